"""Efficiency: the formula of the finance ministry recomputed, its limits, and differences of percentages in sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from lakip_lint import patterns
from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.recomputed import listed, recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.facts.efficiency import Formula, as_ratio, efficiency, formula_of, passages
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

LIMIT = Decimal(20)
SHIFTS = (1, 2, 3, -1, -2, -3)


@kind("efficiency-formula")
def check_formula(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: scale | result | bounds | summed | score."""
    look = LOOKS[rule.given["look"]]
    for passage in passages(understanding.document):
        formula = formula_of(passage)
        if formula is not None:
            yield from look(rule, formula)


# ---- CK as a ratio


def _scaled_wrong(formula: Formula) -> int | None:
    """By how many places the printed ratio is shifted against its percentage; None where it is right or something else."""
    percent, ratio = formula.percent, formula.ratio
    if percent is None or ratio is None or percent.value is None or ratio.value is None or not ratio.value or ratio is percent:
        return None
    right = percent.value / 100
    if ratio.interval and as_ratio(percent) and ratio.interval.meets(as_ratio(percent) or ratio.interval):
        return None
    return next((s for s in SHIFTS if right.scaleb(s).normalize() == ratio.value.normalize()), None)


def _scale(rule: Rule, formula: Formula) -> Iterator[Relation]:
    percent, ratio = formula.percent, formula.ratio
    if percent is None or ratio is None or percent.value is None or ratio is percent or ratio.unit == "%":
        return
    shift = _scaled_wrong(formula)
    agrees = (
        ratio.interval is not None
        and as_ratio(percent) is not None
        and ratio.interval.meets(as_ratio(percent) or ratio.interval)
    )
    if shift is None and not agrees:
        return
    right = percent.value / 100
    expected = shown(right, percent, percent.decimals + 2)
    words: Words = f"{percent.raw.rstrip('% ')}% = {expected}"
    others = [evidence(percent, "input", Both("CK dalam persen", "CK in percent"))]
    if shift is not None:
        words += _consequence(formula, right, expected)
        others = [
            evidence(r, "input", Both("efisiensi yang dihitung dengannya", "the efficiency computed with it"))
            for r in formula.results[:2]
        ] + others
        others += [evidence(f, "copy") for f in formula.ratios if f.start != ratio.start][:2] + _inputs(formula)
    yield Relation(
        rule,
        shift is None,
        evidence(ratio, "doubted"),
        tuple(others),
        printed=ratio.raw,
        expected=expected,
        calculation=words,
        cause=_shifted(shift) if shift is not None else None,
        arguments={"subject": "capaian kinerja", "percent": percent.raw.rstrip("% ") + "%"},
    )


def _shifted(shift: int) -> Cause:
    return Cause(
        "koma bergeser",
        {"id": f"tanda desimal bergeser {abs(shift)} tempat", "en": f"the decimal sign moved by {abs(shift)} places"},
    )


WITHIN = Both("di antara −20% dan 20%", "is within −20% and 20%")
OUTSIDE = Both("di luar −20% dan 20%", "is outside −20% and 20%")


def _inputs(formula: Formula) -> list[Evidence]:
    pairs = ((formula.pagu, "pagu"), (formula.spent, "realisasi"))
    return [evidence(f, "input", note) for f, note in pairs if f]


def _consequence(formula: Formula, right: Decimal, printed_right: str) -> Words:
    """What the efficiency is with the ratio in its right scale."""
    if formula.pagu is None or formula.spent is None:
        return ""
    value = efficiency(formula.pagu, formula.spent, Interval.exact(right))
    if value is None:
        return ""
    result = formula.results[0] if formula.results else None
    words = f"; {_worded(formula, printed_right)} = {shown(value.middle, result, 2)}"
    return Both(f"{words}, tertulis {result.raw}", f"{words}, printed {result.raw}") if result else words


def _worded(formula: Formula, ratio: str) -> str:
    """The formula with its numbers."""
    due = f"{formula.pagu.raw if formula.pagu else '?'} × {ratio}"
    return f"E = ({due} − {formula.spent.raw if formula.spent else '?'}) / ({due}) × 100"


# ---- E


