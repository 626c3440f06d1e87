"""Columns that most rows of a table compute from others: shares, ratios, weighted and converted scores (CAP008)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told


def found(header: str, *rows: str) -> list[tuple[str, str, str]]:
    ruling = "|".join("---" for _ in header.split("|"))
    table = "\n".join(f"| {line} |" for line in (header, ruling, *rows))
    return told(f"Rincian menurut desa\n\n{table}\n", "CAP008")


COVERAGE = ("Arum | 120 | 113 | 94,17", "Baru | 96 | 89 | 92,71", "Cempaka | 143 | 131 | 91,61")
HEADER = "Desa | Jumlah Bayi | Bayi Dilayani | Cakupan (%)"


def test_a_ratio_of_two_columns_that_one_row_does_not_follow() -> None:
    assert found(HEADER, *COVERAGE, "Damai | 78 | 71 | 93,10") == [("CAP008", "error", "93,10")]
    assert found(HEADER, *COVERAGE, "Damai | 78 | 71 | 91,03") == []


def test_two_rows_that_prove_it_make_a_warning_only() -> None:
    assert found(HEADER, *COVERAGE[:2], "Damai | 78 | 71 | 93,10") == [("CAP008", "warning", "93,10")]
    assert found(HEADER, *COVERAGE[:1], "Damai | 78 | 71 | 93,10") == []


@pytest.mark.parametrize(
    "row",
    [
        "Damai | 78 | 80 | 100,00",  # cut off
        "Damai | 80 | 76 | 105,00",  # less is better
        "Damai | 78 | 71 | 91,02",  # cut off instead of rounded
        "Damai | 78 | - | 93,10",
        "Damai | 78 | 71 | -",
    ],
)
def test_rows_that_are_computed_otherwise_are_left_alone(row: str) -> None:
    assert found(HEADER, *COVERAGE, row) == []


def test_whole_numbers_agree_by_chance() -> None:
    rows = ("Arum | 100 | 98 | 98", "Baru | 200 | 188 | 94", "Cempaka | 300 | 291 | 97", "Damai | 78 | 71 | 95")
    assert found(HEADER, *rows) == []


def test_a_table_most_rows_of_which_follow_no_way_is_not_judged() -> None:
    rows = ("Arum | 120 | 113 | 94,17", "Baru | 96 | 89 | 92,71", "Cempaka | 143 | 131 | 80,11", "Damai | 78 | 71 | 70,12")
    assert found(HEADER, *rows) == []


SHARES = ("Bayi | 14 | 7,5", "Balita | 32 | 17,2", "Anak | 44 | 23,7")


def test_a_share_of_the_total_of_its_column() -> None:
    rows = (*SHARES, "Dewasa | 78 | 45,9", "Lansia | 18 | 9,7", "Jumlah | 186 | 100,0")
    assert found("Kelompok | Jumlah Warga | Proporsi (%)", *rows) == [("CAP008", "error", "45,9")]
    right = [row.replace("45,9", "41,9") for row in rows]
    assert found("Kelompok | Jumlah Warga | Proporsi (%)", *right) == []


def test_a_share_is_not_judged_where_the_counts_do_not_add_up() -> None:
    rows = (*SHARES, "Dewasa | 87 | 41,9", "Lansia | 18 | 9,7", "Jumlah | 186 | 100,0")
    assert found("Kelompok | Jumlah Warga | Proporsi (%)", *rows) == []


def test_a_weighted_score() -> None:
    rows = ("Keluaran | 43,5 | 98,20 | 42,72", "Penyerapan | 9,7 | 98,10 | 9,52", "Konsistensi | 18,2 | 91,37 | 16,63")
    header = "Komponen | Bobot (%) | Nilai | Nilai Terbobot"
    assert found(header, *rows, "Efisiensi | 28,6 | 71,60 | 22,48") == [("CAP008", "error", "22,48")]
    assert found(header, *rows, "Efisiensi | 28,6 | 71,60 | 20,48") == []


def test_a_score_of_four_converted_to_a_hundred() -> None:
    rows = ("Ruang tunggu | 3,31 | 82,75", "Antrean | 3,24 | 81,00", "Petugas | 3,12 | 78,00")
    assert found("Hal | Nilai Rata-rata | Nilai Konversi", *rows, "Loket | 3,51 | 85,75") == [("CAP008", "error", "85,75")]


def test_capaian_and_serapan_are_judged_by_their_own_rules() -> None:
    header = "Indikator Kinerja | Target | Realisasi | Capaian (%)"
    rows = ("Indeks kepuasan | 85,00 | 86,70 | 102,00", "Persentase desa tertib | 80,00 | 76,00 | 95,00", "Nilai evaluasi | 70,00 | 71,40 | 102,00")
    assert found(header, *rows, "Persentase jalan baik | 75,00 | 70,00 | 91,33") == []


ACROSS = """Pegawai menurut golongan

