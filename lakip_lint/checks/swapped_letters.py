"""Abbreviations of the field with two letters exchanged: "ABPD" for APBD."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document, Text
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

CAPITALS = compiled(r"(?<![A-Za-z])[A-Z]{4,8}(?![A-Za-z])")
RIGHT = 2
"""Times that the report prints the abbreviation as it should be, at the least: it then knows it."""
SLIPS = 2
"""Times that a slip is printed, at the most: what stands more often is an abbreviation of its own."""


@kind("swapped-letters")
def check_swapped_letters(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """`given: {words: [...]}`: the abbreviations that are looked for. One relation for each that the report prints."""
    slips = {slip: word for word in map(str, rule.given["words"]) for slip in _exchanged(word)}
    printed = _printed(understanding.document, {*slips, *slips.values()})
    for word in dict.fromkeys(slips.values()):
        right = printed.get(word, [])
        wrong = [spot for slip in _exchanged(word) if slips.get(slip) == word and len(printed.get(slip, [])) <= SLIPS
                 for spot in printed.get(slip, [])]  # fmt: skip
        if len(right) < RIGHT:
            continue
        if wrong:
            copies = tuple(Evidence(e.place, e.text, "copy", Both("di sini juga", "here, too")) for e in wrong[1:])
            good = Evidence(right[0].place, right[0].text, "input", Both("tertulis benar", "printed rightly"))
            yield Relation(rule, False, wrong[0], (*copies, good), wrong[0].text, word)
        else:
            yield Relation(rule, True, right[0], (), word)


def _exchanged(word: str) -> list[str]:
    """The word with two neighbouring letters exchanged, in every way that makes another word."""
    ways = [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
    return [way for way in dict.fromkeys(ways) if way != word]


def _printed(document: Document, wanted: set[str]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for text in _texts(document):
        for match in CAPITALS.finditer(text.string):
            if match.group() in wanted:
                found[match.group()].append(quote(text, "doubted", "", *match.span()))
    return found


def _texts(document: Document) -> Iterator[Text]:
    for page in document.pages:
        yield from (line.text for line in page.lines if not line.in_table)
    for table in document.tables:
        cells = {id(c): c for row in table.rows for c in row if c is not None}
        yield from (cell.text for cell in cells.values())
