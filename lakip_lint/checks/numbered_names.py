"""Parts of a plan told by number and name ("Misi Kedua: ..."): one that bears the name of another."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.evidence import shortened
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Text
from lakip_lint.document.outline import number_of
from lakip_lint.facts.passage import items_by_marker
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import ORDINALS
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

NAMED = Cued(
    compiled(
        rf"^[\W\d]{{0,6}}(?P<part>misi|tujuan|sasaran(?:\s+strategis)?)\s+(?:ke\s*-?\s*)?(?P<number>{'|'.join(ORDINALS)}|\d{{1,2}}|[IVX]{{1,4}})\b"
        r"\s*[:,.–-]?\s*(?P<name>(?-i:[A-Z])[^.;:\d\"“”(]{15,200})",
        re.I,
    ),
    "misi", "tujuan", "sasaran",
)  # fmt: skip
LEAST_WORDS = 4
LEAST_COPIES = 2
"""Places that must give each of two parts its name before another place is measured by them."""


class Named(Struct, frozen=True, dict=True):
    """A part of the plan with its number and name as printed somewhere; `name` the letters of the name alone."""

    text: Text
    at: tuple[int, int]
    part: str
    number: int
    printed: str

    @property
    def name(self) -> str:
        return "".join(c for c in self.printed.lower() if c.isalpha())

    def is_called(self, other: Named) -> bool:
        """Whether the names are equal, or one goes on behind the other ("..., dengan indikator")."""
        return self.name.startswith(other.name) or other.name.startswith(self.name)

    def quoted(self, role: str, note: Both | str = "") -> Evidence:
        return quote(self.text, role, note, *self.at)


@kind("numbered-name")
def check_numbered_names(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Each place against the names that all other places give to its number and to its name."""
    parts: dict[str, list[Named]] = defaultdict(list)
    for passage in items_by_marker(understanding.document):
        if (one := _named(passage.text)) is not None:
            parts[one.part].append(one)
    for all_ in parts.values():
        for one in all_:
            yield from _judge(rule, one, [o for o in all_ if o is not one])


def _named(text: Text) -> Named | None:
    match = next(iter(NAMED.finditer(text.string)), None)
    if match is None or len(match["name"].split()) < LEAST_WORDS:
        return None
    word = match["number"].lower()
    number = ORDINALS.get(word) or number_of(word) or 0
    part = " ".join(match["part"].lower().split()).removesuffix(" strategis")
    return Named(text, match.span("name"), part, number, " ".join(match["name"].split()))


def _judge(rule: Rule, one: Named, others: list[Named]) -> Iterator[Relation]:
    """An error where all other places call this number by one other name, and this name by one other number."""
    own = [o for o in others if o.number == one.number]
    if any(o.is_called(one) for o in own):
        yield Relation(rule, True, one.quoted("doubted"))
        return
    namesakes = [o for o in others if o.is_called(one)]
    if not all(o.is_called(own[0]) for o in own) or len({o.number for o in namesakes}) != 1:
        return
    if min(len(own), len(namesakes)) < LEAST_COPIES:
        return
    right, other = own[0], namesakes[0]
    if any(o.is_called(right) and o.number != right.number for o in others):
        return  # numbers that begin anew
    yield Relation(
        rule,
        False,
        one.quoted("doubted"),
        (
            right.quoted("copy", Both("namanya di tempat lain", "its name elsewhere")),
            other.quoted("input", Both("pemilik nama ini", "whose name this is")),
        ),
        printed=shortened(one.printed, 80),
        expected=shortened(right.printed, 80),
        arguments={"part": one.part.capitalize(), "number": str(one.number), "other": str(other.number)},
    )
