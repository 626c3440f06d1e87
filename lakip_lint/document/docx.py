"""A Word file to a Document: the same blocks as of a PDF, with headings from styles and no pages of its own.

    parts of the package ─▶ content in order (docx_body) ─▶ set on paper (docx_typeset) ─▶ blocks (the Assembler of PDF pages)
"""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct

from lakip_lint.document.blocks import Assembler, PageContent
from lakip_lint.document.docx_body import Body
from lakip_lint.document.docx_content import TooMuch
from lakip_lint.document.docx_numbering import Numbering
from lakip_lint.document.docx_package import Package, W, opened, oversized
from lakip_lint.document.docx_sections import references
from lakip_lint.document.docx_styles import Styles
from lakip_lint.document.docx_typeset import Typeset, Typesetter
from lakip_lint.document.grid import Grid
from lakip_lint.document.headers import is_numbers_row
from lakip_lint.document.lines import PrintedLine, printed_line
from lakip_lint.document.model import Box, Document, Page, Place
from lakip_lint.document.opening import digest_of
from lakip_lint.document.outline import CHAPTER, DECIMAL, LETTER, LONGEST, Mark, caption_match, closed_up
from lakip_lint.errors import NoText

NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
DETAILS = {"Application": "Creator", "Pages": "Pages", "title": "Title", "creator": "Author", "modified": "ModDate"}


def read_docx(path: Path, *, on_page: Callable[[int, int], None] | None = None, told: Path | None = None) -> Document:
    """Read a Word report. `on_page(1, 1)` is called at the end; `told` is the file to name where this one is a copy.

    Raises FileMissing, NotAReport, CorruptFile, EncryptedFile or NoText.
    """
    name = told or path
    with opened(path, name) as package:
        root = package.body()
        styles = Styles(package.part("styles"))
        body = Body(styles, Numbering(package.part("numbering"), styles), notes_of(package))
        try:
            typeset = set_on_paper(root, body)
            margins = margins_of(package, styles, references(body.sections))
        except TooMuch as error:
            raise oversized(name) from error
        metadata = metadata_of(package)
    document = document_of(name, digest_of(name), typeset, margins, metadata)
    if on_page:
        on_page(1, 1)
    return document


def set_on_paper(root: Element, body: Body) -> Typeset:
    """The content of the main part on pages. Raises TooMuch."""
    rendered = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
    return Typesetter(rendered).set(body.read(root))


class WordSpot(Struct, frozen=True):
    """A word of the body at the place where it was set; `paragraph` counts all paragraphs of the main part from 0."""

    place: Place
    text: str
    paragraph: int


def word_spots(path: Path) -> list[WordSpot]:
    """The words of a file that `read_docx` reads, at the same places, in reading order. Raises what `read_docx` raises."""
    with opened(path, path) as package:
        root = package.body()
        styles = Styles(package.part("styles"))
        try:
            pages = set_on_paper(root, Body(styles, Numbering(package.part("numbering"), styles), notes_of(package))).pages
        except TooMuch as error:
            raise oversized(path) from error
    index: dict[object, int] = {element: i for i, element in enumerate(root.iter(f"{W}p"))}
    return [
        WordSpot(Place(page.number, Box(word.x0, word.top, word.x1, word.bottom)), word.text, index[word.source])
        for page in pages
        for line in (*(line.words for line in page.lines), *(ws for g in page.grids for c in g.cells() for ws in c.lines))
        for word in line
        if word.source in index
    ]


def document_of(
    path: Path, digest: str, typeset: Typeset, margins: list[PrintedLine], metadata: dict[str, str]
) -> Document:
    """The Document of what was set on paper."""
    if not any(page.lines or page.grids for page in typeset.pages):
        raise NoText(
            f"{path}: berkas Word ini tidak berisi teks (mungkin hanya gambar hasil pindai). Pakai naskah aslinya.",
            f"{path}: this Word file holds no text (perhaps only scanned pictures). Use the original.",
        )
    assembler = WordAssembler(typeset)
    assembler.run()
    pictured = {p.place.page for p in typeset.problems}
    pages = tuple(
        Page(
            c.number, c.width, c.height, tuple(line.line() for line in c.lines),
            tuple(line.line() for line in margins) if c.number == 1 else (), has_picture=c.number in pictured,
        )
        for c in typeset.pages
    )
    return Document(
        str(path), digest, pages, tuple(assembler.blocks), tuple(assembler.contents), tuple(typeset.problems), metadata,
        paged=False,
    )


