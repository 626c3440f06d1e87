"""Parts of a year: what stands under the title of one quarter speaks of that quarter, not of the one it was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Caption, Heading, Paragraph, Table, Text
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import DIGITS, ORDINALS
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

NAMES = {**ORDINALS, **DIGITS, "i": 1, "ii": 2, "iii": 3, "iv": 4, **{str(n): n for n in range(1, 5)}}
"""What a quarter or half of a year is called, and which it is."""
NUMBER = "|".join(name for name in sorted(NAMES, key=len, reverse=True) if NAMES[name] <= 4)
PART = rf"(tri?w?ulan|tri\s+wulan|semester)\s+(?:ke-?\s*(?=[\divx]))?({NUMBER})(?![\w-])"
NAMED = compiled(rf"\b{PART}", re.I)
MARKER = r"(?:(?:[a-z]|\d{1,2}|[IVX]{1,4})\s*[.)]\s*)?"
TITLE = compiled(rf"^\W*{MARKER}(?:[a-z]+\s+){{0,3}}{PART}(?:\s+(?:tahun\s+)?\d{{4}})?\W*$", re.I)
OTHER_TIME = compiled(
    r"banding|sebelum|\blalu\b|sejak|dari\s+tri|hingga|sampai|\bs\.?d\b|berikutnya|selanjutnya|mendatang|akan\b", re.I
)
SHORT = 60


class Section(Struct):
    """The title of a part of a year, how it calls that part, and the paragraphs under it."""

    title: Text
    name: str
    kind: str
    number: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@kind("quarter-titles")
def check_quarters(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The first paragraph under each title that names one quarter only, where another of these titles has its own."""
    sections = list(_sections(understanding))
    told = [(section, found) for section in sections if (found := _first_named(section))]
    right = {section.kind for section, (_, _, number) in told if number == section.number}
    titled = {(section.kind, section.number) for section in sections}
    for section, (text, match, number) in told:
        holds = number == section.number
        if section.kind in right and (holds or (section.kind, number) in titled):
            others = (quote(section.title, "input", Both("judul bagian ini", "the title of this part")),)
            yield Relation(
                rule,
                holds,
                quote(text, start=match.start(), end=match.end()),
                others,
                printed=match.group(),
                expected=section.name,
                arguments={"title": " ".join(section.title.plain.split())},
            )


def _sections(understanding: Understanding) -> Iterator[Section]:
    section: Section | None = None
    for block in understanding.document.blocks:
        if isinstance(block, Table | Caption):
            continue
        match = TITLE.match(block.text.plain) if len(block.text.plain) <= SHORT else None
        if match is not None or isinstance(block, Heading):
            if section is not None:
                yield section
            section = Section(block.text, " ".join(match.groups()), *_part(match)) if match is not None else None
        elif section is not None and isinstance(block, Paragraph):
            section.paragraphs.append(block)
    if section is not None:
        yield section


def _part(match: re.Match[str]) -> tuple[str, int]:
    return ("semester" if match.group(1).lower().startswith("s") else "triwulan", NAMES[match.group(2).lower()])


def _first_named(section: Section) -> tuple[Text, re.Match[str], int] | None:
    """The first part of a year that the text under a title names, where its sentence speaks of no other time."""
    for paragraph in section.paragraphs:
        for sentence in paragraph.sentences():
            named = [(m, *_part(m)) for m in NAMED.finditer(sentence.string)]
            if not named:
                continue
            alone = len({number for _, _, number in named}) == 1 and named[0][1] == section.kind
            return (sentence, named[0][0], named[0][2]) if alone and not OTHER_TIME.search(sentence.string) else None
    return None
