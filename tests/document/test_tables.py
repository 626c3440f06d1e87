"""Rulings to grids: cells, merged cells, headers, and what is no table."""
from __future__ import annotations

from collections.abc import Callable

from lakip_lint.document.model import Document, Table
from tests.document.paper import Paper, Sheet

Read = Callable[[Paper], Document]

ROWS = [
    ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
    ["1.", "Indeks Kepuasan Masyarakat", "80,00", "84,21", "105,26%"],
    ["2.", "Persentase aduan selesai", "95,00", "90,25", "95,00%"],
]
WIDTHS = [30, 170, 60, 60, 60]


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def texts(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text.string for cell in row] for row in table.rows]


def test_a_table_of_thin_rectangles(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, WIDTHS, ROWS)
    table = only_table(read(paper))
    assert texts(table) == ROWS
    assert (table.header_rows, table.numbers_row) == (1, None)
    assert table.header_paths[3] == ("Realisasi",)
    cell = table.cell(1, 3)
    assert cell is not None
    assert cell.place.box.x0 < 335 < cell.place.box.x1
    assert cell.text.place() is not None


def test_text_of_a_table_is_in_no_paragraph(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 80, "Capaian kinerja adalah sebagai berikut:")
    sheet.table(72, 100, WIDTHS, ROWS)
    assert [p.text.string for p in read(paper).paragraphs] == ["Capaian kinerja adalah sebagai berikut:"]


