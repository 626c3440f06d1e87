"""The tables of one page: words put into the cells of a ruled frame, padding and double rulings taken out."""
from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_lint.document.drawn import Glyph
from lakip_lint.document.model import Box, Cell, Place
from lakip_lint.document.rulings import BAND, Frame
from lakip_lint.document.words import Word, text_of_lines, word_of
from lakip_lint.patterns import compiled

OVERHANG = 0.3
"""A word that crosses a ruling by less than this share stays whole in the cell where most of it stands."""
NARROW = 14.0
"""A column narrower than this (points) can be padding."""
SAME_BORDER = 6.0
"""Column borders of two parts of one table may differ by this much (points)."""
MOVED = 40.0
"""A whole part may be moved by less than this (points) against the part before."""
LOST = 0.34
"""A part of a table may have lost this share of its columns, the last ones."""
RUPIAH = compiled(r"^\(?Rp\.?$", re.I)
DIGITS = compiled(r"^[\d.,()%-]+$")


class GridCell(Struct, eq=False):
    """A cell while its table is being worked on. `lines` are its words, line by line."""

    box: Box
    lines: list[list[Word]] = field(default_factory=list)
    page: int = 0

    @property
    def filled(self) -> bool:
        return bool(self.lines)

    @property
    def text(self) -> str:
        return "\n".join(" ".join(w.text for w in line) for line in self.lines)

    @property
    def plain(self) -> str:
        return " ".join(w.text for line in self.lines for w in line)

    @property
    def bold(self) -> bool:
        words = [w for line in self.lines for w in line]
        return bool(words) and sum(len(w.text) for w in words if w.bold) * 2 > sum(len(w.text) for w in words)


class Grid(Struct):
    """One table part. `slots[row][column]`; a merged cell stands in each slot it covers. `xs` are the column borders."""

    page: int
    box: Box
    xs: list[float]
    slots: list[list[GridCell | None]]
    divided: bool = False
    """Whether some of its columns were found by the white between them."""
    unruled: bool = False
    """No ruling stands between any of its columns, and it is the last on its page: no ruling would tell that it goes on."""
    lone: bool = False
    """A single row: a table only as the next part of the table on the page before."""

    @property
    def width(self) -> int:
        return len(self.xs) - 1

    @property
    def content(self) -> tuple[object, ...]:
        """All that it holds, to be compared with that of another: its cells themselves are each like no other."""
        numbers: dict[int, int] = {}
        slots = [[cell and numbers.setdefault(id(cell), len(numbers)) for cell in row] for row in self.slots]
        cells = [(cell.box, cell.page, cell.lines) for cell in self.cells()]
        return self.page, self.box, self.xs, self.divided, self.lone, slots, cells

    def row_cells(self, row: int) -> list[GridCell]:
        """The distinct cells of a row from left to right."""
        seen: list[GridCell] = []
        for cell in self.slots[row]:
            if cell is not None and not any(cell is s for s in seen):
                seen.append(cell)
        return seen

    def cells(self) -> list[GridCell]:
        """All distinct cells in reading order."""
        seen: dict[int, GridCell] = {}
        for row in self.slots:
            for cell in row:
                if cell is not None:
                    seen.setdefault(id(cell), cell)
        return list(seen.values())

    def texts(self, row: int) -> list[str]:
        return [c.plain for c in self.row_cells(row)]


