"""Rows of column numbers and numbered lists: a number twice or skipped."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.chapters import Plan
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import lines_between, quote
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.headers import NUMBER_CELL
from lakip_lint.document.model import Cell, Document, Heading, Paragraph, Place, Table
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule


def column_numbers(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """The row of column numbers under a header: a number twice, skipped, or falling. Rows that say the same are one finding."""
    del plan
    faults: dict[str, list[tuple[Cell, int, Evidence]]] = defaultdict(list)
    for table in report.document.tables:
        if table.numbers_row is None:
            continue
        cells = distinct(table, table.numbers_row)
        numbered = [(c, int(m.group(1))) for c in cells if (m := NUMBER_CELL.match(c.plain))]
        if len(numbered) < 3 or len(numbered) < len([c for c in cells if c.plain]):
            continue
        fault = _first_fault(numbered)
        if fault and not _numbers_columns(table, numbered):
            continue
        if fault is None:
            yield Relation(rule, True, quote(numbered[0][0].text, "input"))
        else:
            row = " ".join(c.plain for c in cells if c.plain)
            faults[row].append(
                (*fault, Evidence(numbered[0][0].place, row, "context", Both("baris nomor kolom", "the row of column numbers")))
            )
    for row, found in faults.items():
        cell, expected, whole = found[0]
        others = [whole, *(quote(c.text, "copy") for c, _, _ in found[1:])]
        yield Relation(
            rule, False, quote(cell.text), tuple(others), cell.plain, str(expected), arguments={"row": row},
        )


def distinct(table: Table, row: int) -> list[Cell]:
    """The cells of a row from left to right, a merged cell once."""
    cells: list[Cell] = []
    for cell in table.rows[row]:
        if cell is not None and not any(cell is c for c in cells):
            cells.append(cell)
    return cells


def _first_fault(numbered: list[tuple[Cell, int]]) -> tuple[Cell, int] | None:
    """The first cell that does not continue the numbers, and the number that would. A merged cell may count its columns."""
    for (before, n), (after, m) in pairwise(numbered):
        lettered = bool(patterns.search(r"\d\s*[a-z]", after.plain))
        if m in (n + 1, n + before.column_span) or (lettered and m == n):
            continue
        return after, n + 1
    return None


def _numbers_columns(table: Table, numbered: list[tuple[Cell, int]]) -> bool:
    """Whether a row that is out of order numbers the columns all the same, and is no row of small counts.

    It is set in brackets or goes up by one mostly; and some row below has words where this one has numbers.
    """
    steps = [m - n for (_, n), (_, m) in pairwise(numbered)]
    bracketed = all(c.plain.startswith("(") for c, _ in numbered)
    if not bracketed and sum(step == 1 for step in steps) < 0.6 * len(steps):
        return False
    below = table.rows[(table.numbers_row or 0) + 1 :]
    return any(
        (other := row[c.column]) is not None and patterns.search(r"[A-Za-z]{3}", other.plain)
        for row in below for c, _ in numbered if c.column < len(row)
    )


ITEM = compiled(r"^\(?(\d{1,2})[.)]$")


def list_numbers(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """A number twice or skipped in one list, or a list that begins with another number than 1."""
    del plan
    for items in _lists(report.document):
        faults = [f for f in (_fault_of(report.document, a, b) for a, b in pairwise(items)) if f]
        if not items[0].opens and (first := _late_start(report.document, items[0])):
            faults.insert(0, first)
        if not faults and len(items) > 1:
            yield Relation(rule, True, items[0].evidence)
        for item, before, expected in faults[:1]:
            others = (
                (replace(before.evidence, role="input", note=Both("butir sebelumnya", "the item before")),) if before else ()
            )
            yield Relation(
                rule, False, item.evidence, others, item.paragraph.marker, str(expected),
                arguments={"marker": item.paragraph.marker, "stands": _stands(before)},
            )


def _stands(before: Item | None) -> Both:
    """Where an item stands in its list."""
    if before is None:
        return Both("membuka daftarnya", "opens its list")
    marker = before.paragraph.marker
    return Both(f"mengikuti butir {marker}", f"follows item {marker}")


class Item(Struct, frozen=True):
    """An item of a numbered list. `lead`: the paragraph right above it; `after_heading`: a heading parts it from the last."""

    value: int
    paragraph: Paragraph
    lead: Paragraph | None
    after_heading: bool

    @property
    def opens(self) -> bool:
        return self.value <= 1

    @property
    def evidence(self) -> Evidence:
        words = f"{self.paragraph.marker} {self.paragraph.text.plain}".split()
        return Evidence(self.paragraph.place, " ".join(words[:8]), "doubted")


Fault = tuple[Item, Item | None, int]


def _fault_of(document: Document, before: Item, after: Item) -> Fault | None:
    """A number that repeats (with no heading between) or leaves out one to three numbers that are printed nowhere between."""
    step = after.value - before.value
    missing = [1] if step == 0 else list(range(before.value + 1, after.value))
    if (step == 0 and after.after_heading) or step == 1 or step > 4:
        return None
    between = lines_between(document, before.paragraph.place, after.paragraph.place)
    if any(_begins_item(line, number) for line in between for number in missing):
        return None
    return after, before, before.value + 1


def _late_start(document: Document, first: Item) -> Fault | None:
    """The first item of a list announced by a colon that begins with 2 to 9."""
    if first.lead is None or not first.lead.text.plain.endswith(":") or first.value > 9:
        return None
    between = lines_between(document, Place(first.paragraph.place.page - 1), first.paragraph.place)
    return None if any(_begins_item(line, first.value - 1) for line in between) else (first, None, 1)


def _begins_item(line: str, number: int) -> bool:
    """Whether the number of an item is printed at the beginning of a line, or inside one."""
    return bool(re.search(rf"^\W*{number}\s?[.)]|\s{number}[.)]\s", line))


def _lists(document: Document) -> Iterator[list[Item]]:
    """Lists of numbered items: of one style and indentation, in the left part of the page, in rising order.

    A list may go on under the next heading. It ends where a number falls, and where an item further left takes over.
    """
    widths = {p.number: p.width for p in document.pages}
    lists: dict[tuple[str, int], list[Item]] = {}
    lead: Paragraph | None = None
    heading = False
    for block in document.blocks:
        heading = heading or isinstance(block, Heading)
        if not isinstance(block, Paragraph):
            continue
        match = ITEM.match(block.marker.strip())
        if match and block.place.box.x0 <= 0.4 * widths.get(block.place.page, 0):
            style = (patterns.sub(r"\d+", "9", block.marker), round(block.place.box.x0 / 12))
            for key in [k for k in lists if k[1] > style[1] + 1]:
                yield lists.pop(key)
            item = Item(int(match.group(1)), block, lead, heading)
            current = next((k for k in lists if k[0] == style[0] and abs(k[1] - style[1]) <= 1), style)
            if current in lists and (item.opens or item.value < lists[current][-1].value):
                yield lists.pop(current)
            lists.setdefault(current, []).append(item)
            heading = False
        lead = block
    yield from lists.values()
