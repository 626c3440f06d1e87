"""Triples of figures that belong together (realisasi, target, capaian) and the formula families that may tie them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.memory import remembered

HUNDRED = Decimal(100)
AKIP_LOWER = {
    "AA": Decimal(90),
    "A": Decimal(80),
    "BB": Decimal(70),
    "B": Decimal(60),
    "CC": Decimal(50),
    "C": Decimal(30),
    "D": Decimal(0),
}
AKIP_UPPER = {
    "AA": Decimal(100),
    "A": Decimal(90),
    "BB": Decimal(80),
    "B": Decimal(70),
    "CC": Decimal(60),
    "C": Decimal(50),
    "D": Decimal(30),
}


class Formula(Struct, frozen=True):
    """A way to compute a percentage from what was reached (`of`) and what was planned (`to`)."""

    name: str
    words: dict[str, str]
    compute: Callable[[Interval, Interval], Interval]


def _direct(of: Interval, to: Interval) -> Interval:
    return (of / to).scaled(HUNDRED)


def _mirrored(of: Interval, to: Interval) -> Interval:
    """(2T - R) / T, monotone in both for positive T."""
    low = (to.low * 2 - of.high) / to.low if to.low > 0 else None
    high = (to.high * 2 - of.low) / to.high if to.high > 0 else None
    if low is None or high is None:
        raise ZeroDivisionError("the target may be zero")
    return Interval(min(low, high), max(low, high)).scaled(HUNDRED)


def _inverse(of: Interval, to: Interval) -> Interval:
    return (to / of).scaled(HUNDRED)


FORMULAS = (
    Formula("langsung", {"id": "realisasi / target × 100", "en": "realisasi / target × 100"}, _direct),
    Formula(
        "kebalikan-2t",
        {"id": "(2 × target − realisasi) / target × 100", "en": "(2 × target − realisasi) / target × 100"},
        _mirrored,
    ),
    Formula("kebalikan-t/r", {"id": "target / realisasi × 100", "en": "target / realisasi × 100"}, _inverse),
)
CAPS = (Decimal(100), Decimal(110), Decimal(120), Decimal(150))


class Triple(Struct, frozen=True, dict=True):
    """One row's figures: `result` should be a percentage of `of` in `to`."""

    view: TableView
    row: Row
    of: Figure
    to: Figure
    result: Figure
    columns: tuple[Column, Column, Column]
    position: int = 0
    """Which of several stacked figures of the cell."""


def exactly(figure: Figure) -> Interval:
    """Whole numbers (counts, rupiah) are exact; decimals and amounts in thousands stand for all that rounds to them."""
    assert figure.value is not None
    if figure.upper is not None:
        return Interval(min(figure.value, figure.upper), max(figure.value, figure.upper)).scaled(figure.scale)
    if figure.decimals == 0 and figure.scale == 1:
        return Interval.exact(figure.value)
    interval = figure.interval
    assert interval is not None
    return interval


def goals(figure: Figure) -> Iterator[Interval]:
    """What a target stands for: its value (exact: a target is a decision), the ends of a range, or the bounds of a grade."""
    if figure.value is not None:
        yield Interval.exact(figure.value * figure.scale)
        if figure.upper is not None:
            yield Interval.exact(figure.upper * figure.scale)
            yield Interval.exact((figure.value + figure.upper) / 2 * figure.scale)
    elif figure.grade:
        yield from grade_values(figure.grade)


def grade_values(grade: str) -> Iterator[Interval]:
    """The values that a grade may stand for: its limits (AKIP), or the number of its level."""
    if grade in AKIP_LOWER:
        yield Interval.exact(AKIP_LOWER[grade])
        yield Interval.exact(AKIP_LOWER[grade] + Decimal("0.01"))
        yield Interval.exact(AKIP_UPPER[grade])
    digits = [c for c in grade if c.isdigit()]
    if len(digits) == 1 and grade.lower().startswith("level"):
        yield Interval.exact(Decimal(digits[0]))


def reached(figure: Figure) -> Iterator[Interval]:
    """The values that a realisasi may stand for."""
    if figure.value is not None:
        yield exactly(figure)
    elif figure.grade:
        yield from grade_values(figure.grade)


@remembered
def computed(triple: Triple, formula: Formula) -> list[Interval]:
    """All results that the formula gives for the readings of the row; empty where it divides by zero."""
    results = []
    for of in reached(triple.of):
        for to in goals(triple.to):
            try:
                results.append(formula.compute(of, to))
            except (ZeroDivisionError, ArithmeticError):
                continue
    return results


@remembered
def triples(view: TableView, of: str, to: str, result: str) -> list[list[Triple]]:
    """Groups of triples, one group for each result column that has its inputs in the same table."""
    groups = []
    for column in view.columns_of(result):
        goal = _partner(view, column, to)
        inputs = goal, _partner(view, column, of) or (_reached_before(view, goal, of) if goal else None)
        if inputs[0] is None or inputs[1] is None:
            continue
        group = [
            t for row in view.rows if row.kind in ("data", "total") for t in _of_row(view, row, inputs[1], inputs[0], column)
        ]
        if group:
            groups.append(group)
    return groups


