"""Tables of a satisfaction survey (IKM, SKM): the mean score (NRR) of each unsur, its weight, the weighted score, the index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.facts.fact import Row, TableView
from lakip_lint.facts.scales import family_of
from lakip_lint.figures.figure import Figure, Reading
from lakip_lint.figures.interval import Interval, total
from lakip_lint.figures.number import with_comma
from lakip_lint.patterns import compiled

LEAST_ELEMENTS = 4
ANSWERS = (Decimal(1), Decimal(5))
"""Mean answers lie between these; 4 is the highest answer of PermenPANRB 14/2017, some questionnaires go to 5."""

WEIGHTED_HEADER = compiled(r"timbang", re.I)
MEAN_HEADER = compiled(
    r"\bNRR\b|rata\W{0,3}\s?rata|nilai\s+(?:per\s+)?unsur|(?:nilai|skor|indeks)\s+(?:per\s+)?unsur|^\W*nilai\W*$|^\W*skor\W*$",
    re.I,
)
WEIGHT_HEADER = compiled(r"\bbobot\b|nilai\s+penimbang", re.I)
ELEMENT_HEADER = compiled(r"\bunsur\b|ruang\s+lingkup|\bNRR\b", re.I)

TOTAL_ROW = compiled(r"^\W*(?:jumlah|jml|total|∑|Σ|sigma)\b|nrr\s+(?:ter|per)timbang|tertimbang", re.I)
MEAN_ROW = compiled(r"^\W*(?:nilai\s+)?rata\W{0,3}\s?rata|^\W*nrr\b", re.I)
UNSUR_NAMES = compiled(
    r"persyaratan|prosedur|mekanisme|waktu|biaya|tarif|produk|kompetensi|perilaku|pengaduan|sarana|maklumat|kejelasan|kedisiplinan|tanggung"
    r"\s?jawab|kemampuan|kecepatan|keadilan|kesopanan|kewajaran|kepastian|kenyamanan|keamanan|\bunsur\b|\bU\s?\d",
    re.I,
)
INDEX_ROW = compiled(
    r"^\W*(?:nilai\s+|hasil\s+|total\s+|angka\s+)?(?:akhir\s+)?(?:\(?[is]km\b|indeks?\s+kepuasan|nilai\s+indeks|indeks?\s+(?:unit|pelayanan|layanan))|"
    r"^\W*(?:[is]km|nilai)\b.{0,40}konversi|^\W*(?:nilai\s+)?konversi\b|tertimbang\W{1,4}25\b",
    re.I,
)
GRADE_LIKE = compiled(r"^\W*(?:mutu|kinerja|predikat|kategori|keterangan)\b", re.I)


class Element(Struct, frozen=True):
    """One unsur. `weight` and `weighted` None where the table has no such column."""

    name: str
    row: Row
    nrr: Figure
    weight: Figure | None = None
    weighted: Figure | None = None


class SurveyTable(Struct, frozen=True):
    """A table of unsur. `total` is the printed sum of weighted scores, `index` the printed IKM, `mean` a printed mean NRR."""

    view: TableView
    elements: tuple[Element, ...]
    total: Figure | None = None
    index: Figure | None = None
    mean: Figure | None = None

    @property
    def weighted(self) -> bool:
        return all(e.weighted is not None for e in self.elements)

    @property
    def whole(self) -> bool:
        """Whether the table holds as many unsur as a regulation names: 9, or 14 before."""
        return len(self.elements) in (9, 14)

    def missing(self, total: Interval, printed: Interval) -> bool:
        """Whether a sum of weighted scores falls short by what unsur on another page may add."""
        if self.whole or len(self.elements) > 14:
            return False
        absent = (14 if len(self.elements) > 9 else 9) - len(self.elements)
        return printed.low > total.high and (printed - total).high <= absent * Decimal("0.46")


def survey_tables(views: tuple[TableView, ...]) -> Iterator[SurveyTable]:
    """The tables that print scores of unsur, most of them from 1 to 4."""
    for view in views:
        found = survey_table(view) or _lying(view)
        if found and found.total is None and not found.weighted and not _named(found):
            continue  # means of something else, such as services
        if found and sum(_in_range(e.nrr) for e in found.elements) * 3 >= len(found.elements) * 2:
            yield found


def _named(table: SurveyTable) -> bool:
    """Whether at least three rows bear names of unsur."""
    return sum(bool(UNSUR_NAMES.search(f"{e.row.number} {e.name}")) for e in table.elements) >= 3


def _in_range(figure: Figure) -> bool:
    return figure.value is not None and ANSWERS[0] <= figure.value <= ANSWERS[1]


def survey_table(view: TableView) -> SurveyTable | None:
    """The table as one of NRR per unsur; None for any other table."""
    heads = _heads(view)
    nrr = [i for i, h in enumerate(heads) if MEAN_HEADER.search(h) and not WEIGHTED_HEADER.search(h)]
    if not nrr or not (
        any(ELEMENT_HEADER.search(h) for h in heads) or family_of(f"{view.table.title} {' '.join(heads)}") == "ikm"
    ):
        return None
    weighted = next((i for i, h in enumerate(heads) if WEIGHTED_HEADER.search(h)), None)
    weight = next((i for i, h in enumerate(heads) if WEIGHT_HEADER.search(h) and not WEIGHTED_HEADER.search(h)), None)
    for column in nrr:
        elements = tuple(_elements(view, column, weight, weighted))
        if len(elements) >= LEAST_ELEMENTS:
            last = elements[-1].row.index
            after = [r for r in view.rows if r.index > last]
            return SurveyTable(
                view, elements, _first(view, after, _is_total), _first(view, after, _is_index), _first(view, after, _is_mean)
            )
    return None


def _heads(view: TableView) -> list[str]:
    """The header of each column; of a table without header its first row."""
    if view.table.header_rows:
        return [" ".join(path) for path in view.table.header_paths]
    first = view.table.rows[0] if view.table.rows else ()
    return [cell.plain if cell else "" for cell in first]


def _elements(view: TableView, nrr: int, weight: int | None, weighted: int | None) -> Iterator[Element]:
    for row in view.rows:
        if row.kind != "data" or not patterns.search(r"[A-Za-z]{3}|U\s?\d", f"{row.label} {row.number}"):
            continue
        if (
            TOTAL_ROW.search(row.label)
            or INDEX_ROW.search(row.label)
            or GRADE_LIKE.match(row.label)
            or MEAN_ROW.match(row.label)
        ):
            continue
        figure = view.figure(row.index, nrr)
        score = within(figure, *ANSWERS) if figure else None
        if figure is None or figure.unit == "%":
            continue
        own = view.figure(row.index, weighted) if weighted is not None else None
        part = view.figure(row.index, weight) if weight is not None else None
        yield Element(
            row.label,
            row,
            score or figure,
            within(part, Decimal("0.01"), Decimal("0.5")) if part else None,
            (within(own, Decimal(0), Decimal("1.5")) or own) if own and own.value is not None else None,
        )


def within(figure: Figure, low: Decimal, high: Decimal) -> Figure | None:
    """The figure in the reading whose value lies between `low` and `high`; "3.608.108" may stand for 3,608108."""
    readings = figure.readings or ((Reading(figure.value, figure.decimals),) if figure.value is not None else ())
    chosen = next((r for r in readings if low <= r.value <= high), None) or _pointed(figure, low, high)
    return figure.reread(chosen) if chosen else None


def _pointed(figure: Figure, low: Decimal, high: Decimal) -> Reading | None:
    """A number whose decimals were cut into groups of three: the first separator is the decimal one."""
    match = patterns.fullmatch(r"(\d{1,2})[.,](\d{3}(?:[.,]\d{1,3})+)", figure.raw)
    if not match:
        return None
    decimals = patterns.sub(r"\D", "", match[2])
    value = Decimal(f"{match[1]}.{decimals}")
    return Reading(value, len(decimals)) if low <= value <= high else None


def _first(view: TableView, rows: list[Row], wanted: Callable[[Row, Figure], Figure | None]) -> Figure | None:
    """The figure of the first row of a kind, read as that kind's values are; of several the one on the right."""
    for row in rows:
        figures = [f for c in view.columns if (f := view.figure(row.index, c.index)) and f.value is not None]
        read = [r for f in figures if (r := wanted(row, f))]
        if read:
            return read[-1]
    return None


