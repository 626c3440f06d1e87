"""`python -m lakip_lint`."""
from __future__ import annotations

from lakip_lint.cli import run

run()
