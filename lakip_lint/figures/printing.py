"""Printing a computed value in the manner of the document, for "expected" in messages."""
from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from lakip_lint.figures.figure import Figure
from lakip_lint.figures.settle import separator_of

WIDE = Context(prec=80)
MARKS = {"id": (".", ","), "en": (",", ".")}


def with_comma(value: Decimal) -> str:
    """Decimal("72.5") as "72,5"."""
    return f"{value:f}".replace(".", ",")


def format_like(value: Decimal, like: Figure | None, decimals: int | None = None) -> str:
    """The digits of `value` with the separators and decimals of `like` (without it "1.234,50"), no unit, "-" if negative."""
    if decimals is None:
        decimals = like.decimals if like is not None and like.value is not None else 2
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)
    whole, _, part = f"{abs(rounded):f}".partition(".")
    thousands, mark = MARKS[_style(like)]
    if _grouped(like):
        whole = f"{int(whole):,}".replace(",", thousands)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{whole}{mark + part if part else ''}"


def _style(like: Figure | None) -> str:
    if like is None or like.separators not in ("id", "en", "open"):
        return "id"
    if like.separators != "open":
        return like.separators
    decimal_mark = separator_of(like) if like.decimals else {".": ",", ",": "."}[separator_of(like)]
    return "id" if decimal_mark == "," else "en"


def _grouped(like: Figure | None) -> bool:
    """Whether thousands are set apart: always, unless the model has four digits or more that are not."""
    if like is None or like.value is None or abs(like.value) < 1000:
        return True
    return sum(like.raw.count(c) for c in ".,") > (1 if like.decimals else 0)
