"""Columns, rows and facts of tables."""

from __future__ import annotations

import pytest

from tests.checks.checking import understood


def measures(table: str) -> list[tuple[str, int | None, str, str]]:
    (view,) = understood(table).tables
    return [(c.measure, c.year, c.scope, c.entity) for c in view.columns if c.measure not in ("nomor", "indikator", "program")]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("| No | Indikator | TARGE\\nT | REALI\\nSASI | % |", ["target", "realisasi", "capaian"]),
        ("| No | Program | Anggaran | Realisasi | % |", ["anggaran", "realisasi_anggaran", "serapan"]),
        ("| No | Program | Pagu | Realisasi | Keu | Fis |", ["anggaran", "realisasi_anggaran", "serapan", "realisasi_fisik"]),
        ("| No | Program | Pagu (Rp) | Penyerapan (Rp) | % |", ["anggaran", "realisasi_anggaran", "serapan"]),
        ("| No | Program | Pagu (Rp) | Realisasi (%) | Fisik (%) |", ["anggaran", "serapan", "realisasi_fisik"]),
        ("| No | Indikator | Target Kinerja | Realisasi Kinerja | Capaian Kinerja (%) |", ["target", "realisasi", "capaian"]),
        (
            "| No | Indikator | % Capaian Kinerja | % Penyerapan Anggaran | Tingkat Efisiensi |",
            ["capaian", "serapan", "efisiensi"],
        ),
        (
            "| No | Indikator | Realisasi 2023 | Target Akhir Renstra | Tingkat Kemajuan (%) |",
            ["realisasi", "target", "capaian"],
        ),
    ],
)
def test_header_words_mean_what_their_neighbours_say(header: str, expected: list[str]) -> None:
    columns = header.count("|") - 1
    table = f"{header}\n|{'---|' * columns}\n| 1 | Nama baris | 5 | 4 | 80 |"
    assert [m[0] for m in measures(table)] == expected


def test_years_under_measures_and_measures_under_years() -> None:
    one = "| No | Indikator | Target | < | Realisasi | < |\n| ^ | ^ | 2022 | 2023 | 2022 | 2023 |\n|---|---|---|---|---|---|\n| 1 | Nilai SAKIP | 70 | 71 | 70,5 | 71,2 |"
    other = "| No | Indikator | 2022 | < | 2023 | < |\n| ^ | ^ | Target | Realisasi | Target | Realisasi |\n|---|---|---|---|---|---|\n| 1 | Nilai SAKIP | 70 | 70,5 | 71 | 71,2 |"
    assert sorted((m, y) for m, y, _, _ in measures(one)) == sorted((m, y) for m, y, _, _ in measures(other))


def test_money_under_a_performance_header() -> None:
    table = "| No | Indikator | Target | < | Realisasi | < |\n| ^ | ^ | Kinerja | Anggaran (Rp) | Kinerja | Anggaran (Rp) |\n|---|---|---|---|---|---|\n| 1 | Nilai SAKIP | 70 | 7.000.000 | 71 | 6.900.000 |"
    assert [m[0] for m in measures(table)] == ["target", "anggaran", "realisasi", "realisasi_anggaran"]


def test_thousands_in_the_header_scale_the_figures() -> None:
    view = understood("| No | Program | Anggaran (Rp 000) |\n|---|---|---|\n| 1 | Program Satu | 1.250.300 |").tables[0]
    figure = view.figure(view.data_rows[0].index, 2)
    assert figure is not None
    assert figure.amount == 1_250_300_000


def test_years_as_rows_belong_to_the_indicator_before_the_table() -> None:
    report = understood(
        "| No | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n| 1 | Indeks Kepuasan Masyarakat | 85 | 86,70 |\n"
        "# 1. Indeks Kepuasan Masyarakat\n| Tahun | Target | Realisasi |\n|---|---|---|\n| 2022 | 80 | 84,90 |\n| 2023 | 85 | 86,70 |"
    )
    found = {(f.year, f.figure.raw) for f in report.ledger.find(kind="indikator", measure="realisasi")}
    assert found == {(2023, "86,70"), (2022, "84,90")}


