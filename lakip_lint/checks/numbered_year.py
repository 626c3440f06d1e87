"""The year of a budget document against the year in its number: "DIPA Tahun 2021 Nomor SP DIPA-024.05.2.417001/2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.passage import items_by_marker
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

BUDGET_DOCUMENT = Cued(compiled(
    r"\bDIPA\b(?:(?!\bDIPA\b)[^.;:]){0,80}?\b((?:tahun(?:\s+anggaran)?|TA\.?)\s+((?:19|20)\d\d))\s*,?\s*(?:dengan\s+)?nomor\s*:?\s*"
    r"((?:SP\s*)?DIPA\s*-?\s*\d{3}\.\d{2}\.\d\.\s?\d{5,7}\s*/\s*((?:19|20)\d\d))(?!\d)",
    re.I,
), "dipa")
"""A DIPA with its year and its number, whose last part is the budget year."""


@kind("number-year")
def check_number_year(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each DIPA that is named with its year and its number."""
    for passage in items_by_marker(understanding.document):
        for match in BUDGET_DOCUMENT.finditer(passage.text.string):
            named, year, number, numbered = match.groups()
            yield Relation(
                rule,
                year == numbered,
                quote(passage.text, start=match.start(1), end=match.end(1)),
                (quote(passage.text, "input", Both("nomornya", "its number"), start=match.start(3), end=match.end(3)),),
                printed=named,
                expected=numbered,
                arguments={"number": " ".join(number.split())},
            )
