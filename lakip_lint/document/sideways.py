"""A table on its side, or upside down, inside an upright page: read as it must be held, its places stay those of the page.

Words of such a turn know their lines already (`words`); here the rulings around them are turned, and the table is turned back.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from lakip_lint.document.grid import Grid
from lakip_lint.document.model import Box
from lakip_lint.document.rulings import Frame
from lakip_lint.document.turning import to_page, to_reading
from lakip_lint.document.words import Word

MOST = 0.8
"""A table lies on its side when this share of its letters does: upright tables may have a header on its side."""

Fill = Callable[[Frame, list[Word]], tuple[Grid | None, list[Word]]]
"""Makes a table of a frame and the words of a page; gives the words that are left over, too."""


def side_of(box: Box, words: Sequence[Word]) -> int:
    """The turn (1, 2 or 3) of a table in this box; 0 where it is upright."""
    if not any(w.turn for w in words):
        return 0
    inside = [w for w in words if _within(w, box)]
    letters = sum(len(w.text) for w in inside)
    for turn in (1, 3, 2):
        if letters and sum(len(w.text) for w in inside if w.turn == turn) >= MOST * letters:
            return turn
    return 0


def sideways_grid(
    frame: Frame, words: list[Word], turn: int, width: float, height: float, fill: Fill
) -> tuple[Grid | None, list[Word]]:
    """The table in a frame of a page of this size whose text has this turn, and the words outside of it."""
    inside = [w for w in words if w.turn == turn and _within(w, frame.box)]
    held = [_held(word, turn, width, height) for word in inside]
    grid, rest = fill(turned_frame(frame, turn, width, height), held)
    if grid is None:
        return None, words
    _lay_back(grid, turn, width, height)
    left = {id(word) for word in rest}
    outside = [word for word, copy in zip(inside, held, strict=True) if id(copy) in left]
    kept = {id(word) for word in inside}
    return grid, [word for word in words if id(word) not in kept] + outside


def turned_frame(frame: Frame, turn: int, width: float, height: float) -> Frame:
    """The rulings as they must be held to read text of this turn."""
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    if turn == 3:
        xs, ys = [height - y for y in reversed(frame.ys)], list(frame.xs)
        regions = [(c, rows - r - tall, wide, tall) for r, c, tall, wide in frame.regions]
    elif turn == 2:
        xs, ys = [width - x for x in reversed(frame.xs)], [height - y for y in reversed(frame.ys)]
        regions = [(rows - r - tall, columns - c - wide, tall, wide) for r, c, tall, wide in frame.regions]
    else:
        xs, ys = list(frame.ys), [width - x for x in reversed(frame.xs)]
        regions = [(columns - c - wide, r, wide, tall) for r, c, tall, wide in frame.regions]
    return replace(frame, xs=xs, ys=ys, regions=sorted(regions), bare=False, seams=())


def _held(word: Word, turn: int, width: float, height: float) -> Word:
    box = to_reading(Box(word.x0, word.top, word.x1, word.bottom), turn, width, height)
    return replace(word, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, turn=0, along=box.x0)


def _lay_back(grid: Grid, turn: int, width: float, height: float) -> None:
    """Give a table that was held upright, its cells and words, their places on the page."""
    grid.box = to_page(grid.box, turn, width, height)
    for cell in grid.cells():
        cell.box = to_page(cell.box, turn, width, height)
        for word in (w for line in cell.lines for w in line):
            box = to_page(Box(word.x0, word.top, word.x1, word.bottom), turn, width, height)
            word.x0, word.top, word.x1, word.bottom, word.turn = box.x0, box.top, box.x1, box.bottom, turn


def _within(word: Word, box: Box) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= word.middle <= box.bottom
