"""Pagu, realisasi and serapan that sentences give for the whole office, against the budget table before them."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.copies import agree, near
from lakip_lint.checks.evidence import fact_evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.readings import Reading, position, relation_of
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Relation
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

BEFORE_REVISION = compiled(r"\b(?:semula|murni|sebelum\s+(?:\w+\s+)?perubahan|(?:anggaran|pagu)\s+awal)\b", re.I)
"""Words of a sentence that speaks of a budget before its revision too."""
OF_ANOTHER = compiled(
    r"\b(?:anggaran|belanja|pagu|APBD)\s+(?:pendapatan\s+dan\s+belanja\s+)?(?:daerah\s+)?(?:pemerintah\s+)?(?:kabupaten|kota|provinsi)\b"
    r"|\b(?:sasaran|tujuan|misi|indikator|program|kegiatan)\s+(?:strategis\s+)?(?:ke-?\s*)?(?:\d|pertama|kedua|ketiga|keempat|kelima|tersebut|ini)\b",
    re.I,
)
"""Words of a sentence that speaks of the budget of the region, or of a part of the plan."""


@kind("total-in-prose")
def check_total_in_prose(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Pagu, realisasi and serapan that a sentence gives for the whole office against the table just before it."""
    by_sentence: dict[str, list[Fact]] = defaultdict(list)
    for fact in understanding.ledger.find(kind="total", key="total", scope=None):
        if (
            fact.source == "prose"
            and fact.measure in ("anggaran", "realisasi_anggaran", "serapan")
            and fact.year == understanding.profile.year
            and not BEFORE_REVISION.search(fact.context)
            and not OF_ANOTHER.search(fact.context)
        ):
            by_sentence[fact.context].append(fact)
    printed = [
        f for f in understanding.ledger if f.source == "table" and f.measure in ("anggaran", "realisasi_anggaran", "serapan")
    ]
    for facts in by_sentence.values():
        wrong = [f for f in facts if not any(f.measure == p.measure and agree(f.figure, p.figure) for p in printed)]
        nearest = _table_before(understanding, facts[0])
        rights = {f.measure: [p for p in nearest if p.measure == f.measure] for f in facts}
        held = [f for f in facts if f not in wrong and any(agree(f.figure, p.figure) for p in rights[f.measure])]
        for fact in held:
            match = next(p for p in rights[fact.measure] if agree(fact.figure, p.figure))
            yield relation_of(rule, fact, [Reading((fact, match))], holds=True)
        judged = [f for f in wrong if rights[f.measure] and near(f.figure, rights[f.measure][-1].figure)]
        if judged:
            yield _wrong_sentence(rule, judged, rights)


def _table_before(understanding: Understanding, fact: Fact) -> list[Fact]:
    """Totals (or the largest amounts) of the last budget table before a sentence."""
    before = [
        f
        for f in understanding.ledger
        if f.source == "table"
        and f.measure in ("anggaran", "realisasi_anggaran", "serapan")
        and f.place
        and fact.place
        and position(f) < position(fact)
        and fact.place.page - f.place.page <= 2
    ]
    tables = [f.table for f in before if f.measure == "realisasi_anggaran"] or [f.table for f in before]
    if not tables:
        return []
    rows = [f for f in before if f.table == tables[-1]]
    totals = [f for f in rows if f.subject.kind == "total"]
    if totals:
        return totals
    biggest = max((f.figure.amount for f in rows if f.measure == "anggaran" and f.figure.amount is not None), default=None)
    best_row = next((f.row for f in rows if f.measure == "anggaran" and f.figure.amount == biggest), None)
    return [f for f in rows if f.row == best_row]


def _left_over(judged: list[Fact]) -> Cause | None:
    """A sentence whose wrong pagu, realisasi and percentage fit each other was taken whole from another report."""
    by_measure = {f.measure: f.figure for f in judged}
    of, to, result = (by_measure.get(m) for m in ("realisasi_anggaran", "anggaran", "serapan"))
    if of is None or to is None or result is None or result.interval is None or not to.amount:
        return None
    if not (exactly(of) / exactly(to)).scaled(100).meets(result.interval):
        return None
    text = {
        "id": "ketiga angka cocok satu sama lain: kalimat tertinggal dari laporan lain",
        "en": "the three fit each other: left from another report",
    }
    return Cause("kalimat tertinggal", text)


def _wrong_sentence(rule: Rule, judged: list[Fact], rights: dict[str, list[Fact]]) -> Relation:
    first = judged[0]
    right = rights[first.measure][-1]
    others = [fact_evidence(right)]
    for fact in judged[1:]:
        others += [fact_evidence(fact, "copy"), fact_evidence(rights[fact.measure][-1])]
    pairs = "; ".join(f"{f.figure.raw} ≠ {rights[f.measure][-1].figure.raw}" for f in judged)
    return Relation(
        rule,
        False,
        fact_evidence(first, "doubted"),
        tuple(others),
        printed=first.figure.as_printed,
        expected=right.figure.raw,
        calculation=pairs,
        cause=_left_over(judged) or find_cause(first.figure, right.figure.amount),
        arguments={
            "subject": Both("seluruh anggaran", "the whole anggaran"),
            "year": str(first.year or ""),
            "measure": first.measure.replace("_", " "),
            "places": str(len(judged)),
        },
    )
