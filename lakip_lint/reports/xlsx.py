"""The reviewer's worksheet (Excel): the findings with room for status, response and initials; all that agreed; the checklist.

Text of a document is never a formula: every text cell is written as a string, and one that begins like a formula is marked
so that it stays one when it is edited.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from functools import partial

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lakip_lint.reports.csv import FORMULA
from lakip_lint.reports.report import DocumentReport, Report
from lakip_lint.reports.reviu import answers, checklist
from lakip_lint.reports.rows import FindingRow, agreed_of, rows_of
from lakip_lint.reports.telling import (
    SYMBOL,
    clean_sentence,
    counts,
    figures_checked,
    trouble_sentences,
    with_set_aside,
    xml_text,
)
from lakip_lint.reports.texts import one_line, text, topic_name
from lakip_lint.rules.model import Severity

Value = str | int | None
MOST_CHARACTERS = 32_767
"""Excel refuses a longer cell."""
LINE = Side(style="thin", color="999999")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD = PatternFill("solid", fgColor="E4E4E0")
OPEN = PatternFill("solid", fgColor="FFFBE6")
"""Cells that wait for the reviewer."""
font = partial(Font, name="Calibri", size=10)
LINE_HEIGHT, HIGHEST_ROW = 13.0, 409.0
INK = {Severity.ERROR: "A30B0B", Severity.WARNING: "7A4700", Severity.NOTE: "0B5394"}


class Column(Struct, frozen=True):
    """A column of a sheet. `open`: the reviewer fills it in, with one of `choices`; `printed`: it belongs on paper."""

    title: str
    width: float
    open: bool = False
    choices: tuple[str, ...] = ()
    printed: bool = True


def render(report: Report, language: str) -> bytes:
    """A workbook of three sheets; the column of the file is there only where there are several."""
    book = Workbook()
    findings = book.active
    assert isinstance(findings, Worksheet)
    several = len(report.documents) > 1
    _findings(findings, report, several, language)
    _agreed(book.create_sheet(), report, several, language)
    _checklist(book.create_sheet(), report, several, language)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _findings(sheet: Worksheet, report: Report, several: bool, language: str) -> None:
    sheet.title = text("xlsx-findings", language)
    top = _heading(sheet, report, language)
    status = tuple(text(f"status-{name}", language) for name in ("corrected", "explained", "accepted"))
    columns = [
        Column(text("xlsx-number", language), 5),
        *([Column(text("html-file", language), 20)] if several else []),
        Column(text("filter-severity", language), 11),
        Column(text("filter-page", language), 8),
        Column(text("xlsx-printed-page", language), 8),
        Column(text("xlsx-place", language), 22),
        Column(text("xlsx-finding", language), 34),
        Column(text("col-as-printed", language), 15),
        Column(text("xlsx-expected", language), 15),
        Column(text("xlsx-calculation", language), 24),
        Column(text("xlsx-cause", language), 17),
        Column(text("xlsx-rule", language), 13),
        Column(text("rule-basis", language), 17),
        Column(text("xlsx-status", language), 12, True, status),
        Column(text("xlsx-response", language), 22, True),
        Column(text("xlsx-initials", language), 8, True),
        Column(text("xlsx-evidence", language), 45, printed=False),
        Column(text("xlsx-fingerprint", language), 19, printed=False),
    ]
    lines = [_finding(i, row, several, language) for i, row in enumerate(rows_of(report, language), 1)]
    _table(sheet, top, columns, lines)
    for line, row in enumerate(rows_of(report, language), top + 1):
        sheet.cell(line, 3 if several else 2).font = font(bold=True, color=INK[row.severity])


def _finding(index: int, row: FindingRow, several: bool, language: str) -> list[Value]:
    severity = f"{SYMBOL[row.severity]} {text(row.severity.value, language)}"
    place = "\n".join(part for part in (row.section, row.table) if part)
    message = "\n".join(part for part in (row.message, row.also) if part)
    file = [row.path] if several else []
    rule = f"{row.rule} {row.name}"
    told = [row.printed, row.expected, row.calculation, row.cause, rule, row.basis]
    waiting = [None, None, None]
    return [index, *file, severity, row.page, row.printed_page, place, message, *told, *waiting, row.evidence, row.fingerprint]


def _heading(sheet: Worksheet, report: Report, language: str) -> int:
    """What was checked, what was found, what could not be read; returns the row for the header of the table."""
    lines = [text("html-title", language)]
    for document in report.documents:
        lines += _identity(document, language)
    lines += [unread.message[language] for unread in report.unread]
    lines += [text("disclaimer", language), text("xlsx-reviewer", language)]
    for row, words in enumerate(lines, 1):
        _put(sheet, row, 1, words)
    sheet.cell(1, 1).font = font(bold=True, size=14)
    return len(lines) + 2


def _identity(document: DocumentReport, language: str) -> list[str]:
    coverage = document.coverage
    entity = one_line(document.entity) or text("no-entity", language)
    year = text("of-year", language, year=document.year) if document.year else text("no-year", language)
    verdict = counts(document.summary, language) if document.findings else clean_sentence(document, language)
    verdict = with_set_aside(verdict, document, language)
    known = coverage.numbers_understood
    checked = f"{verdict}. {figures_checked(coverage, language)}" if known else text("nothing-checked", language)
    return [
        f"{entity}, {year} ({one_line(document.path)}, SHA-256 {document.sha256})",
        checked,
        *trouble_sentences(document.troubles, language),
    ]


def _agreed(sheet: Worksheet, report: Report, several: bool, language: str) -> None:
    sheet.title = text("xlsx-agreed", language)
    columns = [
        *([Column(text("html-file", language), 22)] if several else []),
        Column(text("col-topic", language), 24),
        Column(text("xlsx-rule", language), 30),
        Column(text("col-pdf-page", language), 18),
        Column(text("col-item", language), 40),
        Column(text("col-as-printed", language), 22),
        Column(text("col-calculation", language), 60),
    ]
    lines: list[list[Value]] = []
    for document in report.documents:
        for row in agreed_of(document, language):
            rule = f"{row.rule.code} {row.rule.name}"
            file = [document.path] if several else []
            lines.append([*file, topic_name(row.rule.topic, language), rule, row.page, row.subject, row.printed, row.compared])
    _put(sheet, 1, 1, text("agreed", language))
    sheet.cell(1, 1).font = font(bold=True, size=14)
    _put(sheet, 2, 1, text("disclaimer", language))
    _table(sheet, 4, columns, lines)


def _checklist(sheet: Worksheet, report: Report, several: bool, language: str) -> None:
    sheet.title = text("xlsx-checklist", language)
    choices = tuple(text(f"reviu-{name}", language) for name in ("yes", "no", "not-applicable"))
    columns = [
        *([Column(text("html-file", language), 22)] if several else []),
        Column(text("reviu-part", language), 16),
        Column(text("xlsx-number", language), 5),
        Column(text("reviu-question", language), 40),
        Column(text("reviu-says", language), 36),
        Column(text("xlsx-evidence", language), 70),
        Column(text("reviu-answer", language), 14, True, choices),
        Column(text("reviu-remark", language), 32, True),
    ]
    lines: list[list[Value]] = []
    for document in report.documents:
        for answer in answers(document, language):
            question = answer.question
            file = [document.path] if several else []
            words = [question.part[language], question.number, question.question[language], answer.says]
            lines.append([*file, *words, "\n".join(answer.evidence), None, None])
    _put(sheet, 1, 1, text("reviu-title", language, basis=checklist()[0]))
    sheet.cell(1, 1).font = font(bold=True, size=14)
    _put(sheet, 2, 1, text("reviu-help", language))
    _table(sheet, 4, columns, lines)


def _table(sheet: Worksheet, top: int, columns: Sequence[Column], lines: Iterable[Sequence[Value]]) -> None:
    """A header at row `top` with the lines under it, ready to filter and to print on A4 landscape."""
    for index, column in enumerate(columns, 1):
        cell = _put(sheet, top, index, column.title, wrap=True)
        cell.font, cell.fill, cell.border = font(bold=True), HEAD, FRAME
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.row_dimensions[top].height = _height([column.title for column in columns], columns)
    last = top
    for last, line in enumerate(lines, top + 1):
        for index, (column, value) in enumerate(zip(columns, line, strict=True), 1):
            cell = _put(sheet, last, index, value, wrap=True)
            cell.border = FRAME
            if column.open:
                cell.fill = OPEN
        sheet.row_dimensions[last].height = _height(line, columns)
    for index, column in enumerate(columns, 1):
        if column.choices and last > top:
            choice = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            letter = get_column_letter(index)
            choice.add(f"{letter}{top + 1}:{letter}{last}")
            sheet.add_data_validation(choice)
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{last}"
    sheet.freeze_panes = f"A{top + 1}"
    width = max(index for index, column in enumerate(columns, 1) if column.printed)
    sheet.print_area = f"A1:{get_column_letter(width)}{last}"
    _paper(sheet, top)


def _height(line: Sequence[Value], columns: Sequence[Column]) -> float:
    """Room for the longest cell: programs do not make room by themselves for rows that another program wrote."""
    lines = (
        sum(max(1, math.ceil(len(part) / column.width)) for part in str(value).split("\n"))
        for value, column in zip(line, columns, strict=True)
        if value is not None and column.printed
    )
    return min(LINE_HEIGHT * max(lines, default=1), HIGHEST_ROW)


def _paper(sheet: Worksheet, top: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, footer=0.35)
    sheet.print_title_rows = f"{top}:{top}"
    if sheet.oddFooter is not None:
        sheet.oddFooter.right.text = "&P / &N"


def _put(sheet: Worksheet, row: int, column: int, value: Value, wrap: bool = False) -> Cell:
    """A cell that holds a number or a string, never a formula, an error or a date."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.font = font()
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    if isinstance(value, str):
        value = "\n".join(xml_text(line) for line in value.split("\n"))[:MOST_CHARACTERS]
        cell.quotePrefix = value.lstrip().startswith(FORMULA)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    else:
        cell.alignment = Alignment(horizontal="center", vertical="top")
    return cell
