"""What the rows of a table are: data, totals, averages, bands; and their labels, units and places in the hierarchy."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.headers import is_numbers_row
from lakip_lint.document.model import Cell, Table
from lakip_lint.facts.fact import Column, Row
from lakip_lint.facts.lexicon import Lexicon
from lakip_lint.facts.subrows import named_in_full
from lakip_lint.patterns import compiled

LABEL_ORDER = ("indikator", "unsur", "komponen", "program", "kelompok", "sasaran", "tujuan", "misi", "tahun", "bulan")
WITH_PARTS = ("indikator", "komponen", "kelompok")
"""Labels of which a row may be a part of the row above; programmes and accounts have codes and names of their own."""
NUMBERING = compiled(r"^\s*((?:\d{1,2}|[IVXivx]{1,4}|[A-Za-z])[.)](?:\d{1,2}[.)]?)*|\d{1,2}(?:\.\d{1,4})+\.?|[A-Z]\d)\s+(?=\S)")
LIST_MARK = compiled(r"^[-–•▪➢✓]\s+(?=[A-Za-z])")
CODE = compiled(r"^\s*(?:[\dXx]{1,3}\s*[. ]\s*)*[\dXx]{1,4}\.?\s*$")


class LabelColumns(Struct, frozen=True):
    """Columns that name the rows: the one with the subject, those that group, the numbering, the unit."""

    subject: tuple[int, ...]
    groups: tuple[int, ...]
    number: tuple[int, ...]
    unit: int | None


def label_columns(table: Table, columns: list[Column], lexicon: Lexicon) -> LabelColumns:
    """Choose the label columns by header words, else the first columns that hold words."""
    labels = [c for c in columns if lexicon.roles.get(c.measure) == "label" and not _numeric(table, c.index)]
    number = tuple(c.index for c in columns if c.measure in ("nomor", "kode"))
    unit = next((c.index for c in columns if c.measure == "satuan"), None)
    if not labels:
        wordy = [c.index for c in columns if not c.measure and _wordy(table, c.index)]
        return LabelColumns(tuple(wordy[:1]), (), number, unit)
    kinds = {c.measure for c in labels}
    if "indikator" not in kinds and (mixed := [c for c in labels if patterns.search(r"indikator", " ".join(c.path), re.I)]):
        return LabelColumns((mixed[-1].index,), tuple(c.index for c in labels if c is not mixed[-1]), number, unit)
    chosen = next((k for k in LABEL_ORDER if k in kinds), labels[0].measure)
    subject = tuple(c.index for c in labels if c.measure == chosen)
    groups = tuple(c.index for c in labels if c.measure != chosen)
    return LabelColumns(subject, groups, number, unit)


def _numeric(table: Table, column: int) -> bool:
    """Whether a column under a label header holds counts ("Jumlah Indikator": 6, 3, 2)."""
    texts = [
        cell.plain for row in table.rows[table.first_body_row :] if column < len(row) and (cell := row[column]) and cell.plain
    ]
    return (
        len(texts) >= 2
        and all(patterns.fullmatch(r"[\d.,\s%-]+", t) for t in texts)
        and not all(patterns.fullmatch(r"(?:19|20)\d\d", t) for t in texts)
    )


def _wordy(table: Table, column: int) -> bool:
    texts = [
        cell.plain for row in table.rows[table.first_body_row :] if column < len(row) and (cell := row[column]) and cell.plain
    ]
    words = sum(1 for t in texts if patterns.search(r"[A-Za-z]{3}", t))
    return bool(texts) and words * 2 >= len(texts)


def understand_rows(table: Table, columns: list[Column], lexicon: Lexicon, labels: LabelColumns) -> list[Row]:
    """One Row for each row below the header."""
    rows: list[Row] = []
    band = ""
    values = {c.index for c in columns if lexicon.roles.get(c.measure) == "value" or not c.measure} - set(labels.subject)
    for index in range(table.header_rows, len(table.rows)):
        row = _row(table, index, lexicon, labels, values, band)
        if row.kind == "band":
            band = row.label
        rows.append(row)
    rows = _unnumbered(rows)
    if any(columns[c].measure in WITH_PARTS for c in labels.subject):
        beside = (*labels.number, *(g for g in labels.groups if g < labels.subject[-1]))
        rows = named_in_full(table, rows, labels.subject, beside)
    return rows


COUNTED = compiled(r"(\d{1,2})\s+(?=[A-Za-z]{2})")


def _unnumbered(rows: list[Row]) -> list[Row]:
    """Labels that count themselves without a dot ("1 Persentase …", "2 Jumlah …") lose their numbers.

    Each group of rows may be counted from 1 anew.
    """
    counted = [(r, m) for r in rows if r.kind == "data" and (m := COUNTED.match(r.label))]
    numbers = [int(m.group(1)) for _, m in counted]
    if len(numbers) < 2 or any(b - a not in (0, 1) and b != 1 for a, b in pairwise(numbers)):
        return rows
    capital = all(r.label[m.end()].isupper() for r, m in counted)
    if not capital and (numbers[0] != 1 or 2 not in numbers):
        return rows  # "1 unit mobil", "1 unit motor": amounts
    bare = {r.index: (r.label[m.end() :], m.group(1)) for r, m in counted}
    return [replace(r, label=bare[r.index][0], number=r.number or bare[r.index][1]) if r.index in bare else r for r in rows]


def _row(table: Table, index: int, lexicon: Lexicon, labels: LabelColumns, values: set[int], band: str) -> Row:
    cells = _distinct(table.rows[index])
    texts = [c.plain for c in cells]
    filled = [c for c in cells if c.plain]
    if index == table.numbers_row or is_numbers_row(texts) or _repeats_header(table, index):
        return Row(index, "numbers", "")
    if not filled:
        return Row(index, "empty", "")
    own = [c for i in labels.subject if (c := table.cell(index, i)) is not None and c.plain]
    groups = [c for i in labels.groups if (c := table.cell(index, i)) is not None and c.plain]
    unit_cell = table.cell(index, labels.unit) if labels.unit is not None else None
    chosen = own[-1] if own else (groups[-1] if groups else filled[0])
    nameless = chosen is unit_cell and chosen.column == labels.unit  # a unit is no name
    label, number = "" if nameless else chosen.plain, ""
    numbers = [c for i in labels.number if (c := table.cell(index, i)) is not None and c.plain]
    if numbers and numbers[0] is not chosen:
        number = " ".join(c.plain for c in numbers)
    elif match := NUMBERING.match(label):
        number, label = match.group(1), label[match.end() :]
    unit = unit_cell.plain if unit_cell else ""
    parent = groups[-1].plain if groups and groups[-1] is not chosen else band
    label = LIST_MARK.sub("", label)
    kind = _kind(cells, filled, chosen, lexicon, values)
    if kind == "average" and own and lexicon.average.match(chosen.plain) and _is_one_of_them(label, number, unit):
        kind = "data"
    return Row(index, kind, label, number, None, unit, _level(number), parent)


MEAN = compiled(
    r"\b(?:rata|nilai|total|seluruh|keseluruhan|tingkat|(?:pen)?capaian|realisasi|kinerja|keuangan|fisik|skor|indeks|tertimbang|per|unsur"
    r"|pe(?:ny)?serapan|serapan|anggaran|persentase|indikator|sasaran|tujuan|program|kegiatan|strategis|utama|organisasi|pada|dari|dan|tahun)\b",
    re.I,
)
"""Words of a row that is the mean of the rows above it."""


def _is_one_of_them(label: str, number: str, unit: str) -> bool:
    """Whether "Rata-rata nilai ujian" is one of the rows, not their mean: it tells of what, and is counted or has a unit."""
    counted = patterns.fullmatch(r"\W*\d{1,2}\W*", number) or patterns.search(r"[A-Za-z]{3}", unit)
    return counted is not None and patterns.search(r"[A-Za-z]{3}", MEAN.sub(" ", label)) is not None


def _repeats_header(table: Table, index: int) -> bool:
    """Whether a row prints the header again, or only years and header words (a header row that was not seen as one)."""
    row = table.rows[index]
    same = sum(1 for c, path in zip(row, table.header_paths, strict=False) if c is not None and c.plain and c.plain in path)
    filled = [c for c in row if c is not None and c.plain]
    return bool(filled) and same * 2 > len(filled)


def _kind(cells: list[Cell], filled: list[Cell], chosen: Cell, lexicon: Lexicon, values: set[int]) -> str:
    for cell in filled:
        if lexicon.total.match(cell.plain):
            return "total"
        if lexicon.average.match(cell.plain):
            return "average"
    digits = [
        c
        for c in filled
        if c.column in values and c is not chosen and patterns.search(r"\d|^[A-D]{1,2}$|^[-–]+$|n/?a", c.plain, re.I)
    ]
    if digits:
        return "data"
    wide = len(filled) == 1 and filled[0].column_span >= max(2, sum(c.column_span for c in cells) // 2)
    if wide or len(filled) <= 2:
        return "band"
    return "data"


def _level(number: str) -> int | None:
    """Depth by account code ("5.1.02" is 2); None where the row has none."""
    code = number.strip().rstrip(".)")
    if not code:
        return None
    if patterns.fullmatch(r"[\dXx]+(?:[. ][\dXx]+)+", code):
        return len(patterns.split(r"[. ]", code)) - 1
    return None


def _distinct(row: tuple[Cell | None, ...]) -> list[Cell]:
    seen: list[Cell] = []
    for cell in row:
        if cell is not None and not any(cell is s for s in seen):
            seen.append(cell)
    return seen
