"""The table of contents against the headings: titles, numbers, pages, and entries that no heading answers.

Every function takes a report, its plan and a rule, and yields a relation for each entry that it compared (pages: one for all).
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.chapters import (
    CHAPTER,
    Plan,
    chapter_number,
    key_of,
    number_text,
)
from lakip_lint.checks.entries import LEADER_END, LIST_TITLE, contents_pages, table_of_contents
from lakip_lint.checks.language import Both
from lakip_lint.checks.numbering import misplaced_sections, repeated_sections
from lakip_lint.checks.quote import quote
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.titles import alike, differ, words
from lakip_lint.document.model import Document, Heading, Place, TocEntry
from lakip_lint.document.outline import number_of
from lakip_lint.facts.understanding import Understanding
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity


class Pair(Struct, frozen=True):
    """An entry of the contents and the heading with the same number (and chapter), or the same title where it has none."""

    entry: TocEntry
    heading: Heading


def entry_chapter(entry: TocEntry) -> int | None:
    """3 for an entry "BAB III ...", else None."""
    match = CHAPTER.match(entry.number.strip())
    if not match:
        return None
    return number_of(match.group(1))


def _is_of_tables(entry: TocEntry) -> bool:
    return bool(patterns.match(r"\s*(?:tabel|gambar|grafik|diagram|bagan|lampiran)\b", entry.text.plain, re.I))


@remembered
def entries(document: Document) -> tuple[tuple[TocEntry, int], ...]:
    """The entries of chapters and sections with the chapter they belong to (0 before the first)."""
    result, chapter = [], 0
    for entry in table_of_contents(document):
        if _is_of_tables(entry):
            continue
        chapter = entry_chapter(entry) or chapter
        result.append((entry, chapter))
    return tuple(result)


@remembered
def headings(document: Document, plan: Plan) -> tuple[tuple[Heading, int], ...]:
    """The headings of the report (not those of the contents) with the chapter they stand in."""
    listed = contents_pages(document)
    result = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading) or block.place.page in listed or index >= plan.attachments:
            continue
        if chapter_number(block) and plan.chapters and not any(c.start == index for c in plan.chapters):
            continue
        chapter = plan.chapter_at(index)
        result.append((block, chapter.number if chapter else 0))
    return tuple(result)


@remembered
def pairs(document: Document, plan: Plan) -> tuple[Pair, ...]:
    """Entries and headings of one number, each number once in the contents and once among the headings."""
    by_number: dict[tuple[int, str], list[Heading]] = {}
    for heading, chapter in headings(document, plan):
        if heading.number:
            by_number.setdefault(_slot(heading.number, chapter), []).append(heading)
    listed = entries(document)
    counts = Counter(_slot(e.number, c) for e, c in listed)
    result = []
    for entry, chapter in listed:
        found = by_number.get(_slot(entry.number, chapter), []) if entry.number else []
        if len(found) == 1 and counts[_slot(entry.number, chapter)] == 1:
            result.append(Pair(entry, found[0]))
    return tuple(result)


def _slot(number: str, chapter: int) -> tuple[int, str]:
    """What makes a number unique: chapters and dotted numbers by themselves, letters only inside their chapter."""
    match = CHAPTER.match(number.strip())
    if match:
        return (0, f"BAB {number_of(match.group(1)) or 0}")
    key = key_of(number)
    if key is not None and len(key) > 1:
        return (0, ".".join(map(str, key)))
    return (chapter, number_text(number))


def titles(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Entry and heading of one number with titles that speak of different things."""
    document = report.document
    all_headings = [h for h, _ in headings(document, plan)]
    for pair in pairs(document, plan):
        entry, heading = pair.entry, pair.heading
        if not words(entry.title) or not words(heading.title):
            continue
        if not differ(entry.title, heading.title):
            yield Relation(rule, True, quote(entry.text))
        elif not any(alike(entry.title, h.title) for h in all_headings) and not _is_printed(document, entry):
            yield Relation(
                rule,
                False,
                quote(entry.text),
                (quote(heading.text, "input", Both("judul di dalam laporan", "the heading in the report")),),
                entry.title,
                heading.title,
                arguments={"number": entry.number, "entry": entry.title, "heading": heading.title},
            )


