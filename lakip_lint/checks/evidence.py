"""Small builders that all checks share: evidence from figures, and numbers printed in the document's manner."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.relation import Evidence
from lakip_lint.facts.fact import Fact, Row, TableView
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import format_like


def evidence(figure: Figure, role: str = "input", note: Words = "") -> Evidence:
    return Evidence(figure.place, figure.as_printed, role, note)


def fact_evidence(fact: Fact, role: str = "copy", note: Words = "") -> Evidence:
    return Evidence(fact.place, fact.figure.as_printed, role, note)


def table_name(view: TableView) -> Words:
    """How to tell a reader which table is meant."""
    caption = view.table.caption
    if caption and caption.number:
        return f"Tabel {caption.number}"
    return shortened(view.table.title, 80) or Both(f"tabel ke-{view.index + 1}", f"table {view.index + 1}")


def shortened(text: str, letters: int) -> str:
    """A text of at most so many letters, cut behind a whole word and with "…" where something was left out."""
    if len(text) <= letters:
        return text
    kept = text[:letters].rpartition(" ")[0] or text[: letters - 1]
    return f"{kept.rstrip(' ,;:(-–')} …"


def row_name(row: Row) -> str:
    """The label of a row on one line, of a length that fits a message."""
    return " ".join(row.label.split())[:120]


def rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def shown(value: Decimal, like: Figure | None = None, decimals: int | None = None) -> str:
    """A computed value printed like a figure of the document."""
    return format_like(value, like, decimals)
