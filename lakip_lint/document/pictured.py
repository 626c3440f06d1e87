"""A picture of a page (a scan) to what is drawn on it: turned upright, read by a recognizer, its rulings found.

What comes out is the same `RawPage` that a page with text gives, so tables and sentences are read in the one way there is.
"""
from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import TracebackType

import pypdfium2
from msgspec import Struct
from PIL import Image, ImageOps
from PIL.Image import Resampling, Transpose

from lakip_lint.document.drawn import Glyph, RawPage, Rect
from lakip_lint.document.picture_rulings import rulings_of
from lakip_lint.document.recognition import Recognizer, SeenLine
from lakip_lint.document.turning import turned_page

DOTS = 200
"""Dots in an inch at which pages are drawn to be read."""
SURE = 0.85
"""A page of which the recognizer is as sure as this is held the right way."""
LETTERS = 0.83
"""The size of print as a share of the height of the box of its line."""
BASE = 0.35
"""How far below the middle of a line its letters stand, as a share of their size."""
ALIKE = 0.2
"""Sizes that differ by less than this share from the usual one of a page are that one: boxes are never exact."""
MOST_SLANT = 3.0
"""Degrees by which a sheet may lie askew in the scanner."""
LEAST_SLANT = 0.1
MOST_DOTS = 4200
"""Dots along the longer side of the picture of a page: sheets larger than A2 are drawn more coarsely."""
COVERS = 0.6
"""A picture over this share of a page is the page."""
STAMP = 80
"""A page that is a picture may bear fewer letters than this besides: a stamp, the note of a signature, a page number."""
ROUND = {1: Transpose.ROTATE_90, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_270}
"""How a picture is turned so that text of so many clockwise quarter turns is upright."""


log = logging.getLogger("lakip_lint")


def is_picture(raw: RawPage) -> bool:
    """Whether a page has no text of its own to speak of: none that is seen, unknown letters, or a stamp on a scan."""
    seen = sum(1 for glyph in raw.glyphs if not glyph.hidden and glyph.text.strip())
    if not seen or raw.unmapped * 2 > len(raw.glyphs):
        return True
    largest = max((_area(picture, raw) for picture in raw.pictures), default=0.0)
    return seen < STAMP and largest >= COVERS * raw.width * raw.height


def _area(rect: Rect, raw: RawPage) -> float:
    """What of a picture lies on the page."""
    across = min(rect.x1, raw.width) - max(rect.x0, 0.0)
    return max(across, 0.0) * max(min(rect.bottom, raw.height) - max(rect.top, 0.0), 0.0)


class Pictures:
    """The pages of a PDF file as pictures, for those that have no text of their own. The file is opened when one is met."""

    def __init__(self, path: Path, recognizer: Recognizer) -> None:
        self.path, self.recognizer = path, recognizer
        self.pdf: pypdfium2.PdfDocument | None = None
        self.turn = 0

    def __enter__(self) -> Pictures:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.pdf is not None:
            self.pdf.close()

    def read(self, raw: RawPage) -> RawPage:
        """The page as read from its picture, where it is one and anything could be read; else the page as it is."""
        if not is_picture(raw):
            return raw
        if not any(not glyph.hidden for glyph in raw.glyphs):
            raw.read_by = self.recognizer.name  # in vain, should nothing be found
        try:
            picture, page = self.picture(raw.number)
            read = read_picture(picture, page, raw.number, self.recognizer, self.turn)
        except MemoryError:
            raise
        except Exception as error:  # the page is told as unread, the others are read
            log.debug("page %d cannot be read by OCR", raw.number, exc_info=error)
            return raw
        if not read.glyphs:
            return raw
        self.turn = read.glyphs[0].turn
        return read

    def picture(self, number: int) -> tuple[Image.Image, tuple[float, float]]:
        """A page drawn, and its size in points."""
        if self.pdf is None:
            self.pdf = pypdfium2.PdfDocument(self.path)
        page = self.pdf[number - 1]
        width, height = page.get_size()
        picture = page.render(scale=min(DOTS / 72, MOST_DOTS / max(width, height)), grayscale=True).to_pil()
        page.close()
        return picture, (width, height)


class Reading(Struct, frozen=True):
    """What a recognizer saw of a picture after it was turned by `turn` quarter turns and put straight."""

    picture: Image.Image
    lines: Sequence[SeenLine]
    turn: int
    slant: float

    @property
    def letters(self) -> int:
        return sum(_length(line) for line in self.lines)

    @property
    def upright(self) -> float:
        """From 0 to 1: how surely its letters are read and stand in lines that are wider than high."""
        sure = sum(line.sure * _length(line) for line in self.lines if not _tall(line))
        return sure / self.letters if self.letters else 0.0

    @property
    def sideways(self) -> bool:
        """Whether most of its text stands in boxes that are higher than wide."""
        return sum(_length(line) for line in self.lines if _tall(line)) * 2 > self.letters


def _length(line: SeenLine) -> int:
    return sum(len(word.text) for word in line.words)


