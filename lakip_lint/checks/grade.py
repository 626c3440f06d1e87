"""Predikat and kategori against the values that they are given to.

AKIP letters are judged by the limits of the evaluation (LKE), IKM letters by those of the survey, class words by the scale that
the report prints. A scale is trusted with an error only where other values of the report follow it; values on a limit that
rounding leaves open, in a gap between classes, or of another kind of index are left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.graded_value import CLASS, VALUE, Fault, fault_of
from lakip_lint.checks.language import Both, Words, joined
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.predikat import Claim
from lakip_lint.facts.predikat_prose import Announced, announced_classes, prose_claims
from lakip_lint.facts.predikat_tables import assesses, table_claims
from lakip_lint.facts.ratios import HUNDRED
from lakip_lint.facts.scales import KnownScale, cited, family_of, same_class, scales_for
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.grade import Band
from lakip_lint.figures.interval import Interval
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

UNMISTAKABLE = ("AA", "BB", "CC")
OLD_UNTIL = 2017
"""Reports up to this year may give a value of some earlier year by the limits of that time."""
SMALL_INDEX = Decimal(10)
"""A value below this beside a scale of percentages is an index of another kind (SPBE, maturitas)."""
OTHER_INDEX = compiled(
    r"maturitas|kapabilitas|\bSPIP\b|\bSPBE\b|\bAPIP\b|reformasi\s+birokrasi|\bRB\b|kepatuhan|ombudsman|akreditasi|kearsipan|keterbukaan|"
    r"indeks|survei|survey|opini|penghargaan|inovasi|evaluasi|merit|profesionalitas|integritas",
    re.I,
)
OF_PERFORMANCE = compiled(r"capaian|kinerja|realisasi|sasaran|indikator|serapan|tercapai", re.I)
QUALITY = compiled(r"(?:baik|tinggi|rendah|sedang|cukup|kurang|berhasil|memuaskan|buruk)$", re.I)


class Verdict(Struct, frozen=True):
    """A claim, the scale it was judged by, and whether they agree."""

    claim: Claim
    scale: KnownScale
    holds: bool
    firm: bool
    """Whether the disagreement can be told as an error."""


class Judge:
    """The scales of one report, its claims, and what the scales say of them."""

    def __init__(self, understanding: Understanding) -> None:
        document, knowledge = understanding.document, understanding.knowledge
        self.year = understanding.profile.year
        self.scales = scales_for(document, knowledge)
        self.claims = [c for c in _claims(understanding, self.scales) if not c.figure.bound]
        self.of_law = {id(s): cited(document, s) for s in self.scales if s.family == "kinerja" and not s.own}
        words = {c.grade for c in self.claims if not c.letter}
        self.like_law = bool(words & {"Sangat Tinggi", "Sangat Rendah"}) and not any(
            s.own and s.family == "kinerja" for s in self.scales
        )
        self.used: Counter[int] = Counter()
        self.verdicts = self._verdicts()

    def _verdicts(self) -> list[Verdict]:
        told = [(c, *v) for c in self.claims if (v := self._verdict(c, self._candidates(c)))]
        hits = Counter((id(scale), claim.group) for claim, scale, holds in told if holds)
        misses = Counter((id(scale), claim.group) for claim, scale, holds in told if not holds)
        self.used = Counter(id(scale) for _, scale, holds in told if holds)
        found = []
        for claim, scale, holds in told:
            agree, differ = hits[id(scale), claim.group], misses[id(scale), claim.group]
            if not holds and scale.family == "kinerja" and (differ > max(1, agree) or not self.of_performance(scale)):
                continue  # the column follows something else: not understood rather than misunderstood
            found.append(Verdict(claim, scale, holds, self._firm(claim, scale, self.used[id(scale)])))
        return found

    def of_performance(self, scale: KnownScale) -> bool:
        """Whether a scale is one of capaian kinerja, by the words around it or by a value that follows it."""
        return not scale.own or bool(OF_PERFORMANCE.search(scale.about)) or self.used[id(scale)] > 0

    def _candidates(self, claim: Claim) -> list[KnownScale]:
        year = claim.year or self.year
        own = [s for s in self.scales if s.own and s.has(claim.grade)]
        law = [s for s in self.scales if not s.own and s.has(claim.grade) and s.applies(year)]
        if claim.letter:
            family = claim.family or ("akip" if claim.grade in UNMISTAKABLE else "")
            printed = [s for s in own if s.family == family]
            law = [s for s in law if s.family == family]
            if family == "akip" and self.year and self.year <= OLD_UNTIL and not patterns.search(r"20\d\d", claim.context):
                law = [s for s in self.scales if not s.own and s.family == family and s.has(claim.grade)]
            elif any(family_of(s.about) == family for s in printed):
                return printed
            # letters printed for capaian (">85 - 100: AA") do not replace those of the evaluation
            return [*printed, *law] if family else []
        near = [s for s in own if s.family in ("kinerja", claim.family)]
        if claim.family:
            near += [s for s in law if s.family == claim.family and claim.announced]
        if near:
            return near
        return [s for s in law if s.family == "kinerja" and claim.announced and (self.of_law.get(id(s)) or self.like_law)]

    @staticmethod
    def _verdict(claim: Claim, scales: list[KnownScale]) -> tuple[KnownScale, bool] | None:
        """The scale that agrees, else the first that disagrees."""
        refused = None
        for scale in scales:
            answers = [scale.verdict(in_unit(value, scale), claim.grade) for value in claim.values]
            if any(answers):
                return scale, True
            if False in answers and refused is None and not _of_another_kind(claim, scale):
                refused = scale
        return (refused, False) if refused else None

    def _firm(self, claim: Claim, scale: KnownScale, hits: int) -> bool:
        if not any(b.meets(in_unit(value, scale)) for b in scale.scale.classes for value in claim.values):
            return False
        if scale.family == "kinerja" and not scale.own:
            return bool(scale.cites and re.search(scale.cites, claim.context, re.I))
        if claim.cross:
            return False
        if scale.own and scale.family == "kinerja":
            return hits >= 2
        return bool(claim.family) and (claim.letter or claim.announced)


def _claims(understanding: Understanding, scales: list[KnownScale]) -> Iterator[Claim]:
    """Every value with a predikat in the report, first those of tables, then those of sentences."""
    assessed = assesses(understanding.tables, scales)
    for view in understanding.tables:
        yield from table_claims(view, scales, assessed=assessed)
    for index, sentence in enumerate(understanding.sentences):
        before = understanding.sentences[index - 1] if index else None
        yield from prose_claims(sentence, before, understanding.profile.year)


@remembered
def judge_of(understanding: Understanding) -> Judge:
    """The judge of a report."""
    return Judge(understanding)


def in_unit(value: Interval, scale: KnownScale) -> Interval:
    """An IKM printed as the mean of answers (1 to 4) is multiplied by 25, where the scale is one of values up to 100."""
    lows = [b.low for b in scale.scale.classes if b.low is not None]
    return (
        value.scaled(25)
        if scale.family == "ikm" and value.low <= 4 and value.high <= Decimal("4.1") and lows and min(lows) >= 20
        else value
    )


def _of_another_kind(claim: Claim, scale: KnownScale) -> bool:
    value = claim.figure.value
    return scale.family == "kinerja" and value is not None and abs(value) < SMALL_INDEX and claim.figure.unit != "%"


@kind("predikat")
def check_predikat(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: family: akip | ikm | kinerja (class words by the scale of the report)."""
    family = rule.given["family"]
    verdicts = [v for v in judge_of(understanding).verdicts if v.scale.family == family]
    failed: dict[tuple[Decimal | None, str], list[Verdict]] = defaultdict(list)
    wrong_letters = {(v.claim.figure.place, v.claim.figure.start) for v in verdicts if not v.holds and v.claim.letter}
    for verdict in verdicts:
        claim = verdict.claim
        if verdict.holds:
            yield _relation(rule, [verdict], (), holds=True)
        elif claim.letter or (claim.figure.place, claim.figure.start) not in wrong_letters:
            failed[claim.figure.value, claim.grade].append(verdict)
    for (value, _), group in failed.items():
        right = [v.claim for v in verdicts if v.holds and v.claim.figure.value == value]
        told = sorted(group, key=_reading_order)
        faults = [_fault(understanding, v) if family == "kinerja" else Fault() for v in told]
        for verdict, fault in zip(told, faults, strict=True):
            if fault.what == VALUE:
                yield _value_doubted(rule, verdict, fault)
        rest = [(v, f) for v, f in zip(told, faults, strict=True) if f.what != VALUE]
        if rest:
            found = _relation(rule, [v for v, _ in rest], right, holds=False)
            graded_right = bool(right) and value != HUNDRED  # the same percentage has its class elsewhere
            sure = family != "kinerja" or graded_right or any(f.what == CLASS for _, f in rest)
            doubt = "" if sure else Both("; nilai atau kategorinya keliru", "; the value or the category is wrong")
            yield replace(found, arguments={**found.arguments, "doubt": doubt})


