from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_lint.document.model import Document
from lakip_lint.document.pdf import read_pdf
from tests.document.paper import Paper


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Paper], Document]:
    """Write a paper to a file and read it."""
    def written(paper: Paper) -> Document:
        return read_pdf(paper.save(tmp_path / "laporan.pdf"))

    return written
