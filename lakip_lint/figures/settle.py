"""Choosing the reading of figures such as "3.064" from the figures around them."""
from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.figures.figure import Figure, Reading


def settle(figures: Sequence[Figure], style: str, *, scores: bool = False) -> tuple[Figure, ...]:
    """The figures of one column with the open ones read alike; every reading is kept, the chosen one first.

    `style` is the document's habit: "id" (1.234,5) or "en" (1,234.5). It decides where the column does not tell.
    `scores`: the header says that these are means of answers from 1 to 4, printed as 3,064 or 3.064.
    """
    choices = {c: _decimal_mark(figures, c, style, scores) for c in ".,"}
    return tuple(_chosen(f, choices[separator_of(f)]) if f.separators == "open" and f.ambiguous else f for f in figures)


def separator_of(figure: Figure) -> str:
    """The one separator of an open figure."""
    match = patterns.search(r"[0-9]([.,])[0-9]", figure.raw)
    return match[1] if match else ","


def _chosen(figure: Figure, decimal: bool) -> Figure:
    best: Reading = (max if decimal else min)(figure.readings, key=lambda r: r.decimals)
    others = tuple(r for r in figure.readings if r != best)
    return replace(figure, value=best.value, decimals=best.decimals, readings=(best, *others))


def _decimal_mark(figures: Sequence[Figure], mark: str, style: str, scores: bool) -> bool:
    """Whether `mark` separates decimals in the open figures of this column."""
    decimal_style = "id" if mark == "," else "en"
    open_ = [f for f in figures if f.separators == "open" and f.ambiguous and separator_of(f) == mark]
    units = {f.unit for f in open_}
    if units and units <= {"%", "‰", "poin"} and not all(_round_thousand(f) for f in open_):
        return True
    closed = [f for f in figures if f.separators in ("id", "en") and not f.malformed and f.value is not None]
    speaking = {f.separators == decimal_style for f in closed}
    if len(speaking) == 1:
        return speaking.pop()
    if units == {"Rp"} and all(f.scale == 1 for f in open_):
        return False
    if scores and not speaking and units == {""} and _scores(open_):
        return True
    return style == decimal_style


def _round_thousand(figure: Figure) -> bool:
    """Whether a percentage may be one of 1000 to 9000: thousands of percent are rare, and not to the last digit."""
    value = min(figure.readings, key=lambda r: r.decimals).value
    return value % 1000 == 0 and abs(value) < 10_000


def _scores(open_: Sequence[Figure]) -> bool:
    """Whether all of them lie between 1 and 4 when read as decimals."""
    decimal = [max(f.readings, key=lambda r: r.decimals).value for f in open_]
    return bool(decimal) and all(0 < v <= 4 for v in decimal)
