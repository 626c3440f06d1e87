"""Means told in sentences: "rata-rata capaian 101,60 %" against the means that the tables print or give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

MEAN = compiled(
    r"\brata-?\s*rata\s+(?:tingkat\s+)?(?:pen)?capaian(?:\s+kinerja)?(?:\s+(?:seluruh|semua))?(?:\s+(?:indikator|sasaran))?[^.;,\d]{0,60}$",
    re.I,
)
PARTIAL = compiled(r"\bsasaran\s+(?:ke-?\s*)?\d|\bmisi\b|\btujuan\b|\bprogram\b|\bkegiatan\b|\btriwulan\b", re.I)
LEAST_ROWS = 3


@dataclass(frozen=True)
class Mean:
    """A mean of capaian: printed in a row "Rata-rata" or computed from a column."""

    value: Interval
    words: str
    place: Evidence


@kind("mean-in-sentence")
def check_mean(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence's mean of capaian must be one of the means of the report's year, where its tables give one value only."""
    means = list(_means(understanding))
    values = {m.words for m in means}
    for sentence in understanding.sentences:
        for mention in sentence.mentions:
            figure = mention.figure
            whole = MEAN.search(mention.cue) and not PARTIAL.search(sentence.text.string) and not sentence.subjects
            if (
                figure.unit != "%"
                or not whole
                or figure.interval is None
                or sentence.entity != OWN
                or mention.year not in (understanding.profile.year, None)
            ):
                continue
            held = [m for m in means if m.value.meets(figure.interval)]
            if held or len(values) == 1:
                chosen = held or means
                yield Relation(
                    rule,
                    bool(held),
                    evidence(figure, "doubted"),
                    tuple(m.place for m in chosen[:4]),
                    printed=figure.as_printed,
                    expected=f"{chosen[0].words}%",
                    calculation=f"{figure.raw} ≠ {chosen[0].words}" if not held else "",
                )


def _means(understanding: Understanding) -> Iterator[Mean]:
    for view in understanding.tables:
        if view.entity != OWN:
            continue
        for column in view.columns_of("capaian"):
            if (column.year or view.year) != understanding.profile.year or column.entity != OWN or column.scope:
                continue
            for row in view.rows:
                printed = view.figure(row.index, column.index)
                if row.kind == "average" and printed is not None and printed.interval is not None:
                    yield Mean(
                        printed.interval,
                        shown(printed.value or Decimal(0), None, 2),
                        evidence(printed, "input", Both("rata-rata", "mean")),
                    )
            figures = [f for r in view.data_rows for f in view.cells.get((r.index, column.index), ())]
            if len(figures) >= LEAST_ROWS and all(f.value is not None for f in figures):
                yield _computed(figures)


def _computed(figures: list[Figure]) -> Mean:
    intervals = [f.interval for f in figures if f.interval is not None]
    low = sum((i.low for i in intervals), Decimal(0)) / len(intervals)
    high = sum((i.high for i in intervals), Decimal(0)) / len(intervals)
    value = Interval(low, high)
    return Mean(
        value,
        shown(value.middle, None, 2),
        evidence(figures[0], "input", Both(f"rata-rata {len(figures)} baris", f"mean of {len(figures)} rows")),
    )
