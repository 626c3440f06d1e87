"""A budget before and after its revision, told in a paragraph: "pagu awal Rp A ... berkurang Rp C sehingga menjadi Rp B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.forward import CHANGE, CURRENCY, REMAINS, WITHIN
from lakip_lint.checks.language import Both
from lakip_lint.checks.recomputed import recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

BECOMES = Cued(compiled(r"\bmenjadi\b", re.I), "menjadi")
FIRST = compiled(r"\b(?:awal|semula|murni|sebelum\s+(?:perubahan|revisi))\b[^;]*$", re.I)
"""In front of the budget before its revision."""
SIGNED = compiled(r"\btanggal\b", re.I)
"""The year in front of a budget may be that in which it was signed."""
SIZE = compiled(r"\b(?:sebesar|senilai|sejumlah|berkurang|bertambah|(?:pe)?nambahan|tambahan|pengurangan)\W*$", re.I)


@kind("revised-told")
def check_revised(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The budget that a paragraph begins with, the one change and the one budget that a sentence of it gives after that."""
    for _, group in groupby(understanding.sentences, key=lambda s: id(s.paragraph)):
        sentences = list(group)
        if not any(BECOMES.search(s.text.string) for s in sentences):
            continue
        start: Mention | None = None
        for sentence in sentences:
            first, change, after = _roles(sentence)
            if any(m.figure.unit == "Rp" and FIRST.search(_words(m)) for m in sentence.mentions):
                start = first
            if after is not None and change is not None and start is not None and _of_one_year(start, after):
                yield _relation(rule, start, change, after)
            start = after or start


def _roles(sentence: Sentence) -> tuple[Mention | None, Mention | None, Mention | None]:
    """The budget before, the change and the budget after of a sentence; none of them where it tells more than these."""
    money = [m for m in sentence.mentions if m.figure.unit == "Rp"]
    first = [m for m in money if FIRST.search(_words(m))]
    after = [m for m in money if REMAINS.search(_words(m)) and m not in first]
    change = [m for m in money if m not in first and m not in after and _is_change(m)]
    clear = all(m.figure.amount is not None and not m.figure.malformed and not m.figure.bound for m in money)
    one = len(change) == len(after) == 1 and len(first) <= 1 and len(money) == len(first) + 2 and clear
    alone = one or len(money) == 1
    return _only(first) if alone else None, change[0] if one else None, _only(after) if alone else None


def _of_one_year(start: Mention, after: Mention) -> bool:
    return start.year == after.year or SIGNED.search(start.cue) is not None


def _only(found: Sequence[Mention]) -> Mention | None:
    return found[0] if len(found) == 1 else None


def _words(mention: Mention) -> str:
    return CURRENCY.sub("", mention.cue)


def _is_change(mention: Mention) -> bool:
    words = _words(mention)
    return bool(CHANGE.search(words) and SIZE.search(words) and not WITHIN.search(words))


def _relation(rule: Rule, start: Mention, change: Mention, after: Mention) -> Relation:
    low, high = sorted((start.figure, after.figure), key=lambda f: f.amount or 0)
    gap = exactly(high) - exactly(low)
    return recomputed(
        rule,
        change.figure,
        gap.middle,
        f"{high.raw} - {low.raw}",
        (
            evidence(start.figure, "input", Both("sebelum perubahan", "before its revision")),
            evidence(after.figure, "input", Both("sesudah perubahan", "after its revision")),
        ),
        {},
        holds=gap.meets(exactly(change.figure)),
    )
