"""A Document from simple text: for the examples of rules, and for tests.

BAB III AKUNTABILITAS KINERJA        a heading ("BAB ..", or a line that begins with "#": "# 3.1 Capaian")
Tabel 3.1 Capaian kinerja            a caption (also "Gambar ...", "Grafik ...")
| Indikator | Target | Realisasi |   a table; rows above "|---|" are header (the first row where that line is missing)
|---|---|---|
| IKM | 80 | 84,21 |                 "<" joins a cell to its left neighbour, "^" to the one above, "\\n" breaks a line
Any other lines                      a paragraph, up to the next blank line ("- " or "1. " begins a list item)
\\f                                  a new page (the form feed, or the two characters as written here)
BAB I PENDAHULUAN ........ 3         a line of the table of contents (three dots or more, then the page)
[hal 5]                              the page number printed on this page
[gambar]                             a picture that covers a good part of the page
[pindaian]                           a page that is only a picture (no text)
[huruf]                              letters on this page that could not be turned into text
[tersembunyi]                        text that nobody can see (white on white)
"""

from __future__ import annotations

import hashlib
import re

from lakip_lint import patterns
from lakip_lint.document.headers import is_numbers_row
from lakip_lint.document.model import (
    Block,
    Box,
    Caption,
    Cell,
    Document,
    Heading,
    Line,
    Page,
    Paragraph,
    Place,
    Problem,
    Span,
    Table,
    Text,
    TocEntry,
)
from lakip_lint.patterns import compiled

ROW_HEIGHT, COLUMN_WIDTH, LETTER = 12.0, 100.0, 5.0
CAPTION = compiled(r"^(tabel|gambar|grafik)\s+((?:[IVX]+|\d+)(?:\.\d+)*)?[\s.:]*(.*)$", re.I)
HEADING = compiled(r"^(?:#+\s*)?(BAB\s+[IVX]+|\d+(?:\.\d+)+|[A-Z](?=\.\s))?[.\s:–-]*(.*)$")
CONTENTS = compiled(
    r"^((?:BAB\s+[IVX]+|\d+(?:\.\d+)*|[A-Z]|(?:tabel|gambar|grafik)\s+[\dIVX.]*\d)(?=[\s.:]))?[\s.:–-]*"
    r"(.*?)\s*(?:\.{3,}|…+)\s*(\d{1,3}|[ivx]+)$",
    re.I,
)
DIRECTIVE = compiled(r"^\[(hal|gambar|pindaian|huruf|tersembunyi|halaman-hilang)\s*(\w*)\]$")
MARKER = compiled(r"^(-|•|\d{1,2}[.)]|[a-z][.)])\s+(.*)$")


def located(string: str, page: int, x: float, top: float, bold: bool = False) -> Text:
    """Text on one printed line that begins at `x`, `top`."""
    spans = tuple(
        Span(m.start(), m.end(), Place(page, Box(x + m.start() * LETTER, top, x + m.end() * LETTER, top + 10)), bold)
        for m in patterns.finditer(r"\S+", string)
    )
    return Text(string, spans)


