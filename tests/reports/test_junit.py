"""JUnit XML, read back by a parser that CI tools use."""

from __future__ import annotations

import pytest
from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite
from msgspec.structs import replace

from lakip_lint.checks.relation import Relation
from lakip_lint.reports.finding import Also
from lakip_lint.reports.junit import render
from lakip_lint.reports.report import DocumentReport, Report, Trouble, Unread
from tests.reports.golden import expect


def suites(report: Report, fail_on: str = "error") -> list[TestSuite]:
    return list(JUnitXml.fromstring(render(report, "id", fail_on).encode()))


def cases(report: Report, fail_on: str = "error") -> dict[str, TestCase]:
    return {case.name: case for suite in suites(report, fail_on) for case in suite}


def test_snapshot(report: Report) -> None:
    expect("junit.xml", render(report, "id"))


def test_one_suite_a_document_and_one_case_a_rule(report: Report) -> None:
    (suite,) = suites(report)
    assert (suite.name, suite.tests, suite.failures, suite.errors) == ("contoh.pdf", 3, 1, 0)
    assert [case.name for case in suite] == ["ANG002 serapan-salah-hitung", "CAP001 capaian-salah-hitung", "FMT001 angka-rusak"]


def test_a_failure_says_where_and_what(report: Report) -> None:
    (failure,) = cases(report)["CAP001 capaian-salah-hitung"].result
    assert isinstance(failure, Failure)
    assert failure.type == "error"
    assert failure.message.startswith("hal. 1: Capaian Indeks Kepuasan Warga 2031 tertulis 150,00")
    assert "BAB III AKUNTABILITAS KINERJA › 3.1 Capaian Kinerja" in failure.text
    assert "[dfa9700deb74de76]" in failure.text


@pytest.mark.parametrize(("fail_on", "failing"), [("error", 1), ("warning", 2), ("note", 3), ("never", 1)])
def test_failures_follow_fail_on(report: Report, fail_on: str, failing: int) -> None:
    assert sum(suite.failures for suite in suites(report, fail_on)) == failing


def test_lesser_findings_are_told_without_failing(report: Report) -> None:
    case = cases(report)["ANG002 serapan-salah-hitung"]
    assert not case.result
    assert "RAGU ANG002 hal. 2 (tercetak ii): Serapan seluruh anggaran" in str(case.system_out)


def test_a_rule_that_only_confirms_another_points_to_its_finding(report: Report) -> None:
    (document,) = report.documents
    also = Also("FMT001", "angka-rusak", {"id": "Angka itu rusak.", "en": "broken"})
    findings = (replace(document.findings[0], also=(also,)),)
    case = cases(replace(report, documents=(replace(document, findings=findings),)))["FMT001 angka-rusak"]
    assert not case.result
    assert "CAP001" in str(case.system_out)


def test_what_could_not_be_checked_is_an_error() -> None:
    empty = DocumentReport("kosong.pdf", "0" * 64, 0, "", None, troubles=(Trouble("internal", None, "CAP001 (X)"),))
    report = Report("1", "2", (empty,), (Unread("rusak.pdf", {"id": "rusak.pdf: berkas rusak", "en": "broken"}),))
    unread, document = suites(report)
    assert (unread.errors, document.errors) == (1, 2)
    ((error,),) = [case.result for case in unread]
    assert isinstance(error, Error)
    assert error.message == "rusak.pdf: berkas rusak"


def test_text_of_a_document_is_never_markup_and_always_xml(document_report: DocumentReport, relations: list[Relation]) -> None:
    evil = ']]><script>\x00\x1b\ufffe\ud800&amp;"'
    finding = replace(document_report.findings[0], message={"id": evil, "en": evil}, section=evil)
    report = Report(
        "1", "2", (replace(document_report, path=evil, entity=evil, findings=(finding,), relations=tuple(relations)),)
    )
    (failure,) = cases(report)["CAP001 capaian-salah-hitung"].result
    assert ']]><script>����&amp;"' in failure.text
