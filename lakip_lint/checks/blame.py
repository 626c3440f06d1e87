"""Which figure of a sum that fails is wrong: the one that its row contradicts, and no longer does when it is put right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint.facts.fact import TableView
from lakip_lint.facts.ratios import FORMULAS, exactly, fits, triples
from lakip_lint.facts.sums import Entry, Sum, across_sums, difference_columns


def contradicted(claim: Sum, entry: Entry, right: Decimal) -> bool:
    """Whether the row of an entry contradicts its figure in the column of the claim, and agrees with `right` (units of 1)."""
    return bool(mended(claim.view, (entry.row.index, claim.column.index), right))


def mended(view: TableView, slot: tuple[int, int], right: Decimal) -> int:
    """How many sums, differences and percentages of its row a figure breaks that hold with `right`; 0 if any then fails.

    `slot` is the row and column of the figure, `right` in units of 1.
    """
    figure = view.figure(*slot)
    now = list(_row_says(view, *slot))
    if all(now) or right < 0 or figure is None:
        return 0
    fixed = replace(figure, value=right / figure.scale, readings=())
    after = list(_row_says(replace(view, cells={**view.cells, slot: (fixed,)}), *slot))
    return now.count(False) if len(after) == len(now) and all(after) else 0


def _row_says(view: TableView, row: int, column: int) -> Iterator[bool]:
    """Whether each sum, difference and percentage that the figure of a cell takes part in along its row holds."""
    for sums in across_sums(view):
        for claim in sums:
            if claim.whole.row.index == row and column in (claim.column.index, *claim.across):
                yield claim.holds()
    yield from _differences(view, row, column)
    for group in triples(view, "realisasi_anggaran", "anggaran", "serapan"):
        for triple in group:
            inside = triple.row.index == row and column in [c.index for c in triple.columns]
            if inside and triple.result.value is not None and triple.of.value is not None and triple.to.value is not None:
                yield fits(triple, FORMULAS[0], truncated=True)


def _differences(view: TableView, row: int, column: int) -> Iterator[bool]:
    """What is left of two columns, either way round."""
    for rest in view.columns_of("sisa"):
        pair = difference_columns(view, rest)
        if pair is None or rest.unit == "%" or column not in (rest.index, *(c.index for c in pair)):
            continue
        figures = [f for c in (rest, *pair) if (f := view.figure(row, c.index)) and f.value is not None]
        if len(figures) == 3:
            gap = exactly(figures[1]) - exactly(figures[2])
            yield exactly(figures[0]).meets(gap) or exactly(figures[0]).meets(-gap)
