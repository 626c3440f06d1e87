"""Changing one piece of text of a document that was read, its places kept: a misprint without printing a new PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.merge import touch
from lakip_lint.document.model import Block, Caption, Cell, Document, Heading, Line, Page, Paragraph, Place, Span, Table, Text


class Spot(Struct, frozen=True, order=True):
    """Characters `start:end` of a block's text, or of that of one of its cells (`row`, `column`; -1 where it is no table)."""

    block: int
    row: int
    column: int
    start: int
    end: int


class Edit(Struct, frozen=True):
    """What is printed at a spot instead of what stood there."""

    spot: Spot
    new: str


def texts_of(document: Document) -> Iterator[tuple[Spot, Text]]:
    """Every text that can be changed, once, with the spot that covers the whole of it. Empty ones are left out."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            seen: set[int] = set()
            for cell in (c for row in block.rows for c in row if c is not None):
                if id(cell) not in seen and cell.text.string.strip():
                    seen.add(id(cell))
                    yield Spot(number, cell.row, cell.column, 0, len(cell.text.string)), cell.text
        elif block.text.string.strip():
            yield Spot(number, -1, -1, 0, len(block.text.string)), block.text


def text_at(document: Document, spot: Spot) -> Text:
    """The whole text in which a spot lies."""
    block = document.blocks[spot.block]
    if isinstance(block, Table):
        cell = block.cell(spot.row, spot.column)
        assert cell is not None
        return cell.text
    return block.text


def printed(document: Document, spot: Spot) -> str:
    return text_at(document, spot).string[spot.start : spot.end]


def place_of(document: Document, spot: Spot) -> Place | None:
    return text_at(document, spot).place(spot.start, spot.end)


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """The document with all edits made; those of one text must not overlap."""
    for edit in sorted(edits, key=lambda e: e.spot, reverse=True):
        document = _edited(document, edit)
    return document


def _edited(document: Document, edit: Edit) -> Document:
    spot, old = edit.spot, printed(document, edit.spot)
    where = place_of(document, spot)
    block = document.blocks[spot.block]
    changed: Block
    if isinstance(block, Table):
        changed = _with_cell(block, spot, edit.new)
    elif isinstance(block, Paragraph):
        changed = replace(block, text=replaced(block.text, spot.start, spot.end, edit.new))
    else:
        changed = _with_title(block, spot, old, edit.new)
    blocks = tuple(changed if i == spot.block else _pointing(b, block, changed) for i, b in enumerate(document.blocks))
    blocks = tuple(_with_lead(b, where, old, edit.new) if where else b for b in blocks)
    pages = tuple(_with_lines(p, where, old, edit.new) if where and p.number == where.page else p for p in document.pages)
    return replace(document, blocks=blocks, pages=pages)


def replaced(text: Text, start: int, end: int, new: str) -> Text:
    """The text with other characters at `start:end`; what is printed there takes the place of what stood there."""
    delta = len(new) - (end - start)
    before = [s for s in text.spans if s.end <= start]
    hit = [s for s in text.spans if s.start < end and s.end > start]
    after = [Span(s.start + delta, s.end + delta, s.place, s.bold) for s in text.spans if s.start >= end]
    middle = []
    if hit:
        place = text.place(hit[0].start, hit[-1].end) or hit[0].place
        stop = max(hit[-1].end, end) + delta
        middle = [Span(min(hit[0].start, start), stop, place, hit[0].bold)] if stop > hit[0].start else []
    return Text(text.string[:start] + new + text.string[end:], (*before, *middle, *after))


def _with_cell(table: Table, spot: Spot, new: str) -> Table:
    old = table.cell(spot.row, spot.column)
    assert old is not None
    cell = replace(old, text=replaced(old.text, spot.start, spot.end, new))
    return replace(table, rows=tuple(tuple(_other(c, old, cell) for c in row) for row in table.rows))


def _other(cell: Cell | None, old: Cell, new: Cell) -> Cell | None:
    return new if cell is old else cell


def _with_title(block: Heading | Caption, spot: Spot, old: str, new: str) -> Heading | Caption:
    """A heading or caption keeps its number and title apart from its text."""
    text = replaced(block.text, spot.start, spot.end, new)
    before = block.text.string[: spot.start].count(old)
    in_number = block.number.count(old)
    if before < in_number:
        return replace(block, text=text, number=block.number.replace(old, new, 1))
    return replace(block, text=text, title=_nth(block.title, old, new, before - in_number))


def _nth(string: str, old: str, new: str, n: int) -> str:
    """`string` with the n-th occurrence (from 0) of `old` changed."""
    pieces = string.split(old)
    if len(pieces) <= n + 1:
        return string
    return old.join(pieces[: n + 1]) + new + old.join(pieces[n + 1 :])


def _pointing(block: Block, old: Block, new: Block) -> Block:
    """A block that names a heading or caption, pointed at the changed one."""
    if isinstance(block, Paragraph | Table) and isinstance(new, Heading) and block.heading is old:
        return replace(block, heading=new)
    if isinstance(block, Table) and isinstance(new, Caption) and block.caption is old:
        return replace(block, caption=new)
    return block


def _with_lead(block: Block, where: Place, old: str, new: str) -> Block:
    """A table that repeats the changed text as the line above it."""
    if not isinstance(block, Table) or block.lead is None:
        return block
    lead = _with_text(block.lead, where, old, new)
    return block if lead is block.lead else replace(block, lead=lead)


def _with_lines(page: Page, where: Place, old: str, new: str) -> Page:
    """The page with the same change made in its lines, where the text stands unbroken in one of them."""
    return replace(page, lines=tuple(_with_line(line, where, old, new) for line in page.lines))


def _with_line(line: Line, where: Place, old: str, new: str) -> Line:
    text = _with_text(line.text, where, old, new)
    return line if text is line.text else replace(line, text=text)


def _with_text(text: Text, where: Place, old: str, new: str) -> Text:
    """A text that repeats what stood at a place, with the same change; itself where it does not."""
    start = text.string.find(old)
    while start >= 0:
        if touch(text.place(start, start + len(old)), where):
            return replaced(text, start, start + len(old), new)
        start = text.string.find(old, start + 1)
    return text