def _tall(line: SeenLine) -> bool:
    """Whether a line of more than a letter or two is higher than wide."""
    width = max(w.x1 for w in line.words) - min(w.x0 for w in line.words)
    return _length(line) > 2 and max(w.bottom for w in line.words) - min(w.top for w in line.words) > width


def read_picture(
    picture: Image.Image, size: tuple[float, float], number: int, recognizer: Recognizer, turn: int = 0
) -> RawPage:
    """What is drawn on the page of this number, of which `picture` shows all; `size` is that of the page in points.

    `turn` is the one that is tried first (that of the page before). The page has no glyphs where nothing could be read.
    """
    grey = ImageOps.grayscale(picture)
    reading = best_reading(grey, recognizer, turn)
    width, height = (size[1], size[0]) if reading.turn % 2 else size
    scale = width / reading.picture.width, height / reading.picture.height
    raw = RawPage(number, width, height, glyphs_of(reading.lines, scale))
    raw.horizontal, raw.vertical = rulings_of(reading.picture, reading.lines, scale)
    raw.slant, raw.read_by = reading.slant, recognizer.name
    # as the page is displayed: it is turned to be read like any other
    return turned_page(raw, 4 - reading.turn) if reading.turn else raw


def best_reading(grey: Image.Image, recognizer: Recognizer, first: int = 0) -> Reading:
    """The picture read the right way round: as it lies, else turned, whatever is read best."""
    slant = slant_of(grey)
    best = _read(grey, slant, first, recognizer)
    if best.upright >= SURE:
        return best
    odd = (best.turn + 1) % 4, (best.turn + 3) % 4
    others = odd if best.sideways else ((best.turn + 2) % 4,)
    for turn in others if best.letters else ():
        other = _read(grey, slant, turn, recognizer)
        if other.upright * other.letters > best.upright * best.letters:
            best = other
        if best.upright >= SURE:
            break
    return best


def _read(grey: Image.Image, slant: float, turn: int, recognizer: Recognizer) -> Reading:
    held = grey.transpose(ROUND[turn]) if turn else grey
    if slant:
        held = held.rotate(slant, Resampling.BICUBIC, fillcolor=255)
    return Reading(held, [line for line in recognizer.lines(held) if line.words], turn, slant)


# ---- sheets that lie askew


def slant_of(grey: Image.Image) -> float:
    """The degrees (anticlockwise) by which a picture must be turned so that lines and rulings are level; 0.0 for hardly any."""
    small = ImageOps.invert(grey).resize((grey.width // 3 or 1, grey.height // 3 or 1), Resampling.BOX)
    best, step = 0.0, 0.5
    reach = round(MOST_SLANT / step)
    angles = [i * step for i in range(-reach, reach + 1)]
    while step > 0.04:
        best = max(angles, key=lambda angle: (_sharpness(small, angle), -abs(angle)))
        step /= 3
        angles = [best + i * step for i in (-2, -1, 0, 1, 2)]
    return 0.0 if abs(best) < LEAST_SLANT or abs(best) > MOST_SLANT else round(best, 2)


def _sharpness(dark: Image.Image, angle: float) -> float:
    """How much the darkness of neighbouring rows, and of neighbouring columns, differs: most where lines are level."""
    turned = dark.rotate(angle, Resampling.BILINEAR) if angle else dark
    total = 0.0
    for across, size in ((True, (8, turned.height)), (False, (turned.width, 8))):
        strip = turned.resize(size, Resampling.BOX)
        values = strip.tobytes() if across else strip.transpose(Transpose.TRANSPOSE).tobytes()
        rows = [sum(values[i : i + 8]) for i in range(0, len(values), 8)]
        total += sum((a - b) ** 2 for a, b in pairwise(rows))
    return total


# ---- letters


def glyphs_of(lines: Sequence[SeenLine], scale: tuple[float, float]) -> list[Glyph]:
    """The letters of all lines, each of the same width inside its word, with a blank between words; `scale`: points a pixel."""
    sizes = {id(line): LETTERS * scale[1] * (line.words[0].bottom - line.words[0].top) for line in lines}
    usual = _median([size for line in lines for size in [sizes[id(line)]] * _length(line)])
    glyphs: list[Glyph] = []
    for line in lines:
        own = sizes[id(line)]
        size = usual if abs(own - usual) < ALIKE * usual else own
        middle = scale[1] * (line.words[0].top + line.words[0].bottom) / 2
        base = middle + BASE * size
        before: float | None = None
        for word in sorted(line.words, key=lambda w: w.x0):
            x0, x1 = scale[0] * word.x0, scale[0] * word.x1
            if before is not None:
                glyphs.append(_glyph(" ", min(before, x0), max(before, x0), base, size))
            wide = (x1 - x0) / len(word.text)
            glyphs += [_glyph(c, x0 + i * wide, x0 + (i + 1) * wide, base, size) for i, c in enumerate(word.text)]
            before = x1
    return glyphs


def _glyph(character: str, x0: float, x1: float, base: float, size: float) -> Glyph:
    return Glyph(character, x0, base - 0.78 * size, x1, base + 0.22 * size, base, size, False)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
