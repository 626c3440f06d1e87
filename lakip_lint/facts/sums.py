"""Which rows add up to which: the tree of a column, told by account codes, by what adds up, and by total rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.ratios import exactly
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.patterns import compiled

SUMMABLE = frozenset(
    {
        "anggaran",
        "realisasi_anggaran",
        "sisa",
        "jumlah",
        "responden",
        "laki",
        "perempuan",
        "volume",
        "nrr_tertimbang",
        "bobot",
        "nilai",
        "",
    }
)
MONEY = ("anggaran", "realisasi_anggaran")
BALANCE = re.compile(
    r"surplus|defisit|silpa|sisa lebih|^\W*(?:(?:jumlah|total|penerimaan|pengeluaran)\s+){0,2}pembiayaan\b", re.I
)
"""Rows that are differences, not parts of a sum."""


class Entry(Struct, frozen=True):
    """A row's figure in one column."""

    row: Row
    figure: Figure

    @property
    def value(self) -> Interval:
        return exactly(self.figure)

    @property
    def amount(self) -> Decimal:
        amount = self.figure.amount
        assert amount is not None
        return amount


class Sum(Struct, frozen=True):
    """A claim that `whole` is the sum of `parts`, in the column `column`; `why` says what the structure was told by."""

    view: TableView
    column: Column
    whole: Entry
    parts: tuple[Entry, ...]
    why: str
    across: tuple[int, ...] = ()
    """For a sum along a row the columns of its parts."""
    mixed: bool = False
    """Other rows of its column print what is reached in the end instead of a sum."""

    @property
    def computed(self) -> Interval:
        return total([p.value for p in self.parts])

    @property
    def exact(self) -> Decimal:
        return sum((p.amount for p in self.parts), Decimal(0))

    def holds(self, *, truncated: bool = False) -> bool:
        printed = (
            self.whole.figure.truncated_interval if truncated and self.whole.figure.decimals else exactly(self.whole.figure)
        )
        return printed is not None and printed.meets(self.computed)


def entries(view: TableView, column: Column, *, balance: bool = False) -> list[Entry]:
    """The rows with one readable figure in this column, from top to bottom."""
    found = []
    for row in view.rows:
        if row.kind not in ("data", "total"):
            continue
        figure = view.figure(row.index, column.index)
        if figure is None or figure.amount is None or figure.upper is not None:
            continue
        if not balance and BALANCE.search(row.label):
            continue
        found.append(Entry(row, figure))
    return found


def summable_columns(view: TableView) -> list[Column]:
    """The columns whose rows may add up: amounts and counts, two figures at least."""
    columns = []
    for column in view.columns:
        if column.measure not in SUMMABLE or column.unit in ("%", "‰"):
            continue
        found = entries(view, column)
        if len(found) >= 2 and not any(e.figure.unit in ("%", "‰") for e in found):
            columns.append(column)
    return columns


Tree = Mapping[int, tuple[int, ...]]
"""The rows (by index) that are sums, and the rows that each is the sum of."""


class Amounts(Struct, frozen=True, dict=True):
    """What may be added up in a table: of each column (by index) its entries, and the tree that the figures show."""

    view: TableView
    columns: tuple[Column, ...]
    entries: Mapping[int, list[Entry]]
    trees: Mapping[int, Tree]

    @classmethod
    def of(cls, view: TableView) -> Amounts:
        columns = summable_columns(view)
        found = {c.index: entries(view, c) for c in columns}
        return cls(view, tuple(columns), found, {index: added_up(column) for index, column in found.items()})

    def entry(self, column: Column, row: int) -> Entry | None:
        return self._by_row[column.index].get(row)

    def claim(self, column: Column, parent: int, kids: Iterable[int]) -> Sum | None:
        """That a row is the sum of others in a column; None where one of them has no figure there."""
        whole, parts = self.entry(column, parent), [self.entry(column, kid) for kid in kids]
        known = tuple(part for part in parts if part is not None)
        return Sum(self.view, column, whole, known, "rincian") if whole and len(known) == len(parts) else None

    @cached_property
    def _by_row(self) -> dict[int, dict[int, Entry]]:
        return {index: {e.row.index: e for e in column} for index, column in self.entries.items()}


def difference_columns(view: TableView, rest: Column) -> tuple[Column, Column] | None:
    """What a column of rests is the difference of: anggaran and realisasi, or the budget after and before its revision."""
    budgets, spent = view.columns_of("anggaran"), view.columns_of("realisasi_anggaran")
    if spent:
        of = [c for c in budgets if c.scope == rest.scope or not rest.scope]
        return (of[-1], spent[-1]) if of else None
    after, before = ([c for c in budgets if c.scope == scope] for scope in ("sesudah", "sebelum"))
    return (after[-1], before[-1]) if after and before else None


