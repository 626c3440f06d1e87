"""What is left of a budget, and what its revision added: the difference of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.blame import mended
from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.recomputed import listed, recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sums import difference_columns
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
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


class Rest(Struct, frozen=True):
    """A row with its rest as printed, the two figures that it is the difference of, and the difference."""

    row: Row
    result: Figure
    of: Figure
    less: Figure
    computed: Interval

    @property
    def same(self) -> bool:
        return exactly(self.result).meets(self.computed)

    @property
    def opposite(self) -> bool:
        return exactly(self.result).meets(-self.computed)

    @property
    def holds(self) -> bool:
        """Whether the size is right, whatever the sign."""
        return self.same or self.opposite


def _differences(rule: Rule, view: TableView, column: Column, of: Column, less: Column) -> Iterator[Relation]:
    judged = list(_rests(view, column, of, less))
    held = [rest for rest in judged if rest.holds]
    if len(held) * 2 < len(judged) or not judged:
        return
    turned = sum(rest.opposite for rest in held) * 2 > len(held)
    signed = _signed(view, column, held, turned=turned)
    for rest in judged:
        row, result, a, b = rest.row, rest.result, rest.of, rest.less
        if not rest.holds and (doubted := _wrong_input(view, row, (of, less), (result, a, b), turned=turned)):
            yield _input_doubted(rule, view, row, doubted)
            continue
        wrong_sign = rest.holds and signed and not (rest.opposite if turned else rest.same)
        right = -rest.computed.middle if turned else rest.computed.middle
        expected = _as_written(right, result, held)
        yield Relation(
            rule,
            rest.holds and not wrong_sign,
            evidence(result, "doubted"),
            (evidence(a, "input", _role(of)), evidence(b, "input", _role(less))),
            printed=result.raw,
            expected=expected,
            calculation=listed((b, a) if turned else (a, b), "−") + f" = {expected}",
            cause=None if rest.holds and not wrong_sign else find_cause(result, right),
            arguments={"subject": row_name(row), "table": table_name(view)},
        )


def _rests(view: TableView, column: Column, of: Column, less: Column) -> Iterator[Rest]:
    for row in view.rows:
        if row.kind not in ("data", "total"):
            continue
        result, a, b = (view.figure(row.index, c.index) for c in (column, of, less))
        if not result or not a or not b or result.amount is None or a.amount is None or b.amount is None or result.unit == "%":
            continue
        yield Rest(row, result, a, b, exactly(a) - exactly(b))


INCOME = compiled(
    r"^\W*(?:(?:jumlah|total|realisasi)\s+)*(?:pendapatan|penerimaan|pajak|retribusi|surplus|defisit|pembiayaan|silpa)\b", re.I
)
"""Rows of which more is better: their rest may be counted the other way round."""
BOTH_WAYS = compiled(r"\(\s*(?:ber)?kurang|\(\s*(?:defisit|minus|turun|penurunan|pengurangan)", re.I)
"""A header that says what stands in brackets."""
LEAST_SIGNED = 2
"""Rows whose sign must be right before another is measured by them."""


def _signed(view: TableView, column: Column, held: list[Rest], *, turned: bool) -> bool:
    """Whether a column tells more from less by its signs: its header says so, or a row is negative that has to be.

    Where a third of the rows or more have the other sign, or income stands in the table too, the signs follow no one rule.
    """
    telling = [rest for rest in held if rest.result.amount]
    right = [rest for rest in telling if (rest.opposite if turned else rest.same)]
    if len(right) < LEAST_SIGNED or len(telling) * 2 > len(right) * 3:
        return False
    if any(INCOME.search(row.label) for row in view.rows):
        return False
    told = any(BOTH_WAYS.search(text) for text in column.path)
    negative = sum((rest.result.amount or 0) < 0 for rest in telling)
    return told or bool(negative)


def _as_written(right: Decimal, result: Figure, held: list[Rest]) -> str:
    """A rest as the column prints it: less than nothing in brackets where it does so, else with a minus."""
    brackets = any(rest.result.raw.lstrip().startswith("(") for rest in held) or result.raw.lstrip().startswith("(")
    words = shown(abs(right) / result.scale, result, result.decimals)
    return words if right >= 0 else f"({words})" if brackets else f"-{words}"


class Doubted(Struct, frozen=True):
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
    arguments = {"subject": row_name(row), "table": table_name(view)} | _revision_of(doubted.column)
    words = listed(doubted.others, doubted.sign)
    inputs = map(evidence, doubted.others)
    relation = recomputed(rule, doubted.figure, doubted.right, words, inputs, arguments, holds=False)
    return replace(relation, doubts=doubted.column.measure)


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
