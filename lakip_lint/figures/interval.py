"""Closed intervals of Decimals: a printed number stands for all values that round to it (XBRL Calculations 1.1)."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext


@dataclass(frozen=True, slots=True)
class Interval:
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
        return cls(value - half, value + half)

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def contains(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        with localcontext() as context:
            context.prec = 40
            corners = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def scaled(self, factor: Decimal | int) -> Interval:
        return self * Interval.exact(Decimal(factor))

    def capped(self, limit: Decimal) -> Interval:
        return Interval(min(self.low, limit), min(self.high, limit))


def total(parts: list[Interval]) -> Interval:
    """The sum of intervals; the sum of none is exactly zero."""
    result = Interval.exact(0)
    for part in parts:
        result = result + part
    return result
