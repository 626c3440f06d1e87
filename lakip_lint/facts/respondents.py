"""Respondents of a survey by sex, age, education and work: groups of counts, in whatever way a table lays them out.

Jenis Kelamin | Laki-laki | Perempuan      a label, then categories in one row and counts below them
              |     1.826 |     1.367
No | Pendidikan | Jumlah | %                categories in one column, counts beside them
Karakteristik | Indikator | Jumlah          several groups in one table, each under a label or beside a merged one
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Block, Cell, Document, Heading, Paragraph, Table
from lakip_lint.facts.fact import TableView
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import read_cell
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled

KIND_WORDS = {
    "jenis kelamin": r"(?:jenis\s+)?kelamin|gender",
    "umur": r"umur|usia",
    "pendidikan": r"pendidikan",
    "pekerjaan": r"pekerjaan|profesi",
}
LABEL = compiled(
    r"\W*(?:(?:[a-z]|\d{1,2})[.)]\s*)?(?:(?:data\s+)?responden\s+)?(?:berdasarkan\s+|menurut\s+)?(?:jenis\s+|tingkat\s+|kelompok\s+|latar\s+belakang\s+|rentang\s+)?(?:"
    + "|".join(f"(?P<k{i}>{w})" for i, w in enumerate(KIND_WORDS.values()))
    + r")(?:\s+(?:responden|terakhir|utama|masyarakat|penerima\s+layanan|\(?tahun\)?))*\W*",
    re.I,
)
IN_TITLE = compiled(r"|".join(f"(?P<k{i}>\\b(?:{w})\\b)" for i, w in enumerate(KIND_WORDS.values())), re.I)
SURVEY = compiled(r"responden|\bsurve[iy]|\b[IS]KM\b|kepuasan|kuesioner|kuisioner", re.I)
RESPONDENTS = compiled(r"\bresponden\b", re.I)
STAFF = compiled(
    r"pegawai|kepegawaian|aparatur|\bASN\b|\bPNS\b|golongan|eselon|jabatan|\bSDM\b|sumber\s+daya\s+manusia|penduduk|karyawan",
    re.I,
)
COUNT_HEADER = compiled(r"jumlah|jml|responden|frekuensi|\borang\b|banyak|total|^\W*[fn]\W*$", re.I)
SHARE_HEADER = compiled(r"%|persen|prosen|presen", re.I)
AGES = compiled(r"[-–<>≤≥]|tahun|\bth|atas|bawah|lebih|kurang|s\s?[./]\s?d", re.I)
TOTAL_LABEL = compiled(
    r"^\W*(?:jumlah|jml|total|grand\s+total)\b(?:\s+(?:responden|total|keseluruhan|seluruhnya|semua))*\W*$", re.I
)
BETWEEN = 4
"""Most paragraphs, headings and captions between two tables of one survey."""


class Count(Struct, frozen=True):
    """A category and its printed count; `share` is the percentage printed beside it, `added` what a test adds to the count."""

    category: str
    figure: Figure
    share: Figure | None = None
    added: int = 0

    @property
    def number(self) -> int:
        return int(self.figure.value or 0) + self.added


class Group(Struct, frozen=True):
    """One way to divide the respondents. `total` is the printed total of the group, if there is one."""

    kind: str
    label: str
    counts: tuple[Count, ...]
    total: Count | None
    table: int

    @property
    def sum(self) -> int:
        return sum(c.number for c in self.counts)


def whole_number(text: str) -> Figure | None:
    """The count that a cell prints, in the reading without decimals; None where there is none. "25 (30%)" is 25."""
    figures = [
        f
        for f in read_cell(text)
        if not f.missing and f.value is not None and f.unit != "%" and not f.grade and f.upper is None and not f.bound
    ]
    for figure in figures[:1]:
        readings = [r for r in figure.readings if r.decimals == 0]
        if readings and readings[0].value >= 0 and figure.scale == 1 and figure.unit not in ("Rp", "poin", "‰"):
            return figure.reread(readings[0])
    return None


def _count(cell: Cell | None) -> Figure | None:
    figure = whole_number(cell.text.string) if cell is not None else None
    return replace(figure, place=cell.text.place(figure.start, figure.end) or cell.place) if figure and cell else None


def _share(cell: Cell | None) -> Figure | None:
    figures = (
        [f for f in read_cell(cell.text.string, unit="%") if f.value is not None and not f.grade] if cell is not None else []
    )
    if not figures or cell is None:
        return None
    chosen = next((f for f in figures if f.unit == "%"), figures[-1])
    return replace(chosen, place=cell.text.place(chosen.start, chosen.end) or cell.place)


def kind_of(text: str) -> str:
    """The kind of group that a label or title names ("Berdasarkan Jenis Umur" is umur), or "" for none and for several."""
    match = LABEL.fullmatch(" ".join(text.split()))
    names = list(KIND_WORDS)
    if match and len(text) <= 60:
        return next(names[i] for i in range(len(names)) if match[f"k{i}"])
    return ""


def kind_in(title: str) -> str:
    """The only kind of group that a title names anywhere in it, or ""."""
    found = {i for m in IN_TITLE.finditer(title) for i in range(len(KIND_WORDS)) if m[f"k{i}"]}
    return list(KIND_WORDS)[found.pop()] if len(found) == 1 else ""


# ---- groups of one table


def groups_of(view: TableView, title: str) -> list[Group]:
    """The groups of a table, whether of respondents or not. `title` is the text just above it."""
    table = view.table
    found: list[Group] = []
    for row in range(len(table.rows)):
        for cell in _cells(table, row):
            kind = kind_of(cell.plain)
            if kind:
                group = _lying(view, cell, kind) or _standing(view, cell, kind)
                if group and not any(
                    g.kind == kind and g.counts[0].figure.place == group.counts[0].figure.place for g in found
                ):
                    found.append(group)
    if not found and (kind := kind_in(title)):
        group = _titled(view, kind, title)
        found += [group] if group else []
    return found


def _cells(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row, from left to right."""
    return [c for j, c in enumerate(table.rows[row]) if c is not None and c.row == row and c.column == j]