def _partner(view: TableView, result: Column, measure: str) -> Column | None:
    """The column of `measure` that belongs to a result column: same year, scope and entity, the nearest on the left first."""
    candidates = [c for c in view.columns_of(measure) if c.entity == result.entity]
    year = result.year or view.year
    same = [c for c in candidates if (c.year or view.year) == year and c.scope == result.scope]
    if not same:
        same = [c for c in candidates if (c.year or view.year) == year]
    if not same:
        same = candidates if len(candidates) == 1 and candidates[0].scope in ("renstra", "kumulatif") else []
    left = [c for c in same if c.index < result.index]
    if left:
        return left[-1]
    return same[0] if len(same) == 1 else None


def _reached_before(view: TableView, goal: Column, measure: str) -> Column | None:
    """The only column of what was reached, in the year of the table, where the goal is that of a later year of a plan."""
    columns = [c for c in view.columns_of(measure) if c.entity == goal.entity]
    reached_now = [c for c in columns if view.year and (c.year or view.year) == view.year < (goal.year or 0)]
    return reached_now[0] if len(columns) == 1 and reached_now and not goal.scope else None


def _of_row(view: TableView, row: Row, of: Column, to: Column, result: Column) -> Iterator[Triple]:
    ofs, tos, results = (view.figures(row.index, c.index) for c in (of, to, result))
    if not results or not (len(ofs) == len(tos) == len(results)):
        return
    if (row.index, result.index) not in view.cells:
        return  # a merged result belongs to its first row; it may be a mean of several
    span = [len(view.merged.get((row.index, c.index), ())) for c in (of, to, result)]
    if len(set(span)) > 1:
        return
    for i, (a, b, c) in enumerate(zip(ofs, tos, results, strict=True)):
        yield Triple(view, row, a, b, c, (of, to, result), i)


def fits(triple: Triple, formula: Formula, *, truncated: bool = False, scale: Decimal = Decimal(1)) -> bool:
    """Whether the printed result is what the formula gives, in some reading of figures that can be read in two ways."""
    return fitting(triple, formula, truncated=truncated, scale=scale) is not None


def fitting(triple: Triple, formula: Formula, *, truncated: bool = False, scale: Decimal = Decimal(1)) -> Triple | None:
    """The triple in the first reading of its figures in which the formula gives the printed result."""
    return next((variant for variant in variants(triple) if _fits(variant, formula, truncated, scale)), None)


def _fits(triple: Triple, formula: Formula, truncated: bool, scale: Decimal) -> bool:
    printed = triple.result.truncated_interval if truncated else triple.result.interval
    return printed is not None and any(printed.meets(c.scaled(scale)) for c in computed(triple, formula))


def variants(triple: Triple) -> Iterator[Triple]:
    """The triple as read, then with its open figures ("8,726") in their other readings."""
    yield triple
    figures = (triple.of, triple.to, triple.result)
    if any(f.ambiguous for f in figures):
        choices = [[f.reread(r) for r in f.readings] if f.ambiguous else [f] for f in figures]
        for of, to, result in product(*choices):
            yield replace(triple, of=of, to=to, result=result)


def fits_cap(triple: Triple, cap: Decimal) -> bool:
    """Whether a result is cut off at `cap`: a formula gives as much or more."""
    return triple.result.value == cap and any(c.low >= cap for f in FORMULAS for c in computed(triple, f))


class Habit(Struct, frozen=True):
    """The formula that most rows of a group (or report) follow. `cap` None where results are not cut off."""

    formula: Formula
    holds: int
    judged: int
    cap: Decimal | None = None
    scale: Decimal = Decimal(1)


def habit_of(group: Iterable[Triple]) -> Habit | None:
    """The family that explains most triples; None where no family explains any."""
    usable = [
        t for t in group if t.result.value is not None and any(True for _ in reached(t.of)) and any(True for _ in goals(t.to))
    ]
    best: Habit | None = None
    for scale in (Decimal(1), Decimal("0.01")):
        for formula in FORMULAS:
            holds = sum(fits(t, formula, truncated=True, scale=scale) for t in usable)
            if holds and (best is None or holds > best.holds):
                best = Habit(formula, holds, len(usable), None, scale)
                if holds == len(usable):
                    return best
    return best


def cap_of(triples_: Iterable[Triple]) -> Decimal | None:
    """The limit at which capaian is cut off: printed for a row that exceeds it, and exceeded by no result that a formula gives.

    A result above it that no formula gives is a misprint, if rows enough are cut off to outweigh it.
    """
    everything = [t for t in triples_ if t.result.value is not None]
    for cap in CAPS:
        above = [t for t in everything if t.result.value is not None and t.result.value > cap]
        cut_off = [t for t in everything if fits_cap(t, cap) and not fits(t, FORMULAS[0], truncated=True)]
        if len(cut_off) > len(above) and not any(fits(t, f, truncated=True) for t in above for f in FORMULAS):
            return cap
    return None
