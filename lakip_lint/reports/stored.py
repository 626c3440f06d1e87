"""The report of one document as bytes and back, exactly (see `document.stored`)."""
from __future__ import annotations

from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.document.model import Box, Place
from lakip_lint.document.stored import packed, unpacked
from lakip_lint.reports.finding import Also, Finding
from lakip_lint.reports.report import Coverage, DocumentReport, SetAside, Spots, Trouble
from lakip_lint.rules.model import Rule

CLASSES: tuple[type, ...] = (
    Both, Box, Place, Evidence, Cause, Rule, Relation, Also, Finding, Coverage, Trouble, SetAside, Spots, DocumentReport
)


def to_bytes(report: DocumentReport) -> bytes:
    """The report, compressed. Raises TypeError where a rule holds what JSON has no form for."""
    return packed(report, CLASSES)


def from_bytes(data: bytes) -> DocumentReport:
    """The report that `to_bytes` was given. Raises ValueError for anything else."""
    report = unpacked(data, CLASSES)
    if not isinstance(report, DocumentReport):
        raise ValueError("not a stored report")
    return report
