"""Units: the figure against its unit column, and the same indicator's unit in other tables."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.evidence import row_name, table_name
from lakip_lint.checks.language import Both, in_places
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN, Fact, Row, TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

SCORES = {"nilai", "poin", "point", "skor", "indeks", "angka", "index", "level", "predikat", "kategori"}
SCORE_NAME = compiled(r"\W*(?:nilai|indeks|indek|skor|tingkat\s+maturitas|maturitas|level)\b", re.I)
COUNT_NAME = compiled(r"\W*(?:\w{1,2}[.)]\s*)?(?:jumlah|banyaknya|opini)\b(?!\s+(?:pers|pros|pres)en\w*)", re.I)
MOSTLY = 3
"""So many places must print the one rate for each that prints another."""
SHARE_NAME = compiled(r"\W*(?:\w{1,2}[.)]\s*)?(?:persentas[ei]|prosentas[ei]|presentas[ei])\b", re.I)
PERCENT = {"%", "persen", "prosen", "persentase", "prosentase"}


def unit_class(unit: str) -> str:
    """ "%" for percent, "nilai" for scores and indexes, else the unit's own word; "" if it is empty or a mixture."""
    word = patterns.sub(r"[^\w%]+", "" if len(unit) < 9 else " ", unit.lower()).strip()  # "Nila\ni" in a narrow column
    if word in PERCENT:
        return "%"
    if word in SCORES:
        return "nilai"
    return word if patterns.fullmatch(r"[a-z]+", word) else ""


