"""Text drawn on its side: whole pages are turned to be read, and the places of what was read are turned back.

A turn is a number of clockwise quarter turns: text of turn 3 runs upwards, of turn 1 downwards.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import cos, radians, sin
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.document.drawn import Glyph, RawPage, Rect
from lakip_lint.document.model import Box, Page, Place

MOST = 0.6
"""A page is turned when this share of its characters is."""

T = TypeVar("T")


def page_turn(raw: RawPage) -> int:
    """The turn in which most of a page's text is drawn; 0 where it is upright or mixed."""
    if not raw.glyphs:
        return 0
    turn, count = Counter(g.turn for g in raw.glyphs).most_common(1)[0]
    return turn if turn in (1, 2, 3) and count >= MOST * len(raw.glyphs) else 0


def turned_page(raw: RawPage, turn: int) -> RawPage:
    """The page as it must be held to read text of this turn."""
    width, height = raw.width, raw.height

    def rect(r: Rect) -> Rect:
        box = to_reading(Box(r.x0, r.top, r.x1, r.bottom), turn, width, height)
        return Rect(box.x0, box.top, box.x1, box.bottom, r.white, r.color)

    horizontal, vertical = [rect(r) for r in raw.horizontal], [rect(r) for r in raw.vertical]
    if turn != 2:
        horizontal, vertical = vertical, horizontal
    return RawPage(
        raw.number, *((width, height) if turn == 2 else (height, width)),
        [turned_glyph(g, turn, width, height) for g in raw.glyphs], horizontal, vertical,
        [rect(r) for r in raw.fills], [rect(r) for r in raw.pictures], raw.unmapped, raw.slant, raw.read_by,
    )


def turned_glyph(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    """A glyph in the coordinates in which text of this turn is upright."""
    box = to_reading(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom), turn, width, height)
    # The baseline of text on its side is an x, of any other a y.
    sideways = glyph.turn in (1, 3)
    counted_back = turn == 2 or (turn == 1) == sideways
    base = (width if sideways else height) - glyph.base if counted_back else glyph.base
    seen = (glyph.turn - turn) % 4 if glyph.turn >= 0 else glyph.turn
    return Glyph(glyph.text, box.x0, box.top, box.x1, box.bottom, base, glyph.size, glyph.bold, seen, glyph.hidden)


def to_reading(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a page of this size in the coordinates in which text of this turn is upright."""
    if turn == 3:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    if turn == 1:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)


def to_page(box: Box, turn: int, width: float, height: float) -> Box:
    """The inverse of `to_reading`; `width` and `height` are those of the page as displayed."""
    if turn == 3:
        return Box(box.top, height - box.x1, box.bottom, height - box.x0)
    if turn == 1:
        return Box(width - box.bottom, box.x0, width - box.top, box.x1)
    return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)


class Held(Struct, frozen=True):
    """How a page is held to be read: its turn, its size as displayed, and the degrees by which its picture was put straight."""

    turn: int
    width: float
    height: float
    slant: float = 0.0

    def displayed(self, box: Box) -> Box:
        """A box of the page as it is read, on the page as it is displayed."""
        if self.turn:
            box = to_page(box, self.turn, self.width, self.height)
        if not self.slant:
            return box
        # A picture is turned about its middle. A slanted box is told by an upright one of its size.
        angle = radians(self.slant)
        x, y = (box.x0 + box.x1 - self.width) / 2, (box.top + box.bottom - self.height) / 2
        dx = round(x * cos(angle) - y * sin(angle) - x, 2)
        dy = round(x * sin(angle) + y * cos(angle) - y, 2)
        return Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)


def turn_back(value: T, pages: Mapping[int, Held]) -> T:
    """`value` (a Document, or any part of one) with the places on turned pages in coordinates of the displayed page."""
    done: dict[int, Any] = {}

    def back(item: Any) -> Any:
        if isinstance(item, (str, int, float)) or item is None:
            return item
        if isinstance(item, Place):
            if item.page not in pages or item.box == Box():
                return item
            return Place(item.page, pages[item.page].displayed(item.box))
        if isinstance(item, tuple):
            return tuple(back(part) for part in item)
        if isinstance(item, Struct):
            # Cells and headings are shared: each is turned once.
            if id(item) not in done:
                parts = {name: back(getattr(item, name)) for name in item.__struct_fields__}
                if isinstance(item, Page) and item.number in pages:
                    parts["width"], parts["height"] = pages[item.number].width, pages[item.number].height
                done[id(item)] = replace(item, **parts)
            return done[id(item)]
        return item

    result: T = back(value)
    return result
