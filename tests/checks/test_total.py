"""Sums: which rows add up is told by the table itself."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

BUDGET = """| Kode | Uraian | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| 5 | BELANJA | 1.200.500.000 | 1.150.400.000 |
| 5.1 | Belanja Operasi | 1.100.500.000 | 1.052.400.000 |
| 5.1.01 | Belanja Pegawai | 800.250.000 | 790.150.000 |
| 5.1.02 | Belanja Barang dan Jasa | 300.250.000 | 262.250.000 |
| 5.2 | Belanja Modal | 100.000.000 | 98.000.000 |
"""


def test_a_hierarchy_that_holds_is_silent() -> None:
    assert told(BUDGET, "ANG002", "ANG003") == []


def test_a_part_that_is_wrong_in_one_column() -> None:
    wrong = BUDGET.replace("1.052.400.000", "1.025.400.000")
    found = findings(wrong, "ANG003")
    assert [f.locations[0].text for f in found] == ["1.025.400.000"]
    assert found[0].expected == "1.052.400.000"
    assert found[0].cause is not None
    assert found[0].cause.kind == "angka tertukar"


def test_a_total_that_leaves_a_row_out() -> None:
    text = (
        "| No | Program | Anggaran (Rp) |\n|---|---|---|\n| 1 | Program A Penunjang | 310.500.000 |\n| 2 | Program B Pemberdayaan | 64.250.000 |\n"
        "| 3 | Program C Ketertiban | 12.000.000 |\n| JUMLAH | < | 374.750.000 |"
    )
    (found,) = findings(text, "ANG002")
    assert found.expected == "386.750.000"
    assert found.cause is not None
    assert found.cause.kind == "baris terlewat"


def test_a_total_over_subtotals_is_no_fault() -> None:
    text = (
        "| Uraian | Anggaran (Rp) | Realisasi (Rp) |\n|---|---|---|\n| Belanja Pegawai | 800.250.000 | 790.150.000 |\n| Jumlah I | 800.250.000 | 790.150.000 |\n"
        "| Belanja Barang | 300.250.000 | 262.250.000 |\n| Belanja Modal | 100.000.000 | 98.000.000 |\n| Jumlah II | 400.250.000 | 360.250.000 |\n"
        "| Jumlah I + II | 1.200.500.000 | 1.150.400.000 |"
    )
    assert told(text, "ANG002") == []


def test_jumlah_with_a_noun_is_an_indicator() -> None:
    text = "| No | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n| 1 | Jumlah desa tertib | 10 | 8 |\n| 2 | Jumlah pelatihan warga | 4 | 5 |"
    assert told(text, "ANG002") == []


def test_deficit_has_its_sign() -> None:
    text = (
        "| Uraian | Anggaran (Rp) | Realisasi (Rp) |\n|---|---|---|\n| PENDAPATAN | 0 | 0 |\n| BELANJA DAERAH | 331.600.000 | 316.790.000 |\n"
        "| SURPLUS / (DEFISIT) | 331.600.000 | 316.790.000 |"
    )
    assert told(text, "ANG006") == [("ANG006", "error", "331.600.000")]  # both columns are one finding
    assert (
        told(
            text.replace(
                "| SURPLUS / (DEFISIT) | 331.600.000 | 316.790.000 |", "| SURPLUS / (DEFISIT) | (331.600.000) | (316.790.000) |"
            ),
            "ANG006",
        )
        == []
    )


def test_totals_across() -> None:
    rows = "| Golongan | Laki-laki | Perempuan | Jumlah |\n|---|---|---|---|\n| IV | 3 | 1 | 4 |\n| III | 9 | 7 | {} |\n| II | 4 | 2 | 6 |"
    assert told(rows.format(16), "ANG004") == []
    assert told(rows.format(17), "ANG004") == [("ANG004", "error", "17")]


@pytest.mark.parametrize(
    ("wrong", "expected"), [("390", []), ("400", [("ANG004", "warning", "400")]), ("160", [])]  # 160: what is reached in the end
)
def test_a_total_of_years_beside_rows_of_what_is_reached_in_the_end(wrong: str, expected: list[tuple[str, str, str]]) -> None:
    text = (
        "Tabel 2.1 Target\n| No | Indikator | 2021 | 2022 | 2023 | Total |\n|---|---|---|---|---|---|\n"
        "| 1 | Taman dibangun | 3 | 4 | 5 | 12 |\n| 2 | Pohon ditanam | 40 | 50 | 65 | 155 |\n"
        "| 3 | Bank sampah dibentuk | 2 | 4 | 7 | 13 |\n| 4 | Cakupan layanan | 40 | 45 | 52 | 52 |\n"
        f"| 5 | Nilai evaluasi | 61 | 66 | 70 | 70 |\n| 6 | Sumur dibuat | 110 | 120 | 160 | {wrong} |\n"
    )
    assert told(text, "ANG004") == expected


def test_averages() -> None:
    rows = (
        "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n| 1 | Indeks Kepuasan | 80 | 84 | 105,00 |\n"
        "| 2 | Nilai SAKIP | 80 | 76 | 95,00 |\n| 3 | Desa tertib | 90 | 99 | 110,00 |\n| Rata-rata capaian | < | < | < | {} |"
    )
    assert told(rows.format("103,33"), "CAP004") == []
    assert told(rows.format("103,83"), "CAP004") == [("CAP004", "error", "103,83")]


@pytest.mark.parametrize(
    ("printed", "codes"), [("95,53", []), ("97,65", []), ("96,53", [("CAP004", "error", "96,53")])]
)
def test_a_mean_may_be_the_percentage_of_the_sums(printed: str, codes: list[tuple[str, str, str]]) -> None:
    rows = (
        "| Uraian | Anggaran (Rp) | Realisasi (Rp) | % |\n|---|---|---|---|\n"
        "| Belanja Operasi | 3.200.000.000 | 3.052.000.000 | 95,38 |\n| Belanja Modal | 116.000.000 | 115.900.000 | 99,91 |\n"
        "| Rata-rata | < | < | {} |"
    )
    assert told(rows.format(printed), "CAP004") == codes


@pytest.mark.parametrize(("printed", "codes"), [("102,00", []), ("101,00", [("CAP004", "error", "101,00")])])
def test_a_mean_may_follow_a_column_of_weights(printed: str, codes: list[tuple[str, str, str]]) -> None:
    rows = (
        "| Indikator | Bobot | Target | Realisasi | Capaian |\n|---|---|---|---|---|\n"
        "| Indeks Kepuasan | 70 | 80,00 | 84,00 | 105,00 |\n| Nilai SAKIP | 30 | 80,00 | 76,00 | 95,00 |\n"
        "| Rata-rata capaian |  | < | < | {} |"
    )
    assert told(rows.format(printed), "CAP004") == codes


PROGRAMMES = """| Program / Kegiatan | Anggaran | Realisasi |
|---|---|---|
| PROGRAM PENATAAN TAMAN | 330.250.000 | 309.750.000 |
| Pemeliharaan taman kota | 210.150.000 | 199.650.000 |
| Pengadaan bibit pohon | 120.100.000 | 110.100.000 |
| PROGRAM PELAYANAN KANTOR | 405.350.000 | 391.250.000 |
| Penyediaan jasa kantor | 250.200.000 | 241.150.000 |
| Pemeliharaan gedung | 155.150.000 | 150.100.000 |
| PROGRAM PEMBINAAN DESA | 98.400.000 | 93.150.000 |
| Pelatihan perangkat desa | 61.300.000 | 58.050.000 |
| Lomba desa | 37.100.000 | 35.100.000 |
"""


def wrong_sums(*changes: tuple[str, str], table: str = PROGRAMMES) -> list[tuple[str, str, str]]:
    for old, new in changes:
        table = table.replace(old, new)
    return [(str(f.severity), f.locations[0].text, str(f.expected)) for f in findings(table, "ANG003")]


def test_a_programme_without_a_code_is_the_sum_of_its_rows() -> None:
    assert wrong_sums() == []
    both = wrong_sums(("405.350.000", "377.425.000"), ("391.250.000", "366.900.000"))
    assert both == [("error", "377.425.000", "405.350.000"), ("error", "366.900.000", "391.250.000")]


def test_a_programme_whose_neighbours_do_not_add_up_either_is_a_doubt() -> None:
    changes = [(" 405.350.000", " 377.425.000"), (" 391.250.000", " 366.900.000"), (" 98.400.000", " 85.975.000"), (" 93.150.000", " 80.025.000")]
    assert [s for s, *_ in wrong_sums(*changes)] == ["warning"] * 4
    none_holds = [*changes, (" 330.250.000", " 288.475.000"), (" 309.750.000", " 270.925.000")]
    assert wrong_sums(*none_holds) == []


def test_one_mistyped_digit_proves_that_a_programme_is_a_sum() -> None:
    head = PROGRAMMES.split("| PROGRAM PELAYANAN")[0]
    assert wrong_sums((" 330.250.000", " 380.250.000"), (" 309.750.000", " 288.925.000"), table=head) == [
        ("error", "380.250.000", "330.250.000")
    ]


def test_rows_in_capitals_stand_above_the_others() -> None:
    table = PROGRAMMES.replace("PROGRAM ", "")
    assert wrong_sums(("405.350.000", "377.425.000"), ("391.250.000", "366.900.000"), table=table) == [
        ("error", "377.425.000", "405.350.000"), ("error", "366.900.000", "391.250.000"),
    ]  # fmt: skip


def test_a_total_that_lost_a_digit_proves_which_rows_it_adds_up() -> None:
    """Neither column adds up; one is a digit short of the sum of the rows that are no programmes, so the other is wrong too."""
    bands = PROGRAMMES.replace("330.250.000 | 309.750.000", " | ").replace("98.400.000 | 93.150.000", " | ")
    text = bands.replace("405.350.000 | 391.250.000", "377.425.000 | 366.900.000")

    def totals(of: str, spent: str) -> list[tuple[str, str, str]]:
        found = findings(f"{text}| JUMLAH | {of} | {spent} |", "ANG002")
        return [(str(f.severity), f.locations[0].text, str(f.expected)) for f in found]

    assert totals("34.000.000", "690.075.000") == [
        ("error", "34.000.000", "834.000.000"), ("error", "690.075.000", "794.150.000"),
    ]  # fmt: skip
    assert totals("712.350.000", "690.075.000") == []
    assert totals("834.000.000", "794.150.000") == []


def test_the_word_pembiayaan_inside_a_name_does_not_hide_a_row() -> None:
    table = PROGRAMMES.replace("Lomba desa", "Penguatan pembiayaan desa").replace("61.300.000", "61.800.000")
    assert [t for _, t, _ in wrong_sums(table=table)] == ["98.400.000"]


CHOICE = """Tabel 3.9 Realisasi Belanja {}Tahun 2023
| Kode | Uraian | Anggaran (Rp) |
|---|---|---|
| 5.1 | Belanja Operasi | 1.100.500.000 |
| 5.1.01 | Belanja Pegawai | 800.250.000 |
| 5.1.02 | Belanja Barang dan Jasa | 300.250.000 |
| 5.2 | Belanja Modal | 170.000.000 |
| 5.2.01 | Belanja Modal Tanah | 100.000.000 |
| 5.2.02 | Belanja Modal Peralatan | 70.000.000 |
| 5.3 | Belanja Tak Terduga | 62.500.000 |
| 5.3.{} | Belanja Bencana | 21.130.000 |
| 5.3.{} | Belanja Darurat | 20.250.000 |
"""


@pytest.mark.parametrize(
    ("title", "first", "second", "severities"),
    [
        ("", "01", "02", ["error"]),  # the codes are complete
        ("", "01", "03", ["warning"]),  # one is not printed
        ("Terbesar ", "01", "02", []),  # a choice of the parts
    ],
)
def test_parts_left_out_on_purpose_are_no_error(title: str, first: str, second: str, severities: list[str]) -> None:
    assert [severity for _, severity, _ in told(CHOICE.format(title, first, second), "ANG003")] == severities


def test_a_part_that_another_table_prints_is_left_out() -> None:
    other = """
