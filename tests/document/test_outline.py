"""Chapters, sections, captions, the table of contents: what the lines of a report are."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from lakip_lint.document.model import Caption, Document
from tests.document.paper import Paper, Sheet

Read = Callable[[Paper], Document]
PROSE = ["Pelayanan kepada masyarakat dilaksanakan setiap hari kerja oleh seluruh pegawai", "kecamatan dan kelurahan."]


def outline(document: Document) -> list[tuple[int, str, str]]:
    return [(h.level, h.number, h.title) for h in document.headings]


def prose(sheet: Sheet, y: float, about: str = "Pelayanan") -> None:
    sheet.lines(72, y, [PROSE[0].replace("Pelayanan", about), PROSE[1]])


def test_chapters_and_sections_have_levels(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(280, 80, "BAB III", bold=True)
    sheet.text(230, 95, "AKUNTABILITAS KINERJA", bold=True)
    sheet.text(72, 130, "3.1 Capaian Kinerja Organisasi", bold=True)
    prose(sheet, 150)
    sheet.text(72, 200, "3.1.1. Perbandingan Target dan Realisasi", bold=True)
    prose(sheet, 220)
    sheet.text(72, 270, "A. Hasil Survei", bold=True)
    prose(sheet, 290)
    document = read(paper)
    assert outline(document) == [
        (1, "BAB III", "AKUNTABILITAS KINERJA"), (2, "3.1", "Capaian Kinerja Organisasi"),
        (3, "3.1.1", "Perbandingan Target dan Realisasi"), (2, "A", "Hasil Survei"),
    ]
    assert [p.heading and p.heading.number for p in document.paragraphs] == ["3.1", "3.1.1", "A"]


def test_a_letter_spaced_title_is_closed_up(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(280, 80, "BAB IV", bold=True)
    sheet.text(240, 95, "P E N U T U P", bold=True)
    prose(sheet, 130)
    assert outline(read(paper)) == [(1, "BAB IV", "PENUTUP")]


@pytest.mark.parametrize("name", ["KATA PENGANTAR", "DAFTAR ISI", "RINGKASAN EKSEKUTIF", "IKHTISAR EKSEKUTIF", "LAMPIRAN"])
def test_parts_with_a_name_only(paper: Paper, read: Read, name: str) -> None:
    sheet = paper.sheet()
    sheet.text(230, 80, name, bold=True)
    prose(sheet, 130)
    assert outline(read(paper)) == [(1, "", name)]


def test_a_section_in_plain_print_stands_alone(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(280, 80, "BAB II PERENCANAAN KINERJA", bold=True)
    prose(sheet, 110)
    sheet.text(72, 160, "2.1 Rencana Strategis Kecamatan Tanjung Sari")
    prose(sheet, 180)
    assert outline(read(paper))[1:] == [(2, "2.1", "Rencana Strategis Kecamatan Tanjung Sari")]


def test_numbered_items_in_plain_print_are_a_list(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 80, "Dasar hukum laporan ini adalah:")
    sheet.text(72, 96, "1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;")
    sheet.text(72, 110, "2. Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas;")
    sheet.text(72, 124, "a) dokumen perencanaan;")
    document = read(paper)
    assert not document.headings
    assert [p.marker for p in document.paragraphs] == ["", "1.", "2.", "a)"]
    assert document.paragraphs[1].text.string.startswith("Undang-Undang Nomor 23")


def test_the_overview_of_chapters_is_no_chapter(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(280, 80, "BAB I PENDAHULUAN", bold=True)
    sheet.text(72, 110, "A. Latar Belakang", bold=True)
    prose(sheet, 130)
    sheet.text(72, 180, "B. Sistematika Penulisan", bold=True)
    titles = ["PENDAHULUAN", "PERENCANAAN KINERJA", "AKUNTABILITAS KINERJA", "PENUTUP"]
    for i, (number, name) in enumerate(zip(["I", "II", "III", "IV"], titles, strict=True)):
        sheet.text(72, 210 + 60 * i, f"BAB {number} {name}", bold=True)
        sheet.text(72, 226 + 60 * i, "Memuat uraian singkat dari bagian tersebut.")
    for number, title in [("II", "PERENCANAAN KINERJA"), ("III", "AKUNTABILITAS KINERJA"), ("IV", "PENUTUP")]:
        sheet = paper.sheet()
        sheet.text(280, 80, f"BAB {number}", bold=True)
        sheet.text(240, 95, title, bold=True)
        prose(sheet, 130, title.capitalize())
    numbers = [h.number for h in read(paper).headings]
    assert numbers == ["BAB I", "A", "B", "BAB II", "BAB III", "BAB IV"]


def test_initials_are_no_sections(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    prose(sheet, 100)
    sheet.text(300, 160, "R. Suryana Putra, S.Sos.", bold=True)
    sheet.text(300, 174, "NIP. 19700101 199503 1 002")
    assert not read(paper).headings


def test_contents_with_leaders_or_page_numbers_at_the_right(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(250, 80, "DAFTAR ISI", bold=True)
    sheet.text(72, 110, "KATA PENGANTAR ........................................ ii")
    sheet.text(72, 126, "BAB I PENDAHULUAN", bold=True)
    sheet.text(90, 142, "1.1 Latar Belakang")
    sheet.text(500, 142, "1")
    sheet.text(90, 158, "1.2 Tugas dan Fungsi Kecamatan yang Dilimpahkan oleh")
    sheet.text(110, 174, "Bupati")
    sheet.text(500, 174, "4")
    sheet = paper.sheet()
    sheet.text(280, 80, "BAB I PENDAHULUAN", bold=True)
    prose(sheet, 110)
    document = read(paper)
    assert [(e.number, e.title, e.page) for e in document.contents] == [
        ("", "KATA PENGANTAR", "ii"), ("BAB I", "PENDAHULUAN", ""), ("1.1", "Latar Belakang", "1"),
        ("1.2", "Tugas dan Fungsi Kecamatan yang Dilimpahkan oleh Bupati", "4"),
    ]
    assert outline(document) == [(1, "", "DAFTAR ISI"), (1, "BAB I", "PENDAHULUAN")]


@pytest.mark.parametrize(
    ("line", "of", "number", "title"),
    [
        ("Tabel 3.1 Capaian Kinerja Tahun 2021", "tabel", "3.1", "Capaian Kinerja Tahun 2021"),
        ("Tabel III.9. Rencana Aksi", "tabel", "III.9", "Rencana Aksi"),
        ("TABEL 2 SKALA PENILAIAN", "tabel", "2", "SKALA PENILAIAN"),
        ("Tabel3.3 : Realisasi Anggaran", "tabel", "3.3", "Realisasi Anggaran"),
        ("Gambar 1.2 Struktur Organisasi", "gambar", "1.2", "Struktur Organisasi"),
        ("Grafik 4. Nilai IKM", "grafik", "4", "Nilai IKM"),
        ("Tabel Rekapitulasi Belanja", "tabel", "", "Rekapitulasi Belanja"),
    ],
)
def test_captions(paper: Paper, read: Read, line: str, of: str, number: str, title: str) -> None:
    sheet = paper.sheet()
    prose(sheet, 60)
    sheet.text(200, 110, line, bold=True)
    sheet.table(72, 120, [200, 100], [["Uraian", "Jumlah"], ["Desa", "12"]])
    document = read(paper)
    (caption,) = document.captions
    assert (caption.of, caption.number, caption.title) == (of, number, title)
    assert (document.tables[0].caption is caption) == (of == "tabel")


def test_a_title_on_the_lines_below_its_number(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    prose(sheet, 60)
    sheet.text(270, 120, "Tabel 3.4", bold=True)
    sheet.text(180, 134, "Perbandingan Realisasi Kinerja Tahun 2021", bold=True)
    sheet.text(200, 148, "dengan Target Akhir Renstra", bold=True)
    sheet.table(72, 160, [200, 100], [["Uraian", "Jumlah"], ["Desa", "12"]])
    document = read(paper)
    caption = document.tables[0].caption
    assert isinstance(caption, Caption)
    assert caption.title == "Perbandingan Realisasi Kinerja Tahun 2021 dengan Target Akhir Renstra"
    assert document.tables[0].lead is None


@pytest.mark.parametrize("line", [
    "Tabel di atas menunjukkan bahwa semua target tercapai.",
    "Tabel 3.1 memperlihatkan bahwa semua target tercapai pada tahun 2021.",
    "Tabel berikut memuat capaian tiap indikator.",
])
def test_sentences_about_tables_are_no_captions(paper: Paper, read: Read, line: str) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, line)
    document = read(paper)
    assert not document.captions
    assert document.paragraphs[0].text.string == line


def test_the_title_above_a_table_without_caption_leads_it(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    prose(sheet, 60)
    sheet.text(230, 120, "REALISASI KEUANGAN", bold=True)
    sheet.text(210, 134, "TAHUN ANGGARAN 2021", bold=True)
    sheet.table(72, 145, [200, 100], [["Uraian", "Jumlah"], ["Desa", "12"]])
    sheet.text(72, 250, "Jumlah pegawai menurut pendidikan adalah sebagai berikut :")
    sheet.table(72, 262, [200, 100], [["Pendidikan", "Jumlah"], ["SMA", "12"]])
    first, second = read(paper).tables
    assert first.lead is not None
    assert first.lead.plain == "REALISASI KEUANGAN TAHUN ANGGARAN 2021"
    assert second.lead is not None
    assert second.lead.plain == "Jumlah pegawai menurut pendidikan adalah sebagai berikut :"


def test_a_caption_at_the_end_of_the_page_before(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    prose(sheet, 60)
    sheet.text(200, 760, "Tabel 2.1 Perjanjian Kinerja", bold=True)
    paper.sheet().table(72, 60, [200, 100], [["Uraian", "Jumlah"], ["Desa", "12"]])
    (table,) = read(paper).tables
    assert table.caption is not None
    assert table.caption.number == "2.1"


def test_attachments_with_titles(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 80, "LAMPIRAN 1 PERJANJIAN KINERJA TAHUN 2021", bold=True)
    prose(sheet, 110)
    sheet.text(72, 200, "Lampiran 2 Peraturan Bupati Nomor 12 Tahun 2019")
    sheet.text(72, 230, "Lampiran 3 memuat rincian kegiatan.")
    assert outline(read(paper)) == [(1, "LAMPIRAN 1", "PERJANJIAN KINERJA TAHUN 2021")]
