"""What the columns of a table mean: measure, year, scope, entity and unit, from the header tree and the columns beside."""

from __future__ import annotations

import re

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Table
from lakip_lint.facts.entity import entity_in
from lakip_lint.facts.fact import OWN, Column, Profile
from lakip_lint.facts.lexicon import Lexicon, compact, years_in
from lakip_lint.patterns import compiled

MONEY_WORDS = compiled(r"\b(?:rp|rupiah|anggaran|keuangan|belanja|dana|biaya|pagu|dpa|pendapatan)\b", re.I)
MONEY_LEAVES = {"rp", "anggaran", "keuangan", "dana", "biaya", "rupiah", "pagu", "anggaranrp", "keuanganrp"}
PERFORMANCE = ("target", "realisasi", "capaian")
ROMAN = ("I", "II", "III", "IV", "V", "VI")
PLAN_YEAR = compiled(r"(?:th|tahun)\.?\s*(?:ke)?\s*-?\s*(I{1,3}|IV|VI?|[1-6])$", re.I)
"""A column for one year of the plan: "TH II", "Tahun ke-3"."""
RELATIVE_YEAR = compiled(r"\btahun\s+(ini|lalu|sebelumnya)\b", re.I)


def understand_columns(table: Table, lexicon: Lexicon, profile: Profile) -> list[Column]:
    """One Column for each column of the table, in order."""
    money = bool(MONEY_WORDS.search(table.title))
    columns = [_alone(i, path, lexicon, profile, money=money) for i, path in enumerate(table.header_paths)]
    titled = lexicon.measure_of(patterns.sub(r"^\W*perbandingan\s+", "", table.title, flags=re.I))
    if titled in PERFORMANCE:  # offices as columns: what is compared stands in the caption
        columns = [
            replace(c, measure=titled) if not c.measure and c.path and entity_in(c.path[-1], profile, own_too=True) else c
            for c in columns
        ]
    columns = _of_years(table, columns, money=money)
    return _distinct(_undivided(table, _tallies(table, _by_neighbours(columns))))


YEAR_ALONE = compiled(r"\W*(?:(?:th|tahun|ta)\.?\s*)?(?:19|20)\d\d\W*", re.I)
TITLED = compiled(r"\b(?:realisasi|target|(?:pen)?capaian|anggaran|rencana|prognosis|proyeksi)\b", re.I)


def _of_years(table: Table, columns: list[Column], *, money: bool) -> list[Column]:
    """Columns that are years alone, of indikator, under the title "Perkembangan Realisasi ...": all are of that measure.

    "Capaian" is not taken from a title: it may be what was reached, or its share of the target. Behind the years the target of
    the end of the plan may stand, and how much of it was reached.
    """
    years = [c for c in columns if not c.measure and c.year and c.path and YEAR_ALONE.fullmatch(c.path[-1])]
    ends = _plan_end(columns, years)
    named = {c.measure for c in columns if c.index not in ends}
    words = {w.lower() for w in TITLED.findall(table.title)} - ({"target"} if ends else set())
    if money or len(years) < 2 or "indikator" not in named or named & {*PERFORMANCE, "persen"} or len(words) != 1:
        return columns
    measure = words.pop()
    taken = {c.index for c in years} if measure in ("realisasi", "target") else set()
    return [replace(c, measure=measure) if c.index in taken else c for c in columns]


def _plan_end(columns: list[Column], years: list[Column]) -> set[int]:
    """The columns behind those of the years from the target of the end of the plan on."""
    behind = [c for c in columns if years and c.index > years[-1].index]
    at = next((i for i, c in enumerate(behind) if c.measure == "target"), len(behind))
    ends = bool(behind[at:]) and (behind[at].scope == "renstra" or (behind[at].year or 0) > max(c.year or 0 for c in years))
    return {c.index for c in behind[at:]} if ends else set()


COUNT = compiled(r"^\W*(?:jumlah|jml|banyaknya|total)\b", re.I)


COUNTED = frozenset(
    {"sasaran", "capaian", "lokasi", "program", "kelompok", "unsur", "komponen", "penanggung_jawab", "strategi"}
)
"""What a column is of by a word behind "Jumlah" in its header."""


def _tallies(table: Table, columns: list[Column]) -> list[Column]:
    """Columns "Sangat Baik", "Baik" under "Penilaian", and one "Jumlah Indikator", with whole numbers alone: they count. So do
    "S2" and "S1" under "Pendidikan"."""
    columns = [replace(c, measure="jumlah") if _is_count(table, c) else c for c in columns]
    unnamed = {c.index for c in columns if c.measure in ("satuan", "kelompok", "lokasi") and _counts(table, c)}
    columns = [replace(c, measure="") if c.index in unnamed else c for c in columns]
    counted = {c.index for c in columns if c.measure in ("predikat", "indikator") and _whole_numbers(table, c.index)}
    graded = {c.index for c in columns if c.measure == "predikat"} & counted
    if len(graded) < 2:
        return columns
    return [replace(c, measure="jumlah") if c.index in counted else c for c in columns]


