"""Facts of one slot gathered by the value that they print, and what speaks for each of these values."""
from __future__ import annotations

from msgspec import Struct

from lakip_lint.checks.copies import agree
from lakip_lint.checks.evidence import fact_evidence
from lakip_lint.checks.language import in_places, joined
from lakip_lint.checks.relation import Cause, Relation
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.ratios import FORMULAS, cap_of, fits, fits_cap, triples
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule, Severity

MOST_COPIES = 5
"""Copies of each value that a finding shows."""


class Reading(Struct, frozen=True):
    """Facts of one slot that print the same value (within rounding)."""

    facts: tuple[Fact, ...]

    @property
    def places(self) -> int:
        return len(
            {(f.table, f.row) if f.table is not None else (f.place.page if f.place else 0, f.context[:60]) for f in self.facts}
        )

    @property
    def first(self) -> Fact:
        return self.facts[0]


def cluster(facts: list[Fact]) -> list[Reading]:
    """Facts gathered by value; a value printed with fewer decimals joins the first that it can stand for."""
    groups: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda f: -f.figure.decimals):
        home = next((g for g in groups if agree(g[0].figure, fact.figure)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return [Reading(tuple(sorted(g, key=position))) for g in groups]


def position(fact: Fact) -> tuple[int, float, float]:
    """Where a fact stands: page, and place on it from the top."""
    return (fact.place.page, fact.place.box.top, fact.place.box.x0) if fact.place else (0, 0.0, 0.0)


def disproven(understanding: Understanding, reading: Reading) -> bool:
    """Whether the value is a percentage that fails in every row with what it is computed from: wrong whatever others say."""
    rows = rows_of(understanding, reading)
    return reading.first.measure in ("capaian", "serapan") and bool(rows) and not any(rows)


def prevails(understanding: Understanding, trusted: Reading, reading: Reading) -> bool:
    """Whether the trusted value is shown to be the right one: by its places, or by rows of which none proves the other.

    A row that holds proves no target: the percentage may have been computed from a wrong one.
    """
    if trusted.places >= 2 * reading.places:
        return True
    right, wrong = rows_of(understanding, trusted), rows_of(understanding, reading)
    proven = True in right and reading.first.measure not in ("target", "anggaran")
    return True not in wrong and (proven or (False in wrong and all(right)))


def support(understanding: Understanding, reading: Reading) -> int:
    """How many rows prove the value, less those that fail."""
    rows = rows_of(understanding, reading)
    return rows.count(True) - rows.count(False)


def rows_of(understanding: Understanding, reading: Reading) -> list[bool]:
    """For each row with a percentage that prints the value, whether the percentage holds."""
    found: list[bool] = []
    cap = cap_of(t for v in understanding.tables for group in triples(v, "realisasi", "target", "capaian") for t in group)
    for fact in reading.facts:
        view = understanding.views.get(fact.table) if fact.table is not None else None
        if view is None:
            continue
        for of, to, result in (("realisasi", "target", "capaian"), ("realisasi_anggaran", "anggaran", "serapan")):
            for group in triples(view, of, to, result):
                for triple in group:
                    if (
                        triple.row.index == fact.row
                        and fact.column in [c.index for c in triple.columns]
                        and triple.to.value is not None
                    ):
                        fitting = any(fits(triple, f, truncated=True) for f in FORMULAS)
                        found.append(fitting or (cap is not None and fits_cap(triple, cap)))
    return found


def relation_of(
    rule: Rule,
    doubted: Fact,
    readings: list[Reading],
    *,
    holds: bool,
    severity: Severity | None = None,
    cause: Cause | None = None,
) -> Relation:
    """The first reading, of which one figure is doubted, against the others; one reading alone agrees with itself."""
    others = [fact_evidence(f) for f in readings[0].facts[1 : 1 + (1 if len(readings) > 1 else MOST_COPIES)]]
    for reading in readings[1:]:
        others += [fact_evidence(f) for f in reading.facts[:MOST_COPIES]]
    expected = readings[1].first.figure.raw if len(readings) > 1 else doubted.figure.raw
    calculation = joined(" ≠ ", (f"{r.first.figure.raw} " + in_places(r.places) for r in readings)) if len(readings) > 1 else ""
    end_of_plan = doubted.scope == "renstra"
    dated = not end_of_plan or all(f.certain for r in readings for f in r.facts)
    return Relation(
        rule,
        holds,
        fact_evidence(doubted, "doubted"),
        tuple(others),
        printed=doubted.figure.as_printed,
        expected=expected,
        calculation=calculation,
        cause=cause,
        arguments={
            "subject": " ".join(doubted.subject.name.split())[:120],
            "year": str(doubted.year or "") if dated else "",
            "measure": doubted.measure.replace("_", " ") + (" renstra" if end_of_plan else ""),
            "places": str(sum(r.places for r in readings[1:])),
        },
        severity=severity,
    )


