"""What sentences say of the totals of a table: "melayani 20.816 jiwa di 5 desa dengan 37 posyandu" above a table of the desa.

A sentence that prints one total of a table speaks of what the table counts: the number that it gives of the things of another
column must be the total of that column.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lakip_lint import patterns
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.table_totals import BEFORE, PARTIAL, Totals, is_count, is_near, is_plain, told_wrong, totals_of
from lakip_lint.checks.totals_slipped import is_slip, slipped
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

BEHIND = compiled(r"\s*(?:\([^)]*\)\s*)?(?:(?:orang|unit|buah|jiwa)\s+)?")
"""Between a number and what it counts."""
TELLING = 3
"""Digits of a total by which a sentence shows that it speaks of a table."""


@kind("totals-told")
def check_totals_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Numbers of things in sentences near a table whose totals they tell."""
    tables = [t for view in understanding.tables if (t := totals_of(view)) is not None]
    year = understanding.profile.year
    for sentence in understanding.sentences if tables else ():
        plain = [m for m in sentence.mentions if is_plain(sentence, m, year)]
        told = [m for m in plain if is_count(m.figure)]
        if len(plain) < 2 or not told or sentence.entity != OWN:
            continue
        for table in tables:
            if is_near(table.view, sentence):
                yield from _judged(rule, sentence, table, told, _anchors(table, plain))
    yield from slipped(understanding, rule, tables)


def _anchors(table: Totals, told: Sequence[Mention]) -> list[tuple[Mention, Figure]]:
    """The totals that a sentence prints."""
    return [(m, f) for f in table.all for m in told if m.figure.amount == f.amount]


def _speak(anchors: Sequence[tuple[Mention, Figure]]) -> bool:
    """Whether totals show alone that a sentence speaks of a table: one of several digits, or two."""
    many = any(len(patterns.sub(r"\D", "", f.raw)) >= TELLING for _, f in anchors)
    return many or len({f.amount for _, f in anchors}) > 1


def _judged(
    rule: Rule, sentence: Sentence, table: Totals, told: Sequence[Mention], anchors: Sequence[tuple[Mention, Figure]]
) -> Iterator[Relation]:
    speak = _speak(anchors)
    if not speak and not _named(sentence, table, anchors):
        return
    right = {m.figure.start for m, _ in anchors}
    for column, words, figure in table.named:
        said = [m for m in told if _counts(sentence, m, words)]
        if len(said) != 1 or said[0].figure.amount == table.sums[column.index]:
            continue
        mention = said[0]
        if mention.figure.start in right or figure.amount != table.sums[column.index]:
            continue
        if speak or is_slip(mention.figure, figure, TELLING):
            sure = len({f.amount for _, f in anchors}) > 1
            inputs = [f for _, f in anchors[:3] if f is not figure]
            yield told_wrong(rule, table.view, column.path[-1], mention, figure, inputs, sure=sure)


def _named(sentence: Sentence, table: Totals, anchors: Sequence[tuple[Mention, Figure]]) -> bool:
    """Whether a sentence gives a total of two digits to what its column names ("64 RW")."""
    return any(
        f.amount is not None and f.amount >= 10 and any(g is f and _counts(sentence, m, words) for _, words, g in table.named)
        for m, f in anchors
    )


def _counts(sentence: Sentence, mention: Mention, words: tuple[str, ...]) -> bool:
    """Whether a number counts what the words of a header name: right behind it, or right before it."""
    string, name = sentence.text.string.lower(), r"\s+".join(map(re.escape, words))
    if PARTIAL.search(mention.cue):
        return False
    start = BEHIND.match(string, mention.figure.end)
    at = start.end() if start else mention.figure.end
    if re.compile(rf"{name}\b(?!\s+(?:yang|di\b|pada))").match(string, at):
        return True
    before = string[: mention.figure.start]
    return re.search(rf"\b(?:jumlah|banyaknya|total|yang)\s+{name}\b{BEFORE.pattern}$", before, re.I) is not None
