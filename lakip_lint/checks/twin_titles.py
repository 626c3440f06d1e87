"""A table under a heading of the same words: where one year differs, one of the two was left from another report."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from lakip_lint import patterns
from lakip_lint.checks.bound import header_years, title_text
from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.stale import SOURCE, stale, year_evidence
from lakip_lint.document.model import Document, Heading, Table, Text
from lakip_lint.facts.mention import Mention, mentions_in
from lakip_lint.rules.model import Rule

WORDS = 4
"""Words that the titles share, at the least: "Capaian Kinerja Tahun ..." is said of many tables."""
YEARS_APART = 5
PASSING = {"tahun", "tabel", "gambar", "grafik", "anggaran", "dengan", "pada", "antara", "yang", "dari", "untuk"}
"""Words that titles add and drop."""


def twin_titles(document: Document, year: int, rule: Rule) -> Iterator[Relation]:
    """Titles that name other years than the heading of their section, and are its words otherwise.

    "3.1.3 Perbandingan Realisasi s.d. Tahun 2023 dengan Target Renstra 2021-2026" over a table "Perbandingan Realisasi
    s.d. Tahun 2022 dengan Target Renstra 2021-2026". Right is the one with the report's year. A section that has both
    tables, or a table whose columns do not know the report's year, tells last year's figures on purpose.
    """
    for heading, tables in _sections(document):
        titles = [(table, title) for table in tables if (title := title_text(table))]
        for table, title in titles:
            pair = _differing(heading.text, title)
            if pair is None or SOURCE.search(title.string) or year not in (pair[0].year, pair[1].year):
                continue
            said, printed = pair
            again = any(_same_years(other, heading.text) for _, other in titles if other is not title)
            known = header_years(table)
            if again or (known and year not in known):
                continue
            if said.year == year:
                words = Both(f"judul bagiannya menyebut {year}", f"the title of its section says {year}")
                other = year_evidence(heading.text, said, "input", Both("judul bagian", "title of the section"))
                yield stale(rule, title, printed, year, "judul tabel", words, others=[other])
            else:
                words = Both(f"judul tabel di bawahnya menyebut {year}", f"the title of the table below says {year}")
                other = year_evidence(title, printed, "input", Both("judul tabel", "title of the table"))
                yield stale(rule, heading.text, said, year, "judul bagian", words, others=[other])


def _sections(document: Document) -> Iterator[tuple[Heading, Sequence[Table]]]:
    """Every heading with the tables that stand right under it, before the next heading."""
    heading, tables = None, list[Table]()
    for block in document.blocks:
        if isinstance(block, Heading):
            if heading and tables:
                yield heading, tables
            heading, tables = block, []
        elif isinstance(block, Table):
            tables.append(block)
    if heading and tables:
        yield heading, tables


def _differing(heading: Text, title: Text) -> tuple[Mention, Mention] | None:
    """The only year in which the two differ, as the heading and as the title have it; None where they differ otherwise."""
    own, told = mentions_in(heading.string), mentions_in(title.string)
    if len(own) != len(told) or len(_words(heading) & _words(title)) < WORDS:
        return None
    if not (_words(heading) <= _words(title) or _words(title) <= _words(heading)):
        return None
    pairs = [(a, b) for a, b in zip(own, told, strict=True) if a.year != b.year]
    if len(pairs) != 1 or "law" in (pairs[0][0].context, pairs[0][1].context):
        return None
    return pairs[0] if abs(pairs[0][0].year - pairs[0][1].year) <= YEARS_APART else None


def _same_years(one: Text, two: Text) -> bool:
    return [m.year for m in mentions_in(one.string)] == [m.year for m in mentions_in(two.string)]


def _words(text: Text) -> set[str]:
    return {w for w in patterns.findall(r"[a-z]{4,}", text.string.lower()) if w not in PASSING}
