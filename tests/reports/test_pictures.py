"""Pictures of places: the right part of the right page, whatever the page is turned or cut to."""

from __future__ import annotations

import base64
import hashlib
import io
import random
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from msgspec.structs import replace
from PIL import Image

from lakip_lint.checks.relation import Evidence
from lakip_lint.document.model import Box, Place
from lakip_lint.document.source import read_page
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.pictures import OTHER_PAGES, Picture, pictures_of, span
from lakip_lint.reports.report import DocumentReport
from lakip_lint.rules.model import Severity

Make = Callable[..., DocumentReport]


def pdf_of(pages: list[tuple[str, str]]) -> bytes:
    """A PDF of pages; each is (entries of its dictionary, content)."""
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for i, (entries, content) in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources << >> /Contents {4 + 2 * i} 0 R {entries} >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    written, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A report on these pages with one finding at these places (page, box), or several of them."""

    def build(
        pages: list[tuple[str, str]], *findings: list[tuple[int, Box]], severity: Severity = Severity.ERROR
    ) -> DocumentReport:
        path = tmp_path / "laporan.pdf"
        path.write_bytes(pdf_of(pages))
        found = tuple(
            Finding("CAP001", "x", severity, {}, f"{i:016x}", tuple(Evidence(Place(page, box), "1") for page, box in places))
            for i, places in enumerate(findings)
        )
        return DocumentReport(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), len(pages), "", None, findings=found)

    return build


def image_of(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(picture.uri.partition(",")[2]))).convert("L")


def black(picture: Picture, box: Box) -> float:
    """Which share of a place in a picture is black."""
    image = image_of(picture)
    scale = image.width / (picture.box.x1 - picture.box.x0)
    left, top = picture.box.x0, picture.box.top
    edges = ((box.x0 - left) * scale, (box.top - top) * scale, (box.x1 - left) * scale, (box.bottom - top) * scale)
    histogram = image.crop(tuple(round(e) for e in edges)).histogram()
    return sum(histogram[:64]) / sum(histogram)


A4 = "/MediaBox [0 0 595 842]"
SQUARE = "0 0 0 rg 300 400 40 20 re f"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "boxes",
    [
        A4,
        "/MediaBox [100 150 695 992]",
        "/MediaBox [0 0 595 842] /CropBox [40 70 500 700]",
        "/MediaBox [-50 -30 545 812] /CropBox [10 20 530 600]",
        "/MediaBox [0 0 1684 1191]",
    ],
)
def test_the_mark_lies_on_what_is_printed_there(make: Make, turn: int, boxes: str) -> None:
    pages = [(f"{boxes} /Rotate {turn}", SQUARE)]
    with pdfplumber.open(io.BytesIO(pdf_of(pages))) as pdf:
        (fill,) = read_page(pdf.pages[0]).fills
    box = Box(fill.x0, fill.top, fill.x1, fill.bottom)
    (picture,) = pictures_of(make(pages, [(1, box)]))["0" * 16]
    assert picture.marks[0].box == box
    assert black(picture, box) > 0.9
    around = Box(box.x0 - 20, box.top - 15, box.x1 + 20, box.bottom + 15)
    assert black(picture, around) < 0.35


def test_only_the_neighbourhood_is_shown(make: Make) -> None:
    (picture,) = pictures_of(make([(A4, SQUARE)], [(1, Box(300, 422, 340, 442)), (1, Box(100, 460, 140, 470))]))["0" * 16]
    assert (picture.box.x0, round(picture.box.x1)) == (0, 595)
    assert (picture.box.top, picture.box.bottom) == (396, 496)
    assert [m.doubted for m in picture.marks] == [True, False]


def test_a_place_too_far_away_is_left_out(make: Make) -> None:
    (picture,) = pictures_of(make([(A4, SQUARE)], [(1, Box(300, 422, 340, 442)), (1, Box(100, 60, 140, 70))]))["0" * 16]
    assert (picture.box.top, picture.box.bottom) == (396, 468)
    assert len(picture.marks) == 1


def test_other_pages_have_pictures_of_their_own(make: Make) -> None:
    places = [(2, Box(300, 422, 340, 442)), (1, Box(300, 422, 340, 442)), (3, Box(1, 1, 9, 9)), (4, Box(1, 1, 9, 9))]
    pictures = pictures_of(make([(A4, SQUARE)] * 4, places))["0" * 16]
    assert [p.page for p in pictures] == [2, 1, 3]
    assert len(pictures) == 1 + OTHER_PAGES
    assert [[m.doubted for m in p.marks] for p in pictures] == [[True], [False], [False]]


def test_the_sentence_around_the_doubted_words_gets_no_mark(make: Make) -> None:
    document = make([(A4, SQUARE)], [(1, Box(300, 422, 340, 442)), (1, Box(100, 400, 500, 450))])
    (finding,) = document.findings
    quoted = replace(finding, locations=(finding.locations[0], replace(finding.locations[1], role="context")))
    (picture,) = pictures_of(replace(document, findings=(quoted,)))["0" * 16]
    assert len(picture.marks) == 1


def test_a_file_that_is_gone_or_was_changed_has_no_pictures(make: Make) -> None:
    document = make([(A4, SQUARE)], [(1, Box(300, 422, 340, 442))])
    assert pictures_of(replace(document, sha256="0" * 64)) == {}
    Path(document.path).unlink()
    assert pictures_of(document) == {}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\nrusak"])
def test_a_file_that_cannot_be_drawn_has_no_pictures(make: Make, content: bytes) -> None:
    document = make([(A4, SQUARE)], [(1, Box(300, 422, 340, 442))])
    Path(document.path).write_bytes(content)
    assert pictures_of(replace(document, sha256=hashlib.sha256(content).hexdigest())) == {}


@pytest.mark.parametrize("place", [(7, Box(1, 1, 9, 9)), (1, Box()), (1, Box(900, 900, 920, 920))])
def test_a_place_that_is_on_no_page_has_no_picture(make: Make, place: tuple[int, Box]) -> None:
    assert pictures_of(make([(A4, SQUARE)], [place])) == {}


def test_the_most_severe_come_first_where_there_are_too_many(make: Make) -> None:
    document = make([(A4, SQUARE)] * 2, *[[(1, Box(300, 422, 340, 442)), (2, Box(1, 1, 9, 9))]] * 3, severity=Severity.NOTE)
    first, second, third = document.findings
    taken = pictures_of(replace(document, findings=(first, second, replace(third, severity=Severity.ERROR))), 2)
    assert {k: len(v) for k, v in taken.items()} == {third.fingerprint: 1, first.fingerprint: 1}


def test_text_is_png_and_small(make: Make) -> None:
    (picture,) = pictures_of(make([(A4, SQUARE)], [(1, Box(300, 422, 340, 442))]))["0" * 16]
    assert picture.uri.startswith("data:image/png;base64,")
    assert len(picture.uri) < 5_000


def test_a_photograph_is_jpeg(make: Make) -> None:
    samples = random.Random(1).randbytes(150 * 100 * 3).hex()
    noise = f"q 595 0 0 400 0 400 cm BI /W 150 /H 100 /BPC 8 /CS /RGB /I true /F /AHx ID {samples}> EI Q"
    (picture,) = pictures_of(make([(A4, noise)], [(1, Box(10, 100, 500, 380))]))["0" * 16]
    assert picture.uri.startswith("data:image/jpeg;base64,")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(100, 110)], (90, 120)),
        ([(100, 110), (140, 150)], (90, 160)),
        ([(100, 110), (500, 510)], (90, 120)),
        ([(100, 110), (20, 30), (150, 160), (170, 180)], (90, 190)),
        ([(2, 8)], (0, 18)),
        ([(980, 995)], (970, 1000)),
        ([(100, 400)], (90, 190)),
    ],
)
def test_the_stretch_holds_the_first_and_most_others(spans: list[tuple[float, float]], expected: tuple[float, float]) -> None:
    assert span(spans, (0, 1000), 100, 10) == expected
