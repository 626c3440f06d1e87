"""References in sentences to tables and figures by their number: one that is nowhere, one that is called by another's title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint.checks.chapters import Key, Numbered, Plan, key_of
from lakip_lint.checks.entries import table_of_contents
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.titles import words
from lakip_lint.document.model import Document, Paragraph
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

NAMED = Cued(
    compiled(r"\b(tabel|gambar|grafik)\s*[.:]?\s*((?:[IVX]+|\d{1,2})\s?[.\-]\s?\d{1,2})(?![\d.,]*\d)", re.I),
    "tabel", "gambar", "grafik",
)  # fmt: skip
OF_ANOTHER = compiled(
    r"\b(?:lampiran|peraturan|permen\w*|perda|perpres|keputusan|dokumen|rpjmd?|renstra|renja|buku|rkpd|lkpj)\b", re.I
)
"""Words behind a number that may name the document that the table stands in."""
SHOWN = compiled(
    r"(?:^|[.;:]\s+|\n)([^.;:]{15,160}?),?\s+(?:(?:dapat|bisa)\s+)?(?:di(?:lihat|sajikan|tampilkan|tunjukkan|uraikan|gambarkan|rinci)|"
    r"ter(?:lihat|saji|cantum)|tampak)\s+(?:pada|dalam|di|melalui)\s*$",
    re.I,
)
"""What a sentence says can be seen in the table that it names."""
LEAST_ENTRIES = 3
LEAST_WORDS = 4
STRANGE_WORDS = 2
"""Words of a sentence that the title of the table it names must lack, where another title has them all."""


def _references(document: Document) -> Iterator[tuple[Paragraph, re.Match[str], str, Key]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for match in NAMED.finditer(block.text.string):
                if key := key_of(match.group(2)):
                    yield block, match, match.group(1).lower(), key


def reference_missing(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """A number that neither a caption nor the list of tables (figures) has, though both are complete for its chapter."""
    entries: dict[str, set[Key]] = {}
    for entry in table_of_contents(report.document):
        named = NAMED.pattern.match(entry.number)
        if named and (key := key_of(named.group(2))):
            entries.setdefault(named.group(1).lower(), set()).add(key)
    for block, match, of, key in _references(report.document):
        series = [c for c in plan.captions if c.caption.of == of and c.key[:-1] == key[:-1]]
        listed = entries.get(of, set())
        if len(listed) < LEAST_ENTRIES or not _complete(series, listed):
            continue
        if OF_ANOTHER.search(block.text.string[match.end() : match.end() + 60]):
            continue
        missing = key not in listed and key not in {c.key for c in series}
        yield Relation(
            rule,
            not missing,
            quote(block.text, start=match.start(), end=match.end()),
            (quote(series[-1].caption.text, "context", Both("yang terakhir di bab ini", "the last of this chapter")),),
            printed=match.group().strip(),
            arguments={"what": f"{of.capitalize()} {match.group(2)}", "last": series[-1].printed},
        )


def _complete(series: list[Numbered], listed: set[Key]) -> bool:
    """Whether the captions of a chapter run from 1 without a gap and are those of the list, so that none was overlooked."""
    numbers = [c.key[-1] for c in series]
    return (
        len(numbers) >= 2 and numbers[0] == 1 and all(b - a in (0, 1) for a, b in pairwise(numbers))
        and {c.key for c in series} == {k for k in listed if k[:-1] == series[0].key[:-1]}
    )


def reference_title(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """"Anggaran per program disajikan pada Tabel 3.2", where Tabel 3.1 is "Anggaran per Program" and Tabel 3.2 another."""
    for block, match, of, key in _references(report.document):
        told = SHOWN.search(block.text.string[: match.start()])
        series = [c for c in plan.captions if c.caption.of == of and c.title]
        own = [c for c in series if c.key == key]
        said = set(words(told.group(1))) if told else set()
        if len(own) != 1 or len(said) < LEAST_WORDS:
            continue
        lacking = said - set(words(own[0].title))
        better = [c for c in series if c.key != key and c.key[:-1] == key[:-1] and said <= set(words(c.title))]
        if lacking and (len(lacking) < STRANGE_WORDS or len(better) != 1):
            continue
        yield Relation(
            rule,
            not lacking,
            quote(block.text, start=match.start(), end=match.end()),
            tuple(quote(c.caption.text, "input") for c in (*(better if lacking else ()), *own)),
            printed=match.group().strip(),
            expected=better[0].printed if lacking else own[0].printed,
            arguments={"what": f"{of.capitalize()} {match.group(2)}", "title": own[0].title},
        )
