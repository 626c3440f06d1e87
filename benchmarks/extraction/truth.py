"""Documents whose cells are known: printed from a manuscript, or with the Word file that they were printed from."""
from __future__ import annotations

import importlib
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct
from msgspec.structs import replace

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
SEED = ROOT.parent / "shared" / "seed"
NUMBER = re.compile(r"\s*\(?\d{0,2}\)?\s*$")
FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.,]*")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class KnownCell(Struct, frozen=True):
    """A cell and the slots of the grid that it covers."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


class KnownTable(Struct, frozen=True):
    """A table as it was written. `header_rows` are without the row of column numbers."""

    cells: tuple[KnownCell, ...]
    width: int
    header_rows: int

    @property
    def height(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)

    def header_paths(self) -> list[list[str]]:
        """The header texts over each column, from top to bottom."""
        top = [cell for cell in self.cells if cell.row < self.header_rows and cell.text.strip()]
        return [
            [cell.text for cell in top if cell.column <= column < cell.column + cell.columns]
            for column in range(self.width)
        ]


class KnownDocument(Struct, frozen=True):
    """A PDF and the tables in it."""

    name: str
    path: Path
    producer: str
    tables: Callable[[], list[KnownTable]]


PRINTED = (
    ("kecamatan-benar", "ReportLab", "kecamatan_benar"), ("kecamatan-salah", "ReportLab", "kecamatan_salah"),
    ("kecamatan-word", "LibreOffice", "kecamatan_word"), ("kecamatan-browser", "Chromium", "kecamatan_browser"),
    ("tahun-ukuran", "Chromium", "tahun_ukuran"),
)
"""Fixtures with their producers and manuscripts."""


def documents() -> list[KnownDocument]:
    """The documents at hand."""
    sys.path.insert(0, str(FIXTURES))
    found = [
        KnownDocument(name, FIXTURES / f"{name}.pdf", producer, partial(written, manuscript))
        for name, producer, manuscript in PRINTED
    ]
    for layout in importlib.import_module("naskah.layouts").LAYOUTS:
        path = FIXTURES / "bentuk" / f"{layout.name}.pdf"
        found.append(KnownDocument(layout.name, path, layout.producer, partial(_of_layout, layout)))
    for path in sorted(SEED.glob("*.pdf")):
        if path.with_suffix(".docx").exists():
            found.append(KnownDocument(path.stem, path, "Word", partial(typed, path.with_suffix(".docx"))))
    return found


def written(name: str) -> list[KnownTable]:
    """The tables of a manuscript."""
    manuscript = importlib.import_module("naskah.manuscript")
    return [_of_manuscript(table, manuscript) for table in importlib.import_module(f"naskah.{name}").write().tables]


def _of_layout(layout: Any) -> list[KnownTable]:
    manuscript = importlib.import_module("naskah.manuscript")
    return [_of_manuscript(table, manuscript) for table in layout.tables]


def _of_manuscript(table: Any, manuscript: ModuleType) -> KnownTable:
    numbers = (manuscript.row(*table.numbers),) if table.numbers else ()
    rows = (*table.header, *numbers, *table.body)
    cells = tuple(
        KnownCell(r, c, cell.rows, cell.columns, manuscript.plain(cell.text))
        for r, c, cell in manuscript.grid(rows, len(table.widths))
    )
    return KnownTable(cells, len(table.widths), len(table.header))


def typed(path: Path) -> list[KnownTable]:
    """The tables of a Word file that have a header (rows that Word repeats on each page).

    A table right below another of the same header is its next part: whoever typed it broke the table by hand.
    """
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    found: list[KnownTable] = []
    follows = False
    for element in body if body is not None else ():
        if element.tag == f"{W}tbl":
            table = _of_word(element)
            if follows and found and _alike(table, found[-1]):
                table = _joined(found.pop(), table)
            found.append(table)
        follows = element.tag == f"{W}tbl" or (follows and not "".join(_paragraphs(element)).strip())
    return [table for table in found if table.header_rows and table.width > 1]


def _alike(first: KnownTable, second: KnownTable) -> bool:
    """Whether two tables have the same header but for a slip of the hand."""
    texts = ["".join(text for path in table.header_paths() for text in path) for table in (first, second)]
    mine, theirs = texts
    return bool(mine) and first.width == second.width and SequenceMatcher(None, mine, theirs).ratio() > 0.95


def _joined(first: KnownTable, second: KnownTable) -> KnownTable:
    """Both as one table; a first row that only goes on with one text of the last row is part of that text."""
    top = second.header_rows + all(NUMBER.match(c.text) for c in second.cells if c.row == second.header_rows)
    below = [cell for cell in second.cells if cell.row >= top]
    cells = list(first.cells)
    rest = [cell for cell in below if cell.row == top and cell.text.strip()]
    if len(rest) == 1 and rest[0].column:
        (number,) = (
            n for n, cell in enumerate(cells) if (cell.row, cell.column) == (first.height - 1, rest[0].column)
        )
        cells[number] = replace(cells[number], text=f"{cells[number].text} {rest[0].text}")
        below, top = [cell for cell in below if cell.row > top], top + 1
    cells += [replace(cell, row=cell.row - top + first.height) for cell in below]
    return replace(first, cells=tuple(cells))


def _of_word(table: ElementTree.Element) -> KnownTable:
    begun: dict[int, list[Any]] = {}
    cells: list[list[Any]] = []
    width, header = 0, 0
    for r, line in enumerate(table.findall(f"{W}tr")):
        c = 0
        for cell in line.findall(f"{W}tc"):
            span, merge = _merges(cell)
            if merge == "continue" and c in begun:
                begun[c][2] += 1
            else:
                begun[c] = [r, c, 1, span, " ".join(_paragraphs(cell))]
                cells.append(begun[c])
            c += span
        width = max(width, c)
        texts = [cell[4] for cell in cells if cell[0] == r]
        # Word repeats rows of column numbers, and of figures, where somebody marked too many.
        named = not all(NUMBER.match(text) for text in texts) and not any(FIGURE.fullmatch(text.strip()) for text in texts)
        header += header == r and named and line.find(f"{W}trPr/{W}tblHeader") is not None
    return KnownTable(tuple(KnownCell(*cell) for cell in cells), width, header)


def _merges(cell: ElementTree.Element) -> tuple[int, str]:
    """How many columns a cell covers, and whether it goes on with the one above."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return int(span.get(f"{W}val", "1")) if span is not None else 1, "" if merge is None else merge.get(f"{W}val", "continue")


def _paragraphs(cell: ElementTree.Element) -> Iterator[str]:
    for paragraph in cell.iter(f"{W}p"):
        pieces = [e for e in paragraph.iter() if e.tag in (f"{W}t", f"{W}br", f"{W}tab")]
        yield "".join((e.text or "") if e.tag == f"{W}t" else " " for e in pieces)
