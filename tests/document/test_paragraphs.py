"""Lines to paragraphs, and what stands in the margins of the pages."""
from __future__ import annotations

from collections.abc import Callable

from lakip_lint.document.model import Document
from tests.document.paper import Paper, Sheet

Read = Callable[[Paper], Document]
FULL = "Kecamatan Tanjung Sari melaksanakan urusan pemerintahan yang dilimpahkan oleh bupati serta"

ABOUT = [
    "Kecamatan Tanjung Sari", "Kelurahan Muara Indah", "Sekretariat Kecamatan", "Seksi Pelayanan Umum", "Seksi Ketenteraman",
]


def strings(document: Document) -> list[str]:
    return [p.text.string for p in document.paragraphs]


def full_page(sheet: Sheet, y: float = 100, about: str = "Kecamatan Tanjung Sari") -> None:
    """Lines that reach the right edge, so that the width of the page's text is known."""
    sheet.lines(72, y, [FULL.replace("Kecamatan Tanjung Sari", about)] * 3 + [f"pembinaan {about}."])


def test_lines_are_joined_up_to_a_meant_break(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    full_page(sheet)
    sheet.lines(72, 156, [FULL, "pembinaan desa."])
    assert strings(read(paper)) == [f"{FULL} {FULL} {FULL} pembinaan Kecamatan Tanjung Sari.", f"{FULL} pembinaan desa."]


def test_a_first_line_indent_begins_a_paragraph(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    last = "Semua target tahun 2021 tercapai dan sebagian melampaui target yang diperjanjikan dalam."
    sheet.lines(72, 100, [FULL, FULL, last])
    sheet.text(100, 142, "Pada tahun 2021 anggaran terserap dengan baik di semua program dan kegiatan kecamatan.")
    document = read(paper)
    assert len(document.paragraphs) == 2
    assert document.paragraphs[1].text.string.startswith("Pada tahun 2021")


def test_a_sentence_over_the_page_end_is_one_paragraph(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    full_page(sheet, 600)
    sheet.text(72, 780, FULL)
    sheet = paper.sheet()
    sheet.lines(72, 60, ["pelayanan kepada masyarakat.", FULL, FULL, FULL], step=14)
    document = read(paper)
    (joined,) = [p for p in document.paragraphs if "pelayanan kepada masyarakat" in p.text.string]
    assert joined.text.string.startswith(FULL)
    assert {span.place.page for span in joined.text.spans} == {1, 2}
    assert joined.place.page == 1


def test_a_finished_sentence_ends_at_the_page_end(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    full_page(sheet, 700)
    sheet = paper.sheet()
    full_page(sheet, 60)
    assert len(read(paper).paragraphs) == 2


def test_words_divided_at_a_line_end_are_closed_up(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    full_page(sheet)
    sheet.lines(72, 200, [
        "Pembangunan dermaga dan perluasan lapangan penumpukan barang di kawasan pelabu-",
        "han mencapai nilai yang lebih tinggi daripada tahun lalu dengan nilai seluruhnya rata-",
        "rata 84,21 pada semua lokasi.",
    ])
    text = strings(read(paper))[1]
    assert "pelabuhan mencapai" in text
    assert "rata-rata 84,21" in text


def test_a_soft_hyphen_at_a_line_end_is_closed_up(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    full_page(sheet)
    sheet.text(72, 200, "Pembangunan dermaga dan perluasan lapangan penumpukan barang di kawasan")
    sheet.text(434, 200, "pelabu")
    sheet.text(464.02, 200, "C", font="F3")
    sheet.text(72, 214, "han mencapai 84,21 pada tahun ini.")
    assert "pelabuhan mencapai 84,21" in strings(read(paper))[1]


def test_places_of_words_after_a_closed_up_hyphen(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    full_page(sheet)
    sheet.lines(72, 200, [
        "Pembangunan dermaga dan perluasan lapangan penumpukan barang di kawasan pelabu-", "han mencapai 84,21 pada tahun ini.",
    ])
    text = read(paper).paragraphs[1].text
    start = text.string.index("84,21")
    place = text.place(start, start + 5)
    assert place is not None
    assert 200 < place.box.bottom < 220
    assert place.box.x0 > 72


def test_list_items_keep_their_lines_together(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    full_page(sheet)
    sheet.text(90, 200, "1. meningkatkan mutu layanan administrasi kependudukan bagi warga di semua desa")
    sheet.text(104, 214, "dan kelurahan; dan")
    sheet.text(90, 228, "2. menyelesaikan aduan warga.")
    document = read(paper)
    items = [(p.marker, p.text.string) for p in document.paragraphs if p.marker]
    assert items == [
        ("1.", "meningkatkan mutu layanan administrasi kependudukan bagi warga di semua desa dan kelurahan; dan"),
        ("2.", "menyelesaikan aduan warga."),
    ]


def test_the_cover_keeps_its_lines(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    for x, y, line in [
        (215, 200, "LAPORAN KINERJA"), (180, 230, "KECAMATAN TANJUNG SARI"), (187, 260, "KABUPATEN RIMBA ELOK"),
        (240, 700, "TAHUN 2021"),
    ]:
        sheet.text(x, y, line, 16, bold=True)
    for about in ABOUT:
        full_page(paper.sheet(), about=about)
    assert strings(read(paper))[:4] == ["LAPORAN KINERJA", "KECAMATAN TANJUNG SARI", "KABUPATEN RIMBA ELOK", "TAHUN 2021"]


def test_running_lines_and_page_numbers_go_to_the_margins(paper: Paper, read: Read) -> None:
    for number in range(1, 6):
        sheet = paper.sheet()
        sheet.text(72, 40, "Laporan Kinerja Kecamatan Tanjung Sari Tahun 2021", 8)
        full_page(sheet, about=ABOUT[number - 1])
        sheet.text(290, 810, f"- {number + 2} -", 8)
    document = read(paper)
    assert [page.printed_number for page in document.pages] == ["3", "4", "5", "6", "7"]
    assert all(len(page.margins) == 2 for page in document.pages)
    assert not any("Laporan Kinerja" in s or "-" in s for s in strings(document))


def test_roman_page_numbers_and_a_number_within_the_footer(paper: Paper, read: Read) -> None:
    for number, about in zip(["i", "ii", "iii", "iv", "v"], ABOUT, strict=True):
        sheet = paper.sheet()
        full_page(sheet, about=about)
        sheet.text(72, 810, f"Kecamatan Tanjung Sari | {number}", 8)
    document = read(paper)
    assert [page.printed_number for page in document.pages] == ["i", "ii", "iii", "iv", "v"]


def test_a_page_number_at_another_place_fits_the_count(paper: Paper, read: Read) -> None:
    for number in range(1, 6):
        wide = number == 4
        sheet = paper.sheet(842, 595) if wide else paper.sheet()
        full_page(sheet, about=ABOUT[number - 1])
        if wide:
            sheet.text(780, 480, str(number))
        else:
            sheet.text(290, 810, str(number))
    document = read(paper)
    assert document.pages[3].printed_number == "4"
    assert not any(s.isdigit() for s in strings(document))


def test_chapter_titles_at_the_head_of_pages_are_no_running_lines(paper: Paper, read: Read) -> None:
    for number, about in zip(["I", "II", "III", "IV", "V"], ABOUT, strict=True):
        sheet = paper.sheet()
        sheet.text(280, 60, f"BAB {number}", bold=True)
        sheet.text(250, 75, about.upper(), bold=True)
        full_page(sheet, about=about)
    assert [h.number for h in read(paper).headings] == ["BAB I", "BAB II", "BAB III", "BAB IV", "BAB V"]


def test_a_page_number_inside_a_table_is_no_cell(paper: Paper, read: Read) -> None:
    for number, about in enumerate(ABOUT, 1):
        sheet = paper.sheet()
        full_page(sheet, about=about)
        if number == 3:
            bottom = sheet.table(72, 700, [100, 200], [["Uraian", "Jumlah"], ["Desa\n\n\n", "12"], ["", ""]], height=30)
            sheet.text(290, bottom - 8, "3")
        else:
            sheet.text(290, 820, str(number))
    document = read(paper)
    assert document.pages[2].printed_number == "3"
    (table,) = document.tables
    assert [[cell.plain if cell else None for cell in row] for row in table.rows] == [["Uraian", "Jumlah"], ["Desa", "12"]]
