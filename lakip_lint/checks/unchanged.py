"""A realisasi of many digits that is that of the year before to the last of them: it was probably never brought up to date."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lakip_lint import patterns
from lakip_lint.checks.evidence import fact_evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN, Fact
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule

LEAST_DIGITS = 6
"""Digits, zeros at the end left out, that do not come twice by chance."""
MOST_EQUAL = 3
"""One in so many indicators may be equal; where more are, a column was copied or is read wrongly."""


@kind("unchanged")
def check_unchanged(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each indicator whose realisasi of this year and the last the tables print, each alike everywhere."""
    year = understanding.profile.year
    if year is None:
        return
    printed: dict[str, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in understanding.ledger.find(kind="indikator", measure="realisasi", entity=OWN):
        if fact.source == "table" and fact.year in (year, year - 1) and fact.figure.amount is not None:
            printed[fact.subject.key][fact.year].append(fact)
    pairs = [(both[year], both[year - 1]) for both in printed.values() if len(both) == 2]
    pairs = [(now, before) for now, before in pairs if _alike(now) and _alike(before)]
    equal = [pair for pair in pairs if pair[0][0].figure.amount == pair[1][0].figure.amount and _telling(pair[0][0])]
    for pair in pairs:
        holds = pair not in equal
        if holds or len(equal) * MOST_EQUAL <= len(pairs):
            yield _relation(rule, *pair, holds=holds)


def _alike(facts: list[Fact]) -> bool:
    return len({f.figure.amount for f in facts}) == 1


def _telling(fact: Fact) -> bool:
    return len(patterns.sub(r"\D", "", fact.figure.raw).strip("0")) >= LEAST_DIGITS


def _relation(rule: Rule, now: list[Fact], before: list[Fact], *, holds: bool) -> Relation:
    fact, last = now[0], before[0]
    beside = next((f for f in before if (f.table, f.row) == (fact.table, fact.row)), last)
    note = Both(f"angka tahun {last.year}", f"the figure of {last.year}")
    return Relation(
        rule,
        holds,
        fact_evidence(fact, "doubted"),
        (fact_evidence(beside, "input", note), *(fact_evidence(f) for f in now[1:4])),
        printed=fact.figure.as_printed,
        arguments={
            "subject": " ".join(fact.subject.name.split())[:120],
            "year": str(fact.year),
            "last": str(last.year),
        },
    )
