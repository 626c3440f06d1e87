"""Which of the first rows of a table are header, and which row only numbers the columns."""
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from lakip_lint import patterns
from lakip_lint.patterns import compiled

NUMBER_CELL = compiled(r"^\(?\s*(\d{1,2})\s*[a-z]?\s*(?:[=:].*)?\)?$")
SEVERAL = compiled(r"^\(?\d{1,2}\)?(?:\s+\(?\d{1,2}\)?){1,3}$")
MOST_ROWS = 5
"""Headers have 1 to 4 rows in real reports; one more for a band over all columns."""
MOST_TITLES = 3
NAME = compiled(r"^(?=.*[A-Za-z]).{1,20}$")
YEAR = compiled(r"(?:19|20)\d\d")
FIGURE = compiled(r"^(?:Rp\.?\s*)?[(≥≤><±-]?\s*\d[\d.,/\s]*\s*(?:%|‰|-|,-|\))*(?:\s*\(?\w{1,12}\)?)?$|^\(\d[\d.,]+\)$", re.I)
YEARS_ONLY = compiled(
    r"^(?:th\.?|ta\.?|tahun|thn|s/?d)?\s*(?:19|20)\d\d(?:\s*(?:[-–/]|s/?d)\s*(?:19|20)?\d\d)*\s*(?:\*+|\([^)]*\))?$",
    re.I,
)
CLASS = compiled(r"^(?:[<>≤≥]\s*\d+|\d+\s*(?:[-–]|s/?d)\s*\d+|\d+\s*(?:[<>≤≥]|keatas|ke atas))$", re.I)
"""A class of ages, scores or amounts."""
ORDINAL = compiled(r"^(?:\d{1,3}|[IVX]{1,5}|[a-z]|[A-Z])[.)]?$")
WORDS = (
    "no", "nomor", "tujuan", "misi", "visi", "sasaran", "indikator", "program", "kegiatan", "subkegiatan", "uraian",
    "kode", "rencana", "satuan", "sat", "target", "realisasi", "capaian", "pencapaian", "%", "persen", "prosen", "presen",
    "anggaran", "pagu", "jumlah", "keuangan", "fisik", "sisa", "silpa", "efisiensi", "tingkat", "kategori", "katagori",
    "kriteria", "predikat", "penilaian", "interpretasi", "bobot", "nilai", "skor", "skala", "nrr", "unsur", "responden",
    "keterangan", "ket", "tahun", "penanggung", "sumber", "formula", "penjelasan", "triwulan", "trw", "tw", "volume",
    "vol", "jabatan", "nama", "golongan", "pendidikan", "jenis", "komponen", "lokasi", "output", "outcome", "hasil",
    "kinerja", "perubahan", "kenaikan", "peningkatan", "penurunan", "selisih", "rata", "standar", "baseline", "kondisi",
    "strategi", "kebijakan", "arah", "perangkat", "opd", "skpd", "bidang", "seksi", "tugas", "pangkat", "laki",
    "perempuan", "desa", "kelurahan", "kecamatan", "kabupaten", "urusan", "rekening", "belanja", "pendapatan", "terhadap",
    "permasalahan", "solusi", "isu", "rekomendasi", "tindak", "waktu", "bulan", "tanggal", "periode", "interval", "mutu",
    "pelayanan", "unit", "aspek", "umur", "usia", "rp", "akhir", "awal", "renstra", "rpjmd", "analisis", "faktor",
    "penyerapan", "serapan", "status", "total",
)


class HeaderCell(Protocol):
    """What a cell must tell: its text with single spaces, and whether it is bold."""

    @property
    def plain(self) -> str: ...

    @property
    def bold(self) -> bool: ...


Rows = Sequence[Sequence[HeaderCell | None]]


