"""Periods of plans: one plan has one period, "three years" are three, and the third year of a plan is one year only."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.language import Both, Words, times
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import printed_year, year_evidence
from lakip_lint.document.model import Document, Heading, Paragraph, Text
from lakip_lint.facts.mention import Mention, Period, mentions_in, periods_in
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import BELOW_HUNDRED, ORDINALS, counted
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

PLANS = {
    "RPJPN": r"\bRPJPN\b|pembangunan\s+jangka\s+panjang\s*(?:\(RPJP\)\s*)?nasional",
    "RPJMN": r"\bRPJMN\b|pembangunan\s+jangka\s+menengah\s*(?:\(RPJM\)\s*)?nasional",
    "RPJPD": r"\bRPJPD?\b|pembangunan\s+jangka\s+panjang",
    "RPJMD": r"\bRPJMD?\b|pembangunan\s+jangka\s+menengah",
    "RTRW": r"\bRTRW\b|tata\s+ruang\s+wilayah",
    "Renstra": r"\brenstra\b|rencana\s+strate\w+",
}
PLAN = compiled("|".join(f"(?P<{name}>{words})" for name, words in PLANS.items()), re.I)
CHANGED = compiled(r"\bperubahan\b|\brevisi\b|\breviu\b", re.I)
OF_OTHERS = compiled(
    r"kementerian|direktorat|\bditjen\b|menteri|sekretariat\s+jenderal|nasional|\bBPK\b|\bBPKP\b|\bLAN\b|\bBKN\b|kemen\w+", re.I
)
LEVEL = compiled(r"\b(provinsi|propinsi|kabupaten|kota)\b", re.I)
DATA = compiled(r"realisasi|capaian|pencapaian|perbandingan|perkembangan|progres|kemajuan|evaluasi|data", re.I)
LAW = compiled(r"\b(?:nomor|no\.?)\s*:?\s*\S+\s+tahun\s+\d{4}", re.I)
REACH = 120
WORD_BEFORE = compiled(r"\b(?:tahun|periode|perubahan)\s+$", re.I)
NOTHING_BETWEEN = compiled(r"[.;:]\s|\btahun\s+(?:19|20)\d\d\b(?!\s*(?:-|–|s))|\b(?:19|20)\d\d\b", re.I)


OVER = compiled(r"\b(?:berakhir\w*|sebelum\w*|evaluasi|lama|lalu|dilanjutkan|transisi)\b", re.I)
"""Words that tell that a plan is over, and that the sentence knows it."""
PROVING = 3
"""How many places must give a plan one period for each that gives another, before the other is proven to be a slip."""


class PlanPeriod(Struct, frozen=True):
    """A period as printed, and the plan it is of. `plan` tells apart plans that may differ; `legal`: cited in a law."""

    plan: str
    period: Period
    text: Text
    legal: bool

    @property
    def evidence(self) -> Evidence:
        return self.evidence_as("doubted", "")

    def evidence_as(self, role: str, note: Words) -> Evidence:
        return _quoted(self.text, self.begin, self.period.end, role, note)

    @property
    def begin(self) -> int:
        """Where the period begins with the word before it ("Tahun 2021-2026", "Perubahan 2021-2026")."""
        word = WORD_BEFORE.search(self.text.string[: self.period.start])
        return word.start() if word else self.period.start

    @property
    def printed(self) -> str:
        """The two years only."""
        return " ".join(self.text.string[self.period.start : self.period.end].split())

    def instead(self, other: PlanPeriod) -> str:
        """The years of another place after the word that stands here."""
        return f"{' '.join(self.text.string[self.begin : self.period.start].split())} {other.printed}".strip()


@kind("plan-period")
def plan_period(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """`given: {look: agreement | length | ordinal}`."""
    look = {"agreement": _agreement, "length": _length, "ordinal": _ordinal}[str(rule.given.get("look", "agreement"))]
    yield from look(report, rule)


# ---- one plan, one period


def _agreement(report: Understanding, rule: Rule) -> Iterator[Relation]:
    for plan, members in _groups(report.document).items():
        counts = Counter(m.period.years for m in members)
        main = _main(counts, report.profile.year, report.profile.plan_period)
        if main is None:
            continue
        wrong: dict[tuple[int, int], list[PlanPeriod]] = defaultdict(list)
        for member in members:
            if member.period.years != main and _same_plan(member, main, report.profile.year):
                wrong[member.period.years].append(member)
        right = [m for m in members if m.period.years == main]
        for years, places in wrong.items():
            clear = counts[main] >= PROVING * counts[years] and not _to_date(places[0], main, report.profile.year)
            # a plan that begins after the year of the report may be the next one
            clear = clear and (report.profile.year is None or years[0] <= report.profile.year)
            yield _disagreeing(rule, plan, places, right, clear=clear)
        if len(right) > 1 and not wrong:
            yield Relation(rule, True, right[0].evidence, (right[1].evidence_as("copy", ""),), right[0].printed)
        ended = [m for m in members if m.period.years not in (main, *wrong)]
        yield from _ended(rule, plan, ended, right, report.profile.year)
        yield from _headed(rule, plan, ended, right, report)


def _headed(
    rule: Rule, plan: str, members: list[PlanPeriod], right: list[PlanPeriod], report: Understanding
) -> Iterator[Relation]:
    """A heading with a plan that is over, above a text that tells of the same plan with the period of today only."""
    year = report.profile.year or 0
    for member in members:
        at = next((i for i, b in enumerate(report.document.blocks) if isinstance(b, Heading) and b.text is member.text), None)
        if at is None or member.period.last >= year or DATA.search(member.text.string):
            continue
        section = takewhile(lambda block: not isinstance(block, Heading), report.document.blocks[at + 1 :])
        below = [b.text.string for b in section if isinstance(b, Paragraph)]
        told = [r for r in right if any(r.text.string in string for string in below)]
        if told and not any(str(member.period.first) in string for string in below):
            yield _disagreeing(rule, plan, [member], told, clear=False)


def _groups(document: Document) -> dict[str, list[PlanPeriod]]:
    """Periods by plan; where only one level of government is named, a plan without a level is of that one."""
    groups: dict[str, list[PlanPeriod]] = defaultdict(list)
    for found in plan_periods(document):
        groups[found.plan].append(found)
    for plan in [p for p in groups if "/" not in p]:
        levels = [p for p in groups if p.startswith(plan + "/")]
        if len(levels) == 1:
            groups[levels[0]] += groups.pop(plan)
    return groups


def _to_date(place: PlanPeriod, main: tuple[int, int], year: int | None) -> bool:
    """Whether the period may mean the part of the plan that is over ("target Renstra 2021-2023" in the report of 2023)."""
    first, last = place.period.years
    data = DATA.search(place.text.string) or patterns.search(r"target|indikator", place.text.string, re.I)
    return bool(data) and year is not None and first == main[0] and last in (year - 1, year)


def _ended(
    rule: Rule, plan: str, members: list[PlanPeriod], right: list[PlanPeriod], year: int | None
) -> Iterator[Relation]:
    """A plan that ended before the report's year cannot be what the work of that year is based on. Where the report gives the
    plan another period often enough, that is proven."""
    for member in members:
        string = member.text.string
        based = patterns.match(r"\W*(?:berdasarkan|mengacu|sesuai\s+dengan|sebagaimana)", string, re.I)
        told = any(m.year == year and m.free for m in mentions_in(string))
        if year is not None and member.period.last < year and not member.legal and based and told:
            over = OVER.search(string) is not None
            yield _disagreeing(rule, plan, [member], right, clear=len(right) >= PROVING and not over)


def _main(
    counts: Counter[tuple[int, int]], year: int | None, usual: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The period that most places give, of those that hold the report's year; in a tie the one the report uses elsewhere."""
    fitting = {p: n for p, n in counts.items() if year is None or p[0] <= year <= p[1]}
    if not fitting:
        return None
    return max(fitting, key=lambda p: (fitting[p], p == usual))


