"""Totals of a table as sentences near it tell them (KLM070)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """

| No | Desa | Jumlah Penduduk | Jumlah KK | Posyandu |
|---|---|---|---|---|
| 1 | Arum | 4.812 | 1.322 | 9 |
| 2 | Baru | 3.975 | 1.087 | 7 |
| 3 | Cempaka | 3.640 | 1.531 | 10 |
| | Jumlah | 12.427 | 3.940 | 26 |
"""


def found(sentence: str, table: str = TABLE) -> list[tuple[str, str]]:
    return [(severity, text) for _, severity, text in told(sentence + table, "KLM070")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wilayah kerja dihuni 12.427 jiwa dengan 24 posyandu.", [("warning", "24")]),
        ("Wilayah kerja dihuni 12.427 jiwa dan 3.940 KK dengan 24 posyandu.", [("error", "24")]),
        ("Wilayah kerja dihuni 12.427 jiwa, jumlah KK sebanyak 3.904.", [("warning", "3.904")]),
        ("Wilayah kerja dihuni 12.427 jiwa dengan 26 posyandu.", []),
        ("Wilayah kerja dihuni 12.427 jiwa, dan baru 24 posyandu yang aktif.", []),
        ("Tahun 2023 wilayah dihuni 12.427 jiwa, tahun 2022 ada 24 posyandu.", []),
        ("Wilayah kerja dihuni 12.427 jiwa dengan 24 posyandu yang aktif.", []),
        ("Wilayah kerja memiliki 5 bidan dan 24 posyandu.", []),  # no total of the table is told
    ],
)
def test_a_sentence_that_prints_one_total_of_a_table_tells_the_others(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert found(sentence) == expected


def test_a_total_that_its_own_rows_contradict_is_no_measure() -> None:
    sentence = "Wilayah kerja dihuni 12.427 jiwa dengan 26 posyandu."
    assert found(sentence, TABLE.replace("| 26 |", "| 24 |")) == []


WARDS = """

| No | Desa | RW | RT | Laki-laki | Luas (km2) |
|---|---|---|---|---|---|
| 1 | Arum | 12 | 81 | 2.411 | 4,35 |
| 2 | Baru | 15 | 94 | 2.030 | 3,18 |
| 3 | Cempaka | 16 | 72 | 1.926 | 5,04 |
| | Jumlah | 43 | 247 | 6.367 | 12,57 |
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kecamatan terdiri dari 3 desa, 43 RW dan 274 RT dengan luas 12,57 km2.", [("error", "274")]),
        ("Kecamatan terdiri dari 3 desa, 43 RW dan 274 RT.", [("warning", "274")]),
        ("Luas kecamatan 12,57 km2 dengan 41 RW.", [("warning", "41")]),
        ("Kecamatan terdiri dari 3 desa, 43 RW dan 247 RT dengan luas 12,57 km2.", []),
        ("Kecamatan terdiri dari 3 desa, 43 RW dan 25 RT siaga.", []),
        ("Kecamatan terdiri dari 3 desa, 43 RW dan 190 RT.", []),  # no slip, and one small total only
        ("Tahun 2023 ada 3 desa dan 43 RW, tahun 2021 ada 274 RT.", []),
        ("Kecamatan terdiri dari 43 RW, dan baru 274 RT.", []),
        ("Kecamatan terdiri dari 3 desa dan 274 RT.", []),
        ("Dari 43 RW, sebagian dari 274 RT aktif.", []),
        ("Kecamatan terdiri dari 43 RW dengan 274 RT yang aktif.", []),
        ("Kecamatan terdiri dari 43 RW dan target 274 RT.", []),
    ],
)
def test_an_area_and_a_named_total_show_which_table_a_sentence_tells(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert found(sentence, WARDS) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kecamatan melayani 3 desa dengan jumlah penduduk 13.427 jiwa.", [("warning", "13.427")]),
        ("Kecamatan melayani 3 desa dengan jumlah penduduk sebanyak 14.227 jiwa.", [("warning", "14.227")]),
        ("Kecamatan melayani 3 desa dengan jumlah penduduk 12.427 jiwa.", []),
        ("Jumlah penduduk tahun 2022 sebanyak 13.427 jiwa.", []),
        ("Pada tahun 2022 jumlah penduduk 13.427 jiwa.", []),
        ("Jumlah penduduk sekitar 13.427 jiwa.", []),
        ("Jumlah penduduk 13.427 jiwa menurut BPS.", []),
        ("Jumlah penduduk miskin 13.427 jiwa.", []),
        ("Jumlah penduduk 13.427 jiwa yang memiliki KTP.", []),
        ("Target jumlah penduduk 13.427 jiwa.", []),
        ("Jumlah penduduk 12.472 jiwa.", []),  # so near that it may be the count of another day
        ("Jumlah penduduk 15.918 jiwa.", []),  # no slip
        ("Jumlah penduduk Kecamatan Sinar Jaya 13.427 jiwa.", []),
        ("Rata-rata jumlah penduduk 13.427 jiwa.", []),
        ("Jumlah penduduk berdasarkan proyeksi sebanyak 13.427 jiwa.", []),
        ("Di antaranya jumlah penduduk 13.427 jiwa.", []),
    ],
)
def test_a_slip_of_digits_far_from_the_table_whose_column_it_names(sentence: str, expected: list[tuple[str, str]]) -> None:
    head = "# IKHTISAR EKSEKUTIF\n\n" + sentence + "\n\n# BAB I PENDAHULUAN\n\nPembagian wilayah ada dalam tabel."
    assert found(head) == expected


