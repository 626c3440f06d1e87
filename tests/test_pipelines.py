"""The pipelines that are shipped do what they say: their own commands are run."""
from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from lakip_lint.cli import main
from tests.program import ROWS, TITLES, draw

ROOT = Path(__file__).parents[1]


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with one report that has one wrong percentage, and the program as `lakip-lint` in bin/."""
    (tmp_path / "laporan").mkdir()
    (tmp_path / "laporan" / "lkjip 2031.PDF").write_bytes(draw(TITLES, ROWS))
    program = tmp_path / "bin" / "lakip-lint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lakip_lint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def sh(folder: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the services do: bash that stops at the first failure."""
    search = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    python = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PATH": search, "PYTHONPATH": python, **variables}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_pre_commit_hook_checks_the_reports_that_it_is_given(folder: Path) -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    assert hook["language"] == "python"
    assert re.search(hook["files"], "laporan/lkjip 2031.PDF")
    assert re.search(hook["files"], "lkjip.docx")
    assert not re.search(hook["files"], "pdf/catatan.md")
    result = sh(folder, f"{hook['entry']} {shlex.quote('laporan/lkjip 2031.PDF')}")
    assert result.returncode == 1
    assert "CAP001" in result.stdout


def action_step(**inputs: str) -> tuple[str, dict[str, str]]:
    """The script of the step that checks, and its variables for the inputs that are given."""
    action = load("action.yml")
    step = next(step for step in action["runs"]["steps"] if step.get("name") == "Check")
    values = {name: given["default"] for name, given in action["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    assert set(values) == set(action["inputs"])
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda m: values[m.group(1)], value) for name, value in step["env"].items()
    }
    assert "${{" not in step["run"], "what a user gives must never become part of the script"
    return step["run"], variables


def test_the_action_annotates_and_fails(folder: Path) -> None:
    script, variables = action_step(paths="laporan\n", sarif="hasil.sarif")
    result = sh(folder, script, **variables)
    assert result.returncode == 1, result.stderr
    assert result.stdout.startswith("::error ")
    assert json.loads((folder / "hasil.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_action_takes_a_baseline_and_a_severity(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", str(folder / "laporan"), "--output", str(folder / "lama.json")]) == 0
    capfd.readouterr()
    script, variables = action_step(paths="laporan/lkjip 2031.PDF", baseline="lama.json")
    assert sh(folder, script, **variables).returncode == 0
    script, variables = action_step(fail_on="never")
    assert sh(folder, script, **variables).returncode == 0


def installing(name: str) -> tuple[str, dict[str, str]]:
    """The commands of a pipeline that install the program, and the variables that name it: here this very checkout."""
    if name == "action.yml":
        step = next(step for step in load(name)["runs"]["steps"] if step.get("name") == "Install")
        return step["run"], {"GITHUB_ACTION_PATH": str(ROOT)}
    example = load(name)
    return "\n".join(example["lakip-lint"]["before_script"]), {**example["variables"], "LAKIP_LINT": str(ROOT)}


@pytest.mark.parametrize("name", ["action.yml", "docs/gitlab-ci.yml"])
def test_the_program_is_installed_as_they_say(folder: Path, name: str) -> None:
    """Without a network: the libraries are those of this environment."""
    script, variables = installing(name)
    python = folder / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    target = folder / "terpasang"
    offline = {"PIP_TARGET": str(target), "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    result = sh(folder, script, **variables, **offline)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    search = os.pathsep.join([str(target / "bin"), os.environ["PATH"]])
    report = shlex.quote("laporan/lkjip 2031.PDF")
    result = sh(folder, f"lakip-lint check {report}", PATH=search, PYTHONPATH=str(target))
    assert result.returncode == 1, result.stderr
    assert "CAP001" in result.stdout


def test_the_gitlab_example_writes_the_files_that_it_hands_over(folder: Path) -> None:
    example = load("docs/gitlab-ci.yml")
    job = example["lakip-lint"]
    result = sh(folder, "\n".join(job["script"]), **example["variables"])
    assert result.returncode == 1, result.stderr
    files = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert all((folder / name).stat().st_size for name in files)
    assert json.loads((folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))[0]["check_name"]


def test_the_configuration_in_the_guide_is_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    block = re.search(r"```yaml\n(.*?)```", (ROOT / "docs" / "pipeline.md").read_text(encoding="utf-8"), re.S)
    assert block
    file = tmp_path / "lakip-lint.yaml"
    file.write_text(block.group(1), encoding="utf-8")
    assert main(["config", str(tmp_path)]) == 0, capfd.readouterr().err
    assert f"suppress  1 pengecualian  ({file}:" in capfd.readouterr().out
