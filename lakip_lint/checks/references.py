"""References in sentences to tables and figures by their number: to one that is nowhere, that is called by another's title, or
that does not follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint import patterns
from lakip_lint.checks.chapters import Key, Numbered, Plan, key_of
from lakip_lint.checks.entries import table_of_contents
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.titles import words
from lakip_lint.document.model import Document, Paragraph, Table
from lakip_lint.facts.understanding import Understanding
from lakip_lint.memory import remembered
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

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
LEAST_SERIES = 4
"""Captions of a chapter that run from 1, where no list tells which there are."""
LEAST_WORDS = 4
STRANGE_WORDS = 2
"""Words of a sentence that the title of the table it names must lack, where another title has them all."""


@remembered
def _references(document: Document) -> tuple[tuple[Paragraph, re.Match[str], str, Key], ...]:
    """Every number of a table or figure that a paragraph names."""
    return tuple(_named_in_paragraphs(document))


def _named_in_paragraphs(document: Document) -> Iterator[tuple[Paragraph, re.Match[str], str, Key]]:
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
        if not (_beyond(report.document, series, key, match) if not entries else _listed(series, listed)):
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


def _beyond(document: Document, series: list[Numbered], key: Key, match: re.Match[str]) -> bool:
    """Whether a report without lists has captions for the numbers of a chapter from 1 on, and prints this greater one once."""
    numbers = [c.key[-1] for c in series]
    if len(numbers) < LEAST_SERIES or numbers != list(range(1, len(numbers) + 1)) or key[-1] < numbers[-1]:
        return False
    printed = re.compile(rf"\b{match.group(1)}\s*[.:]?\s*{re.escape(match.group(2))}(?!\d|\.\d)", re.I)
    lines = (line.text.plain for page in document.pages for line in (*page.lines, *page.margins))
    return key[-1] == numbers[-1] or sum(len(printed.findall(line)) for line in lines) <= 1


def _listed(series: list[Numbered], listed: set[Key]) -> bool:
    return len(listed) >= LEAST_ENTRIES and _complete(series, listed)


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


REFERENCE = Cued(compiled(
    r"\b(tabel|gambar|grafik)\s*[.:]?\s*((?:[IVX]+|\d{1,2})(?:\s?[.\-]\s?\d{1,2}){0,2})\.?\s*(?:di\s?)?(?:berikut|bawah)\b",
    re.I,
), "tabel", "gambar", "grafik")  # fmt: skip
AT_THE_END = Cued(compiled(
    r"\b(?:pada|dalam|di|melalui)\s+(tabel|gambar|grafik)\s*[.:]?\s*((?:[IVX]+|\d{1,2})\s?[.\-]\s?\d{1,2})\s*[.:]?\s*$", re.I
), "tabel", "gambar", "grafik")  # fmt: skip
"""A paragraph that ends by pointing to a table: as a rule to the one that comes next."""



def reference(report: Understanding, plan: Plan, rule: Rule) -> Iterator[Relation]:
    """"Tabel 3 berikut" against the number of the table that follows.

    An error where that number belongs to another table. Where no table has it, the caption may not have been read: a warning,
    and nothing if it is printed anywhere else.
    """
    pointed = Counter(key for _, _, of, key in _references(report.document) if of == "tabel")
    for index, block in enumerate(report.document.blocks):
        if not isinstance(block, Paragraph):
            continue
        matches = list(REFERENCE.finditer(block.text.string))
        for match in matches or AT_THE_END.finditer(block.text.string):
            of, number = match.group(1).lower(), key_of(match.group(2))
            following = _following_captions(plan, index, of, block.place.page)
            if number is None or not following or _table_without_caption(report.document, index, following[0].index, of):
                continue
            here = quote(block.text, start=match.start(), end=match.end())
            if number in [c.key for c in following]:
                yield Relation(rule, True, here, (quote(following[0].caption.text, "input"),))
            elif len(following[0].key) == len(number):
                last = patterns.fullmatch(r"(?:\s*ini)?[\s:.,]*", block.text.string[match.end() :]) is not None
                announced = last and following[0].index <= index + 2
                printed = (of, number, match.group(2))
                if matches:
                    severity = _doubt(report.document, plan, block, printed, announced)
                else:
                    severity = _doubt_at_the_end(report.document, plan, block, printed, following[0], pointed)
                if severity and (matches or announced):
                    yield _wrong(rule, here, match, following[0], severity)


def _wrong(rule: Rule, here: Evidence, match: re.Match[str], found: Numbered, severity: Severity) -> Relation:
    follows = quote(found.caption.text, "input", Both("tabel atau gambar yang mengikuti", "the table or figure that follows"))
    named = f"{match.group(1).capitalize()} {match.group(2)}"
    return Relation(
        rule, False, here, (follows,), " ".join(match.group().split()), found.printed, severity=severity,
        arguments={"what": named, "found": found.printed},
    )


def _doubt_at_the_end(
    document: Document, plan: Plan, block: Paragraph, reference: tuple[str, Key, str], found: Numbered, pointed: Counter[Key]
) -> Severity | None:
    """Without "berikut" an earlier or later table may be meant: in doubt where there is none of that number, or where others
    point to it and nobody to the table that follows."""
    of, number, _ = reference
    if any(c.caption.of == of and c.key == number for c in plan.captions):
        astray = of == "tabel" and pointed[number] > 1 and not pointed[found.key]
        return Severity.WARNING if astray else None
    return _doubt(document, plan, block, reference, announced=True)


def _doubt(
    document: Document, plan: Plan, block: Paragraph, reference: tuple[str, Key, str], announced: bool
) -> Severity | None:
    """How sure it is that a reference is wrong; None where its table may only not have been recognised.

    `announced`: the sentence ends with the reference and the table comes next. Else a table just above may be meant.
    """
    of, number, printed = reference
    bearer = next((c for c in plan.captions if c.caption.of == of and c.key == number), None)
    if bearer:
        near = 0 <= block.place.page - bearer.caption.place.page <= 1
        return Severity.WARNING if near and not announced else Severity.ERROR
    times = sum(
        len(re.findall(rf"\b{of}\s*[.:]?\s*{re.escape(printed)}(?!\d|\.\d)", line.text.plain, re.I))
        for page in document.pages for line in (*page.lines, *page.margins)
    )
    return Severity.WARNING if times <= 1 else None


def _following_captions(plan: Plan, index: int, of: str, page: int) -> list[Numbered]:
    """The next three captions of a kind, where the first is at most one page away and the others two."""
    captions = [c for c in plan.captions if c.caption.of == of and c.index > index][:3]
    if not captions or captions[0].caption.place.page > page + 1:
        return []
    return [c for c in captions if c.caption.place.page <= page + 2]


def _table_without_caption(document: Document, start: int, end: int, of: str) -> bool:
    return of == "tabel" and any(isinstance(b, Table) for b in document.blocks[start:end])
