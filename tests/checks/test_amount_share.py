"""Amounts told as percentages of others."""

from __future__ import annotations

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.document.plain import document_from_text

HEAD = "LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"


def judged(sentence: str) -> list[tuple[bool, str]]:
    report = check_document(document_from_text(f"{HEAD}{sentence}\n"), load_rules(), select=("ANG023",))
    return [(r.holds, str(r.expected)) for r in report.relations]


TRUE = [
    ("Pagu anggaran sebesar Rp 240.000.000. Pagu tersebut terdiri dari belanja pegawai Rp 120.000.000 (50,00%), belanja barang Rp "
     "60.000.000 ({}) dan belanja modal Rp 60.000.000 (25,00%).", "25,00%", "29,00%"),
    ("Anggaran yang tidak terpakai sebesar Rp 12.000.000 atau {} dari besaran anggaran Rp 240.000.000.", "5,00%", "6,50%"),
    ("Dari total anggaran tahun 2031 sebesar Rp 240.000.000, sebanyak Rp 60.000.000 atau {} dialokasikan untuk belanja pegawai.",
     "25%", "29%"),
    ("Pagu anggaran sebesar Rp 240.000.000 dengan realisasi Rp 228.000.000 (95,00%), sehingga terdapat sisa anggaran sebesar "
     "Rp 12.000.000 ({}).", "5,00%", "6,50%"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "right", "wrong"), TRUE)
def test_percentage_of_an_amount_in_another(sentence: str, right: str, wrong: str) -> None:
    assert {holds for holds, _ in judged(sentence.format(right))} == {True}
    (expected,) = [expected for holds, expected in judged(sentence.format(wrong)) if not holds]
    assert expected.split(",")[0] == right.rstrip("%").split(",")[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anggaran naik sebesar Rp 12.000.000 atau 6,50% dari anggaran tahun lalu sebesar Rp 240.000.000.",
        "Anggaran sebesar Rp 240.000.000 terealisasi Rp 228.000.000 atau 90,00%.",  # that of another rule
        "Anggaran bertambah Rp 12.000.000 (6,50%) dari semula Rp 240.000.000.",
        "Belanja pegawai Rp 60.000.000 (98%) dan belanja barang Rp 180.000.000 (97%).",
        "Sisa anggaran Rp 12.000.000 (5,00%) berasal dari belanja pegawai Rp 9.000.000.",
        "Sisa anggaran Rp 12.000.000 (5,00%) terdiri dari sisa tender Rp 9.000.000 dan sisa gaji Rp 3.000.000.",
        "Anggaran Rp 240.000.000 terdiri dari belanja pegawai Rp 180.000.000 (98%) dan belanja barang Rp 60.000.000 (97%).",
        "Sisa anggaran sekitar Rp 12.000.000 atau 6,50% dari anggaran Rp 240.000.000.",
    ],
)
def test_percentages_of_something_else_are_left_alone(sentence: str) -> None:
    assert judged(sentence) == []


def test_what_is_spent_of_a_share_is_no_percentage_of_the_whole() -> None:
    """The total behind "10 % dari" was taken for the budget of what is then told to be spent."""
    text = (
        "Belanja modal sebesar Rp 100.000.000 atau 10,00% dari total anggaran Rp 1.000.000.000 terealisasi Rp 90.000.000 atau "
        "90,00%.\n"
    )
    report = check_document(document_from_text(f"{HEAD}{text}"), load_rules(), select=("ANG",))
    assert [r.rule.code for r in report.relations if not r.holds] == []
