"""Totals: rows that say jumlah or total, and parents that are the sum of their children.

The structure (which rows add up to which) is told by a column in which it adds up exactly, or by account codes; it is then
demanded of the other columns of the same table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.adding import failing, holding, mistyped, read_otherwise
from lakip_lint.checks.hierarchy import parents
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column
from lakip_lint.facts.sums import Amounts, Entry, Sum, code_of, total_hypotheses
from lakip_lint.facts.understanding import Understanding
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

ACRONYM = compiled(r"\W*[A-Z]{2,6}\W*")
"""A name that is written in capitals on any level ("PPNPN")."""
FLAT = frozenset({"anggaran", "realisasi_anggaran", "responden", "jumlah", "laki", "perempuan", "sisa", "nrr_tertimbang"})

LEAST_ROWS = 3
LEAST_GROUPS = 2


@kind("total")
def check_total(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: of: total (rows that say jumlah/total) or parts (parents and their children)."""
    codes = frozenset(code for view in understanding.tables for row in view.rows if (code := code_of(row)))
    told = set() if rule.given["of"] == "total" else _amounts_told(understanding)
    for view in understanding.tables:
        amounts = _amounts_of(view)
        if rule.given["of"] == "total":
            yield from _totals(rule, amounts)
        else:
            yield from parents(rule, amounts, codes, told)


def _amounts_told(understanding: Understanding) -> set[Decimal]:
    """The rupiah amounts of all sentences."""
    found = (m.figure for s in understanding.sentences for m in s.mentions)
    return {f.amount for f in found if f.unit == "Rp" and f.amount is not None}


_amounts_of = remembered(Amounts.of)


def _totals(rule: Rule, amounts: Amounts) -> Iterator[Relation]:
    habits: list[tuple[int, str]] = []
    failed: list[tuple[Column, list[Sum], Sum | None]] = []
    for row in (r for r in amounts.view.rows if r.kind == "total"):
        sums = {c: _hypotheses(amounts, c, whole) for c in amounts.columns if (whole := amounts.entry(c, row.index))}
        held = {c: next((s for s in options if s.holds()), None) for c, options in sums.items()}
        structure = _structure(sums.values())
        model = next((s for s in held.values() if s and s.why == structure), None)
        for column, options in sums.items():
            if sure := held[column]:
                habits.append((column.index, sure.why))
                yield holding(rule, sure)
            else:
                told = _breakdown(amounts, column, row.index) or _like(amounts, model, column, row.index)
                wanted = told or next((s for s in options if s.why == structure), None)
                if wanted is None and structure is None and _flat(amounts, column, options):
                    wanted = options[0] if _summed(column, options) else _nearly_summed(column, options[0])
                failed.append((column, options, wanted))
    for column, options, found in failed:
        wanted = found or _by_habit(options, [why for index, why in habits if index == column.index])
        if wanted is not None and wanted.holds():
            yield holding(rule, wanted)
        elif wanted is not None and not read_otherwise(wanted) and not _is_mean(wanted):
            yield failing(rule, wanted)


def _structure(sums: Collection[list[Sum]]) -> str | None:
    """What the totals of a row add up: as told by a column in which it adds up, or else by one slip of the keyboard."""
    every = [s for options in sums for s in options]
    holding_ = {s.why for s in every if s.holds()}
    names = dict.fromkeys(s.why for s in every if len(s.parts) >= 2)
    found = next((why for why in names if why in holding_), None)
    return found or next((s.why for s in every if mistyped(s)), None)


def _by_habit(options: list[Sum], habits: list[str]) -> Sum | None:
    """What a total adds up where at least two other totals of its column all add up the same."""
    if len(habits) < 2 or len(set(habits)) > 1:
        return None
    return next((s for s in options if s.why == habits[0] and len(s.parts) >= 2), None)


