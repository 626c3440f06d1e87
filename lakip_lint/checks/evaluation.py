"""The evaluation of accountability (LKE): weights, values of components and their parts, the total, percentages of weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.recomputed import listed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.fact import Column, Row
from lakip_lint.facts.lke import Component, Lke, lke_tables
from lakip_lint.facts.scales import family_of
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.figures.interval import Interval, total
from lakip_lint.figures.number import with_comma
from lakip_lint.rules.model import Rule, Severity

FULL = Decimal(100)
MOST_PARTS = 4


@kind("evaluation")
def check_evaluation(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: weights | parts | total | above | share | regime."""
    look = LOOKS[rule.given["look"]]
    for table in lke_tables(understanding.tables):
        yield from look(understanding, rule, table)


def _arguments(table: Lke, subject: str = "", column: Column | None = None) -> dict[str, Words]:
    year = (column.year if column else None) or table.view.year
    return {
        "subject": subject,
        "table": table_name(table.view),
        "year": str(year or ""),
        "column": " › ".join(column.path) if column else "",
    }


def _plain(value: Decimal) -> str:
    return with_comma(value.normalize())


def _component_weights(table: Lke) -> list[tuple[Component, Figure]]:
    return [(c, f) for c in table.components if (f := table.weight(c.row)) and f.value is not None]


# ---- weights of the components


def _weights(understanding: Understanding, rule: Rule, table: Lke) -> Iterator[Relation]:
    """The weights of all components add up to 100."""
    found = _component_weights(table)
    if len(found) < 4 or len(found) < len(table.components):
        return
    whole = added(f for _, f in found)
    nearest = _nearest_regime(understanding, found)
    odd = [(c, f) for c, f in found if nearest and f.value != nearest.get(c.key)]
    fault = odd[0] if len(odd) == 1 and whole != FULL else max(found, key=lambda p: p[1].value or 0)
    right = (fault[1].value or Decimal(0)) + FULL - whole
    yield Relation(
        rule,
        whole == FULL,
        evidence(fault[1], "doubted"),
        tuple(evidence(f, "input", c.name) for c, f in found if f is not fault[1]),
        printed=fault[1].raw,
        expected=_plain(right) if whole != FULL and len(odd) == 1 else "",
        calculation=f"{listed(f for _, f in found)} = {_plain(whole)}",
        arguments=_arguments(table, fault[0].name) | {"sum": _plain(whole)},
    )


def _regimes(understanding: Understanding) -> list[dict[str, Any]]:
    return list(understanding.knowledge.data.get("skala", {}).get("lke", ()))


def _nearest_regime(understanding: Understanding, found: list[tuple[Component, Figure]]) -> dict[str, int] | None:
    """The weights of the regulation that agrees with most of the printed ones."""
    best: dict[str, int] | None = None
    most = 0
    for regime in _regimes(understanding):
        weights: dict[str, int] = regime["weights"]
        agree = sum(f.value == weights.get(c.key) for c, f in found)
        if set(weights) == {c.key for c, _ in found} and agree > most:
            best, most = weights, agree
    return best


def _regime(understanding: Understanding, rule: Rule, table: Lke) -> Iterator[Relation]:
    """The weights are those of one regulation, and of the one that applied."""
    found = _component_weights(table)
    if len(found) < 4 or len(found) < len(table.components) or added(f for _, f in found) != FULL:
        return
    printed = {c.key: f.value for c, f in found}
    year = next((c.year for c in table.values if c.year), None) or table.view.year
    same = next((r for r in _regimes(understanding) if r["weights"] == printed), None)
    applies = same is not None and (year is None or (same.get("from", 0) <= year <= same.get("to", 9999)))
    expected = next((r for r in _regimes(understanding) if year and r.get("from", 0) <= year <= r.get("to", 9999)), None)
    words = listed(f for _, f in found)
    right = " + ".join(str(w) for w in expected["weights"].values()) if expected else ""
    regime = Both("tidak sesuai aturan mana pun", "follow no regulation")
    if same:
        regime = Both(f"sesuai {same['name']['id']}", f"are those of {same['name']['en']}")
    yield Relation(
        rule,
        applies,
        evidence(found[0][1], "doubted"),
        tuple(evidence(f, "input", c.name) for c, f in found[1:]),
        printed=words,
        expected="" if applies else right,
        calculation=words if applies or not expected else f"{words}; " + Both(**expected["name"]) + f": {right}",
        arguments=_arguments(table)
        | {
            "weights": words,
            "regime": regime,
            "right": right,
            "applying": Both(f"; untuk tahun {year} berlaku {right}", f"; {right} apply to {year}") if expected else "",
        },
        severity=Severity.NOTE if same else None,
    )


