"""The shortest results for a terminal: a line for each report, or how many findings each rule has."""
from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.telling import clean_sentence, counts, with_set_aside
from lakip_lint.reports.texts import number, one_line, text


def print_verdicts(report: Report, console: Console, language: str) -> None:
    """A line for each report, then what the program does not know; files that could not be read stand on standard error."""
    for document in report.documents:
        console.print(Text(f"{one_line(document.path)}: {_verdict(document, language)}"), soft_wrap=True)
    console.print(Text(text("disclaimer", language), "dim"), soft_wrap=True)


def print_statistics(report: Report, console: Console, language: str) -> None:
    """The rules with their findings, the most frequent first, then the lines of `print_verdicts`."""
    found = Counter((finding.rule, finding.name, finding.severity) for finding in report.findings)
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(justify="right")
    for (rule, name, severity), n in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        grid.add_row(number(n, language), rule, text(severity.value, language), name)
    if found:
        console.print(grid)
    print_verdicts(report, console, language)


def _verdict(document: DocumentReport, language: str) -> str:
    if not document.coverage.numbers_understood:
        return text("nothing-checked", language)
    said = counts(document.summary, language) if document.findings else clean_sentence(document, language)
    return with_set_aside(said, document, language)
