"""Under which headings and in which table a place of a document stands."""
from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from lakip_lint.document.model import Document, Heading, Place, Table

SEPARATOR = " › "


class Spot(Struct, frozen=True):
    """Where a reader finds a place: headings above it, and the table it stands in; "" where there is none."""

    section: str = ""
    table: str = ""


class Outline:
    """Looks up the headings and the table of places in one document."""

    def __init__(self, document: Document) -> None:
        self.tables = document.tables
        self.paths: list[tuple[tuple[int, float], str]] = []
        above: list[Heading] = []
        for heading in document.headings:
            above = [h for h in above if h.level < heading.level] + [heading]
            path = SEPARATOR.join(_label(h.number, h.title) for h in (above[0], above[-1])[: len(above)])
            self.paths.append(((heading.place.page, heading.place.box.top), path))
        self.paths.sort(key=lambda p: p[0])

    def find(self, place: Place | None) -> Spot:
        if place is None:
            return Spot()
        table = next((t for t in self.tables if any(_holds(part, place) for part in t.parts)), None)
        before = bisect_right(self.paths, (place.page, place.box.top), key=lambda p: p[0])
        section = self.paths[before - 1][1] if before else ""
        return Spot(section, table_label(table) if table else "")


def table_label(table: Table) -> str:
    """How to name a table to a reader: its caption, else the line above it, else its running number."""
    if table.caption:
        return _label(f"Tabel {table.caption.number}".strip(), table.caption.title)
    return _label(f"Tabel ke-{table.index + 1}", table.lead.plain if table.lead else "")


def _label(number: str, title: str) -> str:
    return f"{number} {title}".strip()


def _holds(part: Place, place: Place) -> bool:
    box = place.box
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return part.page == place.page and part.box.x0 <= x <= part.box.x1 and part.box.top <= y <= part.box.bottom
