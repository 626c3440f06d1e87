"""A report on a file without pages (Word): places are told by heading and table, never by the pages that were guessed."""
from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from lakip_lint.checks.language import joined
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document, Place
from lakip_lint.facts.understanding import Understanding
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.outline import SEPARATOR, Outline, table_label
from lakip_lint.reports.report import DocumentReport, Spots, Trouble

TABLE = re.compile(r"Tabel (?:ke-\d+|(?:\d+|[IVX]+)(?:[.-]\d+)*)(?!\w)")
LONGEST = 60
"""A heading is told in so many letters."""


def without_pages(report: DocumentReport, document: Document) -> DocumentReport:
    """The report with no pages in it: `pages` is 0, every place None; evidence tells its table or heading in its note."""
    outline = Outline(document)
    return replace(
        report,
        pages=0,
        coverage=replace(report.coverage, pages=0, pages_without_text=()),
        findings=tuple(_finding(finding, outline) for finding in report.findings),
        relations=tuple(_relation(relation, outline) for relation in report.relations),
        printed_pages={},
        spots={f.fingerprint: Spots(tuple(item.place for item in f.locations)) for f in report.findings},
    )


def _finding(finding: Finding, outline: Outline) -> Finding:
    first, *others = finding.locations
    return replace(finding, locations=(replace(first, place=None), *(_told(item, outline) for item in others)))


def _relation(relation: Relation, outline: Outline) -> Relation:
    others = tuple(_told(item, outline) for item in relation.others)
    return replace(relation, doubted=_told(relation.doubted, outline), others=others)


def _told(item: Evidence, outline: Outline) -> Evidence:
    note = joined("; ", (part for part in (_where(item.place, outline), item.note) if part))
    return replace(item, place=None, note=note)


def _where(place: Place | None, outline: Outline) -> str:
    """The table of a place by its number, else the heading above it."""
    spot = outline.find(place)
    table = TABLE.match(spot.table)
    return table.group() if table else (spot.table or spot.section.rpartition(SEPARATOR)[2])[:LONGEST].rstrip()


def troubles_without_pages(understanding: Understanding) -> Iterable[Trouble]:
    """What could not be read, each with the table or heading where it stands."""
    document = understanding.document
    outline = Outline(document)
    for problem in document.problems:
        yield Trouble(problem.what, None, _where(problem.place, outline))
    for view in understanding.tables:
        if not view.understood:
            yield Trouble("table-not-understood", None, table_label(view.table))
