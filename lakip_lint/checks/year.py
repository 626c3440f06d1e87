"""Years that cannot be right: left from another report, or not years at all."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from lakip_lint.checks.bound import bound_figures
from lakip_lint.checks.language import Both
from lakip_lint.checks.misdated import misdated_columns
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import page_of
from lakip_lint.checks.stale_labels import contents_years, label_years
from lakip_lint.checks.stale_sentences import sentence_years
from lakip_lint.checks.stale_titles import column_years, title_years
from lakip_lint.checks.twin_titles import twin_titles
from lakip_lint.document.model import Place
from lakip_lint.facts.mention import MONTH
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

RESULTS = ("realisasi", "capaian")
PROVING_RESULTS = 2


@kind("stale-year")
def stale_year(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """`given: {where: label | contents | title | column | sentence}`: years that must be the report's year."""
    year = report.profile.year
    where = str(rule.given.get("where", "label"))
    if year is None:
        return
    if where == "label":
        yield from label_years(report.document, year, rule)
    elif where == "contents":
        yield from contents_years(report.document, year, rule)
    else:
        column = partial(column_years, plan=report.profile.plan_period, misdated=misdated_columns(report, year))
        title = partial(title_years, mistitled=_mistitled(report, year))
        looks: dict[str, Callable[..., Iterator[Relation]]] = {
            "title": title, "column": column, "sentence": sentence_years,
        }
        told = list(looks[where](report.document, year, bound_figures(report.document), rule))
        yield from told
        if where == "title":
            known = {r.doubted.place for r in told if not r.holds}
            yield from (r for r in twin_titles(report.document, year, rule) if r.doubted.place not in known)


def _mistitled(report: Understanding, year: int) -> dict[Place, list[Evidence]]:
    """Results of tables titled with another year that other tables print for `year`; targets often stay as they were."""
    again: dict[Place, list[Evidence]] = {}
    results = [f for f in report.ledger.facts if f.measure in RESULTS and f.year == year and f.figure.interval]
    for view in (v for v in report.tables if v.mistitled):
        same = {
            f.subject.key: Evidence(
                f.figure.place,
                f.figure.raw,
                "input",
                Both(f"angka {year} di halaman {page}", f"the figure of {year} on page {page}"),
            )
            for f in results
            for g in results
            if f.table == view.index != g.table
            and (f.subject, f.measure, f.scope, f.entity) == (g.subject, g.measure, g.scope, g.entity)
            and f.figure.interval == g.figure.interval
            and (page := page_of(report.document, g.figure.place))
        }
        if len(same) >= PROVING_RESULTS:
            again[view.table.place] = list(same.values())[:4]
    return again


# ---- not a year

WORDS_AFTER = (
    "sebesar adalah yaitu tentang dan yang dengan sampai mencapai telah ini di pada sebanyak merupakan masih".replace(" ", "|")
)
ENDS = rf"(?=\s*[.;)]|\s*,\s*[A-Za-z]|\s*$|\s+(?:{WORDS_AFTER})\b)"
DAY = rf"\b\d{{1,2}}\s+(?:{MONTH})"
SHORT = compiled(rf"(?:\b(?:pada|di|selama|dari|sejak|untuk)\s+tahun|\btahun\s+anggaran|{DAY})\s+((?:19|20)\d){ENDS}", re.I)
BUDGETED = compiled(rf"\b(?:TA|T\.\s?A)(?:\s*\.\s*|\s+)((?:19|20)\d){ENDS}")
""" "APBN TA.202": the abbreviation of tahun anggaran, in capitals only."""
CITED = compiled(r"\(\s*[A-Z][\w.&\s]{2,40}?,\s*((?:19|20)\d)\s*\)")
LONG = compiled(rf"(?:\btahun(?:\s+anggaran)?|{DAY})\s+((?:19|20)\d{{3}})(?!\d|[.,]\d)", re.I)
DISTANT = compiled(
    rf"(?:\b(?:pada|selama|sejak)\s+tahun|\btahun\s+anggaran|{DAY})\s+(2[1-9]\d\d|[3-9]\d{{3}})(?!\d|[.,]\d){ENDS}", re.I
)


ODD = compiled(r"(?<!\d)(?:(?:19|20)\d(?!\d)|(?:19|20)\d{3}(?!\d)|(?:2[1-9]\d\d|[3-9]\d{3})(?!\d))")
"""What can be one of these: most texts hold none."""
IMPOSSIBLE = ((SHORT, None), (BUDGETED, None), (CITED, None), (DISTANT, None), (LONG, Severity.WARNING))


@kind("impossible-year")
def impossible_year(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Years of three or five digits, or of another century, in running text. Five digits may be a footnote mark: a doubt.

    The same slip in the same words is one finding with all its places: such sentences are copies of each other.
    """
    slips: dict[tuple[str, Severity | None], list[Evidence]] = {}
    for block in report.document.paragraphs:
        for pattern, severity in IMPOSSIBLE if ODD.search(block.text.string) else ():
            for match in pattern.finditer(block.text.string):
                place = block.text.place(match.start(1), match.end(1))
                spot = Evidence(place, match.group(1), "doubted", Both("bukan angka tahun", "not a year"))
                slips.setdefault((" ".join(match.group(0).split()), severity), []).append(spot)
    for (context, severity), (first, *again) in slips.items():
        printed = first.text
        others = tuple(replace(spot, role="copy") for spot in again)
        yield Relation(
            rule, False, first, others, printed, "", Both(f"{printed} bukan angka tahun", f"{printed} is not a year"),
            severity=severity, arguments={"context": context, "page": page_of(report.document, first.place)},
        )
