"""Which printed figures are copies of each other: only then must they agree.

Two tables print the same thing under one header word only if they agree on some of the subjects that they share. A table of
targets for a percentage of achievement and one of targets in units share words and subjects, but never figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.facts.fact import Fact, Ledger, Profile
from lakip_lint.facts.lexicon import years_in
from lakip_lint.figures.figure import Figure, Reading
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled

ROUND = (Decimal(0), Decimal(100))
"""Figures that agree by chance: their agreement proves little."""

END_OF_PLAN = compiled(r"\b(?:akhir|ke-?\s*(?:5|lima)|th\.?\s*(?:V|5))\b", re.I)
"""Words of a header that speaks of the end of a plan, not only of the plan."""

Series = tuple[int | None, str, str]
"""A table's figures of one measure and scope; those of all sentences together count as one table (None)."""


def agree(one: Figure, other: Figure, *, truncated: bool = False) -> bool:
    """Whether two prints can stand for one value: equal, one the rounding of the other, or equal in another reading.

    `truncated` also lets the coarser print be cut off instead of rounded. "2 miliar" and "2" under a header of units agree: the
    scale of one of them was not printed beside it.
    """
    if one.value is not None and other.value is not None:
        if one.upper is not None or other.upper is not None:
            return (one.value, one.upper) == (other.value, other.upper)
        return _same_digits(one, other) or any(
            _same(a, b, truncated)
            for a in _readings(one, one.scale != other.scale)
            for b in _readings(other, one.scale != other.scale)
        )
    if one.grade and other.grade:
        return one.grade.lower() == other.grade.lower()
    return True


def _readings(figure: Figure, unscaled: bool) -> list[Reading]:
    """The readings of a print in units of 1, and as printed where the other print has no scale."""
    readings = list(figure.readings) or [Reading(figure.value or Decimal(0), figure.decimals)]
    scaled = [Reading(r.value * figure.scale, r.decimals - figure.scale.adjusted()) for r in readings]
    return [*scaled, *readings] if unscaled and figure.scale != 1 else scaled


def _same(one: Reading, other: Reading, truncated: bool) -> bool:
    coarse, fine = sorted((one, other), key=lambda r: r.decimals)
    if coarse.decimals == fine.decimals or coarse.value == fine.value:
        return coarse.value == fine.value
    unit = Decimal(1).scaleb(-coarse.decimals)
    gap = abs(coarse.value - fine.value)
    return gap < unit if truncated else gap * 2 < unit or (gap * 2 == unit and abs(coarse.value) > abs(fine.value))


def _same_digits(one: Figure, other: Figure) -> bool:
    """Whether the prints differ in their separators only ("202.955", "202,955")."""
    digits = [patterns.sub(r"\D", "", f.raw) for f in (one, other)]
    places = [patterns.sub(r"[^\d|]", "", f.raw.replace(",", "|").replace(".", "|")) for f in (one, other)]
    return places[0] == places[1] and len(digits[0]) >= 4 and (one.ambiguous or other.ambiguous)


def comparable(one: Figure, other: Figure) -> bool:
    """Per mille and percent, a grade and a number, a range and a number are different things."""
    if one.missing or other.missing or (one.upper is None) != (other.upper is None):
        return False
    if "‰" in (one.unit, other.unit) and one.unit != other.unit:
        return False
    return (one.amount is None) == (other.amount is None)


def near(one: Figure, other: Figure) -> bool:
    """Whether two values are of one size (within a factor of 1.6), or differ by one slip of the pen, or are both grades."""
    a, b = one.amount, other.amount
    if a is None or b is None:
        return bool(one.grade and other.grade)
    if a == 0 or b == 0 or (a < 0) != (b < 0):
        return False
    low, high = sorted((abs(a), abs(b)))
    return high <= low * Decimal("1.6") or _slip_apart(one, other)


def _slip_apart(one: Figure, other: Figure) -> bool:
    """Whether a slip turns one print into the other: a digit mistyped, lost or doubled, the decimal sign one place off."""
    a, b = (patterns.sub(r"\D", "", f.raw) for f in (one, other))
    short, long = sorted((a, b), key=len)
    alike = a.strip("0") == b.strip("0") and (len(a.strip("0")) >= 3 or (a == b and len(a) >= 4))
    if one.amount and other.amount and alike:
        return abs(one.amount / other.amount) in (10, Decimal("0.1"))
    if one.decimals != other.decimals or one.scale != other.scale or len(long) < (4 if one.decimals else 7):
        return False
    if len(short) == len(long):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


