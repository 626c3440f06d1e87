"""Rows that no ruling divides, but the pieces of the rulings between their columns do.

Word draws these rulings row by row. Where it draws nothing below a row, all of them are cut there still: a seam. A seam alone
is no proof, since rows are used to lay out the lines of one value too. It is a border where a value and a name of its own
begin below it, or a name with the next number, and only in the columns whose text does not go on across it.
"""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter
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
APART = 1.6
"""Lines this many steps apart never do, whatever they begin with."""
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
        self.xs, self.ys = xs, ys
        cells: list[list[list[Word]]] = [[[] for _ in xs[1:]] for _ in ys[1:]]
        for word in words:
            row, column = bisect_right(ys, word.middle) - 1, bisect_right(xs, (word.x0 + word.x1) / 2) - 1
            cells[min(row, len(ys) - 2)][min(column, len(xs) - 2)].append(word)
        self.bands = [[cell_lines(cell) if cell else [] for cell in band] for band in cells]
        self.valued = [[j for j, lines in enumerate(band) if _is_value(lines)] for band in self.bands]
        """The columns of each band that hold a value."""
        counts = Counter(j for columns in self.valued for j in columns)
        self.whole = [max(counts.values(), default=0) >= 2 and self.is_whole(j) for j in range(len(xs) - 1)]
        """Whether one text stands in the middle of a column, beside rows of values: it is for all of them."""
        self.above: list[Lines] = list(self.bands[0])
        """What stands in each column since its last border."""

    def is_whole(self, column: int) -> bool:
        filled = [band for band, cells in enumerate(self.bands) if cells[column]]
        if len(filled) != 1:
            return False
        words = [w for line in self.bands[filled[0]][column] for w in line]
        middle = (min(w.top for w in words) + max(w.bottom for w in words)) / 2
        return abs(middle - (self.ys[0] + self.ys[-1]) / 2) < 0.5 * words[0].size

    def rulings(self) -> list[Edge]:
        """The pieces of rulings at the seams that are borders."""
        found: list[Edge] = []
        for band in range(1, len(self.bands)):
            lower = self.bands[band]
            if not any(lower):
                continue
            begins = [self.begins(band, j) for j in range(len(lower))]
            names = [j for j, lines in enumerate(lower) if begins[j] and _is_name(lines)]
            values = [j for j in self.valued[band] if begins[j]]
            proven = bool(names) and ((bool(values) and names[0] < values[-1]) or any(self.counted(band, j) for j in names))
            # Where nothing but the name of a group stands above, this is the group's first row.
            if proven and any(self.above[names[0] :]):
                found += self.border(band, begins, names[0], values)
            else:
                self.above = [a + b for a, b in zip(self.above, lower, strict=True)]
        return found

    def border(self, band: int, begins: list[bool], name: int, values: list[int]) -> list[Edge]:
        """The ruling above a band, and what stands in each column from there on."""
        found = []
        for j, lower in enumerate(self.bands[band]):
            if lower:
                # A unit belongs to the value beside it, and nothing but a note in brackets goes on with a value.
                apart = j + 1 in values or (_is_value(self.above[j]) and not lower[0][0].text.startswith("("))
                ends = begins[j] or (j > name and apart and not self.crosses(band, j))
            else:
                # What is left of the names groups rows: it stands for all of them, where nothing is printed below it.
                ends = j > name or _is_value(self.above[j])
            if ends and not self.whole[j]:
                found.append(Edge(self.ys[band], self.xs[j], self.xs[j + 1]))
            self.above[j] = lower if ends else self.above[j] + lower
        return found

    def begins(self, band: int, column: int) -> bool:
        """Whether what a band holds in a column does not go on with what stands above it there."""
        upper, lower = self.above[column], self.bands[band][column]
        if not lower or self.whole[column] or self.crosses(band, column):
            return False
        first = _said(lower[:1])
        if not upper or (_is_value(upper[-1:]) and _is_value(lower)) or OWN_ROW.match(first) or self.numbered(band, column):
            return True
        word, last = lower[0][0], upper[-1]
        steps = (word.base - last[0].base) / self.step(column, word.size)
        if first == _said(upper[:1]) or steps > APART:
            return True
        if RESUMES.match(first) and not CLOSED.search(_said(upper)):
            return False
        if steps > LOOSE:
            return True
        room = self.xs[column + 1] - self.xs[column] - PADDING - (last[-1].x1 - last[0].x0)
        fits = room > word.x1 - word.x0 + 0.5 * word.size
        return fits or self.tallest(band, column)

    def crosses(self, band: int, column: int) -> bool:
        """Whether the seam above a band runs through letters of the column."""
        lines, y = self.above[column][-1:] + self.bands[band][column][:1], self.ys[band]
        return any(w.base - 0.5 * w.size < y < w.base - 0.1 * w.size for line in lines for w in line)

    def numbered(self, band: int, column: int) -> bool:
        """Whether the next text to the left is a number or letter that counts this one, on the same line."""
        lower = self.bands[band]
        counter = self.counter(lower, column)
        if counter is None:
            return False
        number, first = lower[counter][0][0], lower[column][0][0]
        return abs(number.base - first.base) < 0.2 * number.size

    def counter(self, lower: list[Lines], column: int) -> int | None:
        """The next column to the left with text, where that is one number or letter."""
        beside = next((j for j in range(column - 1, -1, -1) if lower[j]), None)
        return beside if beside is not None and len(lower[beside]) == 1 and ORDINAL.match(_said(lower[beside])) else None

    def counted(self, band: int, column: int) -> bool:
        """Whether the number or letter to the left is the next after the one above it."""
        counter = self.counter(self.bands[band], column) if self.numbered(band, column) else None
        if counter is None:
            return False
        last = next((text for line in reversed(self.above[counter]) if ORDINAL.match(text := _said([line]))), "")
        return bool(last) and _said(self.bands[band][counter]).strip(".)") == _next(last.strip(".)"))

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
    """Whether these lines are one figure, or one each, or say that there is none; one in brackets goes with what is above."""
    texts = ["".join(w.text for w in line) for line in lines]
    whole = "".join(texts)
    return (bool(lines) and not whole.startswith("(") and (is_figure(whole) or all(map(is_figure, texts)))) or whole in NOTHING


def _is_name(lines: Lines) -> bool:
    text = _said(lines)
    return is_year(text) or (sum(map(str.isalpha, text)) >= 3 and not _is_value(lines))


def _said(lines: Lines) -> str:
    return " ".join(w.text for line in lines for w in line)


def _next(ordinal: str) -> str:
    """The number or letter after this one."""
    return str(int(ordinal) + 1) if ordinal.isdecimal() else chr(ord(ordinal) + 1) if len(ordinal) == 1 else ""
