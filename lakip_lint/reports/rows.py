"""A finding, or a relation that holds, as one row: for CSV, the reviewer's worksheet and the HTML report."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lakip_lint.checks.language import in_language
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import evidence_of, message_of, page_label, rules_of, short
from lakip_lint.reports.texts import one_line
from lakip_lint.rules.model import Rule, Severity


class FindingRow(Struct, frozen=True):
    """What a table shows of a finding; text of the document on one line. `page` is None where a file has no pages.

    evidence   the other places, "hal. 3: 84,00 (realisasi)", with "; " between them
    also       what other rules say of the same cause
    """

    path: str
    entity: str
    year: int | None
    severity: Severity
    rule: str
    name: str
    page: int | None
    printed_page: str
    section: str
    table: str
    message: str
    printed: str
    expected: str
    calculation: str
    cause: str
    evidence: str
    also: str
    basis: str
    fingerprint: str


class AgreedRow(Struct, frozen=True):
    """A relation that holds. `page` as a reader is told it ("hal. 3"); `compared` is the calculation, else the other places."""

    rule: Rule
    page: str
    subject: str
    printed: str
    compared: str


def agreed_of(document: DocumentReport, language: str) -> Iterator[AgreedRow]:
    """What agreed in a document, by rule, each rule in reading order."""
    for relation in sorted(document.agreed, key=lambda r: r.rule.code):
        compared = in_language(relation.calculation, language) or "; ".join(
            evidence_of(item, document, language) for item in relation.others
        )
        yield AgreedRow(
            relation.rule,
            page_label(relation.doubted.place, document, language),
            short(in_language(relation.arguments.get("subject", ""), language)),
            short(relation.printed or relation.doubted.text),
            one_line(compared),
        )


def rows_of(report: Report, language: str) -> Iterator[FindingRow]:
    """The findings of all documents in reading order."""
    rules = rules_of(report.documents)
    for document in report.documents:
        for finding in document.findings:
            basis = rules[finding.rule].basis if finding.rule in rules else ""
            yield _row(finding, document, basis, language)


def _row(finding: Finding, document: DocumentReport, basis: str, language: str) -> FindingRow:
    doubted, *others = finding.locations
    page = doubted.place.page if doubted.place else None
    return FindingRow(
        path=one_line(document.path),
        entity=one_line(document.entity),
        year=document.year,
        severity=finding.severity,
        rule=finding.rule,
        name=finding.name,
        page=page,
        printed_page=one_line(document.printed_pages.get(page, "")) if page else "",
        section=one_line(finding.section),
        table=one_line(finding.table),
        message=message_of(finding, language),
        printed=one_line(finding.printed or doubted.text),
        expected=one_line(in_language(finding.expected, language)),
        calculation=one_line(in_language(finding.calculation, language)),
        cause=one_line(finding.cause.text[language]) if finding.cause else "",
        evidence="; ".join(evidence_of(item, document, language) for item in others),
        also="; ".join(f"{also.rule}: {message_of(also, language)}" for also in finding.also),
        basis=one_line(basis),
        fingerprint=finding.fingerprint,
    )
