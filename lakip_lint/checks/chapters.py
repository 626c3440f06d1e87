"""The plan of a report as its headings show it: chapters, numbered sections, captions, attachments.

Lists that only look like headings are left out: the table of contents, lists of tables, and the "sistematika" that tells
what each chapter will hold.
"""
from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct, field

from lakip_lint import patterns
from lakip_lint.checks.entries import LEADER_END, contents_pages
from lakip_lint.checks.titles import differ
from lakip_lint.document.model import Block, Caption, Document, Heading, Paragraph, Table
from lakip_lint.document.outline import number_of, roman
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled

Key = tuple[int, ...]

CHAPTER = compiled(r"^BAB\s*[.:]?\s*([IVXL]+|\d{1,2})$", re.I)
OUTLINE_LIST = compiled(r"\b(?:sistematika|outline)\b", re.I)
ATTACHMENT = compiled(
    r"^\W*(?:lampiran|perjanjian\s+kinerja|pernyataan|formulir|rencana\s+(?:kinerja|aksi)|indikator\s+kinerja\s+utama"
    r"|pengukuran\s+kinerja|rencana\s+strategis)\b", re.I,
)
GOAL = compiled(
    r"^\W*(?:me(?:ningkat|wujud)|ter(?:wujud|capai|laksana|sedia|penuhi|kelola)|menurun|tercipta|sasaran\s+\d)", re.I
)
"""Titles of goals ("1.1 Meningkatnya ..."): their numbers count goals, not sections."""


def key_of(number: str) -> Key | None:
    """"3.1.2" and "III.1.2" are (3, 1, 2); None for letters, "BAB III" and whatever else."""
    parts = [p for p in patterns.split(r"[.\-]", number.replace(" ", "").strip(".)-")) if p]
    key: list[int] = []
    for place, part in enumerate(parts):
        value = number_of(part) if place == 0 or part.isdecimal() else None
        if value is None or value > 60:
            return None
        key.append(value)
    return tuple(key) if key else None


def number_text(number: str) -> str:
    """A printed number for comparing: "III. 2." is "III.2"."""
    return patterns.sub(r"[^0-9A-Za-z]+", ".", number.strip()).strip(".").upper()


def dotted(key: Key) -> str:
    """(3, 1) as "3.1"."""
    return ".".join(map(str, key))


def chapter_number(heading: Heading) -> int | None:
    """3 for a heading "BAB III ...", else None."""
    match = CHAPTER.match(heading.number.strip())
    if not match:
        return None
    return number_of(match.group(1))


class Chapter(Struct, frozen=True):
    """A chapter: its number, heading, and the blocks `start` (the heading) up to `end`."""

    number: int
    heading: Heading
    start: int
    end: int


class Section(Struct, frozen=True):
    """A section whose number has at least two parts. `chapter` is the chapter it stands in, 0 where that is not known."""

    key: Key
    heading: Heading
    index: int
    chapter: int


class Numbered(Struct, frozen=True):
    """A caption with a number, and the chapter it stands in (0 where not known)."""

    key: Key
    suffix: str
    caption: Caption
    index: int
    chapter: int

    title: str = ""
    """Its title; where the caption's line has none, the short line below it."""

    @property
    def printed(self) -> str:
        return f"{self.caption.of.capitalize()} {self.caption.number}"


class Plan(Struct, frozen=True):
    """What the headings of a report show. `sound` is False where the chapters found cannot all be chapters."""

    chapters: tuple[Chapter, ...] = ()
    sections: tuple[Section, ...] = ()
    captions: tuple[Numbered, ...] = ()
    body: int = 0
    """Index of the first block after the front matter."""
    attachments: int = 0
    """Index of the first block of the attachments (the number of blocks where there are none)."""
    sound: bool = True
    repeated: tuple[tuple[Heading, Heading], ...] = field(default=())
    """Pairs of chapter headings with one number and different titles."""

    def chapter_at(self, index: int) -> Chapter | None:
        inside = [c for c in self.chapters if c.start <= index < c.end]
        return inside[-1] if inside else None


