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
