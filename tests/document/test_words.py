"""Letters to words: what is drawn, as a reader sees it."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from lakip_lint.document.model import Document
from tests.document.paper import Paper

Read = Callable[[Paper], Document]


def strings(document: Document) -> list[str]:
    return [line.text.string for page in document.pages for line in page.lines]


def test_words_keep_bold_and_their_boxes(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Realisasi:", bold=True)
    sheet.text(135, 100, "84,21")
    (line,) = read(paper).pages[0].lines
    assert line.text.string == "Realisasi: 84,21"
    assert [span.bold for span in line.text.spans] == [True, False]
    assert [span.place.box.x0 for span in line.text.spans] == [72, 135]
    assert line.size == 10


def test_order_is_by_place_not_by_stream(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 200, "baris kedua")
    sheet.text(150, 100, "pertama")
    sheet.text(72, 100, "baris yang")
    assert strings(read(paper)) == ["baris yang pertama", "baris kedua"]


def test_letters_drawn_twice_are_one_bold_word(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "Jumlah 1.100")
    sheet.text(72.4, 100, "Jumlah 1.100")
    (line,) = read(paper).pages[0].lines
    assert line.text.string == "Jumlah 1.100"
    assert line.text.bold


def test_double_digits_are_kept(paper: Paper, read: Read) -> None:
    paper.sheet().text(72, 100, "11.111.000 dan 88,00")
    assert strings(read(paper)) == ["11.111.000 dan 88,00"]


def test_letters_placed_one_by_one_make_words(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    x = 72.0
    widths = {"a": 5.56, "d": 5.56, "g": 5.56, "t": 2.78, "i": 2.22, " ": 2.78}
    for letter in "ada tiga":
        if letter != " ":
            sheet.text(x, 100, letter)
        x += widths[letter]
    assert strings(read(paper)) == ["ada tiga"]


def test_private_use_bullets_and_ligatures_become_plain(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "A", font="F3")
    sheet.text(90, 100, "e")
    sheet.text(95.56, 100, "B", font="F3")
    sheet.text(102.23, 100, "sien")
    assert strings(read(paper)) == ["• efisien"]


def test_typographic_signs_become_plain(paper: Paper, read: Read) -> None:
    paper.sheet().text(72, 100, "“baik”\u00a0– ‘sedang’")
    assert strings(read(paper)) == ["\"baik\" – 'sedang'"]


@pytest.mark.parametrize("how", ["white", "mode", "outside", "tiny"])
def test_what_nobody_can_see_is_no_content(paper: Paper, read: Read, how: str) -> None:
    sheet = paper.sheet(crop=(50, 50, 545, 792))
    sheet.text(72, 100, "terlihat")
    if how == "white":
        sheet.text(72, 120, "catatan naskah", color=(1, 1, 1))
    elif how == "mode":
        sheet.text(72, 120, "catatan naskah", mode=3)
    elif how == "outside":
        sheet.text(72, 20, "catatan naskah")
    else:
        sheet.text(72, 120, "catatan naskah", size=1)
    assert strings(read(paper)) == ["terlihat"]


def test_white_text_on_a_coloured_fill_is_content(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.rect(60, 80, 300, 30, (0.1, 0.2, 0.6))
    sheet.text(72, 100, "INDIKATOR KINERJA", color=(1, 1, 1))
    assert strings(read(paper)) == ["INDIKATOR KINERJA"]


def test_slanted_watermarks_are_left_out(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    sheet.text(72, 100, "isi laporan")
    sheet.text(200, 500, "KONSEP", size=60, matrix="0.7 0.7 -0.7 0.7")
    assert strings(read(paper)) == ["isi laporan"]


def test_signatures_in_two_columns_do_not_mix(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    left = ["Pihak Kedua,", "Bupati Rimba Elok", "Hj. Ratna Puspita"]
    right = ["Pihak Pertama,", "Camat Tanjung Sari", "Drs. Usman Hadi"]
    sheet.lines(90, 300, left, step=20)
    sheet.lines(360, 300, right, step=20)
    assert strings(read(paper)) == [*left, *right]


def test_a_list_of_names_and_values_keeps_its_lines(paper: Paper, read: Read) -> None:
    sheet = paper.sheet()
    for i, (name, value) in enumerate([("Nama", "Usman Hadi"), ("Jabatan", "Camat Tanjung Sari")]):
        sheet.text(72, 100 + 16 * i, name)
        sheet.text(170, 100 + 16 * i, ": " + value)
    assert strings(read(paper)) == ["Nama : Usman Hadi", "Jabatan : Camat Tanjung Sari"]
