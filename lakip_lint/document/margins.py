"""Running headers, footers and printed page numbers: what repeats from page to page and is not content."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.grid import Grid, drop_empty_rows
from lakip_lint.document.lines import PrintedLine, printed_line
from lakip_lint.document.words import GAP, Word
from lakip_lint.patterns import compiled

BAND = 0.12
"""Running headers and footers stand in this share of the page height at its top or bottom."""
EDGE_LINES = 3
"""Or they are among this many first or last lines of their page, at the same height on a good part of the pages."""
PAGE_NUMBER = compiled(
    r"^\W*(?:(?:hal(?:aman)?|page)\.?\s*)?(?P<n>(?:[IVX]{1,4}\s?[-–]\s?)?\d{1,3}|[ivxlc]{1,7}|[IVX]{1,6})"
    r"(?:\s*(?:dari|of|/)\s*\d+)?\W*$",
    re.I,
)
NUMBER = r"(?P<n>(?:[IVX]{1,4}\s?[-–]\s?)?\d{1,3}|[ivxlc]{1,7})"
TRAILING_NUMBER = compiled(rf"(?:\||\bhal(?:aman)?\.?|\bpage|[-–]|\s)\s*{NUMBER}\s*[-–|]?\s*$")
LEADING_NUMBER = compiled(r"^(?P<n>\d{1,3})(?=\s*[A-Z|])")

EDGE = 0.08
"""Footers and page numbers inside a table are no more than this share of the page height from the page's end."""
REPEATED, RUNNING = 3, 8
"""Such a footer has so many letters (or more), and stands at the same place of so many pages."""


class PageLines(Protocol):
    """What must be known of a page to find its margins."""

    number: int
    height: float
    lines: list[PrintedLine]


class PageGrids(PageLines, Protocol):
    """And of its tables."""

    margins: list[PrintedLine]
    grids: list[Grid]


def running_lines(pages: Sequence[PageLines]) -> set[int]:
    """The ids of the lines that are running headers, footers or page numbers."""
    spots: dict[tuple[str, int], list[tuple[int, bool, PrintedLine]]] = defaultdict(list)
    for page in pages:
        edges = _edge_lines(page.lines)
        for line in page.lines:
            band = line.bottom < BAND * page.height or line.top > (1 - BAND) * page.height
            if band or id(line) in edges:
                low = line.top > 0.5 * page.height
                # Footers are counted from the bottom, so that pages of two sizes share them.
                where = round((line.base - page.height) / 6) if low else round(line.base / 6)
                spots[(_key(line), where)].append((page.number, band, line))
    found: set[int] = set()
    for (key, where), hits in spots.items():
        near = [hit for d in (-1, 0, 1) for hit in spots.get((key, where + d), [])]
        numbers = {number for number, _, _ in near}
        in_band = all(band for _, band, _ in hits)
        if _repeats(numbers, len(pages), in_band) and (key or in_band or len(numbers) >= 4):
            found.update(id(line) for _, _, line in hits)
    return found | _stray_numbers(pages, found)


def _edge_lines(lines: list[PrintedLine]) -> set[int]:
    ordered = sorted(lines, key=lambda line: line.base)
    return {id(line) for line in [*ordered[:EDGE_LINES], *ordered[-EDGE_LINES:]]}


def _key(line: PrintedLine) -> str:
    """What stays of a line from page to page: no digits; nothing at all of a page number."""
    if PAGE_NUMBER.match(line.string):
        return ""
    return patterns.sub(r"\d+|\W+", "", patterns.sub(r"\s[ivxlc]{1,6}$", "", line.string).lower())


def _repeats(numbers: set[int], pages: int, in_band: bool) -> bool:
    """Whether so many pages are enough: fewer where they follow each other (a header of one chapter)."""
    if not in_band:
        return len(numbers) >= max(4, 0.2 * pages)
    close = len(numbers) >= 3 and max(numbers) - min(numbers) <= 3 * len(numbers)
    return close or len(numbers) >= max(3, 0.12 * pages)


