"""A year printed over a column or a table, proven wrong by its figures: they are those of another year everywhere else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from lakip_lint import patterns
from lakip_lint.checks.evidence import evidence, fact_evidence, table_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.fact import Column, Fact, TableView
from lakip_lint.facts.lke import Lke, lke_tables
from lakip_lint.facts.scales import family_of
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule, Severity

REALISED = ("realisasi", "nilai")
PLAIN = (Decimal(0), Decimal(100))
"""Values that too many things share to prove a year."""


@kind("labelled-year")
def check_labelled_year(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: lke (the total of an evaluation) | column (all figures of a column)."""
    if rule.given["look"] == "lke":
        for table in lke_tables(understanding.tables):
            yield from _evaluation(understanding, rule, table)
        return
    by_table: dict[int, list[Fact]] = defaultdict(list)
    for fact in understanding.ledger:
        if fact.table is not None:
            by_table[fact.table].append(fact)
    for view in understanding.tables:
        for column in view.columns:
            facts = [f for f in by_table[view.index] if f.column == column.index]
            yield from _column(understanding, rule, view, column, facts)


def _evaluation(understanding: Understanding, rule: Rule, table: Lke) -> Iterator[Relation]:
    """The total of an LKE against the AKIP value of the year that its column or title gives."""
    if table.total is None:
        return
    for column in table.values:
        whole = table.figure(table.total, column)
        label = _label(table.view, column)
        if whole is None or label is None or whole.decimals < 1:
            continue
        year, text = label
        elsewhere = [
            f
            for f in understanding.ledger
            if f.table != table.view.index
            and f.measure in REALISED
            and f.entity == ""
            and not f.scope
            and family_of(f.subject.name) == "akip"
        ]
        # a title may name the year that was evaluated, not the one in which it was done: only a doubt
        yield from _judged(rule, table.view, year, text, [(whole, elsewhere)], sure=column.year is not None)


def _column(understanding: Understanding, rule: Rule, view: TableView, column: Column, facts: list[Fact]) -> Iterator[Relation]:
    """All figures of a column whose header gives a year, at least two of them known elsewhere for one other year only."""
    label = _label(view, column) if column.year else None
    if label is None or len(facts) < 2:
        return
    pairs = []
    for fact in facts:
        others = [
            f
            for f in understanding.ledger.find(
                kind=fact.subject.kind, key=fact.subject.key, measure=fact.measure, entity=fact.entity, scope=fact.scope
            )
            if f.table != view.index and (f.certain or f.source == "table")
        ]
        if fact.figure.value is not None and fact.figure.value not in PLAIN and others:
            pairs.append((fact.figure, others))
    if len(pairs) >= 2:
        yield from _judged(rule, view, *label, pairs)


def _judged(
    rule: Rule, view: TableView, year: int, text: Text, pairs: list[tuple[Figure, list[Fact]]], *, sure: bool = True
) -> Iterator[Relation]:
    """`pairs` are figures under the year with what the report says elsewhere. Every one must tell of the same other year."""
    said = [_years_of(figure, facts) for figure, facts in pairs]
    known = [any(f.year == year and f.figure.value is not None for f in facts) for _, facts in pairs]
    if any(year in years for years in said):
        yield _relation(rule, view, year, year, text, pairs)
    elif all(len(years) == 1 for years in said) and len(set.union(*said)) == 1 and all(known):
        right = next(iter(said[0]))
        yield _relation(rule, view, year, right, text, pairs, None if sure and view.year == right else Severity.WARNING)


def _years_of(figure: Figure, facts: list[Fact]) -> set[int]:
    """The years for which the report prints this value elsewhere."""
    return {f.year for f in facts if f.year is not None and f.figure.value == figure.value and f.figure.scale == figure.scale}


def _relation(
    rule: Rule,
    view: TableView,
    year: int,
    right: int,
    text: Text,
    pairs: list[tuple[Figure, list[Fact]]],
    severity: Severity | None = None,
) -> Relation:
    copies = [f for figure, facts in pairs for f in facts if f.year == right and f.figure.value == figure.value]
    values = ", ".join(figure.raw for figure, _ in pairs[:3])
    others = [evidence(figure, "input") for figure, _ in pairs[:3]] + [
        fact_evidence(f, "copy", Both(f"tahun {right}", f"year {right}")) for f in copies[:3]
    ]
    expected = text.plain.replace(str(year), str(right))
    return Relation(
        rule,
        year == right,
        Evidence(text.place(), text.plain, "doubted"),
        tuple(others),
        printed=text.plain,
        expected=expected,
        calculation=Both(f"{values} = nilai tahun {right}", f"{values} = the value of {right}"),
        arguments={"year": str(year), "right": str(right), "value": values, "table": table_name(view)},
        severity=severity,
    )


def _label(view: TableView, column: Column) -> tuple[int, Text] | None:
    """The year over a column, else the only year in the title of the table, with its print."""
    table = view.table
    if column.year:
        for row in reversed(table.rows[: table.header_rows]):
            cell = row[column.index] if column.index < len(row) else None
            match = re.search(rf"(?<!\d){column.year}(?!\d)", cell.text.string) if cell else None
            if cell and match:
                return column.year, cell.text.cut(*match.span())
        return None
    for text in (table.caption.text if table.caption else None, table.lead):
        years = list(patterns.finditer(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])", text.string)) if text else []
        if text and len(years) == 1:
            return int(years[0].group()), text.cut(*years[0].span())
    return None
