"""Workflow commands of GitHub Actions: each finding becomes an annotation of its file.

A PDF has no lines, so an annotation names the file, and the page stands in its message. GitHub shows the first ten of each
level of a step; the rest stay in the log.
"""

from __future__ import annotations

from collections.abc import Iterator

from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import counts, told, trouble_sentences
from lakip_lint.reports.texts import one_line, text
from lakip_lint.rules.model import Severity

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, language: str) -> str:
    """One command a line, then plain lines for the log: counts, what could not be read, what the program does not know."""
    lines = [command("error", unread.path, "lakip-lint", unread.message[language]) for unread in report.unread]
    for document in report.documents:
        lines += _document(document, language)
    lines.append(text("disclaimer", language))
    return "".join(f"{line}\n" for line in lines)


def _document(document: DocumentReport, language: str) -> Iterator[str]:
    for finding in document.findings:
        title = f"{finding.rule} {finding.name}"
        yield command(LEVEL[finding.severity], document.path, title, told(finding, document, language))
    if not document.coverage.numbers_understood:
        yield command("error", document.path, "lakip-lint", text("nothing-checked", language))
    for words in (counts(document.summary, language), *trouble_sentences(document.troubles, language)):
        yield plain(f"{document.path}: {words}")


def plain(words: str) -> str:
    """A line of the log: nothing from outside stands where the runner looks for a command (at its beginning, behind "##")."""
    return f"= {one_line(words).replace('##', '# #')}"


def command(level: str, path: str, title: str, message: str) -> str:
    """`::level file=...,title=...::message`, escaped as the runner unescapes it."""
    return f"::{level} file={_property(path)},title={_property(title)}::{_data(one_line(message))}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
