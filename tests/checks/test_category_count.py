"""Numbers of indikator by category against the tables."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

SCALE = """# 3.0 Skala
| Rentang Capaian | Kategori |
|---|---|
| ≥ 100% | Sangat Baik |
| ≥ 80% - < 100% | Baik |
| ≥ 55% - < 80% | Cukup |
| < 55% | Kurang |

"""
TABLE = """# 3.{n} Capaian Kinerja
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | 85,00 | 86,70 | 102,00 |
| 2 | Persentase desa tertib administrasi | 80,00 | 76,00 | 95,00 |
| 3 | Persentase jalan kampung terpelihara | 90,00 | 81,00 | 90,00 |
| 4 | Persentase warga tertib arsip | 50,00 | 20,00 | 40,00 |

"""
LIST = """# 4.1 Simpulan
Simpulan capaian tahun {year} sebagai berikut:
- Sangat Baik (≥ 100%): {} indikator (25%)
- Baik (≥ 80% - < 100%): {} indikator
- Kategori: Cukup - sebanyak 0 indikator
- Kurang (< 55%): {} indikator
"""


def test_a_list_against_capaian_and_scale() -> None:
    assert told(SCALE + TABLE.format(n=1) + LIST.format(1, 2, 1, year=2023), "KLM032") == []
    (finding,) = findings(SCALE + TABLE.format(n=1) + LIST.format(2, 1, 1, year=2023), "KLM032")
    assert (finding.severity.value, finding.locations[0].text, finding.expected) == ("warning", "2", "1 indikator")
    assert "Sangat Baik 2, Baik 1" in finding.message["id"]


def test_several_tables_make_it_an_error() -> None:
    text = SCALE + TABLE.format(n=1) + TABLE.format(n=2) + LIST.format(2, 1, 1, year=2023)
    assert [severity for _, severity, _ in told(text, "KLM032")] == ["error"]


def test_one_sentence() -> None:
    sentence = "# 4.1 Simpulan\nTahun 2023 terdapat {} indikator berkategori Sangat Baik, {} indikator Baik, dan {} indikator Kurang."
    assert told(SCALE + TABLE.format(n=1) + sentence.format(1, 2, 1), "KLM032") == []
    assert [t for *_, t in told(SCALE + TABLE.format(n=1) + sentence.format(2, 1, 1), "KLM032")] == ["2"]


@pytest.mark.parametrize(
    "text",
    [
        LIST.format(2, 1, 1, year=2022),
        LIST.format(2, 2, 1, year=2023),  # of five indikator, which no table has
        LIST.format(2, 1, 1, year=2023).replace("capaian tahun", "capaian triwulan I tahun"),
        LIST.format(2, 1, 1, year=2023).replace("indikator", "kegiatan"),
    ],
)
def test_what_is_not_judged(text: str) -> None:
    assert told(SCALE + TABLE.format(n=1) + text, "KLM032") == []


YEARS = """# 4.1 Simpulan
Capaian indikator tahun 2023 sebagai berikut:
- Sangat Baik: 6 indikator
- Baik: 2 indikator
- Kurang: 1 indikator

Capaian indikator tahun {year} dengan hasil sebagai berikut:
- Kategori Sangat Baik sebanyak {} indikator
- Kategori Baik sebanyak {} indikator
- Kategori Kurang sebanyak {} indikator
"""


def test_the_list_of_this_year_under_last_year() -> None:
    (finding,) = findings(YEARS.format(6, 2, 1, year=2022), "THN030")
    assert (finding.locations[0].text, finding.expected) == ("tahun 2022", "tahun 2023")
    assert told(YEARS.format(5, 3, 1, year=2022), "THN030") == []
    assert told(YEARS.format(6, 2, 1, year=2023), "THN030") == []
    assert told(YEARS.format(9, 0, 0, year=2022), "THN030") == []
