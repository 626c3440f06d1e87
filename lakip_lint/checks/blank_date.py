"""Signatures without a day: "Mekar Sari,     Januari 2024" above the office and the name of who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document, Text
from lakip_lint.facts.mention import MONTH
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

PLACE = r"\W*(?-i:[A-Z])[A-Za-z.']+(?:\s(?-i:[A-Z])[A-Za-z.']+){0,2}\s*,\s*(?:tanggal\s*)?"
DATED = compiled(rf"{PLACE}\d{{1,2}}\s*(?:{MONTH})\s*20\d\d\W*", re.I)
BLANK = compiled(rf"{PLACE}[\s._…-]*(?:(?:{MONTH})\s*(?:20\d\d|20[\s._…]*)?|20\d\d)\W*", re.I)
LONGEST = 60
"""Letters of a line that holds place and date."""
SIGNS = compiled(
    r"\bNIP\b|^\W*(?:kepala|camat|lurah|bupati|wali\s*kota|gubernur|sekretaris|inspektur|direktur|plt|a\.?\s?n)\b", re.I
)
WITHIN = 10
"""Lines below the date in which the office or the number of who signs stands."""


@kind("blank-date")
def check_blank_date(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each wording of a date without its day, with all its places; one for those that are complete."""
    blank: dict[str, list[Evidence]] = {}
    complete: Evidence | None = None
    for lines in _blocks(understanding.document):
        for i, line in enumerate(lines):
            if "," not in line.string or len(line.string) > LONGEST:
                continue
            if not any(SIGNS.search(below.string) for below in lines[i + 1 : i + 1 + WITHIN]):
                continue
            if DATED.fullmatch(line.plain):
                complete = complete or quote(line)
            elif BLANK.fullmatch(line.plain):
                spot = quote(line)
                blank.setdefault(spot.text, []).append(spot)
    for printed, (first, *again) in blank.items():
        copies = tuple(Evidence(e.place, e.text, "copy", Both("di sini juga", "here, too")) for e in again)
        yield Relation(rule, False, first, copies, printed)
    if complete is not None and not blank:
        yield Relation(rule, True, complete, (), complete.text)


def _blocks(document: Document) -> Iterator[Sequence[Text]]:
    """The lines of all pages (a signature may stand on the next one), and those of each cell with several."""
    yield [line.text for page in document.pages for line in page.lines if not line.in_table]
    for table in document.tables:
        for cell in {id(c): c for row in table.rows for c in row if c is not None and "\n" in c.text.string}.values():
            start = 0
            lines = []
            for line in cell.text.string.split("\n"):
                lines.append(cell.text.cut(start, start + len(line)))
                start += len(line) + 1
            yield lines
