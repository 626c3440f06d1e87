"""A row "Rata-rata" against the mean of the rows above it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.recomputed import listed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.ratios import exactly, triples
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.interval import Interval, total
from lakip_lint.rules.model import Rule, Severity


@kind("average")
def check_average(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A row "Rata-rata" under figures: the mean of the rows above it (of the group, or of all), as printed or unrounded.

    One that equals their mean by weight, or what the sums of the rows give, is as good.
    """
    for view in understanding.tables:
        for row in (r for r in view.rows if r.kind == "average"):
            for column in view.columns:
                if column.measure in ("capaian", "serapan", "nilai", "realisasi", "nrr", "efisiensi", "persen"):
                    yield from _average(rule, view, row.index, row_name(row), column)


def _average(rule: Rule, view: TableView, index: int, name: str, column: Column) -> Iterator[Relation]:
    printed = view.figure(index, column.index)
    above = [r for r in view.rows if r.index < index]
    last = max((i for i, r in enumerate(above) if r.kind in ("average", "total")), default=-1)
    groups = [
        [r for r in above[last + 1 :] if r.kind == "data"],
        [r for r in above if r.kind == "data"],
        [r for r in above if r.kind == "average"],
        _heads(view, above[last + 1 :], column),
    ]
    if printed is None or printed.value is None or printed.interval is None:
        return
    options = []
    for group in groups:
        figures = [f for r in group if (f := view.figure(r.index, column.index)) and f.value is not None]
        if len(figures) >= 2 and len(figures) == sum(1 for r in group if view.cells.get((r.index, column.index))):
            mean = sum((exactly(f) for f in figures[1:]), exactly(figures[0])) * _inverse(len(figures))
            options.append((figures, mean))
    if not options or any(w.meets(printed.interval) for group in groups for w in _weighted(view, column, group)):
        return
    held = next((o for o in options if printed.interval.meets(o[1])), None)
    figures, mean = held or options[0]
    close = held is None and any(printed.truncated_interval and printed.truncated_interval.meets(o[1]) for o in options)
    expected = shown(mean.middle, printed, printed.decimals)
    more = " + …" if len(figures) > 6 else ""
    yield Relation(
        rule,
        held is not None,
        evidence(printed, "doubted"),
        tuple(evidence(f, "input") for f in figures),
        printed=printed.raw,
        expected=expected,
        calculation=f"({listed(figures[:6])}{more}) / {len(figures)} = {expected}",
        cause=None if held else find_cause(printed, mean.middle),
        arguments={"subject": name, "table": table_name(view)},
        severity=Severity.NOTE if close else None,
    )


def _heads(view: TableView, rows: list[Row], column: Column) -> list[Row]:
    """Of the rows of each group (sasaran) that which has no other figure, if there is one: the mean of its group. Else all."""
    groups: dict[str, list[Row]] = {}
    names = {row.parent for row in rows}
    for row in rows:
        if row.kind == "data" and view.cells.get((row.index, column.index)):
            groups.setdefault(row.label if row.label in names else row.parent or row.label, []).append(row)
    alone = {r.index for g in groups.values() for r in g if sum(key[0] == r.index for key in view.cells) == 1}
    return [r for g in groups.values() for r in g if r.index in alone or not any(o.index in alone for o in g)]


def _weighted(view: TableView, column: Column, rows: list[Row]) -> Iterator[Interval]:
    """Means in which rows count differently: by a column of weights, or the percentage of the sums of the rows."""
    for weights in view.columns_of("bobot"):
        pairs = [(view.figure(r.index, column.index), view.figure(r.index, weights.index)) for r in rows]
        known = [(exactly(f), w.value) for f, w in pairs if f and w and f.value is not None and w.value]
        if len(known) == len(rows) >= 2:
            weighted = sum((f.scaled(w) for f, w in known[1:]), known[0][0].scaled(known[0][1]))
            yield weighted / Interval.exact(sum(w for _, w in known))
    inside = {r.index for r in rows}
    for result, of, to in (("serapan", "realisasi_anggaran", "anggaran"), ("capaian", "realisasi", "target")):
        for group in triples(view, of, to, result) if column.measure == result else ():
            inputs = [(exactly(t.of), exactly(t.to)) for t in group if t.row.index in inside and t.of.value and t.to.value]
            if group[0].columns[2].index == column.index and len(inputs) == len(rows) >= 2:
                yield (total([a for a, _ in inputs]) / total([b for _, b in inputs])).scaled(Decimal(100))


def _inverse(count: int) -> Interval:
    return Interval.exact(1) / Interval.exact(count)
