"""Pictures of the places of findings: the part of a page that shows them, with a mark on each.

Only pages that are needed are drawn, each once. A document without its file, or whose file has changed since it was
checked, has no pictures; a page that cannot be drawn has none either, and `Drawing.lost` tells which.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import pypdfium2
from msgspec import Struct
from PIL.Image import Image

from lakip_lint.checks.merge import touch
from lakip_lint.checks.relation import Evidence
from lakip_lint.document.model import Box, Place
from lakip_lint.reports.drawing import Drawing, Work
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.report import DocumentReport

WIDEST, HIGHEST = 950.0, 300.0
"""The largest part of a page that is shown, in points: as wide as A4 or F4 on its side, a third of the height of A4."""
STRIP = 120.0
"""The same for places on other pages than the doubted one."""
AROUND = 26.0
"""What is shown above and below a place: about two lines."""
SCALE = 1.7
"""Pixels in a point."""
OTHER_PAGES = 2
MOST = 400
"""Pictures in one file, which must stay small enough to be sent by mail. The most severe findings come first."""
COLOURS = 16
HEAVY = 60_000
"""Bytes from which a picture is tried as JPEG, too (photographs)."""


class Mark(Struct, frozen=True):
    """A place in a picture. `number` is its index in the locations of its finding."""

    box: Box
    doubted: bool
    number: int


class Picture(Struct, frozen=True):
    """A part of a page, `box` in points of the page, as a data URI."""

    page: int
    box: Box
    uri: str
    marks: tuple[Mark, ...]


class _Shot(Struct, frozen=True):
    """A picture that is wanted. `order`: the page of the doubted place first."""

    fingerprint: str
    order: int
    page: int
    marks: tuple[Mark, ...]
    highest: float


def pictures_of(
    document: DocumentReport, most: int = MOST, drawing: Drawing | None = None
) -> Mapping[str, Sequence[Picture]]:
    """At most so many pictures, those of each finding by its fingerprint, the doubted place first."""
    shots = sorted(_choose(document.findings, most), key=lambda shot: shot.page)
    works = [
        Work(number, partial(_take, shots=tuple(on_page))) for number, on_page in groupby(shots, key=lambda shot: shot.page)
    ]
    taken: dict[str, list[tuple[int, Picture]]] = {}
    for shot, picture in (drawing or Drawing(document)).draw(works):
        taken.setdefault(shot.fingerprint, []).append((shot.order, picture))
    return {fingerprint: [p for _, p in sorted(pairs, key=lambda pair: pair[0])] for fingerprint, pairs in taken.items()}


def _choose(findings: Iterable[Finding], most: int) -> list[_Shot]:
    """The doubted place of every finding, then its other pages, as many as a report may hold."""
    ranked = sorted(findings, key=lambda f: -f.severity.rank)
    wanted = [list(_shots(finding)) for finding in ranked]
    first = [shot for shots in wanted for shot in shots if shot.order == 0]
    return [*first, *(shot for shots in wanted for shot in shots if shot.order)][:most]


def _shots(finding: Finding) -> Iterator[_Shot]:
    """One for the page of the doubted place, and one for each of the first other pages."""
    doubted = finding.locations[0]
    if doubted.place is None or doubted.place.box == Box():
        return
    marks: dict[int, list[Mark]] = {}
    for number, item in enumerate(finding.locations):
        if item.place and item.place.box != Box() and not surrounds(item, doubted):
            marks.setdefault(item.place.page, []).append(Mark(item.place.box, number == 0, number))
    own = doubted.place.page
    others = [page for page in marks if page != own][:OTHER_PAGES]
    for order, page in enumerate((own, *others)):
        yield _Shot(finding.fingerprint, order, page, tuple(marks[page]), STRIP if order else HIGHEST)


def surrounds(item: Evidence, doubted: Evidence) -> bool:
    """Whether it quotes the sentence around the doubted place, which the picture shows without a mark."""
    return item.role == "context" and touch(item.place, doubted.place)


def _take(page: pypdfium2.PdfPage, shots: Sequence[_Shot]) -> list[tuple[_Shot, Picture]]:
    """The shots of a page."""
    whole = visible(page)
    image = page.render(scale=SCALE).to_pil()
    taken = []
    for shot in shots:
        part = part_of(whole, shot.marks, shot.highest)
        if part:
            edges = (part.x0 - whole.x0, part.top - whole.top, part.x1 - whole.x0, part.bottom - whole.top)
            cut = image.crop(tuple(round(edge * SCALE) for edge in edges))
            inside = tuple(m for m in shot.marks if m.doubted or _within(m.box, part))
            taken.append((shot, Picture(shot.page, part, data_uri(cut), inside)))
    return taken


def _within(box: Box, part: Box) -> bool:
    return part.x0 <= box.x0 and box.x1 <= part.x1 and part.top <= box.top and box.bottom <= part.bottom


def visible(page: Any) -> Box:
    """What is drawn of a page (its crop box), in points from the top left of its media box as it is displayed."""
    left, bottom, right, top = page.get_mediabox()
    x0, y0, x1, y1 = page.get_cropbox()
    cut = {"left": x0 - left, "bottom": y0 - bottom, "right": right - x1, "top": top - y1}
    first, second = {0: ("left", "top"), 90: ("bottom", "left"), 180: ("right", "bottom"), 270: ("top", "right")}[
        page.get_rotation()
    ]
    width, height = page.get_size()
    dx, dy = max(cut[first], 0.0), max(cut[second], 0.0)
    return Box(dx, dy, dx + width, dy + height)


def part_of(whole: Box, marks: Sequence[Mark], highest: float) -> Box | None:
    """The part of the page that shows the first mark and as many of the others as fit; None where it lies outside."""
    boxes = [m.box for m in marks]
    if not touch(Place(1, boxes[0]), Place(1, whole)):
        return None
    top, bottom = span([(b.top, b.bottom) for b in boxes], (whole.top, whole.bottom), highest, AROUND)
    x0, x1 = whole.x0, whole.x1
    if x1 - x0 > WIDEST:
        x0, x1 = span([(b.x0, b.x1) for b in boxes], (whole.x0, whole.x1), WIDEST, WIDEST / 2)
    return Box(x0, top, x1, bottom)


def span(spans: Sequence[tuple[float, float]], limits: tuple[float, float], most: float, around: float) -> tuple[float, float]:
    """The stretch of at most `most` that holds the first of `spans` and most of the others, with `around` on each side."""
    inside = list(spans)
    if max(b for _, b in spans) - min(a for a, _ in spans) + 2 * around > most:
        first, last = spans[0]
        least = last + around - most
        starts = [first - around, least, *(a - around for a, _ in spans), *(b + around - most for _, b in spans)]
        possible = [s for s in starts if least <= s <= first - around] or [first - around]
        start = max(possible, key=lambda s: (sum(s <= a and b <= s + most for a, b in spans), -abs(s + most / 2 - first)))
        inside = [spans[0], *((a, b) for a, b in spans[1:] if start <= a and b <= start + most)]
    low, high = min(a for a, _ in inside) - around, max(b for _, b in inside) + around
    high = min(high, low + most)
    return max(low, limits[0]), min(high, limits[1])


def data_uri(image: Image) -> str:
    """The picture as a data URI: PNG of few colours for text, JPEG where that is lighter."""
    image = image.convert("RGB")
    content, kind = _encoded(image.quantize(COLOURS), "PNG", optimize=True), "png"
    if len(content) > HEAVY:
        photo = _encoded(image, "JPEG", quality=55)
        if len(photo) < len(content):
            content, kind = photo, "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _encoded(image: Image, form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()
