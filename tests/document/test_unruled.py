"""Tables without rulings between their columns: where they begin, go on and end, and what their headers of several tiers say."""
from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lakip_lint.document.model import Document, Table
from lakip_lint.document.pdf import read_pdf
from tests.document.paper import Paper, Sheet

Read = Callable[[Paper], Document]
XS = (50, 80, 230, 300, 370, 440)
HEAD = ("No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)")
ROWS = (
    ("1", "Luas taman", "ha", "80,00", "84,00", "105,00"),
    ("2", "Jumlah pohon", "pohon", "120", "90", "75,00"),
    ("3", "Jumlah bangku", "buah", "40", "44", "110,00"),
    ("4", "Jumlah lampu", "buah", "60", "66", "110,00"),
)


def put(sheet: Sheet, y: float, row: Sequence[str], bold: bool = False) -> None:
    for x, text in zip(XS, row, strict=True):
        sheet.text(x, y, text, 9, bold=bold)


def put_rows(sheet: Sheet, y: float, rows: Sequence[Sequence[str]], head: Sequence[str] | None = HEAD) -> float:
    """Rows below each other, a bold header first; the height below them."""
    for k, row in enumerate([*([head] if head else []), *rows]):
        put(sheet, y + 18 * k, row, bold=bool(head) and k == 0)
    return y + 18 * (len(rows) + bool(head))


def texts(table: Table) -> list[list[str]]:
    return [[cell.plain if cell else "" for cell in row] for row in table.rows]


