"""Sentences that retell the rows of a table, one row each: the one that does not tell what its row prints.

Nothing needs to be known of what the table measures: that most sentences under a heading print exactly the figures of its rows
shows that they retell it. Which row another sentence means is shown by its name or, of several years, by the figure of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.copies import ROUND, agree
from lakip_lint.checks.evidence import evidence, row_name, table_name
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.titles import plain_words
from lakip_lint.facts.fact import Row, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule, Severity

LEAST_TOLD = 3
"""Sentences that must print what rows of a table print, before another sentence is measured by it."""
FARTHEST = 2
"""Pages between a table and the sentences that retell its years."""
FARTHEST_NAMED = 5
"""Pages between a table and the sentences that name its rows."""
NO_VALUES = ("selisih", "target", "anggaran", "sisa", "efisiensi")

T = TypeVar("T")
Told = dict[int, Mention]
"""What a sentence says of each year."""


class Series(Struct, frozen=True):
    """Columns of a table that print one thing for several years: the column of each year."""

    view: TableView
    columns: dict[int, int]

    def figure(self, row: Row, year: int) -> Figure | None:
        return self.view.figure(row.index, self.columns[year])

    def pairs(self, row: Row, told: Told) -> list[tuple[Mention, Figure]]:
        """What the sentence and the row print for each year; nothing where the row lacks one of them."""
        figures = [(mention, self.figure(row, year)) for year, mention in told.items()]
        pairs = [(m, f) for m, f in figures if f is not None and f.value is not None and not f.malformed]
        return pairs if len(pairs) == len(told) else []

    @property
    def rows(self) -> list[Row]:
        return _rows(self.view)


def _rows(view: TableView) -> list[Row]:
    return [row for row in view.rows if row.kind in ("data", "total", "subtotal")]


@kind("retold")
def check_retold(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each sentence of those that retell a table of years, or a column of a table row by row."""
    years: dict[int, list[tuple[Sentence, Told]]] = defaultdict(list)
    single: dict[int, list[tuple[Sentence, Mention]]] = defaultdict(list)
    for sentence in understanding.sentences:
        if told := _told(sentence):
            years[id(sentence.heading)].append((sentence, told))
        elif mention := _only_figure(sentence):
            single[id(sentence.heading)].append((sentence, mention))
    series = [one for view in understanding.tables for one in _series(view)] if years else []
    for passage in years.values():
        for one in series:
            yield from _compare(rule, one, _near(one.view, passage, FARTHEST))
    for named in single.values():
        if len(named) >= LEAST_TOLD:
            for view in understanding.tables:
                yield from _compare_column(rule, view, _near(view, named, FARTHEST_NAMED))


def _told(sentence: Sentence) -> Told:
    """The figures of at least two years, where a sentence prints one for each and nothing else of them."""
    told: Told = {}
    for mention in sentence.mentions:
        if not mention.year_given or mention.year is None or mention.figure.value is None or mention.figure.malformed:
            continue
        if mention.measure in NO_VALUES:
            continue
        if mention.year in told:
            return {}
        told[mention.year] = mention
    return told if len(told) >= 2 else {}


def _series(view: TableView) -> Iterator[Series]:
    groups: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    repeated: set[tuple[str, str]] = set()
    for column in view.columns:
        if column.year is not None and not column.scope:
            key = (column.measure, column.leaf)
            if column.year in groups[key]:
                repeated.add(key)
            groups[key][column.year] = column.index
    for key, columns in groups.items():
        if len(columns) >= 2 and key not in repeated:
            yield Series(view, columns)


def _only_figure(sentence: Sentence) -> Mention | None:
    """The figure of a sentence that prints just one."""
    mentions = [m for m in sentence.mentions if m.figure.value is not None]
    only = len(mentions) == 1 and not mentions[0].figure.malformed and mentions[0].measure not in NO_VALUES
    return mentions[0] if only else None


def _near(view: TableView, passage: list[tuple[Sentence, T]], farthest: int) -> list[tuple[Sentence, T]]:
    pages = [place.page for place in view.table.parts]
    around = range(min(pages) - farthest, max(pages) + farthest + 1)
    return [(s, told) for s, told in passage if s.paragraph.place.page in around]


def _compare(rule: Rule, series: Series, passage: list[tuple[Sentence, Told]]) -> Iterator[Relation]:
    passage = [(s, told) for s, told in passage if set(told) <= set(series.columns)]
    if len(passage) < LEAST_TOLD:
        return
    fitting = [[row for row in series.rows if _fits(series.pairs(row, told))] for _, told in passage]
    if sum(map(bool, fitting)) < LEAST_TOLD or sum(map(bool, fitting)) * 5 < len(passage) * 3:
        return
    taken = {rows[0].index for rows in fitting if len(rows) == 1}
    for (sentence, told), rows in zip(passage, fitting, strict=True):
        named = _named(series.view, sentence)
        row = named or (rows[0] if rows else _anchored(series, told, taken))
        if row is not None and (pairs := series.pairs(row, told)):
            yield from _relations(rule, series, row, pairs, sure=named is not None or not rows)


