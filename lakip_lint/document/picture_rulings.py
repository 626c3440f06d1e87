"""Rulings in a picture: long, thin, dark runs of dots, across and down. Plain bytes and Pillow are quick enough for it."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from PIL import Image, ImageChops, ImageFilter
from PIL.Image import Transpose

from lakip_lint.document.drawn import Rect
from lakip_lint.document.recognition import SeenLine

SHORTEST = 11.0
"""Shorter runs (points) are strokes of letters."""
THICKEST = 3.2
"""Thicker ones (points) are fills, pictures, or the dark edge of the sheet."""
DARKER = 30
"""How much darker than what is around it (of 255) a dot of a ruling is."""
AROUND = 12
"""Dots around that are compared."""
WITHIN = 0.7
"""A run that lies to this share inside of words is part of their letters."""


class Bar(Struct):
    """Runs in neighbouring rows of dots, as one: `first` and `last` row, `start` to `end` along them, `dots` in all."""

    first: int
    last: int
    start: int
    end: int
    dots: int
    weight: int
    """The sum of row times dots, for the middle."""

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def at(self) -> float:
        return self.weight / self.dots + 0.5


def rulings_of(
    grey: Image.Image, lines: Sequence[SeenLine], scale: tuple[float, float]
) -> tuple[list[Rect], list[Rect]]:
    """Horizontal and vertical rulings in points; `scale` is points a pixel. Letters of `lines` are none."""
    dark = dark_dots(grey)
    boxes = [(w.x0, w.top, w.x1, w.bottom) for line in lines for w in line.words]
    across, down = scale
    horizontal = [
        Rect(bar.start * across, bar.at * down, bar.end * across, bar.at * down)
        for bar in bars(dark, SHORTEST / across, THICKEST / down) if not _in_words(bar, boxes)
    ]
    turned = [(top, x0, bottom, x1) for x0, top, x1, bottom in boxes]
    vertical = [
        Rect(bar.at * across, bar.start * down, bar.at * across, bar.end * down)
        for bar in bars(dark.transpose(Transpose.TRANSPOSE), SHORTEST / down, THICKEST / across)
        if not _in_words(bar, turned)
    ]
    return horizontal, vertical


def dark_dots(grey: Image.Image) -> Image.Image:
    """1 where a dot is darker than those around it, else 0; the edge of the picture is 0."""
    around = grey.filter(ImageFilter.BoxBlur(AROUND))
    marked = ImageChops.subtract(around, grey).point([0] * DARKER + [1] * (256 - DARKER))
    framed = Image.new("L", grey.size, 0)
    framed.paste(marked.crop((1, 1, grey.width - 1, grey.height - 1)), (1, 1))
    return framed


def bars(dark: Image.Image, shortest: float, thickest: float) -> Iterator[Bar]:
    """The thin dark bars along the rows of a picture of zeros and ones."""
    growing: list[Bar] = []
    for row, runs in _rows(dark, max(3, round(shortest))):
        still: list[Bar] = []
        for bar in growing:
            if bar.last < row - 1:
                yield from _thin(bar, thickest)
            else:
                still.append(bar)
        growing = still
        for start, end in runs:
            bar = _grown(growing, row, start, end)
            bar.last, bar.start, bar.end = row, min(bar.start, start), max(bar.end, end)
            bar.dots += end - start
            bar.weight += row * (end - start)
    for bar in growing:
        yield from _thin(bar, thickest)


def _rows(dark: Image.Image, shortest: int) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The long runs of ones, row by row."""
    width, row = dark.width, -1
    runs: list[tuple[int, int]] = []
    for match in re.finditer(rb"\x01{%d,}" % shortest, dark.tobytes()):
        at = match.start() // width
        if at != row:
            if runs:
                yield row, runs
            row, runs = at, []
        runs.append((match.start() - at * width, match.end() - at * width))
    if runs:
        yield row, runs


def _grown(growing: list[Bar], row: int, start: int, end: int) -> Bar:
    """The bar that a run belongs to: one that it touches, or a new one. Bars that it joins become one."""
    touched = [bar for bar in growing if bar.start <= end and start <= bar.end]
    if not touched:
        growing.append(Bar(row, row, start, end, 0, 0))
        return growing[-1]
    bar = touched[0]
    for other in touched[1:]:
        bar.first, bar.last = min(bar.first, other.first), max(bar.last, other.last)
        bar.start, bar.end = min(bar.start, other.start), max(bar.end, other.end)
        bar.dots, bar.weight = bar.dots + other.dots, bar.weight + other.weight
        growing.remove(other)
    return bar


def _thin(bar: Bar, thickest: float) -> Iterator[Bar]:
    if bar.dots <= thickest * bar.length:
        yield bar


def _in_words(bar: Bar, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    """Whether most of a bar lies in the inner part of words: a stroke of a letter, or a line through them."""
    inside = 0.0
    for x0, top, x1, bottom in boxes:
        rim = 0.15 * (bottom - top)
        if top + rim < bar.at < bottom - rim:
            inside += max(0.0, min(bar.end, x1) - max(bar.start, x0))
    return inside >= WITHIN * bar.length