def _fault(understanding: Understanding, verdict: Verdict) -> Fault:
    def fits_class(value: Interval) -> bool:
        return verdict.scale.verdict(in_unit(value, verdict.scale), verdict.claim.grade) is True

    return fault_of(understanding, verdict.claim, fits_class)


def _value_doubted(rule: Rule, verdict: Verdict, fault: Fault) -> Relation:
    """A percentage that its row or its copies contradict, and that has its class once it is put right."""
    claim, scale = verdict.claim, verdict.scale
    band = next((b for b in scale.scale.classes if same_class(b.grade, claim.grade)), None)
    limits = f"{claim.grade} ({band.text})" if band else claim.grade
    return Relation(
        rule,
        False,
        evidence(claim.figure, "doubted"),
        tuple(_once([_evidence(claim, "input"), *fault.others])),
        printed=claim.figure.raw,
        expected=fault.expected,
        calculation=f"{fault.calculation}: {limits}",
        arguments={"subject": " ".join(claim.subject.split())[:120], "year": str(claim.year) if claim.year else ""},
        severity=None if verdict.firm or rule.severity is not Severity.ERROR else Severity.WARNING,
        doubts=claim.measure if claim.measure in ("capaian", "serapan") else "persentase",
    )


def _reading_order(verdict: Verdict) -> tuple[bool, int, float]:
    """Firm ones first, then as printed."""
    place = verdict.claim.place
    return not verdict.firm, place.page if place else 0, place.box.top if place else 0.0