def test_a_title_above_a_header_of_one_tier_is_no_part_of_it(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(215, 105, "Capaian Kinerja Tahun 2031", 9, bold=True)
    put_rows(sheet, 120, ROWS)
    (table,) = read(paper).tables
    assert table.header_rows == 1
    assert texts(table) == [list(HEAD), *map(list, ROWS)]


def test_a_common_name_stands_over_its_columns_only(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(382, 100, "Tahun 2031", 9, bold=True)
    for x, name in list(zip(XS, HEAD, strict=True))[:3]:
        sheet.text(x, 107, name, 9, bold=True)
    for x, name in list(zip(XS, HEAD, strict=True))[3:]:
        sheet.text(x, 114, name, 9, bold=True)
    put_rows(sheet, 132, ROWS, head=None)
    (table,) = read(paper).tables
    assert table.header_rows == 2
    assert [[c.plain for c in row if c] for row in table.rows[:2]] == [
        ["No", "Indikator Kinerja", "Satuan", *["Tahun 2031"] * 3], list(HEAD)
    ]


def test_the_first_line_of_a_name_is_no_common_name(paper: Paper, read: Read) -> None:
    """Names of one line stand beside the last of a longer one, so nothing tells them from names of a lower tier."""
    sheet = paper.sheet()
    sheet.text(370, 100, "Jumlah", 9, bold=True)
    put_rows(sheet, 111, ROWS)
    sheet.line(48, 88, 500, 88)
    sheet.line(48, 115, 500, 115)
    sheet.line(48, 192, 500, 192)
    (table,) = read(paper).tables
    assert table.header_rows == 1
    assert texts(table)[0] == ["No", "Indikator Kinerja", "Satuan", "Target", "Jumlah Realisasi", "Capaian (%)"]


def test_a_table_without_rulings_goes_on_at_the_top_of_the_next_page(paper: Paper, read: Read) -> None:
    before, after, *others = (paper.sheet() for _ in range(4))
    for sheet in (before, after, *others):
        sheet.text(50, 40, "LKjIP Dinas Pertamanan", 8)
    for sheet in others:
        sheet.text(50, 120, "Warga menanam pohon bersama.", 9)
    put_rows(before, 690, ROWS)
    after.text(50, put_rows(after, 80, ROWS, head=None) + 20, "Taman dirawat bersama warga sepanjang tahun 2031 ini.", 9)
    (table,) = read(paper).tables
    assert len(table.parts) == 2
    assert texts(table)[1:] == [*map(list, ROWS), *map(list, ROWS)]


def test_what_follows_text_on_the_next_page_is_not_the_table_before(paper: Paper, read: Read) -> None:
    put_rows(paper.sheet(), 690, ROWS)
    after = paper.sheet()
    after.text(50, 120, "Rincian menurut wilayah disajikan di bawah ini, dengan urutan yang sama seperti di atas.", 9)
    put_rows(after, 140, ROWS, head=None)
    (table,) = read(paper).tables
    assert len(table.parts) == 1


def test_a_table_that_text_follows_does_not_go_on_on_the_next_page(paper: Paper, read: Read) -> None:
    before = paper.sheet()
    put_rows(before, 400, ROWS)
    before.text(50, 520, "Taman dirawat bersama warga sepanjang tahun 2031 ini.", 9)
    put_rows(paper.sheet(), 120, ROWS, head=None)
    (table,) = read(paper).tables
    assert len(table.parts) == 1


def test_two_tables_of_one_width_are_two(paper: Paper, read: Read) -> None:
    """Lines below rows only, and as wide: the caption between them tells."""
    sheet = paper.sheet()
    for top in (100, 260):
        sheet.text(50, top - 8, "Tabel 3.1 Capaian" if top == 100 else "Tabel 3.2 Capaian Tahun 2030", 9, bold=True)
        put_rows(sheet, top + 12, ROWS)
        for k in range(6):
            sheet.line(48, top + 18 * k, 500, top + 18 * k)
    assert [texts(table) for table in read(paper).tables] == [[list(HEAD), *map(list, ROWS)]] * 2


def test_rulings_drawn_column_by_column_tell_the_columns(paper: Paper, read: Read) -> None:
    """Without them the long names and their units would stand too close to each other to be told apart."""
    sheet = paper.sheet()
    rows = [(n, f"{name} yang dirawat warga", unit, *rest) for n, name, unit, *rest in ROWS]
    put_rows(sheet, 112, rows)
    for k in range(6):
        for left, right in zip((48, *XS[1:]), (*XS[1:], 500), strict=True):
            sheet.rect(left, 100 + 18 * k, right - left, 0.5)
    (table,) = read(paper).tables
    assert texts(table) == [list(HEAD), *map(list, rows)]


WORDS = (
    "No", "Indikator", "Kinerja", "Target", "Realisasi", "Capaian (%)", "Tahun 2031", "Pagu", "TW I", "Jumlah", "Tabel 3.1",
    "Program Taman", "ha", "Rp", "12,5", "1.200.000", "(1)", "(2)", "98,00%", "2031", "-", "B. Kota",
)  # fmt: skip


@settings(max_examples=60)
@given(
    rows=st.lists(
        st.lists(st.tuples(st.integers(0, 6), st.sampled_from(WORDS), st.sampled_from([0, 3, -9])), min_size=1, max_size=7),
        min_size=1, max_size=30,
    ),
    step=st.sampled_from([9, 12, 18]),
    begins=st.sampled_from([60, 300]),
    pages=st.integers(1, 2),
    lines=st.lists(st.tuples(st.integers(0, 12), st.sampled_from([48, 230]), st.sampled_from([300, 550])), max_size=12),
)  # fmt: skip
def test_every_word_of_any_layout_is_in_the_document(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[tuple[int, str, int]]], step: int, begins: int, pages: int,
    lines: list[tuple[int, int, int]],
) -> None:
    """Whatever is taken for a table: nothing that is printed gets lost, and nothing is printed twice."""
    paper = Paper()
    for _ in range(pages):
        sheet = paper.sheet()
        for k, row in enumerate(rows):
            for column, word, off in {column: (column, word, off) for column, word, off in row}.values():
                sheet.text(50 + 72 * column + off, begins + step * k, word, 8)
        for at, left, right in lines:
            sheet.line(left, begins - 8 + at * step, right, begins - 8 + at * step)
    document = read_pdf(paper.save(tmp_path_factory.mktemp("susunan") / "laporan.pdf"))
    told = [c.plain for t in document.tables for c in {id(c): c for row in t.rows for c in row if c}.values()]
    told += [line.text.plain for page in document.pages for line in page.lines if not line.in_table]
    letters = sum(len(text.replace(" ", "")) for text in told)
    words = [word for row in rows for word in {column: word for column, word, _ in row}.values()]
    assert letters <= pages * sum(len(word.replace(" ", "")) for word in words)
    whole = "".join(text.replace(" ", "") for text in told)
    assert [part for word in words for part in word.split() if part not in whole] == []