def _is_count(table: Table, column: Column) -> bool:
    """Whether "Jumlah Sasaran" has numbers rather than names, or "Jumlah Capaian" numbers rather than percentages."""
    named = column.measure in COUNTED and column.path and COUNT.match(column.path[-1])
    return bool(named) and _counts(table, column)


def _counts(table: Table, column: Column) -> bool:
    """Whether a column has whole numbers alone, two at least ("Satuan Pendidikan" above "Negeri" is no unit)."""
    cells = [row[column.index] for row in table.rows[table.first_body_row :] if column.index < len(row)]
    printed = [c.plain.strip() for c in cells if c is not None and c.plain.strip(" -–")]
    return len(printed) >= 2 and all(patterns.fullmatch(r"\d{1,3}(?:\.\d{3})*", p) for p in printed)


def _whole_numbers(table: Table, index: int) -> bool:
    """Whether a column has nothing but small whole numbers below its header, three at least."""
    cells = [row[index] for row in table.rows[table.first_body_row :] if index < len(row)]
    printed = [c.plain.strip() for c in cells if c is not None and c.plain.strip(" -–")]
    return len(printed) >= 3 and all(p.isdigit() and len(p) <= 3 for p in printed)


def _undivided(table: Table, columns: list[Column]) -> list[Column]:
    """Columns under one header cell with nothing below it ("TARGET" over five years) are none of them the report's own."""
    filled = {
        cell.column
        for row in table.rows[table.first_body_row :]
        for cell in row
        if cell is not None and any(ch.isdigit() for ch in cell.text.string)
    }
    same: dict[tuple[str, ...], list[int]] = {}
    for column in columns:
        if column.measure in PERFORMANCE and column.year is None and column.index in filled:
            same.setdefault(column.path, []).append(column.index)
    shared = {i for group in same.values() if len(group) > 2 for i in group}
    return [replace(c, entity="kolom " + " ".join(c.path).lower()) if c.index in shared else c for c in columns]


def _alone(index: int, path: tuple[str, ...], lexicon: Lexicon, profile: Profile, *, money: bool) -> Column:
    """A column by its own header cells, the lowest first. `money`: the title of the table speaks of a budget."""
    words = " ".join(path)
    year = next((y[0] for y in (years_in(part) for part in reversed(path)) if len(set(y)) == 1), None)
    entity = entity_in(words, profile)
    parts = [p for p in path if entity == OWN or entity_in(p, profile) == OWN]
    if entity == OWN:
        parts = [p for p in path if not entity_in(p, profile, own_too=True)]
    measures = [lexicon.measure_of(part) for part in parts]
    measure = _of_path(measures, lexicon)
    measure = _money(measure, measures, path)
    if year is None and profile.year and path and (relative := RELATIVE_YEAR.search(path[-1])):
        year = profile.year - (0 if relative.group(1).lower() == "ini" else 1)
    plan_year = PLAN_YEAR.match(path[-1].strip()) if path else None
    if year is None and plan_year:
        year = _year_of_plan(plan_year.group(1), profile)
    unit = "%" if patterns.search(r"%|‰|\bpersen", path[-1] if path else "", re.I) else ""
    if patterns.search(r"\bRp(?![A-Za-z])|rupiah", words, re.I) and not unit:
        unit = "Rp"
    if unit == "Rp" and measure in ("", "jumlah", "target", "nilai"):
        measure = "realisasi_anggaran" if any(m in ("realisasi", "realisasi_anggaran") for m in measures) else "anggaran"
    if unit == "%" and measure == "realisasi_anggaran":
        measure = "serapan"
    if unit == "Rp" and measure == "serapan":
        measure = "realisasi_anggaran"  # "Penyerapan (Rp)"
    scope = lexicon.scope_of(words)
    if plan_year and year is None:
        scope = "renstra"
    if scope in ("sebelum", "sesudah") and measure in ("", "perubahan") and money:
        measure = "anggaran"
    if scope in ("sebelum", "sesudah") and measure not in ("anggaran", "realisasi_anggaran"):
        scope = ""
    scale = lexicon.scale_of(words) if unit == "Rp" or measure in ("anggaran", "realisasi_anggaran", "sisa") else 1
    return Column(index, path, measure, year, scope, entity, unit, scale)


def _year_of_plan(number: str, profile: Profile) -> int | None:
    """The calendar year of "Tahun ke-2" of the report's plan: a plan 2013-2018 of five years begins with 2014."""
    if profile.plan_period is None:
        return None
    count = int(number) if number.isdigit() else ROMAN.index(number.upper()) + 1
    start, end = profile.plan_period
    year = start + count - (1 if end - start == 4 else 0)
    return year if year <= end else None


