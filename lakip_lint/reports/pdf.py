"""A copy of a PDF with notes in it: highlights at the places of every finding, each with its note, and a summary in front.

The pages are those of the file, with what they hold; nothing of them is changed but that annotations lie on them. Pages of
the copy keep the numbers that they had (page labels), the pages of the summary are R1, R2, ...
"""
from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress

import pypdfium2
from msgspec import Struct, field
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Highlight, Link, Rectangle
from pypdf.constants import AnnotationFlag
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from pypdfium2 import PdfiumError

from lakip_lint.checks.merge import touch
from lakip_lint.document.model import Box, Place
from lakip_lint.errors import diagnose
from lakip_lint.reports.notes import AUTHOR, Numbered, cannot_copy, note_lines, numbered, original_of, other_lines
from lakip_lint.reports.pdf_marks import Lines, appearance, colour_of, framed, highlighted, hull, upright
from lakip_lint.reports.pdf_summary import DOUBTED, OTHER, Jump, summary_of
from lakip_lint.reports.pictures import surrounds
from lakip_lint.reports.report import DocumentReport, Report

LABEL = "R"
"""What the labels of the summary's pages begin with."""
HIGHEST = 60.0
"""A higher place than so many points is framed."""
AROUND = 1.5
"""The distance of a frame from the place that it marks."""
ABOVE = 90.0
"""What is shown above a place that was jumped to (points)."""


class Spot(Struct):
    """A highlight: one place with the notes of all findings that rest on it. `printed` is what stands there."""

    place: Place
    printed: str = ""
    doubted: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def note(self) -> str:
        return "\n\n".join((*self.doubted, *self.others))


def render(report: Report, language: str) -> bytes:
    """The PDF that the report speaks of (one document), with notes. The same input gives the same bytes.

    Raises OutputError where the file is gone, changed, no PDF, or too damaged to be written again.
    """
    document, content = original_of(report)
    if b"%PDF-" not in content[:1024]:
        raise cannot_copy("copy-no-pdf", document)
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    findings = numbered(document)
    for candidate in _readable(content):
        try:
            return _annotated(candidate, report, document, findings, language)
        except Exception as error:  # pypdf raises many kinds on damaged files
            diagnose(error)
    raise cannot_copy("copy-damaged-pdf", document)


def _readable(content: bytes) -> Iterator[bytes]:
    """The file; then, for one that is damaged, as pdfium repairs it."""
    yield content
    with suppress(PdfiumError), pypdfium2.PdfDocument(content) as pdf:
        repaired = io.BytesIO()
        pdf.save(repaired)
        yield repaired.getvalue()


def _annotated(
    content: bytes, report: Report, document: DocumentReport, findings: Sequence[Numbered], language: str
) -> bytes:
    reader = PdfReader(io.BytesIO(content))
    if len(reader.pages) != document.pages:
        raise ValueError("another number of pages than was read")
    writer = PdfWriter(clone_from=reader)
    spots = [spot for spot in spots_of(document, findings, language) if spot.place.page <= document.pages]
    with pypdfium2.PdfDocument(content) as pdf:
        lines = Lines(pdf)
        for spot in spots:
            page = writer.pages[spot.place.page - 1]
            writer.add_annotation(page, _frame(page, spot) if is_framed(spot, spots) else _highlight(page, spot, lines))
    summary, jumps = summary_of(report, document, findings, language)
    _put_in_front(writer, summary, jumps)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


# ---- highlights


def spots_of(document: DocumentReport, findings: Sequence[Numbered], language: str) -> list[Spot]:
    """Every place of a finding that can be shown, each once; a sentence quoted around the doubted words is not marked."""
    spots: dict[Place, Spot] = {}
    for item in findings:
        doubted = item.finding.locations[0]
        for evidence in item.finding.locations:
            place = evidence.place
            if place is None or place.box == Box() or (evidence is not doubted and surrounds(evidence, doubted)):
                continue
            spot = spots.setdefault(place, Spot(place, evidence.text))
            if evidence is doubted:
                spot.doubted.append("\n".join(note_lines(item, document, language)))
            else:
                spot.others.append("\n".join(other_lines(item, evidence, document, language)))
    return sorted(spots.values(), key=lambda spot: (spot.place, bool(spot.doubted)))


def is_framed(spot: Spot, spots: Sequence[Spot]) -> bool:
    """Whether a frame marks a place, which stays legible in it: a table, a page, a sentence with other places inside."""
    if spot.place.box.bottom - spot.place.box.top > HIGHEST:
        return True
    inside = (other for other in spots if other is not spot and touch(other.place, spot.place))
    return not spot.doubted and any(other.doubted or _area(other) <= _area(spot) for other in inside)


