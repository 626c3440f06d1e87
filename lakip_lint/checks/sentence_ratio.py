"""Percentages told in sentences: "anggaran Rp A terealisasi Rp B atau P %", "target T realisasi R dengan capaian C %"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import OSA

from lakip_lint.checks.better import LOWER_IS_BETTER
from lakip_lint.checks.evidence import evidence, fact_evidence
from lakip_lint.checks.recomputed import percentage
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.ratios import FORMULAS, HUNDRED, Formula, cap_of, exactly, goals, triples
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

SPENT = compiled(r"^[\s,.-]*(?:(?:dan|dengan|yang|serta|telah|sudah|dapat)\s+){0,3}(?:ter?|di)?realisasi", re.I)
"""Between an amount and what was spent of it."""
TELLING = 4
"""Digits of an amount before its last zeros; fewer are round sums, of which several look alike."""
OF_OTHER = compiled(r"\b(?:sisa\w*|lalu|sebelum\w*|semula)\b", re.I)
"""In front of a percentage that the two figures before it do not give: what is left, or that of another time."""
OF_PLAN = compiled(r"\b(?:renstra|rencana\s+strategis|rpjmd?|rpjmn|jangka\s+menengah|akhir\s+periode)\b", re.I)
"""In front of a percentage of the target of a plan of several years, and in front of that target."""
IN_BRACKET, OUT_OF_BRACKET = compiled(r"\d\s*%?\s*\(\s*$"), compiled(r"\s*[a-z²³/]{0,12}\s*\)", re.I)
"""Around a figure in brackets right behind another one."""
OUT_OF = compiled(r"\s*(?:%|persen\b)?\s*\)?\s*(?:dari|terhadap)\b", re.I)
OR = compiled(r"(?:\batau\b|\()\s*(?:sebesar|sekitar|mencapai|setara)?\s*$", re.I)
"""Around a percentage between the two amounts that it ties: "Rp B atau P % dari Rp A"."""


class Told(Struct, frozen=True):
    """Three figures of one sentence, in the order in which they stand: two amounts and the percentage that ties them."""

    sentence: Sentence
    of: Mention
    to: Mention
    result: Mention


def told(sentence: Sentence, of: str, to: str, result: str) -> Iterator[Told]:
    """Neighbouring mentions target-realisasi-capaian (or realisasi-target-capaian) with nothing else between them."""
    mentions = [m for m in sentence.mentions if m.figure.value is not None and not _restates(sentence.text.string, m)]
    if to == "anggaran":
        mentions = [replace(a, measure=to) if _is_budget(a, b, of) else a for a, b in pairwise((*mentions, None)) if a]
    threes = list(zip(mentions, mentions[1:], mentions[2:], strict=False))
    used: set[int] = set()
    of_share = _of_shares(mentions)
    # "82,71 % dari target 95 terealisasi 78,57" and "terealisasi 78,57 atau 82,71 % dari target 95" after all others
    for order in ((0, 1, 2), (1, 2, 0), (0, 2, 1)):
        for three in threes:
            a, b, c = (three[i] for i in order)
            if order != (0, 2, 1) and of_share & {id(a), id(b)}:
                continue
            if order == (0, 2, 1) and not (a.measure == of and OUT_OF.match(b.cue) and OR.search(c.cue)):
                continue
            if c.measure != result or c.figure.unit != "%" or {a.measure, b.measure} != {of, to} or a.inherited or b.inherited:
                continue
            if not _of_one(a, b) or (a.figure.unit == "Rp") != (b.figure.unit == "Rp"):
                continue
            of_plan = OF_PLAN.search((a if a.measure == to else b).cue)
            if OF_OTHER.search(c.cue) or (OF_PLAN.search(c.cue) and not of_plan):
                continue
            if len({m.year for m in three if not (of_plan and m.measure == to)}) > 1:
                continue
            if not used & {id(m) for m in three}:
                used |= {id(m) for m in three}
                yield Told(sentence, a if a.measure == of else b, a if a.measure == to else b, c)


def _is_budget(amount: Mention | None, spent: Mention | None, of: str) -> bool:
    """Whether an amount that nothing names is what the next was spent of: "Program X, sebesar Rp A dengan realisasi Rp B"."""
    if amount is None or spent is None or amount.measure or spent.measure != of:
        return False
    return amount.figure.unit == spent.figure.unit == "Rp" and SPENT.match(spent.cue) is not None


def _restates(string: str, mention: Mention) -> bool:
    """Whether a figure only tells the one before it in another unit: "1,49 % (21 km)"."""
    figure = mention.figure
    bracketed = IN_BRACKET.search(string, max(0, figure.start - 12), figure.start) and OUT_OF_BRACKET.match(string, figure.end)
    return mention.measure == "" and figure.unit not in ("%", "Rp") and bool(bracketed)


def _of_shares(mentions: Sequence[Mention]) -> set[int]:
    """The amounts that a percentage before them is of: "belanja modal Rp X atau 10 % dari anggaran Rp A terealisasi ..."."""
    threes = zip(mentions, mentions[1:], mentions[2:], strict=False)
    return {
        id(whole)
        for part, share, whole in threes
        if share.figure.unit == "%" and part.figure.unit == "Rp" == whole.figure.unit
        if OR.search(share.cue) and OUT_OF.match(whole.cue)
    }


def _of_one(one: Mention, other: Mention) -> bool:
    """Whether two amounts are of one thing; "terealisasi Rp A dari total anggaran Rp B" names the whole only at the second."""
    kinds = {m.subject.kind if m.subject else "" for m in (one, other)}
    return one.subject == other.subject or kinds == {"", "total"}


@kind("ratio-in-sentence")
def check_sentence_ratio(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: of, to, result; only_direct as for ratio."""
    of, to, result = rule.given["of"], rule.given["to"], rule.given["result"]
    formulas = FORMULAS[:1] if rule.given.get("only_direct") else FORMULAS
    caps = {HUNDRED, cap_of(t for view in understanding.tables for group in triples(view, of, to, result) for t in group)}
    for sentence in understanding.sentences:
        for found in told(sentence, of, to, result):
            relation = _judge(rule, found, formulas, caps)
            if relation is not None and not relation.holds and relation.severity is None:
                better = _input_doubted(understanding, rule, found, formulas, caps)
                if better is None and relation.cause is None:
                    better = _amount_mistyped(understanding, rule, found, formulas, caps)
                relation = better or relation
            if relation:
                yield relation