def test_merged_cells_stand_in_every_slot(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, [120, 60, 60, 60, 60], [
        ["Indikator", "Target", "<", "Realisasi", "<"],
        ["^", "2020", "2021", "2020", "2021"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["Jumlah dokumen", "10", "12", "9", "12"],
        ["Jumlah peserta", "^", "40", "35", "38"],
    ])
    table = only_table(read(paper))
    assert (table.header_rows, table.numbers_row, table.first_body_row) == (2, 2, 3)
    assert table.header_paths == (
        ("Indikator",), ("Target", "2020"), ("Target", "2021"), ("Realisasi", "2020"), ("Realisasi", "2021"),
    )
    merged = table.cell(3, 1)
    assert merged is table.cell(4, 1)
    assert merged is not None
    assert (merged.row_span, merged.column_span) == (2, 1)
    head = table.cell(0, 1)
    assert head is not None
    assert head is table.cell(0, 2)
    assert (head.row_span, head.column_span) == (1, 2)


def test_measures_under_years_with_a_broken_year(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, [120, 40, 50, 40, 50], [
        ["Uraian", "202\n0", "<", "2021", "<"],
        ["^", "Target", "Realisasi", "Target", "Realisasi"],
        ["Bank sampah aktif", "3", "4", "5", "7"],
    ])
    table = only_table(read(paper))
    assert table.header_rows == 2
    assert table.header_paths[4] == ("2021", "Realisasi")


def test_a_band_over_the_columns_is_header(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, [150, 80, 80, 50], [
        ["Uraian", "JUMLAH (Rp)", "<", "<"],
        ["^", "Anggaran", "Realisasi", "(%)"],
        ["Belanja pegawai", "1.250.000.000", "1.200.500.000", "96,04"],
    ])
    table = only_table(read(paper))
    assert table.header_rows == 2
    assert table.header_paths[3] == ("JUMLAH (Rp)", "(%)")


def test_broken_numbers_keep_their_lines(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, [100, 50, 50], [
        ["Uraian", "Target", "Realisasi"],
        ["Nilai layanan", "361.626.\n915", "106,\n52"],
    ])
    table = only_table(read(paper))
    assert texts(table)[1] == ["Nilai layanan", "361.626.\n915", "106,\n52"]


def test_the_sign_in_the_middle_of_a_broken_amount_comes_first(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.table(72, 100, [100, 90], [["Program", "Anggaran"], ["Penataan arsip\ndaerah", ""]])
    sheet.text(200, 130, "1.506.190.00", size=9)
    sheet.text(176, 135, "Rp", size=9)
    sheet.text(245, 141, "0", size=9)
    assert texts(only_table(read(paper)))[1][1] == "Rp\n1.506.190.00\n0"


def test_a_column_of_currency_signs_joins_its_amounts(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, [120, 25, 90], [
        ["Satuan kerja", "Pagu", "<"],
        ["Sekretariat", "Rp.", "75.723.303.000"],
        ["Bidang Sarana", "Rp.", "14.352.353.000"],
    ])
    table = only_table(read(paper))
    assert table.width == 2
    assert texts(table)[1] == ["Sekretariat", "Rp. 75.723.303.000"]


def test_double_rulings_make_one_column(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    bottom = sheet.table(72, 100, WIDTHS, ROWS)
    for x in (102, 272, 332, 392):
        sheet.rect(x + 2, 100, 0.5, bottom - 100)
    assert texts(only_table(read(paper))) == ROWS


def test_header_and_body_in_neighbouring_grid_columns_are_joined(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    # The header stands in the first and third, the figures in the second and fourth column between offset rulings.
    sheet.table(72, 100, [150, 10, 60, 10, 60], [
        ["Indikator", "", "Target", "", "Realisasi"],
        ["Jumlah pelatihan", "", "12", "", "11"],
        ["Jumlah peserta", "", "300", "", "284"],
    ])
    table = only_table(read(paper))
    assert texts(table) == [
        ["Indikator", "Target", "Realisasi"], ["Jumlah pelatihan", "12", "11"], ["Jumlah peserta", "300", "284"],
    ]


def test_a_table_without_outer_borders(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    for y in (100, 120, 140, 160):
        sheet.line(72, y, 452, y)
    for x in (102, 272, 332, 392):
        sheet.line(x, 100, x, 160)
    for i, row in enumerate(ROWS):
        for x, cell in zip((75, 105, 275, 335, 395), row, strict=True):
            sheet.text(x, 114 + 20 * i, cell, 9, bold=not i)
    assert texts(only_table(read(paper))) == ROWS


def test_columns_between_horizontal_rules_only(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    for y in (100, 122, 170):
        sheet.line(72, y, 452, y)
    for i, row in enumerate(ROWS):
        for x, cell in zip((75, 105, 275, 335, 395), row, strict=True):
            sheet.text(x, 115 + 20 * i, cell, 9, bold=not i)
    table = only_table(read(paper))
    assert texts(table) == ROWS
    assert table.header_rows == 1


def test_prose_between_rules_is_no_table(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    for y in (90, 150, 210):
        sheet.line(72, y, 500, y)
    for y in (110, 170):
        sheet.lines(80, y, ["Pelayanan pada tahun 2021 mencapai 84,21 atau naik 2,10 poin", "dari tahun 2020 sebesar 82,11."])
    document = read(paper)
    assert not document.tables
    assert len(document.paragraphs) == 2


def test_boxes_and_fills_are_no_tables(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.rect(72, 90, 400, 40, (0.9, 0.9, 0.6))
    sheet.text(80, 115, "Catatan: angka sementara")
    for x0, y0, x1, y1 in [(72, 200, 400, 200), (72, 260, 400, 260), (72, 200, 72, 260), (400, 200, 400, 260)]:
        sheet.line(x0, y0, x1, y1)
    sheet.text(80, 230, "Satu kotak saja")
    assert not read(paper).tables


def test_a_table_inside_a_cell_belongs_to_the_cell(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.table(72, 100, [80, 300], [["Uraian", "Rincian"], ["Perjalanan\n\n\n\n\n\n", ""], ["Honor", "12 orang"]], height=20)
    sheet.table(170, 135, [60, 60], [["a", "1"], ["b", "2"]], bold=0)
    table = only_table(read(paper))
    assert texts(table)[1][1] == "a 1\nb 2"


def test_a_drawing_of_joined_boxes_is_no_table(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    for x, y, name in [(250, 100, "Camat"), (100, 200, "Sekretaris"), (400, 200, "Kasi Pelayanan"), (250, 300, "Staf")]:
        right, bottom = x + 100, y + 30
        for ends in [(x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom)]:
            sheet.line(*ends)
        sheet.text(x + 10, y + 20, name)
    sheet.line(300, 130, 300, 300)
    sheet.line(150, 165, 450, 165)
    sheet.line(150, 165, 150, 200)
    sheet.line(450, 165, 450, 200)
    assert not read(paper).tables


def test_a_word_over_a_ruling_stays_whole_and_two_numbers_are_cut(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.table(72, 100, [60, 60, 60], [["Uraian", "Pagu", "Realisasi"], ["Honor", "", ""]])
    sheet.text(142.2, 130, "125.000.000", size=9)
    sheet.text(192.4, 130, "119.500.000", size=9)
    sheet.table(72, 200, [60, 60, 60], [["Uraian", "Pagu", "Realisasi"], ["", "", "7"]])
    sheet.text(74, 230, "Pemeliharaan", size=9)
    document = read(paper)
    assert texts(document.tables[0])[1] == ["Honor", "125.000.000", "119.500.000"]
    assert texts(document.tables[1])[1] == ["Pemeliharaan", "", "7"]


def test_a_change_of_colour_closes_a_header(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    grey = (0.8, 0.8, 0.8)
    sheet.rect(72, 100, 240, 20, grey)
    for y in (100, 160):
        sheet.line(72, y, 312, y)
    for y in (120, 140):
        sheet.line(192, y, 312, y)
    for x in (72, 192, 252, 312):
        sheet.line(x, 100, x, 160)
    for x, y, word in [(75, 114, "Sasaran"), (195, 114, "Target"), (255, 114, "Realisasi"), (75, 134, "Layanan cepat"),
                       (195, 134, "10"), (255, 134, "9"), (195, 154, "20"), (255, 154, "21")]:
        sheet.text(x, y, word, 9)
    table = only_table(read(paper))
    assert texts(table) == [
        ["Sasaran", "Target", "Realisasi"], ["Layanan cepat", "10", "9"], ["Layanan cepat", "20", "21"],
    ]


def draw(sheet: Sheet, y: float, rows: list[list[str]], xs: tuple[int, ...] = (75, 105, 275, 335, 395)) -> None:
    for i, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=True):
            sheet.text(x, y + 18 * i, cell, 9, bold=not i)


def test_a_table_without_any_ruling(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 80, "Capaian kinerja tahun 2021 dapat dilihat pada uraian berikut:")
    draw(sheet, 110, ROWS)
    sheet.text(72, 180, "Semua target tahun 2021 tercapai, dan dua di antaranya melampaui target yang diperjanjikan semula.")
    document = read(paper)
    table = only_table(document)
    assert texts(table) == ROWS
    assert table.header_rows == 1
    assert len(document.paragraphs) == 2


def test_aligned_text_without_figures_is_no_table(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    draw(sheet, 110, [
        ["No", "Sasaran", "Program", "Kegiatan", "Keterangan"], ["1.", "Layanan cepat", "Layanan", "Loket", "baru"],
        ["2.", "Desa mandiri", "Desa", "Bimtek", "lama"],
    ])
    assert not read(paper).tables


def test_an_empty_header_cell_belongs_to_its_group(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, [100, 50, 55, 55, 50, 55, 55], [
        ["Indikator", "2020", "<", "<", "2021", "<", ""],
        ["^", "Target", "Realisasi", "Persentase", "Target", "Realisasi", "Prosentase"],
        ["Desa mandiri", "10", "8", "80,00", "12", "12", "100,00"],
    ])
    assert only_table(read(paper)).header_paths[4:] == (("2021", "Target"), ("2021", "Realisasi"), ("2021", "Prosentase"))


def test_classes_of_a_number_are_a_header(paper: Paper, read: Read) -> None:
    rows = [["Umur", "17-30", "31-50", "> 50"], ["Responden", "84", "121", "45"]]
    paper.sheet().table(72, 100, [80, 50, 50, 50], rows, bold=0)
    table = only_table(read(paper))
    assert table.header_rows == 1
    assert table.header_paths[1:] == (("17-30",), ("31-50",), ("> 50",))


def test_rows_of_figures_only_have_no_header(paper: Paper, read: Read) -> None:
    paper.sheet().table(72, 100, WIDTHS, ROWS[1:], bold=0)
    assert only_table(read(paper)).header_rows == 0


def test_the_lines_of_a_chart_are_no_table(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    for i in range(6):
        sheet.line(100, 100 + 30 * i, 450, 100 + 30 * i)
    for x, y, value in [(120, 115, "90,20"), (220, 145, "80,73"), (320, 115, "90,54"), (120, 175, "64,38"), (220, 205, "60,58"),
                        (320, 175, "72,00"), (400, 115, "88,31"), (400, 175, "70,11")]:
        sheet.text(x, y, value, 8)
    assert not read(paper).tables


def test_titles_over_all_columns_above_a_header_are_header(paper: Paper, read: Read) -> None:
    vision = "Visi: Terwujudnya kecamatan yang tertib, ramah, dan melayani seluruh warga dengan sepenuh hati pada tahun 2031"
    paper.sheet().table(50, 100, [160, 160, 160], [
        [vision, "<", "<"], ["Misi 1: Menata pelayanan umum yang cepat bagi seluruh warga kecamatan", "<", "<"],
        ["Tujuan", "Sasaran", "Indikator"], ["Pelayanan baik", "Warga puas", "Nilai survei"], ["Taman asri", "Taman rapi", "Luas"],
    ], bold=3)
    (table,) = read(paper).tables
    assert table.header_rows == 3
    assert [path[-1] for path in table.header_paths] == ["Tujuan", "Sasaran", "Indikator"]


def test_short_names_that_repeat_below_the_groups_of_a_header_are_header(paper: Paper, read: Read) -> None:
    paper.sheet().table(50, 100, [30, 150, 60, 60, 60, 60], [
        ["No", "Satuan Kerja", "TA.2031", "<", "TA.2030", "<"], ["^", "^", "Keu", "Fis", "Keu", "Fis"],
        ["1", "Balai Taman", "66,22", "67,97", "91,41", "94,25"], ["2", "Balai Jalan", "93,65", "93,97", "97,50", "98,70"],
    ], bold=0)
    (table,) = read(paper).tables
    assert table.header_rows == 2
    assert table.header_paths[2] == ("TA.2031", "Keu")
