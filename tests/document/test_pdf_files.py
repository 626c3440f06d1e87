"""Which files can be read, and what is said of those that cannot."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lakip_lint.document.model import Document
from lakip_lint.document.pdf import read_pdf
from lakip_lint.errors import CorruptFile, EmptyFile, EncryptedFile, FileMissing, InputError, NotAReport, NoText
from tests.document.paper import Paper

Read = Callable[[Paper], Document]


def one_line(paper: Paper, string: str = "Laporan Kinerja Tahun 2021") -> Paper:
    paper.sheet().text(72, 100, string)
    return paper


def test_a_simple_file_gives_pages_and_words_with_their_places(paper: Paper, read: Read) -> None:
    document = read(one_line(paper))
    (paragraph,) = document.paragraphs
    assert paragraph.text.string == "Laporan Kinerja Tahun 2021"
    assert paragraph.text.plain[8:15] == "Kinerja"
    place = paragraph.text.place(8, 15)
    assert place is not None
    assert place.page == 1
    assert 105 < place.box.x0 < 115
    assert 90 < place.box.top < 100 < place.box.bottom
    assert document.pages[0].has_text
    assert len(document.sha256) == 64


def test_progress_is_told_for_each_page(paper: Paper, tmp_path: Path) -> None:
    for number in range(3):
        paper.sheet().text(72, 100, f"Halaman isi {number}")
    told: list[tuple[int, int]] = []
    read_pdf(paper.save(tmp_path / "a.pdf"), on_page=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="tidak ditemukan"):
        read_pdf(tmp_path / "tidak-ada.pdf")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "kosong.pdf"
    path.write_bytes(b"")
    with pytest.raises(EmptyFile, match="kosong"):
        read_pdf(path)


def test_a_file_of_another_kind_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"PK\x03\x04 bukan pdf")
    with pytest.raises(NotAReport, match="bukan berkas PDF"):
        read_pdf(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_a_truncated_file_is_corrupt(paper: Paper, tmp_path: Path, share: float) -> None:
    whole = one_line(paper).save(tmp_path / "utuh.pdf").read_bytes()
    path = tmp_path / "terpotong.pdf"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(CorruptFile, match="rusak atau terpotong"):
        read_pdf(path)


def test_a_file_without_pages_is_corrupt(paper: Paper, tmp_path: Path) -> None:
    with pytest.raises(CorruptFile):
        read_pdf(paper.save(tmp_path / "tanpa-halaman.pdf"))


def test_a_file_with_a_password_cannot_be_read(paper: Paper, tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile, match="kata sandi"):
        read_pdf(one_line(paper).save(tmp_path / "terkunci.pdf", password=b"rahasia"))


def test_an_empty_password_is_no_hindrance(paper: Paper, tmp_path: Path) -> None:
    document = read_pdf(one_line(paper).save(tmp_path / "terbuka.pdf", password=b""))
    assert document.paragraphs[0].text.string == "Laporan Kinerja Tahun 2021"


def test_a_scan_has_no_text(paper: Paper, tmp_path: Path) -> None:
    for _ in range(2):
        paper.sheet().picture(0, 0, 595, 842)
    with pytest.raises(NoText, match="pindai"):
        read_pdf(paper.save(tmp_path / "pindaian.pdf"))


@pytest.mark.parametrize("name", ["kosong.pdf", "tidak-ada.pdf"])
def test_messages_name_the_file_in_both_languages(tmp_path: Path, name: str) -> None:
    (tmp_path / "kosong.pdf").write_bytes(b"")
    with pytest.raises(InputError) as caught:
        read_pdf(tmp_path / name)
    for language in ("id", "en"):
        message = caught.value.message[language]
        assert name in message
        assert "\n" not in message
        assert message.count(".") >= 2, "a remedy follows"


def test_a_page_without_text_among_others_is_a_problem(paper: Paper, read: Read) -> None:
    one_line(paper)
    paper.sheet().picture(0, 0, 595, 842)
    document = read(paper)
    assert [(p.what, p.place.page) for p in document.problems] == [("page-without-text", 2)]
    assert [page.has_text for page in document.pages] == [True, False]


def test_a_big_picture_beside_text_is_a_problem_a_small_one_not(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Capaian kinerja dapat dilihat di bawah ini.")
    sheet.picture(72, 150, 450, 400)
    sheet.picture(72, 600, 60, 60)
    document = read(paper)
    (problem,) = document.problems
    assert problem.what == "picture"
    assert (problem.place.box.top, problem.place.box.bottom) == (150, 550)
    assert document.pages[0].has_picture


def test_a_picture_in_strips_is_one(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 60, "Struktur organisasi")
    for i in range(10):
        sheet.picture(72, 100 + 40 * i, 450, 40)
    (problem,) = read(paper).problems
    assert (problem.place.box.top, problem.place.box.bottom) == (100, 500)


def test_a_background_on_every_page_is_no_problem(paper: Paper, read: Read) -> None:
    for number in range(6):
        sheet = paper.sheet()
        sheet.picture(0, 0, 595, 842)
        sheet.text(72, 100 + 30 * number, f"Uraian bagian {number}")
    assert not read(paper).problems


def test_glyphs_without_characters_are_counted(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Realisasi")
    sheet.text(72, 120, "\x01\x02\x01", font="F4")
    document = read(paper)
    (problem,) = document.problems
    assert (problem.what, problem.detail) == ("unmapped-glyphs", "3")


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_rotated_page_is_read_as_it_is_displayed(paper: Paper, read: Read, rotate: int) -> None:
    sheet = paper.sheet(595, 842, rotate=rotate)
    # What stands upright on the displayed page is written turned in the file.
    sheet.text(300, 400, "Tabel pada halaman melintang", matrix="0 1 -1 0" if rotate == 90 else "0 -1 1 0")
    document = read(paper)
    assert (document.pages[0].width, document.pages[0].height) == (842, 595)
    assert document.paragraphs[0].text.string == "Tabel pada halaman melintang"


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0"])
def test_a_page_written_on_its_side_is_turned_and_its_places_turned_back(paper: Paper, read: Read, matrix: str) -> None:
    sheet = paper.sheet()
    upwards = matrix == "0 1 -1 0"
    for i, words in enumerate(["Capaian kinerja tahun ini", "mencapai 84,21 persen."]):
        x = 100 + 14 * i if upwards else 300 - 14 * i
        sheet.text(x, 700 if upwards else 100, words, matrix=matrix)
    document = read(paper)
    assert [p.text.string for p in document.paragraphs] == ["Capaian kinerja tahun ini", "mencapai 84,21 persen."]
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)
    place = document.paragraphs[0].text.place(0, 7)
    assert place is not None
    if upwards:
        assert place.box.x0 < 100 < place.box.x1
        assert 650 < place.box.top < place.box.bottom <= 700
    else:
        assert place.box.x0 < 300 < place.box.x1
        assert 100 <= place.box.top < place.box.bottom < 150


@pytest.mark.parametrize(("matrix", "x", "edge"), [("0 1 -1 0", 60, 80), ("-1 0 0 -1", 300, 305)])
def test_text_on_its_side_or_upside_down_is_told_and_not_read(
    paper: Paper, read: Read, matrix: str, x: float, edge: float
) -> None:
    sheet = paper.sheet()
    for i in range(12):
        sheet.text(100, 100 + 14 * i, "Kecamatan melayani masyarakat setiap hari kerja")
    sheet.text(x, 300, "Realisasi 84,21", matrix=matrix)
    document = read(paper)
    (problem,) = document.problems
    assert (problem.what, problem.detail) == ("sideways-text", "Realisasi 84,21")
    assert problem.place.box.x1 < edge
    assert not any("84,21" in line.text.string for line in document.pages[0].lines)


def test_words_on_their_side_in_a_header_are_joined(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.table(72, 100, [120, 40, 40], [["Indikator\n\n\n\n\n", "", "Capaian"], ["Desa mandiri", "12", "100"]])
    sheet.text(90 + 110, 160, "Target", 9, matrix="0 1 -1 0")
    sheet.text(90 + 121, 160, "tahun ini", 9, matrix="0 1 -1 0")
    (table,) = read(paper).tables
    assert table.header_paths == (("Indikator",), ("Target tahun ini",), ("Capaian",))


@pytest.mark.parametrize("look", [{"color": (1, 1, 1)}, {"mode": 3}, {"color": (1, 1, 1), "size": 0.8}, {"size": 1}, {"size": 1.4}])
def test_a_note_that_cannot_be_seen_is_told_and_not_read(paper: Paper, read: Read, look: dict[str, Any]) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Realisasi 84,00")
    sheet.text(72, 300, "Angka ini belum dicek ke bagian keuangan", **look)
    document = read(paper)
    (problem,) = document.problems
    assert (problem.what, problem.detail) == ("hidden-text", "Angka ini belum dicek ke bagian keuangan")
    assert 290 < problem.place.box.top < problem.place.box.bottom < 304
    assert "keuangan" not in "".join(line.text.string for page in document.pages for line in page.lines)


@pytest.mark.parametrize(("x", "y", "size"), [(72, 20, 10), (-200, 300, 10), (72, 300, 0.9), (80, 1200, 10)])
def test_a_note_outside_the_page_or_too_small_to_be_seen(paper: Paper, read: Read, x: float, y: float, size: float) -> None:
    sheet = paper.sheet(crop=(50, 50, 545, 792))
    sheet.text(72, 100, "Realisasi 84,00")
    sheet.text(x, y, "Angka ini belum dicek", size)
    document = read(paper)
    (problem,) = document.problems
    assert (problem.what, problem.detail) == ("hidden-text", "Angka ini belum dicek")
    assert 0 <= problem.place.box.x0 < problem.place.box.x1 <= 595
    assert 0 <= problem.place.box.top < problem.place.box.bottom <= 842
    assert [line.text.string for line in document.pages[0].lines] == ["Realisasi 84,00"]


def test_the_other_half_of_a_page_that_was_cut_is_no_note(paper: Paper, read: Read) -> None:
    sheet = paper.sheet(crop=(0, 0, 300, 842))
    sheet.text(72, 100, "Realisasi 84,00")
    for i in range(40):
        sheet.text(310, 60 + 14 * i, "Tulisan di halaman sebelah kanan")
    assert read(paper).problems == ()


def test_small_print_of_a_page_within_a_page_is_content(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Lampiran perjanjian kinerja", size=2)
    assert [line.text.string for line in read(paper).pages[0].lines] == ["Lampiran perjanjian kinerja"]


def test_brackets_and_commas_hide_no_word_of_a_note(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Realisasi 84,00")
    sheet.text(72, 300, "(grafik diganti, 84,00)", color=(1, 1, 1))
    assert [p.detail for p in read(paper).problems] == ["(grafik diganti, 84,00)"]


def test_loose_letters_and_the_text_behind_a_scan_are_no_note(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Realisasi 84,00")
    sheet.text(72, 300, "x 4", color=(1, 1, 1))
    sheet.picture(50, 400, 300, 100)
    sheet.text(72, 450, "Angka yang dibaca dari gambar", mode=3)
    assert not [p for p in read(paper).problems if p.what == "hidden-text"]
