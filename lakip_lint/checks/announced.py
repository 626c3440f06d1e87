"""The list of chapters and sections in the first chapter ("Sistematika Penulisan") against the headings of the report."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from rapidfuzz import fuzz

from lakip_lint import patterns
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Document, Heading, Paragraph, Text
from lakip_lint.document.outline import number_of
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

LIST = compiled(r"sistematika", re.I)
CHAPTER = compiled(r"^\W*bab\s+(?P<number>[IVX]+|\d)\b[\s.:–-]*(?P<title>.*)$", re.I)
SECTION = compiled(r"^(?P<chapter>\d)\.(?P<section>\d{1,2})\.?(?:\s+(?P<title>[^\W\d].*))?$")
LONGEST = 100
"""Letters of a title; a longer paragraph tells what the chapter is about."""
ALIKE = 75
OTHER = 60
"""Likeness of two titles from which on they are one, and below which they are two."""
LEAST_SECTIONS = 2
"""Numbered sections of a chapter; one with fewer may number them in another manner."""


class Title(Struct, frozen=True):
    """A title with its number, "4" for a chapter and "4.2" for a section."""

    number: str
    title: str
    text: Text

    @property
    def chapter(self) -> str:
        return self.number.partition(".")[0]


@kind("announced")
def check_announced(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """For each chapter of the list: its title and sections are those of the chapter itself."""
    for at, block in enumerate(understanding.document.blocks):
        if isinstance(block, Heading) and LIST.search(block.title):
            listed = list(_listed(understanding.document, at + 1))
            found = list(_headings(understanding.document, at + 1))
            yield from _judged(rule, listed, found)
            return


def _listed(document: Document, start: int) -> Iterator[Title]:
    """The chapters and numbered sections of the list, which ends with the next heading."""
    for block in document.blocks[start:]:
        if isinstance(block, Heading):
            return
        if isinstance(block, Paragraph) and len(block.text.plain) <= LONGEST:
            chapter = CHAPTER.match(block.text.plain)
            section = SECTION.match(f"{block.marker} {block.text.plain}".strip())
            if section and section["title"]:
                yield Title(f"{section['chapter']}.{section['section']}", section["title"], block.text)
            elif chapter and chapter["title"]:
                yield Title(_number(chapter["number"]), chapter["title"], block.text)


def _headings(document: Document, start: int) -> Iterator[Title]:
    for block in document.blocks[start:]:
        if isinstance(block, Heading):
            section, chapter = SECTION.match(block.number.strip()), CHAPTER.match(block.text.plain)
            if section:
                yield Title(f"{section['chapter']}.{section['section']}", block.title, block.text)
            elif chapter and chapter["title"]:
                yield Title(_number(chapter["number"]), chapter["title"], block.text)


def _number(printed: str) -> str:
    return str(number_of(printed) or "")


def _judged(rule: Rule, listed: Sequence[Title], found: Sequence[Title]) -> Iterator[Relation]:
    there: dict[str, list[Title]] = defaultdict(list)
    for heading in found:
        there[heading.number].append(heading)
    by_chapter: dict[str, list[Title]] = defaultdict(list)
    for entry in listed:
        by_chapter[entry.chapter].append(entry)
    for chapter, entries in by_chapter.items():
        sections = [h for h in found if h.chapter == chapter and h.number != chapter]
        known = [e for e in entries if e.number == chapter or len(sections) >= LEAST_SECTIONS]
        wrong = [e for e in known if not _stands(e, there[e.number], numbered=e.number != chapter)]
        if any(there[e.number] for e in known):
            yield _relation(rule, known, wrong, there, sections)


def _stands(entry: Title, headings: Sequence[Title], *, numbered: bool) -> bool:
    """Whether a heading of that number has the title, more or less. A chapter without heading was not read."""
    if not headings:
        return not numbered
    return any(_likeness(entry.title, h.title) >= OTHER for h in headings)


def _likeness(one: str, other: str) -> float:
    a, b = (" ".join(patterns.findall(r"[a-z]+", t.lower())) for t in (one, other))
    return max(fuzz.token_set_ratio(a, b), fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")))


def _relation(
    rule: Rule, known: Sequence[Title], wrong: Sequence[Title], there: dict[str, list[Title]], sections: Sequence[Title]
) -> Relation:
    first = (wrong or known)[0]
    same = there[first.number][:1]
    moved = [h for e in wrong for h in sections if h.number != e.number and _likeness(e.title, h.title) >= ALIKE][:2]
    others = [quote(h.text, "input", Both("judul di bab itu", "title in that chapter")) for h in (*same, *moved)]
    others += [quote(e.text, "copy", Both("juga tidak cocok", "does not fit, either")) for e in wrong[1:4]]
    doubted = quote(first.text)
    return Relation(
        rule,
        not wrong,
        doubted,
        tuple(others),
        printed=doubted.text,
        arguments={
            "number": first.number,
            "title": " ".join(first.title.split())[:80],
            "found": " ".join(same[0].title.split())[:80] if same else Both("tidak ada", "not there"),
            "count": str(len(wrong)),
        },
        severity=Severity.NOTE if len(wrong) == 1 and not same else None,
    )