def _fits(pairs: Sequence[tuple[Mention, Figure]]) -> bool:
    """Whether a sentence prints a row: all figures agree, and not only in what agrees by chance."""
    return all(agree(m.figure, f) for m, f in pairs) and any(_telling(m.figure) for m, _ in pairs)


def _telling(figure: Figure) -> bool:
    return figure.amount not in ROUND and len(patterns.sub(r"\D", "", figure.raw)) >= 3


def _named(view: TableView, sentence: Sentence) -> Row | None:
    """The one row whose whole name a sentence prints, the longest where a name lies in another."""
    text = f" {plain_words(sentence.text.plain)} "
    named = [(plain_words(row.label), row) for row in _rows(view) if row.kind == "data"]
    named = [(name, row) for name, row in named if " " in name and f" {name} " in text]
    longest = max((len(name) for name, _ in named), default=0)
    found = [row for name, row in named if len(name) == longest]
    return found[0] if len(found) == 1 else None


def _anchored(series: Series, told: Told, taken: set[int]) -> Row | None:
    """The one row, of those that no other sentence tells, that prints the figure of one year of a sentence."""
    found = [
        row
        for row in series.rows
        if row.index not in taken and any(_telling(m.figure) and agree(m.figure, f) for m, f in series.pairs(row, told))
    ]
    return found[0] if len(found) == 1 else None


def _relations(
    rule: Rule, series: Series, row: Row, pairs: list[tuple[Mention, Figure]], *, sure: bool
) -> Iterator[Relation]:
    wrong = [(m, f) for m, f in pairs if not agree(m.figure, f, truncated=True)]
    if wrong and (not sure or len(wrong) == len(pairs)):
        return  # nothing of the sentence is in the row: it may speak of another thing
    right = [pair for pair in pairs if pair not in wrong]
    mention, figure = (wrong or pairs)[0]
    yield Relation(
        rule,
        not wrong,
        evidence(mention.figure, "doubted"),
        (
            evidence(figure, "copy"),
            *(evidence(m.figure, "copy") for m, _ in wrong[1:]),
            *(evidence(f, "copy") for _, f in wrong[1:]),
            *(evidence(f, "input") for _, f in right if wrong),
        ),
        printed=mention.figure.as_printed,
        expected=figure.as_printed,
        calculation=f"{mention.figure.raw} ≠ {figure.raw}" if wrong else "",
        arguments={"subject": row_name(row), "year": str(mention.year), "table": table_name(series.view)},
    )


def _compare_column(rule: Rule, view: TableView, passage: list[tuple[Sentence, Mention]]) -> Iterator[Relation]:
    """Sentences that name rows and print the figures of one column, three in four of them. Indicators are left to CAP003."""
    named = [(mention, row) for sentence, mention in passage if (row := _named(view, sentence)) is not None]
    named = [(m, row) for m, row in named if row.subject is None or row.subject.kind != "indikator"]
    if len({row.index for _, row in named}) < max(LEAST_TOLD, len(named)):
        return  # a row is told twice: the sentences speak of several things
    columns = {index: [_agrees(view, row, index, m) for m, row in named] for index in range(len(view.columns))}
    best = max(columns, key=lambda index: sum(columns[index]))
    told = sum(columns[best])
    alone = sum(sum(held) == told for held in columns.values()) == 1
    if told < LEAST_TOLD or told * 4 < len(named) * 3 or not alone:
        return
    for (mention, row), holds in zip(named, columns[best], strict=True):
        figure = view.figure(row.index, best)
        if figure is None or figure.value is None:
            continue
        if holds:
            yield _told_of_row(rule, view, row, mention, figure)
        elif not _printed_in(view, row, mention.figure):
            copied = any(_agrees(view, other, best, mention) for other in _rows(view) if other is not row)
            doubt = None if copied and _telling(mention.figure) else Severity.WARNING
            yield replace(_told_of_row(rule, view, row, mention, figure), severity=doubt)


def _printed_in(view: TableView, row: Row, figure: Figure) -> bool:
    """Whether a row prints just this figure in any column: the sentence may then tell that one."""
    cells = [view.figure(row.index, column.index) for column in view.columns]
    return any(cell is not None and cell.amount == figure.amount for cell in cells)


def _agrees(view: TableView, row: Row, column: int, mention: Mention) -> bool:
    figure = view.figure(row.index, column)
    return figure is not None and figure.value is not None and not figure.malformed and agree(mention.figure, figure)


def _told_of_row(rule: Rule, view: TableView, row: Row, mention: Mention, figure: Figure) -> Relation:
    holds = agree(mention.figure, figure, truncated=True)
    return Relation(
        rule,
        holds,
        evidence(mention.figure, "doubted"),
        (evidence(figure, "copy"),),
        printed=mention.figure.as_printed,
        expected=figure.as_printed,
        calculation="" if holds else f"{mention.figure.raw} ≠ {figure.raw}",
        arguments={"subject": row_name(row), "year": str(mention.year or ""), "table": table_name(view)},
    )