def _hypotheses(amounts: Amounts, column: Column, whole: Entry) -> list[Sum]:
    options: dict[str, Sum] = {}
    for index, tree in sorted(amounts.trees.items(), key=lambda t: t[0] != column.index):
        for why, parts in total_hypotheses(amounts.entries[column.index], whole, tree):
            nonzero = sum(1 for p in parts if p.amount)
            if parts and (nonzero >= 2 or (len(parts) >= 2 and nonzero == 1) or len(parts) == 1):
                name = why if not tree or "induk" not in why else f"{why} ({index})"
                options.setdefault(name, Sum(amounts.view, column, whole, parts, name))
    return [s for s in options.values() if len(s.parts) >= 2 or s.holds()]


def _summed(column: Column, options: list[Sum]) -> bool:
    """Whether a total under a column can only be its sum: counts and amounts, also those whose header says nothing."""
    return column.measure in FLAT or (
        not column.measure
        and bool(options)
        and all(len(patterns.findall(r"[.,]\d{3}", p.figure.raw)) >= 2 for p in options[0].parts)
    )


def _breakdown(amounts: Amounts, column: Column, total: int) -> Sum | None:
    """The rows of one group, where those of each group add up to the same: all of the total, broken down again."""
    whole = amounts.entry(column, total)
    groups: dict[str, list[Entry]] = {}
    for entry in amounts.entries[column.index]:
        if entry.row.index < total and entry.row.kind == "data":
            groups.setdefault(entry.row.number, []).append(entry)
    sums = {sum(e.amount for e in group) for group in groups.values()}
    several = len(groups) >= LEAST_GROUPS and all(number and len(group) > 1 for number, group in groups.items())
    if whole is None or not several or len(sums) != 1 or not sums.pop():
        return None
    return Sum(amounts.view, column, whole, tuple(next(iter(groups.values()))), "kelompok")


def _nearly_summed(column: Column, claim: Sum) -> Sum | None:
    """A total that is not far from the sum of the plain rows above it, under a header that says nothing: a doubt."""
    parts = [p.amount for p in claim.parts]
    if column.measure or len(parts) < LEAST_ROWS or min(parts) < 0 or claim.whole.amount <= max(parts):
        return None
    alike = {p.figure.decimals for p in (claim.whole, *claim.parts)}
    near = abs(claim.whole.amount - claim.exact) * 5 <= claim.exact
    return replace(claim, mixed=True) if near and len(alike) == 1 else None


def _like(amounts: Amounts, model: Sum | None, column: Column, total: int) -> Sum | None:
    """The sum of the same rows in another column, if each of them has a figure there."""
    claim = amounts.claim(column, total, (p.row.index for p in model.parts)) if model else None
    return replace(claim, why=model.why) if claim and model else None


def _flat(amounts: Amounts, column: Column, options: list[Sum]) -> bool:
    """Whether a column of plain rows leaves no doubt about what a total adds up: no levels, no bands, no inner totals, no
    amount that is the sum of others."""
    if not options or len(options[0].parts) < 2 or options[0].why != "semua baris":
        return False
    view, tree = amounts.view, amounts.trees[column.index]
    if any(p.row.index in tree and p.amount >= 1000 for p in options[0].parts):  # small counts add up by chance
        return False
    levels = {p.row.level for p in options[0].parts}
    bands = any(r.kind == "band" for r in view.rows if r.index < options[0].whole.row.index)
    totals = sum(r.kind == "total" for r in view.rows)
    numbering = {bool(p.row.number) for p in options[0].parts}
    case = {p.row.label.isupper() for p in options[0].parts if not ACRONYM.fullmatch(p.row.label)}
    whole_column = sum(1 for r in view.rows if r.kind == "data" and r.index < options[0].whole.row.index)
    return (
        len(levels) == 1
        and not bands
        and totals == 1
        and len(numbering) == 1
        and len(case) <= 1
        and whole_column == len(options[0].parts)
    )


def _is_mean(claim: Sum) -> bool:
    """Whether a "total" of percentages or scores is their mean: it lies between the least and the greatest of them."""
    amounts = [p.amount for p in claim.parts if p.amount]
    small = claim.whole.figure.decimals > 0 and max(map(abs, amounts), default=Decimal(0)) <= 1000
    return small and len(amounts) >= 2 and min(amounts) <= claim.whole.amount <= max(amounts)
