"""Passages: the texts of a document one after the other, where items of a list know their list and what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.document.model import Block, Document, Heading, Paragraph, Table, Text, join
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled

OPEN_END = compiled(r"(?i)\b(?:nomor|no|tahun|tentang|dan|atas)[.:]?\s*$")
NO_OPENING = compiled(r"(?!)")
LEADS = compiled(r"(?i):\s*$|\b(?:sebagai|adalah)?\s*berikut(?:\s+ini)?\s*[.:]?\s*$")


class Passage(Struct, frozen=True, dict=True):
    """A paragraph (with what continues it on the next page), heading, caption or cell.

    list_id  number of the list that it is an item of, or None where it is not an item
    lead     for an item: the heading above its list and the text that leads to it
    """

    text: Text
    list_id: int | None = None
    lead: str = ""


def passages(document: Document, opens_item: re.Pattern[str]) -> Iterator[Passage]:
    """The texts in reading order. A paragraph is an item where it has a marker or begins with `opens_item`."""
    number, strays = 0, 0
    heading = lead = ""
    for block in _joined(document.blocks):
        if isinstance(block, Table):
            yield from (Passage(cell.text) for cell in block.cells)
            continue
        if isinstance(block, Paragraph):
            match = opens_item.search(block.text.string)
            if block.marker or (match is not None and match.start() <= 3):
                yield Passage(block.text, number, " | ".join(filter(None, [heading, lead])))
                strays = 0
                continue
            # One stray paragraph between items is a running header or the rest of an item: the list goes on.
            strays += 1
            if strays > 1 or LEADS.search(block.text.plain):
                number, lead = number + 1, block.text.plain[-250:]
        elif isinstance(block, Heading):
            number, heading, lead, strays = number + 1, block.title, "", 1
        yield Passage(block.text)


@remembered
def items_by_marker(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, where only a printed marker makes an item."""
    return tuple(passages(document, NO_OPENING))


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks, with a paragraph that only continues the one before (broken by a page) joined to it."""
    held: Paragraph | None = None
    for block in blocks:
        if held is not None and isinstance(block, Paragraph) and _continues(held, block):
            held = Paragraph(join([held.text, block.text]), held.place, held.heading, held.marker)
            continue
        if held is not None:
            yield held
        held = block if isinstance(block, Paragraph) else None
        if held is None:
            yield block
    if held is not None:
        yield held


def _continues(first: Paragraph, second: Paragraph) -> bool:
    ended = first.text.string.rstrip()[-1:] in ".;:?!"
    start = second.text.string.lstrip()[:1]
    return not second.marker and not ended and (start.islower() or OPEN_END.search(first.text.string) is not None)
