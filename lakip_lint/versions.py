"""The versions of a report that are compared: files of reports, and JSON reports of an earlier check."""
from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema

from lakip_lint.cache import Cache
from lakip_lint.config import Settings, rules_of
from lakip_lint.document.recognition import Recognizer
from lakip_lint.engine import load_rules
from lakip_lint.errors import CorruptFile, FileMissing
from lakip_lint.facts.lexicon import lexicon_of
from lakip_lint.facts.understanding import Understanding
from lakip_lint.limits import NO_LIMITS, Limits
from lakip_lint.outcome import Progress
from lakip_lint.project import check_one
from lakip_lint.reports import comparison
from lakip_lint.reports.comparison import Comparison, Number, Told, Version
from lakip_lint.reports.facts import told_facts
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.json import SCHEMA_FILE
from lakip_lint.reports.report import DocumentReport, Trouble
from lakip_lint.reports.texts import LANGUAGES, both
from lakip_lint.rules.loader import Ruleset
from lakip_lint.rules.model import Severity

ASIDE = ("baseline", "suppressed", "profile")
"""Keys that mark a finding of a JSON report as known."""


def compare_files(
    old: Path, new: Path, settings: Settings, *, limits: Limits = NO_LIMITS, cache: Cache | None = None,
    progress: Progress | None = None, recognizer: Recognizer | None = None,
) -> Comparison:
    """What became of a report, by two files of it. Raises InputError where one cannot be read, RuleError, SelectionError."""
    rules = rules_of(load_rules(settings.extra_rules()), settings)
    how = {"limits": limits, "cache": cache, "progress": progress, "recognizer": recognizer}
    read = [_read(path, settings, rules, how) for path in (old, new)]
    return comparison.compare(read[0], read[1], lexicon_of(rules.knowledge).names)


def _read(path: Path, settings: Settings, rules: Ruleset, how: dict[str, Any]) -> Version:
    """A version from its report as JSON, or checked; `how` goes to `check_one`."""
    if path.suffix.lower() == ".json":
        return version_of_json(path)
    report, numbers = check_one(path, settings, rules, numbers_of, **how)
    return version_of(report, numbers)


def version_of(report: DocumentReport, numbers: Sequence[Number]) -> Version:
    """A version that was just checked, with the numbers of it that were understood."""
    findings = [*((f, False) for f in report.findings), *((item.finding, True) for item in report.set_aside)]
    return Version(
        report.path, report.sha256, report.pages, report.entity, report.year,
        tuple(_told(finding, aside) for finding, aside in findings), tuple(numbers), report.troubles,
        not report.complete,
    )


def numbers_of(understanding: Understanding) -> list[Number]:
    """Everything that was understood, as it is compared with another version."""
    numbers = []
    for fact, row in told_facts(understanding):
        words = " ".join((row.title, row.row, row.header)) if row.source == "table" else row.context
        numbers.append(
            Number(
                fact.subject.kind, fact.subject.key, fact.measure, fact.year, fact.scope, fact.entity, row.printed, row.page,
                words, row.source, fact.subject.name,
            )
        )
    return numbers


def _told(finding: Finding, aside: bool) -> Told:
    doubted = finding.locations[0]
    return Told(
        finding.rule, finding.name, finding.severity, finding.message, finding.fingerprint,
        doubted.place.page if doubted.place else None, doubted.text, finding.printed, finding.expected, finding.section,
        finding.table, finding.subject, aside,
    )


def version_of_json(path: Path) -> Version:
    """The version that a JSON report tells of; its figures are not known. Raises InputError."""
    content = _json_report(path)
    documents = content["documents"]
    if len(documents) != 1 or content["unread"]:
        raise CorruptFile(*both("diff-one-document", path=path, n=len(documents)).values())
    document = documents[0]
    troubles = tuple(Trouble(t["what"], t["page"], t["detail"]) for t in document["troubles"])
    return Version(
        document["path"], document["sha256"], document["pages"], document["entity"], document["year"],
        tuple(_told_of_json(finding) for finding in document["findings"]), troubles=troubles,
        incomplete=not document["coverage"]["numbers_understood"] or any(t.what == "internal" for t in troubles),
    )


def _json_report(path: Path) -> Any:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        schema = json.loads((files("lakip_lint.reports") / SCHEMA_FILE).read_text(encoding="utf-8"))
        jsonschema.validate(content, schema)
    except FileNotFoundError as error:
        raise FileMissing(*both("diff-missing", path=path).values()) from error
    except (OSError, ValueError, RecursionError, jsonschema.ValidationError) as error:
        raise CorruptFile(*both("diff-no-report", path=path).values()) from error
    return content


def _told_of_json(finding: dict[str, Any]) -> Told:
    doubted = finding["locations"][0]
    return Told(
        finding["rule"], finding["name"], Severity(finding["severity"]), dict.fromkeys(LANGUAGES, finding["message"]),
        finding["fingerprint"], doubted["page"], doubted["text"], finding["printed"], finding["expected"],
        finding["section"], finding["table"], finding.get("subject", ""), any(key in finding for key in ASIDE),
    )


def failing(found: Comparison, fail_on: str) -> bool:
    """Whether something new is at or above a severity."""
    return fail_on != "never" and any(f.new.severity.rank >= Severity(fail_on).rank for f in found.fresh)

