"""From tables to facts: every value cell becomes a figure, and a fact where its subject, measure and year are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Cell, Document, Heading, Paragraph, Table
from lakip_lint.facts.columns import understand_columns
from lakip_lint.facts.dating import redated
from lakip_lint.facts.entity import entity_in, neighbour_in, part_of_office
from lakip_lint.facts.fact import OWN, Column, Fact, Profile, Row, Subject, TableView
from lakip_lint.facts.known import Known
from lakip_lint.facts.lexicon import Lexicon, years_in
from lakip_lint.facts.names import Vocabulary
from lakip_lint.facts.office import named_in
from lakip_lint.facts.rows import LabelColumns, label_columns, understand_rows
from lakip_lint.facts.stacking import unstacked
from lakip_lint.facts.widening import measure_column, widened
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import read_cell, settle
from lakip_lint.patterns import compiled

MONEY = ("anggaran", "realisasi_anggaran", "serapan", "sisa")
KIND_OF_LABEL = {
    "indikator": "indikator",
    "unsur": "survei",
    "komponen": "evaluasi",
    "program": "anggaran",
    "kelompok": "kelompok",
    "tahun": "tahun",
    "bulan": "bulan",
    "sasaran": "sasaran",
    "tujuan": "sasaran",
    "misi": "sasaran",
}
ACCOUNT_LEAST = 88
"""Least likeness of two names of programmes or accounts: a child often repeats its parent's words."""


class Vocabularies(Struct):
    """The names of the report by kind of subject."""

    by_kind: dict[str, Vocabulary]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vocabularies:
        kinds = {kind: Vocabulary(lexicon.names) for kind in set(KIND_OF_LABEL.values()) | {"lain"}}
        kinds["anggaran"] = Vocabulary(lexicon.names, ACCOUNT_LEAST)
        return cls(kinds)

    def subject(self, kind: str, name: str) -> Subject:
        return Subject(kind, self.by_kind[kind].add(name), name)


def understand_table(table: Table, lexicon: Lexicon, profile: Profile) -> TableView:
    """The view of one table: columns, rows and figures, without subjects."""
    table, columns, labels = _row_by_row(table, lexicon, profile)
    rows = understand_rows(table, columns, lexicon, labels)
    skipped = (
        {c.index for c in columns if lexicon.roles.get(c.measure) in ("label", "other")}
        | set(labels.subject)
        | set(labels.groups)
    )
    cells, merged = _figures(table, columns, rows, skipped, profile)
    measured = [c for c in columns if lexicon.roles.get(c.measure) == "value"]
    year = table_year(table, profile)
    dated = {c.year for c in columns if c.year and c.measure in ("target", "realisasi", "anggaran", "realisasi_anggaran")}
    if year not in dated and profile.year in dated:
        year = profile.year  # the headers know better than a title left from another year
    return TableView(
        table.index,
        table,
        tuple(columns),
        tuple(rows),
        cells,
        merged,
        year,
        _table_entity(table, profile),
        understood=bool(measured) and any(c.index in {col for _, col in cells} for c in measured),
        plan=bool(year and profile.year and year > profile.year),
    )


def _row_by_row(table: Table, lexicon: Lexicon, profile: Profile) -> tuple[Table, list[Column], LabelColumns]:
    """The table with one row for each thing that it names, its columns and those that name."""
    columns = understand_columns(table, lexicon, profile)
    labels = label_columns(table, columns, lexicon)
    if not labels.subject:
        return table, columns, labels
    groups = [c for c in labels.groups if columns[c].measure not in ("tahun", "bulan")]
    spread = measure_column(table, lexicon)
    if spread is None:
        table = unstacked(table, labels.subject[-1], groups)
    else:
        table = unstacked(table, spread, [c for c in (*labels.subject, *groups) if c != spread])
    wide = widened(table, columns, spread)
    if wide is table:
        return table, columns, labels
    columns = understand_columns(wide, lexicon, profile)
    return wide, columns, label_columns(wide, columns, lexicon)


def table_year(table: Table, profile: Profile) -> int | None:
    """The year that caption, lead line or heading give; the report's year where they give none or several."""
    texts = [_caption(table), table.lead.string if table.lead else "", table.heading.title if table.heading else ""]
    for text in texts:
        found = set(years_in(text))
        if profile.year in found:
            return profile.year
        if len(found) == 1:
            return found.pop()
        if found:
            return profile.year
    return profile.year


def _caption(table: Table) -> str:
    return f"{table.caption.text.plain} {table.caption.title}" if table.caption else ""


