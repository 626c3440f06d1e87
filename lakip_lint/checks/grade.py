"""Predikat and kategori against the values that they are given to.

AKIP letters are judged by the limits of the evaluation (LKE), IKM letters by those of the survey, class words by the scale that
the report prints. A scale is trusted with an error only where other values of the report follow it; values on a limit that
rounding leaves open, in a gap between classes, or of another kind of index are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.graded_value import CLASS, VALUE, Fault, fault_of
from lakip_lint.checks.judging import OF_PERFORMANCE, Judge, Verdict, in_unit, judge_of
from lakip_lint.checks.language import Both, Words, joined
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.checks.scale_limits import OLD_IKM, WORD_OF, limits_of, name_of
from lakip_lint.facts.predikat import Claim
from lakip_lint.facts.predikat_prose import Announced, announced_classes
from lakip_lint.facts.ratios import HUNDRED
from lakip_lint.facts.scales import KnownScale, same_class
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.grade import Band
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

OTHER_INDEX = compiled(
    r"maturitas|kapabilitas|\bSPIP\b|\bSPBE\b|\bAPIP\b|reformasi\s+birokrasi|\bRB\b|kepatuhan|ombudsman|akreditasi|kearsipan|keterbukaan|"
    r"indeks|survei|survey|opini|penghargaan|inovasi|evaluasi|merit|profesionalitas|integritas",
    re.I,
)
QUALITY = compiled(r"(?:baik|tinggi|rendah|sedang|cukup|kurang|berhasil|memuaskan|buruk)$", re.I)


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
        Evidence(t.place(), t.plain, "context", limits_of(b))
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
            "scale": name_of(scale),
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


def _calculation(claim: Claim, scale: KnownScale, accepted: tuple[str, ...]) -> Words:
    """ "64,38: B (> 60 - 70), bukan BB (> 70 - 80)"."""
    told = [f"{b.grade} ({b.text})" for b in scale.scale.classes if _named(b, accepted)]
    said = next((f"{b.grade} ({b.text})" for b in scale.scale.classes if same_class(b.grade, claim.grade)), claim.grade)
    if any(same_class(claim.grade, a) for a in accepted):
        return f"{claim.figure.raw}: {said}"
    return f"{claim.figure.raw}: " + joined(Both(" atau ", " or "), told) + Both(", bukan ", ", not ") + said


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


def _outside(rule: Rule, scale: KnownScale, group: list[Announced], *, holds: bool) -> Relation:
    classes = ", ".join(b.grade for b in scale.scale.classes)
    others = [Evidence(s.place, s.raw, "copy") for s in group[1:]]
    others += [Evidence(text.place(), text.plain, "context", limits_of(band)) for band, text in scale.rows]
    return Relation(
        rule,
        holds,
        Evidence(group[0].place, group[0].raw, "doubted"),
        tuple(_once(others)),
        printed=group[0].raw,
        calculation=Both(f"skala laporan: {classes}", f"scale of the report: {classes}"),
        arguments={"grade": group[0].grade, "classes": classes, "scale": name_of(scale)},
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