def _is_total(row: Row, figure: Figure) -> Figure | None:
    if INDEX_ROW.search(row.label) or not (TOTAL_ROW.search(row.label) or row.kind == "total"):
        return None
    return within(figure, *ANSWERS)


def _is_index(row: Row, figure: Figure) -> Figure | None:
    return within(figure, Decimal(20), Decimal(130)) if INDEX_ROW.search(row.label) else None


def _is_mean(row: Row, figure: Figure) -> Figure | None:
    if INDEX_ROW.search(row.label) or TOTAL_ROW.search(row.label) or not (MEAN_ROW.match(row.label) or row.kind == "average"):
        return None
    return within(figure, *ANSWERS)


def _lying(view: TableView) -> SurveyTable | None:
    """A table with the unsur as columns ("U1" .. "U9") and rows of NRR and weighted NRR."""
    heads = _heads(view)
    units = [i for i, h in enumerate(heads) if patterns.search(r"(?<![A-Za-z])U\W?\d{1,2}\b", h)]
    if len(units) < LEAST_ELEMENTS:
        return None
    weighted = next((r for r in view.rows if WEIGHTED_HEADER.search(r.label)), None)
    means = [r for r in view.rows if MEAN_ROW.match(r.label) and r is not weighted]
    row = next((r for r in means if sum(_score_at(view, r, c) is not None for c in units) * 2 > len(units)), None)
    if row is None:
        return None
    elements = []
    for column in units:
        score = _score_at(view, row, column)
        own = view.figure(weighted.index, column) if weighted else None
        if score is not None:
            elements.append(
                Element(heads[column], row, score, None, (within(own, Decimal(0), Decimal("1.5")) or own) if own else None)
            )
    sums = [
        f
        for c in view.columns
        if weighted and c.index not in units and (f := view.figure(weighted.index, c.index)) and f.value is not None
    ]
    after = [r for r in view.rows if r.index > row.index and r is not weighted]
    whole = next((w for f in sums if (w := within(f, *ANSWERS))), None) or _first(view, after, _is_total)
    return (
        SurveyTable(view, tuple(elements), whole, _first(view, after, _is_index)) if len(elements) >= LEAST_ELEMENTS else None
    )


