"""Which rows of a table are header."""

from __future__ import annotations

from lakip_lint.document.headers import header_extent


class Cell:
    bold = True

    def __init__(self, plain: str) -> None:
        self.plain = plain


def test_a_row_of_short_names_below_a_divided_header_is_header() -> None:
    number, unit, education, total = (Cell(t) for t in ("No", "Unit Kerja", "Pendidikan", "Jumlah"))
    below = [Cell(t) for t in ("S2", "S1", "D3", "SLTA")]
    first = [Cell(t) for t in ("1", "Sekretariat", "3", "8", "4", "6", "21")]
    rows = [[number, unit, *[education] * 4, total], [number, unit, *below, total], first, first]
    assert header_extent(rows) == (2, None)


def test_figures_below_a_divided_header_are_no_header() -> None:
    number, unit, education = (Cell(t) for t in ("No", "Unit Kerja", "Pendidikan"))
    rows = [[number, unit, education, education], [number, unit, Cell("3"), Cell("8")], [Cell("1"), Cell("Taman"), Cell("3"), Cell("8")]]
    assert header_extent(rows) == (1, None)
