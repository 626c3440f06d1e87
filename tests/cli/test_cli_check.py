"""`lakip-lint check`: what it prints, where, and with which exit code."""
from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.program import Run

FIRST = ("--select", "CAP001")


def test_a_finding_is_told_with_page_value_expected_and_calculation(run: Run, report_file: Path) -> None:
    code, out, err = run("check", report_file, *FIRST)
    assert code == 1
    assert err == ""
    for words in ("1 salah", "hal. 1", "tertulis    150,00", "seharusnya  105,00", "84,00 / 80,00 × 100 = 105,00"):
        assert words in out


def test_english_on_request(run: Run, report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "1 error" in run("check", report_file, *FIRST, "--lang", "en")[1]
    monkeypatch.setenv("LAKIP_LINT_LANG", "en")
    assert "1 error" in run("check", report_file, *FIRST)[1]
    assert "1 salah" in run("check", report_file, *FIRST, "--lang=id")[1]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on(run: Run, report_file: Path, fail_on: str, code: int) -> None:
    assert run("check", report_file, *FIRST, "--fail-on", fail_on)[0] == code


def test_findings_below_fail_on_do_not_fail(run: Run, report_file: Path, tmp_path: Path) -> None:
    softer = tmp_path / "lunak.yaml"
    softer.write_text("adjust: CAP001\nseverity: warning\n", encoding="utf-8")
    assert run("check", report_file, *FIRST, "--rules", softer)[0] == 0
    assert run("check", report_file, *FIRST, "--rules", softer, "--fail-on", "warning")[0] == 1


def test_json_on_standard_output_is_json_and_nothing_else(run: Run, report_file: Path) -> None:
    code, out, err = run("check", report_file, *FIRST, "--format", "json")
    content = json.loads(out)
    assert (code, err) == (1, "")
    assert content["documents"][0]["findings"][0]["expected"] == "105,00"
    assert content["documents"][0]["path"] == str(report_file)


def test_a_run_repeated_gives_the_same_bytes(run: Run, report_file: Path) -> None:
    assert run("check", report_file, "--format", "json")[1] == run("check", report_file, "--format", "json")[1]


@pytest.mark.parametrize("form", ["console", "json"])
def test_output_goes_to_the_file_and_leaves_nothing_else(run: Run, report_file: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "hasil" / "hasil.out"
    target.parent.mkdir()
    code, out, err = run("check", report_file, *FIRST, "--format", form, "--output", target)
    assert (code, out, err) == (1, "", "")
    assert "105,00" in target.read_text(encoding="utf-8")
    assert [p.name for p in target.parent.iterdir()] == ["hasil.out"]


def test_a_folder_is_walked_in_order(run: Run, report_file: Path, tmp_path: Path) -> None:
    for name in ("b/dua.PDF", "a/satu.pdf", ".sampah/x.pdf", "a/._satu.pdf", "a/catatan.txt"):
        path = tmp_path / "masuk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(report_file.read_bytes())
    code, out, _ = run("check", tmp_path / "masuk", *FIRST, "--format", "json")
    paths = [Path(d["path"]).relative_to(tmp_path / "masuk").as_posix() for d in json.loads(out)["documents"]]
    assert code == 1
    assert [p for p in paths if not p.startswith(".")] == ["a/satu.pdf", "b/dua.PDF"]


def test_a_file_named_twice_is_checked_once(run: Run, report_file: Path) -> None:
    _, out, _ = run("check", report_file, report_file.parent, report_file, *FIRST, "--format", "json")
    assert len(json.loads(out)["documents"]) == 1


def test_the_year_can_be_given(run: Run, report_file: Path) -> None:
    _, out, _ = run("check", report_file, *FIRST, "--format", "json", "--year", "2030")
    assert json.loads(out)["documents"][0]["year"] == 2030


@pytest.mark.parametrize("name", ["CAP001", "cap001", "CAP", "STR008,CAP001", "capaian-salah-hitung"])
def test_select_takes_codes_names_and_beginnings(run: Run, report_file: Path, name: str) -> None:
    _, out, _ = run("check", report_file, "--select", name, "--format", "json")
    assert "CAP001" in {f["rule"] for f in json.loads(out)["documents"][0]["findings"]}


def test_ignore_wins_over_select(run: Run, report_file: Path) -> None:
    code, out, _ = run("check", report_file, "--select", "CAP", "--ignore", "CAP001", "--format", "json")
    assert code == 0
    assert json.loads(out)["documents"][0]["findings"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_no_text_is_still_reported(run: Run, report_file: Path) -> None:
    odd = Path(os.fsdecode(bytes(report_file.parent) + b"/lapor\xff\x1b[31m.pdf"))
    report_file.rename(odd)
    code, out, _ = run("check", odd, *FIRST, "--format", "json")
    assert (code, json.loads(out)["documents"][0]["path"]) == (1, str(odd))
    code, out, _ = run("check", odd, *FIRST)
    assert code == 1
    assert "\x1b" not in out
