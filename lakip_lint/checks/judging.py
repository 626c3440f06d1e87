"""What the scales of a report say of the values that it gives a predikat or kategori."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.facts.predikat import Claim
from lakip_lint.facts.predikat_prose import prose_claims
from lakip_lint.facts.predikat_tables import assesses, table_claims
from lakip_lint.facts.scales import KnownScale, cited, family_of, scales_for
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.interval import Interval
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled

UNMISTAKABLE = ("AA", "BB", "CC")
OLD_UNTIL = 2017
"""Reports up to this year may give a value of some earlier year by the limits of that time."""
SMALL_INDEX = Decimal(10)
"""A value below this beside a scale of percentages is an index of another kind (SPBE, maturitas)."""
OF_PERFORMANCE = compiled(r"capaian|kinerja|realisasi|sasaran|indikator|serapan|tercapai", re.I)


class Verdict(Struct, frozen=True):
    """A claim, the scale it was judged by, and whether they agree."""

    claim: Claim
    scale: KnownScale
    holds: bool
    firm: bool
    """Whether the disagreement can be told as an error."""


class Judge:
    """The scales of one report, its claims, and what the scales say of them."""

    def __init__(self, understanding: Understanding) -> None:
        document, knowledge = understanding.document, understanding.knowledge
        self.year = understanding.profile.year
        self.scales = scales_for(document, knowledge)
        self.claims = [c for c in _claims(understanding, self.scales) if not c.figure.bound]
        self.of_law = {id(s): cited(document, s) for s in self.scales if s.family == "kinerja" and not s.own}
        words = {c.grade for c in self.claims if not c.letter}
        self.like_law = bool(words & {"Sangat Tinggi", "Sangat Rendah"}) and not any(
            s.own and s.family == "kinerja" for s in self.scales
        )
        self.used: Counter[int] = Counter()
        self.verdicts = self._verdicts()

    def _verdicts(self) -> list[Verdict]:
        told = [(c, *v) for c in self.claims if (v := self._verdict(c, self._candidates(c)))]
        hits = Counter((id(scale), claim.group) for claim, scale, holds in told if holds)
        misses = Counter((id(scale), claim.group) for claim, scale, holds in told if not holds)
        self.used = Counter(id(scale) for _, scale, holds in told if holds)
        found = []
        for claim, scale, holds in told:
            agree, differ = hits[id(scale), claim.group], misses[id(scale), claim.group]
            if not holds and scale.family == "kinerja" and (differ > max(1, agree) or not self.of_performance(scale)):
                continue  # the column follows something else: not understood rather than misunderstood
            found.append(Verdict(claim, scale, holds, self._firm(claim, scale, self.used[id(scale)])))
        return found

    def of_performance(self, scale: KnownScale) -> bool:
        """Whether a scale is one of capaian kinerja, by the words around it or by a value that follows it."""
        return not scale.own or bool(OF_PERFORMANCE.search(scale.about)) or self.used[id(scale)] > 0

    def _candidates(self, claim: Claim) -> list[KnownScale]:
        year = claim.year or self.year
        own = [s for s in self.scales if s.own and s.has(claim.grade)]
        law = [s for s in self.scales if not s.own and s.has(claim.grade) and s.applies(year)]
        if claim.letter:
            family = claim.family or ("akip" if claim.grade in UNMISTAKABLE else "")
            printed = [s for s in own if s.family == family]
            law = [s for s in law if s.family == family]
            if family == "akip" and self.year and self.year <= OLD_UNTIL and not patterns.search(r"20\d\d", claim.context):
                law = [s for s in self.scales if not s.own and s.family == family and s.has(claim.grade)]
            elif any(family_of(s.about) == family for s in printed):
                return printed
            # letters printed for capaian (">85 - 100: AA") do not replace those of the evaluation
            return [*printed, *law] if family else []
        near = [s for s in own if s.family in ("kinerja", claim.family)]
        if claim.family:
            near += [s for s in law if s.family == claim.family and claim.announced]
        if near:
            return near
        return [s for s in law if s.family == "kinerja" and claim.announced and (self.of_law.get(id(s)) or self.like_law)]

    @staticmethod
    def _verdict(claim: Claim, scales: list[KnownScale]) -> tuple[KnownScale, bool] | None:
        """The scale that agrees, else the first that disagrees."""
        refused = None
        for scale in scales:
            answers = [scale.verdict(in_unit(value, scale), claim.grade) for value in claim.values]
            if any(answers):
                return scale, True
            if False in answers and refused is None and not _of_another_kind(claim, scale):
                refused = scale
        return (refused, False) if refused else None

    def _firm(self, claim: Claim, scale: KnownScale, hits: int) -> bool:
        if not any(b.meets(in_unit(value, scale)) for b in scale.scale.classes for value in claim.values):
            return False
        if scale.family == "kinerja" and not scale.own:
            return bool(scale.cites and re.search(scale.cites, claim.context, re.I))
        if claim.cross:
            return False
        if scale.own and scale.family == "kinerja":
            return hits >= 2
        return bool(claim.family) and (claim.letter or claim.announced)


def _claims(understanding: Understanding, scales: list[KnownScale]) -> Iterator[Claim]:
    """Every value with a predikat in the report, first those of tables, then those of sentences."""
    assessed = assesses(understanding.tables, scales)
    for view in understanding.tables:
        yield from table_claims(view, scales, assessed=assessed)
    for index, sentence in enumerate(understanding.sentences):
        before = understanding.sentences[index - 1] if index else None
        yield from prose_claims(sentence, before, understanding.profile.year)


@remembered
def judge_of(understanding: Understanding) -> Judge:
    """The judge of a report."""
    return Judge(understanding)


def in_unit(value: Interval, scale: KnownScale) -> Interval:
    """An IKM printed as the mean of answers (1 to 4) is multiplied by 25, where the scale is one of values up to 100."""
    lows = [b.low for b in scale.scale.classes if b.low is not None]
    return (
        value.scaled(25)
        if scale.family == "ikm" and value.low <= 4 and value.high <= Decimal("4.1") and lows and min(lows) >= 20
        else value
    )


def _of_another_kind(claim: Claim, scale: KnownScale) -> bool:
    value = claim.figure.value
    return scale.family == "kinerja" and value is not None and abs(value) < SMALL_INDEX and claim.figure.unit != "%"
