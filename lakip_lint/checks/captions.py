"""Numbers of tables, figures and charts: used twice, skipped, of another chapter, or named wrongly in the text.

Every function takes a report, its plan and a rule, and yields one relation for each series of numbers that it followed.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint import patterns
from lakip_lint.checks.chapters import Key, Numbered, Plan, dotted, key_of
from lakip_lint.checks.entries import table_of_contents
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.quote import printed_in, quote
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.titles import alike, differ, words
from lakip_lint.document.model import Caption, Document, Paragraph, TocEntry
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule


def caption_groups(plan: Plan) -> dict[tuple[str, Key, str], list[Numbered]]:
    """The captions by what they are of, number and letter behind it: ("tabel", (3, 1), "a")."""
    groups: dict[tuple[str, Key, str], list[Numbered]] = defaultdict(list)
    for item in plan.captions:
        groups[(item.caption.of, item.key, item.suffix)].append(item)
    return groups


def caption_twice(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """One number for two tables (or figures) with different titles. A table that continues repeats its title."""
    faulty: set[str] = set()
    for (of, key, _), group in caption_groups(plan).items():
        later = [c for c in group[1:] if _other_thing(plan, group[0], c) and not _restarts(plan, group[0], c)]
        if not later:
            continue
        faulty.add(of)
        # between the first and the one that surely differs, a copy with the same title is also a figure of its own
        rest = [c for c in group[1:] if c.index >= later[0].index or of != "tabel"]
        following = (*key[:-1], key[-1] + 1)
        used = {c.key for c in plan.captions if c.caption.of == of}
        expected = f"{of.capitalize()} {dotted(following)}" if following not in used else ""
        others = [quote(c.caption.text, "copy") for c in rest[1:]]
        others.append(quote(group[0].caption.text, "input", Both("nomor yang sama", "the same number")))
        entry = _entry_of(report.document, of, rest[0].title)
        if entry and key_of(entry.number.split()[-1]) not in (None, key):
            others.append(quote(entry.text, "input", Both(f"dalam daftar {of}", f"in the list (daftar {of})")))
            expected = entry.number
        yield Relation(
            rule, False, quote(rest[0].caption.text), tuple(others), rest[0].printed, expected,
            arguments={"what": rest[0].printed, "title": _called(later[0]), "first": _called(group[0]),
                       "count": str(len(rest) + 1)},
        )
    for of in sorted({c.caption.of for c in plan.captions} - faulty):
        yield Relation(rule, True, quote(next(c for c in plan.captions if c.caption.of == of).caption.text))


def _called(item: Numbered) -> Words:
    """The title of a table in quotation marks, or where it stands."""
    if item.title:
        return f"“{item.title}”"
    place = item.caption.text.place()
    kind_of = Both(f"{item.caption.of} tanpa judul", f"a {item.caption.of} without a title")
    return kind_of + (Both(f" di halaman {place.page}", f" on page {place.page}") if place else "")


def _entry_of(document: Document, of: str, title: str) -> TocEntry | None:
    """The line of the list of tables (figures) with this title."""
    entries = [e for e in table_of_contents(document) if e.number.lower().startswith(of)]
    return next((e for e in entries if alike(e.title, title)), None)


CONTINUES = compiled(r"\b(?:lanjutan|sambungan|lanj)\b", re.I)


def _other_thing(plan: Plan, one: Numbered, other: Numbered) -> bool:
    """Whether two captions of one number stand over different things: by their titles, or by a third number between them."""
    if CONTINUES.search(other.caption.text.plain):
        return False
    if one.title and other.title:
        return differ(one.title, other.title)
    return any(c.caption.of == one.caption.of and c.key != one.key and one.index < c.index < other.index for c in plan.captions)


def _restarts(plan: Plan, one: Numbered, other: Numbered) -> bool:
    """Whether plain numbers begin anew in each chapter ("Tabel 1" in Bab II and in Bab III)."""
    if len(one.key) > 1 or not other.chapter or one.chapter == other.chapter:
        return False
    first = next(c for c in plan.captions if c.caption.of == other.caption.of and c.chapter == other.chapter)
    return first.key == (1,)


def misplaced_captions(plan: Plan) -> list[list[Numbered]]:
    """Captions numbered with another chapter, in groups of one chapter and one wrong number."""
    judged = [c for c in plan.captions if len(c.key) > 1 and c.chapter]
    right = [c for c in judged if c.key[0] == c.chapter]
    if len(right) < 2 or len(right) < 0.6 * len(judged):
        return []
    known = {c.number for c in plan.chapters}
    groups: dict[tuple[str, int, int], list[Numbered]] = defaultdict(list)
    for caption in judged:
        if caption.key[0] != caption.chapter and caption.key[0] in known:
            groups[(caption.caption.of, caption.chapter, caption.key[0])].append(caption)
    return [group for group in groups.values() if not _at_border(plan, group)]


def _at_border(plan: Plan, group: list[Numbered]) -> bool:
    """Whether the numbers go on in the next chapter: then its heading was found too late, and nothing is wrong."""
    last = group[-1]
    following = next((c for c in plan.captions if c.caption.of == last.caption.of and c.index > last.index), None)
    return (
        last.key[0] == last.chapter + 1 and following is not None and following.chapter == last.key[0]
        and following.key[0] == last.key[0] and following.key > last.key
    )


def caption_chapter(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """A table or figure whose number names another chapter than the one it stands in."""
    del report
    wrong = misplaced_captions(plan)
    for group in wrong:
        first = group[0]
        before = [
            c for c in plan.captions
            if c.caption.of == first.caption.of and c.key[0] == first.chapter == c.chapter and c.index < first.index
        ]
        expected = dotted((first.chapter, before[-1].key[-1] + 1)) if before and len(before[-1].key) == 2 else ""
        others = [quote(c.caption.text, "copy") for c in group[1:]]
        others += [
            quote(c.heading.text, "context", Both("bab tempatnya", "the chapter it stands in"))
            for c in plan.chapters
            if c.number == first.chapter
        ]
        yield Relation(
            rule, False, quote(first.caption.text), tuple(others), first.printed,
            f"{first.caption.of.capitalize()} {expected}" if expected else "",
            arguments={"what": first.printed, "chapter": str(first.chapter), "title": first.title},
        )
    bad = {(c.caption.of, c.chapter) for group in wrong for c in group}
    seen: set[tuple[str, int]] = set()
    for c in plan.captions:
        place = (c.caption.of, c.chapter)
        if len(c.key) > 1 and c.key[0] == c.chapter and place not in bad | seen:
            seen.add(place)
            yield Relation(rule, True, quote(c.caption.text))


def caption_skipped(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """A number missing in a series of tables or figures (and printed nowhere in the report as a caption)."""
    wrong = {c.index for group in misplaced_captions(plan) for c in group}
    series: dict[tuple[str, Key], list[Numbered]] = defaultdict(list)
    for caption in plan.captions:
        if caption.index not in wrong:
            series[(caption.caption.of, caption.key[:-1])].append(caption)
    for (of, parent), captions in series.items():
        keys = [c.key[-1] for c in captions]
        # a number used twice leaves a gap behind it: that is one fault, told by the rule about it
        if len(captions) < 2 or any(a >= b for a, b in pairwise(keys)):
            continue
        gap = next(((a, b) for a, b in pairwise(captions) if b.key[-1] > a.key[-1] + 1), None)
        if gap is None:
            yield Relation(rule, True, quote(captions[0].caption.text))
            continue
        missing = (*parent, gap[0].key[-1] + 1)
        number = r"\s*[.\-]\s*".join(map(str, missing))
        if printed_in(report.document, rf"\b{of}\s*[.:]?\s*{number}(?![\d])"):
            continue
        yield Relation(
            rule,
            False,
            quote(gap[1].caption.text),
            (quote(gap[0].caption.text, "input", Both("nomor sebelumnya", "the number before")),),
            gap[1].printed,
            f"{of.capitalize()} {dotted(missing)}",
            arguments={"what": gap[1].printed, "before": gap[0].printed, "missing": f"{of.capitalize()} {dotted(missing)}"},
        )



POINTER = compiled(
    r"(?:\S+\s+){0,2}\b(?:pada|dalam|lihat|dengan)\s+(tabel|gambar|grafik|bagan)\s+"
    r"(?:di\s?)?(?:bawah|berikut)(?:\s+ini)?[\s:.,]*$",
    re.I,
)


def reference_kind(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """"Pada gambar di bawah ini" right above a table, or the other way round. A chart is a figure too."""
    del plan
    for block, below in pairwise(report.document.blocks):
        if not isinstance(block, Paragraph) or not isinstance(below, Caption):
            continue
        match = POINTER.search(block.text.string)
        if match is None:
            continue
        announced, found = match.group(1).lower(), below.of
        yield Relation(
            rule, (announced == "tabel") == (found == "tabel"), quote(block.text, start=match.start(), end=match.end()),
            (quote(below.text, "input", Both("yang mengikuti", "what follows")),), announced, found,
            arguments={"announced": announced, "found": f"{found} {below.number}".strip()},
        )


def list_of_captions(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """The list of tables (figures) against the captions: one title with two numbers; all as one finding.

    Captions whose number is a fault of its own are left to those rules.
    """
    counts = Counter((c.caption.of, c.key) for c in plan.captions)
    misplaced = {c.index for group in misplaced_captions(plan) for c in group}
    wrong: list[tuple[TocEntry, Numbered]] = []
    for entry in table_of_contents(report.document):
        match = patterns.match(r"(tabel|gambar|grafik)\s*[.:]?\s*(\S+)$", entry.number, re.I)
        number = key_of(match.group(2)) if match else None
        if match is None or number is None:
            continue
        of = match.group(1).lower()
        same = [c for c in plan.captions if c.caption.of == of and alike(c.title, entry.title)]
        if len(same) != 1 or counts[(of, same[0].key)] > 1 or same[0].index in misplaced or len(words(entry.title)) < 2:
            continue
        if same[0].key == number:
            yield Relation(rule, True, quote(entry.text))
        else:
            wrong.append((entry, same[0]))
    if wrong:
        entry, caption = wrong[0]
        others = [quote(caption.caption.text, "input", Both("nomor di dalam laporan", "the number in the report"))]
        others += [
            quote(e.text, "copy", Both(f"di dalam laporan {c.printed}", f"in the report {c.printed}")) for e, c in wrong[1:]
        ]
        yield Relation(
            rule, False, quote(entry.text), tuple(others), entry.number, caption.printed,
            arguments={"title": entry.title, "count": str(len(wrong))},
        )
