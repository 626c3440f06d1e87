"""A percentage told beside one amount of a budget table, of which the table prints the other: "realisasi Rp B atau P %"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from lakip_lint.checks.amount_share import TIED
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.recomputed import percentage
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.sentence_ratio import OUT_OF, TELLING
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.ratios import HUNDRED, Triple, exactly, triples
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

PARTLY = compiled(
    r"\b(?:fisik|triwulan|semester|lalu|sebelum\w*|semula|awal|murni|naik|turun|\w*ningkat\w*|\w*nurun\w*|sisa\w*)\b", re.I
)

Rows = Mapping[tuple[str, int], list[Triple]]
"""Rows with a budget and what was spent of it, by either amount."""


@kind("spent-in-table")
def check_spent_in_table(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Shares of a budget told with the budget or with what was spent alone, against the rows that print that amount."""
    rows = _rows(understanding)
    year = understanding.profile.year
    for sentence in understanding.sentences if rows else ():
        money = [m for m in sentence.mentions if m.figure.unit == "Rp"]
        shares = [m for m in sentence.mentions if m.figure.unit == "%"]
        if len(money) != 1 or len(shares) != 1 or shares[0].measure != "serapan":
            continue
        if sentence.entity != OWN or sentence.scope or PARTLY.search(sentence.text.string):
            continue
        if money[0].year == shares[0].year == year and _tied(sentence, money[0], shares[0]):
            yield from _judged(rule, rows, money[0], shares[0])


def _rows(understanding: Understanding) -> Rows:
    found: dict[tuple[str, int], list[Triple]] = defaultdict(list)
    for view in understanding.tables:
        for group in triples(view, "realisasi_anggaran", "anggaran", "serapan") if view.entity == OWN else ():
            for triple in group:
                of_year = (triple.columns[2].year or view.year) == understanding.profile.year and not triple.columns[2].scope
                for measure, figure in (("realisasi_anggaran", triple.of), ("anggaran", triple.to)):
                    if of_year and figure.amount:
                        found[measure, int(figure.amount)].append(triple)
    return found


def _tied(sentence: Sentence, amount: Mention, share: Mention) -> bool:
    """Whether the percentage is right behind what was spent, or right before the budget that it is of."""
    if amount.measure == "realisasi_anggaran":
        return bool(TIED.search(share.cue)) and not OUT_OF.match(sentence.text.string, share.figure.end)
    return amount.measure == "anggaran" and amount.figure.start > share.figure.end and bool(OUT_OF.match(amount.cue))


def _judged(rule: Rule, rows: Rows, amount: Mention, share: Mention) -> Iterator[Relation]:
    figure = amount.figure
    found = rows.get((amount.measure, int(figure.amount or 0)), []) if not (figure.malformed or figure.bound) else []
    telling = len(str(int(figure.amount or 0)).rstrip("0")) >= TELLING
    if not found or not (telling or all(t.row.kind == "total" for t in found)):
        return
    computed = [(exactly(t.of) / exactly(t.to)).scaled(HUNDRED) for t in found]
    if not all(one.meets(other) for one in computed for other in computed):
        return  # the amount stands beside different ones
    first = found[0]
    inputs = [
        evidence(first.of, "input", Both("realisasi", "spent")),
        evidence(first.to, "input", Both("anggaran", "budget")),
        evidence(figure, "copy"),
    ]
    relation = percentage(rule, share.figure, computed[:1], (first.of.raw, first.to.raw), inputs, {})
    doubtful = not relation.holds and relation.severity is None and not telling
    yield replace(relation, severity=Severity.WARNING) if doubtful else relation
