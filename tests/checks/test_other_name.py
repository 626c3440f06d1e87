"""An indicator or sasaran that a table calls by another name."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

USUAL = "Persentase desa bernilai B ke atas"


def table(number: int, second: str = USUAL, third: str = "Jumlah taman terawat", target: str = "80,00", extra: str = "") -> str:
    return (
        f"\nTabel 3.{number} Kinerja Tahun 2023\n| No | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n"
        f"| 1 | Indeks Kepuasan Masyarakat | 85,00 | 86,70 |\n| 2 | {second} | {target} | 76,00 |\n| 3 | {third} | 12 | 14 |\n{extra}"
    )


@pytest.mark.parametrize(
    ("name", "severity"),
    [("Persentase desa bernilai A ke atas", "warning"), ("Persentase kelurahan bernilai B ke atas", "note")],
)
def test_an_indicator_with_another_word_in_its_name(name: str, severity: str) -> None:
    assert told(table(1) + table(2) + table(3, name), "STR028") == [("STR028", severity, name)]


def test_another_name_with_the_same_figures_in_the_same_place() -> None:
    other = "Cakupan wilayah dengan administrasi tertib"
    assert told(table(1) + table(2) + table(3, other), "STR028") == [("STR028", "note", other)]
    assert told(table(1) + table(2) + table(3, other, target="55,00"), "STR028") == []


def test_names_that_are_alike_need_no_figures_in_common() -> None:
    other = "Persentase kelurahan bernilai B ke atas"
    assert told(table(1) + table(2) + table(3, other, target="55,00"), "STR028") == [("STR028", "note", other)]


def test_tables_of_two_indicators_share_too_little() -> None:
    other = "Persentase kelurahan bernilai B ke atas"
    short = (table(1) + table(2) + table(3, other)).replace("| 3 | Jumlah taman terawat | 12 | 14 |\n", "")
    assert told(short, "STR028") == []


@pytest.mark.parametrize(
    "text",
    [
        table(1) + table(2) + table(3, "Persentase desa yang bernilai B ke atas"),
        table(1, f"{USUAL} kota") + table(2, f"{USUAL} kota") + table(3, f"{USUAL} ( DBB )"),
        table(1) + table(2) + table(3, "Persentse desa bernilai B ke atas"),
        table(1) + table(2) + table(3, "Persentase kelurahan bernilai B ke atas", "Jumlah taman kota"),
        # Both stand in one table: two things.
        table(1) + table(2, "Persentase desa bernilai A ke atas")
        + table(3, extra="| 4 | Persentase desa bernilai A ke atas | 10,00 | 9,00 |\n"),
    ],
)  # fmt: skip
def test_names_of_one_thing_or_of_two(text: str) -> None:
    assert told(text, "STR028") == []


def sasaran(number: int, name: str) -> str:
    return (
        f"\nTabel 3.{number} Kinerja Tahun 2023\n| Sasaran Strategis | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n"
        f"| {name} | Indeks Kepuasan Masyarakat | 85,00 | 86,70 |\n| {name} | Persentase aduan yang dijawab | 90,00 | 99,00 |\n"
        "| Meningkatnya kebersihan kampung | Jumlah taman terawat | 12 | 14 |\n"
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Meningkatnya kualitas pelayanan perangkat daerah", True),
        ("Terwujudnya arsip yang tertata", True),
        ("Meningkatkan kualitas pelayanan pemerintah daerah", False),
        ("Peningkatan kualitas pelayanan pemerintah daerah", False),
        ("Meningkatnya kualitas pelayanan", False),
        ("1. Meningkat- nya kualitas pelayan- an pemerintah daerah", False),
    ],
)
def test_a_sasaran_by_the_indicators_under_it(name: str, found: bool) -> None:
    usual = "Meningkatnya kualitas pelayanan pemerintah daerah"
    expected = [("STR028", "note", name)] if found else []
    assert told(sasaran(1, usual) + sasaran(2, usual) + sasaran(3, name), "STR028") == expected


def test_the_number_of_a_sasaran_is_no_part_of_its_name() -> None:
    usual, other = "1. Meningkatnya kualitas pelayanan pemerintah daerah", "2. Terwujudnya arsip yang tertata"
    assert told(sasaran(1, usual) + sasaran(2, usual) + sasaran(3, other), "STR028") == [("STR028", "note", other)]