def _factors(formula: Formula) -> Iterator[Figure]:
    for figure in (formula.ratio, formula.percent, *formula.ratios):
        if figure is not None:
            yield figure


def _computed(formula: Formula) -> list[tuple[Interval, Figure]]:
    """E by each print of CK: as a ratio, as a percentage."""
    found = []
    for factor in _factors(formula):
        ratio = as_ratio(factor)
        if formula.pagu and formula.spent and ratio and (value := efficiency(formula.pagu, formula.spent, ratio)):
            found.append((value, factor))
    return found


def _wrong_results(formula: Formula) -> list[Figure]:
    """Printed results that no print of CK explains, whatever its scale."""
    computed = [c for c, _ in _computed(formula)]
    return [
        r
        for r in formula.results
        if computed and r.truncated_interval and not any(r.truncated_interval.meets(c) for c in computed)
    ]


def _result(rule: Rule, formula: Formula) -> Iterator[Relation]:
    computed = _computed(formula)
    wrong = {r.start for r in _wrong_results(formula)}
    if not computed or formula.pagu is None or formula.spent is None:
        return
    value, factor = computed[0] if _scaled_wrong(formula) is None else computed[-1]
    for printed in formula.results:
        match = next(
            ((c, f) for c, f in computed if printed.truncated_interval and printed.truncated_interval.meets(c)), (value, factor)
        )
        point = _point(formula, match[1]) or match[0].middle
        expected = shown(point, printed, printed.decimals)
        words = f"{_worded(formula, match[1].raw)} = {expected}"
        cause = None if printed.start not in wrong else find_cause(printed, point)
        yield Relation(
            rule,
            printed.start not in wrong,
            evidence(printed, "doubted"),
            (*_inputs(formula), evidence(match[1], "input", "CK")),
            printed=printed.raw,
            expected=expected,
            calculation=words,
            cause=cause,
            arguments={"subject": "efisiensi"},
        )


def _point(formula: Formula, factor: Figure) -> Decimal | None:
    """E by the printed value of CK itself, for showing."""
    if factor.value is None or formula.pagu is None or formula.spent is None:
        return None
    ratio = factor.value / 100 if factor.unit == "%" else factor.value
    value = efficiency(formula.pagu, formula.spent, Interval.exact(ratio))
    return value.middle if value else None


def _bounds(rule: Rule, formula: Formula) -> Iterator[Relation]:
    """E between -20 and 20; where E is already known to be computed wrongly nothing more is said."""
    if (
        _scaled_wrong(formula) is not None
        or _wrong_results(formula)
        or not (formula.pagu and (formula.percent or formula.ratio))
    ):
        return
    for printed in formula.results[:1]:
        inside = printed.value is not None and abs(printed.value) <= LIMIT
        yield Relation(
            rule,
            inside,
            evidence(printed, "doubted"),
            tuple(_inputs(formula)),
            printed=printed.raw,
            calculation=f"{printed.raw} " + (WITHIN if inside else OUTSIDE),
            arguments={"subject": "efisiensi"},
        )


def _summed(rule: Rule, formula: Formula) -> Iterator[Relation]:
    """The capaian of several indicators added up where their mean is meant."""
    percent, parts = formula.percent, formula.parts
    intervals = [p.interval for p in parts if p.interval]
    if percent is None or percent.interval is None or len(intervals) < 2:
        return
    whole = total(intervals)
    mean = whole / Interval.exact(len(intervals))
    if not percent.interval.meets(whole) and not percent.interval.meets(mean):
        return
    expected = shown(mean.middle, percent, percent.decimals)
    yield Relation(
        rule,
        percent.interval.meets(mean),
        evidence(percent, "doubted"),
        tuple(evidence(p, "input", "capaian") for p in parts),
        printed=percent.raw,
        expected=expected,
        calculation=f"({listed(parts)}) / {len(parts)} = {expected}",
        arguments={"subject": "capaian kinerja", "count": str(len(parts))},
    )


