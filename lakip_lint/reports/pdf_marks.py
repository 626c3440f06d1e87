"""How a place is marked in a PDF: the lines of text in it, and a drawing that every viewer shows alike.

A highlight without a drawing of its own (an appearance stream) is left out by some viewers and on most printers.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDFText_GetUnicode

from lakip_lint.checks.merge import same_text

Edges = tuple[float, float, float, float]
"""Left, bottom, right, top in the coordinates of the page's content."""
LOW = 15.0
"""A place that is no higher than so many points holds one line."""
LEAST_LINE = 5.0
"""Lines are at least so high (points); more of them than fit are no lines."""


class Letter(Struct, frozen=True):
    """A letter that is printed on a page."""

    string: str
    edges: Edges


class Lines:
    """Looks up the lines of text at places of one PDF."""

    def __init__(self, pdf: PdfDocument) -> None:
        self._pdf = pdf
        self._pages: dict[int, list[Letter]] = {}

    def at(self, page: int, area: Edges, printed: str) -> list[Edges]:
        """The lines of a place on a page (from 0), of them only what is `printed` where that is less; the place itself where
        its lines are not found."""
        height = area[3] - area[1]
        if height <= LOW:
            return [area]
        inside = [letter for letter in self._letters(page) if _holds(area, letter.edges)]
        found = list(_lines(_said(inside, printed)))
        return found if 0 < len(found) <= height / LEAST_LINE else [area]

    def _letters(self, page: int) -> list[Letter]:
        if page not in self._pages:
            text = self._pdf[page].get_textpage()
            letters = []
            for i in range(text.count_chars()):
                code = FPDFText_GetUnicode(text, i)
                if 32 < code < 0x110000 and not 0xD800 <= code < 0xE000:
                    letters.append(Letter(chr(code), text.get_charbox(i, loose=True)))
            self._pages[page] = letters
        return self._pages[page]


def _holds(area: Edges, letter: Edges) -> bool:
    x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _said(letters: Sequence[Letter], printed: str) -> Sequence[Letter]:
    """The letters that print these words; all of them where the words are not found."""
    folded = [letter.string.casefold() for letter in letters]
    ends = [0]
    for string in folded:
        ends.append(ends[-1] + len(string))
    needle = same_text(printed)
    at = "".join(folded).find(needle) if needle else -1
    if at < 0:
        return letters
    return [letter for letter, start in zip(letters, ends, strict=False) if at <= start < at + len(needle)]


def _lines(letters: Sequence[Letter]) -> Iterator[Edges]:
    """The letters as lines, in the order in which they come: a letter beside the one before is on its line."""
    line: Edges | None = None
    for letter in letters:
        left, bottom, right, top = letter.edges
        if line is not None and line[1] <= (bottom + top) / 2 <= line[3]:
            line = (min(line[0], left), min(line[1], bottom), max(line[2], right), max(line[3], top))
        else:
            if line is not None:
                yield line
            line = letter.edges
    if line is not None:
        yield line


def hull(areas: Sequence[Edges]) -> Edges:
    """The smallest rectangle around all."""
    lefts, bottoms, rights, tops = zip(*areas, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def highlighted(areas: Sequence[Edges], colour: str) -> StreamObject:
    """The areas filled so that the text under them stays legible; `colour` is "rrggbb"."""
    drawn = "".join(f"{a:.2f} {b:.2f} {c - a:.2f} {d - b:.2f} re " for a, b, c, d in areas)
    return _drawing(hull(areas), f"/M gs {_rgb(colour)} rg {drawn}f")


def framed(area: Edges, colour: str) -> StreamObject:
    """A frame along the inner side of the area."""
    a, b, c, d = area
    drawn = f"{a + 0.5:.2f} {b + 0.5:.2f} {c - a - 1:.2f} {d - b - 1:.2f} re"
    return _drawing(area, f"/M gs {_rgb(colour)} RG 1 w {drawn} S")


def appearance(drawing: StreamObject) -> DictionaryObject:
    return DictionaryObject({NameObject("/N"): drawing})


def colour_of(colour: str) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in _rgb(colour).split())


def _rgb(colour: str) -> str:
    return " ".join(f"{round(int(colour[i : i + 2], 16) / 255, 4):g}" for i in (0, 2, 4))


def _drawing(area: Edges, content: str) -> StreamObject:
    multiplied = DictionaryObject({NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")})
    drawing = DecodedStreamObject()
    drawing.set_data(content.encode("ascii"))
    drawing[NameObject("/Type")] = NameObject("/XObject")
    drawing[NameObject("/Subtype")] = NameObject("/Form")
    drawing[NameObject("/BBox")] = ArrayObject(FloatObject(round(value, 2)) for value in area)
    states = DictionaryObject({NameObject("/M"): multiplied})
    drawing[NameObject("/Resources")] = DictionaryObject({NameObject("/ExtGState"): states})
    drawing[NameObject("/Group")] = DictionaryObject({NameObject("/S"): NameObject("/Transparency")})
    return drawing


def upright(page: PageObject) -> bool:
    """Whether the page is shown as it is stored, so that its lines lie level."""
    return page.rotation % 360 in (0, 180)