def _stray_numbers(pages: Sequence[PageLines], found: set[int]) -> set[int]:
    """Page numbers printed elsewhere (on landscape pages, say): a lone number that fits the count of the pages around."""
    offsets: dict[int, int] = {}
    for page in pages:
        number = printed_number([line for line in page.lines if id(line) in found])
        if number.isdigit():
            offsets[page.number] = int(number) - page.number
    stray: set[int] = set()
    for page in pages:
        if page.number in offsets:
            continue
        near = sorted(offsets, key=lambda n: abs(n - page.number))[:4]
        expected = {offsets[n] + page.number for n in near}
        edges = _edge_lines(page.lines)
        for line in page.lines:
            match = PAGE_NUMBER.match(line.string)
            if match and id(line) in edges and match["n"].isdigit() and int(match["n"]) in expected:
                stray.add(id(line))
    return stray


def take_margins(pages: Sequence[PageGrids]) -> None:
    """Move what stands inside a table's last rows, at the page's edge, and is a footer or a page number to the margins."""
    feet = {page.number: lines for page in pages if (lines := _feet(page))}
    spots: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in [*feet.get(page.number, ()), *page.margins]:
            spots[_spot(line, page.height)].add(page.number)
    offsets = {p.number: int(n) - p.number for p in pages if (n := printed_number(p.margins)).isdigit()}
    counted = Counter(int(line.string) - n for n, lines in feet.items() for line in lines if _is_number(line))
    steady = {offset for offset, count in counted.items() if count >= REPEATED}
    for page in pages:
        near = sorted(offsets, key=lambda n: abs(n - page.number))[:4]
        expected = {str(offset + page.number) for offset in {offsets[n] for n in near} | steady}
        taken = [
            line for line in feet.get(page.number, ())
            if (_is_number(line) and page.number not in offsets and line.string in expected)
            or (len(_key(line)) >= RUNNING and len(spots[_spot(line, page.height)]) >= REPEATED)
        ]
        if taken:
            page.margins += [_made_whole(line) for line in taken]
            _take_out(page.grids, {id(word) for line in taken for word in line.words})


def _feet(page: PageGrids) -> list[PrintedLine]:
    """The lines that stand inside of tables at the page's end, put together across columns; lone words of a cell apart."""
    edge = (1 - EDGE) * page.height
    words = [
        word for grid in page.grids if grid.box.bottom > edge
        for cell in grid.cells() for line in cell.lines for word in line if word.top > edge and not word.turn
    ]
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        if rows and word.base - rows[-1][0].base <= 0.4 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [printed_line(sorted(row, key=lambda w: w.x0), page.number) for row in rows]


def _spot(line: PrintedLine, height: float) -> tuple[str, int]:
    """What a footer shares from page to page: its letters, and its distance from the page's end."""
    return _key(line), round((line.base - height) / 6)


def _is_number(line: PrintedLine) -> bool:
    return len(line.words) == 1 and line.string.isdigit() and len(line.string) <= 3


def _made_whole(line: PrintedLine) -> PrintedLine:
    """The line with the words made one that a ruling had cut."""
    words = line.words[:1]
    for word in line.words[1:]:
        if word.x0 - words[-1].x1 < GAP * word.size:
            words[-1] = replace(words[-1], text=words[-1].text + word.text, x1=word.x1)
        else:
            words.append(word)
    return printed_line(words, line.page)


def _take_out(grids: Sequence[Grid], words: set[int]) -> None:
    for grid in grids:
        for cell in grid.cells():
            lines = [[word for word in line if id(word) not in words] for line in cell.lines]
            cell.lines = [line for line in lines if line]
        drop_empty_rows(grid)


def printed_number(margins: list[PrintedLine]) -> str:
    """The page number among the lines of a page's margins, or ""."""
    for line in margins:
        match = PAGE_NUMBER.match(line.string)
        if match:
            return patterns.sub(r"\s", "", match["n"])
    for line in margins:
        match = TRAILING_NUMBER.search(line.string) or LEADING_NUMBER.search(line.string)
        if match:
            return patterns.sub(r"\s", "", match["n"])
    return ""
