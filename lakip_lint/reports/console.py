"""The report for a person at a terminal: 80 columns are enough, colour only helps, nothing of a document is markup."""
from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table as Grid
from rich.text import Text

from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Evidence
from lakip_lint.reports.finding import Also, Finding
from lakip_lint.reports.ranking import ranking
from lakip_lint.reports.report import Coverage, DocumentReport, Report, Unread
from lakip_lint.reports.telling import (
    SYMBOL,
    clean_sentence,
    counts,
    figures_checked,
    figures_understood,
    message_of,
    note_of,
    page_label,
    pages_of,
    set_aside_sentences,
    short,
    trouble_sentences,
)
from lakip_lint.reports.texts import counted, number, one_line, text, topic_name
from lakip_lint.rules.model import Severity

WIDTH = 80
SHOWN = 4
LONGEST_NOTE = 60
STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}


def render(report: Report, language: str = "id") -> str:
    """The report as plain text of 80 columns, for a file or a pipe."""
    return as_text(lambda console: print_report(report, console, language))


def as_text(draw: Callable[[Console], None]) -> str:
    """What is drawn, as plain text of 80 columns, without the spaces that fill lines on a screen."""
    file = io.StringIO()
    draw(open_console(file))
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())


def open_console(file: TextIO) -> Console:
    """A console that colours only a terminal, honours NO_COLOR, and never interprets what it prints."""
    return Console(
        file=file,
        width=None if file.isatty() else WIDTH,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )


def print_report(report: Report, console: Console, language: str) -> None:
    """Every document, then the files that could not be checked, then the sum of all."""
    for document in report.documents:
        for part in _document(document, language):
            console.print(part)
    if report.unread:
        console.print(_unread(report.unread, language))
    if len(report.documents) > 1:
        read = number(len(report.documents), language)
        words = text("all-files", language, read=read, counts=counts(report.summary, language))
        console.print(ranking(report.documents, language))
        console.print(Text(words, "bold"))


def _document(document: DocumentReport, language: str) -> Iterator[RenderableType]:
    yield Line(style="dim")
    yield _title(document, language)
    yield _verdict(document, language)
    if document.conventions:
        yield _headline("conventions", language)
        yield _indent(_bullets(document.habits(language).values()), 2)
    for section, in_section in groupby(document.findings, key=lambda f: f.section):
        yield Text("\n" + (one_line(section) or text("no-section", language)), "bold underline")
        for table, findings in groupby(in_section, key=lambda f: f.table):
            if table:
                yield _indent(Text(short(table), "bold"), 2)
            for finding in findings:
                yield _finding(finding, document, language)
    yield from _what_was_checked(document, language)
    yield Text()


def _title(document: DocumentReport, language: str) -> RenderableType:
    entity = one_line(document.entity) or text("no-entity", language)
    year = text("of-year", language, year=document.year) if document.year else text("no-year", language)
    pages = pages_of(document, language)
    return Group(
        Text.assemble((text("report", language), "bold"), "  ", (entity, "bold"), ", ", year),
        Text(f"{one_line(document.path)}, {pages}", "dim"),
    )


def _verdict(document: DocumentReport, language: str) -> RenderableType:
    if not document.coverage.numbers_understood:
        return Text("\n" + text("nothing-checked", language), "bold red")
    aside = [Text(words, "dim") for words in set_aside_sentences(document, language)]
    if not document.findings:
        return Group(Text("\n" + clean_sentence(document, language), "bold green"), *aside)
    worst = next(severity for severity, n in document.summary.items() if n)
    return Group(
        Text("\n" + counts(document.summary, language), STYLE[worst]),
        Text(text("legend", language), "dim"),
        *aside,
    )


def _finding(finding: Finding, document: DocumentReport, language: str) -> RenderableType:
    style = STYLE[finding.severity]
    place = page_label(finding.locations[0].place, document, language)
    head = Text.assemble(
        (f"{SYMBOL[finding.severity]} {text(finding.severity.value, language)}", style),
        f"  {finding.rule}",
        f"  {place}" if place else "",
    )
    message = _indent(Text(message_of(finding, language)), 2)
    return _indent(Group(Text(), head, message, _details(finding, language)), 2)


