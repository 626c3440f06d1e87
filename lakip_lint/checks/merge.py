"""One root cause gives one finding: relations that fail for the same reason are put into one group.

Two relations that do not hold belong together when

    same place       they doubt the same printed text at the same place (two rules look at one figure)
    within           one doubts a figure or grade within the short text that the other doubts ("B" of "70,06 (B)")
    same figures     they set the same printed figures against each other (one rule doubts the one, another the other)
    mirrored         each expects what the other doubts ("90 should be 88" here, "88 should be 90" there)
    worded           one puts a word or year right that is all in which the text differs that the other doubts
    misnamed         one doubts the figure of a sentence whose name the other doubts
    same slip        one rule doubts the same text of the same subject with the same outcome at several places

Nothing is dropped: the strongest relation speaks, the others stay in the group.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Box, Place
from lakip_lint.memory import remember_strings
from lakip_lint.rules.model import Severity

SHORTEST_WORD = 4
"""Letters and digits of a word ("2022"); fewer may stand in another one by chance."""
MISNAMED = "copied-name"
"""The kind of check that doubts the name beside a figure."""
LONGEST_CELL = 16
"""Letters of a cell that prints one figure with its grade or unit, white space left out."""


class Group(Struct, frozen=True):
    """Relations with one cause: `main` is told to the reader, `others` stand behind it (strongest first).

    `consequences` fail only because of the doubted figure and hold when it is put right (checks.consequence). `systematic`
    is the number of figures of one table that fail alike (checks.systematic), and then `limit` the highest severity; `cut_off`
    the number of figures of the report that were cut off instead of rounded; `unclear` that of prints read from pictures that
    only look wrong.
    """

    main: Relation
    others: tuple[Relation, ...] = ()
    consequences: tuple[Relation, ...] = ()
    limit: Severity = Severity.ERROR
    systematic: int = 0
    cut_off: int = 0
    unclear: int = 0

    @property
    def relations(self) -> tuple[Relation, ...]:
        return (self.main, *self.others)

    @property
    def severity(self) -> Severity:
        """The highest of all, up to the limit: what follows from a doubt and is proven wrong proves the doubt."""
        highest = max((r.effective_severity for r in (*self.relations, *self.consequences)), key=lambda s: s.rank)
        limits = (self.limit, Severity.WARNING) if self.main.by_ocr else (self.limit,)
        return min(highest, *limits, key=lambda s: s.rank)


def merge(relations: Iterable[Relation]) -> list[Group]:
    """The relations that fail, grouped by cause, in the order in which each group first appears."""
    failing = [r for r in relations if not r.holds]
    sets = _Sets(len(failing))
    _join_same_place(failing, sets)
    _join_where(failing, sets, lambda part, whole: _within(part.doubted, whole.doubted))
    _join_where(failing, sets, _worded)
    _join_where(failing, sets, _misnamed)
    _join_equal(failing, sets, _figures)
    _join_equal(failing, sets, _slip)
    _join_mirrored(failing, sets)
    groups = []
    for members in sets.groups():
        ranked = sorted((failing[i] for i in members), key=strength, reverse=True)
        groups.append(Group(ranked[0], tuple(ranked[1:])))
    return groups


def strength(relation: Relation) -> tuple[int, bool, bool, bool, bool, int]:
    """How well a relation tells what is wrong: severity first, then what it offers to a reader."""
    return (
        relation.effective_severity.rank,
        relation.rule.kind == MISNAMED,  # it knows whose figure that is; the others only that it is not this one's
        bool(relation.expected) and relation.settled,
        relation.cause is not None,
        bool(relation.calculation),
        len(relation.others),
    )


@remember_strings
def same_text(text: str) -> str:
    """A printed text without white space and case: line breaks inside a cell do not make another text."""
    return "".join(text.split()).casefold()


def touch(one: Place | None, two: Place | None) -> bool:
    """Whether two places lie on each other. Places without a box (files without pages) never touch."""
    if one is None or two is None or one.page != two.page:
        return False
    a, b = one.box, two.box
    return _area(a) > 0 and _area(b) > 0 and a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _same(one: Evidence, two: Evidence) -> bool:
    return same_text(one.text) == same_text(two.text) and touch(one.place, two.place)


def _join_same_place(failing: list[Relation], sets: _Sets) -> None:
    buckets: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, relation in enumerate(failing):
        if relation.doubted.place is None:
            continue
        bucket = buckets[relation.doubted.place.page, same_text(relation.doubted.text)]
        for j in bucket:
            if touch(relation.doubted.place, failing[j].doubted.place):
                sets.join(i, j)
        bucket.append(i)


def _join_where(failing: list[Relation], sets: _Sets, belongs: Callable[[Relation, Relation], bool]) -> None:
    """Join what one doubts to what another looks at on the same page, where it belongs to it."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, relation in enumerate(failing):
        for page in {e.place.page for e in (relation.doubted, *relation.others) if e.place is not None}:
            by_page[page].append(i)
    for i, part in enumerate(failing):
        for j in by_page[part.doubted.place.page] if part.doubted.place is not None else ():
            if i != j and belongs(part, failing[j]):
                sets.join(i, j)


