"""Two indicators with the same target, realisasi and capaian: the row of one was copied for the other and never filled in."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from lakip_lint.checks.evidence import fact_evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule

MEASURES = ("target", "realisasi", "capaian")
TELLING = 2
"""Figures of the three that must have decimals: round ones agree by chance."""


class Result(Struct, frozen=True):
    """The three figures of an indicator for one year in one row."""

    facts: tuple[Fact, Fact, Fact]

    @property
    def key(self) -> str:
        return self.facts[0].subject.key

    @property
    def amounts(self) -> tuple[Decimal | None, ...]:
        return tuple(f.figure.amount for f in self.facts)

    @property
    def telling(self) -> bool:
        amounts = [a for a in self.amounts if a is not None and a != a.to_integral_value()]
        return len(amounts) >= TELLING and self.amounts[0] != self.amounts[1]


@kind("copied-row")
def check_copied_row(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Each telling result belongs to one indicator. Two names are two indicators where a table has a row for each."""
    together: dict[int | None, set[str]] = defaultdict(set)
    rows: dict[tuple[int | None, int | None, int | None, str], dict[str, Fact]] = defaultdict(dict)
    for fact in understanding.ledger:
        if fact.source == "table" and fact.subject.kind == "indikator":
            together[fact.table].add(fact.subject.key)
            if fact.measure in MEASURES and fact.scope == "" and fact.year is not None and fact.figure.amount is not None:
                rows[fact.table, fact.row, fact.year, fact.entity].setdefault(fact.measure, fact)
    results: dict[tuple[int | None, tuple[Decimal | None, ...]], list[Result]] = defaultdict(list)
    for (_, _, year, _), found in rows.items():
        if len(found) == len(MEASURES):
            result = Result((found["target"], found["realisasi"], found["capaian"]))
            if result.telling:
                results[year, result.amounts].append(result)
    for same in results.values():
        yield from _judged(rule, same, list(together.values()))


def _judged(rule: Rule, same: list[Result], tables: list[set[str]]) -> Iterator[Relation]:
    """The row of the indicator that fewer tables print so is doubted, else the later one."""
    by_key: dict[str, list[Result]] = defaultdict(list)
    for result in same:
        by_key[result.key].append(result)
    ranked = sorted(by_key.values(), key=lambda group: -len(group))
    own = ranked[0]
    if len(ranked) == 1:
        if len(own) > 1:
            yield _relation(rule, own[1], own[0], holds=True)
        return
    for other in ranked[1:]:
        if any({own[0].key, other[0].key} <= keys for keys in tables):
            yield _relation(rule, other[0], own[0], holds=False)


def _relation(rule: Rule, doubted: Result, own: Result, *, holds: bool) -> Relation:
    first, *more = doubted.facts
    name = " ".join(own.facts[0].subject.name.split())[:80]
    note = Both(f"angka “{name}”", f"figure of “{name}”")
    return Relation(
        rule,
        holds,
        fact_evidence(first, "doubted"),
        (*(fact_evidence(f, "input", f.measure) for f in more), *(fact_evidence(f, "copy", note) for f in own.facts[:2])),
        printed=first.figure.as_printed,
        arguments={
            "subject": " ".join(first.subject.name.split())[:120],
            "other": name,
            "year": str(first.year or ""),
            "figures": " / ".join(f.figure.as_printed for f in doubted.facts),
        },
    )
