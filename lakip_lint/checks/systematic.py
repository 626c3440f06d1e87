"""Where most of what a rule looks at in one table fails, or the same print ("100") fails row after row, the table says
something else than was understood, or has one fault throughout: that is one thing to tell, and never proof of an error.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from lakip_lint.checks.merge import Group, same_text, strength, touch
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Place, Table
from lakip_lint.rules.model import Severity

FEWEST = 6
"""Fewer failures than this in one table can each be a slip of its own."""

OF_NAMES = frozenset({"citation", "nip", "foreign-office", "outline"})
"""Kinds that look at names and numbers of things: what a table says does not bear on them, so each fault is one of its own."""

FEWEST_CUT_OFF = 3
"""A report that cuts off fewer figures than this did so by oversight, each time of its own."""

OF_PERCENTAGES = frozenset({"ratio", "two-years"})
"""Kinds whose notes are of percentages that were cut off instead of rounded."""

OF_WRITING, CITING, SPELLED = frozenset({"format"}), "citation", frozenset({"wording", "type"})
"""Kinds that look at nothing but how something is written, and what citations of that sort tell."""

Key = tuple[str, int]
"""A rule and a table."""


def gather_systematic(groups: Sequence[Group], relations: Iterable[Relation], tables: Sequence[Table]) -> list[Group]:
    """The groups, those of one rule in one table put together where they are systematic."""
    whereabouts = _Whereabouts(tables)
    holding = Counter(key for r in relations if r.holds for key in whereabouts.touched(r))
    keys = [whereabouts.doubted(group.main) for group in groups]
    members: dict[Key, list[Group]] = {}
    for group, key in zip(groups, keys, strict=True):
        if key is not None:
            members.setdefault(key, []).append(group)
    gathered = {k: g for k, g in members.items() if len(g) >= FEWEST and (len(g) > holding[k] or _alike(g))}
    result = []
    for group, key in zip(groups, keys, strict=True):
        if key is None or key not in gathered:
            result.append(group)
        elif group is gathered[key][0]:
            result.append(_together(gathered[key]))
    return result


def gather_cut_off(groups: Sequence[Group]) -> list[Group]:
    """The groups, percentages that are only cut off put together by rule: one habit of the writer is one thing to tell."""
    return _by_rule(groups, _only_cut_off, FEWEST_CUT_OFF, lambda main, others: Group(main, others, cut_off=len(others) + 1))


def gather_unclear(groups: Sequence[Group]) -> list[Group]:
    """The groups, doubts about how figures and names are written put together by rule, where they were read from pictures.

    A recognizer loses points and mistakes letters far more often than a writer does: that is a remark, and one for all.
    """
    def gathered(main: Relation, others: tuple[Relation, ...]) -> Group:
        return Group(main, others, limit=Severity.NOTE, unclear=len(others) + 1)

    return _by_rule(groups, lambda group: group.main.by_ocr and _of_writing(group.main), 1, gathered)


def _of_writing(relation: Relation) -> bool:
    return relation.rule.kind in OF_WRITING or (relation.rule.kind == CITING and relation.rule.given.get("aspect") in SPELLED)


def _by_rule(
    groups: Sequence[Group],
    belongs: Callable[[Group], bool],
    fewest: int,
    gathered: Callable[[Relation, tuple[Relation, ...]], Group],
) -> list[Group]:
    """The groups, those that belong together made one for each rule that has so many."""
    members: dict[str, list[Group]] = {}
    for group in groups:
        if belongs(group):
            members.setdefault(group.main.rule.code, []).append(group)
    result = []
    for group in groups:
        alike = members.get(group.main.rule.code, []) if belongs(group) else []
        if len(alike) < fewest or not alike:
            result.append(group)
        elif group is alike[0]:
            result.append(gathered(group.main, tuple(r for g in alike for r in g.relations if r is not group.main)))
    return result


def _only_cut_off(group: Group) -> bool:
    of_percentages = group.main.rule.kind in OF_PERCENTAGES and group.main.severity is Severity.NOTE
    return of_percentages and group.severity is Severity.NOTE and not (group.systematic or group.consequences)


def _alike(groups: Sequence[Group]) -> bool:
    """Whether one and the same print is doubted in most rows, and in many."""
    most = max(Counter(same_text(g.main.doubted.text) for g in groups).values())
    return most >= FEWEST and most * 2 > len(groups)


def _together(groups: Sequence[Group]) -> Group:
    ranked = sorted((r for g in groups for r in g.relations), key=strength, reverse=True)
    return Group(ranked[0], tuple(ranked[1:]), limit=Severity.WARNING, systematic=len(groups))


class _Whereabouts:
    """In which tables the figures of a relation stand."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.parts: dict[int, list[tuple[Place, int]]] = {}
        for table in tables:
            for part in table.parts:
                self.parts.setdefault(part.page, []).append((part, table.index))

    def doubted(self, relation: Relation) -> Key | None:
        """The table of the doubted figure, with the rule; None outside of tables and for rules about names."""
        if relation.rule.kind in OF_NAMES:
            return None
        found = self._table(relation.doubted.place)
        return None if found is None else (relation.rule.code, found)

    def touched(self, relation: Relation) -> set[Key]:
        """Every table that a relation vouches for when it holds: a copy confirms the one as much as the other."""
        tables = {self._table(e.place) for e in (relation.doubted, *relation.others)}
        return {(relation.rule.code, table) for table in tables if table is not None}

    def _table(self, place: Place | None) -> int | None:
        if place is None:
            return None
        return next((index for part, index in self.parts.get(place.page, []) if touch(part, place)), None)
