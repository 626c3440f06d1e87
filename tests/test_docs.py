"""What the documents claim is what the program does."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from lakip_lint import check, check_document, load_rules
from lakip_lint.document.plain import document_from_text
from lakip_lint.reports.console import render

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_finding_in_the_readme_is_printed_by_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    capture = re.search(r"    \$ lakip-lint check (\S+)\n    \.\.\.\n(.*?)    \.\.\.\n", README, re.S)
    assert capture
    monkeypatch.chdir(ROOT)
    shown = render(check(capture.group(1)))
    finding = re.sub(r"^    ", "", capture.group(2), flags=re.M)
    assert finding in shown


def test_the_python_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", README, re.S)
    assert code
    monkeypatch.chdir(ROOT)
    exec(code.group(1), {})
    assert "error" in capsys.readouterr().out


@pytest.fixture
def own_rule(tmp_path: Path) -> Path:
    """The rule that CONTRIBUTING shows."""
    block = re.search(r"```yaml\n(.*?)```", CONTRIBUTING, re.S)
    assert block
    path = tmp_path / "aturan-saya.yaml"
    path.write_text(block.group(1), encoding="utf-8")
    return path


def test_the_rule_in_contributing_works(own_rule: Path) -> None:
    rules = load_rules([own_rule])
    rule = rules.find("CAP090")
    assert rule
    for which, count in (("bad", 1), ("good", 0)):
        report = check_document(document_from_text(rule.examples[which]), rules, select=["CAP090"])
        assert len(report.findings) == count


def test_every_command_in_the_readme_exists() -> None:
    from lakip_lint.cli import cli

    commands = set(re.findall(r"lakip-lint ([a-z][a-z-]*)", README))
    assert commands <= set(cli.commands)
    options = set(re.findall(r"(?<!-)(--[a-z][a-z-]+)", README))
    known = {name for command in cli.commands.values() for parameter in command.params for name in parameter.opts}
    assert options <= known