class _Builder:
    def __init__(self) -> None:
        self.page, self.line = 1, 0
        self.blocks: list[Block] = []
        self.lines: dict[int, list[Line]] = {1: []}
        self.heading: Heading | None = None
        self.table_rows: list[str] = []
        self.prose: list[str] = []
        self.contents: list[TocEntry] = []
        self.problems: list[Problem] = []
        self.printed: dict[int, str] = {}

    @property
    def top(self) -> float:
        return 40 + self.line * ROW_HEIGHT

    def text(self, string: str, x: float = 40, bold: bool = False) -> Text:
        text = located(string, self.page, x, self.top, bold)
        place = text.place()
        if place:
            self.lines[self.page].append(Line(text, place, 10))
        self.line += 1
        return text

    def flush(self) -> None:
        if self.prose:
            text = self.text(" ".join(self.prose))
            marker = MARKER.match(text.string)
            place = text.place()
            assert place
            if marker:
                text = text.cut(marker.start(2), len(text.string))
            self.blocks.append(Paragraph(text, place, self.heading, marker.group(1) if marker else ""))
            self.prose = []
        if self.table_rows:
            self.blocks.append(self.table(self.table_rows))
            self.table_rows = []

    def table(self, rows: list[str]) -> Table:
        header = 1
        grid: list[list[str]] = []
        top = self.top
        for raw in rows:
            cells = [c.strip() for c in patterns.sub(r"^\|\s?|\s*\|$", "", raw.strip()).split("|")]
            if all(patterns.fullmatch(r":?-{2,}:?", c) for c in cells):
                header = len(grid)
                continue
            grid.append(cells)
        width = max(len(cells) for cells in grid)
        slots: list[list[Cell | None]] = [[None] * width for _ in grid]
        for i, cells in enumerate(grid):
            for j, content in enumerate(cells):
                if content in ("<", "^"):
                    continue
                right = next((k for k in range(j + 1, width) if k >= len(cells) or cells[k] != "<"), width)
                down = next((k for k in range(i + 1, len(grid)) if j >= len(grid[k]) or grid[k][j] != "^"), len(grid))
                y = top + i * ROW_HEIGHT
                string = content.replace("\\n", "\n")
                cell = Cell(
                    i,
                    j,
                    located(string, self.page, 40 + j * COLUMN_WIDTH, y),
                    Place(self.page, Box(40 + j * COLUMN_WIDTH, y, 40 + right * COLUMN_WIDTH, top + down * ROW_HEIGHT)),
                    down - i,
                    right - j,
                )
                for a in range(i, down):
                    for b in range(j, right):
                        slots[a][b] = cell
        self.line += len(grid)
        numbers = header if header < len(grid) and is_numbers_row([c for c in grid[header] if c not in ("<", "^")]) else None
        previous = self.blocks[-1] if self.blocks else None
        return Table(
            index=sum(isinstance(b, Table) for b in self.blocks),
            rows=tuple(tuple(r) for r in slots),
            header_rows=header,
            parts=(Place(self.page, Box(40, top, 40 + width * COLUMN_WIDTH, self.top)),),
            numbers_row=numbers,
            caption=previous if isinstance(previous, Caption) else None,
            heading=self.heading,
            lead=previous.text if isinstance(previous, Paragraph) and len(previous.text.string) < 160 else None,
        )

    def entry(self, match: re.Match[str]) -> None:
        text = self.text(match.string)
        place = text.place()
        assert place
        self.contents.append(TocEntry(match.group(1) or "", match.group(2), match.group(3), text, place))

    def directive(self, name: str, value: str) -> None:
        if name == "hal":
            self.printed[self.page] = value
        else:
            what = {
                "gambar": "picture", "pindaian": "page-without-text", "huruf": "unmapped-glyphs", "tersembunyi": "hidden-text",
                "halaman-hilang": "missing-pages",
            }[name]
            self.problems.append(Problem(what, Place(self.page, Box(40, self.top, 555, self.top + ROW_HEIGHT)), value))
            self.line += 1

    def feed(self, raw: str) -> None:
        line = raw.strip()
        if line.startswith("|"):
            if self.prose:
                self.flush()
            self.table_rows.append(line)
            return
        chapter = line.startswith("#") or patterns.match(r"BAB\s+[IVX]+\b", line)
        if self.table_rows or not line or chapter or CAPTION.match(line):
            self.flush()
        caption = CAPTION.match(line)
        entry, directive = CONTENTS.match(line), DIRECTIVE.match(line)
        if not line:
            return
        if entry or directive:
            self.flush()
        if entry:
            self.entry(entry)
            return
        if directive:
            self.directive(*directive.groups())
            return
        if line.startswith("#") or patterns.match(r"BAB\s+[IVX]+\b", line):
            text = self.text(line.lstrip("# "), bold=True)
            match = HEADING.match(text.string)
            assert match
            number = match.group(1) or ""
            level = 1 if number.startswith("BAB") or not number else 1 + number.count(".")
            place = text.place()
            assert place
            self.heading = Heading(number, match.group(2).strip(), level, text, place)
            self.blocks.append(self.heading)
        elif caption and len(line) < 150 and caption.group(3)[:5].lower() not in ("di at", "diata", "berik", "terse"):
            text = self.text(line)
            place = text.place()
            assert place
            self.blocks.append(Caption(caption.group(1).lower(), caption.group(2) or "", caption.group(3), text, place))
        else:
            if MARKER.match(line):
                self.flush()
            self.prose.append(line)


def document_from_text(source: str, path: str = "contoh.txt") -> Document:
    """Build a Document from the notation above."""
    builder = _Builder()
    for number, chunk in enumerate(patterns.split(r"\f|\\f", source)):
        if number:
            builder.flush()
            builder.page += 1
            builder.line = 0
            builder.lines[builder.page] = []
        for raw in chunk.splitlines():
            builder.feed(raw)
        builder.flush()
    scanned = {p.place.page for p in builder.problems if p.what == "page-without-text"}
    pictured = {p.place.page for p in builder.problems if p.what not in ("unmapped-glyphs", "hidden-text", "missing-pages")}
    pages = tuple(
        Page(n, 595, 842, tuple(lines), (), builder.printed.get(n, ""), n not in scanned, n in pictured)
        for n, lines in builder.lines.items()
    )
    return Document(
        path,
        hashlib.sha256(source.encode()).hexdigest(),
        pages,
        tuple(builder.blocks),
        tuple(builder.contents),
        tuple(builder.problems),
    )
