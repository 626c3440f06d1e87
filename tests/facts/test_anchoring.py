"""Sentences that leave words of an indicator's name out are of it where one of their figures shows so."""
from __future__ import annotations

import pytest

from tests.checks.checking import told, understood

TABLE = """# 3.1 Capaian
| No | Indikator Kinerja | Realisasi 2022 | Target 2023 | Realisasi 2023 |
|---|---|---|---|---|
| 1 | Peningkatan jumlah pedagang kecil binaan per tahun (orang) | 4.620 | 5.000 | 5.210 |
| 2 | Nilai Evaluasi SAKIP | 70,00 | 71,00 | 71,40 |

# 3.2 Uraian
"""
KEY = "peningkatan jumlah pedagang kecil binaan per tahun"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Jumlah pedagang kecil binaan tahun 2022 sebanyak 4.260 orang, dan tahun 2023 sebanyak 5.210 orang.",
            [("realisasi", 2023, "5.210")],
        ),
        (
            "Realisasi jumlah pedagang kecil binaan tahun 2022 sebanyak 4.260 orang dan tahun 2023 sebanyak 5.210 orang.",
            [("realisasi", 2022, "4.260"), ("realisasi", 2023, "5.210")],
        ),
        ("Jumlah pedagang kecil binaan tahun 2023 sebanyak 12.400 orang.", []),  # all there are, not how many more
        ("Jumlah pedagang besar tahun 2023 sebanyak 5.210 orang.", []),
    ],
)
def test_what_a_shortened_name_speaks_of(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    facts = [f for f in understood(TABLE + sentence).ledger if f.source == "prose" and f.subject.key.startswith(KEY)]
    assert [(f.measure, f.year, f.figure.raw) for f in facts] == expected


def test_a_change_of_what_the_sentence_before_tells() -> None:
    first = "Jumlah pedagang kecil binaan tahun 2023 sebanyak 5.210 orang dari tiga pasar. "
    assert told(TABLE + first + "Meningkat 950 orang dari tahun 2022.", "KLM001") == [("KLM001", "warning", "950")]
    assert told(TABLE + first + "Meningkat 590 orang dari tahun 2022.", "KLM001") == []
    assert told(TABLE + first + "Meningkat 950 kios dari tahun 2022.", "KLM001") == []


def test_a_wrong_year_of_a_series_with_a_shortened_name() -> None:
    series = "Realisasi jumlah pedagang kecil binaan tahun 2022 sebanyak 4.260 orang dan tahun 2023 sebanyak 5.210 orang."
    assert [(s, t) for _, s, t in told(TABLE + series, "CAP003")] == [("warning", "4.260")]
