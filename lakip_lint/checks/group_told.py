"""Budget and spending that sentences give of a sasaran or programme, against the rows that a table lists under its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, row_name, shortened, shown
from lakip_lint.checks.grouped_share import Group, groups_of
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.sums import Entry
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.figures.interval import total
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

BUDGET, SPENT = "anggaran", "realisasi_anggaran"
LEAST_WORDS = 4
"""Words of the name of a group that a paragraph must print."""
PART = compiled(
    r"\b(?:triwulan|semester|bulan|sampai|s\.?/?d\.?|sebelum|semula|murni|fisik)\b|\b(?:[Kk]egiatan|[Pp]rogram)\s+\W?[A-Z]"
)
"""Of a part of the year, of another budget, or of something that it names."""
MOST_SHOWN = 6
OF_WHOLE = compiled(
    r"\b(?:porsi|proporsi|alokasi|bobot|dari\s+(?:total|seluruh|keseluruhan|jumlah)|fisik|triwulan|semester|sampai|efisiensi|"
    r"sisa\w*)\b",
    re.I,
)
"""Of a share of the whole budget, of a part of the year, or of what is left."""
LEAST_HELD = 2
"""Shares that must be those of their groups before another is doubted."""


@kind("group-told")
def check_group_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence that gives the budget of a group as the table adds it up must give what was spent of it, too."""
    told = [(s, a) for s in understanding.sentences if (a := _amounts(understanding, s)) is not None]
    groups = _groups(understanding) if told else {}
    for sentence, (budget, spent) in told if groups else ():
        words = f" {_words_up_to(understanding, sentence)} "
        named = [group for key, same in groups.items() if f" {key} " in words for group in same]
        if len(named) == 1 and len(named[0].to) > 1 and _is(budget, named[0].to):
            yield _relation(rule, named[0], budget, spent)


@kind("group-share-told")
def check_group_share_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The share that a sentence gives of a group that it names, where others are right: else the table lists something else."""
    groups: dict[str, list[Group]] | None = None
    told: list[tuple[Group, Figure]] = []
    for sentence in understanding.sentences:
        share = _share(understanding, sentence)
        if share is None:
            continue
        groups = _groups(understanding) if groups is None else groups
        words = f" {' '.join(understanding.lexicon.names.words(sentence.text.string))} "
        named = [group for key, same in groups.items() if f" {key} " in words for group in same]
        told += [(named[0], share)] if len(named) == 1 else []
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
    spent, budget = added(e.figure for e in group.of), added(e.figure for e in group.to)
    computed = group.share
    holds = share.interval is not None and share.interval.meets(computed)
    close = share.truncated_interval is not None and share.truncated_interval.meets(computed)
    expected = shown(computed.middle, share, max(2, share.decimals))
    figure = group.of[0].figure
    return Relation(
        rule,
        holds,
        evidence(share, "doubted"),
        tuple(evidence(e.figure, "input", row_name(e.row)) for e in (*group.of[:MOST_SHOWN], *group.to[:MOST_SHOWN])),
        printed=share.as_printed,
        expected=f"{expected}%",
        calculation=f"{shown(spent, figure, 0)} / {shown(budget, figure, 0)} × 100 = {expected}",
        cause=None if holds else find_cause(share, computed.middle),
        arguments={"subject": shortened(" ".join(group.name.split()), 100)},
        severity=Severity.NOTE if close and not holds else None,
    )


def _words_up_to(understanding: Understanding, last: Sentence) -> str:
    """The words of a paragraph up to the end of a sentence."""
    until = understanding.sentences[: last.index + 1]
    same = takewhile(lambda s: s.paragraph is last.paragraph, reversed(until))
    return " ".join(" ".join(understanding.lexicon.names.words(s.text.string)) for s in reversed([*same]))


def _groups(understanding: Understanding) -> dict[str, list[Group]]:
    """The groups of all tables by the words of their names."""
    found: dict[str, list[Group]] = defaultdict(list)
    for view in understanding.tables:
        for group in groups_of(view, SPENT, BUDGET):
            found[" ".join(understanding.lexicon.names.words(group.name))].append(group)
    return {k: g for k, g in found.items() if len(k.split()) >= LEAST_WORDS}


def _amounts(understanding: Understanding, sentence: Sentence) -> tuple[Figure, Figure] | None:
    """The only budget and the only spending that a sentence gives, of this year and of nothing that it names itself."""
    given = [m for m in sentence.mentions if m.figure.unit == "Rp"]
    if len(given) != 2 or sentence.entity != OWN or sentence.subjects or PART.search(sentence.text.string):
        return None
    budget, spent = given
    plain = all(m.figure.amount and not m.figure.malformed and not m.figure.bound and not m.inherited for m in given)
    right = (budget.measure, spent.measure) == (BUDGET, SPENT) and {m.year for m in given} == {understanding.profile.year}
    return (budget.figure, spent.figure) if plain and right else None


def _is(figure: Figure, entries: Sequence[Entry]) -> bool:
    return total([e.value for e in entries]).meets(exactly(figure))


def _relation(rule: Rule, group: Group, budget: Figure, spent: Figure) -> Relation:
    summed = added(e.figure for e in group.of)
    expected = shown(summed / spent.scale, spent, spent.decimals)
    holds = _is(spent, group.of)
    return Relation(
        rule,
        holds,
        evidence(spent, "doubted"),
        (evidence(budget), *(evidence(e.figure, "input", row_name(e.row)) for e in group.of[:MOST_SHOWN])),
        printed=spent.as_printed,
        expected=expected,
        calculation=f"{' + '.join(e.figure.raw for e in group.of)} = {expected}",
        cause=None if holds else find_cause(spent, summed),
        arguments={"subject": shortened(" ".join(group.name.split()), 100), "budget": budget.raw},
    )
