"""Tests are strict: a fault of the program is raised, never told as a finding of a report."""
from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAKIP_LINT_STRICT", "1")
    for name in ("LAKIP_LINT_DEBUG", "LAKIP_LINT_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
