"""The capaian that a sentence gives of a sasaran, against the capaian of its indicators."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.copies import agree
from lakip_lint.checks.evidence import evidence, shortened, shown
from lakip_lint.checks.language import Both
from lakip_lint.checks.mean import MEAN, Mean, by_sasaran, means_of
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

LEAST_WORDS = 4
"""Words of the name of a sasaran that a sentence must print."""
LEAST_HOLDING = 2
"""Sentences that must give the mean of their sasaran before another is doubted: else the report may reckon otherwise."""
ELSE = compiled(
    r"\b(?:efisiensi|\w*serap\w*|anggaran|keuangan|fisik|menengah|renstra|rpjm[dn]?|nasional|sebelumnya|lalu|triwulan|semester|"
    r"terhadap|dibanding\w*|meningkat|menurun|naik|turun|kontribusi|bobot|indikator|program|kegiatan)\b",
    re.I,
)
"""Of another measure, another time, another target, or of a part."""


class Sasaran(Struct, frozen=True):
    """A sasaran as tables print it: the means that its capaian may be, and the capaian of its indicators."""

    name: str
    means: tuple[Mean, ...]
    rows: tuple[Figure, ...]
    several: bool = False
    """Whether it has more than one indicator, so that its capaian must be reckoned."""


class Told(Struct, frozen=True):
    """A sentence that gives the capaian of one sasaran."""

    sentence: Sentence
    figure: Figure
    sasaran: Sasaran
    mean: Mean | None
    """The mean that it gives, if any."""


@kind("sasaran-told")
def check_sasaran_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Sentences that name one sasaran and give one capaian: that of its indicator, or the mean of those that it has."""
    known = _known(understanding)
    told = [t for s in understanding.sentences if known and (t := _told(understanding, known, s)) is not None]
    held = [t for t in told if t.mean is not None]
    if len(held) < LEAST_HOLDING:
        return
    averaged = any(t.sasaran.several for t in held)
    for one in told:
        if one.sasaran.several and not averaged:
            continue
        heading = one.sentence.heading.title if one.sentence.heading else ""
        if one.mean is not None or not (ELSE.search(one.sentence.text.string) or ELSE.search(heading)):
            yield _relation(rule, one, [t for t in told if t.sasaran is one.sasaran and t.mean])


def _known(understanding: Understanding) -> dict[str, Sasaran]:
    """The sasaran whose indicators have a capaian in a table, by the words of their names."""
    found: dict[str, list[tuple[str, list[Mean], list[Figure]]]] = defaultdict(list)
    for _, name, rows in by_sasaran(understanding):
        words = understanding.lexicon.names.words(name)
        if len(words) >= LEAST_WORDS:
            found[" ".join(words)].append((name, list(means_of(name, rows)), [f for _, f in rows]))
    return {
        key: Sasaran(
            same[0][0],
            tuple(m for _, means, _ in same for m in means),
            tuple(f for _, _, rows in same for f in rows),
            several=any(len(rows) > 1 for _, _, rows in same),
        )
        for key, same in found.items()
    }


def _told(understanding: Understanding, known: dict[str, Sasaran], sentence: Sentence) -> Told | None:
    """What a sentence says of the only sasaran that it names, unless it speaks of an indicator or of a mean (another rule)."""
    if sentence.entity != OWN or sentence.subjects:
        return None
    given = [m for m in sentence.mentions if m.measure == "capaian" and m.figure.unit == "%" and not m.inherited]
    if len(given) != 1 or given[0].year != understanding.profile.year or MEAN.search(given[0].cue):
        return None
    figure = given[0].figure
    words = " ".join(understanding.lexicon.names.words(sentence.text.string))
    named = [sasaran for key, sasaran in known.items() if key in words]
    if len(named) != 1 or figure.interval is None or figure.bound or figure.upper is not None or figure.malformed:
        return None
    mean = next((m for m in named[0].means if m.value.meets(figure.interval) or m.cut.meets(figure.interval)), None)
    if mean is None and any(agree(figure, row, truncated=True) for row in named[0].rows) and figure.ambiguous:
        return None
    return Told(sentence, figure, named[0], mean)


def _relation(rule: Rule, told: Told, others: list[Told]) -> Relation:
    """An error where another sentence gives the right one: then the report contradicts itself."""
    right = told.mean or told.sasaran.means[0]
    expected = shown(right.value.middle, told.figure, 2)
    copies = tuple(evidence(t.figure, "copy", Both("kalimat lain", "another sentence")) for t in others if t is not told)
    row = next((f for f in told.sasaran.rows if f.amount == told.figure.amount), None)
    cause = Cause(
        "baris-lain",
        {"id": "ini capaian salah satu indikatornya", "en": "this is the achievement of one of its indicators"},
    )
    return Relation(
        rule,
        told.mean is not None,
        evidence(told.figure, "doubted"),
        (right.place, *(_indicators(told.sasaran) if told.mean is None else ()), *copies[:3]),
        printed=told.figure.as_printed,
        expected=f"{expected}%",
        calculation=f"{told.figure.raw} ≠ {expected}" if told.mean is None else "",
        cause=cause if row is not None and told.mean is None else None,
        arguments={"subject": shortened(" ".join(told.sasaran.name.split()), 100)},
        severity=None if told.mean is not None or copies else Severity.WARNING,
    )


def _indicators(sasaran: Sasaran) -> Iterator[Evidence]:
    """The capaian of the other indicators of the first table that prints them."""
    return (evidence(f) for f in sasaran.rows[1:3])
