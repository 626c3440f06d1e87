"""What a sentence calls the highest or lowest by its name."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

AREA = """# 1.2 Keadaan Wilayah
Tabel 1.1 Luas dan penduduk tahun 2023
| No | Desa | Luas (km²) | Penduduk (jiwa) | Kepadatan |
|---|---|---|---|---|
| 1 | Randuwangi | 7,45 | 5.120 | 687,25 |
| 2 | Sukabakti | 12,08 | 4.310 | 356,79 |
| 3 | Kalijambe | 9,64 | 6.274 | 650,83 |
| 4 | Kalijambe Timur | 3,27 | 3.911 | 1196,02 |
| | Jumlah | 32,44 | 19.615 | 604,66 |

"""
SCORES = """# 3.1 Capaian Kinerja
Tabel 3.1 Capaian kinerja tahun 2023
| No | Indikator | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Indeks Pelayanan Taman | 80,00 | 84,00 | 105,00 |
| 2 | Nilai Arsip Kecamatan | 70,00 | 69,30 | 99,00 |
| 3 | Persentase jalan bersih | 80,00 | 88,00 | 110,00 |
| 4 | Persentase aduan selesai | 50,00 | 48,00 | 96,00 |
| | Rata-rata | | | 102,50 |

"""
QUARTERS = """# 3.2 Pelayanan
Tabel 3.2 Permohonan tahun 2023
| No | Jenis Pelayanan | TW I | TW II | TW III | TW IV | Jumlah |
|---|---|---|---|---|---|---|
| 1 | Surat pindah | 412 | 398 | 505 | 377 | 1.692 |
| 2 | Surat waris | 120 | 133 | 141 | 118 | 512 |
| 3 | Izin keramaian | 30 | 28 | 41 | 25 | 124 |
| | Jumlah | 562 | 559 | 687 | 520 | 2.328 |

"""
MONTHS = """# 3.2 Kunjungan
Tabel 3.2 Kunjungan tahun 2023
| Triwulan | Kunjungan |
|---|---|
| Triwulan I | 1.562 |
| Triwulan II | 1.559 |
| Triwulan III (TW III) | 1.687 |
| Triwulan IV | 1.520 |
| Jumlah | 6.328 |

