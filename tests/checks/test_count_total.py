"""Numbers of people or things that a list, or the sentences behind, break down."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

STAFF = """Kecamatan ini memiliki pegawai sebanyak {whole} orang terdiri dari:
1. Camat (1 orang), Sekretaris (1 orang)
2. Sekretariat sebanyak 12 orang, terdiri atas: Subbagian Umum (7 orang), Subbagian Keuangan (5 orang)
3. Seksi Pelayanan 14 orang
"""
GRADES = """Simpulan Capaian Indikator Kinerja Utama dengan jumlah indikator sebanyak {whole} indikator, dengan rincian penilaian sebagai berikut:
• Sangat Baik (≥ 100%): 6 indikator (60%)
• Baik (< 100%): 3 indikator (30%)
• Kurang (< 55%): 1 indikator (10%)

Jumlah: {total} indikator
"""


def test_staff_by_unit_with_units_broken_down_again() -> None:
    assert told(STAFF.format(whole=28), "KLM030") == []
    (finding,) = findings(STAFF.format(whole=31), "KLM030")
    assert (finding.printed, finding.expected, finding.severity.value) == ("31", "28 orang", "error")
    (finding,) = findings(STAFF.format(whole=31).replace("(5 orang)", "(6 orang)"), "KLM030")
    assert finding.severity.value == "warning"


def test_a_total_below_the_list_makes_it_an_error() -> None:
    assert told(GRADES.format(whole=10, total=10), "KLM030") == []
    assert told(GRADES.format(whole=9, total=10), "KLM030") == [("KLM030", "error", "9")]
    assert told(GRADES.format(whole=8, total=8), "KLM030") == [("KLM030", "warning", "8")]
    assert told(GRADES.format(whole=9, total=9), "KLM030") == []  # the last may be no part


def test_sentences_behind() -> None:
    text = "Pegawai seluruhnya {} orang. Dengan uraian : PNS sebanyak 24 orang; PPPK sebanyak 6 orang{}."
    assert told(text.format(30, ""), "KLM030") == []
    assert told(text.format(31, ""), "KLM030") == [("KLM030", "warning", "31")]
    inner = ", dengan rincian : di loket : 4 orang dan di gudang 2 orang"
    assert told(text.format(31, inner), "KLM030") == [("KLM030", "error", "31")]


@pytest.mark.parametrize(
    "items",
    [
        "- PNS 16 orang\n- PPPK 10 orang\n- laki-laki 14 orang\n- perempuan 12 orang",  # two breakdowns, of one other number
        "- PNS 31 orang\n- PPPK 2 orang",
        "- PNS 16 orang\n- PPPK sepuluh orang",
        "- PNS 16 orang\n- kendaraan 10 unit",
        "- PNS 16 orang\n- PPPK",
        "1. PNS 16 orang\n3. PPPK 10 orang",
        "- PNS 6 orang\n- PPPK 4 orang",
    ],
)
def test_what_is_not_judged(items: str) -> None:
    assert told(f"Jumlah pegawai 31 orang terdiri dari:\n{items}\n", "KLM030") == []


def test_some_of_the_parts() -> None:
    assert told("Jumlah pegawai 31 orang, antara lain terdiri dari:\n- PNS 16 orang\n- PPPK 10 orang\n", "KLM030") == []
