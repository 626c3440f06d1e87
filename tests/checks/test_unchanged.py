"""A realisasi that is that of the year before to the last digit."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """Tabel 3.2 Perbandingan realisasi kinerja
| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
|---|---|---|---|
| 1 | Jumlah pohon yang tercatat | {} | {} |
| 2 | Jumlah pedagang binaan | {} | 5.210.337 |
| 3 | Jumlah taman yang dirawat | 12 | 15 |
"""


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("4.341.614", "4.341.614", "4.620.118"), 1),
        (("4.341.614", "4.372.806", "4.620.118"), 0),
        (("4.300.000", "4.300.000", "4.620.118"), 0),  # a round figure
        (("82,92", "82,92", "4.620.118"), 0),
        (("4.341.614", "4.341.614", "5.210.337"), 0),  # two of three: a column was copied
    ],
)
def test_a_figure_of_last_year(values: tuple[str, str, str], found: int) -> None:
    assert len(told(TABLE.format(*values), "CAP040")) == found


def test_a_figure_that_the_tables_print_in_two_ways_is_compared_with_none() -> None:
    text = TABLE.format("4.341.614", "4.341.614", "4.620.118")
    other = "\nTabel 3.3 Realisasi kinerja\n| Indikator Kinerja | Realisasi 2023 |\n|---|---|\n| Jumlah pohon yang tercatat | 4.372.806 |\n"
    assert len(told(text, "CAP040")) == 1
    assert told(text + other, "CAP040") == []
