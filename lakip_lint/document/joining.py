"""Table parts on following pages made one table: repeated headers dropped, rows cut by the page end joined."""
from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_lint.document.grid import LOST, MOVED, SAME_BORDER, Grid, GridCell
from lakip_lint.document.headers import distinct, has_figures, header_extent, is_figure, is_numbers_row, squashed
from lakip_lint.document.model import Place
from lakip_lint.patterns import compiled

LIKE_SHARE = 0.04
"""A border of a part without header may stand elsewhere by this share of the table's width."""
LIKE_KINDS = 0.9
"""So many of its columns must have figures where the table has figures, and text where it has text."""
Row = list[GridCell | None]


def _alike(one: str, other: str, least: int) -> bool:
    """Whether two texts agree in so many hundredths of their letters."""
    from rapidfuzz import fuzz  # imported while others read: only the whole document needs it

    return fuzz.ratio(one, other) >= least


class Draft(Struct, eq=False):
    """A table while its parts are being collected; `slots` as in `Grid`."""

    grids: list[Grid]
    slots: list[list[GridCell | None]]
    header_rows: int
    numbers_row: int | None
    part_starts: list[int] = field(default_factory=lambda: [0])

    @property
    def last(self) -> Grid:
        return self.grids[-1]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(Place(g.page, g.box) for g in self.grids)


def draft_of(grid: Grid) -> Draft:
    """A table of one part, its header found."""
    header, numbers = header_extent(grid.slots)
    extend_parents(grid.slots[:header])
    draft = Draft([grid], grid.slots, header, numbers)
    drop_repeated_headers(draft, 0)
    return draft


def extend_parents(rows: list[list[GridCell | None]]) -> None:
    """Let a header cell cover the empty one beside it where the header above a like group of columns covers one more."""
    for upper, lower in pairwise(rows):
        groups = [
            (j, [squashed(c.plain) if (c := lower[k]) is not None else "" for k in range(j, j + width)])
            for j, cell in _starts(upper) if cell.filled and (width := sum(c is cell for c in upper)) > 1
        ]
        for j, names in groups:
            end = j + len(names)
            beside, below = (upper[end], lower[end]) if end < len(upper) else (None, None)
            if beside is None or beside.filled or below is None or below is beside or not below.filled:
                continue
            whole = [*names, squashed(below.plain)]
            like = (other for k, other in groups if k != j and len(other) == len(whole))
            if any(all(_alike(a, b, 80) for a, b in zip(whole, other, strict=True)) for other in like):
                upper[end] = upper[j]


def same_borders(first: Grid, second: Grid) -> bool:
    """Whether two parts have the same columns by the place of their borders."""
    if first.width != second.width:
        return False
    shift = second.xs[0] - first.xs[0]
    return abs(shift) < MOVED and all(abs(b - a - shift) <= SAME_BORDER for a, b in zip(first.xs, second.xs, strict=True))


def fitted(draft: Draft, grid: Grid) -> Grid | None:
    """A part without header in the columns of the table: as it is, or with nothing in first or last columns that it lost.

    None where its columns are others: they must have about the same shares of the width, and figures where the table has some.
    """
    if same_borders(draft.last, grid):
        return grid
    lost = draft.last.width - grid.width
    if not 0 <= lost <= LOST * draft.last.width or grid.width < 3 or abs(grid.xs[0] - draft.last.xs[0]) >= MOVED:
        return None
    for first in dict.fromkeys((0, lost)):
        if _like_columns(draft, grid, first):
            return _padded(grid, draft.last.xs, first)
    return None


def _like_columns(draft: Draft, grid: Grid, first: int) -> bool:
    """Whether the columns of a part are like those of the table from `first` on."""
    xs = draft.last.xs[first : first + len(grid.xs)]
    shares = [[(x - own[0]) / (own[-1] - own[0]) for x in own] for own in (xs, grid.xs)]
    narrow = [min(b - a, c - b) for a, b, c in zip(shares[0], shares[0][1:], shares[0][2:], strict=False)]
    near = zip(shares[0][1:-1], shares[1][1:-1], narrow, strict=True)
    if any(abs(a - b) > min(LIKE_SHARE, 0.4 * room) for a, b, room in near):
        return False
    body = draft.slots[first_body_row(draft) :]
    kinds = [(_figured(body, first + j), _figured(grid.slots, j)) for j in range(grid.width)]
    known = [(a > 0.5, b > 0.5) for a, b in kinds if a is not None and b is not None]
    return sum(a for a, _ in known) >= 2 and sum(a == b for a, b in known) >= LIKE_KINDS * len(known)


