"""The copy of a PDF with notes: the right places on the right pages, a summary in front, and the original untouched."""
from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from lakip_lint import check
from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Cause, Evidence
from lakip_lint.document.model import Box, Place
from lakip_lint.document.source import read_page
from lakip_lint.errors import OutputError
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.formats import render
from lakip_lint.reports.pdf_summary import DOUBTED, OTHER
from lakip_lint.reports.report import DocumentReport, Report, Trouble
from lakip_lint.rules.model import Severity
from tests.reports.test_pictures import pdf_of

FIXTURE = Path("fixtures/kecamatan-salah.pdf")
FONT = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> >> >>"
WORDS = "BT /F1 12 Tf 300 400 Td (12.345) Tj ET BT /F1 12 Tf 200 300 Td (67.890) Tj ET"
PAPERS = [
    "/MediaBox [0 0 595 842]",
    "/MediaBox [100 150 695 992]",
    "/MediaBox [0 0 595 842] /CropBox [40 70 500 700]",
    "/MediaBox [-50 -30 545 812] /CropBox [10 20 530 600]",
    "/MediaBox [0 0 842 595]",
]


def noted(path: Path, *findings: Finding, language: str = "id") -> bytes:
    pages = len(PdfReader(path).pages)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    document = DocumentReport(str(path), digest, pages, "Dinas Rekaan", 2031, findings=findings)
    return as_bytes(Report("9.9.9", "0123", (document,)), language)


def as_bytes(report: Report, language: Any = "id") -> bytes:
    content = render("pdf", report, language)
    assert isinstance(content, bytes)
    return content


def finding(*places: Place | None, texts: Sequence[str] = ("12.345", "67.890"), **more: Any) -> Finding:
    evidence = tuple(
        Evidence(place, words, "input" if i else "doubted") for i, (place, words) in enumerate(zip(places, texts, strict=False))
    )
    message = {"id": "Jumlah salah", "en": "The sum is wrong"}
    return Finding("ANG002", "jumlah-salah", Severity.ERROR, message, "0" * 16, evidence, **more)


def highlights(content: bytes) -> list[tuple[int, str, str, str]]:
    """Page (from 0), colour, note, and the text that lies under each highlight."""
    found = []
    reader = PdfReader(io.BytesIO(content))
    with pypdfium2.PdfDocument(content) as pdf:
        for i, page in enumerate(reader.pages):
            for annotation in (a.get_object() for a in page.annotations or []):
                if annotation.get("/T") != "lakip-lint":
                    continue
                left, bottom, right, top = (float(v) for v in annotation["/Rect"])
                text = pdf[i].get_textpage().get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
                colour = "".join(f"{round(float(v) * 255):02x}" for v in annotation["/C"])
                found.append((i, colour, annotation["/Contents"], text))
    return found


def marks(content: bytes) -> list[Any]:
    """The annotations of the program, in order."""
    annotations = [a.get_object() for page in PdfReader(io.BytesIO(content)).pages for a in page.annotations or []]
    return [a for a in annotations if a.get("/T") == "lakip-lint"]


def links(content: bytes) -> list[tuple[int, int]]:
    """(page, page that it leads to), from 0."""
    reader = PdfReader(io.BytesIO(content))
    ids = {page.indirect_reference.idnum: i for i, page in enumerate(reader.pages) if page.indirect_reference}
    found = []
    for i, page in enumerate(reader.pages):
        for annotation in (a.get_object() for a in page.annotations or []):
            if annotation["/Subtype"] == "/Link" and "/Dest" in annotation:
                found.append((i, ids[annotation["/Dest"][0].idnum]))
    return found


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("paper", PAPERS)
def test_highlights_lie_on_their_words_on_any_paper(tmp_path: Path, turn: int, paper: str) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(f"{paper} /Rotate {turn}", WORDS)]).replace(b"/Resources << >>", FONT.encode()))
    with pdfplumber.open(path) as pdf:
        glyphs = [g for g in read_page(pdf.pages[0]).glyphs if g.text.strip()]
    boxes = []
    for printed in (glyphs[:6], glyphs[6:]):
        sides = ((min, "x0"), (min, "top"), (max, "x1"), (max, "bottom"))
        boxes.append(Box(*(side(getattr(g, name) for g in printed) for side, name in sides)))
    before = path.read_bytes()
    content = noted(path, finding(*(Place(1, box) for box in boxes)))
    assert sorted((page, colour, text) for page, colour, _, text in highlights(content)) == [
        (1, OTHER, "67.890"), (1, DOUBTED, "12.345"),
    ]
    assert set(links(content)) == {(0, 1)}
    assert path.read_bytes() == before


TWO_LINES = (
    "BT /F1 12 Tf 100 700 Td (Capaian kinerja naik dari tahun) Tj ET "
    "BT /F1 12 Tf 100 684 Td (2021 dan terus naik.) Tj ET BT /F1 12 Tf 300 400 Td (12.345) Tj ET"
)


