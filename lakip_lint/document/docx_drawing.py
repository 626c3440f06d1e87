"""Drawings, formulas and symbols in the text of a Word file: the text boxes in them, and what is only a picture."""
from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from lakip_lint import patterns
from lakip_lint.document.docx_content import WordPicture
from lakip_lint.document.docx_package import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
TEXT_BOX = f"{W}txbxContent"
EMU = 12700
"""English Metric Units of drawings in a point."""
UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}


def chosen(alternate: Element) -> Element:
    """Of a drawing that is stored twice, for new and for old versions of Word, the first."""
    for name in ("Choice", "Fallback"):
        found = alternate.find(f"{MC}{name}")
        if found is not None and len(found):
            return found
    return alternate


def text_boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing."""
    for child in element:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from text_boxes(chosen(child))
        else:
            yield from text_boxes(child)


def picture_of(element: Element, boxed: bool) -> WordPicture | None:
    """The picture, chart or embedded object that a drawing shows; None where it is nothing but text boxes and lines."""
    shown = {child.tag.rpartition("}")[2] for child in element.iter()}
    kind = next((name for name in ("OLEObject", "chart", "relIds", "blip", "imagedata") if name in shown), "")
    if not kind or boxed:
        return None
    extent = element.find(f".//{WP}extent")
    if extent is not None:
        width, height = (float(extent.get(side, "0")) / EMU if extent.get(side, "").isdigit() else 0.0 for side in ("cx", "cy"))
        return WordPicture(width, height, kind)
    for shape in element.iter(f"{V}shape"):
        style = dict(patterns.findall(r"([a-z-]+):([^;]+)", shape.get("style", "")))
        return WordPicture(_length(style.get("width", "")), _length(style.get("height", "")), kind)
    return WordPicture(0, 0, kind)


def _length(css: str) -> float:
    """A length of a VML shape ("451.5pt") in points."""
    match = patterns.fullmatch(r"\s*(\d{1,6}(?:\.\d{1,6})?)([a-z]{2})?\s*", css)
    return float(match[1]) * UNITS.get(match[2] or "px", 1.0) if match else 0.0


def formula(element: Element) -> str:
    """A formula on one line, fractions with a slash."""
    tag = element.tag
    if tag == f"{M}t":
        return element.text or ""
    if tag == f"{M}f":
        over, under = (element.find(f"{M}{name}") for name in ("num", "den"))
        parts = [formula(part) if part is not None else "" for part in (over, under)]
        return " / ".join(f"({part})" if " " in part.strip() else part for part in parts)
    return "".join(formula(child) for child in element)


def symbol(code: str) -> str:
    """The character of a symbol font, given as its code in hex."""
    return chr(int(code, 16)) if patterns.fullmatch(r"[0-9A-Fa-f]{2,4}", code) and not code.upper().startswith("D") else "•"
