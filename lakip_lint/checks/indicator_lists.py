"""The indicators of the agreement (or plan) of the year against those whose results the report measures."""
from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.evidence import shortened, table_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document
from lakip_lint.facts.fact import OWN, Row, TableView
from lakip_lint.facts.names import NameMatcher
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

PLANNED = compiled(r"\b(?:perjanjian\s+kinerja|penetapan\s+kinerja|rencana\s+kinerja)\b", re.I)
AGREED = compiled(r"\b(?:perjanjian|penetapan)\s+kinerja\b", re.I)
NOT_ALL = compiled(
    r"\b(?:capaian|pencapaian|realisasi|perubahan|utama|IKU|eselon|bidang|program|kegiatan|triwulan|evaluasi)\b", re.I
)
LEAST = 5
"""Indicators of the shorter list."""
MOST_MISSING = 3
"""One in so many indicators of the longer list may be missing; where more are, the lists are of different things."""
MOST_SHOWN = 4


class Indicators(Struct, frozen=True):
    """The indicators of one table by their keys."""

    view: TableView
    rows: dict[str, Row]


@kind("indicator-lists")
def check_indicator_lists(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: planned (every indicator that a table measures is in the plan) | measured (every one agreed is measured)."""
    lists = [found for view in understanding.tables if (found := _indicators(understanding, view)) is not None]
    measured = [one for one in lists if _has(understanding, one.view, "realisasi")]
    look = _unmeasured if rule.given["look"] == "measured" else _unplanned
    for plan in lists:
        title = plan.view.table.title
        if plan in measured or not PLANNED.search(title) or NOT_ALL.search(title) or len(plan.rows) < LEAST:
            continue
        yield from look(understanding, rule, plan, measured)


def _unplanned(understanding: Understanding, rule: Rule, plan: Indicators, measured: list[Indicators]) -> Iterator[Relation]:
    wider = [m for m in measured if plan.rows.keys() <= m.rows.keys()]
    if wider:
        yield _relation(understanding, rule, plan, min(wider, key=lambda m: len(m.rows)))


def _unmeasured(understanding: Understanding, rule: Rule, plan: Indicators, measured: list[Indicators]) -> Iterator[Relation]:
    """Judged for the agreement alone, and where the tables measure nearly all of it and sentences tell nothing of the rest."""
    if not AGREED.search(plan.view.table.title):
        return
    names, told = understanding.lexicon.names, {s.key for sentence in understanding.sentences for s in sentence.subjects}
    keys = {key for one in measured for key in one.rows}
    rows = {key: row for key, row in plan.rows.items() if key not in keys}
    printed = _words_near(understanding.document, measured, names)
    missing = [row for key, row in rows.items() if key not in told and not set(names.content(row.label)) <= printed]
    if len(plan.rows) - len(rows) < LEAST or len(missing) < len(rows):
        return
    first = missing[0] if missing else next(iter(plan.rows.values()))
    doubted, *others = (_named(plan.view, row) for row in (missing[:MOST_SHOWN] or [first]))
    yield Relation(
        rule,
        not missing or len(missing) * MOST_MISSING > len(plan.rows),
        replace(doubted, role="doubted", note=""),
        tuple(replace(e, role="copy", note="") for e in others),
        printed=doubted.text,
        arguments={"plan": table_name(plan.view), "count": str(len(missing)), "names": _listed(missing)},
    )


def _listed(rows: list[Row]) -> str:
    return "; ".join(f"“{shortened(' '.join(row.label.split()), 80)}”" for row in rows[:MOST_SHOWN])


def _indicators(understanding: Understanding, view: TableView) -> Indicators | None:
    """Those of a table with targets of the report's year; None of a table with another office or other things in it."""
    if view.entity != OWN or not _has(understanding, view, "target"):
        return None
    rows = [row for row in view.rows if row.kind == "data" and row.subject is not None]
    named = {row.subject.key: row for row in rows if row.subject is not None and row.subject.kind == "indikator"}
    return Indicators(view, named) if named else None


def _has(understanding: Understanding, view: TableView, measure: str) -> bool:
    year = understanding.profile.year
    return any(c.measure == measure and not c.scope and (c.year or view.year) == year for c in view.columns)


def _relation(understanding: Understanding, rule: Rule, plan: Indicators, measured: Indicators) -> Relation:
    names = understanding.lexicon.names
    printed = _words_in(understanding.document, plan.view, names)
    rows = [row for key, row in measured.rows.items() if key not in plan.rows]
    missing = [row for row in rows if not set(names.content(row.label)) <= printed]
    few = len(missing) == len(rows) and len(missing) * MOST_MISSING <= len(measured.rows)
    holds = not missing or not few  # a name that stands in the table was not read; many are others
    title = plan.view.table.caption.text if plan.view.table.caption else plan.view.table.lead
    doubted = quote(title or next(cell.text for cell in plan.view.table.cells if cell.plain))
    return Relation(
        rule,
        holds,
        doubted,
        tuple(_named(measured.view, row) for row in missing[:MOST_SHOWN]),
        printed=doubted.text,
        arguments={
            "plan": table_name(plan.view),
            "measured": table_name(measured.view),
            "names": _listed(missing),
            "count": str(len(missing)),
        },
    )


def _named(view: TableView, row: Row) -> Evidence:
    """The cell that names the indicator of a row."""
    label = " ".join(row.label.lower().split())
    cells = [cell for cell in view.table.rows[row.index] if cell is not None and " ".join(cell.plain.lower().split()) in label]
    named = max(cells, key=lambda cell: len(cell.plain), default=None)
    note = Both("diukur di sini", "measured here")
    return quote(named.text, "input", note) if named is not None else Evidence(view.table.place, row.label, "input", note)


def _words_near(document: Document, tables: list[Indicators], names: NameMatcher) -> set[str]:
    """The words of all pages that tables stand on and of the next, where a part that was not read may go on."""
    near = {place.page + step for one in tables for place in one.view.table.parts for step in (0, 1)}
    lines = (line for page in document.pages if page.number in near for line in page.lines)
    return {word for line in lines for word in names.content(line.text.plain)} | {
        word for one in tables for cell in one.view.table.cells for word in names.content(cell.plain)
    }


def _words_in(document: Document, view: TableView, names: NameMatcher) -> set[str]:
    """The words that stand where a table is printed, in its cells and beside them."""
    words: set[str] = set()
    pages = {page.number: page for page in document.pages}
    for place in view.table.parts:
        for line in pages[place.page].lines if place.page in pages else ():
            if line.place.box.top >= place.box.top - 2 and line.place.box.bottom <= place.box.bottom + 2:
                words |= set(names.content(line.text.plain))
    for cell in view.table.cells:
        words |= set(names.content(cell.plain))
    return words
