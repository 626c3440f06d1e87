"""Lines and tables of all pages, in reading order, to headings, captions, paragraphs, contents and tables."""
from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct, field

from lakip_lint import patterns
from lakip_lint.document.contents import contents_lines, entries
from lakip_lint.document.grid import Grid, final_cells
from lakip_lint.document.joining import Draft, append, continues, draft_of, join_resumed_rows
from lakip_lint.document.lines import PrintedLine, make_lines
from lakip_lint.document.model import Block, Caption, Heading, Paragraph, Place, Table, Text, TocEntry, join
from lakip_lint.document.outline import Mark, caption_match, closed_up
from lakip_lint.document.paragraphs import (
    MARKER,
    breaks,
    centred,
    join_lines,
    measures,
    place_of_lines,
    word_fits,
)
from lakip_lint.document.sections import headings_of
from lakip_lint.document.words import Word
from lakip_lint.patterns import compiled

ABOVE = 80.0
"""A caption or title belongs to a table that begins within this distance (points) below it."""
KINDS = {"table": "tabel", "diagram": "grafik", "bagan": "gambar"}
SOURCE = compiled(r"^\(?sumber\s*(?:data\b|[:=])", re.I)


class PageContent(Struct):
    """The body of one page: its lines of prose (margins taken out) and its tables."""

    number: int
    width: float
    height: float
    lines: list[PrintedLine] = field(default_factory=list)
    margins: list[PrintedLine] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    has_text: bool = True
    read_by: str = ""
    """The recognizer that read it from a picture, or ""."""
    sideways: list[Word] = field(default_factory=list)
    """Words on their side or upside down outside of tables: they belong to no line."""


