"""What a run found out: values that every output format is made from."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field

from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Place
from lakip_lint.reports.finding import Finding
from lakip_lint.rules.model import Rule, Severity

Summary = Mapping[Severity, int]


class Coverage(Struct, frozen=True):
    """How much of a document was read and checked. Silence is never "fine": what is missing here was not looked at.

    numbers             printed figures in value cells of tables and in sentences
    numbers_understood  those of which it is known what they say
    numbers_checked     those that were recomputed or compared with another place
    relations_checked   recomputations and comparisons; `relations_hold` those that agree
    """

    pages: int = 0
    pages_without_text: tuple[int, ...] = ()
    tables: int = 0
    tables_understood: int = 0
    numbers: int = 0
    numbers_understood: int = 0
    numbers_checked: int = 0
    relations_checked: int = 0
    relations_hold: int = 0
    pages_by_ocr: tuple[int, ...] = ()
    """Pages that were read from their picture, whose figures may be misread."""
    recognizer: str = ""
    """What read them, with its version; "" where there are none."""


class Trouble(Struct, frozen=True):
    """Something that could not be read or done. `what`: page-without-text | read-by-ocr | picture | table-not-understood |
    internal."""

    what: str
    page: int | None
    detail: str = ""


class Tally(Struct, frozen=True):
    """How many relations a rule looked at, and how many of them hold."""

    rule: Rule
    checked: int
    hold: int


class SetAside(Struct, frozen=True):
    """A finding that is known and therefore counted, not shown.

    why     "baseline": accepted before; "suppressed": accepted for a `reason`; "profile": of a kind that is not asked for
    """

    finding: Finding
    why: str
    reason: str = ""


class Spots(Struct, frozen=True):
    """Where the locations of a finding were set, to find them in the file again. No reader is ever told these places."""

    places: tuple[Place | None, ...]


class DocumentReport(Struct, frozen=True, dict=True):
    """One document: what it is, what was wrong, what agreed, what could not be read."""

    path: str
    sha256: str
    pages: int
    entity: str
    year: int | None
    conventions: Mapping[str, str] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    findings: tuple[Finding, ...] = ()
    relations: tuple[Relation, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    printed_pages: Mapping[int, str] = field(default_factory=dict)
    """Number printed on a page, where it differs from the page of the file."""
    conventions_en: Mapping[str, str] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    spots: Mapping[str, Spots] = field(default_factory=dict)
    """Of a file without pages: where the locations of each finding (by fingerprint) were set."""

    def habits(self, language: str) -> Mapping[str, str]:
        """The conventions found, as sentences in a language."""
        return {**self.conventions, **self.conventions_en} if language == "en" else self.conventions

    @cached_property
    def summary(self) -> Summary:
        return count(self.findings)

    @property
    def agreed(self) -> tuple[Relation, ...]:
        """The relations that hold: what a reviewer can sign for."""
        return tuple(r for r in self.relations if r.holds)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """What each rule looked at, in the order of the codes; rules that found nothing to look at are left out."""
        rules = {r.rule.code: r.rule for r in self.relations}
        looked, held = Counter(r.rule.code for r in self.relations), Counter(r.rule.code for r in self.agreed)
        return tuple(Tally(rules[code], looked[code], held[code]) for code in sorted(rules))

    @property
    def complete(self) -> bool:
        """Whether every selected rule ran and at least one figure was understood."""
        return self.coverage.numbers_understood > 0 and not any(t.what == "internal" for t in self.troubles)


class Unread(Struct, frozen=True):
    """A file that could not be checked, and why (a sentence for each language)."""

    path: str
    message: Mapping[str, str]


class Report(Struct, frozen=True, dict=True):
    """The whole run. `ruleset` identifies the rules that were used."""

    version: str
    ruleset: str
    documents: tuple[DocumentReport, ...] = ()
    unread: tuple[Unread, ...] = ()
    name: str = "lakip-lint"

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(f for d in self.documents for f in d.findings)

    @cached_property
    def summary(self) -> Summary:
        return count(self.findings)

    @property
    def complete(self) -> bool:
        """Whether every file was read and checked to the end."""
        return bool(self.documents) and not self.unread and all(d.complete for d in self.documents)


def count(findings: Iterable[Finding]) -> Summary:
    """How many findings of each severity, the most severe first."""
    counts = Counter(f.severity for f in findings)
    return {severity: counts[severity] for severity in sorted(Severity, key=lambda s: -s.rank)}
