"""A column that is the sum of the columns on its left."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_lint.checks.adding import failing, holding
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.sums import across_sums
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule


@kind("across")
def check_across(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A column "Jumlah" that is the sum of the figures on its left in most rows must be so in every row."""
    for view in understanding.tables:
        for claim in (claim for claims in across_sums(view) for claim in claims):
            yield holding(rule, claim) if claim.holds() else failing(rule, claim)
