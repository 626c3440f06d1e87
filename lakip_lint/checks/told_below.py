"""What sentences below the table of one indicator say of it: "realisasi 2023 sebesar 56,03 %, targetnya 55 %".

Many reports print a table of one row for each indicator and then talk about it without naming it. A sentence that prints one
telling figure of the row speaks of that row: its other figures must be those of the row, too.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lakip_lint.checks.copies import agree, comparable
from lakip_lint.checks.evidence import evidence, fact_evidence, shown
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Block, Heading, Paragraph, Table
from lakip_lint.facts.fact import OWN, Fact, TableView
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

MEASURES = ("target", "realisasi", "capaian")
OTHER = compiled(
    r"\b(?:renstra|rencana\s+strategis|rpjm\w*|rkpd|sdgs?|nasional|provinsi|pusat|akhir|jangka|rata|triwulan|semester|bulan|awal|minimal|standar"
    r"|kumulatif|semula|murni|sebelum|lalu|antara|masing|berturut\w*)\b",
    re.I,
)
"""Words before a figure that make it one of another plan, time or office."""
MOVED = compiled(r"naik|turun|ningkat|nurun|tambah|kurang|selisih", re.I)
FAR = 8
"""Paragraphs below a table that may still speak of it."""


@kind("told-below")
def check_told_below(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Figures of sentences that print one of the row above them against the others of that row."""
    rows = _rows(understanding)
    for view, sentence in _sentences_below(understanding):
        told_rows = [row for row in rows[view.index].values() if _anchors(sentence, row)]
        if len(told_rows) == 1:
            yield from _judged(rule, sentence, told_rows[0])


def _rows(understanding: Understanding) -> dict[int | None, dict[int | None, list[Fact]]]:
    """What the rows of each table say of an indicator."""
    rows: dict[int | None, dict[int | None, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in understanding.ledger:
        if fact.source == "table" and fact.measure in MEASURES and fact.subject.kind == "indikator" and fact.scope == "":
            rows[fact.table][fact.row].append(fact)
    return rows


def _sentences_below(understanding: Understanding) -> Iterator[tuple[TableView, Sentence]]:
    told: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in understanding.sentences:
        told[id(sentence.paragraph)].append(sentence)
    blocks = understanding.document.blocks
    places = {id(block): at for at, block in enumerate(blocks)}
    for view in understanding.tables:
        at = places.get(id(view.table))
        for paragraph in _below(blocks[at + 1 :]) if at is not None else ():
            yield from ((view, sentence) for sentence in told[id(paragraph)])


def _below(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The paragraphs that follow a table, to the next heading, item or table."""
    for block in blocks[:FAR]:
        if isinstance(block, (Heading, Table)) or (isinstance(block, Paragraph) and block.marker):
            return
        if isinstance(block, Paragraph):
            yield block


def _judged(rule: Rule, sentence: Sentence, row: Sequence[Fact]) -> Iterator[Relation]:
    others = {s.key for s in sentence.subjects if s.kind == "indikator"} - {row[0].subject.key}
    if sentence.entity != OWN or others:
        return
    anchors = _anchors(sentence, row)
    for mention in (m for m in sentence.mentions if _plain(m)):
        rights = [f for f in row if _same_slot(mention, f) and comparable(mention.figure, f.figure)]
        known = any(mention is m for m, _ in anchors)
        if rights and not known and not OTHER.search(mention.cue) and not _misnamed(mention, row):
            yield _relation(rule, mention, rights, anchors[0][1])


def _anchors(sentence: Sentence, row: Sequence[Fact]) -> list[tuple[Mention, Fact]]:
    """The telling figures of a row that a sentence prints for the same measure and year."""
    told = [m for m in sentence.mentions if (_plain(m) or not m.measure) and _telling(m.figure)]
    return [
        (m, f) for m in told for f in row if m.year == f.year and m.measure in ("", f.measure) and agree(m.figure, f.figure)
    ]


def _plain(mention: Mention) -> bool:
    figure = mention.figure
    plain = figure.value is not None and figure.upper is None and not figure.bound
    return plain and mention.measure in MEASURES and not mention.inherited


def _same_slot(mention: Mention, fact: Fact) -> bool:
    return (mention.measure, mention.year) == (fact.measure, fact.year)


def _telling(figure: Figure) -> bool:
    return figure.decimals > 0 and figure.amount not in (0, 100)


def _misnamed(mention: Mention, row: Sequence[Fact]) -> bool:
    """Whether a result is one of the row that the sentence calls by another word ("capaian" for realisasi)."""
    same = [f for f in row if f.measure != mention.measure and comparable(mention.figure, f.figure)]
    return mention.measure != "target" and any(agree(mention.figure, f.figure) for f in same)


def _relation(rule: Rule, mention: Mention, rights: Sequence[Fact], anchor: Fact) -> Relation:
    """ "naik dari realisasi 2022 sebesar 1,04" may give the figure of 2022 or by how much it rose: neither must fit."""
    figure, right = mention.figure, rights[0].figure
    holds = any(agree(figure, f.figure) for f in rights)
    expected: Words = right.raw
    if MOVED.search(mention.cue) and anchor.measure == mention.measure and anchor.year != mention.year:
        change = exactly(anchor.figure) - exactly(right)
        holds = holds or any(figure.interval and figure.interval.meets(c) for c in _sizes(change, right))
        size = shown(abs(change.middle), right, max(right.decimals, anchor.figure.decimals))
        expected = f"{right.raw}" + Both(f" (selisihnya {size})", f" (difference: {size})")
    return Relation(
        rule,
        holds,
        evidence(figure, "doubted"),
        (fact_evidence(rights[0], "copy"), fact_evidence(anchor, "input", anchor.measure)),
        printed=figure.as_printed,
        expected=expected,
        calculation="" if holds else f"{figure.raw} ≠ {right.raw}",
        arguments={
            "subject": " ".join(rights[0].subject.name.split())[:120],
            "measure": rights[0].measure,
            "year": str(rights[0].year or ""),
        },
    )


def _sizes(change: Interval, start: Figure) -> Iterator[Interval]:
    """A change and its percentage, without their signs."""
    for interval in (change, (change / exactly(start)).scaled(100) if start.amount else change):
        yield -interval if interval.high < 0 else interval
