"""Numbers of chapters and sections: used twice, skipped, or of another chapter.

Every function takes a report, its plan and a rule, and yields one relation for each series of numbers that it followed.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint.checks.chapters import Key, Plan, Section, dotted, number_text
from lakip_lint.checks.entries import table_of_contents
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import printed_in, quote
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.titles import alike, differ
from lakip_lint.document.model import Document
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule


def chapter_twice(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Two chapters with one number and different titles."""
    del report
    for one, other in plan.repeated:
        if differ(one.title, other.title):
            yield Relation(
                rule,
                False,
                quote(other.text),
                (quote(one.text, "input", Both("nomor yang sama", "the same number")),),
                printed=other.number,
                arguments={"number": other.number, "title": other.title, "first": one.title},
            )
    if plan.chapters:
        yield Relation(rule, True, quote(plan.chapters[0].heading.text))


def misplaced_sections(plan: Plan) -> list[tuple[int, list[Section]]]:
    """(chapter, its sections that carry the number of an earlier chapter), where the right numbers are certain.

    A list whose items are numbered 1.1, 1.2 inside a section looks the same. So the numbers must, once their first part is
    put right, continue those of the chapter without a repetition; or, where the heading of a chapter could not be read,
    they must repeat numbers of an earlier chapter after the last section of the chapter before.
    """
    result = []
    by_chapter: dict[int, list[Section]] = defaultdict(list)
    for section in plan.sections:
        by_chapter[section.chapter].append(section)
    known = {c.number for c in plan.chapters}
    for chapter, sections in by_chapter.items():
        wrong = [s for s in sections if s.key[0] != chapter]
        if not chapter or not wrong or len({s.key[0] for s in wrong}) > 1:
            continue
        corrected = [(chapter, *s.key[1:]) for s in sections]
        rising = all(a < b for a, b in pairwise(corrected))
        right = any(s.key[0] == s.chapter for s in plan.sections)
        seen = known | set(by_chapter)
        if chapter in known and rising and right and corrected[0][1] == 1:
            result.append((chapter, wrong))
        elif chapter + 1 not in seen and chapter + 2 in seen and _hidden_chapter(sections, wrong, plan):
            result.append((chapter + 1, wrong))
    return result


def _hidden_chapter(sections: list[Section], wrong: list[Section], plan: Plan) -> bool:
    """Whether the last sections of a chapter are those of a chapter whose heading could not be read."""
    tail = sections[-len(wrong) :] == wrong and 2 <= len(wrong) < len(sections) and wrong[0].key[0] < wrong[0].chapter
    rising = all(a.key < b.key for a, b in pairwise(wrong)) and wrong[0].key[1] == 1
    earlier = {s.key: s for s in plan.sections if s.index < wrong[0].index}
    repeats = [s for s in wrong if s.key in earlier and differ(s.heading.title, earlier[s.key].heading.title)]
    return tail and rising and bool(repeats)


