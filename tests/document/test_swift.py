"""The quick way of drawing a page draws what pdfminer.six draws, to the last bit."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pytest

from lakip_lint.document.source import read_page, read_page_plainly, read_page_swiftly
from tests.document.paper import Paper

ROOT = Path(__file__).parents[2]
FIXTURES = sorted((ROOT / "fixtures").glob("*.pdf"))
REAL = sorted((ROOT.parent / "shared").glob("**/*.pdf"))
SOME = 8
"""Pages of each real report that are compared: the whole takes minutes."""

CONTENTS = {
    "numbers": "BT /F1 10 Tf 1 0 0 1 +72 700. Tm .5 Tc 2 Tw -.25 Ts (a b-c) Tj [(d) -250 (e)-20.5(f g)]TJ ET",
    "escapes": r"BT /F1 9 Tf 72 700 Td (a\(b\)\\ \101\5z \q c\53) Tj T* (next) ' 1 2 (last) "" ET",
    "brackets in a string": "BT /F1 9 Tf 72 700 Td (a (b) c) Tj 0 -12 Td (d) Tj ET 10 10 100 0.5 re f",
    "hex": "BT /F1 9 Tf 72 700 Td <41 42\n43> Tj [<4> 100 <444>] TJ <> Tj ET",
    "comment": "BT % a (comment) Tj\n/F1 9 Tf 72 700 Td (a)Tj % and ET\nET",
    "glued": "BT/F1 9 Tf 72 700 Td(a)Tj[(b)]TJ ET q 1 0 0 1 5 5 cm 1 2 3 0.5 re f Q",
    "turned and mirrored": "BT /F1 9 Tf 0 1 -1 0 72 300 Tm (up) Tj -1 0 0 1 300 300 Tm (left) Tj 1 0.2 0 1 80 500 Tm (slanted) Tj "
                           "1 0 0 -1 80 400 Tm (down) Tj ET",
    "invisible and white": "BT /F1 9 Tf 3 Tr 72 700 Td (gone) Tj 0 Tr 1 g (white) Tj 0 g 3 Tr 0 1 -1 0 72 300 Tm (up) Tj ET",
    "an image inside": "BT /F1 9 Tf 72 700 Td (a) Tj ET q 50 0 0 50 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x41 EI Q "
                       "BT /F1 9 Tf 90 700 Td (b) Tj ET",
    "marked content": "/P <</MCID 0/Lang (id-ID)>> BDC BT /F1 9 Tf 72 700 Td (a) Tj ET EMC /Span <</ActualText <FEFF0041>>> BDC "
                      "BT /F1 9 Tf 90 700 Td (b) Tj ET EMC",
    "no operands": "BT Tf Td (a) Tj /F1 9 Tf 72 700 Td Tj (b) Tj 1 re f 3 4 m 5 l S ET",
    "unknown": "BT /F9 9 Tf (nothing) Tj /F1 9 Tf 72 700 Td foo 1 bar true (b) Tj null ET [[1] 2] 0 d [3 1] 0 d 1 1 m 90 1 l S",
    "unknown letters": "BT /F4 9 Tf 72 700 Td (\x01\x02) Tj /F3 9 Tf (AB) Tj ET",
    "scaled": "BT 80 Tz /F2 12 Tf 1.5 0 0 1.5 72 600 Tm (wide) Tj 2 0 0 1 72 500 Tm -5 Tc (tight) Tj -50 Tz (back) Tj ET",
    "unfinished": "BT /F1 9 Tf 72 700 Td (a) Tj (b",
    "name with a code": "BT /F#31 9 Tf 72 700 Td (a) Tj ET",
}


def compare(path: Path, pages: Sequence[int] | None = None) -> None:
    """Both ways have their own file: drawing leaves traces in it."""
    with pdfplumber.open(path, pages=pages) as one, pdfplumber.open(path, pages=pages) as other:
        for swift, plain in zip(one.pages, other.pages, strict=True):
            assert read_page_swiftly(swift) == read_page_plainly(plain), plain.page_number
            swift.close()
            plain.close()


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("rotate", [0, 90])
def test_every_form_of_content(name: str, rotate: int, tmp_path: Path) -> None:
    paper = Paper()
    paper.sheet(rotate=rotate, crop=(10, 10, 580, 800)).parts.append(CONTENTS[name])
    paper.sheet().text(72, 100, "after it")
    compare(paper.save(tmp_path / "a.pdf"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.name)
def test_every_fixture(path: Path) -> None:
    compare(path)


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.name)
def test_pages_of_real_reports(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        count = len(pdf.pages)
    compare(path, list(range(1, count + 1, max(1, count // SOME))))


def test_another_pdfminer_is_read_its_own_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper()
    paper.sheet().text(72, 100, "words")
    path = paper.save(tmp_path / "a.pdf")
    with pdfplumber.open(path) as pdf:
        expected = read_page(pdf.pages[0])
        monkeypatch.setattr("pdfminer.__version__", "20991231")
        monkeypatch.setattr("lakip_lint.document.source.read_page_swiftly", None)
        assert read_page(pdf.pages[0]) == expected
