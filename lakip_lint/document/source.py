"""What is drawn on a page: glyphs, rulings, fills and pictures, as light objects.

This is the only module that knows pdfminer's objects. A faster source need only return the same `RawPage`.
Coordinates are PDF points from the top left of the page as it is displayed (after /Rotate).
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter

from lakip_lint.document.drawn import Glyph, RawPage, Rect, under
from lakip_lint.document.swift import HIDDEN, INVISIBLE, Device, Edges, Interpreter, Printed, is_tested
from lakip_lint.patterns import compiled

THIN = 3.2
"""A filled or stroked rectangle up to this thick (points) is a ruling."""
SMALLEST = 1.5
"""Text smaller than this (points) cannot be read by anybody: it is not content, and told where it is a note.

Whoever hides text in Word takes its smallest size, 1 point. Pages that are scaled down into a page of the report are content,
and readers enlarge them: one real report has 7,600 letters of 2 points; none was seen with letters between 1 and 1.5. So a
note of 1 point is told like those that are smaller.
"""
MOST_OUTSIDE = 400
"""More letters than this beyond the edges of a page are another page's, of which this one was cut: no note."""
BOLD = compiled(r"bold|black|heavy|demi|\bbd\b|[-,]b(?:i|$)", re.I)


class _Device(PDFPageAggregator):
    """pdfminer's page collector that also notes which characters are drawn invisibly."""

    mode = 0

    def render_string(self, textstate: Any, *args: Any, **kwargs: Any) -> None:
        self.mode = textstate.render
        super().render_string(textstate, *args, **kwargs)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        advance: float = super().render_char(*args, **kwargs)
        if self.mode == INVISIBLE:
            setattr(self.cur_item._objs[-1], HIDDEN, True)
        return advance


def read_page(page: Any) -> RawPage:
    """The `RawPage` of a pdfplumber page, in the quick way where it is known to draw the same."""
    return read_page_swiftly(page) if is_tested() else read_page_plainly(page)


def read_page_swiftly(page: Any) -> RawPage:
    """The `RawPage` of a pdfplumber page, without pdfminer's objects for characters."""
    readers: list[_Reader] = []

    def begin(sheet: Any) -> _Reader:
        raw = RawPage(page.page_number, float(sheet.width), float(sheet.height))
        readers.append(_Reader(raw, _crop(page)))
        return readers[0]

    device = Device(page.pdf.rsrcmgr, begin)
    Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    (reader,) = readers
    reader.finish()
    return reader.raw


