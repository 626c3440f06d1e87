"""The table of contents and the lists of tables: which lines belong to them, and their entries."""
from __future__ import annotations

import re

from lakip_lint import patterns
from lakip_lint.document.lines import PrintedLine
from lakip_lint.document.model import TocEntry, join
from lakip_lint.document.outline import CHAPTER, DECIMAL, LETTER, NAMED, closed_up
from lakip_lint.patterns import compiled

PAGE = r"(?:[IVX]{1,4}\s?[-–.]\s?)?\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}"
LEADERS = compiled(rf"^(?P<title>.*?\S)\s*(?:[.…·_•]\s?){{4,}}\s*(?P<page>{PAGE})?\W*$")
SHORT_LEADERS = compiled(rf"^(?P<title>.*?\S)\s*(?:[.…]\s?){{2,}}\s*(?P<page>{PAGE})$")
TRAILING = compiled(rf"^(?P<title>\S.*?\S)\s+(?P<page>{PAGE})$")
PAGE_HEAD = compiled(r"^(?:hal(?:aman)?|no|nomor)\.?\s+(?=[A-Z])|^hal(?:aman)?\.?$", re.I)
ONLY_PAGE = compiled(rf"^(?:[.…·_•]\s?)*\s*(?P<page>{PAGE})$")
LIST_TITLE = compiled(r"^daftar\s+(?:isi|tabel|gambar|grafik|lampiran|singkatan)\b", re.I)
NUMBERED = compiled(
    r"^(?P<number>(?:tabel|gambar|grafik|lampiran|diagram)\s*\.?\s*(?:[IVX]+|\d+)(?:[.\-]\d+)*)[\s.:]*(?P<title>.*)$",
    re.I,
)
HALF = 0.35
"""A page belongs to the contents when at least this share of its lines ends in a page number."""


def entry_page(line: PrintedLine, loose: bool = False) -> str | None:
    """The page number at the end of a line of contents, or None.

    `loose` takes a number that is not set apart by leaders or white space.
    """
    match = LEADERS.match(line.string) or SHORT_LEADERS.match(line.string) or ONLY_PAGE.match(line.string)
    if match and match["page"]:
        return patterns.sub(r"\s", "", match["page"])
    match = TRAILING.match(line.string)
    if match and len(line.words) > 1:
        gap = line.words[-1].x0 - line.words[-2].x1
        if gap > 1.2 * line.size or (loose and match["page"].isdigit()):
            return patterns.sub(r"\s", "", match["page"])
    return None


def contents_lines(pages: list[list[PrintedLine]]) -> set[int]:
    """The ids of the lines that belong to a table of contents or a list of tables (its title left out)."""
    found: set[int] = set()
    inside = False
    for lines in pages:
        start = next((i for i, line in enumerate(lines) if _is_title(line)), None)
        entries = sum(entry_page(line) is not None for line in lines)
        dotted = sum(bool(LEADERS.match(line.string)) for line in lines)
        if start is not None:
            taken = _numbered_run(lines, start + 1) if entries < 3 else _taken(lines[start + 1 :])
            if inside:
                taken |= _taken(lines[:start])
        elif inside and (entries >= max(2, HALF * len(lines)) or len(_numbered_run(lines, 0)) >= 2):
            taken = _taken(lines) | _numbered_run(lines, 0)
        elif dotted >= 3 and entries >= HALF * len(lines):
            taken = _taken(lines)
        else:
            taken = set()
        inside = bool(taken)
        found |= taken
    return found


def _numbered_run(lines: list[PrintedLine], start: int) -> set[int]:
    """Lines from `start` on that all end in a number, as in a list of contents without leaders; none for less than two."""
    taken: list[PrintedLine] = []
    before = 0
    for line in lines[start:]:
        match = LEADERS.match(line.string) or TRAILING.match(line.string)
        page = match["page"] if match else None
        if page and page.isdigit() and int(page) < before:
            break
        if not page and not CHAPTER.match(line.string):
            break
        before = int(page) if page and page.isdigit() else before
        taken.append(line)
    return {id(line) for line in taken} if len(taken) >= 2 else set()


def _taken(lines: list[PrintedLine]) -> set[int]:
    """Lines up to the last entry; titles of further lists stay out."""
    last = max((i for i, line in enumerate(lines) if entry_page(line)), default=-1)
    return {id(line) for line in lines[: last + 1] if not _is_title(line)}


def _is_title(line: PrintedLine) -> bool:
    """Whether this is the title of a list ("DAFTAR ISI"), not an entry for it."""
    string = closed_up(line)
    match = LIST_TITLE.match(string)
    return bool(match) and len(string) < 30 and not patterns.search(r"\d|\.{3}", string) and (line.bold or string.isupper())


def entries(lines: list[PrintedLine]) -> list[TocEntry]:
    """The entries of consecutive lines; one may be printed over several lines, with the page on the last."""
    result: list[TocEntry] = []
    pending: list[PrintedLine] = []
    loose = sum(entry_page(line) is not None for line in lines) < 0.3 * len(lines)
    for line in lines:
        if pending and _begins(line):
            result.append(_entry(pending, ""))
            pending = []
        pending.append(line)
        page = entry_page(line, loose)
        if page is not None:
            result.append(_entry(pending, page))
            pending = []
    if pending:
        result.append(_entry(pending, ""))
    return [e for e in result if e.title or e.number]


def _begins(line: PrintedLine) -> bool:
    return any(pattern.match(line.string) for pattern in (CHAPTER, DECIMAL, LETTER, NAMED, NUMBERED))


def _entry(lines: list[PrintedLine], page: str) -> TocEntry:
    text = join([line.text for line in lines])
    string = text.string
    match = LEADERS.match(string) or SHORT_LEADERS.match(string)
    if match:
        string = match["title"]
    elif page:
        string = patterns.sub(rf"\s*\b(?:{PAGE})$", "", string)
    string = PAGE_HEAD.sub("", string)
    number, title = "", string
    for pattern in (CHAPTER, NUMBERED, DECIMAL, LETTER):
        parts = pattern.match(string)
        if parts:
            number = parts["number"]
            number = f"BAB {number.upper()}" if pattern is CHAPTER else patterns.sub(r"\s+", " ", number)
            title = parts["title"]
            break
    else:
        bare = patterns.match(r"^(?P<number>[A-Z])\s+(?P<title>[A-Z].*)$", string)
        if bare:
            number, title = bare["number"], bare["title"]
    return TocEntry(number, title.strip(" .:…"), page, text, lines[0].place)