@kind("unit")
def check_unit(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: against: "column" (the satuan cell of the row), "copies" (the indicator in other tables), "sentence", "name" or
    "rate" ("5,8/1000 KH" in other places)."""
    if rule.given["against"] == "column":
        for view in understanding.tables:
            yield from _columns(rule, view)
    elif rule.given["against"] == "rate":
        yield from _rates(understanding, rule)
    elif rule.given["against"] == "name":
        yield from _names(understanding, rule)
    elif rule.given["against"] == "sentence":
        yield from _sentences(understanding, rule)
    else:
        yield from _copies(understanding, rule)


def _sentences(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A score that a sentence prints with %, while tables and other sentences print the same value without."""
    bare: dict[Decimal, list[Fact]] = defaultdict(list)
    percent: set[Decimal] = set()
    for fact in understanding.ledger.find(kind="indikator", scope=None):
        if fact.figure.amount is None or fact.figure.decimals < 2:
            continue
        if fact.measure in ("realisasi", "target") and fact.figure.unit != "%":
            bare[fact.figure.amount].append(fact)
        elif fact.source == "table":
            percent.add(fact.figure.amount)
    for sentence in understanding.sentences:
        for mention in sentence.mentions:
            amount = mention.figure.amount
            if mention.measure not in ("realisasi", "target") or amount is None or amount in percent or sentence.entity != OWN:
                continue
            copies = [f for f in bare.get(amount, []) if mention.subject is None or f.subject.key == mention.subject.key]
            if len(copies) >= 3 and len({f.subject.key for f in copies}) == 1 and SCORE_NAME.match(copies[0].subject.name):
                yield Relation(
                    rule,
                    mention.figure.unit != "%",
                    Evidence(mention.figure.place, mention.figure.as_printed, "doubted"),
                    tuple(Evidence(f.place, f.figure.raw, "copy") for f in copies[:4]),
                    printed=mention.figure.as_printed,
                    expected=mention.figure.raw,
                    calculation=Both(f"tanpa % di {len(copies)} tempat lain", f"without % in {len(copies)} other places"),
                    arguments={"subject": " ".join(copies[0].subject.name.split())[:120], "table": "", "unit": "nilai"},
                )


def _rates(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A rate of so many ("per 1.000") that one place prints of another number than the others do."""
    rates: dict[str, list[Fact]] = defaultdict(list)
    for fact in understanding.ledger.find(kind="indikator", scope=None):
        if fact.figure.unit.startswith("/") and fact.place is not None:
            rates[fact.subject.key].append(fact)
    for facts in rates.values():
        units = Counter(f.figure.unit for f in facts)
        (common, times), *rest = units.most_common()
        wrong = [f for f in facts if f.figure.unit != common]
        if len(facts) < 2 or (rest and times < MOSTLY * len(wrong)):
            continue
        first = (wrong or facts)[0]
        others = [f for f in facts if f.figure.unit == common and f is not first][:4]
        yield Relation(
            rule,
            not wrong,
            Evidence(first.place, f"{first.figure.raw}{first.figure.unit}", "doubted"),
            tuple(Evidence(f.place, f"{f.figure.raw}{f.figure.unit}", "copy") for f in others),
            printed=first.figure.unit.strip("/ "),
            expected=common.strip("/ ") if wrong else "",
            calculation=f"{first.figure.unit} ≠ {common} " + in_places(times) if wrong else "",
            arguments={"subject": " ".join(first.subject.name.split())[:120], "table": "", "unit": common.strip("/ ")},
        )


def _names(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A number of things or an opinion with percent in the satuan column, a percentage with a thing that is counted."""
    rows: dict[tuple[str, str], list[_Copy]] = defaultdict(list)
    for view in understanding.tables:
        for row in view.data_rows:
            unit, cell = unit_class(row.unit), _unit_cell(view, row)
            if row.subject and row.subject.kind == "indikator" and cell and unit:
                rows[row.subject.key, unit].append(_Copy(view, row, unit, cell))
    for (_, unit), copies in rows.items():
        name = row_name(copies[0].row)
        share = SHARE_NAME.match(name) is not None
        if not share and not COUNT_NAME.match(name):
            continue
        yield Relation(
            rule,
            (unit == "%") == share,
            copies[0].cell,
            (
                *(e for c in copies[:2] if (e := _name_cell(c))),
                *(Evidence(c.cell.place, c.cell.text, "copy") for c in copies[1:]),
            ),
            printed=copies[0].cell.text,
            arguments={"subject": name, "table": table_name(copies[0].view), "unit": copies[0].cell.text},
        )


def _name_cell(copy: _Copy) -> Evidence | None:
    """Where the name of the row stands."""
    cells = copy.view.table.rows[copy.row.index]
    cell = next((c for c in cells if c is not None and copy.row.label and copy.row.label in c.plain), None)
    if cell is None:
        return None
    return Evidence(cell.text.place() or cell.place, row_name(copy.row)[:80], "input", Both("nama", "name"))


def _unit_cell(view: TableView, row: Row) -> Evidence | None:
    column = next((c for c in view.columns if c.measure == "satuan"), None)
    cell = view.table.cell(row.index, column.index) if column else None
    return Evidence(cell.text.place() or cell.place, cell.plain, "doubted") if cell and cell.plain else None


def _columns(rule: Rule, view: TableView) -> Iterator[Relation]:
    for row in view.data_rows:
        unit = unit_class(row.unit)
        cell = _unit_cell(view, row)
        if unit not in ("nilai", "%") or cell is None:
            continue
        for column in view.columns:
            figure = view.figure(row.index, column.index)
            if column.measure not in ("target", "realisasi") or column.unit == "%" or figure is None or figure.value is None:
                continue
            printed = "%" if "%" in _printed(view, row.index, column.index) else ""
            if not printed:
                continue
            text = figure.raw if "%" in figure.raw else f"{figure.raw}%"
            yield Relation(
                rule,
                unit == "%",
                Evidence(figure.place, text, "doubted"),
                (Evidence(cell.place, cell.text, "input", Both("satuan", "unit")),),
                printed=text,
                expected=figure.raw.replace("%", "").strip(),
                calculation=Both(f"satuan: {row.unit}", f"unit: {row.unit}"),
                arguments={"subject": row_name(row), "table": table_name(view), "unit": row.unit},
            )


def _printed(view: TableView, row: int, column: int) -> str:
    cell = view.table.cell(row, column)
    return cell.plain if cell else ""


class _Copy(Struct, frozen=True):
    view: TableView
    row: Row
    unit: str
    cell: Evidence


def _copies(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    units: dict[str, list[_Copy]] = defaultdict(list)
    for view in understanding.tables:
        for row in view.data_rows:
            cell = _unit_cell(view, row)
            if row.subject and row.subject.kind == "indikator" and cell and unit_class(row.unit):
                units[row.subject.key].append(_Copy(view, row, unit_class(row.unit), cell))
    for copies in units.values():
        kinds = {c.unit for c in copies}
        if len(copies) < 2:
            continue
        counts = sorted(kinds, key=lambda u: -sum(c.unit == u for c in copies))
        minority = [c for c in copies if c.unit != counts[0]]
        majority = [c for c in copies if c.unit == counts[0]]
        doubted = minority[0] if minority else copies[0]
        clear = len(majority) > len(minority) and kinds <= {"%", "nilai"}
        if minority and not kinds <= {"%", "nilai"} and not _percent_of_a_count(minority, majority):
            continue
        yield Relation(
            rule,
            not minority,
            doubted.cell,
            tuple(Evidence(c.cell.place, c.cell.text, "copy") for c in (majority if minority else copies[1:])),
            printed=doubted.cell.text,
            expected=majority[0].cell.text,
            calculation=f"{doubted.cell.text} ≠ {majority[0].cell.text} " + in_places(len(majority)) if minority else "",
            arguments={"subject": row_name(doubted.row), "table": table_name(doubted.view), "unit": doubted.cell.text},
            severity=None if clear else Severity.WARNING,
        )


def _percent_of_a_count(minority: list[_Copy], majority: list[_Copy]) -> bool:
    """Whether one unit is percent, the other a thing that is counted (people, days), though the figures are the same."""
    units = {c.unit for c in (*minority, *majority)}
    known = _figures(majority[0])
    return "%" in units and len(units) == 2 and len(majority) >= 2 and all(_figures(c) & known for c in minority)


def _figures(copy: _Copy) -> set[tuple[str, int | None, Decimal]]:
    """Targets and realisasi of a row with their year, but for 0 and 100, which any indicator can have."""
    found = set()
    for column in copy.view.columns:
        figure = copy.view.figure(copy.row.index, column.index)
        if column.measure in ("target", "realisasi") and figure and figure.value is not None and figure.value not in (0, 100):
            found.add((column.measure, column.year or copy.view.year, figure.value))
    return found
