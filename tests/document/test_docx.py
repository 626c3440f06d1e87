"""What a Word file says, and that it is read as it is printed."""
from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from lakip_lint.document.docx import read_docx
from lakip_lint.document.model import Document, Heading
from tests.document.word import cell, field, levels, listed, num, para, row, run, style, table, write_docx

Read = Callable[..., Document]
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
MERGED, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a body (and further parts) to a Word file and read it."""
    def written(body: str, **parts: str) -> Document:
        return read_docx(write_docx(tmp_path / "laporan.docx", body, None, **parts))

    return written


def texts(document: Document) -> list[str]:
    return [p.text.string for p in document.paragraphs]


def headings(document: Document) -> list[tuple[str, str, int]]:
    return [(h.number, h.title, h.level) for h in document.headings]


def grid(document: Document, index: int = 0) -> list[list[str | None]]:
    return [[c.plain if c else None for c in row] for row in document.tables[index].rows]


# ---- headings


def test_headings_come_from_styles_whatever_they_are_called(read: Read) -> None:
    styles = (
        style("Judul1", "heading 1", paragraph='<w:outlineLvl w:val="0"/>')
        + style("SubBab", "Sub Bab Kami", based_on="Judul2")
        + style("Judul2", "heading 2", paragraph='<w:outlineLvl w:val="1"/>')
    )
    body = (
        para("BAB III", style="Judul1") + para("Akuntabilitas Kinerja", style="Judul1") + para("Capaian organisasi", style="SubBab")
        + para("Nilai indeks mencapai 84,21.") + para("Lain-lain", style="Heading3")
    )
    document = read(body, styles=styles)
    assert headings(document) == [("BAB III", "Akuntabilitas Kinerja", 1), ("", "Capaian organisasi", 2), ("", "Lain-lain", 3)]
    assert [p.heading for p in document.paragraphs] == [document.headings[1]]


def test_headings_without_styles_are_found_by_their_print(read: Read) -> None:
    body = (
        para("BAB II", bold=True) + para("PERENCANAAN KINERJA", bold=True) + para("Isi bab ini panjang sekali.")
        + para("2.1 Rencana Strategis", bold=True) + para("Visi dan misi.") + para("biasa saja")
    )
    assert headings(read(body)) == [("BAB II", "PERENCANAAN KINERJA", 1), ("2.1", "Rencana Strategis", 2)]


def test_line_breaks_divide_a_heading_but_do_not_end_it(read: Read) -> None:
    styles = style("Heading1", "heading 1", paragraph='<w:outlineLvl w:val="0"/>')
    document = read(para("BAB I", style="Heading1", xml="<w:r><w:br/><w:t>PENDAHULUAN</w:t></w:r>"), styles=styles)
    assert headings(document) == [("BAB I", "PENDAHULUAN", 1)]


def test_a_sentence_in_a_heading_style_is_no_heading(read: Read) -> None:
    long = "Kinerja tahun ini diukur dengan membandingkan target dan realisasi, " * 4
    assert headings(read(para(long, style="Heading2") + para("Isi."))) == []


# ---- numbers of lists


def test_numbers_that_word_computes_stand_before_the_text(read: Read) -> None:
    numbering = levels(0, ("upperRoman", "BAB %1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)"), extra="<w:isLgl/>") + num(1, 0)
    body = (
        listed("PENDAHULUAN", 1) + listed("Latar Belakang", 1, 1) + listed("Maksud", 1, 1) + listed("butir", 1, 2)
        + listed("butir", 1, 2) + listed("PERENCANAAN", 1) + listed("Rencana Strategis", 1, 1) + listed("butir", 1, 2)
    )
    lines = [line.text.string for page in read(body, numbering=numbering).pages for line in page.lines]
    assert lines == [
        "BAB 1 PENDAHULUAN", "1.1 Latar Belakang", "1.2 Maksud", "1) butir", "2) butir", "BAB 2 PERENCANAAN",
        "2.1 Rencana Strategis", "1) butir",
    ]


def test_forms_of_numbers(read: Read) -> None:
    numbering = (
        levels(0, ("upperRoman", "BAB %1"), ("upperLetter", "%2."), ("lowerRoman", "(%3)"), ("none", "%4")) + num(1, 0)
        + levels(1, ("bullet", "\uf0b7")) + num(2, 1)
    )
    body = "".join(listed("isi", 1, 0) for _ in range(4)) + "".join(listed("isi", 1, 1) for _ in range(27))
    body += listed("isi", 1, 2) + listed("tanpa", 1, 3) + listed("titik", 2)
    lines = [line.text.string for page in read(body, numbering=numbering).pages for line in page.lines]
    assert lines[:4] == ["BAB I isi", "BAB II isi", "BAB III isi", "BAB IV isi"]
    assert (lines[4], lines[29], lines[30]) == ("A. isi", "Z. isi", "AA. isi")
    assert lines[31:] == ["(i) isi", "tanpa", "• titik"]


def test_lists_go_on_unless_they_begin_anew(read: Read) -> None:
    begin = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = levels(0, ("decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, begin)
    body = listed("a", 1) + listed("b", 2) + listed("c", 3) + listed("d", 3) + listed("tak dikenal", 9)
    document = read(body, numbering=numbering)
    assert [(p.marker, p.text.string) for p in document.paragraphs] == [
        ("1.", "a"), ("2.", "b"), ("5.", "c"), ("6.", "d"), ("", "tak dikenal"),
    ]


def test_numbers_of_a_style_and_of_cells(read: Read) -> None:
    numbering = levels(0, ("decimal", "%1.")) + num(1, 0)
    styles = style("Butir", "Butir", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    empty = para("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    body = para("satu", style="Butir") + table(
        row("No", "Indikator", "Target"), row(cell(empty), "IKM", "80"), row(cell(empty), "AKIP", "75"),
    )
    document = read(body, numbering=numbering, styles=styles)
    assert document.paragraphs[0].marker == "1."
    assert grid(document) == [["No", "Indikator", "Target"], ["2.", "IKM", "80"], ["3.", "AKIP", "75"]]


# ---- captions, contents, margins


def test_captions_with_fields(read: Read) -> None:
    words = run("Tabel 3.") + field("SEQ Tabel \\* ARABIC", "2") + run(" Capaian Kinerja")
    caption = f'<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>{words}</w:p>'
    document = read(caption + table(row("Indikator", "Target"), row("IKM", "80")), styles=style("Caption", "caption"))
    (found,) = document.captions
    assert (found.of, found.number, found.title) == ("tabel", "3.2", "Capaian Kinerja")
    assert document.tables[0].caption == found


def test_the_table_of_contents_is_no_text_of_the_report(read: Read) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-2"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'

    def entry(number: str, title: str, page: str, before: str = "") -> str:
        tab = "<w:r><w:tab/></w:r>"
        return f"<w:p>{before}{run(number)}{tab}{run(title)}{tab}{field('PAGEREF _Toc1', page)}</w:p>"

    body = (
        para("DAFTAR ISI", bold=True) + entry("BAB I", "PENDAHULUAN", "1", begin) + entry("1.1", "Latar Belakang", "2")
        + entry("BAB II", "PERENCANAAN KINERJA", "7") + end + para("BAB I", bold=True) + para("PENDAHULUAN", bold=True)
        + para("Isi bab.")
    )
    document = read(body)
    assert [(e.number, e.title, e.page) for e in document.contents] == [
        ("BAB I", "PENDAHULUAN", "1"), ("1.1", "Latar Belakang", "2"), ("BAB II", "PERENCANAAN KINERJA", "7"),
    ]
    assert headings(document) == [("", "DAFTAR ISI", 1), ("BAB I", "PENDAHULUAN", 1)]
    assert texts(document) == ["Isi bab."]


def test_contents_by_their_style_and_with_dots(read: Read) -> None:
    styles = style("TOC1", "toc 1", paragraph='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>')
    document = read(para("Realisasi Anggaran", style="TOC1", xml="<w:r><w:tab/><w:t>25</w:t></w:r>") + para("Isi."), styles=styles)
    assert [(e.title, e.page) for e in document.contents] == [("Realisasi Anggaran", "25")]


def test_headers_and_footers_are_margins_of_the_first_page(read: Read) -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    document = read(
        para("Isi laporan.") + para("Isi lagi.") + section, header1=para("LAKIP Kecamatan Contoh 2023"), footer1=para("Halaman 1")
    )
    assert [line.text.string for line in document.pages[0].margins] == ["LAKIP Kecamatan Contoh 2023", "Halaman 1"]
    assert texts(document) == ["Isi laporan.", "Isi lagi."]


# ---- tables


def test_a_merged_cell_stands_in_every_slot_and_its_text_once(read: Read) -> None:
    document = read(table(
        row(cell("Sasaran", MERGED, bold=True), cell("Realisasi", span(2), bold=True)),
        row(cell("", BELOW), cell("2022", bold=True), cell("2023", bold=True)),
        row("Pelayanan", "80,10", "84,21"), row(cell("Jumlah", span(2)), "84,21"),
    ))
    made = document.tables[0]
    assert made.header_rows == 2
    assert made.header_paths == (("Sasaran",), ("Realisasi", "2022"), ("Realisasi", "2023"))
    assert made.cell(0, 0) is made.cell(1, 0)
    assert made.cell(0, 1) is made.cell(0, 2)
    first = made.cell(0, 0)
    assert first is not None
    assert (first.row_span, first.column_span) == (2, 1)
    assert grid(document)[3] == ["Jumlah", "Jumlah", "84,21"]


def test_old_merges_left_out_columns_and_empty_corners(read: Read) -> None:
    document = read(table(
        row(cell("Uraian", '<w:hMerge w:val="restart"/>'), cell("", '<w:hMerge w:val="continue"/>'), "Pagu"),
        row("1", "Belanja Pegawai", "5.000"), row("7.000", props='<w:gridBefore w:val="2"/>'),
    ))
    assert grid(document) == [["Uraian", "Uraian", "Pagu"], ["1", "Belanja Pegawai", "5.000"], [None, None, "7.000"]]


def test_borders_that_were_drawn_twice_make_no_column(read: Read) -> None:
    document = read(table(
        row("Indikator", cell("Target", span(2)), "Realisasi"), row(cell("IKM", span(2)), "80", "84,21"),
        row("AKIP", cell("75", span(2)), "71"), widths=(3000, 30, 1500, 1500),
    ))
    assert grid(document) == [["Indikator", "Target", "Realisasi"], ["IKM", "80", "84,21"], ["AKIP", "75", "71"]]


def test_rows_marked_as_header_and_the_row_of_numbers(read: Read) -> None:
    repeated = "<w:tblHeader/>"
    document = read(table(
        row("Yang dinilai", "Hasil A", "Hasil B", props=repeated), row("(1)", "(2)", "(3)", props=repeated),
        row("Layanan loket", "3,25", "3,40"), row("Layanan keliling", "3,10", "3,30"),
    ))
    assert (document.tables[0].header_rows, document.tables[0].numbers_row) == (1, 1)
    document = read(table(
        row("Yang dinilai", "Hasil", props=repeated), row("", "rerata", props=repeated), row("Layanan loket", "3,25"),
        row("Layanan keliling", "3,10"),
    ))
    assert document.tables[0].header_rows == 2


def test_tables_in_cells_are_tables_of_their_own(read: Read) -> None:
    inner = table(row("Umur", "Jumlah"), row("sampai 25", "40"), row("di atas 25", "60"))
    outer = table(row("Unsur", "Uraian"), row("Responden", cell(para("Menurut umur:") + inner + para())), row("Waktu", "Mei"))
    document = read(outer)
    assert grid(document, 0) == [["Unsur", "Uraian"], ["Responden", "Menurut umur:"], ["Waktu", "Mei"]]
    assert grid(document, 1) == [["Umur", "Jumlah"], ["sampai 25", "40"], ["di atas 25", "60"]]


def test_tables_that_only_arrange_text_are_text(read: Read) -> None:
    frame = table(row(cell(para("Kesimpulan", bold=True) + para("Target tercapai."))))
    facts = table(row("Nama", ":", "Rahayu Contoh"), row("Jabatan", ":", "Camat"), ruled=False)
    document = read(frame + facts)
    assert not document.tables
    assert texts(document) == ["Kesimpulan", "Target tercapai.", "Nama : Rahayu Contoh", "Jabatan : Camat"]


def test_a_table_without_lines_is_one_by_its_header(read: Read) -> None:
    document = read(table(row("Indikator", "Target", "Realisasi"), row("IKM", "80", "84,21"), ruled=False))
    assert grid(document) == [["Indikator", "Target", "Realisasi"], ["IKM", "80", "84,21"]]


def test_paragraphs_of_a_cell_are_its_lines(read: Read) -> None:
    document = read(table(row("Indikator", "Target"), row(cell(para("a. IKM") + para("b. AKIP")), cell(para("80") + para("75")))))
    found = document.tables[0].cell(1, 1)
    assert found is not None
    assert found.text.string == "80\n75"


# ---- what is printed


def test_changes_that_are_tracked_are_taken_as_made(read: Read) -> None:
    gone = '<w:del><w:r><w:delText>75,00</w:delText></w:r></w:del>'
    body = para("Realisasi ", xml=f"{gone}<w:ins>{run('84,21')}</w:ins>{run(' persen.')}")
    body += '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Dihapus</w:delText></w:r></w:del></w:p>'
    body += '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>' + run("Kalimat ini ") + "</w:p>" + para("menyambung.")
    body += table(row("Uraian", "Nilai"), row("lama", "1", props="<w:del/>"), row("baru", "2", props="<w:ins/>"))
    document = read(body)
    assert texts(document) == ["Realisasi 84,21 persen.", "Kalimat ini menyambung."]
    assert grid(document) == [["Uraian", "Nilai"], ["baru", "2"]]


def test_hidden_text_is_left_out(read: Read) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    shaded = white + '<w:shd w:val="clear" w:fill="1F3864"/>'
    body = para(xml=run("Nilai ") + run("rahasia ", "<w:vanish/>") + run("catatan ", white) + run("84", shaded) + run(",21"))
    body += table(row(cell(para(xml=run("Indikator", white))), cell(para(xml=run("Target", white)))), row("IKM", "80"))
    document = read(body)
    assert texts(document) == ["Nilai 84,21"]
    assert grid(document)[0] == ["Indikator", "Target"]


def test_characters_that_are_elements(read: Read) -> None:
    xml = (
        "<w:r><w:t>Peme</w:t><w:softHyphen/><w:t>rintah</w:t></w:r>" + run(" ke\u00adcamatan ")
        + "<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>bagian</w:t></w:r>"
        + '<w:r><w:t xml:space="preserve"> </w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" rp\u00a05", "<w:caps/>")
    )
    assert texts(read(para(xml=xml))) == ["Pemerintah kecamatan sub-bagian • RP 5"]


def test_of_fields_only_the_result_is_read(read: Read) -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>' + field("MERGEFIELD x", "7")
        + '<w:r><w:instrText> = 7</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("tercapai")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = '<w:fldSimple w:instr=" REF nilai ">' + run("84,21") + "</w:fldSimple>"
    link = '<w:hyperlink r:id="x">' + run("lampiran") + "</w:hyperlink>"
    assert texts(read(para("Target ", xml=f"{nested}{run(': ')}{simple}{run(', lihat ')}{link}"))) == [
        "Target tercapai: 84,21, lihat lampiran",
    ]


def test_an_open_field_does_not_swallow_the_text(read: Read) -> None:
    assert texts(read(para(xml='<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + para("Isi."))) == ["Isi."]


def test_a_text_box_is_read_once_behind_its_paragraph(read: Read) -> None:
    box = f"<w:txbxContent>{para('Dalam kotak.')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx>{box}</wps:txbx></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert texts(read(para("Sebelum kotak.", xml=f"<w:r>{both}</w:r>") + para("Sesudahnya."))) == [
        "Sebelum kotak.", "Dalam kotak.", "Sesudahnya.",
    ]


def test_content_controls_formulas_and_footnotes(read: Read) -> None:
    control = f"<w:sdt><w:sdtContent>{para('Isian.')}</w:sdtContent></w:sdt>"
    part = "<m:r><m:t>{}</m:t></m:r>"
    fraction = f"<m:f><m:num>{part.format('Realisasi')}</m:num><m:den>{part.format('Target')}</m:den></m:f>"
    formula = f"<m:oMath>{fraction}{part.format(' x 100')}</m:oMath>"
    noted = para("Menurut survei", xml='<w:r><w:footnoteReference w:id="2"/></w:r>')
    notes = '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">' + para("Survei Mei 2023.") + "</w:footnote>"
    assert texts(read(control + para("Capaian = ", xml=formula) + noted, footnotes=notes)) == [
        "Isian.", "Capaian = Realisasi / Target x 100", "Menurut survei", "Survei Mei 2023.",
    ]


def test_line_breaks_end_a_line_and_bold_goes_with_the_letters(read: Read) -> None:
    document = read(para(xml="<w:r><w:t>Jalan Contoh 5</w:t><w:br/><w:t>Kota Contoh</w:t></w:r>") + para("Tebal", bold=True))
    assert texts(document) == ["Jalan Contoh 5", "Kota Contoh", "Tebal"]
    assert [p.text.bold for p in document.paragraphs] == [False, False, True]


# ---- places and pages


def test_places_follow_the_reading_order_and_tell_columns_apart(read: Read) -> None:
    body = para("BAB I PENDAHULUAN", bold=True) + para("Satu.") + para("Dua.")
    body += table(row("Indikator", "Target", "Realisasi"), row("IKM", "80", "80")) + para("Tiga.")
    document = read(body)
    places = [block.place for block in document.blocks]
    assert all((a.page, a.box.top) < (b.page, b.box.top) for a, b in pairwise(places))
    target, result = document.tables[0].cell(1, 1), document.tables[0].cell(1, 2)
    assert target is not None
    assert result is not None
    assert target.place.box.x1 <= result.place.box.x0
    assert target.text.place() != result.text.place()
    assert isinstance(document.blocks[0], Heading)


def test_pages_are_guessed_and_not_told(read: Read) -> None:
    seen = '<w:r><w:lastRenderedPageBreak/><w:t>Halaman tiga.</w:t></w:r>'
    document = read(
        para("Sampul.", xml=PAGE_BREAK) + para("Isi.") + para(xml=seen) + para("Empat.", "<w:pageBreakBefore/>")
        + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + para("Lima.") + "<w:sectPr/>"
    )
    assert not document.paged
    assert [p.place.page for p in document.paragraphs] == [1, 2, 3, 4, 5]
    assert {page.printed_number for page in document.pages} == {""}


def test_a_long_file_without_breaks_has_several_pages(read: Read) -> None:
    document = read("".join(para(f"Kalimat ke-{i} dari laporan ini.") for i in range(150)))
    assert 3 <= len(document.pages) <= 6
    assert document.metadata["format"] == "docx"


def test_large_pictures_and_embedded_sheets_are_reported(read: Read) -> None:
    def picture(width: int, height: int) -> str:
        return f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/><a:blip/></wp:inline></w:drawing></w:r>'

    sheet = '<w:r><w:object><v:shape style="width:90pt;height:2cm"><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>'
    small, large = picture(900_000, 900_000), picture(5_400_000, 5_400_000)
    document = read(para("Isi.", xml=small) + para(xml=large) + para(xml=sheet))
    assert [(p.what, p.detail) for p in document.problems] == [("picture", "blip"), ("picture", "OLEObject")]
    assert document.pages[0].has_picture
