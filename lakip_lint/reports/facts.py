"""Everything that was understood of a report, so that a misreading is visible at once: as table, JSON or CSV."""
from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct
from msgspec.structs import asdict
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from lakip_lint.facts.fact import OWN, Fact, TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.reports.outline import table_label
from lakip_lint.reports.texts import counted, number, one_line, page_ranges, text

FORMATS = ("table", "json", "csv")
NUMERIC = re.compile(r"[-+(]?\s*[\d.,]+\s*\)?%?")


class Row(Struct, frozen=True):
    """One figure and what it says. `value` is what was read, in the printed unit; `alternatives` what it could be as well.

    `source` is "table" or "prose"; `table` counts from 1 over the report; `header` is the path of header cells joined by
    " / "; `entity` is "" for the office itself; `certain` is false where a slot was filled by default.
    """

    page: int | None
    source: str
    table: int | None
    title: str
    row: str
    header: str
    subject: str
    kind: str
    measure: str
    year: int | None
    scope: str
    entity: str
    printed: str
    value: str
    unit: str
    scale: str
    grade: str
    alternatives: str
    faults: str
    certain: bool
    context: str
    by_ocr: bool = False
    """It was read from a picture of the page."""


class Listed(Struct, frozen=True):
    """A table with what its columns were taken for."""

    table: int
    page: int | None
    title: str
    understood: bool
    columns: tuple[Mapping[str, object], ...]


class Listing(Struct, frozen=True):
    """Everything that is told of a report; `whole` where nothing was left out. Light enough for the way between processes."""

    path: str
    entity: str
    year: int | None
    conventions: Mapping[str, str]
    tables: tuple[Listed, ...]
    rows: tuple[Row, ...]
    whole: bool = True


def listing_of(understanding: Understanding, page: int | None = None, subject: str = "") -> Listing:
    """The facts in reading order, those of one page or about one subject where that is asked for."""
    profile, document = understanding.profile, understanding.document
    wanted = subject.casefold()
    rows = (row for _, row in told_facts(understanding))
    return Listing(
        document.path, profile.entity, profile.year, dict(profile.conventions),
        tuple(_listed(view, document.paged) for view in understanding.tables),
        tuple(r for r in rows if page in (None, r.page) and wanted in f"{r.subject}\n{r.row}".casefold()),
        page is None and not subject,
    )


def told_facts(understanding: Understanding) -> list[tuple[Fact, Row]]:
    """Every fact with its row, in reading order."""
    paged, seen = understanding.document.paged, understanding.document.pages_by_ocr
    return [
        (fact, _row(fact, None if fact.table is None else understanding.views.get(fact.table), paged, seen))
        for fact in sorted(understanding.ledger, key=_reading_order)
    ]


def _reading_order(fact: Fact) -> tuple[float, ...]:
    """Page; then table, row and column, or height and left edge."""
    place = fact.place
    page, top, left = (place.page, place.box.top, place.box.x0) if place else (0, 0.0, 0.0)
    if fact.table is None:
        return (page, -1, top, left)
    return (page, fact.table, fact.row or 0, fact.column or 0)


def _row(fact: Fact, view: TableView | None, paged: bool, pages_by_ocr: frozenset[int]) -> Row:
    figure = fact.figure
    column = view.table.header_paths[fact.column] if view and fact.column is not None else ()
    label = next((r.label for r in view.rows if r.index == fact.row), "") if view else ""
    return Row(
        page=fact.place.page if fact.place and paged else None,
        source=fact.source,
        table=view.index + 1 if view else None,
        title=table_label(view.table) if view else "",
        row=label,
        header=" / ".join(column),
        subject=fact.subject.name,
        kind=fact.subject.kind,
        measure=fact.measure,
        year=fact.year,
        scope=fact.scope,
        entity=fact.entity,
        printed=figure.raw,
        value=_read(figure),
        unit=figure.unit,
        scale=_plain(figure.scale),
        grade=figure.grade,
        alternatives=" | ".join(_plain(r.value) for r in figure.readings[1:]),
        faults=" ".join(figure.faults),
        certain=fact.certain,
        context=fact.context,
        by_ocr=fact.place is not None and fact.place.page in pages_by_ocr,
    )


