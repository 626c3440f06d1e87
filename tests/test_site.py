"""The documentation site: every rule and command has its place, and what is broken fails the build."""
from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lakip_lint import load_rules
from lakip_lint.cli import cli

DOCS = Path(__file__).parents[1] / "docs"
pytest.importorskip("sphinxcontrib.programoutput", reason="needs lakip-lint[docs]")
pytest.importorskip("furo", reason="needs lakip-lint[docs]")
pytest.importorskip("myst_parser", reason="needs lakip-lint[docs]")


def build(folder: Path, page: str) -> subprocess.CompletedProcess[str]:
    """A site of one page and a second one with an anchor, built with the settings of the real one."""
    (folder / "index.md").write_text(f"# Depan\n\n{page}\n\n```{{toctree}}\nlain\n```\n", encoding="utf-8")
    (folder / "lain.md").write_text("# Lain\n\n(tempat)=\n## Judul di sini\n", encoding="utf-8")
    strict = ["--fail-on-warning", "--keep-going", "--nitpicky", "-q"]
    command = [sys.executable, "-m", "sphinx", *strict, "-c", DOCS, folder, folder / "keluar"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_good_links_and_commands_pass(tmp_path: Path) -> None:
    links = "[a](lain.md) [b](lain.md#judul-di-sini) [c](#tempat)"
    result = build(tmp_path, f"{links}\n\n```{{command-output}} lakip-lint --version\n```")
    assert (result.returncode, result.stderr) == (0, "")
    assert "lakip-lint 0" in (tmp_path / "keluar" / "index.html").read_text(encoding="utf-8")


def test_broken_links_anchors_and_commands_fail_the_build(tmp_path: Path) -> None:
    links = "[a](tidak-ada.md) [b](lain.md#judul-lama) [c](#sasaran-hilang)"
    result = build(tmp_path, f"{links}\n\n```{{command-output}} lakip-lint check hilang.pdf\n```")
    assert result.returncode != 0
    for broken in ("tidak-ada.md", "judul-lama", "sasaran-hilang", "Unexpected return code 2 from command"):
        assert broken in result.stderr


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lakip_lint_reference", DOCS / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_and_every_command_has_an_address(reference: ModuleType) -> None:
    pages = dict(reference.pages())
    for rule in load_rules().rules:
        assert f"({rule.code.lower()})=\n## {rule.code} {rule.name}\n" in pages[f"aturan/{rule.topic}.md"]
        assert f"({rule.code.lower()}-en)=\n## {rule.code} {rule.name}\n" in pages[f"rules/{rule.topic}.md"]
    for name in cli.commands:
        assert f"(perintah-{name})=" in pages["perintah.md"]
        assert f"(commands-{name})=" in pages["commands.md"]
