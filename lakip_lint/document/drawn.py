"""What is drawn on a page, as light objects: glyphs, rulings, fills and pictures.

Coordinates are points from the top left of the page as it is displayed. Nothing here knows a library that reads files.
"""
from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field


class Glyph(Struct):
    """One character. `base` is the y of its baseline (the x for text on its side).

    `turn` counts the clockwise quarter turns it is drawn with; -1 is slanted.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    turn: int = 0
    hidden: bool = False


class Rect(Struct):
    """A rectangle; a ruling has one side of (nearly) zero; a fill has a colour, and `white` tells that it cannot be seen."""

    x0: float
    top: float
    x1: float
    bottom: float
    white: bool = False
    color: tuple[float, ...] = ()


class RawPage(Struct):
    """Everything drawn on one page. `horizontal` and `vertical` are ruling segments; fills are in drawing order."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontal: list[Rect] = field(default_factory=list)
    vertical: list[Rect] = field(default_factory=list)
    fills: list[Rect] = field(default_factory=list)
    pictures: list[Rect] = field(default_factory=list)
    unmapped: int = 0
    """Glyphs whose character is unknown ("(cid:12)")."""
    slant: float = 0.0
    """Degrees (anticlockwise) by which a picture of the page was turned to be level."""
    read_by: str = ""
    """The recognizer that read its letters from a picture; "" where the file holds them."""


def under(glyph: Glyph, rects: Iterable[Rect]) -> list[Rect]:
    """Those of the rectangles that lie under the middle of a glyph, in their order."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return [r for r in rects if r.x0 <= x <= r.x1 and r.top <= y <= r.bottom]