def _table_entity(table: Table, profile: Profile) -> str:
    if unit := part_of_office(_caption(table) or (table.lead.string if table.lead else ""), profile):
        return unit
    for text in (_caption(table), table.lead.string if table.lead else ""):
        if named_in(text) or neighbour_in(text, profile):
            return entity_in(text, profile)
    return OWN


def _figures(
    table: Table, columns: list[Column], rows: list[Row], skipped: set[int], profile: Profile
) -> tuple[dict[tuple[int, int], tuple[Figure, ...]], dict[tuple[int, int], tuple[tuple[int, int], ...]]]:
    cells: dict[tuple[int, int], tuple[Figure, ...]] = {}
    merged: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
    kinds = {r.index: r.kind for r in rows}
    for column in columns:
        if column.index in skipped:
            continue
        seen: set[int] = set()
        for row in rows:
            cell = table.cell(row.index, column.index)
            if (
                cell is None
                or id(cell) in seen
                or kinds[row.index] in ("numbers", "empty", "band")
                or cell.column != column.index
            ):
                continue
            seen.add(id(cell))
            unit = column.unit or (
                "%" if row.unit.strip() in ("%", "persen", "Persen") and column.measure in ("target", "realisasi") else ""
            )
            figures = tuple(
                f.at(cell.text.place(f.start, f.end) or cell.place)
                for f in read_cell(cell.text.string, unit=unit, scale=column.scale)
            )
            if figures:
                cells[row.index, cell.column] = figures
                if cell.row_span > 1 or cell.column_span > 1:
                    merged[row.index, cell.column] = _slots(cell)
        _settle_column(cells, column, profile)
    return cells, merged


def _slots(cell: Cell) -> tuple[tuple[int, int], ...]:
    return tuple(
        (r, c) for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.column, cell.column + cell.column_span)
    )


def _settle_column(cells: dict[tuple[int, int], tuple[Figure, ...]], column: Column, profile: Profile) -> None:
    keys = [k for k in cells if k[1] == column.index]
    flat = [f for k in keys for f in cells[k]]
    if not any(f.ambiguous for f in flat):
        return
    scores = column.measure in ("nrr", "nrr_tertimbang", "ikm")
    settled = iter(settle(flat, "id" if profile.decimal_comma else "en", scores=scores))
    for key in keys:
        cells[key] = tuple(next(settled) for _ in cells[key])


# ---- facts


def own_name(name: str, profile: Profile) -> str:
    """A printed name without the report's own office in it ("Nilai AKIP Kecamatan X" is "Nilai AKIP")."""
    if not profile.entity:
        return name
    words = profile.entity.split()
    for size in range(len(words), 1, -1):
        pattern = r"\s+".join(map(re.escape, words[:size]))
        name = re.sub(rf"\s*\b(?:pada\s+|di\s+)?{pattern}\b", "", name, flags=re.I)
    return name.strip() or name