# ---- parts of components


def _parts(understanding: Understanding, rule: Rule, table: Lke) -> Iterator[Relation]:
    """The weights of the parts of a component add up to its weight."""
    del understanding
    if table.weights is None:
        return
    claims = [
        (c, f, parts) for c in table.components if (f := table.weight(c.row)) and (parts := _direct(table, c, table.weight))
    ]
    held = [c for c in claims if _adds_up(c[1], c[2])]
    for component, whole, parts in claims:
        if _adds_up(whole, parts):
            yield _part_relation(rule, table, component, whole, parts, None)
        elif len(held) >= 2 or (len(held) >= 1 and len(claims) == 2):
            yield _part_relation(rule, table, component, whole, parts, _odd_part(whole, parts, held))


def _direct(table: Lke, component: Component, read: Callable[[Row], Figure | None]) -> list[tuple[Row, Figure]]:
    """The parts right below a component; [] where there are too many to be one level."""
    parts = [(r, f) for r in component.parts if (f := read(r)) and f.value is not None]
    del table
    return parts if 2 <= len(parts) <= MOST_PARTS and len(parts) == len(component.parts) else []


def _adds_up(whole: Figure, parts: list[tuple[Row, Figure]]) -> bool:
    return added(f for _, f in parts) == whole.value


Claim = tuple[Component, Figure, list[tuple[Row, Figure]]]


def _odd_part(whole: Figure, parts: list[tuple[Row, Figure]], held: list[Claim]) -> tuple[int, Decimal] | None:
    """The part whose share of the component differs from the share that it has in the others, and what it should be."""
    patterns = [
        tuple((f.value or Decimal(0)) / (w.value or Decimal(1)) for _, f in p)
        for _, w, p in held
        if len(p) == len(parts) and w.value
    ]
    if not patterns or len(set(patterns)) > 1 or whole.value is None:
        return None
    wanted = [share * whole.value for share in patterns[0]]
    odd = [i for i, (_, f) in enumerate(parts) if f.value != wanted[i]]
    return (odd[0], wanted[odd[0]]) if len(odd) == 1 else None


def _part_relation(
    rule: Rule,
    table: Lke,
    component: Component,
    whole: Figure,
    parts: list[tuple[Row, Figure]],
    odd: tuple[int, Decimal] | None,
) -> Relation:
    summed = added(f for _, f in parts)
    holds = summed == whole.value
    doubted = parts[odd[0]][1] if odd else whole
    others = [evidence(f, "input", row_name(r)) for r, f in parts if f is not doubted]
    if doubted is not whole:
        others.insert(0, evidence(whole, "input", component.name))
    subject = row_name(parts[odd[0]][0]) if odd else component.name
    return Relation(
        rule,
        holds,
        evidence(doubted, "doubted"),
        tuple(others),
        printed=doubted.raw,
        expected=shown(odd[1], doubted, doubted.decimals) if odd else ("" if holds else shown(summed, whole, whole.decimals)),
        calculation=f"{listed(f for _, f in parts)} = {_plain(summed)}"
        + ("" if holds else Both(f", bobot {component.name} {whole.raw}", f", weight of {component.name} {whole.raw}")),
        arguments=_arguments(table, subject) | {"component": component.name, "sum": _plain(summed), "whole": whole.raw},
    )


# ---- totals


def _total(understanding: Understanding, rule: Rule, table: Lke) -> Iterator[Relation]:
    """The values of the components add up to the total, and those of parts to their component."""
    for column in table.values:
        values = [(c, f) for c in table.components if (f := table.figure(c.row, column))]
        if len(values) == len(table.components) and table.total is not None:
            whole = table.figure(table.total, column)
            if whole is not None and _are_points(table, values):
                yield _sum_relation(
                    understanding, rule, table, column, whole, row_name(table.total), [(c.row, f) for c, f in values]
                )
        yield from _part_values(understanding, rule, table, column, values)