def _same_plan(member: PlanPeriod, main: tuple[int, int], year: int | None) -> bool:
    """Whether another period can only be a slip for the main one: not an earlier or a later plan, nor one cited in a law."""
    first, last = member.period.years
    if first == main[0] or last == main[1]:
        return not member.legal or year is None or first <= year <= last
    overlap = min(last, main[1]) - max(first, main[0])
    return not member.legal and overlap >= 2 and year is not None and first <= year <= last


def _disagreeing(
    rule: Rule, plan: str, places: list[PlanPeriod], right: list[PlanPeriod], *, clear: bool
) -> Relation:
    doubted, others = places[0], [p.evidence_as("copy", Both("tertulis sama", "printed alike")) for p in places[1:4]]
    others += [
        p.evidence_as("input", Both("periode yang paling sering ditulis", "the period printed most often")) for p in right[:2]
    ]
    return Relation(
        rule, False, doubted.evidence, tuple(others), doubted.evidence.text, doubted.instead(right[0]),
        times(len(right)) + f" {right[0].printed}, " + times(len(places)) + f" {doubted.printed}",
        arguments={"plan": plan.split("/")[0], "times": str(len(right)), "right": right[0].printed},
        severity=None if clear else Severity.WARNING,
    )


def plan_periods(document: Document) -> Iterator[PlanPeriod]:
    """Every period that directly follows the name of a plan ("Renstra <office> Tahun 2021-2026")."""
    for text in _texts(document):
        yield from plan_periods_in(text)


