"""Whether the program finds the fault of a mutant, says what it is, and says nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from benchmarks.mutations.clean import Clean
from benchmarks.mutations.editing import edited
from benchmarks.mutations.faults import Mutant
from lakip_lint.checks.merge import same_text, touch
from lakip_lint.document.model import Place
from lakip_lint.engine import check_document, load_rules
from lakip_lint.reports.finding import Finding
from lakip_lint.rules.model import Severity

RECALL, CAUSES = 0.95, 0.9
"""The bars: recall of every class, and causes that are right where one is named."""


class Verdict(Struct, frozen=True):
    """What was said of a mutant: findings that touch the fault, what follows from it, and what has nothing to do with it."""

    mutant: Mutant
    page: int
    hits: tuple[Finding, ...]
    echoes: tuple[Finding, ...]
    extra: tuple[Finding, ...]
    doubted: bool
    """The first place of a finding is the fault itself."""

    @property
    def found(self) -> bool:
        return bool(self.hits)

    @property
    def causes(self) -> list[str]:
        return [f.cause.kind for f in self.hits if f.cause]

    @property
    def cause_right(self) -> bool | None:
        """Whether a named cause is the injected one; None where none is named, or none can be asked for."""
        if not self.mutant.causes or not self.causes:
            return None
        return all(c in self.mutant.causes for c in self.causes)


def judge(clean: Clean, mutant: Mutant) -> Verdict:
    document = edited(clean.document, mutant.edits)
    known = {_key(f) for f in _alarms(clean.report.findings)}
    new = [f for f in _alarms(check_document(document, load_rules()).findings) if _key(f) not in known]
    own = [p for e in mutant.edits if (p := clean.place(e.spot))]
    related = [*own, *_related(clean, mutant)]
    hits = [f for f in new if _touches(f, own) or (_touches(f, related) and _same_sum(clean, mutant))]
    echoes = [f for f in new if f not in hits and _touches(f, related)]
    extra = [f for f in new if f not in hits and f not in echoes]
    doubted = any(touch(f.locations[0].place, p) for f in hits for p in own)
    return Verdict(mutant, own[0].page if own else 0, tuple(hits), tuple(echoes), tuple(extra), doubted)


def _alarms(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.severity is not Severity.NOTE]


def _key(finding: Finding) -> tuple[str, Place | None, str]:
    return (finding.rule, finding.locations[0].place, same_text(finding.locations[0].text))


def _related(clean: Clean, mutant: Mutant) -> list[Place]:
    """The places of all relations in which the changed figures take part."""
    relations = [part.relation for e in mutant.edits for part in clean.parts(e.spot)]
    return [e.place for r in relations for e in (r.doubted, *r.others) if e.place]


def _same_sum(clean: Clean, mutant: Mutant) -> bool:
    return any(part.relation.rule.kind in ("total", "across") for e in mutant.edits for part in clean.parts(e.spot))


def _touches(finding: Finding, places: Iterable[Place]) -> bool:
    return any(touch(e.place, place) for place in places for e in finding.locations)


class Score(Struct, frozen=True):
    """The verdicts of one class (or of all)."""

    name: str
    verdicts: tuple[Verdict, ...]

    @property
    def mutants(self) -> int:
        return len(self.verdicts)

    @property
    def found(self) -> int:
        return sum(v.found for v in self.verdicts)

    @property
    def recall(self) -> float:
        return self.found / self.mutants if self.mutants else 0.0

    @property
    def per_fault(self) -> float:
        """Findings that tell of one fault that was found, with those that follow from it."""
        return sum(len(v.hits) + len(v.echoes) for v in self.verdicts if v.found) / self.found if self.found else 0.0

    @property
    def extra(self) -> float:
        return sum(len(v.extra) for v in self.verdicts) / self.mutants if self.mutants else 0.0

    @property
    def doubted(self) -> float:
        """How often the fault itself is what a finding doubts, of those found."""
        return sum(v.doubted for v in self.verdicts) / self.found if self.found else 0.0

    @property
    def named(self) -> int:
        return sum(v.cause_right is not None for v in self.verdicts)

    @property
    def right(self) -> int:
        return sum(v.cause_right is True for v in self.verdicts)

    @property
    def precision(self) -> float:
        """Findings that tell of the fault, of all new ones."""
        hits, extra = (sum(len(getattr(v, which)) for v in self.verdicts) for which in ("hits", "extra"))
        return hits / (hits + extra) if hits + extra else 1.0

    @property
    def passes(self) -> bool:
        return self.recall >= RECALL and (not self.named or self.right >= CAUSES * self.named)

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "mutants": self.mutants,
            "found": self.found,
            "recall": round(self.recall, 4),
            "findings_per_fault": round(self.per_fault, 3),
            "extra_per_mutant": round(self.extra, 3),
            "doubted_at_the_fault": round(self.doubted, 4),
            "causes_named": self.named,
            "causes_right": self.right,
            "precision": round(self.precision, 4),
            "passes": self.passes,
        }
