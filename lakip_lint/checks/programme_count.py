"""How many kegiatan a programme has: as sentences tell it, against the table in which they add up to the programme."""
from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.counted import countable
from lakip_lint.checks.evidence import evidence, row_name, table_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN, Row, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.sums import MONEY, PROGRAMME, added_up, entries
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

NAMED = compiled(
    r"\b(?P<name>[Pp]rogram\s+[A-Z][^.:;\d()]{8,160}?)\s*,?\s+(?:(?:yang|ini|tersebut)\s+)*"
    r"(?:terdiri|meliputi|mencakup|memiliki|mempunyai|terbagi|dijabarkan|didukung|dilaksanakan)\b"
)
"""Before the number of its kegiatan."""


class Told(Struct, frozen=True):
    """A sentence that names a programme and how many kegiatan it has."""

    sentence: Sentence
    name: str
    mention: Mention

    @property
    def number(self) -> int:
        return int(self.mention.figure.amount or 0)


@kind("programme-count")
def check_programme_count(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Each sentence that names a programme and a number of kegiatan, against the rows that add up to that programme.

    Rows may be something else than kegiatan: so a number is doubted only where others are those of the same table.
    """
    told = [t for sentence in understanding.sentences if (t := _told(sentence)) is not None]
    for view in understanding.tables if told else ():
        parts = _parts(view)
        names = understanding.lexicon.names
        labels = {row_name(row): (row, kids) for row, kids in parts}
        matched = [(t, *labels[label]) for t in told if (label := names.best(t.name, labels)) is not None]
        right = [t for t, _, kids in matched if t.number == len(kids)]
        if right and len(right) * 2 >= len(matched):
            yield from (_relation(rule, view, *match) for match in matched)
            told = [t for t in told if t not in [m[0] for m in matched]]


def _told(sentence: Sentence) -> Told | None:
    named = NAMED.search(sentence.text.string)
    if named is None or sentence.entity != OWN:
        return None
    counts = [m for m in sentence.mentions if m.figure.unit.lower() == "kegiatan" and m.figure.start >= named.end()]
    if len(counts) != 1 or not countable(counts[0].figure) or NAMED.search(sentence.text.string, named.end()):
        return None
    return Told(sentence, named["name"], counts[0])


def _parts(view: TableView) -> list[tuple[Row, list[Row]]]:
    """The programmes of a table and the rows that add up to each, which all columns of money agree on."""
    trees = [added_up(entries(view, column)) for measure in MONEY for column in view.columns_of(measure)]
    rows = {row.index: row for row in view.rows}
    found = []
    for row in view.data_rows:
        kids = {tree[row.index] for tree in trees if row.index in tree}
        if PROGRAMME.match(row.label) and len(kids) == 1:
            found.append((row, [rows[index] for index in next(iter(kids))]))
    return found


def _relation(rule: Rule, view: TableView, told: Told, programme: Row, kids: list[Row]) -> Relation:
    figures = [view.figure(row.index, c.index) for row in kids for c in view.columns_of(MONEY[0])[:1]]
    return Relation(
        rule,
        told.number == len(kids),
        evidence(told.mention.figure, "doubted"),
        tuple(Evidence(f.place, row_name(row)[:80], "input") for row, f in zip(kids, figures, strict=False) if f),
        printed=told.mention.figure.as_printed,
        expected=f"{len(kids)} kegiatan",
        calculation=Both(f"{len(kids)} baris berjumlah sama dengan programnya", f"{len(kids)} rows add up to the programme"),
        arguments={"subject": row_name(programme), "where": table_name(view)},
    )