def _judge(rule: Rule, found: Told, formulas: tuple[Formula, ...], caps: set[Decimal | None]) -> Relation | None:
    printed = found.result.figure
    options: list[Interval] = []
    for formula in formulas:
        for to in goals(found.to.figure):
            try:
                options.append(formula.compute(exactly(found.of.figure), to))
            except ZeroDivisionError:
                continue
    if (
        not options
        or printed.interval is None
        or printed.truncated_interval is None
        or found.of.figure.bound
        or found.to.figure.upper is not None
    ):
        return None
    if found.of.figure.value == 0 and not rule.given.get("only_direct"):
        return None  # nothing reached: whether that is none or all of the target depends on the indicator
    capped = printed.value is not None and printed.value in caps and any(o.low >= printed.value for o in options)
    # Less than the target, printed as the cap: right only where less is better.
    short = capped and printed.value is not None and options[0].high < printed.value
    less_is_better = LOWER_IS_BETTER.search(f"{found.sentence.text.string} {_subject(found)}") is not None
    relation = percentage(
        rule,
        printed,
        options,
        (found.of.figure.raw, found.to.figure.raw),
        [evidence(found.of.figure, "input", "realisasi"), evidence(found.to.figure, "input", found.to.measure)],
        {"subject": _subject(found)},
        excused=capped and not (short and not less_is_better),
    )
    return replace(relation, severity=Severity.WARNING) if short and not relation.holds else relation


def _subject(found: Told) -> str:
    subject = found.of.subject or found.sentence.context_subject
    if subject and subject.kind != "total":
        return " ".join(subject.name.split())[:100]
    return "anggaran" if found.of.figure.unit == "Rp" else "indikator"


def _input_doubted(
    understanding: Understanding, rule: Rule, found: Told, formulas: tuple[Formula, ...], caps: set[Decimal | None]
) -> Relation | None:
    """The target or realisasi of the sentence, where its copies in the tables have a value with which the sentence holds."""
    for mention in (found.to, found.of):
        if mention.subject is None or mention.subject.kind == "total":
            continue
        facts = understanding.ledger.find(key=mention.subject.key, measure=mention.measure, year=mention.year, scope=None)
        copies = [f for f in facts if f.source == "table" and f.figure.value not in (None, mention.figure.value)]
        for copy in copies:
            if relation := _put_right(rule, found, mention, copies, copy, formulas, caps):
                return relation
    return None


def _amount_mistyped(
    understanding: Understanding, rule: Rule, found: Told, formulas: tuple[Formula, ...], caps: set[Decimal | None]
) -> Relation | None:
    """An amount of the sentence that is all but printed in a table, perhaps under another name, where the sentence holds with
    that one: two of many digits differ, and the percentage has four digits to tell by."""
    if found.result.figure.decimals < 2:
        return None
    for mention in (found.to, found.of):
        facts = understanding.ledger.find(measure=mention.measure, year=mention.year, scope=None)
        near = [f for f in facts if f.source == "table" and _nearly(f.figure, mention.figure)]
        right = {f.figure.amount: r for f in near if (r := _put_right(rule, found, mention, [f], f, formulas, caps))}
        if len(right) == 1:
            return next(iter(right.values()))
    return None


def _nearly(one: Figure, other: Figure) -> bool:
    """Whether two long amounts differ in at most two slips of the hand."""
    a, b = (str(int(f.amount)) if f.amount is not None else "" for f in (one, other))
    return a != b and len(a) == len(b) and len(b.rstrip("0")) >= TELLING and OSA.distance(a, b) <= 2


def _put_right(
    rule: Rule, found: Told, mention: Mention, copies: list[Fact], copy: Fact, formulas: tuple[Formula, ...],
    caps: set[Decimal | None],
) -> Relation | None:
    """The relation that doubts an input, where the sentence holds with another print of it."""
    right = replace(mention, figure=copy.figure)
    put_right = replace(found, to=right) if mention is found.to else replace(found, of=right)
    mended = _judge(rule, put_right, formulas, caps)
    if mended is None or not mended.holds:
        return None
    return replace(
        mended,
        holds=False,
        doubted=evidence(mention.figure, "doubted"),
        others=(evidence(found.result.figure, "input"), *(fact_evidence(f) for f in copies[:3])),
        printed=mention.figure.as_printed,
        expected=copy.figure.raw,
        doubts=rule.given["to" if mention is found.to else "of"],
    )