def test_a_number_that_a_table_prints_is_no_slip() -> None:
    other = "\n\n| Uraian | Jiwa |\n|---|---|\n| Wajib pilih | 13.427 |\n"
    head = "# IKHTISAR EKSEKUTIF\n\nJumlah penduduk 13.427 jiwa.\n\n# BAB I PENDAHULUAN\n\nWilayah ada dalam tabel."
    assert found(head, TABLE + other) == []


def test_round_totals_differ_by_a_digit_without_a_slip() -> None:
    table = TABLE.replace("4.812", "4.000").replace("3.975", "3.000").replace("3.640", "5.500").replace("12.427", "12.500")
    head = "# IKHTISAR EKSEKUTIF\n\nJumlah penduduk 13.500 jiwa.\n\n# BAB I PENDAHULUAN\n\nWilayah ada dalam tabel."
    assert found(head, table) == []


STAFF = """

| No | Jenis Tenaga | PNS | Non-PNS | Jumlah |
|---|---|---|---|---|
| 1 | Dokter | 3 | 1 | 4 |
| 2 | Perawat | 11 | 6 | 17 |
| 3 | Bidan | 12 | 9 | 21 |
| 4 | Apoteker | 8 | 5 | 13 |
| | Jumlah | 34 | 21 | 55 |
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kelompok terbesar adalah bidan sebanyak 24 orang, disusul perawat 17 orang.", [("warning", "24")]),
        ("Pegawai terdiri dari bidan 24 orang, perawat 17 orang dan apoteker 13 orang.", [("error", "24")]),
        ("Kelompok terbesar adalah bidan sebanyak 21 orang, disusul perawat 17 orang.", []),
        ("Kelompok terbesar adalah bidan sebanyak 24 orang.", []),  # no other row shows that the table is told
        ("Pegawai terdiri dari bidan 12 orang, perawat 17 orang.", []),  # the civil servants
        ("Kebutuhan pegawai adalah bidan 24 orang, perawat 17 orang.", []),
        ("Pelatihan diikuti oleh bidan 24 orang, perawat 17 orang.", []),
        ("Rapat diikuti oleh bidan 24 orang, perawat 17 orang.", []),
        ("Pegawai terdiri dari bidan 24 orang termasuk yang magang, perawat 17 orang.", []),
        ("Tahun 2022 pegawai terdiri dari bidan 24 orang, perawat 17 orang.", []),
        ("Pegawai terdiri dari bidan desa 24 orang, perawat 17 orang.", []),
        ("Pegawai terdiri dari kader bidan 24 orang, perawat 17 orang.", []),
        ("Pegawai terdiri dari bidan 24 orang yang aktif, perawat 17 orang.", []),
        ("Formasi yang diusulkan adalah bidan 24 orang, perawat 17 orang.", []),
        ("Di antara pegawai, bidan 24 orang, perawat 17 orang.", []),
        ("Pegawai terdiri dari bidan sekitar 24 orang, perawat 17 orang.", []),
    ],
)
def test_the_rows_of_a_table_by_a_sentence_that_tells_another_of_them(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert found(sentence, STAFF) == expected


def test_a_row_whose_columns_do_not_add_up_is_no_measure() -> None:
    sentence = "Kelompok terbesar adalah bidan sebanyak 24 orang, disusul perawat 17 orang."
    assert found(sentence, STAFF.replace("| 9 | 21 |", "| 8 | 21 |")) == []


YEARS = """

Tabel 3.2 Produksi Layanan Perizinan

| No | Jenis Layanan | 2022 | 2023 |
|---|---|---|---|
| 1 | Izin usaha | 9.214 | 5.312 |
| 2 | Izin bangunan | 4.126 | 3.207 |
| 3 | Izin reklame | 2.233 | 1.918 |
| | Jumlah | 15.573 | 10.437 |
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Total layanan tahun 2023 berjumlah 10.347 dokumen, menurun dari 15.573 dokumen pada tahun 2022.", [("error", "10.347")]),
        ("Total layanan tahun 2023 berjumlah 10.437 dokumen, menurun dari 15.573 dokumen pada tahun 2022.", []),
        ("Total layanan tahun 2023 berjumlah 10.347 dokumen.", []),
        ("Total layanan tahun 2021 berjumlah 10.347 dokumen, menurun dari 15.573 dokumen pada tahun 2022.", []),
        ("Target total layanan tahun 2023 10.347 dokumen, menurun dari 15.573 dokumen pada tahun 2022.", []),
        ("Total layanan tahun 2023 sekitar 10.347 dokumen, menurun dari 15.573 dokumen pada tahun 2022.", []),
        ("Total pengunjung tahun 2023 berjumlah 10.347 orang, menurun dari 15.573 orang pada tahun 2022.", []),
        ("Total layanan sampai semester kedua tahun 2023 berjumlah 10.347, menurun dari 15.573 pada tahun 2022.", []),
        ("Total layanan tahun 2023 berjumlah 10.981 dokumen, menurun dari 15.573 dokumen pada tahun 2022.", []),
        ("Total layanan tahun 2023 berjumlah 10.347 dokumen, menurun dari 16.821 dokumen pada tahun 2022.", []),
    ],
)
def test_a_slip_in_the_total_of_a_year_beside_that_of_another(sentence: str, expected: list[tuple[str, str]]) -> None:
    head = "# IKHTISAR EKSEKUTIF\n\n" + sentence + "\n\n# BAB III AKUNTABILITAS KINERJA\n\nProduksi layanan ada dalam tabel."
    assert found(head, YEARS) == expected
