"""Lines and tables of all pages, in reading order, to headings, captions, paragraphs, contents and tables."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from lakip_lint.document.grid import Grid, final_cells
from lakip_lint.document.joining import Draft, append, continues, draft_of
from lakip_lint.document.lines import PrintedLine
from lakip_lint.document.model import Block, Caption, Heading, Paragraph, Place, Span, Table, Text, TocEntry, join
from lakip_lint.document.outline import (
    LEADERS,
    MARKER,
    SENTENCE_END,
    Mark,
    caption_match,
    closed_up,
    heading_mark,
)

HYPHENATED = re.compile(r"[a-z]-$")


@dataclass
class PageContent:
    """The body of one page: its lines of prose (margins taken out) and its tables."""

    number: int
    width: float
    height: float
    lines: list[PrintedLine] = field(default_factory=list)
    margins: list[PrintedLine] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    has_text: bool = True


class Assembler:
    """Walks over the content of the pages and collects blocks."""

    def __init__(self, pages: list[PageContent], body_size: float) -> None:
        self.pages, self.body = pages, body_size
        self.blocks: list[Block] = []
        self.contents: list[TocEntry] = []
        self.heading: Heading | None = None
        self.prose: list[PrintedLine] = []
        self.draft: Draft | None = None
        self.drafts: dict[int, Draft] = {}
        self.since_table = 0
        self.in_contents = False

    def run(self) -> None:
        for page in self.pages:
            for position, item in enumerate(_reading_order(page)):
                if isinstance(item, Grid):
                    self.table(item, position == 0)
                else:
                    self.line(item)
        self.flush()
        self.finish_tables()

    def line(self, line: PrintedLine) -> None:
        self.prose.append(line)

    def table(self, grid: Grid, first_on_page: bool) -> None:
        draft = self.draft
        if draft and first_on_page and not self.prose and draft.last.page == grid.page - 1 and continues(draft, grid):
            append(draft, grid)
            return
        self.flush()
        self.draft = draft_of(grid)
        table = Table(len(self.drafts), (), 0, (Place(grid.page, grid.box),), heading=self.heading)
        self.drafts[len(self.drafts)] = self.draft
        self.blocks.append(table)

    def flush(self) -> None:
        if not self.prose:
            return
        self.draft = None
        lines, self.prose = self.prose, []
        i = 0
        group: list[PrintedLine] = []
        while i < len(lines):
            line = lines[i]
            mark = heading_mark(line, self.body)
            caption = None if mark else caption_match(line.string)
            entry = LEADERS.match(line.string)
            if entry or mark or caption:
                self.paragraph(group)
                group = []
            if entry:
                self.contents.append(TocEntry("", entry["title"], entry["page"] or "", line.text, line.place))
                i += 1
            elif mark:
                i = self.add_heading(lines, i, mark)
            elif caption:
                i = self.add_caption(lines, i, caption)
            else:
                if group and _breaks(group, line):
                    self.paragraph(group)
                    group = []
                group.append(line)
                i += 1
        self.paragraph(group)

    def add_heading(self, lines: list[PrintedLine], i: int, mark: Mark) -> int:
        used = [lines[i]]
        title = mark.title
        while (
            i + len(used) < len(lines) and len(used) < 3
            and lines[i + len(used)].page == used[-1].page
            and lines[i + len(used)].bold == used[0].bold and abs(lines[i + len(used)].size - used[0].size) < 0.6
            and (used[0].bold or lines[i + len(used)].string.isupper())
            and lines[i + len(used)].top - used[-1].bottom < 1.2 * used[0].size
            and heading_mark(lines[i + len(used)], self.body) is None
            and caption_match(lines[i + len(used)].string) is None
        ):
            title = (title + " " + closed_up(lines[i + len(used)].string)).strip()
            used.append(lines[i + len(used)])
        text = join([line.text for line in used])
        self.heading = Heading(mark.number, title, mark.level, text, used[0].place)
        self.blocks.append(self.heading)
        return i + len(used)

    def add_caption(self, lines: list[PrintedLine], i: int, match: re.Match[str]) -> int:
        used = [lines[i]]
        title = match["title"].strip()
        while i + len(used) < len(lines) and len(used) < 4 and lines[i + len(used)].page == used[-1].page:
            line = lines[i + len(used)]
            near = line.top - used[-1].bottom < 0.9 * line.size
            alike = line.bold == used[-1].bold and abs(line.size - used[-1].size) < 0.6
            if not near or (title and not alike) or caption_match(line.string) or heading_mark(line, self.body):
                break
            if not line.bold and title and line.x1 - line.x0 > 380:
                break
            title = (title + " " + line.string).strip()
            used.append(line)
        of = match["of"].lower()
        kind = {"table": "tabel", "diagram": "grafik", "bagan": "gambar"}.get(of, of)
        text = join([line.text for line in used])
        number = re.sub(r"\s+", "", match["number"] or "")
        self.blocks.append(Caption(kind, number, title, text, used[0].place))
        return i + len(used)

    def paragraph(self, lines: list[PrintedLine]) -> None:
        if not lines:
            return
        text = join_lines(lines)
        marker = MARKER.match(text.string)
        if marker:
            text = text.cut(marker.start("rest"), len(text.string))
        place = Place(lines[0].page, lines[0].place.box)
        for line in lines[1:]:
            if line.page == place.page:
                place = Place(place.page, place.box.union(line.place.box))
        self.blocks.append(Paragraph(text, place, self.heading, marker["marker"] if marker else ""))

    def finish_tables(self) -> None:
        """Put the finished tables in the place of their first part."""
        for position, block in enumerate(self.blocks):
            if not isinstance(block, Table):
                continue
            draft = self.drafts[block.index]
            before = self.blocks[position - 1] if position else None
            close = before is not None and not isinstance(before, Table) and before.place.page in (
                block.place.page, block.place.page - 1)
            self.blocks[position] = Table(
                block.index, tuple(tuple(row) for row in final_cells(draft.slots)), draft.header_rows, draft.places,
                tuple(draft.part_starts), draft.numbers_row,
                before if isinstance(before, Caption) and close and before.of == "tabel" else None, block.heading,
                before.text if isinstance(before, Paragraph) and close and len(before.text.string) < 200 else None,
            )


def _reading_order(page: PageContent) -> list[PrintedLine | Grid]:
    """Lines keep the order they have (columns one after the other); each table stands before the first line below it."""
    items: list[PrintedLine | Grid] = []
    grids = sorted(page.grids, key=lambda g: g.box.top)
    for line in page.lines:
        while grids and grids[0].box.top <= line.top:
            items.append(grids.pop(0))
        items.append(line)
    return [*items, *grids]


def _breaks(group: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether `line` begins a new paragraph after `group`."""
    last = group[-1]
    if MARKER.match(line.string):
        return True
    if line.page != last.page:
        return bool(SENTENCE_END.search(last.string)) or not line.string[:1].islower()
    gap = line.top - last.bottom
    gaps = [b.top - a.bottom for a, b in pairwise(group) if a.page == b.page]
    usual = min(gaps, default=0.8 * line.size)
    if gap > max(usual + 0.5 * line.size, 0.9 * line.size) or gap < -2 * line.size:
        return True
    if line.bold != last.bold and abs(line.x0 - last.x0) < 3 and len(group) == 1:
        return True
    return bool(SENTENCE_END.search(last.string)) and line.x0 > min(g.x0 for g in group) + 12


def join_lines(lines: list[PrintedLine]) -> Text:
    """The lines of a paragraph as one text; a word divided at a line end is closed up."""
    string = ""
    spans: list[Span] = []
    for line in lines:
        text = line.text
        if string and HYPHENATED.search(string) and text.string[:1].islower():
            half = re.findall(r"[A-Za-z]+(?=-$)", string)[-1].lower()
            if not text.string.lower().startswith(half):
                string = string[:-1]
                spans[-1] = Span(spans[-1].start, spans[-1].end - 1, spans[-1].place, spans[-1].bold)
        elif string:
            string += " "
        offset = len(string)
        spans += [Span(s.start + offset, s.end + offset, s.place, s.bold) for s in text.spans]
        string += text.string
    return Text(string, tuple(spans))
