"""Evaluations of accountability: weights, parts, totals, percentages, and the year over a column."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings
from tests.checks.telling import held, relations, told

NAMES = ("Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja", "Evaluasi Akuntabilitas Kinerja Internal")
WEIGHTS = ("30,00", "30,00", "15,00", "25,00")
VALUES = ("22,35", "20,70", "11,25", "17,90")
TOTAL = "72,20"
ALL = ("AKP001", "AKP002", "AKP003", "AKP004", "AKP005", "AKP006")


def lke(
    weights: tuple[str, ...] = WEIGHTS,
    values: tuple[str, ...] = VALUES,
    total: str = TOTAL,
    names: tuple[str, ...] = NAMES,
    head: str = "Nilai",
    label: str = "Nilai hasil evaluasi",
) -> str:
    lines = [f"| No | Komponen yang dinilai | Bobot | {head} |", "|---|---|---|---|"]
    lines += [f"| {i} | {n} | {w} | {v} |" for i, (n, w, v) in enumerate(zip(names, weights, values, strict=True), 1)]
    return "\n".join([*lines, f"| {label} | < | 100,00 | {total} |"]) + "\n"


def test_a_sound_evaluation() -> None:
    assert told(lke(), *ALL) == []
    assert held(lke(), *ALL) == 7


@pytest.mark.parametrize(
    "label", ["Jumlah", "Total nilai", "Nilai Akuntabilitas Kinerja", "Nilai Akhir", "Hasil Evaluasi SAKIP"]
)
def test_a_total_by_any_name(label: str) -> None:
    assert told(lke(total="72,02", label=label), "AKP003") == [("error", "72,02", "72,20")]


def test_rounding_of_the_parts_is_allowed_for() -> None:
    values = ("22,4", "20,7", "11,3", "17,9")
    assert told(lke(values=values, total="72,20"), "AKP003") == []
    assert told(lke(values=values, total="72,70"), "AKP003") == [("error", "72,70", "72,30")]


def test_a_part_is_doubted_where_the_total_is_confirmed_elsewhere() -> None:
    text = "| Indikator Kinerja | Target | Realisasi |\n|---|---|---|\n| Nilai Evaluasi AKIP | 71,00 | 72,20 |\n\n" + lke(
        values=("22,35", "20,70", "12,15", "17,90"), total="72,20"
    )
    (relation,) = [r for r in relations(text, "AKP003") if not r.holds]
    assert (relation.doubted.text, relation.expected) == ("12,15", "11,25")


def test_weights_that_do_not_add_up() -> None:
    assert told(lke(weights=("30", "30", "20", "25")), "AKP001") == [("error", "20", "15")]
    assert told(lke(weights=("0,30", "0,30", "0,15", "0,25")), "AKP001", "AKP004") == []


def test_a_value_above_its_weight() -> None:
    assert told(lke(values=("22,35", "20,70", "17,25", "17,90"), total="78,20"), "AKP004") == [
        ("error", "17,25", "paling banyak 15,00")
    ]


@pytest.mark.parametrize(
    ("weights", "year", "expected"),
    [
        (("30", "30", "15", "25"), 2023, []),
        (("30", "30", "15", "25"), 2018, [("note", "30", "30 + 25 + 15 + 10 + 20")]),
        (("40", "30", "15", "15"), 2023, [("warning", "40", "30 + 30 + 15 + 25")]),
    ],
)
def test_the_regulation_of_the_year(weights: tuple[str, ...], year: int, expected: list[tuple[str, str, str]]) -> None:
    assert told(lke(weights=weights), "AKP006", year=year) == expected


def test_five_components_of_the_older_regulation() -> None:
    text = lke(
        ("30", "25", "15", "10", "20"),
        ("21,10", "17,40", "10,05", "6,20", "14,30"),
        "69,05",
        (*NAMES[:3], "Evaluasi Internal", "Pencapaian Sasaran/Kinerja Organisasi"),
    )
    assert told(text, *ALL, year=2019) == []
    assert told(text.replace("69,05", "69,50"), *ALL, year=2019) == [("error", "69,50", "69,05")]
    assert [s for s, _, _ in told(text, *ALL, year=2024)] == ["note"]


PARTS = """
    | No | Komponen | Bobot | Nilai |
    |---|---|---|---|
    | 1 | PERENCANAAN KINERJA | 30,00 | 22,20 |
    | 1.a | Keberadaan dokumen | 6,00 | 4,80 |
    | 1.b | Kualitas dokumen | 9,00 | 6,90 |
    | 1.c | Pemanfaatan dokumen | 15,00 | 10,50 |
    | 2 | PENGUKURAN KINERJA | 30,00 | 20,40 |
    | 2.a | Pelaksanaan pengukuran | 6,00 | 4,20 |
    | 2.b | Kualitas pengukuran | 9,00 | 6,30 |
    | 2.c | Pemanfaatan pengukuran | 15,00 | 9,90 |
    | 3 | PELAPORAN KINERJA | {} | 11,10 |
    | 3.a | Keberadaan laporan | 3,00 | 2,40 |
    | 3.b | Mutu laporan | 4,50 | 3,30 |
    | 3.c | Pemanfaatan laporan | 7,50 | {} |
    | Jumlah | < | | 53,70 |
