"""The report as JSON, version 1 (report.schema.json beside this file). Keys are only ever added.

Figures are strings as printed; only boxes are numbers (points, rounded to a tenth).
"""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Evidence
from lakip_lint.document.model import Place
from lakip_lint.reports.finding import Also, Finding
from lakip_lint.reports.report import DocumentReport, Report, SetAside, Summary
from lakip_lint.reports.texts import text

SCHEMA_VERSION = 1
SCHEMA_FILE = "report.schema.json"


def render(report: Report, language: str = "id") -> str:
    """The report as JSON text, two spaces of indent, ending in a line break; the same input gives the same bytes."""
    return json.dumps(report_as_json(report, language), ensure_ascii=False, indent=2) + "\n"


def report_as_json(report: Report, language: str) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": report.name, "version": report.version, "ruleset": report.ruleset},
        "documents": [_document(d, language) for d in report.documents],
        "unread": [{"path": u.path, "message": u.message[language]} for u in report.unread],
        "summary": _summary(report.summary),
        "disclaimer": text("disclaimer", language),
    }


def _document(document: DocumentReport, language: str) -> dict[str, Any]:
    return {
        **document_properties(document, language),
        "findings": [
            *(finding_as_json(f, language, document.printed_pages) for f in document.findings),
            *(_set_aside(item, document, language) for item in document.set_aside),
        ],
        "agreed": [
            {"rule": t.rule.code, "name": t.rule.name, "checked": t.checked, "hold": t.hold} for t in document.tallies
        ],
        "troubles": [{"what": t.what, "page": t.page, "detail": t.detail} for t in document.troubles],
        "summary": _summary(document.summary),
    }


def document_properties(document: DocumentReport, language: str = "id") -> dict[str, Any]:
    """Which file it is, whose report, its habits, and how much of it was read and checked."""
    coverage = document.coverage
    return {
        "path": document.path,
        "sha256": document.sha256,
        "pages": document.pages,
        "entity": document.entity,
        "year": document.year,
        "conventions": dict(document.habits(language)),
        "coverage": {
            "pages": coverage.pages,
            "pages_without_text": list(coverage.pages_without_text),
            "pages_by_ocr": list(coverage.pages_by_ocr),
            "ocr": coverage.recognizer,
            "tables": coverage.tables,
            "tables_understood": coverage.tables_understood,
            "numbers": coverage.numbers,
            "numbers_understood": coverage.numbers_understood,
            "numbers_checked": coverage.numbers_checked,
            "relations_checked": coverage.relations_checked,
            "relations_hold": coverage.relations_hold,
        },
    }


def finding_as_json(finding: Finding, language: str, printed_pages: Mapping[int, str]) -> dict[str, Any]:
    cause = finding.cause
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message[language],
        "fingerprint": finding.fingerprint,
        "locations": [location_as_json(item, language, printed_pages) for item in finding.locations],
        "printed": finding.printed,
        "expected": in_language(finding.expected, language),
        "calculation": in_language(finding.calculation, language),
        "cause": {"kind": cause.kind, "text": cause.text[language]} if cause else None,
        "section": finding.section,
        "table": finding.table,
        "also": [_also(also, language) for also in finding.also],
        "subject": finding.subject,
        "by_ocr": finding.by_ocr,
    }


def _set_aside(item: SetAside, document: DocumentReport, language: str) -> dict[str, Any]:
    """A finding that is known: as any other, with one key more that says so. The summary does not count it."""
    return {**finding_as_json(item.finding, language, document.printed_pages), **mark_of(item)}


def mark_of(item: SetAside) -> dict[str, Any]:
    """The key by which a finding that is known is told from the others."""
    return {"suppressed": item.reason} if item.why == "suppressed" else {item.why: True}


def _also(also: Also, language: str) -> dict[str, str]:
    return {
        "rule": also.rule,
        "name": also.name,
        "message": also.message[language],
        "calculation": in_language(also.calculation, language),
    }


def location_as_json(evidence: Evidence, language: str, printed_pages: Mapping[int, str]) -> dict[str, Any]:
    place = evidence.place
    return {
        "page": place.page if place else None,
        "bbox": _bbox(place) if place else None,
        "text": evidence.text,
        "role": evidence.role,
        "note": in_language(evidence.note, language),
        "printed_page": printed_pages.get(place.page) if place else None,
    }


def _bbox(place: Place) -> list[float]:
    box = place.box
    return [round(edge, 1) for edge in (box.x0, box.top, box.x1, box.bottom)]


def _summary(summary: Summary) -> dict[str, int]:
    return {severity.value: n for severity, n in summary.items()}
