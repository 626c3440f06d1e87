"""Items that a list prints twice."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

LATE = (
    "Perbaikan saluran di tiga kampung terlambat karena anggarannya baru disahkan pada bulan terakhir sehingga hanya dibayar "
    "uang muka"
)
LAW = (
    "Peraturan Daerah Kabupaten Tirta Nomor 4 Tahun 2019 tentang Taman dan Jalan Setapak (Lembaran Daerah Kabupaten Tirta Tahun "
    "2019 Nomor 4)"
)


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ([LATE + ".", "Lelang pompa belum selesai.", LATE + ";"], 1),
        ([LATE, LATE.replace("tiga", "dua")], 0),
        (["Lelang pompa belum selesai.", "Lelang pompa belum selesai."], 0),
        ([LAW, LAW], 0),
    ],
)
def test_long_items_of_the_same_words(items: list[str], found: int) -> None:
    listed = "\n\n".join(f"{letter}. {item}" for letter, item in zip("abc", items, strict=False))
    text = f"LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\nKendalanya sebagai berikut:\n\n{listed}\n"
    assert len(told(text, "STR027")) == found


def test_the_same_item_in_two_lists() -> None:
    text = f"Kendala tahun ini sebagai berikut:\n\na. {LATE}.\n\n# 4.2 Ringkasan\nKendalanya sebagai berikut:\n\na. {LATE}.\n"
    assert told(f"LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\n{text}", "STR027") == []
