"""A passage of the report that is printed again, word for word, under another heading or on another page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.item_twice import LEGAL, quoted
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Document, Heading, Paragraph, Text
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

LEAST_WORDS = 60
"""Words of a passage, of one sentence or of several that follow each other in both places."""
SENTENCE = 8
"""Words of a sentence, at the least, with which a passage may begin: "Hal ini disebabkan oleh:" is said often."""
FIGURES = 10
"""A passage with a figure in every so many words is a list of them."""
RETOLD = compiled(r"ikhtisar|ringkasan|kata\s+pengantar|penutup|simpulan|executive|daftar|lampiran", re.I)
"""Chapters that say again what others say."""


class Said(Struct, frozen=True):
    """A sentence of the body of the report and its words."""

    text: Text
    words: tuple[str, ...]


@kind("passage-twice")
def check_passage_twice(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each passage that is printed again."""
    said = list(_said(understanding.document))
    first: dict[tuple[str, ...], int] = {}
    position = 0
    while position < len(said):
        words = said[position].words
        before = first.get(words) if len(words) >= SENTENCE else None
        length = _same_length(said, before, position) if before is not None else 0
        words_again = [word for s in said[position : position + length] for word in s.words]
        if before is not None and len(words_again) >= LEAST_WORDS and not _is_list_of_figures(words_again):
            doubted, copy = quoted(said[position].text, "doubted"), quoted(said[before].text, "copy")
            yield Relation(rule, False, doubted, (copy,), printed=doubted.text, arguments={"text": doubted.text})
            position += length
            continue
        first.setdefault(words, position)
        position += 1


def _is_list_of_figures(words: Sequence[str]) -> bool:
    """Whether a passage tells figures rather than anything else: plans and agreements list the same targets on purpose."""
    return sum(any(c.isdigit() for c in word) for word in words) * FIGURES > len(words)


def _same_length(said: Sequence[Said], before: int, position: int) -> int:
    """How many sentences from `position` on are those from `before` on."""
    length = 0
    while position + length < len(said) and before + length < position:
        if said[before + length].words != said[position + length].words:
            break
        length += 1
    return length


def _said(document: Document) -> Iterator[Said]:
    """The sentences of the chapters that tell something for the first time."""
    retold = True
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= 1:
            retold = RETOLD.search(block.text.plain) is not None
        elif isinstance(block, Paragraph) and not retold and not LEGAL.match(block.text.plain):
            for sentence in block.sentences():
                yield Said(sentence, tuple(patterns.findall(r"\w+", sentence.plain.lower())))
