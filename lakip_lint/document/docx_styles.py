"""How a Word file prints its paragraphs and letters: direct properties over those of styles, and those over each other.

Properties are kept as plain strings by name ("b": "1", "sz": "24", "jc": "center"), so that laying one set over another is
one update. Lengths stay in Word's units here: twentieths of a point, half points for the size of letters.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from lakip_lint import patterns
from lakip_lint.document.docx_package import W
from lakip_lint.patterns import compiled

Props = dict[str, str]
VAL = f"{W}val"
TOGGLES = {f"{W}{name}": name for name in ("b", "vanish", "caps", "smallCaps")}
VALUES = {f"{W}{name}": name for name in ("sz", "rStyle")}
PARAGRAPH_VALUES = {f"{W}{name}": name for name in ("pStyle", "jc", "outlineLvl")}
SYMBOLS = compiled(r"symbol|wingdings|webdings|dingbats", re.I)
HEADING_NAME = compiled(r"^(?:heading|judul|sub\s?judul)\s*(\d)$", re.I)
LISTED_NAME = compiled(r"^(?:toc|daftar isi)\s*\d$|^table of figures$", re.I)
CAPTION_NAME = compiled(r"^(?:caption|keterangan)$", re.I)
DEEPEST = 20
"""Styles may be based on each other this deep; more is a circle."""


class Style(Struct, frozen=True):
    """What a style and all it is based on say; `names` from the style itself down to its base, in small letters."""

    paragraph: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    names: tuple[str, ...] = ()
    identifier: str = ""

    @property
    def level(self) -> int:
        """The level of a heading style, from 1; 0 for any other."""
        outline = self.paragraph.get("outlineLvl", "")
        if outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else 0
        return next((int(m[1]) for name in self.names if (m := HEADING_NAME.match(name))), 0)

    @property
    def listed(self) -> bool:
        """Whether its paragraphs are lines of a table of contents."""
        return any(LISTED_NAME.match(name) for name in self.names)

    @property
    def caption(self) -> bool:
        return any(CAPTION_NAME.match(name) for name in self.names)


class TableStyle(Struct, frozen=True):
    """What matters of the style of a table: whether it draws lines, and whether its first row is bold."""

    ruled: bool = False
    bold_first: bool = False


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self.elements = {e.get(f"{W}styleId", ""): e for e in root.iter(f"{W}style")} if root is not None else {}
        self.known: dict[str, Style] = {}
        self.default = next(
            (i for i, e in self.elements.items() if e.get(f"{W}type") == "paragraph" and is_on(e.get(f"{W}default", "0"))), ""
        )
        defaults = root.find(f"{W}docDefaults") if root is not None else None
        self.run_defaults = run_props(_find(defaults, "rPrDefault", "rPr"))
        self.paragraph_defaults = paragraph_props(_find(defaults, "pPrDefault", "pPr"))

    def paragraph(self, identifier: str) -> Style:
        """The style of paragraphs with this id (the default where it is ""), over the defaults of the file."""
        style = self.style(identifier or self.default)
        return Style(
            {**self.paragraph_defaults, **style.paragraph}, {**self.run_defaults, **style.run}, style.names, style.identifier
        )

    def style(self, identifier: str) -> Style:
        """What a style says with all that it is based on."""
        if identifier not in self.known:
            self.known[identifier] = self._resolved(identifier)
        return self.known[identifier]

    def _resolved(self, identifier: str) -> Style:
        chain = list(self._chain(identifier))
        if not chain:
            # A heading style that the file does not define still says what it is by its id.
            return Style(names=(identifier.lower(),) if identifier else (), identifier=identifier)
        paragraph: Props = {}
        run: Props = {}
        for element in reversed(chain):
            paragraph.update(paragraph_props(element.find(f"{W}pPr")))
            run.update(run_props(element.find(f"{W}rPr")))
        return Style(paragraph, run, tuple(_name(element) for element in chain), identifier)

    def _chain(self, identifier: str) -> Iterable[Element]:
        for _ in range(DEEPEST):
            element = self.elements.get(identifier)
            if element is None:
                return
            yield element
            base = element.find(f"{W}basedOn")
            identifier = base.get(VAL, "") if base is not None else ""

    def table(self, identifier: str) -> TableStyle:
        """Whether a table style (or one that it is based on) draws lines and prints its first row bold."""
        ruled = bold = False
        for element in self._chain(identifier):
            ruled = ruled or is_ruled(_find(element, "tblPr", "tblBorders"))
            for part in element.iter(f"{W}tblStylePr"):
                first = part.get(f"{W}type") == "firstRow"
                bold = bold or (first and run_props(part.find(f"{W}rPr")).get("b") == "1")
                ruled = ruled or is_ruled(_find(part, "tcPr", "tcBorders"))
        return TableStyle(ruled, bold)


def is_on(value: str) -> bool:
    return value.lower() not in ("0", "false", "off", "none")


def is_ruled(borders: Element | None) -> bool:
    """Whether any of these borders is drawn."""
    return borders is not None and any(border.get(VAL, "none") not in ("none", "nil") for border in borders)


def run_props(element: Element | None) -> Props:
    """What `w:rPr` says: b, vanish, caps, smallCaps ("1" or "0"), sz, rStyle, white, ground (a colour behind), symbol."""
    props: Props = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in TOGGLES:
            props[TOGGLES[tag]] = "1" if is_on(child.get(VAL, "1")) else "0"
        elif tag in VALUES:
            props[VALUES[tag]] = child.get(VAL, "")
        elif tag == f"{W}color":
            props["white"] = "1" if child.get(VAL, "").upper() == "FFFFFF" else "0"
        elif tag == f"{W}highlight" or (tag == f"{W}shd" and _is_shaded(child)):
            props["ground"] = "1"
        elif tag == f"{W}rFonts":
            props["symbol"] = "1" if SYMBOLS.search(child.get(f"{W}ascii", "")) else "0"
    return props


def _is_shaded(element: Element) -> bool:
    return element.get(f"{W}fill", "auto").lower() not in ("auto", "ffffff") or element.get(VAL) not in ("clear", "nil", None)


def paragraph_props(element: Element | None) -> Props:
    """What `w:pPr` says: pStyle, jc, outlineLvl, numId, ilvl, left, first, before, after, line, leader, page, ground."""
    props: Props = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in PARAGRAPH_VALUES:
            props[PARAGRAPH_VALUES[tag]] = child.get(VAL, "")
        elif tag == f"{W}numPr":
            for name in ("numId", "ilvl"):
                found = child.find(f"{W}{name}")
                if found is not None:
                    props[name] = found.get(VAL, "")
        elif tag == f"{W}ind":
            _indent(child, props)
        elif tag == f"{W}spacing":
            for name in ("before", "after", "line", "lineRule"):
                if (value := child.get(f"{W}{name}")) is not None:
                    props[name] = value
        elif tag == f"{W}pageBreakBefore":
            props["page"] = "1" if is_on(child.get(VAL, "1")) else "0"
        elif tag == f"{W}tabs":
            if any(tab.get(f"{W}leader") in ("dot", "middleDot", "underscore", "hyphen") for tab in child):
                props["leader"] = "1"
        elif tag == f"{W}shd" and _is_shaded(child):
            props["ground"] = "1"
    return props


def _indent(element: Element, props: Props) -> None:
    left = element.get(f"{W}left") or element.get(f"{W}start")
    if left is not None:
        props["left"] = left
    if (hanging := element.get(f"{W}hanging")) is not None:
        props["first"] = f"-{hanging}"
    elif (first := element.get(f"{W}firstLine")) is not None:
        props["first"] = first


def number(props: Props, name: str, default: float = 0.0) -> float:
    """A property as a number; `default` where it is missing or none."""
    value = props.get(name, "")
    return float(value) if patterns.fullmatch(r"-?\d{1,6}(?:\.\d{1,4})?", value) else default


def _name(element: Element) -> str:
    name = element.find(f"{W}name")
    return name.get(VAL, "").lower() if name is not None else ""


def _find(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = element.find(f"{W}{name}") if element is not None else None
    return element
