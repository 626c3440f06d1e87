"""Budget and spending that sentences give of a sasaran or programme, against the rows that a table lists under its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, row_name, shortened, shown
from lakip_lint.checks.grouped_share import Group, groups_of
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Paragraph
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.sums import Entry
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.figures.interval import total
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

BUDGET, SPENT = "anggaran", "realisasi_anggaran"
LEAST_WORDS = 4
"""Words of the name of a group that a paragraph must print."""
PART = compiled(
    r"\b(?:triwulan|semester|bulan|sampai|s\.?/?d\.?|sebelum|semula|murni|fisik)\b|\b(?:[Kk]egiatan|[Pp]rogram)\s+\W?[A-Z]"
)
"""Of a part of the year, of another budget, or of something that it names."""
MOST_SHOWN = 6


@kind("group-told")
def check_group_told(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A sentence that gives the budget of a group as the table adds it up must give what was spent of it, too."""
    groups = _groups(understanding)
    paragraph: Paragraph | None = None
    words = ""
    for sentence in understanding.sentences if groups else ():
        words = words if sentence.paragraph is paragraph else ""
        words += " " + " ".join(understanding.lexicon.names.words(sentence.text.string))
        paragraph = sentence.paragraph
        named = [group for key, same in groups.items() if f" {key} " in f"{words} " for group in same]
        amounts = _amounts(understanding, sentence) if len(named) == 1 else None
        if amounts and len(named[0].to) > 1 and _is(amounts[0], named[0].to):
            yield _relation(rule, named[0], *amounts)


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
