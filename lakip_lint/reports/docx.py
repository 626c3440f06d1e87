"""A copy of a Word file with comments in it: one at each doubted place, one at each figure that it was compared with or made
from, and the summary as the first one.

Only comments are added: no letter, style or setting of the file is changed. A run is divided where a comment begins or ends
inside of it.
"""
from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run
from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.document.docx import WordSpot, word_spots
from lakip_lint.document.model import Box, Place
from lakip_lint.document.words import plain_character
from lakip_lint.errors import diagnose
from lakip_lint.reports.notes import (
    AUTHOR,
    MOST_EVIDENCE,
    Numbered,
    cannot_copy,
    identity,
    made_by,
    note_lines,
    numbered,
    original_of,
    other_lines,
    summary_lines,
)
from lakip_lint.reports.pictures import surrounds
from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import verdict_of, xml_text
from lakip_lint.reports.texts import text

INITIALS = "LL"
NOT_BELOW = frozenset(
    [qn(f"w:{name}") for name in ("p", "del", "moveFrom", "drawing", "pict", "object", "rPr", "pPr")]
    + ["{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"]
)
"""What stands in a paragraph and is no text of it."""
NEAR, LONG = 4, 4
"""A word follows the one before it after so many letters, unless it is longer than so many."""
EPOCH = (1980, 1, 1, 0, 0, 0)


class Stretch(Struct, frozen=True):
    """Letters `start:end` (spaces do not count) from paragraph `first` to paragraph `last`."""

    first: int
    start: int
    last: int
    end: int


def render(report: Report, language: str) -> bytes:
    """The Word file that the report speaks of (one document), with comments. The same input gives the same bytes.

    Raises OutputError where the file is gone, changed, no .docx, or of a kind that cannot be written again.
    """
    document, content = original_of(report)
    if not content.startswith(b"PK\x03\x04") or document.pages:
        raise cannot_copy("copy-no-docx", document)
    try:
        return _commented(content, report, document, language)
    except Exception as error:  # python-docx raises many kinds on files that it does not know
        diagnose(error)
    raise cannot_copy("copy-damaged-docx", document)


def _commented(content: bytes, report: Report, document: DocumentReport, language: str) -> bytes:
    book = Document(io.BytesIO(content))
    paragraphs = list(book.element.iter(qn("w:p")))
    words = word_spots(Path(document.path))
    placed: list[tuple[Numbered, Stretch]] = []
    loose: list[Numbered] = []
    others: dict[Stretch, list[list[str]]] = {}
    for item in numbered(document):
        where = _stretches(item, document, words, paragraphs)
        doubted = where.pop(0, None)
        if doubted:
            placed.append((item, doubted))
        else:
            loose.append(item)
        for i, stretch in where.items():
            if stretch != doubted:
                others.setdefault(stretch, []).append(other_lines(item, item.finding.locations[i], document, language))
    first = next((i for i, p in enumerate(paragraphs) if letters(p)), 0)
    whole = Stretch(first, 0, first, len(letters(paragraphs[first])))
    _comment(book, paragraphs, whole, _summary(report, document, loose, language))
    for item, stretch in placed:
        _comment(book, paragraphs, stretch, note_lines(item, document, language))
    for stretch, notes in others.items():
        _comment(book, paragraphs, stretch, [line for i, note in enumerate(notes) for line in ([""] if i else []) + note])
    for part in book.part.package.iter_parts():
        if str(part.partname).endswith("comments.xml"):
            for comment in part.element:
                if comment.get(qn("w:author")) == AUTHOR:
                    comment.attrib.pop(qn("w:date"), None)
    file = io.BytesIO()
    book.save(file)
    return _undated(file.getvalue())


def _stretches(
    item: Numbered, document: DocumentReport, words: Sequence[WordSpot], paragraphs: Sequence[Any]
) -> dict[int, Stretch]:
    """Where the locations of a finding are found again, by their index; of those behind the doubted one the first few, and none
    that only quotes the words around it."""
    spots = document.spots.get(item.finding.fingerprint)
    places = spots.places if spots else ()
    placed = [replace(e, place=place) for e, place in zip(item.finding.locations, places, strict=False)]
    marked = [(i, e) for i, e in enumerate(placed) if i == 0 or not surrounds(e, placed[0])]
    found = {}
    for i, evidence in marked[: MOST_EVIDENCE + 1]:
        stretch = stretch_of(evidence.place, evidence.text, words, paragraphs) if evidence.place else None
        if stretch:
            found[i] = stretch
    return found


def _summary(report: Report, document: DocumentReport, loose: Sequence[Numbered], language: str) -> list[str]:
    lines = [text("html-title", language), verdict_of(document, language)[0], *summary_lines(document, language)]
    lines += [f"{label}: {value}" for label, value in identity(document, language)]
    for item in loose:
        lines += ["", f"({text('copy-no-place', language)})", *note_lines(item, document, language)]
    return [*map(xml_text, lines), made_by(report, language)]