class TableFacts:
    """Gathers the vocabulary of a report from its tables, then its facts."""

    def __init__(self, document: Document, lexicon: Lexicon, profile: Profile, known: Known) -> None:
        self.document, self.lexicon, self.profile = document, lexicon, profile
        self.vocabularies = Vocabularies.of(lexicon)
        for indicator in known.indicators:
            self.vocabularies.by_kind["indikator"].learn((indicator.name, *indicator.also))
        self.before: dict[int, list[str]] = _contexts(document)

    def read(self) -> tuple[tuple[TableView, ...], list[Fact]]:
        views = [understand_table(t, self.lexicon, self.profile) for t in self.document.tables]
        named = [self._with_subjects(v) for v in views]
        facts = [fact for view in named for fact in self._facts(view)]
        return redated(named, facts, self.profile.year)

    def _with_subjects(self, view: TableView) -> TableView:
        labels = label_columns(view.table, list(view.columns), self.lexicon)
        kind = self._kind(view, labels.subject)
        rows = []
        for row in view.rows:
            subject = None
            if (
                row.kind == "data"
                and row.label
                and patterns.search(r"[A-Za-z]{2}", row.label)
                and kind != "tahun"
                and not _stacked(view, row)
            ):
                name = own_name(row.label, self.profile)
                if kind in ("kelompok", "indikator", "anggaran") or not entity_in(row.label, self.profile):
                    subject = self.vocabularies.subject(kind, name)
            elif row.kind == "total":
                subject = Subject("total", f"total {view.index}", row.label)
            rows.append(replace(row, subject=subject))
        return replace(view, rows=tuple(rows))

    def _kind(self, view: TableView, subject_columns: tuple[int, ...]) -> str:
        if not subject_columns:
            return "lain"
        column = view.columns[subject_columns[-1]]
        measure = "indikator" if patterns.search(r"indikator", " ".join(column.path), re.I) else column.measure
        return KIND_OF_LABEL.get(measure, "anggaran" if any(c.measure == "anggaran" for c in view.columns) else "lain")

    def _facts(self, view: TableView) -> Iterator[Fact]:
        series = self._series_subject(view)
        for row in view.rows:
            subject, year = row.subject, None
            if series and row.kind == "data" and (found := years_in(row.label)):
                subject, year = series, found[0]
            if subject is None:
                continue
            for column in view.columns:
                yield from self._cell_facts(view, row, column, subject, year)

    def _cell_facts(self, view: TableView, row: Row, column: Column, subject: Subject, year: int | None) -> Iterator[Fact]:
        if self.lexicon.roles.get(column.measure) != "value" or column.measure in ("persen", "interval", "jumlah"):
            return
        figure = view.figure(row.index, column.index)
        if figure is None or (column.measure not in MONEY and self._of_several(view, row, column)):
            return
        if column.measure in MONEY and subject.kind not in ("anggaran", "total", "lain"):
            subject = self._budget_subject(view, row, column) or replace(subject, kind="anggaran-" + subject.kind)
        entity = column.entity or view.entity
        yield Fact(
            subject,
            column.measure,
            figure,
            year or column.year or view.year,
            figure.place,
            column.scope,
            entity,
            "table",
            view.index,
            row.index,
            column.index,
            certain=bool(year or column.year),
            context=f"{row.label} · {' › '.join(column.path)}",
        )

    def _of_several(self, view: TableView, row: Row, column: Column) -> bool:
        """Whether a figure stands beside several names at once: it is said of all of them, or is their mean."""
        rows = {r for r, _ in view.merged.get((row.index, column.index), ())}
        labels = label_columns(view.table, list(view.columns), self.lexicon) if len(rows) > 1 else None
        cell = view.table.cell(row.index, labels.subject[-1]) if labels and labels.subject else None
        return cell is not None and any(view.table.cell(r, cell.column) is not cell for r in rows)

    def _budget_subject(self, view: TableView, row: Row, column: Column) -> Subject | None:
        """The programme named in the nearest label column left of a money column, in a table whose rows are indicators."""
        programs = [c.index for c in view.columns if c.measure == "program" and c.index < column.index]
        cell = view.table.cell(row.index, programs[-1]) if programs else None
        if cell is None or not patterns.search(r"[A-Za-z]{3}", cell.plain):
            return None
        return self.vocabularies.subject("anggaran", own_name(cell.plain, self.profile))

    def _series_subject(self, view: TableView) -> Subject | None:
        """The one indicator that a table with years as rows speaks of, named just before it."""
        if not any(c.measure == "tahun" for c in view.columns):
            return None
        names = self.vocabularies.by_kind["indikator"]
        for text in self.before.get(view.index, ()):
            key = names.find(own_name(text, self.profile)) or self._named_in(text, names)
            if key:
                return Subject("indikator", key, text)
        return None

    def _named_in(self, text: str, names: Vocabulary) -> str | None:
        words = " ".join(self.lexicon.names.words(text))
        for name, key in names.names():
            wanted = " ".join(self.lexicon.names.words(name))
            if len(wanted) > 8 and wanted in words:
                return key
        return None


def _stacked(view: TableView, row: Row) -> bool:
    """Whether the cells of a row hold several figures that could not be shared out: its label then names several subjects."""
    figures = [view.cells[row.index, c.index] for c in view.columns if (row.index, c.index) in view.cells]
    several = [found for found in figures if sum(not BRACKETED.fullmatch(f.raw) for f in found) > 1]
    return bool(several) and len(several) * 2 >= len(figures)


BRACKETED = compiled(r"\(.*%\s*\)|\([\d.,]+\)")
"""A second figure of a cell that only says the first in another way: "270 (60%)"."""


def _contexts(document: Document) -> dict[int, list[str]]:
    """For each table the texts just before it, the nearest first: lead, caption, list item, heading."""
    contexts: dict[int, list[str]] = {}
    recent: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            own = [block.caption.title if block.caption else "", block.lead.plain if block.lead else ""]
            contexts[block.index] = [t for t in (*own, *reversed(recent[-3:])) if t]
        elif isinstance(block, Heading):
            recent = [block.title]
        elif isinstance(block, Paragraph):
            recent.append(block.text.plain[:200])
        else:
            recent.append(block.title)
    return contexts
