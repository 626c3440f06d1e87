"""Percentages of two figures in one row: capaian of realisasi and target, serapan of realisasi and anggaran.

Which formula a table follows is inferred first (facts.ratios); a row that no formula explains is a finding.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.better import LOWER_IS_BETTER
from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.evidence import evidence, fact_evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import Column, Fact
from lakip_lint.facts.ratios import (
    CAPS,
    FORMULAS,
    HUNDRED,
    Formula,
    Triple,
    cap_of,
    computed,
    fits,
    fits_cap,
    fitting,
    goals,
    habit_of,
    reached,
    triples,
)
from lakip_lint.facts.sums import BALANCE
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

INCOME = compiled(r"\b(?:pendapatan|penerimaan|retribusi|(?:per)?pajak(?:an)?|PAD)\b", re.I)


class Manner(Struct, frozen=True):
    """How the rows of a table are judged: formulas (the likeliest first), the scale of the result, the cap of the report."""

    formulas: tuple[Formula, ...]
    scale: Decimal = Decimal(1)
    cap: Decimal | None = None

    def led_by(self, formula: Formula | None) -> Manner:
        """The same with another formula first."""
        if formula is None or formula not in self.formulas:
            return self
        return replace(self, formulas=(formula, *(f for f in self.formulas if f is not formula)))

    def where_better(self, end: str) -> Manner:
        """Only the formulas for indicators of which "higher" or "lower" is better; all where that is not known."""
        fitting = tuple(f for f in self.formulas if (f.name == "langsung") == (end == "higher")) if end else self.formulas
        return replace(self, formulas=fitting)

    def explains(self, triple: Triple, *, truncated: bool = False) -> Formula | None:
        """The first formula that gives the printed result."""
        fitting = (f for f in self.formulas if fits(triple, f, truncated=truncated, scale=self.scale))
        return next(fitting, self.formulas[0] if self.cap is not None and fits_cap(triple, self.cap) else None)


    def falls_short(self, triple: Triple) -> bool:
        """Whether a result is printed as the cap although less than the target was reached, of which more should be better."""
        results = computed(triple, FORMULAS[0])
        values = (triple.of.value, triple.to.value, triple.result.value)
        if self.cap is None or self.formulas[0].name != "langsung" or triple.result.value != self.cap or not all(values):
            return False
        if not results or any(r.scaled(self.scale).high >= self.cap for r in results):
            return False
        return not LOWER_IS_BETTER.search(triple.row.label) and not any(fits(triple, f, truncated=True) for f in FORMULAS)


@kind("ratio")
def check_ratio(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: result, of, to (measures); only_direct: true where no other formula than of/to exists (money)."""
    result, of, to = rule.given["result"], rule.given["of"], rule.given["to"]
    groups = [g for view in understanding.tables for g in _rivals(triples(view, of, to, result))]
    everything = [t for g in groups for t in g]
    direct = bool(rule.given.get("only_direct"))
    whole = habit_of(everything)
    cap = None if direct else cap_of(everything)
    by_subject = {} if direct else _formulas_by_subject(everything)
    for group in groups:
        usable = [t for t in group if _usable(t)]
        habit = habit_of(usable) or (None if direct else whole)
        manner = Manner(FORMULAS[:1] if direct else FORMULAS, habit.scale if habit else Decimal(1), cap)
        manner = manner.led_by(habit.formula if habit else None)
        explained = sum(manner.explains(t, truncated=True) is not None for t in usable)
        if len(usable) >= 3 and explained * 2 < len(usable):
            continue  # the table computes something else: not understood rather than misunderstood
        short = [t for t in usable if not direct and manner.falls_short(t)]
        proven = sum(t.of.value != t.to.value and fits(t, FORMULAS[0], truncated=True) for t in usable)
        for triple in usable:
            key = triple.row.subject.key if triple.row.subject else ""
            better = "" if direct else understanding.better.get(key, "")
            relation = _judge(understanding, rule, triple, manner.where_better(better).led_by(by_subject.get(key)))
            doubted = relation.holds and better != "lower" and len(short) <= max(1, proven) and triple in short
            yield _short(rule, triple, manner.scale) if doubted else relation


def _usable(triple: Triple) -> bool:
    inputs = any(True for _ in reached(triple.of)) and any(True for _ in goals(triple.to))
    return inputs and triple.result.value is not None and triple.to.value != 0


