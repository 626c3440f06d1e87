"""The XML of a Word file to its content: what is printed of it, in its order.

Insertions are read and deletions are not, fields are their results, hidden text is left out, lists get their numbers, text
boxes stand behind the paragraph that they hang on.
"""
from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from lakip_lint import patterns
from lakip_lint.document.docx_content import (
    MOST_COLUMNS,
    Item,
    NewPage,
    Run,
    TooMuch,
    WordCell,
    WordParagraph,
    WordPicture,
    WordRow,
    WordTable,
)
from lakip_lint.document.docx_drawing import MC, M, chosen, formula, picture_of, symbol, text_boxes
from lakip_lint.document.docx_numbering import Numbering
from lakip_lint.document.docx_package import W
from lakip_lint.document.docx_sections import sections_of, sheet_of
from lakip_lint.document.docx_styles import VAL, Props, Style, Styles, is_on, is_ruled, number, paragraph_props, run_props

WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent")
)
"""Elements around others that are printed as if they were not there."""
DRAWINGS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
SMALLEST = 1.5
"""Text smaller than this (points) cannot be read by anybody: it is not content. Word's smallest size, 1, is used to hide it."""
MOST_CONTENT = 600_000
"""Words, with three more for each paragraph and one for each cell: a report of 1000 pages has 500,000."""


class FieldState(Struct):
    """A field that is open: its code, and whether its result has begun."""

    code: str = ""
    result: bool = False

    @property
    def listing(self) -> bool:
        return self.code.split()[:1] == ["TOC"]


class Look(Struct, frozen=True):
    """How the characters of a run are printed."""

    bold: bool
    size: float
    hidden: bool = False
    capitals: bool = False


class Draft(Struct):
    """A paragraph while its runs are read; `items` are what hangs on it or comes between its parts."""

    style: Style
    props: Props
    boxed: bool
    runs: list[Run] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    parts: list[list[Run] | NewPage] = field(default_factory=list)
    listed: bool = False
    source: Element | None = None


