"""Whether printed figures contradict each other: a second, simple arithmetic, to know which faults can be proven at all.

Numbers are read as Indonesian reports print them: 1.234.567,89. Every rounding is granted a whole unit of its last digit, so
that what is called broken here cannot be explained by rounding or truncation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from lakip_lint.checks.relation import Relation

NUMERAL = re.compile(r"\d[\d.,]*\d|\d")


class Number(Struct, frozen=True):
    """A value and the unit of its last digit; `unit` 0 for a whole number, which stands for itself alone."""

    value: Fraction
    unit: Fraction

    @property
    def low(self) -> Fraction:
        return self.value - self.unit

    @property
    def high(self) -> Fraction:
        return self.value + self.unit

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The values between which it was rounded."""
        return self.value - self.unit / 2, self.value + self.unit / 2


def numeral_of(text: str) -> str:
    """The only numeral in a text (line breaks inside it left out), "" where there is none or more than one."""
    found = NUMERAL.findall(re.sub(r"(?<=[\d.,])\s*\n\s*(?=[\d.,])", "", text))
    return found[0] if len(found) == 1 else ""


def read(text: str) -> Number | None:
    """The number that a text prints; a bracket around it or a sign before it makes it negative."""
    numeral = numeral_of(text)
    if not numeral:
        return None
    whole, decimals = split(numeral)
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    negative = re.match(r"\s*[-−(]\s*(?:Rp\.?\s*)?\d", text) is not None and not re.match(r"\s*\(\s*\d[^)]*$", text)
    return Number(-value if negative else value, Fraction(1, 10 ** len(decimals)) if decimals else Fraction(0))


def split(numeral: str) -> tuple[str, str]:
    """The digits before and after the decimal sign."""
    head, comma, tail = numeral.rpartition(",")
    if comma:
        return re.sub(r"\D", "", head), tail
    groups = numeral.split(".")
    if len(groups) > 1 and any(len(g) != 3 for g in groups[1:]):
        return "".join(groups[:-1]), groups[-1]
    return "".join(groups), ""


def broken(relation: Relation, texts: Sequence[str]) -> bool:
    """Whether the relation cannot hold with these texts in the places of its figures (the doubted one first)."""
    given = relation.rule.given
    test = TESTS.get((relation.rule.kind, str(given.get("look") or given.get("aspect") or "")))
    numbers = [read(t) for t in texts]
    known = [n for n in numbers if n is not None]
    if test is None or len(known) < max(len(numbers), THREE.get(test, 2)):
        return False
    return test(relation, known)


def _apart(number: Number, low: Fraction, high: Fraction) -> bool:
    return number.high < low or number.low > high


def _sum(numbers: Iterable[Number]) -> tuple[Fraction, Fraction]:
    ends = [n.ends for n in numbers]
    return sum((e[0] for e in ends), Fraction(0)), sum((e[1] for e in ends), Fraction(0))


def _total(_: Relation, numbers: Sequence[Number]) -> bool:
    return _apart(numbers[0], *_sum(numbers[1:]))


def _mean(_: Relation, numbers: Sequence[Number]) -> bool:
    low, high = _sum(numbers[1:])
    return _apart(numbers[0], low / (len(numbers) - 1), high / (len(numbers) - 1))


def _ratio(relation: Relation, numbers: Sequence[Number]) -> bool:
    """A percentage under every formula that a report may use."""
    result, of, to = numbers[:3]
    direct = [_quotient(of, to)]
    if not relation.rule.given.get("only_direct"):
        direct.append(_quotient(to, of))
        inverse = direct[0]
        direct.append(inverse and (200 - inverse[1], 200 - inverse[0]))
    unit = result if result.unit else Number(result.value, Fraction(1))
    return all(ends is not None and _apart(unit, *ends) for ends in direct)


def _quotient(of: Number, to: Number) -> tuple[Fraction, Fraction] | None:
    if min(of.ends) <= 0 or min(to.ends) <= 0:
        return None
    return of.ends[0] / to.ends[1] * 100, of.ends[1] / to.ends[0] * 100


