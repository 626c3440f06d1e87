"""Closed intervals of Decimals: a printed number stands for all values that round to it (XBRL Calculations 1.1).

Every operation rounds outward (40 digits), so that the result always contains the exact one.
"""
from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from msgspec import Struct

DOWN = Context(prec=40, rounding=ROUND_FLOOR)
UP = Context(prec=40, rounding=ROUND_CEILING)


class Interval(Struct, frozen=True):
    """All values from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval with low {self.low} above high {self.high}")

    @classmethod
    def exact(cls, value: Decimal | int) -> Interval:
        return cls(Decimal(value), Decimal(value))

    @classmethod
    def printed(cls, value: Decimal, decimals: int, units: Decimal = Decimal("0.5")) -> Interval:
        """The values that print as `value` with `decimals` decimals: half a unit of the last digit on each side."""
        half = units.scaleb(-decimals)
        return cls(DOWN.subtract(value, half), UP.add(value, half))

    @property
    def middle(self) -> Decimal:
        return UP.divide(UP.add(self.low, self.high), Decimal(2))

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def contains(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(DOWN.add(self.low, other.low), UP.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(DOWN.subtract(self.low, other.high), UP.subtract(self.high, other.low))

    def __neg__(self) -> Interval:
        return Interval(self.high.copy_negate(), self.low.copy_negate())

    def __mul__(self, other: Interval) -> Interval:
        if self.low >= 0 and other.low >= 0:
            return Interval(DOWN.multiply(self.low, other.low), UP.multiply(self.high, other.high))
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(DOWN.multiply(a, b) for a, b in pairs), max(UP.multiply(a, b) for a, b in pairs))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(DOWN.divide(a, b) for a, b in pairs), max(UP.divide(a, b) for a, b in pairs))

    def scaled(self, factor: Decimal | int) -> Interval:
        return self if factor == 1 else self * Interval.exact(Decimal(factor))

    def capped(self, limit: Decimal) -> Interval:
        return Interval(min(self.low, limit), min(self.high, limit))


def total(parts: list[Interval]) -> Interval:
    """The sum of intervals; the sum of none is exactly zero."""
    result = Interval.exact(0)
    for part in parts:
        result = result + part
    return result