def _lying(view: TableView, label: Cell, kind: str) -> Group | None:
    """Categories to the right of the label, or under it where it spans them; counts in the row below the categories."""
    table = view.table
    spans = label.column_span > 1
    row = label.row + label.row_span if spans else label.row
    if row >= len(table.rows):
        return None
    columns = (
        range(label.column, label.column + label.column_span) if spans else range(label.column + label.column_span, table.width)
    )
    categories = [c for c in _cells(table, row) if c.column in columns and c.plain]
    if len(categories) < 2 or any(
        (COUNT_HEADER.search(c.plain) and not TOTAL_LABEL.match(c.plain)) or SHARE_HEADER.search(c.plain) for c in categories
    ):
        return None
    if any(_count(c) and not AGES.search(c.plain) for c in categories):
        return None
    below = row + max(c.row_span for c in categories)
    rows = [
        r for r in range(below, len(table.rows)) if sum(_count(table.cell(r, c.column)) is not None for c in categories) >= 2
    ]
    if not rows:
        return None
    sums = [r for r in rows if any(TOTAL_LABEL.match(c.plain) for c in _cells(table, r))]
    if len(rows) > 1 and len(sums) != 1 and rows[1] == rows[0] + 1 and not spans:
        return None  # several rows of counts without a total: not one group
    chosen = sums[0] if len(rows) > 1 and sums else rows[0]
    counts = [Count(c.plain, figure) for c in categories if (figure := _count(table.cell(chosen, c.column)))]
    total = next((c for c in counts if TOTAL_LABEL.match(c.category)), None)
    parts = tuple(c for c in counts if c is not total)
    return Group(kind, label.plain, parts, total, view.index) if len(parts) >= 2 else None


def _standing(view: TableView, label: Cell, kind: str) -> Group | None:
    """Categories below the label, or beside it where it is merged over them; counts to their right."""
    table = view.table
    beside = table.cell(label.row, label.column + label.column_span)
    merged = (
        label.row_span > 1
        and beside is not None
        and beside.row_span < label.row_span
        and beside.plain
        and not COUNT_HEADER.search(beside.plain)
    )
    if merged:
        assert beside is not None
        rows, column = range(label.row, label.row + label.row_span), beside.column
    else:
        rows, column = range(label.row + label.row_span, len(table.rows)), label.column
    return _column_group(view, kind, label.plain, rows, column)


def _titled(view: TableView, kind: str, title: str) -> Group | None:
    """A table whose title names the kind: its first column of words holds the categories."""
    table = view.table
    for column in range(table.width):
        words = [
            c
            for r in range(len(table.rows))
            if (c := table.cell(r, column)) and c.row == r and patterns.search(r"[A-Za-z]{2}|\d\s*[-–<>]\s*\d|[<>]", c.plain)
        ]
        if len(words) >= 2 and not all(patterns.fullmatch(r"\W*no\W*", c.plain, re.I) for c in words):
            return _column_group(view, kind, title, range(view.table.header_rows, len(table.rows)), column)
    return None


def _column_group(view: TableView, kind: str, label: str, rows: range, column: int) -> Group | None:
    table = view.table
    if column >= table.width:
        return None
    lines: list[tuple[int, Cell]] = []
    for row in rows:
        cell = table.cell(row, column)
        if cell is None or cell.row != row or not cell.plain:
            continue
        if cell.column != column and not TOTAL_LABEL.match(cell.plain):
            continue  # merged over the numbering
        if kind_of(cell.plain) or (lines and TOTAL_LABEL.match(lines[-1][1].plain)):
            break
        lines.append((row, cell))
    lines = [(r, c) for r, c in lines if r != view.table.numbers_row]
    numbers = _number_column(table, [r for r, _ in lines], column)
    if numbers is None:
        return None
    shares = _share_column(table, [r for r, _ in lines], numbers)
    counts, total = [], None
    for row, cell in lines:
        figure = _count(table.cell(row, numbers))
        if figure is None:
            continue
        count = Count(cell.plain, figure, _share(table.cell(row, shares)) if shares is not None else None)
        if TOTAL_LABEL.match(cell.plain):
            total = count
        else:
            counts.append(count)
    return Group(kind, label, tuple(counts), total, view.index) if len(counts) >= 2 else None


