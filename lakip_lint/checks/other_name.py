"""One indicator or sasaran under two names: tables of the same plan that list the same but for one, which stands in its place.

Names that only look different (typing errors, abbreviations, words left out) are one name already when tables are understood.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from lakip_lint.checks.belonging import belongings
from lakip_lint.checks.copies import ROUND
from lakip_lint.checks.evidence import table_name
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.fact import OWN, TableView
from lakip_lint.facts.names import Vocabulary
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

LEAST_SHARED = 2
"""Names that two tables must share."""
ALIKE = 80
"""Names that are as much alike as this differ in a word; others are one thing only where their figures are the same."""
SLIPS = 3
"""Letters in which names may differ that say the same."""
MEASURES = ("target", "realisasi")
NUMBERED = compiled(
    r"^\W*(?:(?:sasaran|indikator)\s*(?:strategis|kinerja)?\s*\d*\s*:|(?:\d{1,2}(?:[.)]\d{0,2})*|[a-z](?=[.)]))[.)\s]\s*)+\s*",
    re.I,
)
BRACKETED = compiled(r"\(\s*[A-Za-z]{2,6}\s*\)")
"""An abbreviation in brackets, also where blanks stand inside of them, which makes two words of one name elsewhere."""
VERB = compiled(r"(?:me|pe|ter|te|ke|ber)[a-z]+")
"""The first word of a sasaran, which is written in many forms: "Meningkatnya", "Meningkatkan", "Peningkatan"."""
TELLING = compiled(r"\b(?:[A-Z]{1,2}\b|\d+)")
"""Words that make another thing of a name: grades and numbers."""
SURELY = 2
"""Tables that must have the usual name before the other one is more than a remark."""


class Name(Struct, frozen=True):
    """A name as one table prints it."""

    view: TableView
    key: str
    text: Text
    words: tuple[str, ...]
    under: frozenset[str] = frozenset()
    """Of a sasaran: the indicators that stand under it."""

    def says_otherwise(self, other: Name) -> bool:
        """Whether each has a word that the other lacks, and not only because one is mistyped or cut in pieces."""
        mine, theirs = {*self.words} - {*other.words}, {*other.words} - {*self.words}
        slips = OSA.distance("".join(self.words), "".join(other.words), score_cutoff=SLIPS)
        return self.tells_otherwise(other) or (bool(mine and theirs) and slips > SLIPS)

    def tells_otherwise(self, other: Name) -> bool:
        """Whether grades or numbers in them differ."""
        one, two = ({*TELLING.findall(NUMBERED.sub("", n.text.plain))} for n in (self, other))
        return bool(one - two and two - one)


Listed = Mapping[str, Name]


@kind("other-name")
def check_other_name(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Each name of an indicator or sasaran that is not that which most tables have for the same thing."""
    for noun, tables in (("indikator", [*_indicators(understanding)]), ("sasaran", [*_sasaran(understanding)])):
        same: dict[str, set[str]] = defaultdict(set)
        for one, other in combinations(tables, 2):
            for a, b in _under_one(one, other) if noun == "sasaran" else _left_over(understanding, one, other):
                if not any(a in t and b in t for t in tables):
                    same[a].add(b)
                    same[b].add(a)
        printed = {key: [t[key] for t in tables if key in t] for key in same}
        for key, others in same.items():
            mine, usual = printed[key], max((printed[k] for k in others), key=_rank)
            if _rank(usual) > _rank(mine) and mine[0].says_otherwise(usual[0]):
                yield _relation(rule, noun, mine, usual)


def _rank(names: Sequence[Name]) -> tuple[int, int]:
    """The name that most tables have comes first, of several the one that stands first."""
    return len(names), -names[0].view.index


def _words(understanding: Understanding, text: str) -> tuple[str, ...]:
    content = understanding.lexicon.names.content(BRACKETED.sub(" ", NUMBERED.sub("", text)))
    return tuple(w for w in content if len(w) > 1)


