"""A PDF file to a Document: opening, the loop over pages, and what could not be read."""
from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from string import punctuation
from typing import Any

import pdfplumber
from msgspec import Struct
from msgspec.structs import replace
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdftypes import resolve1

from lakip_lint.document.blocks import Assembler, PageContent
from lakip_lint.document.columns import divide, divide_like, ruled_frames, text_lines
from lakip_lint.document.drawn import RawPage
from lakip_lint.document.grid import (
    Grid,
    fill_frame,
    fit_columns,
    is_table,
    rounded,
    tidy,
    with_band_above,
    with_band_below,
    with_lost_columns,
)
from lakip_lint.document.headers import header_extent
from lakip_lint.document.joining import same_borders
from lakip_lint.document.lines import make_lines
from lakip_lint.document.margins import BAND, printed_number, running_lines, take_margins
from lakip_lint.document.model import Box, Document, Page, Place, Problem
from lakip_lint.document.recognition import Recognizer
from lakip_lint.document.rulings import Frame, frames
from lakip_lint.document.seams import cut_at_seams
from lakip_lint.document.sideways import side_of, sideways_grid
from lakip_lint.document.source import read_page
from lakip_lint.document.tiers import with_tiers
from lakip_lint.document.turning import Held, page_turn, turn_back, turned_page
from lakip_lint.document.unruled import begins_in_columns, unruled_frames
from lakip_lint.document.words import Word, hidden_words, make_words, place_of
from lakip_lint.errors import CorruptFile, EmptyFile, EncryptedFile, FileMissing, NotAReport, NoText
from lakip_lint.hands import MOST_PIECES, Work, can_share, nothing, own_offset, share_out

DRAWING = 0.3
"""Where more of a frame is not made of rectangles, it is a drawing (an organisation chart), not a table."""
PICTURE = 0.25
"""A picture that covers this share of a page may hold a table or figures."""
NOTE_WORD, NOTE_WORDS = 3, 2
"""Text that nobody can see is a note when it has two words of three letters: loose letters are remains of editing."""
NOTE_SHOWN = 120
"""How much of such a note is told."""
MARKS = punctuation + "“”‘’„‟–—…"
WORTH_A_HAND = 5
"""Another process is worth its start for so many pages."""
LONGEST_STRETCH = 16
OnPage = Callable[[int, int], object]


