"""Totals of sentences against the amounts that the list below them gives."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lakip_lint.checks.recomputed import adds_up, summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.prose_sums import ProseSum, prose_trees
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

NEAR = Decimal(2)
"""A list whose amounts come to more than so many times the total, or that much less, is a list of something else."""
NAME_END = compiled(r"(?:[\s.,:=–-]*\b(?:sebesar|sejumlah|senilai|adalah|yaitu|yakni|Rp)\b)*[\s.,:=–-]*$")


@kind("prose-total")
def check_prose_total(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The total of a sentence is that of the list below; sums inside of it are judged where they are said or others hold."""
    for tree in prose_trees(understanding.sentences):
        held = [_adding_up(claim) for claim in tree]
        for claim, parts in zip(tree, held, strict=True):
            if parts or ((claim.said or any(held)) and not _excused(claim)):
                yield _relation(rule, claim, parts, proven=any(held))


def _adding_up(claim: ProseSum) -> Sequence[Figure]:
    """The parts of a sum that holds: all of them, or those that no other adds up. None where it does not hold."""
    return next((parts for parts in (claim.parts, _outermost(claim.parts)) if adds_up(claim.whole, parts)), ())


def _outermost(parts: Sequence[Figure]) -> list[Figure]:
    """The amounts without those that the amount above them already adds up, in a list of which all items look alike."""
    roots: list[Figure] = []
    for figure in reversed(parts):
        taken = next((n for n in range(2, len(roots) + 1) if added(roots[:n]) == figure.amount), 0)
        roots = [figure, *roots[taken:]]
    return roots


def _excused(claim: ProseSum) -> bool:
    """Whether the list may be another than it looks: with sums inside, parts above their whole, an item that was not seen."""
    whole, parts = claim.whole.amount or Decimal(0), added(claim.parts)
    return (
        len(_outermost(claim.parts)) < len(claim.parts)
        or any((p.amount or 0) > whole for p in claim.parts)
        or not whole / NEAR <= parts <= whole * NEAR
        or any(f.amount == whole - parts for f in claim.behind)
        or any(f.malformed or f.upper is not None or f.bound for f in (claim.whole, *claim.parts))
    )


def _relation(rule: Rule, claim: ProseSum, held: Sequence[Figure], *, proven: bool) -> Relation:
    """Too small a total is an error where other sums of the list hold: too large a one may be that of an item not seen."""
    whole = claim.whole
    gap = added(claim.parts) - (whole.amount or Decimal(0))
    severity = None if proven and gap > 0 else Severity.WARNING
    if abs(gap) < len(claim.parts):
        severity = Severity.NOTE
    name = " ".join(NAME_END.sub("", claim.name.split(whole.raw)[0]).split()[-8:])
    return summed(rule, whole, held or claim.parts, {"subject": name}, holds=bool(held), severity=severity)
