"""Layouts that mislead by the order or the colour of what is drawn."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from lakip_lint.document.model import Document, Table
from tests.document.paper import Paper, Sheet

Read = Callable[[Paper], Document]
HEAD = ["Indikator", "Satuan", "Target", "Realisasi"]


def texts(table: Table) -> list[list[str]]:
    return [[cell.plain if cell else "" for cell in row] for row in table.rows]


def test_values_centred_in_tall_rows_stay_in_their_rows(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    xs, ys = [50, 200, 280, 360, 440], [100, 120, 180, 240]
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x, name in zip(xs, HEAD, strict=False):
        sheet.text(x + 3, 113, name, 9, bold=True)
    for top, name, row in ((120, "Luas taman", ("ha", "80,00", "84,00")), (180, "Jumlah pohon", ("pohon", "120", "90"))):
        for k, part in enumerate((name, "yang dirawat", "oleh warga", "kota")):
            sheet.text(53, top + 11 + 12 * k, part, 9)
        for x, value in zip(xs[1:], row, strict=False):
            sheet.text(x + 3, top + 35, value, 9)
    (table,) = read(paper).tables
    assert texts(table)[1:] == [
        ["Luas taman yang dirawat oleh warga kota", "ha", "80,00", "84,00"],
        ["Jumlah pohon yang dirawat oleh warga kota", "pohon", "120", "90"],
    ]


def test_fills_inside_fills_make_no_more_cells(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.rect(50, 100, 380, 72, (0.9, 0.9, 0.95))
    sheet.rect(50, 100, 380, 18, (0.2, 0.3, 0.6))
    sheet.rect(145, 118, 95, 18, (1, 1, 0.8))
    rows = [HEAD, ["Luas taman", "ha", "80,00", "84,00"], ["Jumlah pohon", "pohon", "120", "90"], ["Bangku", "buah", "40", "44"]]
    sheet.table(50, 100, [95] * 4, rows)
    (table,) = read(paper).tables
    assert texts(table) == rows


def test_a_blank_merged_cell_goes_on_over_the_page_end(paper: Paper, read: Read) -> None:
    widths = [120, 140, 80, 80]
    head = ["Sasaran", "Indikator", "Target", "Realisasi"]
    first = paper.sheet()
    first.text(50, 60, "Tabel 3.1 Capaian kinerja", bold=True)
    first.table(50, 700, widths, [head, ["Taman terawat", "Luas taman", "80,00", "84,00"], ["^", "Jumlah pohon", "120", "90"]])
    second = paper.sheet()
    second.table(50, 60, widths, [["", "Jumlah bangku", "40", "44"], ["^", "Jumlah lampu", "60", "66"]], bold=0)
    (table,) = read(paper).tables
    assert len(table.parts) == 2
    assert [row[1:] for row in texts(table)[3:]] == [["Jumlah bangku", "40", "44"], ["Jumlah lampu", "60", "66"]]


def test_the_header_again_on_the_next_page_and_a_band_row(paper: Paper, read: Read) -> None:
    widths = [140, 80, 80, 80]
    first, second = paper.sheet(), paper.sheet()
    first.table(50, 740, widths, [HEAD, ["Sasaran 1: Taman terawat", "<", "<", "<"], ["Luas taman", "ha", "80,00", "84,00"]])
    second.table(50, 60, widths, [HEAD, ["Sasaran 2: Jalan terang", "<", "<", "<"], ["Jumlah lampu", "buah", "60", "66"]])
    (table,) = read(paper).tables
    assert [row[0] for row in texts(table)] == [
        "Indikator", "Sasaran 1: Taman terawat", "Luas taman", "Sasaran 2: Jalan terang", "Jumlah lampu",
    ]


def test_letters_below_each_other_are_one_text(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.table(50, 100, [14, 140, 80, 80], [
        ["N\no", "Indikator", "Target", "Realisasi"], ["1", "Luas taman", "80,00", "84,00"], ["2", "Jumlah pohon", "120", "90"],
    ], size=8)
    (table,) = read(paper).tables
    assert table.header_rows == 1
    assert texts(table)[1:] == [["1", "Luas taman", "80,00", "84,00"], ["2", "Jumlah pohon", "120", "90"]]


def drawn_on_its_side(sheet: Sheet, rows: list[list[str]], turn: int) -> None:
    """A ruled table whose text runs upwards (turn 3) or downwards (turn 1)."""
    breadth, tall, left, top = 110, 30, 150, 200
    for i in range(len(rows) + 1):
        sheet.line(left + tall * i, top, left + tall * i, top + breadth * len(rows[0]))
    for j in range(len(rows[0]) + 1):
        sheet.line(left, top + breadth * j, left + tall * len(rows), top + breadth * j)
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if turn == 3:
                x, y = left + tall * i + 18, top + breadth * (len(row) - j) - 4
                sheet.text(x, y, cell, 9, matrix="0 1 -1 0", bold=i == 0)
            else:
                x, y = left + tall * (len(rows) - i) - 18, top + breadth * j + 4
                sheet.text(x, y, cell, 9, matrix="0 -1 1 0", bold=i == 0)


@pytest.mark.parametrize("turn", [1, 3])
def test_a_table_on_its_side_inside_an_upright_page_is_read_as_it_must_be_held(paper: Paper, read: Read, turn: int) -> None:
    sheet = paper.sheet()
    sheet.text(50, 60, "Luas taman dan jumlah pohon yang dirawat oleh warga kota sepanjang tahun tampak pada tabel berikut ini.")
    sheet.text(50, 80, "Tabel disajikan pada posisi mendatar agar semua kolom termuat, lalu disalin ke halaman tegak seperti biasa.")
    rows = [HEAD, ["Luas taman", "ha", "80,00", "84,00"], ["Jumlah pohon", "pohon", "120", "90"], ["Bangku", "buah", "40", "44"]]
    drawn_on_its_side(sheet, rows, turn)
    (table,) = read(paper).tables
    assert texts(table) == rows
    assert table.header_rows == 1
    cell = table.cell(2, 3)
    assert cell
    place = cell.text.place()
    assert place
    first = 150 + 30 * 2 if turn == 3 else 150 + 30
    assert first < place.box.x0 < place.box.x1 < first + 30
    last = (200, 310) if turn == 3 else (530, 640)
    assert last[0] < place.box.top < place.box.bottom < last[1]


@pytest.mark.parametrize(("apart", "lines", "tables"), [(9, (3, 3, 3), 1), (0, (3, 3, 3), 1), (0, (3, 2, 1), 1), (0, (3, 2, 4), 0)])
def test_values_beside_the_middle_of_names_without_rulings(
    paper: Paper, read: Read, apart: int, lines: tuple[int, ...], tables: int
) -> None:
    """Rows are told by wider white, or by as many lines above the values as below; with neither it is no table."""
    sheet = paper.sheet()
    sheet.text(72, 80, "Capaian kinerja tampak di bawah ini.")
    for x, word in ((72, "Indikator"), (300, "Target"), (400, "Realisasi"), (500, "Capaian")):
        sheet.text(x, 120, word, bold=True)
    y = 136
    known = []
    values = (("12", "9", "75"), ("40", "30", "75"), ("80", "88", "110"))
    for count, name, own in zip(lines, ("taman", "pohon", "bibit"), values, strict=True):
        parts = [f"Jumlah {name}", "Kota dan Desa", "Seluruhnya", "Tahun ini"][:count]
        for k, part in enumerate(parts):
            sheet.text(72, y + 12 * k, part)
        # A name of four lines stands a line too high: its values are not in its middle.
        for x, value in zip((300, 400, 500), own, strict=True):
            sheet.text(x, y + (12 if count == 4 else 6 * (count - 1)), value)
        known.append([" ".join(parts), *own])
        y += 12 * count + apart
    document = read(paper)
    assert [[[c.plain if c else "" for c in row] for row in table.rows[1:]] for table in document.tables] == [known] * tables
