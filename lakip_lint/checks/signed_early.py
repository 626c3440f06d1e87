"""A foreword signed before the year of its report was over: "Mekar Sari, 11 Januari 2023" in a report on 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lakip_lint.checks.blank_date import LONGEST, PLACE, SIGNS, WITHIN
from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.mention import MONTH
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

FOREWORD = compiled(r"\W*(?:kata\s*pengantar|prakata|pengantar)\W*", re.I)
DATED = compiled(rf"{PLACE}(?:\d{{1,2}}\s*|[\s._…-]*)(?P<month>{MONTH})\s*(?P<year>20\d\d)\W*", re.I)
LAST_MONTH = "des"
"""A report may be signed in the last days of its year."""
REPORT = (
    r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lakip|lkj?ip|lakin|lkj)\b[^.]{0,150}?"
    r"\b(?:tahun|t\.?a\.?)\s*(?:anggaran\s*)?"
)
"""A foreword says of which year its report is; that of a performance agreement is signed when the year begins."""
OF_PART = compiled(r"\b(?:triwulan|semester|caturwulan|interim|bulanan)\b", re.I)
"""Said of a report on a part of the year."""
LINES = 90
"""Lines of a foreword on two pages."""


@kind("signed-early")
def check_signed_early(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The place and date under a foreword that speaks of the year of the report."""
    year = understanding.profile.year
    if year is None:
        return
    lines = [line.text for page in understanding.document.pages for line in page.lines if not line.in_table]
    for start, line in enumerate(lines):
        if len(line.string) <= LONGEST and FOREWORD.fullmatch(line.plain):
            signed = _signed(lines[start + 1 : start + 1 + LINES])
            if signed is None:
                continue
            said, date, match = signed
            if OF_PART.search(said) or not re.search(rf"{REPORT}{year}\b", said, re.I):
                continue
            early = (int(match["year"]), match["month"].lower()[:3] == LAST_MONTH) < (year, True)
            yield Relation(
                rule,
                not early,
                quote(date),
                printed=" ".join(date.plain.split()),
                calculation=Both(f"laporan tahun {year}", f"a report on {year}"),
                arguments={"year": str(year)},
            )
            return


def _signed(lines: Sequence[Text]) -> tuple[str, Text, re.Match[str]] | None:
    """The words of a foreword, and the line with its place and date."""
    for i, line in enumerate(lines):
        match = DATED.fullmatch(line.plain) if "," in line.string and len(line.string) <= LONGEST else None
        if match and any(SIGNS.search(below.string) for below in lines[i + 1 : i + 1 + WITHIN]):
            return " ".join(above.plain for above in lines[:i]), line, match
    return None

