"""Kind `unread`: what could not be read, so that silence is never taken for "in order".

`given: {what: NAME}`: page-without-text | picture | unmapped-glyphs | hidden-text | missing-pages (problems of the document),
or table-not-understood.
All places of one rule are one finding.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from msgspec.structs import replace

from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document, Place
from lakip_lint.facts.fact import TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule, Severity

LEAST_FIGURES = 4
"""A table with fewer figures than this holds nothing that could be checked."""
MANY = 0.2
"""Share of pages without text from which on the report as a whole was hardly checked."""
MOST_NAMES, LONGEST_NAME = 5, 80
"""Places that are told by name, and the letters of a name."""
PICTURE, AT_FRONT, NTH_TABLE = "gambar atau objek", "di bagian depan", "tabel ke-"
ENGLISH = {
    f"{PICTURE} {AT_FRONT}": "a picture or object at the front",
    f"{PICTURE} di ": "a picture or object in ",
    NTH_TABLE: "table no. ",
}


@kind("unread")
def unread(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """One finding that lists all places of what `given` names."""
    what = str(rule.given["what"])
    places = list(_tables(report)) if what == "table-not-understood" else list(_problems(report.document, what))
    if not places:
        return
    pages = sorted({e.place.page for e in places if e.place})
    declared = max((p.detail for p in report.document.problems if p.what == what), default="")
    severity = None
    if what == "page-without-text" and len(pages) > MANY * len(report.document.pages):
        severity = Severity.WARNING
    yield Relation(
        rule, False, replace(places[0], role="doubted"), tuple(replace(e, role="copy") for e in places[1:]), severity=severity,
        arguments={
            "count": str(len(places)), "all": str(len(report.document.pages)), "pages": spans(pages),
            "declared": declared if what == "missing-pages" else "",
            "where": _where(report.document, places, "id"), "where_en": _where(report.document, places, "en"),
        },
    )


def _where(document: Document, places: Sequence[Evidence], language: str) -> str:
    """The pages, or in a file without pages the tables and headings by their names."""
    if document.paged:
        told = spans(sorted({e.place.page for e in places if e.place}))
        return f"{'halaman' if language == 'id' else 'page' if told.isdigit() else 'pages'} {told}"
    names = list(dict.fromkeys(_in_language(shorten(e.text, LONGEST_NAME, placeholder=" …"), language) for e in places))
    left = len(names) - MOST_NAMES
    more = [f"dan {left} lagi" if language == "id" else f"and {left} more"] if left > 0 else []
    return "; ".join((*names[:MOST_NAMES], *more))


def _in_language(name: str, language: str) -> str:
    """A name that the program gave, in English; others are quoted from the document."""
    if language == "id":
        return name
    for own, english in ENGLISH.items():
        if name.startswith(own):
            return english + name.removeprefix(own)
    return name


def _problems(document: Document, what: str) -> Iterator[Evidence]:
    for problem in document.problems:
        if problem.what == what:
            hidden = problem.detail if what == "hidden-text" else ""
            yield Evidence(problem.place, hidden or _named(document, problem.place))


def _named(document: Document, place: Place) -> str:
    """A place that has no text: its page, or in a file without pages the heading above it."""
    if document.paged:
        return f"halaman {place.page}"
    above = [h for h in document.headings if (h.place.page, h.place.box.top) <= (place.page, place.box.top)]
    return f"{PICTURE} di {above[-1].number} {above[-1].title}".replace("  ", " ")[:100] if above else f"{PICTURE} {AT_FRONT}"


def _tables(report: Understanding) -> Iterator[Evidence]:
    known = {p.place for p in report.document.problems if p.what == "table-not-understood"}
    for view in report.tables:
        if not view.understood and (figures(view) >= LEAST_FIGURES or view.table.place in known):
            unnamed = f"{NTH_TABLE}{view.index + 1}"
            if report.document.paged:
                unnamed = f"tabel di halaman {view.table.place.page}"
            yield Evidence(view.table.place, view.table.title[:100] or unnamed)


def figures(view: TableView) -> int:
    """How many figures with a value stand in the cells of a table."""
    return sum(1 for cell in view.cells.values() for f in cell if f.value is not None)


def spans(pages: list[int]) -> str:
    """[3, 4, 5, 9] is "3–5, 9"."""
    parts: list[list[int]] = []
    for page in pages:
        if parts and page == parts[-1][-1] + 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    return ", ".join(str(p[0]) if len(p) == 1 else f"{p[0]}–{p[-1]}" for p in parts)
