"""A column that is computed from others in most rows of its table, whatever its header: share, ratio, difference, score.

Nothing need be known of the table: that two rows or more print exactly what two other columns give, to the last of several
digits, is no chance. A row that does not is doubted.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise, permutations

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.evidence import evidence, row_name, table_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.recomputed import recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.ratios import FORMULAS, Triple, exactly, fits, triples
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

HUNDRED, SCORE = Decimal(100), Decimal(25)
"""A score of a survey from 1 to 4 is converted to one of 100 by 25."""
RESULT = compiled(
    r"%|persen|pro?sen|presen|proporsi|cakupan|rasio|kontribusi|kemajuan|capaian|tingkat|nilai|skor|bobot|tertimbang|konversi|indeks|ikm",
    re.I,
)
"""Words of the header of a column that may be computed from others."""
APART = compiled(
    r"deviasi|selisih|kenaikan|penurunan|perubahan|pertambahan|kesenjangan|\bgap\b|\bbeda\b|kekurangan|kelebihan", re.I
)
"""Words of the header of a column of differences."""
EACH = compiled(
    r"produktivitas|kepadatan|rata-?\s*rata|\bper\s+[a-z]+|[a-z]\s?/\s?(?:ha|km|m2|jiwa|orang|kk|kapita|hari|bulan|hektar)\b",
    re.I,
)
"""Words of the header of a column that tells how much there is of one for each of the other."""
COMPUTED = compiled("|".join(words.pattern for words in (RESULT, APART, EACH)), re.I)
"""Words of any of these."""
TIMES = (Decimal(1), Decimal(10), Decimal(1000))
"""Units of such a column may be parts of those of the others: tons and hectares, but hundredweights a hectare."""
SCORED = compiled(r"nilai|skor|bobot|tertimbang|konversi|indeks|ikm", re.I)
WEIGHT = compiled(r"bobot|timbang", re.I)
SHARE_ROW = compiled(r"\W*(?:persentase|pro?sentase|presentase|persen|%)\W*(?:\(%\))?\W*$", re.I)
LEAST_DIGITS = 3
"""Digits of a result that agrees by no chance."""
LEAST_HELD, SURELY_HELD = 2, 3
MOST_COLUMNS = 12
RESULTS = ("", "persen", "capaian", "serapan", "nilai", "ikm", "efisiensi", "bobot")
"""What a column may measure that is computed from others."""
PERCENTAGES = ("persen", "capaian", "serapan", "realisasi_fisik", "sisa", "nomor", "kode", "predikat")
"""What no percentage is computed from."""
MONEY = ("anggaran", "realisasi_anggaran")
"""Of these the rules on budgets tell the ratio."""
JUDGED_ELSEWHERE = (("target", "realisasi", "capaian"), ("anggaran", "realisasi_anggaran", "serapan"))


class Row3(Struct, frozen=True):
    """The figures of one row: the result and what it is computed from (`to` is None where it is a number of the table)."""

    row: Row
    result: Figure
    of: Figure
    to: Figure | None
    computed: Interval

    @property
    def holds(self) -> bool:
        return self.result.interval is not None and self.result.interval.meets(self.computed)

    @property
    def close(self) -> bool:
        return self.result.truncated_interval is not None and self.result.truncated_interval.meets(self.computed)

    @property
    def telling(self) -> bool:
        """Whether its agreement proves the way of computing: a result of several digits that no input prints already."""
        digits = patterns.sub(r"\D", "", self.result.raw).lstrip("0")
        known = {f.amount for f in (self.of, self.to) if f is not None} | {Decimal(0), HUNDRED}
        return self.result.decimals > 0 and len(digits) >= LEAST_DIGITS and self.result.amount not in known


class Way(Struct, frozen=True):
    """A way of computing a column, and what it gives in each row."""

    result: Column
    sign: str
    rows: tuple[Row3, ...]
    whole: Figure | None = None
    """The total that the result is a share of."""

    @property
    def proofs(self) -> int:
        return sum(r.telling and r.holds for r in self.rows)

    @property
    def failing(self) -> list[Row3]:
        return [r for r in self.rows if not r.close and not _otherwise(self, r)]


@kind("columns-tied")
def check_columns_tied(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Columns that most rows compute from others of the table, and that no other rule judges."""
    for view in understanding.tables:
        named = [c for c in view.columns if c.measure in RESULTS and COMPUTED.search(" ".join(c.path))]
        elsewhere = JUDGED_ELSEWHERE if named else ()
        judged = {g[0].columns[2].index for t, r, c in elsewhere for g in triples(view, r, t, c) if _explained(g)}
        for column in named:
            if column.index not in judged:
                yield from _tied(rule, view, column)
        yield from _shares_across(rule, view)


