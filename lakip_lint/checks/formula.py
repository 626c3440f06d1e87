"""Printed formulas that give the same result whatever was reached: "Realisasi − (Realisasi − Rencana)" is always Rencana."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

REACHED = ("realisasi", "capaian")
WORD = r"realisasi|rencana|target|capaian"
DIFFERENCE = compiled(
    rf"\b(?P<first>{WORD})\s*[-–−—]\s*[(\[]\s*(?P<from>{WORD})\s*[-–−—]\s*(?P<less>{WORD})\s*[)\]]",
    re.I,
)
"""A figure less the difference of two: "Rencana − (Realisasi − Rencana)"."""


@kind("formula")
def check_formula(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each printed formula of a difference; it fails where what was reached takes itself away.

    "Target − (Target − Realisasi)" is a long way to write Realisasi, and measures what it should.
    """
    for text in understanding.document.texts():
        for match in DIFFERENCE.finditer(text.string):
            left = match["less"].capitalize()
            same = match["first"].lower() == match["from"].lower() in REACHED and match["less"].lower() not in REACHED
            doubted = quote(text, "doubted", "", *match.span())
            yield Relation(
                rule,
                not same,
                doubted,
                printed=doubted.text,
                expected=f"{left} - ({match['from'].capitalize()} - {left})" if same else "",
                calculation=f"{doubted.text} = {left}" if same else "",
                arguments={"subject": match["first"].capitalize(), "left": left},
            )
