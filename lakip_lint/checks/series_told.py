"""A series of years told twice in sentences: where two years agree, a third that does not is wrong in one of the two places.

No table need know what is told: its words alone and the years that agree show that both speak of the same.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.copies import agree
from lakip_lint.checks.evidence import evidence, fact_evidence
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN, Fact
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

YEAR = r"(?:(?:pada|di|untuk|selama)\s+)?tahun\s*(?:19|20)\d\d"
AMOUNT = r"(?:sebesar|sejumlah|sebanyak|mencapai|berjumlah|adalah|yaitu|tercatat|menjadi)"
TOLD = compiled(
    rf"(?:{YEAR}\s*,?\s*(?P<behind>[A-Za-z][^.,;:()\d]{{6,80}}?)|(?P<before>[A-Za-z][^.,;:()\d]{{6,80}}?)\s+{YEAR})\s+{AMOUNT}\s*(?:Rp\.?\s*)?$",
    re.I,
)
"""What a figure is said to be of: "jumlah pedagang tahun 2022 sebanyak", "pada tahun 2022, jumlah pedagang mencapai"."""
ENDING, LONGEST_ENDING = compiled(rf"{AMOUNT}\s*(?:Rp\.?\s*)?$", re.I), 25
"""How such words end; to look for that is quicker."""
LINK = r"(?:[\s,;]|\b(?:dan|serta|sedangkan|sementara|kemudian|selanjutnya|lalu|adapun)\b)*"
GOES_ON = compiled(rf"^{LINK}{YEAR}\s*,?\s*{AMOUNT}?\s*(?:Rp\.?\s*)?$", re.I)
"""Another year of a series, and no more words on what it tells."""
UNIT_BEFORE = compiled(r"^\s*%?\s*(?:[a-z]+\s*){0,3}(?:\([^)]*\)\s*)?(?=,|;|\b(?:dan|serta|sedangkan|sementara)\b)", re.I)
"""The unit of the figure before."""
OPENING = compiled(
    r"^.*\b(?:realisasi|adalah|yaitu|bahwa|maka|sementara|sedangkan|secara|berturut-turut|tersebut|kondisi\s+awal|dimana)\b\s*",
    re.I,
)
LEAST_WORDS, LEAST_DIGITS, LEAST_AGREEING = 2, 3, 2


class Told(Struct, frozen=True):
    """A figure of one year, and the words that say what it is of."""

    sentence: Sentence
    mention: Mention

    @property
    def year(self) -> int | None:
        return self.mention.year

    def agrees(self, other: Told) -> bool:
        return agree(self.mention.figure, other.mention.figure)

    @property
    def telling(self) -> bool:
        return len(patterns.sub(r"\D", "", self.mention.figure.raw).strip("0")) >= LEAST_DIGITS


@kind("series-told")
def check_series_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each figure of a series that is told elsewhere, too, where other years of the series agree."""
    for same in _by_words(understanding).values():
        for one in same:
            apart = [o for o in same if o.sentence.paragraph is not one.sentence.paragraph and _comparable(o, one)]
            copies = [o for o in apart if o.year == one.year]
            beside = [o for o in same if o.sentence.paragraph is one.sentence.paragraph and o.year != one.year and o.telling]
            agreeing = {b.year for b in beside if any(b.year == o.year and b.agrees(o) for o in apart)}
            if copies and len(agreeing) >= LEAST_AGREEING:
                yield from _judge(understanding, rule, one, copies)


def _comparable(one: Told, other: Told) -> bool:
    """Whether two tell the same measure in the same unit, as far as both say it."""
    a, b = one.mention, other.mention
    return (a.figure.unit == b.figure.unit or not (a.figure.unit and b.figure.unit)) and (
        a.measure == b.measure or not (a.measure and b.measure)
    )


def _by_words(understanding: Understanding) -> dict[str, list[Told]]:
    """The figures of years in sentences by the words that say what they are of; those words go on within a paragraph."""
    found: dict[str, list[Told]] = defaultdict(list)
    words, paragraph = "", None
    for sentence in understanding.sentences:
        words = words if sentence.paragraph is paragraph else ""
        paragraph = sentence.paragraph
        for number, mention in enumerate(sentence.mentions if sentence.entity == OWN else ()):
            if "tahun" not in mention.cue.lower():
                continue
            cue = UNIT_BEFORE.sub("", mention.cue) if number else mention.cue
            if GOES_ON.match(cue):
                pass
            elif ENDING.search(cue[-LONGEST_ENDING:]) and (match := TOLD.search(cue)):
                name = understanding.lexicon.names.words(OPENING.sub("", match["behind"] or match["before"]))
                words = " ".join(name) if len(understanding.lexicon.names.content(" ".join(name))) >= LEAST_WORDS else ""
            else:
                continue
            if words and mention.year_given and mention.figure.amount is not None and mention.measure != "selisih":
                found[words].append(Told(sentence, mention))
    return found


def _judge(understanding: Understanding, rule: Rule, one: Told, copies: list[Told]) -> Iterator[Relation]:
    """An error where a table prints what the other place tells; where none does, the later place is a doubt."""
    differing = [c for c in copies if not c.agrees(one)]
    if not differing:
        yield Relation(rule, True, evidence(one.mention.figure, "doubted"), (evidence(copies[0].mention.figure, "copy"),))
        return
    if len(differing) < len(copies):
        return  # told in both ways elsewhere
    other = differing[0]
    own, right = _printed(understanding, one), _printed(understanding, other)
    if own or (not right and one.sentence.index < other.sentence.index):
        return
    figure = one.mention.figure
    assert other.mention.figure.amount is not None
    yield Relation(
        rule,
        False,
        evidence(figure, "doubted"),
        (evidence(other.mention.figure, "copy"), *(fact_evidence(f) for f in right[:2])),
        printed=figure.as_printed,
        expected=other.mention.figure.as_printed,
        calculation=f"{figure.raw} ≠ {other.mention.figure.raw}",
        cause=find_cause(figure, other.mention.figure.amount),
        arguments={"year": str(one.year)},
        severity=None if right else Severity.WARNING,
    )


def _printed(understanding: Understanding, told: Told) -> list[Fact]:
    """The table figures of that year that are the same."""
    facts = understanding.ledger.find(year=told.year, entity=None, scope=None)
    return [f for f in facts if f.source == "table" and told.telling and agree(f.figure, told.mention.figure)]
