"""Every figure of a report with the text that it is printed in, for the checks of its form."""
from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.language import Words
from lakip_lint.checks.relation import Evidence
from lakip_lint.document.model import Text
from lakip_lint.facts.fact import TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import read_figures
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled


class Printed(Struct, frozen=True):
    """A figure, the text that holds it, and its cell if it stands in a table. `group`: its table, or the page of its prose."""

    figure: Figure
    text: Text
    group: str
    view: TableView | None = None
    row: int = 0
    column: int = 0

    @property
    def page(self) -> int:
        place = self.text.place(self.figure.start, self.figure.end) or self.text.place()
        return place.page if place else 0

    def evidence(self, role: str = "doubted", note: Words = "") -> Evidence:
        """The figure as printed, with a percent sign that follows it."""
        place = self.text.place(self.figure.start, self.figure.end) or self.text.place()
        behind = patterns.match(r"\s?%", self.text.string[self.figure.end :])
        return Evidence(place, self.figure.raw + (behind.group().strip() if behind else ""), role, note)


BROKEN = compiled(r"\d[.,]\s*\n\s*\d|[.,]\d\s*\n\s*\d\d\s*(?:\n|$)|[.,]\d\d\s*\n\s*\d\s*(?:\n|$)")
"""A cell of several figures whose numbers are broken over its lines ("51.82", "3"): the ends of its figures are not certain."""


def in_tables(report: Understanding) -> Iterator[Printed]:
    """The figures of the value cells of all tables, row by row."""
    for view in report.tables:
        for (row, column), figures in sorted(view.cells.items()):
            cell = view.table.cell(row, column)
            if cell is not None and not (len(figures) > 1 and BROKEN.search(cell.text.string)):
                for figure in figures:
                    yield Printed(figure, cell.text, f"tabel {view.index}", view, row, column)


def in_prose(report: Understanding) -> Iterator[Printed]:
    """The figures of all paragraphs in reading order."""
    for paragraph in report.document.paragraphs:
        for figure in read_figures(paragraph.text.string):
            yield Printed(figure, paragraph.text, f"halaman {paragraph.place.page}")


@remembered
def everywhere(report: Understanding) -> tuple[Printed, ...]:
    """All figures of a report, those of tables first."""
    return (*in_tables(report), *in_prose(report))


NUMERAL = compiled(r"\d[\d.,]*\d|\d")


def groups_thousands(figure: Figure, mark: str) -> bool:
    """Whether this print can only have `mark` between its thousands ("1.234.567", "1.234,5")."""
    if figure.raw.count(".") + figure.raw.count(",") < 2 or figure.malformed:
        return False
    return any(_thousands(n, mark) for n in NUMERAL.findall(figure.raw))


def marks_decimals(figure: Figure, mark: str) -> bool:
    """Whether this print can only have `mark` before its decimals ("12,5", "0,125", "1.234,5")."""
    if mark not in figure.raw or figure.malformed or figure.value is None:
        return False
    return any(_decimals(n, mark) for n in NUMERAL.findall(figure.raw))


def _thousands(numeral: str, mark: str) -> bool:
    marks, groups = patterns.findall(r"[.,]", numeral), patterns.split(r"[.,]", numeral)
    if len(marks) < 2:
        return False
    parted = marks if marks[-1] == mark else marks[:-1]
    return all(m == mark for m in parted) and all(len(g) == 3 for g in groups[1 : len(parted) + 1]) and len(groups[0]) <= 3


def _decimals(numeral: str, mark: str) -> bool:
    marks, groups = patterns.findall(r"[.,]", numeral), patterns.split(r"[.,]", numeral)
    if marks[-1:] != [mark] or marks.count(mark) > 1:
        return False
    if len(marks) > 1:
        return _thousands(numeral, "." if mark == "," else ",")
    return len(groups[1]) != 3 or len(groups[0]) > 3 or groups[0].startswith("0")
