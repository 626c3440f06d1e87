"""What stands in a Word file, in its order: paragraphs, tables, pictures, and where a new page begins."""
from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec import Struct, field

MOST_COLUMNS = 126
"""Columns of a table: twice what Word allows."""


class Run(Struct):
    """Letters printed alike. `text` may hold tabs, and line breaks (a line feed); `size` in points."""

    text: str
    bold: bool
    size: float


class WordParagraph(Struct, eq=False):
    """One paragraph. `marker` is the number that Word puts before it, with the space behind; lengths in points.

    level       of its heading style, from 1; 0 for any other paragraph
    listed      whether it is a line of a table of contents
    whole       whether its line breaks only divide one title
    leader      whether its tabs are filled with dots
    source      the element that it was read from
    """

    runs: list[Run] = field(default_factory=list)
    marker: str = ""
    align: str = "left"
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    pitch: float = 1.0
    size: float = 11.0
    level: int = 0
    listed: bool = False
    whole: bool = False
    leader: bool = False
    source: Element | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class WordCell(Struct, eq=False):
    """A cell. `merge` is "restart" or "continue" where it is merged with its neighbours above and below, else ""."""

    items: list[Item]
    span: int = 1
    merge: str = ""
    ruled: bool = False


class WordRow(Struct, eq=False):
    """A row. `before` and `after` count the columns left out at its ends; `header`: whether it is repeated on each page."""

    cells: list[WordCell]
    before: int = 0
    after: int = 0
    header: bool = False


class WordTable(Struct, eq=False):
    """A table. `widths` of its columns in points (0 where unknown); `ruled` whether lines are drawn in it."""

    widths: list[float]
    rows: list[WordRow]
    ruled: bool = True
    bold_first: bool = False


class WordPicture(Struct, eq=False):
    """A picture, chart or embedded object: its size in points, and what it is."""

    width: float
    height: float
    detail: str = ""


class NewPage(Struct, eq=False):
    """A new page begins; with another size, where a section begins. `certain` is false for the page Word saw when it saved."""

    certain: bool = True
    sheet: Sheet | None = None


class Sheet(Struct, frozen=True):
    """The paper of a section, in points: its size and its margins."""

    width: float = 595.0
    height: float = 842.0
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0
    bottom: float = 72.0


class TooMuch(Exception):
    """The file holds more than any report does."""


Item = WordParagraph | WordTable | WordPicture | NewPage