Tabel 3.10 Realisasi Belanja Bencana Tahun 2023
| Kode | Uraian | Anggaran (Rp) |
|---|---|---|
| 5.3.03 | Belanja Pemulihan | 21.120.000 |
| 5.3.03.01 | Belanja Pemulihan Jalan | 21.120.000 |
"""
    assert [severity for _, severity, _ in told(CHOICE.format("", "01", "02") + other, "ANG003")] == ["warning"]


def test_parts_that_exceed_their_whole_leave_nothing_out() -> None:
    text = CHOICE.format("Terbesar ", "01", "03").replace("62.500.000", "32.500.000")
    assert told(text, "ANG003") == [("ANG003", "error", "32.500.000")]


TALLY = """# 4.1 Simpulan
| Misi | Sasaran | Jumlah Indikator | Penilaian | < | < |
| ^ | ^ | ^ | Sangat Baik | Baik | Kurang |
|---|---|---|---|---|---|
| Misi 1 | 1 | 2 | 2 | 0 | 0 |
|  | 2 | 3 | 1 | 2 | 0 |
| Jumlah | < | 5 | 3 | 2 | 0 |
| Misi 2 | 1 | 4 | 3 | 0 | 1 |
|  | 2 | 1 | 1 | 0 | 0 |
| Jumlah | < | 5 | 4 | 0 | {lacking} |
| Jumlah Total | < | 10 | 7 | 2 | 1 |
"""


def test_indikator_counted_by_category_add_up() -> None:
    """The columns "Sangat Baik", "Baik" hold numbers of indikator, no predikat (jumlah per kategori tidak dijumlahkan)."""
    assert told(TALLY.format(lacking=1), "ANG002") == []
    assert told(TALLY.format(lacking=0), "ANG002") == [("ANG002", "error", "0")]


def test_a_sum_that_a_sentence_prints_proves_that_a_programme_is_wrong() -> None:
    changes = [(" 405.350.000", " 377.425.000"), (" 391.250.000", " 366.900.000"), (" 98.400.000", " 85.975.000"), (" 93.150.000", " 80.025.000")]
    said = "Anggaran Program Pelayanan Kantor sebesar Rp 405.350.000,- disahkan dalam perubahan.\n\n"
    severities = {text: severity for severity, text, _ in wrong_sums(*changes, table=PROGRAMMES)}
    assert severities["377.425.000"] == "warning"
    table = PROGRAMMES
    for old, new in changes:
        table = table.replace(old, new)
    found = {f.locations[0].text: str(f.severity) for f in findings(said + table, "ANG003")}
    assert (found["377.425.000"], found["85.975.000"]) == ("error", "warning")


def test_a_name_that_is_an_acronym_makes_no_level_of_its_own() -> None:
    table = """| No | Jabatan | Jumlah |
