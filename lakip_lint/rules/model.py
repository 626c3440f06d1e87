"""A rule: data that says which facts must hold which relation, and what to tell the reader where they do not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


class Severity(StrEnum):
    """error: provable; warning: needs an interpretation or concerns form; note: advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        return {"note": 1, "warning": 2, "error": 3}[self.value]


class Rule(Struct, frozen=True):
    """One rule as read from rules/*.yaml; texts are {"id": ..., "en": ...}.

    explain  what is wrong where the rule is broken; `why` it matters; `how` it is computed or compared; what the rule
             leaves alone (`quiet`). The last three are {} where a rule of one's own does not give them.
    """

    code: str
    name: str
    kind: str
    severity: Severity
    message: Mapping[str, str]
    explain: Mapping[str, str]
    why: Mapping[str, str] = field(default_factory=dict)
    how: Mapping[str, str] = field(default_factory=dict)
    quiet: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    basis: str = ""
    since: str = ""
    status: str = "stable"
    examples: Mapping[str, Any] = field(default_factory=dict)
    style: bool = False
    """It concerns how something is written or numbered, not whether it is true: shown by the thorough profiles only."""
    source: str = ""
    """File the rule was read from."""

    @property
    def topic(self) -> str:
        return self.code[:3]
