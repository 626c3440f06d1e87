"""Where a class and its percentage disagree: which of the two the rest of the report shows to be at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from lakip_lint.checks.evidence import evidence, fact_evidence, shown
from lakip_lint.checks.relation import Evidence
from lakip_lint.checks.two_years import comparisons
from lakip_lint.facts.fact import Fact, Row, TableView
from lakip_lint.facts.predikat import Claim
from lakip_lint.facts.ratios import FORMULAS, HUNDRED, Triple, computed, fits, triples
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval

RATIOS = (("realisasi", "target", "capaian"), ("realisasi_anggaran", "anggaran", "serapan"))
CLASS, VALUE, OPEN = "class", "value", "open"


class Fault(Struct, frozen=True):
    """What is at fault, and by what it shows: where it is the value, what it should be.

    what  "class" (the value is confirmed), "value" (another one is, which has the class), "open" (nothing tells)
    """

    what: str = OPEN
    expected: str = ""
    calculation: str = ""
    others: tuple[Evidence, ...] = ()


def fault_of(understanding: Understanding, claim: Claim, fits_class: Callable[[Interval], bool]) -> Fault:
    """Whether the value or the class of a claim is wrong, by what its row gives and by what other tables print.

    `fits_class`: whether the scale gives a value the class that is printed.
    """
    view = understanding.views.get(claim.group)
    row = _row_of(view, claim.figure) if view else None
    if view is None or row is None:
        return Fault()
    own = list(_recomputed(view, row, claim.figure))
    if any(way.holds for way in own):
        return Fault(CLASS)
    better = next((way for way in own if fits_class(way.result)), None)
    if better is not None:
        expected = shown(better.result.middle, claim.figure, max(claim.figure.decimals, 2))
        return Fault(VALUE, expected, f"{better.words} = {expected}", better.others)
    return _by_copies(understanding, claim, view, row, fits_class)


class _Way(Struct, frozen=True):
    """What one way to compute a percentage gives in a row, and whether that is printed."""

    result: Interval
    holds: bool
    words: str
    others: tuple[Evidence, ...]


def _row_of(view: TableView, figure: Figure) -> Row | None:
    index = next((row for (row, _), figures in view.cells.items() if any(f is figure for f in figures)), None)
    return next((row for row in view.rows if row.index == index), None)


def _recomputed(view: TableView, row: Row, figure: Figure) -> Iterator[_Way]:
    """What the row gives for its percentage: by target and realisasi, or by the figures of two years."""
    for of, to, percentage in RATIOS:
        for group in triples(view, of, to, percentage):
            for triple in group:
                if triple.row.index == row.index and triple.result is figure:
                    yield from _by_formulas(triple)
    for triple, way, result, holds in comparisons(view, "realisasi"):
        if triple.result is figure:
            words = way.words.format(new=triple.of.raw, old=triple.to.raw)
            yield _Way(result, holds, words, (evidence(triple.of), evidence(triple.to)))


def _by_formulas(triple: Triple) -> Iterator[_Way]:
    words = ("{of} / {to} × 100", "(2 × {to} − {of}) / {to} × 100", "{to} / {of} × 100")
    for formula, template in zip(FORMULAS, words, strict=True):
        holds = fits(triple, formula, truncated=True) or _cut_off(triple)
        for result in computed(triple, formula)[:1]:
            others = (evidence(triple.of), evidence(triple.to))
            yield _Way(result, holds, template.format(of=triple.of.raw, to=triple.to.raw), others)


def _cut_off(triple: Triple) -> bool:
    """Whether a result above 100 was printed as 100."""
    return triple.result.value == HUNDRED and any(c.low >= HUNDRED for c in computed(triple, FORMULAS[0]))


def _by_copies(
    understanding: Understanding, claim: Claim, view: TableView, row: Row, fits_class: Callable[[Interval], bool]
) -> Fault:
    """What other places print for the same percentage."""
    copies = [f for f in _copies(understanding, claim, view, row) if f.figure.value is not None]
    same = [f for f in copies if f.figure.value == claim.figure.value]
    fitting = [f for f in copies if f.figure.interval is not None and fits_class(f.figure.interval)]
    if same and not fitting:
        return Fault(CLASS, others=tuple(fact_evidence(f, "context") for f in same[:2]))
    if fitting and not same and len({f.figure.value for f in copies}) == 1:
        return Fault(VALUE, fitting[0].figure.raw, fitting[0].figure.raw, tuple(fact_evidence(f) for f in fitting[:3]))
    return Fault()


def _copies(understanding: Understanding, claim: Claim, view: TableView, row: Row) -> list[Fact]:
    if row.subject is None or claim.measure not in ("capaian", "serapan"):
        return []
    found = understanding.ledger.find(key=row.subject.key, measure=claim.measure, year=claim.year, entity=view.entity)
    return [f for f in found if (f.table, f.row) != (view.index, row.index)]

