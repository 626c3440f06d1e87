"""GitLab's code quality report, for the widget of a merge request. The page of the PDF stands in the place of a line."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import PurePath
from typing import Any

from lakip_lint.reports.finding import Finding
from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import told
from lakip_lint.reports.texts import one_line, text
from lakip_lint.rules.model import Severity

SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
UNREAD = "berkas-tidak-dapat-diperiksa"


def render(report: Report, language: str) -> str:
    """A list of issues; a file that could not be checked is one, too. GitLab needs each fingerprint once in a report."""
    issues = [_issue(UNREAD, "blocker", u.message[language], u.path, 1, UNREAD, language) for u in report.unread]
    for document in report.documents:
        if not document.coverage.numbers_understood:
            issues.append(_issue(UNREAD, "blocker", text("nothing-checked", language), document.path, 1, UNREAD, language))
        issues += [_finding(finding, document, language) for finding in document.findings]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, document: DocumentReport, language: str) -> dict[str, Any]:
    place = finding.locations[0].place
    name = f"{finding.rule} {finding.name}"
    description = told(finding, document, language)
    page = place.page if place else 1
    return _issue(name, SEVERITY[finding.severity], description, document.path, page, finding.fingerprint, language)


def _issue(
    name: str, severity: str, description: str, path: str, page: int, fingerprint: str, language: str
) -> dict[str, Any]:
    file = PurePath(path).as_posix()
    unique = hashlib.sha256(os.fsencode(file) + b"\0" + fingerprint.encode()).hexdigest()[:32]
    return {
        "description": one_line(description),
        "content": {"body": text("disclaimer", language)},
        "check_name": name,
        "fingerprint": unique,
        "severity": severity,
        "location": {"path": file, "lines": {"begin": page}},
    }
