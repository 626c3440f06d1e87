"""An amount told as a percentage of another: "Rp B atau p % dari Rp A", "dari total Rp A, sebanyak Rp B (p %)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.recomputed import percentage
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.ratios import HUNDRED, exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import added
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

TIED = compiled(r"^[\s,-]*(?:\(|\batau\b|\(\s*atau\b)\s*(?:sebesar|sebanyak|sekitar|setara\s+dengan)?\s*$", re.I)
"""Between an amount and the percentage that it is."""
OF = compiled(
    r"^\s*(?:%|persen)?\s*\)?\s*(?:dari|terhadap)\s+(?:\w+\s+){0,6}?(?:sebesar|senilai|sejumlah|yaitu)?\s*(?:Rp[\s.]*)$", re.I
)
"""Between the percentage and the amount that it is of."""
OUT_OF = compiled(r"\bdari\s+(?:total|jumlah|seluruh|keseluruhan|besaran)\b[\w\s()/]{0,80}Rp[\s.]*$", re.I)
THERE = compiled(r"^[\s,-]*(?:terdapat|ada|digunakan|dialokasikan)?\s*(?:sebanyak|sebesar|senilai|sejumlah)\s*Rp[\s.]*$", re.I)
"""In front of the whole and of the part of "dari total anggaran Rp A, sebanyak Rp B atau p %"."""
ELSE = compiled(r"\b(?:lalu|sebelum\w*|semula|naik|turun|\w*ningkat\w*|\w*nurun\w*|tambah\w*|bertambah|berkurang)\b", re.I)
"""The percentage may be that of a change."""
PERCENT = Cued(compiled(r"%|\bpersen", re.I), "%", "persen")
LEAST = 2
"""Amounts with their percentages that may make up another."""


@kind("amount-share")
def check_amount_share(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Percentages that a sentence ties to two of its amounts; those of budgets spent are judged by `ratio-in-sentence`."""
    for last, sentence in zip((None, *understanding.sentences), understanding.sentences, strict=False):
        if PERCENT.search(sentence.text.string) is None:
            continue
        parts = _shares_of_parts(rule, last, sentence)
        yield from parts.values()
        for at, share in enumerate(sentence.mentions):
            if id(share) in parts or share.figure.unit != "%" or at == 0 or not TIED.search(share.cue):
                continue
            part = sentence.mentions[at - 1]
            whole = _whole(sentence, at)
            if whole is None or not all(_clear(m) for m in (part, whole)) or ELSE.search(share.cue + part.cue + whole.cue):
                continue
            if part.measure != "realisasi_anggaran" and part.year == whole.year and not share.figure.bound:
                yield _relation(rule, part, whole, share)


def _shares_of_parts(rule: Rule, last: Sentence | None, sentence: Sentence) -> dict[int, Relation]:
    """Amounts with percentages that make up one told before them: "Rp A terdiri dari belanja pegawai Rp B (p %), ..."."""
    mentions = sentence.mentions
    pairs = [(part, share) for part, share in pairwise(mentions) if share.figure.unit == "%" and TIED.search(share.cue)]
    parts = [part for part, _ in pairs]
    if len(pairs) < LEAST or not all(_clear(part) for part in parts):
        return {}
    near = last.mentions if last is not None and last.paragraph is sentence.paragraph else ()
    wholes = (*near, *(m for m in mentions if m.figure.end <= parts[0].figure.start))
    whole = next((m for m in wholes if _clear(m) and m.figure.amount == added(p.figure for p in parts)), None)
    if whole is None:
        return {}
    relations = {id(share): _relation(rule, part, whole, share) for part, share in pairs}
    fitting = sum(r.holds or r.severity is not None for r in relations.values())
    return relations if fitting * 2 >= len(relations) else {}


def _whole(sentence: Sentence, at: int) -> Mention | None:
    """What the percentage is of, for the percentage at a place among the mentions."""
    mentions = sentence.mentions
    if at + 1 < len(mentions) and OF.match(mentions[at + 1].cue):
        return mentions[at + 1]
    if at > 1 and OUT_OF.search(mentions[at - 2].cue) and THERE.match(mentions[at - 1].cue):
        return mentions[at - 2]
    budgets = [m for m in mentions[: at - 1] if m.measure == "anggaran"]
    return budgets[0] if mentions[at - 1].measure == "sisa" and len(budgets) == 1 and not budgets[0].inherited else None


def _clear(mention: Mention) -> bool:
    figure = mention.figure
    return figure.unit == "Rp" and bool(figure.amount) and not figure.malformed and not figure.bound and figure.upper is None


def _relation(rule: Rule, part: Mention, whole: Mention, share: Mention) -> Relation:
    return percentage(
        rule,
        share.figure,
        [(exactly(part.figure) / exactly(whole.figure)).scaled(HUNDRED)],
        (part.figure.raw, whole.figure.raw),
        [evidence(part.figure), evidence(whole.figure)],
        {"subject": f"Rp {part.figure.raw}"},
    )
