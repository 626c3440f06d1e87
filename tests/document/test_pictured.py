"""Pages that are pictures: turned, put straight, read by a recognizer, and their tables found by the rulings in the picture."""
from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from lakip_lint.document import recognition
from lakip_lint.document.model import Document
from lakip_lint.document.pdf import read_pdf
from lakip_lint.document.picture_rulings import rulings_of
from lakip_lint.document.pictured import slant_of
from lakip_lint.document.recognition import SeenLine, SeenWord, find_recognizer, tesseract_lines
from lakip_lint.errors import NoRecognizer, NoText
from tests.document.paper import Paper
from tests.document.scanning import MARK, Copyist, scan

TABLE = [["No", "Indikator", "Target", "Realisasi"], ["1", "Luas taman\nyang terawat", "80,00", "84,00"], ["2", "Pohon ditanam", "1.200", "900"]]
WIDTHS = [30, 200, 90, 90]


@pytest.fixture
def original(paper: Paper, tmp_path: Path) -> Path:
    """A page with a line of text and a ruled table, and a mark in its corner."""
    sheet = paper.sheet()
    sheet.rect(MARK / 2, MARK / 2, MARK, MARK)
    sheet.text(72, 100, "Laporan Kinerja Tahun 2031")
    sheet.table(72, 140, WIDTHS, TABLE)
    return paper.save(tmp_path / "asli.pdf")


def rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [[cell.plain if cell else "" for cell in row] for row in table.rows]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("slant", [0.0, 1.3])
def test_a_scan_is_read_however_it_lies(original: Path, tmp_path: Path, turns: int, slant: float) -> None:
    scanned = scan(original, tmp_path / "pindaian.pdf", slant=slant, turns=turns)
    document = read_pdf(scanned, recognizer=Copyist(original))
    assert rows(document) == [[" ".join(cell.split()) for cell in row] for row in TABLE]
    assert document.paragraphs[0].text.string == "Laporan Kinerja Tahun 2031"
    assert [page.read_by for page in document.pages] == ["penyalin 1"]
    assert document.pages_by_ocr == {1}
    assert not document.problems
    # Places are those of the page as it is displayed: the word stands where the scan shows something dark.
    place = document.tables[0].rows[1][2].text.place()  # type: ignore[union-attr]
    page = document.pages[0]
    assert (page.width > page.height) == bool(turns % 2)
    box = place.box  # type: ignore[union-attr]
    expected = {0: (295, 180), 1: (180, 595 - 295), 2: (595 - 295, 842 - 180), 3: (842 - 180, 295)}[turns]
    assert box.x0 - 20 < expected[0] < box.x1 + 20
    assert box.top - 20 < expected[1] < box.bottom + 20


def test_only_pages_without_text_are_read(paper: Paper, tmp_path: Path) -> None:
    paper.sheet().table(72, 140, WIDTHS, TABLE)
    paper.sheet().picture(0, 0, 595, 842)
    document = read_pdf(paper.save(tmp_path / "campuran.pdf"), recognizer=Blot())
    assert [page.read_by for page in document.pages] == ["", "bercak 2"]
    assert document.pages[1].lines[0].text.string == "terbaca"
    assert document.tables[0].rows[0][1].plain == "Indikator"  # type: ignore[union-attr]


class Blot:
    """Sees one word on any picture."""

    name = "bercak 2"

    def lines(self, picture: Image.Image) -> list[SeenLine]:  # noqa: ARG002
        return [SeenLine((SeenWord("terbaca", 200, 200, 330, 240),), 1.0)]


class Broken:
    name = "rusak 1"

    def lines(self, picture: Image.Image) -> list[SeenLine]:  # noqa: ARG002
        raise RuntimeError("model rusak")


def test_a_stamp_on_a_scan_does_not_make_it_a_page_of_text(paper: Paper, tmp_path: Path) -> None:
    sheet = paper.sheet()
    sheet.picture(0, 0, 595, 842)
    sheet.text(72, 800, "Ditandatangani secara elektronik")
    path = paper.save(tmp_path / "bertanda.pdf")
    assert read_pdf(path, recognizer=Blot()).pages_by_ocr == {1}
    assert not read_pdf(path).pages_by_ocr
    assert [p.what for p in read_pdf(path).problems] == ["picture"]