def _explained(group: Sequence[Triple]) -> bool:
    """Whether target and realisasi give most of a column of capaian: else another pair of columns may."""
    return sum(any(fits(t, f, truncated=True) for f in FORMULAS) for t in group) * 2 >= len(group)


def _shares_across(rule: Rule, view: TableView) -> Iterator[Relation]:
    """A row of percentages below a row of counts that add up to its column "Jumlah": the share of each count."""
    rows = [r for r in view.rows if r.kind in ("data", "total")]
    for whole_column in view.columns_of("jumlah"):
        for counts, shares in pairwise(rows):
            whole = view.figure(counts.index, whole_column.index)
            if SHARE_ROW.match(shares.label) is None or whole is None or not whole.amount or not _plain(whole):
                continue
            left = [(c, view.figure(counts.index, c.index)) for c in view.columns[: whole_column.index]]
            parts = [(c, f) for c, f in left if f is not None and _plain(f)]
            if sum((f.amount or Decimal(0) for _, f in parts), Decimal(0)) != whole.amount:
                continue
            found = [
                (c, Row3(shares, printed, f, whole, (exactly(f) / exactly(whole)).scaled(HUNDRED)))
                for c, f in parts
                if (printed := view.figure(shares.index, c.index)) is not None and _plain(printed)
            ]
            way = Way(whole_column, "/", tuple(row for _, row in found), whole)
            yield from _judged_across(rule, view, way, [c for c, _ in found])


def _judged_across(rule: Rule, view: TableView, way: Way, columns: Sequence[Column]) -> Iterator[Relation]:
    failing = way.failing
    if way.proofs < LEAST_HELD or len(failing) * 2 > way.proofs:
        return
    for column, row in zip(columns, way.rows, strict=True):
        if row.close or row in failing:
            relation = _relation(rule, view, way, row, None)
            yield replace(relation, arguments={**relation.arguments, "subject": " ".join(column.path[-1].split())})


def _tied(rule: Rule, view: TableView, column: Column) -> Iterator[Relation]:
    way = max(_ways(view, column), key=lambda w: (w.proofs, -len(w.failing)), default=None)
    if way is None or way.proofs < LEAST_HELD:
        return
    failing = way.failing
    if len(failing) * 2 > way.proofs:
        return
    for row in way.rows:
        if row.close or row in failing:
            yield _relation(rule, view, way, row, None if row not in failing else _severity(way))


def _severity(way: Way) -> Severity | None:
    """Sure where enough rows prove the way, and where the counts of a share add up besides."""
    return None if way.whole is not None or way.proofs >= SURELY_HELD * len(way.failing) else Severity.WARNING


def _ways(view: TableView, column: Column) -> Iterator[Way]:
    """Every way in which the column may be computed from those on its left that at least one row proves."""
    left = [c for c in view.columns if c.index < column.index and c.measure not in PERCENTAGES]
    inputs = [c for c in left if sum(key[1] == c.index for key in view.cells) >= LEAST_HELD][:MOST_COLUMNS]
    header = " ".join(column.path)
    scored = SCORED.search(header) is not None
    for one in inputs:
        yield from _proven(_share(view, column, one))
        if scored:
            yield from _proven(_of_pairs(view, column, one, None, "× 25", lambda a, _: a.scaled(SCORE)))
    for one, other in permutations([c for c in inputs if c.measure not in MONEY], 2):
        yield from _proven(_of_pairs(view, column, one, other, "/", lambda a, b: (a / b).scaled(HUNDRED)))
        if APART.search(header):
            yield from _proven(_of_pairs(view, column, one, other, "−", lambda a, b: a - b))
        if EACH.search(header):
            for times in TIMES:
                sign = "per" if times == 1 else f"per × {times}"
                yield from _proven(_of_pairs(view, column, one, other, sign, partial(_each, times=times)))
        if scored and one.index < other.index and WEIGHT.search(" ".join((*one.path, *other.path, *column.path))):
            yield from _proven(_of_pairs(view, column, one, other, "× %", lambda a, b: (a * b).scaled(1 / HUNDRED)))
            yield from _proven(_of_pairs(view, column, one, other, "×", lambda a, b: a * b))


def _each(one: Interval, other: Interval, times: Decimal) -> Interval:
    return (one / other).scaled(times)


