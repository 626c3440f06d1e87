"""Capaian of one indicator computed in two ways (CAP009)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

HEADER = "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n"
OTHERS = "| 3 | Angka kelulusan SMP | 98,00 | 97,00 | 98,98 |\n"


def found(*rows: str, again: str = "") -> list[tuple[str, str]]:
    text = HEADER + "".join(f"| {row} |\n" for row in rows) + OTHERS
    if again:
        text += f"\nCapaian tahun 2022\n\n{HEADER.replace('Target', 'Target 2022').replace('Realisasi', 'Realisasi 2022')}| {again} |\n" + OTHERS
    return [(severity, printed) for _, severity, printed in told(text, "CAP009")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1 | Angka putus sekolah SD | 0,10 | 0,08 | 80,00", "2 | Angka putus sekolah SMP | 0,25 | 0,28 | 88,00", [("warning", "80,00")]),
        ("1 | Angka putus sekolah SD | 0,10 | 0,08 | 120,00", "2 | Angka putus sekolah SMP | 0,25 | 0,28 | 88,00", []),
        ("1 | Angka putus sekolah SD | 0,10 | 0,08 | 80,00", "2 | Angka putus sekolah SMP | 0,25 | 0,28 | 112,00", []),  # both direct
        ("1 | Angka partisipasi SD | 90,00 | 81,00 | 90,00", "2 | Angka partisipasi SMP | 80,00 | 84,00 | 95,00", []),  # no word says so
        ("1 | Angka putus sekolah SD | 0,10 | 0,10 | 100,00", "2 | Angka putus sekolah SMP | 0,25 | 0,28 | 88,00", []),
    ],
)
def test_an_indicator_among_its_likes(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    assert found(first, second) == expected


def test_one_indicator_in_two_tables() -> None:
    now = "1 | Tingkat kehilangan air | 20,00 | 18,00 | {}"
    assert found(now.format("90,00"), again="1 | Tingkat kehilangan air | 22,00 | 21,00 | 104,55") == [("warning", "90,00")]
    assert found(now.format("110,00"), again="1 | Tingkat kehilangan air | 22,00 | 21,00 | 104,55") == []


def test_harm_above_its_target_is_no_success_where_the_report_knows_the_other_way() -> None:
    others = "2 | Rata-rata waktu tunggu | 20,00 | 18,00 | 110,00"
    assert found("1 | Jumlah kecelakaan kerja | 140 | 151 | 107,86", others) == [("warning", "107,86")]
    assert found("1 | Jumlah kecelakaan kerja | 140 | 151 | 92,14", others) == []
    assert found("1 | Jumlah kecelakaan kerja yang ditangani | 140 | 151 | 107,86", others) == []
    assert found("1 | Jumlah kecelakaan kerja | 140 | 151 | 107,86", "2 | Jumlah taman | 20,00 | 18,00 | 90,00") == []
