"""What a check yields: relations between printed figures, each holding or not. A relation that does not hold is a finding."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from lakip_lint.checks.language import Words
from lakip_lint.document.model import Place
from lakip_lint.rules.model import Rule, Severity


class Evidence(Struct, frozen=True):
    """A printed place that a finding rests on. `role`: doubted | input | copy | context. `note`: a few words."""

    place: Place | None
    text: str
    role: str = "input"
    note: Words = ""


class Cause(Struct, frozen=True):
    """What probably happened; only where it reproduces the printed value exactly. `text` maps a language to a sentence."""

    kind: str
    text: Mapping[str, str]


class Relation(Struct, frozen=True):
    """One relation that was recomputed or compared.

    holds        whether the printed figures can all be true
    doubted      the printed figure (or phrase) that the relation puts in doubt: the smallest piece of text at fault
    others       the figures it was computed from or compared with
    printed      what is printed, as printed
    expected     what it should be, printed in the document's own manner ("" if only a doubt)
    calculation  one line: "90,20 / 88,31 × 100 = 102,14"
    arguments    fills the placeholders of the rule's message ({subject}, {year}, ...); {printed}, {expected}, {calculation}
                 are always available
    doubts       the measure of the doubted figure where a rule doubts an input rather than the result that its message
                 speaks of: target | realisasi | anggaran | realisasi_anggaran | rincian (a part of a sum); else ""
    severity     set where this instance must be reported at another (lower) severity than its rule
    """

    rule: Rule
    holds: bool
    doubted: Evidence
    others: tuple[Evidence, ...] = ()
    printed: str = ""
    expected: Words = ""
    calculation: Words = ""
    cause: Cause | None = None
    arguments: Mapping[str, Words] = field(default_factory=dict)
    severity: Severity | None = None
    doubts: str = ""
    settled: bool = True
    """Whether what is expected is shown to be right; else it is only what stands elsewhere, and nobody is told to print it."""
    by_ocr: bool = False
    """It rests on characters that were read from a picture, and proves nothing until somebody looks at the page."""

    @property
    def effective_severity(self) -> Severity:
        return self.severity or self.rule.severity
