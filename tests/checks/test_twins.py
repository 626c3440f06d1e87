"""Items of lists that are printed twice."""
from __future__ import annotations

from tests.checks.checking import findings, told

LIST = """# {number} {title}
Anggaran menurut kegiatan:
a. Kegiatan Pemeliharaan Taman Kampung di Seluruh Wilayah Kampung sebesar Rp 125.000.000,-
b. Kegiatan Pembinaan Kelompok Tani Wanita di Seluruh Rukun Warga, sebesar Rp {amount},-
c. Kegiatan Penyuluhan Sampah Rumah Tangga di Seluruh Rukun Warga sebesar Rp {other},-
"""


def twice(amount: str, other: str = "75.000.000") -> str:
    lists = [("2.3", "Program", "89.962.118", "75.000.000"), ("3.4", "Akuntabilitas Keuangan", amount, other)]
    return "\n".join(LIST.format(number=n, title=t, amount=a, other=o) for n, t, a, o in lists)


def test_an_item_with_another_amount() -> None:
    """The same item in the chapters on plan and budget; which amount is right is not told."""
    assert told(twice("89.962.118"), "KLM013") == []
    (finding,) = findings(twice("99.376.227"), "KLM013")
    assert (finding.severity.value, finding.locations[0].text, finding.expected) == ("warning", "99.376.227,-", "")


def test_lists_of_which_most_items_differ() -> None:
    assert told(twice("85.000.000", "70.000.000"), "KLM013") == []


def test_an_item_that_tells_of_the_whole_office_is_a_sentence_like_others() -> None:
    """Sentences with an amount and percentages were no longer compared where they stood in a list."""
    told_twice = "a. Realisasi Kecamatan Mekar Sari sampai akhir tahun mencapai {} atau sebesar Rp {},- dari seluruh pagunya."
    text = f"# 1.1 Ringkasan\n{told_twice.format('97,03%', '2.043.100.002')}\n\n# 4.1 Simpulan\n{told_twice.format('98,07%', '2.574.978.529')}\n"
    assert [s for _, s, _ in told(text, "KLM013")] == ["warning"]