def _is_printed(document: Document, entry: TocEntry) -> bool:
    """Whether a short line outside the contents has all words of the entry: then its heading was only not recognised."""
    wanted = words(entry.title)
    own = {e.text.plain for e in table_of_contents(document)}
    return any(
        len(line) <= 1.5 * len(entry.title) + 10 and set(wanted) <= set(words(line))
        for line in (line.text.plain for page in document.pages for line in page.lines)
        if line not in own and not LEADER_END.search(line)
    )


def numbers(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Entries and headings of one title with different numbers, all as one finding.

    Headings whose number is a fault of its own (another chapter's, used twice) are left to those rules.
    """
    document = report.document
    known = {s.index for _, wrong in misplaced_sections(plan) for s in wrong}
    known |= {s.index for _, later in repeated_sections(plan) for s in later}
    at_fault = {document.blocks[i] for i in known}
    all_headings = headings(document, plan)
    wrong: list[Pair] = []
    astray: list[Pair] = []
    for entry, chapter in entries(document):
        same = [h for h, c in all_headings if alike(entry.title, h.title) and (not chapter or not c or c == chapter)]
        if len(same) != 1 or same[0] in at_fault or len(words(entry.title)) < 2:
            continue
        one, other = key_of(entry.number), key_of(same[0].number)
        if not one or not other or len(one) < 2 or len(other) < 2:
            continue
        if one == other:
            yield Relation(rule, True, quote(entry.text))
        else:
            wrong.append(Pair(entry, same[0]))
            # "BAB II ... 1.1": the contents contradict themselves, and the heading says what is meant
            astray += [wrong[-1]] if one[0] != chapter == other[0] else []
    if wrong:
        first = astray[0] if astray else wrong[0]
        others = [quote(first.heading.text, "input", Both("nomor di dalam laporan", "the number in the report"))]
        others += [
            quote(p.entry.text, "copy", Both(f"di dalam laporan {p.heading.number}", f"in the report {p.heading.number}"))
            for p in wrong
            if p is not first
        ]
        yield Relation(
            rule, False, quote(first.entry.text), tuple(others), first.entry.number, first.heading.number.rstrip("."),
            arguments={"title": first.entry.title, "count": str(len(wrong))},
            severity=None if astray else Severity.WARNING,
        )


def _words_of_both(line: str, after: str) -> set[str]:
    """The words of a line and the next, and of both as one: a letter-spaced title may be broken between them."""
    both = {*words(line), *words(after)}
    broken = line[-2:-1].isspace() and after[1:2].isspace()
    return both | set(words(f"{line} {after}")) if broken else both


UNREAD_SHARE = 25
"""One page in so many may be a picture: a divider, a cover."""
SUMMARY = compiled(r"\W*(?:ringkasan|ikhtisar)\b", re.I)
"""A part at the front, which contents may name without a page."""


def missing(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Entries whose title is printed nowhere in the report."""
    document = report.document
    listing = entries(document)
    unread = sum(not p.has_text for p in document.pages)
    if not listing or unread * UNREAD_SHARE > len(document.pages):
        return
    own = {e.text.plain for e in table_of_contents(document)}
    printed = [line.text.plain for page in document.pages for line in page.lines + page.margins]
    printed = [line for line in printed if line not in own and not LEADER_END.search(line)]
    bags = [_words_of_both(line, after) for line, after in zip(printed, [*printed[1:], ""], strict=True)]
    paired = {p.entry for p in pairs(document, plan)}
    for entry, _ in listing:
        wanted = words(entry.title)
        if not wanted or LIST_TITLE.match(entry.title) or not (entry.page or SUMMARY.match(entry.title)):
            continue
        if entry in paired or any(sum(w in bag for w in wanted) >= max(1, 0.6 * len(wanted)) for bag in bags):
            yield Relation(rule, True, quote(entry.text))
        else:
            arguments = {"entry": entry.title, "page": entry.page or "–"}
            severity = Severity.NOTE if unread else None  # it may be on a page that is a picture
            yield Relation(rule, False, quote(entry.text), printed=entry.title, arguments=arguments, severity=severity)


# ---------------------------------------------------------------------------------------------------------------------- pages


class PageClaim(Struct, frozen=True):
    """An entry, the page number it names, and the page (of the file, from 1) where its heading stands."""

    entry: TocEntry
    named: int
    page: int
    printed: int | None = None
    """The page number printed there."""


def pages(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Page numbers of the contents against those printed; where none are printed, against the commonest distance."""
    document = report.document
    if not document.paged:
        return
    claims = _claims(document, plan)
    numbered = _with_printed_numbers(document, claims)
    if numbered:
        wrong = [(c, str(c.printed)) for c in numbered if c.printed != c.named]
        judged = numbered
    else:
        offsets = Counter(c.page - c.named for c in claims)
        offset, votes = offsets.most_common(1)[0] if claims else (0, 0)
        wrong = [(c, str(c.page - offset)) for c in claims if c.page - c.named != offset]
        judged = claims
        if len(claims) < 4 or votes < 2:
            return
    if len(judged) < 3:
        return
    if not wrong:
        yield Relation(rule, True, quote(judged[0].entry.text, "input"))
        return
    yield _page_finding(document, rule, wrong, judged, bool(numbered))


def _page_finding(
    document: Document, rule: Rule, wrong: list[tuple[PageClaim, str]], judged: list[PageClaim], certain: bool
) -> Relation:
    far = max(abs(c.named - int(expected)) for c, expected in wrong)
    distances = {c.named - int(expected) for c, expected in wrong}
    shifted = len(wrong) == len(judged) and len(distances) == 1
    clear = far >= 2 and not shifted and (certain or len(wrong) >= 2 or far >= 4)
    worst = sorted(wrong, key=lambda w: -abs(w[0].named - int(w[1])))
    shown = [Evidence(c.entry.place, quote(c.entry.text).text, "copy", Both(f"halaman {e}", f"page {e}")) for c, e in worst]
    listing = "; ".join(f"{_short(c.entry)}: {c.entry.page} → {e}" for c, e in wrong[:8])
    title = next((h for h in document.headings if LIST_TITLE.match(h.text.plain)), None)
    context = (quote(title.text, "context"),) if title else ()
    return Relation(
        rule, False, replace(shown[0], role="doubted"), (*shown[1:5], *context, *shown[5:]),
        worst[0][0].entry.page, worst[0][1],
        calculation=listing, severity=None if clear else Severity.NOTE,
        arguments={"wrong": str(len(wrong)), "all": str(len(judged)), "list": listing},
    )


def _short(entry: TocEntry) -> str:
    return f"{entry.number} {entry.title}".strip()[:40]


def _claims(document: Document, plan: Plan) -> list[PageClaim]:
    listed = contents_pages(document)
    result = []
    placed = {p.entry: p.heading.place for p in pairs(document, plan) if not differ(p.entry.title, p.heading.title)}
    all_headings = headings(document, plan)
    for entry, chapter in entries(document):
        place: Place | None = placed.get(entry)
        if place is None:
            same = [h for h, c in all_headings if alike(entry.title, h.title) and (not chapter or not c or c == chapter)]
            place = same[0].place if len(same) == 1 else None
        if place and place.page not in listed and entry.page.isdigit():
            result.append(PageClaim(entry, int(entry.page), place.page))
    return result


def _with_printed_numbers(document: Document, claims: list[PageClaim]) -> list[PageClaim]:
    """The claims whose page has a printed number, read from the page or from its neighbours; none where few pages have one."""
    printed = {p.number: int(p.printed_number) for p in document.pages if p.printed_number.isdigit()}
    if len(printed) < max(2, 0.3 * len(document.pages)):
        return []
    offsets = Counter(page - number for page, number in printed.items())
    offset, votes = offsets.most_common(1)[0]
    steady = votes >= 0.9 * len(printed)
    result = []
    for claim in claims:
        if claim.page in printed:
            result.append(replace(claim, printed=printed[claim.page]))
        elif steady and claim.page > offset:
            result.append(replace(claim, printed=claim.page - offset))
    return result
