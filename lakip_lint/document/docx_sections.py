"""The sections of a Word file: their paper, and which headers and footers they name."""
from __future__ import annotations

from xml.etree.ElementTree import Element

from lakip_lint.document.docx_content import Sheet
from lakip_lint.document.docx_package import R, W
from lakip_lint.document.docx_styles import number


def sections_of(body: Element) -> list[Element]:
    """The properties of all sections in their order; what they were before a tracked change is left out."""
    old = {id(section) for change in body.iter(f"{W}sectPrChange") for section in change}
    return [section for section in body.iter(f"{W}sectPr") if id(section) not in old]


def sheet_of(section: Element) -> Sheet:
    """The paper of a section; A4 with usual margins where it does not say."""
    usual = Sheet()
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")

    def points(element: Element | None, name: str, default: float) -> float:
        return number({"v": element.get(f"{W}{name}", "")}, "v", default * 20) / 20 if element is not None else default

    width, height = points(size, "w", usual.width), points(size, "h", usual.height)
    left, right, top, bottom = (abs(points(margins, n, 72.0)) for n in ("left", "right", "top", "bottom"))
    if width < 100 or height < 100 or left + right > 0.8 * width or top + bottom > 0.8 * height:
        return usual
    return Sheet(width, height, left, right, top, bottom)


def references(sections: list[Element]) -> list[str]:
    """The ids of the headers and footers of all sections, each once."""
    found: dict[str, None] = {}
    for section in sections:
        for child in section:
            if child.tag in (f"{W}headerReference", f"{W}footerReference"):
                found.setdefault(child.get(f"{R}id", ""), None)
    return list(found)
