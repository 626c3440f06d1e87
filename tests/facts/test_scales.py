"""Scales of classes are read from tables, lists and sentences, and tell nothing where they leave something open."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.document.plain import document_from_text
from lakip_lint.facts.scales import KnownScale, class_names, describe, family_of, official_scales, printed_scales, ranges_in
from lakip_lint.figures.interval import Interval
from lakip_lint.rules.loader import load_ruleset


def scales(text: str) -> list[KnownScale]:
    return printed_scales(document_from_text(textwrap.dedent(text)))


def classes(scale: KnownScale) -> dict[str, str]:
    return {band.grade: band.text for band in scale.scale.classes}


def printed(value: str) -> Interval:
    number = Decimal(value)
    return Interval.printed(number, max(0, -int(number.as_tuple().exponent)))


TABLE = """
    | No | Interval Nilai | Kategori |
    |---|---|---|
    | 1 | > 100 | Sangat Baik |
    | 2 | > 80 – 100 | Baik |
    | 3 | > 60 – 80 | Cukup |
    | 4 | ≤ 60 | Kurang |
"""


def test_a_table_of_intervals_and_classes_is_a_scale() -> None:
    (scale,) = scales(TABLE)
    assert classes(scale) == {"Kurang": "≤ 60", "Cukup": "> 60 – 80", "Baik": "> 80 – 100", "Sangat Baik": "> 100"}
    assert scale.family == "kinerja"


def test_letters_and_words_of_one_column_are_two_scales() -> None:
    found = scales("""
        Mutu pelayanan survei kepuasan masyarakat

        | Mutu | Nilai Interval Konversi |
        |---|---|
        | A (Sangat Baik) | 88,31 – 100,00 |
        | B (Baik) | 76,61 – 88,30 |
        | C (Kurang Baik) | 65,00 – 76,60 |
        | D (Tidak Baik) | 25,00 – 64,99 |
    """)
    assert [list(classes(s)) for s in found] == [["D", "C", "B", "A"], ["Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik"]]
    assert {s.family for s in found} == {"ikm"}


@pytest.mark.parametrize(
    "text",
    [
        "Penilaian memakai batas: Sangat Tinggi (di atas 90), Tinggi (76 - 90), Sedang (66 - 75) dan Rendah (kurang dari 66).",
        "Batas penilaian: > 90 = Sangat Tinggi, 76 s/d 90 = Tinggi, 66 s/d 75 = Sedang, < 66 = Rendah.",
        "Batasnya:\n\n- Lebih dari 90 : Sangat Tinggi\n- 76 - 90 : Tinggi\n- 66 - 75 : Sedang\n- < 66 : Rendah\n",
        "| Sangat Tinggi | Tinggi | Sedang | Rendah |\n|---|---|---|---|\n| > 90 | 76 - 90 | 66 - 75 | < 66 |",
        "| 76 ≤ 90 | Tinggi |\n| > 90 | Sangat Tinggi |\n| 66 ≤ 75 | Sedang |\n| < 66 | Rendah |",
    ],
    ids=["sentence-class-first", "sentence-range-first", "list", "lying-table", "loose-signs"],
)
def test_the_same_scale_in_other_shapes(text: str) -> None:
    (scale,) = scales(text)
    limits = {b.grade: (b.low, b.high) for b in scale.scale.classes}
    assert limits == {
        "Sangat Tinggi": (90, None),
        "Tinggi": (76, 90),
        "Sedang": (66, 75),
        "Rendah": (None, 66),
    }


@pytest.mark.parametrize(
    "text",
    [
        "| Umur | Jumlah |\n|---|---|\n| 17 - 25 | 40 |\n| 26 - 35 | 52 |\n| 36 - 45 | 31 |",
        "| Kondisi | Jumlah |\n|---|---|\n| Baik | 12 |\n| Kurang | 3 |\n| Cukup | 4 |",
        "Dua desa baik, yaitu 80 - 90, dan satu desa cukup baik.",
        "| No | Uraian | Nilai |\n|---|---|---|\n| A | Tinggi | 10 - 20 |\n| B | Tinggi | 20 - 30 |\n| C | Rendah | 30 - 40 |",
        "Dari 8 sasaran, kriteria Sangat Baik atau di atas 100%, kriteria Baik 80 - 100% dan 2 sasaran kriteria Cukup, Kurang < 50%.",
    ],
    ids=["ages", "stock", "too-few", "class-twice", "class-without-range"],
)
def test_what_is_no_scale(text: str) -> None:
    assert not scales(text)


@pytest.mark.parametrize(
    ("value", "grade", "verdict"),
    [
        ("95.2", "Baik", True),
        ("95.2", "Sangat Baik", False),
        ("100.00", "Baik", True),
        ("131.5", "Sangat Baik", True),
        ("58", "Kurang", True),
        ("80.004", "Cukup", False),
        ("80.00", "Baik", True),
        ("70", "Memuaskan", None),
    ],
)
def test_verdicts_of_a_scale(value: str, grade: str, verdict: bool | None) -> None:
    (scale,) = scales(TABLE)
    assert scale.verdict(printed(value), grade) is verdict


def test_both_neighbours_of_a_gap_are_accepted_and_the_top_is_open() -> None:
    permendagri = next(s for s in official_scales(load_ruleset().knowledge) if s.family == "kinerja")
    assert set(permendagri.accepted(printed("90.5"))) == {"Tinggi", "Sangat Tinggi"}
    (scale,) = scales("| > 85 - 100 | Memuaskan |\n| > 75 - 85 | Sangat Baik |\n| 0 - 75 | Baik |")
    assert scale.accepted(printed("119.5")) == ("Memuaskan",)


def test_a_scale_of_scores_up_to_four_does_not_judge_an_index_of_ninety() -> None:
    ikm = [
        s
        for s in scales("""
        | Nilai Interval IKM | Mutu Pelayanan |
        |---|---|
        | 1,00 – 2,5996 | D |
        | 2,60 – 3,064 | C |
        | 3,0644 – 3,532 | B |
        | 3,5324 – 4,00 | A |
    """)
        if s.family == "ikm"
    ]
    assert [s.accepted(printed("90.2")) for s in ikm] == [()]
    assert [s.accepted(printed("3.40")) for s in ikm] == [("B",)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A (Sangat Baik)", ("A", "Sangat Baik")),
        ("BB", ("BB",)),
        ("Baik, perlu sedikit perbaikan", ("Baik",)),
        ("Cukup (memadai), perlu perbaikan", ("Cukup",)),
        ("sangat tinggi.", ("Sangat Tinggi",)),
        ("A. Belanja Operasi", ()),
        ("Program Pelayanan yang Baik", ()),
        ("70,11 BB", ()),
    ],
)
def test_names_of_classes_in_a_cell(text: str, names: tuple[str, ...]) -> None:
    assert class_names(text) == names


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Nilai Evaluasi AKIP Kecamatan", "akip"),
        ("Akuntabilitas Kinerja Instansi Pemerintah", "akip"),
        ("Laporan Akuntabilitas Kinerja Instansi Pemerintah (LAKIP)", ""),
        ("Indeks Kepuasan Masyarakat (IKM)", "ikm"),
        ("Jumlah unit usaha IKM yang dibina", ""),
        ("Nilai IKM dan nilai SAKIP", ""),
        ("AKUNTABILITAS KINERJA", ""),
    ],
)
def test_what_a_label_speaks_of(text: str, family: str) -> None:
    assert family_of(text) == family


def test_ranges_in_running_text_end_where_the_next_number_begins() -> None:
    text = "kriteria Cukup atau 50 – 75% dan 1 (satu) sasaran di bawah 50%"
    assert [text[a:b] for a, b in ranges_in(text)] == ["50 – 75%", "di bawah 50%"]


def test_abbreviations_in_brackets_are_no_letters() -> None:
    (scale,) = scales("""
        Batas nilai kinerja:

        ≥ 85% = Sangat Baik (SB)

        70 s/d 84,99 % = Baik (B)

        55 s/d 69,99 % = Sedang (SD)

        < 55 % = Kurang (K)
    """)
    assert list(classes(scale)) == ["Kurang", "Sedang", "Baik", "Sangat Baik"]
    assert describe(scale).startswith("Sangat Baik ≥ 85%, Baik 70 s/d 84,99 %")


@given(st.text(alphabet="0123456789.,%<>≥≤-– ()abdnskr\n", max_size=120))
def test_any_text_is_searched_for_ranges_to_its_end(text: str) -> None:
    spans = ranges_in(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