def _of_path(measures: list[str], lexicon: Lexicon) -> str:
    """The lowest header that names a measure; "Tahun ini" or "Setelah Perubahan" below a measure only limits it."""
    named = [m for m in measures if m]
    if len(named) > 1 and named[-1] in ("tahun", "perubahan") and lexicon.roles.get(named[-2]) == "value":
        return named[-2]
    if (
        len(named) > 1
        and named[-1] == "persen"
        and named[-2] not in ("realisasi", "realisasi_anggaran", "anggaran", "jumlah", "target")
    ):
        return named[-2]  # "Fisik" above "(%)": the sign only gives the unit
    return named[-1] if named else ""


def _money(measure: str, measures: list[str], path: tuple[str, ...]) -> str:
    """Performance words under a money header (or money words under a performance header) speak of money."""
    if not path:
        return measure
    leaf = compact(path[-1])
    parents = [m for m in measures[:-1] if m]
    if leaf in MONEY_LEAVES and parents:
        own = parents[-1] if parents[-1] in ("anggaran", "realisasi_anggaran", "sisa") else "anggaran"
        return {"target": "anggaran", "realisasi": "realisasi_anggaran", "capaian": "serapan", "persen": "serapan"}.get(
            parents[-1], own
        )
    above = " ".join(path[:-1])
    if MONEY_WORDS.search(above) and not patterns.search(r"kinerja", path[-1], re.I):
        return {"target": "anggaran", "realisasi": "realisasi_anggaran", "capaian": "serapan", "persen": "serapan"}.get(
            measure, measure
        )
    if measure == "realisasi" and patterns.search(r"\(\s*rp|rupiah", path[-1], re.I):
        return "realisasi_anggaran"
    return measure


def _by_neighbours(columns: list[Column]) -> list[Column]:
    """Settle "realisasi", "%" and "capaian" by the nearest value header to the left."""
    settled: list[Column] = []
    block = ""
    for column in columns:
        measure = column.measure
        if measure in ("target", "realisasi_fisik"):
            block = "kinerja"
        elif measure in ("anggaran", "realisasi_anggaran", "sisa"):
            block = "uang"
        elif block == "uang" and measure == "realisasi" and "kinerja" not in compact(" ".join(column.path)):
            measure = "serapan" if column.unit == "%" else "realisasi_anggaran"
        elif block == "uang" and measure in ("persen", "capaian") and "kinerja" not in compact(" ".join(column.path)):
            measure = "serapan"
        elif (measure == "persen" and any(c.measure == "target" for c in settled)) or (
            measure == "realisasi" and _percent_of_realisasi(column, settled)
        ):
            measure = "capaian"
        elif (
            measure == "realisasi"
            and "capaian" in compact(column.path[-1] if column.path else "")
            and any(c.measure == "realisasi" for c in settled)
        ):
            measure = "capaian"  # "Realisasi 2022 | Target | Capaian Realisasi"
        elif measure in ("realisasi", "capaian"):
            block = "kinerja"
        scope, year = column.scope, column.year
        if (
            year is None
            and measure in ("capaian", "serapan")
            and settled
            and settled[-1].measure in ("realisasi", "realisasi_anggaran", "target")
        ):
            year = settled[-1].year  # "Target 2023 | Realisasi 2023 | Capaian"
        if measure in ("capaian", "serapan") and not scope and _only_end_target(settled):
            scope = "renstra"
        settled.append(replace(column, measure=measure, scope=scope, year=year))
    return settled


def _percent_of_realisasi(column: Column, before: list[Column]) -> bool:
    """Whether "% Realisasi" beside a target and a realisasi is the percentage of the two."""
    leaf = column.path[-1].strip() if column.path else ""
    measures = {c.measure for c in before}
    return bool(patterns.match(r"(?:%|persen|pro?sentase|presentase)", leaf, re.I)) and {"target", "realisasi"} <= measures


def _only_end_target(before: list[Column]) -> bool:
    """Whether every target that this percentage can refer to is the target at the end of a plan."""
    targets = [c for c in before if c.measure == "target"]
    return bool(targets) and all(c.scope == "renstra" and c.year is None for c in targets)


def _distinct(columns: list[Column]) -> list[Column]:
    """A second column of the same measure, year and scope ("Realisasi Daerah") never speaks of the report's own figures."""
    seen: set[tuple[str, int | None, str]] = set()
    result = []
    for column in columns:
        key = (column.measure, column.year, column.scope)
        if column.measure in (*PERFORMANCE, "anggaran", "realisasi_anggaran") and column.entity == OWN:
            dated = column.year is None and any(s[0] == column.measure and s[2] == column.scope for s in seen)
            if (key in seen or dated) and column.path:
                column = replace(column, entity="kolom " + " ".join(column.path[-1].lower().split()))
            seen.add(key)
        result.append(column)
    return result
