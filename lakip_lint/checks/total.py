"""Totals: rows that say jumlah or total, and parents that are the sum of their children.

The structure (which rows add up to which) is told by a column in which it adds up exactly, or by account codes; it is then
demanded of the other columns of the same table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_lint.checks.adding import failing, holding, mistyped, read_otherwise
from lakip_lint.checks.hierarchy import parents
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, TableView
from lakip_lint.facts.sums import Entry, Sum, added_up, code_of, entries, summable_columns, total_hypotheses
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule

FLAT = frozenset({"anggaran", "realisasi_anggaran", "responden", "jumlah", "laki", "perempuan", "sisa", "nrr_tertimbang"})


@kind("total")
def check_total(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: of: total (rows that say jumlah/total) or parts (parents and their children)."""
    codes = frozenset(code for view in understanding.tables for row in view.rows if (code := code_of(row)))
    for view in understanding.tables:
        columns = summable_columns(view)
        by_column = {c.index: entries(view, c) for c in columns}
        trees = {c.index: added_up(by_column[c.index]) for c in columns}
        if rule.given["of"] == "total":
            yield from _totals(rule, view, columns, by_column, trees)
        else:
            yield from parents(rule, view, columns, by_column, trees, codes)


def _totals(
    rule: Rule,
    view: TableView,
    columns: list[Column],
    by_column: dict[int, list[Entry]],
    trees: dict[int, dict[int, tuple[int, ...]]],
) -> Iterator[Relation]:
    habits: list[tuple[int, str]] = []
    failed: list[tuple[Column, list[Sum], Sum | None]] = []
    for row in (r for r in view.rows if r.kind == "total"):
        wholes = {c.index: next((e for e in by_column[c.index] if e.row.index == row.index), None) for c in columns}
        present = [c for c in columns if wholes[c.index] is not None]
        sums = {c.index: _hypotheses(view, c, by_column[c.index], wholes[c.index], trees) for c in present}
        held = {index: next((s for s in options if s.holds()), None) for index, options in sums.items()}
        structure = next(
            (why for why in _names(sums) if any(s.holds() for c in sums.values() for s in c if s.why == why)), None
        )
        slipped = None if structure else next((s for options in sums.values() for s in options if mistyped(s)), None)
        structure = slipped.why if slipped else structure
        for column in present:
            options = sums[column.index]
            sure = held[column.index]
            if sure:
                habits.append((column.index, sure.why))
                yield holding(rule, sure)
                continue
            model = next((s for s in held.values() if s and s.why == structure), None)
            wanted = _like(model, column, wholes[column.index], by_column[column.index])
            wanted = wanted or next((s for s in options if s.why == structure), None)
            if wanted is None and structure is None and _summed(column, options) and _flat(view, options, trees[column.index]):
                wanted = options[0]
            failed.append((column, options, wanted))
    for column, options, found in failed:
        wanted = found or _by_habit(options, [why for index, why in habits if index == column.index])
        if wanted is not None and wanted.holds():
            yield holding(rule, wanted)
        elif wanted is not None and not read_otherwise(wanted) and not _is_mean(wanted):
            yield failing(rule, wanted)


def _by_habit(options: list[Sum], habits: list[str]) -> Sum | None:
    """What a total adds up where at least two other totals of its column all add up the same."""
    if len(habits) < 2 or len(set(habits)) > 1:
        return None
    return next((s for s in options if s.why == habits[0] and len(s.parts) >= 2), None)


def _hypotheses(
    view: TableView, column: Column, found: list[Entry], whole: Entry | None, trees: dict[int, dict[int, tuple[int, ...]]]
) -> list[Sum]:
    if whole is None:
        return []
    options: dict[str, Sum] = {}
    for index, tree in sorted(trees.items(), key=lambda t: t[0] != column.index):
        for why, parts in total_hypotheses(found, whole, tree):
            nonzero = sum(1 for p in parts if p.amount)
            if parts and (nonzero >= 2 or (len(parts) >= 2 and nonzero == 1) or len(parts) == 1):
                name = why if not tree or "induk" not in why else f"{why} ({index})"
                options.setdefault(name, Sum(view, column, whole, parts, name))
    return [s for s in options.values() if len(s.parts) >= 2 or s.holds()]


def _names(sums: dict[int, list[Sum]]) -> list[str]:
    return list(dict.fromkeys(s.why for options in sums.values() for s in options if len(s.parts) >= 2))


def _summed(column: Column, options: list[Sum]) -> bool:
    """Whether a total under a column can only be its sum: counts and amounts, also those whose header says nothing."""
    return column.measure in FLAT or (
        not column.measure and bool(options) and all(len(re.findall(r"[.,]\d{3}", p.figure.raw)) >= 2 for p in options[0].parts)
    )


def _like(model: Sum | None, column: Column, whole: Entry | None, found: list[Entry]) -> Sum | None:
    """The sum of the same rows in another column, if each of them has a figure there."""
    if model is None or whole is None:
        return None
    rows = {p.row.index for p in model.parts}
    parts = tuple(e for e in found if e.row.index in rows)
    return replace(model, column=column, whole=whole, parts=parts) if len(parts) == len(rows) else None


def _flat(view: TableView, options: list[Sum], tree: dict[int, tuple[int, ...]]) -> bool:
    """Whether a column of plain rows leaves no doubt about what a total adds up: no levels, no bands, no inner totals, no
    amount that is the sum of others."""
    if not options or len(options[0].parts) < 2 or options[0].why != "semua baris":
        return False
    if any(p.row.index in tree and p.amount >= 1000 for p in options[0].parts):  # small counts add up by chance
        return False
    levels = {p.row.level for p in options[0].parts}
    bands = any(r.kind == "band" for r in view.rows if r.index < options[0].whole.row.index)
    totals = sum(r.kind == "total" for r in view.rows)
    numbering = {bool(p.row.number) for p in options[0].parts}
    case = {p.row.label.isupper() for p in options[0].parts}
    whole_column = sum(1 for r in view.rows if r.kind == "data" and r.index < options[0].whole.row.index)
    return (
        len(levels) == 1
        and not bands
        and totals == 1
        and len(numbering) == 1
        and len(case) == 1
        and whole_column == len(options[0].parts)
    )


def _is_mean(claim: Sum) -> bool:
    """Whether a "total" of percentages or scores is their mean: it lies between the least and the greatest of them."""
    amounts = [p.amount for p in claim.parts if p.amount]
    small = claim.whole.figure.decimals > 0 and max(map(abs, amounts), default=Decimal(0)) <= 1000
    return small and len(amounts) >= 2 and min(amounts) <= claim.whole.amount <= max(amounts)