def _score_at(view: TableView, row: Row, column: int) -> Figure | None:
    figure = view.figure(row.index, column)
    return within(figure, *ANSWERS) if figure else None


# ---- weights


class Weighting(Struct, frozen=True):
    """How the weighted scores of a table are made: `weight` None means the weight printed in each row."""

    words: str
    weight: Interval | None

    def of(self, element: Element) -> Interval | None:
        if self.weight is not None:
            return self.weight
        return element.weight.interval if element.weight else None

    def weighted(self, element: Element) -> Interval | None:
        weight, score = self.of(element), element.nrr.interval
        return weight * score if weight and score else None

    def fits(self, element: Element, *, loosely: bool = False) -> bool:
        if element.weighted is None:
            return False
        printed = element.weighted.truncated_interval if loosely else element.weighted.interval
        computed = self.weighted(element)
        return printed is not None and computed is not None and printed.meets(computed)


def weightings(table: SurveyTable) -> list[Weighting]:
    """Every way to weight this number of unsur: the printed weights, exactly 1/n, 1/n rounded to two to four decimals."""
    n = len(table.elements)
    exact = Interval.exact(1) / Interval.exact(n)
    printed = {e.weight.value for e in table.elements if e.weight}
    ways = [Weighting(with_comma(v), Interval.exact(v)) for v in sorted(v for v in printed if v is not None)]
    ways.append(Weighting(f"1/{n}", exact))
    for decimals in (3, 4, 2):
        rounded = exact.middle.quantize(Decimal(1).scaleb(-decimals))
        ways.append(Weighting(with_comma(rounded), Interval.exact(rounded)))
    if printed:
        ways.append(Weighting("bobot tercetak", None))
    return ways


def weighting_of(table: SurveyTable) -> tuple[Weighting, int] | None:
    """The way that most rows follow, and how many; None where fewer than half of the rows follow any."""
    ways = likely_weightings(table)
    return (ways[0], sum(ways[0].fits(e) for e in table.elements)) if ways else None


def likely_weightings(table: SurveyTable) -> list[Weighting]:
    """The ways that as many rows follow as any other; rounded scores often leave several open."""
    counted = [(sum(w.fits(e) for e in table.elements), w) for w in weightings(table)]
    most = max(count for count, _ in counted)
    return [w for count, w in counted if count == most] if most * 2 >= len(table.elements) and most >= 3 else []


def weighted_sum(table: SurveyTable) -> Interval | None:
    """The sum of the weighted scores; None where an unsur has none."""
    parts = [e.weighted.interval for e in table.elements if e.weighted and e.weighted.interval]
    return total(parts) if len(parts) == len(table.elements) else None


def mean_score(table: SurveyTable) -> Interval | None:
    """The mean of the scores; None where an unsur has none."""
    parts = [e.nrr.interval for e in table.elements if e.nrr.interval]
    return total(parts) / Interval.exact(len(parts)) if len(parts) == len(table.elements) else None