"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Desa terluas ialah Kalijambe dengan luas 9,64 km².",
        "Desa dengan wilayah paling luas adalah Desa Sukabakti (12,08 km2) dan paling sempit Desa Randuwangi (7,45 km2).",
        "Desa Kalijambe merupakan desa terluas dengan luas 9,64 km².",
        "Penduduk terbanyak ada di Desa Randuwangi, yaitu 5.120 jiwa.",
        "Desa terpadat adalah Kalijambe dengan kepadatan 650,83.",
        "Desa dengan penduduk tersedikit adalah Desa Sukabakti sebanyak 4.310 jiwa.",
        "Desa terluas ialah Kalijambe dengan luas 12,08 km².",  # the name of another row
    ],
)
def test_a_place_that_is_not_the_largest(sentence: str) -> None:
    assert len(told(AREA + sentence, "KLM024")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Desa terluas ialah Sukabakti dengan luas 12,08 km².",
        "Desa paling luas adalah Desa Sukabakti (12,08 km2) dan paling sempit Desa Kalijambe Timur (3,27 km2).",
        "Desa terluas kedua ialah Kalijambe dengan luas 9,64 km².",
        "Setelah Sukabakti, desa terluas ialah Kalijambe dengan luas 9,64 km².",
        "Desa pesisir terluas ialah Kalijambe dengan luas 9,64 km².",
        "Desa terluas di wilayah utara ialah Kalijambe dengan luas 9,64 km².",
        "Desa terluas ialah Kalijambe dengan luas 9,64 km² di bagian utara.",
        "Salah satu desa terluas ialah Kalijambe dengan luas 9,64 km².",
        "Desa terluas ialah Sukabakti dengan penduduk 4.310 jiwa.",
        "Desa terpadat ialah Kalijambe Timur dengan luas 3,27 km².",
        "Penduduk terbanyak ada di Desa Kalijambe, yaitu 6.274 jiwa.",
        "Penduduk terbanyak ada di Desa Kalijambe dengan luas 9,64 km².",
        "Penduduk perempuan terbanyak ada di Desa Randuwangi, yaitu 5.120 jiwa.",
        "Desa terluas ialah Kalijambe dengan luas sawah 9,64 km².",
        "Desa terluas ialah Kalijambe dan Randuwangi dengan luas 9,64 km².",
        "Desa terluas ialah Kalijambe dengan luas 9,71 km².",
        "Di antara desa swadaya ada tiga yang maju. Desa terluas ialah Kalijambe dengan luas 9,64 km².",
        "Desa terluas pada tahun 2019 ialah Kalijambe dengan luas 9,64 km².",
        "Luas Desa Kalijambe 9,64 km², desa terluas ialah Sukabakti dengan luas 12,08 km².",
        # A table of another section, and one that two tables of the section print.
        "# 1.3 Potensi\nDesa terluas ialah Kalijambe dengan luas 9,64 km².",
        "Tabel 1.2 Sawah\n| Desa | Luas sawah (ha) |\n|---|---|\n| Kalijambe | 9,64 |\n| Randuwangi | 7,00 |\n| Sukabakti | 4,00 |\n\n"
        "Desa terluas ialah Kalijambe dengan luas 9,64 ha.",
    ],
)
def test_a_place_that_is_the_largest_or_one_of_some(sentence: str) -> None:
    assert told(AREA + sentence, "KLM024") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Capaian tertinggi diperoleh Persentase jalan bersih (110,00%) dan terendah Nilai Arsip Kecamatan (99,00%).", 1),
        ("Indikator dengan capaian tertinggi adalah indeks pelayanan taman (105,00%) dan terendah nilai arsip kecamatan (99,00%).", 2),
        ("Capaian tertinggi diperoleh Persentase jalan bersih (110,00%) dan terendah Persentase aduan selesai (96,00%).", 0),
        ("Capaian tertinggi diperoleh Persentase jalan bersih (110,00%) dan target terendah Nilai Arsip Kecamatan (99,00%).", 0),
        ("Capaian tertinggi Persentase jalan bersih (110,00%) dan terendah kedua Nilai Arsip Kecamatan (99,00%).", 0),
        ("Capaian tertinggi Persentase jalan bersih (110,00%) dan realisasi tertinggi juga Persentase jalan bersih (88,00%).", 0),
        ("Capaian tertinggi Persentase jalan bersih (110,00%) dan target tertinggi pada capaian Nilai Arsip Kecamatan (99,00%).", 0),
        ("Capaian tertinggi Persentase jalan bersih (110,00%), terendah di luar aduan Nilai Arsip Kecamatan (99,00%).", 0),
        ("Anggaran terbesar pada Nilai Arsip Kecamatan dengan capaian 99,00% dan terendah Indeks Pelayanan Taman (105,00%).", 0),
        ("Pada tahun 2022 capaian tertinggi Persentase jalan bersih (108,00%) dan terendah Nilai Arsip Kecamatan (99,00%).", 0),
        ("Capaian Persentase jalan bersih 110,00%, nilai terendah Nilai Arsip Kecamatan (69,30).", 0),
    ],
)
def test_two_in_one_sentence(sentence: str, found: int) -> None:
    assert len(told(SCORES + sentence, "KLM024")) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Kecamatan melayani 2.328 permohonan, terbanyak pada triwulan II sebesar 687 permohonan.", 1),
        ("Kecamatan melayani 2.328 permohonan, terbanyak pada triwulan II sebesar 559 permohonan.", 1),
        ("Kecamatan melayani 2.328 permohonan, paling sedikit pada TW I sebanyak 520 permohonan.", 1),
        ("Kecamatan melayani 2.328 permohonan, terbanyak pada triwulan III sebesar 687 permohonan.", 0),
        ("Kecamatan melayani 2.328 permohonan, paling sedikit pada TW IV sebanyak 520 permohonan.", 0),
        ("Kecamatan melayani 2.328 permohonan, terbanyak surat pindah pada triwulan II sebanyak 398 permohonan.", 0),
        ("Kecamatan melayani 1.692 surat pindah, terbanyak pada triwulan III sebanyak 505 surat.", 0),
        ("Kecamatan melayani 1.692 surat pindah, terbanyak pada triwulan II sebanyak 559 surat.", 0),
        ("Kecamatan melayani 2.328 permohonan, terbanyak kedua pada triwulan I sebanyak 562 permohonan.", 0),
        ("Kecamatan melayani 2.328 permohonan, terbanyak sebelum triwulan III pada triwulan I sebanyak 562 permohonan.", 0),
        ("Kecamatan melayani 2.328 permohonan, terbanyak pada triwulan I dan triwulan III sebanyak 687 permohonan.", 0),
        ("Kecamatan melayani 2.328 permohonan, terbanyak sampai dengan triwulan II sebanyak 559 permohonan.", 0),
        ("Kecamatan melayani 2.328 permohonan, terbanyak pada triwulan II sebanyak 601 permohonan.", 0),
    ],
)
def test_the_quarters_of_a_row_of_totals(sentence: str, found: int) -> None:
    assert len(told(QUARTERS + sentence, "KLM024")) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Kunjungan terbanyak pada triwulan II sebanyak 1.687 kunjungan.", 1),
        ("Kunjungan terbanyak terjadi pada TW I sebanyak 1.562 kunjungan.", 1),
        ("Kunjungan terbanyak terjadi pada TW III sebanyak 1.687 kunjungan.", 0),
        ("Kunjungan anak terbanyak terjadi pada TW I sebanyak 1.562 kunjungan.", 0),
    ],
)
def test_rows_that_are_quarters(sentence: str, found: int) -> None:
    assert len(told(MONTHS + sentence, "KLM024")) == found


