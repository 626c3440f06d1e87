"""Sizes of changes that sentences print ("naik sebesar 0,34 atau 0,38 %"), and the figures that they lie between."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.year_before import linked, over_target, with_start, year_before
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled

SIZE = compiled(
    r"\b(?:sebesar|sebanyak|sejumlah|unggul|kenaikan|peningkatan|penurunan|selisih|angka|naik|turun|meningkat|menurun"
    r"|bertambah|berkurang|poin|point)\s*:?\s*$",
    re.I,
)
FALL = compiled(r"turun|nurun|kurang|rendah", re.I)
RESTATED = compiled(
    r"^[\s,]*(?:(?!(?:dari|pada|menjadi|dengan|dan|yang|di|untuk|terhadap|target|capaian)\b)[a-z/]+\s*){0,2}[\s,]*"
    r"(?:\batau\b|\(|\bsetara\b|\byaitu\b)\s*(?:(?:setara|dengan|sebesar|naik|turun|sekitar)\s+){0,2}[-–−+]?\s*$",
    re.I,
)
"""Between the size of a change ("8 orang") and the percentage that tells it again."""
OF_PLAN = compiled(r"\b(?:target\w*|rencana\w*|di(?:harap|proyeksi|perkira)kan|akan|rata-rata)\b", re.I)
"""In front of the size of a change that did not happen from the one year to the other."""
OF_WHOLE = compiled(
    r"\s*%?\s*(?:persen\s*)?\)?\s*(?:dari(?!\s+(?:[a-z]+\s+)?tahun\s+(?:20\d\d|lalu|sebelumnya)\b)|terhadap|menjadi|ke)\b", re.I
)
"""Behind a percentage that is a share of something, or where a change starts."""
SIZE_OF_MEASURE = compiled(
    r"\b(?:kenaikan|peningkatan|penurunan)\s+(?:nilai|angka|capaian|realisasi|kinerja)\s+(?:sebesar|sebanyak|sejumlah)\s*$",
    re.I,
)
RETOLD = compiled(r"\batau\s+(?:meningkat|naik|menurun|turun|mengalami\s+\w+)\s*(?:sebesar\s*)?$", re.I)


class Change(Struct, frozen=True):
    """A printed size of a change with the figures that it may lie between."""

    sentence: Sentence
    size: Mention
    values: tuple[Figure, ...]
    restated: Mention | None = None
    """A percentage right behind it that tells the same change relative to the value it starts from."""
    from_ledger: bool = False
    start: Figure | None = None
    """The one of two values that the words give as the earlier."""
    across: bool = False
    """The later value stands in the sentence before."""


def changes(understanding: Understanding) -> Iterator[Change]:
    """Every sentence that prints the size of a change and (in the sentence or in the tables) the figures before and after."""
    sentences = understanding.sentences
    for sentence, before, first in zip(sentences, (None, *sentences), (None, None, *sentences), strict=False):
        sentence = with_start(before, sentence)
        mentions = sentence.mentions
        for i, mention in enumerate(mentions):
            if ratio := _ratio_told(understanding, sentence, mention):
                yield ratio
                continue
            if mention.measure != "selisih" or mention.inherited or mention.figure.value is None:
                continue
            if mention.figure.unit == "%" and RETOLD.search(mention.cue) and any(m.measure == "selisih" for m in mentions[:i]):
                continue  # judged with the change that it tells again
            if len(mentions) == 3 and (around := linked(sentence, mention)):
                yield Change(sentence, mention, (around.earlier.figure, around.later.figure), start=around.earlier.figure)
                continue
            if not SIZE.search(mention.cue) and mention.figure.unit != "poin":
                continue
            restated = _restatement(sentence.text.string, mention, mentions[i + 1 :])
            others = [m for m in mentions if m is not mention and m is not restated and (_value(m) or _ends(m))]
            values = tuple(m.figure for m in others if _alike(m.figure, mention.figure))
            of_target = any(m.measure == "target" for m in others)
            measures = {m.measure for m in others}
            ends = _told_ends(sentence)
            if len(values) > 2 and all(e in values for e in ends) and len(_sizes(sentence)) == (2 if restated else 1):
                values = ends or values
            others = [m for m in mentions if m is not mention and m is not restated and m not in others]
            understood = any(_explains(one, other, mention.figure) for one, other in pairs_of(values))
            if not understood and any(_explains(m.figure, v, mention.figure) for m in others for v in values):
                continue  # a figure whose measure is not understood explains the change
            earlier = _earlier(before, sentence, mention.figure, values, measures) if len(values) < 2 and not of_target else ()
            if len(values) < 2:
                values = _dated_ends(sentence, mention, restated) or values
            if len(values) >= 2:
                start = ends[0] if len(values) == 2 and set(map(id, ends)) == set(map(id, values)) else None
                yield Change(sentence, mention, values, restated, start=start)
            elif told := tuple(m.figure for m in year_before(before, sentence, mention, restated)):
                yield Change(sentence, mention, told, restated, start=told[0], across=True)
            elif len(values) + len(earlier) == 2:
                yield Change(sentence, mention, (*values, *earlier), restated)
            elif pair := _from_ledger(understanding, sentence, mention, values or earlier):
                yield Change(sentence, mention, pair, restated, from_ledger=True)
            elif told := tuple(m.figure for m in over_target(first, before, sentence, mention, restated)):
                yield Change(sentence, mention, told, restated, start=told[0], across=True)


def _ratio_told(understanding: Understanding, sentence: Sentence, size: Mention) -> Change | None:
    """A percentage told as a change that is what the later figure makes of the earlier one ("naik 105 %" of 100 and 105).

    The two figures show by giving the printed percentage: those of the sentence, or those of the tables for its subject.
    """
    printed = size.figure
    told = (size.measure == "selisih" and not size.inherited) or SIZE_OF_MEASURE.search(size.cue)
    if not told or printed.unit != "%" or printed.value in (None, 100) or printed.interval is None:
        return None
    others = [
        m.figure
        for m in sentence.mentions
        if m is not size and m.measure not in ("selisih", "target", "efisiensi") and m.figure.value and m.figure.upper is None
    ]
    pairs = list(pairs_of(tuple(f for f in others if len({o.unit for o in others}) == 1 or f.unit == others[0].unit)))
    from_ledger = not others
    if from_ledger and (pair := _from_ledger(understanding, sentence, size, ())):
        pairs = [(pair[1], pair[0])]
    fitting = [pair for pair in pairs if _as_ratio(*pair, size) and not fits_size(*pair, printed)]
    if any(fits_size(*pair, printed) for pair in pairs) or len(fitting) != 1:
        return None
    return Change(sentence, size, fitting[0], from_ledger=from_ledger)


def _as_ratio(one: Figure, other: Figure, size: Mention) -> bool:
    """Whether a printed percentage is one figure in percent of another, in the direction that the words tell."""
    low, high = sorted((one, other), key=lambda f: f.amount or Decimal(0))
    start, end = (high, low) if FALL.search(size.cue) else (low, high)
    told = size.figure.interval
    if told is None or not start.amount or not end.amount:
        return False
    return (exactly(end) / exactly(start)).scaled(100).meets(told)


def _restatement(string: str, size: Mention, following: Sequence[Mention]) -> Mention | None:
    """The percentage that tells the same change again: right behind ("1,80 atau 2,12 %") or later ("... atau naik 2,12 %")."""
    if size.figure.unit == "%":
        return None
    for at, mention in enumerate(following):
        if mention.figure.unit == "%" and (RETOLD.search(mention.cue) or (at == 0 and RESTATED.match(mention.cue))):
            return None if OF_WHOLE.match(string, mention.figure.end) else mention
    return None


def _sizes(sentence: Sentence) -> list[Mention]:
    return [m for m in sentence.mentions if m.measure == "selisih" and m.figure.value is not None]


def from_to(lead: str, between: str) -> bool:
    """Whether the words before two figures and between them say "dari A ... menjadi B"."""
    begins = patterns.search(r"\bdari\b[^.;]{0,40}$", lead, re.I)
    return begins is not None and patterns.search(r"^[^.;]{0,40}\bmenjadi\b[^.;]{0,25}$", between, re.I) is not None


def _told_ends(sentence: Sentence) -> tuple[Figure, ...]:
    """The only two figures that a sentence gives as the beginning and the end of a change; none where it gives more."""
    string = sentence.text.string
    values = [m.figure for m in sentence.mentions if m.figure.value is not None and m.figure.upper is None]
    ends = [
        (one, other)
        for one, other in pairwise(values)
        if one.unit == other.unit and from_to(string[max(0, one.start - 90) : one.start], string[one.end : other.start])
    ]
    return ends[0] if len(ends) == 1 else ()


def _dated_ends(sentence: Sentence, size: Mention, restated: Mention | None) -> tuple[Figure, ...]:
    """The two figures of two years that a sentence gives beside the size of a change, though it does not say what they measure.

    "Pada tahun 2022 sebanyak 425 kunjungan, tahun 2023 sebanyak 500 kunjungan, naik 75 kunjungan."
    """
    others = [m for m in sentence.mentions if m is not size and m is not restated]
    figures = tuple(m.figure for m in others)
    dated = len(others) == len({m.year for m in others}) == 2 and all(m.year_given and m.measure != "target" for m in others)
    if not dated or any(f.amount is None or f.upper is not None or f.bound for f in figures) or OF_PLAN.search(size.cue):
        return ()
    alike = figures[0].unit == figures[1].unit and size.figure.unit in (figures[0].unit, "", "%", "poin")
    return figures if alike and all(_alike(f, size.figure) for f in figures) else ()


def _earlier(
    before: Sentence | None, sentence: Sentence, size: Figure, known: tuple[Figure, ...], measures: set[str]
) -> tuple[Figure, ...]:
    """The figures of the sentence before that a change may start from or lead to, each once, targets left out.

    A figure of the sentence itself (`known`, which are of `measures`) is of the same unit: "5.100 jiwa" is no end of a change
    to 72,00.
    """
    if before is None or before.paragraph.heading is not sentence.paragraph.heading:
        return ()
    found = [m for m in before.mentions if _value(m) and m.measure != "target" and _alike(m.figure, size)]
    if {"capaian", "realisasi"} <= {m.measure for m in found}:
        return ()  # a realisasi and a percentage are no two ends of a change
    if "realisasi" in measures and any(m.measure == "target" for m in before.mentions):
        found = [m for m in found if m.measure != "capaian"]  # beside its target it is not what was reached
    fitting = {m.figure.amount: m.figure for m in found if size.unit != "%" or m.figure.unit == "%"}
    fitting = {amount: f for amount, f in fitting.items() if all(f.unit == k.unit for k in known)}
    return tuple(f for amount, f in fitting.items() if amount not in [k.amount for k in known])


def _value(mention: Mention) -> bool:
    return (
        mention.figure.value is not None
        and mention.measure not in ("", "selisih", "efisiensi")
        and mention.figure.upper is None
    )


def _ends(mention: Mention) -> bool:
    """Whether a figure is said to be where a change starts or leads to ("semula Rp A menjadi Rp B")."""
    return mention.figure.amount is not None and bool(
        patterns.search(r"\b(?:semula|menjadi)\s*(?:sebesar\s*)?(?:Rp\.?\s*)?$", mention.cue, re.I)
    )


def _alike(value: Figure, size: Figure) -> bool:
    """Amounts of rupiah change by rupiah or percent, scores and percentages never by rupiah."""
    return not (size.unit == "Rp" and value.unit != "Rp") and not (size.unit not in ("Rp", "%") and value.unit == "Rp")


def fits_size(one: Figure, other: Figure, size: Figure) -> bool:
    """Whether a printed change is the difference of two figures, or that in percent of either."""
    relative = [in_percent_of(one, other, base) for base in (one, other)] if size.unit == "%" else []
    told = size.truncated_interval
    return _explains(one, other, size) or any(told is not None and r is not None and r.meets(absolute(told)) for r in relative)


def _explains(other: Figure, value: Figure, size: Figure) -> bool:
    if other.amount is None or value.amount is None or size.interval is None or not _alike(other, size):
        return False
    return absolute(points(other, value)).meets(absolute(size.interval))


def _from_ledger(
    understanding: Understanding, sentence: Sentence, mention: Mention, printed: tuple[Figure, ...]
) -> tuple[Figure, ...]:
    """This year's and last year's figures of the one subject that a sentence names, for the measure that it speaks of."""
    subjects = [s for s in sentence.subjects if s.kind == "indikator"]
    year = understanding.profile.year
    if len(subjects) != 1 or year is None or sentence.entity != "" or len(printed) > 1:
        return ()
    measure = "capaian" if "capaian" in sentence.lower and "realisasi" not in sentence.lower else "realisasi"
    if measure == "capaian" and _is_realisasi(understanding, subjects[0].key, year - 1):
        measure = "realisasi"
    pair = _two_years(understanding, subjects[0].key, measure, year)
    if not pair:
        return ()
    if printed and not any(printed[0].amount == p.amount for p in pair):
        return ()
    units = {mention.figure.unit} | ({""} if printed else set())  # tables often print the unit elsewhere
    if mention.figure.unit not in ("poin", "%") and any(p.unit not in units for p in pair):
        return ()
    if any(p.amount == mention.figure.amount for p in tables_of(understanding, subjects[0].key)):
        return ()  # the level itself, not a change
    return pair if mention.year in (year, None) else ()


def _two_years(understanding: Understanding, key: str, measure: str, year: int) -> tuple[Figure, ...]:
    """What the tables print for an indicator in a year and in the year before; none where they differ or are not alike."""
    years = [understanding.ledger.find(key=key, measure=measure, year=y) for y in (year, year - 1)]
    tables = [[f.figure for f in facts if f.source == "table" and f.figure.value is not None] for facts in years]
    if not all(tables) or any(len({f.amount for f in figures}) > 1 for figures in tables):
        return ()
    return (tables[0][0], tables[1][0])


def _is_realisasi(understanding: Understanding, key: str, year: int) -> bool:
    """Whether what the tables head "capaian" of a year is the realisasi of that year, as other tables print it."""
    printed = [
        {f.figure.amount for f in understanding.ledger.find(key=key, measure=m, year=year) if f.source == "table"}
        for m in ("capaian", "realisasi")
    ]
    return len(printed[0]) == 1 and printed[0] == printed[1] and printed[0] != {Decimal(100)}


def tables_of(understanding: Understanding, key: str) -> list[Figure]:
    """Every figure that the tables print for an indicator."""
    return [f.figure for f in understanding.ledger.find(key=key, entity=None, scope=None) if f.source == "table"]


def pairs_of(values: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    """Each two figures that print different values."""
    for i, one in enumerate(values):
        for other in values[i + 1 :]:
            if one.amount != other.amount:
                yield one, other


def points(one: Figure, other: Figure) -> Interval:
    """The difference of two figures."""
    return exactly(one) - exactly(other)


def absolute(interval: Interval) -> Interval:
    """The sizes of what an interval holds, without their signs."""
    if interval.low >= 0:
        return interval
    return -interval if interval.high <= 0 else Interval(Decimal(0), max(-interval.low, interval.high))


def in_percent_of(one: Figure, other: Figure, base: Figure) -> Interval | None:
    """The size of a change in percent of a figure; None where that may be zero."""
    try:
        return absolute(points(one, other) / exactly(base)).scaled(100)
    except ZeroDivisionError:
        return None


def arguments_of(sentence: Sentence) -> dict[str, Words]:
    """Of what the sentence tells the change."""
    subject = sentence.subjects[0] if sentence.subjects else sentence.context_subject
    return {"subject": (" ".join(subject.name.split())[:100] if subject else "") or Both("nilai", "the value")}
