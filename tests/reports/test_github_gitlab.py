"""Annotations of GitHub Actions and the code quality report of GitLab."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from msgspec.structs import replace

from lakip_lint.reports import github, gitlab
from lakip_lint.reports.report import DocumentReport, Report, Unread
from tests.reports.golden import expect

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation asks of an issue."""


def unescaped(words: str) -> str:
    """As the runner of GitHub does it."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        words = words.replace(code, character)
    return words


def annotations(report: Report) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in github.render(report, "id").splitlines():
        match = COMMAND.fullmatch(line)
        if match:
            properties = dict(part.split("=", 1) for part in match.group(2).split(","))
            found.append((match.group(1), {k: unescaped(v) for k, v in properties.items()}, unescaped(match.group(3))))
    return found


def test_github_snapshot(report: Report) -> None:
    expect("github.txt", github.render(report, "id"))


def test_gitlab_snapshot(report: Report) -> None:
    expect("gitlab.json", gitlab.render(report, "id"))


def test_annotations_have_a_level_a_file_a_title_and_a_message(report: Report) -> None:
    first, second, third = annotations(report)
    assert first[:2] == ("error", {"file": "contoh.pdf", "title": "CAP001 capaian-salah-hitung"})
    assert first[2].startswith("hal. 1: Capaian Indeks Kepuasan Warga 2031 tertulis 150,00, hasil hitung 105,00")
    assert [second[0], third[0]] == ["warning", "notice"]


@pytest.mark.parametrize(
    "evil", ["90%, lalu: selesai", "%0A::error::x", "a\n::error::b", "a\r\n::set-output name=x::y", "##[error]z"]
)
def test_no_text_of_a_document_becomes_a_command(document_report: DocumentReport, evil: str) -> None:
    finding = replace(
        document_report.findings[0],
        message={"id": evil, "en": evil},
        locations=(replace(document_report.findings[0].locations[0], place=None),),
        calculation="",
        cause=None,
    )
    report = Report("1", "2", (replace(document_report, path=evil, findings=(finding,), troubles=()),))
    (annotation,) = annotations(report)
    assert annotation[1]["file"] == evil
    assert annotation[2] == " ".join(evil.split())
    rest = [line for line in github.render(report, "id").splitlines() if not COMMAND.fullmatch(line)]
    assert len(rest) == 2
    assert not [line for line in rest if line.startswith("::") or "##[" in line]


def test_the_log_says_what_the_program_does_not_know(report: Report) -> None:
    assert github.render(report, "id").splitlines()[-1].startswith("Program ini tidak tahu apakah data sumbernya benar.")
    assert "= contoh.pdf: 1 error, 1 doubt, 1 note" in github.render(report, "en").splitlines()


def test_the_log_says_what_could_not_be_read(report: Report) -> None:
    assert "= contoh.pdf: Tabel yang tidak dipahami, di halaman: 1." in github.render(report, "id").splitlines()


def test_gitlab_accepts_the_report(report: Report) -> None:
    issues = json.loads(gitlab.render(report, "id"))
    jsonschema.validate(issues, GITLAB)
    assert [(i["severity"], i["location"]["lines"]["begin"]) for i in issues] == [("critical", 1), ("minor", 2), ("info", 2)]


def test_gitlab_fingerprints_are_unique_over_documents(document_report: DocumentReport) -> None:
    report = Report("1", "2", (document_report, replace(document_report, path="lain/contoh.pdf")))
    issues = json.loads(gitlab.render(report, "id"))
    assert len({i["fingerprint"] for i in issues}) == len(issues) == 6


def test_files_that_could_not_be_checked_are_told() -> None:
    report = Report("1", "2", (), (Unread("./masuk/rusak.pdf", {"id": "berkas rusak", "en": "broken"}),))
    (issue,) = json.loads(gitlab.render(report, "id"))
    jsonschema.validate([issue], GITLAB)
    assert (issue["severity"], issue["location"]["path"]) == ("blocker", "masuk/rusak.pdf")
    assert annotations(report) == [("error", {"file": "./masuk/rusak.pdf", "title": "lakip-lint"}, "berkas rusak")]


def test_a_document_of_which_nothing_was_understood_is_an_error() -> None:
    report = Report("1", "2", (DocumentReport("kosong.pdf", "0" * 64, 1, "", None),))
    ((level, _, message),) = annotations(report)
    assert (level, message[:15]) == ("error", "BELUM DIPERIKSA")
    (issue,) = json.loads(gitlab.render(report, "id"))
    assert issue["severity"] == "blocker"
