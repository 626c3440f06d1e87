"""What a file shows: pages, lines, tables, headings, captions, paragraphs, each with its place.

Nothing here knows what a performance report is. Coordinates are PDF points from the top left of the page;
`page` counts pages of the file from 1. A file without pages (Word) has guessed ones, with boxes that only tell order and
columns; its document is not `paged`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from lakip_lint.memory import remember_strings
from lakip_lint.patterns import compiled


class Box(Struct, frozen=True, order=True):
    """A rectangle in points: left, top, right, bottom."""

    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0

    def union(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))


class Place(Struct, frozen=True, order=True):
    """Where something is printed."""

    page: int
    box: Box = Box()


class Span(Struct, frozen=True):
    """Characters `start:end` of a `Text` and the place where they are printed."""

    start: int
    end: int
    place: Place
    bold: bool = False


class Text(Struct, frozen=True):
    """A string that knows where each of its words is printed.

    In a cell `string` keeps the line breaks of the cell; in a paragraph lines are joined by single spaces.
    """

    string: str
    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return self.string

    def place(self, start: int = 0, end: int | None = None) -> Place | None:
        """The place of the characters `start:end`: the union of their boxes on the page where they begin."""
        stop = len(self.string) if end is None else end
        hit = [s.place for s in self.spans if s.start < stop and s.end > start]
        if not hit:
            return None
        box = hit[0].box
        for place in hit[1:]:
            if place.page == hit[0].page:
                box = box.union(place.box)
        return Place(hit[0].page, box)

    def cut(self, start: int, end: int) -> Text:
        """The part `start:end`, with the places of its words."""
        spans = tuple(
            Span(max(s.start, start) - start, min(s.end, end) - start, s.place, s.bold)
            for s in self.spans
            if s.start < end and s.end > start
        )
        return Text(self.string[start:end], spans)

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        heavy = sum(s.end - s.start for s in self.spans if s.bold)
        return bool(self.spans) and heavy * 2 > sum(s.end - s.start for s in self.spans)

    @property
    def plain(self) -> str:
        """The string with every run of white space as one space."""
        return _plain(self.string)


@remember_strings
def _plain(string: str) -> str:
    return " ".join(string.split())


def join(texts: list[Text], glue: str = " ") -> Text:
    """Texts one after the other, `glue` between them."""
    string, spans = "", []
    for text in texts:
        if string:
            string += glue
        offset = len(string)
        spans += [Span(s.start + offset, s.end + offset, s.place, s.bold) for s in text.spans]
        string += text.string
    return Text(string, tuple(spans))


class Line(Struct, frozen=True):
    """One printed line in reading order."""

    text: Text
    place: Place
    size: float = 0.0
    in_table: bool = False


class Heading(Struct, frozen=True):
    """A chapter or section heading. `number` as printed without closing dot ("BAB III", "3.1", "A"), or ""."""

    number: str
    title: str
    level: int
    text: Text
    place: Place
    kind: Literal["heading"] = "heading"


class Caption(Struct, frozen=True):
    """The caption of a table or figure. `of` is "tabel", "gambar" or "grafik"; `number` as printed ("3.1") or ""."""

    of: str
    number: str
    title: str
    text: Text
    place: Place
    kind: Literal["caption"] = "caption"


class Paragraph(Struct, frozen=True, dict=True):
    """Running text or a list item. `marker` is the printed numbering of a list item ("1.", "a)") or ""."""

    text: Text
    place: Place
    heading: Heading | None = None
    marker: str = ""
    kind: Literal["paragraph"] = "paragraph"

    def sentences(self) -> tuple[Text, ...]:
        return self._sentences

    @cached_property
    def _sentences(self) -> tuple[Text, ...]:
        return tuple(split_sentences(self.text))


ABBREVIATIONS = "Rp|No|Kab|Kec|Prov|Tk|dll|dst|dsb|tgl|Jl|Drs|Dr|Ir|Hj?|SE|SH|ST|hal|Kel|Th|TA|ttd|vs|Ps|ayat|Gol"


SENTENCE_END = compiled(r"[.!?;][\"”')\]]*\s+(?=[\"“(\-•]?\s?[A-Z])")
ABBREVIATION = compiled(rf"\W*(?:{ABBREVIATIONS}|[A-Za-z]|\d{{1,2}}|[IVX]+)")


def split_sentences(text: Text) -> list[Text]:
    """Cut where a sentence ends (. ; ? !), never inside a number or an abbreviation."""
    pieces, start = [], 0
    for match in SENTENCE_END.finditer(text.string):
        before = text.string[start : match.start()]
        last = before.split()[-1] if before.split() else ""
        if ABBREVIATION.fullmatch(last):
            continue
        pieces.append(text.cut(start, match.end()))
        start = match.end()
    pieces.append(text.cut(start, len(text.string)))
    return [piece for piece in pieces if piece.string.strip()]


class Cell(Struct, frozen=True):
    """One cell of a table. `text` keeps the line breaks printed in the cell; `row`, `column` are its first slot in the grid."""

    row: int
    column: int
    text: Text
    place: Place
    row_span: int = 1
    column_span: int = 1

    @property
    def plain(self) -> str:
        return self.text.plain


class Table(Struct, frozen=True, dict=True):
    """A table as a grid, possibly over several pages.

    rows          grid[row][column]; a merged cell stands in every slot it covers; None where no cell is drawn
    header_rows   how many of the first rows are header (repeated headers of later parts are removed)
    numbers_row   index of the row of column numbers ("1 2 3", "(1) (2) (3)") right under the header, or None
    parts         the place of each part, in reading order (one part a page)
    part_starts   index in `rows` of the first row of each part
    """

    index: int
    rows: tuple[tuple[Cell | None, ...], ...]
    header_rows: int
    parts: tuple[Place, ...]
    part_starts: tuple[int, ...] = (0,)
    numbers_row: int | None = None
    caption: Caption | None = None
    heading: Heading | None = None
    lead: Text | None = None
    """The line or two of text printed right above the table when there is no caption (a title, or "... sebagai berikut :")."""
    kind: Literal["table"] = "table"

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    @property
    def place(self) -> Place:
        return self.parts[0]

    @cached_property
    def first_body_row(self) -> int:
        return self.header_rows + (1 if self.numbers_row == self.header_rows else 0)

    @cached_property
    def header_paths(self) -> tuple[tuple[str, ...], ...]:
        """For each column the texts of its header cells from top to bottom, a merged cell once, empty ones left out."""
        paths = []
        for column in range(self.width):
            path: list[str] = []
            seen: set[int] = set()
            for row in self.rows[: self.header_rows]:
                cell = row[column] if column < len(row) else None
                if cell is None or id(cell) in seen or not cell.plain:
                    continue
                seen.add(id(cell))
                path.append(cell.plain)
            paths.append(tuple(path))
        return tuple(paths)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells row by row, a merged one once."""
        return tuple({id(cell): cell for row in self.rows for cell in row if cell is not None}.values())

    def cell(self, row: int, column: int) -> Cell | None:
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None

    @property
    def title(self) -> str:
        """Caption, else the lead line, else the heading, for telling the table to a reader."""
        if self.caption and self.caption.title:
            return self.caption.title
        if self.lead:
            return self.lead.plain
        return self.heading.title if self.heading else ""


