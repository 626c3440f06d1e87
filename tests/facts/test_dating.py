"""A table with last year in its title and this year's figures is read as this year's."""

from __future__ import annotations

import pytest

from lakip_lint.checks.registry import KINDS
from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import load_rules
from lakip_lint.facts import understand

REPORT = """LAPORAN KINERJA KECAMATAN LEMBAH PINUS KABUPATEN AWAN TAHUN 2023

Tabel 3.1 Capaian Kinerja Tahun 2023
| Indikator Kinerja | Target | Realisasi |
|---|---|---|
| Indeks Kepuasan Masyarakat | 85,00 | 86,70 |
| Persentase pengaduan warga yang ditangani | 90,00 | 87,30 |

Tabel 3.2 Realisasi Kinerja Tahun 2022 dan 2023
| Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
|---|---|---|
| Indeks Kepuasan Masyarakat | 83,90 | 86,70 |
| Persentase pengaduan warga yang ditangani | 85,20 | 87,30 |

Tabel 4.1 Capaian Kinerja Tahun 2022
| Indikator Kinerja | Target | Realisasi |
|---|---|---|
| Indeks Kepuasan Masyarakat | 85,00 | {ikm} |
| Persentase pengaduan warga yang ditangani | 90,00 | {pengaduan} |
"""


def years(ikm: str, pengaduan: str) -> list[int | None]:
    """The years of the realisasi of the last table."""
    document = document_from_text(REPORT.format(ikm=ikm, pengaduan=pengaduan))
    understanding = understand(document, load_rules().knowledge)
    return [f.year for f in understanding.ledger if f.table == 2 and f.measure == "realisasi"]


def test_a_title_taken_over_does_not_date_the_figures() -> None:
    assert years("86,70", "87,30") == [2023, 2023]


def test_a_table_of_last_year_stays_one_though_its_targets_are_the_same() -> None:
    assert years("83,90", "85,20") == [2022, 2022]


def doubted_titles(ikm: str, pengaduan: str) -> list[str]:
    """The titles whose year is doubted."""
    understanding = understand(document_from_text(REPORT.format(ikm=ikm, pengaduan=pengaduan)), load_rules().knowledge)
    rule = next(r for r in load_rules().rules if r.code == "THN003")
    return [r.printed for r in KINDS[rule.kind](understanding, rule) if not r.holds]


def test_such_a_title_is_doubted() -> None:
    assert doubted_titles("86,70", "87,30") == ["Tahun 2022"]


@pytest.mark.parametrize("figures", [("83,90", "85,20"), ("86,70", "85,20")])
def test_last_years_title_over_last_years_results_is_not(figures: tuple[str, str]) -> None:
    assert doubted_titles(*figures) == []