def plan_periods_in(text: Text) -> Iterator[PlanPeriod]:
    """Those of one sentence."""
    string = text.string
    for period in periods_in(string):
        window = string[max(0, period.start - REACH) : period.start]
        names = list(PLAN.finditer(window))
        if not names or period.last - period.first < 1:
            continue
        name = names[-1]
        between = window[name.end() :]
        if NOTHING_BETWEEN.search(between) or DATA.search(between) or OF_OTHERS.search(between):
            continue
        lead = window[: name.start()]
        if DATA.search(lead[-40:]) and not lead.rstrip().endswith(("target", "Target")):
            continue
        legal = bool(LAW.search(string[max(0, period.start - 260) : period.start]))
        yield PlanPeriod(_plan_key(name, lead, between), period, text, legal)


def _plan_key(name: re.Match[str], lead: str, between: str) -> str:
    """The kind of plan, whether it is the changed one, and the level of government where it is named."""
    plan = str(name.lastgroup)
    level = LEVEL.search(between)
    where = level.group(1).lower().replace("propinsi", "provinsi") if level and plan != "Renstra" else ""
    changed = CHANGED.search(lead[-25:]) or CHANGED.search(between[:25])
    return f"{'Perubahan ' if changed else ''}{plan}" + (f"/{where}" if where else "")


def _texts(document: Document) -> Iterator[Text]:
    """All that is printed, the contents too."""
    yield from document.texts(sentences=True)
    yield from (entry.text for entry in document.contents)


# ---- how many years

LENGTH = compiled(
    rf"(?:kurun\s+waktu|jangka\s+waktu|periode|selama|untuk)\s+(?P<n>\d{{1,2}})?\s*\(?\s*(?P<word>{BELOW_HUNDRED}\b)?\s*\)?\s*"
    r"tahun(?:an)?\s*,?\s*(?:\(|yaitu|yakni|dari|mulai)?\s*(?:untuk\s+)?(?:tahun\s+)?$",
    re.I,
)


