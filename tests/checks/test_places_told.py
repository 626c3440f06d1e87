"""Kind `places-told`: the numbers of desa and kelurahan that sentences give of the region (KLM082)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

REGION = "Kecamatan Mekar Sari terbagi ke dalam 7 (tujuh) desa dan 2 (dua) kelurahan, 64 rukun warga. "


@pytest.mark.parametrize(("sentence", "found"), [
    ("Wilayah kerja terdiri atas 7 desa dan 3 kelurahan.", True),
    ("Wilayah kerja terdiri atas 8 desa dan 2 kelurahan dengan 12.400 jiwa.", True),
    ("Wilayah kerja terdiri atas 7 desa dan 2 kelurahan.", False),
    ("Wilayah kerja terdiri atas 5 desa dan 3 kelurahan.", False),  # nothing agrees: it may be something else
    ("Kecamatan Arum Jaya terdiri atas 7 desa dan 3 kelurahan.", False),
    ("Pada tahun 2019 wilayah kerja terdiri atas 7 desa dan 3 kelurahan.", False),
    ("Program ini memiliki 7 desa dan 1 kelurahan yang telah dibina.", False),
    ("Bantuan disalurkan kepada 7 desa dan 1 kelurahan.", False),
])  # fmt: skip
def test_numbers_of_places_of_the_region(sentence: str, found: bool) -> None:
    assert bool(told(REGION + "\n\n" + sentence, "KLM082")) == found
