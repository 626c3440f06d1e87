"""Percentages: the formula of a table is inferred, a row that no formula explains is doubted."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

HEADER = "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n"


def table(*rows: str) -> str:
    return HEADER + "\n".join(f"| {i} | {row} |" for i, row in enumerate(rows, 1))


def test_half_up_holds_and_a_wrong_digit_does_not() -> None:
    assert told(table("Indeks Kepuasan | 88,30 | 90,10 | 102,04", "Nilai SAKIP | 70 | 71,40 | 102,00"), "CAP001") == []
    assert told(table("Indeks Kepuasan | 88,30 | 90,10 | 102,40", "Nilai SAKIP | 70 | 71,40 | 102,00"), "CAP001") == [
        ("CAP001", "error", "102,40")
    ]


def test_truncation_is_a_note() -> None:
    assert told(table("Jumlah kampung | 14 | 23 | 164,28", "Nilai SAKIP | 70 | 71,40 | 102,00"), "CAP001") == [
        ("CAP001", "note", "164,28")
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Angka kematian | 20 | 15 | 125,00",  # (2T - R) / T
        "Waktu tanggap | 6 | 4 | 150,00",  # T / R
        "Nilai SAKIP | A | 72,10 (BB) | 90,13",  # a grade counts by its lower bound
        "Maturitas | Level 3 (3,60) | Level 3 (3,15) | 87,50",
        "Mutu udara | 5-6 | 11,45 | 190,83",  # a range by its upper end
        "Desa tertib | 80 | 76 | 95",
    ],
)
def test_what_reports_do_is_understood(row: str) -> None:
    assert told(table(row, "Nilai Kepuasan | 80 | 84 | 105,00", "Persentase aduan selesai | 90 | 99 | 110,00"), "CAP001") == []


def test_a_cap_is_a_convention_only_where_nothing_exceeds_it() -> None:
    capped = ("Desa tertib | 80 | 96 | 100", "Aduan selesai | 90 | 99 | 100", "Nilai SAKIP | 80 | 76 | 95")
    assert told(table(*capped), "CAP001") == []
    assert told(table(*capped[:1], "Aduan selesai | 90 | 99 | 110", "Nilai SAKIP | 80 | 76 | 95"), "CAP001") == [
        ("CAP001", "error", "100")
    ]


def test_a_table_that_computes_something_else_is_left_alone() -> None:
    rows = ("A satu | 80 | 76 | 12", "B dua | 90 | 99 | 77", "C tiga | 80 | 76 | 31")
    assert told(table(*rows), "CAP001") == []


def test_the_cause_is_the_figure_of_another_row() -> None:
    (found,) = findings(table("Indeks Kepuasan | 88,30 | 90,10 | 97,50", "Nilai SAKIP | 80 | 78 | 97,50"), "CAP001")
    assert found.cause is not None
    assert "Nilai SAKIP" in found.cause.text["id"]
    assert found.expected == "102,04"


def test_the_mean_of_percentages_is_named() -> None:
    text = (
        "| Uraian | Anggaran (Rp) | Realisasi (Rp) | % |\n|---|---|---|---|\n| Program Pemberdayaan | 100.000.000 | 84.000.000 | 70,00 |\n"
        "| Kegiatan satu | 20.000.000 | 10.000.000 | 50,00 |\n| Kegiatan dua | 82.222.222 | 74.000.000 | 90,00 |"
    )
    found = [f for f in findings(text, "ANG001") if f.locations[0].text == "70,00"]
    assert [f.cause.kind for f in found if f.cause] == ["rata-rata persentase"]


def test_no_percentage_without_a_realisasi() -> None:
    assert told(table("Indeks Kepuasan | 85 | n/a | 100", "Nilai SAKIP | 80 | 78 | 97,50"), "CAP002") == [
        ("CAP002", "error", "100")
    ]
    assert told(table("Indeks Kepuasan | 85 | n/a | n/a", "Nilai SAKIP | 80 | 78 | 97,50"), "CAP002") == []


def test_income_above_its_target_is_no_overspending() -> None:
    rows = "| Kode | Uraian | Anggaran (Rp) | Realisasi (Rp) |\n|---|---|---|---|\n| 4.1.02 | Retribusi Daerah | 24.000.000 | 25.150.000 |"
    assert told(rows, "ANG009") == []
    assert told(rows.replace("4.1.02", "").replace("Retribusi Daerah", "PAD"), "ANG009") == []
    assert told(rows.replace("4.1.02", "5.1.02").replace("Retribusi Daerah", "Belanja Barang"), "ANG009") == [
        ("ANG009", "warning", "25.150.000")
    ]


def test_percentages_in_sentences() -> None:
    right = "Kegiatan Musyawarah dengan anggaran sebesar Rp125.000.000 dan realisasi sebesar Rp118.750.000 atau 95,00%."
    assert told(right, "ANG010") == []
    assert told(right.replace("95,00", "97,00"), "ANG010") == [("ANG010", "error", "97,00%")]


def test_an_input_that_is_doubted_is_told_as_such() -> None:
    report = """
