"""Words to printed lines in reading order."""
from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from msgspec import Struct

from lakip_lint.document.model import Line, Place, Text
from lakip_lint.document.words import Word, box_of, place_of, text_of_lines

COLUMN_GAP = 3.2
"""White space wider than this many font sizes can divide columns of a line."""


class PrintedLine(Struct):
    """One line of prose while a page is read. `x0` to `bottom`: the box of its words, in points from the upper left corner."""

    words: list[Word]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    """That of most letters."""
    bold: bool
    """Whether most letters are."""
    uniform: bool
    """Whether all letters are bold, or none."""
    string: str
    spaced: Text | None = None

    @property
    def text(self) -> Text:
        """Its words with what stands between them, made when first asked for."""
        if self.spaced is None:
            self.spaced = text_of_lines([self.words])
        return self.spaced

    @property
    def place(self) -> Place:
        return place_of(self.words)

    def line(self, in_table: bool = False) -> Line:
        return Line(self.text, self.place, round(self.size, 2), in_table)


def printed_line(words: list[Word], page: int) -> PrintedLine:
    """The line that these words make, which stand from left to right."""
    box = box_of(words)
    letters: dict[float, int] = defaultdict(int)
    for word in words:
        letters[word.size] += len(word.text)
    size = max(letters, key=lambda size: letters[size])
    whole = sum(letters.values())
    heavy = sum(len(w.text) for w in words if w.bold)
    string = " ".join([w.text for w in words])
    at = (box.x0, box.top, box.x1, box.bottom, words[0].base)
    return PrintedLine(words, page, *at, size, heavy * 2 > whole, heavy in (0, whole), string)


def make_lines(words: list[Word], page: int) -> list[PrintedLine]:
    """Words on shared baselines as lines, from top to bottom; columns (of signatures, say) one after the other."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        row = rows[-1] if rows else None
        if row and word.base - row[0].base <= 0.4 * min(word.size, row[0].size):
            row.append(word)
        else:
            rows.append([word])
    pieces: list[list[list[Word]]] = [_pieces(sorted(row, key=lambda w: w.x0)) for row in rows]
    result: list[PrintedLine] = []
    i = 0
    while i < len(pieces):
        block = _column_block(pieces, i)
        if block > i + 1:
            for column in _columns(pieces[i:block]):
                result += [printed_line(p, page) for p in column]
            i = block
        else:
            result.append(printed_line([w for piece in pieces[i] for w in piece], page))
            i += 1
    return result


def _pieces(row: list[Word]) -> list[list[Word]]:
    pieces = [[row[0]]]
    for left, right in pairwise(row):
        wide = right.x0 - left.x1 > COLUMN_GAP * max(left.size, right.size)
        if wide and not right.text.startswith((":", "=")) and left.text not in (":", "="):
            pieces.append([right])
        else:
            pieces[-1].append(right)
    return pieces


def _column_block(pieces: list[list[list[Word]]], start: int) -> int:
    """End of the run of lines from `start` that stand in two or more columns (single ones inside one column allowed)."""
    if len(pieces[start]) < 2:
        return start + 1
    divided, end = 1, start + 1
    cut = pieces[start][1][0].x0
    size = pieces[start][0][0].size
    while end < len(pieces) and pieces[end][0][0].base - pieces[end - 1][0][0].base < 7 * size:
        row = pieces[end]
        words = [w for piece in row for w in piece]
        crosses = len(row) == 1 and words[0].x0 < cut - size and words[-1].x1 > cut + size
        if crosses or len(row) > 3:
            break
        divided += len(row) > 1
        end += 1
    letters = sum(w.text[:1].isalpha() for row in pieces[start:end] for piece in row for w in piece[:1])
    firsts = sum(len(row) for row in pieces[start:end])
    return end if divided >= 2 and letters >= 0.7 * firsts else start + 1


def _columns(rows: list[list[list[Word]]]) -> list[list[list[Word]]]:
    """The pieces of these rows, column by column."""
    widest = max(rows, key=len)
    starts = [piece[0].x0 for piece in widest]
    ends = [piece[-1].x1 for piece in widest]
    borders = [(a + b) / 2 for a, b in zip(ends, starts[1:], strict=False)]
    columns: list[list[list[Word]]] = [[] for _ in widest]
    for row in rows:
        for piece in row:
            middle = (piece[0].x0 + piece[-1].x1) / 2
            columns[sum(middle > b for b in borders)].append(piece)
    return columns