Block = Heading | Caption | Paragraph | Table


class Page(Struct, frozen=True):
    """A page. `printed_number` is the page number printed on it, or "". `margins` are running headers and footers."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    margins: tuple[Line, ...] = ()
    printed_number: str = ""
    has_text: bool = True
    has_picture: bool = False
    """A picture covers a good part of the page (figures in it cannot be read)."""
    read_by: str = ""
    """The recognizer that read it from a picture (OCR), so that none of its characters is certain; "" for text of the file."""


class TocEntry(Struct, frozen=True):
    """A line of the table of contents: number, title, and the page as printed."""

    number: str
    title: str
    page: str
    text: Text
    place: Place


class Problem(Struct, frozen=True):
    """Something that could not be read. `what`: page-without-text | picture | table-not-understood | hidden-text |
    sideways-text | missing-pages (`detail`: how many pages the file says that it has)."""

    what: str
    place: Place
    detail: str = ""


class Document(Struct, frozen=True, dict=True):
    """One report as it was read. `blocks` are headings, captions, paragraphs and tables in reading order."""

    path: str
    sha256: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...] = ()
    contents: tuple[TocEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    paged: bool = True
    """Whether pages are those of the file. In a Word file they are only guessed, and never told to a reader."""

    def texts(self, *, sentences: bool = False) -> Iterator[Text]:
        """The text of each block and each cell in reading order; of a paragraph sentence by sentence where that is asked."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from (cell.text for cell in block.cells)
            elif isinstance(block, Paragraph) and sentences:
                yield from block.sentences()
            else:
                yield block.text

    @cached_property
    def pages_by_ocr(self) -> frozenset[int]:
        """The pages whose characters were read from a picture: everything printed on them is only what it looked like."""
        return frozenset(p.number for p in self.pages if p.read_by)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Heading))

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Caption))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))
