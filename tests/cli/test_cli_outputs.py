"""Several outputs of one run: `--output FORMAT=FILE` beside `--format` and `--output FILE`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lakip_lint.reports.formats import FORMATS
from tests.program import Run

FIRST = ("--select", "CAP001")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "docx"])
def test_every_format_can_be_written(run: Run, report_file: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"hasil.{form}"
    assert run("check", report_file, *FIRST, "--format", form, "--output", target) == (1, "", "")
    assert target.stat().st_size > 100


def test_several_outputs_at_once_leave_standard_output_alone(run: Run, report_file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.sarif"
    code, out, err = run("check", report_file, *FIRST, "--output", f"json={first}", "--output", f"sarif={second}")
    assert (code, out, err) == (1, "", "")
    assert json.loads(first.read_bytes())["summary"]["error"] == 1
    assert json.loads(second.read_bytes())["runs"][0]["results"][0]["ruleId"] == "CAP001"


def test_a_format_that_was_asked_for_goes_to_standard_output(run: Run, report_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    code, out, _ = run("check", report_file, *FIRST, "--format", "console", "--output", f"json={target}")
    assert code == 1
    assert "✖ SALAH  CAP001" in out
    assert json.loads(target.read_bytes())


def test_one_file_without_a_format_takes_that_of_format(run: Run, report_file: Path, tmp_path: Path) -> None:
    plain, named = tmp_path / "a.txt", tmp_path / "b.json"
    run("check", report_file, *FIRST, "--output", plain, "--output", f"json={named}")
    assert "✖ SALAH  CAP001" in plain.read_text(encoding="utf-8")
    assert json.loads(named.read_bytes())


def test_a_path_with_an_equals_sign_is_a_path(run: Run, report_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "tahun=2031.txt"
    assert run("check", report_file, *FIRST, "--output", target)[0] == 1
    assert "CAP001" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("outputs", "words"),
    [
        (["yson=a.json"], ["yson=a.json", "console, json"]),
        (["json="], ["json="]),
        (["a.txt", "b.txt"], ["BENTUK=BERKAS"]),
        (["json=a.json", "sarif=./a.json"], ["BENTUK=BERKAS"]),
        (["json=a.json", "a.json"], ["BENTUK=BERKAS"]),
    ],
)
def test_outputs_that_make_no_sense_are_refused(
    run: Run, report_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outputs: list[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("check", report_file, *(part for o in outputs for part in ("--output", o)))
    assert (code, out) == (2, "")
    assert all(word in err for word in words)
    assert not list(tmp_path.glob("a.*"))


def test_outputs_of_which_none_can_be_written_are_refused_before_any_work(run: Run, report_file: Path, tmp_path: Path) -> None:
    code, out, err = run("check", report_file, "--output", f"json={tmp_path}/x/a.json", "--output", f"sarif={tmp_path}")
    assert (code, out) == (2, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"{tmp_path}/x/a.json", f"{tmp_path}"]


def test_a_report_is_never_written_over_its_source(run: Run, report_file: Path) -> None:
    before = report_file.read_bytes()
    assert run("check", report_file, "--output", f"json={report_file}")[0] == 2
    assert run("check", report_file.parent, "--output", f"json={report_file}")[0] == 2
    assert report_file.read_bytes() == before


def test_pictures_can_be_left_out(run: Run, report_file: Path, tmp_path: Path) -> None:
    pages = {}
    for options in ((), ("--no-pictures",)):
        target = tmp_path / f"{len(options)}.html"
        assert run("check", report_file, *FIRST, "--output", f"html={target}", *options)[0] == 1
        pages[options] = target.read_text(encoding="utf-8")
    assert "data:image/png" in pages[()]
    assert "data:image/png" not in pages[("--no-pictures",)]


def test_junit_fails_where_the_exit_code_does(run: Run, report_file: Path, tmp_path: Path) -> None:
    softer = tmp_path / "lunak.yaml"
    softer.write_text("adjust: CAP001\nseverity: warning\n", encoding="utf-8")
    for fail_on, code in (("error", 0), ("warning", 1)):
        options = ("--rules", softer, "--fail-on", fail_on, "--format", "junit")
        assert run("check", report_file, *FIRST, *options)[0] == code
        assert f'failures="{code}"' in run("check", report_file, *FIRST, *options)[1]
