"""The table of contents of a report as entries, whether or not it is printed with dotted leaders."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Document, Line, TocEntry
from lakip_lint.memory import remembered
from lakip_lint.patterns import Cued, compiled

LIST_TITLE = compiled(r"^\s*daftar\s+(?:isi|tabel|gambar|grafik|lampiran|diagram|bagan)\s*$", re.I)
CONTENTS_TITLE = compiled(r"^\s*daftar\s+isi\s*$", re.I)
LEADER_END = Cued(compiled(r"(?:\.\s?){4,}\s*(?:\d+|[ivx]+)?\s*$|…+\s*(?:\d+|[ivx]+)?\s*$", re.I), "..", ". .", ".\n.", "…")
NUMBER = r"BAB\s*[IVXL]+|BAB\s*\d+|(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})+|[IVX]{1,4}(?=[.\s])|[A-Z](?=[.\s])|\d{1,2}(?=[.\s])"
ENTRY = compiled(rf"^(?P<number>{NUMBER})?[\s.:–-]*(?P<title>\S.*?)[\s.…]*[\s.…](?P<page>\d{{1,3}}|[ivx]{{1,6}})\s*$")
NUMBERED = compiled(rf"^(?P<number>{NUMBER})[\s.:–-]+(?P<title>\S.*)$")
LEAST_ENTRIES = 4


@remembered
def contents_pages(document: Document) -> frozenset[int]:
    """Pages that hold the table of contents or lists of tables and figures."""
    counts = Counter(e.place.page for e in document.contents)
    pages = {page for page, count in counts.items() if count >= 3}
    for page in document.pages:
        lines = [line.text.plain for line in page.lines]
        leaders = sum(1 for line in lines if LEADER_END.search(line))
        titled = any(LIST_TITLE.match(line) for line in lines[:6])
        numbered = sum(1 for line in lines if patterns.search(r"\D\s\d{1,3}$", line)) if titled else 0
        if leaders >= 5 or (titled and (leaders >= 1 or numbered >= 3)):
            pages.add(page.number)
    return frozenset(pages)


@remembered
def table_of_contents(document: Document) -> tuple[TocEntry, ...]:
    """The entries as they were read; where most came without a page, those of the lines below the title "DAFTAR ISI"."""
    read = document.contents
    if read and sum(bool(e.page) for e in read) * 2 >= len(read):
        return tuple(_with_number(e) for e in read)
    found = tuple(_from_lines(document))
    arabic = [int(e.page) for e in found if e.page.isdigit()]
    rising = sum(a <= b for a, b in pairwise(arabic))
    if len(found) < LEAST_ENTRIES or rising < 0.8 * (len(arabic) - 1):
        return tuple(_with_number(e) for e in read)
    return found


def _with_number(entry: TocEntry) -> TocEntry:
    """The entry with its number parted from the title."""
    match = None if entry.number else NUMBERED.match(entry.title)
    return replace(entry, number=match["number"], title=match["title"]) if match else entry


def _from_lines(document: Document) -> Iterator[TocEntry]:
    strange = 0
    for line in _lines_below_title(document):
        match = ENTRY.match(line.text.plain)
        if match and not patterns.match(r"\s*(?:tabel|gambar|grafik)\b", line.text.plain, re.I):
            strange = 0
            yield TocEntry(match["number"] or "", match["title"], match["page"], line.text, line.place)
            continue
        strange += 1
        if strange >= 4 or LIST_TITLE.match(line.text.plain):
            return


def _lines_below_title(document: Document) -> Iterator[Line]:
    """The lines from "DAFTAR ISI" on; a further page only where one of its first lines is an entry."""
    begun = 0
    for page in document.pages:
        lines = list(page.lines)
        if not begun:
            start = next((i for i, line in enumerate(lines) if CONTENTS_TITLE.match(line.text.plain)), None)
            if start is None:
                continue
            begun, lines = page.number, lines[start + 1 :]
        elif page.number > begun + 3 or not any(ENTRY.match(line.text.plain) for line in lines[:2]):
            return
        yield from lines
