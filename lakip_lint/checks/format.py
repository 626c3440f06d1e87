"""Kind `format`: figures whose print cannot be right, or is not like the others of the report.

`given: {look: NAME}` names what the rule looks at, one of `LOOKS`. What held is counted once a table or page of prose.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal

from lakip_lint.checks.printed import Printed, everywhere, groups_thousands, in_tables, marks_decimals
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Block, Cell, Heading, Paragraph
from lakip_lint.facts.fact import TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.rules.model import Rule, Severity

SURE = {"mixed-separators", "group-size", "lost-separator", "double-separator"}


@kind("format")
def check_format(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """The relations of one rule about the print of figures."""
    yield from LOOKS[rule.given["look"]](report, rule)


def malformed(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Figures whose faults are among `given: {faults: [...]}` (all that make a figure unreadable where not given)."""
    wanted = set(rule.given.get("faults", SURE))
    sound: dict[str, Printed] = {}
    for item in everywhere(report):
        found = wanted & set(item.figure.faults)
        if not found or not _is_amount(item):
            if not found and (item.figure.value is not None or item.figure.missing):
                sound.setdefault(item.group, item)
            continue
        expected = mended(item.figure)
        fault, fault_en = FAULTS[min(found)]
        yield Relation(
            rule, False, item.evidence(), printed=item.figure.raw, expected=expected,
            arguments={
                "fault": fault + (f"; mungkin maksudnya {expected}" if expected else ""),
                "fault_en": fault_en + (f"; {expected} may be meant" if expected else ""),
            },
        )
    for item in sound.values():
        yield Relation(rule, True, item.evidence())


OTHER_NUMBER = re.compile(
    r"\b(?:telp?|telepon|hp|fax|faks|rek(?:ening)?|npwp|ip|koordinat|versi|kode|nomor|no)\W{0,3}\s*$", re.I
)
"""Words before digits that are no amount: telephone, account, tax number, address, code."""


def _is_amount(item: Printed) -> bool:
    """Whether the digits are surely meant as an amount: by their unit or column, or because most groups have three digits."""
    figure = item.figure
    if OTHER_NUMBER.search(item.text.string[max(0, figure.start - 20) : figure.start]):
        return False
    if figure.unit or figure.raw.endswith(("-", "–")) or not SURE & set(figure.faults):
        return True
    if item.view and item.view.columns[item.column].measure:
        return True
    match = re.search(r"\d[\d.,]*\d", figure.raw)
    groups = re.split(r"[.,]+", match.group())[1:] if match else []
    return sum(len(g) == 3 for g in groups) >= 0.6 * len(groups)


FAULTS = {
    "mixed-separators": ("titik dan koma tercampur", "points and commas are mixed"),
    "group-size": ("kelompok angkanya tidak tiga-tiga", "the digits are not in groups of three"),
    "lost-separator": ("satu tanda pemisah hilang", "a separator is missing"),
    "double-separator": ("tanda pemisah berganda", "a separator is doubled"),
    "stray-sign": ("koma pada “,-” hilang", "the comma of “,-” is missing"),
    "overflow": ("kolom terlalu sempit sehingga angka tidak tampil", "the column is too narrow to show the number"),
    "formula-error": ("rumus lembar kerja gagal", "a spreadsheet formula failed"),
}


def mended(figure: Figure) -> str:
    """The figure as it was probably meant: its digits in groups of three, where they can be grouped in one way only."""
    match = re.search(r"\d[\d.,]*\d", figure.raw)
    if not match or "group-size" in figure.faults:
        return "" if "stray-sign" not in figure.faults else re.sub(r"(?<=\d)[-–]", ",-", figure.raw)
    groups = re.split(r"[.,]+", match.group())
    if "stray-sign" in figure.faults:
        return re.sub(r"(?<=\d)[-–]", ",-", figure.raw)
    if len(groups[0]) > 3 or any(len(g) % 3 for g in groups[1:]):
        return ""
    return figure.raw[: match.start()] + f"{int(''.join(groups)):,}".replace(",", ".") + figure.raw[match.end() :]


# --------------------------------------------------------------------------------------------------------- English separators


