"""What a sentence says of several named rows of a table: "Kabupaten A dan Kota B mengalami penurunan".

Reports of a region list its kabupaten, kecamatan or desa in a table, and then name those that fell or stay below a limit.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.evidence import evidence, table_name
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Place
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

AREA = compiled(r"^(?:kabupaten|kab|kecamatan|kec|kelurahan|kel|desa)\b\.?\s*", re.I)
AREA_WORDS = ("kab", "kota ", "kec", "kelurahan ", "desa ")
NAMED = compiled(
    r"\b(?i:(?P<area>kota|kabupaten|kab\.?|kecamatan|kec\.?|kelurahan|desa))\s+"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+(?!Kab\b|Kec\b|Kota\b)[A-Z][\w’'-]+){0,2})"
)
MOVED = compiled(
    r"\b(?:(?:mengalami|menunjukkan|terjadi)\s+)?"
    r"(?:(?P<fall>penurunan|menurun|turun)|(?P<rise>peningkatan|kenaikan|meningkat|naik))\b",
    re.I,
)
LIMIT = compiled(
    r"\b(?:(?P<below>kurang\s+dari|di\s?bawah|lebih\s+rendah\s+dari)|(?P<above>lebih\s+dari|di\s?atas|melebihi|lebih\s+tinggi\s+dari))"
    r"\s+(?P<value>\d+(?:[.,]\d+)?)\s*(?:%|persen)",
    re.I,
)
NAMELY = compiled(r"^[\s,(]*(?:yaitu|yakni|adalah|meliputi|di\s?antaranya|antara\s+lain)\s*:?\s*$", re.I)
DENIED = compiled(r"\b(?:tidak|belum|bukan|agar|akan|target)\b", re.I)
LEAST_ROWS = 6
PAGES = 2
BEHIND = 25
"""Letters between the last name and what is said of it."""


class Named(Struct, frozen=True, dict=True):
    """A table of named rows, by the words of each name."""

    view: TableView
    rows: Mapping[str, Row]

    def found(self, string: str) -> list[tuple[int, int, Row]]:
        """The rows that a text names, with where each stands; the longest name that fits is meant."""
        places = []
        for match in NAMED.finditer(string):
            words = match["name"].split()
            kota = match["area"].lower() == "kota"
            for end in range(len(words), 0, -1):
                row = self.rows.get(_plain(" ".join([*(["kota"] if kota else []), *words[:end]])))
                if row is not None:
                    places.append((match.start(), match.start("name") + len(" ".join(words[:end])), row))
                    break
        return places


@kind("named-rows")
def check_named_rows(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Rises, falls and limits that a sentence tells of two rows or more, against their figures."""
    tables = [t for view in understanding.tables if (t := _named(view))]
    year = understanding.profile.year
    for sentence in understanding.sentences if tables and year else ():
        string, lower = sentence.text.string, sentence.lower
        if sum(map(lower.count, AREA_WORDS)) < 2:
            continue  # most sentences name no two areas
        moved, limit = MOVED.search(string), LIMIT.search(string)
        said = limit or moved
        if said is None or DENIED.search(string[: said.start()][-30:]) or (place := sentence.text.place()) is None:
            continue
        for table in _near(tables, place):
            found = table.found(string)
            if len(found) < 2:
                continue
            if limit and NAMELY.match(string[limit.end() : found[0][0]]):
                yield from _limited(rule, sentence, table, limit, [r for *_, r in found], year or 0)
            elif moved and 0 <= moved.start() - found[-1][1] <= BEHIND:
                yield from _moving(rule, sentence, table, moved, [r for *_, r in found], year or 0)
            break


def _plain(name: str) -> str:
    return " ".join(patterns.findall(r"[a-z]+", AREA.sub("", name.lower().replace("_", " ")).strip()))


def _named(view: TableView) -> Named | None:
    """A table of many rows with names of which no two are alike."""
    names = [(_plain(row.label), row) for row in view.data_rows if row.label]
    rows = dict(names)
    return Named(view, rows) if len(rows) >= LEAST_ROWS and len(rows) * 10 >= len(names) * 9 else None


def _near(tables: Sequence[Named], place: Place) -> list[Named]:
    """The tables within a few pages, the last one before the sentence first: that is the one it speaks of."""

    def distance(table: Named) -> tuple[bool, int]:
        there = table.view.table.place
        behind = (there.page, there.box.top) > (place.page, place.box.top)
        return behind, abs(there.page - place.page)

    return sorted((t for t in tables if distance(t)[1] <= PAGES), key=distance)


def _limited(
    rule: Rule, sentence: Sentence, table: Named, limit: re.Match[str], rows: Sequence[Row], year: int
) -> Iterator[Relation]:
    """Rows said to be below or above a percentage, in the only column of percentages."""
    columns = [c for c in table.view.columns if c.unit == "%"]
    columns = columns or [c for c in table.view.columns if c.measure == "capaian" and c.year == year]
    if len(columns) != 1:
        return
    bound = Decimal(limit["value"].replace(",", "."))
    figures = [(row, f) for row in rows if (f := table.view.figure(row.index, columns[0].index)) and f.amount is not None]
    beyond = [(row, f, (f.amount or bound) - bound) for row, f in figures]
    wrong = [(row, f) for row, f, gap in beyond if (gap > 0 if limit["below"] else gap < 0)]
    yield from _relation(rule, sentence, table, limit, figures, wrong)


def _moving(
    rule: Rule, sentence: Sentence, table: Named, moved: re.Match[str], rows: Sequence[Row], year: int
) -> Iterator[Relation]:
    """Rows said to rise or fall, from last year's column to this year's."""
    pair = _two_years(table.view, year)
    if pair is None:
        return
    figures, wrong = [], []
    for row in rows:
        old, new = (table.view.figure(row.index, c.index) for c in pair)
        if old is None or new is None or old.amount is None or new.amount is None or old.amount == new.amount:
            continue
        figures += [(row, old), (row, new)]
        if (new.amount < old.amount) != bool(moved["fall"]):
            wrong += [(row, old), (row, new)]
    yield from _relation(rule, sentence, table, moved, figures, wrong)


def _two_years(view: TableView, year: int) -> tuple[Column, Column] | None:
    """The columns of last year and this year, of one measure, where there is one of each."""
    by_year = [[c for c in view.columns if c.year == y and c.measure in ("capaian", "realisasi", "")] for y in (year - 1, year)]
    if any(len(columns) != 1 for columns in by_year) or by_year[0][0].measure != by_year[1][0].measure:
        return None
    return by_year[0][0], by_year[1][0]


def _relation(
    rule: Rule,
    sentence: Sentence,
    table: Named,
    said: re.Match[str],
    figures: Sequence[tuple[Row, Figure]],
    wrong: Sequence[tuple[Row, Figure]],
) -> Iterator[Relation]:
    """Where most rows contradict the words, the sentence speaks of something else."""
    if len(figures) < 2 or len(wrong) * 2 > len(figures):
        return
    doubted = quote(sentence.text, start=said.start(), end=said.end())
    others: list[Evidence] = [evidence(f, "input", " ".join(row.label.split())[:60]) for row, f in (wrong or figures)[:5]]
    names = list(dict.fromkeys(" ".join(row.label.split()) for row, _ in wrong))
    yield Relation(
        rule,
        not wrong,
        doubted,
        tuple(others),
        printed=doubted.text,
        calculation="; ".join(f"{' '.join(row.label.split())}: {f.raw}" for row, f in wrong[:6]),
        arguments={"rows": ", ".join(names[:5]), "table": table_name(table.view)},
    )
