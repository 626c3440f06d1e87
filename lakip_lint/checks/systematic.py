"""Where most of what a rule looks at in one table fails, or the same print ("100") fails row after row, the table says
something else than was understood, or has one fault throughout: that is one thing to tell, and never proof of an error.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lakip_lint.checks.merge import Group, same_text, strength, touch
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Place, Table
from lakip_lint.rules.model import Severity

FEWEST = 6
"""Fewer failures than this in one table can each be a slip of its own."""

Key = tuple[str, int]
"""A rule and a table."""


def gather_systematic(groups: Sequence[Group], relations: Iterable[Relation], tables: Sequence[Table]) -> list[Group]:
    """The groups, those of one rule in one table put together where they are systematic."""
    whereabouts = _Whereabouts(tables)
    holding = Counter(whereabouts.key(r) for r in relations if r.holds)
    members: dict[Key, list[Group]] = {}
    for group in groups:
        key = whereabouts.key(group.main)
        if key is not None:
            members.setdefault(key, []).append(group)
    gathered = {k: g for k, g in members.items() if len(g) >= FEWEST and (len(g) > holding[k] or _alike(g))}
    result = []
    for group in groups:
        key = whereabouts.key(group.main)
        if key is None or key not in gathered:
            result.append(group)
        elif group is gathered[key][0]:
            result.append(_together(gathered[key]))
    return result


def _alike(groups: Sequence[Group]) -> bool:
    """Whether one and the same print is doubted in most rows, and in many."""
    most = max(Counter(same_text(g.main.doubted.text) for g in groups).values())
    return most >= FEWEST and most * 2 > len(groups)


def _together(groups: Sequence[Group]) -> Group:
    ranked = sorted((r for g in groups for r in g.relations), key=strength, reverse=True)
    return Group(ranked[0], tuple(ranked[1:]), limit=Severity.WARNING, systematic=len(groups))


class _Whereabouts:
    """In which table the doubted figure of a relation stands."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.parts: dict[int, list[tuple[Place, int]]] = {}
        for table in tables:
            for part in table.parts:
                self.parts.setdefault(part.page, []).append((part, table.index))

    def key(self, relation: Relation) -> Key | None:
        place = relation.doubted.place
        if place is None:
            return None
        found = next((index for part, index in self.parts.get(place.page, []) if touch(part, place)), None)
        return None if found is None else (relation.rule.code, found)
