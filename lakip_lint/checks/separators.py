"""Separators that are not those of the report: commas between thousands, points before decimals, decimals read as thousands.

Every function takes a report and a rule of the kind `format`.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from lakip_lint import patterns
from lakip_lint.checks.language import Both
from lakip_lint.checks.printed import Printed, everywhere, groups_thousands, in_tables, marks_decimals
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.figures.number import with_comma
from lakip_lint.rules.model import Rule, Severity


def english_thousands(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Commas between thousands in a report that otherwise uses points; the figures of one table are one finding."""
    items = everywhere(report)
    points = [i for i in items if groups_thousands(i.figure, ".")]
    commas = [i for i in items if groups_thousands(i.figure, ",")]
    counts = counts_with_commas(report)
    habit = len(commas) > max(5, len(points) / 4)
    if len(points) > len(commas):
        # where both are usual, no table is odd: one remark for the report
        for group in [commas] if habit else grouped(commas):
            yield _english(rule, group, Severity.WARNING if habit else None)
        for counted in counts:
            yield _english(rule, counted)
    seen = {i.group for i in [*commas, *(c for g in counts for c in g)]}
    for item in {i.group: i for i in points if i.group not in seen}.values():
        yield Relation(rule, True, item.evidence())


def _english(rule: Rule, group: list[Printed], severity: Severity | None = None) -> Relation:
    expected = [i.figure.raw.replace(",", "§").replace(".", ",").replace("§", ".") for i in group]
    others = tuple(i.evidence("copy", e) for i, e in zip(group[1:], expected[1:], strict=True))
    return Relation(
        rule, False, group[0].evidence(), others, group[0].figure.raw, expected[0],
        severity=severity, arguments={"count": str(len(group))},
    )


def grouped(items: list[Printed]) -> list[list[Printed]]:
    """The figures of each table, and of each page of prose."""
    groups: dict[str, list[Printed]] = defaultdict(list)
    for item in items:
        groups[item.group].append(item)
    return list(groups.values())


def counts_with_commas(report: Understanding) -> list[list[Printed]]:
    """Counts such as "1,348" among plain whole numbers: groups of at least two in tables that stand together.

    One such figure may be a decimal. Two are not, where the row around one of them holds only whole numbers, none of the
    tables has any decimals, and as thousands they are of the size of their neighbours.
    """
    tables: list[list[Printed]] = []
    for group in grouped(list(in_tables(report))):
        if not any(_open_comma(i.figure) for i in group) or not _whole_numbers(group):
            continue
        near = tables and group[0].view and tables[-1][-1].view and group[0].view.index - tables[-1][-1].view.index <= 2
        if near and group[0].page - tables[-1][-1].page <= 1:
            tables[-1] += group
        else:
            tables.append(list(group))
    result = []
    for together in tables:
        wanted = [i for i in together if _open_comma(i.figure)]
        if len(wanted) >= 2 and any(_among_counts(i, together) for i in wanted):
            result.append(wanted)
    return result


def _open_comma(figure: Figure) -> bool:
    return figure.separators == "open" and "," in figure.raw and figure.unit not in ("%", "‰", "poin") and figure.scale == 1


def _whole_numbers(group: list[Printed]) -> bool:
    """Whether all figures are whole numbers or of the form "1,348"; ranges and years apart."""
    return all(
        _open_comma(i.figure) or (i.figure.separators == "plain" and i.figure.unit not in ("%", "‰"))
        for i in group if i.figure.value is not None and i.figure.upper is None
    )


def _among_counts(item: Printed, together: list[Printed]) -> bool:
    row = [
        i.figure.value for i in together
        if i.view is item.view and i.row == item.row and i.figure.separators == "plain" and i.figure.value is not None
    ]
    thousands = max((r.value for r in item.figure.readings), default=Decimal(0))
    return len(row) >= 3 and min(row) >= 20 and thousands <= 100 * max(row)


