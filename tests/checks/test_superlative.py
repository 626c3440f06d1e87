"""The highest and the lowest, as sentences tell it."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """# 3.1 Capaian
Tabel 3.1 Capaian kinerja tahun 2023
| Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|
| Jumlah taman yang dirawat | 20 | 30 | 150,00 |
| Jumlah bank sampah | 40 | 20 | 50,00 |
| Indeks Kepuasan Masyarakat | 80,00 | 84,00 | 105,00 |

Tabel 3.2 Realisasi anggaran tahun 2023
| Program/Kegiatan | Anggaran (Rp) | Realisasi (Rp) | Penyerapan (%) |
|---|---|---|---|
| Program Penataan Taman Kota | 300.000.000 | 270.000.000 | 90,00 |
| Pembangunan taman lingkungan | 200.000.000 | 172.000.000 | 86,00 |
| Pemeliharaan jalur hijau | 100.000.000 | 98.000.000 | 98,00 |
| Program Pelayanan Kebersihan Jalan | 600.000.000 | 564.000.000 | 94,00 |
| Program Penataan Arsip Desa | 100.000.000 | 92.000.000 | 92,00 |

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Capaian tertinggi sebesar 150,00% dan capaian terendah sebesar 50,00%.", []),
        ("Capaian tertinggi sebesar 105,00% dan capaian terendah sebesar 50,00%.", ["105,00%"]),
        ("Capaian tertinggi sebesar 150,00% dan capaian terendah sebesar 105,00%.", ["105,00%"]),
        ("Program dengan penyerapan tertinggi mencapai 94,00%, yaitu Program Pelayanan Kebersihan Jalan.", []),
        ("Program dengan penyerapan tertinggi mencapai 92,00%, yaitu Program Penataan Arsip Desa.", ["92,00%"]),
        # Some of them, another measure, a mean, a figure that no table has.
        ("Di antara indikator pelayanan, capaian tertinggi sebesar 105,00%.", []),
        ("Penyerapan tertinggi sebesar 105,00%.", []),
        ("Capaian sasaran tertinggi sebesar 120,00%.", []),
        ("Pada triwulan III capaian tertinggi sebesar 105,00%.", []),
        ("Capaian tertinggi tahun 2022 sebesar 105,00%.", []),
    ],
)
def test_the_highest_and_the_lowest(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(TABLE + sentence, "KLM024")] == found
