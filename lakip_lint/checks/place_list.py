"""Places that a sentence counts and names ("5 (lima) kecamatan yaitu A, B, C, D dan E"), and a place named twice in a list."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.passage import items_by_marker
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import SEVERAL, counted, spelled
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

KIND = r"(?:kabupaten|kab\b\.?|kota(?:madya)?|kecamatan|kec\b\.?|desa|kelurahan|kel\b\.?|provinsi|prov\b\.?|nagari|distrik)"
COUNTED = rf"{KIND}(?:\s*(?:/|dan|dan/atau)\s*{KIND})?"
"""What is as many as the names behind it."""
STANDING = r"(?:lokasi|titik|pasar|gudang|cabang)"
"""What stands in places: several may stand in one, but one stands not in several."""
NAME = r"(?-i:[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|[IVX]+\b)){0,3})"
SMALL = r"(?-i:[a-z][\w'’-]+(?:\s(?!dan\b|serta\b|yang\b|di\b)[a-z][\w'’-]+){0,2})"
"""A name that is written small, behind its kind."""
ITEM = rf"(?:{KIND}\s*(?:{NAME}|{SMALL})|{NAME})"
LAST = r"\s*,?\s*(?:dan|serta|&)\s+"
NAMES = rf"(?P<list>{ITEM}(?:\s*,\s*{ITEM}){{1,60}}+{LAST}{ITEM})(?=\s*(?:[.;)]|$))"
"""Names up to the last, which "dan" leads to: then nothing is left out."""
CUES = ("kab", "kota", "kec", "desa", "kel", "prov", "nagari", "distrik")
COUNT = Cued(
    compiled(
        rf"(?<![\w.,/-])(?P<number>{SEVERAL})\s*(?:\(\s*(?P<again>[a-z ]+?)\s*\)\s*)?"
        rf"(?:(?P<counted>{COUNTED})|(?P<standing>{STANDING}))(?!\w)"
        r"(?P<words>[^\d.,;:()]{0,60}?)\s*"
        r"(?:(?P<namely>,?\s*\b(?:yaitu|yakni|meliputi|mencakup|terdiri\s+(?:dari|atas)|adalah)\b\s*:?\s*\(?"
        rf"|\s*[:(])|\b(?:tersebar|terletak|berada)?\s*di\b)\s*{NAMES}",
        re.I,
    ),
    *CUES, "lokasi", "titik", "pasar", "gudang", "cabang",
)  # fmt: skip
ALONE = Cued(compiled(rf"\b(?={KIND}){NAMES}", re.I), *CUES)
"""A list of places, whatever stands before it."""
SPLIT = compiled(rf"{LAST}|\s*,\s*", re.I)
SOME = compiled(
    r"\b(?:antara\s+lain|di\s?antara(?:nya)?|termasuk|beberapa|sebagian|terutama|setiap|tiap|per|masing-masing|dari|selain|dan)\b",
    re.I,
)
"""Between the number and the list: it is not all of it, or one of something else."""
OF_KIND = compiled(rf"^({KIND})\s*", re.I)
SHORT = {"kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "prov": "provinsi", "kotamadya": "kota"}
REGIONS = {"kabupaten", "kota"}
BOUND = compiled(
    r"(?:\b(?:minimal|maksimal|minimum|maksimum|sekitar|hampir|(?:kurang|lebih)\s+dari|paling\s+\w+|\w+nya)|\d\s+dari)\s*$",
    re.I,
)
"""Before a number that is not exactly so many."""
LEAST_TWICE = 4
"""Names of a list in which one that stands twice is told."""


def _kind_of(word: str) -> str:
    small = word.lower().strip(" .")
    return SHORT.get(small, small)


class Places(Struct, frozen=True):
    """The names of a list, each with its kind: that before it, or before the last name that has one."""

    names: tuple[str, ...]
    kinds: frozenset[str]

    @staticmethod
    def of(list_: str) -> Places:
        names, of_kind, kinds = [], "", set()
        for part in SPLIT.split(list_):
            found = OF_KIND.match(part)
            of_kind = _kind_of(found.group(1)) if found else of_kind
            kinds |= {of_kind} if found else set()
            names.append(f"{of_kind} {OF_KIND.sub('', part)}".strip().lower())
        return Places(tuple(names), frozenset(kinds))

    @property
    def distinct(self) -> int:
        return len(set(self.names))

    @property
    def doubled(self) -> str:
        """The first name that stands twice, or ""."""
        return next((name for name, times in Counter(self.names).items() if times > 1), "")


@kind("place-list")
def check_place_list(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: count (the number against the names) | twice (a name that stands twice)."""
    look = _twice if rule.given["look"] == "twice" else _count
    for passage in items_by_marker(understanding.document):
        if "," in passage.text.string:
            yield from look(rule, passage.text)


def _count(rule: Rule, text: Text) -> Iterator[Relation]:
    for match in COUNT.finditer(text.string):
        places = Places.of(match["list"])
        number = counted(match["number"])
        again = spelled(match["again"]) if match["again"] else number
        loose = SOME.search(match["words"]) or BOUND.search(text.string, max(0, match.start() - 30), match.start())
        if loose or number is None or again != number or places.doubled:
            continue
        equal = match["counted"] and match["namely"]
        if equal and not places.kinds <= {_kind_of(m) for m in re.findall(KIND, match["counted"], re.I)}:
            continue  # "5 kecamatan meliputi Desa A, Desa B ..."
        if not equal and (match["namely"] or not places.kinds <= REGIONS):
            continue  # a place with the places that it lies in, or what reaches over several
        holds = places.distinct == number if equal else places.distinct <= number
        doubted = quote(text, "doubted", "", match.start("number"), match.end("counted" if match["counted"] else "standing"))
        names = quote(text, "input", Both("yang disebut", "what is named"), *match.span("list"))
        yield Relation(rule, holds, doubted, (names,), printed=doubted.text, expected=str(places.distinct))


def _twice(rule: Rule, text: Text) -> Iterator[Relation]:
    for match in ALONE.finditer(text.string):
        places = Places.of(match["list"])
        if len(places.names) < LEAST_TWICE:
            continue
        start = match.start("list")
        marks = list(SPLIT.finditer(match["list"]))
        bounds = zip([0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(match["list"])], strict=True)
        at = [bound for name, bound in zip(places.names, bounds, strict=True) if name == (places.doubled or places.names[0])]
        first, *others = (quote(text, "copy", "", start + a, start + b) for a, b in reversed(at))
        doubted = replace(first, role="doubted")
        yield Relation(rule, not places.doubled, doubted, tuple(others), doubted.text, arguments={"times": str(len(at))})
