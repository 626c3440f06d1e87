"""The numbers and bullets that Word puts before paragraphs: they are computed, never written in the file."""
from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from lakip_lint import patterns
from lakip_lint.document.docx_package import W
from lakip_lint.document.docx_styles import SYMBOLS, VAL, Props, Styles, is_on, paragraph_props
from lakip_lint.document.words import plain_character

LEVELS = 9
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)


class Level(Struct, frozen=True):
    """How one level of a list is numbered. `restart` is the level (from 1) whose use begins it again; 0 never."""

    text: str = ""
    form: str = "decimal"
    start: int = 1
    legal: bool = False
    glued: bool = False
    restart: int | None = None
    props: Props = field(default_factory=dict)


class Counter(Struct):
    """Where the numbers of a list stand."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def next(self, levels: list[Level], at: int) -> list[int]:
        """Count one on at this level, and give the numbers of all levels down to it."""
        value = self.values[at]
        self.values[at] = levels[at].start if value is None else value + 1
        for deeper in range(at + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or (restart and at < restart):
                self.values[deeper] = None
        return [levels[i].start if (v := self.values[i]) is None else v for i in range(at + 1)]


class Numbering:
    """Gives each numbered paragraph its marker; to be asked once for each, in the order of the file."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.abstract = {e.get(f"{W}abstractNumId", ""): e for e in _all(root, "abstractNum")}
        self.nums = {e.get(f"{W}numId", ""): e for e in _all(root, "num")}
        self.levels: dict[str, tuple[str, list[Level]]] = {}
        self.counters: dict[str, Counter] = {}

    def marker(self, number: str, level: int) -> str:
        """The next marker of this list with the space behind it ("2.1 ", "a) ", "• "); "" where there is none."""
        list_, levels = self.list_of(number)
        if not levels:
            return ""
        at = min(max(level, 0), LEVELS - 1)
        fresh = self._restarts(number) if number not in self.counters else {}
        # Lists made from one definition go on with each other's numbers, unless one of them says that it begins anew.
        counter = self.counters.setdefault(f"abstract {list_}", Counter())
        if fresh:
            counter.values = [None if i in fresh else v for i, v in enumerate(counter.values)]
        self.counters[number] = counter
        numbers = counter.next(levels, at)
        text = _shown(levels, at, numbers)
        return text if not text or levels[at].glued else f"{text} "

    def props(self, number: str, level: int) -> Props:
        """The indents that a level of a list sets."""
        _, levels = self.list_of(number)
        return levels[min(max(level, 0), LEVELS - 1)].props if levels else {}

    def list_of(self, number: str) -> tuple[str, list[Level]]:
        """The definition behind a list and its levels; none for an unknown list."""
        if number not in self.levels:
            num = self.nums.get(number)
            abstract = _value(num, "abstractNumId")
            levels = self._levels(abstract, num) if abstract in self.abstract else []
            self.levels[number] = (abstract, levels)
        return self.levels[number]

    def level_of_style(self, number: str, style: str) -> int:
        """The level of a list that is linked to a style of paragraphs; 0 where none is."""
        abstract = self.abstract.get(_value(self.nums.get(number), "abstractNumId"))
        return next((i for i, e in _numbered(abstract, "lvl") if _value(e, "pStyle") == style), 0)

    def _restarts(self, number: str) -> dict[int, int]:
        """Levels at which this list begins anew."""
        overrides = _numbered(self.nums.get(number), "lvlOverride")
        return {i: 1 for i, e in overrides if e.find(f"{W}startOverride") is not None}

    def _levels(self, abstract: str, num: Element | None) -> list[Level]:
        element: Element | None = self.abstract[abstract]
        link = _value(element, "numStyleLink")
        if link:
            # A list style: its own list is named by the style.
            target = self.nums.get(self.styles.style(link).paragraph.get("numId", ""))
            element = self.abstract.get(_value(target, "abstractNumId"), element)
        levels = [Level()] * LEVELS
        for i, definition in _numbered(element, "lvl"):
            levels[i] = _level(definition)
        for i, override in _numbered(num, "lvlOverride"):
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[i] = _level(own)
            start = _value(override, "startOverride")
            if start:
                old = levels[i]
                levels[i] = Level(old.text, old.form, _count(start), old.legal, old.glued, old.restart, old.props)
        return levels


def _level(element: Element) -> Level:
    form = _value(element, "numFmt") or "decimal"
    restart = _value(element, "lvlRestart")
    text = _value(element, "lvlText")
    if form == "bullet":
        fonts = element.find(f"{W}rPr/{W}rFonts")
        text = "•" if fonts is not None and SYMBOLS.search(fonts.get(f"{W}ascii", "")) else plain_character(text)
    legal = element.find(f"{W}isLgl")
    return Level(
        text, form, _count(_value(element, "start") or "1"), legal is not None and is_on(legal.get(VAL, "1")),
        _value(element, "suff") == "nothing", _count(restart) if restart else None,
        {k: v for k, v in paragraph_props(element.find(f"{W}pPr")).items() if k in ("left", "first")},
    )


def _shown(levels: list[Level], at: int, numbers: list[int]) -> str:
    if levels[at].form == "none":
        return ""

    def one(match: re.Match[str]) -> str:
        i = int(match[1]) - 1
        if i >= len(numbers):
            return ""
        return formatted(numbers[i], "decimal" if levels[at].legal else levels[i].form)

    return patterns.sub(r"%([1-9])", one, levels[at].text).strip() if levels[at].form != "bullet" else levels[at].text.strip()


def formatted(value: int, form: str) -> str:
    """A number as Word prints it in this form."""
    if form in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        roman = ""
        for worth, sign in ROMAN:
            roman += sign * (value // worth)
            value %= worth
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < value <= 26 * 5:
        # After z come aa, bb, cc.
        letters = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if form == "upperLetter" else letters.lower()
    if form in ("none", "bullet"):
        return ""
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _count(value: str) -> int:
    return int(value) if patterns.fullmatch(r"\d{1,6}", value) else 1


def _all(root: Element | None, name: str) -> list[Element]:
    return root.findall(f"{W}{name}") if root is not None else []


def _numbered(element: Element | None, name: str) -> Iterator[tuple[int, Element]]:
    """The children of this name with their level."""
    for child in _all(element, name):
        level = child.get(f"{W}ilvl", "")
        if patterns.fullmatch(r"[0-8]", level):
            yield int(level), child


def _value(element: Element | None, name: str) -> str:
    """`w:val` of a child; "" where it is missing."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(VAL, "") if child is not None else ""
