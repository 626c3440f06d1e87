"""Two years side by side: the way of the table is inferred, a row that follows none is doubted."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

HEADER = "Tabel 3.2 Perbandingan Tahun 2022 dan Tahun 2023\n| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 | {} |\n|---|---|---|---|---|\n"
RATIOS = ("Taman terawat | 16 | 20 | 125,00", "Kampung siaga | 40 | 44 | 110,00", "Jalur hijau | 8,00 | 10,00 | 125,00")
GROWTHS = ("Taman terawat | 16 | 20 | 25,00", "Kampung siaga | 40 | 44 | 10,00", "Jalur hijau | 8,00 | 6,00 | 25,00")


def table(*rows: str, result: str = "(%)") -> str:
    return HEADER.format(result) + "\n".join(f"| {i} | {row} |" for i, row in enumerate(rows, 1))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Bank sampah | 20 | 25 | 125,00", []),
        ("Bank sampah | 20 | 25 | 152,00", [("CAP007", "error", "152,00")]),
        ("Bank sampah | 20 | 25 | 25,00", [("CAP007", "error", "25,00")]),  # the growth among ratios
        ("Bank sampah | 30 | 21 | 142,85", [("CAP007", "note", "142,85")]),  # less is better, cut off
        ("Bank sampah | 20 | 25 | 5", []),  # the difference
        ("Bank sampah | 0 | 0 | 1000", []),
        ("Bank sampah | 20 | n/a | 100", []),
    ],
)
def test_a_table_of_ratios(row: str, found: list[tuple[str, str, str]]) -> None:
    assert told(table(*RATIOS, row), "CAP007") == found


def test_a_table_of_growth() -> None:
    assert told(table(*GROWTHS, "Bank sampah | 20 | 25 | 25,00", result="Pertumbuhan (%)"), "CAP007") == []
    (found,) = findings(table(*GROWTHS, "Bank sampah | 20 | 25 | 125,00", result="Pertumbuhan (%)"), "CAP007")
    assert (found.expected, found.cause and found.cause.kind) == ("25,00", "cara lain")


def test_without_a_way_nothing_is_judged() -> None:
    assert told(table(*RATIOS[:2], "Jalur hijau | 8,00 | 10,00 | 90,00", "Bank sampah | 20 | 25 | 77,00"), "CAP007") == []


def test_a_result_of_a_target_is_judged_elsewhere() -> None:
    header = HEADER.format("Target | Capaian (%)").replace("|---|\n", "|---|---|\n")
    rows = [row.rpartition(" | ")[0] + " | 20 | 99,00" for row in RATIOS]
    assert told(header + "\n".join(f"| {i} | {row} |" for i, row in enumerate(rows)), "CAP007") == []


DIFFERENCES = ("Taman terawat | 16 | 20 | 4", "Kampung siaga | 40 | 44 | 4", "Jalur hijau | 8,00 | 6,50 | -1,50")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Bank sampah | 20 | 25 | 5", []),
        ("Bank sampah | 20 | 25 | 25,00", []),  # told in percent
        ("Bank sampah | 20 | 25 | 20,00", []),  # in percent of this year
        ("Bank sampah | 20 | 37 | 71", [("CAP007", "error", "71")]),
        ("Persentase sampah terangkut | 85 | 86 | 0,40", []),  # the two were rounded
        ("Persentase sampah terangkut | 85 | 86 | 3,40", [("CAP007", "error", "3,40")]),
        ("Bank sampah | 20 | 0 | -20", []),
        ("Bank sampah | 20 | 0 | -12", [("CAP007", "error", "-12")]),
        ("Bank sampah | 0 | 25 | 25", []),
        ("Bank sampah | 0 | 25 | 52", [("CAP007", "warning", "52")]),
        ("Bank sampah | 0 | 25 | 0", []),
    ],
)
def test_a_failing_row_in_a_table_of_differences(row: str, found: list[tuple[str, str, str]]) -> None:
    assert told(table(*DIFFERENCES, row, result="Peningkatan/Penurunan"), "CAP007") == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Bank sampah | 20 | 0 | 0,00", []),
        ("Bank sampah | 20 | 0 | 100,00", []),
        ("Bank sampah | 20 | 0 | 75,00", [("CAP007", "error", "75,00")]),
        ("Bank sampah | 0 | 25 | 100,00", []),
    ],
)
def test_a_row_that_fell_to_zero_in_a_table_of_ratios(row: str, found: list[tuple[str, str, str]]) -> None:
    assert told(table(*RATIOS, row), "CAP007") == found
