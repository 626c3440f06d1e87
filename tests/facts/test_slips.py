"""Slips of the keyboard in running text."""
from __future__ import annotations

import pytest

from lakip_lint.facts.slips import Mender, original

MENDER = Mender.of(["Indeks Kepuasan Masyarakat", "Persentase desa tertib"])


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("Indks Kepuasan Masayarakat", "Indeks Kepuasan Masyarakat"),
        ("KEPAUSAN", "KEPUASAN"),
        ("Indeks Kepuasan", "Indeks Kepuasan"),
        ("desa tetib", "desa tertib"),
        ("bersih dan aman", "bersih dan aman"),
    ],
)
def test_one_slip_is_mended(printed: str, mended: str) -> None:
    assert MENDER.mend(printed)[0] == mended


def test_offsets_lead_back_to_the_print() -> None:
    printed = "Nilai Indks Kepuasan Masayarakat sebesar 80"
    mended, shifts = MENDER.mend(printed)
    for word in ("Kepuasan", "sebesar", "80"):
        assert printed[original(mended.index(word), shifts) :].startswith(word)
