"""Claims on a target, against the figures that stand beside them: "93,97% di bawah target sebesar 90,00%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lakip_lint.checks.better import LOWER_IS_BETTER
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

REACHED = Both("mencapai target", "target reached")
MISSED = Both("belum mencapai target", "target not reached")
BELOW = Both("di bawah target", "below the target")
NOT_BELOW = Both("tidak di bawah target", "not below the target")
WORDS = 12
"""Words of a sentence that tell what it speaks of, at the most."""
NEGATED = compiled(
    r"\b(?:tidak|belum|kurang|bukan|hampir|sebagian|tanpa|agar|diharapkan|apabila|jika|bila|untuk|supaya|akan)\b[\w\s]{0,40}$",
    re.I,
)
COMPARED = compiled(r"lebih\b|kurang\s+dari|di\s?bawah|di\s?atas|(?:men|t)urun\b", re.I)
"""A claim that says which of the two figures is the larger one, whether that is good or not."""
CONTRAST = compiled(r"\b(?:ter)?kecuali|\b(?:selain|namun|tetapi|tapi|sedangkan|sementara|meskipun|walaupun)\b", re.I)
"""Between a claim and figures: they are of what the claim leaves out ("mencapai target kecuali ... 45 dari target 60")."""
BESIDE = compiled(
    r"[\s,()%]*(?:\w+\s+){0,2}(?:(?:dan|yang|ini|atau|sehingga|telah|sudah|masih|berada|hal)\s+){0,4}[\s,]*", re.I
)
"""Between a figure and what is claimed of it: a unit and little words."""
OF_TARGET = compiled(
    r"[\s,()]*(?:yang\s+)?(?:(?:telah\s+)?ditetapkan|tahun\s+20\d\d)?\s*(?:yaitu|yakni|sebesar|sebanyak|adalah)?\s*[(:=]*\s*",
    re.I,
)
"""Between a claim and the target that it names."""
TOLD = compiled(r"(?:sebesar|mencapai|adalah|yaitu|yakni|tercatat|sebanyak|terealisasi|menjadi)\s*$", re.I)
"""The words right before what was reached."""
ON_THAT = compiled(
    r"^\W*(?:(?:pen)?capaian|realisasi|nilai|angka|hasil|hal)\s+(?:indikator\s+)?(?:kinerja\s+)?(?:ini|tersebut|itu)\b(?![^.]*\d.*\btarget\b)",
    re.I,
)
"""A sentence that goes on about the figure with which the one before it ends."""
RATIO = compiled(r"\bcapaian\b(?!\s+(?:indikator\s+)?(?:ini|tersebut|itu))", re.I)
"""A figure that is a percentage of the target is not compared with the target."""


def by_own_figures(
    rule: Rule, sentence: Sentence, before: Sentence | None, claims: Mapping[str, re.Pattern[str]]
) -> Iterator[Relation]:
    """A claim beside one target and one realisasi, where more is better or it only compares them."""
    if not any(m.measure == "target" for m in sentence.mentions):
        return
    string = sentence.text.string
    for name, pattern in claims.items():
        match = pattern.search(string)
        if match is None or (name != "di_bawah" and NEGATED.search(string[: match.start()])):
            continue
        pair = _named(sentence) or _beside(sentence, before, match)
        if pair is None:
            return
        target, reached = pair
        first = min(f.start for f in pair if any(f is m.figure for m in sentence.mentions))
        if CONTRAST.search(string, match.end(), max(match.end(), first)):
            continue
        if not COMPARED.match(match.group()) and LOWER_IS_BETTER.search(string):
            continue
        yield _relation(rule, sentence, name, match, target, reached)
        return


def _named(sentence: Sentence) -> tuple[Figure, Figure] | None:
    """The one target and the one realisasi that a sentence names so."""
    targets = [m.figure for m in sentence.mentions if m.measure == "target" and m.figure.amount is not None]
    reached = [m.figure for m in sentence.mentions if m.measure == "realisasi" and m.figure.amount is not None]
    if len(targets) == len(reached) == 1 and targets[0].unit == reached[0].unit:
        return targets[0], reached[0]
    return None


def _beside(sentence: Sentence, before: Sentence | None, match: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The target right behind a claim, and the figure right before it, or the one with which the sentence before ends."""
    string = sentence.text.string
    targets = [m for m in sentence.mentions if m.measure == "target" and m.figure.start >= match.end()]
    if not targets or not OF_TARGET.fullmatch(string, match.end(), targets[0].figure.start):
        return None
    earlier = [m for m in sentence.mentions if m.figure.start < match.start()]
    told: Mention | None = None
    if earlier and BESIDE.fullmatch(string, earlier[-1].figure.end, match.start()):
        told = earlier[-1]
    elif not earlier and before is not None and before.paragraph is sentence.paragraph and ON_THAT.match(string):
        last = before.mentions[-1] if before.mentions else None
        ends = last is not None and not before.text.string[last.figure.end :].strip(" .%)")
        told = last if ends else None
    target = targets[0].figure
    if told is None or told.measure not in ("", "realisasi") or not TOLD.search(told.cue) or RATIO.search(told.cue):
        return None
    same = told.figure.unit == target.unit and told.year == targets[0].year and told.entity == targets[0].entity
    return (target, told.figure) if same and told.figure.amount is not None and target.amount is not None else None


def _relation(
    rule: Rule, sentence: Sentence, name: str, match: re.Match[str], target: Figure, reached: Figure
) -> Relation:
    assert target.amount is not None
    assert reached.amount is not None
    enough = reached.amount >= target.amount
    good, bad = (NOT_BELOW, BELOW) if COMPARED.match(match.group()) else (REACHED, MISSED)
    words = " ".join(match.group().split())
    return Relation(
        rule,
        {"melebihi": enough, "mencapai": enough, "di_bawah": not enough}[name],
        Evidence(sentence.text.place(match.start(), match.end()), words, "doubted"),
        (evidence(target, "input", "target"), evidence(reached, "input", "realisasi")),
        printed=words,
        expected=good if enough else bad,
        calculation=f"realisasi {reached.raw}, target {target.raw}",
        arguments={"subject": _subject(sentence, match, reached), "year": ""},
    )


def _subject(sentence: Sentence, match: re.Match[str], reached: Figure) -> str:
    """What the sentence speaks of: the words in front of the figure, or of the claim."""
    own = any(reached is m.figure for m in sentence.mentions) and reached.start < match.start()
    words = TOLD.sub("", sentence.text.string[: reached.start if own else match.start()]).split()
    return " ".join(words[:WORDS])
