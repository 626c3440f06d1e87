"""Numbers in sentences that are a slip of digits away from a table: far from it, in its row, or in the column of a year.

A slip proves that the sentence means the number of the table, where only one number of the table can be meant:

- "jumlah penduduk 32.934 jiwa" in the summary, the column Penduduk of one table adds up to 31.934;
- "bidan sebanyak 23 orang, disusul perawat 13 orang" by a table of the staff whose row Bidan prints 20 (14 + 6) and Perawat 13;
- "total layanan 2020 berjumlah 10.210, menurun dari 23.590 pada 2019": the columns 2019 and 2020 add up to 23.590 and 10.120.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.table_totals import BEFORE, GENERAL, PARTIAL, YEAR, Totals, is_count, is_near, is_plain, told_wrong
from lakip_lint.facts.fact import OWN, Column, TableView
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

SLIPS = ("angka tertukar", "satu angka salah")
"""Slips that keep the length of a number; one digit fewer may be a part."""
FAR_DIGITS = 4
"""Digits of a number that a sentence far from its table must have."""
LONG = 1000
"""The least number of so many digits."""
FAR_APART = 90
"""Numbers nearer to each other may be counts of the same things on two days."""
OTHERWISE = compiled(
    r"\b(?:proyeksi|sensus|sumber|bps|\w*dukcapil|semester|triwulan|target|tahun\s+(?:lalu|sebelum\w*)|sebelum\w*|awal|semula|perkira\w*|sekitar"
    r"|kurang\s+lebih|lebih|hampir|hingga|sampai|rata|estimasi)\b|±",
    re.I,
)
"""Words of a sentence or caption whose numbers are of another day or source, or about so many."""
NEEDED = compiled(
    r"butuh|formasi|kurang|\bideal|standar|lebih|usulan|\b(?:di|meng|peng)usul(?:k|\b)|minimal|target|pensiun|mutasi|\b(?:meng)?ikuti?\b|\bpeserta"
    r"|latih|hadir|lulus|sertifi|\bcalon|rencana|tambah|analisis|\bbeban|antara|\bbaru\b|semula|sebelum|\blalu\b|\bawal|\bhanya|\bmasing|\brata\b"
    r"|ter(?:masuk|lepas)|selain|di\s+luar",
    re.I,
)
"""Words of a sentence whose people are not those that an office has, or a part of them."""
ENDS = compiled(r"\s*(?:\([^)]*\)\s*)?(?:orang|jiwa|unit|buah)?\s*(?:[.,;]|$|(?:dan|serta)\b|dengan\s+luas)", re.I)
"""Behind a number that nothing limits."""
LEADS = compiled(r"(?:^|[,:;(]|\b(?:adalah|yaitu|yakni|meliputi|dari|dan|serta|disusul))\s*$", re.I)
"""Before a name that nothing limits."""


def slipped(understanding: Understanding, rule: Rule, tables: Sequence[Totals]) -> Iterator[Relation]:
    """Slips of digits in sentences that tell a table from afar, a row of a table near them, or its years."""
    staff = [(view, rows) for view in understanding.tables if len(rows := _wholes(view)) > 1]
    years = [(view, found) for view in understanding.tables if len(found := _years(view)) > 1]
    for sentence in understanding.sentences if tables or staff or years else ():
        if sentence.entity != OWN or sentence.of_plan:
            continue
        told = [m for m in sentence.mentions if m.figure.amount is not None and is_count(m.figure) and m.entity == OWN]
        told = [m for m in told if not m.figure.bound and m.figure.upper is None]
        this_year = [m for m in told if is_plain(sentence, m, understanding.profile.year)]
        yield from _far(understanding, rule, tables, sentence, this_year)
        for view, rows in staff if len(this_year) > 1 else ():
            if is_near(view, sentence):
                yield from _rows_told(understanding, rule, view, rows, sentence, this_year)
        for view, columns in years if len(told) > 1 else ():
            yield from _years_told(understanding, rule, view, columns, sentence, told)


def is_slip(printed: Figure, right: Figure, digits: int) -> bool:
    """Whether a number is another one mistyped; round numbers differ by one digit without a slip."""
    cause = find_cause(printed, right.amount)
    long = all(len(str(int(_amount(f))).rstrip("0")) >= digits for f in (printed, right))
    return long and cause is not None and cause.kind in SLIPS


def _far(
    understanding: Understanding, rule: Rule, tables: Sequence[Totals], sentence: Sentence, told: Sequence[Mention]
) -> Iterator[Relation]:
    """ "jumlah penduduk 32.934 jiwa" against the only column of that name in the report."""
    year = understanding.profile.year
    for mention in told:
        string = sentence.text.string
        before = string[: mention.figure.start]
        if _amount(mention.figure) < LONG or mention.measure == "selisih" or PARTIAL.search(mention.cue):
            continue
        if not re.search(r"\b(?:jumlah|total)\b", before, re.I):
            continue
        named = [(t, c, f) for t in tables for c, words, f in t.named if _is_named(before, words)]
        if len({f.amount for _, _, f in named}) != 1 or not ENDS.match(string, mention.figure.end):
            continue
        table, column, figure = named[0]
        timely = column.year in (None, year) and not _otherwise(sentence, table.view, year)
        sums = figure.amount == table.sums[column.index] and not table.view.plan and column.measure in ("", "jumlah")
        apart = abs(_amount(mention.figure) - _amount(figure)) >= FAR_APART
        if timely and sums and apart and is_slip(mention.figure, figure, FAR_DIGITS) and not _printed(understanding, mention):
            yield told_wrong(rule, table.view, column.path[-1], mention, figure, (), sure=False)


def _amount(figure: Figure) -> Decimal:
    return figure.amount or Decimal(0)


def _is_named(before: str, words: Sequence[str]) -> bool:
    name = r"\s+".join(map(re.escape, words))
    return re.search(rf"\b(?:jumlah|total)\s+{name}{BEFORE.pattern}$", before, re.I) is not None


def _otherwise(sentence: Sentence, view: TableView, year: int | None) -> bool:
    """Whether the sentence, its paragraph or the table speak of another time or source."""
    if view.year not in (None, year):
        return True
    title = view.table.caption.text.string if view.table.caption else ""
    text = f"{sentence.paragraph.text.string} {sentence.text.string}"
    years = {int(y) for y in YEAR.findall(f"{text} {title}")}
    return bool(years - {year}) or OTHERWISE.search(f"{sentence.text.string} {title}") is not None


def _printed(understanding: Understanding, mention: Mention) -> bool:
    """Whether a table of the report prints the number, too."""
    amount = mention.figure.amount
    return any(f.amount == amount for view in understanding.tables for cell in view.cells.values() for f in cell)


def _wholes(view: TableView) -> list[tuple[str, Figure]]:
    """The rows of a table whose column Jumlah is what the other columns of the row add up to."""
    columns = view.columns_of("jumlah")
    if len(columns) != 1 or view.entity != OWN or view.plan:
        return []
    found = []
    for row in view.data_rows:
        whole = view.figure(row.index, columns[0].index)
        others = [f for c in view.columns if c is not columns[0] and c.measure != "nomor"
                  and (f := view.figure(row.index, c.index)) is not None]  # fmt: skip
        if whole is None or not is_count(whole) or len(others) < 2 or not all(is_count(f) for f in others):
            continue
        if sum(f.amount or 0 for f in others) == whole.amount and len(row.label) > 3:
            found.append((" ".join(row.label.lower().split()), whole))
    names = [name for name, _ in found]
    return [(name, whole) for name, whole in found if names.count(name) == 1]


def _rows_told(
    understanding: Understanding,
    rule: Rule,
    view: TableView,
    rows: Sequence[tuple[str, Figure]],
    sentence: Sentence,
    told: Sequence[Mention],
) -> Iterator[Relation]:
    """ "bidan sebanyak 23 orang, disusul perawat 13 orang" against the rows of a table under the same heading."""
    if NEEDED.search(sentence.text.string) or _otherwise(sentence, view, understanding.profile.year):
        return
    said = [(m, name, whole) for name, whole in rows for m in told if _of_row(sentence, m, name)]
    agreed = [whole for m, _, whole in said if m.figure.amount == whole.amount and _amount(whole) >= 10]
    wrong = [s for s in said if s[0].figure.amount != s[2].amount]
    if not agreed or len(wrong) != 1 or len({name for _, name, _ in said}) != len(said):
        return
    mention, name, whole = wrong[0]
    if not _in_rows(understanding, name, mention):
        yield told_wrong(rule, view, name.capitalize(), mention, whole, agreed[:3], sure=len(agreed) > 1)


def _of_row(sentence: Sentence, mention: Mention, name: str) -> bool:
    """Whether a number is all that a sentence says of the name of a row, before it."""
    string = sentence.text.string
    before = string[: mention.figure.start]
    match = re.search(rf"(?<![\w-]){re.escape(name)}{BEFORE.pattern}$", before, re.I)
    return match is not None and bool(LEADS.search(before[: match.start()])) and bool(ENDS.match(string, mention.figure.end))


def _in_rows(understanding: Understanding, name: str, mention: Mention) -> bool:
    """Whether a row of any table that names the same prints the number, too."""
    rows = [(v, r) for v in understanding.tables for r in v.rows if name in " ".join(r.label.lower().split())]
    return any(f.amount == mention.figure.amount for v, r in rows for c in v.columns for f in v.figures(r.index, c.index))


def _years(view: TableView) -> list[tuple[Column, Figure]]:
    """The totals of the columns of years, where their rows add up to them."""
    rows = [r for r in view.rows if r.kind == "total"]
    if len(rows) != 1 or view.entity != OWN or view.plan:
        return []
    found = []
    for column in view.columns:
        figure = view.figure(rows[0].index, column.index)
        if column.year is None or figure is None or not is_count(figure) or column.unit == "%" or column.measure == "target":
            continue
        parts = [f for r in view.data_rows if (f := view.figure(r.index, column.index)) is not None]
        if len(parts) > 1 and all(map(is_count, parts)) and sum(f.amount or 0 for f in parts) == figure.amount:
            found.append((column, figure))
    same = len({(c.measure, c.scope) for c, _ in found}) == 1 and len({c.year for c, _ in found}) == len(found)
    return found if same else []


def _years_told(
    understanding: Understanding,
    rule: Rule,
    view: TableView,
    columns: Sequence[tuple[Column, Figure]],
    sentence: Sentence,
    told: Sequence[Mention],
) -> Iterator[Relation]:
    """ "total layanan 2020 berjumlah 10.210, menurun dari 23.590 pada 2019" against the totals of both years."""
    agreed = [f for c, f in columns for m in told if m.year == c.year and m.figure.amount == f.amount and _is_long(f)]
    if not agreed or OTHERWISE.search(sentence.text.string):
        return
    for column, figure in columns:
        said = [m for m in told if m.year == column.year and m.measure != "selisih" and is_slip(m.figure, figure, FAR_DIGITS)]
        if len(said) != 1 or any(m.figure.amount == figure.amount for m in told):
            continue
        mention = said[0]
        if _names(mention.cue, view) and not PARTIAL.search(mention.cue) and not _printed(understanding, mention):
            yield told_wrong(rule, view, f"Jumlah {column.year}", mention, figure, agreed[:3], sure=True)


def _is_long(figure: Figure) -> bool:
    return _amount(figure) >= LONG


def _names(cue: str, view: TableView) -> bool:
    """Whether the words before a number call it a total of what the title or a header of the table names."""
    if not re.search(r"\b(?:total|jumlah|seluruh\w*|keseluruhan)\b", cue, re.I):
        return False
    title = view.table.caption.title if view.table.caption else ""
    words = GENERAL.sub(" ", " ".join((title, *(part for c in view.columns for part in c.path))).lower()).split()
    return bool({w for w in words if len(w) > 3} & set(GENERAL.sub(" ", cue.lower()).split()))
