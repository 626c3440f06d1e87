"""Programmes and accounts with their parts: what adds up in one column must add up in the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lakip_lint.checks.adding import failing, holding, mistyped, read_otherwise
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, TableView
from lakip_lint.facts.sums import Entry, Sum, coded_tree, headed_groups
from lakip_lint.rules.model import Rule, Severity


def parents(
    rule: Rule,
    view: TableView,
    columns: list[Column],
    by_column: dict[int, list[Entry]],
    trees: dict[int, dict[int, tuple[int, ...]]],
) -> Iterator[Relation]:
    """Hierarchies without total rows: what adds up in one column must add up in the others; codes alone where nothing does."""
    done: set[tuple[int, int]] = set()
    for source in columns:
        for parent, kids in trees[source.index].items():
            for column in columns:
                if (parent, column.index) in done:
                    continue
                claim = _claim(view, column, by_column[column.index], parent, kids)
                if claim is None or (column is not source and trees[column.index].get(parent, kids) != kids):
                    continue
                if column is not source and not _same_rows(trees[source.index], by_column[column.index], parent, kids):
                    continue
                done.add((parent, column.index))
                if claim.holds():
                    yield holding(rule, claim)
                elif (
                    not read_otherwise(claim)
                    and _comparable(source, column)
                    and _shares(view, trees[source.index], column, by_column[column.index])
                    and _sure(view, columns, by_column, trees, source)
                ):
                    yield failing(rule, claim)
    for column in columns:
        yield from _by_code(rule, view, column, by_column[column.index], trees[column.index], done)
    yield from _by_name(rule, view, columns, by_column, trees, done)


def _sure(
    view: TableView,
    columns: list[Column],
    by_column: dict[int, list[Entry]],
    trees: dict[int, dict[int, tuple[int, ...]]],
    source: Column,
) -> bool:
    """Whether what adds up is structure, not a coincidence of round amounts: the tree takes in most rows, or another
    of its sums holds in a second column too."""
    tree = trees[source.index]
    inside = set(tree) | {kid for kids in tree.values() for kid in kids}
    rows = [e for e in by_column[source.index] if e.row.kind == "data" and e.amount]
    if len(inside & {e.row.index for e in rows}) * 5 >= len(rows) * 3 and len(tree) >= 2:
        return True
    confirmed = [
        parent
        for parent, kids in tree.items()
        for column in columns
        if column is not source
        and (claim := _claim(view, column, by_column[column.index], parent, kids))
        and claim.whole.amount
        and claim.holds()
    ]
    return len(confirmed) >= 2


def _same_rows(tree: dict[int, tuple[int, ...]], found: list[Entry], parent: int, kids: tuple[int, ...]) -> bool:
    """Whether the other column has no figure between parent and last child that the tree does not know."""
    known, new = {parent}, set(kids)
    while new:
        known |= new
        new = {kid for row in new for kid in tree.get(row, ())} - known
    return all(e.row.index in known for e in found if parent < e.row.index < kids[-1] and e.row.kind == "data")


def _shares(view: TableView, tree: dict[int, tuple[int, ...]], column: Column, found: list[Entry]) -> bool:
    """Whether a column has the structure of another at all: where most of its sums fail it holds something else."""
    claims = [c for parent, kids in tree.items() if (c := _claim(view, column, found, parent, kids))]
    held = sum(c.holds() for c in claims)
    return held * 2 >= len(claims) if not column.measure or len(claims) - held >= 3 else True


def _comparable(source: Column, column: Column) -> bool:
    money = {"anggaran", "realisasi_anggaran", "sisa", "jumlah", ""}
    return source.measure in money and column.measure in money


def _by_code(
    rule: Rule,
    view: TableView,
    column: Column,
    found: list[Entry],
    tree: dict[int, tuple[int, ...]],
    done: set[tuple[int, int]],
) -> Iterator[Relation]:
    coded = coded_tree(found)
    if not coded:
        return
    held = sum(1 for p, kids in coded.items() if (claim := _claim(view, column, found, p, kids)) and claim.holds())
    for parent, kids in coded.items():
        if (parent, column.index) in done or len(kids) < 2 or held * 2 < len(coded) or parent in tree:
            continue
        claim = _claim(view, column, found, parent, kids)
        if claim and not claim.holds():
            yield failing(rule, claim)


MONEY = ("anggaran", "realisasi_anggaran")


def _by_name(
    rule: Rule,
    view: TableView,
    columns: list[Column],
    by_column: dict[int, list[Entry]],
    trees: dict[int, dict[int, tuple[int, ...]]],
    done: set[tuple[int, int]],
) -> Iterator[Relation]:
    """Programmes whose rows below do not add up in any column, in a table where other programmes do.

    That is certain where one slip explains the sum, or where most programmes of the table add up.
    """
    groups = headed_groups(view)
    claims = [
        claim
        for column in columns if column.measure in MONEY
        for parent, kids in groups.items() if len(kids) >= 2
        and not any(kid in trees[column.index] for kid in kids)
        and (claim := _claim(view, column, by_column[column.index], parent, kids))
    ]  # fmt: skip
    held = {c.whole.row.index for c in claims if c.holds()}
    failed = {c.whole.row.index for c in claims if not c.holds()} - held
    for claim in claims:
        parent = claim.whole.row.index
        if claim.holds() or (parent, claim.column.index) in done or read_otherwise(claim):
            continue
        relation = failing(rule, claim)
        if mistyped(claim) or len(held) > max(1, len(failed)):
            yield relation
        elif len(failed) <= 2 * len(held):
            yield replace(relation, severity=min(Severity.WARNING, rule.severity, key=lambda s: s.rank))


def _claim(view: TableView, column: Column, found: list[Entry], parent: int, kids: tuple[int, ...]) -> Sum | None:
    by_row = {e.row.index: e for e in found}
    if parent not in by_row or any(k not in by_row for k in kids):
        return None
    return Sum(view, column, by_row[parent], tuple(by_row[k] for k in kids), "rincian")
