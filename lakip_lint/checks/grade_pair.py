"""A letter and the word beside it, "B (Baik)": of one value both must be of one class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.judging import judge_of
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.predikat import Claim
from lakip_lint.facts.scales import KnownScale, official_scales, printed_scales, same_class
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.grade import LETTERS
from lakip_lint.rules.model import Rule, Severity

FAMILIES = ("akip", "ikm")


@kind("predikat-pair")
def check_pair(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The word that a value bears beside its letter must be a name of that class, in a regulation or in the report's own scale.

    A letter that does not fit its value is told by the rules on predikat, and its word is then not judged.
    """
    judge = judge_of(understanding)
    wrong = {id(v.claim) for v in judge.verdicts if not v.holds}
    right = {id(v.claim) for v in judge.verdicts if v.holds}
    values: dict[int, list[Claim]] = defaultdict(list)
    for claim in judge.claims:
        values[id(claim.figure)].append(claim)
    words = _words(understanding)
    for claims in values.values():
        letters = [c for c in claims if c.letter and c.family in FAMILIES and id(c) not in wrong]
        named = [c for c in claims if not c.letter]
        if len({c.grade for c in letters}) == 1 and named and (known := words.get((letters[0].family, letters[0].grade))):
            yield _relation(rule, letters[0], named[0], known, sure=id(letters[0]) in right)


def _words(understanding: Understanding) -> dict[tuple[str, str], list[str]]:
    """What each letter is called, by family: in the report's own scales first, then in those of the regulations."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for scales in (printed_scales(understanding.document), official_scales(understanding.knowledge)):
        lettered = [s for s in scales if all(b.grade in LETTERS for b in s.scale.classes)]
        for scale in lettered:
            for other in (s for s in scales if s not in lettered and _same_limits(s, scale)):
                limits = {(b.low, b.high): b.grade for b in other.scale.classes}
                for band in scale.scale.classes:
                    if word := limits.get((band.low, band.high)):
                        found[scale.family, band.grade].append(word)
    return found


def _same_limits(one: KnownScale, two: KnownScale) -> bool:
    return {(b.low, b.high) for b in one.scale.classes} == {(b.low, b.high) for b in two.scale.classes}


def _relation(rule: Rule, letter: Claim, word: Claim, known: list[str], *, sure: bool) -> Relation:
    holds = any(same_class(word.grade, name) for name in known)
    # The value itself is not judged here.
    value = () if holds else (evidence(letter.figure, "context", Both("nilai", "value")),)
    return Relation(
        rule,
        holds,
        Evidence(word.place, word.raw, "doubted"),
        (Evidence(letter.place, letter.raw, "input", Both("huruf", "letter")), *value),
        printed=word.grade,
        expected=word.grade if holds else known[0],
        calculation=f"{letter.figure.raw}: {letter.grade} = {known[0]}",
        arguments={"letter": letter.grade, "value": letter.figure.raw, "grade": word.grade, "subject": letter.subject},
        severity=None if sure or holds else Severity.WARNING,
    )