def _padded(grid: Grid, xs: list[float], first: int) -> Grid:
    """The grid with nothing in the columns of `xs` before `first` and after its own."""
    last = len(xs) - len(grid.xs) - first
    slots = [[*[None] * first, *row, *[None] * last] for row in grid.slots]
    left = [x + grid.xs[0] - xs[first] for x in xs[:first]]
    right = [x + grid.xs[-1] - xs[-last - 1] for x in xs[len(xs) - last :]]
    return replace(grid, xs=[*left, *grid.xs, *right], slots=slots)


def _figured(rows: list[Row], column: int) -> float | None:
    """The share of figures among the filled cells of a column; None where it is empty."""
    cells = [cell for row in rows if (cell := row[column]) is not None and cell.filled and sum(c is cell for c in row) == 1]
    return sum(is_figure(c.plain) for c in cells) / len(cells) if cells else None


def header_text(slots: list[list[GridCell | None]], rows: int) -> str:
    return "|".join(squashed(c.plain) for row in slots[:rows] for c in distinct(row))


def continues(draft: Draft, grid: Grid, first_on_page: bool) -> bool:
    """Whether `grid` is the next part of `draft`: at the top of the next page, or after it with its header again."""
    header, _ = header_extent(grid.slots)
    if header and draft.last.width != grid.width:
        following = first_on_page and draft.last.page == grid.page - 1
        return following and (_united(draft, grid, header) is not None or _without_first(draft, grid, header) is not None)
    aligned = same_borders(draft.last, grid)
    mine = header_text(draft.slots, draft.header_rows)
    theirs = header_text(grid.slots, header)
    if not (first_on_page and draft.last.page == grid.page - 1):
        near = draft.last.page == grid.page and grid.box.top - draft.last.box.bottom < 60
        return near and bool(header) and _alike(mine, theirs, 92) and draft.numbers_row is not None
    if header == 0:
        return fitted(draft, grid) is not None
    if aligned and header < draft.header_rows and theirs == header_text(draft.slots, header) and theirs.count("|") >= 2:
        return True  # Word repeats the first rows of a header only
    return bool(mine) and _alike(mine, theirs, 92) and (aligned or mine == theirs)


def _united(draft: Draft, grid: Grid, header: int) -> list[float] | None:
    """The column borders of the table and of a part with the same header that has more or fewer columns below a header cell.

    None where the headers differ, or the table does not have its own borders at these places.
    """
    mine, theirs = header_text(draft.slots, draft.header_rows), header_text(grid.slots, header)
    if mine != theirs or mine.count("|") < 2:
        return None
    xs, shift = draft.last.xs, grid.xs[0] - draft.last.xs[0]
    if abs(shift) >= MOVED or abs(grid.xs[-1] - xs[-1] - shift) > SAME_BORDER:
        return None
    new = [x - shift for x in grid.xs if all(abs(x - shift - own) > SAME_BORDER for own in xs)]
    united = sorted([*xs, *new])
    shared = len(grid.xs) - len(new)
    # No border of one part may stand for two of the other.
    return united if shared <= len(xs) and all(b - a > SAME_BORDER for a, b in pairwise(united)) else None


def _without_first(draft: Draft, grid: Grid, header: int) -> Grid | None:
    """A part with the header of all columns but the first ones, with nothing in these; None where its header is another."""
    lost = draft.last.width - grid.width
    if not 0 < lost <= LOST * draft.last.width or grid.width < 3:
        return None
    rest = [row[lost:] for row in draft.slots[: draft.header_rows]]
    if not rest or header_text(rest, len(rest)) != header_text(grid.slots, header):
        return None
    return _padded(grid, draft.last.xs, lost)