def _are_points(table: Lke, values: list[tuple[Component, Figure]]) -> bool:
    """Whether values are points of a total of 100, not percentages of each weight."""
    weights = [table.weight(c.row) for c, _ in values]
    below = [
        f.value <= w.value
        for (_, f), w in zip(values, weights, strict=True)
        if w and w.value is not None and f.value is not None
    ]
    if below:
        return sum(below) * 2 > len(below)
    return added(f for _, f in values) <= 105


def _sum_relation(
    understanding: Understanding,
    rule: Rule,
    table: Lke,
    column: Column,
    whole: Figure,
    name: str,
    parts: list[tuple[Row, Figure]],
) -> Relation:
    computed = total([f.interval for _, f in parts if f.interval])
    exact = added(f for _, f in parts)
    printed = whole.interval
    holds = printed is not None and printed.meets(computed)
    loosely = bool(not holds and whole.truncated_interval and whole.truncated_interval.meets(computed))
    if not holds and not loosely and (odd := _odd_value(understanding, table, whole, exact, parts)):
        return _value_doubted(rule, table, column, whole, name, parts, *odd)
    expected = shown(exact, whole, max(whole.decimals, max(f.decimals for _, f in parts)))
    return Relation(
        rule,
        holds,
        evidence(whole, "doubted"),
        tuple(evidence(f, "input", row_name(r)) for r, f in parts),
        printed=whole.raw,
        expected=expected,
        calculation=f"{listed(f for _, f in parts)} = {expected}",
        cause=None if holds else find_cause(whole, exact, _candidates(understanding, table, column, exact, parts)),
        arguments=_arguments(table, name, column),
        severity=Severity.NOTE if loosely else None,
    )


def _odd_value(
    understanding: Understanding, table: Lke, whole: Figure, exact: Decimal, parts: list[tuple[Row, Figure]]
) -> tuple[Row, Figure, Decimal] | None:
    """The one value that is wrong rather than the total: above its weight, or turned right by a slip of digits."""
    if whole.value is None:
        return None
    off = whole.value - exact
    confirmed = any(
        f.figure.value == whole.value and f.table != table.view.index and family_of(f.subject.name) == "akip"
        for f in understanding.ledger
    )
    if not confirmed and find_cause(whole, exact):
        return None
    above = [
        (r, f, f.value + off)
        for r, f in parts
        if f.value is not None and (w := table.weight(r)) and w.value is not None and f.value > w.value
    ]
    slips = [
        (r, f, f.value + off, slip)
        for r, f in parts
        if f.value is not None and f.value + off >= 0 and (slip := find_cause(f, f.value + off))
    ]
    telling = [s[:3] for s in slips if s[3].kind != "satu angka salah"]
    return next((found[0] for found in (above, telling, [s[:3] for s in slips]) if len(found) == 1), None)


def _value_doubted(
    rule: Rule,
    table: Lke,
    column: Column,
    whole: Figure,
    name: str,
    parts: list[tuple[Row, Figure]],
    row: Row,
    figure: Figure,
    right: Decimal,
) -> Relation:
    expected = shown(right, figure, figure.decimals)
    others = [evidence(whole, "input", name), *(evidence(f, "input", row_name(r)) for r, f in parts if f is not figure)]
    rest = listed((f for _, f in parts if f is not figure), "−")
    return Relation(
        rule,
        False,
        evidence(figure, "doubted"),
        tuple(others),
        printed=figure.raw,
        expected=expected,
        calculation=f"{whole.raw} − {rest} = {expected}",
        cause=find_cause(figure, right),
        arguments=_arguments(table, row_name(row), column),
    )


def _candidates(
    understanding: Understanding, table: Lke, column: Column, exact: Decimal, parts: list[tuple[Row, Figure]]
) -> Iterator[Candidate]:
    for row, figure in parts:
        if figure.value:
            name = row_name(row)
            yield Candidate(
                "baris terlewat",
                exact - figure.value,
                9,
                f"“{name}” tidak ikut dijumlahkan",
                f"“{name}” was left out of the sum",
            )
    year = column.year or table.view.year
    for fact in understanding.ledger:
        if (
            fact.year
            and fact.year != year
            and fact.figure.value
            and fact.figure.decimals >= 2
            and fact.measure in ("realisasi", "nilai")
        ):
            yield Candidate(
                "tahun lain",
                fact.figure.value,
                fact.figure.decimals,
                f"sama dengan nilai tahun {fact.year}",
                f"equals the value of {fact.year}",
            )


