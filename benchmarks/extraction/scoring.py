"""How many of the known cells a reader got right (the package says how)."""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from benchmarks.extraction.readers import Part, Rows
from benchmarks.extraction.truth import KnownCell, KnownTable

SHARED = 0.25
"""A table that shares fewer of its texts with every known one is none of them."""
NUMERIC = re.compile(r"[(<>≥≤±+-]*(?:Rp\.?)?-?\d[\d.,]*(?:[,-]|%|‰|\))*", re.I)
SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\u00ad": "-"})
Column = Counter[str]


class Score(Struct):
    """Counts of one reader on one document. `misses` are the known cells that were not right, with what was read."""

    cells: int = 0
    right: int = 0
    numeric: int = 0
    numeric_right: int = 0
    tables: int = 0
    found: int = 0
    whole: int = 0
    headers: int = 0
    extra: int = 0
    misses: list[tuple[int, KnownCell, str]] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count those of another document too."""
        for name in ("cells", "right", "numeric", "numeric_right", "tables", "found", "whole", "headers", "extra"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def squeezed(text: str | None) -> str:
    """A text without blanks, its quotes, dashes and ligatures in one form."""
    return "".join(unicodedata.normalize("NFKC", text or "").translate(SIGNS).split())


def score(known: Sequence[KnownTable], parts: Sequence[Part]) -> Score:
    """Compare what a reader gave with the known tables of the document."""
    taken = _assigned(known, parts)
    result = Score(tables=len(known), extra=len(parts) - sum(len(group) for group in taken))
    for index, (table, group) in enumerate(zip(known, taken, strict=True)):
        result.found += bool(group)
        result.whole += len(group) == 1
        _score_table(index, table, group, result)
    return result


def _assigned(known: Sequence[KnownTable], parts: Sequence[Part]) -> list[list[Part]]:
    """For each known table the parts that belong to it, in reading order."""
    texts = [Counter(squeezed(cell.text) for cell in table.cells if squeezed(cell.text)) for table in known]
    groups: list[list[Part]] = [[] for _ in known]
    last = 0
    for part in parts:
        own = Counter(text for row in part.rows for cell in row if (text := squeezed(cell)))
        shared = [(own & text).total() for text in texts]
        best = max(shared, default=0)
        if not own or best < SHARED * own.total():
            continue
        # Of tables with the same texts, the one that comes next in the file.
        alike = [i for i, count in enumerate(shared) if count == best]
        last = next((i for i in alike if i >= last), alike[0])
        groups[last].append(part)
    return groups


def _score_table(index: int, table: KnownTable, group: Sequence[Part], result: Score) -> None:
    rows = _together(table, group)
    width = max((len(row) for row in rows), default=0)
    filled = [cell for cell in table.cells if squeezed(cell.text)]
    columns = _paired(
        table.width, width, _likeness([_column(filled, c) for c in range(table.width)], [_read(rows, c) for c in range(width)])
    )
    lines = [[""] * table.width for _ in range(table.height)]
    for cell in filled:
        lines[cell.row][cell.column] = squeezed(cell.text)
    read = [[_text(row, columns.get(c)) for c in range(table.width)] for row in rows]
    pairs = _paired(len(lines), len(read), lambda i, j: sum(a == b and bool(a) for a, b in zip(lines[i], read[j], strict=True)))
    for cell in table.cells:
        got = read[pairs[cell.row]][cell.column] if cell.row in pairs else ""
        text = squeezed(cell.text)
        if not text and not got:
            continue
        numeric, right = bool(NUMERIC.fullmatch(text)), got == text
        result.cells += 1
        result.right += right
        result.numeric += numeric
        result.numeric_right += numeric and right
        if not right:
            result.misses.append((index, cell, got))
    paths = _read_paths(table, group, rows)
    result.headers += [[squeezed(text) for text in path] for path in table.header_paths()] == [
        [squeezed(text) for text in paths[columns[c]]] if columns.get(c, len(paths)) < len(paths) else []
        for c in range(table.width)
    ]


def _together(table: KnownTable, group: Sequence[Part]) -> Rows:
    """The rows of all parts, without the header that later ones repeat."""
    top = {squeezed(cell.text) for cell in table.cells if cell.row <= table.header_rows and squeezed(cell.text)}
    rows: Rows = []
    for number, part in enumerate(group):
        own = list(part.rows)
        while number and own and (texts := {squeezed(t) for t in own[0] if squeezed(t)}) and texts <= top:
            own.pop(0)
        rows += own
    return rows


def _column(cells: Sequence[KnownCell], column: int) -> Column:
    return Counter(squeezed(cell.text) for cell in cells if cell.column == column)


def _read(rows: Rows, column: int) -> Column:
    return Counter(text for row in rows if (text := _text(row, column)))


def _text(row: Sequence[str | None], column: int | None) -> str:
    return squeezed(row[column]) if column is not None and column < len(row) else ""


def _likeness(known: Sequence[Column], read: Sequence[Column]) -> Callable[[int, int], float]:
    return lambda i, j: (known[i] & read[j]).total()


def _paired(rows: int, columns: int, likeness: Callable[[int, int], float]) -> dict[int, int]:
    """Pairs (i, j) in rising order with the greatest sum of likeness; of equal ones, those nearest to each other."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    like = [[likeness(i, j) - (0.0001 * abs(i - j)) for j in range(columns)] for i in range(rows)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], like[i][j] + best[i + 1][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _read_paths(table: KnownTable, group: Sequence[Part], rows: Rows) -> list[list[str]]:
    """The header texts over each column as the reader has them, or as its merged cells tell."""
    if group and group[0].header_paths is not None:
        return group[0].header_paths
    top = [list(row) for row in rows[: table.header_rows]]
    for i, row in enumerate(top):
        for j, cell in enumerate(row):
            if not cell:
                above = top[i - 1][j] if i else None
                # It belongs to its left neighbour where both stand below the same cell (or below none), else to the one above.
                beside = bool(j and row[j - 1]) and (not i or (bool(above) and top[i - 1][j - 1] == above != row[j - 1]))
                row[j] = row[j - 1] if beside else above
    width = max((len(row) for row in top), default=0)
    width = max(width, len(rows[0]) if rows else 0)
    return [list(dict.fromkeys(text for row in top if j < len(row) and (text := row[j]))) for j in range(width)]
