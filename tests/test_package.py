"""The wheel, installed into an environment of its own, does the main job from another folder."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "fixtures" / "kecamatan-salah.pdf"


def run(*arguments: object, cwd: Path, code: int = 0) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "LAKIP_LINT"))}
    words = [str(a) for a in arguments]
    result = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == code, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", ROOT, "--no-deps", "--no-build-isolation", "-q", "-w", folder, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment that holds the wheel; the libraries are those of this environment."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])", cwd=folder).strip())
    # A path named in a .pth file is searched, but .pth files in it are not read: the checkout stays out of sight.
    (site / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return folder / "bin"


def test_the_wheel_holds_the_rules_and_the_schemas_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"lakip_lint/rules/shipped/{p.relative_to(ROOT / 'rules').as_posix()}" for p in (ROOT / "rules").rglob("*.yaml")}
    assert rules <= names
    assert {"lakip_lint/reports/report.schema.json", "lakip_lint/rules/rule.schema.json", "lakip_lint/py.typed"} <= names
    assert {f"lakip_lint/reports/templates/report.{part}" for part in ("html.j2", "css", "js")} <= names
    assert not [n for n in names if n.startswith(("tests/", "fixtures/", "rules/"))]


def test_it_runs_from_another_folder_with_its_own_files(programs: Path, tmp_path: Path) -> None:
    where = run(programs / "python", "-c", "import lakip_lint; print(lakip_lint.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(programs.parent)
    program = programs / "lakip-lint"
    assert "✖ SALAH" in run(program, "check", FIXTURE, cwd=tmp_path, code=1)
    as_module = [programs / "python", "-m", "lakip_lint"]
    report = json.loads(run(*as_module, "check", FIXTURE, "--format", "json", cwd=tmp_path, code=1))
    assert report["summary"]["error"] > 0
    rule = run(program, "rule", "CAP001", cwd=tmp_path)
    assert str(programs.parent) in "".join(rule.split())
