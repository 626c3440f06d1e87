"""Years that cannot be right: left from another report, compared with themselves, or not years at all."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from lakip_lint.checks.bound import bound_figures
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import page_of, printed_year, year_evidence
from lakip_lint.checks.stale_labels import contents_years, label_years
from lakip_lint.checks.stale_sentences import sentence_years
from lakip_lint.checks.stale_titles import column_years, title_years
from lakip_lint.document.model import Text
from lakip_lint.facts.mention import MONTH, Mention, mentions_in
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule, Severity


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
        looks: dict[str, Callable[..., Iterator[Relation]]] = {
            "title": title_years, "column": column, "sentence": sentence_years,
        }
        yield from looks[where](report.document, year, bound_figures(report.document), rule)


# ---- a year compared with itself

MEASURE = re.compile(r"capaian|pencapaian|realisasi|kinerja|target|pagu|anggaran|nilai|skor|hasil|produksi|jumlah", re.I)
OTHER_SIDE = re.compile(
    r"target|rencana|pagu|sebelum|perubahan|triwulan|semester|bulan|awal|akhir|renstra|rpjm|nasional|provinsi|kabupaten|kota|kecamatan"
    r"|rata|standar|jangka|angka|prognosa|ramalan|sasaran|kumulatif|murni|induk|yang\s+(?:sama|lain)",
    re.I,
)
"""Another thing of the same year: its target, its first quarter, another office."""
EQUAL = re.compile(
    r"(?:sama\s+(?:seperti|dengan)|(?:di|jika\s+di|bila\s+di|apabila\s+di)?\s*banding(?:kan)?(?:\s+dengan)?|daripada"
    r"|lebih\s+(?:tinggi|rendah|besar|kecil|baik|banyak|sedikit)\s+(?:dari|dibanding\w*(?:\s+dengan)?))"
    r"(?P<gap>(?:\s+[\w%,.()]+){0,6}?)\s+(?:(?:pada|di|untuk|dari)\s+)?$",
    re.I,
)
MOVING = re.compile(r"(?:naik|turun|meningkat|menurun|peningkatan|penurunan|kenaikan|bertambah|berkurang)", re.I)
MONEY = re.compile(r"anggaran|belanja|\bRp", re.I)
"""A budget may be changed within its year."""
FROM_YEAR = re.compile(r"\bdari\s+(?:\S+\s+){0,5}$", re.I)
TO_YEAR = re.compile(r"\b(?:menjadi|ke)\s+(?:\S+\s+){0,5}$", re.I)


@kind("self-comparison")
def self_comparison(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence that compares a year with the same year; a comparison of two different years holds."""
    for block in report.document.paragraphs:
        for sentence in block.sentences():
            mentions = [m for m in mentions_in(sentence.string) if m.context not in ("law", "date", "period")]
            for first, second in pairwise(mentions):
                same = {m.year for m in mentions if m.start <= second.start} == {second.year}
                if (same or first.year != second.year) and _compared(sentence.string, first, second):
                    yield _self_relation(report, rule, sentence, first, second)


def _compared(string: str, first: Mention, second: Mention) -> bool:
    """Whether `second` is the year that `first` is compared with, both for the same measure."""
    between = string[first.end : second.lead]
    match = EQUAL.search(between)
    if match:
        gap, side = match.group("gap"), string[: first.lead][-160:] + between[: match.start()]
        named = re.search(r"\b[A-Z]", MEASURE.sub("", gap))
        return not named and not OTHER_SIDE.search(gap) and _measures(gap) <= _measures(side)
    back = string[max(0, first.lead - 60) : first.lead]
    moved = MOVING.search(string[: second.lead]) and FROM_YEAR.search(back) and TO_YEAR.search(between)
    window = string[max(0, first.lead - 90) : second.lead]
    return bool(moved) and not OTHER_SIDE.search(window) and not MONEY.search(window)


def _measures(string: str) -> set[str]:
    return {m.lower() for m in MEASURE.findall(string)}


def _self_relation(report: Understanding, rule: Rule, sentence: Text, first: Mention, second: Mention) -> Relation:
    same = first.year == second.year
    last_year = same and second.year == report.profile.year
    expected = f"{sentence.string[second.lead : second.start]}{second.year - 1}".strip() if last_year else ""
    other = year_evidence(sentence, first, "input", "dibandingkan dengan tahun ini")
    return Relation(
        rule, not same, year_evidence(sentence, second), (other,), printed_year(sentence, second), expected,
        f"{first.year} dibandingkan dengan {second.year}", arguments={"year": str(second.year)},
    )


# ---- not a year

WORDS_AFTER = (
    "sebesar adalah yaitu tentang dan yang dengan sampai mencapai telah ini di pada sebanyak merupakan masih".replace(" ", "|")
)
ENDS = rf"(?=\s*[.;)]|\s*,\s*[A-Za-z]|\s*$|\s+(?:{WORDS_AFTER})\b)"
DAY = rf"\b\d{{1,2}}\s+(?:{MONTH})"
SHORT = re.compile(rf"(?:\b(?:pada|di|selama|dari|sejak|untuk)\s+tahun|\btahun\s+anggaran|{DAY})\s+((?:19|20)\d){ENDS}", re.I)
CITED = re.compile(r"\(\s*[A-Z][\w.&\s]{2,40}?,\s*((?:19|20)\d)\s*\)")
LONG = re.compile(rf"(?:\btahun(?:\s+anggaran)?|{DAY})\s+((?:19|20)\d{{3}})(?!\d|[.,]\d)", re.I)
DISTANT = re.compile(
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
                    rule, False, Evidence(place, printed, "doubted", "bukan angka tahun"), (), printed, "",
                    f"{printed} bukan angka tahun", severity=severity,
                    arguments={"context": " ".join(match.group(0).split()), "page": page_of(place)},
                )
