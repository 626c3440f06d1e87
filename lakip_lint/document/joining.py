"""Table parts on following pages made one table: repeated headers dropped, rows cut by the page end joined."""
from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from lakip_lint.document.grid import Grid, GridCell
from lakip_lint.document.headers import distinct, has_figures, header_extent, is_numbers_row, squashed
from lakip_lint.document.model import Place

SAME_BORDER = 6.0
"""Column borders of two parts may differ by this much (points)."""


@dataclass(eq=False)
class Draft:
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
    draft = Draft([grid], grid.slots, header, numbers)
    drop_repeated_headers(draft, 0)
    return draft


def same_borders(first: Grid, second: Grid) -> bool:
    """Whether two parts have the same columns by the place of their borders."""
    if first.width != second.width:
        return False
    shift = second.xs[0] - first.xs[0]
    return abs(shift) < 40 and all(abs(b - a - shift) <= SAME_BORDER for a, b in zip(first.xs, second.xs, strict=True))


def header_text(slots: list[list[GridCell | None]], rows: int) -> str:
    return "|".join(squashed(c.plain) for row in slots[:rows] for c in distinct(row))


def continues(draft: Draft, grid: Grid, first_on_page: bool) -> bool:
    """Whether `grid` is the next part of `draft`: at the top of the next page, or after it with its header again."""
    if draft.last.width != grid.width:
        return False
    header, _ = header_extent(grid.slots)
    aligned = same_borders(draft.last, grid)
    mine = header_text(draft.slots, draft.header_rows)
    theirs = header_text(grid.slots, header)
    if not (first_on_page and draft.last.page == grid.page - 1):
        near = draft.last.page == grid.page and grid.box.top - draft.last.box.bottom < 60
        return near and bool(header) and fuzz.ratio(mine, theirs) >= 92 and draft.numbers_row is not None
    if header == 0:
        return aligned
    return bool(mine) and fuzz.ratio(mine, theirs) >= 92 and (aligned or mine == theirs)


def append(draft: Draft, grid: Grid) -> None:
    """Add `grid` as the next part."""
    slots = [list(row) for row in grid.slots]
    header, _ = header_extent(slots)
    if header:
        slots = slots[header:]
    if slots and is_numbers_row([c.plain for c in distinct(slots[0])]) and (draft.numbers_row is not None or header):
        slots = slots[1:]
    start = len(draft.slots)
    if slots and _is_rest_of_row(slots[0]) and start > draft.header_rows:
        _join_rows(draft.slots, slots[0])
        slots = slots[1:]
    draft.grids.append(grid)
    draft.part_starts.append(len(draft.slots))
    draft.slots += slots
    drop_repeated_headers(draft, start)


def drop_repeated_headers(draft: Draft, start: int) -> None:
    """Take out copies of the header (and of the row of column numbers) in the rows from `start` on."""
    if not draft.header_rows:
        return
    header = [[squashed(c.plain) for c in distinct(row)] for row in draft.slots[: draft.header_rows]]
    first = max(start, draft.header_rows + (draft.numbers_row is not None))
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


def _is_rest_of_row(row: list[GridCell | None]) -> bool:
    """Whether the first row of a part is the rest of the row that the page end cut."""
    filled = distinct(row)
    if not filled or has_figures(row) or len(filled) == len(row):
        return False
    first = next((c for c in row if c is not None), None)
    if first is not None and first.filled and first is row[0]:
        return False
    text = filled[0].plain
    return text[:1].islower() or (text[:1] in "(&/,-" and not text.startswith("- "))


def _join_rows(slots: list[list[GridCell | None]], rest: list[GridCell | None]) -> None:
    done: set[int] = set()
    for upper, lower in zip(slots[-1], rest, strict=False):
        if upper is not None and lower is not None and lower.filled and id(lower) not in done:
            done.add(id(lower))
            upper.lines = upper.lines + lower.lines