def _length(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "kurun waktu 3 (tiga) tahun, yaitu 2021-2023": both ways of counting are allowed (the first year counted or not)."""
    for text in _texts(report.document):
        for period in periods_in(text.string):
            match = LENGTH.search(text.string[: period.start])
            number = counted(match["n"] or match["word"] or "") if match else None
            if match is None or number is None:
                continue
            years = period.last - period.first + 1
            doubted = _quoted(text, period.start, period.end, "doubted")
            said = _quoted(text, match.start(), match.end(), "input", Both("lama yang disebut", "the length as told"))
            yield Relation(
                rule,
                number in (years - 1, years),
                doubted,
                (said,),
                doubted.text,
                "",
                Both(
                    f"{doubted.text} = {years} tahun, disebut {number} tahun",
                    f"{doubted.text} = {years} years, said to be {number} years",
                ),
                arguments={"number": str(number), "years": str(years)},
            )


def _quoted(text: Text, start: int, end: int, role: str, note: Words = "") -> Evidence:
    return Evidence(text.place(start, end), " ".join(text.string[start:end].split()), role, note)


# ---- the how manieth year

ORDINAL = compiled(
    rf"tahun\s+(?:ke\s*-?\s*(?P<n>[1-6])\b|(?P<word>{'|'.join(ORDINALS)})\b|terakhir)(?:\s*\([^)]{{1,12}}\))?"
    r"(?:\s+(?:dari|dalam|pelaksanaan|periode|implementasi|masa|dokumen|perubahan|berlakunya|penerapan|kurun|waktu)){0,4}\s+"
    r"(?:renstra|rpjmd|rencana\s+strate\w+|rencana\s+pembangunan\s+jangka\s+menengah"
    r"|(?P<that>(?:periode|rencana|dokumen)\s+(?:tersebut|itu)))",
    re.I,
)


FIVE = 5
"""Years of a plan that is told from its first to its last year: there the first one counts."""


def _place_in(period: Period, year: int) -> Both:
    """ "tahun 2023 adalah tahun ke-3 dari periode 2021-2026"."""
    years = f"{period.first}-{period.last}"
    if not period.first <= year <= period.last:
        return Both(f"tahun {year} di luar periode {years}", f"{year} is outside {years}")
    at = year - period.first + 1
    return Both(f"tahun {year} adalah tahun ke-{at} dari periode {years}", f"{year} is year {at} of {years}")


def _ordinal(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "tahun ketiga Renstra 2021-2026": the report's year (or the year of the sentence) must be that year of the plan.

    A sentence that leaves the period out means the one that the report gives that plan everywhere.
    """
    for text in _texts(report.document):
        for match in ORDINAL.finditer(text.string):
            found = _period_meant(report.document, text, match)
            told = [m for m in mentions_in(text.string) if m.free and m.context == "singular" and m.end <= match.start()]
            year = told[-1].year if told else report.profile.year
            if found is None or year is None:
                continue
            period, which, sure = found
            number = int(match["n"]) if match["n"] else ORDINALS[match["word"].lower()] if match["word"] else None
            allowed = {period.last} if number is None else {period.first + number - 1, period.first + number}
            ordinal = _quoted(text, match.start(), match.end(), "doubted")
            whole = number is not None and period.last - period.first + 1 == FIVE
            late = whole and year == period.first + (number or 0)
            if told and year not in allowed and report.profile.year in allowed:
                yield _of_this_year(rule, report.profile.year, text, told[-1], ordinal, which)
                continue
            yield Relation(
                rule,
                year in allowed and not late,
                ordinal,
                (which,),
                ordinal.text,
                "",
                _place_in(period, year),
                arguments={"year": str(year)},
                severity=None if sure and not late else Severity.WARNING,
            )


def _period_meant(document: Document, text: Text, match: re.Match[str]) -> tuple[Period, Evidence, bool] | None:
    """The period of the plan that a sentence names, where it is printed, and whether the sentence prints it itself."""
    note = Both("periode rencana", "the period of the plan")
    if match["that"]:
        named = [p for p in plan_periods_in(text) if p.period.end <= match.start()]
        return (named[-1].period, named[-1].evidence_as("input", note), True) if named else None
    for period in periods_in(text.string):
        if match.end() <= period.start <= match.end() + REACH:
            return period, _quoted(text, period.start, period.end, "input", note), True
    elsewhere = _only_period(document, match.group())
    return (elsewhere.period, elsewhere.evidence_as("input", note), False) if elsewhere else None


def _only_period(document: Document, named: str) -> PlanPeriod | None:
    """The period of a plan, where every place that gives it one gives it the same."""
    plan = PLAN.search(named)
    places = [p for p in plan_periods(document) if plan and p.plan == plan.lastgroup and not p.legal]
    return places[0] if len({p.period.years for p in places}) == 1 else None


def _of_this_year(rule: Rule, year: int, text: Text, said: Mention, ordinal: Evidence, which: Evidence) -> Relation:
    """The plan and the how manieth year say that the sentence is about the year of the report, but it names another."""
    return Relation(
        rule,
        False,
        year_evidence(text, said),
        (replace(ordinal, role="input"), which),
        printed_year(text, said),
        f"{text.string[said.lead : said.start]}{year}".strip(),
        Both(f"{ordinal.text} {which.text} adalah {year}", f"{ordinal.text} {which.text} is {year}"),
        arguments={"year": str(said.year)},
    )
