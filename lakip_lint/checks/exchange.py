"""Figures of two rows that stand in each other's place: the percentages of both rows fail, and hold once the two are put back.

Each row by itself only shows that something in it is wrong; the two together show what.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from lakip_lint.checks.consequence import Correction, Judged, Rerun, agrees_now, exchanged_with, judge_again
from lakip_lint.checks.merge import Group
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.cell import read_cell

INPUTS = ("of", "to")
"""The figures that a percentage is computed from, in the order in which its relation shows them."""
FEWEST_DIGITS = 3
"""Shorter figures may fit another row by chance."""


def name_exchanges(
    understanding: Understanding, groups: Sequence[Group], relations: Sequence[Relation], rerun: Rerun
) -> list[Group]:
    """The groups; of two rows whose figures were exchanged the first doubts its figure. `rerun` judges a report anew."""
    named: dict[int, Group] = {}
    ratios = [i for i, group in enumerate(groups) if _is_ratio(group)]
    judged = Judged(relations)
    for i, j in combinations(ratios, 2):
        one, other = groups[i], groups[j]
        if i in named or j in named or one.main.rule is not other.main.rule or not _on_one_page(one.main, other.main):
            continue
        found = list(_exchanges(understanding, one, other, judged, rerun))
        if len(found) == 1:
            named[i] = replace(one, main=found[0], others=(), consequences=(*one.relations, *one.consequences))
    return [named.get(i, group) for i, group in enumerate(groups)]


def _is_ratio(group: Group) -> bool:
    """Whether a percentage of two figures is doubted, and none of the two."""
    main = group.main
    return main.rule.kind == "ratio" and not (group.systematic or main.doubts) and len(main.others) >= len(INPUTS)


def _on_one_page(one: Relation, other: Relation) -> bool:
    a, b = one.doubted.place, other.doubted.place
    return a is not None and b is not None and a.page == b.page


def _exchanges(
    understanding: Understanding, one: Group, other: Group, judged: Judged, rerun: Rerun
) -> Iterator[Relation]:
    """What is told of each pair of inputs whose exchange makes both groups hold."""
    for k, given in enumerate(INPUTS):
        mine, theirs = one.main.others[k], other.main.others[k]
        right, back = read_cell(theirs.text), read_cell(mine.text)
        if len(right) != 1 or len(back) != 1 or not _may_fit(one.main, k, theirs) or not _may_fit(other.main, k, mine):
            continue
        correction = Correction((mine,), right[0], Correction((theirs,), back[0]))
        after = judge_again(understanding, correction, judged, [one, other], rerun)
        if agrees_now(one, after, correction) and agrees_now(other, after, correction):
            held = next(r for r in after if r.holds and r.doubted.place == one.main.doubted.place and r.rule is one.main.rule)
            yield _told(one.main, mine, theirs, held, str(one.main.rule.given[given]), other.main)


def _may_fit(relation: Relation, k: int, figure: Evidence) -> bool:
    """Whether a percentage is nearly that of its inputs with another figure for one of them: worth to judge the report anew."""
    texts = [relation.doubted.text, *(figure.text if i == k else e.text for i, e in enumerate(relation.others[:2]))]
    read = [cells[0].amount if len(cells := read_cell(text)) == 1 else None for text in texts]
    if sum(map(str.isdigit, figure.text)) < FEWEST_DIGITS or figure.text == relation.others[k].text or None in read:
        return False
    printed, of, to = (abs(amount or Decimal(0)) for amount in read)
    ratios = (of / to, to / of, abs(2 - of / to)) if of and to else ()
    return any(abs(ratio * scale - printed) * 50 <= printed for ratio in ratios for scale in (1, 100))


def _told(relation: Relation, mine: Evidence, theirs: Evidence, held: Relation, measure: str, other: Relation) -> Relation:
    inputs = (replace(relation.doubted, role="input"), *relation.others)
    return replace(
        relation,
        doubted=replace(mine, role="doubted"),
        others=(*(e for e in inputs if e is not mine), theirs),
        printed=mine.text,
        expected=theirs.text,
        calculation=held.calculation,
        cause=exchanged_with(other),
        doubts=measure,
    )