def _in_columns(slots: list[Row], own: list[float], xs: list[float]) -> list[Row]:
    """Rows with these borders in the columns `xs`, which divide theirs."""
    at = [max(bisect_right(own, (a + b) / 2) - 1, 0) for a, b in pairwise(xs)]
    return [[row[min(j, len(own) - 2)] for j in at] for row in slots]


def append(draft: Draft, grid: Grid) -> None:
    """Add `grid` as the next part."""
    header, _ = header_extent(grid.slots)
    if header and draft.last.width != grid.width and (xs := _united(draft, grid, header)):
        shift = grid.xs[0] - xs[0]
        draft.slots = _in_columns(draft.slots, draft.last.xs, xs)
        moved = [x + shift for x in xs]
        grid = replace(grid, xs=moved, slots=_in_columns(grid.slots, grid.xs, moved))
    elif header:
        grid = _without_first(draft, grid, header) or grid
    grid = fitted(draft, grid) or grid
    slots = [list(row) for row in grid.slots]
    if header:
        slots = slots[header:]
    if slots and is_numbers_row([c.plain for c in distinct(slots[0])]) and (draft.numbers_row is not None or header):
        slots = slots[1:]
    start = len(draft.slots)
    if slots and start > first_body_row(draft):
        upper, lower = draft.slots[-1], slots[0]
        if is_rest_of_row(draft, upper, lower) or _is_row_begun(upper, lower):
            join_rows(upper, lower)
            slots = _carried_on(upper, lower, slots[1:])
        else:
            _join_cells(draft, slots)
    draft.grids.append(grid)
    draft.part_starts.append(len(draft.slots))
    draft.slots += slots
    drop_repeated_headers(draft, start)


def drop_repeated_headers(draft: Draft, start: int) -> None:
    """Take out copies of the header (and of the row of column numbers) in the rows from `start` on."""
    if not draft.header_rows:
        return
    header = [[squashed(c.plain) for c in distinct(row)] for row in draft.slots[: draft.header_rows]]
    first = max(start, first_body_row(draft))
    i = first
    while i < len(draft.slots):
        copy = 0
        while copy < len(header) and i + copy < len(draft.slots):
            if [squashed(c.plain) for c in distinct(draft.slots[i + copy])] != header[copy]:
                break
            copy += 1
        texts = [c.plain for c in distinct(draft.slots[i])]
        if copy == len(header) and header[0]:
            _delete_rows(draft, i, copy)
        elif draft.numbers_row is not None and is_numbers_row(texts) and len(texts) >= 3:
            _delete_rows(draft, i, 1)
        else:
            i += 1


def _delete_rows(draft: Draft, row: int, count: int) -> None:
    del draft.slots[row : row + count]
    draft.part_starts = [s - min(count, max(0, s - row)) for s in draft.part_starts]


RESUMES = compiled(r"^(?:[a-z]{2}|[(&/,)]\s*[A-Za-z])")
CLOSED = compiled(r"[.;:]\s*$")
OWN_ROW = compiled(r"^(?:[-•*]|\(?\d{1,2}[.)]|\(?[a-z][.)]\s|jumlah\b|total\b|rata)", re.I)


def first_body_row(draft: Draft) -> int:
    return draft.header_rows + (draft.numbers_row is not None)


def is_rest_of_row(draft: Draft, upper: Row, lower: Row) -> bool:
    """Whether `lower`, the first row of a part, is what the page end cut off from the row `upper`."""
    filled = [(j, c) for j, c in _starts(lower) if c.filled]
    if not filled or has_figures(lower) or (all(c.filled for _, c in _starts(lower)) and len(filled) > 1):
        return False
    above = [upper[j] if j < len(upper) else None for j, _ in filled]
    if any(a is None or not a.filled for a in above) or any(OWN_ROW.match(c.plain) for _, c in filled):
        return False
    resumes = [
        bool(RESUMES.match(c.plain)) and not (a and CLOSED.search(a.plain)) for (_, c), a in zip(filled, above, strict=True)
    ]
    if all(resumes):
        return True
    if lower[0] is not None and lower[0].filled:
        return False
    if any(resumes):
        return True
    # In other cases the text must have reached the page end, and rows without figures must be rare.
    rows = [row for row in draft.slots[first_body_row(draft) :] if (cell := row[filled[0][0]]) is not None and cell.filled]
    figured = sum(has_figures(row) for row in rows)
    return figured >= 0.6 * len(rows) and all(a is not None and _reaches_end(a) for a in above)


