"""Tables over several pages: parts, repeated headers, rows that the page end cuts."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from lakip_lint.document.model import Document, Table
from tests.document.paper import Paper, Sheet

Read = Callable[[Paper], Document]
HEADER = ["No", "Kegiatan", "Anggaran", "Realisasi"]
NUMBERS = ["(1)", "(2)", "(3)", "(4)"]
WIDTHS = [30, 200, 90, 90]


def row(number: int, name: str = "") -> list[str]:
    return [f"{number}.", name or f"Penataan arsip bagian {number}", f"{number}25.000.000", f"{number}19.500.000"]


def first(table: Table) -> list[str]:
    return [cells[0].plain if cells[0] else "" for cells in table.rows]


def second(document: Document) -> list[str]:
    """The texts of the first two columns of all tables."""
    return [cell.plain for table in document.tables for cells in table.rows for cell in cells[:2] if cell]


def two_parts(paper: Paper, upper: Sequence[Sequence[str]], lower: Sequence[Sequence[str]], bold: int = 1) -> None:
    paper.sheet().table(72, 780 - 20 * len(upper), WIDTHS, upper, bold=bold)
    paper.sheet().table(72, 60, WIDTHS, lower, bold=0)


def test_a_part_without_header_continues_the_table(paper: Paper, read: Read) -> None:
    two_parts(paper, [HEADER, row(1), row(2)], [row(3), row(4)])
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3.", "4."]
    assert table.part_starts == (0, 3)
    assert [place.page for place in table.parts] == [1, 2]
    last = table.cell(4, 1)
    assert last is not None
    assert last.place.page == 2
    assert last.row == 4


def test_a_repeated_header_is_dropped(paper: Paper, read: Read) -> None:
    two_parts(paper, [HEADER, NUMBERS, row(1), row(2)], [HEADER, NUMBERS, row(3)])
    (table,) = read(paper).tables
    assert first(table) == ["No", "(1)", "1.", "2.", "3."]
    assert (table.header_rows, table.numbers_row, table.part_starts) == (1, 1, (0, 4))


def test_repeated_column_numbers_alone_are_dropped(paper: Paper, read: Read) -> None:
    two_parts(paper, [HEADER, NUMBERS, row(1)], [NUMBERS, row(2)])
    (table,) = read(paper).tables
    assert first(table) == ["No", "(1)", "1.", "2."]


def test_a_header_again_in_mid_page_is_dropped(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, WIDTHS, [HEADER, row(1), row(2), HEADER, row(3)])
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3."]


def test_a_row_cut_by_the_page_end_is_joined(paper: Paper, read: Read) -> None:
    two_parts(paper, [HEADER, row(1), row(2, "Pembinaan kelompok")], [["", "tani dan nelayan", "", ""], row(3)])
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3."]
    cell = table.cell(2, 1)
    assert cell is not None
    assert cell.text.string == "Pembinaan kelompok\ntani dan nelayan"
    assert [span.place.page for span in cell.text.spans] == [1, 1, 2, 2, 2]


def test_a_new_row_with_figures_is_not_joined(paper: Paper, read: Read) -> None:
    two_parts(paper, [HEADER, row(1)], [["", "penyusunan profil", "25.000.000", "20.000.000"], row(2)])
    (table,) = read(paper).tables
    assert len(table.rows) == 4


def test_a_row_whose_figures_come_after_the_page_end_is_one_row(paper: Paper, read: Read) -> None:
    two_parts(
        paper, [HEADER, row(1), ["", "Meningkatnya mutu", "", ""]],
        [["2.", "layanan perizinan usaha", "225.000.000", "219.500.000"], row(3)],
    )
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3."]
    cell = table.cell(2, 1)
    assert cell is not None
    assert cell.plain == "Meningkatnya mutu layanan perizinan usaha"


def test_a_caption_between_parts_divides_them(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, WIDTHS, [HEADER, row(1)])
    sheet = paper.sheet()
    sheet.text(200, 70, "Tabel 3.2 Anggaran Tambahan", bold=True)
    sheet.table(72, 80, WIDTHS, [HEADER, row(2)])
    assert len(read(paper).tables) == 2


def test_other_columns_are_another_table(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, WIDTHS, [HEADER, row(1)])
    paper.sheet().table(72, 60, [200, 100, 110], [["Uraian", "Satuan", "Jumlah"], ["Desa", "desa", "12"]])
    assert len(read(paper).tables) == 2


def test_three_pages_with_a_footer_between(paper: Paper, read: Read) -> None:
    for number in range(3):
        sheet = paper.sheet()
        rows = [row(number + 1)] if number else [HEADER, row(1)]
        sheet.table(72, 60 if number else 700, WIDTHS, rows, bold=0 if number else 1)
        sheet.text(72, 810, "Laporan Kinerja Kecamatan Tanjung Sari")
        sheet.text(500, 810, str(number + 1))
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3."]
    assert len(table.parts) == 3


def test_a_table_with_horizontal_rules_only_goes_on(paper: Paper, read: Read) -> None:
    def draw(sheet: Sheet, y: float, rows: Sequence[Sequence[str]]) -> None:
        for line in (y, y + 20 * (len(rows) > 2), y + 20 * len(rows)):
            sheet.line(72, line, 482, line)
        sheet.line(72, y + 20, 482, y + 20)
        for i, cells in enumerate(rows):
            for x, cell in zip((75, 105, 305, 395), cells, strict=True):
                sheet.text(x, y + 14 + 20 * i, cell, 9, bold=cells is HEADER)

    draw(paper.sheet(), 720, [HEADER, row(1), row(2)])
    draw(paper.sheet(), 60, [row(3, "Rapat"), row(4, "Honor")])
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3.", "4."]


def test_a_part_whose_rulings_hide_a_column_fits_the_columns_before(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, WIDTHS, [HEADER, row(1)])
    # No row of the second part has a number, and a stray ruling divides its first band.
    paper.sheet().table(72, 60, [10, 20, 200, 90, 90], [
        ["Program Pelayanan", "<", "<", "", ""], ["Penataan loket", "<", "<", "325.000.000", "319.500.000"],
        ["", "Honor", "<", "425.000.000", "419.500.000"],
    ], bold=0)
    (table,) = read(paper).tables
    assert table.width == 4
    assert [cell.plain if cell else None for cell in table.rows[3][2:]] == ["325.000.000", "319.500.000"]


def test_column_numbers_in_a_merged_cell(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, WIDTHS, [HEADER, ["1", "2", "3 4", "<"], row(1)])
    (table,) = read(paper).tables
    assert (table.header_rows, table.numbers_row) == (1, 1)


def test_a_part_that_lost_its_last_column_goes_on(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, WIDTHS, [HEADER, row(1), row(2)])
    paper.sheet().table(72, 60, WIDTHS[:-1], [row(3)[:-1], row(4)[:-1]], bold=0)
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3.", "4."]
    assert (table.width, table.rows[3][3]) == (4, None)


def test_a_part_whose_borders_stand_a_little_elsewhere_goes_on(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, WIDTHS, [HEADER, row(1), row(2)])
    paper.sheet().table(66, 60, [34, 212, 96, 98], [row(3), row(4)], bold=0)
    (table,) = read(paper).tables
    assert first(table) == ["No", "1.", "2.", "3.", "4."]


def test_as_many_columns_with_text_where_the_table_has_figures_are_another_table(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, WIDTHS, [HEADER, row(1), row(2)])
    rows = [["1.", "Sekretaris", "Pembina", "Randu Alas"], ["2.", "Lurah", "Penata", "Wana Tirta"]]
    paper.sheet().table(66, 60, [34, 212, 96, 98], rows, bold=0)
    assert len(read(paper).tables) == 2


def open_table(sheet: Sheet, y: float, rows: Sequence[Sequence[str]]) -> None:
    """A table without outer border; a row of one text stands across all columns."""
    xs = [72 + sum(WIDTHS[:k]) for k in range(5)]
    for i, cells in enumerate(rows):
        if i:
            sheet.line(xs[0], y + 18 * i, xs[-1], y + 18 * i)
        for x in xs[1:-1] if len(cells) > 1 else ():
            sheet.line(x, y + 18 * i, x, y + 18 * (i + 1))
        for x, cell in zip(xs, cells, strict=False):
            sheet.text(x + 3, y + 13 + 18 * i, cell, 9, bold=cells is HEADER)


def test_rows_across_all_columns_do_not_divide_a_table_without_outer_border(paper: Paper, read: Read) -> None:
    rows = [HEADER, ["Program Penataan"], row(1), row(2), ["Program Pelayanan"], ["Pelayanan loket"], row(3), row(4)]
    open_table(paper.sheet(), 100, rows)
    (table,) = read(paper).tables
    assert first(table) == ["No", "Program Penataan", "1.", "2.", "Program Pelayanan", "Pelayanan loket", "3.", "4."]


def test_two_tables_without_outer_border_with_a_caption_between_stay_two(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    open_table(sheet, 100, [HEADER, row(1), row(2)])
    sheet.text(200, 175, "Tabel 3.2 Anggaran Tambahan", bold=True)
    open_table(sheet, 190, [HEADER, row(3), row(4)])
    assert [first(table) for table in read(paper).tables] == [["No", "1.", "2."], ["No", "3.", "4."]]


def test_a_footer_inside_the_grid_is_no_part_of_the_table(paper: Paper, read: Read) -> None:
    for number in range(3):
        sheet = paper.sheet()
        sheet.table(72, 700, WIDTHS, [HEADER, row(2 * number + 1), ["\n" * 6, "", "", ""]])
        sheet.text(80, 800, "Laporan Kinerja Kecamatan Tanjung Sari", 8)
        sheet.text(420, 800, str(number + 5), 8)
    document = read(paper)
    assert [page.printed_number for page in document.pages] == ["5", "6", "7"]
    assert not any("Laporan" in text for text in second(document))


def test_the_same_words_at_the_end_of_two_pages_stay_in_their_cells(paper: Paper, read: Read) -> None:
    for number in range(2):
        paper.sheet().table(72, 740, WIDTHS, [HEADER, row(2 * number + 1), row(2 * number + 2, "Pemeliharaan gedung kantor")])
    document = read(paper)
    assert second(document).count("Pemeliharaan gedung kantor") == 2


def test_a_part_that_lost_its_first_columns_goes_on(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, WIDTHS, [HEADER, row(1), row(2)])
    paper.sheet().table(66, 60, [208, 94, 94], [row(3)[1:], row(4)[1:]], bold=0)
    (table,) = read(paper).tables
    assert [[cell.plain if cell else None for cell in cells[:2]] for cells in table.rows[3:]] == [
        [None, "Penataan arsip bagian 3"], [None, "Penataan arsip bagian 4"],
    ]


PLAN = [["No", "Indikator", "Target", "<", "<", "Akhir"], ["^", "^", "2021", "2022", "2023", "^"]]
PLAN_WIDTHS = [30, 160, 60, 60, 60, 60]


def plan(number: int) -> list[str]:
    return [f"{number}.", f"Jumlah taman bagian {number}", "12", "13", "14", "15"]


def test_the_first_row_of_a_header_alone_is_repeated(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, PLAN_WIDTHS, [*PLAN, plan(1), plan(2)], bold=2)
    paper.sheet().table(72, 60, PLAN_WIDTHS, [["No", "Indikator", "Target", "<", "<", "Akhir"], plan(3), plan(4)])
    (table,) = read(paper).tables
    assert [name for name in first(table) if name != "No"] == ["1.", "2.", "3.", "4."]
    assert table.header_paths[2:5] == (("Target", "2021"), ("Target", "2022"), ("Target", "2023"))


def test_another_header_begins_another_table(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 700, PLAN_WIDTHS, [*PLAN, plan(1), plan(2)], bold=2)
    paper.sheet().table(72, 60, PLAN_WIDTHS, [["No", "Kegiatan", "Anggaran", "<", "<", "Ket"], plan(3), plan(4)])
    assert len(read(paper).tables) == 2


def test_a_note_at_the_foot_of_a_page_below_an_open_table_is_no_row(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.lines(72, 80, [f"Kalimat ke-{n} tentang taman kota dan warganya." for n in range(40)])
    rows = [["Indikator", "Target", "Realisasi"], ["Program Taman", "<", "<"], ["Jumlah taman", "10", "11"], ["Jumlah bibit", "20", "19"]]
    y = 650.0
    for row in rows:
        sheet.rect(72, y, 320, 0.5)
        for x, text in zip((72, 232, 312), row, strict=True):
            if text != "<":
                sheet.text(x + 4, y + 12, text, 9, bold=text.startswith("Program"))
        if row[1] != "<":
            for x in (232, 312):
                sheet.rect(x, y, 0.5, 18)
        y += 18
    sheet.rect(72, y, 320, 0.5)
    sheet.text(76, y + 14, "Sumber: catatan kebun", 9)
    document = read(paper)
    assert len(document.tables[0].rows) == 4
    assert document.paragraphs[-1].text.string == "Sumber: catatan kebun"
