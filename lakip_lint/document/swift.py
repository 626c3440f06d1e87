"""A page drawn straight into a `RawPage`, without pdfminer's object for each character: less than half of its time.

What is drawn is the same to the last bit (tests compare both ways over every fixture). It leans on the inside of pdfminer.six,
so it is used with the versions it was compared with (`TESTED`); with any other one `source` reads as pdfminer.six itself does.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import pdfminer
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTFigure, LTPage
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.utils import mult_matrix

from lakip_lint.document.operators import Operators

HIDDEN = "_lakip_lint_hidden"
"""The attribute of characters that are drawn invisibly."""
LETTERS = "_lakip_lint_letters"
"""The attribute of fonts that keeps their characters."""
INVISIBLE = 3
"""The text render mode that draws nothing (an OCR layer behind a scan, or hidden notes)."""
TESTED = frozenset({"20260107"})
"""The versions of pdfminer.six with which both ways were found to draw the same."""
Letter = tuple[str, float]
"""The text of a character and its width for a font of size 1."""
Printed = tuple[str, float, float]
"""The text of a character, its left and its right."""
Edges = tuple[float, float, float]
"""Bottom, top and base of a line of text, from the foot of the page."""
Matrix = tuple[float, float, float, float, float, float]


def is_tested() -> bool:
    """Whether the installed pdfminer.six is one that this was compared with."""
    return getattr(pdfminer, "__version__", "") in TESTED


class Drawing(Protocol):
    """What takes the things that are drawn, one after the other."""

    def add(self, item: Any) -> None:
        """An item of pdfminer's layout."""

    def upright(
        self, letters: Sequence[Printed], edges: Edges, font: str, color: Any, hidden: bool
    ) -> None:
        """Characters that stand upright on one line."""


class _Sheet(LTPage):
    """A page that hands on what is drawn instead of keeping it."""

    take: Callable[[Any], None]

    def add(self, obj: Any) -> None:
        self.take(obj)


class _Figure(LTFigure):
    """A drawing in a page, or in a drawing, that hands on what is drawn."""

    take: Callable[[Any], None]

    def add(self, obj: Any) -> None:
        self.take(obj)


class Device(PDFLayoutAnalyzer):
    """Hands everything that is drawn to `drawing`."""

    hidden = False
    """Whether text is drawn invisibly at the moment."""

    def __init__(self, manager: Any, begin: Callable[[Any], Drawing]) -> None:
        super().__init__(manager, laparams=None)
        self.begin = begin

    def begin_page(self, page: Any, ctm: Matrix) -> None:
        super().begin_page(page, ctm)
        sheet = _Sheet(self.pageno, self.cur_item.bbox)
        self.drawing = self.begin(sheet)
        sheet.take = self.take
        self.cur_item = sheet

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self._stack.append(self.cur_item)
        figure = _Figure(name, bbox, mult_matrix(matrix, self.ctm))
        figure.take = self.take
        self.cur_item = figure

    def end_figure(self, _: str) -> None:
        self.cur_item = self._stack.pop()

    def take(self, item: Any) -> None:
        if self.hidden and isinstance(item, LTChar):
            setattr(item, HIDDEN, True)
        self.drawing.add(item)

    def show(self, state: Any, sequence: Any, graphics: Any) -> None:
        """Draw text; what is not upright is left to pdfminer."""
        self.hidden = state.render == INVISIBLE
        matrix: Matrix = mult_matrix(state.matrix, self.ctm)
        if matrix[1] or matrix[2] or matrix[0] <= 0 or state.font.is_vertical():
            self.render_string(state, sequence, graphics.ncs, graphics.copy())
            return
        letters, end = _line(state, sequence, matrix)
        size, y = state.fontsize, state.linematrix[1]
        d, base = matrix[3], y * matrix[3] + matrix[5]
        low = state.font.get_descent() * size + state.rise
        bottom, top = d * low + base, d * (low + size) + base
        if top < bottom:
            bottom, top = top, bottom
        state.linematrix = (end, y)
        self.drawing.upright(letters, (bottom, top, base), state.font.fontname, graphics.ncolor, self.hidden)


def _line(state: Any, sequence: Any, matrix: Matrix) -> tuple[list[Printed], float]:
    """Text, left and right of each character of upright text, and where the line ends in text space."""
    font, size = state.font, state.fontsize
    scaling = state.scaling * 0.01
    space = state.charspace * scaling
    word_space = 0 if font.is_multibyte() else state.wordspace * scaling
    per_unit = 0.001 * size * scaling
    a, origin = matrix[0], matrix[4]
    known = _letters_of(font)
    x = state.linematrix[0]
    started = False
    letters = []
    for part in sequence:
        if isinstance(part, bytes):
            for cid in font.decode(part):
                if started:
                    x += space
                text, width = known[cid]
                advance = width * size * scaling
                left = x * a + origin
                right = a * advance + left
                letters.append((text, left, right) if left <= right else (text, right, left))
                x += advance
                if cid == 32 and word_space:
                    x += word_space
                started = True
        elif isinstance(part, (int, float)):
            x -= part * per_unit
            started = True
    return letters, x


class _Letters(dict[int, Letter]):
    """The characters of a font, looked up in it when they are first met."""

    def __init__(self, font: PDFFont) -> None:
        self.look_up = (font.to_unichr, font.char_width)

    def __missing__(self, cid: int) -> Letter:
        to_text, to_width = self.look_up
        try:
            text = to_text(cid)
            assert isinstance(text, str)
        except PDFUnicodeNotDefined:
            text = f"(cid:{cid})"
        letter = self[cid] = (text, to_width(cid))
        return letter


def _letters_of(font: Any) -> _Letters:
    """Kept with the font, which lives as long as its file is read."""
    known: _Letters | None = getattr(font, LETTERS, None)
    if known is None:
        known = _Letters(font)
        setattr(font, LETTERS, known)
    return known


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, with operators told apart faster and text handed on at once."""

    device: Device

    def do_TJ(self, seq: Any) -> None:  # noqa: N802
        if self.textstate.font is not None:
            self.device.show(self.textstate, seq, self.graphicstate)

    def execute(self, streams: Sequence[Any]) -> None:
        valid = self._allowed(streams)
        if not valid:
            return
        operators = Operators(b"\n".join(stream.get_data() for stream in valid))
        methods: dict[bytes, tuple[Callable[..., None] | None, int]] = {}
        for operands, word in operators:
            if word not in methods:
                methods[word] = self._method(word)
            method, count = methods[word]
            if operands:
                self.argstack.extend(operands)
            if method is None:
                continue
            if not count:
                method()
                continue
            stack = self.argstack
            given = stack[-count:]
            del stack[-count:]
            if len(given) == count:
                method(*given)
        if operators.rest < len(operators.data):
            rest = PDFStream({}, operators.data[operators.rest :])
            rest.set_objid(valid[-1].objid or 0, 0)
            super().execute([rest])

    def _allowed(self, streams: Sequence[Any]) -> list[PDFStream]:
        """The streams to draw; not those that are being drawn already, which would never end."""
        self.stream_ids.clear()
        valid = []
        for each in streams:
            stream = stream_value(each)
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                valid.append(stream)
                self.stream_ids.add(stream.objid)
        return valid

    def _method(self, word: bytes) -> tuple[Callable[..., None] | None, int]:
        """What an operator does and how many operands it takes."""
        name = word.decode("utf-8", "ignore").replace("*", "_a").replace('"', "_w").replace("'", "_q")
        method = getattr(self, f"do_{name}", None)
        return method, method.__code__.co_argcount - 1 if method else 0
