"""The kinds of check. A kind is a function from a report as understood and a rule to the relations that it looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lakip_lint.checks.relation import Relation
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule

Check = Callable[[Understanding, Rule], Iterator[Relation]]
KINDS: dict[str, Check] = {}


def kind(name: str) -> Callable[[Check], Check]:
    """Register a check under the name that rules use in `kind:`."""

    def register(check: Check) -> Check:
        if name in KINDS:
            raise ValueError(f"kind {name!r} is registered twice")
        KINDS[name] = check
        return check

    return register
