"""The highest and the lowest of a column, as sentences tell it: "penyerapan tertinggi pada program X sebesar 99,43 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.evidence import evidence, row_name, table_name
from lakip_lint.checks.highest_told import Named, Verdict, named_extremes
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN, Column, Row, TableView
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.sums import PROGRAMME
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

SUPERLATIVE = Cued(
    compiled(
        r"\b(?P<high>tertinggi|terbesar|paling\s+(?:tinggi|besar))\b|\b(?P<low>terendah|terkecil|paling\s+(?:rendah|kecil))\b",
        re.I,
    ),
    "ter",
    "paling",
)
MEASURES = {
    "capaian": compiled(r"\b(?:pen)?capaian\b", re.I),
    "serapan": compiled(r"\b(?:(?:peny|s)erapan|daya\s+serap|realisasi\s+(?:anggaran|keuangan))\b", re.I),
    "efisiensi": compiled(r"\befisiensi\b", re.I),
}
SCOPED = compiled(
    r"\b(?:kedua|ketiga|salah\s+satu|di\s?antara|antara\s+lain|triwulan|semester|bulan|lalu|sebelumnya|nasional|komoditas|target|selama|"
    r"sejak|ke-?\s?\d)\b|\b(?:di|pada|untuk|dari|tingkat|oleh|menurut|per)\s+(?:bidang|seksi|kabupaten|kota|kecamatan|desa|kelurahan|misi|"
    r"kelompok|kategori|jenis)\b",
    re.I,
)
"""Of some of the rows only, or of several times."""
OF_MONEY = compiled(r"\b(?:anggaran|pagu|alokasi|target|bobot)\s+(?:yang\s+)?$", re.I)
"""What is highest is something else than the measure behind it: "anggaran terbesar pada X dengan capaian 99 %"."""
LEAST_ROWS = 3


class Told(Struct, frozen=True):
    """A figure that a sentence says is the highest or the lowest of a measure."""

    figure: Figure
    measure: str
    high: bool


@kind("superlative")
def check_superlative(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Against the columns of that measure that print the figure: it must be the highest or lowest of one of them."""
    columns: list[tuple[TableView, Column, list[tuple[Row, Figure]]]] | None = None
    for sentence in understanding.sentences:
        judged: set[Figure] = set()
        for told in _told(understanding, sentence):
            columns = list(_columns(understanding)) if columns is None else columns
            found = [(view, _alike(rows, told.figure)) for view, column, rows in columns if column.measure == told.measure]
            if found := [(view, rows) for view, rows in found if len(rows) >= LEAST_ROWS]:
                judged.add(told.figure)
                yield _relation(rule, told, found)
        for named, verdict in named_extremes(understanding, sentence):
            if named.figure not in judged:
                yield _named_relation(rule, sentence, named, verdict)


def _told(understanding: Understanding, sentence: Sentence) -> Iterator[Told]:
    """A superlative and the measure before a percentage, in the words since the figure before it."""
    string = sentence.text.string
    if sentence.entity != OWN or SUPERLATIVE.search(string) is None or SCOPED.search(string):
        return
    for mention in sentence.mentions:
        words = list(SUPERLATIVE.finditer(mention.cue))
        figure = mention.figure
        if len(words) != 1 or figure.unit != "%" or figure.value is None or figure.bound or figure.ambiguous:
            continue
        near = max(((m.start(), name) for name, p in MEASURES.items() for m in p.finditer(mention.cue, 0)), default=None)
        if near is not None and near[0] > words[0].end() and OF_MONEY.search(mention.cue[: words[0].start()]):
            continue
        if near is not None and mention.year == understanding.profile.year:
            yield Told(figure, near[1], words[0].lastgroup == "high")


def _columns(understanding: Understanding) -> Iterator[tuple[TableView, Column, list[tuple[Row, Figure]]]]:
    """The percentages of each row, of tables of this year."""
    year = understanding.profile.year
    for view in understanding.tables:
        for column in view.columns if view.entity == OWN and view.understood and not view.plan else ():
            if column.measure in MEASURES and (column.year or view.year) in (year, None) and not column.scope:
                slots = ((r, view.cells.get((r.index, column.index), ())) for r in view.data_rows)
                cells = [(row, f) for row, figures in slots for f in figures if not f.missing]
                if len(cells) >= LEAST_ROWS and all(f.value is not None and not f.ambiguous for _, f in cells):
                    yield view, column, cells


def _alike(rows: list[tuple[Row, Figure]], figure: Figure) -> list[tuple[Row, Figure]]:
    """The rows of the kind (programmes, or what stands under them) that print a figure; none where no row does."""
    kinds = {_kind(row) for row, f in rows if f.value == figure.value}
    return [(row, f) for row, f in rows if _kind(row) in kinds] if len(kinds) == 1 else []


def _kind(row: Row) -> tuple[bool, int | None]:
    return bool(PROGRAMME.match(row.label)), row.level


def _relation(rule: Rule, told: Told, found: list[tuple[TableView, list[tuple[Row, Figure]]]]) -> Relation:
    choose = max if told.high else min
    ends = [(view, choose(rows, key=lambda rf: rf[1].value or 0)) for view, rows in found]
    right = next(((v, e) for v, e in ends if e[1].value == told.figure.value), None)
    view, (row, figure) = right or ends[0]
    return Relation(
        rule,
        right is not None,
        evidence(told.figure, "doubted"),
        (evidence(figure, "input", row_name(row)[:80]),),
        printed=told.figure.as_printed,
        expected=figure.as_printed,
        calculation=f"{figure.raw} {'>' if told.high else '<'} {told.figure.raw}" if right is None else "",
        arguments={
            "measure": told.measure,
            "which": Both("tertinggi" if told.high else "terendah", "highest" if told.high else "lowest"),
            "table": table_name(view),
            "row": row_name(row)[:80],
        },
    )


def _named_relation(rule: Rule, sentence: Sentence, told: Named, verdict: Verdict) -> Relation:
    """A row by its name: another has the highest or lowest figure, or the figure is that of another row."""
    sign = "=" if verdict.misnamed else ">" if told.high else "<"
    return Relation(
        rule,
        verdict.holds,
        quote(sentence.text, start=told.start, end=told.figure.end),
        (evidence(verdict.end, "input", verdict.name[:80]),),
        printed=f"{verdict.told} {told.figure.as_printed}",
        expected=verdict.end.as_printed,
        calculation="" if verdict.holds else f"{verdict.end.raw} {sign} {told.figure.raw}",
        arguments={
            "measure": told.word or verdict.line.header or "jumlah",
            "which": Both("tertinggi" if told.high else "terendah", "highest" if told.high else "lowest"),
            "table": table_name(verdict.line.view),
            "row": verdict.name[:80],
        },
    )