def added_up(column_entries: list[Entry]) -> dict[int, tuple[int, ...]]:
    """Parents and children (row indexes) as the figures themselves show: read from the bottom, a row that equals the sum of the
    rows just below it (at least two, none of them already someone's child) is their parent."""
    roots: list[Entry] = []
    tree: dict[int, tuple[int, ...]] = {}
    for entry in reversed([e for e in column_entries if e.row.kind == "data"]):
        running = Decimal(0)
        taken = 0
        for count, root in enumerate(roots, 1):
            running += root.amount
            if running == entry.amount and entry.amount and sum(1 for r in roots[:count] if r.amount) >= 2:
                taken = count
                break
        if taken:
            tree[entry.row.index] = tuple(r.row.index for r in roots[:taken])
        elif roots and roots[0].amount == entry.amount and entry.amount and _below(entry.row, roots[0].row):
            taken = 1
            tree[entry.row.index] = (roots[0].row.index,)
        roots = [entry, *roots[taken:]]
    return tree


def _below(parent: Row, child: Row) -> bool:
    """Whether the codes say that one row stands under the other."""
    a, b = code_of(parent), code_of(child)
    return bool(a) and len(b) > len(a) and b[: len(a)] == a


def code_of(row: Row) -> tuple[str, ...]:
    """The parts of an account or programme code ("5.1.02"), or () where the row has none."""
    if row.level is None:
        return ()
    return tuple(p for p in row.number.replace(" ", ".").strip(".").split(".") if p)


def coded_tree(column_entries: list[Entry]) -> dict[int, tuple[int, ...]]:
    """Parents and children by account codes: a child's code begins with its parent's."""
    coded = [(code_of(e.row), e) for e in column_entries if code_of(e.row)]
    tree: dict[int, list[int]] = {}
    stack: list[tuple[tuple[str, ...], Entry]] = []
    for code, entry in coded:
        while stack and not (len(code) > len(stack[-1][0]) and code[: len(stack[-1][0])] == stack[-1][0]):
            stack.pop()
        if stack:
            tree.setdefault(stack[-1][1].row.index, []).append(entry.row.index)
        stack.append((code, entry))
    return {parent: tuple(children) for parent, children in tree.items()}


PROGRAMME = compiled(r"\W*program\b", re.I)


def headed_groups(view: TableView) -> dict[int, tuple[int, ...]]:
    """Parents without codes and the rows below each: a row "Program …" with those that are none, else a row in capitals or
    bold with those that are not. A group ends at the next such row, and at a total; one with rows in it that name no activity
    or account is left out."""
    rows = [r for r in view.rows if r.kind in ("data", "total", "band", "average")]
    for is_head in (lambda r: bool(PROGRAMME.match(r.label)), lambda r: r.label.isupper(), lambda r: _is_bold(view, r)):
        heads = [r for r in rows if r.kind in ("data", "band") and is_head(r)]
        if heads and any(r.kind == "data" and r not in heads for r in rows):
            return _below_heads(rows, {r.index for r in heads})
    return {}


def _below_heads(rows: list[Row], heads: set[int]) -> dict[int, tuple[int, ...]]:
    groups: dict[int, list[Row]] = {}
    head: Row | None = None
    for row in rows:
        if row.index in heads:
            head = row
        elif row.kind in ("total", "average"):
            head = None
        elif head is not None:
            groups.setdefault(head.index, []).append(row)
    return {
        h: tuple(r.index for r in below)
        for h, below in groups.items()
        if all(r.kind == "data" and r.subject and r.subject.kind == "anggaran" for r in below)
    }


def _is_bold(view: TableView, row: Row) -> bool:
    """Whether every word of the label is bold."""
    cells = {id(c): c for c in view.table.rows[row.index] if c is not None and row.label and row.label in c.plain}
    spans = [span for cell in cells.values() for span in cell.text.spans]
    return bool(spans) and all(span.bold for span in spans)


