"""Names of indicators and accounts as they may stand in running text, and where they do."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.facts.fact import Subject
from lakip_lint.facts.lexicon import Lexicon
from lakip_lint.facts.names import Vocabulary
from lakip_lint.patterns import compiled

OFFICE_ACRONYMS = frozenset({"opd", "skpd", "asn", "sdm", "rs", "rsud", "iku", "sop", "bmd", "lpk"})
OFFICE_WORD = compiled(r"\s+(?:kecamatan|kelurahan|dinas|badan|inspektorat|perangkat\s+daerah|PD|OPD|SKPD)\s*$", re.I)
QUANTITY = compiled(
    r"^\W*(?:jumlah|persentase|prosentase|presentase|tingkat|cakupan|angka|rasio|nilai|rata-?\s*rata)\s+", re.I
)
LIST_NUMBER = compiled(r"^\s*(?:\d{1,2}|[a-z])[.)]\s*(?=[A-Za-z])")
"""The number of a name in a list, which a sentence leaves out."""
GOES_ON = compiled(r"\s+(?!Rp\b|Tahun\b|Kab|Kota\b|Prov)[A-Z][a-z]{3,}")
"""A capitalised word behind the name of an account: the name of another, longer one."""


class Phrase(Struct, frozen=True, dict=True):
    """The words of a name as they may stand in running text, and the key and print of the name."""

    expression: str
    flags: re.RegexFlag
    key: str
    name: str
    marks: tuple[str, ...]
    """One of these (small letters) is in every text that has the phrase: to look for them is much quicker."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression}\b", self.flags)

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text)


class Phrases(Struct, frozen=True, dict=True):
    """The phrases for the names of one kind, in the order in which they are looked for."""

    kind: str
    all: list[Phrase]

    @cached_property
    def _by_marks(self) -> list[tuple[tuple[str, ...], list[int]]]:
        """The numbers of the phrases that have the same marks."""
        numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.all):
            numbers[phrase.marks].append(number)
        return list(numbers.items())

    def possible_in(self, text: str) -> list[Phrase]:
        """Those of which a mark stands in the text."""
        small = text.lower()
        found: list[int] = []
        for marks, numbers in self._by_marks:
            for mark in marks:
                if mark in small:
                    found += numbers
                    break
        return [self.all[number] for number in sorted(found)]


ACCOUNT = compiled(r"\s*belanja\s+[a-z]+\s*", re.I)
"""Accounts that two words name: "Belanja Langsung", "Belanja Modal"."""


def phrases_of(vocabulary: Vocabulary, lexicon: Lexicon, least_words: int) -> list[Phrase]:
    """For each name the phrases that may stand for it in running text. The longest first."""
    phrases: dict[str, Phrase] = {}
    names = {key: LIST_NUMBER.sub("", name) for name, key in vocabulary.names()}
    bare_names = Counter(" ".join(lexicon.names.content(QUANTITY.sub("", unbracketed(n)))) for n in names.values())
    for printed, key in vocabulary.names():
        name = LIST_NUMBER.sub("", printed)
        variants = {name, *patterns.findall(r"\(([A-Z]{3,6})\)", name)}
        variants.add(unbracketed(name))
        variants |= {OFFICE_WORD.sub("", v) for v in list(variants)}
        bare = QUANTITY.sub("", unbracketed(name))
        if bare != name and len(lexicon.names.content(bare)) >= 3 and bare_names[" ".join(lexicon.names.content(bare))] == 1:
            variants.add(bare)
        variants.add(patterns.sub(r"^\s*(?:nilai|hasil|tingkat|angka)\s+", "", unbracketed(name), flags=re.I))
        for short, long in lexicon.names.abbreviations.items():
            if short in OFFICE_ACRONYMS or len(lexicon.names.spelled_out(name).split()) > len(lexicon.names.content(long)) + 1:
                continue  # "jumlah laporan OPD" is not what "OPD" alone speaks of
            if lexicon.names.contains(name, long):
                variants.add(short.upper())
            if re.search(rf"\b{short}\b", name, re.I):
                variants |= {re.sub(rf"\b{short}\b", long, name, flags=re.I), short.upper()}
                variants.add(
                    patterns.sub(
                        r"^\s*(?:nilai|hasil)?\s*(?:evaluasi)?\s*",
                        "",
                        re.sub(rf"\b{short}\b", long, name, flags=re.I),
                        flags=re.I,
                    )
                )
        for variant in variants:
            words = patterns.findall(r"[A-Za-z]+|\d+", variant)
            acronym = len(words) == 1 and variant.strip().isupper() and 3 <= len(variant.strip()) <= 6
            if len(words) < least_words and not acronym and not ACCOUNT.fullmatch(variant):
                continue
            ways = [spellings(w, lexicon) for w in words]
            text = r"[\s\-,/()]*".join(map(any_of, ways))
            marks = max(ways, key=lambda same: min(map(len, same)))
            flags = re.RegexFlag(0) if acronym else re.I
            phrases.setdefault(text.lower(), Phrase(text, flags, key, name, tuple(w.lower() for w in marks)))
    return [phrases[k] for k in sorted(phrases, key=lambda k: (-len(k), k))]


def spellings(word: str, lexicon: Lexicon) -> list[str]:
    """A word and its known misspellings, the longest first; the word itself as it is printed where there are none."""
    right = lexicon.names.spelling.get(word.lower(), word.lower())
    others = {w for w, meant in lexicon.names.spelling.items() if meant == right} | {right, word.lower()}
    return sorted(others, key=lambda w: (-len(w), w)) if len(others) > 1 else [word]


def any_of(words: list[str]) -> str:
    """A pattern of any of these words."""
    pattern = "|".join(map(re.escape, words))
    return f"(?:{pattern})" if len(words) > 1 else pattern


def occurrences(text: str, phrases: Phrases) -> Iterator[tuple[Subject, int, int]]:
    """The names that stand in a text, each with its offsets; the longest first, none within another."""
    taken: list[tuple[int, int]] = []
    for phrase in phrases.possible_in(text):
        for match in phrase.found_in(text):
            goes_on = phrases.kind == "anggaran" and GOES_ON.match(text, match.end())
            if not goes_on and not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield Subject(phrases.kind, phrase.key, phrase.name), match.start(), match.end()


def unbracketed(text: str) -> str:
    """A text without what stands in brackets."""
    return patterns.sub(r"\([^)]*\)", " ", text)
