"""What sentences say of the totals of a table: "melayani 20.816 jiwa di 5 desa dengan 37 posyandu" above a table of the desa.

A sentence that prints one total of a table speaks of what the table counts: the number that it gives of the things of another
column must be the total of that column.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.evidence import evidence, table_name
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN, Column, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

GENERAL = compiled(
    r"\b(?:jumlah|jml|total|banyak(?:nya)?|orang|jiwa|unit|buah|angka|data|tahun|no|yang|dan|dari|per|rp|(?:19|20)\d\d)\b|[^a-z\s]",
    re.I,
)
"""Words of a header that name nothing."""
BEHIND = compiled(r"\s*(?:\([^)]*\)\s*)?(?:(?:orang|unit|buah|jiwa)\s+)?")
"""Between a number and what it counts."""
BEFORE = compiled(
    r"\s*(?:yang\s+(?:ada|tersedia|dimiliki)\s+)?(?:(?:adalah|sebanyak|sejumlah|sebesar|berjumlah|mencapai|ada|seluruhnya|yaitu|tercatat)\s+)*\W*",
    re.I,
)
"""Between what is counted and its number behind it."""
PARTIAL = compiled(
    r"\b(?:hanya|sebagian|diantara\w*|antara|salah|masing|tiap|setiap|rata|target|baru|tambah\w*|kurang|naik|turun|\w*ningkat\w*|\w*nurun\w*"
    r"|triwulan|semester|bulan|sebelum\w*|lalu|dari)\b[^.;,]{0,30}$",
    re.I,
)
"""Before a number that is not that of all, or not of this year."""
YEAR = compiled(r"\b((?:19|20)\d\d)\b")
CLOSE = 30
"""Letters before a number in which a year is its own."""
NEAR_PAGES = 1
TELLING = 3
"""Digits of a total by which a sentence shows that it speaks of a table."""


class Totals(Struct, frozen=True, dict=True):
    """The totals of a table, by the words that name their columns."""

    view: TableView
    named: tuple[tuple[Column, tuple[str, ...], Figure], ...]
    all: tuple[Figure, ...]
    sums: Counter[int]
    """What the rows of each column (by index) add up to."""


@kind("totals-told")
def check_totals_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Numbers of things in sentences near a table whose totals they tell."""
    tables = [t for view in understanding.tables if (t := _totals(view)) is not None]
    year = understanding.profile.year
    for sentence in understanding.sentences if tables else ():
        told = [m for m in sentence.mentions if _is_number(sentence, m, year)]
        if len(told) < 2 or sentence.entity != OWN:
            continue
        for table in tables:
            if _is_near(table.view, sentence) and (anchors := _anchors(table, told)):
                yield from _judged(rule, sentence, table, told, anchors)


def _totals(view: TableView) -> Totals | None:
    rows = [r for r in view.rows if r.kind == "total"]
    if len(rows) != 1 or view.entity != OWN:
        return None
    row, named, everything, sums = rows[0], [], [], Counter[int]()
    for column in view.columns:
        figure = view.figure(row.index, column.index)
        if figure is None or not _is_count(figure) or column.unit == "%":
            continue
        everything.append(figure)
        parts = [f for r in view.data_rows if (f := view.figure(r.index, column.index)) is not None and _is_count(f)]
        sums[column.index] = int(sum(f.amount or 0 for f in parts))
        words = tuple(GENERAL.sub(" ", column.path[-1].lower()).split()) if column.path else ()
        if words:
            named.append((column, words, figure))
    different = Counter(words for _, words, _ in named)
    alone = tuple(n for n in named if different[n[1]] == 1)
    return Totals(view, alone, tuple(everything), sums) if alone and len(everything) >= 2 else None


def _is_count(figure: Figure) -> bool:
    return figure.amount is not None and not figure.decimals and not figure.malformed and figure.unit not in ("%", "Rp")


def _is_number(sentence: Sentence, mention: Mention, year: int | None) -> bool:
    """Whether a figure is a plain number of this year."""
    before = sentence.text.string[max(0, mention.figure.start - CLOSE) : mention.figure.start]
    other_year = {y for y in map(int, YEAR.findall(before)) if y != year} or (mention.year_given and mention.year != year)
    return not other_year and _is_count(mention.figure) and not mention.figure.bound and mention.figure.upper is None


def _is_near(view: TableView, sentence: Sentence) -> bool:
    """Whether a sentence stands by the table, under its heading."""
    if sentence.heading is not view.table.heading:
        return False
    pages = [place.page for place in view.table.parts]
    return min(pages) - NEAR_PAGES <= sentence.paragraph.place.page <= max(pages) + NEAR_PAGES


def _anchors(table: Totals, told: Sequence[Mention]) -> list[tuple[Mention, Figure]]:
    """The totals that a sentence prints: one of several digits, or two."""
    found = [(m, f) for f in table.all for m in told if m.figure.amount == f.amount]
    many = any(len(patterns.sub(r"\D", "", f.raw)) >= TELLING for _, f in found)
    return found if many or len({f.amount for _, f in found}) > 1 else []


def _judged(
    rule: Rule, sentence: Sentence, table: Totals, told: Sequence[Mention], anchors: Sequence[tuple[Mention, Figure]]
) -> Iterator[Relation]:
    right = {m.figure.start for m, _ in anchors}
    for column, words, figure in table.named:
        said = [m for m in told if _counts(sentence, m, words)]
        if len(said) != 1 or said[0].figure.amount == table.sums[column.index]:
            continue
        mention = said[0]
        holds = mention.figure.amount == figure.amount
        if not holds and (mention.figure.start in right or figure.amount != table.sums[column.index]):
            continue
        yield Relation(
            rule,
            holds,
            evidence(mention.figure, "doubted"),
            (evidence(figure, "copy"), *(evidence(f, "input") for m, f in anchors[:3] if f is not figure)),
            printed=mention.figure.as_printed,
            expected=figure.raw,
            calculation="" if holds else f"{mention.figure.raw} ≠ {figure.raw}",
            arguments={"subject": " ".join(column.path[-1].split()), "table": table_name(table.view)},
            severity=None if holds or len({f.amount for _, f in anchors}) > 1 else Severity.WARNING,
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
