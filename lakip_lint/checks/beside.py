"""Two percentages that a sentence gives of one row of a table: one tells which row is meant, the other must be of that row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint import patterns
from lakip_lint.checks.copies import agree, comparable
from lakip_lint.checks.evidence import evidence, table_name
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN, Row, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

MEASURES = ("capaian", "serapan", "efisiensi")
APART = compiled(
    r";|\b(?:sedangkan|sementara|namun|tetapi|target\w*|rata-rata|lalu|sebelumnya|selisih|triwulan|semester|naik|turun|meningkat|menurun"
    r"|menjadi|minimal|sasaran|indikator|program|kegiatan)\b",
    re.I,
)
"""Between two figures: they are not of one row, or not of one time."""
LEAST_DIGITS = 3
LEAST_WORDS = 3
"""Words of a name that a sentence must print for its row to be meant."""


@kind("beside")
def check_beside(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence that names a sasaran gives two of its percentages: those of one row, as a table prints them."""
    views = [v for v in understanding.tables if v.entity == OWN and sum(bool(v.columns_of(m)) for m in MEASURES) >= 2]
    for sentence in understanding.sentences if views else ():
        for first, second in pairwise(sentence.mentions if sentence.entity == OWN else ()):
            if first.measure != second.measure and not APART.search(second.cue) and _plain(first) and _plain(second):
                yield from _told(understanding, rule, sentence, views, first, second)


def _plain(mention: Mention) -> bool:
    return mention.measure in MEASURES and not mention.inherited and mention.figure.value is not None


def _told(
    understanding: Understanding, rule: Rule, sentence: Sentence, views: list[TableView], known: Mention, told: Mention
) -> Iterator[Relation]:
    """The second figure against what the rows print that have the first one and the name in the sentence."""
    figure, year = known.figure, understanding.profile.year
    if not figure.decimals or len(patterns.sub(r"\D", "", figure.raw)) < LEAST_DIGITS or figure.bound or known.year != year:
        return
    words = " ".join(understanding.lexicon.names.words(sentence.text.string))
    found = [
        (view, row, other)
        for view in views
        for row in view.data_rows
        if any(f.value == known.figure.value for f in _figures(view, row, known.measure))
        and any(_named(understanding, words, name) for name in (row.parent, row.label))
        for other in _figures(view, row, told.measure)
        if comparable(other, told.figure)
    ]
    if not found:
        return
    view, row, right = next((f for f in found if _agrees(told.figure, f[2])), found[0])
    holds = _agrees(told.figure, right)
    values = [f.value for _, _, f in found if f.value is not None]
    if not holds and told.figure.value is not None and min(values) < told.figure.value < max(values):
        return  # a mean of the rows of that sasaran
    whole = told.figure.bound and not right.decimals
    yield Relation(
        rule,
        holds,
        evidence(told.figure, "doubted"),
        (evidence(known.figure, "input", known.measure), *(evidence(f, "copy", told.measure) for _, _, f in found[:3])),
        printed=told.figure.as_printed,
        expected=right.raw,
        calculation=f"{known.measure} {known.figure.raw}: {told.measure} {right.raw}",
        arguments={
            "subject": " ".join((row.parent or row.label).split())[:120],
            "measure": told.measure,
            "table": table_name(view),
        },
        severity=Severity.WARNING if whole and not holds else None,
    )


def _figures(view: TableView, row: Row, measure: str) -> list[Figure]:
    return [f for c in view.columns_of(measure) for f in view.figures(row.index, c.index) if f.value is not None]


def _named(understanding: Understanding, sentence: str, name: str) -> bool:
    words = understanding.lexicon.names.words(name)
    return len(words) >= LEAST_WORDS and " ".join(words) in sentence


def _agrees(told: Figure, printed: Figure) -> bool:
    """Whether a table prints what a sentence says; ">100" says more than 100."""
    if told.value is None or printed.value is None or not told.bound:
        return agree(told, printed, truncated=True)
    ends = {">": printed.value > told.value, "<": printed.value < told.value}
    ends |= {">=": printed.value >= told.value, "<=": printed.value <= told.value}
    return ends.get(told.bound, True)
