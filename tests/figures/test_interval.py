"""Arithmetic on intervals always holds the exact result."""
from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total

numbers = st.decimals(-(10**15), 10**15, places=6) | st.integers(-1000, 1000).map(Decimal)


@st.composite
def intervals_with_values(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, value, high = sorted([draw(numbers), draw(numbers), draw(numbers)])
    return Interval(low, high), value


def holds(interval: Interval, value: Fraction) -> bool:
    return Fraction(interval.low) <= value <= Fraction(interval.high)


@given(intervals_with_values(), intervals_with_values())
def test_operations_hold_the_exact_result(first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]) -> None:
    (a, x), (b, y) = first, second
    p, q = Fraction(x), Fraction(y)
    assert holds(a + b, p + q)
    assert holds(a - b, p - q)
    assert holds(a * b, p * q)
    assert holds(-a, -p)
    assert holds(total([a, b, a]), p + q + p)
    if not b.contains(Decimal(0)):
        assert holds(a / b, p / q)


@given(intervals_with_values(), intervals_with_values())
def test_meeting_is_mutual_and_means_a_common_value(first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]) -> None:
    (a, x), (b, y) = first, second
    assert a.meets(b) == b.meets(a)
    if a.contains(y) or b.contains(x):
        assert a.meets(b)


@given(numbers, st.integers(0, 4))
def test_a_printed_number_holds_what_rounds_to_it(value: Decimal, decimals: int) -> None:
    printed = Interval.printed(value, decimals)
    assert printed.contains(value)
    assert printed.contains(value + Decimal("0.4").scaleb(-decimals))
    assert not printed.contains(value + Decimal("0.6").scaleb(-decimals))


@given(intervals_with_values(), numbers)
def test_capping(first: tuple[Interval, Decimal], limit: Decimal) -> None:
    interval, value = first
    assert interval.capped(limit).contains(min(value, limit))
    assert interval.capped(limit).high <= limit or interval.high <= limit


def test_the_middle_and_the_sum_of_nothing() -> None:
    assert Interval(Decimal(1), Decimal(2)).middle == Decimal("1.5")
    assert total([]) == Interval.exact(0)


def test_intervals_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="above"):
        Interval(Decimal(2), Decimal(1))


@given(intervals_with_values())
def test_division_by_what_may_be_zero_is_refused(first: tuple[Interval, Decimal]) -> None:
    interval, _ = first
    assume(interval.contains(Decimal(0)))
    with pytest.raises(ZeroDivisionError):
        Interval.exact(1) / interval


def test_scale_and_range_widen_the_interval_of_a_figure() -> None:
    figure = Figure("5-6", Decimal(5), upper=Decimal(6), scale=Decimal(1000))
    assert figure.interval == Interval(Decimal(4500), Decimal(6500))
    assert figure.amount == 5000
    assert Figure("BB", grade="BB").interval is None
