"""Kind `difference`: what is left of a budget, and what its revision added, with their signs."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

REST = """| Uraian | Anggaran (Rp) | Realisasi (Rp) | Sisa Anggaran (Rp) |
|---|---|---|---|
| Belanja Pegawai | 2.400.000.000 | 2.310.000.000 | 90.000.000 |
| Belanja Barang | 116.000.000 | 115.900.000 | 100.000 |
| Belanja Perjalanan | 40.000.000 | 41.250.000 | {} |
| Belanja Modal | 50.000.000 | 52.500.000 | {} |
"""
REVISION = """Tabel 2.3 Anggaran Program Sebelum dan Setelah Perubahan Tahun 2023
| Program | Sebelum Perubahan | Setelah Perubahan | {} |
|---|---|---|---|
| Program Penunjang Urusan Pemerintahan | 1.910.400.000 | 1.962.150.000 | 51.750.000 |
| Program Pelayanan Publik | 204.000.000 | 198.500.000 | 5.500.000 |
| Program Pemberdayaan Masyarakat | 87.250.000 | 91.750.000 | 4.500.000 |
"""


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("-1.250.000", "-2.500.000", []),
        ("1.250.000", "2.500.000", []),  # the column prints no signs
        ("1.250.000", "-2.500.000", [("ANG005", "error", "1.250.000")]),
        ("(1.250.000)", "2.500.000", [("ANG005", "error", "2.500.000")]),
    ],
)
def test_a_rest_with_the_wrong_sign(first: str, second: str, found: list[tuple[str, str, str]]) -> None:
    assert told(REST.format(first, second), "ANG005") == found


def test_the_right_sign_is_written_as_the_column_writes_it() -> None:
    (minus,) = findings(REST.format("1.250.000", "-2.500.000"), "ANG005")
    (brackets,) = findings(REST.format("1.250.000", "(2.500.000)"), "ANG005")
    assert (minus.expected, brackets.expected) == ("-1.250.000", "(1.250.000)")
    assert minus.cause is not None
    assert minus.cause.kind == "tanda"


def test_a_rest_that_should_not_be_negative() -> None:
    text = REST.format("-1.250.000", "-2.500.000").replace("| 100.000 |", "| (100.000) |")
    assert told(text, "ANG005") == [("ANG005", "error", "(100.000)")]


def test_a_decrease_without_brackets_under_a_header_that_asks_for_them() -> None:
    assert told(REVISION.format("Bertambah/(Berkurang)"), "ANG011") == [("ANG011", "error", "5.500.000")]
    assert told(REVISION.format("Selisih"), "ANG011") == []


def test_income_may_be_counted_the_other_way_round() -> None:
    income = REST.format("-1.250.000", "-2.500.000") + "| Pendapatan Asli Daerah | 10.000.000 | 11.000.000 | 1.000.000 |\n"
    assert told(income, "ANG005") == []
