"""Shares told one after the other, of a whole told before them (KLM012)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

INDICATORS = (
    "Pengukuran dilakukan pada 15 (lima belas) indikator sasaran. Penjabarannya yaitu {0} indikator sasaran atau sebanyak {1} "
    "dikategorikan sangat baik, 2 (dua) indikator sasaran atau {2} dikategorikan tinggi, dan 1 (satu) indikator sasaran atau 6,67% "
    "dikategorikan rendah."
)


@pytest.mark.parametrize(
    ("figures", "doubted"),
    [
        (("12 (dua belas)", "80,00%", "13,33%"), []),
        (("12 (dua belas)", "88,00%", "13,33%"), ["88,00%"]),
        (("12 (dua belas)", "80,00%", "15,33%"), ["15,33%"]),
        (("11 (sebelas)", "80,00%", "13,33%"), ["80,00%"]),  # the number is wrong, and its share shows it
        (("9 (sembilan)", "95,00%", "13,33%"), []),  # the numbers are not all: the share may be one of something else
    ],
)
def test_shares_of_a_whole_of_the_sentence_before(figures: tuple[str, ...], doubted: list[str]) -> None:
    assert [(s, t) for _, s, t in told(INDICATORS.format(*figures), "KLM012")] == [("error", text) for text in doubted]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Pegawai sebanyak 40 orang, terdiri dari PNS 30 orang (75%), PPPK 6 orang (15%), dan honorer 4 orang (20%).",
         [("error", "20%")]),
        ("Dari 40 responden, sebanyak 25 orang (62,5%) laki-laki dan 15 orang (35,5%) perempuan.", [("warning", "35,5%")]),
        ("Jalan sepanjang 100 km dalam kondisi baik 60,5 km atau 60,5%; sedang 30 km atau 30%; rusak 9,5 km atau 19,5%.",
         [("error", "19,5%")]),
        ("Dari 11 sasaran, 72,73% (8 sasaran) tercapai dan 47,27% (3 sasaran) belum tercapai.", [("warning", "47,27%")]),
        ("Dari 11 sasaran, 62,73% (8 sasaran) tercapai dan 27,27% (3 sasaran) belum tercapai.", [("error", "62,73%")]),
        ("Sebanyak 45 desa atau 80,00% dari 50 desa tertib administrasi.", [("error", "80,00%")]),
        ("Sebanyak 45 desa atau 90,00% dari 50 desa tertib administrasi.", []),
        ("Sebanyak 45 desa atau 80,00% dari 5 kecamatan tertib administrasi.", []),
        ("Komponen perencanaan memperoleh skor 23,02 atau 67 persen dari nilai maksimal 30.", [("error", "67%")]),
        ("Komponen perencanaan memperoleh skor 23,02 atau 77 persen dari nilai maksimal 30.", []),
        ("Pada tahun itu 40 desa/kelurahan yang baik dari 465 desa/kelurahan yang dinilai atau sekitar 6,80%.", [("error", "6,80%")]),
        ("Pada tahun itu 40 desa/kelurahan yang baik dari 465 desa/kelurahan yang dinilai atau sekitar 9%.", []),
    ],
)  # fmt: skip
def test_shares_of_a_whole_of_the_sentence(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(severity, text) for _, severity, text in told(sentence, "KLM012")] == found


@pytest.mark.parametrize(
    "sentences",
    [
        "Dari 40 peserta, 30 peserta (75%) lulus. Tahun lalu dari 50 peserta, lulus 45 peserta (90%).",
        "Dari 40 ASN, 25 ASN (62,5%) lulusan S1 dan 15 ASN (37,5%) lulusan SMA. Sebanyak 9 ASN (60%) lulusan SMA perempuan.",
        "Terdapat 12 kegiatan, 6 kegiatan (50%) selesai, 6 kegiatan dengan serapan (98,5%).",
        "Dari 150 kasus, selesai 120 kasus atau 80%, naik 30 kasus (33%) dari tahun lalu.",
        "Jumlah desa 14 desa, mandiri 7 desa (50%), maju 5 desa (35,71%), tertinggal 2 desa (14,29%), dan 12 desa (90%) aktif.",
    ],
)
def test_percentages_of_something_else(sentences: str) -> None:
    assert told(sentences, "KLM012") == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Penduduk laki-laki sebanyak 45 orang (61,64%) dan penduduk perempuan sebanyak 28 orang (38,63%).", ["38,63%"]),
        ("Pegawai didominasi pria sebanyak 44 orang (84,18%), sementara wanita 10 orang (18,52%) dari jumlah 54 orang.", ["84,18%"]),
        ("Penduduk laki-laki sebanyak 45 orang (61,64%) dan penduduk perempuan sebanyak 28 orang (38,36%).", []),
        ("Kehadiran pegawai laki-laki 12 orang (98%) dan perempuan 8 orang (97%).", []),  # of something else
        ("Penduduk laki-laki 45 orang (61,64%), perempuan 28 orang (38,63%), dan 10 orang belum tercatat.", []),
        ("Kegiatan taman 4 kali (100%) dan kegiatan pasar 6 kali (90%).", []),
    ],
)
def test_shares_of_men_and_women_and_of_a_whole_told_behind_them(sentence: str, wrong: list[str]) -> None:
    assert [text for _, _, text in told(sentence, "KLM012")] == wrong
