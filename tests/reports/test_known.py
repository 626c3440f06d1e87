"""What every format says of findings that are known, and of what the program does not know."""
from __future__ import annotations

import io
import json

import openpyxl
import pytest
from msgspec.structs import replace

from lakip_lint.reports import formats, jsonl, sarif
from lakip_lint.reports.report import DocumentReport, Report, SetAside
from lakip_lint.reports.texts import LANGUAGES, Language, text


@pytest.fixture
def accepted(document_report: DocumentReport) -> Report:
    """A report whose first finding is accepted for a reason, and whose second is in the baseline."""
    first, second, *rest = document_report.findings
    aside = (SetAside(first, "suppressed", "dijelaskan di CALK"), SetAside(second, "baseline"))
    return Report("9.9.9", "0123456789ab", (replace(document_report, findings=tuple(rest), set_aside=aside),))


def test_sarif_carries_known_findings_as_suppressed(accepted: Report) -> None:
    results = json.loads(sarif.render(accepted, "id"))["runs"][0]["results"]
    assert [result.get("suppressions") for result in results] == [
        None,
        [{"kind": "external", "status": "accepted", "justification": "dijelaskan di CALK"}],
        [{"kind": "external", "status": "accepted", "justification": "baseline"}],
    ]


def test_jsonl_marks_known_findings(accepted: Report) -> None:
    lines = [json.loads(line) for line in jsonl.render(accepted, "id").splitlines()]
    assert [(line.get("suppressed"), line.get("baseline")) for line in lines] == [
        (None, None), ("dijelaskan di CALK", None), (None, True),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [form for form in formats.FORMATS if form not in formats.COPIES])
def test_every_format_says_what_the_program_does_not_know(report: Report, form: str, language: Language) -> None:
    """Copies of the file (pdf, docx) need a file: their own tests look for the sentence."""
    content = formats.render(form, report, language)
    if isinstance(content, bytes):
        sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        content = " ".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
    assert text("disclaimer", language) in " ".join(content.split())
