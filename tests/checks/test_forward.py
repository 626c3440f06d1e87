"""Revisions of a budget that are told one after the other."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

LEAD = "Pagu DIPA awal sebesar Rp 4.100.000.000,- dan direvisi sebagai berikut:"
ITEMS = (
    "Penambahan untuk rumah pompa sebesar Rp 250.000.000,- sehingga pagu menjadi Rp 4.350.000.000,-;",
    "Penghematan sisa lelang sebesar Rp 15.000.000,-. Pagu semula Rp 4.350.000.000,- menjadi Rp 4.335.000.000,-;",
    "Pergeseran antarkegiatan sebesar Rp 70.000.000,-, pagu tetap sebesar Rp 4.335.000.000,-;",
    "Tambahan anggaran sebesar Rp 65.000.000,-, pagu berubah menjadi Rp 4.400.000.000,-;",
    "Revisi halaman tiga tidak menyebabkan perubahan pagu anggaran DIPA sebesar Rp 4.400.000.000,-.",
)


def doubted(changes: dict[int, tuple[str, str]], lead: str = LEAD) -> list[tuple[str, str, str]]:
    items = [item.replace(*changes.get(i, ("", ""))) for i, item in enumerate(ITEMS)]
    listed = "\n\n".join(f"{letter}. {item}" for letter, item in zip("abcde", items, strict=True))
    return told(f"LAPORAN KINERJA BALAI POMPA TAHUN 2023\n\n# 3.3 Anggaran\n{lead}\n\n{listed}\n", "ANG015")


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({}, []),
        ({1: ("15.000.000", "51.000.000")}, ["51.000.000,-"]),
        ({2: ("4.335.000.000", "4.350.000.000")}, ["4.350.000.000,-"]),  # the budget of an older revision
        ({0: ("sebesar", "dicadangkan untuk blokir sebesar")}, []),  # nothing is said of what was added
        ({3: ("sebesar Rp 65.000.000,-", "sebesar Rp 60.000.000,- dan penambahan sebesar Rp 9.000.000,-")}, []),
        ({4: ("4.400.000.000", "4.040.000.000")}, []),  # no item behind it shows which of the two is wrong
    ],
)
def test_what_each_revision_leaves_follows_from_the_one_before(changes: dict[int, tuple[str, str]], printed: list[str]) -> None:
    assert [text for _, _, text in doubted(changes)] == printed


def test_the_budget_that_the_revisions_start_from() -> None:
    first = {0: ("Penambahan untuk rumah pompa", "DIPA awal dengan pagu sebesar Rp 3.900.000.000,-. Penambahan")}
    assert doubted(first) == []  # only the last budget of an item counts
    left = {0: (ITEMS[0], "DIPA awal dengan pagu sebesar Rp 3.900.000.000,- disahkan di muka;"), 1: ("15.000.000", "15.000.000")}
    follows = {**left, 1: (ITEMS[1], "Penambahan sebesar Rp 235.000.000,- sehingga pagu menjadi Rp 4.335.000.000,-;")}
    assert [text for _, _, text in doubted(follows)] == ["3.900.000.000,-"]  # 4.100.000.000 + 235.000.000 is what is printed