def _score(rule: Rule, formula: Formula) -> Iterator[Relation]:
    """NE = 50 + E / 20 x 50, cut off at 0 and 100."""
    score = formula.score
    if score is None or score.value is None or score.interval is None:
        return
    outside = not 0 <= score.value <= 100
    result = formula.results[-1] if formula.results else None
    if result is None or result.interval is None:
        if outside:
            yield _score_relation(rule, score, None, "", Severity.WARNING, holds=False)
        return
    computed = (result.interval / Interval.exact(LIMIT)).scaled(50) + Interval.exact(50)
    clipped = Interval(min(max(computed.low, Decimal(0)), Decimal(100)), min(max(computed.high, Decimal(0)), Decimal(100)))
    holds = score.interval.meets(clipped)
    if not holds and score.interval.meets(computed):
        yield _score_relation(rule, score, result, shown(clipped.middle, score, score.decimals), Severity.WARNING, holds=False)
    else:
        yield _score_relation(rule, score, result, shown(clipped.middle, score, score.decimals), None, holds=holds)


def _score_relation(
    rule: Rule, score: Figure, result: Figure | None, expected: str, severity: Severity | None, *, holds: bool
) -> Relation:
    words = (
        f"50 + {result.raw} / 20 × 50 = {expected}"
        if result
        else Both(f"{score.raw} di luar 0 sampai 100", f"{score.raw} is outside 0 and 100")
    )
    if result and severity is Severity.WARNING:
        words += Both(" (paling tinggi 100, paling rendah 0)", " (100 at most, 0 at least)")
    return Relation(
        rule,
        holds,
        evidence(score, "doubted"),
        (evidence(result, "input", "E"),) if result else (),
        printed=score.raw,
        expected=expected,
        calculation=words,
        arguments={"subject": "nilai efisiensi"},
        severity=severity,
    )


LOOKS: dict[str, Callable[[Rule, Formula], Iterator[Relation]]] = {
    "scale": _scale,
    "result": _result,
    "bounds": _bounds,
    "summed": _summed,
    "score": _score,
}


# ---- differences in sentences


MINUS = compiled(r"^\s?%?\s*\)?\s*[-–−]\s*\(?\s*$")
SUBTRACTED = compiled(r"\bdikurang(?:i|kan)?\b|\bminus\b", re.I)
EQUALS = compiled(r"^\s?%?\s*\)?\s*(?:=|sama\s+dengan|sehingga\s+\w+\s+sebesar)\s*$", re.I)


@kind("efficiency-sentence")
def check_sentence(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "efisiensi sebesar 17,07% (97,51% - 80,44%)", "... 97,51% dikurangi ... 80,44%": the difference as printed."""
    for sentence in understanding.sentences:
        if patterns.search(r"efisiensi", sentence.text.string, re.I):
            yield from _difference(rule, sentence)


def _difference(rule: Rule, sentence: Sentence) -> Iterator[Relation]:
    figures = [
        m.figure for m in sentence.mentions if m.figure.unit == "%" and m.figure.value is not None and m.figure.upper is None
    ]
    string = sentence.text.string
    for one, two in pairwise(figures):
        gap = string[one.end : two.start]
        if not (MINUS.match(gap) or (SUBTRACTED.search(gap) and len(gap) < 160 and "." not in gap)):
            continue
        before = next((f for f in reversed(figures) if f.end <= one.start), None)
        after = next((f for f in figures if f.start >= two.end), None)
        result = after if after and EQUALS.match(string[two.end : after.start]) else before
        if result is None or (result is before and not _told(string, before, one)):
            continue
        a, b, printed = one.interval, two.interval, result.interval
        if a is None or b is None or printed is None:
            continue
        computed = a - b
        inputs, holds = [evidence(one), evidence(two)], printed.meets(computed)
        words = listed((one, two), "−")
        yield recomputed(rule, result, computed.middle, words, inputs, {"subject": "efisiensi"}, holds=holds)


def _told(string: str, result: Figure | None, one: Figure) -> bool:
    """Whether the figure before a difference is its result: announced as efisiensi, and led over to the difference."""
    if result is None:
        return False
    lead = string[max(0, result.start - 110) : result.start]
    gap = string[result.end : one.start]
    return bool(patterns.search(r"efisiensi[^%]*$", lead, re.I)) and bool(
        patterns.match(r"\s?%?\s*(?:\(|=|dari\b|yaitu\b|yang\b|diperoleh\b|hasil\b)", gap, re.I)
    )
