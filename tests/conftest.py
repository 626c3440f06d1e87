"""Tests are strict (a fault of the program is raised, never told as a finding of a report), and each has a cache of its own."""
from __future__ import annotations

import time

import pytest

from lakip_lint.cli import main
from lakip_lint.engine import load_checks
from tests.program import Run

load_checks()  # tests look up kinds of checks; rules that are kept from an earlier run come without them


@pytest.fixture(autouse=True)
def strict(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("LAKIP_LINT_STRICT", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / f"cache-{time.monotonic_ns()}"))
    for name in ("LAKIP_LINT_DEBUG", "LAKIP_LINT_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Call the program in this process: exit code, standard output, standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return call