def _undated(content: bytes) -> bytes:
    """The package without the time at which it was written."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, EPOCH)
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(info), zipfile.ZIP_DEFLATED)
    return file.getvalue()


# ---- where a place is in the file


def stretch_of(place: Place, printed: str, words: Sequence[WordSpot], paragraphs: Sequence[Any]) -> Stretch | None:
    """The letters at a place: the words that lie in its box, of them only what is `printed` where that is less.

    A place without words (an empty cell) is that of the nearest word on its line.
    """
    hit = [word for word in words if word.place.page == place.page and _inside(word.place.box, place.box)]
    if not hit:
        near = [word for word in words if word.place.page == place.page and _beside(word.place.box, place.box)]
        hit = sorted(near, key=lambda w: abs(w.place.box.x0 - place.box.x0))[:1]
        printed = ""
    if not hit:
        return None
    numbers = sorted({word.paragraph for word in hit})
    spans = {n: _span(n, hit, words, paragraphs) for n in numbers}
    first, last = numbers[0], numbers[-1]
    start, end = spans[first][0], spans[last][1]
    if first == last:
        string, needle = letters(paragraphs[first])[start:end], squeezed(printed)
        at = string.find(needle) if needle else -1
        if at >= 0:
            start, end = start + at, start + at + len(needle)
    return Stretch(first, start, last, end)


def _inside(word: Box, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _beside(word: Box, box: Box) -> bool:
    return word.top < box.bottom and box.top < word.bottom


def _span(number: int, hit: Sequence[WordSpot], words: Sequence[WordSpot], paragraphs: Sequence[Any]) -> tuple[int, int]:
    """The letters of a paragraph that these words are; all of them where the words are not found again."""
    string = letters(paragraphs[number])
    wanted = {id(word) for word in hit}
    found: list[tuple[int, int]] = []
    cursor = 0
    for word in (w for w in words if w.paragraph == number):
        needle = squeezed(word.text)
        at = string.find(needle, cursor, None if len(needle) > LONG else cursor + len(needle) + NEAR)
        if needle and at >= 0:
            cursor = at + len(needle)
            if id(word) in wanted:
                found.append((at, cursor))
    return (found[0][0], found[-1][1]) if found else (0, len(string))


def squeezed(string: str) -> str:
    """Its letters without spaces and case, as they are read from a file."""
    return "".join("".join(plain_character(char).split()).casefold() for char in string)


def letters(paragraph: Any) -> str:
    return "".join(letter for letter, _, _ in _lettered(paragraph))


def _lettered(paragraph: Any) -> Iterator[tuple[str, Any, int]]:
    """Every letter of a paragraph with its text element and its position there."""
    for element in _texts(paragraph):
        for i, char in enumerate(element.text or ""):
            for letter in squeezed(char):
                yield letter, element, i


def _texts(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == qn("w:t") and parent.tag == qn("w:r"):
            yield child
        elif child.tag not in NOT_BELOW:
            yield from _texts(child)


# ---- comments


def _comment(book: Any, paragraphs: Sequence[Any], stretch: Stretch, lines: Sequence[str]) -> None:
    """Lay a comment of these lines on the letters."""
    comment = book.add_comment(_runs(book, paragraphs, stretch), author=AUTHOR, initials=INITIALS)
    comment.paragraphs[0].add_run(lines[0])
    for line in lines[1:]:
        comment.add_paragraph(line)


def _runs(book: Any, paragraphs: Sequence[Any], stretch: Stretch) -> list[Run]:
    """The first and the last run of the letters, divided from what is before and behind."""
    last = list(_lettered(paragraphs[stretch.last]))[: stretch.end]
    first = list(_lettered(paragraphs[stretch.first]))[stretch.start :]
    if not last or not first:
        empty = OxmlElement("w:r")
        paragraphs[stretch.first].append(empty)
        return [Run(empty, book)]
    _, element, i = last[-1]
    end = element.getparent()
    if i + 1 < len(element.text) or element.getnext() is not None:
        _divide(element, i + 1)
    _, element, i = first[0]
    start = element.getparent()
    before = element.getprevious()
    if i or (before is not None and before.tag != qn("w:rPr")):
        after = _divide(element, i)
        end = after if end is start else end
        start = after
    return [Run(start, book), Run(end, book)]


def _divide(element: Any, at: int) -> Any:
    """Cut a run before letter `at` of one of its texts; returns the new run behind."""
    run = element.getparent()
    new = OxmlElement("w:r")
    if run.find(qn("w:rPr")) is not None:
        new.append(deepcopy(run.find(qn("w:rPr"))))
    moved = list(element.itersiblings())
    rest = deepcopy(element)
    rest.text, element.text = element.text[at:], element.text[:at]
    for part in (rest, element):
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if rest.text:
        new.append(rest)
    new.extend(moved)
    run.addnext(new)
    return new