@pytest.mark.parametrize(
    ("printed", "quads"),
    [
        ("tahun 2021", [(287, 700, 323, 712), (100, 684, 129, 696)]),
        ("naik dari tahun 2021 dan", [(215, 700, 323, 712), (100, 684, 158, 696)]),
        ("tidak ada di sini", [(100, 700, 323, 712), (100, 684, 244, 696)]),
    ],
)
def test_each_line_is_highlighted_by_itself(tmp_path: Path, printed: str, quads: list[tuple[int, ...]]) -> None:
    """A text over two lines: of them only what is printed, not what stands beside it."""
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([("/MediaBox [0 0 595 842]", TWO_LINES)]).replace(b"/Resources << >>", FONT.encode()))
    place = Place(1, Box(98, 842 - 713, 330, 842 - 680))
    (mark,) = marks(noted(path, finding(place, texts=[printed])))
    points = [float(v) for v in mark["/QuadPoints"]]
    found = [(points[i], points[i + 5], points[i + 2], points[i + 1]) for i in range(0, len(points), 8)]
    assert len(found) == len(quads)
    for quad, wanted in zip(found, quads, strict=True):
        assert quad == pytest.approx(wanted, abs=6)
    rect = [float(v) for v in mark["/Rect"]]
    assert rect == pytest.approx([min(q[0] for q in found), found[1][1], max(q[2] for q in found), found[0][3]], abs=0.1)


def test_marks_are_drawn_alike_by_every_viewer(tmp_path: Path) -> None:
    """Each mark brings its own drawing, in its own rectangle, and text stays legible under it."""
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([("/MediaBox [0 0 595 842]", TWO_LINES)]).replace(b"/Resources << >>", FONT.encode()))
    figure, page = Place(1, Box(300, 842 - 412, 345, 842 - 398)), Place(1, Box(0, 0, 595, 842))
    content = noted(path, finding(figure, page, texts=["12.345", "halaman 1"]))
    assert {mark["/Subtype"] for mark in marks(content)} == {"/Highlight", "/Square"}
    for mark in marks(content):
        drawing = mark["/AP"]["/N"].get_object()
        assert drawing["/Subtype"] == "/Form"
        assert [float(v) for v in drawing["/BBox"]] == pytest.approx([float(v) for v in mark["/Rect"]], abs=0.01)
        assert drawing["/Resources"]["/ExtGState"]["/M"]["/BM"] == "/Multiply"
    with pypdfium2.PdfDocument(content) as pdf:
        picture = pdf[1].render(scale=2, may_draw_forms=False).to_pil().convert("RGB")
    colours = {picture.getpixel((x, y)) for x in range(600, 690) for y in range(2 * (842 - 412), 2 * (842 - 398))}
    assert min(map(sum, colours)) < 150, "the figure is black"
    assert any(r > 240 and g < 190 and b < 170 for r, g, b in colours), "on its ground"


def test_a_real_report_is_noted_at_every_place() -> None:
    before = FIXTURE.read_bytes()
    report = check(FIXTURE)
    content = as_bytes(report)
    assert content == as_bytes(report)
    assert FIXTURE.read_bytes() == before
    document = report.documents[0]
    with pypdfium2.PdfDocument(content) as pdf:
        front = len(pdf) - document.pages
        labels = [pdf.get_page_label(i) for i in (0, front, front + 17)]
        summary = "".join(pdf[i].get_textpage().get_text_range() for i in range(front))
    assert labels == ["R1", "1", "18"]
    assert "tidak tahu apakah data sumbernya" in " ".join(summary.split())
    marked = highlights(content)
    assert all(page >= front for page, *_ in marked)
    for number, found in enumerate(document.findings, 1):
        first = found.locations[0]
        if first.place is None or first.place.box == Box():
            continue
        notes = [
            (page, text) for page, colour, note, text in marked
            if colour == DOUBTED and f"Temuan {number}: " in note and in_language(found.expected, "id")[:40] in note
        ]
        under = {page - front + 1: squeezed(text) for page, text in notes}
        assert squeezed(first.text) in under[first.place.page] or under[first.place.page] in squeezed(first.text), found
    assert {to for _, to in links(content)} >= {f.locations[0].place.page + front - 1 for f in document.findings if f.locations[0].place}


def squeezed(text: str) -> str:
    return "".join(text.replace("\u2212", "-").replace("\ufffe", "-").split())


