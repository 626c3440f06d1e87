"""The output formats by name. A format is a module beside this one whose `render` takes a report to text or bytes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lakip_lint.reports.texts import Language

if TYPE_CHECKING:
    from lakip_lint.reports.report import Report

OPTIONS: dict[str, tuple[str, ...]] = {
    "console": (),
    "json": (),
    "html": ("pictures", "drawing"),
    "xlsx": (),
    "csv": (),
    "jsonl": (),
    "sarif": (),
    "junit": ("fail_on",),
    "github": (),
    "gitlab": (),
    "pdf": (),
    "docx": (),
}
"""Every format, and which settings its `render` takes beside the language."""
FORMATS = tuple(OPTIONS)
COPIES = frozenset({"pdf", "docx"})
"""Formats that are a copy of the file, of the same kind, with notes in it: of one document each."""
BINARY = frozenset({"xlsx", *COPIES})
"""Formats that no terminal can show."""


def render(name: str, report: Report, language: Language, **settings: Any) -> str | bytes:
    """The report in a format, as the content of a file. Settings that the format does not know are left out.

    pictures  bool: show the places in the pages of the file
    drawing   what draws the pages of a document (`Drawing`, or one that keeps to limits)
    fail_on   the lowest severity that counts as a failure ("error", "warning", "note"; "never" counts as "error")
    """
    module = import_module(f"lakip_lint.reports.{name}")
    known = {key: value for key, value in settings.items() if key in OPTIONS[name]}
    content: str | bytes = module.render(report, language, **known)
    return content
