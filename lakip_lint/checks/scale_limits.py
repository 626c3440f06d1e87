"""The scales that a report prints: limits that leave a value without a class or with two, and limits of another law."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lakip_lint.checks.judging import OLD_UNTIL, judge_of
from lakip_lint.checks.language import Both, Words, joined
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.scales import KnownScale
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.grade import Band
from lakip_lint.figures.number import with_comma
from lakip_lint.rules.model import Rule, Severity

OLD_IKM = {
    "A": (Decimal("81.26"), Decimal(100)),
    "B": (Decimal("62.51"), Decimal("81.25")),
    "C": (Decimal("43.76"), Decimal("62.50")),
}
"""The limits of IKM classes before 2017 (Kepmenpan 25/2004)."""
WORD_OF = {"Sangat Baik": "A", "Baik": "B", "Kurang Baik": "C"}
LONGEST_TITLE = 80
"""A scale whose title has more letters stands under a sentence."""


def name_of(scale: KnownScale) -> Words:
    """The title of a scale, where it is one."""
    titled = scale.name and len(scale.name) <= LONGEST_TITLE
    return scale.name if titled or not scale.own else Both("skala pada laporan ini", "the scale in this report")


def limits_of(band: Band) -> Both:
    """What a row of a scale is, for the reader."""
    return Both(f"batas {band.grade}", f"limits of {band.grade}")


@kind("scale-limits")
def check_limits(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A limit that two neighbouring classes both exclude (a value on it has no class) or both include (it has two); and values
    between two classes that belong to neither ("50 - 75" below "80 - 100")."""
    for scale in judge_of(understanding).scales:
        if not scale.own or len(scale.rows) < 2:
            continue
        rows = sorted(scale.rows, key=lambda r: r[0].low if r[0].low is not None else Decimal(-1))
        touching = [(a, b) for a, b in pairwise(rows) if a[0].high is not None and a[0].high == b[0].low]
        gaps = [(a, b) for a, b in touching if not a[0].high_included and not b[0].low_included]
        doubles = [(a, b) for a, b in touching if a[0].high_included and b[0].low_included]
        if gaps:
            yield _limits(rule, scale, gaps, NO_CLASS, holds=False)
        for pair in ((a, b) for a, b in pairwise(rows) if _hole(a[0], b[0])):
            yield _limits(rule, scale, [pair], NO_CLASS, holds=False, between=True)
        if doubles:
            yield _limits(
                rule, scale, doubles, Both("masuk dua kelas", "belongs to two classes"), holds=False, severity=Severity.NOTE
            )
        if touching and not gaps and not doubles:
            yield _limits(rule, scale, touching, Both("masuk satu kelas", "belongs to one class"), holds=True)


NO_CLASS = Both("tidak masuk kelas mana pun", "belongs to no class")


def _hole(low: Band, high: Band) -> bool:
    """Whether whole numbers lie between two classes: "75" and "76" are neighbours, "75" and "80" are not."""
    return low.high is not None and high.low is not None and high.low - low.high > 1


Limit = tuple[tuple[Band, Text], tuple[Band, Text]]


def _limits(
    rule: Rule,
    scale: KnownScale,
    limits: list[Limit],
    words: Both,
    *,
    holds: bool,
    severity: Severity | None = None,
    between: bool = False,
) -> Relation:
    values = [_value(low[0].high) for low, _ in limits if low[0].high is not None]
    texts = list({id(text): text for pair in limits for _, text in pair}.values())
    places = [Evidence(text.place(), text.plain, "input", Both("batas kelas", "limits of the class")) for text in texts]
    listed: Words = Both("tepat ", "of exactly ") + ", ".join(values)
    if between:
        upper = _value(limits[0][1][0].low)
        listed = Both(f"di antara {values[0]} dan {upper}", f"between {values[0]} and {upper}")
    return Relation(
        rule,
        holds,
        Evidence(places[0].place, places[0].text, "doubted"),
        tuple(places[1:]),
        printed=texts[0].plain,
        calculation=joined(" ", (listed, words)),
        arguments={"limits": listed, "words": words, "scale": name_of(scale)},
        severity=severity,
    )


def _value(limit: Decimal | None) -> str:
    return "" if limit is None else with_comma(limit.normalize())


@kind("scale-law")
def check_law(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The limits of IKM classes as printed against those of PermenPANRB 14/2017, for reports that must use them."""
    judge = judge_of(understanding)
    if not judge.year or judge.year <= OLD_UNTIL:
        return
    for scale in (s for s in judge.scales if s.own and s.family == "ikm" and max(b.high or 0 for b in s.scale.classes) > 20):
        law = next((s for s in judge.scales if not s.own and s.family == "ikm" and s.has(scale.scale.classes[0].grade)), None)
        pairs = [(band, text, other) for band, text in scale.rows if law and (other := law.scale.band(band.grade))]
        wrong = [(band, text, other) for band, text, other in pairs if not _same_limits(band, other)]
        old = len(wrong) >= 3 and all(_old_limits(band) for band, _, _ in wrong)
        if len(pairs) >= 3 and (len(wrong) <= 1 or old):
            yield _law(rule, pairs, wrong, old=old)


def _same_limits(one: Band, two: Band) -> bool:
    """Whether limits are the same but for the last decimal."""
    sides = ((one.low, two.low), (one.high, two.high))
    return all(a is None or b is None or abs(a - b) <= Decimal("0.02") for a, b in sides)


def _old_limits(band: Band) -> bool:
    limits = OLD_IKM.get(WORD_OF.get(band.grade, band.grade))
    return limits is None or (band.low is not None and abs(band.low - limits[0]) <= 1)


def _law(rule: Rule, pairs: list[tuple[Band, Text, Band]], wrong: list[tuple[Band, Text, Band]], *, old: bool) -> Relation:
    band, text, right = (wrong or pairs)[0]
    others = tuple(Evidence(t.place(), t.plain, "input", limits_of(b)) for b, t, _ in pairs if t is not text)
    cause = Cause("skala lama", {"id": "batas Kepmenpan 25/2004", "en": "the limits of Kepmenpan 25/2004"}) if old else None
    return Relation(
        rule,
        not wrong,
        Evidence(text.place(), text.plain, "doubted"),
        others,
        printed=text.plain,
        expected=right.text,
        calculation=f"{band.grade}: {right.text}",
        cause=cause,
        arguments={"grade": band.grade, "subject": f"mutu {band.grade}"},
    )
