"""Numbers of things with their shares, one after the other, and the whole that they are shares of.

    Dari 15 indikator, 12 indikator atau 80,00 % sangat baik, 2 indikator atau 13,33 % baik, 1 indikator (6,67 %) kurang.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from msgspec import Struct

from lakip_lint.checks.counted import same_things
from lakip_lint.checks.recomputed import adds_up
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import Figure, added
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled

SHARE_BEHIND = compiled(
    r"\s*(?:\(\s*[a-z][a-z ]*\)\s*)?(?:[a-z/-]+\s+){0,4}?(?:\(\s*|\b(?:atau|yaitu)\s+)(?:atau\s+)?"
    r"(?:(?:sebanyak|sebesar|sekitar)\s+)?",
    re.I,
)
"""Between a number and its share: "12 (dua belas) indikator sasaran atau sebanyak 80,00 %"."""
COUNT_BEHIND = compiled(
    r"\s*(?:%|persen)?\s*(?:\(\s*|\batau\s+)(?:atau\s+)?(?:(?:sebanyak|sejumlah|ada|terdapat)\s+)?", re.I
)
"""Between a share and its number: "72 % (8 sasaran)"."""
OF_OTHER = compiled(
    r"\b(?:\w*serapan|\w*capaian|realisasi|target|anggaran|rata-rata|naik|turun|\w*ningkat\w*|\w*nurun\w*)\b", re.I
)
"""Between the two: the percentage is none of a whole."""
MEASURED = compiled(
    r"\b(?:realisasi\w*|terealis(?:asi|ir)|capaian\w*|tercapai|mencapai|naik|turun|\w*ningkat\w*|\w*nurun\w*|bertambah|berkurang)\s+"
    r"(?:(?:sebesar|sebanyak|sejumlah|menjadi)\s+)?$",
    re.I,
)
"""Right in front of a number: its percentage is one of a target, or a change."""
BACK = 6
"""Sentences back in which the whole may stand."""


class Pair(Struct, frozen=True):
    """A number of things with its share, and the numbers before it that it may be a part of."""

    sentence: Sentence
    before: Sentence | None
    """The sentence before, in the same section."""
    count: Mention
    share: Mention
    wholes: tuple[Mention, ...]
    parts: tuple[Mention, ...]
    """Those of pairs."""

    def fits(self, whole: Mention) -> bool:
        """Whether the percentage is what the number is of a whole, rounded or cut off."""
        return _fits(exactly(self.count.figure), whole.figure, self.share.figure)


class Shares(Struct, frozen=True):
    """The shares of one whole that fit it, and those that do not."""

    whole: Mention
    fitting: tuple[Pair, ...]
    other: tuple[Pair, ...]

    @property
    def certain(self) -> bool:
        """Whether the numbers are all of the whole, as they stand or with the one that an odd share would give."""
        whole = self.whole.figure
        if adds_up(whole, [p.count.figure for p in (*self.fitting, *self.other)]):
            return True
        rest = (whole.amount or Decimal(0)) - added(p.count.figure for p in self.fitting)
        return len(self.other) == 1 and rest > 0 and _fits(Interval.exact(rest), whole, self.other[0].share.figure)


def _fits(part: Interval, whole: Figure, share: Figure) -> bool:
    loose = share.truncated_interval
    return loose is not None and (part / exactly(whole)).scaled(100).meets(loose)


def shares_told(sentences: Sequence[Sentence]) -> Iterator[Shares]:
    """The shares of each whole that at least one of them proves."""
    for _, section in groupby(sentences, key=lambda s: id(s.heading)):
        pairs = list(counted_pairs(list(section)))
        wholes = {id(w): w for pair in pairs for w in pair.wholes if pair.fits(w)}
        for whole in wholes.values():
            own = [p for p in pairs if any(w is whole for w in p.wholes)]
            fitting = tuple(p for p in own if p.fits(whole))
            other = tuple(p for p in own if not any(p.fits(w) for w in (*p.wholes, *p.parts)))
            if len(fitting) + len(other) > 1:
                yield Shares(whole, fitting, other)


def counted_pairs(section: Sequence[Sentence]) -> Iterator[Pair]:
    """The pairs of a section, each with the numbers of the sentences before it that it may be a part of."""
    wholes: list[tuple[int, Mention]] = []
    parts: list[tuple[int, Mention]] = []
    for at, sentence in enumerate(section):
        found = list(tied(sentence))
        counts = [id(count) for count, _ in found]
        wholes += [(at, m) for m in sentence.mentions if id(m) not in counts and _counts(m)]
        for count, share in found:
            start = min(count.figure.start, share.figure.start)
            near = [m for i, m in wholes if at - i <= BACK and (i < at or m.figure.end <= start)]
            others = [m for i, m in parts if at - i <= BACK]
            before = section[at - 1] if at else None
            held = (tuple(m for m in found if may_hold(m, count)) for found in (near, others))
            yield Pair(sentence, before, count, share, *held)
            parts.append((at, count))


def may_hold(whole: Mention, part: Mention) -> bool:
    a, b = whole.figure, part.figure
    return same_things(a, b) and a.amount is not None and b.amount is not None and a.amount >= b.amount > 0


def tied(sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    """Each number of a sentence with the percentage right behind it, or right before it."""
    string = sentence.text.string
    taken = -1
    for i, (one, other) in enumerate(pairwise(sentence.mentions)):
        between = string[one.figure.end : other.figure.start]
        share_first = one.figure.unit == "%"
        count, share = (other, one) if share_first else (one, other)
        if i == taken or share.figure.unit != "%" or share.figure.value is None or not _counts(count):
            continue
        pattern = COUNT_BEHIND if share_first else SHARE_BEHIND
        if pattern.fullmatch(between) and not OF_OTHER.search(between) and not MEASURED.search(count.cue):
            taken = i + 1
            yield count, share


def _counts(mention: Mention) -> bool:
    """Whether it is a plain number of things, or a measure such as a length."""
    figure = mention.figure
    plain = figure.amount is not None and figure.upper is None and not figure.bound and not figure.malformed
    return plain and figure.unit not in ("%", "Rp", "poin", "tahun") and (figure.decimals == 0 or bool(figure.unit))
