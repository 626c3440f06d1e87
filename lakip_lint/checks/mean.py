"""Means told in sentences: "rata-rata capaian 101,60 %" against the means that the tables print or give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.better import LOWER_IS_BETTER
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN, Column, Row, TableView
from lakip_lint.facts.names import NameMatcher
from lakip_lint.facts.ratios import FORMULAS, Triple, computed, fits, fitting, triples
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

MEAN = compiled(
    r"\brata-?\s*rata\s+(?:tingkat\s+)?(?:pen)?capaian(?:\s+kinerja)?(?:\s+(?:seluruh|semua))?(?:\s+(?:indikator|sasaran))?"
    r"(?:[^.;,\d]|(?<!\d)20\d\d(?!\d)){0,140}$",
    re.I,
)
MEAN_BEHIND = compiled(
    r"\b(?:pen)?capaian\s+(?:target\s+)?(?:kinerja\s+)?(?:indikator|sasaran|kinerja)\b(?:[^.;,:\d]|(?<!\d)20\d\d(?!\d)){0,120}"
    r"\brata-?\s*rata\s*(?:sebesar|adalah|mencapai|yaitu)?\s*$",
    re.I,
)
"""What is averaged may stand in front of the word: "capaian indikator sasaran tahun 2023 rata-rata sebesar"."""
MEAN_OF_EFFICIENCY = compiled(r"\brata-?\s*rata\s+(?:tingkat\s+)?efisiensi(?:\s+anggaran)?[^.;,\d]{0,30}$", re.I)
PARTIAL = compiled(
    r"\bsasaran\s+(?:strategis\s+)?(?:(?:ke-?\s*)?\d|ini\b|itu\b|tersebut\b|di\s?atas\b|dimaksud\b)|\b(?:misi|tujuan|program|kegiatan|triwulan)\b",
    re.I,
)
ALL = compiled(
    r"\b(?:seluruh|semua|segenap)\s+(?:program|kegiatan|misi|tujuan)(?:\s+(?:dan|serta|,)?\s*(?:program|kegiatan))?\b", re.I
)
"""Nothing partial: "melaksanakan seluruh program dengan rata-rata capaian"."""
SOME = compiled(r"\b(?:\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\)?\s+indikator\b", re.I)
OF_SASARAN = compiled(
    r"^\W*sasaran\s*(?:strategis\s*)?(?:ke-?\s*)?(?:\d{1,2})?\s*(?:\([^)]*\)\s*)?:?\s*[„“\"']?(?P<name>.{12,200}?)[”‟\"']?,?\s*"
    r"(?=\b(?:mendapat|memperoleh|dengan|mencapai|rata-?\s*rata)\b)",
    re.I,
)
"""A sentence that opens with the name of one sasaran."""
NUMBERED = compiled(r"^\W*sasaran\s*(?:strategis\s*)?(?:ke-?\s*)?\d*\s*:\s*", re.I)
LEAST_ROWS = 3
LEAST_WORDS = 5
CUT = Decimal("0.01")
MOST_WRONG = 3
"""Rows that a mean may have been taken from before they were printed wrongly."""


class Mean(Struct, frozen=True):
    """A mean of a measure: printed in a row "Rata-rata" or computed from rows. `group`: the sasaran whose rows these are.

    cut   `value` and what it is cut off to, instead of rounded
    sure  whether it is a mean over all, against which a sentence may be doubted
    """

    value: Interval
    cut: Interval
    words: str
    place: Evidence
    group: str = ""
    sure: bool = False


@kind("mean-in-sentence")
def check_mean(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence's mean must be one of the means of the report's year, where its tables give one value only."""
    groups = list(_group_means(understanding))
    whole: dict[str, list[Figure]] = defaultdict(list)
    for sentence, mention in _percentages(understanding):
        if measure := _whole(sentence, mention):
            whole[measure].append(mention.figure)
        elif MEAN.search(mention.cue) and (opening := OF_SASARAN.match(sentence.text.plain)):
            name = _same_sasaran(understanding.lexicon.names, opening["name"], {m.group for m in groups})
            of_group = [m for m in groups if m.group == name]
            yield from _judge(rule, "capaian", mention.figure, of_group, of_group[:1])
    for measure, figures in whole.items():
        means = list(_means(understanding, measure))
        for figure in figures:
            yield from _judge(rule, measure, figure, means, _narrow(means, figures))