def _number_column(table: Table, rows: list[int], labels: int) -> int | None:
    """The column right of the labels with counts in all rows but one at most: the one headed jumlah, else the only one."""
    found = []
    for column in range(labels + 1, table.width):
        head = " ".join(table.header_paths[column]) if table.header_rows else ""
        cells = [table.cell(r, column) for r in rows]
        counted = [c for c in cells if c is not None and c.column == column and _count(c) is not None]
        marked = sum("%" in c.plain for c in counted)
        if len(counted) < max(2, len(rows) - 1) or marked or (SHARE_HEADER.search(head) and not COUNT_HEADER.search(head)):
            continue
        decimals = sum(bool(patterns.search(r"\d[.,]\d{1,2}$", c.plain)) for c in counted)
        if not decimals:
            found.append((column, head))
    totals = [column for column, head in found if patterns.search(r"jumlah|jml|total", head, re.I)]
    return totals[-1] if len(totals) == 1 else found[0][0] if len(found) == 1 else None


def _share_column(table: Table, rows: list[int], counts: int) -> int | None:
    for column in range(counts + 1, table.width):
        head = " ".join(table.header_paths[column]) if table.header_rows else ""
        cells = [c for r in rows if (c := table.cell(r, column)) and c.plain]
        marked = sum("%" in c.plain for c in cells)
        if len(cells) >= 2 and (SHARE_HEADER.search(head) or marked * 2 > len(cells)):
            return column
    return None


# ---- the groups of one survey


class Survey(Struct, frozen=True):
    """The groups that divide the same respondents, from tables that stand together."""

    groups: tuple[Group, ...]
    heading: Heading | None
    pages: tuple[int, int]


@remembered
def surveys_of(document: Document, views: tuple[TableView, ...]) -> tuple[Survey, ...]:
    """Runs of tables close to each other that divide people, and that speak of respondents and not of staff."""
    return tuple(_surveys(document, views))


def _surveys(document: Document, views: tuple[TableView, ...]) -> Iterator[Survey]:
    """Runs of tables close to each other that divide people, and that speak of respondents and not of staff."""
    by_table = {v.index: v for v in views}
    run: list[tuple[Table, list[Group], str]] = []
    gap: list[str] = []
    for block in document.blocks:
        if not isinstance(block, Table):
            gap.append(_text(block))
            continue
        groups = groups_of(by_table[block.index], _title(block, gap)) if block.index in by_table else []
        if run and not gap and not groups and block.place.page > run[-1][0].place.page:
            run[-1] = _unfinished(run[-1])
        if not groups:
            gap.append("")  # some other table between those of a survey
            continue
        if len(gap) > BETWEEN or any(g.kind == old.kind for g in groups for _, olds, _ in run for old in olds):
            yield from _survey(run)
            run = []
        run.append((block, groups, " ".join(gap[-BETWEEN:])))
        gap = []
    yield from _survey(run)


def _unfinished(entry: tuple[Table, list[Group], str]) -> tuple[Table, list[Group], str]:
    """A table that goes on over the page in a part of its own: its last group is not whole unless its total was printed."""
    table, groups, gap = entry
    return table, [g for g in groups if g is not groups[-1] or g.total], gap


def _text(block: Block) -> str:
    return block.text.plain[-300:] if isinstance(block, Paragraph) else block.text.plain if not isinstance(block, Table) else ""


def _title(table: Table, gap: list[str]) -> str:
    return " ".join(
        filter(None, (table.caption.text.plain if table.caption else "", table.lead.plain if table.lead else "", *gap[-1:]))
    )


def _survey(run: list[tuple[Table, list[Group], str]]) -> Iterator[Survey]:
    groups = [g for _, found, _ in run for g in found]
    if not groups:
        return
    told = " ".join(f"{_title(table, [])} {gap} {' '.join(' '.join(p) for p in table.header_paths)}" for table, _, gap in run)
    heading = run[0][0].heading
    titles = " ".join(_title(table, []) for table, _, _ in run)
    if not SURVEY.search(f"{told} {heading.title if heading else ''}") or STAFF.search(_without_work(titles)):
        return
    if len(groups) == 1 and not RESPONDENTS.search(told):
        return  # alone it may divide other people
    yield Survey(tuple(groups), heading, (run[0][0].place.page, run[-1][0].parts[-1].page))


def _without_work(text: str) -> str:
    """Titles without the sort of people that are respondents' work anyway."""
    return patterns.sub(r"PNS\s*/\s*\w+(?:\s*/\s*\w+)*", " ", text)
