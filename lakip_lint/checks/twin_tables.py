"""Tables that print the same rows under other names: rows are known by a figure that chance cannot repeat.

Where most rows of two tables agree in a column of one header, the row that does not agree there is doubted. Rows of one name
are left to the rules on copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from lakip_lint.checks.copies import agree
from lakip_lint.checks.evidence import evidence, row_name, table_name
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.titles import plain_words
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule

LEAST_DIGITS = 6
"""Digits, closing zeros left out, of a figure by which a row is known again."""
LEAST_ROWS = 4
LEAST_AGREEING = 3


class Keyed(Struct, frozen=True):
    """The rows of a table by the distinctive figures of one column, with the words of its header."""

    view: TableView
    column: Column
    rows: dict[Decimal, Row]


@kind("twin-tables")
def check_twin_tables(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each figure of a row that two tables print under two names, in each pair of tables once."""
    groups: dict[str, list[Keyed]] = defaultdict(list)
    for keyed in (_keyed(view, column) for view in understanding.tables for column in view.columns):
        if len(keyed.rows) >= LEAST_ROWS:
            groups[keyed.column.leaf].append(keyed)
    best: dict[tuple[int, int], tuple[Keyed, Keyed, list[tuple[Row, Row]]]] = {}
    for one, other in (pair for group in groups.values() for pair in combinations(group, 2)):
        if one.view is other.view:
            continue
        same = [(one.rows[amount], other.rows[amount]) for amount in one.rows if amount in other.rows]
        pair = (one.view.index, other.view.index)
        if len(same) >= max(LEAST_ROWS, len(best[pair][2]) + 1 if pair in best else 0):
            best[pair] = (one, other, same)
    for one, other, same in best.values():
        yield from _compare(rule, one, other, same)


def _keyed(view: TableView, column: Column) -> Keyed:
    rows: dict[Decimal, Row] = {}
    twice: set[Decimal] = set()
    for row in view.rows:
        figure = view.figure(row.index, column.index) if row.kind == "data" else None
        amount = figure.amount if figure is not None and not figure.malformed else None
        if amount is not None and len(amount.normalize().as_tuple().digits) >= LEAST_DIGITS:
            twice |= {amount} & rows.keys()
            rows[amount] = row
    return Keyed(view, column, {amount: row for amount, row in rows.items() if amount not in twice})


def _compare(rule: Rule, one: Keyed, other: Keyed, same: list[tuple[Row, Row]]) -> Iterator[Relation]:
    """The columns of one header in which most of these rows agree."""
    for a in one.view.columns:
        if a.index == one.column.index or not a.leaf:
            continue
        for b in other.view.columns:
            if b.index == other.column.index or a.leaf != b.leaf:
                continue
            pairs = list(_pairs(one.view, other.view, a, b, same))
            telling = [agree(x, y) for _, _, x, y in pairs if x.amount and y.amount]
            if sum(telling) >= LEAST_AGREEING and sum(telling) * 4 >= len(telling) * 3:
                yield from (_relation(rule, one.view, other.view, *pair) for pair in pairs)


def _pairs(
    view: TableView, twin: TableView, a: Column, b: Column, same: list[tuple[Row, Row]]
) -> Iterator[tuple[Row, Row, Figure, Figure]]:
    for row, like in same:
        x, y = view.figure(row.index, a.index), twin.figure(like.index, b.index)
        if x is None or y is None or x.amount is None or y.amount is None:
            continue
        if plain_words(row.label) != plain_words(like.label):
            yield row, like, x, y


def _relation(rule: Rule, view: TableView, twin: TableView, row: Row, like: Row, x: Figure, y: Figure) -> Relation:
    holds = agree(x, y, truncated=True)
    return Relation(
        rule,
        holds,
        evidence(y, "doubted"),
        (evidence(x, "copy"),),
        printed=y.as_printed,
        expected=x.as_printed,
        calculation="" if holds else f"{y.raw} ≠ {x.raw}",
        arguments={
            "subject": row_name(like), "other": row_name(row), "table": table_name(twin), "twin": table_name(view),
        },
    )