def _some(lines: list[Text], language: str) -> list[Text]:
    """The first few lines, and how many are left."""
    left = len(lines) - SHOWN
    return lines if left <= 0 else [*lines[:SHOWN], Text(text("more", language, n=left), "dim")]


def _also(also: Also, rule: str, language: str) -> str:
    """What another relation adds: the same rule only another calculation, another rule its message."""
    if also.rule == rule and also.calculation:
        return one_line(in_language(also.calculation, language))
    return f"{also.rule}: {message_of(also, language)}"


def _details(finding: Finding, language: str) -> RenderableType:
    rows: list[tuple[str, RenderableType]] = [
        (key, Text(short(value)))
        for key, value in (
            ("printed", finding.printed or finding.locations[0].text),
            ("expected", in_language(finding.expected, language)),
            ("cause", finding.cause.text[language] if finding.cause else ""),
        )
        if value
    ]
    if finding.calculation:
        rows.insert(
            -1 if finding.cause else len(rows), ("calculation", Text(one_line(in_language(finding.calculation, language))))
        )
    evidence = [_evidence(item, language) for item in finding.locations[1:]]
    rows += [("evidence" if i == 0 else "", line) for i, line in enumerate(_some(evidence, language))]
    also = [Text(_also(a, finding.rule, language)) for a in finding.also]
    rows += [("also" if i == 0 else "", line) for i, line in enumerate(_some(also, language))]
    return _indent(_grid(rows, language), 4)


def _evidence(item: Evidence, language: str) -> Text:
    page = text("page", language, page=item.place.page) + ": " if item.place else ""
    note = short(note_of(item, language), LONGEST_NOTE)
    return Text.assemble((page, "dim"), short(item.text), (f" ({note})" if note else "", "dim"))


def _what_was_checked(document: DocumentReport, language: str) -> Iterator[RenderableType]:
    yield _headline("checked", language)
    yield _indent(_coverage(document.coverage, language), 2)
    if document.agreed:
        yield _headline("agreed", language)
        yield _indent(_agreed(document, language), 2)
    yield _headline("not-read", language)
    yield _indent(_bullets(trouble_sentences(document.troubles, language) or [text("all-read", language)]), 2)
    yield Text("\n" + text("disclaimer", language), "dim")


def _coverage(coverage: Coverage, language: str) -> RenderableType:
    return Group(Text(figures_checked(coverage, language)), Text(figures_understood(coverage, language)))


def _agreed(document: DocumentReport, language: str) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    for topic, of_topic in groupby(document.tallies, key=lambda t: t.rule.topic):
        tallies = list(of_topic)
        hold, looked = sum(t.hold for t in tallies), sum(t.checked for t in tallies)
        words = text("agreed-topic", language, hold=number(hold, language), all=number(looked, language))
        grid.add_row(topic_name(topic, language), words)
    return grid


def _unread(unread: tuple[Unread, ...], language: str) -> RenderableType:
    head = Text(counted("unread", len(unread), language), STYLE[Severity.ERROR])
    return Group(head, _indent(_bullets(u.message[language] for u in unread), 2), Text())


def _headline(key: str, language: str) -> RenderableType:
    return Text("\n" + text(key, language), "bold")


def _indent(part: RenderableType, columns: int) -> RenderableType:
    return Padding(part, (0, 0, 0, columns))


def _bullets(lines: Iterable[str]) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row("-", Text(one_line(line)))
    return grid


def _grid(rows: Iterable[tuple[str, RenderableType]], language: str) -> RenderableType:
    """Labels of equal width on the left, what they name on the right."""
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim", min_width=10)
    grid.add_column(overflow="fold")
    for key, value in rows:
        grid.add_row(text(key, language) if key else "", value)
    return grid
