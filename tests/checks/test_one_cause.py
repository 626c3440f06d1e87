"""One cause that several rules see is one finding, through the public API."""
from __future__ import annotations

import pytest

from lakip_lint import Finding, check_document, load_rules
from lakip_lint.document.plain import document_from_text

HEAD = "LAPORAN KINERJA KECAMATAN LEMBAH PINUS KABUPATEN AWAN TAHUN 2023\n\n"
CONTENTS = """DAFTAR ISI

BAB II PERENCANAAN KINERJA ........ 1

2.1 Rencana Strategis ........ 1

2.2 Perjanjian Kinerja Tahun {listed} ........ 2

BAB III AKUNTABILITAS KINERJA ........ 3
\\f
# BAB II PERENCANAAN KINERJA

# 2.1 Rencana Strategis

Isi rencana strategis tahun 2023.

# 2.2 Perjanjian Kinerja Tahun 2023

Isi perjanjian kinerja tahun 2023.
\\f
# BAB III AKUNTABILITAS KINERJA

Isi kinerja tahun 2023.
"""
ORDINAL = """BAB I PENDAHULUAN

Laporan Kinerja Kecamatan Lembah Pinus Tahun 2023 disusun oleh kecamatan. Pada tahun 2023 kecamatan melaksanakan program.

Laporan Kinerja Kecamatan Lembah Pinus Tahun {year} ini merupakan laporan tahun {ordinal} pelaksanaan Renstra Tahun 2021-2026.

Kinerja tahun 2023 baik. Tahun 2023 selesai.
"""
BUDGET = """| Uraian | Anggaran (Rp) | Realisasi (Rp) | Sisa (Rp) | % |
|---|---|---|---|---|
| Belanja Pegawai | 812.400.000 | 798.183.000 | 14.217.000 | 98,25 |
| Belanja Barang dan Jasa | {goods} | 209.365.500 | 31.284.500 | 87,00 |
| Belanja Modal | {capital} | {spent} | 14.445.000 | 85,00 |
| Jumlah | 1.149.350.000 | 1.089.403.500 | 59.946.500 | 94,78 |
"""


def findings(text: str, *topics: str) -> list[Finding]:
    return list(check_document(document_from_text(HEAD + text), load_rules(), select=topics).findings)


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.rule, f.printed, str(f.expected)) for f in found]


def test_a_year_that_makes_the_title_in_the_contents_another_is_told_once() -> None:
    assert findings(CONTENTS.format(listed=2023), "STR004", "THN") == []
    (finding,) = findings(CONTENTS.format(listed=2022), "STR004", "THN")
    assert told([finding]) == [("THN002", "Tahun 2022", "Tahun 2023")]
    assert [a.rule for a in finding.also] == ["STR004"]


def test_another_title_is_still_a_finding_of_its_own() -> None:
    other = CONTENTS.format(listed=2022).replace("2.1 Rencana Strategis ........ 1", "2.1 Sumber Daya Manusia ........ 1")
    assert [(f.rule, [a.rule for a in f.also]) for f in findings(other, "STR004", "THN")] == [("STR004", []), ("THN002", ["STR004"])]


def test_a_stale_year_beside_the_right_year_of_the_plan_is_told_once() -> None:
    assert findings(ORDINAL.format(year=2023, ordinal="ketiga"), "THN") == []
    (finding,) = findings(ORDINAL.format(year=2021, ordinal="ketiga"), "THN")
    assert (finding.printed, finding.expected) == ("Tahun 2021", "Tahun 2023")
    assert {finding.rule, *(a.rule for a in finding.also)} == {"THN001", "THN010"}


def test_a_wrong_year_of_the_plan_stays_a_finding_of_its_own() -> None:
    (finding,) = findings(ORDINAL.format(year=2023, ordinal="kelima"), "THN")
    assert (finding.rule, finding.printed) == ("THN010", "tahun kelima pelaksanaan Renstra")


def test_budgets_of_two_rows_that_were_exchanged_are_told_once() -> None:
    right = {"goods": "240.650.000", "capital": "96.300.000", "spent": "81.855.000"}
    assert findings(BUDGET.format(**right), "ANG") == []
    (finding,) = findings(BUDGET.format(**{**right, "goods": "96.300.000", "capital": "240.650.000"}), "ANG")
    assert told([finding]) == [("ANG001", "96.300.000", "240.650.000")]
    assert finding.cause
    assert finding.cause.text["id"] == "tertukar dengan angka Belanja Modal"
    assert "240.650.000" in [item.text for item in finding.locations[1:]]


def test_a_budget_exchanged_with_its_spending_is_told_once() -> None:
    swapped = BUDGET.format(goods="240.650.000", capital="81.855.000", spent="96.300.000")
    (finding,) = findings(swapped, "ANG")
    assert told([finding]) == [("ANG002", "81.855.000", "96.300.000")]
    assert finding.cause
    assert finding.cause.kind == "tertukar"


PERCENT = """| Uraian | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|
| Belanja Pegawai | 812.400.000 | 798.183.000 | 98,25 |
| Belanja Barang dan Jasa | {goods} | {bought} | 87,00 |
| Belanja Modal | {capital} | {spent} | {percent} |
| Jumlah | 1.149.350.000 | 1.089.403.500 | 94,78 |
"""


@pytest.mark.parametrize(
    ("wrong", "printed", "expected"),
    [
        ({"goods": "96.300.000", "capital": "240.650.000"}, "96.300.000", "240.650.000"),
        ({"bought": "81.855.000", "spent": "209.365.500"}, "81.855.000", "209.365.500"),
    ],
    ids=["budgets", "spending"],
)
def test_figures_of_two_rows_that_only_their_percentages_contradict(wrong: dict[str, str], printed: str, expected: str) -> None:
    right = {
        "goods": "240.650.000", "bought": "209.365.500", "capital": "96.300.000", "spent": "81.855.000", "percent": "85,00"
    }
    assert findings(PERCENT.format(**right), "ANG") == []
    (finding,) = findings(PERCENT.format(**{**right, **wrong}), "ANG")
    assert told([finding]) == [("ANG001", printed, expected)]
    assert finding.cause
    assert finding.cause.kind == "tertukar"
    assert "Belanja Barang dan Jasa" in finding.message["id"]


def test_two_rows_that_are_wrong_by_themselves_stay_two_findings() -> None:
    wrong = {"goods": "96.300.000", "bought": "209.365.500", "capital": "240.650.000", "spent": "81.855.000", "percent": "65,00"}
    assert len(findings(PERCENT.format(**wrong), "ANG001")) == 2
