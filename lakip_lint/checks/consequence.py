"""What is wrong only because another figure is wrong: put the one right, compute again, and see what then agrees.

A misprinted budget makes its own percentage, the total of its column and the comparison with the plan fail. Where a finding
says what its figure should be, the report is judged once more with that figure; a finding that then holds is no finding of
its own, it is proof of the first. Where the figure put right contradicts anything that was fine before, nothing is concluded.
Two figures that were exchanged are put right together.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.language import in_language
from lakip_lint.checks.merge import Group, same_text, strength, touch
from lakip_lint.checks.relation import Cause, Evidence, Relation
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
EXCHANGED = "tertukar"
"""The kind of cause that says that two printed figures stand in each other's place."""
MOST_TRIALS = 40
"""Trials beyond this are not worth the time: a report with so many faults is not read to its end."""


class Correction(Struct, frozen=True, dict=True):
    """A figure that a group of relations puts in doubt, at all its places, and what it should be.

    `partner`: the same of the figure that it was exchanged with.
    """

    places: tuple[Evidence, ...]
    figure: Figure
    partner: Correction | None = None

    @cached_property
    def _printed(self) -> frozenset[str]:
        return frozenset(_bare(p.text) for p in self.places)

    @property
    def prints(self) -> list[str]:
        """What stands at its places and at those of its partner, without units."""
        return sorted(self._printed | (self.partner._printed if self.partner else frozenset()))

    @cached_property
    def _where(self) -> tuple[Place | None, ...]:
        return (*(p.place for p in self.places), *(self.partner._where if self.partner else ()))

    def right(self, place: Place | None, raw: str) -> Figure | None:
        """What a printed figure should be; None where it is another one."""
        bare = _bare(raw)
        if bare in self._printed and any(bare == _bare(p.text) and touch(place, p.place) for p in self.places):
            return self.figure
        return self.partner.right(place, raw) if self.partner else None

    def covers(self, place: Place | None, raw: str) -> bool:
        return self.right(place, raw) is not None

    def key(self, relation: Relation) -> Key:
        """By what a relation is known once the figure is put right."""
        right = self.right(relation.doubted.place, relation.doubted.text)
        return (*_key(relation)[:2], same_text(right.raw)) if right else _key(relation)

    def concerns(self, relation: Relation) -> bool:
        """Whether the figure takes part in a relation."""
        return any(self.covers(e.place, e.text) for e in (relation.doubted, *relation.others))

    def stands_in(self, relation: Relation) -> bool:
        """Whether the figure, put right, takes part in a relation."""
        return any(touch(e.place, p) for e in (relation.doubted, *relation.others) for p in self._where)

    def apply(self, understanding: Understanding, also: Iterable[Place | None]) -> Understanding:
        """The report as if the figure were printed right, with the tables only in which it or one of `also` stands."""
        places = [*self._where, *also]
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
        right = self.right(figure.place or place, figure.raw)
        if right is None:
            return figure
        return replace(
            figure, raw=right.raw, value=right.value, decimals=right.decimals, grade=right.grade or figure.grade, faults=(),
            readings=(), missing=False,
        )

