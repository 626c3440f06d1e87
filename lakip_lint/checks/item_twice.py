"""An item that a list prints twice, word for word: one of the two was copied and never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lakip_lint import patterns
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.passage import Passage, items_by_marker
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

LEAST_WORDS = 15
LEGAL = compiled(r"^\W*(?:undang|peraturan|keputusan|instruksi|surat|perda\b|permen|kepmen|perpres)", re.I)
"""Legal instruments named twice are told by a rule of their own."""
FIRST_WORDS = 60
"""Letters of the item that a finding quotes."""


@kind("item-twice")
def check_item_twice(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each list of long items: no two say the same in the same words."""
    for list_id, group in groupby(items_by_marker(understanding.document), key=lambda p: p.list_id):
        if list_id is None:
            continue
        seen: dict[str, Passage] = {}
        twice: list[tuple[Passage, Passage]] = []
        for item in group:
            words = patterns.findall(r"\w+", item.text.plain.lower())
            if len(words) >= LEAST_WORDS and not LEGAL.match(item.text.plain):
                first = seen.setdefault(" ".join(words), item)
                twice += [(first, item)] if first is not item else []
        for first, item in twice:
            yield _relation(rule, item, first, holds=False)
        if len(seen) > 1 and not twice:
            one, other = list(seen.values())[:2]
            yield _relation(rule, other, one, holds=True)


def _relation(rule: Rule, item: Passage, other: Passage, *, holds: bool) -> Relation:
    doubted, copy = quoted(item.text, "doubted"), quoted(other.text, "copy")
    return Relation(rule, holds, doubted, (copy,), printed=doubted.text, arguments={"text": doubted.text})


def quoted(text: Text, role: str) -> Evidence:
    """The first words of a long text."""
    return quote(text, role, end=_end(text.string))


def _end(string: str) -> int:
    """Where the first words of an item end."""
    return max(string.rfind(" ", 0, FIRST_WORDS), 1) if len(string) > FIRST_WORDS else len(string)
