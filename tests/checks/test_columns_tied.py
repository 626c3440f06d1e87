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
