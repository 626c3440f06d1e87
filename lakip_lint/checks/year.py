"""Years that cannot be right: left from another report, or not years at all."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from lakip_lint.checks.bound import bound_figures
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import page_of
from lakip_lint.checks.stale_labels import contents_years, label_years
from lakip_lint.checks.stale_sentences import sentence_years
from lakip_lint.checks.stale_titles import column_years, title_years
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
        column = partial(column_years, plan=report.profile.plan_period)
        title = partial(title_years, mistitled=_mistitled(report, year))
        looks: dict[str, Callable[..., Iterator[Relation]]] = {
            "title": title, "column": column, "sentence": sentence_years,
        }
        yield from looks[where](report.document, year, bound_figures(report.document), rule)


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
CITED = compiled(r"\(\s*[A-Z][\w.&\s]{2,40}?,\s*((?:19|20)\d)\s*\)")
LONG = compiled(rf"(?:\btahun(?:\s+anggaran)?|{DAY})\s+((?:19|20)\d{{3}})(?!\d|[.,]\d)", re.I)
DISTANT = compiled(
    rf"(?:\b(?:pada|selama|sejak)\s+tahun|\btahun\s+anggaran|{DAY})\s+(2[1-9]\d\d|[3-9]\d{{3}})(?!\d|[.,]\d){ENDS}", re.I
)


@kind("impossible-year")
def impossible_year(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Years of three or five digits, or of another century, in running text. Five digits may be a footnote mark: a doubt."""
    for block in report.document.paragraphs:
        string = block.text.string
        for pattern, severity in ((SHORT, None), (CITED, None), (DISTANT, None), (LONG, Severity.WARNING)):
            for match in pattern.finditer(string):
                printed = match.group(1)
                place = block.text.place(match.start(1), match.end(1))
                yield Relation(
                    rule, False, Evidence(place, printed, "doubted", Both("bukan angka tahun", "not a year")), (), printed, "",
                    Both(f"{printed} bukan angka tahun", f"{printed} is not a year"), severity=severity,
                    arguments={"context": " ".join(match.group(0).split()), "page": page_of(report.document, place)},
                )