class Judged(Struct, frozen=True, dict=True):
    """All relations of a report, to be asked for those in which a figure takes part."""

    relations: Sequence[Relation]

    @cached_property
    def failing(self) -> frozenset[Key]:
        return frozenset(_key(r) for r in self.relations if not r.holds)

    @cached_property
    def _by_print(self) -> Mapping[str, list[Relation]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            for printed in {_bare(e.text): None for e in (relation.doubted, *relation.others)}:
                found[printed].append(relation)
        return found

    def concerned(self, correction: Correction) -> list[Relation]:
        return [r for printed in correction.prints for r in self._by_print.get(printed, ()) if correction.concerns(r)]


def absorb_consequences(
    understanding: Understanding, groups: Sequence[Group], relations: Sequence[Relation], rerun: Rerun
) -> list[Group]:
    """The groups, those that another one explains put behind it. `rerun` judges a report by some rules anew."""
    explains: dict[int, list[int]] = {}
    corrections = corrections_of(groups)
    judged = Judged(relations)
    for i, correction in enumerate(corrections):
        touched = [j for j, g in enumerate(groups) if j != i and correction and any(map(correction.concerns, g.relations))]
        if correction and touched and len(explains) < MOST_TRIALS:
            after = judge_again(understanding, correction, judged, [groups[j] for j in touched], rerun)
            explains[i] = [j for j in touched if agrees_now(groups[j], after, correction)]
    root_of: dict[int, int] = {}
    for i in sorted(explains, key=lambda i: (len(explains[i]), strength(groups[i].main)), reverse=True):
        if i not in root_of:
            roots = set(root_of.values())
            root_of |= {j: i for j in explains[i] if j not in root_of and j not in roots}
    return [
        _with_consequences(group, corrections[i], [groups[j] for j in root_of if root_of[j] == i])
        for i, group in enumerate(groups)
        if i not in root_of
    ]


def _with_consequences(group: Group, correction: Correction | None, behind: Sequence[Group]) -> Group:
    """The group with those that it explains behind it; one that it was exchanged with is its cause."""
    partner = correction.partner if correction else None
    twin = next((g for g in behind if partner and g.main.doubted in partner.places), None)
    main = group.main
    if twin is not None and main.cause is None:
        main = replace(main, cause=exchanged_with(twin.main))
    return replace(group, main=main, consequences=(*group.consequences, *(r for g in behind for r in g.relations)))


def exchanged_with(other: Relation) -> Cause:
    """The cause where a figure stands in the place of one that another relation is about."""
    name = {language: in_language(other.arguments.get("subject", ""), language) for language in ("id", "en")}
    return Cause(
        EXCHANGED, {"id": f"tertukar dengan angka {name['id']}", "en": f"exchanged with the figure of {name['en']}"}
    )


def corrections_of(groups: Sequence[Group]) -> list[Correction | None]:
    """What each group says a figure should be, with the figure that it was exchanged with."""
    corrections = [correction_of(group) for group in groups]
    return [c and replace(c, partner=_partner(c, group, corrections)) for c, group in zip(corrections, groups, strict=True)]


def _partner(correction: Correction, group: Group, others: Iterable[Correction | None]) -> Correction | None:
    """The figure that should be what this one is printed as and the other way round: by another group, or by its own cause."""
    doubted, expected = group.main.doubted, _bare(correction.figure.raw)
    place = doubted.place
    for other in others:
        first = other.places[0] if other else None
        mirrored = other and first and (_bare(first.text), _bare(other.figure.raw)) == (expected, _bare(doubted.text))
        if mirrored and place and first and first.place and place.page == first.place.page:
            return other
    if group.main.cause is not None and group.main.cause.kind == EXCHANGED:
        seen = next((e for e in group.main.others if e.role != "copy" and _bare(e.text) == expected), None)
        figures = read_cell(doubted.text)
        return Correction((seen,), figures[0]) if seen and len(figures) == 1 else None
    return None


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


def judge_again(
    understanding: Understanding, correction: Correction, judged: Judged, touched: Sequence[Group], rerun: Rerun
) -> Sequence[Relation]:
    """All relations in which the figure takes part, after it was put right; none where it now contradicts something new."""
    rules = {r.rule.code: r.rule for r in judged.concerned(correction)}
    rules |= {r.rule.code: r.rule for g in touched for r in g.relations}
    doubted = [r.doubted.place for g in touched for r in g.relations]
    after = rerun(correction.apply(understanding, doubted), list(rules.values()))
    failing = [r for r in after if not r.holds and _key(r) not in judged.failing and r.effective_severity is not Severity.NOTE]
    return [] if any(correction.stands_in(r) for r in failing) else after


def _holds(view: TableView, places: Iterable[Place | None]) -> bool:
    return any(touch(part, place) for place in places for part in view.table.parts)


def agrees_now(group: Group, after: Sequence[Relation], correction: Correction) -> bool:
    """Whether every relation of a group was looked at again and holds."""
    failing = {_key(r) for r in after if not r.holds}
    held = {(r.rule.code, e.place, same_text(e.text)) for r in after if r.holds for e in (r.doubted, *r.others)}
    return all(correction.key(r) in held and correction.key(r) not in failing for r in group.relations)


def _key(relation: Relation) -> Key:
    return (relation.rule.code, relation.doubted.place, same_text(relation.doubted.text))
