"""The console and the JSON report of the small report, whole."""
from __future__ import annotations

import pytest

from lakip_lint.reports import console, json
from lakip_lint.reports.report import Report
from tests.reports.golden import expect


@pytest.mark.parametrize("language", ["id", "en"])
def test_console(report: Report, language: str) -> None:
    expect(f"console.{language}.txt", console.render(report, language))


def test_json(report: Report) -> None:
    expect("report.json", json.render(report))
