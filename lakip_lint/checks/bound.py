"""Which figures a report prints for which year: the proof that a year beside a figure is or is not a slip.

Figures are told apart by their digits alone, and only those with enough digits that chance cannot repeat them count.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from lakip_lint import patterns
from lakip_lint.document.model import Document, Paragraph, Place, Table, Text
from lakip_lint.facts.mention import YEAR, Mention, mentions_in, periods_in
from lakip_lint.memory import remember_strings, remembered
from lakip_lint.patterns import compiled

NUMBER = compiled(r"(?:(?<=\bRp)|(?<=\bRp\.)|(?<![\w./-]))\d(?:[\d.,]*\d)?(?![\w/]|-\d)")
ENOUGH_DIGITS = 4
PAIR = compiled(r"target\D{0,30}?(\d(?:[\d.,]*\d)?)\D{1,60}?(\d(?:[\d.,]*\d)?)", re.I)
"""Target and realisasi of one indicator in a sentence."""
VALUE_FIRST = compiled(r"\s*[%‰]?\s*(?:\([^)\d]*\)\s*)?(?:[a-z]+\s+)?(?:pada|di|untuk|\()\s*", re.I)
"""What stands between a figure and its year in "88,25 poin pada tahun 2022"."""
POINTING = compiled(
    r"berikut|di\s?bawah\s?ini|(?:pada|dalam|sebagaimana)\s+tabel|rincian|terlihat|tampak|dapat\s+dilihat|disajikan|tersaji"
    r"|memperlihatkan|:\s*$",
    re.I,
)
"""Words of a sentence that leads to a table."""


class Witness(Struct, frozen=True):
    """A figure printed for a year. `column`: a column header says the year, not only a sentence or a title."""

    year: int
    block: int
    raw: str
    place: Place | None
    column: bool = False


class Bound(Struct):
    """Witnesses by the digits of their figure; `pairs` by target and realisasi of one sentence."""

    by_digits: dict[str, list[Witness]] = field(default_factory=lambda: defaultdict(list))
    pairs: dict[tuple[str, str], list[Witness]] = field(default_factory=lambda: defaultdict(list))

    def witnesses(self, digits: str, year: int, without: Iterable[int] = ()) -> list[Witness]:
        """Where this figure is printed for `year`, in other blocks than `without`."""
        skip = set(without)
        return [w for w in self.by_digits.get(digits, ()) if w.year == year and w.block not in skip]

    def pair_witnesses(self, pair: tuple[str, str], year: int, without: Iterable[int] = ()) -> list[Witness]:
        skip = set(without)
        return [w for w in self.pairs.get(pair, ()) if w.year == year and w.block not in skip]


def plain_digits(raw: str) -> str:
    """The digits of a figure, "|" before its decimals, without separators and closing zeros ("93,10" is "93|1")."""
    last = max(raw.rfind("."), raw.rfind(","))
    tail = raw[last + 1 :] if last >= 0 else ""
    if last < 0 or len(tail) == 3:
        return patterns.sub(r"\D", "", raw).lstrip("0") + "|"
    return patterns.sub(r"\D", "", raw[:last]).lstrip("0") + "|" + tail.rstrip("0")


def digits_of(raw: str) -> str:
    """`plain_digits` where chance cannot repeat them, else ""."""
    digits = plain_digits(raw)
    if raw.isdigit() and patterns.fullmatch(r"(?:19|20)\d\d", raw):
        return ""
    return digits if len(digits.replace("|", "").rstrip("0")) >= ENOUGH_DIGITS else ""


@remember_strings
def figures_in(string: str) -> tuple[tuple[str, int, int], ...]:
    """Distinctive figures: digits, start, end."""
    if len(string) < ENOUGH_DIGITS:
        return ()
    numbers = [m for m in NUMBER.finditer(string) if m.end() - m.start() >= ENOUGH_DIGITS]
    found = [(digits_of(m.group(0)), m.start(), m.end()) for m in numbers]
    return tuple(f for f in found if f[0])


def pairs_in(string: str) -> list[tuple[tuple[str, str], int]]:
    """Pairs of target and realisasi with two digits or more each, not 100, and where the first stands."""
    found = []
    string = YEAR.sub("xxxx", string)
    for match in PAIR.finditer(string):
        pair = (plain_digits(match.group(1)), plain_digits(match.group(2)))
        if pair[0] != pair[1] and all(len(d.strip("|0")) >= 2 for d in pair) and not set(pair) & {"100|", "2|"}:
            found.append((pair, match.start(1)))
    return found


def year_of(string: str) -> int | None:
    """The only year a title or header speaks of, None if there is none or more than one."""
    years = {m.year for m in mentions_in(string) if m.free or m.context == "series"}
    return years.pop() if len(years) == 1 and not periods_in(string) else None


def free_mentions(string: str) -> list[Mention]:
    """Years that stand for a year of doing, alone or in a series."""
    return [m for m in mentions_in(string) if m.free or m.context == "series"]


def title_text(table: Table) -> Text | None:
    """What stands as the title of a table: its caption, else the text that leads to it."""
    return table.caption.text if table.caption and table.caption.title else table.lead


def header_years(table: Table | None) -> set[int]:
    """All years in the column headers, those of laws and dates left out."""
    return {m.year for path in (table.header_paths if table else ()) for m in mentions_in(" ".join(path)) if m.context != "law"}


@remembered
def bound_figures(document: Document) -> Bound:
    """The figures of a document whose year is told beside them, and the years of its tables."""
    bound = Bound()
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            for sentence in block.sentences():
                _read_sentence(bound, index, sentence)
        elif isinstance(block, Table):
            _read_table(bound, index, block, _told_year(document, index, block))
    return bound


def _told_year(document: Document, index: int, table: Table) -> int | None:
    """The year of the title of a table, or of the sentence that leads to it."""
    title = title_text(table)
    if title and mentions_in(title.string):
        return year_of(title.string)
    for block in reversed(document.blocks[max(0, index - 2) : index]):
        if isinstance(block, Paragraph):
            last = [*block.sentences()][-1:] or [block.text]
            return year_of(last[0].string) if POINTING.search(last[0].string) else None
    return None


def _read_sentence(bound: Bound, index: int, sentence: Text) -> None:
    string = sentence.string
    if periods_in(string):
        return
    mentions = free_mentions(string)
    only = {m.year for m in mentions}
    alone = next(iter(only)) if len(only) == 1 else None

    def year_at(start: int, end: int) -> int | None:
        after = [m for m in mentions if m.start >= end]
        if after and VALUE_FIRST.fullmatch(string[end : after[0].lead]):
            return after[0].year
        before = [m.year for m in mentions if m.end <= start]
        return before[-1] if before else alone

    for digits, start, end in figures_in(string):
        year = year_at(start, end)
        if year is not None:
            bound.by_digits[digits].append(Witness(year, index, string[start:end], sentence.place(start, end)))
    for pair, start in pairs_in(string):
        year = year_at(start, start + 1)
        if year is not None:
            bound.pairs[pair].append(Witness(year, index, string[start:].split()[0], sentence.place(start, start + 1)))


def _read_table(bound: Bound, index: int, table: Table, titled: int | None) -> None:
    """A column without a year of its own speaks of the only year of the header, or of the title where the header has none."""
    years = [year_of(" ".join(path)) for path in table.header_paths]
    headed = header_years(table)
    only = next(iter(headed)) if len(headed) == 1 else None
    for column, digits, raw, place in body_figures(table):
        if not headed:
            year = titled
        else:
            year = years[column] if column < len(years) and years[column] else only if titled in (None, only) else None
        if year is not None:
            bound.by_digits[digits].append(Witness(year, index, raw, place, column=bool(headed)))


def body_figures(table: Table) -> Iterator[tuple[int, str, str, Place]]:
    """Distinctive figures of the body of a table: column, digits, print, place."""
    seen: set[int] = set()
    for row in table.rows[table.first_body_row :]:
        for column, cell in enumerate(row):
            if cell is None or id(cell) in seen:
                continue
            seen.add(id(cell))
            for digits, start, end in figures_in(cell.text.plain):
                yield column, digits, cell.text.plain[start:end], cell.place
