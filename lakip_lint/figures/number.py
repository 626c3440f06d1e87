"""Printed numbers: reading them in text and in table cells, choosing between readings, and printing values like them.

    read_figures(text)        figures of running text            read_cell(text, unit=, scale=)   figures of a table cell
    scan(text)                the same with the numbers that are none (years, dates, laws, codes)
    settle(figures, style)    the reading of "3.064" from its column
    spelled(words), read_spelled(text)   numbers in words, and pairs such as "8 (delapan)"
    format_like(value, like)  a computed value in the manner of a printed one
"""
from __future__ import annotations

from lakip_lint.figures.cell import read_cell
from lakip_lint.figures.context import Token
from lakip_lint.figures.numeral import Numeral, read_numeral
from lakip_lint.figures.printing import format_like, with_comma
from lakip_lint.figures.prose import read_figures, scan
from lakip_lint.figures.settle import settle
from lakip_lint.figures.spell import Spelled, read_spelled, spelled

__all__ = [
    "Numeral", "Spelled", "Token", "format_like", "read_cell", "read_figures", "read_numeral", "read_spelled", "scan", "settle",
    "spelled", "with_comma",
]