def cell_lines(words: list[Word]) -> list[list[Word]]:
    """Words of one cell as lines in reading order."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.turn, w.base, w.along)):
        line = lines[-1] if lines else None
        if line and word.turn == line[0].turn and word.base - line[0].base <= 0.35 * min(word.size, line[0].size):
            line.append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.along)
    return _rupiah_first(lines)


def _rupiah_first(lines: list[list[Word]]) -> list[list[Word]]:
    """A lone "Rp" that is centred beside the lines of one broken number is put before them."""
    for i in range(1, len(lines) - 1):
        if len(lines[i]) == 1 and RUPIAH.match(lines[i][0].text):
            before, after = lines[i - 1], lines[i + 1]
            numbers = len(before) == len(after) == 1 and DIGITS.match(before[0].text) and DIGITS.match(after[0].text)
            if numbers and lines[i][0].x1 <= before[0].x0 + 2 and after[0].base - before[0].base < 1.6 * before[0].size:
                lines[i - 1], lines[i] = lines[i], lines[i - 1]
    return lines


def split_word(word: Word, xs: list[float]) -> list[Word]:
    """A word cut at the column borders `xs` that it really crosses."""
    inner = [x for x in xs if word.x0 + 0.5 < x < word.x1 - 0.5]
    if not inner or len(word.glyphs) < 2 or word.turn:
        return [word]
    pieces: list[list[Glyph]] = [[]]
    borders = list(inner)
    for glyph in word.glyphs:
        while borders and (glyph.x0 + glyph.x1) / 2 > borders[0]:
            borders.pop(0)
            pieces.append([])
        pieces[-1].append(glyph)
    filled = [p for p in pieces if p]
    width = word.x1 - word.x0
    if len(filled) < 2 or min(p[-1].x1 - p[0].x0 for p in filled) < OVERHANG * width:
        return [word]
    return [word_of(p, word.page) for p in filled]


def fill_frame(frame: Frame, words: list[Word], page: int) -> tuple[Grid, list[Word]]:
    """The grid of a frame with its words, and the words that stand outside of it."""
    columns, rows = len(frame.xs) - 1, len(frame.ys) - 1
    slots: list[list[GridCell | None]] = [[None] * columns for _ in range(rows)]
    bags: dict[int, list[Word]] = {}
    for row, column, height, width in frame.regions:
        box = Box(frame.xs[column], frame.ys[row], frame.xs[column + width], frame.ys[row + height])
        cell = GridCell(box, page=page)
        bags[id(cell)] = []
        for a in range(row, row + height):
            for b in range(column, column + width):
                slots[a][b] = cell
    rest: list[Word] = []
    box = frame.box
    for word in words:
        if not (box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= word.middle <= box.bottom):
            rest.append(word)
            continue
        row = min(max(bisect_right(frame.ys, word.middle) - 1, 0), rows - 1)
        borders = [frame.xs[b + 1] for b in range(columns - 1) if slots[row][b] is not slots[row][b + 1]]
        for piece in split_word(word, borders):
            column = min(max(bisect_right(frame.xs, (piece.x0 + piece.x1) / 2) - 1, 0), columns - 1)
            bags[id(slots[row][column])].append(piece)
    grid = Grid(page, box, list(frame.xs), slots)
    for cell in grid.cells():
        cell.lines = cell_lines(bags[id(cell)])
    return grid, rest


def with_band_above(frame: Frame, words: list[Word], before: Grid) -> Frame:
    """An open frame with the row across its columns that begins it: no ruling bounds it, but the part before has such rows."""
    above = _line_across(frame, words, frame.ys[0] - BAND, frame.ys[0])
    if not above or not _begins_like(above, frame, _bands_of(before)):
        return frame
    regions = [(0, 0, 1, len(frame.xs) - 1), *((row + 1, column, tall, wide) for row, column, tall, wide in frame.regions)]
    return replace(frame, ys=[min(w.top for w in above) - 1, *frame.ys], regions=regions)


def with_band_below(frame: Frame, words: list[Word], before: Grid | None, foot: float) -> Frame:
    """An open frame with the row across its columns that ends it and the page: only a ruling above it tells of it.

    It or the part before it has such rows. `foot` is where the text of the page ends.
    """
    below = _line_across(frame, words, frame.ys[-1], frame.ys[-1] + BAND)
    if not below or max(w.bottom for w in below) < foot:
        return frame
    columns = len(frame.xs) - 1
    bands = _bands_of(before) if before else []
    for row, _, tall, wide in frame.regions:
        inside = [w for w in words if wide == columns and frame.ys[row] < w.middle < frame.ys[row + tall]]
        bands += [_band(inside, frame.xs[0])] if inside else []
    if not _begins_like(below, frame, bands):
        return frame
    regions = [*frame.regions, (len(frame.ys) - 1, 0, 1, columns)]
    return replace(frame, ys=[*frame.ys, max(w.bottom for w in below) + 1], regions=regions)


Band = tuple[float, float, bool]
"""Where the text of a row across all columns begins, from the left of the table, its size, and whether it is bold."""


def _band(words: list[Word], left: float) -> Band:
    first = min(words, key=lambda w: w.x0)
    return first.x0 - left, first.size, first.bold


def _bands_of(grid: Grid) -> list[Band]:
    across = [row[0] for row in grid.slots if row[0] is not None and row[0].filled and all(c is row[0] for c in row)]
    return [_band(cell.lines[0], grid.xs[0]) for cell in across]


def _line_across(frame: Frame, words: list[Word], top: float, bottom: float) -> list[Word]:
    """The words of the line between these heights, where the frame is open and there is just one; else none."""
    if not frame.open:
        return []
    left, right = frame.xs[0], frame.xs[-1]
    found = [w for w in words if top < w.middle < bottom and left <= w.x0 and w.x1 <= right and not w.turn]
    return found if len(cell_lines(found)) == 1 else []


def _begins_like(words: list[Word], frame: Frame, bands: list[Band]) -> bool:
    begin, size, bold = _band(words, frame.xs[0])
    return any(abs(begin - start) < 2 and abs(size - other) < 1 and bold == heavy for start, other, heavy in bands)


def tidy(grid: Grid) -> None:
    """Take out empty rows and columns, and join columns that only a double ruling divides."""
    drop_empty_rows(grid)
    _drop_empty_columns(grid)
    _join_columns(grid)
    _join_currency(grid)


def drop_empty_rows(grid: Grid) -> None:
    """Take out rows in which no cell with text begins."""
    keep = []
    for i, row in enumerate(grid.slots):
        starts = [c for c in row if c is not None and not (i and any(c is u for u in grid.slots[i - 1]))]
        if any(c.filled for c in starts):
            keep.append(i)
    grid.slots = [grid.slots[i] for i in keep]


def fit_columns(grid: Grid, xs: list[float]) -> Grid | None:
    """The grid (not yet tidied) in the columns `xs` of the part before it.

    None where few of their borders are drawn in it, or where two texts would share a slot.
    """
    drawn = [any(abs(own - x) <= SAME_BORDER for own in grid.xs) for x in xs]
    if not drawn[0] or not drawn[-1] or sum(drawn[1:-1]) < 0.6 * len(drawn[1:-1]):
        return None
    middles = [(a + b) / 2 for a, b in pairwise(grid.xs)]
    kept = [min(max(bisect_right(grid.xs, (a + b) / 2) - 1, 0), grid.width - 1) for a, b in pairwise(xs)]
    slots: list[list[GridCell | None]] = []
    for row in grid.slots:
        new = [row[j] for j in kept]
        for j, cell in enumerate(row):
            if cell is None or not cell.filled or any(cell is c for c in new):
                continue
            k = min(max(bisect_right(xs, middles[j]) - 1, 0), len(xs) - 2)
            if new[k] is not None and new[k].filled:  # type: ignore[union-attr]
                return None
            new[k] = cell
        slots.append(new)
    fitted = Grid(grid.page, grid.box, list(xs), slots, grid.divided)
    drop_empty_rows(fitted)
    return fitted


def with_lost_columns(grid: Grid, xs: list[float]) -> Grid | None:
    """The grid with nothing in the last columns of `xs`, the columns of the part before it; None where its own are others."""
    lost = len(xs) - len(grid.xs)
    if not 0 < lost <= LOST * len(xs) or grid.width < 2:
        return None
    shift = grid.xs[0] - xs[0]
    if abs(shift) >= MOVED or any(abs(b - a - shift) > SAME_BORDER for a, b in zip(xs, grid.xs, strict=False)):
        return None
    slots = [[*row, *[None] * lost] for row in grid.slots]
    return replace(grid, xs=[*grid.xs, *(x + shift for x in xs[-lost:])], slots=slots)


def _drop_empty_columns(grid: Grid) -> None:
    for j in range(grid.width - 1, -1, -1):
        starts = [
            row[j] for row in grid.slots
            if row[j] is not None and row[j].filled and not (j and row[j - 1] is row[j])  # type: ignore[union-attr]
        ]
        if not starts and grid.width > 1:
            _remove_column(grid, j)


def _remove_column(grid: Grid, j: int) -> None:
    """Without column `j`; its room goes to the left neighbour (to the right one for the first)."""
    for row in grid.slots:
        del row[j]
    del grid.xs[j if j else 1]


def _join_columns(grid: Grid) -> None:
    j = 0
    while j < grid.width - 1:
        if _can_join(grid, j):
            for row in grid.slots:
                left, right = row[j], row[j + 1]
                row[j] = left if left is not None and (left.filled or right is None or not right.filled) else right
                del row[j + 1]
            del grid.xs[j + 1]
        else:
            j += 1


def _can_join(grid: Grid, j: int) -> bool:
    """Columns `j` and `j + 1` are never both filled in one row, and it is more than chance."""
    either = 0
    left_only = right_only = False
    for row in grid.slots:
        left, right = row[j], row[j + 1]
        if left is right:
            continue
        has_left, has_right = bool(left and left.filled), bool(right and right.filled)
        if has_left and has_right:
            return False
        either += has_left or has_right
        left_only |= has_left
        right_only |= has_right
    narrow = min(grid.xs[j + 1] - grid.xs[j], grid.xs[j + 2] - grid.xs[j + 1]) < NARROW
    return narrow or (either >= 2 and left_only and right_only)


def _join_currency(grid: Grid) -> None:
    """Join a column that holds nothing but "Rp" to the column of amounts on its right."""
    for j in range(grid.width - 2, -1, -1):
        signs = [
            row[j] for row in grid.slots
            if row[j] is not None and row[j].filled and row[j] is not row[j + 1]  # type: ignore[union-attr]
        ]
        if not signs or not all(c is not None and RUPIAH.match(c.plain) for c in signs):
            continue
        for row in grid.slots:
            left, right = row[j], row[j + 1]
            if left is not None and left is not right and left.filled and right is not None:
                right.lines = cell_lines([w for c in (left, right) for line in c.lines for w in line])
            elif right is None:
                row[j + 1] = left
            del row[j]
        del grid.xs[j + 1]


def is_table(grid: Grid, rows: int = 2) -> bool:
    """At least two columns and two rows (or `rows`) with text."""
    filled_rows = sum(any(c is not None and c.filled for c in row) for row in grid.slots)
    filled_columns = sum(
        any(row[j] is not None and row[j].filled for row in grid.slots) for j in range(grid.width)  # type: ignore[union-attr]
    )
    wide = any(sum(c.filled for c in grid.row_cells(i)) >= 2 for i in range(len(grid.slots)))
    return filled_rows >= rows and filled_columns >= 2 and wide


def final_cells(slots: list[list[GridCell | None]], first_row: int = 0) -> list[list[Cell | None]]:
    """The slots with finished cells of the model; rows are numbered from `first_row`."""
    extent: dict[int, tuple[int, int, int, int, GridCell]] = {}
    for i, row in enumerate(slots):
        for j, cell in enumerate(row):
            if cell is not None:
                a, b, c, d, _ = extent.get(id(cell), (i, j, i, j, cell))
                extent[id(cell)] = (min(a, i), min(b, j), max(c, i), max(d, j), cell)
    made = {
        key: Cell(first_row + a, b, text_of_lines(cell.lines), Place(cell.page, rounded(cell.box)), c - a + 1, d - b + 1)
        for key, (a, b, c, d, cell) in extent.items()
    }
    return [[made[id(cell)] if cell is not None else None for cell in row] for row in slots]


def rounded(box: Box) -> Box:
    return Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