def test_lists_in_one_cell_are_several_facts() -> None:
    report = understood(
        "| No | Sasaran | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|---|\n"
        "| 1 | Mutu pelayanan | 1. Indeks Kepuasan Masyarakat\\n2. Nilai evaluasi SAKIP | 85\\n70 | 86,70\\n71,40 |"
    )
    found = {(f.subject.key, f.figure.raw) for f in report.ledger.find(measure="realisasi")}
    assert found == {("indeks kepuasan masyarakat", "86,70"), ("nilai evaluasi sakip", "71,40")}


def test_a_merged_figure_belongs_to_all_its_rows() -> None:
    view = understood(
        "| No | Indikator Kinerja | Capaian (%) | Penyerapan Anggaran (%) |\n|---|---|---|---|\n| 1 | Indeks Kepuasan | 102 | 95,50 |\n| 2 | Nilai SAKIP | 101 | ^ |"
    ).tables[0]
    rows = [r.index for r in view.data_rows]
    assert [f.raw for r in rows for f in view.figures(r, 3)] == ["95,50", "95,50"]
    assert len([k for k in view.cells if k[1] == 3]) == 1


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("JUMLAH", "total"),
        ("Jumlah Belanja Langsung", "total"),
        ("Jumlah desa tertib", "data"),
        ("Rata-rata capaian", "average"),
        ("Rata-rata lama dirawat", "data"),
    ],
)
def test_totals_are_a_closed_list(label: str, kind: str) -> None:
    view = understood(f"| No | Uraian | Nilai |\n|---|---|---|\n| 1 | Baris satu | 4 |\n| 2 | {label} | 4 |").tables[0]
    assert view.rows[-1].kind == kind


def labels(rows: str) -> list[tuple[str, str]]:
    (view,) = understood(f"| Indikator Kinerja | Target |\n|---|---|\n{rows}").tables
    return [(r.number, r.label) for r in view.data_rows]


def test_labels_that_count_themselves_lose_their_numbers() -> None:
    """Each group of rows may begin with 1 again, and a number may stand before a small letter."""
    counted = "| 1 persentase jalan baik | 80 |\n| 2 Jumlah taman | 4 |\n| 1 Luas sawah | 90 |\n| 2 Nilai SAKIP | 70 |\n| 3 Indeks | 3 |"
    assert labels(counted) == [
        ("1", "persentase jalan baik"), ("2", "Jumlah taman"), ("1", "Luas sawah"), ("2", "Nilai SAKIP"), ("3", "Indeks"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    ["| 1 unit mobil | 1 |\n| 1 unit motor | 1 |", "| 3 bulan pertama | 80 |\n| 4 bulan kedua | 90 |", "| 2 Taman | 1 |\n| 9 Pasar | 3 |"],
    ids=["amounts", "no beginning", "leaps"],
)
def test_numbers_that_belong_to_labels_stay(rows: str) -> None:
    assert not any(number for number, _ in labels(rows))


@pytest.mark.parametrize(
    ("number", "unit", "kind"), [("2", "", "data"), ("", "Nilai", "data"), ("", "", "average"), ("", "%", "average")]
)
def test_an_indicator_that_is_itself_a_mean_is_no_row_of_means(number: str, unit: str, kind: str) -> None:
    table = f"""| No | Indikator Kinerja | Satuan | Target | Realisasi |
|---|---|---|---|---|
| 1 | Angka kelulusan | Persen | 98,00 | 97,00 |
| {number} | Rata-rata nilai ujian akhir | {unit} | 56,00 | 54,72 |
| 3 | Persentase sekolah terakreditasi | Persen | 82,00 | 85,21 |
"""
    assert understood(table).tables[0].rows[1].kind == kind


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Perkembangan Realisasi Kinerja Tahun 2021-2023", "realisasi"),
        ("Target Kinerja Tahun 2021-2023", "target"),
        ("Target dan Realisasi Kinerja Tahun 2021-2023", ""),
        ("Perkembangan Capaian Kinerja Tahun 2021-2023", ""),  # what was reached, or its share of the target
        ("Realisasi Anggaran Tahun 2021-2023", ""),
    ],
)
def test_the_title_says_what_columns_of_years_alone_measure(title: str, measure: str) -> None:
    table = f"""Tabel 3.4 {title}

| No | Indikator Kinerja | 2021 | 2022 | 2023 |
|---|---|---|---|---|
| 1 | Persentase jalan baik | 70,10 | 72,20 | 74,30 |
| 2 | Indeks Kepuasan Masyarakat | 80,10 | 82,20 | 84,30 |
"""
    years = [(m, y) for m, y, _, _ in measures(table) if y]
    assert years == [(measure, 2021), (measure, 2022), (measure, 2023)]


