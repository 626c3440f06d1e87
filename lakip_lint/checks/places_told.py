"""How many kecamatan, kelurahan and desa the region has, as sentences tell it: "terdiri atas 7 desa dan 2 kelurahan"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import BELOW_HUNDRED, counted
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

PLACE = Cued(
    compiled(
        rf"(?<![\w.,/-])(?P<number>\d{{1,3}}|{BELOW_HUNDRED}\b)\s*(?:\(\s*(?P<again>[\w ]+?)\s*\)\s*)?(?:buah\s+)?"
        r"(?P<kind>kecamatan|kelurahan|desa|nagari|distrik|gampong)\b(?!\s+(?-i:[A-Z]))",
        re.I,
    ),
    "kecamatan", "kelurahan", "desa", "nagari", "distrik", "gampong",
)  # fmt: skip
JOIN = compiled(
    r"\s*(?:,|\bdan\b|,\s*dan\b|\bserta\b|\bdengan\b|\bmeliputi\b|\byang\s+terdiri\s+(?:dari|atas)\b|&)\s*"
    r"(?:(?:sebanyak|jumlah)\s+)?",
    re.I,
)
"""Between two of the numbers."""
WHOLE = compiled(
    r"\b(?:terdiri|terbagi|meliputi|mencakup|membawahi|mempunyai|memiliki|wilayah\s+(?:kerja|administrasi)\w*)\b[^.;\d]{0,60}$",
    re.I,
)
"""Before the numbers of the whole region."""
PARTLY = compiled(
    r"\b(?:yang\s+(?!terdiri)|telah|sudah|belum|di\s?antaranya|lokus|lokasi|sasaran|target\w*|sampel|lalu|sebelum\w*|semula)",
    re.I,
)
NAMED = compiled(
    r"\b(?:kecamatan|kelurahan|kabupaten|kota|desa|provinsi)\s+(?P<name>(?-i:[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,2}))", re.I
)


class Told(Struct, frozen=True):
    """The numbers of a region as one sentence gives them, by kind."""

    sentence: Sentence
    numbers: Mapping[str, tuple[int, int, int]]
    """The number, and where it stands."""

    def differing(self, other: Told) -> list[str]:
        """The kinds that they give different numbers of, where they agree on another."""
        shared = [k for k in self.numbers if k in other.numbers]
        different = [k for k in shared if self.numbers[k][0] != other.numbers[k][0]]
        return different if len(different) < len(shared) else []

    def evidence(self, name: str, role: str) -> Evidence:
        _, start, end = self.numbers[name]
        text = self.sentence.text
        return Evidence(text.place(start, end), " ".join(text.string[start:end].split()), role)


@kind("places-told")
def check_places_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Two sentences that agree on the number of one kind of places of the region, and not on that of another."""
    found = [t for s in understanding.sentences if (t := _told(s, understanding))]
    doubted: set[tuple[int, str]] = set()
    for one, other in combinations(found, 2):
        for name in one.differing(other):
            wrong, right = sorted((one, other), key=lambda t: _votes(found, name, t.numbers[name][0]))
            if (wrong.sentence.index, name) not in doubted:
                doubted.add((wrong.sentence.index, name))
                yield _relation(rule, name, wrong, right, holds=False)
        if len(one.numbers.keys() & other.numbers.keys()) > 1 and one.numbers.keys() == other.numbers.keys():
            name = next(iter(one.numbers))
            if all(one.numbers[k][0] == other.numbers[k][0] for k in one.numbers):
                yield _relation(rule, name, other, one, holds=True)


def _told(sentence: Sentence, understanding: Understanding) -> Told | None:
    """None where the sentence speaks of another region or time, or of some of the places only."""
    string = sentence.text.string
    first = PLACE.search(string)
    if first is None or sentence.entity != OWN or {y.year for y in mentions_in(string)} - {understanding.profile.year}:
        return None
    entity = understanding.profile.entity.lower()
    if any(m["name"].lower() not in entity for m in NAMED.finditer(string)) or not WHOLE.search(string[: first.start()]):
        return None
    numbers: dict[str, tuple[int, int, int]] = {}
    end = first.start()
    for match in PLACE.finditer(string):
        if numbers and not JOIN.fullmatch(string[end : match.start()]):
            break
        value = {counted(w) for w in (match["number"], match["again"]) if w}
        number = value.pop() if len(value) == 1 else None
        if number is None or match["kind"].lower() in numbers:
            return None
        numbers[match["kind"].lower()] = (number, match.start(), match.end())
        end = match.end()
    if len(numbers) < 2 or PARTLY.match(string[end:].lstrip()):
        return None
    return Told(sentence, numbers)


def _votes(found: Sequence[Told], name: str, number: int) -> int:
    return sum(t.numbers[name][0] == number for t in found if name in t.numbers)


def _relation(rule: Rule, name: str, wrong: Told, right: Told, *, holds: bool) -> Relation:
    doubted, copy = wrong.evidence(name, "doubted"), right.evidence(name, "copy")
    return Relation(
        rule,
        holds,
        doubted,
        (copy,),
        printed=doubted.text,
        expected=copy.text,
        calculation="" if holds else f"{wrong.numbers[name][0]} ≠ {right.numbers[name][0]}",
        arguments={"subject": Both(f"Banyaknya {name}", f"The number of {name}")},
    )
