"""Columns of efficiency in tables: which formula the rows follow, and rows and labels that leave it.

Reports compute efisiensi as capaian - serapan, 100 - serapan, serapan / capaian, 1 - serapan / capaian, or from the amounts.
The form that explains most rows of a table is its convention; a value merged over several rows may be made of their mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both, Words, formatted, joined
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Cell
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

HUNDRED = Interval.exact(100)
EFFICIENCY = compiled(r"efisiensi", re.I)
MONEY = ("anggaran", "realisasi_anggaran", "sisa")
LABEL = compiled(r"^\W*(?P<not>tidak\s+|kurang\s+|belum\s+|in)?(?:sangat\s+|cukup\s+)?efisien\W*$", re.I)


class Form(Struct, frozen=True):
    """A way to compute efisiensi from two figures (the second is unused where `single`). `words` shows it with its result."""

    name: str
    compute: Callable[[Interval, Interval], Interval]
    words: str
    money: bool = False
    single: bool = False
    rising: bool = True
    """Whether a positive result means efficient; for ratios a result below 100 does."""


FORMS = (
    Form("capaian − serapan", lambda a, b: a - b, "{a} − {b}"),
    Form("100 − serapan", lambda _, b: HUNDRED - b, "100 − {b}", single=True),
    Form("serapan / capaian × 100", lambda a, b: (b / a).scaled(100), "{b} / {a} × 100", rising=False),
    Form("100 − serapan / capaian × 100", lambda a, b: HUNDRED - (b / a).scaled(100), "100 − {b} / {a} × 100"),
    Form("capaian / serapan × 100", lambda a, b: (a / b).scaled(100), "{a} / {b} × 100"),
    Form("capaian / serapan", lambda a, b: a / b, "{a} / {b}"),
    Form(
        "(anggaran − realisasi) / anggaran × 100", lambda a, b: ((a - b) / a).scaled(100), "({a} − {b}) / {a} × 100", money=True
    ),
    Form("anggaran − realisasi", lambda a, b: a - b, "{a} − {b}", money=True),
    Form("realisasi / anggaran × 100", lambda a, b: (b / a).scaled(100), "{b} / {a} × 100", money=True, rising=False),
)


class Way(Struct, frozen=True):
    """A form with the columns that it uses."""

    form: Form
    a: Column
    b: Column


class Item(Struct, frozen=True):
    """A row's printed efisiensi and the rows that its cell covers."""

    row: Row
    figure: Figure
    rows: tuple[int, ...]


