"""What the rules know besides rules: the lexicon of terms, legal instruments, scales, required parts (rules/data/*.yaml)."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

KNOWN = "names"
"""Where it keeps the names that the user says beforehand (`lakip_lint.facts.known`)."""


class Knowledge(Struct, frozen=True, dict=True):
    """The contents of rules/data: `data["leksikon"]`, `data["regulasi"]`, `data["skala"]`, `data["struktur"]`, by file stem."""

    data: Mapping[str, Any] = field(default_factory=dict)
