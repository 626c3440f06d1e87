"""Tables that set the realisasi of two years side by side with their ratio, their growth or their difference.

Which of these a table prints is what most of its rows prove; a row that follows none of them is doubted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.cause import Candidate
from lakip_lint.checks.evidence import evidence, row_name, table_name
from lakip_lint.checks.recomputed import recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, TableView
from lakip_lint.facts.ratios import Triple, exactly, variants
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.interval import Interval
from lakip_lint.rules.model import Rule, Severity

RESULTS = ("capaian", "persen", "perubahan")
LEAST_PROOFS = 3
"""Rows that must follow one way before others are measured by it."""
ONE = Interval.exact(Decimal(1))


class Way(Struct, frozen=True):
    """A way to compare the figure of a year (`new`) with that of a year before (`old`). `words`: how it is written down."""

    name: str
    compute: Callable[[Interval, Interval], Interval]
    words: str


def _ratio(new: Interval, old: Interval) -> Interval:
    return (new / old).scaled(100)


def _growth(new: Interval, old: Interval) -> Interval:
    return (new / old - ONE).scaled(100)


def _inverse(new: Interval, old: Interval) -> Interval:
    return (old / new).scaled(100)


def _mirrored(new: Interval, old: Interval) -> Interval:
    return (ONE + ONE - new / old).scaled(100)


def _growth_of_new(new: Interval, old: Interval) -> Interval:
    return (ONE - old / new).scaled(100)


def _difference(new: Interval, old: Interval) -> Interval:
    return new - old


RATIO = Way("rasio", _ratio, "{new} / {old} × 100")
GROWTH = Way("pertumbuhan", _growth, "({new} − {old}) / {old} × 100")
DIFFERENCE = Way("selisih", _difference, "{new} − {old}")
WAYS = (RATIO, GROWTH, DIFFERENCE)
BESIDE = (Way("kebalikan", _inverse, "{old} / {new} × 100"), Way("cermin", _mirrored, "(2 × {old} − {new}) / {old} × 100"))
"""Ways of a row on which less is better."""
OTHERWISE = (RATIO, GROWTH, Way("pertumbuhan dari tahun ini", _growth_of_new, "({new} − {old}) / {new} × 100"))
"""How a row of a table of differences may be told in percent."""


@kind("two-years")
def check_two_years(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: of (the measure that two columns print for two years). One relation for each row with both and their result."""
    for view in understanding.tables:
        columns = _columns(view, rule.given["of"])
        rows = list(_rows(view, *columns)) if columns else []
        way = _way(rows)
        if way is not None:
            for triple in rows:
                if relation := _judge(rule, triple, way):
                    yield relation


def comparisons(view: TableView, measure: str) -> Iterator[tuple[Triple, Way, Interval, bool]]:
    """For each row what the way of the table, and its inverse forms, give for it, and whether that is printed."""
    columns = _columns(view, measure)
    rows = list(_rows(view, *columns)) if columns else []
    way = _way(rows)
    for triple in rows if way else ():
        for one in (way, *BESIDE) if way else ():
            try:
                yield triple, one, one.compute(exactly(triple.of), exactly(triple.to)), _follows(triple, one, truncated=True)
            except ZeroDivisionError:
                continue


def _columns(view: TableView, measure: str) -> tuple[Column, Column, Column] | None:
    """The columns of the later year, of the earlier year, and of the result; None where the table has not just these."""
    years = [c for c in view.columns_of(measure) if c.year and not c.scope and c.entity == view.entity]
    results = [c for m in RESULTS for c in view.columns_of(m) if c.entity == view.entity]
    if len(years) != 2 or len(results) != 1 or view.columns_of("target"):
        return None
    old, new = sorted(years, key=lambda c: c.year or 0)
    (result,) = results
    return (new, old, result) if old.year != new.year and result.index > max(new.index, old.index) else None


def _rows(view: TableView, new: Column, old: Column, result: Column) -> Iterator[Triple]:
    for row in view.data_rows:
        figures = [view.figure(row.index, c.index) for c in (new, old, result)]
        of, to, printed = figures
        if of is None or to is None or printed is None:
            continue
        if any(f.value is None or f.upper is not None or f.malformed for f in (of, to, printed)):
            continue
        if of.value or to.value:
            yield Triple(view, row, of, to, printed, (new, old, result))


