"""Kind `grouped-share`: a share of one table against the amounts that another table lists under its name."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

SHARES = """Tabel 3.4 Efisiensi penggunaan sumber daya
| No | Sasaran | Indikator Kinerja | Capaian (%) | Penyerapan Anggaran (%) |
|---|---|---|---|---|
| 1 | Terawatnya taman kampung | Jumlah taman terawat | 105,00 | {} |
| 2 | Lancarnya pelayanan warga | Persentase pengaduan selesai | 101,00 | 90,00 |
| 3 | Tertibnya kampung | Jumlah kampung tertib | 100,00 | {} |

Tabel 3.5 Anggaran per sasaran tahun 2023
| Sasaran | Kegiatan | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| Terawatnya taman kampung | Perawatan taman | 100.000.000 | 96.000.000 |
| ^ | Pelatihan kader taman | 60.000.000 | 56.000.000 |
| Lancarnya pelayanan warga | Pelayanan keliling | 200.000.000 | 180.000.000 |
| ^ | Loket pengaduan | 50.000.000 | 45.000.000 |
| Tertibnya kampung | Ronda bersama | 40.000.000 | 32.000.000 |
"""


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("95,00", "80,00", []),
        ("97,50", "80,00", [("ANG013", "warning", "97,50")]),  # two that hold are few
        ("59,00", "80,00", [("ANG013", "error", "59,00")]),  # 95 with its digits exchanged
        ("97,50", "88,00", []),  # the lists of the other table may not be whole
    ],
)
def test_a_share_is_that_of_what_is_listed_under_its_name(first: str, last: str, found: list[tuple[str, str, str]]) -> None:
    assert told(SHARES.format(first, last), "ANG013") == found


def test_a_row_that_is_the_sum_of_others_in_one_column_by_chance_is_counted() -> None:
    chance = "| ^ | Loket pengaduan | 50.000.000 | 45.000.000 |\n| ^ | Lomba kampung | 250.000.000 | 225.000.001 |\n"
    text = SHARES.format("95,00", "88,00").replace("| ^ | Loket pengaduan | 50.000.000 | 45.000.000 |\n", chance)
    (found,) = findings(text, "ANG013")
    assert found.expected == "80,00"


def test_a_table_with_its_own_amounts_is_judged_by_them() -> None:
    text = SHARES.replace("Capaian (%) |", "Anggaran (Rp) |").replace(" 105,00 |", " 160.000.000 |")
    assert told(text.format("97,50", "80,00"), "ANG013") == []