def section_chapter(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Sections numbered with the number of another chapter; all of one chapter are one finding."""
    del report
    faults = dict(misplaced_sections(plan))
    for chapter, wrong in faults.items():
        first = wrong[0]
        same = [s for s in plan.sections if s.key == first.key and s.index < first.index][:1]
        others = [quote(s.heading.text, "copy") for s in wrong[1:]]
        others += [
            quote(s.heading.text, "input", Both("nomor yang sama di bab lain", "the same number in another chapter"))
            for s in same
        ]
        expected = dotted((chapter, *first.key[1:]))
        yield Relation(
            rule, False, quote(first.heading.text), tuple(others), first.heading.number, expected,
            arguments={"chapter": str(chapter), "title": first.heading.title, "count": str(len(wrong))},
        )
    moved = {s.index for wrong in faults.values() for s in wrong}
    for number in [c.number for c in plan.chapters]:
        inside = [s for s in plan.sections if s.chapter == s.key[0] == number and s.index not in moved]
        if inside:
            yield Relation(rule, True, quote(inside[0].heading.text))


def repeated_sections(plan: Plan) -> list[tuple[Section, list[Section]]]:
    """(first section with a number, later sections of the same chapter with that number and another title)."""
    moved = {s.index for _, wrong in misplaced_sections(plan) for s in wrong}
    groups: dict[Key, list[Section]] = defaultdict(list)
    for section in plan.sections:
        if section.index not in moved and section.key[0] == section.chapter:
            groups[section.key].append(section)
    result = []
    for group in groups.values():
        later = [s for s in group[1:] if differ(s.heading.title, group[0].heading.title)]
        if later and _one_level(group):
            result.append((group[0], later))
    return result


def _one_level(group: list[Section]) -> bool:
    """Whether the headings look like headings of one level: bold or not alike, and not one indented list under another."""
    bold = {s.heading.text.bold for s in group}
    return len(bold) == 1


def section_twice(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """One number for two sections of a chapter."""
    faults = repeated_sections(plan)
    for first, later in faults:
        doubted = later[0]
        entry = next((e for e in table_of_contents(report.document) if alike(e.title, doubted.heading.title)), None)
        others = [quote(s.heading.text, "copy") for s in later[1:]]
        others.append(quote(first.heading.text, "input", Both("nomor yang sama", "the same number")))
        siblings = {s.key for s in plan.sections if len(s.key) == len(doubted.key)}
        following = (*doubted.key[:-1], doubted.key[-1] + 1)
        expected = dotted(following) if following not in siblings else ""
        if entry and number_text(entry.number) != number_text(doubted.heading.number):
            others.append(quote(entry.text, "input", Both("dalam daftar isi", "in the contents")))
            expected = entry.number.rstrip(".")
        yield Relation(
            rule, False, quote(doubted.heading.text), tuple(others), doubted.heading.number, expected,
            arguments={
                "title": doubted.heading.title, "first": first.heading.title, "number": doubted.heading.number.rstrip("."),
            },
        )
    bad = {f.key[0] for f, _ in faults}
    for chapter in sorted({s.chapter for s in plan.sections} - bad):
        yield Relation(rule, True, quote(next(s for s in plan.sections if s.chapter == chapter).heading.text))


def section_skipped(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """A number missing between two sections of one level (and printed nowhere in between)."""
    moved = {s.index for _, wrong in misplaced_sections(plan) for s in wrong}
    twice = {s.key[:-1] for _, later in repeated_sections(plan) for s in later}
    levels: dict[Key, list[Section]] = defaultdict(list)
    for section in plan.sections:
        if section.index not in moved and section.key[0] == section.chapter:
            levels[section.key[:-1]].append(section)
    for parent, sections in levels.items():
        keys = [s.key[-1] for s in sections]
        if parent in twice or keys != sorted(keys):
            continue
        gaps = [(a, b) for a, b in pairwise(sections) if b.key[-1] > a.key[-1] + 1]
        gaps = [(a, b) for a, b in gaps if not _printed_between(report.document, a, b)]
        for before, after in gaps[:1]:
            missing = dotted((*parent, before.key[-1] + 1))
            yield Relation(
                rule,
                False,
                quote(after.heading.text),
                (quote(before.heading.text, "input", Both("nomor sebelumnya", "the number before")),),
                after.heading.number,
                missing,
                arguments={"missing": missing, "before": before.heading.number.rstrip("."), "title": after.heading.title},
            )
        if not gaps and len(sections) > 1:
            yield Relation(rule, True, quote(sections[0].heading.text))


def section_order(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """A section whose number is lower than the one before it ("3.1.1" after "3.3"), used nowhere else."""
    del report
    moved = {s.index for _, wrong in misplaced_sections(plan) for s in wrong}
    counts = Counter(s.key for s in plan.sections)
    by_chapter: dict[int, list[Section]] = defaultdict(list)
    for section in plan.sections:
        if section.index not in moved and section.key[0] == section.chapter:
            by_chapter[section.chapter].append(section)
    for sections in by_chapter.values():
        falls = [(a, b) for a, b in pairwise(sections) if b.key < a.key and counts[b.key] == 1]
        if len(falls) == 1:
            before, after = falls[0]
            inside = (*before.key, 1) if len(before.key) < len(after.key) else ()
            yield Relation(
                rule,
                False,
                quote(after.heading.text),
                (quote(before.heading.text, "input", Both("judul sebelumnya", "the heading before")),),
                after.heading.number,
                dotted(inside) if inside and inside not in counts else "",
                arguments={"title": after.heading.title, "before": before.heading.number.rstrip(".")},
            )
        elif not falls and len(sections) > 1:
            yield Relation(rule, True, quote(sections[0].heading.text))


def _printed_between(document: Document, before: Section, after: Section) -> bool:
    """Whether one of the missing numbers is printed on the pages between, other than as the number of a table or figure."""
    pages = range(before.heading.place.page, after.heading.place.page + 1)
    for number in range(before.key[-1] + 1, after.key[-1]):
        printed = r"[.,]?\s?".join(map(str, (*before.key[:-1], number)))
        if printed_in(document, r"(?<![\d.,])(?<!tabel )(?<!gambar )(?<!grafik )" + printed + r"(?!\d)", pages):
            return True
    return False
