"""Series of years that sentences tell twice."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

FIRST = "# 1.1 Gambaran\nRealisasi jumlah pedagang kecil tahun 2021 sebanyak 4.150, tahun 2022 sebanyak 4.175 dan tahun 2023 mencapai 5.210.\n\n"
SECOND = (
    "# 3.3 Uraian\nRealisasi jumlah pedagang kecil pada tahun 2021 sebanyak 4.150 orang di dua pasar. Sementara pada tahun 2022 sebanyak "
    "4.620 orang di tiga pasar. Pada tahun 2023, jumlah pedagang kecil mencapai 5.210 orang.\n\n"
)
TABLE = "| Uraian | Realisasi 2022 | Realisasi 2023 |\n|---|---|---|\n| Pedagang binaan | 4.620 | 5.210 |\n"


def test_one_year_of_a_series_that_differs() -> None:
    assert told(FIRST + SECOND, "KLM042") == [("KLM042", "warning", "4.620")]


def test_a_table_tells_which_is_wrong() -> None:
    assert told(FIRST + SECOND + TABLE, "KLM042") == [("KLM042", "error", "4.175")]


@pytest.mark.parametrize(
    "second",
    [
        SECOND.replace("4.620", "4.175"),
        SECOND.replace("5.210", "9.800"),  # one year alone agrees
        SECOND.replace("pedagang kecil", "pedagang besar"),
        SECOND.replace("tahun 2022 sebanyak", "triwulan II sebanyak"),
    ],
)
def test_what_does_not_show_that_one_is_wrong(second: str) -> None:
    assert told(FIRST + second, "KLM042") == []


@pytest.mark.parametrize(("unit", "found"), [("orang", 1), ("dokumen", 0)])
def test_figures_that_count_something_else_are_no_copies(unit: str, found: int) -> None:
    text = FIRST.replace("4.175", "4.175 orang") + SECOND.replace("4.620 orang", f"4.620 {unit}")
    assert len(told(text, "KLM042")) == found
