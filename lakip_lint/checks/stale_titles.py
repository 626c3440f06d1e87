"""The year in the titles of sections and tables and in column headers: do they agree with what stands around them?"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.bound import (
    POINTING,
    Bound,
    body_figures,
    digits_of,
    free_mentions,
    header_years,
    title_text,
    year_of,
)
from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import EVALUATING, OWN_TOPIC, PLANNING, SOURCE, holding, page_of, stale, year_evidence
from lakip_lint.checks.stale_labels import named_years
from lakip_lint.document.model import Caption, Cell, Document, Heading, Paragraph, Place, Table, Text
from lakip_lint.facts.mention import Mention, mentions_in, periods_in
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

OTHER_YEARS = compiled(
    r"\b(?:dengan|terhadap|dari|dan)\s+(?:realisasi\s+|capaian\s+)?$|\bs\s*[./]?\s*d\.?\s*$|sampai\s+(?:dengan\s+)?$", re.I
)
SERIES_TITLE = compiled(
    r"banding|\bs\s*[./]?\s*d\b|sampai|perkembangan|\btren\b|\blalu\b|sebelum|terhadap|dengan\s+tahun|lanjut|depan|akhir"
    r"|data\s+awal",
    re.I,
)
FUTURE = compiled(r"rencana|perencanaan|renja|\bRKT\b|\bRKPD\b|usulan|indikatif|tindak", re.I)
PROOF_FIGURES = 2
AMOUNT_DIGITS = 9
COUNT_DIGITS = 5
"""Digits before the closing zeros of a count ("29.174") that no other year has by chance."""
TOPIC = 12
"""Letters that two titles must share to be of one topic ("Perjanjian K...")."""
OWN_DOCUMENT = compiled(
    r"\W*(?:(?:tabel|lampiran)\s+\S+\s+)?(?:formulir\s+)?(?:perjanjian|penetapan|pengukuran|rencana)\s+kinerja\b", re.I
)
""" "Perjanjian Kinerja Tahun ...", "Pengukuran Kinerja ...": the documents that a report attaches for its own year."""
YEARLESS = compiled(
    r"banding\w*\s+(?:antara\s+)?(?:capaian\s+)?target\s+(?:dan|dengan)\s+realisasi"
    r"|banding\w*\s+(?:\w+\s+){0,4}(?:dengan|terhadap)\s+(?:\w+\s+)?(?:kecamatan|kelurahan|desa|kabupaten|kota|provinsi|dinas|badan|nasional|instansi|opd)\b",
    re.I,
)
""" "Perbandingan target dan realisasi", "Perbandingan kinerja dengan Kecamatan Mekar": these compare no years."""
PLANNED = compiled(r"target|rencana|proyeksi|perkiraan|\bPK\b", re.I)
PLAN_END = compiled(r"\bs\s*[./]?\s*d\b|sampai|akhir", re.I)
TOTAL_ROW = compiled(r"jumlah|total|nilai\s+(?:hasil|akhir|akip|sakip)|hasil\s+evaluasi", re.I)


class TitleSpot(Struct, frozen=True):
    """A title with its only year: blocks `first` to `last` are the title and its table (if it is the title of one)."""

    first: int
    last: int
    text: Text
    mention: Mention
    what: str
    table: Table | None = None


def title_years(
    document: Document, year: int, bound: Bound, rule: Rule,
    mistitled: Mapping[Place, Sequence[Evidence]] = MappingProxyType({}),
) -> Iterator[Relation]:
    """Titles of sections and tables whose year is contradicted by their contents.

    `mistitled`: the tables whose figures other tables print for `year` in the same rows and columns, by their places.
    """
    for spot in title_spots(document):
        if spot.mention.year == year:
            yield holding(rule, spot.text, spot.mention, year)
            continue
        proof, others, sure = _proof(document, spot, year, bound)
        again = mistitled.get(spot.table.place) if spot.table and not proof and _doubtful(spot, year) else None
        if again:
            proof, others, sure = _repeated(year), list(again), False
        if not proof and _doubtful(spot, year) and (listed := _listed(document, spot, year)):
            proof, others = Both(f"daftar isi menyebut {year}", f"the table of contents says {year}"), [listed]
        if proof:
            severity = None if sure else Severity.WARNING
            yield stale(rule, spot.text, spot.mention, year, spot.what, proof, others=others, severity=severity)
    yield from _shifted_series(document, year, rule)


def _listed(document: Document, spot: TitleSpot, year: int) -> Evidence | None:
    """The entry of the contents that has this title with the report's year; None where it also has it with the other year."""
    if spot.table is not None and spot.mention.year in header_years(spot.table):
        return None
    own = _but_year(spot.text.string, spot.mention.year)
    same = [e for e in document.contents if len(own) >= TOPIC and _but_year(e.text.string, spot.mention.year).startswith(own)]
    other = [e for e in document.contents if _but_year(e.text.string, year).startswith(own)] if len(own) >= TOPIC else []
    told = [m for e in other[:1] for m in mentions_in(e.text.string) if m.year == year]
    if same or not told:
        return None
    return year_evidence(other[0].text, told[0], "input", Both("daftar isi", "table of contents"))