def _formulas_by_subject(everything: list[Triple]) -> dict[str, Formula]:
    """The formula that an indicator's other rows prove: one where the formulas differ (realisasi is not target)."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for triple in everything:
        if triple.row.subject is not None and _usable(triple):
            fitting = [f.name for f in FORMULAS if fits(triple, f)]
            if len(fitting) == 1:
                votes[triple.row.subject.key][fitting[0]] += 1
    named = {f.name: f for f in FORMULAS}
    return {key: named[count.most_common(1)[0][0]] for key, count in votes.items()}


def _rivals(groups: list[list[Triple]]) -> list[list[Triple]]:
    """Of several percentage columns over the same inputs, the one that fits best ("Keuangan %" beside "Fisik %")."""
    best: dict[tuple[int, int], list[Triple]] = {}
    for group in groups:
        key = (group[0].columns[0].index, group[0].columns[1].index)
        if key not in best or _fitting(group) > _fitting(best[key]):
            best[key] = group
    return list(best.values())


def _fitting(group: list[Triple]) -> int:
    return sum(any(fits(t, f, truncated=True) for f in FORMULAS) for t in group if t.result.value is not None)


def _judge(understanding: Understanding, rule: Rule, triple: Triple, manner: Manner) -> Relation:
    formula, scale = manner.formulas[0], manner.scale
    if exact := manner.explains(triple):
        return _relation(rule, triple, exact, scale, holds=True)
    if close := manner.explains(triple, truncated=True):
        as_read = fitting(triple, close, truncated=True, scale=scale) or triple
        return _relation(rule, as_read, close, scale, holds=False, severity=Severity.NOTE)
    better = _other_input(understanding, triple, manner)
    if better:
        return _input_doubted(understanding, rule, triple, better, formula, scale)
    formula = _remedy(triple, manner)
    doubtful = triple.to.value is None and rule.severity is Severity.ERROR  # a grade as target: its value is our reading
    severity = Severity.WARNING if doubtful else None
    return _relation(rule, triple, formula, scale, holds=False, severity=severity, understanding=understanding)


def _short(rule: Rule, triple: Triple, scale: Decimal) -> Relation:
    """A capaian printed as what is reached at most, though less than the target was: by no formula, unless lower is better."""
    return _relation(rule, triple, FORMULAS[0], scale, holds=False, severity=Severity.WARNING)


def _remedy(triple: Triple, manner: Manner) -> Formula:
    """The formula by which a wrong result is put right: (2T - R) / T for less than the target that is printed as more than 100,
    where nothing at all was reached or the name says that lower is better."""
    first, second = manner.formulas[0], next((f for f in manner.formulas if f.name == "kebalikan-2t"), None)
    printed, given = triple.result.value, computed(triple, first)
    if first.name != "langsung" or second is None or printed is None or not given:
        return first
    better = printed >= HUNDRED * manner.scale and given[0].scaled(manner.scale).high < HUNDRED * manner.scale
    return second if better and (triple.of.value == 0 or LOWER_IS_BETTER.search(triple.row.label)) else first


def _expected(triple: Triple, formula: Formula, scale: Decimal) -> Decimal | None:
    results = computed(triple, formula)
    return results[0].scaled(scale).middle if results else None


def _relation(
    rule: Rule,
    triple: Triple,
    formula: Formula,
    scale: Decimal,
    *,
    holds: bool,
    severity: Severity | None = None,
    understanding: Understanding | None = None,
) -> Relation:
    expected = _expected(triple, formula, scale)
    decimals = max(triple.result.decimals, 2) if triple.result.decimals < 2 and not holds else triple.result.decimals
    printed_expected = shown(expected, triple.result, decimals) if expected is not None else ""
    cause = None
    if not holds and severity is not Severity.NOTE and understanding is not None:
        cause = find_cause(triple.result, expected, _candidates(understanding, triple, scale))
    return Relation(
        rule,
        holds,
        evidence(triple.result, "doubted"),
        (evidence(triple.of, "input", triple.columns[0].measure), evidence(triple.to, "input", triple.columns[1].measure)),
        printed=triple.result.as_printed,
        expected=printed_expected,
        calculation=_calculation(triple, formula, printed_expected, scale),
        cause=cause,
        arguments=_arguments(triple),
        severity=severity,
    )


def _calculation(triple: Triple, formula: Formula, result: str, scale: Decimal) -> str:
    of, to = _value_words(triple.of), _value_words(triple.to)
    times = " × 100" if scale == 1 else ""
    if formula.name == "langsung":
        return f"{of} / {to}{times} = {result}"
    if formula.name == "kebalikan-2t":
        return f"(2 × {to} − {of}) / {to}{times} = {result}"
    return f"{to} / {of}{times} = {result}"


def _value_words(figure: Figure) -> str:
    if figure.value is None:
        first = next(iter(goals(figure)), None)
        return f"{figure.raw} ({shown(first.low, None, 0)})" if first else figure.raw
    return figure.raw if not figure.malformed else shown(figure.value, None, figure.decimals)


def _arguments(triple: Triple) -> dict[str, Words]:
    column = triple.columns[2]
    year = column.year or triple.view.year
    return {"subject": _called(triple), "year": str(year) if year else "", "table": table_name(triple.view)}


def _called(triple: Triple) -> Words:
    """The name of a row, told as a row where it has none or a number only; years as rows are told by the message."""
    name = row_name(triple.row)
    if name in ("", triple.of.raw, triple.to.raw):
        return Both("baris tanpa nama", "a row without a name")
    return Both("baris ", "row ") + name if patterns.fullmatch(r"\d{1,3}\.?", name) else name


def _other_input(understanding: Understanding, triple: Triple, manner: Manner) -> tuple[int, list[Fact]] | None:
    """An input (0: of, 1: to) whose copies elsewhere have another value, with which the row would hold; with these copies."""
    if triple.row.subject is None:
        return None
    for position, figure in ((0, triple.of), (1, triple.to)):
        column = triple.columns[position]
        year = column.year or triple.view.year
        printed = [
            f
            for f in understanding.ledger.find(
                key=triple.row.subject.key,
                measure=column.measure,
                year=year,
                entity=column.entity or triple.view.entity,
                scope=None,
            )
            if f.figure.value is not None and (f.table, f.row) != (triple.view.index, triple.row.index)
        ]
        facts = [f for f in printed if f.figure.value != figure.value]
        copies = [f for f in facts if fits(_with(triple, position, f.figure), manner.formulas[0], scale=manner.scale)]
        if len(printed) - len(facts) >= len(copies):
            continue  # as many places print it as here: the result is wrong
        if len(copies) >= 2 or (copies and len(copies) == len(facts)):
            return position, copies
    return None


def _with(triple: Triple, position: int, figure: Figure) -> Triple:
    of, to = (figure, triple.to) if position == 0 else (triple.of, figure)
    return Triple(triple.view, triple.row, of, to, triple.result, triple.columns)


def _input_doubted(
    understanding: Understanding, rule: Rule, triple: Triple, better: tuple[int, list[Fact]], formula: Formula, scale: Decimal
) -> Relation:
    position, copies = better
    right = _with(triple, position, copies[0].figure)
    figure = (triple.of, triple.to)[position]
    others = [
        evidence(triple.result, "input", triple.columns[2].measure),
        evidence((triple.to, triple.of)[position], "input", triple.columns[1 - position].measure),
    ]
    expected = _expected(right, formula, scale)
    calculation = _calculation(
        right, formula, shown(expected, triple.result, triple.result.decimals) if expected is not None else "", scale
    )
    return Relation(
        rule,
        False,
        evidence(figure, "doubted"),
        tuple(others + [fact_evidence(f) for f in copies[:4]]),
        printed=figure.raw,
        expected=copies[0].figure.raw,
        calculation=calculation,
        cause=find_cause(figure, copies[0].figure.amount, _other_years(understanding, triple, triple.columns[position])),
        arguments=_arguments(triple),
        doubts=rule.given[("of", "to")[position]],
    )


def _candidates(understanding: Understanding, triple: Triple, scale: Decimal) -> Iterator[Candidate]:
    """Values that the doubted percentage may have been taken from."""
    try:
        of, to = next(iter(reached(triple.of))), next(iter(goals(triple.to)))
        yield Candidate(
            "tertukar", (to / of).scaled(100 * scale).middle, 6, "target dan realisasi tertukar", "target and realisasi swapped"
        )
    except (StopIteration, ZeroDivisionError):
        pass
    column = triple.columns[2]
    yield from _other_years(understanding, triple, column)
    for row in triple.view.data_rows:
        other = triple.view.figure(row.index, column.index)
        if row.index != triple.row.index and other and other.value not in (None, Decimal(0), Decimal(100)):
            inputs = [triple.view.figure(row.index, c.index) for c in triple.columns[:2]]
            if any(f and f.amount is not None and f.amount in (triple.of.amount, triple.to.amount) for f in inputs):
                continue  # the same budget on another level (an only child) has the same percentage by right
            yield _copy(
                "baris lain",
                other,
                f"sama dengan angka baris “{row_name(row)}”",
                f"equals the figure of the row “{row_name(row)}”",
            )
    yield from _means(triple)
    if triple.result.value in CAPS and any(c.scaled(scale).low > triple.result.value for c in computed(triple, FORMULAS[0])):
        text = (
            f"dipotong menjadi {triple.result.raw}, padahal capaian lain tidak dipotong",
            "cut off, though other results are not",
        )
        yield Candidate("dipotong", triple.result.value, 6, *text)


def _other_years(understanding: Understanding, triple: Triple, column: Column) -> Iterator[Candidate]:
    """What the report prints in other years for the subject of the row and the measure of one of its columns."""
    year = column.year or triple.view.year
    if triple.row.subject is None or not year:
        return
    for fact in understanding.ledger.find(key=triple.row.subject.key, measure=column.measure, scope=None):
        if fact.year and fact.year != year and fact.figure.value not in (None, Decimal(0), Decimal(100)):
            yield _copy("tahun lain", fact.figure, f"sama dengan angka tahun {fact.year}", f"equals the figure of {fact.year}")


def _copy(name: str, figure: Figure, text_id: str, text_en: str) -> Candidate:
    assert figure.value is not None
    return Candidate(name, figure.value * figure.scale, figure.decimals, text_id, text_en)


def _means(triple: Triple) -> Iterator[Candidate]:
    """The simple mean of the percentages right below (or above, for a total): a common mistake for a ratio of sums."""
    column = triple.columns[2].index
    below: list[Decimal] = []
    rows = [r for r in triple.view.rows if r.kind == "data" and r.index > triple.row.index]
    if triple.row.kind == "total":
        rows = [r for r in reversed(triple.view.rows) if r.kind == "data" and r.index < triple.row.index]
    exact: list[Decimal] = []
    text = (
        "rata-rata dari persentase rinciannya, bukan perbandingan jumlahnya",
        "the mean of the percentages of its parts instead of the ratio of their sums",
    )
    for row in rows:
        figure = triple.view.figure(row.index, column)
        if figure is None or figure.value is None:
            break
        below.append(figure.value)
        of, to = (triple.view.figure(row.index, c.index) for c in triple.columns[:2])
        if of is not None and to is not None and of.amount is not None and to.amount:
            exact.append(of.amount / to.amount * 100)
        for values in (below, exact):
            if len(values) == len(below) >= 2:
                yield Candidate("rata-rata persentase", sum(values, Decimal(0)) / len(values), 6, *text)


@kind("ratio-without-input")
def check_ratio_without_input(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: result, of, to. A percentage printed although the realisasi is "n/a" or "-"."""
    for view in understanding.tables:
        for group in triples(view, rule.given["of"], rule.given["to"], rule.given["result"]):
            for triple in group:
                if (
                    triple.of.missing
                    and triple.of.raw.strip() not in ("-", "–")
                    and triple.result.value
                    and not triple.to.missing
                ):
                    yield Relation(
                        rule,
                        False,
                        evidence(triple.result, "doubted"),
                        (evidence(triple.of, "input", "realisasi"), evidence(triple.to, "input", "target")),
                        printed=triple.result.as_printed,
                        expected=triple.of.raw,
                        calculation=f"{triple.of.raw} / {_value_words(triple.to)}",
                        arguments=_arguments(triple),
                    )