def _part_values(
    understanding: Understanding, rule: Rule, table: Lke, column: Column, values: list[tuple[Component, Figure]]
) -> Iterator[Relation]:
    claims = [(c, f, p) for c, f in values if (p := _direct(table, c, lambda row: table.figure(row, column)))]
    relations = [_sum_relation(understanding, rule, table, column, f, c.name, p) for c, f, p in claims]
    held = sum(r.holds for r in relations)
    for relation in relations:
        if relation.holds or held >= 2:
            yield relation


# ---- values and their weights


def _above(understanding: Understanding, rule: Rule, table: Lke) -> Iterator[Relation]:
    """No value exceeds its weight, in columns where most do not."""
    del understanding
    for column in table.values:
        rows = [r for c in table.components for r in (c.row, *c.parts)]
        pairs = [(r, f, w) for r in rows if (f := table.figure(r, column)) and (w := table.weight(r)) and not f.grade]
        fine = [p for p in pairs if p[1].value is not None and p[2].value is not None and p[1].value <= p[2].value]
        if len(fine) * 3 < len(pairs) * 2 or len(fine) < 2:
            continue
        for row, figure, weight in pairs:
            low, high = figure.interval, weight.interval
            holds = low is None or high is None or low.low <= high.high
            yield Relation(
                rule,
                holds,
                evidence(figure, "doubted"),
                (evidence(weight, "input", Both("bobot", "weight")),),
                printed=figure.raw,
                expected="" if holds else Both(f"paling banyak {weight.raw}", f"at most {weight.raw}"),
                calculation=f"{figure.raw} {'≤' if holds else '>'} {weight.raw}",
                arguments=_arguments(table, row_name(row), column) | {"weight": weight.raw},
            )


def _share(understanding: Understanding, rule: Rule, table: Lke) -> Iterator[Relation]:
    """Percentages printed beside the values: value / weight x 100, the value taken as rounded."""
    del understanding
    for column in table.shares:
        values = [v for v in table.values if v.index < column.index][-1:]
        for source in values:
            rows = [c.row for c in table.components]
            judged = [
                (r, s, f, w, _percentage(f, w))
                for r in rows
                if (s := table.figure(r, column)) and (f := table.figure(r, source)) and (w := table.weight(r)) and w.value
            ]
            held = sum(1 for _, s, _, _, c in judged if s.interval and c and s.interval.meets(c))
            if held * 2 < len(judged):
                continue
            for row, share, figure, weight, computed in judged:
                if computed is not None:
                    yield _share_relation(rule, table, column, row, share, figure, weight, computed, sure=held >= 2)


def _percentage(value: Figure, weight: Figure) -> Interval | None:
    if value.interval is None or not weight.value:
        return None
    return (value.interval / Interval.exact(weight.value)).scaled(FULL)


def _share_relation(
    rule: Rule,
    table: Lke,
    column: Column,
    row: Row,
    share: Figure,
    value: Figure,
    weight: Figure,
    computed: Interval,
    *,
    sure: bool,
) -> Relation:
    holds = bool(share.interval and share.interval.meets(computed))
    loosely = bool(not holds and share.truncated_interval and share.truncated_interval.meets(computed))
    expected = shown(computed.middle, share, share.decimals)
    return Relation(
        rule,
        holds,
        evidence(share, "doubted"),
        (evidence(value, "input", Both("nilai", "value")), evidence(weight, "input", Both("bobot", "weight"))),
        printed=share.raw,
        expected=expected,
        calculation=f"{value.raw} / {weight.raw} × 100 = {expected}",
        cause=None if holds else find_cause(share, computed.middle),
        arguments=_arguments(table, row_name(row), column),
        severity=None if holds else Severity.NOTE if loosely else None if sure else Severity.WARNING,
    )


LOOKS: dict[str, Callable[[Understanding, Rule, Lke], Iterator[Relation]]] = {
    "weights": _weights,
    "parts": _parts,
    "total": _total,
    "above": _above,
    "share": _share,
    "regime": _regime,
}
