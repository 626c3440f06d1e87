"""A value and the predikat (grade, kategori, mutu) that a report gives it."""

from __future__ import annotations

import re

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.document.model import Place
from lakip_lint.figures.figure import Figure, Reading
from lakip_lint.figures.grade import LETTERS, OPINIONS
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled

NOT_JUDGED = frozenset(OPINIONS.values())
EFFICIENCY = compiled(r"efisien|efektif", re.I)

SCORE_UNITS = ("", "%", "nilai", "indeks", "skor")


class Claim(Struct, frozen=True):
    """A value that is said to be of a class.

    raw, place   the printed grade, with its value where both stand together ("64,38 (BB)")
    family       akip | ikm | "" by what is spoken of
    where        cell | row | below | prose
    group        claims of one table (or of all sentences: -1) are judged by one scale
    announced    whether a word such as predikat or kategori introduces the grade
    exact        the value is 100 because realisasi and target are printed equal
    cross        the value stands in the sentence before
    """

    figure: Figure
    grade: str
    raw: str
    place: Place | None
    family: str
    where: str
    group: int
    subject: str = ""
    year: int | None = None
    measure: str = ""
    announced: bool = True
    exact: bool = False
    cross: bool = False
    context: str = ""

    @property
    def letter(self) -> bool:
        return self.grade in LETTERS

    @property
    def values(self) -> tuple[Interval, ...]:
        """The values that the claim may be about, one interval for each reading of the figure ("8,726" may be 8726)."""
        if self.figure.value is None:
            return ()
        if self.exact or self.figure.bound in (">=", "<="):
            return (Interval.exact(self.figure.value),)
        readings = self.figure.readings or (Reading(self.figure.value, self.figure.decimals),)
        return tuple(Interval.printed(r.value, r.decimals) for r in readings)


def judged(grade: str) -> bool:
    """Whether a grade is one that scales judge: a level, a rate of efficiency and an opinion are not."""
    return (
        bool(grade)
        and grade not in NOT_JUDGED
        and not EFFICIENCY.search(grade)
        and not patterns.match(r"level|tingkat", grade, re.I)
    )


def is_score(figure: Figure) -> bool:
    """Whether a figure can have a class: a value or a percentage, no amount and no count."""
    return figure.value is not None and figure.unit.lower() in SCORE_UNITS and figure.scale == 1 and 0 <= figure.value < 1500
