"""Lines of prose to paragraphs: where one ends, and how its lines become one text."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.document.lines import PrintedLine
from lakip_lint.document.model import Place, Span, Text
from lakip_lint.patterns import compiled

MARKER = compiled(
    r"^(?P<marker>[-–*o](?=\s)|[•➢►▪◦√❖✓➤]|\(?\d{1,2}[.)](?!\d)|\(?[a-z][.)](?=\s|[A-Z])|\([a-z\d]{1,2}\)|[A-Z][.](?=\s)|"
    r"(?:\d{1,2}\.){1,4}\d{0,2}[.)]?(?=\s)|(?:X{0,3}(?:IX|IV|V?I{1,3}|V|X))\.(?=\s))\s*(?P<rest>\S.*)$"
)
SENTENCE_END = compiled(r"[.;:!?][\"')]*\s*$")
HYPHENATED = compiled(r"[a-z]-$")


class Measure(Struct, frozen=True):
    """The left and right edge of the text of a page."""

    left: float
    right: float


def measures(pages: Sequence[tuple[int, float, list[PrintedLine]]]) -> dict[int, Measure]:
    """The measure of each page. `pages` are (number, width, lines); a page with little text takes that of its like."""
    found = {number: _measure(lines, width) for number, width, lines in pages}
    sizes = {number: round(width) for number, width, _ in pages}
    common: dict[int, Measure] = {}
    for size in set(sizes.values()):
        known = Counter(m for n, m in found.items() if m is not None and sizes[n] == size)
        if known:
            common[size] = known.most_common(1)[0][0]
    result = {}
    for number, width, lines in pages:
        outer = Measure(min((line.x0 for line in lines), default=70.0), max([*(line.x1 for line in lines), 0.8 * width]))
        like = common.get(sizes[number])
        result[number] = found[number] or (Measure(like.left, max(like.right, outer.right)) if like else outer)
    return result


def _measure(lines: list[PrintedLine], width: float) -> Measure | None:
    """The edges that most long lines of a page share; None where there are few."""
    long = [line for line in lines if line.x1 - line.x0 > 0.5 * width]
    if len(long) < 3:
        return None
    right, count = Counter(round(line.x1 / 3) for line in long).most_common(1)[0]
    left = Counter(round(line.x0 / 3) for line in long).most_common(1)[0][0]
    return Measure(left * 3, right * 3 + 3) if count >= 3 else None


def word_fits(last: PrintedLine, line: PrintedLine, page: Measure, block_right: float) -> bool:
    """Whether the first word of `line` would have found room at the end of `last`: then the line break was meant."""
    first = line.words[0]
    need = first.x1 - first.x0 + 0.25 * line.size
    if centred(last, page) and abs(last.x0 - line.x0) > 3:
        return last.x1 - last.x0 + need < page.right - page.left - 2
    return last.x1 + need < block_right - 2


def centred(line: PrintedLine, page: Measure) -> bool:
    """Whether a line stands in the middle of the page's text, away from both edges."""
    before, after = line.x0 - page.left, page.right - line.x1
    return before > 15 and after > 15 and abs(before - after) < max(8.0, 0.06 * (page.right - page.left))


def block_right(group: list[PrintedLine], page: Measure) -> float:
    """The right edge of a paragraph set narrower than the page: where three of its lines end alike."""
    edges = [line.x1 for line in group]
    if len(edges) >= 3 and max(edges) < page.right - 12 and max(edges) - sorted(edges)[-3] < 4:
        return max(edges) + 2
    return page.right


def breaks(group: list[PrintedLine], line: PrintedLine, pages: dict[int, Measure]) -> bool:
    """Whether `line` begins a new paragraph after the lines of `group`."""
    last = group[-1]
    page = pages[last.page]
    if _is_continued_number(last) and patterns.match(r"\(?\d", line.string):
        return False  # "... sebesar Rp." / "1.170.232.000,-", also over a page break
    if MARKER.match(line.string):
        return True
    if abs(line.size - last.size) > 1.6:
        return True
    fits = word_fits(last, line, page, block_right(group, page))
    ended = bool(SENTENCE_END.search(last.string))
    if line.page != last.page:
        return ended or fits or line.bold != last.bold
    if _is_wide_gap(group, line) or line.top < last.top - line.size:
        return True
    if fits:
        wraps = line.string[:1].islower() and not ended and last.x1 - last.x0 > 0.55 * (page.right - page.left)
        return not wraps
    if line.bold != last.bold and line.uniform and last.uniform and (ended or line.string[:1].isupper()):
        return True
    return ended and line.x0 > min(g.x0 for g in group[-3:]) + 12 and not _hangs(group)


def _hangs(group: list[PrintedLine]) -> bool:
    """Whether the next line is indented because its list item is."""
    return len(group) == 1 and bool(MARKER.match(group[0].string))


NUMBER_FOLLOWS = compiled(r"(?:\b(?:nomor|no|pasal|ayat|tahun|rp|angka|butir|huruf)\.?|[,(])$", re.I)


def _is_continued_number(last: PrintedLine) -> bool:
    """Whether a line that begins like a list item goes on with an amount or a citation ("... Nomor" / "8. ...")."""
    return NUMBER_FOLLOWS.search(last.string) is not None


def _is_wide_gap(group: list[PrintedLine], line: PrintedLine) -> bool:
    last = group[-1]
    step = line.base - last.base
    steps = [b.base - a.base for a, b in pairwise(group) if a.page == b.page]
    usual = min(steps) if steps else 1.75 * max(line.size, last.size)
    return step > usual + 0.45 * line.size


def join_lines(lines: list[PrintedLine]) -> Text:
    """The lines of a paragraph as one text; a word divided at a line end is closed up."""
    string = ""
    spans: list[Span] = []
    for line in lines:
        text = line.text
        if string and HYPHENATED.search(string) and text.string[:1].islower():
            half = patterns.findall(r"[A-Za-z]+(?=-$)", string)[-1].lower()
            if not text.string.lower().startswith(half) and not _is_affix(half):
                string = string[:-1]
                spans[-1] = Span(spans[-1].start, spans[-1].end - 1, spans[-1].place, spans[-1].bold)
        elif string:
            string += " "
        offset = len(string)
        spans += [Span(s.start + offset, s.end + offset, s.place, s.bold) for s in text.spans]
        string += text.string
    return Text(string, tuple(spans))


def _is_affix(half: str) -> bool:
    """Prefixes that keep their hyphen at a line end ("non-formal", "e-government")."""
    return half in ("non", "e", "sub", "semi", "anti", "pra", "pasca", "ex", "ke", "se")


def place_of_lines(lines: Iterable[PrintedLine]) -> Place:
    """The box around the lines on the page of the first."""
    place: Place | None = None
    for line in lines:
        if place is None:
            place = line.place
        elif line.page == place.page:
            place = Place(place.page, place.box.union(line.place.box))
    assert place is not None
    return place