def _relation(rule: Rule, group: list[Verdict], right: Iterable[Claim], *, holds: bool) -> Relation:
    verdict = group[0]
    claim, scale = verdict.claim, verdict.scale
    accepted = next((a for value in claim.values if (a := scale.accepted(in_unit(value, scale)))), ())
    expected = " / ".join(accepted) if not claim.letter or len(accepted) < 3 else ""
    others: list[Evidence] = []
    if claim.figure.raw not in claim.raw:
        others.append(evidence(claim.figure, "input", Both("nilai", "value")))
    others += [_evidence(v.claim, "copy") for v in group[1:]]
    others += [_evidence(c, "context", Both("di sini predikatnya lain", "another grade here")) for c in right]
    others += [
        Evidence(t.place(), t.plain, "context", _limits_of(b))
        for b, t in scale.rows
        if _named(b, (claim.grade, *accepted))
    ]
    year = str(claim.year) if claim.year else ""
    return Relation(
        rule,
        holds,
        _evidence(claim, "doubted"),
        tuple(_once(others)),
        printed=claim.raw,
        expected=expected if not holds else claim.grade,
        calculation=_calculation(claim, scale, accepted),
        cause=_cause(claim, scale) if not holds else None,
        arguments={
            "value": claim.figure.raw,
            "grade": claim.grade,
            "scale": _name_of(scale),
            "subject": claim.subject,
            "year": year,
        },
        severity=None if verdict.firm or holds or rule.severity is not Severity.ERROR else Severity.WARNING,
    )


def _once(items: Iterable[Evidence]) -> list[Evidence]:
    return list(dict.fromkeys(items))


def _named(band: Band, grades: Iterable[str]) -> bool:
    return any(same_class(band.grade, g) for g in grades)


def _evidence(claim: Claim, role: str, note: Words = "") -> Evidence:
    return Evidence(claim.place, claim.raw, role, note)


def _limits_of(band: Band) -> Both:
    return Both(f"batas {band.grade}", f"limits of {band.grade}")


def _calculation(claim: Claim, scale: KnownScale, accepted: tuple[str, ...]) -> Words:
    """ "64,38: B (> 60 - 70), bukan BB (> 70 - 80)"."""
    told = [f"{b.grade} ({b.text})" for b in scale.scale.classes if _named(b, accepted)]
    said = next((f"{b.grade} ({b.text})" for b in scale.scale.classes if same_class(b.grade, claim.grade)), claim.grade)
    if any(same_class(claim.grade, a) for a in accepted):
        return f"{claim.figure.raw}: {said}"
    return f"{claim.figure.raw}: " + joined(Both(" atau ", " or "), told) + Both(", bukan ", ", not ") + said


OLD_IKM = {
    "A": (Decimal("81.26"), Decimal(100)),
    "B": (Decimal("62.51"), Decimal("81.25")),
    "C": (Decimal("43.76"), Decimal("62.50")),
}
WORD_OF = {"Sangat Baik": "A", "Baik": "B", "Kurang Baik": "C"}


