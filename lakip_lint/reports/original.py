"""The file that a report speaks of, for formats that show it or copy it."""
from __future__ import annotations

import hashlib
from pathlib import Path

from lakip_lint.reports.report import DocumentReport


def checked_content(document: DocumentReport) -> bytes | None:
    """The file as it was checked; None where it is gone or another one now."""
    try:
        content = Path(document.path).read_bytes()
    except (OSError, ValueError):
        return None
    return content if hashlib.sha256(content).hexdigest() == document.sha256 else None
