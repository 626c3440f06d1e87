"""Printed places as evidence."""
from __future__ import annotations

import re
from collections.abc import Iterable

from lakip_lint.checks.language import Words
from lakip_lint.checks.relation import Evidence
from lakip_lint.document.model import Document, Place, Text

LONGEST = 150
"""A quotation longer than this points at nothing: it is cut at a word."""


def quote(text: Text, role: str = "doubted", note: Words = "", start: int = 0, end: int | None = None) -> Evidence:
    """The characters `start:end` of a text as evidence, line breaks as spaces."""
    part = text.cut(start, len(text.string) if end is None else end)
    return Evidence(part.place() or text.place(), shorten(part.plain), role, note)


def shorten(text: str) -> str:
    """The first words of a long text."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0]


def printed_in(document: Document, pattern: str, pages: Iterable[int] | None = None) -> bool:
    """Whether a printed line of these pages (all where None) holds a match of `pattern`, capitals or not."""
    search = re.compile(pattern, re.I)
    wanted = None if pages is None else set(pages)
    pages_read = [page for page in document.pages if wanted is None or page.number in wanted]
    return any(search.search(line.text.plain) for page in pages_read for line in page.lines)


def lines_between(document: Document, start: Place, end: Place) -> list[str]:
    """The printed lines below `start` and above `end`."""
    return [
        line.text.plain
        for page in document.pages if start.page <= page.number <= end.page
        for line in page.lines
        if (page.number > start.page or line.place.box.top > start.box.top + 1)
        and (page.number < end.page or line.place.box.top < end.box.top - 1)
    ]
