"""Efficiency as reports compute it: the formula of the finance ministry in sentences, and columns of tables.

E = (PAK x CK - RAK) / (PAK x CK) x 100        PAK pagu, RAK realisasi, CK capaian as a ratio (1,02 for 102 %)
NE = 50 + E / 20 x 50                           for E from -20 to 20
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Document, Heading, Paragraph, Text, join
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.figures.number import read_figures
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled

HUNDRED = Decimal(100)
LONGEST = 12_000

ABOUT = compiled(r"efisien", re.I)
RATIO_WORD = r"(?:\bC\s?K\s?i?\b|capaian\s+kinerja)"
RATIO_NEAR = compiled(
    rf"{RATIO_WORD}(?:(?!serapan|penyerapan|anggaran|realisasi|ketersediaan|efisiensi|\d+[.,]\d)[^;]){{0,90}}$", re.I
)
ABBREVIATED = compiled(r"\bP\s?K?\s?A\s?K|\bR\s?A\s?K|\bC\s?K\s?i?\b|\bN?E\s*=")
"""Signs of the formula itself; a text without them may compute efficiency in another way."""
OR_RATIO = compiled(r"\s?%?\s*(?:atau|=|setara(?:\s+dengan)?|\()\s*(?:dengan\s+)?(?:nilai\s+|rasio\s+)?$", re.I)
TIMES = compiled(r"^\s?%?\s*\)?\s*[x×X*]\s*\(?\s*$")
LESS = compiled(r"^\s?%?[\s)]*[-–−][\s(]*(?:Rp\.?\s*)?$")
RESULT = compiled(r"(?<![\w])E\s*=\s*(?P<sign>[-–−]\s?)?$")
SAID = compiled(
    r"efisiensi(?:nya)?\b(?:[^;%\d]|(?:19|20)\d\d){0,110}?(?:sebesar|adalah|yaitu|mencapai|menjadi|=|:)\s*(?:Rp\.?\s*)?(?P<sign>[-–−]\s?)?$",
    re.I,
)
SCORE = compiled(
    r"(?<!\w)NE\b[^;]{0,60}?=\s*(?P<sign>[-–−]\s?)?$|nilai\s+efisiensi(?:nya)?\b[^;%\d]{0,60}?(?:sebesar|adalah|yaitu|=)\s*$",
    re.I,
)
PAGU = compiled(r"(?:\bpagu\b|\bP\s?K?\s?A\s?K\s?i?\b|\balokasi\s+anggaran)[^;]{0,90}$", re.I)
SPENT = compiled(r"(?:\brealisasi\s+(?:anggaran|keuangan|belanja)|\bR\s?A\s?K\s?i?\b)[^;]{0,90}$", re.I)
SUMMING = compiled(r"\bmaka\b|\bjumlah|\btotal|\bsehingga\b|\bdijumlah|\butama(?:nya)?\b", re.I)


class Passage(Struct, frozen=True, dict=True):
    """The text under one heading that computes an efficiency. Figures carry their places."""

    text: Text
    figures: tuple[Figure, ...]

    def before(self, figure: Figure, length: int = 140) -> str:
        return self.text.string[max(0, figure.start - length) : figure.start]

    def between(self, one: Figure, two: Figure) -> str:
        return self.text.string[one.end : two.start]

    def after(self, figure: Figure, length: int = 12) -> str:
        return self.text.string[figure.end : figure.end + length]


class Formula(Struct, frozen=True):
    """What a passage prints of the formula. None where it does not.

    percent   CK in percent ("189,78%"); ratio  CK as a ratio, as printed beside it or in the equation ("18,978")
    parts     capaian of single indicators printed before `percent`
    results   every print of E, the first in the equation or sentence that ends the computation
    """

    passage: Passage
    pagu: Figure | None
    spent: Figure | None
    percent: Figure | None
    ratio: Figure | None
    ratios: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    results: tuple[Figure, ...]
    score: Figure | None


@remembered
def passages(document: Document) -> tuple[Passage, ...]:
    """The text under each heading, as far as it speaks of efficiency and of capaian kinerja."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    """The text under each heading, as far as it speaks of efficiency and of capaian kinerja."""
    run: list[Paragraph] = []
    title = ""
    for block in (*document.blocks, None):
        if isinstance(block, Paragraph):
            run.append(block)
        elif isinstance(block, Heading) or block is None:
            text = join([p.text for p in run])
            if (
                len(text.string) <= LONGEST
                and ABOUT.search(f"{title} {text.string}")
                and patterns.search(rf"{RATIO_WORD}|\bP\s?A\s?K|\bNE\b|\bE\s*=", text.string, re.I)
            ):
                figures = [f for f in read_figures(text.string) if f.value is not None and f.upper is None]
                yield Passage(text, tuple(f.at(text.place(f.start, f.end)) for f in figures))
            run, title = [], block.title if block else ""


@remembered
def formula_of(passage: Passage) -> Formula | None:
    """The formula of a passage; None where it prints no capaian beside a pagu, and no result."""
    figures = passage.figures
    equation = _equation(passage)
    percent, ratio = _percent_and_ratio(passage)
    pagu = equation[0] if equation else _amount(passage, PAGU, SPENT)
    spent = equation[2] if equation else _amount(passage, SPENT, PAGU)
    results = tuple(
        _signed(passage, f, m)
        for f in figures
        if f.unit == "%" and (m := RESULT.search(passage.before(f))) and not _goes_on(passage, f)
    )
    said = tuple(
        _signed(passage, f, m)
        for f in figures
        if f.unit == "%" and (m := SAID.search(passage.before(f))) and not _goes_on(passage, f)
    )
    ratios = tuple(f for f in figures if _is_factor(passage, f, figures)) or ((equation[1],) if equation else ())
    score = next(
        (
            _signed(passage, f, m)
            for f in reversed(figures)
            if f.unit == "%" and (m := SCORE.search(passage.before(f))) and not _goes_on(passage, f)
        ),
        None,
    )
    results = tuple(r for r in dict.fromkeys((*results, *said)) if score is None or r.start != score.start)
    if (percent is None and equation is None and score is None) or not (equation or ABBREVIATED.search(passage.text.string)):
        return None
    first = ratio or (ratios[0] if ratios and ratios[0].unit != "%" else None)
    if percent is None and ratios and ratios[0].unit == "%":
        percent = ratios[0]
    copies = tuple(f for f in (*((ratio,) if ratio else ()), *ratios) if first and f.value == first.value)
    return Formula(passage, pagu, spent, percent, first, copies, _parts(passage, percent), results, score)


def _signed(passage: Passage, figure: Figure, match: re.Match[str]) -> Figure:
    del passage
    if match.groupdict().get("sign") and figure.value is not None and figure.value > 0:
        return replace(figure, value=-figure.value, readings=())
    return figure


def _goes_on(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is only a part of an equation that goes on behind it ("50% + ...")."""
    return bool(patterns.match(r"\s?%?\s*[+x×*/:]|\s?%?\s*[-–−]\s*[\d(]", passage.after(figure)))


