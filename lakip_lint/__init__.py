"""lakip-lint: checks that an Indonesian government performance report (LAKIP, LKjIP) does not contradict itself.

    from lakip_lint import check
    report = check("laporan.pdf")
    for finding in report.findings:
        print(finding.severity, finding.message["id"])

Everything is imported when it is first used, so that `lakip-lint --help` is quick.
"""
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from lakip_lint.version import __version__

if TYPE_CHECKING:
    from lakip_lint.checks.language import Both, in_language
    from lakip_lint.checks.relation import Cause, Evidence, Relation
    from lakip_lint.document.model import Box, Document, Place
    from lakip_lint.engine import check, check_document, load_rules
    from lakip_lint.errors import (
        ClusterError,
        CorruptFile,
        EmptyFile,
        EncryptedFile,
        FileMissing,
        InputError,
        LakipLintError,
        NoRecognizer,
        NotAReport,
        NoText,
        OutputError,
        RuleError,
        SelectionError,
    )
    from lakip_lint.facts.fact import Fact, Ledger
    from lakip_lint.facts.understanding import Understanding
    from lakip_lint.figures.figure import Figure
    from lakip_lint.figures.interval import Interval
    from lakip_lint.reports.finding import Also, Finding
    from lakip_lint.reports.report import Coverage, DocumentReport, Report, Tally, Trouble, Unread
    from lakip_lint.rules.loader import Ruleset
    from lakip_lint.rules.model import Rule, Severity

_HOME = {
    "lakip_lint.checks.language": ("Both", "in_language"),
    "lakip_lint.checks.relation": ("Cause", "Evidence", "Relation"),
    "lakip_lint.document.model": ("Box", "Document", "Place"),
    "lakip_lint.engine": ("check", "check_document", "load_rules"),
    "lakip_lint.errors": (
        "ClusterError", "CorruptFile", "EmptyFile", "EncryptedFile", "FileMissing", "InputError", "LakipLintError",
        "NoRecognizer", "NotAReport", "NoText", "OutputError", "RuleError", "SelectionError",
    ),
    "lakip_lint.facts.fact": ("Fact", "Ledger"),
    "lakip_lint.facts.understanding": ("Understanding",),
    "lakip_lint.figures.figure": ("Figure",),
    "lakip_lint.figures.interval": ("Interval",),
    "lakip_lint.reports.finding": ("Also", "Finding"),
    "lakip_lint.reports.report": ("Coverage", "DocumentReport", "Report", "Tally", "Trouble", "Unread"),
    "lakip_lint.rules.loader": ("Ruleset",),
    "lakip_lint.rules.model": ("Rule", "Severity"),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Also",
    "Both",
    "Box",
    "Cause",
    "ClusterError",
    "CorruptFile",
    "Coverage",
    "Document",
    "DocumentReport",
    "EmptyFile",
    "EncryptedFile",
    "Evidence",
    "Fact",
    "Figure",
    "FileMissing",
    "Finding",
    "InputError",
    "Interval",
    "LakipLintError",
    "Ledger",
    "NoRecognizer",
    "NoText",
    "NotAReport",
    "OutputError",
    "Place",
    "Relation",
    "Report",
    "Rule",
    "RuleError",
    "Ruleset",
    "SelectionError",
    "Severity",
    "Tally",
    "Trouble",
    "Understanding",
    "Unread",
    "__version__",
    "check",
    "check_document",
    "in_language",
    "load_rules",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module 'lakip_lint' has no attribute {name!r}")
    return getattr(import_module(_MODULE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