def _but_year(title: str, year: int) -> str:
    """The letters of a title that has this year, without number and year; "" for one that has it not."""
    if str(year) not in title:
        return ""
    bare = patterns.sub(r"^\W*(?:(?:tabel|gambar|grafik)\s*)?[\dIVX.]+\s|^\W*[A-Z]\.\s", "", title, flags=re.I)
    return patterns.sub(r"[^a-z]", "", bare.replace(str(year), "#year#").split("....")[0].lower())


def title_spots(document: Document) -> Iterator[TitleSpot]:
    """The places of a title where years stand: headings, captions, and texts that lead to a table."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            yield from _spot(index, index, block.text, "judul bagian")
        elif isinstance(block, Caption) and not isinstance(_at(document, index + 1), Table):
            yield from _spot(index, index, block.text, f"judul {block.of}")
        elif isinstance(block, Table):
            title = title_text(block)
            if title and not title.plain.endswith((":", ",")) and not POINTING.search(title.plain):
                yield from _spot(_title_begin(document, index, title), index, title, "judul tabel", block)


def _at(document: Document, index: int) -> object:
    return document.blocks[index] if index < len(document.blocks) else None


def _title_begin(document: Document, index: int, title: Text) -> int:
    """The index of the first block that belongs to the title of the table at `index`."""
    begin = index
    while begin and isinstance(block := document.blocks[begin - 1], (Caption, Paragraph)):
        if not (isinstance(block, Caption) or block.text.plain in title.plain or title.plain in block.text.plain):
            break
        begin -= 1
    return begin


def _spot(first: int, last: int, text: Text, what: str, table: Table | None = None) -> Iterator[TitleSpot]:
    mentions = [m for m in mentions_in(text.string) if m.context != "law"]
    if len(mentions) == 1 and mentions[0].context == "singular" and not any(True for _ in named_years(text)):
        yield TitleSpot(first, last, text, mentions[0], what, table)


Proof = tuple[Both | None, list[Evidence], bool]
NO_PROOF: Proof = (None, [], False)


def _proof(document: Document, spot: TitleSpot, year: int, bound: Bound) -> Proof:
    """Why the year of a title is doubted, the places it rests on, and whether it is proven; None where it is not doubted."""
    string, other = spot.text.plain, spot.mention.year
    if not _doubtful(spot, year):
        return NO_PROOF
    header = header_years(spot.table)
    if other in header or (PLANNING.search(string) and other < year):
        return NO_PROOF
    if year in header:
        words = Both(f"kepala kolom tabel itu menyebut {year}", f"the columns of that table say {year}")
        return words, _header_evidence(spot.table, year), len(header) == 1 or not SERIES_TITLE.search(string)
    if SERIES_TITLE.search(YEARLESS.sub("", string)):
        return NO_PROOF
    return _proof_around(document, spot, year, bound)


def _doubtful(spot: TitleSpot, year: int) -> bool:
    """Whether the title is of the report's own affairs, and its year is not right for a reason that it tells itself."""
    string, other = spot.text.plain, spot.mention.year
    if SOURCE.search(string) or not OWN_TOPIC.search(string) or EVALUATING.search(string) or not year - 5 <= other <= year + 1:
        return False
    return not (OTHER_YEARS.search(spot.text.string[: spot.mention.lead]) or (FUTURE.search(string) and other > year))


def _repeated(year: int) -> Both:
    return Both(
        f"angka di tabel itu di tempat lain tertulis sebagai angka {year}",
        f"figures of that table stand elsewhere for {year}",
    )


