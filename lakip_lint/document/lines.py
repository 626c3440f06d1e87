"""Words to printed lines in reading order, and which of them are running headers, footers and page numbers."""
from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from lakip_lint.document.model import Line, Place, Text
from lakip_lint.document.words import Word, box_of, place_of, text_of_lines

COLUMN_GAP = 3.2
"""White space wider than this many font sizes can divide columns of a line."""
BAND = 0.12
"""Running headers and footers stand in this share of the page height at its top or bottom."""
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:hal(?:aman)?|page)\.?\s*)?(?P<n>\d{1,3}|[ivxlc]{1,7}|[IVX]{1,6})(?:\s*(?:dari|of|/)\s*\d+)?\W*$", re.I
)
TRAILING_NUMBER = re.compile(r"(?:\||\bhal(?:aman)?\.?|\bpage|[-–])\s*(?P<n>\d{1,3}|[ivxlc]{1,7})\s*[-–]?\s*$", re.I)


@dataclass
class PrintedLine:
    """One line of prose while a page is read."""

    words: list[Word]
    page: int

    def __post_init__(self) -> None:
        box = box_of(self.words)
        self.x0, self.top, self.x1, self.bottom = box.x0, box.top, box.x1, box.bottom
        self.base = self.words[0].base
        self.size = max(w.size for w in self.words)
        letters = sum(len(w.text) for w in self.words)
        self.bold = sum(len(w.text) for w in self.words if w.bold) * 2 > letters
        self.string = " ".join(w.text for w in self.words)

    @property
    def text(self) -> Text:
        return text_of_lines([self.words])

    @property
    def place(self) -> Place:
        return place_of(self.words)

    def line(self, in_table: bool = False) -> Line:
        return Line(self.text, self.place, round(self.size, 2), in_table)


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
                result += [PrintedLine(p, page) for p in column]
            i = block
        else:
            result.append(PrintedLine([w for piece in pieces[i] for w in piece], page))
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


def _key(line: PrintedLine) -> str:
    """What stays of a line from page to page: no digits; nothing at all of a page number."""
    if PAGE_NUMBER.match(line.string):
        return ""
    return re.sub(r"\d+|\W+", "", line.string.lower())


def running_lines(pages: list[tuple[int, float, list[PrintedLine]]]) -> set[int]:
    """The ids of lines that are running headers, footers or page numbers. `pages` are (number, height, lines)."""
    spots: dict[tuple[str, int], list[tuple[int, PrintedLine]]] = defaultdict(list)
    for number, height, lines in pages:
        for line in lines:
            where = line.top if line.bottom < BAND * height else (line.top - height if line.top > (1 - BAND) * height else None)
            if where is not None:
                spots[(_key(line), round(where / 12))].append((number, line))
    found: set[int] = set()
    for (key, spot), hits in spots.items():
        near = {n for d in (-1, 0, 1) for n, _ in spots.get((key, spot + d), [])}
        # A header may alternate between odd and even pages, and change from chapter to chapter.
        local = len(near) >= 3 and max(near) - min(near) <= 3 * len(near)
        if key:
            enough = local or len(near) >= max(3, 0.12 * len(pages))
        else:
            enough = len(near) >= 2 and all(PAGE_NUMBER.match(line.string) for _, line in hits)
        if enough:
            found.update(id(line) for _, line in hits)
    return found


def printed_number(margins: list[PrintedLine]) -> str:
    """The page number among the lines of a page's margins, or ""."""
    for line in margins:
        match = PAGE_NUMBER.match(line.string)
        if match:
            return match["n"]
    for line in margins:
        match = TRAILING_NUMBER.search(line.string)
        if match:
            return match["n"]
    return ""
