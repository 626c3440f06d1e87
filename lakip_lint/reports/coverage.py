"""How much of a report was read, understood and checked, counted honestly: a printed figure counts once."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lakip_lint.checks.merge import same_text, touch
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Place
from lakip_lint.facts.understanding import Understanding
from lakip_lint.reports.outline import table_label
from lakip_lint.reports.report import Coverage, Trouble
from lakip_lint.reports.unpaged import troubles_without_pages

Printed = tuple[Place | None, str]
"""One printed figure: where it stands and its characters."""


def coverage_of(understanding: Understanding, relations: Sequence[Relation]) -> Coverage:
    document = understanding.document
    understood = {(f.figure.place or f.place, f.figure.raw) for f in understanding.ledger if not f.figure.missing}
    numbers = understood | figures_in_tables(understanding) | figures_in_sentences(understanding)
    return Coverage(
        pages=len(document.pages),
        pages_without_text=tuple(p.number for p in document.pages if not p.has_text),
        pages_by_ocr=tuple(sorted(document.pages_by_ocr)),
        recognizer=next((p.read_by for p in document.pages if p.read_by), ""),
        tables=len(understanding.tables),
        tables_understood=sum(t.understood for t in understanding.tables),
        numbers=len(numbers),
        numbers_understood=len(understood),
        numbers_checked=len(checked(numbers, relations)),
        relations_checked=len(relations),
        relations_hold=sum(r.holds for r in relations),
    )


def figures_in_tables(understanding: Understanding) -> set[Printed]:
    """The figures of all value cells; "n/a" and "-" are no figures."""
    return {
        (figure.place, figure.raw)
        for view in understanding.tables
        for figures in view.cells.values()
        for figure in figures
        if not figure.missing
    }


def figures_in_sentences(understanding: Understanding) -> set[Printed]:
    """The figures of running text, understood or not."""
    return {
        (mention.figure.place, mention.figure.raw)
        for sentence in understanding.sentences
        for mention in sentence.mentions
        if not mention.figure.missing
    }


def troubles_of(understanding: Understanding) -> tuple[Trouble, ...]:
    """What could not be read: as the reader tells it, and every page and table that nobody understood."""
    document = understanding.document
    if not document.paged:
        return tuple(troubles_without_pages(understanding))
    troubles = {(p.what, p.place.page): Trouble(p.what, p.place.page, p.detail) for p in document.problems}
    for page in sorted(document.pages_by_ocr):
        troubles["read-by-ocr", page] = Trouble("read-by-ocr", page)
    found = [("page-without-text", p.number, "") for p in document.pages if not p.has_text]
    found += [("picture", p.number, "") for p in document.pages if p.has_picture and p.has_text]
    opaque = [view.table for view in understanding.tables if not view.understood]
    found += [("table-not-understood", table.place.page, table_label(table)) for table in opaque]
    for what, page, detail in found:
        troubles.setdefault((what, page), Trouble(what, page, detail))
    return tuple(troubles[key] for key in sorted(troubles, key=lambda k: (k[1], k[0])))


def checked(numbers: Iterable[Printed], relations: Iterable[Relation]) -> set[Printed]:
    """Those of the printed figures that took part in a relation."""
    by_page: dict[int | None, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for relation in relations:
        for evidence in (relation.doubted, *relation.others):
            by_page[evidence.place.page if evidence.place else None][same_text(evidence.text)].append(evidence)
    return {printed for printed in numbers if _took_part(printed, by_page[printed[0].page if printed[0] else None])}


def _took_part(printed: Printed, evidence: dict[str, list[Evidence]]) -> bool:
    place, raw = printed
    wanted = same_text(raw)
    return any(
        place is None or touch(place, item.place)
        for shown, items in evidence.items()
        if wanted in shown
        for item in items
    )
