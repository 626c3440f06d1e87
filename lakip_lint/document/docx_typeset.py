"""The content of a Word file set on paper, so that it is read further as a page is: a line for each paragraph, a grid for
each table. Nothing of the layout is true but the order, the columns, the indents and what is centred.

Word does not store its pages. Where it noted them when it saved, those are taken; else a page is full after so many lines.
"""
from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from msgspec import Struct, field

from lakip_lint.document.blocks import PageContent
from lakip_lint.document.docx_content import (
    Item,
    NewPage,
    Run,
    Sheet,
    WordParagraph,
    WordPicture,
    WordTable,
)
from lakip_lint.document.docx_frame import Frame
from lakip_lint.document.docx_setting import LETTER, LINE, belong, cell_lines, divided, set_words, shift
from lakip_lint.document.grid import Grid, GridCell, is_table, tidy
from lakip_lint.document.headers import has_figures, header_extent
from lakip_lint.document.lines import PrintedLine, make_lines, printed_line
from lakip_lint.document.model import Box, Place, Problem
from lakip_lint.document.paragraphs import Measure
from lakip_lint.document.words import Word

ROOM = 0.7
"""A line is pressed into this share of the width of the text, so that a next word would always fit behind it."""
PICTURE = 0.25
"""A picture that covers this share of a page may hold a table or figures."""