class WordAssembler(Assembler):
    """The Assembler of pages, told what a Word file knows of its own: paragraphs, headings, contents, header rows."""

    def __init__(self, typeset: Typeset) -> None:
        self.typeset = typeset
        super().__init__(typeset.pages)
        self.measures = typeset.measures
        self.marks = self.styled_marks(typeset.pages)

    def listed(self) -> set[int]:
        return super().listed() | self.typeset.listed

    def begins(self, group: list[PrintedLine], line: PrintedLine) -> bool:
        return id(line) in self.typeset.starts or super().begins(group, line)

    def styled_marks(self, pages: list[PageContent]) -> dict[int, Mark]:
        """The marks of headings with those of heading styles, which need no number and no special print."""
        marks = dict(self.marks)
        before: tuple[Mark, int] | None = None
        for line in (line for page in pages for line in page.lines):
            level, number = self.typeset.levels.get(id(line), (0, ""))
            mark = marks.get(id(line))
            if level and mark is None and id(line) not in self.toc:
                untitled = before is not None and before[0].kind == "chapter" and not before[0].title and before[1] == level
                mark = None if untitled else styled_mark(line, level, number)
                if mark:
                    marks[id(line)] = mark
            before = (mark, level) if mark else None
        return marks

    def goes_on(self, used: list[PrintedLine], line: PrintedLine, mark: Mark, title: str) -> bool:
        level, _ = self.typeset.levels.get(id(line), (0, ""))
        if not title and level and id(line) not in self.marks and line.page == used[-1].page:
            return True
        return super().goes_on(used, line, mark, title)

    def table(self, grid: Grid, first_on_page: bool) -> None:
        before = self.draft
        super().table(grid, first_on_page)
        draft, marked = self.draft, self.typeset.headers.get(id(grid), 0)
        if draft is None or draft is before or draft.last is not grid or draft.numbers_row is not None:
            return
        if marked > draft.header_rows:
            draft.header_rows = marked
            if marked > 1 and is_numbers_row(grid.texts(marked - 1)):
                draft.header_rows = draft.numbers_row = marked - 1


def styled_mark(line: PrintedLine, level: int, number: str) -> Mark | None:
    """The mark of a line in a heading style; None where it is running text or a caption all the same."""
    string = closed_up(line).strip()
    runs_on = string.endswith((";", ",", ":")) or (string.endswith(".") and len(string.split()) > 12)
    if runs_on or len(string) > LONGEST or caption_match(string) or not any(c.isalpha() for c in string):
        return None
    title = string.removeprefix(number).strip() if number else string
    chapter = CHAPTER.match(string)
    if chapter:
        return Mark(f"BAB {chapter['number'].upper()}", chapter["title"], level, "chapter")
    parts = None if number else DECIMAL.match(string) or LETTER.match(string)
    if parts:
        return Mark(parts["number"], parts["title"].strip(), level, "style")
    return Mark(number.strip("().•- "), title, level, "style")


def notes_of(package: Package) -> dict[str, Element]:
    """The footnotes and endnotes by what refers to them; the lines that divide them from the text are left out."""
    found: dict[str, Element] = {}
    for part, name in NOTES:
        root = package.part(part)
        for note in root if root is not None else ():
            if note.get(f"{W}type", "normal") == "normal":
                found[f"{name}Reference {note.get(f'{W}id', '')}"] = note
    return found


def margins_of(package: Package, styles: Styles, identifiers: list[str]) -> list[PrintedLine]:
    """The lines of all headers and footers, those that say the same once."""
    lines: dict[str, PrintedLine] = {}
    numbering = Numbering(package.part("numbering"), styles)
    for identifier in identifiers:
        root = package.by_id(identifier)
        if root is not None:
            for page in Typesetter(rendered=True).set(Body(styles, numbering).blocks(root)).pages:
                for line in (*page.lines, *loose_lines(page)):
                    lines.setdefault(line.string, line)
    return list(lines.values())


def loose_lines(page: PageContent) -> list[PrintedLine]:
    """The lines of the cells of tables, which arrange most headers."""
    return [printed_line(line, page.number) for grid in page.grids for cell in grid.cells() for line in cell.lines]


def metadata_of(package: Package) -> dict[str, str]:
    """What the file says of itself; its count of pages is that of the last time Word saved it."""
    metadata = {"format": "docx"}
    for name in ("docProps/app.xml", "docProps/core.xml"):
        root = package.xml(name)
        for element in root if root is not None else ():
            key = DETAILS.get(element.tag.rpartition("}")[2])
            if key and element.text and element.text.strip():
                metadata[key] = element.text.strip()[:200]
    return metadata
