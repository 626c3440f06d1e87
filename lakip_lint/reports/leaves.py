"""The pages that have findings, whole, with a box on each place that a finding speaks of: the page viewer of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pypdfium2
from msgspec import Struct

from lakip_lint.checks.merge import touch
from lakip_lint.document.model import Box, Place
from lakip_lint.reports.drawing import Drawing, Work
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.pictures import data_uri, surrounds, visible
from lakip_lint.reports.report import DocumentReport

SCALE = 1.3
"""Pixels in a point: small print of a table can still be read."""
MOST = 60
"""Pages in one file, which must stay small enough to be sent by mail."""


class Spot(Struct, frozen=True):
    """A place on a page that a finding speaks of."""

    box: Box
    doubted: bool
    finding: Finding


class Leaf(Struct, frozen=True):
    """A page, `box` in points of the page, as a data URI."""

    page: int
    box: Box
    uri: str
    spots: tuple[Spot, ...]


def leaves_of(document: DocumentReport, most: int = MOST, drawing: Drawing | None = None) -> tuple[Leaf, ...]:
    """The pages with places of findings in their order; of too many, those with doubted places come first."""
    spots = spots_of(document.findings)
    ranked = sorted(spots, key=lambda page: (not any(s.doubted for s in spots[page]), page))
    works = [
        Work(page, partial(_take, number=page, boxes=tuple(spot.box for spot in spots[page]))) for page in sorted(ranked[:most])
    ]
    return tuple(
        Leaf(page, whole, uri, tuple(spots[page][i] for i in seen))
        for page, whole, uri, seen in (drawing or Drawing(document)).draw(works)
    )


def spots_of(findings: Sequence[Finding]) -> dict[int, list[Spot]]:
    """The places by page. A doubted place lies above the others, so that it is the one that is met with the mouse."""
    spots: dict[int, list[Spot]] = {}
    for finding in findings:
        doubted = finding.locations[0]
        for item in finding.locations:
            if item.place and item.place.box != Box() and not surrounds(item, doubted):
                spots.setdefault(item.place.page, []).append(Spot(item.place.box, item is doubted, finding))
    return {page: sorted(on_page, key=lambda s: s.doubted) for page, on_page in spots.items()}


def _take(page: pypdfium2.PdfPage, number: int, boxes: Sequence[Box]) -> list[tuple[int, Box, str, list[int]]]:
    """The page with what is seen of it, as a data URI, and which of the boxes lie in it; nothing where none does."""
    whole = visible(page)
    seen = [i for i, box in enumerate(boxes) if touch(Place(number, box), Place(number, whole))]
    return [(number, whole, data_uri(page.render(scale=SCALE).to_pil()), seen)] if seen else []
