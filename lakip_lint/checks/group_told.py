"""Budget and spending that sentences give of a sasaran or programme, against the rows that a table lists under its name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.groups import BUDGET, SPENT, Group, groups_named, only_named, rows_shown
from lakip_lint.checks.recomputed import adds_up, summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

PART = compiled(
    r"\b(?:triwulan|semester|bulan|sampai|s\.?/?d\.?|sebelum|semula|murni|fisik)\b|\b(?:[Kk]egiatan|[Pp]rogram)\s+\W?[A-Z]"
)
"""Of a part of the year, of another budget, or of something that it names."""
MOST_SHOWN = 6


@kind("group-told")
def check_group_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence that gives the budget of a group as the table adds it up must give what was spent of it, too."""
    told = [(s, a) for s in understanding.sentences if (a := _amounts(understanding, s)) is not None]
    groups = groups_named(understanding) if told else {}
    for sentence, (budget, spent) in told if groups else ():
        group = only_named(groups, _words_up_to(understanding, sentence))
        if group and len(group.to) > 1 and adds_up(budget, [e.figure for e in group.to]):
            yield _relation(rule, group, budget, spent)


def _words_up_to(understanding: Understanding, last: Sentence) -> str:
    """The words of a paragraph up to the end of a sentence."""
    until = understanding.sentences[: last.index + 1]
    same = takewhile(lambda s: s.paragraph is last.paragraph, reversed(until))
    return " ".join(" ".join(understanding.lexicon.names.words(s.text.string)) for s in reversed([*same]))


def _amounts(understanding: Understanding, sentence: Sentence) -> tuple[Figure, Figure] | None:
    """The only budget and the only spending that a sentence gives, of this year and of nothing that it names itself."""
    given = [m for m in sentence.mentions if m.figure.unit == "Rp"]
    if len(given) != 2 or sentence.entity != OWN or sentence.subjects or PART.search(sentence.text.string):
        return None
    budget, spent = given
    plain = all(m.figure.amount and not m.figure.malformed and not m.figure.bound and not m.inherited for m in given)
    right = (budget.measure, spent.measure) == (BUDGET, SPENT) and {m.year for m in given} == {understanding.profile.year}
    return (budget.figure, spent.figure) if plain and right else None


def _relation(rule: Rule, group: Group, budget: Figure, spent: Figure) -> Relation:
    figures = [e.figure for e in group.of]
    inputs = [evidence(budget), *rows_shown(group.of[:MOST_SHOWN])]
    arguments = {"subject": group.title, "budget": budget.raw}
    return summed(rule, spent, figures, arguments, holds=adds_up(spent, figures), inputs=inputs)
