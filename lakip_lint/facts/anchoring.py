"""Sentences that leave the first or last words of an indicator out: "jumlah wirausaha baru tahun 2022 sebanyak 4.620 orang" of
"Peningkatan jumlah wirausaha baru per tahun".

Such words alone may mean something else (how many there are, not how many more). That a figure of the sentence is the one which
a table prints for the indicator and the year shows that the sentence speaks of it.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.facts.fact import Fact, Subject
from lakip_lint.facts.lexicon import Lexicon
from lakip_lint.facts.names import Vocabulary
from lakip_lint.facts.phrases import Phrase, Phrases, any_of, occurrences, spellings
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled

LEFT_OUT = compiled(
    r"^\s*(?:(?:persentase|jumlah|nilai|angka|tingkat|laju)\s+)?"
    r"(?:peningkatan|meningkatnya|penurunan|menurunnya|pertumbuhan|penambahan|bertambahnya)\s+(?=\w)",
    re.I,
)
BRACKETS = compiled(r"\([^)]*\)")
EACH_YEAR = compiled(r"\s+(?:per|setiap|tiap)\s*-?\s*tahun\W*$", re.I)
LEAST_WORDS, LEAST_DIGITS = 3, 3
TOLD_ON = compiled(
    r"^\W*(?:(?:angka|jumlah|nilai|hal|capaian|realisasi)\s+(?:ini|tersebut)\s+)?(?:mengalami\s+)?"
    r"(?:meningkat|menurun|naik|turun|bertambah|berkurang|kenaikan|penurunan|peningkatan)\b",
    re.I,
)
"""A sentence that says how what the one before it tells has changed."""
NOUN = compiled(r"\s*%?\s*([a-z]+)", re.I)
Printed = dict[tuple[str, str, int], set[Decimal]]
"""What tables print for an indicator, measure and year, in every reading."""


def anchored(
    sentences: Sequence[Sentence], facts: Sequence[Fact], vocabulary: Vocabulary, lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """The sentences, with the indicator of those that leave words of its name out and print one of its figures."""
    phrases = _loose(vocabulary, lexicon)
    if not phrases.all:
        return tuple(sentences)
    printed: Printed = defaultdict(set)
    for fact in facts:
        if fact.subject.kind == "indikator" and fact.year is not None:
            printed[fact.subject.key, fact.measure, fact.year] |= set(_values(fact.figure))
    told: list[Sentence] = []
    for sentence in sentences:
        before = told[-1] if told and told[-1].paragraph is sentence.paragraph else None
        told.append(_named(sentence, phrases, printed) or (before and _goes_on(sentence, before)) or sentence)
    return tuple(told)


def _loose(vocabulary: Vocabulary, lexicon: Lexicon) -> Phrases:
    """For names that begin with "Peningkatan" and the like what is left of them, unless two indicators may be meant."""
    keys: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for name, key in vocabulary.names():
        bare = EACH_YEAR.sub("", BRACKETS.sub(" ", name))
        short = LEFT_OUT.sub("", bare)
        for text in {bare, short}:
            keys[" ".join(lexicon.names.words(text))].add(key)
        if short != bare and len(lexicon.names.content(short)) >= LEAST_WORDS:
            names[short] = key
    single = [s for s in names if len(keys[" ".join(lexicon.names.words(s))]) == 1]
    return Phrases("indikator", [_phrase(s, names[s], lexicon) for s in sorted(single, key=lambda s: (-len(s), s))])


def _phrase(name: str, key: str, lexicon: Lexicon) -> Phrase:
    ways = [spellings(word, lexicon) for word in patterns.findall(r"[A-Za-z]+|\d+", name)]
    marks = max(ways, key=lambda same: min(map(len, same)))
    return Phrase(r"[\s\-,/()]*".join(map(any_of, ways)), re.I, key, name.strip(), tuple(w.lower() for w in marks))


def _values(figure: Figure) -> Iterator[Decimal]:
    for reading in figure.readings:
        yield reading.value * figure.scale


def _named(sentence: Sentence, phrases: Phrases, printed: Printed) -> Sentence | None:
    if sentence.subjects or not any(m.figure.readings for m in sentence.mentions):
        return None
    found = list(occurrences(sentence.text.string, phrases))
    if len(found) != 1:
        return None
    subject, _, end = found[0]
    free = [m for m in sentence.mentions if m.figure.start >= end and m.subject in (None, subject) and m.figure.unit != "Rp"]
    sure = {id(m): measure for m in free if (measure := _measure_of(m, subject, printed))}
    if not sure:
        return None
    changed = [
        replace(m, subject=subject, subject_given=True, measure=sure.get(id(m), m.measure))
        if id(m) in sure or (any(m is x for x in free) and _of_series(m, set(sure.values())))
        else m
        for m in sentence.mentions
    ]
    return replace(sentence, mentions=tuple(changed), subjects=(subject,))


def _measure_of(mention: Mention, subject: Subject, printed: Printed) -> str:
    """What a figure measures where a table prints the same for the indicator and the year; "" where none does."""
    telling = len(patterns.sub(r"\D", "", mention.figure.raw).strip("0")) >= LEAST_DIGITS
    if not telling or mention.year is None or mention.measure not in ("", "realisasi", "target"):
        return ""
    values = set(_values(mention.figure))
    measures = (mention.measure,) if mention.measure else ("realisasi", "target")
    return next((m for m in measures if values & printed.get((subject.key, m, mention.year), set())), "")


def _of_series(mention: Mention, measures: Collection[str]) -> bool:
    """Whether a figure is that of another year of the series whose figures show what is spoken of."""
    return mention.year_given and mention.measure in measures


def _goes_on(sentence: Sentence, before: Sentence) -> Sentence | None:
    """ "Meningkat 35 orang dari tahun 2021": of what the sentence before tells in the same unit."""
    if sentence.subjects or len(before.subjects) != 1 or not TOLD_ON.match(sentence.text.string) or not sentence.mentions:
        return None
    first, subject = sentence.mentions[0], before.subjects[0]
    noun = _noun(sentence, first)
    same = [m for m in before.mentions if m.subject == subject and m.subject_given and _noun(before, m) == noun]
    if first.measure != "selisih" or not noun or not same:
        return None
    return replace(sentence, mentions=(replace(first, subject=subject), *sentence.mentions[1:]), subjects=(subject,))


def _noun(sentence: Sentence, mention: Mention) -> str:
    """The word behind a figure, which says of what it is ("208 eksportir")."""
    match = NOUN.match(sentence.text.string, mention.figure.end)
    return mention.figure.unit or (match[1].lower() if match else "")
