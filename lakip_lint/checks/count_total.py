"""Numbers of people or things that prose breaks down: a whole in a sentence, its parts in a list or the sentences behind.

    Jumlah pegawai 60 orang terdiri dari:
    1. Kepala (1 orang), Sekretaris (1 orang)
    2. Sekretariat sebanyak 20 orang terdiri atas: Subbagian Umum (12 orang), Subbagian Keuangan (8 orang)
    3. Bidang Taman 38 orang

A part may be broken down again in its own sentence: what stands behind "terdiri atas" is not counted twice.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.counted import UNFIGURED, countable, same_things
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.recomputed import summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.phrases import unbracketed
from lakip_lint.facts.prose_sums import SOME, TOTAL, leads, prose_lists
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

INNER = compiled(
    r"\b(?:terdiri\s+(?:dari|atas)|terbagi\s+(?:dalam|atas|menjadi)|(?:rinci|perinci|urai|komposisi)\w*|meliputi|yaitu|yakni|"
    r"di\s?antaranya|termasuk|antara\s+lain)\b",
    re.I,
)
"""What breaks a part down again."""
BEGINS = compiled(
    r"^\W*(?:dengan\s+(?:rincian|perincian|uraian|komposisi)|(?:yang\s+)?terdiri\s+(?:dari|atas))(?:nya)?\b", re.I
)
"""The begin of a sentence that breaks down the number of the one before."""
MOST = 12
"""Parts: a longer list is judged by no one, and its readings are too many."""


class CountSum(Struct, frozen=True):
    """A number and those that are said to add up to it, each part as it may be read. `behind`: numbers soon after the list."""

    name: str
    whole: Figure
    parts: tuple[tuple[tuple[Figure, ...], ...], ...]
    behind: tuple[Figure, ...] = ()
    proven: bool = False
    """Whether what a part is broken down into adds up: the list counts what it says, and was read well."""

    @property
    def readings(self) -> Iterator[list[Figure]]:
        return ([figure for part in reading for figure in part] for reading in product(*self.parts))


@kind("count-total")
def check_count_total(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A number of people or things against those of the list below it or of the sentences behind it."""
    for claim in (*_of_lists(understanding.sentences), *_of_paragraphs(understanding.sentences)):
        readings = list(claim.readings)
        right = next((r for r in readings if added(r) == claim.whole.amount), None)
        if right or not _excused(claim, readings[0]):
            yield _relation(rule, claim, right or readings[0], holds=right is not None)


def _of_lists(sentences: Sequence[Sentence]) -> Iterator[CountSum]:
    """The numbers of sentences that lead to a list. An item that adds the others up is no part."""
    for root, after in prose_lists(sentences):
        (head,) = root.sentences
        items = root.items[:-1] if len(root.items) > 2 and TOTAL.search(root.items[-1].text) else root.items
        counts = [m for m in head.mentions if countable(m.figure) and m.figure.unit]
        if root.gap or not 2 <= len(items) <= MOST or not leads(head, counts[-1:]):
            continue
        whole = counts[-1].figure
        parts = [_readings(item.sentences, whole) for item in items]
        if all(parts):
            behind = tuple(m.figure for s in after if TOTAL.search(s.text.plain) for m in s.mentions)
            proven = any(_broken_down(item.sentences[0], whole) for item in items)
            yield CountSum(_name(head, whole), whole, tuple(parts), behind, proven)


def _of_paragraphs(sentences: Sequence[Sentence]) -> Iterator[CountSum]:
    """ "... seluruhnya 60 orang. Dengan rincian: PNS 40 orang; PPPK 20 orang." """
    for at, (head, first) in enumerate(pairwise(sentences)):
        counts = [m.figure for m in head.mentions if countable(m.figure) and m.figure.unit]
        if first.paragraph is not head.paragraph or not BEGINS.match(first.text.plain) or len(counts) != 1:
            continue
        run = [first]
        while run[-1].text.plain.rstrip().endswith(";") and at + 1 + len(run) < len(sentences):
            run.append(sentences[at + 1 + len(run)])
        opened = BEGINS.match(first.text.string)
        parts = [_readings([s], counts[0], opened.end() if opened and s is first else 0) for s in run]
        alone = len(run) > 1 and not SOME.search(" ".join(s.text.plain for s in run[:1]))
        if alone and all(parts) and all(s.paragraph is head.paragraph for s in run):
            proven = any(_broken_down(s, counts[0]) for s in run)
            yield CountSum(_name(head, counts[0]), counts[0], tuple(parts), proven=proven)


def _readings(sentences: Sequence[Sentence], whole: Figure, start: int = 0) -> tuple[tuple[Figure, ...], ...]:
    """How an item may be read: all its numbers up to where it is broken down again, or the first alone. None: it has none."""
    found: list[Figure] = []
    for sentence in sentences[:1]:
        inner = INNER.search(sentence.text.string, max(start, min((m.figure.end for m in sentence.mentions), default=0)))
        end = inner.start() if inner else len(sentence.text.string)
        found = [
            m.figure
            for m in sentence.mentions
            if start <= m.figure.start < end and m.figure.unit and countable(m.figure) and same_things(m.figure, whole)
        ]
        if UNFIGURED.search(unbracketed(sentence.text.string[start:end])):
            return ()
    return (tuple(found), tuple(found[:1])) if len(found) > 1 else (tuple(found),) if found else ()


def _broken_down(sentence: Sentence, whole: Figure) -> bool:
    """Whether the first number of a sentence is the sum of the others of the same thing, two at least."""
    found = [m.figure for m in sentence.mentions if m.figure.unit and countable(m.figure) and same_things(m.figure, whole)]
    return len(found) > 2 and added(found[1:]) == found[0].amount


def _excused(claim: CountSum, parts: Sequence[Figure]) -> bool:
    """Whether the list may be something else: several breakdowns, one of a part only, or more than the whole in one item."""
    whole, amount = claim.whole.amount or 0, added(parts)
    if any(f.amount == amount for f in claim.behind):
        return False
    runs = [added(parts[:end]) for end in range(1, len(parts))]
    return (
        any((p.amount or 0) >= whole for p in parts)
        or not whole <= 2 * amount <= 4 * whole
        or any(run == whole or amount - run == whole for run in runs)
        or (len(parts) > 2 and any(amount == 2 * run for run in runs[:-1]))
    )


def _name(sentence: Sentence, whole: Figure) -> str:
    return " ".join(sentence.text.string[max(0, whole.start - 80) : whole.start].split()[-8:])


def _relation(rule: Rule, claim: CountSum, parts: Sequence[Figure], *, holds: bool) -> Relation:
    """An error where a total below the list is that of its items or one of them is proven: no item was then missed."""
    amount = added(parts)
    said = next((f for f in claim.behind if f.amount == amount), None)
    inputs = [evidence(p) for p in parts]
    if said is not None:
        inputs.insert(0, evidence(said, "input", Both("jumlah di bawah daftar", "the total below the list")))
    severity = Severity.ERROR if said is not None or claim.proven else None
    relation = summed(rule, claim.whole, parts, {"subject": claim.name}, holds=holds, severity=severity, inputs=inputs)
    return replace(relation, expected=relation.expected + f" {claim.whole.unit}")
