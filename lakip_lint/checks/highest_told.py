"""The highest and the lowest by name: "Desa terluas ialah X dengan luas 9,73 km²", "terbanyak pada triwulan II sebesar 1.306".

A sentence is judged only where every word of it up to the figure is understood: the superlative, what is highest, the name of a
row, and small words. Any other word may narrow the rows that it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.evidence import row_name
from lakip_lint.checks.titles import plain_words
from lakip_lint.document.model import Heading
from lakip_lint.facts.fact import OWN, Column, Row, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.sums import PROGRAMME
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.patterns import Cued, compiled

EXTREME = Cued(
    compiled(
        r"\b(?P<high>tertinggi|terbesar|terbanyak|terluas|terpadat|paling\s+(?:tinggi|besar|banyak|luas|padat))\b"
        r"|\b(?P<low>terendah|terkecil|tersedikit|tersempit|paling\s+(?:rendah|kecil|sedikit|sempit))\b",
        re.I,
    ),
    "ter",
    "paling",
)
OWN_WORD = {"luas": "luas", "sempit": "luas", "padat": "padat"}
"""What a superlative itself says is measured."""
MEASURES = {"capaian": ("capaian", "pencapaian"), "serapan": ("serapan", "penyerapan")}
SMALL = frozenset(
    plain_words(
        "ada adalah dan dari dengan di diperoleh dicapai ialah jumlah kinerja memiliki mempunyai mencapai merupakan nilai oleh "
        "pada sebanyak sebesar sedangkan seluas sementara serta terdapat terjadi wilayah yaitu yakni yang"
    ).split(" ")
)
NO_MEASURE = frozenset(("jumlah", "nilai", "tahun", "rata", "kinerja", "persentase", "wilayah"))
ELSEWHERE = compiled(
    r"\b(?:kedua|ketiga|keempat|berikutnya|salah\s+satu|antara|kelompok|kategori|khusus|setelah|sesudah|selain|kecuali|di\s?luar|"
    r"lalu|sebelumnya|sejak|selama|nasional|bagi|untuk|target)\b",
    re.I,
)
"""Of some of the rows only, or of several times."""
ENDS = compiled(
    r"^\s*(?:%|persen|[^\W\d]+[23²³]?(?:/[^\W\d]+)?)?\s*\)?\s*(?:$|[.,;]|\b(?:dan|sedangkan|sementara|serta|karena)\b)", re.I
)
OPENING = compiled(r"^\s*(?:%|[^\W\d]+[23²³]?)?\s*(?:\)|,|\.)*")
"""What belongs to the figure before: its unit and the end of its brackets."""
QUARTER = compiled(r"\b(?:triwulan|tw|trw)\W*(?P<which>[1-4]|iv|i{1,3})\b", re.I)
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
NO_ROW = compiled(r"\b(?:jumlah|total|rata|lain|lainnya|luar|kabupaten|provinsi|nasional|nilai\s+akhir)\b", re.I)
AREA = compiled(r"^(?:desa|kelurahan|kecamatan)\s+", re.I)
MIXED = compiled(r"/|\bdan\b|\buraian\b", re.I)
"""The header of rows that are not all of one kind."""
LEAST_ROWS = 3
LEAST_DIGITS = 3
NEAR = 1
"""Pages between the sentence and its table."""


class Named(Struct, frozen=True):
    """A figure that a sentence calls the highest or lowest, and the words up to it; `before` are figures before it."""

    figure: Figure
    high: bool
    word: str
    """The quality that the superlative itself names ("luas"), or ""."""
    words: str
    measured: str
    """Words that tell what is highest: those before the superlative, or before the one before it."""
    before: tuple[Decimal, ...]
    start: int
    """Where the words begin in the sentence."""


class Line(Struct, frozen=True):
    """Figures of one measure with the name of each: a column, or the quarters of the row of totals."""

    view: TableView
    header: str
    measure: str
    label: str
    cells: tuple[tuple[str, Row, Figure], ...]
    total: Decimal | None = None


class Verdict(Struct, frozen=True):
    """What a line shows of a named figure: the cell that is the highest or lowest, and whether it is the one named."""

    line: Line
    holds: bool
    told: str
    """The name of the row that the sentence gives."""
    name: str
    end: Figure
    misnamed: bool = False


def named_extremes(understanding: Understanding, sentence: Sentence) -> Iterator[tuple[Named, Verdict]]:
    """Each named figure of a sentence that just one line of the same section prints."""
    if (
        sentence.entity != OWN
        or EXTREME.search(sentence.text.string) is None
        or ELSEWHERE.search(_scope(understanding, sentence))
    ):
        return
    lines: list[Line] | None = None
    for told in _told(understanding, sentence):
        if lines is None:
            lines = [line for view in _near(understanding, sentence) for line in _lines(understanding, view)]
        printing = [line for line in lines if any(f.amount == told.figure.amount for *_, f in line.cells)]
        verdict = _verdict(told, printing[0]) if len(printing) == 1 else None
        if verdict is not None:
            yield told, verdict


def _scope(understanding: Understanding, sentence: Sentence) -> str:
    """The sentence and the one before it in its paragraph, which may say of which rows it speaks."""
    before = next((s for s in understanding.sentences if s.index == sentence.index - 1), None)
    same = before is not None and before.paragraph is sentence.paragraph
    return f"{before.text.string if before and same else ''} {sentence.text.string}"


def _told(understanding: Understanding, sentence: Sentence) -> Iterator[Named]:
    """The figures with one superlative before them, since the figure before."""
    string, start, measured = sentence.text.string, 0, ""
    before: list[Decimal] = []
    for mention in sentence.mentions:
        figure = mention.figure
        part = string[start : figure.start]
        opening = OPENING.match(part) if start else None
        rest = part[opening.end() :] if opening else part
        found = list(EXTREME.finditer(rest))
        if len(found) == 1:
            lead = plain_words(rest[: found[0].start()])
            own = next((w for k, w in OWN_WORD.items() if k in found[0].group().lower()), "")
            measured = measured if not set(lead.split()) - SMALL else lead
            words = plain_words(QUARTER.sub(_quarter, f"{rest[: found[0].start()]} {rest[found[0].end() :]}"))
            if _clear(understanding, mention) and ENDS.match(string[figure.end :]):
                high, at = found[0].lastgroup == "high", figure.start - len(rest.lstrip())
                yield Named(figure, high, own, words, measured, tuple(before), at)
        start = figure.end
        before += [figure.amount] if figure.amount is not None else []


def _clear(understanding: Understanding, mention: Mention) -> bool:
    figure = mention.figure
    digits = len(patterns.sub(r"\D", "", figure.raw))
    return (
        digits >= LEAST_DIGITS
        and figure.value is not None
        and not (figure.bound or figure.malformed or figure.repaired or figure.upper is not None)
        and mention.year in (understanding.profile.year, None)
    )


def _quarter(match: re.Match[str]) -> str:
    which = match["which"].lower()
    return f" triwulan {ROMAN.get(which, which)} "


def _near(understanding: Understanding, sentence: Sentence) -> list[TableView]:
    """The tables under the heading of the sentence, a page away at most."""
    heading: Heading | None = sentence.heading
    page = sentence.paragraph.place.page
    views = (v for v in understanding.tables if heading is not None and v.table.heading is heading)
    return [v for v in views if v.entity == OWN and not v.plan and any(abs(p.page - page) <= NEAR for p in v.table.parts)]


def _lines(understanding: Understanding, view: TableView) -> Iterator[Line]:
    year = understanding.profile.year
    at = _label(view)
    label = " ".join(view.columns[at].path) if at is not None and not _grouped(view, at) else ""
    for column in view.columns:
        if (column.year or view.year) in (year, None) and not column.scope and column.entity == OWN:
            slots = [(row, view.cells.get((row.index, column.index), ())) for row in view.data_rows]
            cells = [(_name(row), row, f) for row, figures in slots for f in figures]
            if cells and label and not MIXED.search(label):
                yield Line(view, plain_words(" ".join(column.path)), column.measure, plain_words(label), tuple(cells))
    if view.year in (year, None):
        yield from _quarters(view)


def _label(view: TableView) -> int | None:
    """The one column that holds the names of the rows."""
    for row in view.data_rows[:1]:
        for column in view.columns:
            if _text(view, row, column.index) == plain_words(row.label):
                return column.index
    return None


def _grouped(view: TableView, label: int) -> bool:
    """Whether a column before the names says the same of several rows: the sentence may mean one group of them."""
    for column in range(label):
        texts = [t for row in view.data_rows if not (t := _text(view, row, column)).replace(" ", "").isdigit() and t]
        if len(set(texts)) < len(texts):
            return True
    return False


def _text(view: TableView, row: Row, column: int) -> str:
    cells = view.table.rows[row.index]
    cell = cells[column] if column < len(cells) else None
    return "" if cell is None else plain_words(cell.plain)


def _name(row: Row) -> str:
    quarter = QUARTER.search(row.label)
    return plain_words(_quarter(quarter) if quarter else AREA.sub("", row.label.strip()))


def _quarters(view: TableView) -> Iterator[Line]:
    """The quarters of the row of totals, where there is one column for each of the four."""
    columns: dict[str, Column] = {c.scope: c for c in view.columns if c.scope.startswith("triwulan-")}
    totals = [r for r in view.rows if r.kind == "total"]
    if len(columns) != 4 or sum(c.scope in columns for c in view.columns) != 4 or len(totals) != 1:
        return
    cells = [(s.replace("-", " "), totals[0], f) for s, c in columns.items() if (f := view.figure(totals[0].index, c.index))]
    if len(cells) == 4:
        yield Line(view, "", "", "triwulan", tuple(cells), added(f for *_, f in cells))


def _verdict(told: Named, line: Line) -> Verdict | None:
    """None where the sentence may mean other rows or another measure than those of the line."""
    named = _rows_named(told.words, [name for name, *_ in line.cells])
    if len(named) != 1 or not _measures(told, line, named[0]):
        return None
    name = named[0]
    own = [cell for cell in line.cells if cell[0] == name]
    alike = [c for c in line.cells if own and _kind(c[1]) == _kind(own[0][1]) and not NO_ROW.search(c[0])]
    if len(own) != 1 or len(alike) < LEAST_ROWS or not _comparable(told.figure, line, {f.unit for *_, f in alike}):
        return None
    end = (max if told.high else min)(alike, key=lambda c: c[2].amount or 0)
    if own[0][2].amount == told.figure.amount:
        holds = end[2].amount == told.figure.amount
        return None if not holds and _is_sum(end[2], alike) else Verdict(line, holds, _shown(own[0]), _shown(end), end[2])
    right = [c for c in line.cells if c[2].amount == told.figure.amount]
    if right != [end] or sum(c[2].amount == end[2].amount for c in alike) != 1:
        return None
    return Verdict(line, False, _shown(own[0]), _shown(end), end[2], misnamed=True)


def _shown(cell: tuple[str, Row, Figure]) -> str:
    name, row, _ = cell
    return name if QUARTER.match(name) else row_name(row)


def _comparable(told: Figure, line: Line, units: set[str]) -> bool:
    """Whether all cells are read surely and alike: those that could be thousands or decimals only among whole numbers."""
    figures = [f for *_, f in line.cells]
    if any(f.value is None or f.missing or f.malformed or f.bound or f.repaired or f.upper is not None for f in figures):
        return False
    if line.measure not in MEASURES and len({row.unit for _, row, _ in line.cells}) > 1:
        return False  # "realisasi tertinggi" of indicators in percent, orang and dokumen
    sure = not any(f.ambiguous for f in (told, *figures)) or all(f.decimals == 0 for f in (told, *figures))
    return sure and len(units) == 1 and (told.unit != "%" or units == {"%"})


def _rows_named(words: str, names: Sequence[str]) -> list[str]:
    """The names in a text, those within longer ones left out."""
    found = {n for n in names if len(n) >= 4 and f" {n} " in f" {words} "}
    return [n for n in found if not any(n != o and f" {n} " in f" {o} " for o in found)]


def _measures(told: Named, line: Line, name: str) -> bool:
    """Whether the words say that the line is what is highest, and say nothing else."""
    header, measured = set(line.header.split()), set(told.measured.split())
    if told.word:
        linked = any(told.word in word for word in header)
        other = measured - SMALL - header - set(line.label.split()) - set(name.split())
        linked = linked and not other
    elif line.total is not None:
        linked = line.total in told.before
    else:
        means = {m for key, spellings in MEASURES.items() if key == line.measure for m in spellings}
        money = {"realisasi"} if told.figure.unit == "%" else set()  # "realisasi terbesar pada X (97 %)" may be that in rupiah
        linked = bool(measured & ((header | means) - NO_MEASURE - money)) or ("nilai" in measured and "nilai" in header)
    known = SMALL | header | set(line.label.split()) | set(MEASURES.get(line.measure, ()))
    left = f" {told.words} ".replace(f" {name} ", " ", 1).split()
    return linked and not set(left) - known


def _kind(row: Row) -> tuple[bool, int | None, str]:
    return bool(PROGRAMME.match(row.label)), row.level, row.parent


def _is_sum(figure: Figure, cells: Sequence[tuple[str, Row, Figure]]) -> bool:
    """Whether it is the whole of the others, or of rows right above or below it: a total that is not named so."""
    figures = [f for *_, f in cells]
    at = next(i for i, f in enumerate(figures) if f is figure)
    amount = figure.amount or Decimal(0)
    if amount * 100 >= 98 * added(f for f in figures if f is not figure):
        return True
    above, below = figures[:at][::-1], figures[at + 1 :]
    return any(added(run[:n]) == amount for run in (above, below) for n in range(2, len(run) + 1))