def is_numbers_row(texts: list[str]) -> bool:
    """Whether these cells are column numbers ("1 2 3", "(1) (2) (3)"), with gaps or doubles allowed.

    `texts` are the distinct cells of a row from left to right. "(1)" looks like an accountant's negative: at least 85 % of
    the filled cells must match, 1 or 2 must come first, and the numbers must not fall by more than a slip.
    """
    filled = [t.strip() for t in texts if t and t.strip()]
    # A merged cell can hold the numbers of its columns ("3 4").
    filled = [part for t in filled for part in (t.split() if SEVERAL.match(t) else [t])]
    if len(filled) < 2:
        return False
    matches = [NUMBER_CELL.match(t) for t in filled]
    numbers = [int(m.group(1)) for m in matches if m]
    if len(numbers) < 2 or len(numbers) < 0.85 * len(filled) or numbers[0] not in (0, 1, 2) or max(numbers) > 40:
        return False
    rising = sum(1 for a, b in pairwise(numbers) if 0 <= b - a <= 8)
    return rising >= 0.8 * (len(numbers) - 1) and numbers[-1] > numbers[0]


def distinct(row: Sequence[HeaderCell | None]) -> list[HeaderCell]:
    """The filled cells of a row from left to right, merged ones once."""
    seen: list[HeaderCell] = []
    for cell in row:
        if cell is not None and cell.plain and not any(cell is s for s in seen):
            seen.append(cell)
    return seen


def squashed(text: str) -> str:
    """Lower case without spaces and line breaks: narrow columns break words anywhere."""
    return patterns.sub(r"[\s\-–_.:*]+", "", text.lower())


def is_header_word(text: str) -> bool:
    """Whether a short text begins like the header of a column in a performance report."""
    plain = squashed(text).lstrip("(")
    return len(plain) <= 60 and (plain.startswith(WORDS) or is_year(text))


