"""Programmes and accounts with their parts: what adds up in one column must add up in the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint.checks.adding import failing, holding, mistyped, read_otherwise
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, TableView
from lakip_lint.facts.sums import MONEY, Amounts, Sum, Tree, code_of, coded_tree, headed_groups
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

LEAST_TOLD = Decimal(1_000_000)
"""An amount from which on no other one is equal by chance."""
LEAST_ROWS = 3
Done = set[tuple[int, int]]
"""The sums that were judged: the row and the column of each."""


def parents(
    rule: Rule, amounts: Amounts, codes: frozenset[tuple[str, ...]], elsewhere: Collection[Decimal] = ()
) -> Iterator[Relation]:
    """Hierarchies without total rows: what adds up in one column must add up in the others; codes alone where nothing does.

    `codes` are those of all tables of the report, `elsewhere` the amounts that its sentences print.
    """
    done: Done = set()
    for source in () if _plain(amounts) else amounts.columns:
        yield from _by_tree(rule, amounts, source, done)
    for column in amounts.columns:
        yield from _by_code(rule, amounts, column, done, codes)
    yield from _by_name(rule, amounts, done, elsewhere)


def _plain(amounts: Amounts) -> bool:
    """Whether a total row is the sum of all rows above it in some column: then none of them is the sum of others, whatever adds
    up by chance among small numbers."""
    totals = [r.index for r in amounts.view.rows if r.kind == "total"]
    for column in amounts.columns if len(totals) == 1 else ():
        above = [e for e in amounts.entries[column.index] if e.row.kind == "data" and e.row.index < totals[0]]
        whole = amounts.entry(column, totals[0])
        if whole is not None and whole.amount and len(above) >= LEAST_ROWS and sum(e.amount for e in above) == whole.amount:
            return True
    return False


def _by_tree(rule: Rule, amounts: Amounts, source: Column, done: Done) -> Iterator[Relation]:
    """What adds up in one column, in all columns."""
    tree = amounts.trees[source.index]
    for parent, kids in tree.items():
        for column in amounts.columns:
            claim = None if (parent, column.index) in done else amounts.claim(column, parent, kids)
            if claim is None or (column is not source and not _same_rows(amounts, column, tree, parent)):
                continue
            done.add((parent, column.index))
            if claim.holds():
                yield holding(rule, claim)
            elif (
                not read_otherwise(claim)
                and _comparable(source, column)
                and _shares(amounts, tree, column)
                and _sure(amounts, source)
            ):
                yield failing(rule, claim)


def _sure(amounts: Amounts, source: Column) -> bool:
    """Whether what adds up is structure, not a coincidence of round amounts: the tree takes in most rows, or another
    of its sums holds in a second column too."""
    tree = amounts.trees[source.index]
    inside = set(tree) | {kid for kids in tree.values() for kid in kids}
    rows = [e for e in amounts.entries[source.index] if e.row.kind == "data" and e.amount]
    if len(inside & {e.row.index for e in rows}) * 5 >= len(rows) * 3 and len(tree) >= 2:
        return True
    confirmed = [
        parent
        for parent, kids in tree.items()
        for column in amounts.columns
        if column is not source
        and (claim := amounts.claim(column, parent, kids))
        and claim.whole.amount
        and claim.holds()
    ]
    return len(confirmed) >= 2


def _same_rows(amounts: Amounts, column: Column, tree: Tree, parent: int) -> bool:
    """Whether another column has no other children, and no figure above the last child that the tree does not know."""
    kids = tree[parent]
    if amounts.trees[column.index].get(parent, kids) != kids:
        return False
    known, new = {parent}, set(kids)
    while new:
        known |= new
        new = {kid for row in new for kid in tree.get(row, ())} - known
    between = (e for e in amounts.entries[column.index] if parent < e.row.index < kids[-1] and e.row.kind == "data")
    return all(e.row.index in known for e in between)


def _shares(amounts: Amounts, tree: Tree, column: Column) -> bool:
    """Whether a column has the structure of another at all: where most of its sums fail it holds something else."""
    claims = [c for parent, kids in tree.items() if (c := amounts.claim(column, parent, kids))]
    held = sum(c.holds() for c in claims)
    return held * 2 >= len(claims) if not column.measure or len(claims) - held >= 3 else True


def _comparable(source: Column, column: Column) -> bool:
    money = {"anggaran", "realisasi_anggaran", "sisa", "jumlah", ""}
    return source.measure in money and column.measure in money


def _by_code(
    rule: Rule, amounts: Amounts, column: Column, done: Done, codes: frozenset[tuple[str, ...]]
) -> Iterator[Relation]:
    """Parents by their codes, where half of the column holds: certain only where no part can have been left out on purpose."""
    coded = coded_tree(amounts.entries[column.index])
    claims = {p: c for p, kids in coded.items() if (c := amounts.claim(column, p, kids))}
    held = sum(claim.holds() for claim in claims.values())
    for parent, claim in claims.items():
        if (parent, column.index) in done or parent in amounts.trees[column.index]:
            continue
        if len(claim.parts) < 2 or held * 2 < len(claims):
            continue
        if claim.holds() or read_otherwise(claim):
            continue
        short = claim.exact < claim.whole.amount and not mistyped(claim)
        if short and _selection(amounts.view):
            continue
        sure = not short or (_complete(claim, codes) and held > len(claims) - held)
        yield failing(rule, claim) if sure else doubtful(rule, claim)


def doubtful(rule: Rule, claim: Sum) -> Relation:
    """A sum that does not hold, as a warning."""
    relation = failing(rule, claim)
    return replace(relation, severity=min(Severity.WARNING, relation.severity or rule.severity, key=lambda s: s.rank))


SELECTED = compiled(
    r"\b(?:di\s*antaranya|antara\s+lain|terbesar|terkecil|beberapa|sebagian|tertentu|terpilih|menonjol|\d{1,2}\s+besar|top\s+\d+"
    r"|(?:program|kegiatan|belanja)(?:\s*/\s*\w+|\s+dan\s+\w+)?\s+(?:prioritas|unggulan|strategis|utama|pendukung))\b",
    re.I,
)
"""In a title or the words before a table: it shows a choice of the parts."""


def _selection(view: TableView) -> bool:
    """Whether a table says that it shows a choice of the parts only: in its title, before it, or in a row of its own."""
    table = view.table
    texts = [table.caption.text.plain if table.caption else "", table.lead.plain if table.lead else ""]
    return any(SELECTED.search(t) for t in texts) or any(SELECTED.search(r.label) for r in view.rows if not r.number)


def _complete(claim: Sum, codes: frozenset[tuple[str, ...]]) -> bool:
    """Whether the codes of the parts count from one without a gap, and no table of the report knows another part."""
    whole = code_of(claim.whole.row)
    parts = {code_of(p.row) for p in claim.parts}
    lasts = [code[-1] for code in parts if len(code) == len(whole) + 1]
    counted = sorted(int(c) for c in lasts if c.isdigit()) == list(range(1, len(claim.parts) + 1))
    known = {code for code in codes if len(code) == len(whole) + 1 and code[: len(whole)] == whole}
    return counted and known <= parts


def _by_name(rule: Rule, amounts: Amounts, done: Done, elsewhere: Collection[Decimal]) -> Iterator[Relation]:
    """Programmes whose rows below do not add up in any column, in a table where other programmes do.

    That is certain where one slip explains the sum, where a sentence prints the sum, or where most programmes of the
    table add up.
    """
    groups = headed_groups(amounts.view)
    claims = [
        claim
        for column in amounts.columns if column.measure in MONEY
        for parent, kids in groups.items() if len(kids) >= 2
        and not any(kid in amounts.trees[column.index] for kid in kids)
        and (claim := amounts.claim(column, parent, kids))
    ]  # fmt: skip
    held = {c.whole.row.index for c in claims if c.holds()}
    failed = {c.whole.row.index for c in claims if not c.holds()} - held
    for claim in claims:
        parent = claim.whole.row.index
        if claim.holds() or (parent, claim.column.index) in done or read_otherwise(claim):
            continue
        if claim.exact < claim.whole.amount and not mistyped(claim) and _selection(amounts.view):
            continue
        relation = failing(rule, claim)
        told = claim.exact >= LEAST_TOLD and claim.exact in elsewhere and claim.whole.amount not in elsewhere
        if mistyped(claim) or told or len(held) > max(1, len(failed)):
            yield relation
        elif len(failed) <= 2 * len(held):
            yield doubtful(rule, claim)
