"""Two versions of a report set against each other: findings that went, came and stay, and figures that changed.

A finding is the same as long as its fingerprint is, on whatever page; else where the same rule doubts the same print of a
subject that is only worded anew. Figures are compared slot by slot (subject, measure, year, place): what is printed equally
often on both sides stays, the rest is paired by the words around it.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz import fuzz

from lakip_lint.checks.language import Words
from lakip_lint.checks.merge import same_text
from lakip_lint.facts.names import NameMatcher
from lakip_lint.reports.report import Trouble
from lakip_lint.rules.model import Severity

SIGNS = re.compile(r",\s*-\s*$|[\s%‰]|rp\.?", re.I)
"""What a figure may be printed with or without: 1.000 is "Rp 1.000,-"."""
DIGITS = re.compile(r"\d[\d.,/]*")


class Told(Struct, frozen=True):
    """A finding of one version. `page` None where the file has no pages; `aside`: accepted, and therefore not shown."""

    rule: str
    name: str
    severity: Severity
    message: Mapping[str, str]
    fingerprint: str
    page: int | None = None
    text: str = ""
    printed: str = ""
    expected: Words = ""
    section: str = ""
    table: str = ""
    subject: str = ""
    aside: bool = False


class Number(Struct, frozen=True):
    """A figure of one version and what it says. `subject` is a key, `name` its print; `context` are the words around it."""

    kind: str
    subject: str
    measure: str
    year: int | None
    scope: str
    entity: str
    printed: str
    page: int | None = None
    context: str = ""
    source: str = "table"
    name: str = ""

    @property
    def slot(self) -> tuple[str, str, str, int | None, str, str]:
        return (self.kind, self.subject, self.measure, self.year, self.scope, self.entity)

    @property
    def digits(self) -> str:
        """The print without what may stand around it."""
        return SIGNS.sub("", self.printed).casefold()


class Version(Struct, frozen=True):
    """One side. `numbers`: None where they are not known (a JSON report); `incomplete`: it was not checked to its end."""

    path: str
    sha256: str
    pages: int
    entity: str
    year: int | None
    findings: tuple[Told, ...]
    numbers: tuple[Number, ...] | None = None
    troubles: tuple[Trouble, ...] = ()
    incomplete: bool = False


class Stays(Struct, frozen=True):
    """A finding that both versions have."""

    old: Told
    new: Told


class Fresh(Struct, frozen=True):
    """A finding that only the new version has. `before`: the same figure was doubted with another print."""

    new: Told
    before: Told | None = None


class Figures(Struct, frozen=True):
    """Which figures changed, and those that only one version has."""

    changed: tuple[tuple[Number, Number], ...] = ()
    vanished: tuple[Number, ...] = ()
    appeared: tuple[Number, ...] = ()


class Comparison(Struct, frozen=True):
    """What became of a report. `figures` is None where one side does not know its figures."""

    old: Version
    new: Version
    gone: tuple[Told, ...]
    fresh: tuple[Fresh, ...]
    stays: tuple[Stays, ...]
    figures: Figures | None

    @property
    def other_report(self) -> bool:
        """Whether the two do not even claim to be the same report."""
        years = self.old.year and self.new.year and self.old.year != self.new.year
        return bool(years) or bool(
            self.old.entity and self.new.entity and fuzz.ratio(self.old.entity.casefold(), self.new.entity.casefold()) < 80
        )


def compare(old: Version, new: Version, matcher: NameMatcher) -> Comparison:
    """Set two versions against each other."""
    stays, fresh, gone = _findings(old.findings, new.findings, matcher)
    figures = None
    if old.numbers is not None and new.numbers is not None:
        figures = _figures(_renamed(old.numbers, new.numbers, matcher), new.numbers)
    return Comparison(old, new, gone, fresh, stays, figures)


# ---- findings


def _findings(
    old: Sequence[Told], new: Sequence[Told], matcher: NameMatcher
) -> tuple[tuple[Stays, ...], tuple[Fresh, ...], tuple[Told, ...]]:
    """Those of both, those of the new version, those of the old. What is set aside on one side is neither new nor gone."""

    def alike(a: Told, b: Told) -> bool:
        return a.rule == b.rule and same_text(a.text) == same_text(b.text) and _same_subject(a, b, matcher)

    def replaced(a: Told, b: Told) -> bool:
        same_words = DIGITS.sub("#", a.message["id"]) == DIGITS.sub("#", b.message["id"])
        return a.rule == b.rule and bool(a.subject and b.subject) and _same_subject(a, b, matcher) and same_words

    pairs, left, right = _paired(old, new, lambda a, b: _base(a) == _base(b))
    reworded, left, right = _paired(left, right, alike)
    changed, left, right = _paired(left, right, replaced)
    stays = tuple(Stays(a, b) for a, b in sorted((*pairs, *reworded), key=lambda p: new.index(p[1])) if not b.aside)
    before = {id(b): a for a, b in changed}
    unmatched = {id(b) for b in right} | set(before)
    fresh = tuple(Fresh(b, before.get(id(b))) for b in new if id(b) in unmatched and not b.aside)
    return stays, fresh, tuple(a for a in left if not a.aside)


def _base(told: Told) -> str:
    """The fingerprint without the count of findings alike."""
    return told.fingerprint.partition("-")[0]


def _same_subject(a: Told, b: Told, matcher: NameMatcher) -> bool:
    if not a.subject or not b.subject:
        return a.subject == b.subject
    return matcher.score(a.subject, b.subject) > 0


def _paired(
    old: Sequence[Told], new: Sequence[Told], same: Callable[[Told, Told], bool]
) -> tuple[list[tuple[Told, Told]], list[Told], list[Told]]:
    """Pairs in the order of the old ones, those of the same table or heading first; and what is left on either side."""
    pairs, left, right = [], [], list(new)
    for told in old:
        fitting = [other for other in right if same(told, other)]
        if not fitting:
            left.append(told)
            continue
        best = max(fitting, key=lambda other: (other.table == told.table, other.section == told.section))
        right = [other for other in right if other is not best]
        pairs.append((told, best))
    return pairs, left, right


# ---- figures


def _renamed(old: Iterable[Number], new: Iterable[Number], matcher: NameMatcher) -> tuple[Number, ...]:
    """The figures of the old version under the subjects that the new one has for them."""
    old = tuple(old)
    names_old = {(n.kind, n.subject): n.name for n in reversed(old)}
    names_new = {(n.kind, n.subject): n.name for n in new}
    free: dict[str, dict[str, str]] = defaultdict(dict)
    for (kind, key), name in names_new.items():
        if (kind, key) not in names_old:
            free[kind].setdefault(name, key)
    renamed: dict[tuple[str, str], str] = {}
    for (kind, key), name in names_old.items():
        if (kind, key) not in names_new:
            best = matcher.best(name, free[kind])
            if best is not None:
                renamed[kind, key] = free[kind].pop(best)
    return tuple(replace(n, subject=renamed.get((n.kind, n.subject), n.subject)) for n in old)


def _figures(old: Iterable[Number], new: Iterable[Number]) -> Figures:
    sides: dict[tuple[object, ...], tuple[list[Number], list[Number]]] = defaultdict(lambda: ([], []))
    for number in old:
        sides[number.slot][0].append(number)
    for number in new:
        sides[number.slot][1].append(number)
    changed: list[tuple[Number, Number]] = []
    vanished: list[Number] = []
    appeared: list[Number] = []
    for before, after in sides.values():
        left, right = _without_equal(before, after)
        pairs = list(_nearest(left, right))
        changed += pairs
        vanished += [n for n in left if not any(n is a for a, _ in pairs)]
        appeared += [n for n in right if not any(n is b for _, b in pairs)]
    return Figures(tuple(sorted(changed, key=lambda p: _order(p[1]))), tuple(vanished), tuple(appeared))


def _order(number: Number) -> tuple[int, str, str]:
    return (number.page or 0, number.subject, number.measure)


def _without_equal(before: Sequence[Number], after: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """What is not printed equally often on both sides; of the copies of one print those with the same words stay first."""
    shared = Counter(n.digits for n in before) & Counter(n.digits for n in after)

    def rest(own: Sequence[Number], others: Sequence[Number]) -> list[Number]:
        words = {(n.digits, same_text(n.context)) for n in others}
        dropped = Counter(shared)
        kept = []
        for number in sorted(own, key=lambda n: (n.digits, same_text(n.context)) not in words):
            if dropped[number.digits]:
                dropped[number.digits] -= 1
            else:
                kept.append(number)
        return kept

    return rest(before, after), rest(after, before)


def _nearest(left: Sequence[Number], right: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Pairs of what is left in a slot, those with the most similar words first."""
    scored = sorted(
        (
            (a.source == b.source, fuzz.ratio(DIGITS.sub("", a.context), DIGITS.sub("", b.context)), -i, -j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
        ),
        reverse=True,
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, _, i, j in scored:
        if -i not in taken_left and -j not in taken_right:
            taken_left.add(-i)
            taken_right.add(-j)
            yield left[-i], right[-j]