@pytest.mark.parametrize("recognizer", [Copyist(Path(), blind=True), Broken()])
def test_what_nobody_can_read_is_told_as_unread(paper: Paper, tmp_path: Path, recognizer: Copyist | Broken) -> None:
    paper.sheet().text(72, 100, "Laporan Kinerja Tahun 2031")
    paper.sheet().picture(0, 0, 595, 842)
    document = read_pdf(paper.save(tmp_path / "a.pdf"), recognizer=recognizer)
    assert [(p.what, p.place.page, p.detail) for p in document.problems] == [("page-without-text", 2, recognizer.name)]
    assert not document.pages_by_ocr
    assert not document.pages[1].has_text


def test_a_file_of_which_nothing_is_read_is_an_error(original: Path, tmp_path: Path) -> None:
    scanned = scan(original, tmp_path / "pindaian.pdf")
    with pytest.raises(NoText, match="--ocr"):
        read_pdf(scanned)
    with pytest.raises(NoText, match=r"OCR \(penyalin 1\)"):
        read_pdf(scanned, recognizer=Copyist(original, blind=True))


# ---- pictures


def test_rulings_are_long_thin_and_no_part_of_letters() -> None:
    grey = Image.new("L", (800, 600), 255)
    draw = ImageDraw.Draw(grey)
    draw.line((50, 100, 750, 100), 40, 3)
    draw.line((50, 100, 50, 500), 160, 2)  # thin and grey
    draw.rectangle((100, 200, 700, 260), 0)  # a fill
    draw.line((300, 400, 400, 400), 0, 3)  # the stroke of a large letter
    draw.line((600, 450, 620, 450), 0, 3)  # too short
    horizontal, vertical = rulings_of(grey, [SeenLine((SeenWord("T", 295, 380, 405, 420),), 1.0)], (0.36, 0.36))
    assert [(round(r.x0), round(r.x1), round(r.top)) for r in horizontal] == [(18, 270, 36)]
    assert [(round(r.x0), round(r.top), round(r.bottom)) for r in vertical] == [(18, 36, 180)]


@pytest.mark.parametrize("angle", [-2.4, -0.5, 0.0, 0.7, 2.0])
def test_the_slant_of_a_sheet_is_found(angle: float) -> None:
    grey = Image.new("L", (1200, 1600), 255)
    draw = ImageDraw.Draw(grey)
    for y in range(100, 1500, 40):
        draw.line((100, y, 1100, y), 0, 6)
    assert slant_of(grey.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)) == pytest.approx(angle, abs=0.1)


# ---- recognizers


def test_without_any_program_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "INSTALLED", ())
    with pytest.raises(NoRecognizer) as caught:
        find_recognizer()
    assert all("pip install 'lakip-lint[ocr]'" in message for message in caught.value.message.values())


def test_the_first_that_is_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "INSTALLED", (lambda: None, Blot, Broken))
    assert find_recognizer().name == "bercak 2"


def test_the_table_of_tesseract_is_read_line_by_line() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    words = [("1", "100", "96.5", "Pagu"), ("2", "160", "90.5", '"1.200'), ("3", "220", "12", "~"), ("4", "230", "95", " ")]
    table = [head, "4\t1\t1\t1\t1\t0\t100\t50\t120\t20\t-1\t"]
    table += [f"5\t1\t1\t1\t1\t{n}\t{left}\t50\t40\t20\t{sure}\t{text}" for n, left, sure, text in words]
    (line,) = tesseract_lines("\n".join(table))
    assert [w.text for w in line.words] == ["Pagu", '"1.200']
    assert (line.words[1].x0, line.words[1].x1, line.words[1].top, line.words[1].bottom) == (160, 200, 50, 70)
    assert line.sure == pytest.approx(0.935)


def test_a_real_scan_is_read_as_its_text(tmp_path: Path) -> None:
    """With the extra installed: a table of figures, slightly askew and noisy, comes out exactly."""
    pytest.importorskip("rapidocr")
    source = Path(__file__).parents[2] / "fixtures" / "kecamatan-salah.pdf"
    scanned = scan(source, tmp_path / "pindaian.pdf", pages=[18], slant=0.8, noise=24)
    truth = [t for t in read_pdf(source).tables if t.place.page == 18 and t.caption and t.caption.number == "3.13"]
    read = [t for t in read_pdf(scanned, recognizer=find_recognizer()).tables if t.caption and t.caption.number == "3.13"]
    texts = [[[cell.plain if cell else "" for cell in row] for row in table.rows] for table in (*truth, *read)]
    assert texts[0] == texts[1]