class Kinship(Struct, dict=True):
    """How often the series of two tables agree and differ on the subjects and years that they share."""

    agreed: dict[frozenset[Series], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    differed: dict[frozenset[Series], Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    @staticmethod
    @remembered
    def of(ledger: Ledger, profile: Profile) -> Kinship:
        kinship = Kinship()
        for facts in (*ledger.by_slot.values(), *end_targets(ledger, profile)):
            printed = [f for f in facts if not f.figure.missing and (f.source == "table" or f.certain)]
            for i, one in enumerate(printed):
                for other in printed[i + 1 :]:
                    if one.table != other.table and comparable(one.figure, other.figure):
                        kinship._count(one, other)
        return kinship

    def _count(self, one: Fact, other: Fact) -> None:
        pair = frozenset((_series(one), _series(other)))
        if agree(one.figure, other.figure):
            self.agreed[pair] += Decimal("0.1") if one.figure.amount in ROUND else 1
        else:
            self.differed[pair] += 1

    def copies(self, one: Fact, other: Fact) -> bool:
        """Whether the tables of two facts print the same series: they agree on enough of what they share."""
        pair = frozenset((_series(one), _series(other)))
        return self.agreed[pair] >= 1 and self.agreed[pair] * 5 >= self.differed[pair] * 2

    def close_copies(self, one: Fact, other: Fact) -> bool:
        """Whether they agree on a third of what they share, and on three subjects or more."""
        pair = frozenset((_series(one), _series(other)))
        return self.agreed[pair] >= 3 and self.agreed[pair] * 2 >= self.differed[pair]

    def apart(self, one: Fact, other: Fact) -> bool:
        """Whether one column is of the end of a plan, the other of a plan without saying so, and several of their rows differ.

        "Target Renstra" may be what the plan says for this year; where one row alone differs, both are its end.
        """
        if one.scope != other.scope:
            return False  # the last year of the plan itself
        plans = [f.scope == "renstra" and f.source == "table" for f in (one, other)]
        ends = [plan and END_OF_PLAN.search(_header(f)) is not None for plan, f in zip(plans, (one, other), strict=True)]
        return ends[0] != ends[1] and self.differed[frozenset((_series(one), _series(other)))] >= 2

    def strangers(self, one: Fact, other: Fact) -> bool:
        """Whether they share several subjects and agree on too few of them."""
        pair = frozenset((_series(one), _series(other)))
        return self.differed[pair] >= 2 and self.agreed[pair] * 5 < self.differed[pair] * 2


@remembered
def end_targets(ledger: Ledger, profile: Profile) -> list[list[Fact]]:
    """For each indicator the targets of "Target Akhir Renstra" and those of the last year of the plan, dated alike, where a
    report prints both."""
    if profile.plan_period is None or profile.year is None or profile.plan_period[1] <= profile.year:
        return []
    last = profile.plan_period[1]
    ends: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    yearly: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in ledger:
        if fact.measure != "target" or fact.source != "table":
            continue
        key = (fact.subject.kind, fact.subject.key, fact.entity)
        if fact.scope == "renstra" and END_OF_PLAN.search(_header(fact)) and set(years_in(_header(fact))) <= {last}:
            ends[key].append(replace(fact, year=last))
        elif fact.scope == "" and fact.year == last:
            yearly[key].append(fact)
    return [[*ends[key], *yearly[key]] for key in ends if key in yearly]


def _series(fact: Fact) -> Series:
    return (fact.table, fact.measure, fact.scope)


def _header(fact: Fact) -> str:
    return fact.context.rpartition(" · ")[2]


def any_pair(test: Callable[[Fact, Fact], bool], ones: Iterable[Fact], others: Iterable[Fact]) -> bool:
    """Whether the test holds for any of the ones with any of the others."""
    rest = list(others)
    return any(test(a, b) for a in ones for b in rest)
