"""The direction of changes told in sentences: "menurun dari 90,54 menjadi 90,20"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lakip_lint.checks.changes import Change, arguments_of, changes, fits_size, from_to
from lakip_lint.checks.compared_years import HIGH, LOW, compared_years
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.checks.year_before import with_start, year_before
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

CLAUSE = compiled(
    r"[,;:]|\b(?:sehingga|karena|sebab|namun|tetapi|tapi|sedangkan|sementara|meskipun|walaupun|dan|serta|menyebabkan|mengakibatkan)\b",
    re.I,
)
"""Where another statement begins, which neither denies nor plans this one."""
UNASSERTED = compiled(
    r"\b(?:tidak|belum|bukan\w*|tanpa|gagal|batal|urung|mustahil|di(?:target|rencana|harap|proyeksi|perkira|upaya|usaha|ingin)kan|"
    r"me(?:nargetkan|rencanakan|ngharapkan|ngupayakan)|akan|agar|supaya|seharusnya|semestinya|harus|hendak\w*|ingin)\b"
    r"|\b(?:target|rencana|sasaran|untuk|guna|upaya)\s+$",
    re.I,
)
"""In the statement around a rise or fall: it did not happen, or not yet ("penurunan dari A menjadi B tidak tercapai")."""
SUPPOSED = compiled(
    r"\b(?:apabila|jika|bila|bilamana|kalau|andai\w*|seandainya|sekiranya)\s+"
    r"(?!(?:kita\s+)?(?:di|mem|men)?(?:banding|lihat|cermat|hitung|rinci|telaah|kait|tinjau|perhati|ukur|sanding))",
    re.I,
)
"""A condition; "apabila dibandingkan" supposes nothing."""
MANY_TIMES = 5
"""No result of this year is so many times that of last year in the same unit, rather one of the two is mistyped."""
RANK = compiled(r"\b(?:peringkat|rang?king|urutan)\b", re.I)
"""A rank that rises becomes a lower number."""
APART = compiled(r";|\b(?:di\s?tandai|terlihat|ditunjukkan|di\s?mana|lebih\s+cepat)\b", re.I)
"""Between such a word and its figures: they are of another thing."""
CHANGED = compiled(
    rf"\b(?:(?P<high>{HIGH}|(?:terjadi|terdapat|ada)\s+(?:kenaikan|peningkatan))|"
    rf"(?P<low>{LOW}|(?:terjadi|terdapat|ada)\s+penurunan))\b",
    re.I,
)
NEAR = 20
"""Letters between such a word and the size of the change."""


def asserted(string: str, start: int, end: int) -> bool:
    """Whether a sentence says that the change told from one place to another has happened: not denied, planned or supposed."""
    before, after = string[:start], string[end:]
    begins = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    stop = CLAUSE.search(after)
    told = after[: stop.start()] if stop else after
    return not (SUPPOSED.search(before) or UNASSERTED.search(before[begins:]) or UNASSERTED.search(told.rstrip()))


def _digit_too_many(one: Figure, other: Figure) -> Cause | None:
    """Why a change goes the other way than its word: the larger figure is many times the other, and but for one of its digits
    it would be on the other side of it and near it ("turun dari 95,95 % menjadi 993,46 %")."""
    low, high = sorted((one, other), key=lambda f: abs(f.amount or Decimal(0)))
    if not low.amount or not high.amount or high.amount < MANY_TIMES * low.amount:
        return None
    digits = str(int(high.amount.scaleb(high.decimals)))
    meant = {Decimal(digits[:i] + digits[i + 1 :]).scaleb(-high.decimals) for i in range(len(digits))}
    if not any(low.amount / 2 < value < low.amount for value in meant):
        return None
    text = {"id": f"mungkin {high.as_printed} kelebihan satu angka", "en": f"{high.as_printed} may have one digit too many"}
    return Cause("angka berlebih", text)


@kind("direction")
def check_direction(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "naik dari A menjadi B" with B below A, and the like: the word and the figures disagree."""
    yield from compared_years(understanding, rule)
    lexicon = understanding.lexicon
    words = {name: lexicon.pattern("changes", name) for name in ("naik", "turun")}
    for before, sentence in pairwise(understanding.sentences):
        if before.paragraph is sentence.paragraph and "tahun" in sentence.lower:
            yield from _unsized(rule, before, with_start(before, sentence))
    for change in changes(understanding):
        if change.across:
            yield from _across(rule, change, words)
    for sentence in understanding.sentences:
        string = sentence.text.string
        values = [m for m in sentence.mentions if m.figure.value is not None and m.figure.upper is None]
        for one, other in pairwise(values):
            lead = string[max(0, one.figure.start - 90) : one.figure.start]
            between = string[one.figure.end : other.figure.start]
            if not from_to(lead, between) or one.figure.unit != other.figure.unit:
                continue
            if one.figure.amount is None or other.figure.amount is None:
                continue
            sizes = [
                m.figure for m in sentence.mentions if m.measure == "selisih" and not m.inherited and m.figure.value is not None
            ]
            if sizes and not any(fits_size(one.figure, other.figure, s) for s in sizes):
                continue  # the size of the change contradicts the figures: they are doubtful, not the word
            yield from _direction(rule, sentence, one, other, lead, words)


