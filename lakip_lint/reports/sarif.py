"""The report as SARIF 2.1.0, for code scanning and for viewers of static analysis.

A PDF has no lines, so places carry no region: the page stands in the message, in the logical location and, with the box
(points from the top left of the page), in `properties`. Fingerprints do not depend on pages.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Evidence
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.json import document_properties, location_as_json
from lakip_lint.reports.report import DocumentReport, Report, SetAside, Trouble
from lakip_lint.reports.telling import evidence_of, first_sentence, page_label, paragraph, rules_of, told, trouble_sentences
from lakip_lint.reports.texts import one_line, text, topic_name
from lakip_lint.rules.model import Rule, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
FINGERPRINT = "lakipLint/v1"
GITHUB_FINGERPRINT = "primaryLocationLineHash"
"""The only name that GitHub looks at."""


def render(report: Report, language: str) -> str:
    """One run with all documents as artifacts; ends in a line break; the same report gives the same bytes."""
    rules = rules_of(report.documents)
    index = {code: i for i, code in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(report, rules, language)},
        "language": language,
        "invocations": [_invocation(report, language)],
        "artifacts": [_artifact(document, language) for document in report.documents],
        "results": [
            _result(finding, document, i, index, language)
            for i, document in enumerate(report.documents)
            for finding in document.findings
        ]
        + [
            {**_result(item.finding, document, i, index, language), "suppressions": [_suppression(item)]}
            for i, document in enumerate(report.documents)
            for item in document.set_aside
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(report: Report, rules: Mapping[str, Rule], language: str) -> dict[str, Any]:
    return {
        "name": report.name,
        "version": report.version,
        "language": language,
        "fullDescription": _message(text("disclaimer", language)),
        "rules": [_rule(rule, language) for rule in rules.values()],
        "properties": {"ruleset": report.ruleset},
    }


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    explain = paragraph(rule.explain[language]) or rule.name
    basis = f"\n\n{text('rule-basis', language)}: {rule.basis}" if rule.basis else ""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(first_sentence(explain)),
        "fullDescription": _message(explain),
        "help": _message(explain + basis),
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
        "properties": {
            "tags": [topic_name(rule.topic, language)],
            "basis": rule.basis,
            "since": rule.since,
            "status": rule.status,
        },
    }


def _artifact(document: DocumentReport, language: str) -> dict[str, Any]:
    return {
        "location": {"uri": uri_of(document.path)},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": document.sha256},
        "properties": document_properties(document, language),
    }


def _invocation(report: Report, language: str) -> dict[str, Any]:
    """What could not be read or done: files, pages, tables, rules."""
    notes = [_note("error", u.message[language], u.path) for u in report.unread]
    for document in report.documents:
        for level, troubles in _by_level(document):
            notes += [_note(level, words, document.path) for words in trouble_sentences(troubles, language)]
        if not document.coverage.numbers_understood:
            notes.append(_note("error", text("nothing-checked", language), document.path))
    return {"executionSuccessful": report.complete, "toolExecutionNotifications": notes}


def _by_level(document: DocumentReport) -> Iterator[tuple[str, list[Trouble]]]:
    yield "error", [t for t in document.troubles if t.what == "internal"]
    yield "warning", [t for t in document.troubles if t.what != "internal"]


def _note(level: str, words: str, path: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": uri_of(path)}}}
    return {"level": level, "message": _message(one_line(words)), "locations": [location]}


def _result(
    finding: Finding, document: DocumentReport, artifact: int, index: Mapping[str, int], language: str
) -> dict[str, Any]:
    rule = {"ruleIndex": index[finding.rule]} if finding.rule in index else {}
    where = [part for part in (finding.section, finding.table) if part]
    return {
        "ruleId": finding.rule,
        **rule,
        "level": LEVEL[finding.severity],
        "message": _message(told(finding, document, language)),
        "locations": [_location(finding.locations[0], document, artifact, language, where)],
        "relatedLocations": [
            {
                "id": i,
                "message": _message(evidence_of(item, document, language)),
                **_location(item, document, artifact, language),
            }
            for i, item in enumerate(finding.locations[1:], 1)
        ],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint, GITHUB_FINGERPRINT: f"{finding.fingerprint}:1"},
        "properties": {
            "printed": finding.printed,
            "expected": in_language(finding.expected, language),
            "calculation": in_language(finding.calculation, language),
            "cause": finding.cause.text[language] if finding.cause else "",
            "section": finding.section,
            "table": finding.table,
            "also": [also.rule for also in finding.also],
        },
    }


def _suppression(item: SetAside) -> dict[str, str]:
    """That a finding is known: "external", because nothing of it stands in the report itself."""
    return {"kind": "external", "status": "accepted", "justification": item.reason or item.why}


def _location(
    item: Evidence, document: DocumentReport, artifact: int, language: str, where: list[str] | None = None
) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri_of(document.path), "index": artifact}},
        "properties": location_as_json(item, language, document.printed_pages),
    }
    page = page_label(item.place, document, language)
    if page:
        path = " › ".join(one_line(part) for part in (*(where or ()), page))
        location["logicalLocations"] = [{"name": page, "fullyQualifiedName": path, "kind": "page"}]
    return location


def uri_of(path: str) -> str:
    """A relative path stays relative, so that services find it in the repository."""
    pure = PurePath(path)
    return Path(path).as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))


def _message(words: str) -> dict[str, str]:
    return {"text": words}
