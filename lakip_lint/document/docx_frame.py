"""Where the cells of a Word table stand: its columns as its rows really have them."""
from __future__ import annotations

from math import ceil

from msgspec import Struct

from lakip_lint.document.docx_content import MOST_COLUMNS, Item, WordCell, WordParagraph, WordRow, WordTable
from lakip_lint.document.docx_setting import LETTER, LINE, PADDING

SAME_BORDER = 4.0
"""Column borders closer than this (points) are one that was drawn twice."""
COLUMN = 60.0
"""The width of a column that the file does not tell."""


class PlacedCell(Struct, frozen=True):
    """A cell with its first column and the one behind its last."""

    cell: WordCell
    start: int
    end: int


class Frame(Struct, frozen=True):
    """A table with the borders of the columns that its cells really have. `xs` in points from its left edge."""

    xs: list[float]
    rows: list[list[PlacedCell]]

    @classmethod
    def of(cls, table: WordTable) -> Frame:
        raw = [_columns_of(row) for row in table.rows]
        most = max((cell.end for row in raw for cell in row), default=1)
        edges = _edges(table.widths, most)
        index = _joined(edges, raw)
        rows = [
            [PlacedCell(c.cell, index[c.start], index[c.end]) for c in row if index[c.end] > index[c.start]] for row in raw
        ]
        xs: list[float] = []
        for edge, at in enumerate(index):
            if at == len(xs):
                xs.append(edges[edge])
        return cls(xs, rows)

    def height(self, placed: PlacedCell) -> float:
        width = max(self.xs[placed.end] - self.xs[placed.start] - 2 * PADDING, 12.0)
        texts = [(i.text, i.size) for i in placed.cell.items if isinstance(i, WordParagraph)]
        return sum(max(1, ceil(len(text) * LETTER * size / width)) * LINE * size for text, size in texts)


def _columns_of(row: WordRow) -> list[PlacedCell]:
    cells, at = [], row.before
    for cell in row.cells:
        end = min(at + cell.span, MOST_COLUMNS)
        if end > at:
            cells.append(PlacedCell(cell, at, end))
        at = max(at, end)
    return cells


def _edges(widths: list[float], columns: int) -> list[float]:
    """The borders of so many columns."""
    known = [w if w > 0 else COLUMN for w in widths[:columns]]
    known += [COLUMN] * (columns - len(known))
    edges = [0.0]
    for width in known:
        edges.append(edges[-1] + width)
    return edges


def _joined(edges: list[float], rows: list[list[PlacedCell]]) -> list[int]:
    """For each border its index once borders without cells and borders (nearly) drawn twice are one."""
    used = {c.start for row in rows for c in row} | {c.end for row in rows for c in row} | {0}
    filled = {(c.start, c.end) for row in rows for c in row if any(_has_text(item) for item in c.cell.items)}
    index, last, at = [0], 0, 0
    for edge in range(1, len(edges)):
        if edge in used:
            doubled = edges[edge] - edges[last] < SAME_BORDER and not any(last <= a and b <= edge for a, b in filled)
            if not doubled:
                last, at = edge, at + 1
        index.append(at)
    return index


def _has_text(item: Item) -> bool:
    if isinstance(item, WordTable):
        return True
    return isinstance(item, WordParagraph) and bool(item.marker or item.text.strip())
