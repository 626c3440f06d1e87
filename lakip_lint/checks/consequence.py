"""What is wrong only because another figure is wrong: put the one right, compute again, and see what then agrees.

A misprinted budget makes its own percentage, the total of its column and the comparison with the plan fail. Where a finding
says what its figure should be, the report is judged once more with that figure; a finding that then holds is no finding of
its own, it is proof of the first. Where the figure put right contradicts anything that was fine before, nothing is concluded.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lakip_lint.checks.language import in_language
from lakip_lint.checks.merge import Group, same_text, strength, touch
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Place
from lakip_lint.facts.fact import Fact, Ledger, TableView
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.cell import read_cell
from lakip_lint.figures.figure import Figure
from lakip_lint.memory import remember_strings
from lakip_lint.rules.model import Rule, Severity

Rerun = Callable[[Understanding, Sequence[Rule]], Sequence[Relation]]
Key = tuple[str, Place | None, str]
MOST_TRIALS = 40
"""Trials beyond this are not worth the time: a report with so many faults is not read to its end."""


@dataclass(frozen=True)
class Correction:
    """A figure that a group of relations puts in doubt, at all its places, and what it should be."""

    places: tuple[Evidence, ...]
    figure: Figure

    @cached_property
    def _printed(self) -> frozenset[str]:
        return frozenset(_bare(p.text) for p in self.places)

    def covers(self, place: Place | None, raw: str) -> bool:
        bare = _bare(raw)
        return bare in self._printed and any(bare == _bare(p.text) and touch(place, p.place) for p in self.places)

    def concerns(self, relation: Relation) -> bool:
        """Whether the figure takes part in a relation."""
        return any(self.covers(e.place, e.text) for e in (relation.doubted, *relation.others))

    def stands_in(self, relation: Relation) -> bool:
        """Whether the figure, put right, takes part in a relation."""
        return any(touch(e.place, p.place) for e in (relation.doubted, *relation.others) for p in self.places)

    def apply(self, understanding: Understanding, also: Iterable[Place | None]) -> Understanding:
        """The report as if the figure were printed right, with the tables only in which it or one of `also` stands."""
        places = [*(p.place for p in self.places), *also]
        facts = tuple(self._mend_fact(f) for f in understanding.ledger)
        return replace(
            understanding,
            tables=tuple(self._mend_table(v) for v in understanding.tables if _holds(v, places)),
            ledger=Ledger(facts),
            sentences=tuple(self._mend_sentence(s) for s in understanding.sentences),
        )

    # What does not change stays the very object that it was: much is remembered with it.

    def _mend_fact(self, fact: Fact) -> Fact:
        figure = self._mend(fact.figure, fact.place)
        return fact if figure is fact.figure else replace(fact, figure=figure)

    def _mend_sentence(self, sentence: Sentence) -> Sentence:
        figures = [self._mend(m.figure) for m in sentence.mentions]
        if all(figure is m.figure for figure, m in zip(figures, sentence.mentions, strict=True)):
            return sentence
        mended = zip(sentence.mentions, figures, strict=True)
        return replace(sentence, mentions=tuple(replace(m, figure=figure) for m, figure in mended))

    def _mend_table(self, view: TableView) -> TableView:
        cells = {slot: tuple(map(self._mend, figures)) for slot, figures in view.cells.items()}
        return view if cells == view.cells else replace(view, cells=cells)

    def _mend(self, figure: Figure, place: Place | None = None) -> Figure:
        if not self.covers(figure.place or place, figure.raw):
            return figure
        right = self.figure
        return replace(
            figure, raw=right.raw, value=right.value, decimals=right.decimals, grade=right.grade or figure.grade, faults=(),
            readings=(), missing=False,
        )

def absorb_consequences(
    understanding: Understanding, groups: Sequence[Group], relations: Sequence[Relation], rerun: Rerun
) -> list[Group]:
    """The groups, those that another one explains put behind it. `rerun` judges a report by some rules anew."""
    explains: dict[int, list[int]] = {}
    for i, group in enumerate(groups):
        correction = correction_of(group)
        touched = [j for j, g in enumerate(groups) if j != i and correction and any(map(correction.concerns, g.relations))]
        if correction and touched and len(explains) < MOST_TRIALS:
            after = _judge_again(understanding, correction, relations, [groups[j] for j in touched], rerun)
            explains[i] = [j for j in touched if _agrees_now(groups[j], after)]
    root_of: dict[int, int] = {}
    for i in sorted(explains, key=lambda i: (len(explains[i]), strength(groups[i].main)), reverse=True):
        if i not in root_of:
            roots = set(root_of.values())
            root_of |= {j: i for j in explains[i] if j not in root_of and j not in roots}
    return [
        replace(group, consequences=tuple(r for j in root_of if root_of[j] == i for r in groups[j].relations))
        for i, group in enumerate(groups)
        if i not in root_of
    ]


def correction_of(group: Group) -> Correction | None:
    """What the group says a figure should be; None where it does not say it with one number or grade."""
    main = group.main
    expected = in_language(main.expected, "id")
    figures = () if group.systematic else read_cell(expected)
    if len(figures) != 1 or _bare(figures[0].raw) != _bare(expected) or figures[0].missing:
        return None
    said = [e for r in group.relations for e in (r.doubted, *(e for e in r.others if e.role == "copy"))]
    return Correction(tuple(e for e in said if _bare(e.text) == _bare(main.doubted.text)), figures[0])


@remember_strings
def _bare(text: str) -> str:
    """A printed figure without the sign of its unit: a figure knows "100,22", its evidence says "100,22%"."""
    return same_text(text).rstrip("%‰")


def _judge_again(
    understanding: Understanding, correction: Correction, relations: Sequence[Relation], touched: Sequence[Group], rerun: Rerun
) -> Sequence[Relation]:
    """All relations in which the figure takes part, after it was put right; none where it now contradicts something new."""
    rules = {r.rule.code: r.rule for r in relations if correction.concerns(r)}
    rules |= {r.rule.code: r.rule for g in touched for r in g.relations}
    before = {_key(r) for r in relations if not r.holds}
    doubted = [r.doubted.place for g in touched for r in g.relations]
    after = rerun(correction.apply(understanding, doubted), list(rules.values()))
    failing = [r for r in after if not r.holds and _key(r) not in before and r.effective_severity is not Severity.NOTE]
    return [] if any(correction.stands_in(r) for r in failing) else after


def _holds(view: TableView, places: Iterable[Place | None]) -> bool:
    return any(touch(part, place) for place in places for part in view.table.parts)


def _agrees_now(group: Group, after: Sequence[Relation]) -> bool:
    """Whether every relation of a group was looked at again and holds."""
    failing = {_key(r) for r in after if not r.holds}
    held = {(r.rule.code, e.place, same_text(e.text)) for r in after if r.holds for e in (r.doubted, *r.others)}
    return all(_key(r) in held and _key(r) not in failing for r in group.relations)


def _key(relation: Relation) -> Key:
    return (relation.rule.code, relation.doubted.place, same_text(relation.doubted.text))
