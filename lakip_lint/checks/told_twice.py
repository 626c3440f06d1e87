"""One kegiatan told as two: "kegiatan pertama adalah X ..., kegiatan kedua adalah X ..." with different budgets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from lakip_lint.checks.evidence import evidence, fact_evidence, shortened
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN, Fact, Subject
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.spell import ORDINALS
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

ORDINAL = compiled(
    rf"^\W*(?:(?:sub\s*)?kegiatan\s+|program\s+)?(?:yang\s+)?(?P<which>{'|'.join(ORDINALS)})\b", re.I
)
LEADS = compiled(r"\W*\b(?:dengan|yang|memiliki|mempunyai|sebesar|senilai|anggaran)\b[^.;]{0,60}$", re.I)
NEAR = 12
"""Sentences between two items of one enumeration."""


class Item(Struct, frozen=True):
    """A sentence that opens with the place of a kegiatan in an enumeration, and gives its budget."""

    sentence: Sentence
    which: str
    subject: Subject
    budget: Figure


@kind("told-twice")
def check_told_twice(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Items of one enumeration that bear one name and have different budgets."""
    by_subject: dict[str, list[Item]] = defaultdict(list)
    for item in _items(understanding):
        by_subject[item.subject.key].append(item)
    for key, items in by_subject.items():
        facts = understanding.ledger.find(kind="anggaran", key=key, measure="anggaran", year=understanding.profile.year)
        printed = [f for f in facts if f.source == "table"]
        for one, other in combinations(items, 2):
            apart = other.sentence.index - one.sentence.index
            if apart <= NEAR and one.which != other.which and one.budget.amount != other.budget.amount:
                yield _relation(understanding, rule, one, other, printed)


def _items(understanding: Understanding) -> Iterator[Item]:
    for sentence in understanding.sentences:
        match = ORDINAL.match(sentence.text.string) if sentence.entity == OWN else None
        if match is None:
            continue
        subjects = {s.key: s for s in sentence.subjects if s.kind == "anggaran"}
        budgets = [m.figure for m in sentence.mentions if m.measure == "anggaran" and m.figure.unit == "Rp"]
        if len(subjects) == 1 and len(budgets) == 1 and budgets[0].amount and not budgets[0].malformed:
            yield Item(sentence, match["which"].lower(), next(iter(subjects.values())), budgets[0])


def _relation(understanding: Understanding, rule: Rule, one: Item, other: Item, printed: Sequence[Fact]) -> Relation:
    """An error where the tables give one of the two budgets for this name: then the other is that of something else."""
    right = [i for i in (one, other) if any(f.figure.amount == i.budget.amount for f in printed)]
    doubted = next((i for i in (one, other) if right and i is not right[0]), other)
    kept = other if doubted is one else one
    return Relation(
        rule,
        False,
        _named(doubted, "doubted"),
        (
            _named(kept, "copy"),
            evidence(doubted.budget),
            evidence(kept.budget),
            *(fact_evidence(f, "input") for f in printed[:2]),
        ),
        printed=" ".join(doubted.subject.name.split()),
        expected=_meant(understanding, doubted.budget),
        calculation=f"{doubted.which}: {doubted.budget.raw}; {kept.which}: {kept.budget.raw}",
        arguments={"subject": shortened(" ".join(doubted.subject.name.split()), 100), "one": one.which, "other": other.which},
        severity=None if len(right) == 1 else Severity.WARNING,
    )


def _named(item: Item, role: str) -> Evidence:
    """The words of a sentence up to its budget, without those that lead to that."""
    string = item.sentence.text.string
    leads = LEADS.search(string, 0, item.budget.start)
    end = leads.start() if leads else item.budget.start
    return quote(item.sentence.text, role, start=len(string) - len(string.lstrip()), end=end)


def _meant(understanding: Understanding, budget: Figure) -> str:
    """The only name that the tables have for such a budget, if there is one."""
    year = understanding.profile.year
    facts = understanding.ledger.find(kind="anggaran", measure="anggaran", year=year)
    names = {f.subject.key: f.subject.name for f in facts if f.source == "table" and f.figure.amount == budget.amount}
    return shortened(" ".join(next(iter(names.values())).split()), 100) if len(names) == 1 else ""
