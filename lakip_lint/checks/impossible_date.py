"""Days that no month has: "31 Februari 2024", "31 Juni", "29 Februari 2023"."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from msgspec.structs import replace

from lakip_lint.checks.language import Both
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

LAST_DAYS = Cued(
    compiled(
        r"(?<![\w.,/-])(?P<day>29|3[01])\s+(?P<month>[fp]ebruari|april|juni|september|no[vp]ember)\b(?:\s+(?P<year>(?:19|20)\d\d)\b)?",
        re.I,
    ),
    "ebruari", "april", "juni", "september", "november", "nopember",
)  # fmt: skip


@kind("impossible-date")
def check_impossible_date(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """The last days of the short months wherever they are printed; an impossible one is one finding with all its places."""
    found: dict[str, tuple[int, list[Evidence]]] = {}
    for text in report.document.texts():
        for match in LAST_DAYS.finditer(text.string):
            spot = quote(text, "doubted", "", match.start(), match.end())
            found.setdefault(spot.text.lower(), (_days(match), []))[1].append(spot)
    for printed, (days, (first, *again)) in found.items():
        yield Relation(
            rule,
            int(printed[:2]) <= days,
            first,
            tuple(replace(spot, role="copy") for spot in again),
            first.text,
            calculation=Both(f"bulan itu {days} hari", f"that month has {days} days"),
            arguments={"days": str(days)},
        )


def _days(match: re.Match[str]) -> int:
    if not match["month"].lower().endswith("ebruari"):
        return 30
    return 28 if match["year"] and not isleap(int(match["year"])) else 29