| Golongan | IV | III | II | I | Jumlah |
|---|---|---|---|---|---|
| Jumlah Pegawai | 14 | {third} | 17 | 2 | 72 |
| Persentase | 19,44% | {share} | 23,61% | 2,78% | 100% |
"""


def test_shares_below_the_counts_of_groups_that_are_columns() -> None:
    assert told(ACROSS.format(third=39, share="51,47%"), "CAP008") == [("CAP008", "error", "51,47%")]
    assert told(ACROSS.format(third=39, share="54,17%"), "CAP008") == []
    assert told(ACROSS.format(third=41, share="51,47%"), "CAP008") == []  # the counts do not add up: another rule


def test_progress_towards_the_end_of_a_plan_beside_capaian_of_the_year() -> None:
    table = """| Indikator Kinerja | Realisasi 2022 | Target 2023 | Realisasi 2023 | Capaian 2023 (%) | Target 2026 | Tingkat Kemajuan (%) |
|---|---|---|---|---|---|---|
| Indeks kepuasan | 84,10 | 85,00 | 86,70 | 102,00 | 88,00 | 98,52 |
| Persentase desa tertib | 74,20 | 80,00 | 76,00 | 95,00 | 90,00 | 84,44 |
| Nilai evaluasi | 70,30 | 70,00 | 71,40 | 102,00 | 78,00 | 91,54 |
| Persentase jalan baik | 70,10 | 75,00 | 70,50 | 94,00 | 82,00 | {progress} |
"""
    assert told(table.format(progress="89,98"), "CAP008") == [("CAP008", "error", "89,98")]
    assert told(table.format(progress="85,98"), "CAP008") == []


def test_a_count_whose_share_is_right_hides_no_other_share() -> None:
    rows = ("Sekretariat | 21 | 21,21", "Pelatihan | 17 | 27,17", "Penempatan | 16 | 16,16", "Hubungan | 14 | 14,14", "Balai | 41 | 31,31")
    assert found("Unit | Jumlah Pegawai | Persen", *rows, "Jumlah | 99 | 100,00") == [("CAP008", "error", "27,17")]


APART = ("I | 15,00 | 13,87 | -1,13", "III | 65,00 | 66,18 | 1,18", "IV | 95,00 | 97,61 | 2,61")


@pytest.mark.parametrize(
    ("row", "doubted"),
    [
        ("II | 40,00 | 35,42 | -5,48", ["-5,48"]),
        ("II | 40,00 | 35,42 | -4,58", []),
        ("II | 40,00 | 35,42 | 4,58", []),  # without its sign
        ("II | 40,00 | - | 9,99", []),
    ],
)
def test_a_difference_of_two_columns(row: str, doubted: list[str]) -> None:
    assert [text for _, _, text in found("Triwulan | Rencana (%) | Realisasi (%) | Deviasi", *APART, row)] == doubted
    assert found("Triwulan | Rencana (%) | Realisasi (%) | Keterangan", *APART, row) == []


FIELDS = ("Arum | 2.140 | 12.683 | 59,3", "Baru | 1.865 | 10.892 | 58,4", "Cempaka | 1.593 | 9.287 | 58,3")


@pytest.mark.parametrize(("row", "doubted"), [("Damai | 2.478 | 14.924 | 62,0", ["62,0"]), ("Damai | 2.478 | 14.924 | 60,2", [])])
def test_how_much_there_is_for_each_in_smaller_units(row: str, doubted: list[str]) -> None:
    header = "Desa | Luas Panen (ha) | Produksi (ton) | Produktivitas (ku/ha)"
    assert [text for _, _, text in found(header, *FIELDS, row)] == doubted
