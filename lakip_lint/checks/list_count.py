"""How many things a sentence says that its list has: "4 (empat) misi, yaitu:" and the numbers or names of the items."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lakip_lint.checks.language import Both
from lakip_lint.checks.named_items import named_behind
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.row_numbers import HEADER as NUMBERS
from lakip_lint.checks.row_numbers import numbered_runs
from lakip_lint.checks.said_number import OPENS, Said, said_at_end
from lakip_lint.document.model import Block, Caption, Cell, Heading, Paragraph, Table, Text
from lakip_lint.document.outline import number_of, roman
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

MARKER = compiled(
    r"^(?P<before>\(?)(?:(?P<digits>\d{1,2})|(?P<roman>[ivx]{1,5}|[IVX]{1,5})|(?P<letter>[A-Za-z]))(?P<behind>[.)]{1,2})$"
)
INSIDE = compiled(r"(?<=[\s:;,])(?P<open>\(?)(?:(?P<digits>\d{1,2})|(?P<letter>[a-z]))\)\s*(?=[A-Za-z])")
"""The number of an item in the midst of a text: "1) ...; 2) ..."."""
BLOCKS = 80
LONG = 15
"""Words of a paragraph that is no item of a list of short ones."""


@kind("list-count")
def check_list_count(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Numbered or lettered items, below the words that lead to them or in their midst, against the number in those words.

    And items that the sentence itself names.
    """
    blocks = understanding.document.blocks
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        inside = _items_inside(block.text)
        said = said_at_end(block.text.cut(0, inside[0].start()) if inside else block.text)
        if said is None:
            continue
        if inside:
            yield _relation(rule, said, len(inside), _first_words(block.text, inside[-1]))
        elif found := _items_below(blocks[at + 1 : at + BLOCKS], said.number):
            yield _relation(rule, said, len(found), found[-1].text)
        elif rows := _rows_below(understanding, blocks[at + 1 : at + 3], said):
            yield _relation(rule, said, len(rows), rows[-1].text)
    for sentence in understanding.sentences:
        if named := named_behind(sentence.text):
            yield _relation(rule, *named)


def _items_inside(text: Text) -> list[re.Match[str]]:
    """The numbers of items in a text, from the first on; none where they are not 1, 2, 3 or a, b, c to its end."""
    found = list(INSIDE.finditer(text.string)) if "1)" in text.string or "a)" in text.string else []
    start = next((i for i, m in enumerate(found) if _value(m) == 1), len(found))
    items = found[start:]
    alike = len({bool(m["digits"]) for m in items}) == 1 and [_value(m) for m in items] == [*range(1, len(items) + 1)]
    return items if len(items) > 1 and alike else []


def _value(match: re.Match[str]) -> int:
    return int(match["digits"]) if match["digits"] else ord(match["letter"]) - ord("a") + 1


def _items_below(blocks: Sequence[Block], number: int) -> list[Paragraph]:
    """The items of the list that begins with the next block, or none where it is not sure to be all of it."""
    start = next((i for i, b in enumerate(blocks) if not isinstance(b, Caption)), 0)
    first = blocks[start] if blocks else None
    styles = [s for s, value in _numbers(first.marker).items() if value == 1] if isinstance(first, Paragraph) else []
    if not styles or not isinstance(first, Paragraph):
        return []
    items, last = [first], start
    for at, block in enumerate(blocks[start + 1 :], start + 1):
        if isinstance(block, Heading):
            if _loosely(block.number) == len(items) + 1:
                return []  # an item that looks like a heading
            break
        if not isinstance(block, Paragraph):
            continue
        value = _numbers(block.marker).get(styles[0])
        if value == len(items) + 1:
            items.append(block)
            last = at
        elif value == 1 or (not block.marker and len(items) >= number and OPENS.search(block.text.string)):
            break  # another list
        elif value is not None:
            return []
    whole = len(items) >= number or _ended(blocks[last + 1 :], styles[0], items)
    return items if len(items) > 1 and whole else []


def _rows_below(understanding: Understanding, blocks: Sequence[Block], said: Said) -> list[Cell]:
    """The numbered rows of the table right below, all of them, where the column beside the numbers names these things."""
    table = next((b for b in blocks if not isinstance(b, Caption)), None)
    view = understanding.views.get(table.index) if isinstance(table, Table) else None
    if view is None or view.entity != OWN:
        return []
    for column in view.columns[:-1]:
        beside = view.columns[column.index + 1].path
        if column.path and NUMBERS.fullmatch(column.path[-1]) and beside and said.noun in beside[-1].lower():
            runs = list(numbered_runs(view, column.index))
            whole = len(runs) == 1 and [value for _, value in runs[0]] == [*range(1, len(runs[0]) + 1)]
            return [cell for cell, _ in runs[0]] if whole and len(runs[0]) > 1 else []
    return []


def _numbers(marker: str) -> dict[str, int]:
    """What a marker may number, by the manner in which it is written: "i." is the ninth letter or the first roman number."""
    match = MARKER.match(marker.strip())
    if match is None:
        return {}
    frame = f"{match['before']}%s{match['behind']}"
    if match["digits"]:
        return {frame % "1": int(match["digits"])}
    letter = match["roman"] or match["letter"]
    base = "A" if letter.isupper() else "a"
    found = {}
    if len(letter) == 1:
        found[frame % base] = ord(letter) - ord(base) + 1
    if match["roman"] and (value := roman(letter)):
        found[frame % ("I" if letter.isupper() else "i")] = value
    return found


def _loosely(number: str) -> int | None:
    """The number of a heading that may be an item."""
    bare = number.strip(" .()")
    return number_of(bare) or (ord(bare.lower()) - ord("a") + 1 if len(bare) == 1 and bare.isalpha() else None)


def _ended(after: Sequence[Block], style: str, items: Sequence[Paragraph]) -> bool:
    """Whether a list that is shorter than said is over: what follows is no item, and no later one goes on with its numbers."""
    if not after or any(_numbers(b.marker).get(style) == len(items) + 1 for b in after if isinstance(b, Paragraph)):
        return False
    if not isinstance(after[0], Paragraph) or after[0].marker:
        return True
    words = len(after[0].text.plain.split())
    return words >= LONG and all(len(i.text.plain.split()) < words for i in items)


def _first_words(text: Text, match: re.Match[str]) -> Text:
    return text.cut(match.start(), min(match.end() + 60, len(text.string)))


def _relation(rule: Rule, said: Said, count: int, last: Text) -> Relation:
    doubted = quote(said.text, start=said.match.start(), end=said.match.end())
    return Relation(
        rule,
        count == said.number,
        doubted,
        (quote(last, "input", Both("butir terakhir", "the last item"), end=min(len(last.string), 80)),),
        printed=doubted.text,
        expected=f"{count} {said.noun}",
        calculation=f"{said.number} ≠ {count}" if count != said.number else "",
        arguments={"noun": said.noun, "count": str(count)},
    )
