"""Grades and printed scales."""
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.figures.grade import LETTERS, Band, Scale, read_grade, read_scale_row
from lakip_lint.figures.interval import Interval


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("A", "A"), (" BB ", "BB"), ("B", "B"), ("(A)", "A"), ("“BB”", "BB"), ("SB", "SB"),
        ("Sangat Baik", "Sangat Baik"), ("sangat  baik", "Sangat Baik"), ("SANGAT\nBAIK", "Sangat Baik"), ("kurang", "Kurang"),
        ("Sangat Tinggi", "Sangat Tinggi"), ("Cukup Baik", "Cukup Baik"), ("Memuaskan", "Memuaskan"),
        ("Tidak Baik", "Tidak Baik"),
        ("WTP", "WTP"), ("wajar tanpa pengecualian", "WTP"), ("Wajar Dengan Pengecualian", "WDP"), ("Opini WTP", "WTP"),
        ("BB (72,40)", "BB"), ("72,40 (BB)", "BB"), ("72,40 BB", "BB"), ("Nilai A", "A"), ("Predikat : B", "B"),
        ("B / 63,05", "B"),
        ("A (Memuaskan)", "A"), ("91,2 (Sangat Baik)", "Sangat Baik"), ("Level 3", "Level 3"), ("level  3 (3,12)", "Level 3"),
    ],
)
def test_grades(text: str, grade: str) -> None:
    assert read_grade(text) == grade


@pytest.mark.parametrize(
    "text",
    ["", "a", "b", "72,40", "-", "E", "Kinerja baik sekali di tahun ini", "Meningkatnya kualitas", "A dan B", "Bidang A",
     "Kelurahan Baik", "baik dan benar", "kurang dari 5", "cukup banyak", "BBB", "A1", "12 dokumen", "Tinggi badan", "A" * 200],
)
def test_no_grades(text: str) -> None:
    assert read_grade(text) == ""


@given(st.text())
def test_any_text_is_looked_at_without_error(text: str) -> None:
    assert isinstance(read_grade(text), str)
    read_scale_row(text, "A")
    read_scale_row("80 - 90", text)


@pytest.mark.parametrize(
    ("printed", "low", "high", "low_included", "high_included"),
    [
        ("80 > 100", "80", "100", False, True),
        (">80 – 90", "80", "90", False, True),
        ("> 90 - 100", "90", "100", False, True),
        ("> 90 % s.d. 100 %", "90", "100", False, True),
        (">55 –80", "55", "80", False, True),
        ("≥ 75 - < 85", "75", "85", True, False),
        ("> 80 - < 100 %", "80", "100", False, False),
        ("88,31 - 100", "88.31", "100", True, True),
        ("88.31 – 100.00", "88.31", "100.00", True, True),
        ("65,00 - 76,60", "65.00", "76.60", True, True),
        ("2.600 – 3.064", "2.600", "3.064", True, True),
        ("86 s.d 100", "86", "100", True, True),
        ("86 s/d 100", "86", "100", True, True),
        ("86 sampai dengan 100", "86", "100", True, True),
        ("100 - 86", "86", "100", True, True),
        ("76 ≤ x ≤ 90", "76", "90", True, True),
        ("75 < x ≤ 85", "75", "85", False, True),
        ("100% > nilai > 80 %", "80", "100", False, False),
        ("90 ≥ Nilai > 80", "80", "90", False, True),
        ("76 ≤ 90", "76", "90", True, True),
        ("80 < 100", "80", "100", False, False),
        ("≥ 60 < 70", "60", "70", True, False),
        ("> 60 dan ≤ 70", "60", "70", False, True),
        (">= 91", "91", None, True, True),
        ("≥ 91 %", "91", None, True, True),
        ("91 ≤ x", "91", None, True, True),
        ("91 ≤", "91", None, True, True),
        ("x ≥ 91", "91", None, True, True),
        ("lebih dari 100 %", "100", None, False, True),
        ("di atas 100", "100", None, False, True),
        ("91 ke atas", "91", None, True, True),
        ("≤ 50", None, "50", True, True),
        ("< 50", None, "50", True, False),
        ("=< 50", None, "50", True, True),
        ("50 ≥", None, "50", True, True),
        ("kurang dari 50 %", None, "50", True, False),
        ("50% > Nilai", None, "50", True, False),
    ],
)
def test_scale_rows(printed: str, low: str | None, high: str | None, low_included: bool, high_included: bool) -> None:
    band = read_scale_row(printed, "sangat baik")
    assert band == Band(
        "Sangat Baik", Decimal(low) if low else None, Decimal(high) if high else None, low_included, high_included, printed
    )


