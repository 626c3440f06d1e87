"""The sasaran that an indicator stands under, table by table: the one table that puts it under that of others is at fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.evidence import row_name, table_name
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.fact import TableView
from lakip_lint.facts.names import Vocabulary
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule, Severity

LEAST_AGREEING, SURELY_AGREEING = 2, 4
"""Tables that must put an indicator under one sasaran before another table is doubted, and before it is surely wrong."""
LEAST_WORDS = 3
"""Names of fewer words are cells that were cut in pieces."""


class Belonging(Struct, frozen=True):
    """An indicator under a sasaran in one table, as printed there; `key` stands for all prints of that sasaran."""

    view: TableView
    indicator: str
    name: str
    key: str
    text: Text


@kind("belonging")
def check_belonging(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: under: the measure of the column that names what indicators belong to (sasaran)."""
    by_indicator: dict[str, list[Belonging]] = defaultdict(list)
    known: dict[str, set[int]] = defaultdict(set)
    for one in belongings(understanding, rule.given["under"]):
        by_indicator[one.indicator].append(one)
        known[one.key].add(one.view.index)
    for found in by_indicator.values():
        yield from _compare(rule, found, known)


def belongings(understanding: Understanding, under: str) -> Iterator[Belonging]:
    """The names of one level (`under`: sasaran, tujuan) beside each indicator, as each table prints them."""
    names = Vocabulary(understanding.lexicon.names)
    for view in understanding.tables:
        columns = view.columns_of(under)
        if len(columns) != 1 or view.entity or view.plan:
            continue
        column, seen = columns[0].index, set()
        for row in view.data_rows:
            cell = view.table.cell(row.index, column)
            indicator = row.subject.key if row.subject and row.subject.kind == "indikator" else ""
            if cell is None or not indicator or indicator in seen or len(cell.plain.split()) < LEAST_WORDS:
                continue
            seen.add(indicator)
            yield Belonging(view, indicator, row_name(row), names.add(cell.plain), cell.text)


def _compare(rule: Rule, found: list[Belonging], known: dict[str, set[int]]) -> Iterator[Relation]:
    """One relation for each table; where all but one agree, that one has put the indicator under the sasaran of others."""
    by_key: dict[str, list[Belonging]] = defaultdict(list)
    for one in found:
        by_key[one.key].append(one)
    most = max(by_key.values(), key=len)
    if len(most) < LEAST_AGREEING or len(found) - len(most) > 1:
        return
    for one in found:
        if one.key == most[0].key:
            yield Relation(rule, True, quote(one.text))
        elif known[one.key] - {one.view.index}:  # a sasaran that other tables have, too, not this table's word for the same
            yield Relation(
                rule, False, quote(one.text),
                tuple(quote(other.text, "copy", table_name(other.view)) for other in most[:4]),
                one.text.plain, most[0].text.plain,
                severity=None if len(most) >= SURELY_AGREEING else Severity.WARNING,
                arguments={"subject": one.name, "table": table_name(one.view), "count": str(len(most))},
            )