@remembered
def plan_of(document: Document) -> Plan:
    """Read the plan of a report from its headings and captions."""
    blocks = document.blocks
    listed = contents_pages(document)
    candidates = [
        (i, b) for i, b in enumerate(blocks)
        if isinstance(b, Heading) and b.place.page not in listed and not LEADER_END.search(b.text.plain)
    ]
    found = [(i, b, n) for i, b in candidates if (n := chapter_number(b))] or _roman_chapters(candidates)
    kept, dropped = _without_outline_lists(_announced(found, blocks), blocks, len(document.pages))
    kept, rest = _first_report(_without_repeats(kept))
    numbers = [n for _, _, n in kept]
    sound = numbers == sorted(set(numbers)) and bool(numbers)
    attachments = min([_attachments(blocks, kept), *(i for i, _, _ in rest[:1])])
    ends = [i for i, _, _ in kept[1:]] + [attachments]
    chapters = tuple(Chapter(n, h, i, e) for (i, h, n), e in zip(kept, ends, strict=True)) if sound else ()
    body = kept[0][0] if kept else 0
    plan = Plan(chapters, body=body, attachments=attachments, sound=sound, repeated=_repeated(kept))
    skip = _outline_regions(dropped, kept, blocks)
    sections = _sections(blocks, plan, listed, skip)
    captions = _captions(document, plan, listed)
    return Plan(chapters, sections, captions, body, attachments, sound, plan.repeated)


Found = tuple[int, Heading, int]


def _roman_chapters(candidates: list[tuple[int, Heading]]) -> list[Found]:
    """Chapters headed "I. PENDAHULUAN" in a report without the word Bab: capitals, and I, II, III, ... without a gap."""
    found = [
        (i, h, n) for i, h in candidates
        if h.title.isupper() and len(h.title) > 6 and patterns.fullmatch(r"[IVX]+", h.number) and (n := roman(h.number))
    ]
    numbers = [n for _, _, n in found]
    return found if len(found) >= 3 and numbers == list(range(1, len(found) + 1)) else []


def _announced(found: list[Found], blocks: tuple[Block, ...]) -> list[Found]:
    """Leave out a chapter named right below a title such as "Sistematika Penyajian", where the chapter itself comes later."""
    result = []
    for place, (index, heading, number) in enumerate(found):
        before = next((b for b in reversed(blocks[:index]) if isinstance(b, Heading) and chapter_number(b) is None), None)
        later = any(n == number for _, _, n in found[place + 1 :])
        if not (later and before and OUTLINE_LIST.search(before.title) and heading.place.page - before.place.page <= 2):
            result.append((index, heading, number))
    return result


def _without_repeats(kept: list[Found]) -> list[Found]:
    """A chapter whose heading is printed again (a dividing page, a running title) counts once, where it stands first."""
    result: list[Found] = []
    for item in kept:
        if not (result and result[-1][2] == item[2] and not differ(result[-1][1].title, item[1].title)):
            result.append(item)
    return result


def _first_report(kept: list[Found]) -> tuple[list[Found], list[Found]]:
    """Part the chapters of the report from those of another document bound behind it, which begins with Bab I again."""
    for place, (_, _, number) in enumerate(kept):
        if place >= 3 and number == 1 and kept[place - 1][2] >= 3:
            return kept[:place], kept[place:]
    return kept, []


def _without_outline_lists(found: list[Found], blocks: tuple[Block, ...], pages: int) -> tuple[list[Found], list[list[Found]]]:
    """Leave out runs BAB I, BAB II, ... that stand close together and are followed by the chapters themselves."""
    groups: list[list[Found]] = []
    for item in found:
        if groups and item[2] == groups[-1][-1][2] + 1 and _near(groups[-1][-1], item, blocks):
            groups[-1].append(item)
        else:
            groups.append([item])
    kept: list[Found] = []
    dropped: list[list[Found]] = []
    for place, group in enumerate(groups):
        later = [n for g in groups[place + 1 :] for _, _, n in g]
        crowded = len(group) >= 3 and group[-1][1].place.page - group[0][1].place.page <= 1 and pages >= 8
        if len({n for _, _, n in group} & set(later)) >= 2 or crowded:
            dropped.append(group)
        else:
            kept += group
    return kept, dropped


def _near(one: Found, other: Found, blocks: tuple[Block, ...]) -> bool:
    between = blocks[one[0] + 1 : other[0]]
    return (
        other[1].place.page - one[1].place.page <= 1
        and len(between) <= 12
        and not any(isinstance(b, Table | Caption) for b in between)
    )


def _repeated(kept: list[Found]) -> tuple[tuple[Heading, Heading], ...]:
    pairs: list[tuple[Heading, Heading]] = []
    if [n for _, _, n in kept] != sorted(n for _, _, n in kept):
        return ()
    for (_, one, n), (_, other, m) in pairwise(kept):
        if n == m and one.title and other.title:
            pairs.append((one, other))
    return tuple(pairs)


