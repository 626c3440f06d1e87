"""Predikat in tables: in one cell with its value, in a column beside it, in a row below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lakip_lint import patterns
from lakip_lint.document.model import Cell
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.lexicon import compact
from lakip_lint.facts.predikat import Claim, is_score, judged
from lakip_lint.facts.scales import KnownScale, class_names, family_of
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.grade import LETTERS
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled

COMPONENT = compiled(
    r"^\W*(?:(?:[ivx]+|[a-z]|\d)\W+)?(?P<name>perencanaan|pengukuran|pelaporan|evaluasi|pencapaian|capaian)\b[\s\w]{0,45}$",
    re.I,
)
GRADE_HEADER = compiled(
    r"predikat|kategori|katagori|kriteria|mutu|interpretasi|klasifikasi|kualifikasi|peringkat|grade|huruf|skor"
    r"|^\W*kinerja(?:\s+unit)?(?:\s+pelayanan)?\W*$",
    re.I,
)
LOOSE_HEADER = compiled(r"penilaian|status|^\W*(?:keterangan|ket)\W*$", re.I)
"""Headers of columns that hold classes only where a scale shows it."""
MANY = 6
"""Rows of a report from which on a kind of column is known by what its rows say."""
COUNTED = compiled(r"^\W*(?:persentase|prosentase|presentase|jumlah|banyak\w*|cakupan|rasio)\b", re.I)
"""Labels of rows that count offices or people with a grade ("Persentase OPD dengan nilai minimal B")."""
GRADE_ROW = compiled(
    r"^\W*(?:hasil\s+)?(?:predikat|kategori|katagori|mutu|kinerja(?:\s+unit)?\s+(?:pelayanan|layanan)|interpretasi|klasifikasi|tingkat\s+akuntabilitas)\b",
    re.I,
)
VALUE_ROW = compiled(r"nilai|skor|\b[is]km\b|indeks|jumlah|total|rata", re.I)
PREFERRED = ("capaian", "serapan", "nilai", "ikm", "efisiensi", "persen", "realisasi", "nrr", "")
"""Measures that a kategori column speaks of, the likeliest first; a target has none."""
SHARES = frozenset({"capaian", "serapan", "persen", "efisiensi"})
"""Measures in percent: the words beside them come from the scale for kinerja, whatever the indicator is."""


def assesses(views: Sequence[TableView], scales: Sequence[KnownScale]) -> bool:
    """Whether the columns "Penilaian" of a report hold classes of its scale: most of their rows, and many, say so."""
    explained = rows = 0
    for view in views:
        for column in view.columns:
            graded = _graded(view, column) if _is_assessment(column) else []
            merits = [_merit(view, c, column, graded, scales)[0] for c in _value_columns(view, column)] if graded else []
            if merits:
                explained, rows = explained + max(merits), rows + len(graded)
    return explained >= MANY and explained * 4 >= rows * 3


def _is_assessment(column: Column) -> bool:
    """Whether a header says "Penilaian", also cut at a line end ("PENILAI AN")."""
    return compact("".join(column.path[-1:])).startswith("penilaian")


def table_claims(view: TableView, scales: Sequence[KnownScale], *, assessed: bool = False) -> Iterator[Claim]:
    """Every value with a predikat in one table. `assessed`: what `assesses` says of the report."""
    about = _about(view)
    yield from cell_claims(view, about)
    yield from row_claims(view, about, scales, assessed=assessed)
    yield from below_claims(view, about)


def _about(view: TableView) -> str:
    """What a table speaks of by its own texts; a chapter title ("AKUNTABILITAS KINERJA") does not count."""
    table = view.table
    caption = table.caption.text.plain if table.caption else ""
    lead = table.lead.plain if table.lead else ""
    heading = table.heading.title if table.heading and not table.heading.number.startswith("BAB") else ""
    headers = " ".join(dict.fromkeys(part for path in table.header_paths for part in path))
    labels = {m["name"].lower() for row in view.rows if (m := COMPONENT.match(row.label))}
    if len(labels & {"perencanaan", "pengukuran", "pelaporan", "evaluasi"}) >= 3:
        return "akip"
    if any(c.measure in ("nrr", "nrr_tertimbang") for c in view.columns):
        return "ikm"
    for text in (f"{caption} {headers}", lead, heading):
        if found := family_of(text):
            return found
    return ""


def _family(row: Row, about: str) -> str:
    label = f"{row.label} {row.parent}"
    return family_of(row.label) or family_of(label) or about


def cell_claims(view: TableView, about: str) -> Iterator[Claim]:
    """ "64,38 BB", "BB (70,11)": value and grade in one cell."""
    rows = {r.index: r for r in view.rows}
    for (index, column), figures in view.cells.items():
        row = rows.get(index)
        if row is None or row.kind not in ("data", "total", "average") or (COMPONENT.match(row.label) and about == "akip"):
            continue
        cell = view.table.cell(index, column)
        for figure in figures:
            if (
                not is_score(figure)
                or not judged(figure.grade)
                or figure.upper is not None
                or cell is None
                or COUNTED.match(row.label)
            ):
                continue
            raw = cell.plain if len(figures) == 1 and len(cell.plain) <= 25 else figure.raw
            yield Claim(
                figure,
                figure.grade,
                raw,
                figure.place,
                _family(row, about),
                "cell",
                view.index,
                row.label,
                view.columns[column].year or _row_year(row) or view.year,
                view.columns[column].measure,
                context=row.label,
            )


def _row_year(row: Row) -> int | None:
    match = patterns.fullmatch(r"\D{0,12}((?:19|20)\d\d)\D{0,3}", row.label)
    return int(match.group(1)) if match else None


def row_claims(view: TableView, about: str, scales: Sequence[KnownScale], *, assessed: bool = False) -> Iterator[Claim]:
    """A column of values and a column of classes; which values are meant shows by how many rows a scale explains, in this table
    or (`assessed`) in all tables of the report."""
    for column in view.columns:
        graded = _graded(view, column)
        header = " ".join(column.path)
        named = bool(GRADE_HEADER.search(header)) and not LOOSE_HEADER.fullmatch(header)
        named = named or (assessed and _is_assessment(column))
        if not graded or not (named or LOOSE_HEADER.search(header)):
            continue
        merits = {c.index: _merit(view, c, column, graded, scales) for c in _value_columns(view, column)}
        best = max((c for c in view.columns if c.index in merits), key=lambda c: merits[c.index], default=None)
        if best is None or not (named or merits[best.index][0] >= 2):
            continue
        components = about == "akip" and sum(bool(COMPONENT.match(row.label)) for row, _, _ in graded) * 2 > len(graded)
        if components and merits[best.index][0] <= 0:
            continue  # points of a component have no grade of their own
        for row, cell, names in graded:
            figure = _value(view, row, best)
            if (
                figure is None
                or figure.upper is not None
                or view.figures(row.index, best.index) == ()
                or not _same_span(view, row, best, cell)
            ):
                continue
            shared = best.measure in SHARES or figure.unit == "%"
            for name in names:
                family = "" if name not in LETTERS and shared else _family(row, about)
                if name in LETTERS and shared and not COMPONENT.match(row.label):
                    continue  # a letter belongs to the value, not to its percentage of the target
                yield Claim(
                    figure,
                    name,
                    cell.plain,
                    cell.text.place() or cell.place,
                    family,
                    "row",
                    view.index,
                    row.label,
                    best.year or _row_year(row) or view.year,
                    best.measure,
                    exact=_reached_exactly(view, row, figure),
                    context=row.label,
                )


def _graded(view: TableView, column: Column) -> list[tuple[Row, Cell, tuple[str, ...]]]:
    """The rows whose cell in this column is a class; none where most of the column is something else."""
    found, filled = [], 0
    for row in view.rows:
        cell = view.table.cell(row.index, column.index)
        if (
            row.kind not in ("data", "total", "average")
            or cell is None
            or not cell.plain
            or cell.column != column.index
            or cell.row != row.index
        ):
            continue
        filled += 1
        names = tuple(n for n in class_names(cell.plain) if judged(n))
        if names:
            found.append((row, cell, names))
    return found if len(found) * 2 >= filled else []


def _value_columns(view: TableView, graded: Column) -> list[Column]:
    return [
        c
        for c in view.columns
        if c.index != graded.index
        and (c.measure in PREFERRED or (c.measure == "bobot" and "%" in " ".join(c.path) and c.unit == "%"))
        and any(col == c.index for _, col in view.cells)
        and c.unit != "Rp"
    ]


def _merit(
    view: TableView, values: Column, graded: Column, rows: list[tuple[Row, Cell, tuple[str, ...]]], scales: Sequence[KnownScale]
) -> tuple[int, int, int]:
    """How well a column of values explains the classes: rows that the best scale explains, its measure, its nearness."""
    hits = 0
    grades = {name for _, _, names in rows for name in names}
    having = [s for s in scales if any(s.has(g) for g in grades)]
    own = [s for s in having if s.own]
    letters = any(g in LETTERS for g in grades)
    for scale in own or [s for s in having if letters or s.family == "kinerja"]:
        told = [
            scale.verdict(Interval.printed(figure.value, figure.decimals), name)
            for row, _, names in rows
            if (figure := _value(view, row, values)) and figure.value is not None
            for name in names
        ]
        hits = max(hits, sum(1 for t in told if t) - sum(1 for t in told if t is False))
    near = values.index - graded.index
    measure = values.measure if values.measure in PREFERRED else "persen"
    return hits, -PREFERRED.index(measure), near if near < 0 else -100 - near


def _value(view: TableView, row: Row, column: Column) -> Figure | None:
    figure = view.figure(row.index, column.index)
    return figure if figure is not None and figure.value is not None and figure.unit not in ("Rp",) else None


def _same_span(view: TableView, row: Row, column: Column, cell: Cell) -> bool:
    other = view.table.cell(row.index, column.index)
    return other is not None and other.row == cell.row and other.row_span == cell.row_span


def _reached_exactly(view: TableView, row: Row, figure: Figure) -> bool:
    """Whether realisasi and target of the row are printed equal: then 100 is not rounded."""
    if figure.value != 100 or figure.decimals:
        return False
    pairs = [
        [f.value for c in view.columns_of(measure) if (f := view.figure(row.index, c.index))]
        for measure in ("target", "realisasi")
    ]
    return all(len(p) == 1 and p[0] is not None for p in pairs) and pairs[0] == pairs[1]


def below_claims(view: TableView, about: str) -> Iterator[Claim]:
    """A row "Predikat", "Mutu pelayanan" under the row with the value."""
    for position, row in enumerate(view.rows):
        if not GRADE_ROW.match(row.label):
            continue
        seen: set[int] = set()
        for cell in (c for c in view.table.rows[row.index] if c is not None):
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            names = tuple(n for n in class_names(cell.plain) if judged(n))
            found = _above(view, position, cell.column) if names else None
            if found is None:
                continue
            above, figure = found
            for name in names:
                yield Claim(
                    figure,
                    name,
                    cell.plain,
                    cell.text.place() or cell.place,
                    family_of(above.label) or about,
                    "below",
                    view.index,
                    above.label,
                    view.columns[cell.column].year or view.year,
                    context=f"{above.label} · {row.label}",
                )


def _above(view: TableView, position: int, column: int) -> tuple[Row, Figure] | None:
    """The value nearest above in the same column, in a row that names a value."""
    for row in reversed(view.rows[max(0, position - 4) : position]):
        figure = view.figure(row.index, column)
        if figure is not None and figure.value is not None and figure.upper is None:
            return (row, figure) if row.kind in ("total", "average") or VALUE_ROW.search(row.label) else None
        if figure is None and not GRADE_ROW.match(row.label) and row.kind != "empty":
            return None
    return None
