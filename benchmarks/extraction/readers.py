"""The readers that are compared: each gives the tables of a file as rows of texts, in reading order."""
from __future__ import annotations

import importlib
import importlib.util
import logging
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
from msgspec import Struct

from lakip_lint.document.model import Table
from lakip_lint.document.pdf import read_pdf

Rows = list[list[str | None]]


class Part(Struct, frozen=True):
    """A table as a reader gives it: `rows` with None where no cell begins; `header_paths` where the reader knows its header."""

    rows: Rows
    header_paths: list[list[str]] | None = None


def lakip_lint(path: Path) -> list[Part]:
    """The tables of the Document, joined over pages."""
    return [_part(table) for table in read_pdf(path).tables]


def _part(table: Table) -> Part:
    rows: Rows = [
        [cell.text.string if cell is not None and (cell.row, cell.column) == (r, c) else None for c, cell in enumerate(row)]
        for r, row in enumerate(table.rows)
    ]
    return Part(rows, [list(path) for path in table.header_paths])


def plumber(path: Path) -> list[Part]:
    """`extract_tables()` of every page, with the settings that pdfplumber has of itself."""
    with pdfplumber.open(path) as pdf:
        return [Part(rows) for page in pdf.pages for rows in page.extract_tables()]


def camelot(path: Path) -> list[Part]:
    """Camelot's `lattice`, which is what it does unless told otherwise."""
    module = importlib.import_module("camelot")
    logging.disable()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [Part(table.df.values.tolist()) for table in module.read_pdf(str(path), pages="all", flavor="lattice")]


def pymupdf(path: Path) -> list[Part]:
    """`find_tables()` of every page."""
    module = importlib.import_module("pymupdf")
    with module.open(path) as document:
        return [Part(table.extract()) for page in document for table in page.find_tables().tables]


def peers() -> Sequence[tuple[str, Callable[[Path], list[Part]]]]:
    """Those of the other readers that are installed."""
    every = (("pdfplumber", plumber), ("camelot", camelot), ("pymupdf", pymupdf))
    return [(name, reader) for name, reader in every if importlib.util.find_spec(name)]