def _attachments(blocks: tuple[Block, ...], kept: list[Found]) -> int:
    """Where the attachments begin: the first title of an attachment after the heading of the last chapter."""
    start = kept[-1][0] + 1 if kept else len(blocks) // 2
    for index in range(start, len(blocks)):
        block = blocks[index]
        pattern = ATTACHMENT if kept else compiled(r"^\W*lampiran\b", re.I)
        if isinstance(block, Heading) and not block.number and pattern.match(block.text.plain):
            return index
        if isinstance(block, Paragraph) and patterns.match(r"\W*lampiran\b.{0,60}$", block.text.plain, re.I):
            return index
    return len(blocks)


def _outline_regions(dropped: list[list[Found]], kept: list[Found], blocks: tuple[Block, ...]) -> set[int]:
    """Indexes of the blocks that belong to a list of what the chapters will hold."""
    skip: set[int] = set()
    starts = [i for i, _, _ in kept]
    for group in dropped:
        end = next((i for i in starts if i > group[-1][0]), min(group[-1][0] + 12, len(blocks)))
        skip.update(range(group[0][0], end))
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and OUTLINE_LIST.search(block.title):
            own = key_of(block.number)
            for after in range(index + 1, len(blocks)):
                other = blocks[after]
                if isinstance(other, Heading) and (after in starts or (own and _follows(own, key_of(other.number)))):
                    break
                if after - index > 60 or other.place.page - block.place.page > 2:
                    break
                skip.add(after)
    return skip


def _follows(key: Key, other: Key | None) -> bool:
    """Whether `other` is the next number on the level of `key`: 1.4 and 1.5."""
    return other is not None and len(other) == len(key) and other[:-1] == key[:-1] and other[-1] == key[-1] + 1


def _sections(blocks: tuple[Block, ...], plan: Plan, listed: frozenset[int], skip: set[int]) -> tuple[Section, ...]:
    known = {c.number for c in plan.chapters}
    sections = []
    current = 0
    for index in range(plan.body, plan.attachments):
        block = blocks[index]
        if not isinstance(block, Heading) or index in skip or block.place.page in listed:
            continue
        opened = next((c for c in plan.chapters if c.start == index), None)
        if opened:
            current = opened.number
            continue
        key = key_of(block.number)
        if key is None or len(key) < 2 or LEADER_END.search(block.text.plain):
            continue
        if len(block.title) > 160 or GOAL.match(block.title):
            continue
        if key[0] > current and key[0] not in known:
            current = key[0]
        sections.append(Section(key, block, index, current))
    return tuple(sections)


def _captions(document: Document, plan: Plan, listed: frozenset[int]) -> tuple[Numbered, ...]:
    blocks = document.blocks
    captions = []
    found = [(i, b) for i, b in enumerate(blocks) if isinstance(b, Caption)]
    for index, caption in sorted([*found, *_captions_in_margins(document)], key=lambda item: item[0]):
        if not plan.body <= index < plan.attachments or caption.place.page in listed or LEADER_END.search(caption.text.plain):
            continue
        if caption.title[:1].islower():  # a sentence that begins with "Tabel 3.3 memperlihatkan ..."
            continue
        match = patterns.match(r"^(.*?\d|[IVX]+)\s?([a-z]?)$", caption.number.strip().rstrip("."))
        key = key_of(match.group(1)) if match else None
        if match and key:
            chapter = plan.chapter_at(index)
            number = chapter.number if chapter else 0
            captions.append(Numbered(key, match.group(2), caption, index, number, _title(blocks, index, caption)))
    return tuple(captions)


CAPTION_LINE = compiled(
    r"^\s*(tabel|gambar|grafik)\s*[.:]?\s*((?:[IVX]{1,4}|\d{1,2})(?:[.\-]\d{1,3}){0,2})\s*[.:]?\s*$", re.I
)


def _captions_in_margins(document: Document) -> list[tuple[int, Caption]]:
    """Captions "Tabel 3" that stand first on several pages and so look like running headers."""
    result = []
    for page in document.pages:
        first = next((i for i, b in enumerate(document.blocks) if b.place.page == page.number), None)
        for line in page.margins:
            match = CAPTION_LINE.match(line.text.plain)
            if match and first is not None:
                result.append((first, Caption(match.group(1).lower(), match.group(2), "", line.text, line.place)))
    return result


def _title(blocks: tuple[Block, ...], index: int, caption: Caption) -> str:
    here = index + 1 if blocks[index] is caption else index
    below = blocks[here] if here < len(blocks) else None
    if caption.title or not isinstance(below, Paragraph) or below.place.page != caption.place.page:
        return "" if caption.title.lower().startswith("sumber") else caption.title
    plain = below.text.plain
    return plain if len(plain) <= 200 and not plain.lower().startswith("sumber") else ""
