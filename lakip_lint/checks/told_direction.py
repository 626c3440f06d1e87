"""Rises and falls told without figures: "produksi jagung menurun dibandingkan tahun 2022", against the table of both years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from lakip_lint.checks.better import LOWER_IS_BETTER
from lakip_lint.checks.changes import FALL
from lakip_lint.checks.direction import RANK, asserted
from lakip_lint.checks.evidence import evidence, row_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.row_names import RowNames
from lakip_lint.facts.fact import Row, TableView
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

CHANGE = compiled(
    r"\b(?:(?:me)?naik|meningkat|bertambah|menurun|turun|berkurang"
    r"|(?:mengalami|terjadi|ada(?:nya)?)\s+(?:kenaikan|peningkatan|penambahan|penurunan|pengurangan)"
    r"|lebih\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit))\b",
    re.I,
)
COMPARED = Cued(
    compiled(
        r"(?:banding(?:kan|an)?\s+(?:dengan\s+)?|\bdari(?:pada)?\s+|\bterhadap\s+)(?:\w+\s+){0,3}?"
        r"tahun\s+(?P<year>(?:19|20)\d\d|lalu|sebelumnya|kemarin)\b",
        re.I,
    ),
    "tahun",
)
"""What the change is measured against."""
YEAR = compiled(r"\b(?:19|20)\d\d\b")
OTHER = compiled(r"\b(?:target|pagu|anggaran|nasional|provinsi\s+lain|triwulan|semester|peringkat)\b", re.I)
"""Of what else a rise may be told."""
NEAR = 80
"""Letters between the name of a row and the word for its change, at the most."""
APART = compiled(r"[,;:.]|\b(?:sedangkan|sementara|namun|tetapi|karena|sehingga|akibat|disebabkan|dan|serta|agar)\b", re.I)
"""Between a name and a change that is not told of it."""
RESULTS = ("realisasi", "capaian")


class Years(Struct, frozen=True):
    """A table that prints one measure for two years: the column of each."""

    view: TableView
    names: RowNames
    columns: Mapping[str, tuple[int, int]]
    """By measure: the column of the earlier and of the later year."""

    def pairs(self, row: Row) -> Iterator[tuple[str, Figure, Figure]]:
        for measure, (earlier, later) in self.columns.items():
            one, two = self.view.figure(row.index, earlier), self.view.figure(row.index, later)
            known = one and two and one.amount is not None and two.amount is not None
            if one and two and known and one.unit == two.unit and not (one.malformed or two.malformed):
                yield measure, one, two


@kind("direction-told")
def check_direction_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Sentences without figures that tell how one row of a table changed since the year before."""
    year = understanding.profile.year
    tables = list(_tables(understanding, year)) if year else []
    for sentence in understanding.sentences if tables else ():
        change = _change(sentence, year or 0)
        if change is not None:
            yield from _judged(rule, tables, sentence, change)


def _tables(understanding: Understanding, year: int) -> Iterator[Years]:
    for view in understanding.tables:
        columns: dict[str, tuple[int, int]] = {}
        for measure in RESULTS:
            own = [c for c in view.columns if c.measure == measure and not c.scope]
            of_year = [[c.index for c in own if c.year == y] for y in (year - 1, year)]
            if all(len(found) == 1 for found in of_year):
                columns[measure] = (of_year[0][0], of_year[1][0])
        if columns:
            yield Years(view, RowNames.of(view), columns)


def _change(sentence: Sentence, year: int) -> re.Match[str] | None:
    """The only change that a sentence tells, against last year and without figures; None where it tells something else."""
    string = sentence.text.string
    compared = list(COMPARED.finditer(string))
    told = list(CHANGE.finditer(string)) if compared else []
    if not told or len({bool(FALL.search(m.group())) for m in told}) > 1 or OTHER.search(string) or RANK.search(string):
        return None
    years = {int(y) for y in YEAR.findall(string)}
    if not years <= {year - 1, year} or (years == {year} and any(c["year"].isdigit() for c in compared)):
        return None
    if any(m.figure.value is not None and str(m.figure.amount) not in map(str, years) for m in sentence.mentions):
        return None
    match = told[0]
    return match if asserted(string, match.start(), match.end()) else None


def _judged(rule: Rule, tables: Sequence[Years], sentence: Sentence, change: re.Match[str]) -> Iterator[Relation]:
    string = sentence.text.string
    seen: list[tuple[Row, str, Figure, Figure]] = []
    for table in tables:
        found = table.names.found_in(string)
        near = [(row, span) for row, span in found if _beside(string, span, change.span())]
        if len(found) == 1 and near:
            seen += [(near[0][0], *pair) for pair in table.pairs(near[0][0])]
    if not seen:
        return
    rises = [two.amount > one.amount for _, _, one, two in seen if one.amount is not None and two.amount is not None]
    same = any(one.amount == two.amount for _, _, one, two in seen)
    said = not FALL.search(change.group())
    holds = said in rises
    if same or (not holds and _of_performance(string, seen)):
        return
    row, _, one, two = next((s for s, r in zip(seen, rises, strict=True) if r == said), seen[0])
    yield Relation(
        rule,
        holds,
        Evidence(sentence.text.place(*change.span()), change.group(), "doubted"),
        (evidence(one, "input"), evidence(two, "input")),
        printed=change.group(),
        expected=Both("naik", "a rise") if rises[0] else Both("turun", "a fall"),
        calculation=f"{one.raw} → {two.raw}",
        arguments={"subject": row_name(row)},
    )


def _beside(string: str, name: tuple[int, int], change: tuple[int, int]) -> bool:
    """Whether a change is told of a name: nothing but a few words of the same statement lies between them."""
    first, last = sorted((name, change))
    between = string[first[1] : last[0]]
    return len(between) <= NEAR and not APART.search(between)


def _of_performance(string: str, seen: Sequence[tuple[Row, str, Figure, Figure]]) -> bool:
    """Whether "naik" may speak of the performance, which rises where the figure falls."""
    lower = any(LOWER_IS_BETTER.search(row.label) for row, *_ in seen)
    return lower and re.search(r"\b(?:kinerja|capaian|pencapaian)", string, re.I) is not None