def _indicators(understanding: Understanding) -> Iterator[dict[str, Name]]:
    """The indicators of each table of the report itself, in their order."""
    for view in understanding.tables:
        found: dict[str, Name] = {}
        for row in view.data_rows if view.entity == OWN else ():
            if row.subject is not None and row.subject.kind == "indikator" and row.subject.key not in found:
                cell = next((c for c in view.table.rows[row.index] if c is not None and row.subject.name in c.plain), None)
                if cell is not None:
                    words = _words(understanding, cell.plain)
                    found[row.subject.key] = Name(view, row.subject.key, cell.text, words)
        if len(found) > LEAST_SHARED:
            yield found


def _left_over(understanding: Understanding, one: Listed, other: Listed) -> Iterator[tuple[str, str]]:
    """The only indicator of each of two tables that the other lacks, where both stand in one place and are one thing."""
    left, right = ([k for k in a if k not in b] for a, b in ((one, other), (other, one)))
    if len(left) == len(right) == 1 and [*one].index(left[0]) == [*other].index(right[0]):
        alike = fuzz.token_sort_ratio(" ".join(one[left[0]].words), " ".join(other[right[0]].words)) >= ALIKE
        if alike or _same_figures(understanding, left[0], right[0]):
            yield left[0], right[0]


def _same_figures(understanding: Understanding, one: str, other: str) -> bool:
    """Whether two names have figures in common, and none of one measure and year that differ; 0 and 100 prove nothing."""
    slots: list[dict[tuple[str, int | None], set[Decimal]]] = []
    for key in (one, other):
        slot: dict[tuple[str, int | None], set[Decimal]] = defaultdict(set)
        for fact in understanding.ledger.find(kind="indikator", key=key):
            if fact.measure in MEASURES and fact.source == "table" and fact.figure.amount is not None:
                slot[fact.measure, fact.year].add(fact.figure.amount)
        slots.append(slot)
    shared = [(slots[0][s], slots[1][s]) for s in slots[0] if s in slots[1]]
    return all(a & b for a, b in shared) and any((a & b) - {*ROUND} for a, b in shared)


def _sasaran(understanding: Understanding) -> Iterator[dict[str, Name]]:
    """The sasaran of each table by their names; each knows the indicators under it."""
    names, by_view = Vocabulary(understanding.lexicon.names), defaultdict[int, dict[str, Name]](dict)
    for one in belongings(understanding, "sasaran"):
        words = _words(understanding, one.text.plain)
        words = words[1:] if words and VERB.fullmatch(words[0]) else words
        if words:
            key = names.add(" ".join(words))
            known = by_view[one.view.index].get(key, Name(one.view, key, one.text, words))
            by_view[one.view.index][key] = Name(known.view, key, known.text, known.words, known.under | {one.indicator})
    yield from by_view.values()


def _under_one(one: Listed, other: Listed) -> Iterator[tuple[str, str]]:
    """The sasaran of two tables under which the same indicators stand."""
    for a in one.values():
        same = [b for b in other.values() if a.under & b.under]
        back = [c for c in one.values() if same and c.under & same[0].under]
        if len(same) == 1 and back == [a] and a.key != same[0].key:
            yield a.key, same[0].key


def _relation(rule: Rule, noun: str, doubted: Sequence[Name], usual: Sequence[Name]) -> Relation:
    """A remark; with a word of other meaning in it (a grade, a number) a doubt."""
    printed, right = doubted[0].text.plain, usual[0].text.plain
    grave = doubted[0].tells_otherwise(usual[0]) and len(usual) >= SURELY > len(doubted)
    return Relation(
        rule,
        False,
        quote(doubted[0].text),
        (
            *(quote(n.text, "copy", table_name(n.view)) for n in usual[:3]),
            *(quote(n.text, "doubted", table_name(n.view)) for n in doubted[1:3]),
        ),
        printed=printed,
        expected=right,
        arguments={
            "noun": noun,
            "table": table_name(doubted[0].view),
            "other": table_name(usual[0].view),
            "count": str(len(usual)),
        },
        severity=Severity.WARNING if grave else None,
    )
