"""People on an area, told in sentences: "luas 20,00 km2, jumlah penduduk 40.000 jiwa, kepadatan 2.000 jiwa/km2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.recomputed import recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import added
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

DENSE = Cued(compiled(r"\bkepadatan", re.I), "epadatan")
OTHER = compiled(
    r"\b(?:ter(?:padat|tinggi|rendah|jarang|kecil|besar|luas|sempit|banyak)|paling|masing-masing|naik|turun|meningkat|menurun"
    r"|lalu|sebelum\w*|bersih|terbangun|agraris|ideal)\b",
    re.I,
)
"""In front of one of the three: it is of one place of several, of another time, or of another kind."""
SQUARE = r"\s*(?:(?P<km>k\s?m\s?(?:2|²|persegi)|kilo\s?meter\s+persegi)|(?:ha|hektare?)\b)"
AREA = compiled(SQUARE, re.I)
PER = compiled(rf"\s*(?:jiwa|orang|penduduk)\s*(?:/|per|tiap|setiap|untuk\s+setiap){SQUARE}", re.I)
REGIONAL = compiled(r"\bluas\s+(?:keseluruhan\s+)?(?:wilayah|daerah)", re.I)
BACK = 10
"""Sentences above a density in which the area of the region may stand."""
WIDE = compiled(r"\bluas", re.I)
INHABITED = compiled(r"\bpenduduk|\bberpenduduk|\bpopulasi", re.I)
REGION = compiled(r"\b(?:desa|kelurahan|kecamatan|distrik|kabupaten|kota|provinsi)\b", re.I)
HECTARES = Decimal(100)
"""In a square kilometre."""
BY = {Decimal(1): "", HECTARES: " × 100", 1 / HECTARES: " / 100"}


class Told(Struct, frozen=True):
    """A figure with the text in which it stands."""

    mention: Mention
    text: str

    def follows(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.mention.figure.end)


@kind("density")
def check_density(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A density is that of the one area and the one number of people told before it, there or in the two sentences before."""
    sentences = understanding.sentences
    for i, sentence in enumerate(sentences):
        if DENSE.search(sentence.text.string) is None:
            continue
        before = [s for s in sentences[max(0, i - 2) : i] if s.paragraph is sentence.paragraph]
        told = [Told(m, s.text.string) for s in (*before, sentence) for m in s.mentions]
        above = [s for s in sentences[max(0, i - BACK) : i] if s.heading is sentence.heading and s not in before]
        far = [Told(m, s.text.string) for s in above for m in s.mentions]
        for at, density in enumerate(told):
            if density.text is sentence.text.string and DENSE.search(density.mention.cue) and density.follows(PER):
                relation = _judge(rule, density, told[:at], far)
                if relation is not None:
                    yield relation


def _judge(rule: Rule, density: Told, before: Sequence[Told], far: Sequence[Told]) -> Relation | None:
    """`far`: what the paragraphs above tell, where the area of the whole region may stand."""
    people = _people(before)
    area = _area(before)
    if area is None and people is not None and not _regions(people) | _regions(density):
        area = _area([t for t in far if REGIONAL.search(t.mention.cue)])
    printed = density.mention.figure
    if area is None or people is None or people.mention.year != density.mention.year or printed.interval is None:
        return None
    if _regions(density) - _regions(area) - _regions(people):
        return None  # "kepadatan penduduk kabupaten" behind the area of a kecamatan
    if _unsure(density) or any(OTHER.search(told.mention.cue) for told in (area, people, density)):
        return None
    space = area.mention.figure.interval
    if space is None or space.low <= 0 or printed.truncated_interval is None:
        return None
    same = _in_km(area, AREA) == _in_km(density, PER)
    per = Decimal(1) if same else HECTARES if _in_km(density, PER) else 1 / HECTARES
    computed = (exactly(people.mention.figure) / space).scaled(per)
    inhabitants, size = people.mention.figure, area.mention.figure
    return recomputed(
        rule,
        printed,
        computed.middle,
        f"{inhabitants.raw} / {size.raw}{BY[per]}",
        (evidence(inhabitants, "input", Both("penduduk", "people")), evidence(size, "input", Both("luas", "area"))),
        {},
        holds=printed.interval.meets(computed),
        severity=Severity.NOTE if printed.truncated_interval.meets(computed) else None,
    )


def _regions(told: Told) -> set[str]:
    return {kind.lower() for kind in REGION.findall(told.mention.cue)}


def _in_km(told: Told, pattern: re.Pattern[str]) -> bool:
    match = told.follows(pattern)
    return match is not None and match["km"] is not None


def _area(before: Sequence[Told]) -> Told | None:
    """The one area, though it may be told in two units."""
    found = [t for t in before if t.mention.figure.amount and t.mention.figure.scale == 1 and t.follows(AREA)]
    sizes = [_hectares(t) for t in found if t.mention.figure.interval is not None]
    same = bool(sizes) and len(sizes) == len(found) and all(a.meets(b) for a, b in pairwise(sizes))
    return found[0] if same and WIDE.search(found[0].mention.cue) and not _unsure(found[0]) else None


def _hectares(area: Told) -> Interval:
    figure = area.mention.figure
    assert figure.interval is not None
    return figure.interval.scaled(HECTARES if _in_km(area, AREA) else Decimal(1))


def _people(before: Sequence[Told]) -> Told | None:
    """The one number of people, or that of all where men and women follow."""
    found = [t for t in before if t.mention.figure.unit.lower() in ("jiwa", "orang") and t.mention.figure.decimals == 0]
    figures = [t.mention.figure for t in found]
    whole = len(found) == 1 or (len(found) == 3 and added(figures[1:]) == figures[0].amount)
    inhabited = whole and INHABITED.search(found[0].mention.cue) and not _unsure(found[0])
    return found[0] if inhabited and found[0].mention.figure.amount is not None else None


def _unsure(told: Told) -> bool:
    figure = told.mention.figure
    return figure.bound != "" or figure.upper is not None or figure.malformed

