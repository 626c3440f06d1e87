"""What tables list under the names of sasaran and programmes: how much was planned for each, and how much was spent."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lakip_lint.checks.evidence import evidence, row_name, shortened, shown
from lakip_lint.checks.relation import Evidence
from lakip_lint.facts.fact import Row, TableView
from lakip_lint.facts.ratios import HUNDRED
from lakip_lint.facts.sums import Entry, added_up, entries
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import added
from lakip_lint.figures.interval import Interval, total
from lakip_lint.memory import remembered

BUDGET, SPENT = "anggaran", "realisasi_anggaran"
LEAST_WORDS = 4
"""Words of the name of a group that a sentence must print to name it."""


class Group(Struct, frozen=True):
    """What a table lists under one name: the rows with their two amounts."""

    name: str
    of: tuple[Entry, ...]
    to: tuple[Entry, ...]

    @property
    def share(self) -> Interval:
        return (total([e.value for e in self.of]) / total([e.value for e in self.to])).scaled(HUNDRED)

    @property
    def amounts(self) -> tuple[str, str]:
        """The sums of the two, printed as the table prints them."""
        of, to = (shown(added(e.figure for e in listed), listed[0].figure, 0) for listed in (self.of, self.to))
        return of, to

    @property
    def title(self) -> str:
        return shortened(" ".join(self.name.split()), 100)

    def shown(self, most: int) -> list[Evidence]:
        """So many of its rows, with each of their two amounts."""
        return [*rows_shown(self.of[:most]), *rows_shown(self.to[:most])]


def rows_shown(listed: Sequence[Entry]) -> list[Evidence]:
    """The figures of rows, each with the name of its row."""
    return [evidence(e.figure, "input", row_name(e.row)) for e in listed]


@remembered
def groups_named(understanding: Understanding) -> dict[str, list[Group]]:
    """The groups of all tables by the words of their names, which are long enough to be found in a sentence."""
    found: dict[str, list[Group]] = defaultdict(list)
    for view in understanding.tables:
        for group in groups_of(view, SPENT, BUDGET):
            found[" ".join(understanding.lexicon.names.words(group.name))].append(group)
    return {k: g for k, g in found.items() if len(k.split()) >= LEAST_WORDS}


def only_named(groups: dict[str, list[Group]], words: str) -> Group | None:
    """The only group whose name stands in the words of a sentence."""
    named = [group for key, same in groups.items() if f" {key} " in f" {words} " for group in same]
    return named[0] if len(named) == 1 else None


def groups_of(view: TableView, of: str, to: str) -> list[Group]:
    """The groups of a table with one column of each amount; [] where it has other columns, or none of two rows."""
    columns = [view.columns_of(measure) for measure in (of, to)]
    if view.entity or any(len(found) != 1 for found in columns):
        return []
    spent, budget = ({e.row.index: e for e in entries(view, found[0])} for found in columns)
    trees = [added_up(list(amounts.values())) for amounts in (budget, spent)]
    whole_of = {kid: whole for whole, kids in trees[0].items() if trees[1].get(whole) == kids for kid in kids}
    rows: dict[str, list[int]] = {}
    for name, row in _named(view):
        rows.setdefault(name, []).append(row.index)
    groups = []
    for name, indexes in rows.items():
        listed = [i for i in indexes if whole_of.get(i) not in indexes]
        if all(i in spent and i in budget for i in listed) and sum(budget[i].amount for i in listed) > 0:
            groups.append(Group(name, tuple(spent[i] for i in listed), tuple(budget[i] for i in listed)))
    return groups if any(len(g.to) > 1 for g in groups) else []


def _named(view: TableView) -> Iterator[tuple[str, Row]]:
    """The data rows with the name that they stand under. At the top of a page the name of the last row goes on."""
    name, last = "", -1
    for row in view.rows:
        if row.kind != "data":
            name = name if row.kind in ("continuation", "empty", "numbers") else ""
            continue
        goes_on = any(last < start <= row.index for start in view.table.part_starts[1:])
        name = row.parent or (name if goes_on else "")
        last = row.index if row.parent else last
        if name:
            yield name, row
