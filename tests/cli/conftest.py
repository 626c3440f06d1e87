"""Small PDF files made by hand, and rules of our own, so that the command line is tested without the shipped rules."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.program import ROWS, TITLES, draw


@pytest.fixture
def small_pdf() -> Callable[[list[str], list[list[str]]], bytes]:
    return draw


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    """A report of one page with one wrong percentage (84 / 80 is 105 %)."""
    path = tmp_path / "laporan.pdf"
    path.write_bytes(draw(TITLES, ROWS))
    return path
