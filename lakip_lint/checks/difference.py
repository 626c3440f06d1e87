"""What is left of a budget, and what its revision added: the difference of two columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lakip_lint.checks.blame import mended
from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sums import difference_columns
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule


@kind("difference")
def check_difference(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: result (sisa), of (anggaran), less (realisasi_anggaran): sisa = anggaran - realisasi where most rows say so.

    less: anggaran: the same for a budget after and before its revision.
    """
    for view in understanding.tables:
        for column in view.columns_of(rule.given["result"]):
            pair = difference_columns(view, column)
            if pair and pair[1].measure == rule.given["less"]:
                yield from _differences(rule, view, column, *pair)


def _differences(rule: Rule, view: TableView, column: Column, of: Column, less: Column) -> Iterator[Relation]:
    judged = []
    for row in view.rows:
        if row.kind not in ("data", "total"):
            continue
        result, a, b = (view.figure(row.index, c.index) for c in (column, of, less))
        if not result or not a or not b or result.amount is None or a.amount is None or b.amount is None or result.unit == "%":
            continue
        computed = exactly(a) - exactly(b)
        judged.append((row, result, a, b, computed, exactly(result).meets(computed) or exactly(result).meets(-computed)))
    if sum(j[-1] for j in judged) * 2 < len(judged) or not judged:
        return
    turned = sum(j[-1] and exactly(j[1]).meets(-j[4]) for j in judged) * 2 > sum(j[-1] for j in judged)
    for row, result, a, b, computed, holds in judged:
        if not holds and (doubted := _wrong_input(view, row, (of, less), (result, a, b), turned=turned)):
            yield _input_doubted(rule, view, row, doubted)
            continue
        expected = shown(computed.middle / result.scale, result, result.decimals)
        yield Relation(
            rule,
            holds,
            evidence(result, "doubted"),
            (evidence(a, "input", _role(of)), evidence(b, "input", _role(less))),
            printed=result.raw,
            expected=expected,
            calculation=f"{a.raw} − {b.raw} = {expected}",
            cause=None if holds else find_cause(result, computed.middle),
            arguments={"subject": row_name(row), "table": table_name(view)},
        )


@dataclass(frozen=True)
class Doubted:
    """A figure that the rest is computed from, what it should be (units of 1), the two that say so, their sign."""

    column: Column
    figure: Figure
    right: Decimal
    others: tuple[Figure, Figure]
    sign: str


def _wrong_input(
    view: TableView, row: Row, columns: tuple[Column, Column], figures: tuple[Figure, Figure, Figure], *, turned: bool
) -> Doubted | None:
    """The budget or realisasi that the rest and the percentage of the row contradict, and that agrees when it is put right.

    `turned`: the table prints the rest of a budget that was not used up as a negative number.
    """
    rest, of, less = figures
    if rest.amount is None or of.amount is None or less.amount is None:
        return None
    left = -rest.amount if turned else rest.amount
    options = (
        Doubted(columns[0], of, less.amount + left, (less, rest), "+"),
        Doubted(columns[1], less, of.amount - left, (of, rest), "−"),
    )
    found = [doubted for doubted in options if mended(view, (row.index, doubted.column.index), doubted.right) >= 2]
    return found[0] if len(found) == 1 else None


def _input_doubted(rule: Rule, view: TableView, row: Row, doubted: Doubted) -> Relation:
    figure, (one, other) = doubted.figure, doubted.others
    expected = shown(doubted.right / figure.scale, figure, figure.decimals)
    return Relation(
        rule,
        False,
        evidence(figure, "doubted"),
        (evidence(one, "input"), evidence(other, "input")),
        printed=figure.raw,
        expected=expected,
        calculation=f"{one.raw} {doubted.sign} {other.raw} = {expected}",
        cause=find_cause(figure, doubted.right),
        arguments={"subject": row_name(row), "table": table_name(view)} | _revision_of(doubted.column),
        doubts=doubted.column.measure,
    )


REVISION = {
    "sebelum": Both("sebelum perubahan", "before its revision"),
    "sesudah": Both("sesudah perubahan", "after its revision"),
}
"""Which of the two budgets of a year that was revised a column holds."""


def _role(column: Column) -> Words:
    name, revision = column.measure.removesuffix("_anggaran"), REVISION.get(column.scope)
    return f"{name} " + revision if revision else name


def _revision_of(column: Column) -> dict[str, Words]:
    return {"column": REVISION[column.scope]} if column.scope in REVISION else {}
