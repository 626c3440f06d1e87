"""The share of its budget that a sentence says was spent of a sasaran or programme, against the rows a table lists under it."""
from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_lint.checks.groups import Group, groups_named, only_named
from lakip_lint.checks.recomputed import percentage
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

OF_WHOLE = compiled(
    r"\b(?:porsi|proporsi|alokasi|bobot|dari\s+(?:total|seluruh|keseluruhan|jumlah)|fisik|triwulan|semester|sampai|efisiensi|"
    r"sisa\w*)\b",
    re.I,
)
"""Of a share of the whole budget, of a part of the year, or of what is left."""
LEAST_HELD = 2
"""Shares that must be those of their groups before another is doubted."""
MOST_SHOWN = 6


@kind("group-share-told")
def check_group_share_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The share that a sentence gives of a group that it names, where others are right: else the table lists something else."""
    told: list[tuple[Group, Figure]] = []
    for sentence in understanding.sentences:
        share = _share(understanding, sentence)
        if share is None:
            continue
        words = " ".join(understanding.lexicon.names.words(sentence.text.string))
        group = only_named(groups_named(understanding), words)
        told += [(group, share)] if group else []
    held = sum(f.truncated_interval is not None and f.truncated_interval.meets(g.share) for g, f in told)
    if held >= LEAST_HELD and held * 2 > len(told):
        yield from (_of_share(rule, group, share) for group, share in told)


def _share(understanding: Understanding, sentence: Sentence) -> Figure | None:
    """The only percentage of a sentence that tells what was spent of something of which it gives no amount."""
    given = [m for m in sentence.mentions if m.figure.unit == "%" or m.measure == "serapan"]
    if len(given) != 1 or sentence.entity != OWN or sentence.subjects or OF_WHOLE.search(sentence.text.string):
        return None
    mention = given[0]
    plain = mention.figure.interval is not None and not mention.figure.bound and mention.figure.upper is None
    year = understanding.profile.year
    return mention.figure if plain and mention.measure == "serapan" and mention.year == year and not mention.inherited else None


def _of_share(rule: Rule, group: Group, share: Figure) -> Relation:
    return percentage(rule, share, [group.share], group.amounts, group.shown(MOST_SHOWN), {"subject": group.title})
