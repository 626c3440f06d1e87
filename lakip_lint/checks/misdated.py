"""Results under last year that other tables print for this year, and otherwise for last year: the header was taken over."""
from __future__ import annotations

from collections import defaultdict

from lakip_lint.checks.bound import header_years
from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Evidence
from lakip_lint.checks.stale import page_of
from lakip_lint.document.model import Place
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.understanding import Understanding

RESULTS = ("realisasi", "capaian")
PROVING = 2
"""Results that must be those of the report's year and not of the year in the header."""

Slot = tuple[str, str, str, str, str]


def misdated_columns(report: Understanding, year: int) -> dict[Place, list[Evidence]]:
    """The tables with last year alone in their header whose results are those of `year`, by their places."""
    headed = {v.index: v for v in report.tables if header_years(v.table) == {year - 1}}
    printed: dict[tuple[Slot, int | None], list[Fact]] = defaultdict(list)
    for fact in report.ledger.facts if headed else ():
        if fact.source == "table" and fact.measure in RESULTS and fact.figure.amount is not None:
            printed[_slot(fact), fact.year].append(fact)
    again: dict[Place, list[Evidence]] = {}
    for index, view in headed.items():
        own = [f for f in report.ledger.facts if f.table == index and f.year == year - 1 and f.measure in RESULTS]
        proofs = []
        for fact in own:
            rivals = [f for f in printed[_slot(fact), year - 1] if f.table != index]
            copies = [f for f in printed[_slot(fact), year] if f.table != index]
            if any(_equal(fact, f) for f in rivals) and not any(_equal(fact, f) for f in copies):
                break  # it is last year's
            if rivals and not any(_equal(fact, f) for f in rivals):
                proofs += [_evidence(report, fact, f, year) for f in copies if _equal(fact, f)][:1]
        else:
            if len(proofs) >= PROVING:
                again[view.table.place] = proofs[:4]
    return again


def _slot(fact: Fact) -> Slot:
    return (fact.subject.kind, fact.subject.key, fact.measure, fact.scope, fact.entity)


def _equal(one: Fact, other: Fact) -> bool:
    return one.figure.amount == other.figure.amount


def _evidence(report: Understanding, fact: Fact, copy: Fact, year: int) -> Evidence:
    page = page_of(report.document, copy.place)
    words = Both(f"angka {year} di halaman {page}", f"the figure of {year} on page {page}")
    return Evidence(fact.figure.place, fact.figure.raw, "input", words)