|---|---|---|
| 1 | Hakim | 9 |
| 2 | Kepaniteraan | 18 |
| 3 | Jurusita | 5 |
| 4 | PPNPN | 9 |
| | Jumlah | 40 |
"""
    assert told(table, "ANG002") == [("ANG002", "error", "40")]


@pytest.mark.parametrize(
    ("head", "last", "found"),
    [("Pendidikan", "17", []), ("Pendidikan", "27", [("ANG004", "warning", "72")]), ("Uraian", "27", [])],
)
def test_people_in_columns_by_group_add_up_to_their_only_row(head: str, last: str, found: list[tuple[str, str, str]]) -> None:
    table = f"""| {head} | S2 | S1 | D3 | SLTA | Jumlah |
|---|---|---|---|---|---|
| Banyaknya | 12 | 36 | 7 | {last} | 72 |
"""
    assert told(table, "ANG004") == found

STAFF = """| No | Unit Kerja | S2 | S1 | D3 | Jumlah |
|---|---|---|---|---|---|
| 1 | Sekretariat | 3 | 8 | 4 | 15 |
| 2 | Bidang Taman | 4 | 12 | 3 | 19 |
| 3 | Bidang Air | 2 | 9 | 2 | 13 |
| 4 | Bidang Warga | 2 | 7 | 1 | 10 |
| 5 | Bidang Ruang | 1 | 5 | 1 | 7 |
| 6 | Bidang Jasa | 1 | 4 | 1 | 6 |
| Jumlah | < | 13 | 45 | 12 | 70 |
"""


def test_rows_that_a_total_adds_up_are_not_sums_of_each_other_by_chance() -> None:
    assert told(STAFF, "ANG002", "ANG003", "ANG012") == []


def test_a_number_of_people_that_its_row_and_its_column_contradict() -> None:
    assert [text for _, _, text in told(STAFF.replace("| 19 |", "| 20 |"), "ANG002", "ANG012")] == ["20"]


@pytest.mark.parametrize(("printed", "severity"), [("819,00", []), ("891,00", ["warning"]), ("150,20", []), ("412,35", [])])
def test_a_total_under_a_header_that_says_nothing_is_doubted_near_its_sum(printed: str, severity: list[str]) -> None:
    table = (
        "| Kondisi | Panjang (km) |\n|---|---|\n| Baik | 412,35 |\n| Sedang | 168,20 |\n| Rusak Ringan | 97,45 |\n"
        f"| Rusak Berat | 141,00 |\n| Jumlah | {printed} |"
    )
    assert [s for _, s, _ in told(table, "ANG002")] == severity


@pytest.mark.parametrize(("printed", "found"), [("214", []), ("241", ["241"])])
def test_a_total_of_what_is_broken_down_twice(printed: str, found: list[str]) -> None:
    table = (
        "| No | Karakteristik | Uraian | Jumlah |\n|---|---|---|---|\n| 1 | Jenis kelamin | Laki-laki | 96 |\n| 1 | Jenis kelamin | Perempuan | 118 |\n"
        "| 2 | Pendidikan | SMA | 150 |\n| 2 | Pendidikan | Diploma | 23 |\n| 2 | Pendidikan | Sarjana | 41 |\n"
        f"| Jumlah responden | < | < | {printed} |"
    )
    assert [text for _, _, text in told(table, "ANG002", "IKM")] == found