def _way(rows: list[Triple]) -> Way | None:
    """The way that most rows follow; figures that did not change prove nothing."""
    telling = [t for t in rows if t.of.amount != t.to.amount and t.of.amount and t.to.amount]
    proofs = {way.name: sum(_follows(t, way, truncated=True) for t in telling) for way in WAYS}
    best = max(WAYS, key=lambda way: proofs[way.name])
    return best if proofs[best.name] >= LEAST_PROOFS and proofs[best.name] * 5 >= len(telling) * 3 else None


def _follows(triple: Triple, way: Way, *, truncated: bool = False) -> bool:
    """Whether the result is what the way gives, whatever its sign: a fall is told without one, too."""
    for variant in variants(triple):
        printed = variant.result.truncated_interval if truncated else variant.result.interval
        try:
            computed = way.compute(exactly(variant.of), exactly(variant.to))
        except ZeroDivisionError:
            continue
        if printed is not None and (printed.meets(computed) or printed.meets(-computed)):
            return True
    return False


def _judge(rule: Rule, triple: Triple, way: Way) -> Relation | None:
    if any(_follows(triple, w) for w in (way, *BESIDE)):
        return _relation(rule, triple, way, holds=True)
    if any(_follows(triple, w, truncated=True) for w in (way, *BESIDE)):
        return _relation(rule, triple, way, holds=False, severity=Severity.NOTE)
    others = OTHERWISE if way is DIFFERENCE else (DIFFERENCE,)
    if any(_follows(triple, w, truncated=True) for w in others):
        return None  # counts are told in percent, percentages in points
    if way is DIFFERENCE and _finer(triple):
        return None  # the difference of what was rounded to whole numbers
    if not triple.of.value or not triple.to.value:
        return _with_nothing(rule, triple, way)
    return _relation(rule, triple, way, holds=False)


def _finer(triple: Triple) -> bool:
    """Whether a result has more decimals than the two figures, and is their difference before they were rounded."""
    of, to, printed = triple.of.interval, triple.to.interval, triple.result.interval
    if of is None or to is None or printed is None or triple.result.decimals <= max(triple.of.decimals, triple.to.decimals):
        return False
    computed = of - to
    return printed.meets(computed) or printed.meets(-computed)


def _with_nothing(rule: Rule, triple: Triple, way: Way) -> Relation | None:
    """A row in which one of the two years is zero and the result is not what the way gives."""
    if not triple.result.value or (not triple.to.value and way is not DIFFERENCE):
        return None  # nothing to compare with
    if _follows(triple, GROWTH, truncated=True):
        return None  # all of it is gone: less is better
    doubt = None if triple.to.value else Severity.WARNING  # nothing in the year before may mean that nothing was measured
    return _relation(rule, triple, way, holds=False, severity=doubt)


def _relation(rule: Rule, triple: Triple, way: Way, *, holds: bool, severity: Severity | None = None) -> Relation:
    right = way.compute(*(Interval.exact(f.amount or Decimal(0)) for f in (triple.of, triple.to))).middle
    new, old = (str(c.year) for c in triple.columns[:2])
    others = [w for w in (RATIO, GROWTH) if w is not way and not holds and _follows(triple, w)]
    candidates = [Candidate("cara lain", triple.result.amount or Decimal(0), 6, *_other(w)) for w in others]
    relation = recomputed(
        rule,
        triple.result,
        right,
        way.words.format(new=triple.of.raw, old=triple.to.raw),
        [evidence(triple.of, "input", new), evidence(triple.to, "input", old)],
        {
            "subject": row_name(triple.row) or " ".join(triple.row.parent.split())[:120],
            "new": new,
            "old": old,
            "table": table_name(triple.view),
        },
        holds=holds,
        severity=severity,
        decimals=triple.result.decimals if holds else max(triple.result.decimals, 2),
        candidates=candidates,
    )
    return replace(relation, cause=None) if severity is Severity.NOTE else relation


def _other(way: Way) -> tuple[str, str]:
    """What a row prints that follows another way than its table."""
    if way is GROWTH:
        return "pertumbuhannya, padahal baris lain perbandingannya", "the growth, while other rows print the ratio"
    return "perbandingannya, padahal baris lain pertumbuhannya", "the ratio, while other rows print the growth"
