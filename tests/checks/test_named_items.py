"""Things that a sentence counts and names."""
from __future__ import annotations

import pytest

from tests.checks.checking import told


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Dinas terdiri dari sekretariat dan {} bidang, yaitu Bidang Kebun dan Taman, Bidang Arsip, serta Bidang Kearsipan.", "tiga", "empat"),
        ("Dinas membawahi {} bidang: Bidang Kebun, Bidang Arsip (BA), dan Bidang Niaga.", "3 (tiga)", "2 (dua)"),
        ("Kecamatan mempunyai {} seksi, yakni Seksi Kebun dan Seksi Pelayanan.", "dua", "3"),
        ("Kecamatan melaksanakan {} program, yaitu Program Taman Kota, Program Penataan Arsip dan Naskah, dan Program Niaga.", "tiga", "lima"),
    ],
)  # fmt: skip
def test_names_that_begin_with_what_is_counted(sentence: str, right: str, wrong: str) -> None:
    assert told(sentence.format(right), "KLM021") == []
    assert [(rule, severity) for rule, severity, _ in told(sentence.format(wrong), "KLM021")] == [("KLM021", "warning")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas membawahi empat bidang, antara lain Bidang Kebun, Bidang Arsip, serta Bidang Niaga.",
        "Dinas membawahi empat bidang, yaitu Bidang Kebun, Arsip, Niaga, dan Bidang Umum.",
        "Dinas membawahi empat bidang, yaitu Bidang Kebun, Bidang Arsip, serta Bidang Niaga dan Pasar.",
        "Dinas membawahi empat bidang, yaitu Bidang Kebun, Bidang Arsip, Bidang Niaga.",
        "Dinas membawahi empat bidang dan dua seksi, yaitu Bidang Kebun, Bidang Arsip, dan Seksi Niaga.",
        "Dua dari empat bidang, yaitu Bidang Kebun dan Bidang Arsip, telah selesai.",
        "Laporan memuat hasil dari empat bidang, yaitu Bidang Kebun dan Bidang Arsip.",
        "Dinas membawahi empat bidang, yaitu Bidang Kebun dan Bidang Arsip serta dua bidang baru.",
        "Dinas membawahi empat bidang, yaitu bidang kebun, bidang arsip dan bidang niaga.",
        "Dinas membawahi dua puluh empat bidang dalam lima urusan, yaitu Bidang Kebun dan Bidang Arsip.",
        "Dinas membawahi 3 bidang, yaitu Bidang Kebun, Sarana dan Prasarana, Bidang Arsip, dan Bidang Niaga.",
        "Setiap dinas membawahi empat bidang, yaitu Bidang Kebun dan Bidang Arsip.",
    ],
)
def test_names_that_are_not_all_or_not_sure(sentence: str) -> None:
    assert told(sentence, "KLM021") == []


def test_ideas_that_are_fewer_than_said() -> None:
    sentence = "Terdapat {} isu strategis: penataan taman warga, meningkatnya sampah pasar, dan keterbatasan anggaran."
    assert told(sentence.format("tiga"), "KLM021") == []
    assert told(sentence.format("empat"), "KLM021") == [("KLM021", "warning", "empat isu")]
    assert told(sentence.format("5 (lima)"), "KLM021") == [("KLM021", "warning", "5 (lima) isu")]


@pytest.mark.parametrize(
    "sentence",
    [
        # An item may hold commas and "dan": there may be fewer items than pieces, and as many as these leave room for.
        "Terdapat dua isu strategis: penataan taman, jalan, dan saluran.",
        "Terdapat empat isu strategis: penataan taman dan jalan, meningkatnya sampah, dan keterbatasan anggaran.",
        "Terdapat empat isu strategis: penataan taman/jalan, meningkatnya sampah, dan keterbatasan anggaran.",
        "Terdapat empat isu strategis, di antaranya yaitu penataan taman, sampah, dan anggaran.",
        "Terdapat empat isu strategis, yaitu penataan taman, sampah, dan isu lainnya.",
        "Terdapat empat isu strategis, yaitu penataan taman, sampah, dan dua isu anggaran.",
        "Terdapat empat isu strategis, yaitu pada Seksi Kebun, Seksi Arsip, dan Sekretariat.",
        "Terdapat empat isu strategis, yaitu penataan taman, sampah, anggaran.",
        "Terdapat empat isu strategis: penataan taman, sampah dan anggaran",
        "Ditetapkan lima dokumen, yaitu rencana strategis, rencana kerja, dan laporan kinerja.",
        "Misi 4 tujuan: menata taman, jalan, dan saluran.",
        "Sasaran 4 strategi: menata taman, jalan, dan saluran.",
        "Salah satu dari empat misi, yaitu menata taman, jalan, dan saluran.",
        "Terdapat seratus empat isu strategis: penataan taman, sampah, dan anggaran.",
    ],
)
def test_ideas_that_may_be_as_many_as_said(sentence: str) -> None:
    assert told(sentence, "KLM021") == []
