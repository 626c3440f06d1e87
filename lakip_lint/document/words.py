"""Glyphs to words: by geometry, never by the order of the stream, with hostile characters made plain."""
from __future__ import annotations

import unicodedata
from operator import attrgetter

from msgspec import Struct, field

from lakip_lint.document.drawn import Glyph, RawPage, under
from lakip_lint.document.model import Box, Place, Span, Text
from lakip_lint.document.turning import to_page, turned_glyph

GAP = 0.17
"""Letters further apart than this share of the size belong to two words (measured: inside words < 0.06, between > 0.2)."""
SAME_BASE = 0.22
"""Glyphs whose baselines differ by less than this share of the size stand on one line."""
DOUBLE = 0.3
"""The same letter drawn again within this share of the size is printed bold by doubling."""
PLAIN = str.maketrans({
    "\u00a0": " ", "\u00ad": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\ufeff": "", "\u200b": "", "\u200c": "",
    "\u200d": "", "\u2018": "'", "\u2019": "'", "\u2032": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"', "\u2033": '"',
    "\u2022": "•", "\u25cf": "•", "\u25aa": "•", "\u25a0": "•", "\u2023": "•", "\u2043": "-", "\u00b7": "•",
    "\u2219": "•", "\u2713": "√", "\u2714": "√",
})
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}


class Word(Struct):
    """A run of letters without a gap. `glyphs` allow to cut it where a ruling crosses."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    page: int
    glyphs: list[Glyph] = field(default_factory=list)
    turn: int = 0
    along: float = 0.0
    """Where it begins along its line: x0, or the like for text on its side."""
    source: object = None
    """The paragraph of a Word file that it stands in (its XML element)."""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def plain_character(text: str) -> str:
    """`text` of one glyph without control and private-use characters, ligatures taken apart."""
    if len(text) == 1 and " " < text < "\x7f":
        return text
    out = []
    for char in text.translate(PLAIN):
        if char in LIGATURES:
            out.append(LIGATURES[char])
            continue
        kind = unicodedata.category(char)
        if kind == "Co":
            out.append("•")
        elif kind[0] == "Z":
            out.append(" ")
        elif kind[0] != "C" or char == "\ufffd":
            out.append(unicodedata.normalize("NFKC", char) if "\uff00" <= char <= "\uffef" else char)
    return "".join(out)


def make_words(raw: RawPage) -> list[Word]:
    """The words that can be seen, from top to bottom and left to right; then those drawn on their side or upside down."""
    words: list[Word] = []
    seen = [g for g in raw.glyphs if not g.hidden]
    for row in _rows([g for g in seen if g.turn == 0]):
        words.extend(_words_of_row(row, raw.number))
    if any(g.turn > 0 for g in seen):
        for turn in (1, 3, 2):
            words += _turned_words([g for g in seen if g.turn == turn], turn, raw)
    return words


def hidden_words(raw: RawPage) -> list[Word]:
    """Upright words that nobody can see (white on white, or drawn without ink), not those that lie under or over a picture."""
    glyphs = [g for g in raw.glyphs if g.hidden and g.turn == 0 and not under(g, raw.pictures)]
    return [word for row in _rows(glyphs) for word in _words_of_row(row, raw.number)]


def _turned_words(glyphs: list[Glyph], turn: int, raw: RawPage) -> list[Word]:
    """Words of this turn, at their places on the page, with `base` and `along` in reading coordinates."""
    words: list[Word] = []
    for row in _rows([turned_glyph(g, turn, raw.width, raw.height) for g in glyphs]):
        for word in _words_of_row(row, raw.number):
            box = to_page(Box(word.x0, word.top, word.x1, word.bottom), turn, raw.width, raw.height)
            word.x0, word.top, word.x1, word.bottom = box.x0, box.top, box.x1, box.bottom
            word.turn = turn
            words.append(word)
    return words


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs that share a baseline."""
    rows: list[list[Glyph]] = []
    start = 0.0
    for glyph in sorted(glyphs, key=attrgetter("base")):
        if rows and glyph.base - start <= SAME_BASE * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            start = glyph.base
    return rows


def _words_of_row(row: list[Glyph], page: int) -> list[Word]:
    words: list[Word] = []
    current: list[Glyph] = []
    for glyph in sorted(row, key=attrgetter("x0")):
        last = current[-1] if current else None
        if glyph.text == "\u00a0" or not glyph.text.strip():
            # A space narrower than a hair that lies over letters is an artefact of justification.
            if last is None or glyph.x0 >= last.x1 - 0.4 * glyph.size:
                _flush(current, words, page)
                current = []
            continue
        if last is not None:
            # What is not near the last letter is far from those before it, too.
            if glyph.x0 - last.x0 < DOUBLE * (glyph.x1 - glyph.x0) and _doubled(glyph, current):
                continue
            gap = glyph.x0 - last.x1
            if gap > GAP * glyph.size and gap > GAP * last.size:
                _flush(current, words, page)
                current = []
        current.append(glyph)
    _flush(current, words, page)
    return words


def _doubled(glyph: Glyph, current: list[Glyph]) -> bool:
    """Whether the same letter stands here already (bold by printing twice)."""
    for other in current[-3:]:
        if other.text == glyph.text and abs(glyph.x0 - other.x0) < DOUBLE * min(glyph.x1 - glyph.x0, other.x1 - other.x0):
            other.bold = True
            return True
    return False


def _flush(glyphs: list[Glyph], words: list[Word], page: int) -> None:
    if glyphs:
        word = word_of(glyphs, page)
        if word.text:
            words.append(word)


def word_of(glyphs: list[Glyph], page: int) -> Word:
    """One word of these glyphs (from left to right)."""
    text = "".join([g.text for g in glyphs])
    if not (text.isascii() and text.isprintable()):
        text = "".join([plain_character(g.text) for g in glyphs])
    heavy = sum([g.bold for g in glyphs])
    first = glyphs[0]
    return Word(
        text.strip(), first.x0, min([g.top for g in glyphs]), max([g.x1 for g in glyphs]), max([g.bottom for g in glyphs]),
        first.base, max([g.size for g in glyphs]), heavy * 2 > len(glyphs), page, glyphs, 0, first.x0,
    )


def text_of_lines(lines: list[list[Word]], glue: str = "\n") -> Text:
    """Lines of words as one Text: words joined by spaces, lines by `glue`."""
    parts: list[str] = []
    spans: list[Span] = []
    offset = 0
    for i, line in enumerate(lines):
        for j, word in enumerate(line):
            between = "" if not parts else (glue if j == 0 and i else " ")
            parts += [between, word.text]
            offset += len(between)
            box = Box(round(word.x0, 2), round(word.top, 2), round(word.x1, 2), round(word.bottom, 2))
            spans.append(Span(offset, offset + len(word.text), Place(word.page, box), word.bold))
            offset += len(word.text)
    return Text("".join(parts), tuple(spans))


def box_of(words: list[Word]) -> Box:
    """The box around these words, to a hundredth of a point."""
    return Box(
        round(min(w.x0 for w in words), 2), round(min(w.top for w in words), 2),
        round(max(w.x1 for w in words), 2), round(max(w.bottom for w in words), 2),
    )


def place_of(words: list[Word]) -> Place:
    """Where these words stand: the box around those on the page of the first."""
    page = words[0].page
    return Place(page, box_of([w for w in words if w.page == page]))