def _proof_around(document: Document, spot: TitleSpot, year: int, bound: Bound) -> Proof:
    shared = _shared_figures(document, spot, year, bound)
    figures = _repeated(year)
    if spot.mention.year > year:
        return NO_PROOF  # targets of the next year often repeat those of this one
    if len(shared) >= PROOF_FIGURES:
        return figures, shared, True
    intro = _intro(document, spot, year)
    if intro:
        return Both(f"kalimat pengantarnya menyebut {year}", f"the sentence before it says {year}"), [intro], True
    if spot.table is None and isinstance(document.blocks[spot.first], Heading):
        return _proof_inside(document, spot, year)
    near = [m.year for m in _near(document, spot)]
    if shared and spot.mention.year not in near:
        return figures, shared, False
    return _proof_of_kind(document, spot, year)


def _proof_of_kind(document: Document, spot: TitleSpot, year: int) -> Proof:
    """The section has the same title with the report's year; or a plan or measurement of another year stands alone."""
    key, section = _topic(spot.text.string), _heading_above(document, spot.first)
    titles = [b.text for b in document.blocks if isinstance(b, Caption)] + [t for t in map(title_text, document.tables) if t]
    same = [t for t in titles if _topic(t.string).startswith(key[:TOPIC]) and len(key) >= TOPIC]
    years = {m.year for t in same for m in free_mentions(t.string)}
    if section and len(key) >= TOPIC and key.startswith(_topic(section.text.string)[:40]) and year not in years:
        told = [m for m in free_mentions(section.text.string) if m.year == year]
        if told and len(_topic(section.text.string)) >= TOPIC and year_of(section.text.string) == year:
            words = Both(f"judul bagiannya menyebut {year}", f"the title of its section says {year}")
            return words, [year_evidence(section.text, told[0], "input", Both("judul bagian", "title of the section"))], True
    if spot.mention.year == year - 1 and spot.table and OWN_DOCUMENT.match(spot.text.string) and len(same) <= 2:
        return Both(f"ini laporan tahun {year}", f"this is the report of {year}"), [], False
    return NO_PROOF


def _heading_above(document: Document, index: int) -> Heading | None:
    return next((b for b in reversed(document.blocks[:index]) if isinstance(b, Heading)), None)


def _topic(title: str) -> str:
    """The letters of a title before its year, without "Tabel 3.1"."""
    bare = patterns.sub(r"^\W*(?:(?:tabel|gambar|grafik)\s*[\d.]*|[\d.]+|[A-Z]\.)\s*", "", title, flags=re.I)
    before_year = patterns.split(r"\b(?:tahun|ta\.?)\s*(?:anggaran\s*)?\d{4}", bare, maxsplit=1, flags=re.I)[0]
    return patterns.sub(r"[^a-z]", "", before_year.lower())


def _header_evidence(table: Table | None, year: int) -> list[Evidence]:
    for row in table.rows[: table.header_rows] if table else ():
        for cell in row:
            for mention in mentions_in(cell.text.string) if cell else ():
                if mention.year == year and cell:
                    return [year_evidence(cell.text, mention, "input", Both("kepala kolom", "column header"))]
    return []


def _shared_figures(document: Document, spot: TitleSpot, year: int, bound: Bound) -> list[Evidence]:
    """Figures of the table that stand elsewhere for `year`; none if one stands elsewhere for the year of the title."""
    others: dict[str, Evidence] = {}
    own = range(spot.first, spot.last + 1)
    figures = list(body_figures(spot.table)) if spot.table else []
    for _, digits, raw, place in figures:
        against = bound.witnesses(digits, spot.mention.year, own)
        for_year = bound.witnesses(digits, year, own)
        if any(w.column for w in against):
            return []
        if for_year and not against and digits not in others:
            page = page_of(document, for_year[0].place)
            others[digits] = Evidence(
                place, raw, "input", Both(f"angka {year} di halaman {page}", f"the figure of {year} on page {page}")
            )
    amounts = sum(len(digits) >= AMOUNT_DIGITS for digits in others)  # a budget never repeats to the rupiah
    counts = sum(len(digits.strip("|").rstrip("0")) >= COUNT_DIGITS for digits in others)
    enough = max(amounts, counts) >= PROOF_FIGURES or len(others) * 4 >= len({digits for _, digits, _, _ in figures})
    return list(others.values())[:4] if enough else []


