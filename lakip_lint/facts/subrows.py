"""Names of rows that only say which part of an indicator they hold: "a. Padi" below "Produksi tanaman pangan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from lakip_lint.document.model import Table
from lakip_lint.facts.fact import Row
from lakip_lint.patterns import compiled

LETTER = compiled(r"^\s*[a-z][.)]\s*(?=\S)", re.I)
BULLET = compiled(r"^\s*(?:[•▪➢✓]|[-–](?!\d))\s*(?=\S)")
WHOLE_NAME = compiled(
    r"(?:jumlah|persentase|prosentase|presentase|%|indeks|indek|nilai|tingkat|angka|rasio|ratio|cakupan|rata|skor|predikat|"
    r"opini|laju|proporsi|prevalensi|level|hasil|waktu|banyaknya|total|sasaran|tujuan|misi|program|kegiatan|belanja|"
    r"(?:me|ter|ber|ke)\w+nya)\b",
    re.I,
)
"""How a name begins that needs no other before it."""
LONGEST = 8
"""Words; a longer text is a name of its own."""


def named_in_full(table: Table, rows: Sequence[Row], subject: Sequence[int], beside: Sequence[int]) -> list[Row]:
    """The rows, a part named with the indicator above it or left of it ("Produksi tanaman pangan: Padi").

    `subject`: the columns that name the rows; `beside`: those that group or number them.
    """
    result: list[Row] = []
    parent: Row | None = None
    for row in rows:
        name = _left_of(table, row, subject)
        if name:
            row = _joined(name, row)
        elif parent and _is_part(table, parent, row, subject[-1], beside):
            row = _joined(parent.label, row)
        elif row.kind != "numbers":
            parent = row if _may_lead(table, row, subject[-1]) else None
        result.append(row)
    return result


def _joined(name: str, row: Row) -> Row:
    return replace(row, label=f"{_bare(name)}: {_bare(row.label)}")


def _bare(label: str) -> str:
    return BULLET.sub("", LETTER.sub("", label)).strip(" :")


def _left_of(table: Table, row: Row, subject: Sequence[int]) -> str:
    """The name in the first of two label columns, merged over several rows of which each has its own part in the second."""
    cells = [table.cell(row.index, column) for column in subject]
    if row.kind != "data" or len(cells) < 2 or cells[-1] is None or cells[-2] is None:
        return ""
    first, second = cells[-2], cells[-1]
    if first is second or first.row_span < 2 or second.row_span >= first.row_span or not _short(second.plain):
        return ""
    return first.plain


def _may_lead(table: Table, row: Row, column: int) -> bool:
    """Whether a row names an indicator in its own column: not a band over the table, not a total."""
    cell = table.cell(row.index, column)
    own = cell is not None and bool(cell.plain) and cell.column_span == 1 and cell.column == column
    return own and row.kind in ("data", "band")


def _is_part(table: Table, parent: Row, row: Row, column: int, beside: Sequence[int]) -> bool:
    cell, above = table.cell(row.index, column), table.cell(parent.index, column)
    if row.kind != "data" or cell is None or above is None or cell.column != column or not _short(cell.plain):
        return False
    if not all(_continued(table, parent.index, row.index, c) for c in beside):
        return False
    mark, led_by = _mark(cell.plain), _mark(above.plain)
    if above.plain.endswith(":"):
        return bool(mark) or any(_filled(table, parent.index, c) for c in beside)
    return bool(mark) and mark != led_by


def _mark(text: str) -> str:
    return "letter" if LETTER.match(text) else "bullet" if BULLET.match(text) else ""


def _short(text: str) -> bool:
    name = _bare(text)
    return bool(name) and not WHOLE_NAME.match(name) and len(name.split()) <= LONGEST


def _continued(table: Table, above: int, below: int, column: int) -> bool:
    """Whether a column still says below what it said above: the cell is merged over both, or nothing is in it."""
    one, other = table.cell(above, column), table.cell(below, column)
    return other is None or other is one or not other.plain


def _filled(table: Table, row: int, column: int) -> bool:
    cell = table.cell(row, column)
    return cell is not None and bool(cell.plain)
