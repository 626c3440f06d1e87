"""Calculations written out: "(17 : 20) x 100 % = 85 %", "50 % + (12,5 / 20 x 50) = 81,25 %"."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.recomputed import recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.figures.number import read_numeral
from lakip_lint.figures.numeral import figure_of
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

EQUALS = compiled(r"(?<![<>≤≥=])=(?![=<>])")
NUMBER = r"(?:Rp\.?\s*)?\d(?:[\d.,]*\d)?(?:,-)?(?:\s*(?:%|persen\b))?"
THINGS = r"(?:\s+(?!x\b|persen\b)[a-z]{2,15}){0,2}"
"""What a number counts: "45 desa / 50 desa x 100 %"."""
SIGN = r"[+*×÷/:x–−-]"
OPERAND = rf"(?>(?:\(\s*)*{NUMBER}{THINGS}(?:\s*\)(?:\s*%)?)*)"
TERMS = rf"{OPERAND}(?:\s*{SIGN}\s*{OPERAND})*"
BEFORE = compiled(rf"(?<![\w.,/])(?P<terms>{TERMS})\s*$", re.I)
BEHIND = compiled(rf"\s*(?P<terms>{TERMS})(?![\d.,]*\d|\s*(?:[+*×÷/−]|x\s)\s*[\d(])", re.I)
TOKEN = compiled(rf"(?P<number>{NUMBER})|(?P<sign>{SIGN}(?![a-z]))|(?P<bracket>[()])", re.I)
GOES_ON = compiled(r"[+*×÷/−x–(-]\s*$|[a-z]\s*:\s*$", re.I)
"""In front of terms that are not all: "Realisasi / 90 x 100 % = 94 %"."""
PLUS, MINUS, TIMES = "+", "-–−", "*×x"
HUNDRED, HUNDREDTH = Decimal(100), Decimal("0.01")
MOST = 100
"""A result that goes into what is written so many times at most, without a rest: a divisor stands on another line."""
LONGEST = 400
"""Letters of the terms of a calculation."""
COLUMNS = 20
"""Whole numbers up to this may be those of columns: "4 / 3 x 100 = 5"."""


class Side(Struct, frozen=True):
    """Terms as they are written: the figures and signs that they consist of."""

    start: int
    end: int
    tokens: tuple[Figure | str, ...]

    @property
    def figures(self) -> list[Figure]:
        return [t for t in self.tokens if isinstance(t, Figure)]

    @property
    def signs(self) -> set[str]:
        return {t for t in self.tokens if isinstance(t, str) and t not in "()"}

    def values(self) -> Iterator[Interval]:
        """What the terms give in each reading of figures that can be read in two ways: all of them in the same."""
        for way in range(max(len(f.readings) for f in self.figures)):
            figures = (f.reread(f.readings[min(way, len(f.readings) - 1)]) for f in self.figures)
            tokens = [next(figures) if isinstance(t, Figure) else t for t in self.tokens]
            value = Reckoning(tokens).value()
            if value is not None:
                yield value


class Reckoning:
    """The value of terms: brackets, then signs of multiplication and division, then the others."""

    def __init__(self, tokens: Sequence[Figure | str]) -> None:
        self.tokens = list(tokens)

    def value(self) -> Interval | None:
        try:
            result = self._sum()
        except (ArithmeticError, IndexError, ValueError):
            return None
        return None if self.tokens else result

    def _sum(self) -> Interval:
        result = self._product()
        while self.tokens and isinstance(sign := self.tokens[0], str) and sign in PLUS + MINUS:
            self.tokens.pop(0)
            result = result + self._product() if sign in PLUS else result - self._product()
        return result

    def _product(self) -> Interval:
        result = self._operand()
        while self.tokens and isinstance(sign := self.tokens[0], str) and sign not in PLUS + MINUS + ")":
            self.tokens.pop(0)
            result = result * self._operand() if sign.lower() in TIMES else result / self._operand()
        return result

    def _operand(self) -> Interval:
        token = self.tokens.pop(0)
        if isinstance(token, Figure):
            return exactly(token)
        if token != "(":
            raise ValueError(token)
        result = self._sum()
        if self.tokens.pop(0) != ")":
            raise ValueError(token)
        return result


@kind("equation")
def check_equation(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each calculation whose terms and result are numbers."""
    for text in understanding.document.texts():
        if "=" in text.string:
            for left, right in equations(text.string):
                if relation := _judged(rule, text, left, right):
                    yield relation


def equations(string: str) -> Iterator[tuple[Side, Side]]:
    """The terms on both sides of each sign of equality, where there is something to compute on the left."""
    signs = [m.start() for m in EQUALS.finditer(string)]
    for begin, at, end in zip([-1, *signs], signs, [*signs[1:], len(string)], strict=False):
        begin, end = max(begin, at - LONGEST), min(end, at + LONGEST)
        before = BEFORE.search(string[begin + 1 : at])
        behind = BEHIND.match(string[at + 1 : end])
        if before is None or behind is None:
            continue
        start = begin + 1 + before.start("terms")
        lead = string[begin + 1 : start]
        if lead.strip(" -–•*") and GOES_ON.search(lead) and not (lead.rstrip().endswith(":") and "/" in before["terms"]):
            continue
        left, right = _side(string, start, at), _side(string, at + 1, at + 1 + behind.end("terms"))
        if left and right and _computes(left, right):
            yield left, right


