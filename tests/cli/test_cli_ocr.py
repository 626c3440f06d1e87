"""`--ocr`: scanned pages are read where a program for it is installed, and what rests on them is only doubted."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from lakip_lint.document import recognition
from tests.document.scanning import Copyist, scan
from tests.program import Run


@pytest.fixture
def scanned(report_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The report of one page as a scan, and a program installed that can read it."""
    monkeypatch.setattr(recognition, "INSTALLED", (lambda: Copyist(report_file, marked=False),))
    return scan(report_file, tmp_path / "pindaian.pdf")


@pytest.mark.parametrize(("language", "words"), [("id", "Pasang dengan: pip install"), ("en", "Install one: pip install")])
@pytest.mark.parametrize("command", ["check", "facts"])
def test_what_to_install_is_said(
    run: Run, scanned: Path, monkeypatch: pytest.MonkeyPatch, command: str, language: str, words: str
) -> None:
    monkeypatch.setattr(recognition, "INSTALLED", ())
    code, out, err = run(command, scanned, "--ocr", "--lang", language)
    assert (code, out) == (2, "")
    assert words in err
    assert "lakip-lint[ocr]" in err


def test_without_the_option_the_message_names_it(run: Run, scanned: Path) -> None:
    code, _, err = run("check", scanned)
    assert code == 2
    assert "--ocr" in err


def test_a_scan_is_checked_and_only_doubted(run: Run, scanned: Path, report_file: Path) -> None:
    assert run("check", report_file, "--no-cache", "--select", "CAP", "--ocr")[0] == 1
    code, out, _ = run("check", scanned, "--no-cache", "--select", "CAP", "--ocr", "--format", "json")
    (document,) = json.loads(out)["documents"]
    assert code == 0
    assert [(f["rule"], f["severity"], f["by_ocr"]) for f in document["findings"]] == [("CAP001", "warning", True)]
    assert document["coverage"]["pages_by_ocr"] == [1]
    assert document["coverage"]["ocr"] == "penyalin 1"
    assert run("check", scanned, "--no-cache", "--select", "CAP", "--ocr", "--fail-on", "warning")[0] == 1


@pytest.mark.parametrize("form", ["console", "html"])
def test_the_report_counts_the_pages(run: Run, scanned: Path, form: str) -> None:
    out = run("check", scanned, "--no-cache", "--select", "CAP", "--ocr", "--format", form)[1]
    assert "Dibaca dari gambar (OCR): 1 halaman (1)" in " ".join(out.split())
    assert "Hasil pindai, cocokkan dahulu dengan halamannya: Capaian" in " ".join(out.split())


def test_several_processes_have_the_program_too(run: Run, scanned: Path, report_file: Path) -> None:
    words = ("--no-cache", "--select", "CAP", "--ocr", "--workers", "2", "--format", "json")
    code, out, _ = run("check", scanned, report_file, *words)
    assert code == 1
    assert [d["coverage"]["pages_by_ocr"] for d in json.loads(out)["documents"]] == [[1], []]


def test_facts_of_a_scan(run: Run, scanned: Path) -> None:
    code, out, _ = run("facts", scanned, "--ocr", "--format", "json")
    facts = json.loads(out)["facts"]
    assert code == 0
    assert "84,00" in [f["printed"] for f in facts]
    assert all(f["by_ocr"] for f in facts)
    assert "Dibaca dari gambar (OCR)" in run("facts", scanned, "--ocr")[1]
