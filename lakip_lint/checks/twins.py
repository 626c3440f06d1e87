"""Twin sentences: the same words printed twice with other figures. One of the two was left from an older text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.copies import agree
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.entity import is_own, own_initials
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.office import named_in
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule

LEAST_WORDS = 9
MOST_FIGURES = 8


def pattern_of(sentence: Sentence) -> str:
    """The words of a sentence with every figure masked."""
    string = sentence.text.string
    pieces, end = [], 0
    for mention in sentence.mentions:
        pieces += [string[end : mention.figure.start], "#"]
        end = mention.figure.end
    pieces.append(string[end:])
    return " ".join(patterns.sub(r"[^\w#%]+", " ", "".join(pieces).lower()).split())


@kind("twins")
def check_twins(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Sentences of the whole office (its name, or its total budget) that repeat each other but for their figures, and the
    sentences behind them that do so, too."""
    groups: dict[str, list[Sentence]] = defaultdict(list)
    initials = own_initials(understanding.profile)
    for sentence in understanding.sentences:
        if sentence.entity != OWN or not _figures(sentence) or len(sentence.text.string.split()) < LEAST_WORDS:
            continue
        if _is_item(sentence):
            continue
        own = any(is_own(office, understanding.profile) for office in named_in(sentence.text.string))
        own = own or (initials is not None and initials.search(sentence.text.string) is not None)
        whole = any(m.subject is not None and m.subject.kind == "total" for m in sentence.mentions)
        if own or whole:
            groups[pattern_of(sentence)].append(sentence)
    yield from _items(understanding, rule)
    compared: set[int] = set()
    for same in groups.values():
        if len(same) == 2 and same[0].heading is not same[1].heading:
            for one, other in _together(understanding.sentences, *same):
                if other.index not in compared:
                    compared.add(other.index)
                    yield from _compare(rule, one, other)


def _items(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Items of lists that print one amount and the same words under two headings, where most of such items agree.

    Where most differ, one of the lists is of another budget (before its revision) or of what was spent.
    """
    groups: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in understanding.sentences:
        if _is_item(sentence):
            groups[pattern_of(sentence)].append(sentence)
    twins = [same for same in groups.values() if len(same) == 2 and same[0].heading is not same[1].heading]
    found = [relation for one, other in twins for relation in _compare(rule, one, other)]
    if sum(r.holds for r in found) > sum(not r.holds for r in found):
        yield from (replace(relation, settled=False) for relation in found)  # either may be the old one


def _is_item(sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list that names something and gives it one amount, with whole numbers at most."""
    amounts = [m for m in sentence.mentions if m.figure.unit == "Rp" and m.figure.amount]
    others = [m.figure for m in sentence.mentions if m not in amounts]
    named = len(amounts) == 1 and not any(f.unit == "%" or f.decimals for f in others)
    return bool(sentence.paragraph.marker) and named and len(sentence.text.string.split()) >= LEAST_WORDS


def _figures(sentence: Sentence) -> bool:
    """Whether a sentence prints figures, and not a whole table of them."""
    return 0 < sum(m.figure.value is not None for m in sentence.mentions) <= MOST_FIGURES


def _together(sentences: tuple[Sentence, ...], one: Sentence, other: Sentence) -> Iterator[tuple[Sentence, Sentence]]:
    """Two twins, and the pairs of sentences that follow them with the same words: a passage that stands there twice."""
    yield one, other
    for a, b in zip(sentences[one.index + 1 :], sentences[other.index + 1 :], strict=False):
        kept = a.heading is one.heading and b.heading is other.heading and a.index < other.index
        if not kept or not (a.mentions and b.mentions) or pattern_of(a) != pattern_of(b) or not (_figures(a) and _figures(b)):
            return
        yield a, b


def _compare(rule: Rule, one: Sentence, other: Sentence) -> Iterator[Relation]:
    pairs = list(zip(one.mentions, other.mentions, strict=True))
    differ = [
        (a, b) for a, b in pairs if not agree(a.figure, b.figure) and a.figure.value is not None and b.figure.value is not None
    ]
    if any(a.year != b.year and (a.year_given or b.year_given) for a, b in pairs):
        return  # the same said of two years
    first, second = differ[0] if differ else pairs[0]
    yield Relation(
        rule,
        not differ,
        evidence(second.figure, "doubted"),
        tuple(
            e
            for a, b in (differ or pairs)[:3]
            for e in (evidence(a.figure, "copy"), *((evidence(b.figure, "copy"),) if b is not second else ()))
        ),
        printed=second.figure.as_printed,
        expected=first.figure.as_printed,
        calculation="; ".join(f"{a.figure.raw} ≠ {b.figure.raw}" for a, b in differ[:4]),
        arguments={"subject": " ".join(one.text.plain.split()[:8])},
    )
