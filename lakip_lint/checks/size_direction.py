"""Rises and falls whose size shows their direction.

    Realisasi sebesar 83,93 %. Dibandingkan tahun 2022 sebesar 80,36 %, terdapat penurunan sebesar 3,57 poin.
    Realisasi sebesar 83,93 %, turun 3,57 poin dibandingkan tahun 2022 sebesar 80,36 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from lakip_lint.checks.changes import FALL
from lakip_lint.checks.direction import RANK, asserted
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.year_before import linked
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.interval import Interval
from lakip_lint.rules.model import Rule


class Told(Struct, frozen=True):
    """A difference, the earlier figure in its sentence, and the figures (mostly of the sentence before) that it leads to."""

    sentence: Sentence
    size: Mention
    earlier: Mention
    later: tuple[Mention, ...]


@kind("size-direction")
def check_size_direction(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The word before the size of a change from the earlier figure of its sentence to the figure of the sentence before."""
    year = understanding.profile.year
    for sentence in understanding.sentences if year else ():
        yield from _around(rule, sentence)
    words = [understanding.lexicon.pattern("changes", name) for name in ("naik", "turun")]
    for before, sentence in pairwise(understanding.sentences if year else ()):
        told = _told(before, sentence, year or 0) if before.paragraph is sentence.paragraph else None
        if told is None or sentence.entity != OWN or RANK.search(sentence.text.string):
            continue
        cue, string = told.size.cue, sentence.text.string
        said = [m for pattern in words for m in pattern.finditer(cue)]
        falls = {bool(FALL.search(m.group())) for m in said}
        rises = {(m.figure.amount or 0) > (told.earlier.figure.amount or 0) for m in told.later}
        begin = told.size.figure.start - len(cue)
        start, end = (begin + min(m.start() for m in said), begin + max(m.end() for m in said)) if said else (0, 0)
        if len(falls) == len(rises) == 1 and asserted(string, start, told.size.figure.end):
            yield _relation(rule, told, start, end, rises=rises.pop(), falls=falls.pop())


def _around(rule: Rule, sentence: Sentence) -> Iterator[Relation]:
    """The word before the size of a change whose two figures stand right around it."""
    for size in sentence.mentions[1:-1]:
        change = linked(sentence, size) if size.measure == "selisih" and sentence.entity == OWN else None
        if change is None or size.figure.interval is None or RANK.search(sentence.text.string):
            continue
        rise = _less(change.later, change.earlier)
        rises = rise.low > 0
        fits = size.figure.interval.meets(rise if rises else -rise)
        end = change.at + len(change.word)
        if fits and asserted(sentence.text.string, change.at, size.figure.end):
            told = Told(sentence, size, change.earlier, (change.later,))
            yield _relation(rule, told, change.at, end, rises=rises, falls=bool(FALL.search(change.word)))


def _told(before: Sentence, sentence: Sentence, year: int) -> Told | None:
    """None where the sentence gives more figures, or the difference fits none of the sentence before."""
    sizes = [m for m in sentence.mentions if m.measure == "selisih" and not m.inherited]
    others = [m for m in sentence.mentions if m.measure != "selisih" and m.figure.amount is not None]
    others = [m for m in others if m.figure.unit == others[-1].figure.unit]  # "45 indikator atau 80,36 persen"
    if len(sizes) != 1 or len(others) != 1 or not others[0].year_given or (others[0].year or year) >= year:
        return None
    size, earlier = sizes[0].figure.interval, others[0]
    if size is None or earlier.measure == "target" or earlier.figure.start > sizes[0].figure.start:
        return None
    now = [m for m in before.mentions if m.figure.amount is not None and m.figure.unit == earlier.figure.unit]
    fitting = [
        m
        for m in now
        if m.measure != "target" and m.year == year and m.figure.amount != earlier.figure.amount
        if any(size.meets(d) for d in (_less(m, earlier), _less(earlier, m)))
    ]
    return Told(sentence, sizes[0], earlier, tuple(fitting)) if fitting else None


def _less(one: Mention, other: Mention) -> Interval:
    return exactly(one.figure) - exactly(other.figure)


def _relation(rule: Rule, told: Told, start: int, end: int, *, rises: bool, falls: bool) -> Relation:
    text = " ".join(told.sentence.text.string[start:end].split())
    earlier, later = told.earlier.figure, told.later[0].figure
    return Relation(
        rule,
        rises != falls,
        Evidence(told.sentence.text.place(start, end), text, "doubted"),
        (evidence(earlier, "input"), evidence(later, "input"), evidence(told.size.figure, "input")),
        printed=text,
        expected=Both("naik", "a rise") if rises else Both("turun", "a fall"),
        calculation=f"{earlier.raw} → {later.raw}",
        arguments={"subject": Both("nilai", "the value")},
    )
