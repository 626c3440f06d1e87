"""The JSON report keeps its contract."""
from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from lakip_lint.reports.json import SCHEMA_FILE, render
from lakip_lint.reports.report import DocumentReport, Report, SetAside, Trouble, Unread

CONTRACT = {
    "": ["schema_version", "tool", "documents", "summary"],
    "document": ["path", "sha256", "pages", "entity", "year", "conventions", "coverage", "findings", "summary"],
    "coverage": [
        "pages", "pages_without_text", "tables", "tables_understood", "numbers", "numbers_understood", "numbers_checked",
        "relations_checked", "relations_hold",
    ],
    "finding": [
        "rule", "name", "severity", "message", "fingerprint", "locations", "printed", "expected", "calculation", "cause",
    ],
    "location": ["page", "bbox", "text", "role", "note"],
}

SET_ASIDE = {"baseline", "suppressed", "profile"}
"""Keys of findings that are known."""


@pytest.fixture
def schema() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("lakip_lint.reports") / SCHEMA_FILE).read_text(encoding="utf-8"))
    return content


@pytest.fixture
def content(report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(report))
    return loaded


def test_the_schema_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_report_follows_the_schema(schema: dict[str, Any], report: Report) -> None:
    for language in ("id", "en"):
        jsonschema.validate(json.loads(render(report, language)), schema)


def test_a_run_that_read_nothing_follows_the_schema(schema: dict[str, Any]) -> None:
    unread = (Unread("x.pdf", {"id": "rusak", "en": "broken"}),)
    empty = DocumentReport("kosong.pdf", "0" * 64, 0, "", None, troubles=(Trouble("internal", None, "X"),))
    jsonschema.validate(json.loads(render(Report("1", "2", (empty,), unread))), schema)


def test_every_key_that_is_written_is_described(schema: dict[str, Any], content: dict[str, Any]) -> None:
    document = content["documents"][0]
    finding = document["findings"][0]
    parts = {
        "document": document, "coverage": document["coverage"], "finding": finding, "location": finding["locations"][0],
    }
    assert set(content) == set(schema["properties"])
    for name, part in parts.items():
        only_sometimes = SET_ASIDE if name == "finding" else set()
        assert set(part) == set(schema["$defs"][name]["properties"]) - only_sometimes, name


@pytest.mark.parametrize("why", sorted(SET_ASIDE))
def test_a_finding_that_is_set_aside_says_so_and_follows_the_schema(schema: dict[str, Any], report: Report, why: str) -> None:
    document = report.documents[0]
    known = tuple(SetAside(finding, why, "sudah dijelaskan") for finding in document.findings)
    content = json.loads(render(replace(report, documents=(replace(document, findings=(), set_aside=known),))))
    jsonschema.validate(content, schema)
    assert {f[why] for f in content["documents"][0]["findings"]} == {"sudah dijelaskan" if why == "suppressed" else True}
    assert set(content["documents"][0]["summary"].values()) == {0}


def test_no_key_of_the_contract_is_ever_dropped(schema: dict[str, Any]) -> None:
    for name, keys in CONTRACT.items():
        part = schema["$defs"][name] if name else schema
        assert set(keys) <= set(part["required"]), name


def test_only_boxes_hold_numbers_with_fractions(content: dict[str, Any]) -> None:
    def walk(part: Any, path: str) -> None:
        if isinstance(part, dict):
            for key, value in part.items():
                walk(value, f"{path}.{key}")
        elif isinstance(part, list):
            for value in part:
                walk(value, path)
        elif isinstance(part, float):
            assert path.endswith(".bbox")
            assert part == round(part, 1)

    walk(content, "")


def test_findings_come_in_the_order_of_the_pages(content: dict[str, Any]) -> None:
    pages = [f["locations"][0]["page"] for f in content["documents"][0]["findings"]]
    assert pages == sorted(pages)


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert render(report) == render(report)
