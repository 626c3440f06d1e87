"""Lists in the order of time: one date that breaks the order, and would not if it named the year before or after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.passage import items_by_marker
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.context import MONTH_NUMBERS
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

DATE = compiled(rf"\b(\d{{1,2}})\s+({'|'.join(MONTH_NUMBERS)})\s+((?:19|20)\d\d)\b", re.I)
LEAST_DATES = 5
"""Items with a date, the doubted one included, that show the order."""


class Dated(Struct, frozen=True):
    """An item of a list with its only date, found at `start:end` of its text."""

    text: Text
    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def moment(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day


@kind("dated-list")
def check_dated_list(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each list whose items with a date are in order of time, or would be but for the year of one."""
    for list_id, group in groupby(items_by_marker(understanding.document), key=lambda p: p.list_id):
        if list_id is None:
            continue
        items = [dated for passage in group if (dated := _dated(passage.text))]
        if len(items) < LEAST_DATES or len({item.moment for item in items}) < LEAST_DATES - 1:
            continue
        if _in_order(items):
            yield _relation(rule, items, 0, items[0].year, holds=True)
        elif len(slips := list(_slips(items))) == 1:
            yield _relation(rule, items, *slips[0], holds=False)


def _dated(text: Text) -> Dated | None:
    dates = list(DATE.finditer(text.string))
    if len({m.group().lower() for m in dates}) != 1:
        return None
    day, month, year = dates[0].groups()
    return Dated(text, *dates[0].span(), int(year), MONTH_NUMBERS[month.lower()], int(day))


def _in_order(items: list[Dated]) -> bool:
    return all(a.moment <= b.moment for a, b in pairwise(items))


def _slips(items: list[Dated]) -> Iterator[tuple[int, int]]:
    """The items that another year puts in order, with that year."""
    for index, item in enumerate(items):
        for year in (item.year - 1, item.year + 1):
            if _in_order([*items[:index], replace(item, year=year), *items[index + 1 :]]):
                yield index, year


def _relation(rule: Rule, items: list[Dated], index: int, year: int, *, holds: bool) -> Relation:
    item = items[index]
    beside = [(items[i], words) for i, words in ((index - 1, BEFORE), (index + 1, BEHIND)) if 0 <= i < len(items)]
    printed = " ".join(item.text.string[item.start : item.end].split())
    return Relation(
        rule,
        holds,
        quote(item.text, start=item.start, end=item.end),
        tuple(quote(other.text, "input", words, start=other.start, end=other.end) for other, words in beside),
        printed=printed,
        expected=printed if holds else f"{printed[:-4]}{year}",
        arguments={"count": str(len(items))},
    )


BEFORE = Both("butir sebelumnya", "the item before")
BEHIND = Both("butir sesudahnya", "the item behind")