def _percentages(understanding: Understanding) -> Iterator[tuple[Sentence, Mention]]:
    """What sentences on the report's own office tell of its year in percent."""
    for sentence in understanding.sentences:
        for mention in sentence.mentions if sentence.entity == OWN else ():
            figure = mention.figure
            if figure.unit == "%" and figure.interval is not None and mention.year in (understanding.profile.year, None):
                yield sentence, mention


def _narrow(means: list[Mean], figures: Sequence[Figure]) -> list[Mean]:
    """Those against which a sentence may be doubted: the means over all, or of these the one that other sentences tell."""
    sure = [m for m in means if m.sure]
    told = [m for m in sure if any(f.interval is not None and m.value.meets(f.interval) for f in figures)]
    return sure if len({m.words for m in sure}) == 1 else told


def _whole(sentence: Sentence, mention: Mention) -> str:
    """The measure whose mean over all rows a figure is said to be, or ""."""
    string, cue = ALL.sub(" ", sentence.text.string), mention.cue
    if MEAN_OF_EFFICIENCY.search(cue):
        return "efisiensi"
    if sentence.subjects or PARTIAL.search(string):
        return ""
    return "capaian" if MEAN.search(cue) or (MEAN_BEHIND.search(cue) and not SOME.search(string)) else ""


def _judge(rule: Rule, measure: str, figure: Figure, means: list[Mean], narrow: list[Mean]) -> Iterator[Relation]:
    """Against all means that it may be; in doubt only where those of `narrow` give one value."""
    interval = figure.interval
    held = [m for m in means if interval is not None and m.value.meets(interval)]
    close = [m for m in means if interval is not None and m.cut.meets(interval)]
    if held or close or len({m.words for m in narrow}) == 1:
        chosen = held or close or narrow
        right = shown(chosen[0].value.middle, figure, 2)
        yield Relation(
            rule,
            bool(held),
            evidence(figure, "doubted"),
            tuple(m.place for m in chosen[:4]),
            printed=figure.as_printed,
            expected=f"{right}%",
            calculation=f"{figure.raw} ≠ {right}" if not held else "",
            arguments={"measure": measure},
            severity=Severity.NOTE if close and not held else None,
        )


def _means(understanding: Understanding, measure: str) -> Iterator[Mean]:
    year = understanding.profile.year
    facts = understanding.ledger.find(kind="indikator", measure=measure, year=year)
    known = {f.subject.key for f in facts if f.source == "table"}
    for view in understanding.tables:
        if view.entity != OWN:
            continue
        for column in view.columns_of(measure):
            if (column.year or view.year) != year or column.entity != OWN or column.scope:
                continue
            figures = _figures(view, column)
            sure = measure != "capaian" or any(g[0].columns[2] is column for g in _triples(view))
            sure = sure and len(figures) * 2 > len(known)
            averages = [(r, f) for r in view.rows if r.kind == "average" and (f := view.figure(r.index, column.index))]
            for _, printed in averages:
                if printed.interval is not None:
                    words = shown(printed.value or Decimal(0), None, 2)
                    place = evidence(printed, "input", Both("rata-rata", "mean"))
                    yield Mean(printed.interval, printed.interval, words, place, sure=sure)
            sure = sure and (not averages or (len(averages) > 1 and measure == "capaian"))
            # the mean of all that is printed is what a sentence repeats
            if len(figures) >= LEAST_ROWS and all(f is not None for _, f in figures):
                rows = [(r, f) for r, f in figures if f is not None]
                by_name, by_row = _computed(_by_name(rows)), _computed([[f] for _, f in rows])
                yield replace(by_name, sure=sure)
                yield from (m for m in (by_row, _computed(_by_parent(rows))) if m.words != by_name.words)
                yield from _put_right(view, column, rows)


def _is_direct(triple: Triple) -> bool:
    """Whether realisasi over target alone gives a capaian: the wrong way where less is better."""
    return [f for f in FORMULAS if fits(triple, f, truncated=True)] == [FORMULAS[0]]


def _put_right(view: TableView, column: Column, rows: list[tuple[Row, Figure]]) -> Iterator[Mean]:
    """The means that the rows have once the few that no formula explains are put right: a sentence may tell that."""
    group = next((g for g in _triples(view) if g[0].columns[2] is column), [])
    of_row = {t.row.index: t for t in group}
    wrong = {t.row.index for t in group if not any(fits(t, f, truncated=True) for f in FORMULAS)}
    wrong |= {t.row.index for t in group if LOWER_IS_BETTER.search(t.row.label) and _is_direct(t)}
    if not wrong or len(of_row) != len(group) or len(wrong) * 3 > len(rows) or len(wrong) > MOST_WRONG:
        return
    choices = []
    for index in sorted(wrong):
        results = [r for f in FORMULAS[:2] for r in computed(of_row[index], f)[:1]]
        choices.append([i for i in (of_row[index].result.interval, *results) if i is not None])  # an input may be what is wrong
    printed = [f.interval for r, f in rows if r.index not in wrong and f.interval is not None]
    note = Both(f"rata-rata {len(rows)} baris yang dibetulkan", f"mean of {len(rows)} rows put right")
    for right in product(*choices):
        value = _average([*printed, *right])
        yield Mean(value, value, shown(value.middle, None, 2), evidence(rows[0][1], "input", note))