def _within(part: Evidence, whole: Evidence) -> bool:
    """Whether a text is a whole figure or grade of a longer one at the same place, which holds little else."""
    inner, outer = same_text(part.text), same_text(whole.text)
    if not inner or len(outer) > LONGEST_CELL or inner == outer:
        return False
    return inner in patterns.findall(r"[\d.,]*\d|[^\W\d_]+", outer) and touch(part.place, whole.place)


def _misnamed(part: Relation, whole: Relation) -> bool:
    """Whether a figure is doubted that another relation finds right, and only told of the wrong row."""
    return whole.rule.kind == MISNAMED != part.rule.kind and _same(part.doubted, whole.others[0])


def _worded(part: Relation, whole: Relation) -> bool:
    """Whether a text differs from what it is compared with only in the word or year that the other relation puts right."""
    wrong, right = same_text(part.printed), same_text(in_language(part.expected, "id"))
    printed, expected = same_text(whole.printed), same_text(in_language(whole.expected, "id"))
    if len(wrong) < SHORTEST_WORD or not right or wrong in (printed, expected):
        return False
    if printed.replace(wrong, right) != expected and expected.replace(wrong, right) != printed:
        return False
    return any(touch(part.doubted.place, e.place) for e in (whole.doubted, *whole.others))


def _join_equal(failing: list[Relation], sets: _Sets, key_of: Callable[[Relation], Hashable]) -> None:
    first: dict[Hashable, int] = {}
    for i, relation in enumerate(failing):
        key = key_of(relation)
        if key is not None:
            sets.join(i, first.setdefault(key, i))


def _figures(relation: Relation) -> Hashable:
    """All printed places of a relation, whichever of them it doubts; None where one has no place of its own."""
    evidence = (relation.doubted, *relation.others)
    if len(evidence) < 2 or any(e.place is None or not _area(e.place.box) for e in evidence):
        return None
    return frozenset((e.place, same_text(e.text)) for e in evidence)


def _slip(relation: Relation) -> Hashable:
    """The same wrong text with the same outcome, said by one rule; None where the rule knows no outcome."""
    if not relation.expected or not same_text(relation.doubted.text):
        return None
    arguments = {k: v for k, v in relation.arguments.items() if k not in ("page", "table")}
    return (relation.rule.code, same_text(relation.doubted.text), relation.expected, tuple(sorted(arguments.items())))


def _join_mirrored(failing: list[Relation], sets: _Sets) -> None:
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, relation in enumerate(failing):
        if not relation.expected:
            continue
        doubted, expected = same_text(relation.doubted.text), same_text(in_language(relation.expected, "id"))
        for j in by_pair[expected, doubted]:
            if _leans_on(relation, failing[j]) and _leans_on(failing[j], relation):
                sets.join(i, j)
        by_pair[doubted, expected].append(i)


def _leans_on(one: Relation, two: Relation) -> bool:
    """Whether what `two` doubts is evidence of `one`."""
    return any(_same(evidence, two.doubted) for evidence in one.others)


class _Sets:
    """Disjoint sets of the numbers 0 to n - 1."""

    def __init__(self, n: int) -> None:
        self.parent = list(range(n))

    def root(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.root(i), self.root(j)))
        self.parent[b] = a

    def groups(self) -> list[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.parent)):
            members[self.root(i)].append(i)
        return list(members.values())
