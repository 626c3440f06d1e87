"""Kegiatan told one by one under their programme add up to it."""

from __future__ import annotations

from tests.checks.checking import findings, told

TABLE = """| No | Program | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|---|
| 1 | Program Kebersihan Lingkungan Kampung | 300.500.000 | 280.000.000 | 93,18 |
| 2 | Program Pelayanan Administrasi Warga | 120.000.000 | 110.000.000 | 91,67 |

A. Program Kebersihan Lingkungan Kampung :

"""
ITEM = "Kegiatan {} dengan alokasi anggaran sebesar Rp{} realisasi anggaran sebesar Rp{} atau {}%. Hasilnya 12 taman bersih.\n\n"
TAMAN = ITEM.format("perawatan taman", "200.500.000", "190.000.000", "94,76")
END = "B. Program Pelayanan Administrasi Warga\n\n"


def test_the_part_whose_percentage_holds_once_it_is_right_is_doubted() -> None:
    wrong = ITEM.format("pelatihan kader", "105.000.000", "90.000.000", "90,00")
    (found,) = findings(TABLE + TAMAN + wrong + END, "ANG012")
    assert (found.locations[0].text, found.expected) == ("105.000.000", "100.000.000")


def test_else_the_programme_is_doubted() -> None:
    kader = ITEM.format("pelatihan kader", "105.000.000", "90.000.000", "85,71")
    (found,) = findings(TABLE + TAMAN + kader + END, "ANG012")
    assert (found.locations[0].text, found.expected) == ("300.500.000", "305.500.000")


def test_lists_that_hold_or_are_not_whole_are_left_alone() -> None:
    kader = ITEM.format("pelatihan kader", "100.000.000", "90.000.000", "90,00")
    more = ITEM.format("lomba kampung", "7.000.000", "5.000.000", "71,43")
    assert told(TABLE + TAMAN + kader + END, "ANG012") == []
    assert told(TABLE + TAMAN + kader + more + END, "ANG012") == []  # neither adds up: another budget than the table's
    assert told(TABLE + TAMAN + END + kader, "ANG012") == []