def test_numbers_of_people_to_be_served_are_no_names() -> None:
    table = """| Indikator | Jumlah Sasaran | Jumlah Capaian | Cakupan (%) |
|---|---|---|---|
| Cakupan warga terlayani | 412 | 389 | 94,42 |
| Cakupan bayi terlayani | 1.393 | 1.347 | 96,70 |
"""
    assert [m for m, _, _, _ in measures(table)] == ["jumlah", "jumlah", "persen"]


def test_numbers_below_a_header_that_opens_like_a_unit_are_no_units() -> None:
    table = """| No | Jenjang | Satuan Pendidikan Negeri | Jumlah |
|---|---|---|---|
| 1 | Dasar | 312 | 353 |
| 2 | Menengah | 54 | 91 |
"""
    assert [m for m, _, _, _ in measures(table)][-2:] == ["", "jumlah"]


def test_a_title_that_goes_on_with_the_year_names_the_own_office() -> None:
    table = """Tabel 2.1 Perjanjian Kinerja Puskesmas Mekar Wangi Tahun 2023

| No | Indikator Kinerja | Target |
|---|---|---|
| 1 | Cakupan imunisasi | 93,00 |
"""
    head = "LAPORAN KINERJA UPTD PUSKESMAS MEKAR WANGI KABUPATEN TIRTA TAHUN 2023\n\n"
    assert understood(table, head).tables[0].entity == ""


@pytest.mark.parametrize(("title", "end", "measure"), [
    ("Realisasi Kinerja Tahun 2021-2023", "Target 2026", "realisasi"),
    ("Realisasi Tahun 2021-2023 dan Target Akhir Renstra", "Target Akhir Renstra", "realisasi"),
    ("Realisasi Kinerja Tahun 2021-2023", "Target 2023", ""),  # a target of the same year: the years may be something else
    ("Target dan Realisasi Tahun 2021-2023", "Target 2026", "realisasi"),
])  # fmt: skip
def test_the_target_of_the_end_of_the_plan_may_stand_behind_columns_of_years(title: str, end: str, measure: str) -> None:
    text = f"Tabel 3.4 {title}\n| No | Indikator | 2021 | 2022 | 2023 | {end} | Capaian terhadap {end} (%) |\n|---|---|---|---|---|---|---|\n"
    rows = "| 1 | Jumlah taman yang dirawat | 10 | 12 | 15 | 20 | 75,00 |\n| 2 | Jumlah bank sampah | 3 | 4 | 6 | 8 | 75,00 |\n"
    assert {c.measure for c in understood(text + rows).tables[0].columns[2:5]} == {measure}


@pytest.mark.parametrize("header", ["Jumlah Kegiatan", "Jumlah Perangkat Daerah Terlibat", "Jumlah Sub Kegiatan", "Jumlah Program"])
def test_numbers_of_what_a_table_lists_are_no_names(header: str) -> None:
    table = f"| No | Tema | {header} |\n|---|---|---|\n| 1 | Kebersihan | 12 |\n| 2 | Taman | 8 |\n| Jumlah | < | 20 |\n"
    view = understood(table).tables[0]
    assert [view.columns[2].measure, *(f.raw for row in (1, 2, 3) for f in view.figures(row, 2))] == ["jumlah", "12", "8", "20"]
