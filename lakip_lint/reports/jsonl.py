"""One finding a line as JSON: those of the JSON report, each with the document that it belongs to."""

from __future__ import annotations

import json

from lakip_lint.reports.json import finding_as_json
from lakip_lint.reports.report import Report
from lakip_lint.reports.telling import rules_of


def render(report: Report, language: str) -> str:
    """JSON Lines; keys as in report.schema.json, before them path, sha256, entity and year, after them basis."""
    rules = rules_of(report.documents)
    lines = []
    for document in report.documents:
        head = {"path": document.path, "sha256": document.sha256, "entity": document.entity, "year": document.year}
        for finding in document.findings:
            basis = {"basis": rules[finding.rule].basis if finding.rule in rules else ""}
            content = {**head, **finding_as_json(finding, language, document.printed_pages), **basis}
            lines.append(json.dumps(content, ensure_ascii=False) + "\n")
    return "".join(lines)