def _near(document: Document, spot: TitleSpot) -> list[Mention]:
    """Years in the paragraphs right before and after."""
    blocks = [*document.blocks[max(0, spot.first - 1) : spot.first], *document.blocks[spot.last + 1 : spot.last + 3]]
    return [m for b in blocks if isinstance(b, Paragraph) for m in free_mentions(b.text.string)]


def _intro(document: Document, spot: TitleSpot, year: int) -> Evidence | None:
    """The sentence that leads to the table, where it speaks of `year` alone."""
    before = _at(document, spot.first - 1) if spot.first else None
    if spot.table is None or not isinstance(before, Paragraph):
        return None
    sentences = list(before.sentences())
    last = sentences[-1] if sentences else before.text
    mentions = free_mentions(last.string)
    if {m.year for m in mentions} == {year} and POINTING.search(last.string) and not periods_in(last.string):
        return year_evidence(
            last, mentions[-1], "input", Both("kalimat pengantar tabel", "the sentence that leads to the table")
        )
    return None


def _proof_inside(document: Document, spot: TitleSpot, year: int) -> Proof:
    """What stands under a heading: the titles and headers of its tables prove, its sentences hint."""
    proven: list[Evidence] = []
    told: list[int] = []
    heading = document.blocks[spot.first]
    for block in document.blocks[spot.first + 1 :]:
        if isinstance(block, Heading) and isinstance(heading, Heading) and block.level <= heading.level:
            break
        if isinstance(block, Paragraph):
            told += [m.year for m in free_mentions(block.text.string)]
            continue
        text = title_text(block) if isinstance(block, Table) else block.text
        mentions = mentions_in(text.string) if text else []
        headers = header_years(block) if isinstance(block, Table) else set()
        if spot.mention.year in {*headers, *(m.year for m in mentions)} or any(m.context == "period" for m in mentions):
            return NO_PROOF
        own = [m for m in mentions if m.year == year and m.free]
        if own and text and not isinstance(block, Heading):
            proven.append(year_evidence(text, own[0], "input", Both("judul di bagian ini", "a title in this part")))
    words = Both(f"isi bagian itu berbicara tentang {year}", f"that part speaks of {year}")
    if spot.mention.year in told:
        more = told.count(year) - told.count(spot.mention.year)
        return (words, proven[:3], False) if (proven and more > 0) or (len(proven) >= PROOF_FIGURES and not more) else NO_PROOF
    return (words, proven[:3], bool(proven)) if proven or told.count(year) >= 2 else NO_PROOF


def _shifted_series(document: Document, year: int, rule: Rule) -> Iterator[Relation]:
    """Titles of two or more years that are a year behind the columns of their table ("2014 - 2015" over 2015, 2016), or end a
    year before the last of its consecutive columns ("2012 - 2015" over 2012 to 2016)."""
    for table in document.tables:
        title = title_text(table)
        header = sorted(header_years(table))
        mentions = [m for m in mentions_in(title.string) if m.context in ("period", "series")] if title else []
        if title is None or len(mentions) != 2 or len(header) < 2 or header[-1] != year:
            continue
        first, last = mentions
        if last.year == year:
            yield holding(rule, title, last, year)
            continue
        shifted = (first.year + 1, last.year + 1) == (header[0], header[-1])
        every = header == list(range(first.year, year + 1)) and len(header) > 2 and last.year == year - 1
        if shifted or (every and last.context == "period" and not _planned(table, year)):
            columns = " dan ".join(str(y) for y in header) if len(header) == 2 else f"{header[0]}–{header[-1]}"
            proof = Both(f"kolom tabel itu berisi {columns}", f"the columns of that table are of {columns}")
            severity = None if shifted else Severity.WARNING
            others = _header_evidence(table, year)
            yield stale(rule, title, last, year, "judul tabel", proof, others=others, severity=severity)


def _planned(table: Table, year: int) -> bool:
    """Whether the column of a year is one of targets: the title may speak of results only."""
    return any(m.year == year and PLANNED.search(cell.plain) for cell, m in _header_mentions(table))


# ---- column headers


