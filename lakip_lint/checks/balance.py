"""SURPLUS/(DEFISIT): pendapatan less belanja, with its sign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.sums import Entry
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule


@kind("balance")
def check_balance(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """SURPLUS/(DEFISIT) = pendapatan - belanja, with its sign: spending without income is a deficit."""
    for view in understanding.tables:
        for row in view.rows:
            if row.label.lower().lstrip("0123456789. ").startswith(("surplus", "defisit", "(defisit")):
                found = [
                    r
                    for c in view.columns
                    if c.measure in ("anggaran", "realisasi_anggaran", "")
                    for r in _balance(rule, view, row, c)
                ]
                yield from (r for r in found if r.holds)
                wrong = [r for r in found if not r.holds]
                if wrong:
                    yield replace(wrong[0], others=(*wrong[0].others, *(replace(r.doubted, role="copy") for r in wrong[1:])))


def _balance(rule: Rule, view: TableView, row: Row, column: Column) -> Iterator[Relation]:
    printed = view.figure(row.index, column.index)
    income, spending = (_first_named(view, column, row.index, word) for word in ("pendapatan", "belanja"))
    if printed is None or printed.amount is None or spending is None:
        return
    received = income.amount if income else Decimal(0)
    expected = received - spending.amount
    if abs(printed.amount) != abs(expected):
        return  # another figure than the plain difference: not understood here
    parts = [evidence(e.figure, "input", row_name(e.row)) for e in (income, spending) if e is not None]
    words = shown(abs(expected), printed, printed.decimals)
    yield Relation(
        rule,
        printed.amount == expected,
        evidence(printed, "doubted"),
        tuple(parts),
        printed=printed.raw,
        expected=f"({words})" if expected < 0 else words,
        calculation=f"{shown(received, printed, 0)} − {spending.figure.raw} = {'−' if expected < 0 else ''}{words}",
        cause=find_cause(printed, expected),
        arguments={"subject": row_name(row), "table": table_name(view)},
    )


def _first_named(view: TableView, column: Column, before: int, word: str) -> Entry | None:
    for row in view.rows:
        if row.index < before and row.label.lower().lstrip("0123456789. ").startswith(
            (word, "jumlah " + word, "total " + word)
        ):
            figure = view.figure(row.index, column.index)
            if figure is not None and figure.amount is not None:
                return Entry(row, figure)
    return None