def english_thousands(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Commas between thousands in a report that otherwise uses points; the figures of one table are one finding."""
    items = everywhere(report)
    points = [i for i in items if groups_thousands(i.figure, ".")]
    commas = [i for i in items if groups_thousands(i.figure, ",")]
    counts = counts_with_commas(report)
    if len(points) > len(commas):
        for group in grouped(commas):
            yield _english(rule, group)
        for counted in counts:
            yield _english(rule, counted)
    seen = {i.group for i in [*commas, *(c for g in counts for c in g)]}
    for item in {i.group: i for i in points if i.group not in seen}.values():
        yield Relation(rule, True, item.evidence())


def _english(rule: Rule, group: list[Printed]) -> Relation:
    expected = [i.figure.raw.replace(",", "§").replace(".", ",").replace("§", ".") for i in group]
    others = tuple(i.evidence("copy", e) for i, e in zip(group[1:], expected[1:], strict=True))
    return Relation(
        rule, False, group[0].evidence(), others, group[0].figure.raw, expected[0], arguments={"count": str(len(group))},
    )


def grouped(items: list[Printed]) -> list[list[Printed]]:
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
    mark = "titik" if odd is points else "koma"
    others = [i.evidence("copy") for i in shown[1:40]]
    others[4:4] = [i.evidence("input", "cara yang biasa dipakai") for i in usual[:1]]
    yield Relation(
        rule, False, shown[0].evidence(), tuple(others),
        shown[0].figure.raw, shown[0].figure.raw.translate(str.maketrans(".,", ",.")),
        severity=Severity.NOTE if len(odd) == 1 and len(usual) > 20 else None,
        arguments={
            "mark": mark, "mark_en": "point" if odd is points else "comma", "odd": str(len(odd)), "usual": str(len(usual)),
        },
    )


# ---------------------------------------------------------------------------------------------------------- shifted decimals


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
    match = re.fullmatch(r"(\d{1,3})([.,])(\d{3}(?:\2\d{3})+)", figure.raw)
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
        calculation = f"{comma(sum(values, Decimal(0)))} (jumlah {len(values)} angka di atasnya)"
    else:
        fits = min(values) <= value <= max(values)
        calculation = f"angka lain di kolom itu {comma(min(values))} sampai {comma(max(values))}"
    if cell is None or not fits:
        return None
    others = tuple(Evidence(f.place, f.raw, "input") for f in above[:12])
    return Relation(rule, False, Printed(figure, cell.text, "").evidence(), others, figure.raw, comma(value), calculation)


def comma(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


# ----------------------------------------------------------------------------------------------------------- missing amounts

RUPIAH = re.compile(r"(?<![^\W\d_])Rp(?![a-z])(?:\s?[.,:])?", re.I)
VERB = re.compile(r"(?:sebesar|senilai|sejumlah|sebanyak|mencapai|menjadi|berjumlah)\W*$", re.I)
UNFILLED = re.compile(r"\s*(?:\.{4,}|…+|_{3,})")
PERCENT = re.compile(r"\s*\d{1,3}(?:[.,]\d{1,4})?\s?%")


def missing_amounts(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "Rp" with no amount behind it: a percentage follows, or nothing."""
    blocks = report.document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        good: re.Match[str] | None = None
        for match in RUPIAH.finditer(block.text.string):
            rest = block.text.string[match.end() :]
            if re.match(r"(?:\s*Rp[.,:]?)*\s*\(?\s*[-–]?\s*\d", rest, re.I) and not PERCENT.match(rest):
                good = match
                continue
            if not VERB.search(block.text.string[: match.start()]):
                continue
            follows = PERCENT.match(rest) or UNFILLED.match(rest)
            if follows or _nothing_follows(rest, blocks, index):
                end = match.end() + (follows.end() if follows else 0)
                printed = block.text.cut(match.start(), end).plain
                before = " ".join(block.text.string[: match.start()].split()[-3:])
                yield Relation(
                    rule, False, quote(block.text, start=match.start(), end=end), printed=printed,
                    arguments={"context": f"{before} {printed}"},
                )
        if good:
            yield Relation(rule, True, quote(block.text, start=good.start(), end=good.end()))


def _nothing_follows(rest: str, blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a sentence or list item ends here without the amount (it does not go on in the next block)."""
    if re.match(r"\s*(?:;|\.?\s+(?:\d{1,2}[.)]\s+)?(?!Nihil|Nol)[A-Z][a-z]+|,\s*(?:atau|dengan|dan)\b)", rest):
        return True
    if rest.strip(" .,:;"):
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if isinstance(following, Heading):
        return True
    return isinstance(following, Paragraph) and bool(following.marker or re.match(r"[A-Z][a-z]", following.text.string))


# --------------------------------------------------------------------------------------------------------------- class bounds

BOUNDS = re.compile(r"(\d+(?:[.,]\d+)?)\s?%?\s*([<>])\s*=?\s*(\d+(?:[.,]\d+)?)\s?%?")


def reversed_bounds(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """A class of a scale printed as an inequality that is false: "80 > 100" ."""
    for table in report.document.tables:
        seen: list[Cell] = []
        for row in table.rows[table.header_rows :]:
            for cell in row:
                match = BOUNDS.fullmatch(cell.plain) if cell is not None else None
                if cell is None or match is None or any(cell is c for c in seen):
                    continue
                seen.append(cell)
                left, right = (Decimal(match.group(g).replace(",", ".")) for g in (1, 3))
                holds = left > right if match.group(2) == ">" else left < right
                yield Relation(
                    rule, holds, quote(cell.text), printed=cell.plain,
                    expected="" if holds else f">{match.group(1)} – {match.group(3)}" if left < right else "",
                )


LOOKS: dict[str, Callable[[Understanding, Rule], Iterator[Relation]]] = {
    "malformed": malformed,
    "english-thousands": english_thousands,
    "decimal-marks": decimal_marks,
    "shifted-decimals": shifted_decimals,
    "missing-amounts": missing_amounts,
    "reversed-bounds": reversed_bounds,
}
