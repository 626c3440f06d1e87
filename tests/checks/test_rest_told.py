"""What is left of a budget, in sentences."""
from __future__ import annotations

import pytest

from tests.checks.checking import told


@pytest.mark.parametrize(
    "sentence",
    [
        "Pagu anggaran Rp 100.000.000 dengan realisasi Rp 90.000.000 (90,00%) sehingga sisa anggaran Rp {}.",
        "Dari anggaran sebesar Rp100.000.000,- terealisasi sebesar Rp90.000.000,- sehingga terdapat sisa sebesar Rp{}.",
        "Sisa anggaran sebesar Rp {} dari pagu Rp 100.000.000 dan realisasi Rp 90.000.000.",
    ],
)
def test_what_is_left(sentence: str) -> None:
    assert told(sentence.format("10.000.000"), "ANG022") == []
    assert told(sentence.format("20.000.000"), "ANG022") == [("ANG022", "error", "20.000.000")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pagu Rp 100.000.000, realisasi Rp 90.000.000, hibah Rp 5.000.000 dan sisa anggaran Rp 20.000.000.",
        "Sampai triwulan III dari pagu Rp 100.000.000 terealisasi Rp 60.000.000, sisa anggaran Rp 30.000.000.",
        "Pagu Rp 100.000.000 dan realisasi Rp 90.000.000, dengan sisa anggaran tahun lalu Rp 20.000.000.",
        "Pagu Rp 100.000.000 dengan realisasi Rp 90.000.000 dan efisiensi anggaran Rp 20.000.000.",
    ],
)
def test_amounts_of_something_else(sentence: str) -> None:
    assert told(sentence, "ANG022") == []
