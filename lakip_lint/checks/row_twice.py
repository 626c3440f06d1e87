"""A row that a table prints twice in succession: one of the two was copied and never rewritten."""
from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Cell, Table
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

LEAST_WORDS = 4
NUMBER = compiled(r"\W*(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})\W*", re.I)
"""The number of a row, which differs from that of the next one."""


@kind("row-twice")
def check_row_twice(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each table with named rows: none of them is printed twice in succession."""
    for table in understanding.document.tables:
        before: dict[str, Cell] = {}
        held: Relation | None = None
        twice = False
        for index in range(table.first_body_row, len(table.rows)):
            row = _own_cells(table, index)
            named = [cell for cell in row.values() if len(cell.plain.split()) >= LEAST_WORDS]
            if named and list(row) == list(before) and index not in table.part_starts:
                twice = True
                first = next(before[text] for text in before if row[text] is named[0])
                doubted, copy = quote(named[0].text), quote(first.text, "copy")
                yield Relation(rule, False, doubted, (copy,), doubted.text, arguments={"text": doubted.text})
            elif named:
                held = Relation(rule, True, quote(named[0].text))
            before = row or before
        if held is not None and not twice:
            yield held


def _own_cells(table: Table, index: int) -> dict[str, Cell]:
    """The cells of a row alone by their text; those merged over several rows and numbers of rows are left out."""
    cells = [cell for cell in table.rows[index] if cell is not None and cell.row_span == 1 and cell.plain]
    return {" ".join(c.plain.lower().split()): c for c in cells if not NUMBER.fullmatch(c.plain)}
