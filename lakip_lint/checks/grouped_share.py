"""The share of a budget spent that one table prints for a sasaran or programme, against what another table lists under it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, shown, table_name
from lakip_lint.checks.groups import Group, groups_of
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.names import NameMatcher
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule, Severity

MOST_SHOWN = 4
"""Rows of a group that are given as evidence, each with its two amounts."""
LEAST_HELD, SURELY_HELD = 2, 3
"""Shares that must be those of their groups before another one is doubted, and before it is surely wrong."""


class Share(Struct, frozen=True):
    """A printed share, and the group of another table that has its name."""

    view: TableView
    row: Row
    figure: Figure
    group: Group

    def holds(self, *, truncated: bool = False) -> bool:
        printed = self.figure.truncated_interval if truncated else self.figure.interval
        return printed is not None and printed.meets(self.group.share)


@kind("grouped-share")
def check_grouped_share(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: result, of, to: a share whose amounts stand in another table, listed under the name that the share has.

    Judged where most shares of the table are those of their groups: then the lists are whole.
    """
    result, of, to = rule.given["result"], rule.given["of"], rule.given["to"]
    lists = [groups for view in understanding.tables if (groups := groups_of(view, of, to))]
    for view in understanding.tables if lists else ():
        if view.columns_of(of) or view.columns_of(to) or view.entity:
            continue
        for column in view.columns_of(result):
            told = [list(_shares(view, column, groups, understanding.lexicon.names)) for groups in lists]
            best = max(told, key=lambda shares: sum(s.holds(truncated=True) for s in shares))
            held = sum(s.holds(truncated=True) for s in best)
            if held >= LEAST_HELD and held * 2 > len(best):
                sure = held >= SURELY_HELD and held * 4 >= 3 * len(best)
                yield from (_relation(rule, share, sure) for share in best if share.holds() or not share.holds(truncated=True))


def _shares(view: TableView, column: Column, groups: list[Group], names: NameMatcher) -> Iterator[Share]:
    by_name = {group.name: group for group in groups}
    for row in view.rows:
        figure = view.figure(row.index, column.index)
        if row.kind != "data" or figure is None or figure.value is None or figure.upper is not None or figure.malformed:
            continue
        found = next(filter(None, (names.best(name, by_name) for name in (row.parent, row.label) if name)), None)
        if found is not None:
            yield Share(view, row, figure, by_name[found])


def _relation(rule: Rule, share: Share, sure: bool) -> Relation:
    """`sure`: so many shares are those of their groups that the groups must be whole; a misprint proves it, too."""
    figure, group = share.figure, share.group
    right = group.share.middle
    expected = shown(right, figure, max(figure.decimals, 2))
    of, to = group.amounts
    words = f"{of} / {to} × 100 = {expected}"
    holds = share.holds()
    cause = None if holds else find_cause(figure, right)
    return Relation(
        rule,
        holds,
        evidence(figure, "doubted"),
        tuple(group.shown(MOST_SHOWN)),
        printed=figure.as_printed,
        expected=expected,
        calculation=words if len(group.to) == 1 else words + Both(f" ({len(group.to)} baris)", f" ({len(group.to)} rows)"),
        cause=cause,
        severity=None if sure or cause else Severity.WARNING,
        arguments={"subject": " ".join((share.row.parent or share.row.label).split())[:120], "table": table_name(share.view)},
    )