def _area(spot: Spot) -> float:
    box = spot.place.box
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _frame(page: PageObject, spot: Spot) -> Rectangle:
    left, bottom, right, top = on_paper(page, spot.place.box)
    edges = [float(value) for value in page.mediabox]
    rect = (
        max(left - AROUND, min(edges[0::2])), max(bottom - AROUND, min(edges[1::2])),
        min(right + AROUND, max(edges[0::2])), min(top + AROUND, max(edges[1::2])),
    )
    colour = DOUBTED if spot.doubted else OTHER
    frame = Rectangle(rect, title_bar=AUTHOR)
    frame.flags = AnnotationFlag.PRINT
    frame[NameObject("/C")] = colour_of(colour)
    frame[NameObject("/AP")] = appearance(framed(rect, colour))
    frame[NameObject("/BS")] = DictionaryObject({NameObject("/W"): NumberObject(1)})
    frame[NameObject("/Contents")] = TextStringObject(spot.note)
    return frame


def _highlight(page: PageObject, spot: Spot, lines: Lines) -> Highlight:
    """A highlight of each line of the text at a place."""
    area = on_paper(page, spot.place.box)
    areas = lines.at(spot.place.page - 1, area, spot.printed) if upright(page) else [area]
    corners = (value for a, b, c, d in areas for value in (a, d, c, d, a, b, c, b))
    colour = DOUBTED if spot.doubted else OTHER
    note = Highlight(
        rect=hull(areas),
        quad_points=ArrayObject(FloatObject(round(value, 2)) for value in corners),
        highlight_color=colour,
        printing=True,
        title_bar=AUTHOR,
    )
    note[NameObject("/Contents")] = TextStringObject(spot.note)
    note[NameObject("/AP")] = appearance(highlighted(areas, colour))
    return note


def on_paper(page: PageObject, box: Box) -> tuple[float, float, float, float]:
    """A box of the page as it is displayed, in the coordinates of its content: left, bottom, right, top."""
    left, bottom, right, top = (float(value) for value in page.mediabox)
    left, right = sorted((left, right))
    bottom, top = sorted((bottom, top))
    turn = page.rotation % 360
    if turn == 90:
        return left + box.top, bottom + box.x0, left + box.bottom, bottom + box.x1
    if turn == 180:
        return right - box.x1, bottom + box.top, right - box.x0, bottom + box.bottom
    if turn == 270:
        return right - box.bottom, top - box.x1, right - box.top, top - box.x0
    return left + box.x0, top - box.bottom, left + box.x1, top - box.top


# ---- the summary


def _put_in_front(writer: PdfWriter, summary: bytes, jumps: Sequence[Jump]) -> None:
    """The pages of the summary before all others, with links to the places."""
    pages = PdfReader(io.BytesIO(summary)).pages
    for i, page in enumerate(pages):
        writer.insert_page(page, i)
    _label(writer, len(pages))
    writer.root_object.pop("/OpenAction", None)
    for jump in jumps:
        index = len(pages) + jump.to.page - 1
        if index < len(writer.pages):
            link = Link(rect=jump.rect, border=[0, 0, 0], target_page_index=index, fit=_fit(writer.pages[index], jump.to.box))
            writer.add_annotation(jump.page, link)


def _fit(page: PageObject, box: Box) -> Fit:
    """What is shown after a jump: the place with some lines above it; all of a page that is turned."""
    if page.rotation % 360 or box == Box():
        return Fit.fit()
    return Fit.xyz(left=None, top=round(on_paper(page, box)[3] + ABOVE, 1), zoom=None)


def _label(writer: PdfWriter, before: int) -> None:
    """Number the pages as they were numbered, and those of the summary apart."""
    old = writer.root_object.get("/PageLabels")
    ranges = list(_ranges(old.get_object())) if old is not None else []
    if not ranges or ranges[0][0] != 0:
        ranges.insert(0, (0, DictionaryObject({NameObject("/S"): NameObject("/D")})))
    first = DictionaryObject({NameObject("/S"): NameObject("/D"), NameObject("/P"): TextStringObject(LABEL)})
    numbers = ArrayObject([NumberObject(0), first])
    for start, label in ranges:
        numbers += [NumberObject(start + before), label]
    writer.root_object[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): numbers})


def _ranges(tree: PdfObject | None, depth: int = 0) -> Iterator[tuple[int, PdfObject]]:
    """The ranges of a tree of page labels: the index of the first page, and how it is labelled."""
    if not isinstance(tree, DictionaryObject) or depth > 8:
        return
    numbers = tree.get("/Nums", NullObject()).get_object()
    if isinstance(numbers, ArrayObject):
        for start, label in zip(numbers[::2], numbers[1::2], strict=False):
            yield int(start), label
    kids = tree.get("/Kids", NullObject()).get_object()
    for kid in kids if isinstance(kids, ArrayObject) else ():
        yield from _ranges(kid.get_object(), depth + 1)