def _triples(view: TableView) -> list[list[Triple]]:
    return triples(view, "realisasi", "target", "capaian")


def _figures(view: TableView, column: Column) -> list[tuple[Row, Figure | None]]:
    """The figures of a column by row, each cell once; None where there is no value or it can be read in two ways."""
    proven = {t.row.index: t for g in _triples(view) if g[0].columns[2] is column for t in g}
    found: list[tuple[Row, Figure | None]] = []
    for row in view.data_rows:
        for figure in view.cells.get((row.index, column.index), ()):
            right: Figure | None = figure if figure.interval is not None else None
            if figure.ambiguous:
                triple = proven.get(row.index)
                read = [t for f in FORMULAS if triple and (t := fitting(triple, f, truncated=True))]
                right = read[0].result if read else None
            found.append((row, right))
    return found


def _group_means(understanding: Understanding) -> Iterator[Mean]:
    """For each sasaran the mean capaian of its indicators this year, where it has more than one.

    A row without a name belongs to the indicator above it: the two may count as one or as two.
    """
    for _, name, rows in by_sasaran(understanding):
        if len(rows) >= 2:
            yield from means_of(name, rows)


def by_sasaran(understanding: Understanding) -> Iterator[tuple[TableView, str, list[tuple[Row, Figure]]]]:
    """The capaian of this year under each sasaran, from each table that prints their target and realisasi, too."""
    for view in understanding.tables:
        for group in _triples(view):
            column = group[0].columns[2]
            if (column.year or view.year) != understanding.profile.year or column.scope or column.entity != OWN:
                continue
            by_parent: dict[str, list[Row]] = defaultdict(list)
            for row in view.data_rows:
                if row.parent:
                    by_parent[NUMBERED.sub("", row.parent)].append(row)
            for name, rows in by_parent.items():
                figures = [(r, f) for r, f in _figures(view, column) if r in rows]
                printed = [(r, f) for r, f in figures if f is not None]
                if printed and len(printed) == len(figures):
                    yield view, name, printed


def means_of(name: str, rows: list[tuple[Row, Figure]]) -> Iterator[Mean]:
    """The means that the capaian of a sasaran may be."""
    yield replace(_computed(_by_name(rows)), group=name)
    yield replace(_computed([[f] for _, f in rows]), group=name)


def _same_sasaran(names: NameMatcher, told: str, groups: set[str]) -> str | None:
    """The sasaran that a sentence names, or the only one that has all its words and more."""
    longer = [g for g in groups if names.contains(g, told)] if len(names.content(told)) >= LEAST_WORDS else []
    return names.best(told, groups) or (longer[0] if len(longer) == 1 else None)


def _by_name(rows: list[tuple[Row, Figure]]) -> list[list[Figure]]:
    """The figures of each indicator: rows without a name belong to the one above them."""
    named: list[list[Figure]] = []
    for row, figure in rows:
        if row.subject is not None or not named:
            named.append([])
        named[-1].append(figure)
    return named


def _by_parent(rows: list[tuple[Row, Figure]]) -> list[list[Figure]]:
    """The figures of each sasaran."""
    parents: dict[str, list[Figure]] = defaultdict(list)
    for row, figure in rows:
        parents[row.parent].append(figure)
    return list(parents.values())


def _computed(parts: list[list[Figure]]) -> Mean:
    """The mean of the means of the parts."""
    value = _average([_average([f.interval for f in part if f.interval is not None]) for part in parts])
    cut = Interval(value.low - CUT, value.high)
    note = Both(f"rata-rata {len(parts)} baris", f"mean of {len(parts)} rows")
    return Mean(value, cut, shown(value.middle, None, 2), evidence(parts[0][0], "input", note))


def _average(intervals: list[Interval]) -> Interval:
    low = sum((i.low for i in intervals), Decimal(0)) / len(intervals)
    high = sum((i.high for i in intervals), Decimal(0)) / len(intervals)
    return Interval(low, high)
