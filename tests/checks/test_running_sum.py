"""Sentences that add up amounts themselves."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

ONE = "Dua program utama didukung anggaran sebesar Rp 700.000.000. "


@pytest.mark.parametrize(
    ("sentence", "severity", "printed"),
    [
        ("Belanja Operasi Rp 700.000.000 dan Belanja Modal Rp 200.000.000, sehingga total belanja Rp 950.000.000.", "error",
         "950.000.000"),
        (ONE + "Selain kedua program tersebut, program penunjang mendapat Rp 200.000.000 sehingga total anggaran tahun 2023 "
         "adalah Rp 950.000.000.", "error", "950.000.000"),
        (ONE + "Ditambah program penunjang sebesar Rp 200.000.000 maka jumlah anggaran menjadi Rp 990.000.000.", "error",
         "990.000.000"),
        ("Kantor memiliki 30 orang PNS dan 12 orang tenaga kontrak, sehingga jumlah pegawai seluruhnya 45 orang.", "warning", "45"),
    ],
)  # fmt: skip
def test_a_total_that_is_not_the_sum(sentence: str, severity: str, printed: str) -> None:
    assert told(sentence, "KLM019") == [("KLM019", severity, printed)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Belanja Operasi Rp 700.000.000 dan Belanja Modal Rp 200.000.000, sehingga total belanja Rp 900.000.000.",
        ONE + "Selain kedua program tersebut, program penunjang mendapat Rp 200.000.000 sehingga total anggaran Rp 900.000.000.",
        # What the sentence before tells is not said to be a part.
        ONE + "Program penunjang mendapat Rp 200.000.000 sehingga total anggaran adalah Rp 950.000.000.",
        "Ada penambahan 200 ton, sehingga total cadangan 270 ton.",
        "Anggaran Rp 900.000.000 berkurang Rp 100.000.000 sehingga total anggaran Rp 800.000.000.",
        "Anggaran Rp 900.000.000 dengan realisasi Rp 800.000.000 sehingga jumlah yang terserap Rp 950.000.000.",
        "Anggaran semula Rp 900.000.000 ditambah Rp 100.000.000 pada perubahan sehingga total anggaran Rp 1.200.000.000.",
        "Anggaran tahun 2022 Rp 900.000.000 dan tahun 2023 Rp 800.000.000, sehingga total selama 2021-2023 Rp 2.500.000.000.",
        "Terdapat 30 orang PNS, 12 orang tenaga kontrak dan satu orang magang, sehingga jumlah seluruhnya 43 orang.",
        "Anggaran Rp 900.000.000 (di dalamnya belanja modal Rp 200.000.000) dan hibah Rp 100.000.000 sehingga total "
        "Rp 1.000.000.000.",
        "Pegawai 30 orang terdiri dari 18 laki-laki dan 12 perempuan, ditambah 10 orang honorer sehingga jumlah seluruhnya 40 orang.",
        "Pegawai tetap 28 orang, 2 orang di antaranya cuti, dan honorer 12 orang sehingga jumlah pegawai 40 orang.",
        "Pendapatan Rp 900.000.000 dan belanja Rp 800.000.000 sehingga jumlah surplus Rp 950.000.000.",
        # What stands in brackets may explain an amount.
        "Belanja Operasi Rp 700.000.000 (belanja gaji Rp 500.000.000) dan Belanja Modal Rp 200.000.000, sehingga total belanja "
        "Rp 1.100.000.000.",
        # A part above the total, a total of far more, all but one of the parts, more parts than a sentence adds up.
        "Belanja Operasi Rp 700.000.000 dan Belanja Modal Rp 200.000.000, sehingga total belanja modal Rp 600.000.000.",
        "Belanja Operasi Rp 700.000.000 dan Belanja Modal Rp 200.000.000, sehingga total belanja Rp 9.000.000.000.",
        "Belanja Operasi Rp 700.000.000, Belanja Modal Rp 200.000.000 dan Belanja Hibah Rp 50.000.000, sehingga total belanja "
        "Rp 900.000.000.",
        "Belanja A Rp 100.000.000, belanja B Rp 200.000.000, belanja C Rp 300.000.000, belanja D Rp 400.000.000 dan belanja E "
        "Rp 500.000.000, sehingga total belanja Rp 1.600.000.000.",
        "Rapat diikuti 30 orang dari 12 desa sehingga jumlah seluruhnya 40 orang.",
    ],
)  # fmt: skip
def test_a_total_that_holds_or_is_none(sentence: str) -> None:
    assert told(sentence, "KLM019") == []
