"""The pages that have findings, whole, with a box on each place that a finding speaks of: the page viewer of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pypdfium2

from lakip_lint.checks.merge import touch
from lakip_lint.document.model import Box, Place
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.pictures import data_uri, drawn, page_of, surrounds, visible
from lakip_lint.reports.report import DocumentReport

SCALE = 1.3
"""Pixels in a point: small print of a table can still be read."""
MOST = 60
"""Pages in one file, which must stay small enough to be sent by mail."""


@dataclass(frozen=True)
class Spot:
    """A place on a page that a finding speaks of."""

    box: Box
    doubted: bool
    finding: Finding


@dataclass(frozen=True)
class Leaf:
    """A page, `box` in points of the page, as a data URI."""

    page: int
    box: Box
    uri: str
    spots: tuple[Spot, ...]


def leaves_of(document: DocumentReport, most: int = MOST) -> tuple[Leaf, ...]:
    """The pages with places of findings in their order; of too many, those with doubted places come first."""
    spots = spots_of(document.findings)
    ranked = sorted(spots, key=lambda page: (not any(s.doubted for s in spots[page]), page))
    wanted = {page: spots[page] for page in sorted(ranked[:most])}
    return tuple(drawn(document, partial(_take, wanted=wanted))) if wanted else ()


def spots_of(findings: Sequence[Finding]) -> dict[int, list[Spot]]:
    """The places by page. A doubted place lies above the others, so that it is the one that is met with the mouse."""
    spots: dict[int, list[Spot]] = {}
    for finding in findings:
        doubted = finding.locations[0]
        for item in finding.locations:
            if item.place and item.place.box != Box() and not surrounds(item, doubted):
                spots.setdefault(item.place.page, []).append(Spot(item.place.box, item is doubted, finding))
    return {page: sorted(on_page, key=lambda s: s.doubted) for page, on_page in spots.items()}


def _take(pdf: pypdfium2.PdfDocument, wanted: Mapping[int, Sequence[Spot]]) -> Iterator[Leaf]:
    for number, spots in wanted.items():
        page = page_of(pdf, number)
        if page is None:
            continue
        whole = visible(page)
        seen = tuple(spot for spot in spots if touch(Place(number, spot.box), Place(number, whole)))
        if seen:
            yield Leaf(number, whole, data_uri(page.render(scale=SCALE).to_pil()), seen)
        page.close()
