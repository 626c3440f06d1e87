"""Kind `beside`: two percentages that a sentence gives of one row."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """Tabel 3.4 Efisiensi penggunaan sumber daya tahun 2023
| No | Sasaran | Indikator Kinerja | Capaian (%) | Penyerapan Anggaran (%) | Efisiensi (%) |
|---|---|---|---|---|---|
| 1 | Terawatnya taman kampung kota | Jumlah taman terawat | 105,25 | 95,00 | 10,25 |
| ^ | ^ | Luas taman terawat | 104,50 | ^ | ^ |
| 2 | Lancarnya pelayanan warga kota | Persentase pengaduan selesai | 100 | 90,00 | 11,40 |

"""
NAMED = "Efisiensi tertinggi ada pada sasaran {} dengan tingkat efisiensi {}, dengan persentase capaian kinerja {}."


@pytest.mark.parametrize(
    ("name", "known", "given", "found"),
    [
        ("Terawatnya taman kampung kota", "10,25%", "105,25%", []),
        ("Terawatnya taman kampung kota", "10,25%", "104,50%", []),  # of the other indikator
        ("Terawatnya taman kampung kota", "10,25%", "101,25%", [("KLM018", "error", "101,25%")]),
        ("Terawatnya taman kampung kota", "10,25%", "104,88%", []),  # their mean
        ("Lancarnya pelayanan warga kota", "11,40%", ">100%", [("KLM018", "warning", ">100%")]),
        ("Terawatnya taman kampung kota", "10,25%", ">100%", []),
        ("Lancarnya pelayanan warga kota", "10,25%", "101,25%", []),  # not of that row
        ("taman", "10,25%", "101,25%", []),  # no row is named
    ],
)
def test_the_second_figure_is_of_the_row_of_the_first(
    name: str, known: str, given: str, found: list[tuple[str, str, str]]
) -> None:
    assert told(TABLE + NAMED.format(name, known, given), "KLM018") == found


@pytest.mark.parametrize(("joined", "found"), [("dengan", 1), ("sedangkan", 0)])
def test_figures_of_two_clauses_are_not_of_one_row(joined: str, found: int) -> None:
    text = NAMED.format("Terawatnya taman kampung kota", "10,25%", "101,25%").replace(", dengan", f", {joined}")
    assert len(told(TABLE + text, "KLM018")) == found
