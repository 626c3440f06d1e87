"""Rises and falls told without figures, against the table of both years."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """Tabel 3.1 Perbandingan Realisasi Kinerja Tahun 2023 dengan Tahun 2022
| Indikator Kinerja | Realisasi 2023 | Realisasi 2022 |
|---|---|---|
| Jumlah produksi sayuran | 2.702.370 | 2.413.015 |
| Jumlah produksi jagung manis | 2.166.294 | 3.825.699 |
| Persentase kehilangan hasil panen | 10,21 | 10,69 |
| Jumlah kelompok tani binaan | 25 | 25 |

"""
RISES, FALLS = ["mengalami kenaikan"], ["menurun"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Produksi jagung manis mengalami kenaikan dibandingkan dengan tahun 2022.", RISES),
        ("Dibandingkan realisasi tahun 2022, hanya produksi untuk komoditas jagung manis saja yang mengalami kenaikan.", RISES),
        ("Jumlah produksi sayuran pada tahun 2023 menurun dibanding tahun sebelumnya.", FALLS),
        ("Produksi sayuran mengalami kenaikan dibandingkan dengan tahun 2022.", []),
        ("Produksi sayuran tidak menurun dibandingkan dengan tahun 2022.", []),
        ("Produksi sayuran diharapkan menurun dibandingkan dengan tahun 2022.", []),
        ("Target produksi sayuran menurun dibandingkan dengan tahun 2022.", []),
        ("Produksi sayuran menurun dibandingkan dengan tahun 2019.", []),
        ("Produksi sayuran triwulan I menurun dibandingkan dengan tahun 2022.", []),
        ("Produksi sayuran menurun sebesar 12% dibandingkan dengan tahun 2022.", []),
        ("Produksi sayuran naik dan produksi jagung manis menurun dibandingkan dengan tahun 2022.", []),
        ("Harga produksi sayuran stabil, sedangkan minat warga menurun dibandingkan dengan tahun 2022.", []),
        ("Capaian kinerja persentase kehilangan hasil panen meningkat dibandingkan dengan tahun 2022.", []),
        ("Kelompok tani binaan menurun dibandingkan dengan tahun 2022.", []),
    ],
)
def test_a_direction_without_figures(sentence: str, found: list[str]) -> None:
    assert [doubted for _, _, doubted in told(TABLE + sentence, "KLM046")] == found