def _is_row_begun(upper: Row, lower: Row) -> bool:
    """Whether `upper` holds only the beginning of the texts of `lower`: the page end came before the figures of the row."""
    begun = [(j, c) for j, c in _starts(upper) if c.filled]
    if not begun or has_figures(upper) or not has_figures(lower):
        return False
    return all(
        (cell := lower[j]) is not None and cell.filled and RESUMES.match(cell.plain) and not CLOSED.search(c.plain)
        for j, c in begun
    )


def _starts(row: Row) -> list[tuple[int, GridCell]]:
    """The distinct cells of a row with their first column."""
    return [(j, c) for j, c in enumerate(row) if c is not None and (j == 0 or row[j - 1] is not c)]


def _reaches_end(cell: GridCell) -> bool:
    """Whether the text of a cell goes down to its lower border."""
    last = cell.lines[-1]
    return cell.box.bottom - max(w.bottom for w in last) < 0.9 * last[0].size


def join_rows(upper: Row, lower: Row) -> None:
    """Add the lines of `lower` to the cells of `upper`."""
    for j, cell in _starts(lower):
        above = upper[j] if j < len(upper) else None
        if above is not None and cell.filled:
            above.lines = above.lines + cell.lines
        elif above is None and j < len(upper):
            upper[j] = cell


def _carried_on(upper: Row, lower: Row, rows: list[Row]) -> list[Row]:
    """`rows` with the cells that begin in the joined row `lower` taken as cells of `upper` that go on."""
    for j, cell in _starts(lower):
        above = upper[j] if j < len(upper) else None
        if above is not None:
            rows = [[above if c is cell else c for c in row] for row in rows]
    return rows


def _join_cells(draft: Draft, slots: list[Row]) -> None:
    """Cells over several rows that the page end cut: their second half becomes one with the first."""
    body = draft.slots[first_body_row(draft) :]
    for j, cell in _starts(slots[0]):
        above = draft.slots[-1][j] if j < len(draft.slots[-1]) else None
        if above is None or not above.filled or not cell.filled or not RESUMES.match(cell.plain) or CLOSED.search(above.plain):
            continue
        if sum(c is above for c in draft.slots[-1]) != sum(c is cell for c in slots[0]):
            continue
        begun = [row[j] for row in body if row[j] is not None and row[j].filled]  # type: ignore[union-attr]
        small = sum(bool(RESUMES.match(c.plain)) for c in begun if c is not None)
        if small > 0.1 * len(begun) or is_figure(cell.plain) or not _reaches_end(above):
            continue
        above.lines = above.lines + cell.lines
        for row in slots:
            row[:] = [above if c is cell else c for c in row]


def join_resumed_rows(draft: Draft) -> None:
    """Join rows that only go on with the text of the row above, in small letters and without figures, to it."""
    i = first_body_row(draft) + 1
    while i < len(draft.slots):
        upper, lower = draft.slots[i - 1], draft.slots[i]
        filled = [(j, c) for j, c in _starts(lower) if c.filled and c not in upper]
        kept = [c for c in lower if c is not None and c in upper and c.filled]
        resumed = bool(filled) and not has_figures(lower) and not kept and all(
            RESUMES.match(c.plain) and not OWN_ROW.match(c.plain) and (above := upper[j]) is not None and above.filled
            and not CLOSED.search(above.plain) and above.box.x1 - above.box.x0 < 1.2 * (c.box.x1 - c.box.x0)
            for j, c in filled
        )
        if resumed and len(filled) <= 2 and has_figures(upper):
            join_rows(upper, lower)
            _delete_rows(draft, i, 1)
        else:
            i += 1
