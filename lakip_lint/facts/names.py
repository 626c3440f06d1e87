"""Whether two printed names mean the same indicator, programme or account.

Measured on real reports (docs/matching.md): no fuzzy score alone separates copies from neighbours, a word guard does. If BOTH
names keep a word that the other lacks they differ; only then the highest token_sort_ratio, at least 60, decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct, field
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from lakip_lint import patterns
from lakip_lint.memory import remembered

LEAST_SCORE = 60


class NameMatcher(Struct, frozen=True, dict=True):
    """Compares names by the word lists of the lexicon (`names:` in rules/data/leksikon.yaml)."""

    spelling: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    stopwords: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    negations: frozenset[str] = frozenset()

    @classmethod
    def from_lexicon(cls, names: Mapping[str, Any]) -> NameMatcher:
        return cls(
            spelling=names.get("spelling", {}),
            abbreviations=names.get("abbreviations", {}),
            stopwords=frozenset(names.get("stopwords", ())),
            suffixes=tuple(names.get("unit_suffixes", ())),
            negations=frozenset(names.get("negations", ())),
        )

    @remembered
    def words(self, name: str) -> tuple[str, ...]:
        """The significant words of a name: numbering, punctuation, brackets with abbreviations and unit suffixes dropped."""
        text = patterns.sub(r"[-\s]+", " ", name.lower().replace("­", ""))
        text = patterns.sub(r"^\W*(?:\(?(?:\d{1,2}|[a-z])[.)](?:\d{1,2}[.)]?)*\s*)+", "", text)
        text = patterns.sub(r"\((?:[a-z]{2,6}|%|\W*)\)", " ", text)
        raw = patterns.findall(r"[a-z]+|\d+(?:[.,]\d+)*", text)
        words: list[str] = []
        for word in raw:
            words += self.spelling.get(word, word).split()
        while len(words) > 1 and words[-1] in self.suffixes:
            words.pop()
        return tuple(words)

    def content(self, name: str) -> list[str]:
        return [w for w in self.words(name) if w not in self.stopwords]

    @remembered
    def spelled_out(self, name: str) -> str:
        """The significant words in one string, known abbreviations spelled out."""
        return " ".join(w for word in self.content(name) for w in self.abbreviations.get(word, word).split())

    def same_text(self, one: str, other: str) -> bool:
        a, b = self.words(one), self.words(other)
        if not a or not b:
            return False
        return self.closed(one) == self.closed(other) or a in initials(other) or b in initials(one)

    @remembered
    def closed(self, name: str) -> str:
        """The words of a name without the spaces between them."""
        return "".join(self.words(name))

    def contains(self, name: str, part: str) -> bool:
        """Whether every significant word of `part` stands in `name`, typos of one letter allowed."""
        wanted = self.content(part)
        return bool(wanted) and not _unpaired(wanted, self.content(name))[0]

    def compatible(self, one: str, other: str) -> bool:
        """The word guard: at most one of the two names has a word that the other lacks."""
        if self.same_text(one, other):
            return True
        a, b = self.content(one), self.content(other)
        if not a or not b:
            return False
        left, right = _unpaired(a, b)
        left, right = self._pair_acronyms(left, right)
        right, left = self._pair_acronyms(right, left)
        if left and right:
            joined = "".join(left), "".join(right)
            return len(joined[0]) > 5 and OSA.distance(*joined) <= 1
        rest = left or right
        if any(w in self.negations or w.isdigit() for w in rest):
            return False
        shorter = min(len(a), len(b))
        return len(rest) <= max(1, shorter + 1) and shorter >= 1 and (shorter >= 2 or len(rest) <= 2)

    def _pair_acronyms(self, left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
        """Take away an acronym on the left whose letters or known words stand unpaired on the right."""
        for word in list(left):
            spelled = [w for w in self.abbreviations.get(word, "").split() if w not in self.stopwords]
            initials = "".join(w[0] for w in right)
            if spelled and set(spelled) <= set(right):
                left = [w for w in left if w != word]
                right = [w for w in right if w not in spelled]
            elif 3 <= len(word) <= 6 and word in initials:
                at = initials.index(word)
                left = [w for w in left if w != word]
                right = right[:at] + right[at + len(word) :]
        return left, right

    @remembered
    def score(self, one: str, other: str) -> float:
        """0 where the guard says that they differ, else 0..100 (100: equal after normalisation)."""
        if self.same_text(one, other):
            return 100.0
        value = fuzz.token_sort_ratio(self.spelled_out(one), self.spelled_out(other), score_cutoff=LEAST_SCORE)
        return value if value and self.compatible(one, other) else 0.0

    def best(self, name: str, candidates: Iterable[str]) -> str | None:
        """The candidate that means the same as `name`; None where none does or two are equally near."""
        scored = sorted(((self.score(name, c), c) for c in candidates), reverse=True)
        if not scored or scored[0][0] == 0:
            return None
        if len(scored) > 1 and scored[0][0] < 100 and scored[1][0] >= scored[0][0] - 1 and scored[1][1] != scored[0][1]:
            return None
        return scored[0][1]


@lru_cache(maxsize=4_000)
def initials(name: str) -> tuple[tuple[str, ...], ...]:
    """Abbreviations that the name itself gives in brackets: "Bed Occupancy Rate (BOR)" gives (("bor",),)."""
    return tuple((found.lower(),) for found in patterns.findall(r"\(([A-Z][A-Za-z]{1,5})\)", name))


def _unpaired(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """The words of each side that the other lacks; typos of one letter (two in long words) are pairs."""
    left, right = list(a), list(b)
    for word in a:
        if word in right:
            right.remove(word)
            left.remove(word)
    for word in list(left):
        for other in right:
            if _typo(word, other):
                left.remove(word)
                right.remove(other)
                break
    return left, right


@lru_cache(maxsize=20_000)
def _typo(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 5 or one.isdigit() or other.isdigit():
        return False
    limit = 1 if min(len(one), len(other)) < 8 else 2
    return OSA.distance(one, other, score_cutoff=limit) <= limit


class Vocabulary(Struct):
    """Names of one kind found in a report, gathered into groups that mean the same. Built once, then only asked."""

    matcher: NameMatcher
    least: float = LEAST_SCORE
    """Least score of two names of one group; accounts need more than indicators (a child repeats its parent's words)."""
    groups: list[list[str]] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    spelled: list[str] = field(default_factory=list)
    """The first name of each group, spelled out."""
    forms: dict[object, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The groups by the forms of their names: the closed words, the words, and ("short", the initials given in brackets)."""

    def add(self, name: str) -> str:
        """The key of the group of `name`; a new group where no other name means the same."""
        if name not in self.index:
            group = self._nearest(name)
            if group is None:
                group = self._new([name])
            else:
                self.groups[group].append(name)
                self._know(name, group)
            self.index[name] = group
        return self.key(self.index[name])

    def learn(self, names: Iterable[str]) -> None:
        """Names that are known beforehand to mean the same; the first stands for them."""
        group = list(names)
        number = self._new(group)
        for name in group:
            self.index.setdefault(name, number)

    def _new(self, names: list[str]) -> int:
        self.groups.append(names)
        self.spelled.append(self.matcher.spelled_out(names[0]))
        for name in names:
            self._know(name, len(self.groups) - 1)
        return len(self.groups) - 1

    def _know(self, name: str, group: int) -> None:
        words = self.matcher.words(name)
        if words:
            for form in (self.matcher.closed(name), words, *(("short", short) for short in initials(name))):
                self.forms[form].add(group)

    def _same(self, name: str) -> set[int]:
        """The groups that have a member of the same text (`NameMatcher.same_text`)."""
        words = self.matcher.words(name)
        forms = (self.matcher.closed(name), ("short", words), *initials(name)) if words else ()
        return {group for form in forms for group in self.forms.get(form, ())}

    def _nearest(self, name: str) -> int | None:
        """The group that means the same; None where none does, or two are equally near."""
        # the first name stands for its group: variants of variants drift away; an equal to any member belongs all the same
        same = self._same(name)
        alike = process.extract_iter(
            self.matcher.spelled_out(name), self.spelled, scorer=fuzz.token_sort_ratio,
            score_cutoff=max(LEAST_SCORE, self.least),
        )
        others = [(score, i) for _, score, i in alike if i not in same and self.matcher.compatible(name, self.groups[i][0])]
        near = sorted([*((100.0, i) for i in same), *others], key=lambda s: (-s[0], s[1]))
        if not near or (len(near) > 1 and near[0][0] < 100 and near[1][0] >= near[0][0] - 1):
            return None
        return near[0][1]

    def key(self, group: int) -> str:
        return " ".join(self.matcher.words(self.groups[group][0])) or self.groups[group][0].lower()

    def find(self, name: str) -> str | None:
        """The key of the group that `name` belongs to, without adding it."""
        group = self.index.get(name)
        if group is None:
            group = self._nearest(name)
        return self.key(group) if group is not None else None

    def names(self) -> list[tuple[str, str]]:
        """(printed name, key), the longest names first."""
        pairs = [(name, self.key(group)) for name, group in self.index.items()]
        return sorted(pairs, key=lambda p: (-len(p[0]), p[0]))