def read_pdf(
    path: Path,
    *,
    on_page: OnPage | None = None,
    recognizer: Recognizer | None = None,
    hands: int = 1,
    meanwhile: Callable[[], None] | None = None,
) -> Document:
    """Read a PDF report. `on_page(done, total)` is called after each page. `recognizer` reads pages that are pictures.

    `hands`: processes to share the pages among, where that is possible and worth it; what is read does not depend on it.
    `meanwhile` is called while other hands are at work.
    Raises FileMissing, EmptyFile, NotAReport, CorruptFile, EncryptedFile or NoText.
    """
    digest = _digest(path)
    with _opened(path) as pdf:
        metadata = {str(k): str(v) for k, v in pdf.metadata.items() if isinstance(v, (str, int, float))}
        pages = _pages(pdf, path)
        copies = min(hands, len(pages) // WORTH_A_HAND) - 1
        if recognizer:
            from lakip_lint.document.pictured import Pictures

            with Pictures(path, recognizer) as pictures:
                raws = map(pictures.read, _raw_pages(pages, path, on_page))
                document = document_of(path, digest, raws, metadata, recognizer)
        elif copies > 0 and can_share():
            document = _document_of_pages(path, digest, _read_together(pdf, path, copies, on_page, meanwhile), metadata)
        else:
            document = document_of(path, digest, _raw_pages(pages, path, on_page), metadata)
        return _told_of_missing(document, _declared_pages(pdf))


def _declared_pages(pdf: Any) -> int:
    """How many pages the file says that it has; 0 where it does not say so in a way that can be understood."""
    try:
        count = resolve1(resolve1(pdf.doc.catalog["Pages"])["Count"])
    except Exception:  # pdfminer raises many kinds on damaged files
        return 0
    return count if isinstance(count, int) else 0


def _told_of_missing(document: Document, declared: int) -> Document:
    """The document, with a problem where the file has more pages than could be found: a damaged tree loses them in silence."""
    if declared <= len(document.pages):
        return document
    last = document.pages[-1]
    missing = Problem("missing-pages", Place(last.number, Box(0, 0, last.width, last.height)), str(declared))
    return replace(document, problems=(*document.problems, missing))


def _pages(pdf: Any, path: Path) -> list[Any]:
    try:
        pages: list[Any] = pdf.pages
    except Exception as error:  # the tree of pages is read only now
        raise _corrupt(path) from error
    return pages


def _raw_pages(pages: Sequence[Any], path: Path, on_page: OnPage | None) -> Iterator[RawPage]:
    for done, page in enumerate(pages, 1):
        try:
            raw = read_page(page)
        except Exception as error:  # pdfminer raises many kinds on damaged pages
            raise _corrupt(path) from error
        yield raw
        page.close()
        if on_page:
            on_page(done, len(pages))


class ReadPage(Struct):
    """A page with its problems. `held`: how it was held to be read. `framed`: the table of the page before may matter to it."""

    content: PageContent
    problems: list[Problem]
    held: Held | None
    framed: bool

    @property
    def last(self) -> Grid | None:
        """The table that may go on on the next page."""
        return self.content.grids[-1] if self.content.grids else None


def document_of(
    path: Path, digest: str, raws: Iterable[RawPage], metadata: dict[str, str], recognizer: Recognizer | None = None
) -> Document:
    """The Document of these pages, which are taken one after the other and not kept.

    `recognizer` has read what it could of those that are pictures.
    """
    return _document_of_pages(path, digest, read_pages(raws), metadata, recognizer)


def read_pages(raws: Iterable[RawPage], before: Grid | None = None) -> Iterator[ReadPage]:
    """Pages that follow each other. `before` is the last table of the page before the first of them."""
    for raw in raws:
        turn = page_turn(raw)
        held = Held(turn, raw.width, raw.height, raw.slant) if turn or raw.slant else None
        if turn:
            raw = turned_page(raw, turn)
        content, framed = page_content(raw, before)
        page = ReadPage(content, page_problems(raw, content), held, framed)
        before = page.last
        yield page


def _document_of_pages(
    path: Path, digest: str, pages: Iterable[ReadPage], metadata: dict[str, str], recognizer: Recognizer | None = None
) -> Document:
    contents: list[PageContent] = []
    problems: list[Problem] = []
    turned: dict[int, Held] = {}
    for page in pages:
        contents.append(page.content)
        problems += page.problems
        if page.held:
            turned[page.content.number] = page.held
    if not contents:
        raise _corrupt(path)
    if not any(c.has_text for c in contents):
        raise _no_text(path, recognizer)
    document = assemble(path, digest, contents, problems, metadata)
    return turn_back(document, turned) if turned else document


# ---- by several processes


def _read_together(
    pdf: Any, path: Path, copies: int, on_page: OnPage | None, meanwhile: Callable[[], None] | None
) -> Iterator[ReadPage]:
    """All pages, read in stretches by this process and copies of it.

    A stretch is read as if no table stood before it. Where that was wrong, its first page is read again, and so is each page
    behind that whose table before has thereby become another.
    """
    pages = pdf.pages
    size = max(min(LONGEST_STRETCH, len(pages) // (3 * (copies + 1))), len(pages) // MOST_PIECES + 1)
    done = 0

    def tell(count: int) -> None:
        nonlocal done
        done += count
        if on_page and count:
            on_page(done, len(pages))

    def stretch(number: int, step: Callable[[], object]) -> list[ReadPage]:
        raws = _raw_pages(pages[number * size : (number + 1) * size], path, lambda *_: step())
        read = list(read_pages(raws))
        for line in (line for page in read for line in page.content.lines):
            _ = line.text  # all are asked for later, by one process alone
        return read

    work = Work(-(-len(pages) // size), stretch, own_offset(pdf.stream), meanwhile or nothing, tell)
    before: Grid | None = None
    for stretches in share_out(work, copies):
        guessed: Grid | None = None
        for read in stretches:
            guess, guessed = guessed, read.last
            if read.framed and not _same(before, guess):
                again = _raw_pages([pages[read.content.number - 1]], path, None)
                read = next(read_pages(again, before))
            before = read.last
            yield read


def _same(one: Grid | None, other: Grid | None) -> bool:
    return one is other or (one is not None and other is not None and one.content == other.content)


def page_content(raw: RawPage, before: Grid | None = None) -> tuple[PageContent, bool]:
    """Tables and lines of one page. `before` is the last table of the page before, which may go on here, and whether it may."""
    grids, words, framed = page_grids(raw, make_words(raw), before)
    lines = make_lines([w for w in words if not w.turn], raw.number)
    for word in [w for grid in grids for cell in grid.cells() for line in cell.lines for w in line] + words:
        word.glyphs = []  # letters are needed to cut words at rulings only: memory stays bounded
    content = PageContent(
        raw.number, raw.width, raw.height, lines, [], grids, bool(lines or grids), raw.read_by if lines or grids else "",
        [w for w in words if w.turn],
    )
    return content, framed


def page_grids(raw: RawPage, words: list[Word], before: Grid | None = None) -> tuple[list[Grid], list[Word], bool]:
    """The tables of a page, the words outside of them, and whether the table of the page before may go on here."""
    found, loose = frames(raw)
    found = sorted([*found, *ruled_frames(loose, words)], key=lambda f: -(f.box.x1 - f.box.x0) * (f.box.bottom - f.box.top))
    grids, words = _ruled_grids(found, raw, words, before)
    lines = text_lines(words)
    begins = begins_in_columns(lines)
    last = before if before is not None and before.unruled and not grids else None
    for frame in unruled_frames(lines, begins, last.xs if last else [], BAND * raw.height):
        grid, rest = frame_grid(frame, words, raw.number, last if frame.joints else None)
        if grid:
            grids.append(grid)
            words = rest
    grids.sort(key=lambda g: g.box.top)
    if grids and any(grids[-1].box.bottom < w.middle and w.bottom < (1 - BAND) * raw.height for w in words):
        grids[-1].unruled = False
    return grids, words, bool(found) or begins is not None


def _ruled_grids(
    found: list[Frame], raw: RawPage, words: list[Word], before: Grid | None
) -> tuple[list[Grid], list[Word]]:
    """The tables in frames of rulings, and the words outside of them."""
    head = min((w.top for w in words if w.top > BAND * raw.height), default=raw.height)
    grids: list[Grid] = []
    for frame in found:
        if frame.broken > DRAWING or any(_inside(frame.box, g.box) for g in grids):
            continue
        if turn := side_of(frame.box, words):
            fill = partial(frame_grid, page=raw.number, before=None)
            grid, words = sideways_grid(frame, words, turn, raw.width, raw.height, fill)
            if grid:
                grids.append(grid)
            continue
        # Only the first frame below the page's head can go on with the table of the page before.
        last = before if before is not None and frame.ys[0] <= head else None
        frame = cut_at_seams(frame, words)
        if last is not None:
            frame = with_band_above(frame, words, last)
        if frame.open:
            foot = max((w.bottom for w in words if w.bottom < (1 - BAND) * raw.height), default=0.0)
            frame = with_band_below(frame, words, last, foot)
        grid, rest = frame_grid(frame, words, raw.number, last)
        if grid:
            grids.append(grid)
            words = rest
    return grids, words


def frame_grid(frame: Frame, words: list[Word], page: int, before: Grid | None) -> tuple[Grid | None, list[Word]]:
    """The table in a frame and the words outside of it; None where the frame holds none."""
    whole = divide_like(frame, words, before.xs) if before and before.divided else frame
    if before is None or len(whole.xs) < len(before.xs):
        whole = divide(frame, words)
    divided = len(whole.xs) > len(frame.xs)
    if frame.bare and not divided:
        return None, words
    grid, rest = fill_frame(whole, words, page)
    grid.divided = divided
    grid.unruled = divided and frame.bare
    if divided:
        grid = with_tiers(grid)
    drawn = replace(grid, slots=[list(row) for row in grid.slots], xs=list(grid.xs))
    tidy(grid)
    if before and not same_borders(before, grid):
        fitted = fit_columns(drawn, before.xs) or with_lost_columns(grid, before.xs)
        grid = fitted if fitted and header_extent(fitted.slots)[0] == 0 == header_extent(grid.slots)[0] else grid
    grid.lone = not is_table(grid)
    goes_on = before is not None and same_borders(before, grid) and is_table(grid, rows=1)
    # Lines of a chart are bare too: without rulings between columns, a header must tell that it is a table.
    real = not grid.lone and (not frame.bare or header_extent(grid.slots)[0] > 0)
    return (grid, rest) if real or goes_on else (None, words)


def _inside(inner: Box, outer: Box) -> bool:
    across = outer.x0 - 3 <= inner.x0 and inner.x1 <= outer.x1 + 3
    return across and outer.top - 3 <= inner.top and inner.bottom <= outer.bottom + 3


def page_problems(raw: RawPage, content: PageContent) -> list[Problem]:
    """What of this page cannot be read."""
    problems = []
    whole = Place(raw.number, Box(0, 0, raw.width, raw.height))
    if not content.has_text:
        return [Problem("page-without-text", whole, raw.read_by)]
    for box in picture_boxes(raw):
        if (box.x1 - box.x0) * (box.bottom - box.top) >= PICTURE * raw.width * raw.height:
            problems.append(Problem("picture", Place(raw.number, box)))
    if raw.unmapped:
        problems.append(Problem("unmapped-glyphs", whole, str(raw.unmapped)))
    if any(char.isdigit() for word in content.sideways for char in word.text):
        said = " ".join(word.text for word in content.sideways)
        problems.append(Problem("sideways-text", place_of(content.sideways), said[:NOTE_SHOWN]))
    hidden = hidden_words(raw)
    if sum(_is_word(word.text.strip(MARKS)) for word in hidden) >= NOTE_WORDS:
        said = " ".join(word.text for word in hidden)[:NOTE_SHOWN]
        problems.append(Problem("hidden-text", _on_page(place_of(hidden), whole), said))
    return problems


def _on_page(place: Place, page: Place) -> Place:
    """The part of a place that lies on its page; the page where none does."""
    box, edges = place.box, page.box
    cut = Box(max(box.x0, edges.x0), max(box.top, edges.top), min(box.x1, edges.x1), min(box.bottom, edges.bottom))
    return Place(place.page, cut) if cut.x0 < cut.x1 and cut.top < cut.bottom else page


def _is_word(text: str) -> bool:
    return len(text) >= NOTE_WORD and text.isalnum() and not text.isdecimal()


def picture_boxes(raw: RawPage) -> list[Box]:
    """The pictures of a page, cut to the page; strips that touch are one picture."""
    boxes: list[Box] = []
    for rect in raw.pictures:
        box = rounded(Box(max(rect.x0, 0), max(rect.top, 0), min(rect.x1, raw.width), min(rect.bottom, raw.height)))
        if box.x1 <= box.x0 or box.bottom <= box.top:
            continue
        for other in [b for b in boxes if _touch(b, box)]:
            boxes.remove(other)
            box = box.union(other)
        boxes.append(box)
    return boxes


def _touch(a: Box, b: Box) -> bool:
    return a.x0 <= b.x1 + 1 and b.x0 <= a.x1 + 1 and a.top <= b.bottom + 1 and b.top <= a.bottom + 1


def without_backgrounds(problems: list[Problem], pages: int) -> list[Problem]:
    """The problems without pictures that lie in the same place on a good part of the pages: paper, not content."""
    places: dict[Box, int] = defaultdict(int)
    for problem in problems:
        if problem.what == "picture":
            places[problem.place.box] += 1
    often = max(4, 0.3 * pages)
    return [p for p in problems if p.what != "picture" or places[p.place.box] < often]


def assemble(
    path: Path, digest: str, contents: list[PageContent], problems: list[Problem], metadata: dict[str, str]
) -> Document:
    """The Document of all pages."""
    running = running_lines(contents)
    for content in contents:
        content.margins = [line for line in content.lines if id(line) in running]
        content.lines = [line for line in content.lines if id(line) not in running]
    take_margins(contents)
    assembler = Assembler(contents)
    assembler.run()
    problems = without_backgrounds(problems, len(contents))
    pictured = {p.place.page for p in problems if p.what == "picture"}
    pages = tuple(
        Page(
            c.number, c.width, c.height,
            tuple(line.line() for line in c.lines), tuple(line.line() for line in c.margins),
            printed_number(c.margins), c.has_text, c.number in pictured, c.read_by,
        )
        for c in contents
    )
    return Document(
        str(path), digest, pages, tuple(assembler.blocks), tuple(assembler.contents), tuple(problems), metadata
    )


def _digest(path: Path) -> str:
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise FileMissing(
            f"{path}: berkas tidak ditemukan atau tidak dapat dibuka. Periksa nama dan letaknya.",
            f"{path}: no such file, or it cannot be opened. Check its name and folder.",
        ) from error
    if not data.strip():
        raise EmptyFile(
            f"{path}: berkas kosong (0 bita). Simpan atau unduh ulang berkasnya.",
            f"{path}: the file is empty (0 bytes). Save or download it again.",
        )
    if b"%PDF-" not in data[:1024]:
        raise NotAReport(
            f"{path}: bukan berkas PDF. Simpan laporan sebagai PDF dari Word atau Excel.",
            f"{path}: not a PDF file. Save the report as PDF from Word or Excel.",
        )
    return hashlib.sha256(data).hexdigest()


def _no_text(path: Path, recognizer: Recognizer | None) -> NoText:
    if recognizer:
        return NoText(
            f"{path}: tidak ada halaman yang berisi teks, dan tidak ada yang terbaca dengan OCR ({recognizer.name}). "
            "Pakai PDF asli dari Word, atau pindai ulang lebih tajam.",
            f"{path}: no page has text, and OCR ({recognizer.name}) read nothing. Use the PDF exported from Word, or scan it "
            "again more sharply.",
        )
    return NoText(
        f"{path}: tidak ada halaman yang berisi teks (hasil pindai). Pakai PDF asli dari Word, atau baca dengan --ocr.",
        f"{path}: no page has text (a scan). Use the PDF exported from Word, or read it with --ocr.",
    )


def _corrupt(path: Path) -> CorruptFile:
    return CorruptFile(
        f"{path}: berkas PDF rusak atau terpotong. Simpan ulang sebagai PDF dari Word, atau unduh ulang.",
        f"{path}: the PDF is damaged or cut off. Save it as PDF from Word again, or download it again.",
    )


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    for library in ("pdfminer", "pdfplumber"):
        logging.getLogger(library).setLevel(logging.ERROR)
    try:
        pdf = pdfplumber.open(path)
    except Exception as error:  # pdfminer raises many kinds on damaged files
        causes = [error, *error.args, error.__cause__, error.__context__]
        if any(isinstance(cause, PDFEncryptionError) for cause in causes):
            raise EncryptedFile(
                f"{path}: berkas PDF dikunci dengan kata sandi. Buka, lalu simpan tanpa kata sandi.",
                f"{path}: the PDF is locked with a password. Open it and save it without one.",
            ) from error
        raise _corrupt(path) from error
    try:
        yield pdf
    finally:
        pdf.stream.close()  # pdf.close() would read the tree of pages again, which may be what is damaged

