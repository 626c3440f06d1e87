"""A printed figure against what others give: the figure that is doubted, those it was computed from, and the calculation."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.language import Words
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.ratios import exactly
from lakip_lint.figures.figure import Figure, added
from lakip_lint.figures.interval import Interval, total
from lakip_lint.rules.model import Rule, Severity


def recomputed(
    rule: Rule,
    printed: Figure,
    right: Decimal,
    words: Words,
    inputs: Iterable[Evidence],
    arguments: Mapping[str, Words],
    *,
    holds: bool,
    severity: Severity | None = None,
    decimals: int | None = None,
    unit: str = "",
    candidates: Iterable[Candidate] = (),
) -> Relation:
    """A figure that should be `right` (in units of 1), the result of `words`: "12 + 30".

    `severity`: of one that does not hold, where it is another than that of its rule. `decimals`, `unit`: of what is expected,
    where they are not those printed. `candidates`: what the figure may have been copied from.
    """
    expected = shown(right / printed.scale, printed, printed.decimals if decimals is None else decimals)
    return Relation(
        rule,
        holds,
        evidence(printed, "doubted"),
        tuple(inputs),
        printed=printed.as_printed,
        expected=f"{expected}{unit}",
        calculation=words + f" = {expected}",
        cause=None if holds else find_cause(printed, right, candidates),
        arguments=arguments,
        severity=None if holds else severity,
    )


def summed(
    rule: Rule,
    whole: Figure,
    parts: Sequence[Figure],
    arguments: Mapping[str, Words],
    *,
    holds: bool,
    severity: Severity | None = None,
    inputs: Iterable[Evidence] | None = None,
) -> Relation:
    """A whole that should be the sum of its parts. `inputs`: the parts, where more is to be said of them."""
    given = [evidence(p) for p in parts] if inputs is None else inputs
    return recomputed(rule, whole, added(parts), listed(parts), given, arguments, holds=holds, severity=severity)


def percentage(
    rule: Rule,
    printed: Figure,
    options: Sequence[Interval],
    words: tuple[str, str],
    inputs: Iterable[Evidence],
    arguments: Mapping[str, Words],
    *,
    excused: bool = False,
) -> Relation:
    """A percentage of a sentence that should be one of the options, the first if any: `words` are its two amounts.

    One that was cut off rather than rounded is a note. `excused`: it is right for another reason.
    """
    exact, loose = printed.interval, printed.truncated_interval
    close = loose is not None and any(loose.meets(o) for o in options)
    return recomputed(
        rule,
        printed,
        options[0].middle,
        f"{words[0]} / {words[1]} × 100",
        inputs,
        arguments,
        holds=excused or (exact is not None and any(exact.meets(o) for o in options)),
        severity=Severity.NOTE if close else None,
        decimals=max(2, printed.decimals),
        unit="%",
    )


def listed(figures: Iterable[Figure], sign: str = "+") -> str:
    """ "12 + 30"."""
    return f" {sign} ".join(f.raw for f in figures)


def adds_up(whole: Figure, parts: Iterable[Figure]) -> bool:
    """Whether the parts, rounded as they are, may be all of the whole."""
    return total([exactly(p) for p in parts]).meets(exactly(whole))