| Indikator | Target 2023 | Realisasi 2023 | Capaian 2023 |
|---|---|---|---|
| Luas taman terawat | 80,00 | 48,00 | 105,00 |
| Jumlah pohon ditanam | 120 | 90 | 75,00 |
| Jumlah bibit dibagikan | 200 | 150 | 75,00 |

| Indikator | Realisasi 2023 |
|---|---|
| Luas taman terawat | 84,00 |
| Jumlah pohon ditanam | 90 |
"""
    [found] = findings(report, "CAP001")
    assert found.message["id"].startswith("Realisasi Luas taman terawat 2023 tertulis 48,00, seharusnya 84,00")
    assert found.message["en"].startswith("The realisasi of Luas taman terawat 2023 is printed as 48,00, it should be 84,00")


def test_a_sentence_may_be_cut_off_where_the_tables_are() -> None:
    tables = table("Desa tertib | 10 | 15 | 120,00", "Warga puas | 20 | 30 | 120,00", "Nilai SAKIP | 70 | 71,40 | 102,00")
    sentence = "\n\nDesa tertib dengan target sebesar 10 dan realisasi sebesar 15 sehingga capaian sebesar 120,00%."
    assert told(tables + sentence, "CAP005") == []
    assert told(tables.replace("120,00", "150,00") + sentence, "CAP005") == [("CAP005", "error", "120,00%")]


@pytest.mark.parametrize(
    ("formula", "codes"),
    [
        ("(Realisasi – (Realisasi – Rencana)) / Rencana", ["CAP006"]),
        ("(Rencana – (Realisasi – Rencana)) / Rencana", []),
        ("(Target – (Target – Realisasi)) / Target", []),  # a long way to write Realisasi / Target
    ],
)
def test_formulas_that_measure_nothing(formula: str, codes: list[str]) -> None:
    assert [code for code, _, _ in told(f"Capaian = {formula} x 100%", "CAP006")] == codes


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Target sebesar 85,00 dan realisasi sebesar 86,70 sehingga capaian sebesar 99,00%.", ["CAP005"]),
        ("Target sebesar 85,00 dan realisasi sebesar 86,70, capaian tahun lalu sebesar 99,00%.", []),
        ("Target sebesar 85,00 dan realisasi sebesar 86,70, capaian tahun 2022 sebesar 99,00%.", []),
        ("Realisasi sebesar Rp95.000.000 dari pagu sebesar Rp100.000.000 atau 5,00%.", ["ANG010"]),
        ("Realisasi sebesar Rp95.000.000 dari pagu sebesar Rp100.000.000 sehingga sisa anggaran 5,00%.", []),
    ],
)
def test_a_percentage_of_another_time_or_of_the_rest(sentence: str, codes: list[str]) -> None:
    assert [code for code, _, _ in told(sentence, "CAP005", "ANG010")] == codes


def test_where_less_is_better_a_wrong_result_is_put_right_by_the_second_way() -> None:
    late = table("Tingkat keterlambatan laporan | 2 | 0 | 1000", "Nilai SAKIP | 80 | 78 | 97,50")
    assert [f.expected for f in findings(late, "CAP001")] == ["200,00"]
    some = table("Jumlah keluhan warga | 20 | 15 | 152,00", "Nilai SAKIP | 80 | 78 | 97,50")
    assert [f.expected for f in findings(some, "CAP001")] == ["125,00"]
    none = table("Jumlah taman | 20 | 15 | 175,00", "Nilai SAKIP | 80 | 78 | 97,50")
    assert [f.expected for f in findings(none, "CAP001")] == ["75,00"]


END_OF_PLAN = """Tabel 3.4 Perbandingan Realisasi 2023 dengan Target Akhir Renstra
| No | Indikator Kinerja | Realisasi 2023 | Target 2026 | Capaian (%) |
|---|---|---|---|---|
| 1 | Luas taman terawat | 84,00 | 120,00 | 70,00 |
| 2 | Jumlah pohon ditanam | 90 | 120 | {} |
| 3 | Jumlah kampung siaga | 1.500 | 2.000 | 75,00 |
"""


def test_what_was_reached_so_far_of_the_target_at_the_end_of_a_plan() -> None:
    assert told(END_OF_PLAN.format("75,00"), "CAP001") == []
    assert told(END_OF_PLAN.format("57,00"), "CAP001") == [("CAP001", "error", "57,00")]


def test_what_is_cut_off_is_put_right_in_the_reading_that_explains_it() -> None:
    (found,) = findings(table("Jumlah pohon ditanam | 1.712 | 928 | 54,20", "Nilai SAKIP | 80 | 78 | 97,50"), "CAP001")
    assert (str(found.severity), found.expected) == ("note", "54,21")


@pytest.mark.parametrize("label", ["{}", "Tahun {}"])
def test_a_row_of_a_year_names_the_year_once(label: str) -> None:
    rows = (f"| {label.format(year)} | 80,00 | 82,00 | {printed} |" for year, printed in ((2021, 102.5), (2022, 102.5), (2023, 180.5)))
    head = "Tabel 3.1 Capaian Indeks Kepuasan Masyarakat\n| Tahun | Target | Realisasi | Capaian (%) |\n|---|---|---|---|\n"
    (found,) = findings(head + "\n".join(rows).replace(".", ","), "CAP001")
    assert found.message["id"].startswith("Capaian 2023 tertulis 180,5,")
    assert found.message["en"].startswith("Capaian 2023 is printed as 180,5,")


def test_an_input_that_most_places_print_is_not_blamed_for_a_wrong_result() -> None:
    """One other place prints 4,1, with which the wrong row would hold; all the others print what stands in the row."""
    row = "| 1 | Rasio kebakaran kebun | 5,8 | {} | {} |\n| 2 | Jumlah taman terawat | 40 | 42 | 105,00 |\n"
    head = "Tabel 3.{} Capaian kinerja tahun 2023\n| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n"
    cells = (("4,01", "141,46"), ("4,01", "144,64"), ("4,01", "144,64"), ("4,1", "144,64"))
    text = "\n".join(head.format(i) + row.format(*pair) for i, pair in enumerate(cells, 1))
    found = findings(text, "CAP001")
    assert [(f.locations[0].text, f.expected) for f in found] == [("141,46", "144,64"), ("4,1", "4,01")]


@pytest.mark.parametrize(
    ("share", "doubted", "expected"),
    [
        ("98,36%", "128.500.000", "128.250.000"),
        ("98,71%", "98,71%", "98,17%"),  # two digits exchanged: the percentage itself
        ("91,52%", "91,52%", "98,17%"),
    ],
)
def test_a_percentage_that_fits_an_amount_of_a_table_clears_itself(share: str, doubted: str, expected: str) -> None:
    table = "| Kegiatan | Anggaran |\n|---|---|\n| Penyusunan Rencana Kerja | 128.250.000 |\n| Penyusunan Profil Desa | 471.820.000 |\n\n"
    sentence = f"Kegiatan Pendataan Warga dengan anggaran Rp128.500.000 dan realisasi Rp126.150.762 atau {share}."
    [found] = findings(table + sentence, "ANG010")
    assert (found.printed, found.expected) == (doubted, expected)


def test_a_row_without_a_name_is_told_as_such() -> None:
    rows = ("Luas taman | 80 | 60 | 75,00", "Panjang jalan | 50 | 40 | 80,00", "Jumlah kader | 40 | 30 | 75,00", " | 50 | 30 | 65,00")
    [found] = findings(table(*rows), "CAP001")
    assert found.message["id"].startswith("Capaian baris 4 2023 tertulis 65,00")
    [found] = findings(table(*rows).replace("| 4 |", "| |"), "CAP001")
    assert found.message["id"].startswith("Capaian baris tanpa nama 2023 tertulis 65,00")
    assert found.message["en"].startswith("Capaian of a row without a name 2023")


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi anggaran sebesar Rp 90.000.000 dari Rp 100.000.000 atau {}.",
        "Anggaran yang terserap Rp 90.000.000 dari total Rp 100.000.000 ({}).",
        "Realisasi sebesar Rp 90.000.000,- dari total anggaran Rp 100.000.000,- atau sebesar {}.",
    ],
)
def test_what_was_spent_out_of_an_amount(sentence: str) -> None:
    """The amount behind "dari" is the budget, also where no word says so."""
    assert [text for _, _, text in told(sentence.format("95,00%"), "ANG010")] == ["95,00%"]
    assert told(sentence.format("90,00%"), "ANG010") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi belanja operasi Rp 90.000.000 atau {} dari anggaran Rp 100.000.000.",
        "Realisasi belanja operasi sebesar {} atau Rp 90.000.000 dari anggaran sebesar Rp 100.000.000.",
        "Belanja operasi terealisasi {} (Rp 90.000.000 dari Rp 100.000.000).",
    ],
)
def test_a_share_between_or_before_its_amounts(sentence: str) -> None:
    assert [text for _, _, text in told(sentence.format("95,00%"), "ANG010")] == ["95,00%"]
    assert told(sentence.format("90,00%"), "ANG010") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Capaian Indeks Kepuasan Masyarakat sebesar 86,70 dari target 85,00 atau sebesar {}.",
        "Indeks Kepuasan Masyarakat tercapai 86,70 dari target 85,00 ({}).",
        "Indeks Kepuasan Masyarakat terealisasi 86,70 atau {} dari target 85,00.",
    ],
)
def test_a_capaian_behind_the_target_that_it_is_out_of(sentence: str) -> None:
    table = "| No | Indikator Kinerja | Target |\n|---|---|---|\n| 1 | Indeks Kepuasan Masyarakat | 85,00 |\n\n"
    assert [text for _, _, text in told(table + sentence.format("105,00%"), "CAP005")] == ["105,00%"]
    assert told(table + sentence.format("102,00%"), "CAP005") == []


@pytest.mark.parametrize(
    ("rows", "doubted"),
    [
        (("Persentase partisipasi warga | 80 | 73 | 100", "Persentase desa tertib | 78 | 78 | 100", "Nilai SAKIP | 75 | 75 | 100"), 1),
        (("Persentase partisipasi warga | 80 | 83 | 100", "Persentase desa tertib | 78 | 78 | 100", "Nilai SAKIP | 75 | 75 | 100"), 0),
        (("Persentase partisipasi warga | 80 | 73 | 100", "Indeks layanan | 80 | 72 | 90", "Nilai SAKIP | 75 | 75 | 100"), 1),
        (("Angka kematian bayi | 80 | 73 | 100", "Persentase desa tertib | 78 | 78 | 100", "Nilai SAKIP | 75 | 75 | 100"), 0),
        (("Jumlah keluhan warga | 80 | 73 | 100", "Jumlah konflik | 78 | 72 | 100", "Nilai SAKIP | 75 | 75 | 100"), 0),
        (("Luas lahan kritis | 80 | 73 | 100", "Luas genangan | 78 | 72 | 100", "Nilai SAKIP | 75 | 75 | 100"), 0),  # two of them
        (("Persentase partisipasi warga | 80 | 73 | 100", "Persentase desa tertib | 70 | 77 | 110"), 1),
    ],
)
def test_a_hundred_percent_of_less_than_the_target_is_doubted(rows: tuple[str, ...], doubted: int) -> None:
    found = [severity for _, severity, text in told(table(*rows), "CAP001") if text == "100"]
    assert len(found) == doubted