class Body:
    """Reads the blocks of one part of the file. `notes` are the texts of footnotes by id."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[str, Element] | None = None) -> None:
        self.styles, self.numbering, self.notes = styles, numbering, notes or {}
        self.fields: list[FieldState] = []
        self.carried: list[Run] = []
        self.sections: list[Element] = []
        self.section = 0
        self.inside = 0
        """How many tables and text boxes are open."""
        self.left = MOST_CONTENT
        self.pages_inside = 0
        """Pages that began inside of them when Word saved the file."""

    def read(self, root: Element) -> Iterator[Item]:
        """The items of the body of the main part, section by section."""
        body = root.find(f"{W}body")
        if body is None:
            return
        self.sections = sections_of(body)
        if self.sections:
            yield NewPage(sheet=sheet_of(self.sections[0]))
        yield from self.blocks(body)

    def blocks(self, parent: Element) -> Iterator[Item]:
        """The items of a body, a cell, a text box, a header."""
        yield from self.children(parent)
        if self.carried:
            runs, self.carried = self.carried, []
            yield WordParagraph(runs)

    def children(self, parent: Element) -> Iterator[Item]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self.paragraph(child)
            elif tag == f"{W}tbl":
                yield from self.table(child)
            elif tag == f"{W}sdt":
                yield from self.control(child)
            elif tag in WRAPPERS:
                yield from self.children(child)
            elif tag == f"{MC}AlternateContent":
                yield from self.children(chosen(child))
            elif tag == f"{W}altChunk":
                yield WordPicture(0, 0, "altChunk")

    def control(self, element: Element) -> Iterator[Item]:
        """A content control; that of a table of contents lists what it holds."""
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        content = element.find(f"{W}sdtContent")
        items = list(self.children(content)) if content is not None else []
        if gallery is not None and gallery.get(VAL, "") == "Table of Contents":
            for item in items:
                if isinstance(item, WordParagraph) and patterns.search(r"\d\s*$", item.text):
                    item.listed = True
        yield from items

    def spend(self, amount: int) -> None:
        """Count what was read. Raises TooMuch."""
        self.left -= amount
        if self.left < 0:
            raise TooMuch

    # ---- paragraphs

    def paragraph(self, element: Element) -> Iterator[Item]:
        """A paragraph, in two where a page break divides it, and what hangs on it."""
        self.spend(3)
        properties = element.find(f"{W}pPr")
        direct = paragraph_props(properties)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        style = self.styles.paragraph(direct.get("pStyle", ""))
        draft = Draft(style, {**style.paragraph, **direct}, bool(self.inside), runs=self.carried, source=element)
        self.carried = []
        gone = mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
        marker = "" if gone else self.marker(draft, direct)
        self.inline(element, draft)
        self.fields = [f for f in self.fields if f.result]
        if gone:
            # The end of this paragraph was deleted: the next one goes on with it.
            self.carried = draft.runs
            return
        if draft.props.get("page") == "1":
            yield NewPage()
        yield from self.parts(draft, marker, mark)
        yield from draft.items
        if properties is not None and properties.find(f"{W}sectPr") is not None and not self.inside:
            yield from self.next_section()

    def marker(self, draft: Draft, direct: Props) -> str:
        """The number of a list item; the indents of its list are laid under the paragraph's own."""
        number_id = draft.props.get("numId", "0")
        if number_id in ("0", ""):
            return ""
        level = draft.props.get("ilvl", "")
        if "numId" not in direct and not level.isdigit():
            at = self.numbering.level_of_style(number_id, draft.style.identifier)
        else:
            at = int(level) if level.isdigit() and len(level) == 1 else 0
        draft.props = {**draft.props, **self.numbering.props(number_id, at), **direct}
        return self.numbering.marker(number_id, at)

    def parts(self, draft: Draft, marker: str, mark: Element | None) -> Iterator[Item]:
        """The paragraph of what was read; a page break inside makes two of it, one before or after its text does not."""
        size = size_of({**draft.style.run, **run_props(mark)})
        groups: list[list[Run] | NewPage] = [*draft.parts, draft.runs]
        filled = [i for i, g in enumerate(groups) if not isinstance(g, NewPage) and any(r.text.strip() for r in g)]
        last = next((i for i in reversed(range(len(groups))) if not isinstance(groups[i], NewPage)), 0)
        first = filled[0] if filled else last
        for i, group in enumerate(groups):
            if isinstance(group, NewPage):
                yield group
            elif i in filled or i == first:
                yield shaped(draft, group, marker if i == first else "", size)

    def inline(self, parent: Element, draft: Draft) -> None:
        """Collect the runs below a paragraph, a link, an insertion, ..."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self.run(child, draft)
            elif tag in WRAPPERS:
                self.inline(child, draft)
            elif tag == f"{MC}AlternateContent":
                self.inline(chosen(child), draft)
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                draft.runs.append(Run(formula(child), False, size_of(draft.style.run)))

    def run(self, element: Element, draft: Draft) -> None:
        props = self.format(element.find(f"{W}rPr"), draft)
        size = size_of(props)
        white = props.get("white") == "1" and not (draft.boxed or "ground" in props or "ground" in draft.props)
        hidden = props.get("vanish") == "1" or white or size < SMALLEST
        capitals = props.get("caps") == "1" or props.get("smallCaps") == "1"
        self.characters(element, draft, Look(props.get("b") == "1", size, hidden, capitals))

    def format(self, element: Element | None, draft: Draft) -> Props:
        """The properties of a run: its own over those of its style over those of the paragraph's style."""
        own = run_props(element)
        style = self.styles.style(own["rStyle"]).run if own.get("rStyle") else {}
        return {**draft.style.run, **style, **own}

    def characters(self, element: Element, draft: Draft, look: Look) -> None:
        """The characters, breaks, fields and drawings of a run."""
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                self.write((child.text or "").replace("\u00ad", ""), draft, look)
            elif tag in CHARACTERS:
                self.write(CHARACTERS[tag], draft, look)
            elif tag == f"{W}br":
                if child.get(f"{W}type") in ("page", "column"):
                    draft.parts += [draft.runs, NewPage()]
                    draft.runs = []
                else:
                    self.write("\n", draft, look)
            elif tag == f"{W}lastRenderedPageBreak":
                self.seen_page(draft)
            elif tag == f"{W}sym":
                self.write(symbol(child.get(f"{W}char", "")), draft, look)
            elif tag == f"{W}fldChar":
                self.turn_field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self.fields:
                self.fields[-1].code += child.text or ""
            elif tag in DRAWINGS:
                self.drawing(child, draft)
            elif tag == f"{MC}AlternateContent":
                self.characters(chosen(child), draft, look)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.note(f"{tag.removeprefix(W)} {child.get(f'{W}id', '')}", draft)

    def write(self, text: str, draft: Draft, look: Look) -> None:
        """Add characters, unless they belong to the code of a field."""
        if look.hidden or any(not f.result for f in self.fields[:-1]):
            return
        text = text.upper() if look.capitals else text
        self.spend(1 + text.count(" "))
        draft.listed = draft.listed or (bool(text.strip()) and any(f.listing for f in self.fields))
        last = draft.runs[-1] if draft.runs else None
        if last is not None and last.bold == look.bold and last.size == look.size:
            last.text += text
        else:
            draft.runs.append(Run(text, look.bold, look.size))

    def turn_field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(FieldState())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def seen_page(self, draft: Draft) -> None:
        """A page began here when Word saved the file: before the paragraph, or behind it where it has begun."""
        if any(run.text.strip() for run in draft.runs):
            draft.items.append(NewPage(certain=False))
        else:
            draft.parts += [draft.runs, NewPage(certain=False)]
            draft.runs = []

    def note(self, key: str, draft: Draft) -> None:
        """A footnote, read behind the paragraph that refers to it."""
        element = self.notes.pop(key, None)
        if element is not None:
            draft.items += self.nested(element)

    def nested(self, element: Element) -> list[Item]:
        """The items of a text box, a cell or a note, which have fields of their own; no page begins in them."""
        fields, self.fields = self.fields, []
        carried, self.carried = self.carried, []
        self.inside += 1
        items: list[Item] = []
        for item in self.blocks(element):
            if not isinstance(item, NewPage):
                items.append(item)
            elif not item.certain:
                self.pages_inside += 1
        self.inside -= 1
        self.fields, self.carried = fields, carried
        return items

    # ---- drawings

    def drawing(self, element: Element, draft: Draft) -> None:
        """Text boxes are read; pictures, charts and embedded objects are noted."""
        boxes = list(text_boxes(element))
        for box in boxes:
            draft.items += self.nested(box)
        found = picture_of(element, bool(boxes))
        if found:
            draft.items.append(found)

    # ---- sections

    def next_section(self) -> Iterator[Item]:
        self.section += 1
        if self.section < len(self.sections):
            section = self.sections[self.section]
            kind = section.find(f"{W}type")
            if kind is None or kind.get(VAL, "nextPage") != "continuous":
                yield NewPage(sheet=sheet_of(section))

    # ---- tables

    def table(self, element: Element) -> Iterator[Item]:
        """A table; the pages that begin inside of it begin behind it."""
        properties = element.find(f"{W}tblPr")
        style = properties.find(f"{W}tblStyle") if properties is not None else None
        look = self.styles.table(style.get(VAL, "") if style is not None else "")
        own = properties.find(f"{W}tblBorders") if properties is not None else None
        widths = [number({"w": c.get(f"{W}w", "")}, "w") / 20 for c in element.findall(f"{W}tblGrid/{W}gridCol")]
        self.inside, before = self.inside + 1, self.pages_inside
        rows = [self.row(row) for row in rows_of(element)]
        self.inside -= 1
        ruled = is_ruled(own) if own is not None else look.ruled
        ruled = ruled or any(cell.ruled for row in rows for cell in row.cells)
        yield WordTable(widths[:MOST_COLUMNS], rows, ruled, look.bold_first)
        if self.pages_inside > before:
            yield NewPage(certain=False)

    def row(self, element: Element) -> WordRow:
        properties = element.find(f"{W}trPr")
        header = properties.find(f"{W}tblHeader") if properties is not None else None
        cells: list[WordCell] = []
        for child in cells_of(element):
            cell = self.cell(child)
            if cell is None and cells:
                cells[-1].span += 1
            elif cell is not None:
                cells.append(cell)
        return WordRow(
            cells[:MOST_COLUMNS], _columns(properties, "gridBefore", 0), _columns(properties, "gridAfter", 0),
            header is not None and is_on(header.get(VAL, "1")),
        )

    def cell(self, element: Element) -> WordCell | None:
        """A cell; None where it is merged with the one on its left in the old way."""
        self.spend(1)
        properties = element.find(f"{W}tcPr")
        merge = borders = None
        if properties is not None:
            beside = properties.find(f"{W}hMerge")
            if beside is not None and beside.get(VAL, "continue") == "continue":
                return None
            merge, borders = properties.find(f"{W}vMerge"), properties.find(f"{W}tcBorders")
        return WordCell(
            self.nested(element), max(1, _columns(properties, "gridSpan", 1)),
            merge.get(VAL, "continue") if merge is not None else "", is_ruled(borders),
        )