def _cause(claim: Claim, scale: KnownScale) -> Cause | None:
    """An IKM that fits the limits of 2004 was judged by them."""
    limits = OLD_IKM.get(WORD_OF.get(claim.grade, claim.grade))
    value = claim.figure.value
    if scale.family != "ikm" or scale.own or limits is None or value is None or not limits[0] <= value <= limits[1]:
        return None
    return Cause(
        "skala lama",
        {"id": "memakai batas mutu lama (Kepmenpan 25/2004)", "en": "judged by the old limits (Kepmenpan 25/2004)"},
    )


# ---- words that the scale of the report does not have


@kind("predikat-outside")
def check_outside(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A class word, announced as predikat or kategori of performance, that the only scale of the report does not have."""
    judge = judge_of(understanding)
    printed = [s for s in judge.scales if s.own]
    own = [s for s in printed if s.family == "kinerja" and QUALITY.search(s.scale.classes[0].grade) and judge.of_performance(s)]
    if len(own) != 1 or len(printed) > 1:
        return
    scale = own[0]
    failed: dict[str, list[Announced]] = defaultdict(list)
    for said in announced_classes(understanding.sentences):
        if (
            said.family
            or _names_law(judge, said.context)
            or not QUALITY.search(said.grade)
            or OTHER_INDEX.search(said.context)
            or not OF_PERFORMANCE.search(said.context)
        ):
            continue
        if scale.has(said.grade):
            yield _outside(rule, scale, [said], holds=True)
        else:
            failed[said.grade].append(said)
    for group in failed.values():
        yield _outside(rule, scale, group, holds=False)


def _names_law(judge: Judge, context: str) -> bool:
    """Whether the sentence itself says that it goes by the scale of a regulation."""
    return any(s.cites and re.search(s.cites, context, re.I) for s in judge.scales if s.family == "kinerja" and not s.own)


LONGEST_TITLE = 80
"""A scale whose title has more letters stands under a sentence."""


def _name_of(scale: KnownScale) -> Words:
    """The title of a scale, where it is one."""
    titled = scale.name and len(scale.name) <= LONGEST_TITLE
    return scale.name if titled or not scale.own else Both("skala pada laporan ini", "the scale in this report")


def _outside(rule: Rule, scale: KnownScale, group: list[Announced], *, holds: bool) -> Relation:
    classes = ", ".join(b.grade for b in scale.scale.classes)
    others = [Evidence(s.place, s.raw, "copy") for s in group[1:]]
    others += [Evidence(text.place(), text.plain, "context", _limits_of(band)) for band, text in scale.rows]
    return Relation(
        rule,
        holds,
        Evidence(group[0].place, group[0].raw, "doubted"),
        tuple(_once(others)),
        printed=group[0].raw,
        calculation=Both(f"skala laporan: {classes}", f"scale of the report: {classes}"),
        arguments={"grade": group[0].grade, "classes": classes, "scale": _name_of(scale)},
    )


# ---- one value with two grades


@kind("predikat-copies")
def check_copies(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The same value of the same thing with two different grades, where no scale says which of them is wrong."""
    judge = judge_of(understanding)
    judged = {id(v.claim) for v in judge.verdicts}
    by_value: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in judge.claims:
        if (
            claim.figure.value is not None
            and claim.figure.decimals >= 1
            and id(claim) not in judged
            and not OTHER_INDEX.search(claim.context)
        ):
            by_value[claim.figure.value, claim.letter, claim.family, claim.measure or claim.where].append(claim)
    for group in by_value.values():
        different = next((c for c in group if not same_class(c.grade, group[0].grade)), None)
        if len(group) < 2:
            continue
        first, second = group[0], different or group[1]
        same_thing = first.subject == second.subject and bool(first.subject)
        yield Relation(
            rule,
            different is None,
            _evidence(second, "doubted"),
            (_evidence(first, "copy"), evidence(first.figure, "input", Both("nilai", "value"))),
            printed=second.raw,
            expected=first.raw if different else second.raw,
            calculation=f"{first.figure.raw}: {first.grade} / {second.grade}",
            arguments={"value": first.figure.raw, "grade": second.grade, "other": first.grade, "subject": first.subject},
            severity=None if same_thing else Severity.WARNING,
        )


# ---- the scale itself


@kind("scale-limits")
def check_limits(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A limit that two neighbouring classes both exclude (a value on it has no class) or both include (it has two); and values
    between two classes that belong to neither ("50 - 75" below "80 - 100")."""
    for scale in judge_of(understanding).scales:
        if not scale.own or len(scale.rows) < 2:
            continue
        rows = sorted(scale.rows, key=lambda r: r[0].low if r[0].low is not None else Decimal(-1))
        touching = [(a, b) for a, b in pairwise(rows) if a[0].high is not None and a[0].high == b[0].low]
        gaps = [(a, b) for a, b in touching if not a[0].high_included and not b[0].low_included]
        doubles = [(a, b) for a, b in touching if a[0].high_included and b[0].low_included]
        if gaps:
            yield _limits(rule, scale, gaps, NO_CLASS, holds=False)
        for pair in ((a, b) for a, b in pairwise(rows) if _hole(a[0], b[0])):
            yield _limits(rule, scale, [pair], NO_CLASS, holds=False, between=True)
        if doubles:
            yield _limits(
                rule, scale, doubles, Both("masuk dua kelas", "belongs to two classes"), holds=False, severity=Severity.NOTE
            )
        if touching and not gaps and not doubles:
            yield _limits(rule, scale, touching, Both("masuk satu kelas", "belongs to one class"), holds=True)


NO_CLASS = Both("tidak masuk kelas mana pun", "belongs to no class")


def _hole(low: Band, high: Band) -> bool:
    """Whether whole numbers lie between two classes: "75" and "76" are neighbours, "75" and "80" are not."""
    return low.high is not None and high.low is not None and high.low - low.high > 1


Limit = tuple[tuple[Band, Text], tuple[Band, Text]]


def _limits(
    rule: Rule,
    scale: KnownScale,
    limits: list[Limit],
    words: Both,
    *,
    holds: bool,
    severity: Severity | None = None,
    between: bool = False,
) -> Relation:
    values = [_value(low[0].high) for low, _ in limits if low[0].high is not None]
    texts = list({id(text): text for pair in limits for _, text in pair}.values())
    places = [Evidence(text.place(), text.plain, "input", Both("batas kelas", "limits of the class")) for text in texts]
    listed: Words = Both("tepat ", "of exactly ") + ", ".join(values)
    if between:
        upper = _value(limits[0][1][0].low)
        listed = Both(f"di antara {values[0]} dan {upper}", f"between {values[0]} and {upper}")
    return Relation(
        rule,
        holds,
        Evidence(places[0].place, places[0].text, "doubted"),
        tuple(places[1:]),
        printed=texts[0].plain,
        calculation=joined(" ", (listed, words)),
        arguments={"limits": listed, "words": words, "scale": _name_of(scale)},
        severity=severity,
    )


def _value(limit: Decimal | None) -> str:
    return "" if limit is None else f"{limit.normalize():f}".replace(".", ",")


@kind("scale-law")
def check_law(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The limits of IKM classes as printed against those of PermenPANRB 14/2017, for reports that must use them."""
    judge = judge_of(understanding)
    if not judge.year or judge.year <= OLD_UNTIL:
        return
    for scale in (s for s in judge.scales if s.own and s.family == "ikm" and max(b.high or 0 for b in s.scale.classes) > 20):
        law = next((s for s in judge.scales if not s.own and s.family == "ikm" and s.has(scale.scale.classes[0].grade)), None)
        pairs = [(band, text, other) for band, text in scale.rows if law and (other := law.scale.band(band.grade))]
        wrong = [(band, text, other) for band, text, other in pairs if not _same_limits(band, other)]
        old = len(wrong) >= 3 and all(_old_limits(band) for band, _, _ in wrong)
        if len(pairs) >= 3 and (len(wrong) <= 1 or old):
            yield _law(rule, pairs, wrong, old=old)


def _same_limits(one: Band, two: Band) -> bool:
    """Whether limits are the same but for the last decimal."""
    sides = ((one.low, two.low), (one.high, two.high))
    return all(a is None or b is None or abs(a - b) <= Decimal("0.02") for a, b in sides)


def _old_limits(band: Band) -> bool:
    limits = OLD_IKM.get(WORD_OF.get(band.grade, band.grade))
    return limits is None or (band.low is not None and abs(band.low - limits[0]) <= 1)


def _law(rule: Rule, pairs: list[tuple[Band, Text, Band]], wrong: list[tuple[Band, Text, Band]], *, old: bool) -> Relation:
    band, text, right = (wrong or pairs)[0]
    others = tuple(Evidence(t.place(), t.plain, "input", _limits_of(b)) for b, t, _ in pairs if t is not text)
    cause = Cause("skala lama", {"id": "batas Kepmenpan 25/2004", "en": "the limits of Kepmenpan 25/2004"}) if old else None
    return Relation(
        rule,
        not wrong,
        Evidence(text.place(), text.plain, "doubted"),
        others,
        printed=text.plain,
        expected=right.text,
        calculation=f"{band.grade}: {right.text}",
        cause=cause,
        arguments={"grade": band.grade, "subject": f"mutu {band.grade}"},
    )
