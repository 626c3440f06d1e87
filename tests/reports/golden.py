"""Whole outputs, byte for byte. After a wanted change: LAKIP_LINT_SNAPSHOTS=write pytest tests/reports"""

from __future__ import annotations

import os
from pathlib import Path

SNAPSHOTS = Path(__file__).parent / "snapshots"


def expect(name: str, content: str) -> None:
    """The content must be that of the snapshot of this name."""
    path = SNAPSHOTS / name
    if os.environ.get("LAKIP_LINT_SNAPSHOTS") == "write":
        path.write_text(content, encoding="utf-8")
    assert content == path.read_text(encoding="utf-8")