class Assembler:
    """Walks over the content of the pages and collects blocks."""

    def __init__(self, pages: list[PageContent]) -> None:
        self.pages = pages
        sizes = Counter(round(line.size) for p in pages for line in p.lines for _ in line.words)
        self.body = float(sizes.most_common(1)[0][0]) if sizes else 11.0
        self.measures = measures([(p.number, p.width, p.lines) for p in pages])
        self.toc = self.listed()
        prose = [line for p in pages for line in p.lines if id(line) not in self.toc]
        self.marks = headings_of(prose, self.body)
        self.blocks: list[Block] = []
        self.contents: list[TocEntry] = []
        self.heading: Heading | None = None
        self.pending: list[PrintedLine] = []
        self.draft: Draft | None = None
        self.drafts: dict[int, Draft] = {}
        self.sources: dict[int, list[PrintedLine]] = {}

    def run(self) -> None:
        """Fill `blocks` and `contents`."""
        for page in self.pages:
            for position, item in enumerate(_reading_order(page)):
                if isinstance(item, Grid):
                    self.table(item, position == 0)
                else:
                    self.pending.append(item)
        self.flush()
        self.finish_tables()

    def listed(self) -> set[int]:
        """The ids of the lines of the table of contents."""
        return contents_lines([p.lines for p in self.pages])

    def begins(self, group: list[PrintedLine], line: PrintedLine) -> bool:
        """Whether `line` begins a new paragraph after the lines of `group`."""
        return breaks(group, line, self.measures)

    def table(self, grid: Grid, first_on_page: bool) -> None:
        """Take a table part: the next part of the table before it, or a new table."""
        draft = self.draft
        if draft and not self.pending and continues(draft, grid, first_on_page):
            append(draft, grid)
            return
        if grid.lone:
            self.pending += make_lines([w for cell in grid.cells() for line in cell.lines for w in line], grid.page)
            return
        self.flush()
        self.draft = draft_of(grid)
        index = len(self.drafts)
        self.drafts[index] = self.draft
        self.blocks.append(Table(index, (), 0, self.draft.places, heading=self.heading))

    def flush(self) -> None:
        """Make blocks of the lines collected since the last table."""
        if not self.pending:
            return
        self.draft = None
        lines, self.pending = self.pending, []
        i = 0
        group: list[PrintedLine] = []
        while i < len(lines):
            line = lines[i]
            mark = self.marks.get(id(line))
            caption = None if mark else self.caption_at(line)
            listed = id(line) in self.toc
            if group and (listed or mark or caption or self.begins(group, line)):
                self.paragraph(group)
                group = []
            if listed:
                end = next((j for j in range(i, len(lines)) if id(lines[j]) not in self.toc), len(lines))
                self.contents += entries(lines[i:end])
                i = end
            elif mark:
                i = self.add_heading(lines, i, mark)
            elif caption:
                i = self.add_caption(lines, i, caption)
            else:
                group.append(line)
                i += 1
        self.paragraph(group)

    def add_heading(self, lines: list[PrintedLine], i: int, mark: Mark) -> int:
        """Add the heading at line `i` with the lines its title runs over; returns the next line's index."""
        used, title = [lines[i]], mark.title.strip()
        while i + len(used) < len(lines) and len(used) < 4 and self.goes_on(used, lines[i + len(used)], mark, title):
            title = f"{title} {closed_up(lines[i + len(used)])}".strip()
            used.append(lines[i + len(used)])
        text = join([line.text for line in used])
        self.heading = Heading(mark.number, title, mark.level, text, place_of_lines(used))
        self.blocks.append(self.heading)
        return i + len(used)

    def goes_on(self, used: list[PrintedLine], line: PrintedLine, mark: Mark, title: str) -> bool:
        """Whether `line` is the next line of a heading's title."""
        last = used[-1]
        if line.page != last.page or id(line) in self.toc or id(line) in self.marks or caption_match(line.string):
            return False
        step = (line.base - last.base) / max(line.size, last.size)
        if not title:
            return step < 6 and (line.bold or closed_up(line).isupper() or line.size > self.body + 0.8)
        if line.bold != last.bold or abs(line.size - last.size) > 0.8 or not 0 < step < 2.4:
            return False
        page = self.measures[line.page]
        if mark.kind == "chapter":
            return line.string.isupper() == last.string.isupper() or (len(used) == 1 and not mark.title and centred(line, page))
        if MARKER.match(line.string) or mark.kind == "named" or line.string.rstrip().endswith(":"):
            return False
        if not mark.strong and step > 1.9:
            return False
        return not word_fits(last, line, page, page.right) or (last.string.isupper() and line.string.isupper() and step < 1.9)

    def caption_at(self, line: PrintedLine) -> re.Match[str] | None:
        """The parts of a caption line; without a number it must look like a title."""
        match = caption_match(line.string)
        if match and not match["number"]:
            titled = line.bold or line.string.isupper() or centred(line, self.measures[line.page])
            return match if titled else None
        return match

    def add_caption(self, lines: list[PrintedLine], i: int, match: re.Match[str]) -> int:
        """Add the caption at line `i` with the lines its title runs over; returns the next line's index."""
        used, title = [lines[i]], match["title"].strip()
        rest = lines[i + 1 :]
        if not title and len(rest) <= 3 and all(self.can_title(line) for line in rest):
            # Nothing else stands between the number and the table.
            used, title = lines[i:], " ".join(line.string for line in rest)
        while i + len(used) < len(lines) and len(used) < 5 and self.titles(used, lines[i + len(used)], title):
            title = f"{title} {lines[i + len(used)].string}".strip()
            used.append(lines[i + len(used)])
        of = match["of"].lower()
        number = patterns.sub(r"\s+", "", match["number"] or "")
        text = join([line.text for line in used])
        self.blocks.append(Caption(KINDS.get(of, of), number, title, text, place_of_lines(used)))
        return i + len(used)

    def can_title(self, line: PrintedLine) -> bool:
        """Whether a line in plain print can be (part of) a title."""
        other = id(line) in self.toc or id(line) in self.marks or caption_match(line.string) or MARKER.match(line.string)
        return not other and not line.string.endswith((".", ":", ";")) and not SOURCE.match(line.string)

    def titles(self, used: list[PrintedLine], line: PrintedLine, title: str) -> bool:
        """Whether `line` is the next line of a caption's title."""
        last = used[-1]
        named = caption_match(line.string)
        if named and (named["number"] or title):
            return False
        if line.page != last.page or id(line) in self.toc or id(line) in self.marks:
            return False
        step = (line.base - last.base) / max(line.size, last.size)
        if not 0 < step < 2.6 or MARKER.match(line.string) or SOURCE.match(line.string):
            return False
        page = self.measures[line.page]
        titled = line.bold or line.string.isupper() or centred(line, page)
        if not title or (len(used) == 1 and title.upper() == title and len(title) < 12):
            return titled or (line.x1 - line.x0 < 0.7 * (page.right - page.left) and step < 2.2)
        alike = line.bold == last.bold and abs(line.size - last.size) < 0.8 and step < 2.2
        if alike and titled and (line.bold or centred(last, page) or last.string.isupper()):
            return True
        return alike and step < 1.9 and not word_fits(last, line, page, page.right)

    def paragraph(self, lines: list[PrintedLine]) -> None:
        """Add the paragraph of these lines."""
        if not lines:
            return
        text = join_lines(lines)
        marker = MARKER.match(text.string)
        if marker:
            text = text.cut(marker.start("rest"), len(text.string))
        paragraph = Paragraph(text, place_of_lines(lines), self.heading, marker["marker"] if marker else "")
        self.sources[id(paragraph)] = lines
        self.blocks.append(paragraph)

    def finish_tables(self) -> None:
        """Put the finished tables in the place of their first part, with what is printed above them."""
        for position, block in enumerate(self.blocks):
            if isinstance(block, Table):
                draft = self.drafts[block.index]
                join_resumed_rows(draft)
                caption = self.caption_of(position)
                self.blocks[position] = Table(
                    block.index, tuple(tuple(row) for row in final_cells(draft.slots)), draft.header_rows, draft.places,
                    tuple(draft.part_starts), draft.numbers_row, caption, block.heading,
                    None if caption else self.lead_of(position),
                )

    def caption_of(self, position: int) -> Caption | None:
        """The caption above a table (a short note may stand between), or right below it."""
        table = self.blocks[position]
        assert isinstance(table, Table)
        for distance, block in enumerate(reversed(self.blocks[max(0, position - 3) : position])):
            if isinstance(block, Caption):
                near = block.of == "tabel" and self.is_above(block.place, table, next_to=not distance)
                return block if near else None
            if not isinstance(block, Paragraph) or len(block.text.string) > 110 or block.text.string.endswith("."):
                break
        following = self.blocks[position + 1 : position + 3]
        if following and isinstance(below := following[0], Caption) and below.of == "tabel":
            last = table.parts[-1]
            close = below.place.page == last.page and 0 <= below.place.box.top - last.box.bottom < 40
            if close and not (len(following) > 1 and isinstance(following[1], Table)):
                return below
        return None

    def is_above(self, place: Place, table: Table, next_to: bool = True) -> bool:
        """Whether something at `place` stands right above a table, or ends the page before it."""
        if place.page == table.place.page:
            return 0 <= table.place.box.top - place.box.bottom + 4 < ABOVE
        height = next(p.height for p in self.pages if p.number == table.place.page)
        return next_to and place.page == table.place.page - 1 and table.place.box.top < 0.25 * height

    def lead_of(self, position: int) -> Text | None:
        """The lines of title right above a table, or the sentence that introduces it."""
        table = self.blocks[position]
        assert isinstance(table, Table)
        found: list[Text] = []
        for block in reversed(self.blocks[max(0, position - 3) : position]):
            if not isinstance(block, Paragraph) or not self.is_above(block.place, table):
                break
            lines = self.sources[id(block)]
            titled = all(line.bold or line.string.isupper() or centred(line, self.measures[line.page]) for line in lines)
            if titled and len(block.text.string) < 200:
                found.insert(0, block.text)
                continue
            if not found:
                return self.introduction(block)
            break
        return join(found) if found else None

    def introduction(self, paragraph: Paragraph) -> Text | None:
        """The last sentence of a paragraph, where it introduces a table; a short unfinished line is one too."""
        sentences = list(paragraph.sentences())
        string = sentences[-1].string.strip() if sentences else ""
        if string.endswith(":") or (len(string) < 110 and not string.endswith(".")) or "berikut" in string.lower():
            return sentences[-1]
        return None


def _reading_order(page: PageContent) -> list[PrintedLine | Grid]:
    """Lines keep the order they have (columns one after the other); each table stands before the first line below it."""
    items: list[PrintedLine | Grid] = []
    grids = sorted(page.grids, key=lambda g: g.box.top)
    for line in page.lines:
        while grids and grids[0].box.top <= line.top:
            items.append(grids.pop(0))
        items.append(line)
    return [*items, *grids]
