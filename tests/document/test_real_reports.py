"""Facts of real reports, where they are at hand (they are not part of the project): pages, rows and columns only."""
from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from lakip_lint.document.model import Document, Table
from lakip_lint.document.pdf import document_of, read_pdf
from lakip_lint.document.source import read_page
from lakip_lint.errors import NoText

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the real reports are not at hand")


@cache
def seed() -> Document:
    (path,) = (SHARED / "seed").glob("*.pdf")
    return read_pdf(path)


def pages(name: str, first: int, last: int) -> Document:
    """Some pages of a report."""
    (path,) = SHARED.glob(f"**/{name}*.pdf")
    with pdfplumber.open(path, pages=list(range(first, last + 1))) as pdf:
        return document_of(path, "", (read_page(page) for page in pdf.pages), {})


def tables_on(document: Document, page: int) -> list[Table]:
    return [t for t in document.tables if t.parts[0].page == page]


def test_a_budget_table_over_two_pages() -> None:
    table = tables_on(seed(), 29)[-1]
    assert [p.page for p in table.parts] == [29, 30]
    assert (len(table.rows), table.header_rows) == (16, 2)
    assert [len(path) for path in table.header_paths] == [1, 2, 2, 2]


def test_a_header_repeated_on_the_same_page_and_a_row_cut_in_two() -> None:
    (table,) = tables_on(seed(), 17)
    assert (table.width, len(table.rows), table.header_rows, table.numbers_row) == (20, 5, 2, 2)
    assert table.caption is not None
    assert table.caption.place.page == 16
    assert all(row[0] is not None and row[0].plain for row in table.rows[3:])


def test_contents_chapters_and_page_numbers() -> None:
    document = seed()
    assert [e.page for e in document.contents if e.number.startswith("BAB")] == ["3", "8", "13", "19"]
    assert [h.place.page for h in document.headings if h.number.startswith("BAB")] == [3, 7, 11, 26]
    assert [page.printed_number for page in document.pages] == [str(n) for n in range(1, 31)]
    assert not document.problems


def test_parts_of_tables_and_their_captions() -> None:
    document = pages("a22", 11, 29)
    found = [(t.caption.number if t.caption else "", [p.page for p in t.parts], t.width) for t in document.tables]
    assert found == [
        ("1", [11, 12, 13], 9), ("2", [13, 14], 3), ("3", [15], 2), ("4", [15, 16], 5), ("5", [16, 17], 4), ("6", [19, 20], 6),
        ("7", [20], 4), ("8", [24, 25], 4), ("9", [26], 4), ("10", [26, 27, 28, 29], 5),
    ]
    offset = document.tables[5]
    assert [len(path) for path in offset.header_paths] == [1, 2, 2, 2, 2, 1]
    assert all(cell is not None and cell.plain for row in offset.rows[3:] for cell in row)


def test_columns_without_rulings_over_two_pages() -> None:
    (table,) = [t for t in pages("a09", 14, 18).tables if t.parts[0].page == 16]
    assert [p.page for p in table.parts] == [16, 17]
    assert (table.width, len(table.rows), table.header_rows) == (6, 7, 1)
    assert all(cell is not None and re.match(r"[\d,–-]+", cell.plain) for row in table.rows[1:] for cell in row[2:5])


def test_a_part_that_goes_on_with_merged_cells() -> None:
    (table,) = [t for t in pages("a09", 33, 35).tables if t.parts[0].page == 33]
    assert [p.page for p in table.parts] == [33, 34, 35]
    assert (len(table.rows), table.width, table.header_rows) == (38, 5, 2)


def test_currency_signs_beside_broken_amounts() -> None:
    (table,) = [t for t in pages("a20", 13, 22).tables if t.parts[0].page == 21]
    assert [p.page for p in table.parts] == [21, 22]
    cell = table.cell(2, 7)
    assert cell is not None
    assert re.fullmatch(r"Rp\n[\d.]+\n\d", cell.text.string)


def test_parts_with_other_rulings_in_the_same_columns() -> None:
    document = pages("a07", 82, 86)
    (table,) = [t for t in document.tables if t.width == 6]
    assert [p.page for p in table.parts] == [82, 83, 84, 85, 86]
    assert len(table.rows) == 81


def test_landscape_pages_keep_their_numbers_out_of_the_text() -> None:
    document = pages("a20", 12, 18)
    assert [p.printed_number for p in document.pages] == [str(n) for n in range(12, 19)]
    (table,) = [t for t in document.tables if t.parts[0].page == 16]
    assert [p.page for p in table.parts] == [16, 17]


@pytest.mark.parametrize("name", ["a32", "r04"])
def test_scans(name: str) -> None:
    (path,) = SHARED.glob(f"**/{name}*.pdf")
    with pytest.raises(NoText):
        read_pdf(path)