def shaped(draft: Draft, runs: list[Run], marker: str, size: float) -> WordParagraph:
    """The paragraph of these runs with the properties that were found."""
    props, style = draft.props, draft.style
    level = style.level
    if props.get("outlineLvl", "").isdigit():
        level = int(props["outlineLvl"]) + 1 if int(props["outlineLvl"]) < 9 else 0
    line = number(props, "line", 240)
    pitch = line / 240 if props.get("lineRule", "auto") == "auto" else line / 20 / (1.2 * size)
    return WordParagraph(
        [run for run in runs if run.text], marker, props.get("jc", "left"), number(props, "left") / 20,
        number(props, "first") / 20, space_of(props, "before"), space_of(props, "after"), min(max(pitch, 0.8), 3.0), size,
        level, draft.listed or style.listed, bool(level) or style.caption, "leader" in props, draft.source,
    )


def size_of(props: Props) -> float:
    """The size of letters in points: 10 where the file does not say, never nothing."""
    return min(max(number(props, "sz", 20) / 2, 1.0), 200.0)


def space_of(props: Props, name: str) -> float:
    """The space before or after a paragraph in points."""
    return min(max(number(props, name) / 20, 0.0), 300.0)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table that were not deleted."""
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in WRAPPERS:
            yield from rows_of(child)


def cells_of(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in WRAPPERS:
            yield from cells_of(child)


def _columns(properties: Element | None, name: str, default: int) -> int:
    """A count of columns, within the limit."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    value = element.get(VAL, "") if element is not None else ""
    return min(int(value), MOST_COLUMNS) if patterns.fullmatch(r"\d{1,5}", value) else default