def _equation(passage: Passage) -> tuple[Figure, Figure, Figure] | None:
    """The numbers of "(pagu x CK) - realisasi"."""
    for a, b, c in zip(passage.figures, passage.figures[1:], passage.figures[2:], strict=False):
        if (
            TIMES.match(passage.between(a, b))
            and LESS.match(passage.between(b, c))
            and (a.amount or 0) > 1000
            and (c.amount or 0) > 1000
        ):
            return a, b, c
    return None


def _is_factor(passage: Passage, figure: Figure, figures: tuple[Figure, ...]) -> bool:
    """Whether a figure is multiplied with an amount."""
    index = figures.index(figure)
    before = figures[index - 1] if index else None
    return (
        before is not None
        and (before.amount or 0) > 1000
        and bool(TIMES.match(passage.between(before, figure)))
        and (figure.value or 0) < 1000
    )


def _percent_and_ratio(passage: Passage) -> tuple[Figure | None, Figure | None]:
    """ "CK 189,78% atau 1,8978": the last percentage of capaian kinerja with its ratio, else the last percentage alone."""
    alone: Figure | None = None
    for index, one in enumerate(passage.figures):
        two = passage.figures[index + 1] if index + 1 < len(passage.figures) else None
        if (
            one.unit != "%"
            or not RATIO_NEAR.search(passage.before(one))
            or RESULT.search(passage.before(one))
            or SAID.search(passage.before(one, 60))
        ):
            continue
        alone = one
        if two is not None and two.unit == "" and two.scale == 1 and OR_RATIO.fullmatch(passage.between(one, two)):
            return one, _small(two)
    return alone, None


def _small(figure: Figure) -> Figure:
    """A ratio is read with decimals where that is possible ("1.022" is not a thousand)."""
    best = max(figure.readings, key=lambda r: r.decimals, default=None)
    return figure.reread(best) if best and len(figure.readings) > 1 else figure


def _amount(passage: Passage, wanted: re.Pattern[str], other: re.Pattern[str]) -> Figure | None:
    """The first amount of rupiah announced by `wanted` and not, nearer to it, by `other`."""
    for figure in passage.figures:
        if figure.unit != "Rp":
            continue
        lead = passage.before(figure, 110)
        since = max((f.end for f in passage.figures if f.end <= figure.start), default=0)
        lead = lead[-(figure.start - since) :] if figure.start - since < len(lead) else lead
        hit, miss = _last(wanted, lead), _last(other, lead)
        if hit >= 0 and hit > miss:
            return figure
    return None


def _last(pattern: re.Pattern[str], lead: str) -> int:
    """Where the last announcement begins; the pattern reaches to the end of the text."""
    at, found = 0, -1
    while match := pattern.search(lead, at):
        found, at = match.start(), match.start() + 1
    return found


def _parts(passage: Passage, percent: Figure | None) -> tuple[Figure, ...]:
    """The capaian of single indicators printed just before the one that the formula uses."""
    if percent is None:
        return ()
    earlier = [
        f
        for f in passage.figures
        if f.end <= percent.start and percent.start - f.end < 400 and f.unit == "%" and RATIO_NEAR.search(passage.before(f, 90))
    ]
    return tuple(earlier) if len(earlier) >= 2 and SUMMING.search(passage.between(earlier[-1], percent)) else ()


def efficiency(pagu: Figure, spent: Figure, ratio: Interval) -> Interval | None:
    """E in percent; None where it divides by zero."""
    if not pagu.amount or spent.amount is None or ratio.low <= 0:
        return None
    due = Interval.exact(pagu.amount) * ratio
    # (due - spent) / due = 1 - spent / due, where due stands only once
    return (Interval.exact(1) - Interval.exact(spent.amount) / due).scaled(HUNDRED)


def as_ratio(figure: Figure) -> Interval | None:
    """A capaian as a ratio: 102,14 % is 1,0214."""
    if figure.interval is None:
        return None
    return figure.interval.scaled(Decimal("0.01")) if figure.unit == "%" else figure.interval