def _read(figure: Figure) -> str:
    if figure.value is None:
        return ""
    upper = f" – {_plain(figure.upper)}" if figure.upper is not None else ""
    return f"{figure.bound}{_plain(figure.value)}{upper}"


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _listed(view: TableView, paged: bool) -> Listed:
    columns = tuple(
        {"header": " / ".join(c.path), "measure": c.measure, "year": c.year, "scope": c.scope, "entity": c.entity}
        for c in view.columns
    )
    page = view.table.place.page if paged else None
    return Listed(view.index + 1, page, table_label(view.table), view.understood, columns)


def as_json(listing: Listing) -> str:
    """Profile, tables with their columns, and the rows; figures are strings."""
    content = {
        "path": listing.path,
        "entity": listing.entity,
        "year": listing.year,
        "conventions": listing.conventions,
        "tables": [asdict(table) for table in listing.tables],
        "facts": [asdict(row) for row in listing.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[Row]) -> str:
    """One line a figure, with a header line. No cell of a document can become a formula of a spreadsheet."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(Row.__struct_fields__), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _harmless(value) for key, value in asdict(row).items()})
    return file.getvalue()


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    line = one_line(value)
    return f"'{line}" if line[:1] in tuple("=+-@") and not NUMERIC.fullmatch(line) else line


def print_facts(listing: Listing, console: Console, language: str) -> None:
    """By table and sentence, in reading order; of a whole report also the tables of which nothing was understood."""
    rows = listing.rows
    console.print(Text(text("facts-of", language, path=one_line(listing.path)), "bold"))
    for (source, title, page), group in groupby(rows, key=lambda r: (r.source, r.title, None if r.title else r.page)):
        members = list(group)
        heading = title or text("in-sentences", language)
        where = _where(page or members[0].page, language)
        console.print(Text(f"\n{one_line(heading)}{where}", "bold" if source == "table" else "italic"))
        console.print(_grid(members, language))
    for table in listing.tables if listing.whole else ():
        if not table.understood:
            words = f"\n{one_line(table.title)}{_where(table.page, language)}: {text('not-understood', language)}"
            console.print(Text(words, "yellow"))
    console.print(Text("\n" + (counted("facts-count", len(rows), language) if rows else text("no-facts", language))))
    if not all(row.certain for row in rows):
        console.print(Text(text("uncertain-year", language), "dim"))
    pages = sorted({row.page for row in rows if row.by_ocr and row.page})
    if pages:
        words = text("read-by-ocr", language, n=number(len(pages), language), pages=page_ranges(pages))
        console.print(Text(words, "dim"))


def _where(page: int | None, language: str) -> str:
    """ " (hal. 12)"; "" where the file has no pages."""
    return "" if page is None else f" ({text('page', language, page=page)})"


def _grid(rows: Sequence[Row], language: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for key in ("col-subject", "col-measure", "col-year", "col-printed", "col-read"):
        grid.add_column(text(key, language), overflow="fold", justify="right" if key == "col-printed" else "left")
    previous = ""
    for row in rows:
        subject = one_line(row.subject if row.entity == OWN else f"{row.subject} ({row.entity})")
        grid.add_row(
            Text("" if subject == previous else subject),
            Text(one_line(" ".join(filter(None, (row.measure, row.scope))))),
            Text("" if row.year is None else f"{row.year}{'' if row.certain else '?'}"),
            Text(one_line(row.printed)),
            Text(_as_read(row, language), "red" if row.faults else ""),
        )
        previous = subject
    return grid


def _as_read(row: Row, language: str) -> str:
    parts = [_local(row.value, language), row.unit, f"× {row.scale}" if row.scale != "1" else "", row.grade]
    words = " ".join(filter(None, parts))
    if row.alternatives:
        words += f" ({text('ambiguous', language, readings=_local(row.alternatives, language))})"
    if row.faults:
        words += f" ({text('malformed', language)})"
    return one_line(words)


def _local(value: str, language: str) -> str:
    """A value that was read, with the decimal separator of the language and none for thousands."""
    return value.replace(".", ",") if language == "id" else value
