"""Digits with separators: which values they can stand for, and what is wrong with their form.

Nothing here looks at what stands around the digits, except whether they are money or a percentage.
"""
from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.figures.figure import ONE, Figure, Reading
from lakip_lint.patterns import compiled

LONGEST = 20
"""More digits than this are no figure of any report: trillions of rupiah with decimals have 17."""

DOUBLED = compiled(r"[.,]{2,}")
STYLES = {",": "id", ".": "en"}
"""The style of a print by its decimal separator."""


class Numeral(Struct, frozen=True):
    """What the digits can mean: the best reading first, none where they cannot be read."""

    readings: tuple[Reading, ...]
    separators: str
    faults: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return bool(self.readings) and not self.faults


def read_numeral(print_: str, money: bool = False, percent: bool = False) -> Numeral:
    """Read digits that are separated by dots and commas ("1.234,5"); `print_` begins and ends with a digit."""
    if not print_ or len(print_) > 3 * LONGEST or sum(c.isdigit() for c in print_) > LONGEST:
        return Numeral((), "mixed", ("group-size",))
    return _read(print_, money, percent)


@lru_cache(maxsize=4096)
def _read(print_: str, money: bool, percent: bool) -> Numeral:
    faults: tuple[str, ...] = ()
    if DOUBLED.search(print_):
        faults = ("double-separator",)
        print_ = DOUBLED.sub(lambda m: m.group()[-1], print_)
    separators = [c for c in print_ if c in ".,"]
    groups = patterns.split(r"[.,]", print_)
    if not separators:
        numeral = Numeral((Reading(Decimal(print_), 0),), "plain")
    elif len(separators) == 1:
        numeral = _one_separator(groups, separators[0], money, percent)
    else:
        numeral = _several(groups, separators, money)
    return Numeral(numeral.readings, numeral.separators, faults + numeral.faults)


def _decimal(groups: list[str], at: int) -> Reading:
    """The groups as a number whose decimals begin with group `at`; `at == len(groups)` means none."""
    whole, part = "".join(groups[:at]), "".join(groups[at:])
    return Reading(Decimal(f"{whole}.{part}" if part else whole), len(part))


def _one_separator(groups: list[str], separator: str, money: bool, percent: bool) -> Numeral:
    head, tail = groups
    decimal, whole = _decimal(groups, 1), _decimal(groups, 2)
    style = STYLES[separator]
    if money and separator == "." and len(tail) > 3:
        return Numeral((whole, decimal), style, ("group-size",))
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return Numeral((decimal,), style)
    if money and separator == ".":
        return Numeral((whole,), "id")
    thousands_first = money or (separator == "." and not percent)
    return Numeral((whole, decimal) if thousands_first else (decimal, whole), "open")


def _well_grouped(groups: list[str]) -> bool:
    head = groups[0]
    sound_head = 1 <= len(head) <= 3 and (not head.startswith("0") or not "".join(groups).strip("0"))
    return sound_head and all(len(g) == 3 for g in groups[1:])


def _several(groups: list[str], separators: list[str], money: bool) -> Numeral:
    last = separators[-1]
    whole = _decimal(groups, len(groups))
    if len(set(separators)) == 1:
        # thousands are separated: the style is the one whose decimals would have the other separator
        style = "id" if last == "." else "en"
        if _well_grouped(groups):
            return Numeral((whole,), style)
        return Numeral(_guesses(groups, separators), style, (_fault(groups),))
    if len(set(separators[:-1])) == 1 and separators[0] != last:
        decimal = _decimal(groups, len(groups) - 1)
        if not _well_grouped(groups[:-1]):
            return Numeral(_guesses(groups, separators), "mixed", (_fault(groups[:-1]),))
        if len(groups[-1]) != 3:
            return Numeral((decimal,), STYLES[last])
        if money:
            return Numeral((whole, decimal), "mixed", ("mixed-separators",))
        return Numeral((decimal, whole), STYLES[last])
    return Numeral(_guesses(groups, separators), "mixed", ("mixed-separators",))


def _fault(groups: list[str]) -> str:
    """Why thousands are not well grouped: a separator was lost where a group is too long by whole groups."""
    if len(groups[0]) > 3 and all(len(g) == 3 for g in groups[1:]):
        return "lost-separator"
    odd = [g for g in groups[1:] if len(g) != 3]
    if len(groups[0]) <= 3 and odd and all(g and len(g) % 3 == 0 for g in odd):
        return "lost-separator"
    return "group-size"


def _guesses(groups: list[str], separators: list[str]) -> tuple[Reading, ...]:
    """What a malformed number may mean: its short last group as decimals, no decimals, its only comma or dot as decimal."""
    at_end = _decimal(groups, len(groups) - 1)
    found = [at_end] if len(groups[-1]) < 3 else []
    found.append(_decimal(groups, len(groups)))
    found += [_decimal(groups, i + 1) for i, s in enumerate(separators) if separators.count(s) == 1]
    return tuple(dict.fromkeys(found))


LINE_BREAK = compiled(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def figure_of(
    text: str, start: int, end: int, numeral: Numeral, *, unit: str = "", scale: Decimal = ONE, bound: str = "",
    grade: str = "", negative: bool = False,
) -> Figure:
    """The figure printed at `start:end` of `text`, whose digits were read as `numeral`."""
    readings = tuple(Reading(-r.value, r.decimals) if negative and r.value else r for r in numeral.readings)
    best = readings[0] if readings else None
    return Figure(
        raw=LINE_BREAK.sub("", text[start:end]), value=best.value if best else None, decimals=best.decimals if best else 0,
        unit=unit, scale=scale, grade=grade, bound=bound, faults=numeral.faults, readings=readings,
        separators=numeral.separators, start=start, end=end,
    )
