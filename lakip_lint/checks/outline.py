"""Kind `outline`: required parts, contents against headings, and numbers of chapters, sections, tables, columns and lists.

`given: {look: NAME}` names what the rule looks at, one of `LOOKS`.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lakip_lint import patterns
from lakip_lint.checks import captions, contents, numbering, references, row_numbers, series
from lakip_lint.checks.chapters import Plan, plan_of
from lakip_lint.checks.entries import contents_pages, table_of_contents
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.titles import SPACED
from lakip_lint.document.model import Document, Heading, Text
from lakip_lint.facts.understanding import Understanding
from lakip_lint.memory import remember_strings, remembered
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

Look = Callable[[Understanding, Plan, Rule], Iterator[Relation]]


@kind("outline")
def outline(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """The relations of one rule about the outline of a report."""
    yield from LOOKS[rule.given["look"]](report, plan_of(report.document), rule)


def parts(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Parts that a report must have (rules/data/struktur.yaml); `given: {parts: [...]}` names those of the rule.

    A file whose first page with text is already Bab I may have lost its front matter: then a missing front part is a note.
    So is every part where pages could not be read.
    """
    known: Mapping[str, Any] = report.knowledge.data.get("struktur", {}).get("bagian", {})
    document = report.document
    unread = any(not p.has_text for p in document.pages)
    if not _is_performance_report(document):
        return
    for name in rule.given.get("parts", known):
        part = known[name]
        found = _find(document, part)
        if found:
            yield Relation(rule, True, found, arguments={"part": part["nama"]})
            continue
        place = _expected_place(document, plan, part)
        if place is None or (part.get("di") == "bab" and len(plan.chapters) < 2):
            continue
        doubtful = unread or (part.get("di") == "depan" and not _has_front(document, plan))
        yield Relation(
            rule, False, place, severity=Severity.NOTE if doubtful else None, expected=part["nama"],
            arguments={"part": Both(part["nama"], part["name"])},
        )


REPORT_NAME = compiled(r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|la?k(?:j)?ip|lakin)\b|akuntabilitas\s+kinerja", re.I)


def _is_performance_report(document: Document) -> bool:
    """Whether the first pages name the report: surveys, plans and agreements need not have its parts."""
    return any(
        REPORT_NAME.search(_closed(line.text.plain)) for page in document.pages[:15] for line in (*page.margins, *page.lines)
    )


def _find(document: Document, part: Mapping[str, Any]) -> Evidence | None:
    """The heading, entry of the contents, or short line that shows the part."""
    pattern = compiled(part["pola"], re.I)
    for heading in document.headings:
        if pattern.search(_closed(heading.text.plain)):
            return quote(heading.text)
    for entry in table_of_contents(document):
        if pattern.search(_closed(entry.text.plain)):
            return quote(entry.text)
    return next((quote(text) for plain, text in _short_lines(document) if pattern.search(plain)), None)


LONGEST_TITLE = 90


@remembered
def _short_lines(document: Document) -> tuple[tuple[str, Text], ...]:
    """The lines outside of tables that can be titles, as they are looked at."""
    lines = [line.text for page in document.pages for line in page.lines if not line.in_table]
    return tuple((plain, text) for text in lines if len(plain := _closed(text.plain)) <= LONGEST_TITLE)


@remember_strings
def _closed(text: str) -> str:
    """Letter-spaced words closed up."""
    return SPACED.sub(lambda m: m.group().replace(" ", ""), text)


def _expected_place(document: Document, plan: Plan, part: Mapping[str, Any]) -> Evidence | None:
    """Where a reader would look for the part: the contents, or the chapter it belongs to."""
    listing = next((h for h in document.headings if patterns.match(r"\W*daftar\s+isi\b", h.text.plain, re.I)), None)
    if part.get("di") == "depan" and listing:
        return quote(listing.text)
    number = part.get("bab", 1)
    chapter = next((c for c in plan.chapters if c.number == number), None)
    if chapter is None and part.get("di") == "bab" and plan.chapters:
        chapter = plan.chapters[-1]
    if chapter:
        return quote(chapter.heading.text)
    first: Heading | None = listing or next(iter(document.headings), None)
    return quote(first.text) if first else None


def _has_front(document: Document, plan: Plan) -> bool:
    """Whether anything of the front matter is there: contents, or a foreword before the first chapter."""
    if document.contents or contents_pages(document):
        return True
    start = plan.chapters[0].heading.place.page if plan.chapters else 0
    return any(
        patterns.search(r"kata\s+pengantar|daftar\s+isi", _closed(line.text.plain), re.I)
        for page in document.pages if page.number < start for line in page.lines
    )


ANNOUNCED = compiled(r"^\W*lampiran(?:\W+lampiran)?\W*(?:\.{3,}.*)?$", re.I)


def attachments(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """Attachments that the contents (or the list of what each chapter holds) announce, but nothing behind the last chapter."""
    document = report.document
    if not plan.chapters:
        return
    last = plan.chapters[-1].heading.place
    entry = next((e.text for e in table_of_contents(document) if patterns.match(r"\W*lampiran\b", e.text.plain, re.I)), None)
    lines = [(line, page.number) for page in document.pages for line in page.lines]
    announced = entry or next((x.text for x, n in lines if n < last.page and ANNOUNCED.match(x.text.plain)), None)
    if announced is None:
        return
    behind = [x for x, n in lines if n > last.page or (n == last.page and x.place.box.top > last.box.top)]
    found = next((x for x in behind if patterns.match(r"\W*lampiran\b", x.text.plain, re.I)), None)
    unread = any(not p.has_text for p in document.pages if p.number > last.page)
    if found or not unread:
        others = (
            (quote(found.text, "input"),)
            if found
            else (quote(plan.chapters[-1].heading.text, "context", Both("bab terakhir", "the last chapter")),)
        )
        yield Relation(rule, found is not None, quote(announced), others, printed=announced.plain)


LOOKS: dict[str, Look] = {
    "parts": parts,
    "contents-titles": contents.titles,
    "contents-numbers": contents.numbers,
    "contents-missing": contents.missing,
    "contents-pages": contents.pages,
    "chapter-twice": numbering.chapter_twice,
    "section-twice": numbering.section_twice,
    "section-chapter": numbering.section_chapter,
    "section-order": numbering.section_order,
    "section-skipped": numbering.section_skipped,
    "caption-twice": captions.caption_twice,
    "caption-chapter": captions.caption_chapter,
    "caption-skipped": captions.caption_skipped,
    "reference": references.reference,
    "reference-kind": captions.reference_kind,
    "reference-missing": references.reference_missing,
    "reference-title": references.reference_title,
    "list-of-captions": captions.list_of_captions,
    "attachments": attachments,
    "column-numbers": series.column_numbers,
    "list-numbers": series.list_numbers,
    "row-numbers": row_numbers.row_numbers,
}