@kind("efficiency-table")
def check_table(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: values | labels."""
    for view in understanding.tables:
        for column in view.columns:
            if rule.given["look"] == "values" and EFFICIENCY.search(" ".join(column.path)):
                yield from _values(rule, view, column)
        if rule.given["look"] == "labels":
            yield from _labels(rule, view)


def _items(view: TableView, column: Column) -> list[Item]:
    found = []
    for row in view.rows:
        figure = view.figure(row.index, column.index)
        if (
            row.kind not in ("data", "total")
            or figure is None
            or figure.value is None
            or figure.upper is not None
            or figure.bound
        ):
            continue
        rows = tuple(sorted({r for r, _ in view.merged.get((row.index, column.index), ((row.index, column.index),))}))
        found.append(Item(row, figure, rows))
    return found


def _ways(view: TableView, column: Column) -> Iterator[Way]:
    """Every form with every pair of columns that may be its inputs, those left of the efisiensi in their order."""
    others = [c for c in view.columns if c.index != column.index and any(col == c.index for _, col in view.cells)]
    money = [c for c in others if c.measure in MONEY and c.unit != "%"]
    shares = [c for c in others if c not in money and c.measure not in ("nomor", "target", "efisiensi") and c.unit != "Rp"]
    for form in FORMS:
        pool = money if form.money else shares
        for a in pool:
            for b in pool:
                if (a.index == b.index) == form.single and a.year == b.year:
                    yield Way(form, a, b)


def _operands(view: TableView, column: Column, rows: tuple[int, ...]) -> list[tuple[Interval, Words]]:
    """What a column gives for these rows: the one figure that stands for all of them, each single one, or their mean."""
    figures = []
    for row in rows:
        figure = view.figure(row, column.index) or next(iter(view.figures(row, column.index)), None)
        if figure is not None and figure.interval is not None and figure not in figures:
            figures.append(figure)
    options: list[tuple[Interval, Words]] = [(f.interval, f.raw) for f in figures if f.interval]
    if len(options) > 1:
        mean = total([o for o, _ in options]) / Interval.exact(len(options))
        options.insert(0, (mean, Both("rata-rata(", "mean(") + joined("; ", (w for _, w in options)) + ")"))
    return options


def _results(view: TableView, way: Way, item: Item) -> Iterator[tuple[Interval, Words]]:
    for a, a_words in _operands(view, way.a, item.rows):
        for b, b_words in _operands(view, way.b, item.rows):
            try:
                yield way.form.compute(a, b), formatted(way.form.words, a=a_words, b=b_words)
            except (ZeroDivisionError, ArithmeticError):
                continue


def _fit(view: TableView, way: Way, item: Item, *, loosely: bool = False) -> tuple[Interval, Words] | None:
    printed = item.figure.truncated_interval if loosely else item.figure.interval
    return next((r for r in _results(view, way, item) if printed is not None and printed.meets(r[0])), None)


def _values(rule: Rule, view: TableView, column: Column) -> Iterator[Relation]:
    items = [i for i in _items(view, column) if i.figure.value != 0]
    counted = [(sum(_fit(view, w, i, loosely=True) is not None for i in items), w) for w in _ways(view, column)]
    if not items or not counted:
        return
    best = max(counted, key=lambda c: c[0])
    held, way = best
    if held * 2 < len(items) or (held < 2 and len(items) > 1):
        return
    for item in items:
        fit = _fit(view, way, item)
        loose = fit or _fit(view, way, item, loosely=True)
        turned = Way(way.form, way.b, way.a)
        others = [w for n, w in counted if n and w not in (way, turned)]
        other = next((r for w in others if (r := _fit(view, w, item))), None) if loose is None else None
        yield _relation(rule, view, column, way, item, fit, loose, other, held)


def _relation(
    rule: Rule,
    view: TableView,
    column: Column,
    way: Way,
    item: Item,
    fit: tuple[Interval, Words] | None,
    loose: tuple[Interval, Words] | None,
    other: tuple[Interval, Words] | None,
    held: int,
) -> Relation:
    computed, words = fit or loose or next(_results(view, way, item), (None, ""))
    expected = shown(computed.middle, item.figure, item.figure.decimals) if computed else ""
    severity = None
    if fit is None:
        severity = Severity.NOTE if loose else Severity.WARNING if other or held < 2 else None
    inputs = [f for c in dict.fromkeys((way.a, way.b)) for r in item.rows for f in view.cells.get((r, c.index), ())]
    return Relation(
        rule,
        fit is not None or computed is None,
        evidence(item.figure, "doubted"),
        tuple(evidence(f, "input") for f in inputs),
        printed=item.figure.raw,
        expected=expected,
        calculation=words + f" = {expected}",
        cause=None if fit or computed is None else find_cause(item.figure, computed.middle),
        arguments={
            "subject": row_name(item.row),
            "table": table_name(view),
            "form": way.form.name,
            "column": " › ".join(column.path),
        },
        severity=severity,
    )


# ---- labels


def _labels(rule: Rule, view: TableView) -> Iterator[Relation]:
    """ "Efisien", "Tidak efisien" against the sign of the efisiensi, or against capaian and serapan."""
    for column in view.columns:
        cells = [
            (r, c) for r in view.rows if r.kind in ("data", "total") and (c := _own(view, r, column)) and LABEL.match(c.plain)
        ]
        if len(cells) < 2:
            continue
        told = [(r, c, t) for r, c in cells if (t := _efficient(view, r))]
        right = sum(t[0] == _positive(c) for _, c, t in told)
        if right * 2 <= len(told):
            continue
        for row, cell, (positive, words, inputs) in told:
            holds = positive == _positive(cell)
            yield Relation(
                rule,
                holds,
                Evidence(cell.text.place() or cell.place, cell.plain, "doubted"),
                tuple(evidence(f, "input") for f in inputs),
                printed=cell.plain,
                expected="Efisien" if positive else "Tidak efisien",
                calculation=words,
                arguments={"subject": row_name(row), "table": table_name(view)},
                severity=None if right >= 2 else Severity.WARNING,
            )


def _own(view: TableView, row: Row, column: Column) -> Cell | None:
    cell = view.table.cell(row.index, column.index)
    return cell if cell is not None and cell.row == row.index and cell.column == column.index else None


def _positive(cell: Cell) -> bool:
    match = LABEL.match(cell.plain)
    return bool(match) and not (match and match["not"])


def _efficient(view: TableView, row: Row) -> tuple[bool, str, tuple[Figure, ...]] | None:
    """Whether a row is efficient by its efisiensi (its sign, where it is a difference), else by capaian and serapan."""
    for column in view.columns:
        if not EFFICIENCY.search(" ".join(column.path)):
            continue
        items = _items(view, column)
        counted = [(sum(_fit(view, w, i, loosely=True) is not None for i in items), w) for w in _ways(view, column)]
        best = max(counted, key=lambda c: c[0], default=None)
        item = next((i for i in items if row.index in i.rows), None)
        if best is None or best[0] < 2 or best[0] * 2 < len(items) or item is None or not item.figure.value:
            continue
        value, form = item.figure.value, best[1].form
        limit = Decimal(100) if "/" in form.words and "−" not in form.words else Decimal(0)
        if value != limit:
            return (value > limit) == form.rising, f"{item.figure.raw} ({form.name})", (item.figure,)
    reached = [f for c in view.columns_of("capaian") if (f := view.figure(row.index, c.index))]
    spent = [f for c in view.columns_of("serapan") if (f := view.figure(row.index, c.index))]
    if (
        len(reached) != 1
        or len(spent) != 1
        or reached[0].value is None
        or spent[0].value is None
        or reached[0].value == spent[0].value
    ):
        return None
    sign = ">" if reached[0].value > spent[0].value else "<"
    return sign == ">", f"capaian {reached[0].raw} {sign} serapan {spent[0].raw}", (reached[0], spent[0])
