"""What rests on a figure that had to be repaired to be read ("1 05,22", "sebesar85,5%"): a warning at most."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Place
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Severity

SPACE = Both("tercetak dengan spasi di dalamnya atau menyatu dengan kata", "printed with a space in it or joined to a word")


def repaired_places(understanding: Understanding) -> frozenset[Place]:
    """Where the figures stand that were repaired."""
    return frozenset(f.place for f in _figures(understanding) if f.repaired and f.place is not None)


def _figures(understanding: Understanding) -> Iterator[Figure]:
    for view in understanding.tables:
        for figures in view.cells.values():
            yield from figures
    for sentence in understanding.sentences:
        for mention in sentence.mentions:
            yield mention.figure


def doubt_repairs(relation: Relation, repaired: frozenset[Place]) -> Relation:
    """The relation, a warning at most where one of its figures was repaired; that is said of the figure."""
    if not repaired or not any(e.place in repaired for e in (relation.doubted, *relation.others)):
        return relation
    severity = min(relation.effective_severity, Severity.WARNING, key=lambda s: s.rank)
    others = tuple(_noted(e, repaired) for e in relation.others)
    return replace(relation, doubted=_noted(relation.doubted, repaired), others=others, severity=severity)


def _noted(evidence: Evidence, repaired: frozenset[Place]) -> Evidence:
    return replace(evidence, note=SPACE) if evidence.place in repaired and not evidence.note else evidence
