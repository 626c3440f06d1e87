"""What is left of a budget, as a sentence tells it: "pagu Rp A, realisasi Rp B, sehingga sisa anggaran Rp C"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.recomputed import listed, recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

MEASURES = ("anggaran", "realisasi_anggaran", "sisa")
ELSE = compiled(r"\b(?:lalu|sebelum\w*|semula|triwulan|semester|efisiensi|masing-masing|silpa|sisa\s+(?:lebih|kurang))\b")


@kind("rest-told")
def check_rest_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence with one budget, one spending and one rest: the rest is the difference of the others."""
    for sentence in understanding.sentences:
        three = _three(sentence)
        if three is None:
            continue
        budget, spent, rest = (m.figure for m in three)
        value = exactly(budget) - exactly(spent)
        left = (budget.amount or Decimal(0)) - (spent.amount or Decimal(0))
        holds = value.meets(exactly(rest))
        severity = Severity.NOTE if abs(left - (rest.amount or Decimal(0))) <= 1 else None
        inputs = [evidence(budget, "input", "anggaran"), evidence(spent, "input", "realisasi")]
        yield recomputed(rule, rest, left, listed((budget, spent), "-"), inputs, {}, holds=holds, severity=severity)


def _three(sentence: Sentence) -> tuple[Mention, Mention, Mention] | None:
    """The budget, the spending and the rest of one thing in one year, where a sentence gives no other amounts."""
    money = [m for m in sentence.mentions if m.figure.unit == "Rp"]
    found = {m.measure: m for m in money}
    if sentence.entity != OWN or len(money) != len(MEASURES) or set(found) != {*MEASURES} or ELSE.search(sentence.lower):
        return None
    subjects = {m.subject.key for m in money if m.subject and m.subject.kind != "total"}
    figures = [m.figure for m in money]
    clear = all(f.amount is not None and not f.malformed and not f.bound for f in figures)
    clear = clear and not any(m.inherited for m in money)
    budget, spent, rest = (found[m] for m in MEASURES)
    same = len(subjects) <= 1 and len({m.year for m in money}) == 1
    return (budget, spent, rest) if clear and same and (budget.figure.amount or 0) >= (spent.figure.amount or 0) else None
