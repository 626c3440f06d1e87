"""Numbers of indikator by category against the number of all, and wholes told in words (KLM016)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Dari 15 indikator, {0} indikator berkategori sangat baik, 2 indikator baik, dan 1 indikator kurang.", "15"),
        ("Terdapat 15 indikator kinerja, {0} indikator sangat baik, 2 indikator tinggi, dan 1 indikator sangat rendah.", "15"),
        ("Pengukuran dilakukan pada 15 (lima belas) indikator kinerja utama dengan rata-rata kategori Sangat Baik. Penjabarannya yaitu "
         "{0} indikator dikategorikan sangat baik. Sebanyak 2 (dua) indikator dikategorikan tinggi, dan 1 (satu) indikator memenuhi "
         "kategori sangat rendah.", "15"),
        ("Dari lima belas sasaran strategis, {0} sasaran strategis dilaksanakan dengan baik, sedangkan 3 (tiga) sasaran lainnya belum "
         "dilaksanakan dengan baik.", "lima belas"),
        ("Kinerja diukur dengan 15 indikator: capaian {0} indikator sangat baik, 2 indikator baik, 1 indikator kurang.", "15"),
        ("Dari lima belas (15) sasaran, {0} sasaran berhasil, sedangkan 3 (tiga) sasaran lainnya belum berhasil.", "lima belas"),
        ("Dari 15 sasaran, {0} sasaran dilaksanakan dengan baik, sedangkan 3 sasaran lainnya belum dilaksanakan dengan baik.", "15"),
    ],
)  # fmt: skip
def test_all_of_them(text: str, doubted: str) -> None:
    assert told(text.format(12), "KLM016") == []
    assert told(text.format(13), "KLM016") == [("KLM016", "warning", doubted)]


@pytest.mark.parametrize(
    "text",
    [
        "Dari 15 indikator, 12 indikator berkategori sangat baik dan 2 indikator berkategori baik.",  # perhaps not all
        "Dari 15 indikator, 12 indikator berkategori sangat baik. Tahun lalu 10 indikator baik, 4 indikator kurang.",
        "Sasaran 1 memiliki 5 indikator. Secara keseluruhan 4 indikator sangat baik, 3 indikator baik, 1 indikator kurang.",
        "Sasaran 1 terdiri dari 5 indikator. Di kota ini 8 indikator sangat baik, 3 indikator baik, 1 indikator kurang.",
        "Sebanyak 12 indikator sangat baik, 2 indikator tinggi, 1 indikator cukup, dan 1 indikator sangat rendah.",
        "Sebanyak 12 indikator sangat baik. Sebanyak 2 indikator tinggi. Sebanyak 1 indikator cukup. Sebanyak 1 indikator rendah.",
        "Dari enam sasaran, 4 sasaran pada triwulan I baik dan 3 sasaran lainnya termasuk yang tertunda.",
    ],
)
def test_what_may_be_some_of_them_or_of_others(text: str) -> None:
    assert told(text, "KLM016") == []