def _direction(
    rule: Rule, sentence: Sentence, one: Mention, other: Mention, lead: str, words: dict[str, re.Pattern[str]]
) -> Iterator[Relation]:
    hits = [(m.end(), name, m) for name, pattern in words.items() for m in pattern.finditer(lead)]
    if not hits or one.figure.amount is None or other.figure.amount is None:
        return
    _, said, match = max(hits, key=lambda h: h[0])
    rises = other.figure.amount > one.figure.amount
    holds = rises == (said == "naik")
    if one.figure.amount == other.figure.amount:
        return
    if not asserted(sentence.text.string, one.figure.start - len(lead) + match.start(), other.figure.end):
        return
    if APART.search(lead[match.end() :]) or RANK.search(sentence.text.string):
        return
    start = one.figure.start - len(lead) + match.start()
    place = sentence.text.place(start, start + len(match.group()))
    yield Relation(
        rule,
        holds,
        Evidence(place, match.group(), "doubted"),
        (evidence(one.figure, "input"), evidence(other.figure, "input")),
        printed=match.group(),
        expected=Both("naik", "a rise") if rises else Both("turun", "a fall"),
        calculation=f"{one.figure.raw} → {other.figure.raw}",
        cause=None if holds else _digit_too_many(one.figure, other.figure),
        arguments=arguments_of(sentence),
    )


def _across(rule: Rule, change: Change, words: dict[str, re.Pattern[str]]) -> Iterator[Relation]:
    """The word before the size of a change that leads to a figure of the sentence before, and fits it no more than the word.

    One of the two figures may be wrong instead: that is a doubt. `size-direction` judges the words before a size that fits.
    """
    (one, other), size, string = change.values, change.size, change.sentence.text.string
    hits = [(name, m) for name, pattern in words.items() for m in pattern.finditer(size.cue)]
    if len(hits) != 1 or len(size.cue) - hits[0][1].end() > NEAR or RANK.search(string) or fits_size(one, other, size.figure):
        return
    said, match = hits[0]
    start = size.figure.start - len(size.cue) + match.start()
    if not asserted(string, start, size.figure.end):
        return
    rises = (other.amount or 0) > (one.amount or 0)
    yield Relation(
        rule,
        rises == (said == "naik"),
        Evidence(change.sentence.text.place(start, start + len(match.group())), match.group(), "doubted"),
        (evidence(one, "input"), evidence(other, "input")),
        printed=match.group(),
        expected=Both("naik", "a rise") if rises else Both("turun", "a fall"),
        calculation=f"{one.raw} → {other.raw}",
        arguments=arguments_of(change.sentence),
        severity=Severity.WARNING,
    )


def _unsized(rule: Rule, before: Sentence, sentence: Sentence) -> Iterator[Relation]:
    """A word that leads from the one figure of a sentence to that of the sentence before, without a size."""
    string = sentence.text.string
    said = list(CHANGED.finditer(string)) if len(sentence.mentions) == 1 else []
    if len(said) != 1 or RANK.search(string):
        return
    pair = year_before(before, sentence, None, end=said[0].end())
    if not pair or not asserted(string, said[0].start(), said[0].end()):
        return
    one, other = (m.figure for m in pair)
    rises = (other.amount or 0) > (one.amount or 0)
    word = " ".join(said[0].group().split())
    yield Relation(
        rule,
        rises == bool(said[0]["high"]),
        Evidence(sentence.text.place(*said[0].span()), word, "doubted"),
        (evidence(one, "input"), evidence(other, "input")),
        printed=word,
        expected=Both("naik", "a rise") if rises else Both("turun", "a fall"),
        calculation=f"{one.raw} → {other.raw}",
        arguments=arguments_of(sentence),
    )