def read_page_plainly(page: Any) -> RawPage:
    """The `RawPage` of a pdfplumber page, from the layout that pdfminer makes."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    layout = device.get_result()
    raw = RawPage(page.page_number, float(layout.width), float(layout.height))
    reader = _Reader(raw, _crop(page))
    for item in _flat(layout):
        reader.add(item)
    reader.finish()
    return raw


def _crop(page: Any) -> tuple[float, float, float, float]:
    """The crop box in coordinates from the top left of the media box."""
    left, top = page.mediabox[:2]
    x0, y0, x1, y1 = (float(v) for v in page.cropbox)
    return x0 - left, y0 - top, x1 - left, y1 - top


def _flat(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _flat(item)
        else:
            yield item


class _Reader:
    def __init__(self, raw: RawPage, crop: tuple[float, float, float, float]) -> None:
        self.raw, self.crop, self.height = raw, crop, raw.height
        self.bold: dict[str, bool] = {}
        self.white: list[Glyph] = []
        self.outside: list[Glyph] = []

    def finish(self) -> None:
        """What can be said once all of the page is there: which text nobody sees."""
        _hide_white(self.white, self.raw)
        if len(self.outside) <= MOST_OUTSIDE:
            self.raw.glyphs += self.outside

    def add(self, item: Any) -> None:
        if isinstance(item, LTChar):
            self.glyph(item)
        elif isinstance(item, LTImage):
            self.raw.pictures.append(self.rect(item))
        elif isinstance(item, LTRect):
            self.rectangle(item)
        elif isinstance(item, (LTLine, LTCurve)):
            self.path(item)

    def rect(self, item: Any) -> Rect:
        return Rect(item.x0, self.height - item.y1, item.x1, self.height - item.y0)

    def colour(self, rect: Rect, item: Any) -> None:
        value = item.non_stroking_color if item.fill else item.stroking_color
        rect.white = is_white(value)
        parts = value if isinstance(value, (tuple, list)) else (value,)
        rect.color = tuple(round(float(p), 2) for p in parts if isinstance(p, (int, float)))

    def glyph(self, item: Any) -> None:
        text = item.get_text()
        if len(text) > 4 and text.startswith("(cid:"):
            self.raw.unmapped += 1
            text = "\ufffd"
        a, b, _, _, e, f = item.matrix
        x0, x1, top, bottom = item.x0, item.x1, self.height - item.y1, self.height - item.y0
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        crop = self.crop
        inside = crop[0] <= x <= crop[2] and crop[1] <= y <= crop[3]
        bold = self.is_bold(item.fontname)
        turn = 0 if abs(b) < 0.1 * abs(a) and a > 0 else _turn(a, b)
        size = item.size if turn in (0, 2, -1) else x1 - x0
        base = e if turn in (1, 3) else self.height - f
        hidden = not inside or item.size < SMALLEST or getattr(item, HIDDEN, False)
        glyph = Glyph(text, x0, top, x1, bottom, base, size, bold, turn, hidden)
        (self.raw.glyphs if inside else self.outside).append(glyph)
        if is_white(item.graphicstate.ncolor):
            self.white.append(glyph)

    def upright(
        self, letters: Sequence[Printed], edges: Edges, font: str, color: Any, hidden: bool
    ) -> None:
        """Characters on one line."""
        unmapped = [text for text, _, _ in letters if len(text) > 4 and text.startswith("(cid:")]
        self.raw.unmapped += len(unmapped)
        low, high, foot = edges
        size, top, bottom, base = high - low, self.height - high, self.height - low, self.height - foot
        left, above, right, below = self.crop
        bold = self.is_bold(font)
        hidden = hidden or size < SMALLEST
        glyphs = [
            Glyph("\ufffd" if unmapped and text in unmapped else text, x0, top, x1, bottom, base, size, bold, 0, hidden)
            for text, x0, x1 in letters
        ]
        if is_white(color):
            self.white += glyphs
        level = above <= (top + bottom) / 2 <= below
        inside = [g for g in glyphs if level and left <= (g.x0 + g.x1) / 2 <= right]
        self.raw.glyphs += inside
        if len(inside) < len(glyphs):
            beyond = glyphs if not inside else [g for g in glyphs if not left <= (g.x0 + g.x1) / 2 <= right]
            for glyph in beyond:
                glyph.hidden = True
            self.outside += beyond

    def is_bold(self, font: Any) -> bool:
        """Whether the name of a font says that it is bold."""
        known = self.bold.get(font)
        if known is None:
            known = self.bold[font] = bool(BOLD.search(font if isinstance(font, str) else ""))
        return known

    def rectangle(self, item: Any) -> None:
        rect = self.rect(item)
        width, height = rect.x1 - rect.x0, rect.bottom - rect.top
        self.colour(rect, item)
        if min(width, height) <= THIN:
            self.rule(rect)
            return
        if item.fill:
            self.raw.fills.append(rect)
        if item.stroke and not is_white(item.stroking_color):
            self.outline([(rect.x0, rect.top), (rect.x1, rect.top), (rect.x1, rect.bottom), (rect.x0, rect.bottom),
                          (rect.x0, rect.top)])

    def path(self, item: Any) -> None:
        points = [(x, self.height - y) for x, y in item.pts]
        rect = self.rect(item)
        self.colour(rect, item)
        if min(rect.x1 - rect.x0, rect.bottom - rect.top) <= THIN:
            self.rule(rect)
        elif item.stroke and all(op[0] != "c" for op in item.original_path):
            self.outline(points)
        elif item.fill and not isinstance(item, LTLine):
            self.raw.fills.append(rect)

    def rule(self, rect: Rect) -> None:
        if rect.x1 - rect.x0 >= rect.bottom - rect.top:
            middle = (rect.top + rect.bottom) / 2
            self.raw.horizontal.append(Rect(rect.x0, middle, rect.x1, middle, rect.white))
        else:
            middle = (rect.x0 + rect.x1) / 2
            self.raw.vertical.append(Rect(middle, rect.top, middle, rect.bottom, rect.white))

    def outline(self, points: Sequence[tuple[float, float]]) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y0 - y1) < 1 and abs(x0 - x1) > THIN:
                self.raw.horizontal.append(Rect(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2))
            elif abs(x0 - x1) < 1 and abs(y0 - y1) > THIN:
                self.raw.vertical.append(Rect((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)))


def _turn(a: float, b: float) -> int:
    """Clockwise quarter turns of a text matrix; -1 where it is slanted (a watermark)."""
    if abs(a) < 0.1 * abs(b):
        return 3 if b > 0 else 1
    if abs(b) < 0.1 * abs(a):
        return 0 if a > 0 else 2
    return -1


def is_white(color: Any) -> bool:
    """Whether a colour (grey, RGB or CMYK components from 0 to 1) is white on paper."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not parts or not all(isinstance(p, (int, float)) for p in parts):
        return False
    if len(parts) == 4:
        return bool(max(parts) <= 0.03)
    return len(parts) in (1, 3) and bool(min(parts) >= 0.97)


def _hide_white(white: list[Glyph], raw: RawPage) -> None:
    """White text is hidden unless something coloured, or a picture, lies under it."""
    for glyph in white:
        fills = under(glyph, raw.fills)
        if not under(glyph, raw.pictures) and (not fills or fills[-1].white):
            glyph.hidden = True
