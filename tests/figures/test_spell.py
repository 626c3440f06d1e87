"""Numbers in words."""
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.figures.number import read_spelled, spelled

ONES = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def speak(number: int) -> str:
    """Indonesian words of a number below a million."""
    if number < 10:
        return ONES[number] or "nol"
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{ONES[number - 10]} belas"
    for size, name, single in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "sepuluh")):
        if number >= size:
            head = single if number // size == 1 else f"{speak(number // size)} {name}"
            return head if number % size == 0 else f"{head} {speak(number % size)}"
    raise AssertionError(number)


def test_all_numbers_up_to_9999_are_read_back() -> None:
    assert [n for n in range(10_000) if spelled(speak(n)) != n] == []


@given(st.integers(0, 999_999))
def test_large_numbers_are_read_back(number: int) -> None:
    assert spelled(speak(number)) == number
    assert spelled(speak(number).title().replace(" ", "  ")) == number
    assert spelled(speak(number).replace(" puluh", "puluh").replace(" belas", "belas")) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dua juta", "2000000"), ("seratus lima puluh juta rupiah", "150000000"), ("tiga milyar dua ratus ribu", "3000200000"),
        ("delapan puluh koma lima", "80.5"), ("nol koma nol dua", "0.02"), ("sembilan koma dua puluh lima persen", "9.25"),
        ("Tujuh", "7"), ("satu triliun", "1000000000000"),
    ],
)
def test_words(words: str, value: str) -> None:
    assert spelled(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    ["", " ", "setengah", "dua setengah", "satu dua", "puluh", "belas dua", "ratus ribu", "sebelas puluh", "dua ribu tiga juta",
     "baik", "tigaan", "dua orang", "nol satu", "koma lima", "lima koma", "seratus dua ratus"],
)
def test_what_is_no_number(words: str) -> None:
    assert spelled(words) is None


def test_pairs_of_digits_and_words() -> None:
    text = "Ada 8 (delapan) indikator, 12 (dua belas) kegiatan, lima (5) orang, 95,5% (sembilan puluh lima koma lima) saja"
    pairs = read_spelled(text)
    assert [(p.figure.value, p.value) for p in pairs] == [(8, 8), (12, 12), (5, 5), (Decimal("95.5"), Decimal("95.5"))]
    assert [text[p.start : p.end] for p in pairs][:3] == ["8 (delapan)", "12 (dua belas)", "lima (5)"]
    assert pairs[1].words == "dua belas"


def test_a_pair_that_disagrees_is_still_a_pair() -> None:
    (pair,) = read_spelled("sebanyak 4 (lima) dokumen")
    assert (pair.figure.value, pair.value) == (4, 5)


@pytest.mark.parametrize(
    "text",
    ["72,40 (BB)", "5 (lihat lampiran)", "3 (Sangat Baik)", "(tiga)", "2 (dua setengah)", "tiga orang (3)", "7 ()",
     "KEP/3 (tiga)"],
)
def test_other_brackets_are_no_pairs(text: str) -> None:
    assert read_spelled(text) == ()


@given(st.text() | st.text(alphabet="0123456789(). satudelpnrib", max_size=50))
def test_any_text_is_read_without_error(text: str) -> None:
    for pair in read_spelled(text):
        assert text[pair.figure.start : pair.figure.end] == pair.figure.raw
        assert pair.start <= pair.figure.start < pair.figure.end <= pair.end


def test_long_texts_end() -> None:
    for text in ("satu " * 20_000, "1(" * 50_000, "1" * 200_000 + "(satu)", "satu(1)" * 5000):
        assert read_spelled(text) is not None
    assert spelled("satu " * 50_000) is None
