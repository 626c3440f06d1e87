"""Sentences copied from the item before and not finished: the name of one row with the figure of another.

"Produksi jagung sebesar 1.630 ton ... Kontribusi produksi kedelai terhadap nasional sebesar 6,91%", where 6,91% stands in the
row of jagung. That the text is about jagung is shown by the sentence before; that kedelai has another figure, by the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.copies import agree
from lakip_lint.checks.evidence import evidence, row_name, table_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Relation
from lakip_lint.checks.row_names import RowNames
from lakip_lint.facts.fact import Row, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule

COPIED = Cause(
    "salinan",
    {
        "id": "kalimat disalin dari uraian sebelumnya; angkanya diganti, namanya belum",
        "en": "the sentence was copied from the item before; its figure was replaced, its name was not",
    },
)
YEARS = (Decimal(1900), Decimal(2100))
DIGITS = 3
"""Digits that a figure must have, at the least: shorter ones stand in many rows by chance."""
BEFORE = 3
"""Sentences before it that may tell what a sentence is about."""
ROWS = 3
"""Rows of figures of a table in which such copies are looked for, at the least."""


class Named(Struct, frozen=True, dict=True):
    """The rows of a table by their names, and the only row of each telling figure."""

    view: TableView

    @cached_property
    def names(self) -> RowNames:
        return RowNames.of(self.view)

    @cached_property
    def owners(self) -> Mapping[Decimal, tuple[Row, int]]:
        """Telling figures that stand in one row only, with their column."""
        found: dict[Decimal, list[tuple[Row, int]]] = defaultdict(list)
        for row in self.names.rows.values():
            for column in range(len(self.view.columns)):
                figure = self.view.figure(row.index, column)
                if figure is not None and figure.amount is not None and not figure.malformed and telling(figure):
                    found[figure.amount].append((row, column))
        return {amount: spots[0] for amount, spots in found.items() if len(spots) == 1}

    def told(self, sentence: Sentence) -> tuple[Row, tuple[int, int]] | None:
        """The one row whose name a sentence prints, and where."""
        found = self.names.found_in(sentence.text.string)
        return found[0] if len({row.index for row, _ in found}) == 1 else None


def telling(figure: Figure) -> bool:
    """Whether a figure has digits that no other row has by chance: "9,60", "1.254", but not "9,6", "1.000", "2023"."""
    digits = patterns.sub(r"\D", "", figure.raw).lstrip("0")
    year = figure.amount is not None and YEARS[0] <= figure.amount <= YEARS[1]
    return not year and len(digits if figure.decimals else digits.rstrip("0")) >= DIGITS


@kind("copied-name")
def check_copied_name(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Sentences that name another row than that of their figure, behind one that names the row of the figure."""
    tables = [Named(view) for view in understanding.tables]
    tables = [table for table in tables if len(table.names.rows) >= ROWS and table.owners]
    for position, sentence in enumerate(understanding.sentences):
        amounts = {m.figure.amount: m for m in sentence.mentions if m.figure.amount is not None and telling(m.figure)}
        before = understanding.sentences[max(0, position - BEFORE) : position]
        if amounts and (relation := _of_sentence(rule, tables, sentence, before, amounts)):
            yield relation


def _of_sentence(
    rule: Rule, tables: Sequence[Named], sentence: Sentence, before: Sequence[Sentence], amounts: Mapping[Decimal, Mention]
) -> Relation | None:
    """The first table that tells whose figures a sentence prints; None where none does."""
    for table in tables:
        owners = [table.owners[amount] for amount in amounts if amount in table.owners]
        told = table.told(sentence) if len(owners) == len(amounts) else None
        if told is None or len({row.index for row, _ in owners}) != 1:
            continue
        named, where = told
        row, column = owners[0]
        mention = next(iter(amounts.values()))
        if row.index == named.index:
            return _relation(rule, table, sentence, mention, row, named, where, column)
        printed = table.view.figure(named.index, column)
        other = printed is not None and printed.amount is not None and not agree(mention.figure, printed)
        if other and _is_about(table, sentence, before, row, named):
            return _relation(rule, table, sentence, mention, row, named, where, column)
    return None


def _is_about(table: Named, sentence: Sentence, before: Sequence[Sentence], row: Row, named: Row) -> bool:
    """Whether the sentence before that names a row of the table names `row`, and does not print what is that of `named`: then
    the figures of both were exchanged, and the names are right."""
    for earlier in reversed(before):
        if earlier.heading is sentence.heading and (told := table.told(earlier)):
            amounts = [m.figure.amount for m in earlier.mentions if m.figure.amount is not None]
            owners = {table.owners[amount][0].index for amount in amounts if amount in table.owners}
            return told[0].index == row.index and named.index not in owners
    return False


def _relation(
    rule: Rule, table: Named, sentence: Sentence, mention: Mention, row: Row, named: Row, where: tuple[int, int], column: int
) -> Relation:
    holds = row.index == named.index
    cell = table.view.figure(row.index, column)
    other = table.view.figure(named.index, column)
    doubted = quote(sentence.text, "doubted", "", *where)
    shown = [evidence(mention.figure, "input", Both("angka di kalimat itu", "the figure of that sentence"))]
    if cell is not None:
        shown.append(evidence(cell, "copy", Both("baris angka itu", "the row of that figure")))
    if other is not None and not holds:
        shown.append(evidence(other, "input", Both("baris yang disebut", "the row that is named")))
    return Relation(
        rule,
        holds,
        doubted,
        tuple(shown),
        printed=doubted.text,
        expected="" if holds else row_name(row),
        calculation="" if holds or other is None else f"{mention.figure.raw} ≠ {other.raw}",
        cause=None if holds else COPIED,
        arguments={"figure": mention.figure.as_printed, "row": row_name(row), "table": table_name(table.view)},
    )