def test_the_highest_of_a_mixed_table_or_of_equals_is_left_alone() -> None:
    mixed = AREA.replace("| Desa |", "| Desa/Kelurahan |")
    assert told(mixed + "Desa terluas ialah Kalijambe dengan luas 9,64 km².", "KLM024") == []
    equal = AREA.replace("7,45", "12,08")
    assert told(equal + "Desa terluas ialah Randuwangi dengan luas 12,08 km².", "KLM024") == []
    whole = AREA.replace("| | Jumlah | 32,44 |", "| | Mekar Sari | 32,44 |")
    assert told(whole + "Desa terluas ialah Sukabakti dengan luas 12,08 km².", "KLM024") == []


def test_the_highest_of_one_group_of_a_table_is_left_alone() -> None:
    table = """# 1.2 Desa
Tabel 1.1 Luas desa tahun 2023
| Kecamatan | Desa | Luas (km²) |
|---|---|---|
| Tirta | Randuwangi | 7,45 |
| Tirta | Kalijambe | 9,64 |
| Bening | Sukabakti | 12,08 |
| Bening | Cempaka | 8,11 |
| Bening | Melati | 5,02 |

"""
    assert told(table + "Kecamatan Tirta terdiri dari dua desa. Desa terluas ialah Kalijambe dengan luas 9,64 km².", "KLM024") == []


def test_the_highest_of_indicators_in_several_units_is_left_alone() -> None:
    table = """# 3.1 Capaian
Tabel 3.1 Realisasi tahun 2023
| Indikator | Satuan | Target | Realisasi |
|---|---|---|---|
| Indeks taman | Nilai | 80,00 | 84,00 |
| Jalan bersih | Persen | 70,00 | 69,30 |
| Jumlah pohon | Batang | 900,00 | 950,00 |

"""
    assert told(table + "Realisasi tertinggi ialah Indeks taman dengan realisasi 84,00.", "KLM024") == []
