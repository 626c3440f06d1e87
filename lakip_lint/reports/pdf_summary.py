"""The summary in front of a copy: what the document is, the verdict, what was checked, and every finding with its page."""
from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from msgspec import Struct
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from lakip_lint.checks.language import in_language
from lakip_lint.document.model import Place
from lakip_lint.reports.notes import LONGEST_MESSAGE, Numbered, identity, made_by, summary_lines
from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import message_of, page_label, short, verdict_of
from lakip_lint.reports.texts import one_line, text
from lakip_lint.rules.model import Severity

DOUBTED, OTHER = "ff9d8a", "9fd0ff"
"""Colours of the doubted figure, and of those that it was computed from or compared with."""
INK = {Severity.ERROR: "#a30b0b", Severity.WARNING: "#7a4700", Severity.NOTE: "#0b5394"}
LEVEL = {"error": "#a30b0b", "warning": "#7a4700", "note": "#0b5394", "clean": "#1b6e2b"}
MARGIN = 42.0
SIGNS = str.maketrans({"→": "›", "✖": "x", "✓": "v"})
"""Signs that the font of the summary lacks."""
WIDTHS = (26.0, 66.0, 116.0)
"""Columns of the list of findings; the last one takes the rest."""


class Jump(Struct, frozen=True):
    """A link on page `page` (from 0) of the summary, at a rectangle of its paper, to a place in the document."""

    page: int
    rect: tuple[float, float, float, float]
    to: Place


def summary_of(
    report: Report, document: DocumentReport, findings: Sequence[Numbered], language: str
) -> tuple[bytes, list[Jump]]:
    """The pages of the summary as a PDF, and where they lead."""
    jumps: list[Jump] = []
    file = io.BytesIO()
    paper = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=text("html-title", language), author=report.name, invariant=1,
    )
    paper.build([*_front(document, language), *_list(document, findings, jumps, language), _words(made_by(report, language))])
    return file.getvalue(), jumps


def _front(document: DocumentReport, language: str) -> Iterator[Any]:
    verdict, _, level = verdict_of(document, language)
    yield _words(text("html-title", language), size=15, bold=True)
    yield Spacer(0, 6)
    yield from (_words(f"{label}: {value}") for label, value in identity(document, language))
    yield Spacer(0, 8)
    yield _words(verdict, size=12, bold=True, colour=LEVEL[level])
    yield from (_words(line) for line in summary_lines(document, language))
    yield Spacer(0, 8)
    marks = [[_words(text(key, language))] for key in ("mark-colour-doubted", "mark-colour-other")]
    colours = [("BACKGROUND", (0, i), (0, i), HexColor(f"#{colour}")) for i, colour in enumerate((DOUBTED, OTHER))]
    style = [*colours, ("GRID", (0, 0), (0, -1), 2, white)]
    yield Table([["", *row] for row in marks], colWidths=(26, None), hAlign="LEFT", style=style)
    yield _words(text("copy-page-numbers", language))
    yield Spacer(0, 8)


def _list(document: DocumentReport, findings: Sequence[Numbered], jumps: list[Jump], language: str) -> Iterator[Any]:
    """The findings in the order of the pages; those without a place say so."""
    if not findings:
        return
    titles = ("xlsx-number", "filter-severity", "col-pdf-page", "xlsx-finding")
    rows = [[_words(text(key, language), bold=True) for key in titles]]
    for item in findings:
        finding = item.finding
        place = finding.locations[0].place
        label = page_label(place, document, language) or text("copy-no-place", language)
        severity = _words(text(finding.severity.value, language), bold=True, colour=INK[finding.severity])
        cells = [_words(str(item.number)), severity, _words(label), _words(_told(item, language))]
        if place is not None:
            words = _told(item, language)
            cells[2:] = [_words(label, colour="#0b57d0", jumps=jumps, to=place), _words(words, jumps=jumps, to=place)]
        rows.append(cells)
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#c9c9c9"))]
    yield Table(rows, colWidths=(*WIDTHS, A4[0] - 2 * MARGIN - 12 - sum(WIDTHS)), repeatRows=1, hAlign="LEFT", style=style)
    yield Spacer(0, 8)


def _told(item: Numbered, language: str) -> str:
    finding = item.finding
    message = short(message_of(finding, language), LONGEST_MESSAGE)
    calculation = short(in_language(finding.calculation, language), LONGEST_MESSAGE)
    return f"{message.rstrip('.')}{f' ({calculation})' if calculation else ''} [{finding.rule}]"


class _Linked(Paragraph):  # type: ignore[misc]
    """A paragraph that notes where it is drawn."""

    jumps: list[Jump]
    to: Place | None = None

    def draw(self) -> None:
        if self.to is not None:
            left, bottom = self.canv.absolutePosition(0, 0)
            rect = (round(left, 1), round(bottom, 1), round(left + self.width, 1), round(bottom + self.height, 1))
            self.jumps.append(Jump(self.canv.getPageNumber() - 1, rect, self.to))
        super().draw()


def _words(
    words: str, size: float = 9, bold: bool = False, colour: str = "#1c1c1c", jumps: list[Jump] | None = None,
    to: Place | None = None,
) -> _Linked:
    """Text of the program or of a document; nothing in it is markup."""
    fonts = _fonts()
    name = fonts[bold]
    style = ParagraphStyle(
        "words", fontName=name, fontSize=size, leading=1.35 * size, textColor=HexColor(colour), spaceAfter=2, splitLongWords=1,
    )
    known = pdfmetrics.getFont(name).face.charToGlyph
    line = one_line(words).translate(SIGNS)
    paragraph = _Linked(escape("".join(c if ord(c) in known else "?" for c in line)), style)
    if jumps is not None:
        paragraph.jumps, paragraph.to = jumps, to
    return paragraph


@cache
def _fonts() -> tuple[str, str]:
    """The plain and the bold font, which stand in the file (a viewer need not have them)."""
    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    return "Vera", "VeraBd"
