"""One finding a line as JSON: those of the JSON report, each with the document that it belongs to.

A finding that is known (accepted, in the baseline, hidden by the profile) follows the others of its document, with the mark
that it has in the JSON report: `suppressed` (the reason), `baseline` or `profile`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lakip_lint.reports.finding import Finding
from lakip_lint.reports.json import finding_as_json, mark_of
from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import rules_of
from lakip_lint.reports.texts import text


def render(report: Report, language: str) -> str:
    """JSON Lines; keys as in report.schema.json, before them path, sha256, entity and year, after them basis and disclaimer."""
    rules = rules_of(report.documents)
    lines = []
    for document in report.documents:
        head = {"path": document.path, "sha256": document.sha256, "entity": document.entity, "year": document.year}
        for finding, mark in _findings(document):
            basis = rules[finding.rule].basis if finding.rule in rules else ""
            told = finding_as_json(finding, language, document.printed_pages)
            content = {**head, **told, "basis": basis, "disclaimer": text("disclaimer", language), **mark}
            lines.append(json.dumps(content, ensure_ascii=False) + "\n")
    return "".join(lines)


def _findings(document: DocumentReport) -> Iterator[tuple[Finding, dict[str, Any]]]:
    """Those that are shown, then those that are known with their marks."""
    yield from ((finding, {}) for finding in document.findings)
    yield from ((item.finding, mark_of(item)) for item in document.set_aside)