@kind("over-budget")
def check_over_budget(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: of, to. Realisasi above pagu in one row of belanja."""
    seen: set[Evidence] = set()
    for view in understanding.tables:
        if INCOME.search(
            f"{view.table.title} {view.table.heading.title if view.table.heading else ''} {view.table.header_paths}"
        ):
            continue
        for column in view.columns_of(rule.given["of"]):
            to = [c for c in view.columns_of(rule.given["to"]) if c.index < column.index]
            for row in view.data_rows if to else ():
                of_figure, to_figure = view.figure(row.index, column.index), view.figure(row.index, to[-1].index)
                if (
                    not of_figure
                    or not to_figure
                    or of_figure.amount is None
                    or not to_figure.amount
                    or of_figure.malformed
                    or to_figure.malformed
                ):
                    continue
                doubted = evidence(of_figure, "doubted")
                if (
                    doubted in seen
                    or of_figure.amount < 0
                    or INCOME.search(f"{row.label} {row.parent}")
                    or BALANCE.search(row.label) or BALANCE.search(row.parent)
                    or row.number.startswith("4")
                ):
                    continue
                seen.add(doubted)
                yield Relation(
                    rule,
                    of_figure.amount <= to_figure.amount,
                    doubted,
                    (evidence(to_figure, "input", "anggaran"),),
                    printed=of_figure.raw,
                    expected=Both(f"paling banyak {to_figure.raw}", f"at most {to_figure.raw}"),
                    calculation=f"{of_figure.raw} > {to_figure.raw}",
                    arguments={"subject": row_name(row), "table": table_name(view)},
                )
