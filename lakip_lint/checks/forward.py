"""Revisions of a budget told one by one: what each adds or takes, and what remains, must follow from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from msgspec import Struct

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.passage import Passage, items_by_marker
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import read_figures
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

CURRENCY = compiled(r"(?:Rp[\s.]*)+$", re.I)
CHANGE = compiled(
    r"\b(?:pe?nambahan|tambahan|bertambah|ditambah\w*|pengurangan|berkurang|dikurangi|pemotongan|peng?hematan\w*|percepatan|"
    r"kenaikan|penurunan|luncuran)\b",
    re.I,
)
WITHIN = compiled(r"\b(?:pe?n?cadang\w*|\w*blokir\w*|pencairan|dicairkan|pergeseran|digeser)\b", re.I)
"""What moves money within a budget: it neither adds nor takes."""
AMOUNT = compiled(r"\b(?:sebesar|senilai|sejumlah)\W*$", re.I)
REMAINS = compiled(r"\b(?:menjadi|tetap)\s*(?:sebesar|senilai|sejumlah)?\W*$", re.I)
BEFORE = compiled(r"\bsemula\s*(?:sebesar|senilai|sejumlah)?\W*$", re.I)
BUDGET = compiled(r"\b(?:pagu|DIPA)\b(?:\s+[\w/-]+){0,6}\s*(?:sebesar|adalah|:)?\W*$", re.I)
KEPT = compiled(
    r"\btetap\s+sebesar\b|\bpagu\s+(?:anggaran\s+)?(?:\w+\s+)?tetap\b|"
    r"\btidak\s+(?:ada|terdapat|mengalami|menyebabkan|mengakibatkan|me(?:r|ng)ubah)\b[^.;]{0,40}\bpagu\b",
    re.I,
)
NEAR = 60
LEAST_HELD = 3


class Step(Struct):
    """An item of the list: the budget after it, what it changed, the budget before it where that is printed.

    `kept`: it says that the budget did not change.
    """

    text: Text
    after: Figure | None = None
    before: Figure | None = None
    changes: tuple[Figure, ...] = ()
    kept: bool = False

    @property
    def change(self) -> Decimal | None:
        """By how much the budget changed, None where that is not told by one figure."""
        if self.changes:
            return self.changes[0].amount if len(self.changes) == 1 else None
        return Decimal(0) if self.kept else None


class Link(Struct, frozen=True):
    """Two steps of which the second tells what it changed."""

    first: Step
    second: Step
    start: Decimal
    change: Decimal
    end: Decimal

    @property
    def holds(self) -> bool:
        return self.follows(self.start)

    def follows(self, start: Decimal) -> bool:
        """Whether the budget after the second step follows from `start`."""
        return abs(self.end - start) == self.change


@kind("roll-forward")
def check_forward(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each revision whose change and remainder are told, where most of its list follow from each other."""
    for steps in _lists(understanding):
        links = {id(b): link for a, b in pairwise(steps) if (link := _link(a, b))}
        held = sum(link.holds for link in links.values())
        if held >= LEAST_HELD and held * 5 >= len(links) * 3:
            for index, step in enumerate(steps):
                link = links.get(id(step))
                if link is not None and (relation := _judge(rule, link, steps, index, links)):
                    yield relation


def _lists(understanding: Understanding) -> Iterator[list[Step]]:
    """The steps of each list that tells budgets, after the paragraph that leads to it."""
    texts = items_by_marker(understanding.document)
    lead: Passage | None = None
    for list_id, group in groupby(texts, key=lambda p: p.list_id):
        members = list(group)
        if list_id is None:
            lead = members[-1]
            continue
        if sum("Rp" in p.text.string for p in members) > LEAST_HELD:
            steps = [_step(p.text) for p in ([lead] if lead else []) + members]
            yield [step for step in steps if step.after is not None]


def _step(text: Text) -> Step:
    string, end = text.string, 0
    step, changes = Step(text), list[Figure]()
    moved = False
    for figure in read_figures(string):
        if figure.unit != "Rp" or figure.amount is None:
            continue
        cue = CURRENCY.sub("", string[end : figure.start])
        end = figure.end
        if figure.malformed:
            moved = moved or CHANGE.search(cue) is not None
            continue
        placed = figure.at(text.place(figure.start, figure.end))
        last = max((m.end() for m in CHANGE.finditer(cue)), default=None)
        if BEFORE.search(cue):
            step.before = placed
        elif REMAINS.search(cue):
            step.after = placed
        elif last is not None:
            changes += [placed] if AMOUNT.search(cue) and not WITHIN.search(cue, last) else []
        elif BUDGET.search(cue) and not WITHIN.search(cue[-NEAR:]):
            step.after = placed
    step.changes = tuple(changes)
    step.kept = not changes and not moved and KEPT.search(string) is not None
    return step


def _link(first: Step, second: Step) -> Link | None:
    start = second.before or first.after
    change = second.change
    if start is None or start.amount is None or second.after is None or second.after.amount is None or change is None:
        return None
    return Link(first, second, start.amount, change, second.after.amount)


def _judge(rule: Rule, link: Link, steps: list[Step], index: int, links: dict[int, Link]) -> Relation | None:
    if link.holds:
        return _relation(rule, link, link.second.after, link.end)
    following = links.get(id(steps[index + 1])) if index + 1 < len(steps) else None
    if following is None:
        return None
    first, second = link.first, link.second
    if following.follows(link.end):  # the budget after this step is right
        origin = _origin(steps, index - 1)
        proven = (earlier := links.get(id(origin))) is not None and earlier.holds
        starts = [s.after.amount for s in steps[:index] if s.after is not None and s.after.amount is not None]
        right = next((start for start in starts if start != link.start and link.follows(start)), None)
        if not proven and right is not None:
            return _relation(rule, link, origin.after, right)
        if second.changes:
            return _relation(rule, link, second.changes[0], abs(link.end - link.start))
        return None
    if following.follows(link.start) and not link.change and first.after is not None:
        return _relation(rule, link, second.after, link.start)
    return None


def _origin(steps: list[Step], index: int) -> Step:
    """The step that first printed the budget that this step repeats."""
    while index > 0 and steps[index].kept and _same(steps[index - 1], steps[index]):
        index -= 1
    return steps[index]


def _same(one: Step, other: Step) -> bool:
    return one.after is not None and other.after is not None and one.after.amount == other.after.amount


def _relation(rule: Rule, link: Link, doubted: Figure | None, right: Decimal) -> Relation | None:
    if doubted is None:
        return None
    holds = link.holds
    start = link.second.before or link.first.after
    used = [f for f in (start, *link.second.changes, link.second.after) if f is not None and f is not doubted]
    sign = "+" if link.end >= link.start else "−"
    change = link.second.changes[0].raw if link.second.changes else "0"
    expected = shown(right, doubted, doubted.decimals)
    before, after = (f.raw if f is not None else "" for f in (start, link.second.after))
    return Relation(
        rule,
        holds,
        evidence(doubted, "doubted"),
        tuple(evidence(f) for f in used),
        printed=doubted.as_printed,
        expected=expected,
        calculation=f"{before} {sign} {change} {'=' if holds else '≠'} {after}",
        cause=None if holds else find_cause(doubted, right),
    )