@pytest.mark.parametrize(
    ("printed", "grade"),
    [("", "A"), ("80", "A"), ("80 - 80", "A"), ("80 90", "A"), ("80 - 90 - 100", "A"), ("< 80 - 90", "A"), ("80 - > 90", "A"),
     ("sekitar 80", "A"), ("BB", "A"), ("80 - 90", ""), ("80 - 90", "1. Kelurahan Sukamaju tahun lalu"), ("80 - 9.0.0", "A"),
     ("x", "A"), (">", "A"), ("90 > 80", "A")],
)
def test_rows_that_could_mean_anything_are_left_alone(printed: str, grade: str) -> None:
    assert read_scale_row(printed, grade) is None


def test_class_names_are_normalised() -> None:
    expected = {
        "A": "A", "SANGAT BAIK": "Sangat Baik", "agak kurang": "Agak Kurang", "A (Memuaskan)": "A",
        "Sangat Berhasil": "Sangat Berhasil", "mutu pelayanan": "Mutu Pelayanan",
    }
    assert {text: band.grade for text in expected if (band := read_scale_row("80 - 90", text))} == expected


def rows(*printed: tuple[str, str]) -> Scale:
    bands = [read_scale_row(*row) for row in printed]
    return Scale("contoh", tuple(b for b in bands if b))


@pytest.mark.parametrize(
    ("value", "grade"),
    [("95", "A"), ("90", "B"), ("90.01", "A"), ("75", "B"), ("74.99", None), ("74", "C"), ("100", "A"), ("100.01", None),
     ("0", "C")],
)
def test_a_value_has_the_grade_of_its_band(value: str, grade: str | None) -> None:
    assert rows(("> 90 - 100", "A"), ("75 - 90", "B"), ("0 - 74", "C")).grade_of(Decimal(value)) == grade


def test_where_classes_overlap_the_scale_does_not_tell() -> None:
    scale = rows(("80 - 90", "B"), ("90 - 100", "A"))
    assert scale.grade_of(Decimal(90)) is None
    assert scale.grades_of(Decimal(90)) == ("B", "A")
    assert scale.grade_of(Decimal(89)) == "B"


def test_a_rounded_value_may_belong_to_two_classes() -> None:
    scale = rows(("> 90 - 100", "A"), ("75 - 90", "B"))
    assert scale.grades_in(Interval(Decimal("89.5"), Decimal("90.5"))) == ("A", "B")
    assert scale.grades_in(Interval.exact(90)) == ("B",)
    assert scale.grades_in(Interval(Decimal(80), Decimal(81))) == ("B",)
    assert scale.grades_in(Interval(Decimal(101), Decimal(102))) == ()


def test_a_band_is_found_by_its_grade() -> None:
    scale = rows(("> 90 - 100", "Sangat Baik"), ("75 - 90", "Baik"))
    band = scale.band("sangat baik")
    assert band is not None
    assert band.text == "> 90 - 100"
    assert scale.band("Kurang") is None


def test_letters_are_in_order() -> None:
    assert LETTERS[0] == "AA"
    assert LETTERS[-1] == "D"


limits = st.decimals(0, 100, places=1)


@given(st.lists(limits, min_size=2, max_size=6, unique=True), limits)
def test_a_scale_without_gaps_gives_each_value_one_grade(cuts: list[Decimal], value: Decimal) -> None:
    ends = sorted(cuts)
    names = "ABCDEFGHIJ"
    scale = rows(*[(f">{a} - {b}".replace(".", ","), f"Kelas {n}") for a, b, n in zip(ends, ends[1:], names, strict=False)])
    if ends[0] < value <= ends[-1]:
        assert scale.grade_of(value) is not None
    else:
        assert scale.grade_of(value) is None
