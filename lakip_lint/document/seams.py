"""Rows that no ruling divides, but the pieces of the rulings between their columns do.

Word draws these rulings row by row. Where it draws nothing below a row, all of them are cut there still: a seam. A seam alone
is no proof, since rows are used to lay out the lines of one value too. It is a border where a value and a name of its own
begin below it, and only in the columns whose text does not go on across it.
"""
from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lakip_lint.document.grid import cell_lines
from lakip_lint.document.headers import ORDINAL, is_figure, is_year
from lakip_lint.document.joining import CLOSED, OWN_ROW, RESUMES
from lakip_lint.document.rulings import SNAP, Edge, Frame, frame_of
from lakip_lint.document.words import Word

SINGLE = 1.2
"""Single spacing in font sizes, where a column has no lines to tell it."""
LOOSE = 1.12
"""Lines further apart than this many of the column's usual steps do not follow each other in one text."""
PADDING = 11.0
"""So much of the width of a column (points) may hold no text."""
NOTHING = ("-", "–", "—")

Lines = list[list[Word]]


def cut_at_seams(frame: Frame, words: Sequence[Word]) -> Frame:
    """The frame, with rulings at those of its seams that are borders of rows."""
    if not frame.seams:
        return frame
    horizontal, vertical, fills = frame.drawn
    found: list[Edge] = []
    for top, bottom in pairwise(frame.ys):
        seams = [y for y in frame.seams if top < y < bottom]
        if seams:
            inside = [w for w in words if top <= w.middle <= bottom and frame.xs[0] <= (w.x0 + w.x1) / 2 <= frame.xs[-1]]
            if not any(w.turn for w in inside):
                found += _Room(_borders(frame, top, bottom), [top, *seams, bottom], inside).rulings()
    return (frame_of([*horizontal, *found], vertical, fills) if found else None) or frame


def _borders(frame: Frame, top: float, bottom: float) -> list[float]:
    """The column borders that stand somewhere between these heights."""
    standing = [e.at for e in frame.drawn[1] if min(e.end, bottom) - max(e.start, top) > 2 * SNAP]
    inner = [x for x in frame.xs[1:-1] if any(abs(x - at) <= SNAP for at in standing)]
    return [frame.xs[0], *inner, frame.xs[-1]]


class _Room:
    """The room between two rulings: bands from seam to seam, and the lines of each column in each of them."""

    def __init__(self, xs: list[float], ys: list[float], words: list[Word]) -> None:
        self.xs, self.ys, self.words = xs, ys, words
        self.bands = [
            [cell_lines(self._inside(left, right, top, bottom)) for left, right in pairwise(xs)] for top, bottom in pairwise(ys)
        ]
        self.above: list[Lines] = list(self.bands[0])
        """What stands in each column since its last border."""

    def _inside(self, left: float, right: float, top: float, bottom: float) -> list[Word]:
        return [w for w in self.words if left <= (w.x0 + w.x1) / 2 < right and top <= w.middle < bottom]

    def rulings(self) -> list[Edge]:
        """The pieces of rulings at the seams that are borders."""
        valued = [self.values(band) for band in range(len(self.bands))]
        found: list[Edge] = []
        for band in range(1, len(self.bands)):
            lower = self.bands[band]
            if not any(lower):
                continue
            begins = [self.begins(band, j) for j in range(len(lower))]
            names = [j for j, lines in enumerate(lower) if begins[j] and _is_name(lines)]
            values = [j for j in valued[band] if begins[j]]
            # Where nothing but the name of a group stands above, this is the group's first row.
            if names and values and names[0] < values[-1] and any(self.above[names[0] :]):
                found += self.border(band, begins, names[0], values)
            else:
                self.above = [a + b for a, b in zip(self.above, lower, strict=True)]
        return found

    def values(self, band: int) -> list[int]:
        """The columns of a band that hold one value."""
        return [j for j, lines in enumerate(self.bands[band]) if _is_value(lines)]

    def border(self, band: int, begins: list[bool], name: int, values: list[int]) -> list[Edge]:
        """The ruling above a band, and what stands in each column from there on."""
        found = []
        for j, lower in enumerate(self.bands[band]):
            if lower:
                unit = j > name and j + 1 in values and not self.crosses(band, j)
                ends = begins[j] or unit
            else:
                # What is left of the names groups rows: it stands for all of them, where nothing is printed below it.
                ends = j > name or _is_value(self.above[j])
            if ends:
                found.append(Edge(self.ys[band], self.xs[j], self.xs[j + 1]))
            self.above[j] = lower if ends else self.above[j] + lower
        return found

    def begins(self, band: int, column: int) -> bool:
        """Whether what a band holds in a column does not go on with what stands above it there."""
        upper, lower = self.above[column], self.bands[band][column]
        if not lower or self.crosses(band, column):
            return False
        first = " ".join(w.text for w in lower[0])
        if not upper or (_is_value(upper[-1:]) and _is_value(lower)) or OWN_ROW.match(first) or self.numbered(band, column):
            return True
        said = " ".join(w.text for line in upper for w in line)
        if RESUMES.match(first) and not CLOSED.search(said):
            return False
        word, last = lower[0][0], upper[-1]
        if word.base - last[0].base > LOOSE * self.step(column, word.size):
            return True
        room = self.xs[column + 1] - self.xs[column] - PADDING - (last[-1].x1 - last[0].x0)
        fits = room > word.x1 - word.x0 + 0.5 * word.size
        return fits or first == " ".join(w.text for w in upper[0]) or self.tallest(band, column)

    def crosses(self, band: int, column: int) -> bool:
        """Whether the seam above a band runs through letters of the column."""
        lines, y = self.above[column][-1:] + self.bands[band][column][:1], self.ys[band]
        return any(w.base - 0.5 * w.size < y < w.base - 0.1 * w.size for line in lines for w in line)

    def numbered(self, band: int, column: int) -> bool:
        """Whether the next text to the left is a number or letter that counts this one, on the same line."""
        lower = self.bands[band]
        beside = next((lines for lines in reversed(lower[:column]) if lines), None)
        if not beside or len(beside) > 1 or not ORDINAL.match(" ".join(w.text for w in beside[0])):
            return False
        return abs(beside[0][0].base - lower[column][0][0].base) < 0.2 * beside[0][0].size

    def step(self, column: int, size: float) -> float:
        """The usual distance between the lines of a column."""
        steps = [b[0].base - a[0].base for band in self.bands for a, b in pairwise(band[column])]
        return min([step for step in steps if step > 0.9 * size], default=SINGLE * size)

    def tallest(self, band: int, column: int) -> bool:
        """Whether the band above is as tall as it is for the lines of this column alone: then they are its own."""
        upper = self.bands[band - 1]
        lines = upper[column]
        others = max((len(other) for j, other in enumerate(upper) if j != column), default=0)
        left = self.ys[band] - max((w.bottom for w in lines[-1]), default=0.0) if lines else 0.0
        return len(lines) >= 2 and len(lines) > others and left < 0.7 * lines[-1][0].size


def _is_value(lines: Lines) -> bool:
    """Whether these lines are one figure, or say that there is none; what stands in brackets goes with the value above it."""
    text = "".join(w.text for line in lines for w in line)
    return (is_figure(text) and not text.startswith("(")) or text in NOTHING


def _is_name(lines: Lines) -> bool:
    text = " ".join(w.text for line in lines for w in line)
    return is_year(text) or (sum(map(str.isalpha, text)) >= 3 and not _is_value(lines))