def decimal_marks(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Decimal points and decimal commas in one report: one finding, which lists the rarer kind.

    Where thousands have points, a decimal point is the odd one, however many there are.
    """
    items = everywhere(report)
    judged = [i for i in items if i.view or i.figure.unit]
    commas = [i for i in judged if marks_decimals(i.figure, ",")]
    points = [i for i in judged if marks_decimals(i.figure, ".")]
    thousands = sum(groups_thousands(i.figure, ".") for i in items), sum(groups_thousands(i.figure, ",") for i in items)
    if thousands[0] != thousands[1]:
        odd, usual = (points, commas) if thousands[0] > thousands[1] else (commas, points)
    else:
        odd, usual = sorted((points, commas), key=len)
    if not odd or (not usual and not max(thousands)):
        for item in {i.group: i for i in usual}.values():
            yield Relation(rule, True, item.evidence())
        return
    first = {i.group: i for i in sorted(odd, key=lambda i: -i.page)}
    shown = sorted(first.values(), key=lambda i: i.page) + [i for i in odd if i is not first[i.group]]
    mark = Both("titik", "point") if odd is points else Both("koma", "comma")
    others = [i.evidence("copy") for i in shown[1:40]]
    others[4:4] = [i.evidence("input", Both("cara yang biasa dipakai", "the usual way")) for i in usual[:1]]
    yield Relation(
        rule, False, shown[0].evidence(), tuple(others),
        shown[0].figure.raw, shown[0].figure.raw.translate(str.maketrans(".,", ",.")),
        severity=Severity.NOTE if len(odd) == 1 and len(usual) > 20 else None,
        arguments={"mark": mark, "odd": str(len(odd)), "usual": str(len(usual))},
    )




def shifted_decimals(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """A figure of thousands or millions below small decimals that is their sum, or like them, once its first separator
    is read as a decimal comma ("3.608.108" for 3,608108)."""
    for view in report.tables:
        found = [r for k in sorted(view.cells) if (r := _shifted_in(rule, view, k))]
        yield from found
        if not found and view.cells:
            key = min(view.cells)
            cell = view.table.cell(*key)
            if cell is not None:
                yield Relation(rule, True, Printed(view.cells[key][0], cell.text, "").evidence())


def _shifted_in(rule: Rule, view: TableView, key: tuple[int, int]) -> Relation | None:
    """The finding of one cell: the sum of a column first (of any column where it is alone in its row), then their size."""
    figures = view.cells[key]
    alternative = _as_decimal(figures[0]) if len(figures) == 1 else None
    if alternative is None:
        return None
    alone = sum(1 for k in view.cells if k[0] == key[0]) == 1
    own = dict.fromkeys(c for _, c in view.merged.get(key, (key,)))
    above = {
        c: found for c in range(view.table.width)
        if (c in own or alone) and len(found := _above(view, key[0], c)) >= 3 and _far_above(figures[0], found)
    }
    tried = [(found, True) for found in above.values()] + [(found, False) for c, found in above.items() if c in own]
    return next((r for found, sums in tried if (r := _shifted(rule, view, key, alternative, found, sums))), None)


def _as_decimal(figure: Figure) -> tuple[Decimal, int] | None:
    """The value and decimals of "3.608.108" read as 3,608108; None for other forms ("3.608" can be read as decimal itself)."""
    match = patterns.fullmatch(r"(\d{1,3})([.,])(\d{3}(?:\2\d{3})+)", figure.raw)
    if not match or figure.unit == "Rp" or figure.ambiguous:
        return None
    part = match.group(3).replace(match.group(2), "")
    return Decimal(f"{match.group(1)}.{part}"), len(part)


def _above(view: TableView, row: int, column: int) -> list[Figure]:
    """The single figures of a column above a row, none where one of them is not a small decimal."""
    found = [view.cells[k] for k in sorted(view.cells) if k[1] == column and k[0] < row]
    figures = [f for fs in found for f in fs if f.value is not None]
    return figures if all(f.decimals >= 2 and f.value is not None and abs(f.value) < 1000 for f in figures) else []


def _far_above(figure: Figure, above: list[Figure]) -> bool:
    largest = max(abs(f.value) for f in above if f.value is not None)
    readings = [r.value for r in figure.readings if r.decimals == 0]
    return bool(readings) and readings[0] >= 100 * max(largest * len(above), Decimal(1))


def _shifted(
    rule: Rule, view: TableView, key: tuple[int, int], alternative: tuple[Decimal, int], above: list[Figure], sums: bool
) -> Relation | None:
    value, decimals = alternative
    cell, figure = view.table.cell(*key), view.cells[key][0]
    values = [f.value for f in above if f.value is not None]
    if sums:
        intervals = [i for i in (f.interval for f in above) if i is not None]
        fits = Interval.printed(value, decimals, Decimal(1)).meets(total(intervals))
        calculation = with_comma(sum(values, Decimal(0))) + Both(
            f" (jumlah {len(values)} angka di atasnya)", f" (sum of the {len(values)} figures above)"
        )
    else:
        fits = min(values) <= value <= max(values)
        calculation = Both(
            f"angka lain di kolom itu {with_comma(min(values))} sampai {with_comma(max(values))}",
            f"the other figures of that column are {with_comma(min(values))} to {with_comma(max(values))}",
        )
    if cell is None or not fits:
        return None
    others = tuple(Evidence(f.place, f.raw, "input") for f in above[:12])
    return Relation(rule, False, Printed(figure, cell.text, "").evidence(), others, figure.raw, with_comma(value), calculation)
