"""Columns tell what one number alone does not."""
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.figures.number import format_like, read_cell, settle


def column(*cells: str, style: str = "id", unit: str = "") -> list[str]:
    return [str(f.value) for f in settle([f for c in cells for f in read_cell(c, unit=unit)], style)]


@pytest.mark.parametrize(
    ("cells", "style", "expected"),
    [
        (["45.300", "2.718"], "id", ["45300", "2718"]),
        (["45.300", "2.718"], "en", ["45.300", "2.718"]),
        (["6,412"], "id", ["6.412"]),
        (["6,412"], "en", ["6412"]),
        # a neighbour that is certain decides, whatever the document's habit
        (["45.300", "1.250.300"], "en", ["45300", "1250300"]),
        (["2.718", "3.14"], "id", ["2.718", "3.14"]),
        (["6,412", "1,250,300"], "id", ["6412", "1250300"]),
        (["2.718", "12,5"], "en", ["2718", "12.5"]),
        # where certain neighbours disagree, the habit does
        (["2.718", "3.14", "1.250.300"], "id", ["2718", "3.14", "1250300"]),
        # totals of answers look like means: without a header that says so they are thousands
        (["1.337", "1.326", "1.289", "1.497", "1.331"], "id", ["1337", "1326", "1289", "1497", "1331"]),
        # people of villages
        (["1.064", "3.157", "2.918", "3.905"], "id", ["1064", "3157", "2918", "3905"]),
        (["3.064", "3.157", "2.918", "3.205", "12.344"], "id", ["3064", "3157", "2918", "3205", "12344"]),
        (["3.064", "3.157", "2.918", "3.205", "950"], "id", ["3064", "3157", "2918", "3205", "950"]),
        (["3.064", "3.157"], "id", ["3064", "3157"]),
    ],
)
def test_columns(cells: list[str], style: str, expected: list[str]) -> None:
    assert column(*cells, style=style) == expected


def test_means_of_answers_are_decimals() -> None:
    cells = ["3.064", "3.157", "2.918", "3.205"]
    assert [str(f.value) for f in settle([f for c in cells for f in read_cell(c)], "id", scores=True)] == cells
    assert str(settle(read_cell("3.608") + read_cell("12.344"), "id", scores=True)[1].value) == "12344"


def test_units_decide() -> None:
    assert column("97.125", "98.200", unit="%") == ["97.125", "98.200"]
    assert column("97.125", "98,2", "1.250.300", unit="%") == ["97.125", "98.2", "1250300"]
    assert column("1.000", "98,2", unit="%") == ["1000", "98.2"]
    assert column("100.000", unit="%") == ["100.000"]
    assert column("97,125", "98,200", unit="Rp") == ["97125", "98200"]


def test_every_reading_is_kept() -> None:
    (figure,) = settle(read_cell("2.718"), "en")
    assert [str(r.value) for r in figure.readings] == ["2.718", "2718"]
    assert (figure.decimals, figure.separators) == (3, "open")


def test_closed_figures_are_left_alone() -> None:
    figures = read_cell("1.250.300") + read_cell("n/a") + read_cell("BB") + read_cell("3,700.418.226")
    assert settle(figures, "en") == figures
    assert settle([], "id") == ()


@given(st.lists(st.integers(1, 999_999), min_size=1, max_size=8))
def test_settling_never_loses_a_figure(numbers: list[int]) -> None:
    figures = [f for n in numbers for f in read_cell(f"{n:,}".replace(",", "."))]
    assert [f.value for f in settle(figures + list(read_cell("7.250.000")), "en")] == [*numbers, 7250000]


@pytest.mark.parametrize(
    ("value", "like", "decimals", "expected"),
    [
        ("1234567.891", None, None, "1.234.567,89"),
        ("1234567.891", None, 0, "1.234.568"),
        ("0.005", None, None, "0,01"),
        ("2.675", None, None, "2,68"),
        ("-2.675", None, None, "-2,68"),
        ("-0.001", None, None, "0,00"),
        ("102.137", "95,2%", None, "102,1"),
        ("102.137", "95.2", None, "102.1"),
        ("102.137", "95", None, "102"),
        ("102.137", "95", 2, "102,14"),
        ("1234567.5", "Rp 7.250.000,00", None, "1.234.567,50"),
        ("1234567.5", "7,250,000.00", None, "1,234,567.50"),
        ("1234567.5", "7,250,000", None, "1,234,568"),
        ("1234567", "7250000", None, "1234567"),
        ("1234567", "7", None, "1.234.567"),
        ("4321", "2.718", None, "4.321"),
        ("95.5", "BB", None, "95,50"),
        ("95.5", "n/a", None, "95,50"),
        ("12345678901234567890.125", None, 2, "12.345.678.901.234.567.890,13"),
    ],
)
def test_format_like(value: str, like: str | None, decimals: int | None, expected: str) -> None:
    model = read_cell(like)[0] if like else None
    assert format_like(Decimal(value), model, decimals) == expected


def test_format_like_follows_the_reading_that_was_chosen() -> None:
    (thousands,) = settle(read_cell("2.718"), "id")
    (decimal,) = settle(read_cell("2.718"), "en")
    assert format_like(Decimal("4321.5"), thousands) == "4.322"
    assert format_like(Decimal("3.2"), decimal) == "3.200"
    assert format_like(Decimal("3.2"), read_cell("6,412")[0]) == "3,200"