def test_a_note_says_everything(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(PAPERS[0], WORDS)] * 2))
    cause = Cause("tertukar", {"id": "dua angka tertukar", "en": "two digits changed places"})
    said = finding(
        Place(2, Box(300, 430, 340, 445)), Place(1, Box(200, 530, 240, 545)), printed="12.345", expected="12.354",
        calculation="12.000 + 354 = 12.354", cause=cause,
    )
    (_, _, other, _), (_, _, note, _) = highlights(noted(path, said))
    assert note.splitlines() == [
        "Temuan 1: SALAH (ANG002)", "Jumlah salah", "tertulis: 12.345", "seharusnya: 12.354", "hitungan: 12.000 + 354 = 12.354",
        "sebab: dua angka tertukar", "bukti lain:", "- hal. 1: 67.890",
    ]
    assert other.splitlines() == ["Temuan 1: SALAH (ANG002)", "dasar hitungan: hal. 1: 67.890", "yang diragukan: 12.345, hal. 2"]
    (_, _, other, _), (_, _, note, _) = highlights(noted(path, said, language="en"))
    assert "cause: two digits changed places" in note


def test_the_sentence_of_several_findings_is_one_highlight(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(PAPERS[0], WORDS)]))
    one, two = Place(1, Box(300, 430, 340, 445)), Place(1, Box(200, 530, 240, 545))
    marked = highlights(noted(path, finding(one, two), finding(two, one, texts=("67.890", "12.345"))))
    assert [colour for _, colour, _, _ in marked] == [DOUBTED, DOUBTED]
    assert all("Temuan 1" in note and "Temuan 2" in note for _, _, note, _ in marked)


def test_findings_without_a_place_and_what_was_not_read_stand_in_the_summary(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(PAPERS[0], WORDS)]))
    missing = replace(finding(None), message={"id": "Bab \x00<b>II</b> & \ud800 tidak ada → lihat", "en": ""})
    content = noted(path, missing, finding(Place(9, Box(1, 1, 5, 5))), finding(Place(1, Box())))
    text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "seluruh laporan" in text
    assert "<b>II</b> &" in text
    assert highlights(content) == []
    assert set(links(content)) == {(0, 1)}
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    document = DocumentReport(str(path), digest, 1, "", None, troubles=(Trouble("page-without-text", 1),))
    text = PdfReader(io.BytesIO(as_bytes(Report("9", "0", (document,)), "en"))).pages[0].extract_text()
    assert "Pages without text (scans or pictures): 1" in text
    assert "does not know whether the source data are true" in " ".join(text.split())


def test_a_whole_page_is_framed_not_covered(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(PAPERS[0], WORDS)]))
    content = noted(path, finding(Place(1, Box(0, 0, 595, 842))))
    assert [colour for _, colour, _, _ in highlights(content)] == [DOUBTED]
    with pypdfium2.PdfDocument(content) as pdf:
        image = pdf[1].render(scale=1).to_pil()
    assert image.getpixel((100, 100)) == (255, 255, 255)
    assert image.getpixel((0, 400)) != (255, 255, 255)


def test_a_sentence_around_a_doubted_figure_is_framed(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(PAPERS[0], WORDS)]))
    figure, sentence = Place(1, Box(300, 430, 340, 445)), Place(1, Box(200, 420, 400, 450))
    page = PdfReader(io.BytesIO(noted(path, finding(figure, sentence)))).pages[1]
    assert [a.get_object()["/Subtype"] for a in page.annotations or []] == ["/Square", "/Highlight"]


def test_labels_of_pages_and_pages_of_a_tree_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    content = pdf_of([("", WORDS)] * 3).replace(b"/Type /Catalog", b"/Type /Catalog /PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>")
    path.write_bytes(content.replace(b"/Type /Pages", b"/Type /Pages /MediaBox [0 0 842 595] /Rotate 90"))
    copy = noted(path, finding(Place(3, Box(300, 430, 340, 445))))
    with pypdfium2.PdfDocument(copy) as pdf:
        assert [pdf.get_page_label(i) for i in range(4)] == ["R1", "i", "ii", "1"]
        assert [round(pdf[i].get_width()) for i in range(4)] == [595, 595, 595, 595]
        assert [pdf[i].get_rotation() for i in range(4)] == [0, 90, 90, 90]
    assert links(copy) == [(0, 3), (0, 3)]


def test_a_file_that_changed_or_cannot_be_written_again_is_told(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(PAPERS[0], WORDS)]))
    document = DocumentReport(str(path), "0" * 64, 1, "", None)
    with pytest.raises(OutputError, match="berubah atau hilang"):
        render("pdf", Report("9", "0", (document,)), "id")
    for content, words in ((b"%PDF-1.4\nrusak", "rusak di dalam"), (b"PK\x03\x04", "bukan PDF")):
        path.write_bytes(content)
        document = replace(document, sha256=hashlib.sha256(content).hexdigest())
        with pytest.raises(OutputError, match=words):
            render("pdf", Report("9", "0", (document,)), "id")


def test_a_damaged_file_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf_of([(PAPERS[0], WORDS)]).replace(b"startxref\n", b"startxref\n9").replace(b"0000000", b"0000009"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    document = DocumentReport(str(path), digest, 1, "", None, findings=(finding(Place(1, Box(300, 430, 340, 445))),))
    assert len(highlights(as_bytes(Report("9", "0", (document,))))) == 1