def _proven(way: Way | None) -> Iterator[Way]:
    if way is not None and way.proofs:
        yield way


def _figures(view: TableView, column: Column, kinds: tuple[str, ...] = ("data",)) -> Iterator[tuple[Row, Figure]]:
    for row in view.rows:
        figure = view.figure(row.index, column.index) if row.kind in kinds else None
        if figure is not None and _plain(figure):
            yield row, figure


def _plain(figure: Figure) -> bool:
    return figure.amount is not None and not figure.malformed and figure.upper is None


def _of_pairs(
    view: TableView,
    column: Column,
    one: Column,
    other: Column | None,
    sign: str,
    compute: Callable[[Interval, Interval], Interval],
) -> Way | None:
    """What two columns give in each row; None as soon as the first rows show that it is not the way."""
    rows: list[Row3] = []
    for row, result in _figures(view, column):
        a = view.figure(row.index, one.index)
        b = view.figure(row.index, other.index) if other is not None else a
        if a is None or b is None or not _plain(a) or not _plain(b) or not b.value:
            continue
        rows.append(Row3(row, result, a, b if other is not None else None, compute(exactly(a), exactly(b))))
        if len(rows) == MOST_TRIED and not any(r.holds for r in rows):
            return None
    return Way(column, sign, tuple(rows)) if rows else None


MOST_TRIED = 3
"""Rows after which a way that none of them follows is given up."""


def _share(view: TableView, column: Column, counts: Column) -> Way | None:
    """The share of each count in the total of its column, where the counts add up to that total."""
    parts = list(_figures(view, counts))
    wholes = list(_figures(view, counts, ("total",)))
    if len(parts) < LEAST_HELD or len(wholes) != 1 or wholes[0][1].unit == "%":
        return None
    whole = wholes[0][1]
    if not whole.amount:
        return None
    gap = whole.amount - sum((f.amount or Decimal(0) for _, f in parts), Decimal(0))
    printed = {row.index: figure for row, figure in _figures(view, column)}
    rows = [
        Row3(row, printed[row.index], figure, whole, (exactly(figure) / exactly(whole)).scaled(HUNDRED))
        for row, figure in parts
        if row.index in printed
    ]
    if gap:  # a count of which the share is right is itself wrong: the sum of its column tells that
        rows = [r for r in rows if r.holds or not _holds_with(r, whole, gap)]
    way = Way(column, "/", tuple(rows), whole)
    return way if not gap or way.proofs >= SURELY_HELD else None


def _holds_with(row: Row3, whole: Figure, gap: Decimal) -> bool:
    """Whether a share is that of its count and what the counts lack to their total."""
    right = (Interval.exact((row.of.amount or Decimal(0)) + gap) / exactly(whole)).scaled(HUNDRED)
    return row.result.interval is not None and row.result.interval.meets(right)


def _otherwise(way: Way, row: Row3) -> bool:
    """Whether a ratio is computed as one of which less is better, or is cut off at 100; or a difference lost its sign."""
    if way.sign == "−" and row.result.interval is not None:
        return row.result.interval.meets(-row.computed)
    if way.sign != "/" or way.whole is not None or row.to is None:
        return False
    if row.result.value == HUNDRED and row.computed.low > HUNDRED:
        return True
    for formula in FORMULAS[1:]:
        try:
            found = formula.compute(exactly(row.of), exactly(row.to))
        except ArithmeticError:
            continue
        if row.result.truncated_interval is not None and row.result.truncated_interval.meets(found):
            return True
    return False


def _relation(rule: Rule, view: TableView, way: Way, row: Row3, severity: Severity | None) -> Relation:
    inputs = [evidence(f) for f in (row.of, row.to) if f is not None]
    name = row_name(row.row) or Both("baris tanpa nama", "a row without a name")
    arguments = {"subject": name, "table": table_name(view)}
    right = row.computed.middle
    return recomputed(
        rule, row.result, right, _calculation(way, row), inputs, arguments, holds=row.close, severity=severity
    )


def _calculation(way: Way, row: Row3) -> str:
    if row.to is None:
        return f"{row.of.raw} × 25"
    if way.sign == "/":
        return f"{row.of.raw} / {row.to.raw} × 100"
    if way.sign == "−":
        return f"{row.of.raw} − {row.to.raw}"
    if way.sign.startswith("per"):
        return f"{row.of.raw} / {row.to.raw}{way.sign.removeprefix('per')}"
    return f"{row.of.raw} × {row.to.raw}{' / 100' if way.sign == '× %' else ''}"