def _side(string: str, start: int, end: int) -> Side | None:
    """The terms from one place to another; None where a number cannot be read or their brackets do not close."""
    tokens: list[Figure | str] = []
    depth = 0
    for match in TOKEN.finditer(string, start, end):
        token = match.group().strip()
        depth += {"(": 1, ")": -1}.get(token, 0)
        figure = _figure(string, match) if match["number"] else None
        if depth < 0 or (match["number"] and figure is None):
            return None
        tokens.append(figure or token)
    return Side(start, end, tuple(tokens)) if tokens and depth == 0 else None


def _figure(string: str, match: re.Match[str]) -> Figure | None:
    digits = compiled(r"\d(?:[\d.,]*\d)?").search(string, match.start(), match.end())
    assert digits is not None
    money, percent = match.group().startswith(("R", "r")), digits.end() < match.end() and not match.group().endswith("-")
    numeral = read_numeral(digits.group(), money, percent)
    if not numeral.sound:
        return None
    return figure_of(string, digits.start(), digits.end(), numeral, unit="Rp" if money else "%" if percent else "")


def _computes(left: Side, right: Side) -> bool:
    """Whether there is something to compute: not a range ("85 - 100 = 4"), a ratio ("1 : 4") or numbers of columns."""
    if not left.signs or (left.signs <= {*MINUS, ":"} and len(left.figures) == 2):
        return False
    if left.signs <= {*TIMES} and any(f.value == HUNDRED and f.unit == "%" for f in left.figures):
        return False  # "940.468 x 100 % = 85,80 %": what it is divided by stands on another line
    whole = all(not f.decimals and not f.unit for f in (*left.figures, *right.figures))
    small = all(f.value is not None and (f.value <= COLUMNS or f.value == HUNDRED) for f in (*left.figures, *right.figures))
    return not (whole and small and left.signs - {PLUS, *MINUS})


def _judged(rule: Rule, text: Text, left: Side, right: Side) -> Relation | None:
    """The result of the terms against the figure that is printed; either may be told in percent and the other not.

    Terms that are simplified ("50 % + (40 / 20 x 50) = 50 % + 100 %") are judged where the last of them is given a result.
    """
    figure = right.figures[0]
    factors = _factors(left, figure)
    values = list(left.values())
    ways = [value.scaled(factor) for value in values for factor in factors]
    if not ways or len(right.figures) > 1:
        return None
    printed = next(f for f in _readings(figure) if f.interval) if figure.interval else None
    if printed is None:
        return None
    holds = any(f.interval is not None and any(f.interval.meets(w) for w in ways) for f in _readings(figure))
    rounded = any(w.low != w.high for w in ways) or not left.signs <= {PLUS, *MINUS, *TIMES}
    close = rounded and any(
        f.truncated_interval is not None and any(f.truncated_interval.meets(w) for w in ways) for f in _readings(figure)
    )
    if not holds and not close and _divided(figure, values):
        return None
    words = " ".join(text.string[left.start : left.end].split())
    doubted = printed.at(text.place(figure.start, figure.end))
    inputs = [evidence(f.at(text.place(f.start, f.end))) for f in left.figures[:4]]
    severity, unit = Severity.NOTE if close else None, "%" if printed.unit == "%" else ""
    decimals = max(2, printed.decimals) if unit else None
    told = {"subject": words}
    return recomputed(
        rule, doubted, ways[0].middle, words, inputs, told, holds=holds, severity=severity, decimals=decimals, unit=unit
    )


def _factors(left: Side, result: Figure) -> list[Decimal]:
    """By what the terms may be multiplied to give a result that is told in percent, or terms that are; the likely one first."""
    percents, hundred = (any(f.unit == "%" for f in left.figures), any(f.value == HUNDRED for f in left.figures))
    factors = [Decimal(1), HUNDREDTH] if percents or hundred else [Decimal(1)]
    if result.unit == "%" and not percents:
        factors.insert(len(factors) if hundred else 0, HUNDRED)
    return factors


def _readings(figure: Figure) -> list[Figure]:
    return [figure.reread(r) for r in figure.readings] or [figure]


def _divided(figure: Figure, ways: Sequence[Interval]) -> bool:
    """Whether the result is what is written divided by a whole number, which may stand below a line that is not read."""
    loose, value = figure.truncated_interval, figure.value
    if not value or loose is None:
        return True
    numbers = {int((way.middle / value).to_integral_value()) for way in ways if abs(way.middle / value) < MOST}
    return any(n > 1 and loose.meets(way / Interval.exact(n)) for n in numbers for way in ways)
