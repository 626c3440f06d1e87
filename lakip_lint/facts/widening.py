"""Tables that spread an indicator over several rows, one for each measure or year, laid out with one row for each indicator.

| Indikator | Uraian    | 2022 | 2023 |        | Indikator | 2022   | 2022      | 2023   | 2023      |
| IKM       | Target    | 80   | 82   |   →    |           | Target | Realisasi | Target | Realisasi |
|           | Realisasi | 81   | 83   |        | IKM       | 80     | 81        | 82     | 83        |

So all that is known of columns, and every check of a row, holds for them, too. Cells keep their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Cell, Table, Text
from lakip_lint.facts.fact import Column
from lakip_lint.facts.lexicon import Lexicon
from lakip_lint.patterns import compiled

SPREAD = ("target", "realisasi", "capaian", "anggaran", "realisasi_anggaran", "serapan", "sisa")
YEAR = compiled(r"^\W*(?:tahun\s*)?((?:19|20)\d\d)\W*$", re.I)


def widened(table: Table, columns: Sequence[Column], measures: int | None) -> Table:
    """The table with one row for each indicator, or the table itself where its rows are spread over nothing.

    `measures`: the column that `measure_column` tells.
    """
    if (column := measures) is not None:
        dated = [c.index for c in columns if c.year and c.measure in ("", "tahun") and c.index != column]
        named = _name_column(table, columns, column)
        if dated and named is None:
            return _turned(table, column, dated) or table
        return (dated and named is not None and _wide(table, column, named, dated, by_year=True)) or table
    if (column := _year_column(table, columns)) is not None:
        measured = [c.index for c in columns if c.measure in SPREAD and c.year is None]
        named = _name_column(table, columns, column)
        return (measured and named is not None and _wide(table, column, named, measured, by_year=False)) or table
    return table


def measure_column(table: Table, lexicon: Lexicon) -> int | None:
    """The column whose cells say what stands in their rows: "Target", "Realisasi", "Capaian (%)"."""
    for column in range(table.width):
        found: list[str] = []
        for word in _lines(table, column):
            measure = lexicon.measure_of(word) if len(word.split()) <= 4 else ""
            if measure not in SPREAD and measure != "persen":
                found = []
                break
            found.append(measure)
        if len(set(found)) >= 2:
            return column
    return None


def _lines(table: Table, column: int) -> Iterator[str]:
    for cell in _body(table, column):
        yield from (line for line in cell.text.string.splitlines() if line.strip())


def _year_column(table: Table, columns: Sequence[Column]) -> int | None:
    """A column of years in the rows of an indicator ("Tahun": 2021, 2022, 2023, 2021, ...)."""
    for column in columns:
        years = [YEAR.match(cell.plain) for cell in _body(table, column.index)]
        if column.year is None and column.measure in ("", "tahun") and len(years) >= 2 and all(years):
            return column.index
    return None


def _body(table: Table, column: int) -> list[Cell]:
    """The cells of a column below the header that hold anything, each once."""
    cells = [table.cell(row, column) for row in range(table.first_body_row, len(table.rows))]
    distinct = {id(c): c for c in cells if c is not None}.values()
    return [c for c in distinct if c.plain and c.column == column and c.column_span == 1]


def _name_column(table: Table, columns: Sequence[Column], spread: int) -> int | None:
    """The nearest column to the left that names what the rows are spread over: fewer names than rows, words in most."""
    for column in reversed(columns[:spread]):
        cells = _body(table, column.index)
        wordy = sum(bool(patterns.search(r"[A-Za-z]{3}", c.plain)) for c in cells)
        if cells and wordy * 2 > len(cells) and column.measure != "satuan":
            return column.index
    return None


class _Group(Struct, frozen=True):
    """The rows of one indicator: for each word of the spread column ("Target", "2022") its row. `first`: the first of all."""

    first: int
    rows: Mapping[str, int]


def _groups(table: Table, spread: int, named: int, key: Mapping[str, str]) -> list[_Group] | None:
    """The groups from top to bottom; a band or total is one of its own without words. None where a word comes twice."""
    groups: list[_Group] = []
    name: Cell | None = None
    for row in range(table.first_body_row, len(table.rows)):
        cell, word = table.cell(row, named), table.cell(row, spread)
        said = key.get(word.plain, "") if word is not None and word is not cell else ""
        new = cell is not None and bool(cell.plain) and cell is not name
        if new or not said or not groups or not groups[-1].rows:
            groups.append(_Group(row, {said: row} if said else {}))
            name = cell
        elif said in groups[-1].rows:
            return None
        else:
            groups[-1] = _Group(groups[-1].first, {**groups[-1].rows, said: row})
    return groups


def _wide(table: Table, spread: int, named: int, values: Sequence[int], *, by_year: bool) -> Table | None:
    """One row for each name. `values`: the columns that are spread, of years (`by_year`) or of measures."""
    words = {cell.plain: cell for cell in _body(table, spread)}
    key = {text: " ".join(text.lower().split()) for text in words}
    groups = _groups(table, spread, named, key)
    if groups is None or not any(len(g.rows) > 1 for g in groups):
        return None
    if any(_holds_figures(table, g.first, values) for g in groups if not g.rows):
        return None  # a total that says nothing of what it adds up
    heads = {key[text]: cell for text, cell in reversed(words.items())}
    order = list(dict.fromkeys(key[text] for text in words))
    product = [(v, w) for v in values for w in order] if by_year else [(v, w) for w in sorted(order) for v in values]
    kept = [c for c in range(table.width) if c != spread and c not in values]
    header = [[table.cell(r, c) for c in kept] + [table.cell(r, v) for v, _ in product] for r in range(table.header_rows)]
    header.append([None] * len(kept) + [heads[w] for _, w in product])
    body = [
        [table.cell(g.first, c) for c in kept] + [table.cell(g.rows[w], v) if w in g.rows else None for v, w in product]
        for g in groups
    ]
    starts = [sum(g.first <= start for g in groups) - 1 + len(header) if start else 0 for start in table.part_starts]
    return _table(table, [*header, *body], len(header), starts)


def _holds_figures(table: Table, row: int, columns: Sequence[int]) -> bool:
    cells = [table.cell(row, c) for c in columns]
    return any(c is not None and c.column in columns and patterns.search(r"\d", c.plain) for c in cells)


def _turned(table: Table, spread: int, dated: Sequence[int]) -> Table | None:
    """A table of one indicator, named before it, with the years as rows and the measures as columns."""
    rows = [r for r in range(table.first_body_row, len(table.rows)) if (c := table.cell(r, spread)) is not None and c.plain]
    corner = Cell(0, 0, Text("Tahun"), table.place)
    header = [corner, *(table.cell(r, spread) for r in rows)]
    texts = [cell.plain.lower() for cell in header if cell is not None]
    if len(set(texts)) < len(texts):
        return None
    body = [[table.cell(table.header_rows - 1, year), *(table.cell(r, year) for r in rows)] for year in dated]
    return _table(table, [header, *body], 1, [0] * len(table.part_starts))


def _table(table: Table, rows: Sequence[Sequence[Cell | None]], header_rows: int, starts: Sequence[int]) -> Table:
    placed = tuple(
        tuple(None if c is None else replace(c, row=i, column=j, row_span=1, column_span=1) for j, c in enumerate(row))
        for i, row in enumerate(rows)
    )
    return replace(table, rows=placed, header_rows=header_rows, part_starts=tuple(starts), numbers_row=None)
