"""One printed number (or grade, range, "n/a") with everything that its print tells."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.document.model import Place
from lakip_lint.figures.interval import Interval

ONE = Decimal(1)


class Reading(Struct, frozen=True):
    """One way to understand the digits: the value and how many decimals were printed."""

    value: Decimal
    decimals: int


class Figure(Struct, frozen=True):
    """A figure as printed.

    raw        the characters as printed, without the unit ("4,600.541.941", "(7,20)", "BB", "n/a"); line breaks removed
    value      the value of the best reading in the printed unit (72,5 % is 72.5; "Rp 3,2 juta" is 3.2 with scale 1000000);
               None for a grade alone, for missing and for unreadable figures
    decimals   decimals printed in that reading (the last printed digit gives the interval)
    unit       "" | "%" | "‰" | "Rp" | "US$" | "poin" | a noun as printed ("orang", "dokumen", "hari", "Nilai")
               | a rate ("/100.000 KH") | "1:" of a ratio ("1:200" is 200)
    scale      1 | 1000 | 1000000 | ... from juta, miliar or the column header "(Rp 000)"
    grade      letter or class printed with or instead of the number ("BB", "Sangat Baik", "WTP"); "" if none
    bound      ">=", "<=", ">", "<", "~" (sekitar, ±) or "": from signs, and in sentences from words ("lebih dari 80")
    upper      upper end of a range ("5-6 %": value 5, upper 6), else None
    missing    the print says that there is no value ("-", "n/a", "belum ada", "---")
    faults     what is wrong with its form: "mixed-separators", "group-size", "lost-separator", "double-separator",
               "english-separators", "stray-sign", "overflow" ("####"), "formula-error" ("#DIV/0!")
    readings   every reading that is possible, the best first; one only where the print is unambiguous
    separators "id" (1.234,5), "en" (1,234.5), "plain" (no separator), "open" (one separator, could be either), "mixed"
    start, end offsets in the text it was read from; `place` is filled in by whoever knows the text's places
    """

    raw: str
    value: Decimal | None = None
    decimals: int = 0
    unit: str = ""
    scale: Decimal = ONE
    grade: str = ""
    bound: str = ""
    upper: Decimal | None = None
    missing: bool = False
    faults: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    separators: str = "plain"
    start: int = 0
    end: int = 0
    place: Place | None = None
    unit_from_header: bool = False
    """The unit stands in the column header (or unit column), not with the figure."""
    repaired: bool = False
    """A space was taken out of it ("1 05,22"), or it was parted from a word ("sebesar85,5"): it may be read wrongly."""

    @property
    def as_printed(self) -> str:
        """The digits with a percent or per mille sign printed behind them."""
        sign = self.unit if self.unit in ("%", "‰") and not self.unit_from_header else ""
        return self.raw if not sign or self.raw.endswith(sign) else self.raw + sign

    @property
    def interval(self) -> Interval | None:
        """Values (in units of 1, scale applied) that print like this; None without a value."""
        return self._around(Decimal("0.5"))

    @property
    def truncated_interval(self) -> Interval | None:
        """The same with a whole unit of the last digit on each side: allows for truncation and careless rounding."""
        return self._around(ONE)

    def _around(self, units: Decimal) -> Interval | None:
        if self.value is None:
            return None
        low = Interval.printed(self.value, self.decimals, units)
        if self.upper is not None:
            low = Interval(low.low, Interval.printed(self.upper, self.decimals, units).high)
        return low.scaled(self.scale)

    @property
    def amount(self) -> Decimal | None:
        """The value in units of 1 (scale applied)."""
        return None if self.value is None else self.value * self.scale

    @property
    def malformed(self) -> bool:
        return any(f != "english-separators" for f in self.faults)

    @property
    def ambiguous(self) -> bool:
        return len(self.readings) > 1

    def reread(self, reading: Reading) -> Figure:
        """The same print understood in another of its readings (that one is then its only reading)."""
        return replace(self, value=reading.value, decimals=reading.decimals, readings=(reading,))

    def at(self, place: Place | None) -> Figure:
        return replace(self, place=place)


def added(figures: Iterable[Figure]) -> Decimal:
    """The sum of their amounts."""
    return sum((f.amount for f in figures if f.amount is not None), Decimal(0))
