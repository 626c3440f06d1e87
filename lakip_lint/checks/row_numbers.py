"""Numbers of the rows of a table, in a column "No": one that is left out, printed twice, or another number altogether."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint.checks.chapters import Plan
from lakip_lint.checks.evidence import table_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import lines_between, quote
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Cell, Document
from lakip_lint.facts.fact import TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

HEADER = compiled(r"\W*(?:no|nomor|nomer)\b\W*(?:urut)?\W*", re.I)
NUMBER = compiled(r"(\d{1,3})\s?[.)]?")
FEWEST = 6
"""Rows in sequence below which numbers that differ may number something else than rows."""

SHORTEST, AGREEING = 3, 2
"""Rows in sequence that are judged where so many other tables number them 1, 2, 3."""

Numbered = tuple[Cell, int]


def row_numbers(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """The numbers in a column "No", from row to row. They may begin anywhere, and begin with 1 again where a group does.

    A short run is judged where other tables number the same rows.
    """
    del plan
    found = [
        (view, column.index, run)
        for view in report.tables
        for column in view.columns
        if column.path and HEADER.fullmatch(column.path[-1])
        for run in numbered_runs(view, column.index)
    ]
    short = [(view, run, _named(report, view, column, run)) for view, column, run in found if SHORTEST <= len(run) < FEWEST]
    regular = [names for _, run, names in short if [value for _, value in run] == [*range(1, len(run) + 1)]]
    for view, _, run in found:
        yield from _judge(report.document, view, rule, run)
    for view, run, names in short:
        if names and regular.count(names) >= AGREEING:
            yield from _judge(report.document, view, rule, run, SHORTEST)


def _named(report: Understanding, view: TableView, column: int, run: list[Numbered]) -> tuple[str, ...]:
    """The words of the cells beside the numbers, none where one is empty."""
    cells = [view.table.cell(cell.row, column + 1) for cell, _ in run]
    names = tuple(" ".join(report.lexicon.names.words(cell.plain)) if cell else "" for cell in cells)
    return names if all(names) else ()


def numbered_runs(view: TableView, column: int) -> Iterator[list[Numbered]]:
    """The numbers of rows that stand below each other, each run from a 1, or a row with another numbering, to the next."""
    run: list[Numbered] = []
    for row in view.rows:
        cell = view.table.cell(row.index, column)
        if row.kind in ("numbers", "empty") or cell is None or cell.row != row.index or not cell.plain:
            continue
        match = NUMBER.fullmatch(cell.plain)
        value = int(match.group(1)) if match else 0
        if value <= 1 and run:
            yield run
            run = []
        if value:
            run.append((cell, value))
    yield run


def _judge(document: Document, view: TableView, rule: Rule, run: list[Numbered], fewest: int = FEWEST) -> Iterator[Relation]:
    """One relation for a run: it holds, or its first number that does not fit. Runs with more faults number something else."""
    steps = [b - a for (_, a), (_, b) in pairwise(run)]
    if len(run) < fewest:
        return
    faults = [i for i, step in enumerate(steps, 1) if step != 1]
    if not faults:
        yield Relation(rule, True, quote(run[0][0].text, "input"))
    elif _is_slip(run, faults) and not _elsewhere(document, run, faults[0]):
        (before, last), (cell, _) = run[faults[0] - 1], run[faults[0]]
        yield Relation(
            rule,
            False,
            quote(cell.text),
            (quote(before.text, "input", Both("baris sebelumnya", "the row before")),),
            cell.plain,
            str(last + 1),
            arguments={"before": before.plain, "table": table_name(view)},
        )


def _is_slip(run: list[Numbered], faults: list[int]) -> bool:
    """Whether the rest of the run is in sequence: one number that is wrong itself, one printed twice, or one left out."""
    values = [value for _, value in run]
    first = faults[0]
    if len(faults) == 1:
        return values[first] - values[first - 1] in (0, 2)
    return len(faults) == 2 and faults[1] == first + 1 and values[first + 1] == values[first - 1] + 2


def _elsewhere(document: Document, run: list[Numbered], at: int) -> bool:
    """Whether the number that is missed is printed in a line between the two rows after all: a row that was not read."""
    (before, last), (after, _) = run[at - 1], run[at]
    lines = lines_between(document, before.place, after.place)
    return any(re.match(rf"\W*{last + 1}\b(?![.,]\d)", line) for line in lines)