"""


def test_parts_of_components() -> None:
    assert told(PARTS.format("15,00", "5,40"), "AKP002", "AKP003", "AKP004") == []
    assert told(PARTS.format("20,00", "5,40"), "AKP002") == [("error", "20,00", "15,00")]
    assert told(PARTS.format("15,00", "4,50"), "AKP003") == [("error", "4,50", "5,40")]


def test_the_part_whose_share_differs_is_doubted() -> None:
    (relation,) = [
        r for r in relations(PARTS.format("15,00", "5,40").replace("| 4,50 | 3,30", "| 5,40 | 3,30"), "AKP002") if not r.holds
    ]
    assert (relation.doubted.text, relation.expected) == ("5,40", "4,50")


def test_percentages_beside_the_values() -> None:
    lines = lke().splitlines()
    shares = ("Persentase", "---", "74,51", "69,00", "75,00", "71,60", "")
    text = "\n".join(f"{line} {share} |" for line, share in zip(lines, shares, strict=True))
    assert told(text, "AKP005") == []  # 22,35 may be 22,353
    assert told(text.replace("71,60", "76,10"), "AKP005") == [("error", "76,10", "71,60")]


SERIES = """
    | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
    |---|---|---|
    | Nilai Evaluasi AKIP | 68,90 | 72,20 |

"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [("2023", []), ("2022", [("error", "2022", "2023")]), ("Nilai", []), ("2021", [])],
)
def test_the_year_over_an_evaluation(head: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(SERIES + lke(head=head), "AKP007") == expected


def test_a_year_in_the_title_is_only_a_doubt() -> None:
    text = SERIES + "Hasil evaluasi AKIP tahun 2022\n\n" + lke()
    assert told(text, "AKP007") == [("warning", "2022", "2023")]


COLUMN = """
    | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
    |---|---|---|
    | Persentase desa siaga | 81,25 | 87,50 |
    | Rasio warga terlayani | 74,10 | 79,30 |

    Dibandingkan dengan target akhir Renstra:

    | Indikator Kinerja | Target Akhir Renstra | Realisasi {} |
    |---|---|---|
    | Persentase desa siaga | 93,75 | {} |
    | Rasio warga terlayani | 85,00 | {} |
"""


@pytest.mark.parametrize(
    ("year", "values", "expected"),
    [
        ("2023", ("87,50", "79,30"), []),
        ("2022", ("87,50", "79,30"), [("error", "2022", "2023")]),
        ("2022", ("87,50", "74,10"), []),
        ("2022", ("87,50", "79,40"), []),
    ],
    ids=["right", "stale", "one-agrees", "one-unknown"],
)
def test_the_year_over_a_column(year: str, values: tuple[str, str], expected: list[tuple[str, str, str]]) -> None:
    assert told(COLUMN.format(year, *values), "AKP008") == expected


MIXED_WEIGHTS = """| No | Komponen | Bobot | Nilai |
|---|---|---|---|
| 1 | Perencanaan Kinerja | 35 | 22,50 |
| 2 | Pengukuran Kinerja | 25 | 21,30 |
| 3 | Pelaporan Kinerja | 15 | 11,10 |
| 4 | Evaluasi Akuntabilitas Kinerja Internal | 25 | 17,20 |
| Nilai Akuntabilitas Kinerja | < | < | 72,10 |
"""


def test_weights_of_an_unknown_year_name_no_year() -> None:
    (found,) = findings(MIXED_WEIGHTS, "AKP006", head="LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA\n\n")
    assert found.message == {
        "id": "Bobot komponen evaluasi 35 + 25 + 15 + 25 tidak sesuai aturan mana pun",
        "en": "The weights 35 + 25 + 15 + 25 follow no regulation",
    }
    (dated,) = findings(MIXED_WEIGHTS, "AKP006")
    assert dated.message["id"].endswith("; untuk tahun 2023 berlaku 30 + 30 + 15 + 25")
    assert dated.message["en"].endswith("; 30 + 30 + 15 + 25 apply to 2023")
