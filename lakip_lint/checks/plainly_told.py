"""Sentences that give one capaian of one indicator and nothing else: "Capaian kinerja A sebesar 78,16 % atau Sedang".

Where several of them print what a table prints, the report means its table by these words, and one that prints something else
is wrong however far away its figure is.
"""
from __future__ import annotations

import re

from lakip_lint import patterns
from lakip_lint.checks.copies import Kinship, agree
from lakip_lint.facts.fact import Fact, Ledger
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled

PLAIN = compiled(
    r"\b(?:pen)?capaian(?:nya)?\s+(?:indikator\s+)?(?:kinerja\s+)?(?:(?:untuk|dari)\s+)?(?:indikator\s+)?"
    r"[^\d.;:%]*?\b(?:sebesar|adalah|yaitu|mencapai)\s*\(?-?\s*$",
    re.I,
)
"""What stands between the beginning of such a sentence and its figure: the name of the indicator, and no other figure."""
OTHER_THAN = compiled(
    r"\b(?:rata|triwulan|semester|akhir|renstra|rpjmd|menengah|nasional|anggaran|keuangan|fisik|sasaran)\b", re.I
)
"""Of another measure, another time, or a whole."""


def far_copy(ledger: Ledger, kinship: Kinship, told: Fact, printed: Fact) -> bool:
    """Whether a sentence gives the capaian that a table prints, by its words and by what other such sentences do."""
    if printed.source != "table" or not is_plain(told) or not kinship.close_copies(told, printed):
        return False
    return not _is_of_another_time(ledger, told) and (not _is_other(ledger, told) or len(_loose(ledger)) == 1)


def is_plain(fact: Fact) -> bool:
    """Whether a sentence gives this capaian in percent, plainly and alone."""
    if fact.source != "prose" or fact.measure != "capaian" or fact.figure.unit != "%" or not fact.certain:
        return False
    before, found, behind = fact.context.partition(fact.figure.raw)
    alone = bool(found) and not patterns.search(r"\d", behind) and not OTHER_THAN.search(fact.context)
    return alone and PLAIN.search(before) is not None


def _is_of_another_time(ledger: Ledger, fact: Fact) -> bool:
    """Whether a table prints the figure as a capaian of the indicator, perhaps of another year or against another target."""
    rows = ledger.find(key=fact.subject.key, kind=fact.subject.kind, entity=None, scope=None)
    printed = [f for f in rows if f.source == "table" and f.measure not in ("target", "realisasi")]
    return any(f.figure.amount is not None and agree(f.figure, fact.figure) for f in printed)


def _is_other(ledger: Ledger, fact: Fact) -> bool:
    """Whether a table prints the figure as the target or the realisasi of the indicator."""
    rows = ledger.find(key=fact.subject.key, kind=fact.subject.kind, year=fact.year)
    others = (f for f in rows if f.source == "table" and f.measure in ("target", "realisasi") and f.figure.amount is not None)
    return any(agree(f.figure, fact.figure) for f in others)


@remembered
def _loose(ledger: Ledger) -> list[Fact]:
    """Plain sentences that print the target or realisasi of their indicator: several of them call a realisasi capaian."""
    loose = []
    for fact in ledger:
        if is_plain(fact) and _is_other(ledger, fact):
            rows = ledger.find(key=fact.subject.key, kind=fact.subject.kind, measure="capaian", year=fact.year)
            if not any(f.source == "table" and agree(f.figure, fact.figure) for f in rows):
                loose.append(fact)
    return loose