class Typeset(Struct):
    """The pages, and what the file says outright of some of their lines (by id)."""

    pages: list[PageContent] = field(default_factory=list)
    measures: dict[int, Measure] = field(default_factory=dict)
    starts: set[int] = field(default_factory=set)
    """Lines that begin a paragraph."""
    listed: set[int] = field(default_factory=set)
    """Lines of a table of contents."""
    levels: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Lines of a heading style: its level, and the number that Word puts before it."""
    headers: dict[int, int] = field(default_factory=dict)
    """Tables (grids) whose first rows are marked as header: how many."""
    problems: list[Problem] = field(default_factory=list)


class Typesetter:
    """Sets items one below the other."""

    def __init__(self, rendered: bool = False) -> None:
        self.rendered = rendered
        """Whether Word noted where its pages begin."""
        self.result = Typeset()
        self.sheet = Sheet()
        self.page: PageContent | None = None
        self.y = 0.0
        self.used = 0.0
        """Height that the page has taken, were its lines as long as the paper allows."""

    def set(self, items: Iterable[Item]) -> Typeset:
        for item in items:
            if isinstance(item, NewPage):
                self.turn(item)
            elif isinstance(item, WordParagraph):
                self.paragraph(item)
            elif isinstance(item, WordTable):
                self.table(item)
            else:
                self.picture(item)
        return self.result

    # ---- pages

    def turn(self, new: NewPage) -> None:
        """End the page, unless nothing stands on it yet."""
        self.sheet = new.sheet or self.sheet
        self.page = None

    def on_page(self, need: float = 0.0) -> PageContent:
        """The page to set on; a new one where this is full."""
        room = self.sheet.height - self.sheet.top - self.sheet.bottom
        if self.page is not None and not self.rendered and self.used + need > room and self.used > 0.5 * room:
            self.page = None
        if self.page is None:
            number = len(self.result.pages) + 1
            self.page = PageContent(number, self.sheet.width, self.sheet.height)
            self.result.pages.append(self.page)
            self.result.measures[number] = Measure(self.sheet.left, self.sheet.width - self.sheet.right)
            self.y, self.used = self.sheet.top, 0.0
        return self.page

    @property
    def width(self) -> float:
        return self.sheet.width - self.sheet.left - self.sheet.right

    # ---- paragraphs

    def paragraph(self, paragraph: WordParagraph) -> None:
        """One line, or one for each of its line breaks."""
        pitch = LINE * paragraph.size * paragraph.pitch
        lines = divided(paragraph)
        if not any(run.text.strip() for line in lines for run in line):
            self.y += pitch + paragraph.before + paragraph.after
            self.used += pitch
            return
        long = [sum(len(run.text) for run in line) * LETTER * paragraph.size for line in lines]
        height = sum(max(1, ceil(length / self.width)) for length in long) * pitch + paragraph.before + paragraph.after
        page = self.on_page(height)
        self.used += height
        self.y += paragraph.before
        for i, runs in enumerate(lines):
            words = self.words(runs, paragraph, page.number, first=not i)
            if words:
                line = printed_line(words, page.number)
                page.lines.append(line)
                self.note(line, paragraph, first=not i)
            self.y += LINE * paragraph.size if i + 1 < len(lines) else pitch
        self.y += paragraph.after

    def note(self, line: PrintedLine, paragraph: WordParagraph, first: bool) -> None:
        """Keep what the file says of a line."""
        if first:
            self.result.starts.add(id(line))
            if paragraph.level:
                self.result.levels[id(line)] = (paragraph.level, paragraph.marker.strip())
        if paragraph.listed:
            self.result.listed.add(id(line))

    def words(self, runs: list[Run], paragraph: WordParagraph, page: int, first: bool) -> list[Word]:
        """The words of a line at their places."""
        left = min(max(paragraph.left + (paragraph.first if first else 0.0), 0.0), 0.5 * self.width)
        words = set_words(runs, page, self.y, paragraph.listed or paragraph.leader)
        if not words:
            return []
        length = words[-1].x1
        room = ROOM * (self.width - left)
        squeeze = min(1.0, room / length)
        x0 = self.sheet.left + left
        if paragraph.align == "center":
            x0 = self.sheet.left + (self.width - squeeze * length) / 2
        elif paragraph.align in ("right", "end"):
            x0 = self.sheet.left + self.width - squeeze * length
        shift(words, x0, squeeze)
        belong(words, paragraph)
        return words

    # ---- tables

    def table(self, table: WordTable) -> None:
        """A grid; what is a table only in name becomes lines. Tables inside of it follow."""
        frame = Frame.of(table)
        page = self.on_page(self.table_height(frame, most=3))
        top = self.y
        grid, inner = self.grid(frame, page)
        if table.bold_first and grid.slots:
            embolden(grid)
        tidy(grid)
        marked = marked_header(grid, table)
        if is_table(grid) and (table.ruled or stands_alone(grid)):
            self.y, self.used = grid.box.bottom + LINE * 4, self.used + self.table_height(frame)
            page.grids.append(grid)
            if marked:
                self.result.headers[id(grid)] = marked
            for item in inner:
                self.set([item])
            return
        self.y = top
        self.loosen(table, grid, page)

    def loosen(self, table: WordTable, grid: Grid, page: PageContent) -> None:
        """Set what stands in a table that only arranges text: side by side where its lines are short, else one by one."""
        cells = [cell for row in table.rows for cell in row.cells]
        tables = any(isinstance(item, WordTable) for cell in cells for item in cell.items)
        if grid.width < 2 or tables or not grid.slots:
            for cell in cells:
                self.set(cell.items)
            return
        words = [word for cell in grid.cells() for words in cell.lines for word in words]
        for line in make_lines(words, page.number):
            self.result.starts.add(id(line))
            page.lines.append(line)
        self.y = max(self.y, grid.box.bottom)
        self.used += grid.box.bottom - grid.box.top
        self.set([item for cell in cells for item in cell.items if isinstance(item, WordPicture)])

    def table_height(self, frame: Frame, most: int | None = None) -> float:
        """About how high the first `most` rows would be printed."""
        total = 0.0
        for row in frame.rows[:most]:
            total += 4 + max((frame.height(cell) for cell in row), default=12.0)
        return total

    def grid(self, frame: Frame, page: PageContent) -> tuple[Grid, list[Item]]:
        """The cells of a table at their places, and the tables and pictures that stand in them."""
        left = self.sheet.left
        columns = len(frame.xs) - 1
        slots: list[list[GridCell | None]] = []
        inner: list[Item] = []
        y = self.y
        for row in frame.rows:
            made: list[GridCell | None] = [None] * columns
            lines_high = 1
            for placed in row:
                above = slots[-1][placed.start] if slots and placed.cell.merge == "continue" else None
                if above is not None and (placed.start == 0 or slots[-1][placed.start - 1] is not above):
                    cell = above
                else:
                    cell = GridCell(Box(left + frame.xs[placed.start], y, left + frame.xs[placed.end], y), page=page.number)
                    cell.lines, rest = cell_lines(placed.cell, cell.box, page.number)
                    inner += rest
                    lines_high = max(lines_high, len(cell.lines))
                for j in range(placed.start, placed.end):
                    made[j] = cell
            bottom = y + max((c.lines[-1][0].bottom - y for c in made if c and c.lines and c.box.top == y), default=12.0) + 4
            for filled in made:
                if filled is not None:
                    filled.box = Box(filled.box.x0, filled.box.top, filled.box.x1, bottom)
            slots.append(made)
            y = bottom
        box = Box(left + frame.xs[0], self.y, left + frame.xs[-1], y)
        return Grid(page.number, box, [left + x for x in frame.xs], slots), inner

    # ---- pictures

    def picture(self, picture: WordPicture) -> None:
        """Note a picture that may hold figures, and content that is embedded in another form."""
        self.used += min(picture.height, 0.6 * self.sheet.height)
        share = picture.width * picture.height / (self.sheet.width * self.sheet.height)
        if share >= PICTURE or picture.detail in ("OLEObject", "altChunk"):
            page = self.on_page()
            box = Box(self.sheet.left, self.y, self.sheet.width - self.sheet.right, self.y + LINE)
            self.result.problems.append(Problem("picture", Place(page.number, box), picture.detail))
            self.y += LINE


def embolden(grid: Grid) -> None:
    """Print the first row bold, as the style of the table does."""
    for cell in grid.row_cells(0):
        for line in cell.lines:
            for word in line:
                word.bold = True


def marked_header(grid: Grid, table: WordTable) -> int:
    """How many of the first rows the file marks as header, as far as they hold no figures."""
    marked = 0
    for row in table.rows:
        if not row.header:
            break
        marked += 1
    kept = 0
    while kept < min(marked, len(grid.slots) - 1) and not has_figures(grid.slots[kept]):
        kept += 1
    return kept


def stands_alone(grid: Grid) -> bool:
    """Whether a table without lines is one by what it holds: a header, or figures in several rows."""
    if header_extent(grid.slots)[0]:
        return True
    return sum(has_figures(row) for row in grid.slots) >= 2