def column_years(
    document: Document, year: int, bound: Bound, rule: Rule, plan: tuple[int, int] | None,
    misdated: Mapping[Place, Sequence[Evidence]] = MappingProxyType({}),
) -> Iterator[Relation]:
    """A table with one year in its header that is not the year of its title or of its figures, nor the end of the plan.

    `misdated`: the tables whose figures other tables print for `year` and not for the header's year, by their places.
    """
    for index, table in enumerate(document.blocks):
        if not isinstance(table, Table) or len(header_years(table)) != 1:
            continue
        cell, mention = next(_header_mentions(table), (None, None))
        if cell is None or mention is None or mention.context in ("date", "period"):
            continue
        if mention.year == year:
            yield holding(rule, cell.text, mention, year)
        elif table.place in misdated:
            yield stale(rule, cell.text, mention, year, "kepala kolom", _repeated(year), others=list(misdated[table.place]))
        elif mention.year == year - 1 or (mention.year == year + 1 and not FUTURE.search(cell.plain)):
            yield from _column_doubt(index, table, cell, mention, year, bound, rule, plan)


def _header_mentions(table: Table) -> Iterator[tuple[Cell, Mention]]:
    for row in table.rows[: table.header_rows]:
        for cell in row:
            for mention in mentions_in(cell.text.string) if cell else ():
                if cell:
                    yield cell, mention


def _column_doubt(
    index: int, table: Table, cell: Cell, mention: Mention, year: int, bound: Bound, rule: Rule, plan: tuple[int, int] | None
) -> Iterator[Relation]:
    title = title_text(table)
    titled = year_of(title.plain) if title else None
    total = _total_of_year(table, cell, index, mention.year, year, bound)
    if total:
        proof = Both(
            f"jumlah kolom itu {total.text}, angka {year} di tempat lain",
            f"the column adds up to {total.text}, which stands elsewhere for {year}",
        )
        yield stale(rule, cell.text, mention, year, "kepala kolom", proof, others=[total])
    elif plan and mention.year < year <= plan[1] and PLANNING.search(cell.plain) and PLAN_END.search(cell.plain):
        proof = Both(f"rencana itu berakhir {plan[1]}", f"that plan ends in {plan[1]}")
        end = str(plan[1])
        yield stale(rule, cell.text, mention, year, "kepala kolom", proof, severity=Severity.WARNING, expected=end)
    elif title and titled == year and _bare_year(cell) and not SERIES_TITLE.search(title.plain):
        proof = Both(f"judul tabel itu menyebut {year}", f"the title of that table says {year}")
        other = [
            year_evidence(title, m, "input", Both("judul tabel", "title of the table")) for m in free_mentions(title.string)
        ][:1]
        yield stale(rule, cell.text, mention, year, "kepala kolom", proof, others=other, severity=Severity.WARNING)


def _bare_year(cell: Cell) -> bool:
    expression = r"(?:realisasi|capaian|nilai|hasil|target)?\s*(?:tahun|ta\.?)?\s*\d{4}"
    return patterns.fullmatch(expression, cell.plain, re.I) is not None


def _total_of_year(table: Table, cell: Cell, index: int, other: int, year: int, bound: Bound) -> Evidence | None:
    """The printed or computed total of the column, where the report prints it for `year` and not for the header's year."""
    for digits, raw in _totals(table, cell.column):
        again = bound.witnesses(digits, year, {index})
        if again and not bound.witnesses(digits, other, {index}):
            return Evidence(
                again[0].place,
                again[0].raw,
                "input",
                Both(f"angka {year}; kolom ini berjumlah {raw}", f"figure of {year}; this column adds up to {raw}"),
            )
    return None


def _totals(table: Table, column: int) -> Iterator[tuple[str, str]]:
    """The figure of a total row or one that is the sum of those above; the sum of three or more where none is printed."""
    values: list[Decimal] = []
    printed = False
    for row in table.rows[table.first_body_row :]:
        cell = row[column] if column < len(row) else None
        raw = cell.plain if cell else ""
        small = patterns.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", raw)
        value = Decimal(raw.replace(",", ".")) if small else None
        label = " ".join(c.plain for c in row[:column] if c)
        if digits_of(raw) and (TOTAL_ROW.search(label) or (len(values) >= 2 and value == sum(values))):
            printed = True
            yield digits_of(raw), raw
        elif value is not None:
            values.append(value)
    raw = str(sum(values)).replace(".", ",")
    if not printed and len(values) >= 3 and digits_of(raw):
        yield digits_of(raw), raw
