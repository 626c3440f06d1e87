"""One finding a row: CSV and JSON Lines."""

from __future__ import annotations

import csv as reader
import io
import json
from importlib.resources import files

import jsonschema
import pytest
from msgspec.structs import replace

from lakip_lint.reports import csv, jsonl
from lakip_lint.reports.json import SCHEMA_FILE
from lakip_lint.reports.report import Report
from tests.reports.golden import expect
from tests.reports.hostile import saying


def test_csv_snapshot(report: Report) -> None:
    expect("report.csv", csv.render(report, "id"))


def test_jsonl_snapshot(report: Report) -> None:
    expect("report.jsonl", jsonl.render(report, "id"))


def cells(report: Report) -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO(csv.render(report, "id"))))


def test_csv_can_be_read_back(report: Report) -> None:
    first, second, _ = cells(report)
    assert (first["rule"], first["severity"], first["page"], first["printed"], first["expected"]) == (
        "CAP001",
        "error",
        "1",
        "150,00",
        "105,00",
    )
    assert first["evidence"] == "hal. 1: 84,00 (realisasi); hal. 1: 80,00 (target)"
    assert first["basis"] == "Peraturan Rekaan 1/2030"
    assert (second["page"], second["printed_page"]) == ("2", "ii")


@pytest.mark.parametrize("evil", ["=1+1", "+62 811", "-7,20", "@SUM(A1)", "\t=1", "\n=1", "\r=1", "  =1"])
def test_no_cell_is_a_formula(report: Report, evil: str) -> None:
    (document,) = report.documents
    finding = saying(document.findings[0], evil)
    changed = replace(report, documents=(replace(document, path=evil, entity=evil, findings=(finding,)),))
    (row,) = reader.reader(io.StringIO(csv.render(changed, "id").split("\n", 1)[1]))
    assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert f"'{' '.join(evil.split())}" in row


def test_a_run_without_findings_has_only_a_header(report: Report) -> None:
    empty = replace(report, documents=(replace(report.documents[0], findings=()),))
    assert csv.render(empty, "id").count("\n") == 1
    assert jsonl.render(empty, "id") == ""


def test_every_line_of_jsonl_is_a_finding_of_the_json_report(report: Report) -> None:
    schema = json.loads((files("lakip_lint.reports") / SCHEMA_FILE).read_text(encoding="utf-8"))
    lines = jsonl.render(report, "en").splitlines()
    assert len(lines) == 3
    for line in lines:
        content = json.loads(line)
        head = {key: content.pop(key) for key in ("path", "sha256", "entity", "year", "basis")}
        assert head["path"] == "contoh.pdf"
        jsonschema.validate(content, {**schema["$defs"]["finding"], "$defs": schema["$defs"]})
