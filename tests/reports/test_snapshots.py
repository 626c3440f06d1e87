"""Whole outputs, byte for byte. After a wanted change: LAKIP_LINT_SNAPSHOTS=write pytest tests/reports"""
from __future__ import annotations

import os
from pathlib import Path

import pytest

from lakip_lint.reports import console, json
from lakip_lint.reports.report import Report

SNAPSHOTS = Path(__file__).parent / "snapshots"


def expect(name: str, content: str) -> None:
    path = SNAPSHOTS / name
    if os.environ.get("LAKIP_LINT_SNAPSHOTS") == "write":
        path.write_text(content, encoding="utf-8")
    assert content == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
def test_console(report: Report, language: str) -> None:
    expect(f"console.{language}.txt", console.render(report, language))


def test_json(report: Report) -> None:
    expect("report.json", json.render(report))