def is_year(text: str) -> bool:
    """Whether a cell names nothing but a year or years, even where a narrow column breaks it ("201" / "9")."""
    return bool(YEARS_ONLY.match(text) or YEARS_ONLY.match(text.replace(" ", "")))


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure; a year, a bare "%" or an ordinal of the first column is none."""
    plain = text.replace(" ", "")
    return bool(FIGURE.match(text) or FIGURE.match(plain)) and not is_year(text)


def header_extent(rows: Rows) -> tuple[int, int | None]:
    """How many rows from the top are header, and the index of the row of column numbers (or None)."""
    for i in range(min(MOST_ROWS + 1, len(rows))):
        texts = [c.plain for c in distinct(rows[i])]
        if is_numbers_row(texts) and (len(texts) > 2 or i) and all(not has_figures(row) for row in rows[:i]):
            return i, i
    if not rows or not _is_first_header(rows):
        titles = _titles(rows)
        extent, numbers = header_extent(rows[titles:]) if titles else (0, None)
        return (titles + extent, None if numbers is None else titles + numbers) if extent else (0, None)
    extent = 1
    while extent < min(MOST_ROWS, len(rows) - 1) and _is_more_header(rows, extent):
        extent += 1
    return extent, None


def _titles(rows: Rows) -> int:
    """How many rows of one text across (nearly) all columns stand above a row of header words; 0 where there is no such row."""
    for i, row in enumerate(rows[: MOST_TITLES + 1]):
        cells = distinct(row)
        if i and len(cells) >= 3 and sum(is_header_word(c.plain) for c in cells) >= 0.7 * len(cells):
            return i
        if not cells or max(sum(slot is c for slot in row) for c in cells) < max(2, len(row) - 1):
            return 0
    return 0


def has_figures(row: Sequence[HeaderCell | None]) -> bool:
    """Whether a cell of the row holds a figure that no header could hold."""
    return any(is_figure(c.plain) for c in distinct(row))


def _is_first_header(rows: Rows) -> bool:
    cells = distinct(rows[0])
    numbered = bool(cells) and ORDINAL.match(cells[0].plain) is not None
    if not cells or (any(is_figure(c.plain) for c in cells[numbered:]) and not _names_classes(rows)):
        return False
    known = sum(is_header_word(c.plain) for c in cells)
    short = sum(len(c.plain) <= 60 for c in cells)
    bold = sum(c.bold for c in cells)
    if len(cells) == 1:
        # A band over all columns: header only where real header cells follow.
        return bool(known) and len(rows) > 2 and len(distinct(rows[1])) >= 2 and _is_first_header(rows[1:])
    if short < 0.7 * len(cells):
        return False
    if numbered:
        # A slip ("1" for "No"): only beside short header words.
        return known >= 3 and known >= 0.8 * len(cells) and all(len(c.plain) <= 25 for c in cells)
    if _names_classes(rows):
        return True
    if known >= 2 and known >= 0.4 * len(cells):
        return True
    below = [c for row in rows[1:4] for c in distinct(row)]
    lighter = sum(c.bold for c in below) < 0.5 * len(below)
    return bold >= 0.7 * len(cells) and (lighter or known > 0)


def _names_classes(rows: Rows) -> bool:
    """Whether the first row names classes of a number ("1-20", "> 51") over a row of nothing but plain figures."""
    if len(rows) < 2:
        return False
    names, values = distinct(rows[0][1:]), distinct(rows[1][1:])
    classes = [c for c in names if is_figure(c.plain)]
    return (
        len(names) >= 2 and len(values) >= len(names) - 1 and all(CLASS.match(c.plain) for c in classes)
        and all(is_figure(c.plain) and not CLASS.match(c.plain) for c in values)
    )


def _repeats_below(
    row: Sequence[HeaderCell | None], above: Sequence[HeaderCell | None], new: Sequence[HeaderCell]
) -> bool:
    """Whether the same short names stand below two or more cells of the row above."""
    names: dict[int, list[str]] = {}
    for parent, cell in zip(above, row, strict=False):
        if parent is not None and cell is not None and any(cell is n for n in new):
            names.setdefault(id(parent), []).append(cell.plain)
    groups = [tuple(group) for group in names.values() if len(set(group)) > 1 and all(NAME.search(n) for n in group)]
    return len(groups) > len(set(groups))


def _below(
    new: Sequence[HeaderCell], row: Sequence[HeaderCell | None], above: Sequence[HeaderCell | None], parents: Sequence[int]
) -> bool:
    """Whether all the new cells of a row are short and stand below cells of the row above that several of them share."""
    under = [id(above[j]) in parents for j, c in enumerate(row) if any(c is n for n in new)]
    return all(under) and all(NAME.search(c.plain) for c in new)


def _is_more_header(rows: Rows, i: int) -> bool:
    """Whether row `i` belongs to the header that the rows above it are."""
    row, above = rows[i], rows[i - 1]
    if has_figures(row):
        return False
    new = [c for c in distinct(row) if not any(c is a for a in above)]
    spanning = [c for c in distinct(row) if any(c is a for a in above)]
    if not new:
        return bool(spanning)
    first = distinct(row)[0]
    if ORDINAL.match(first.plain) and not is_header_word(first.plain):
        return False
    parents = {id(above[j]) for j, c in enumerate(row) if c is not None and c in new and above[j] is not None}
    divided = [p for p in parents if sum(1 for a in above if a is not None and id(a) == p) > 1]
    known = sum(is_header_word(c.plain) for c in new)
    if spanning and row[0] in spanning and _repeats_below(row, above, new):
        return True
    if spanning and row[0] in spanning and divided and _below(new, row, above, divided):
        return True
    if spanning and len(spanning) + known >= 0.5 * len(spanning + new) and (known or divided):
        return known >= 0.5 * len(new) or bool(divided and all(len(c.plain) <= 40 for c in new))
    if divided:
        return known >= 0.5 * len(new)
    return known >= 2 and known >= 0.7 * len(new) and all(c.bold for c in new)