def total_hypotheses(
    column_entries: list[Entry], whole: Entry, tree: Tree
) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Sets of rows that a total row may add up, the likeliest first."""
    above = [e for e in column_entries if e.row.index < whole.row.index]
    last = max((i for i, e in enumerate(above) if e.row.kind == "total"), default=-1)
    since = [e for e in above[last + 1 :] if e.row.kind == "data"]
    data = [e for e in above if e.row.kind == "data"]
    children = {c for kids in tree.values() for c in kids}
    yield "semua baris", tuple(since)
    yield "baris induk", tuple(e for e in since if e.row.index not in children)
    roots = [e for e in since if e.row.index not in children]
    yield (
        "baris induk, anak tunggal sekali",
        tuple(
            e
            for i, e in enumerate(roots)
            if i == 0 or e.amount != roots[i - 1].amount  # an only child repeats its parent
        ),
    )
    yield "semua baris di atas", tuple(data)
    yield "semua baris induk di atas", tuple(e for e in data if e.row.index not in children)
    totals = [e for e in above if e.row.kind == "total"]
    if len(totals) >= 2:
        yield "semua jumlah di atas", tuple(totals)
    levels = [e.row.level for e in since if e.row.level is not None]
    if levels:
        yield "baris kode teratas", tuple(e for e in since if e.row.level == min(levels))
    numbered = tuple(e for e in since if e.row.number)
    if numbered and len(numbered) < len(since):
        yield "baris bernomor", numbered
        yield "baris tanpa nomor", tuple(e for e in since if not e.row.number)
    capitals = tuple(e for e in since if e.row.label.isupper())
    if capitals and len(capitals) < len(since):
        yield "baris huruf besar", capitals
        yield "baris huruf kecil", tuple(e for e in since if not e.row.label.isupper())
    below = [e for e in column_entries if e.row.index > whole.row.index and e.row.kind == "data"]
    if not since and len(below) >= 2:
        yield "semua baris di bawah", tuple(below)
        inner = {c for kids in tree.values() for c in kids}
        yield "baris induk di bawah", tuple(e for e in below if e.row.index not in inner)


def across_sums(view: TableView) -> list[list[Sum]]:
    """For each column "Jumlah" that is the sum of the figures on its left in most rows: that sum in every row."""
    found = []
    for column in view.columns_of("jumlah"):
        left = _left_parts(view, column)
        choices = [_rows_across(view, column, left[start:]) for start in range(len(left) - 1)]
        claims = max(choices, key=lambda c: sum(s.holds() for s in c), default=[])
        held = sum(c.holds() for c in claims)
        sums = [claim for claim in claims if claim.holds() or not _is_level(claim)]
        if len(sums) < len(claims):
            if held >= 3 and held * 4 >= len(sums) * 3:
                found.append([replace(claim, mixed=True) for claim in sums])
        elif held >= 2 and held * 3 >= len(claims) * 2:
            found.append(claims)
        elif alone := _people_across(view, column, left):
            found.append([alone])
    return found


PEOPLE = compiled(r"\b(?:golongan|pangkat|pendidikan|eselon|jabatan|jenis\s+kelamin|usia|umur|agama|status)\b", re.I)
"""Groups of which everyone is in one."""
SHARES = compiled(r"persen|pro?sentase|presentase|%", re.I)
LEAST_GROUPS = 3


def _people_across(view: TableView, column: Column, left: list[Column]) -> Sum | None:
    """The only row of people by group ("S2 | S1 | SLTA | Jumlah"), beside a row of percentages at most; a doubt at the most."""
    words = [column.path[0] if column.path else "" for column in view.columns[: left[0].index]] if left else []
    rows = [r for r in view.rows if r.kind in ("data", "total") and not SHARES.search(r.label)]
    if len(rows) != 1 or len(left) < LEAST_GROUPS or not PEOPLE.search(" ".join((*words, view.table.title))):
        return None
    claim = _across(view, column, left, rows[0].index)
    if claim is None or len(claim.parts) != len(left) or any(p.figure.decimals for p in (claim.whole, *claim.parts)):
        return None
    return replace(claim, mixed=True)


def _is_level(claim: Sum) -> bool:
    """Whether the total of a row of years is its last or highest figure: what is reached in the end, as of a percentage."""
    years = [claim.view.columns[index].year for index in claim.across]
    levels = (claim.parts[-1].amount, max(part.amount for part in claim.parts))
    return None not in years and len(set(years)) == len(years) and claim.whole.amount in levels


def _rows_across(view: TableView, column: Column, parts: list[Column]) -> list[Sum]:
    rows = (row for row in view.rows if row.kind in ("data", "total"))
    return [claim for row in rows if (claim := _across(view, column, parts, row.index))]


def _left_parts(view: TableView, column: Column) -> list[Column]:
    parts: list[Column] = []
    for other in reversed(view.columns[: column.index]):
        of_a_year = other.measure in ("realisasi", "target") and other.year is not None
        if (
            (of_a_year or other.measure in ("laki", "perempuan", "", "responden", "nilai", "anggaran"))
            and other.unit != "%"
            and any(c == other.index for _, c in view.cells)
        ):
            parts.insert(0, other)
        else:
            break
    return parts


def _across(view: TableView, column: Column, parts: list[Column], row: int) -> Sum | None:
    found = [view.figure(row, c.index) for c in parts]
    whole = view.figure(row, column.index)
    view_row = next(r for r in view.rows if r.index == row)
    if whole is None or whole.amount is None:
        return None
    numbers = [f for f in found if f is not None and f.amount is not None]
    across = tuple(c.index for c in parts)
    if len(numbers) < 2 or any(f is not None and f.amount is None and not f.missing for f in found):
        return None
    return Sum(view, column, Entry(view_row, whole), tuple(Entry(view_row, f) for f in numbers), "kolom", across)
