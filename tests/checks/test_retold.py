"""Sentences that retell the rows of a table of years."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

ROWS = (
    ("Seksi Taman Kering", "88,10", "91,40"),
    ("Seksi Jalan Setapak", "79,25", "82,60"),
    ("Seksi Bank Sampah", "90,15", "87,35"),
    ("Seksi Kampung Siaga", "81,70", "84,05"),
)
TABLE = "# 3.3 Perbandingan\nTabel 3.4 Nilai Unit\n| No | Unit Kerja | 2022 | 2023 |\n|---|---|---|---|\n" + "".join(
    f"| {i} | {' | '.join(row)} |\n" for i, row in enumerate(ROWS, 1)
)


def report(*last: str, told_rows: int = 3, pages: str = "") -> str:
    sentences = [f"{name} tahun 2022 mencapai {old} dan tahun 2023 mencapai {new}." for name, old, new in ROWS[:told_rows]]
    items = "\n\n".join(f"{i}. {sentence}" for i, sentence in enumerate([*sentences, *last], 1))
    return f"LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\n{TABLE}\n{pages}{items}\n"


def printed(text: str) -> list[str]:
    return [doubted for _, _, doubted in told(text, "KLM015")]


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        ("Seksi Kampung Siaga tahun 2022 mencapai 81,70 dan tahun 2023 mencapai 84,05.", []),
        ("Seksi Kampung Siaga tahun 2022 mencapai 81,7 dan tahun 2023 mencapai 84,1.", []),  # rounded
        ("Seksi Kampung Siaga tahun 2022 mencapai 81,70 dan tahun 2023 mencapai 84,50.", ["84,50"]),
        ("SKS tahun 2022 mencapai 81,70 dan tahun 2023 mencapai 84,50.", ["84,50"]),  # by the figure of 2022
        ("Seksi Kampung Siaga tahun 2022 mencapai 61,20 dan tahun 2023 mencapai 64,50.", []),  # speaks of another thing
        ("SBS tahun 2022 mencapai 90,15 dan tahun 2023 mencapai 84,50.", []),  # a row that is told already
        ("Seksi Kampung Siaga tahun 2022 mencapai 81,70.", []),
    ],
)
def test_a_sentence_tells_what_its_row_prints(sentence: str, doubted: list[str]) -> None:
    assert printed(report(sentence)) == doubted


def test_two_rows_exchanged() -> None:
    names = [ROWS[2][0], ROWS[3][0]]
    swapped = [
        f"{name} tahun 2022 mencapai {row[1]} dan tahun 2023 mencapai {row[2]}."
        for name, row in zip(names, [("", "90,15", "84,05"), ("", "81,70", "87,35")], strict=True)
    ]
    assert printed(report(*swapped, told_rows=2)) == []  # two of four sentences do not prove that the table is retold
    more = TABLE + "| 5 | Seksi Sumur Resapan | 70,15 | 71,25 |\n"
    fifth = "Seksi Sumur Resapan tahun 2022 mencapai 70,15 dan tahun 2023 mencapai 71,25."
    assert sorted(printed(report(fifth, *swapped, told_rows=2).replace(TABLE, more))) == ["84,05", "87,35"]


def test_few_sentences_or_a_table_far_away_prove_nothing() -> None:
    wrong = "Seksi Kampung Siaga tahun 2022 mencapai 81,70 dan tahun 2023 mencapai 84,50."
    assert printed(report(wrong, told_rows=2)) == []
    assert printed(report(wrong, pages="\f\f\f\fUraian berikut.\n\n")) == []


UNITS = (("Seksi Taman Kering", "88,10"), ("Seksi Jalan Setapak", "79,25"), ("Seksi Bank Sampah", "90,15"), ("Seksi Kampung Siaga", "81,70"))
SCORES = "Tabel 3.4 Nilai Unit\n| No | Unit Kerja | Semester I | Semester II |\n|---|---|---|---|\n" + "".join(
    f"| {i} | {name} | {score} | {60 + i},30 |\n" for i, (name, score) in enumerate(UNITS, 1)
)


@pytest.mark.parametrize(
    ("last", "doubted"),
    [
        ("81,70", []),
        ("90,15", [("KLM015", "error", "90,15")]),  # the figure of another row
        ("87,10", [("KLM015", "warning", "87,10")]),
        ("64,30", []),  # what the row prints in another column
    ],
)
def test_sentences_that_name_rows_and_print_one_column(last: str, doubted: list[tuple[str, str, str]]) -> None:
    lines = [f"{name} memiliki nilai kinerja {score}." for name, score in (*UNITS[:3], (UNITS[3][0], last))]
    items = "\n\n".join(f"{i}. {line}" for i, line in enumerate(lines, 1))
    assert told(f"LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\n# 3.3 Unit\n{SCORES}\n{items}\n", "KLM015") == doubted