def _difference(_: Relation, numbers: Sequence[Number]) -> bool:
    result, of, less = numbers[:3]
    low, high = of.ends[0] - less.ends[1], of.ends[1] - less.ends[0]
    return _apart(result, low, high) and _apart(result, -high, -low)


def _change(relation: Relation, numbers: Sequence[Number]) -> bool:
    """The size of a change in points or in percent of either end."""
    size, one, other = numbers[:3]
    if not _difference(relation, numbers):
        return False
    gap = abs(one.value - other.value)
    slack = (one.unit + other.unit) / 2
    return all(b.value and _apart(size, (gap - slack) / b.high * 100, (gap + slack) / b.low * 100) for b in (one, other))


def _restated(_: Relation, numbers: Sequence[Number]) -> bool:
    share, size, start = numbers[:3]
    ends = _quotient(size, start)
    return ends is not None and _apart(share, *ends)


def _copies(_: Relation, numbers: Sequence[Number]) -> bool:
    """Whether any two differ; prints in thousands or millions are brought to one scale."""
    return any(_differ(one, other) for i, one in enumerate(numbers) for other in numbers[i + 1 :])


def _differ(one: Number, other: Number) -> bool:
    if not one.value or not other.value:
        return one.value != other.value
    scale = _scale(abs(other.value / one.value))
    least = Fraction(0 if scale == 1 else 1)  # a whole number of thousands is rounded too
    return abs(one.value * scale - other.value) > (one.unit or least) * scale + (other.unit or least)


def _scale(ratio: Fraction) -> Fraction:
    """The power of a thousand that is nearest to a ratio of two copies."""
    powers = [Fraction(1000) ** p if p >= 0 else 1 / Fraction(1000) ** -p for p in range(-2, 3)]
    return min(powers, key=lambda s: abs(ratio / s - 1))


def _weighted(relation: Relation, numbers: Sequence[Number]) -> bool:
    """A score times its weight, which some print with four decimals and compute with two (0,11 for 0,1111)."""
    result, score, weight = numbers[:3]
    if read(relation.others[1].text) != weight:
        return False  # weights are known without being read
    weights = (weight, Number(Fraction(round(weight.value * 100), 100), Fraction(0)))
    return all(_apart(result, score.ends[0] * w.ends[0], score.ends[1] * w.ends[1]) for w in weights)


def _index(_: Relation, numbers: Sequence[Number]) -> bool:
    return all(_apart(numbers[0], numbers[1].ends[0] * times, numbers[1].ends[1] * times) for times in (20, 25))


def _exact_sum(relation: Relation, numbers: Sequence[Number]) -> bool:
    """Respondents of a group: its counts, and its printed total if it has one; what else is shown tells of other groups."""
    right = int(relation.arguments["right"])
    inputs = [(n.value, e.note) for n, e in zip(numbers[1:], relation.others, strict=True) if e.role == "input"]
    totals = [value for value, note in inputs if re.match(r"(?i)jumlah|total", note)]
    counts = [value for value, note in inputs if not re.match(r"(?i)jumlah|total", note)]
    return numbers[0].value + sum(counts) != right or any(t != right for t in totals)


Test = Callable[[Relation, Sequence[Number]], bool]
TESTS: dict[tuple[str, str], Test] = {
    ("total", ""): _total,
    ("across", ""): _total,
    ("average", ""): _mean,
    ("ratio", ""): _ratio,
    ("ratio-in-sentence", ""): _ratio,
    ("difference", ""): _difference,
    ("balance", ""): _difference,
    ("agreement", ""): _copies,
    ("total-in-prose", ""): _copies,
    ("change", "size"): _change,
    ("change", "restated"): _restated,
    ("survey", "weighted"): _weighted,
    ("survey", "sum"): _total,
    ("survey", "index"): _index,
    ("evaluation", "total"): _total,
    ("respondents", "groups"): _exact_sum,
}
"""By kind of rule and what it looks at."""
THREE: dict[Test, int] = dict.fromkeys((_ratio, _difference, _change, _restated, _weighted, _exact_sum), 3)
"""Tests that need three numbers."""
