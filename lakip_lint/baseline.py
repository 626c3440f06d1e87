"""The baseline: findings that are known, kept in a JSON file, so that only new ones are shown and fail.

A record belongs to a finding with the same fingerprint of the same file. A record of a file that is no longer there also fits
the same finding of another file, because reports are renamed ("final", "final-2") more often than rewritten.
"""
from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from lakip_lint.reports.finding import Finding
from lakip_lint.reports.report import DocumentReport, Report, SetAside
from lakip_lint.rules.source import read_source

SCHEMA_VERSION = 1
SCHEMA_FILE = Path(__file__).with_name("baseline.schema.json")
Ran = Mapping[str, Collection[str]]
"""The codes of the rules that ran on each document, by its path."""


class Record(Struct, frozen=True, order=True):
    """One known finding. `path` is the report, from the folder of the baseline; `text` is for people."""

    path: str
    rule: str
    fingerprint: str
    text: str


class Baseline(Struct, frozen=True):
    """The records of one file; none where the file is new."""

    file: Path
    records: tuple[Record, ...] = ()

    def path_of(self, document: DocumentReport) -> str:
        """The document as the records name it."""
        try:
            return Path(os.path.relpath(Path(document.path).resolve(), self.file.resolve().parent)).as_posix()
        except ValueError:  # another drive
            return Path(document.path).resolve().as_posix()

    def is_there(self, record: Record) -> bool:
        """Whether the report of a record still exists."""
        return (self.file.resolve().parent / record.path).exists()


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises RuleError, which names file and line, where it is none."""
    source = read_source(path, path.name)  # JSON is YAML, and the YAML reader knows the lines
    source.validate(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    records = (Record(r["path"], r["rule"], r["fingerprint"], r["text"]) for r in source.content["findings"])
    return Baseline(path, tuple(records))


def record_all(report: Report, file: Path) -> Baseline:
    """All findings of a report as a baseline that will be kept in `file`."""
    empty = Baseline(file)
    records = {_record(f, empty.path_of(d)) for d in report.documents for f in d.findings}
    return Baseline(file, tuple(sorted(records)))


def _record(finding: Finding, path: str) -> Record:
    return Record(path, finding.rule, finding.fingerprint, finding.locations[0].text)


def as_json(baseline: Baseline) -> str:
    """The content of the file, in an order that keeps changes small."""
    content: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "findings": [asdict(record) for record in sorted(baseline.records)],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def apply(report: Report, baseline: Baseline, ran: Ran) -> tuple[Report, tuple[Record, ...]]:
    """The report with its known findings set aside, and the stale records: those whose finding is gone.

    Only records of which it can be said are stale: their rule ran and their report was checked, or exists no more.
    """
    used: set[Record] = set()
    paths = {d.path: baseline.path_of(d) for d in report.documents}
    homeless = {r.fingerprint: r for r in baseline.records if not baseline.is_there(r)}
    documents = []
    for document in report.documents:
        own = {r.fingerprint: r for r in baseline.records if r.path == paths[document.path]}
        fresh, known = [], []
        for finding in document.findings:
            record = own.get(finding.fingerprint) or homeless.get(finding.fingerprint)
            if record is None:
                fresh.append(finding)
            else:
                used.add(record)
                known.append(SetAside(finding, "baseline"))
        documents.append(replace(document, findings=tuple(fresh), set_aside=(*document.set_aside, *known)))
    codes = {paths[path]: ran[path] for path in paths}
    every = {code for ran_here in codes.values() for code in ran_here}
    stale = [
        record
        for record in baseline.records
        if record not in used and record.rule in codes.get(record.path, () if baseline.is_there(record) else every)
    ]
    return replace(report, documents=tuple(documents)), tuple(stale)


def prune(baseline: Baseline, stale: Collection[Record]) -> Baseline:
    """The baseline without its stale records."""
    return replace(baseline, records=tuple(r for r in baseline.records if r not in set(stale)))
