"""The totals of tables that sentences may tell, and the numbers of things in sentences."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from lakip_lint.checks.evidence import evidence, table_name
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN, Column, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

GENERAL = compiled(
    r"\b(?:jumlah|jml|total|banyak(?:nya)?|orang|jiwa|unit|buah|angka|data|tahun|no|yang|dan|dari|per|rp|(?:19|20)\d\d)\b|[^a-z\s]",
    re.I,
)
"""Words of a header that name nothing."""
BEFORE = compiled(
    r"\s*(?:yang\s+(?:ada|tersedia|dimiliki)\s+)?(?:(?:adalah|sebanyak|sejumlah|sebesar|berjumlah|mencapai|ada|seluruhnya|yaitu|tercatat)\s+)*\W*",
    re.I,
)
"""Between what is counted and its number behind it."""
PARTIAL = compiled(
    r"\b(?:hanya|sebagian|diantara\w*|antara\w*|salah|masing|tiap|setiap|rata|target|baru|tambah\w*|kurang|naik|turun|\w*ningkat\w*|\w*nurun\w*"
    r"|triwulan|semester|bulan|sebelum\w*|lalu|dari)\b[^.;,]{0,30}$",
    re.I,
)
"""Before a number that is not that of all, or not of this year."""
YEAR = compiled(r"\b((?:19|20)\d\d)\b")
CLOSE = 30
"""Letters before a number in which a year is its own."""
NEAR_PAGES = 1


class Totals(Struct, frozen=True, dict=True):
    """The totals of a table, by the words that name their columns."""

    view: TableView
    named: tuple[tuple[Column, tuple[str, ...], Figure], ...]
    all: tuple[Figure, ...]
    """Also those with decimals (an area), which name no number of things but show which table a sentence tells."""
    sums: Counter[int]
    """What the rows of each column (by index) add up to."""


def totals_of(view: TableView) -> Totals | None:
    rows = [r for r in view.rows if r.kind == "total"]
    if len(rows) != 1 or view.entity != OWN:
        return None
    row, named, everything, sums = rows[0], [], [], Counter[int]()
    for column in view.columns:
        figure = view.figure(row.index, column.index)
        if figure is None or column.unit == "%" or not (is_count(figure) or _is_measured(figure)):
            continue
        everything.append(figure)
        if not is_count(figure):
            continue
        parts = [f for r in view.data_rows if (f := view.figure(r.index, column.index)) is not None and is_count(f)]
        sums[column.index] = int(sum(f.amount or 0 for f in parts))
        words = tuple(GENERAL.sub(" ", column.path[-1].lower()).split()) if column.path else ()
        if words:
            named.append((column, words, figure))
    different = Counter(words for _, words, _ in named)
    alone = tuple(n for n in named if different[n[1]] == 1)
    return Totals(view, alone, tuple(everything), sums) if alone and len(everything) >= 2 else None


def is_count(figure: Figure) -> bool:
    return figure.amount is not None and not figure.decimals and not figure.malformed and figure.unit not in ("%", "Rp")


def _is_measured(figure: Figure) -> bool:
    return figure.amount is not None and bool(figure.decimals) and not figure.malformed and figure.unit not in ("%", "Rp")


def is_plain(sentence: Sentence, mention: Mention, year: int | None) -> bool:
    """Whether a figure is plain and of this year."""
    before = sentence.text.string[max(0, mention.figure.start - CLOSE) : mention.figure.start]
    other_year = {y for y in map(int, YEAR.findall(before)) if y != year} or (mention.year_given and mention.year != year)
    return not other_year and not mention.figure.bound and mention.figure.upper is None


def is_near(view: TableView, sentence: Sentence) -> bool:
    """Whether a sentence stands by the table, under its heading."""
    if sentence.heading is not view.table.heading:
        return False
    pages = [place.page for place in view.table.parts]
    return min(pages) - NEAR_PAGES <= sentence.paragraph.place.page <= max(pages) + NEAR_PAGES


def told_wrong(
    rule: Rule, view: TableView, subject: str, mention: Mention, right: Figure, inputs: Sequence[Figure], *, sure: bool
) -> Relation:
    """A number of a sentence that is not the one of a table; a doubt where little else shows that it speaks of the table."""
    return Relation(
        rule,
        False,
        evidence(mention.figure, "doubted"),
        (evidence(right, "copy"), *(evidence(f, "input") for f in inputs)),
        printed=mention.figure.as_printed,
        expected=right.raw,
        calculation=f"{mention.figure.raw} ≠ {right.raw}",
        arguments={"subject": " ".join(subject.split()), "table": table_name(view)},
        severity=None if sure else Severity.WARNING,
    )
