"""What a copy with notes says: of each finding, numbered in reading order, and of the whole document."""
from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Evidence
from lakip_lint.errors import OutputError
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.original import checked_content
from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import (
    counts,
    evidence_of,
    figures_checked,
    figures_understood,
    message_of,
    page_label,
    pages_of,
    short,
    trouble_sentences,
    xml_text,
)
from lakip_lint.reports.texts import LANGUAGES, both, one_line, text

AUTHOR = "lakip-lint"
MOST_EVIDENCE = 12
"""Places that a note lists; a sum may have fifty."""
LONGEST_MESSAGE = 600


class Numbered(Struct, frozen=True):
    """A finding with the number that its notes and the summary give it, from 1."""

    number: int
    finding: Finding

    def title(self, language: str) -> str:
        """ "Temuan 3: SALAH (CAP001)"."""
        finding = self.finding
        severity = text(finding.severity.value, language)
        return text("note-title", language, n=self.number, severity=severity, rule=finding.rule)


def numbered(document: DocumentReport) -> list[Numbered]:
    return [Numbered(i, finding) for i, finding in enumerate(document.findings, 1)]


def note_lines(item: Numbered, document: DocumentReport, language: str) -> list[str]:
    """The note at the doubted place: severity, message, what is expected, calculation, cause, evidence. Plain lines."""
    finding = item.finding
    lines = [item.title(language), short(message_of(finding, language), LONGEST_MESSAGE)]
    told = {
        "printed": finding.printed,
        "expected": in_language(finding.expected, language),
        "calculation": in_language(finding.calculation, language),
        "cause": finding.cause.text[language] if finding.cause else "",
    }
    lines += [f"{text(key, language)}: {short(value, LONGEST_MESSAGE)}" for key, value in told.items() if value]
    evidence = [evidence_of(e, document, language) for e in finding.locations[1:]]
    if evidence:
        lines += [f"{text('evidence', language)}:", *(f"- {line}" for line in evidence[:MOST_EVIDENCE])]
    if len(evidence) > MOST_EVIDENCE:
        lines.append(f"- {text('more', language, n=len(evidence) - MOST_EVIDENCE)}")
    lines += [f"{text('also', language)}: {short(message_of(a, language), LONGEST_MESSAGE)} ({a.rule})" for a in finding.also]
    return [xml_text(line) for line in lines]


def other_lines(item: Numbered, evidence: Evidence, document: DocumentReport, language: str) -> list[str]:
    """The note at another place of a finding: what it has to do with which doubted figure."""
    role = evidence.role if evidence.role in ("copy", "input") else "context"
    doubted = item.finding.locations[0]
    where = page_label(doubted.place, document, language)
    told = short(doubted.text)
    lines = [item.title(language), f"{text(f'role-{role}', language)}: {evidence_of(evidence, document, language)}"]
    lines.append(f"{text('role-doubted', language)}: {told}" + (f", {where}" if where else ""))
    return [xml_text(line) for line in lines]


def identity(document: DocumentReport, language: str) -> Iterator[tuple[str, str]]:
    """Which file and report it is, as (label, value)."""
    yield text("html-file", language), f"{document.path} ({pages_of(document, language)})"
    yield text("html-report", language), document.entity or text("no-entity", language)
    yield text("html-year", language), str(document.year or text("no-year", language))
    yield text("html-sha", language), document.sha256


def summary_lines(document: DocumentReport, language: str) -> list[str]:
    """How much was found and checked, what could not be read, and what the program cannot know."""
    return [
        f"{counts(document.summary, language)} ({text('legend', language)})",
        figures_checked(document.coverage, language),
        figures_understood(document.coverage, language),
        *(trouble_sentences(document.troubles, language) or [text("all-read", language)]),
        text("disclaimer", language),
    ]


def made_by(report: Report, language: str) -> str:
    return text("made-by", language, name=report.name, version=report.version, ruleset=report.ruleset)


def original_of(report: Report) -> tuple[DocumentReport, bytes]:
    """The only document of a report and its file as it was checked. Raises OutputError where it is gone or changed."""
    if len(report.documents) != 1:
        raise ValueError("a copy is made of one document")
    document = report.documents[0]
    content = checked_content(document)
    if content is None:
        raise cannot_copy("copy-changed", document)
    return document, content


def cannot_copy(key: str, document: DocumentReport) -> OutputError:
    """Why there is no copy of a document, as an error."""
    words = both(key, path=one_line(document.path))
    return OutputError(*(words[language] for language in LANGUAGES))
