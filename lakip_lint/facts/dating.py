"""Tables that say last year in their title and print this year's figures: the title was taken over, the figures were not.

Read as last year's, every one of their figures would contradict last year's tables. The slip is in the title alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from lakip_lint.facts.fact import Fact, TableView

MOST_DIFFERING = 4
"""How many figures must agree with the tables of the other year for each one that differs."""
Key = tuple[str, str, str, str, str]


def redated(views: Sequence[TableView], facts: Sequence[Fact], year: int | None) -> tuple[tuple[TableView, ...], list[Fact]]:
    """Views and facts, those of a mistitled table with the year of the report. `year`: the report's year."""
    known: dict[tuple[Key, int | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        known[_key(fact), fact.year].append(fact)
    wrong = {v.index for v in views if year and v.year not in (year, None) and _mistitled(v, facts, known, year)}
    if not wrong:
        return tuple(views), list(facts)
    return (
        tuple(replace(v, year=year, mistitled=True) if v.index in wrong else v for v in views),
        [replace(f, year=year) if f.table in wrong and not f.certain else f for f in facts],
    )


def _key(fact: Fact) -> Key:
    return (fact.subject.kind, fact.subject.key, fact.measure, fact.scope, fact.entity)


def _mistitled(view: TableView, facts: Sequence[Fact], known: dict[tuple[Key, int | None], list[Fact]], year: int) -> bool:
    """Whether the figures that have their year from the title only are those of the report's year in the other tables."""
    agree, differ, titled = set[str](), 0, 0
    for fact in (f for f in facts if f.table == view.index and not f.certain and f.figure.value is not None):
        there = [f for f in known[_key(fact), year] if f.table != view.index and f.figure.value is not None]
        if any(_equal(fact, f) for f in there):
            agree.add(f"{fact.subject.key} {fact.measure}")
        elif there:
            differ += 1
        titled += any(_equal(fact, f) for f in known[_key(fact), fact.year] if f.table != view.index)
    return len(agree) >= max(2, MOST_DIFFERING * differ) and len(agree) > titled


def _equal(one: Fact, other: Fact) -> bool:
    """Whether two figures print one value; whole hundreds agree by chance."""
    a, b = one.figure.interval, other.figure.interval
    return a is not None and b is not None and one.figure.amount not in (0, 100) and a.meets(b)
