"""Rows without rulings between them: the rulings of their columns are cut where a row ends."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from lakip_lint.document.model import Document
from tests.document.paper import Paper, Sheet
from tests.document.test_tables import only_table, texts

Read = Callable[[Paper], Document]
WIDTHS = [120, 150, 60, 60]
HEAD = ["Sasaran", "Indikator Kinerja", "Target", "Realisasi"]


def rows_without_rulings(sheet: Sheet, rows: Sequence[Sequence[str]], heights: Sequence[float]) -> None:
    """A header with rulings, then rows whose sides alone are drawn, a piece each, and one ruling at the end. "\\n" breaks lines."""
    y = sheet.table(72, 100, WIDTHS, [HEAD])
    xs = [72 + sum(WIDTHS[:k]) for k in range(len(WIDTHS) + 1)]
    ys = [y + sum(heights[:k]) for k in range(len(heights) + 1)]
    for top, bottom in pairwise(ys):
        for x in xs:
            sheet.rect(x, top, 0.5, bottom - top)
    sheet.rect(xs[0], ys[-1], xs[-1] - xs[0], 0.5)
    for top, row in zip(ys, rows, strict=False):
        for x, cell in zip(xs, row, strict=False):
            for k, line in enumerate(cell.split("\n")):
                sheet.text(x + 3, top + 9 + 11 * k, line, 9)


def test_rows_end_where_the_sides_of_all_columns_are_cut(paper: Paper, read: Read) -> None:
    rows_without_rulings(paper.sheet(), [
        ["Warga terlayani", "Jumlah taman", "12", "14"], ["", "Jumlah pohon", "80", "72"], ["", "Nilai bibit\ndi kebun", "40", "41"],
    ], [13, 13, 24])
    assert texts(only_table(read(paper)))[1:] == [
        ["Warga terlayani", "Jumlah taman", "12", "14"], ["Warga terlayani", "Jumlah pohon", "80", "72"],
        ["Warga terlayani", "Nilai bibit\ndi kebun", "40", "41"],
    ]


def test_a_group_name_alone_stays_with_its_first_row(paper: Paper, read: Read) -> None:
    rows_without_rulings(paper.sheet(), [
        ["Warga\nterlayani", "", "", ""], ["", "- Jumlah taman", "12", "14"], ["", "- Jumlah pohon", "80", "72"],
    ], [24, 13, 13])
    assert texts(only_table(read(paper)))[1:] == [
        ["Warga\nterlayani", "- Jumlah taman", "12", "14"], ["Warga\nterlayani", "- Jumlah pohon", "80", "72"],
    ]


def test_a_value_laid_out_over_two_rows_is_one(paper: Paper, read: Read) -> None:
    """Found in a real report: "Level 3" and its score "(3,157)" stand in rows of their own."""
    rows_without_rulings(paper.sheet(), [
        ["Pengawasan", "Maturitas", "Level 3", "Level 3"], ["", "", "(3,35)", "(3,157)"],
        ["", "Kapabilitas", "Level 3", "Level 2"], ["", "Dewan", "", ""],
    ], [13, 13, 13, 13])
    rows = texts(only_table(read(paper)))
    assert "Level 3\n(3,35)" in str(rows[1][2]).replace("\\n", "\n")


def test_a_name_that_goes_on_across_the_cut_is_one(paper: Paper, read: Read) -> None:
    rows_without_rulings(paper.sheet(), [
        ["Warga", "Jumlah taman yang dirawat", "", ""], ["", "warga kota", "12", "14"], ["", "Jumlah pohon", "80", "72"],
    ], [11, 13, 13])
    assert texts(only_table(read(paper)))[1:] == [
        ["Warga", "Jumlah taman yang dirawat\nwarga kota", "12", "14"], ["Warga", "Jumlah pohon", "80", "72"],
    ]


def test_the_next_number_begins_a_row(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    rows_without_rulings(sheet, [
        ["1.   Taman terawat", "Jumlah taman", "12", "14"], ["2.   Pohon terawat", "Jumlah pohon", "80", "72"], ["", "", "", ""],
    ], [13, 13, 40])
    assert [row[2] for row in texts(only_table(read(paper)))[1:]] == ["12", "80"]


def test_a_numbered_row_without_figures_is_a_row(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    y = sheet.table(72, 100, [30, 150, 150, 60], [["No", "Sasaran", "Indikator", "Target"]])
    xs, ys = [72, 102, 252, 402, 462], [y, y + 24, y + 48, y + 72]
    for top, bottom in pairwise(ys):
        for x in xs:
            sheet.rect(x, top, 0.5, bottom - top)
    sheet.rect(xs[0], ys[-1], xs[-1] - xs[0], 0.5)
    rows = [["1.", "Taman kota yang\nterawat warga", "Jumlah taman", "12"], ["2.", "Pohon kota yang\nterawat warga", "Daftar pohon", "lengkap"],
            ["3.", "Bibit kota yang\ndirawat warga", "Daftar bibit", "lengkap"]]
    for top, row in zip(ys, rows, strict=False):
        for x, cell in zip(xs, row, strict=False):
            for k, line in enumerate(cell.split("\n")):
                sheet.text(x + 3, top + 9 + 11 * k, line, 9)
    assert texts(only_table(read(paper)))[1:] == rows


def test_a_value_in_the_middle_of_a_group_is_for_all_its_rows(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    rows_without_rulings(sheet, [
        ["", "Jumlah taman", "12", ""], ["Warga terlayani", "Jumlah pohon", "80", "96,5"], ["", "Jumlah bibit", "40", ""],
    ], [13, 13, 13])
    assert texts(only_table(read(paper)))[1:] == [
        ["Warga terlayani", "Jumlah taman", "12", "96,5"], ["Warga terlayani", "Jumlah pohon", "80", "96,5"],
        ["Warga terlayani", "Jumlah bibit", "40", "96,5"],
    ]
