"""Numbers of indikator by their targets and classes, in sentences."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """# 3.1 Capaian Kinerja
| Indikator Kinerja | Target | Realisasi | Capaian (%) | Predikat |
|---|---|---|---|---|
| Jumlah taman yang dirawat | 20 | 30 | 150,00 | Sangat Baik |
| Jumlah bank sampah | 40 | 20 | 50,00 | Kurang |
| Indeks Kepuasan Masyarakat | 80,00 | 84,00 | 105,00 | Sangat Baik |
| Persentase aduan yang dijawab | 90,00 | 90,00 | 100,00 | Baik |
| Jumlah posyandu aktif | 10 | 9 | 90,00 | Baik |

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dari 5 indikator, 3 indikator mencapai target dan 2 indikator belum mencapai target.", []),
        ("Dari lima indikator kinerja sasaran, tiga indikator mencapai target dan dua indikator tidak mencapai target.", []),
        ("Dari 5 indikator, 4 (empat) indikator mencapai target dan 1 (satu) indikator belum mencapai target.", ["4 (empat) indikator"]),
        ("Sebanyak 2 indikator melampaui target, 1 indikator sesuai target dan 2 indikator di bawah target.", []),
        ("Sebanyak 3 indikator melampaui target, 1 indikator sesuai target dan 1 indikator di bawah target.", ["3 indikator"]),
        ("Dari 5 indikator kinerja utama, 3 (tiga) indikator telah mencapai target.", []),
        ("Dari 5 indikator kinerja utama, 4 (empat) indikator telah mencapai target.", ["4 (empat) indikator"]),
        ("Dari 5 indikator, sebanyak 2 indikator melampaui target.", []),
        ("Dari 5 indikator, sebanyak 3 indikator melampaui target.", []),  # the one at its target may be meant, too
        ("Dari 5 indikator, 4 indikator belum mencapai target.", ["4 indikator"]),
        # Not all of them, other times, other things, no clear class.
        ("Sebanyak 1 indikator mencapai target dan 1 indikator belum mencapai target.", []),
        ("Dari 5 indikator, 4 indikator mencapai target dan 1 indikator hampir mencapai target.", []),
        ("Pada tahun 2022, 4 indikator mencapai target dan 1 indikator belum mencapai target.", []),
        ("Pada triwulan III, 4 indikator mencapai target dan 1 indikator belum mencapai target.", []),
        ("Dari 5 sasaran, 4 sasaran mencapai target dan 1 sasaran belum mencapai target.", []),
    ],
)
def test_numbers_by_target(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(TABLE + sentence, "KLM023")] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Sebanyak 2 indikator berkategori Sangat Baik, 2 indikator berkategori Baik dan 1 indikator berkategori Kurang.", []),
        ("Sebanyak 2 (dua) mendapat predikat Sangat Baik, 1 (satu) mendapat predikat Baik dan 1 (satu) mendapat predikat Kurang.",
         ["1 (satu)"]),
        # More than one class differs: another table.
        ("Sebanyak 4 indikator berkategori Sangat Baik, 3 indikator berkategori Baik dan 1 indikator berkategori Kurang.", []),
        ("Sebanyak 2 indikator berkategori Sangat Baik dan 3 indikator berkategori Baik.", []),
    ],
)  # fmt: skip
def test_numbers_by_class(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(TABLE + sentence, "KLM032")] == found


ROWS = (
    ("Meningkatnya kebersihan kampung", "Jumlah taman terawat", "150,00"), ("Meningkatnya kebersihan kampung", "Jumlah bank sampah", "80,00"),
    ("Meningkatnya mutu layanan", "Indeks Kepuasan Masyarakat", "105,00"), ("Tertatanya arsip desa", "Persentase arsip tertata", "70,00"),
)  # fmt: skip
SASARAN = "# 3.1 Capaian Kinerja\n| Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n" + "".join(
    f"| {s} | {i} | 100 | {c.split(',')[0]} | {c} |\n" for s, i, c in ROWS
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dua sasaran tercapai sedangkan satu sasaran lainnya tidak tercapai.", []),  # by the means
        ("Satu sasaran tercapai sedangkan dua sasaran lainnya tidak tercapai.", []),  # by all indikator
        ("Terdapat 3 sasaran yang mencapai target dan 0 sasaran yang belum mencapai target.", ["3 sasaran"]),
        ("Satu sasaran tercapai sedangkan satu sasaran lainnya tidak tercapai.", []),
        ("Terdapat 3 sasaran yang mencapai target dan 0 sasaran yang belum mencapai target indikator.", []),
        ("Salah satu sasaran tercapai sedangkan dua sasaran tidak tercapai.", []),
    ],
)
def test_numbers_of_sasaran(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(f"{SASARAN}\n{sentence}", "KLM023")] == found
