"""Sums: total rows, hierarchies of programmes and accounts, totals across columns, differences (sisa, surplus), averages.

The structure (which rows add up to which) is told by a column in which it adds up exactly, or by account codes; it is then
demanded of the other columns of the same table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_lint.checks.blame import contradicted, mended
from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Relation
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.ratios import FORMULAS, exactly, fits, triples
from lakip_lint.facts.sums import (
    Entry,
    Sum,
    across_sums,
    added_up,
    coded_tree,
    difference_columns,
    entries,
    summable_columns,
    total_hypotheses,
)
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.rules.model import Rule, Severity

MOST_LISTED = 6
EXCHANGED = Cause("tertukar", {"id": "anggaran dan realisasi tertukar", "en": "anggaran and realisasi exchanged"})
FLAT = frozenset({"anggaran", "realisasi_anggaran", "responden", "jumlah", "laki", "perempuan", "sisa", "nrr_tertimbang"})


@kind("total")
def check_total(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: of: total (rows that say jumlah/total) or parts (parents and their children)."""
    for view in understanding.tables:
        columns = summable_columns(view)
        by_column = {c.index: entries(view, c) for c in columns}
        trees = {c.index: added_up(by_column[c.index]) for c in columns}
        if rule.given["of"] == "total":
            yield from _totals(rule, view, columns, by_column, trees)
        else:
            yield from _parents(rule, view, columns, by_column, trees)


def _totals(
    rule: Rule,
    view: TableView,
    columns: list[Column],
    by_column: dict[int, list[Entry]],
    trees: dict[int, dict[int, tuple[int, ...]]],
) -> Iterator[Relation]:
    habits: list[tuple[int, str]] = []
    failed: list[tuple[Column, list[Sum], Sum | None]] = []
    for row in (r for r in view.rows if r.kind == "total"):
        wholes = {c.index: next((e for e in by_column[c.index] if e.row.index == row.index), None) for c in columns}
        present = [c for c in columns if wholes[c.index] is not None]
        sums = {c.index: _hypotheses(view, c, by_column[c.index], wholes[c.index], trees) for c in present}
        held = {index: next((s for s in options if s.holds()), None) for index, options in sums.items()}
        structure = next(
            (why for why in _names(sums) if any(s.holds() for c in sums.values() for s in c if s.why == why)), None
        )
        for column in present:
            options = sums[column.index]
            sure = held[column.index]
            if sure:
                habits.append((column.index, sure.why))
                yield _relation(rule, sure, holds=True)
                continue
            model = next((s for s in held.values() if s and s.why == structure), None)
            wanted = _like(model, column, wholes[column.index], by_column[column.index])
            wanted = wanted or next((s for s in options if s.why == structure), None)
            if wanted is None and structure is None and _summed(column, options) and _flat(view, options, trees[column.index]):
                wanted = options[0]
            failed.append((column, options, wanted))
    for column, options, found in failed:
        wanted = found or _by_habit(options, [why for index, why in habits if index == column.index])
        if wanted is not None and wanted.holds():
            yield _relation(rule, wanted, holds=True)
        elif wanted is not None and not _read_otherwise(wanted) and not _is_mean(wanted):
            yield _failed(rule, wanted)


def _by_habit(options: list[Sum], habits: list[str]) -> Sum | None:
    """What a total adds up where at least two other totals of its column all add up the same."""
    if len(habits) < 2 or len(set(habits)) > 1:
        return None
    return next((s for s in options if s.why == habits[0] and len(s.parts) >= 2), None)


def _hypotheses(
    view: TableView, column: Column, found: list[Entry], whole: Entry | None, trees: dict[int, dict[int, tuple[int, ...]]]
) -> list[Sum]:
    if whole is None:
        return []
    options: dict[str, Sum] = {}
    for index, tree in sorted(trees.items(), key=lambda t: t[0] != column.index):
        for why, parts in total_hypotheses(found, whole, tree):
            nonzero = sum(1 for p in parts if p.amount)
            if parts and (nonzero >= 2 or (len(parts) >= 2 and nonzero == 1) or len(parts) == 1):
                name = why if not tree or "induk" not in why else f"{why} ({index})"
                options.setdefault(name, Sum(view, column, whole, parts, name))
    return [s for s in options.values() if len(s.parts) >= 2 or s.holds()]


def _names(sums: dict[int, list[Sum]]) -> list[str]:
    return list(dict.fromkeys(s.why for options in sums.values() for s in options if len(s.parts) >= 2))


def _summed(column: Column, options: list[Sum]) -> bool:
    """Whether a total under a column can only be its sum: counts and amounts, also those whose header says nothing."""
    return column.measure in FLAT or (
        not column.measure and bool(options) and all(len(re.findall(r"[.,]\d{3}", p.figure.raw)) >= 2 for p in options[0].parts)
    )


def _read_otherwise(claim: Sum) -> bool:
    """Whether the sum holds when one of its open figures ("1.034"), or all of them, are read in their other way."""
    figures = [claim.whole.figure, *(p.figure for p in claim.parts)]
    open_ = [i for i, f in enumerate(figures) if f.ambiguous]
    for chosen in (*([i] for i in open_), open_):
        read = [f.reread(f.readings[1]) if i in chosen else f for i, f in enumerate(figures)]
        parts = tuple(replace(p, figure=f) for p, f in zip(claim.parts, read[1:], strict=True))
        if chosen and replace(claim, whole=replace(claim.whole, figure=read[0]), parts=parts).holds(truncated=True):
            return True
    return False


def _like(model: Sum | None, column: Column, whole: Entry | None, found: list[Entry]) -> Sum | None:
    """The sum of the same rows in another column, if each of them has a figure there."""
    if model is None or whole is None:
        return None
    rows = {p.row.index for p in model.parts}
    parts = tuple(e for e in found if e.row.index in rows)
    return replace(model, column=column, whole=whole, parts=parts) if len(parts) == len(rows) else None


def _flat(view: TableView, options: list[Sum], tree: dict[int, tuple[int, ...]]) -> bool:
    """Whether a column of plain rows leaves no doubt about what a total adds up: no levels, no bands, no inner totals, no
    amount that is the sum of others."""
    if not options or len(options[0].parts) < 2 or options[0].why != "semua baris":
        return False
    if any(p.row.index in tree and p.amount >= 1000 for p in options[0].parts):  # small counts add up by chance
        return False
    levels = {p.row.level for p in options[0].parts}
    bands = any(r.kind == "band" for r in view.rows if r.index < options[0].whole.row.index)
    totals = sum(r.kind == "total" for r in view.rows)
    numbering = {bool(p.row.number) for p in options[0].parts}
    case = {p.row.label.isupper() for p in options[0].parts}
    whole_column = sum(1 for r in view.rows if r.kind == "data" and r.index < options[0].whole.row.index)
    return (
        len(levels) == 1
        and not bands
        and totals == 1
        and len(numbering) == 1
        and len(case) == 1
        and whole_column == len(options[0].parts)
    )


def _parents(
    rule: Rule,
    view: TableView,
    columns: list[Column],
    by_column: dict[int, list[Entry]],
    trees: dict[int, dict[int, tuple[int, ...]]],
) -> Iterator[Relation]:
    """Hierarchies without total rows: what adds up in one column must add up in the others; codes alone where nothing does."""
    done: set[tuple[int, int]] = set()
    for source in columns:
        for parent, kids in trees[source.index].items():
            for column in columns:
                if (parent, column.index) in done:
                    continue
                claim = _claim(view, column, by_column[column.index], parent, kids)
                if claim is None or (column is not source and trees[column.index].get(parent, kids) != kids):
                    continue
                if column is not source and not _same_rows(trees[source.index], by_column[column.index], parent, kids):
                    continue
                done.add((parent, column.index))
                if claim.holds():
                    yield _relation(rule, claim, holds=True)
                elif (
                    not _read_otherwise(claim)
                    and _comparable(source, column)
                    and _shares(view, trees[source.index], column, by_column[column.index])
                    and _sure(view, columns, by_column, trees, source)
                ):
                    yield _failed(rule, claim)
    for column in columns:
        yield from _by_code(rule, view, column, by_column[column.index], trees[column.index], done)


def _sure(
    view: TableView,
    columns: list[Column],
    by_column: dict[int, list[Entry]],
    trees: dict[int, dict[int, tuple[int, ...]]],
    source: Column,
) -> bool:
    """Whether what adds up is structure, not a coincidence of round amounts: the tree takes in most rows, or another
    of its sums holds in a second column too."""
    tree = trees[source.index]
    inside = set(tree) | {kid for kids in tree.values() for kid in kids}
    rows = [e for e in by_column[source.index] if e.row.kind == "data" and e.amount]
    if len(inside & {e.row.index for e in rows}) * 5 >= len(rows) * 3 and len(tree) >= 2:
        return True
    confirmed = [
        parent
        for parent, kids in tree.items()
        for column in columns
        if column is not source
        and (claim := _claim(view, column, by_column[column.index], parent, kids))
        and claim.whole.amount
        and claim.holds()
    ]
    return len(confirmed) >= 2


def _same_rows(tree: dict[int, tuple[int, ...]], found: list[Entry], parent: int, kids: tuple[int, ...]) -> bool:
    """Whether the other column has no figure between parent and last child that the tree does not know."""
    known, new = {parent}, set(kids)
    while new:
        known |= new
        new = {kid for row in new for kid in tree.get(row, ())} - known
    return all(e.row.index in known for e in found if parent < e.row.index < kids[-1] and e.row.kind == "data")


def _shares(view: TableView, tree: dict[int, tuple[int, ...]], column: Column, found: list[Entry]) -> bool:
    """Whether a column has the structure of another at all: where most of its sums fail it holds something else."""
    claims = [c for parent, kids in tree.items() if (c := _claim(view, column, found, parent, kids))]
    held = sum(c.holds() for c in claims)
    return held * 2 >= len(claims) if not column.measure or len(claims) - held >= 3 else True


def _is_mean(claim: Sum) -> bool:
    """Whether a "total" of percentages or scores is their mean: it lies between the least and the greatest of them."""
    amounts = [p.amount for p in claim.parts if p.amount]
    small = claim.whole.figure.decimals > 0 and max(map(abs, amounts), default=Decimal(0)) <= 1000
    return small and len(amounts) >= 2 and min(amounts) <= claim.whole.amount <= max(amounts)


def _comparable(source: Column, column: Column) -> bool:
    money = {"anggaran", "realisasi_anggaran", "sisa", "jumlah", ""}
    return source.measure in money and column.measure in money


def _by_code(
    rule: Rule,
    view: TableView,
    column: Column,
    found: list[Entry],
    tree: dict[int, tuple[int, ...]],
    done: set[tuple[int, int]],
) -> Iterator[Relation]:
    coded = coded_tree(found)
    if not coded:
        return
    held = sum(1 for p, kids in coded.items() if (claim := _claim(view, column, found, p, kids)) and claim.holds())
    for parent, kids in coded.items():
        if (parent, column.index) in done or len(kids) < 2 or held * 2 < len(coded) or parent in tree:
            continue
        claim = _claim(view, column, found, parent, kids)
        if claim and not claim.holds():
            yield _failed(rule, claim)


def _claim(view: TableView, column: Column, found: list[Entry], parent: int, kids: tuple[int, ...]) -> Sum | None:
    by_row = {e.row.index: e for e in found}
    if parent not in by_row or any(k not in by_row for k in kids):
        return None
    return Sum(view, column, by_row[parent], tuple(by_row[k] for k in kids), "rincian")


def _relation(rule: Rule, claim: Sum, *, holds: bool) -> Relation:
    expected = shown(claim.exact / claim.whole.figure.scale, claim.whole.figure, claim.whole.figure.decimals)
    return Relation(
        rule,
        holds,
        evidence(claim.whole.figure, "doubted"),
        tuple(evidence(p.figure, "input", row_name(p.row)) for p in claim.parts),
        printed=claim.whole.figure.raw,
        expected=expected,
        calculation=_calculation(claim, expected),
        arguments=_arguments(claim, claim.whole),
    )


def _calculation(claim: Sum, result: str) -> Words:
    return _listed(" + ", [p.figure.raw for p in claim.parts]) + f" = {result}"


def _listed(sign: str, parts: list[str]) -> Words:
    """The parts with the sign between them, the middle of a long list left out."""
    if len(parts) <= MOST_LISTED:
        return sign.join(parts)
    return sign.join([*parts[:3], "…", f"{parts[-1]} "]) + Both(f"({len(parts)} baris)", f"({len(parts)} rows)")


def _arguments(claim: Sum, entry: Entry) -> dict[str, Words]:
    return {
        "subject": row_name(entry.row),
        "table": table_name(claim.view),
        "column": " › ".join(claim.column.path) or Both("kolom angka", "the column of figures"),
    }


def _failed(rule: Rule, claim: Sum) -> Relation:
    """A sum that does not hold. The part whose own percentage fails too is doubted rather than the sum."""
    if claim.whole.figure.decimals and claim.holds(truncated=True):
        return replace(_relation(rule, claim, holds=False), severity=Severity.NOTE)
    part = _blamed(claim)
    if part is not None:
        right = _right(claim, part)
        if right > 0:
            expected = shown(right / part.figure.scale, part.figure, part.figure.decimals)
            others = [evidence(claim.whole.figure, "input", row_name(claim.whole.row))] + [
                evidence(p.figure, "input", row_name(p.row)) for p in claim.parts if p is not part
            ]
            partner = _exchanged(claim, part, right)
            others += [evidence(partner, "input")] if partner else []
            rest = _listed(" − ", [p.figure.raw for p in claim.parts if p is not part])
            return Relation(
                rule,
                False,
                evidence(part.figure, "doubted"),
                tuple(others),
                printed=part.figure.raw,
                expected=expected,
                calculation=f"{claim.whole.figure.raw} − " + rest + f" = {expected}",
                cause=EXCHANGED if partner else find_cause(part.figure, right),
                arguments=_arguments(claim, part),
                doubts="rincian",
            )
    relation = _relation(rule, claim, holds=False)
    cause = find_cause(claim.whole.figure, claim.exact, _candidates(claim))
    return replace(relation, cause=cause)


def _right(claim: Sum, part: Entry) -> Decimal:
    """What a part must be for the sum to hold."""
    return claim.whole.amount - (claim.exact - part.amount)


def _blamed(claim: Sum) -> Entry | None:
    """The only part that the rest of its row contradicts too; None where the row of the sum itself contradicts the sum."""
    if claim.why == "kolom" or contradicted(claim, claim.whole, claim.exact):
        return None
    mended = [p for p in claim.parts if contradicted(claim, p, _right(claim, p))]
    blamed = mended or [p for p in claim.parts if _ratio_fails(claim, p)]
    return blamed[0] if len(blamed) == 1 and not _ratio_fails(claim, claim.whole) else None


def _exchanged(claim: Sum, part: Entry, right: Decimal) -> Figure | None:
    """The figure beside a part, in another column of money, that is printed as what the part should be."""
    for column in claim.view.columns:
        figure = claim.view.figure(part.row.index, column.index)
        money = column.measure in ("anggaran", "realisasi_anggaran") and column.index != claim.column.index
        if money and figure is not None and figure.amount == right:
            return figure
    return None


def _ratio_fails(claim: Sum, entry: Entry) -> bool:
    """Whether the percentage printed in the row of an entry contradicts its figure."""
    for group in triples(claim.view, "realisasi_anggaran", "anggaran", "serapan"):
        for triple in group:
            if (
                triple.row.index == entry.row.index
                and claim.column.index in (triple.columns[0].index, triple.columns[1].index)
                and triple.result.value is not None
            ):
                return not fits(triple, FORMULAS[0], truncated=True)
    return False


def _candidates(claim: Sum) -> Iterator[Candidate]:
    whole = claim.exact
    for part in claim.parts:
        if part.amount:
            name = row_name(part.row)
            yield Candidate(
                "baris terlewat",
                whole - part.amount,
                9,
                f"baris “{name}” tidak ikut dijumlahkan",
                f"the row “{name}” was left out of the sum",
            )
    for part in claim.parts:
        if part.amount:
            name = row_name(part.row)
            yield Candidate(
                "baris ganda",
                whole + part.amount,
                9,
                f"baris “{name}” terhitung dua kali",
                f"the row “{name}” was counted twice",
            )


@kind("across")
def check_across(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A column "Jumlah" that is the sum of the figures on its left in most rows must be so in every row."""
    for view in understanding.tables:
        for claim in (claim for claims in across_sums(view) for claim in claims):
            yield _relation(rule, claim, holds=True) if claim.holds() else _failed(rule, claim)


@kind("difference")
def check_difference(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: result (sisa), of (anggaran), less (realisasi_anggaran): sisa = anggaran - realisasi where most rows say so.

    less: anggaran: the same for a budget after and before its revision.
    """
    for view in understanding.tables:
        for column in view.columns_of(rule.given["result"]):
            pair = difference_columns(view, column)
            if pair and pair[1].measure == rule.given["less"]:
                yield from _differences(rule, view, column, *pair)


def _differences(rule: Rule, view: TableView, column: Column, of: Column, less: Column) -> Iterator[Relation]:
    judged = []
    for row in view.rows:
        if row.kind not in ("data", "total"):
            continue
        result, a, b = (view.figure(row.index, c.index) for c in (column, of, less))
        if not result or not a or not b or result.amount is None or a.amount is None or b.amount is None or result.unit == "%":
            continue
        computed = exactly(a) - exactly(b)
        judged.append((row, result, a, b, computed, exactly(result).meets(computed) or exactly(result).meets(-computed)))
    if sum(j[-1] for j in judged) * 2 < len(judged) or not judged:
        return
    turned = sum(j[-1] and exactly(j[1]).meets(-j[4]) for j in judged) * 2 > sum(j[-1] for j in judged)
    for row, result, a, b, computed, holds in judged:
        if not holds and (doubted := _wrong_input(view, row, (of, less), (result, a, b), turned=turned)):
            yield _input_doubted(rule, view, row, *doubted)
            continue
        expected = shown(computed.middle / result.scale, result, result.decimals)
        yield Relation(
            rule,
            holds,
            evidence(result, "doubted"),
            (evidence(a, "input", _role(of)), evidence(b, "input", _role(less))),
            printed=result.raw,
            expected=expected,
            calculation=f"{a.raw} − {b.raw} = {expected}",
            cause=None if holds else find_cause(result, computed.middle),
            arguments={"subject": row_name(row), "table": table_name(view)},
        )


Doubted = tuple[Figure, Decimal, tuple[Figure, Figure], str]
"""A figure, what it should be (units of 1), the two that say so, and the sign between them."""


def _wrong_input(
    view: TableView, row: Row, columns: tuple[Column, Column], figures: tuple[Figure, Figure, Figure], *, turned: bool
) -> Doubted | None:
    """The budget or realisasi that the rest and the percentage of the row contradict, and that agrees when it is put right.

    `turned`: the table prints the rest of a budget that was not used up as a negative number.
    """
    rest, of, less = figures
    if rest.amount is None or of.amount is None or less.amount is None:
        return None
    left = -rest.amount if turned else rest.amount
    options: list[tuple[int, Doubted]] = [
        (columns[0].index, (of, less.amount + left, (less, rest), "+")),
        (columns[1].index, (less, of.amount - left, (of, rest), "−")),
    ]
    found = [doubted for index, doubted in options if mended(view, (row.index, index), doubted[1]) >= 2]
    return found[0] if len(found) == 1 else None


def _input_doubted(
    rule: Rule, view: TableView, row: Row, figure: Figure, right: Decimal, others: tuple[Figure, Figure], sign: str
) -> Relation:
    expected = shown(right / figure.scale, figure, figure.decimals)
    return Relation(
        rule,
        False,
        evidence(figure, "doubted"),
        tuple(evidence(f, "input") for f in others),
        printed=figure.raw,
        expected=expected,
        calculation=f"{others[0].raw} {sign} {others[1].raw} = {expected}",
        cause=find_cause(figure, right),
        arguments={"subject": row_name(row), "table": table_name(view)},
    )


def _role(column: Column) -> str:
    return column.measure.removesuffix("_anggaran") + (f" {column.scope} perubahan" if column.scope else "")


@kind("balance")
def check_balance(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """SURPLUS/(DEFISIT) = pendapatan - belanja, with its sign: spending without income is a deficit."""
    for view in understanding.tables:
        for row in view.rows:
            if row.label.lower().lstrip("0123456789. ").startswith(("surplus", "defisit", "(defisit")):
                found = [
                    r
                    for c in view.columns
                    if c.measure in ("anggaran", "realisasi_anggaran", "")
                    for r in _balance(rule, view, row, c)
                ]
                yield from (r for r in found if r.holds)
                wrong = [r for r in found if not r.holds]
                if wrong:
                    yield replace(wrong[0], others=(*wrong[0].others, *(replace(r.doubted, role="copy") for r in wrong[1:])))


def _balance(rule: Rule, view: TableView, row: Row, column: Column) -> Iterator[Relation]:
    printed = view.figure(row.index, column.index)
    income, spending = (_first_named(view, column, row.index, word) for word in ("pendapatan", "belanja"))
    if printed is None or printed.amount is None or spending is None:
        return
    received = income.amount if income else Decimal(0)
    expected = received - spending.amount
    if abs(printed.amount) != abs(expected):
        return  # another figure than the plain difference: not understood here
    parts = [evidence(e.figure, "input", row_name(e.row)) for e in (income, spending) if e is not None]
    words = shown(abs(expected), printed, printed.decimals)
    yield Relation(
        rule,
        printed.amount == expected,
        evidence(printed, "doubted"),
        tuple(parts),
        printed=printed.raw,
        expected=f"({words})" if expected < 0 else words,
        calculation=f"{shown(received, printed, 0)} − {spending.figure.raw} = {'−' if expected < 0 else ''}{words}",
        cause=find_cause(printed, expected),
        arguments={"subject": row_name(row), "table": table_name(view)},
    )


def _first_named(view: TableView, column: Column, before: int, word: str) -> Entry | None:
    for row in view.rows:
        if row.index < before and row.label.lower().lstrip("0123456789. ").startswith(
            (word, "jumlah " + word, "total " + word)
        ):
            figure = view.figure(row.index, column.index)
            if figure is not None and figure.amount is not None:
                return Entry(row, figure)
    return None


@kind("average")
def check_average(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A row "Rata-rata" under figures: the mean of the rows above it (of the group, or of all), as printed or unrounded.

    One that equals their mean by weight, or what the sums of the rows give, is as good.
    """
    for view in understanding.tables:
        for row in (r for r in view.rows if r.kind == "average"):
            for column in view.columns:
                if column.measure in ("capaian", "serapan", "nilai", "realisasi", "nrr", "efisiensi", "persen"):
                    yield from _average(rule, view, row.index, row_name(row), column)


def _average(rule: Rule, view: TableView, index: int, name: str, column: Column) -> Iterator[Relation]:
    printed = view.figure(index, column.index)
    above = [r for r in view.rows if r.index < index]
    last = max((i for i, r in enumerate(above) if r.kind in ("average", "total")), default=-1)
    groups = [
        [r for r in above[last + 1 :] if r.kind == "data"],
        [r for r in above if r.kind == "data"],
        [r for r in above if r.kind == "average"],
    ]
    if printed is None or printed.value is None or printed.interval is None:
        return
    options = []
    for group in groups:
        figures = [f for r in group if (f := view.figure(r.index, column.index)) and f.value is not None]
        if len(figures) >= 2 and len(figures) == sum(1 for r in group if view.cells.get((r.index, column.index))):
            mean = sum((exactly(f) for f in figures[1:]), exactly(figures[0])) * _inverse(len(figures))
            options.append((figures, mean))
    if not options or any(w.meets(printed.interval) for group in groups for w in _weighted(view, column, group)):
        return
    held = next((o for o in options if printed.interval.meets(o[1])), None)
    figures, mean = held or options[0]
    close = held is None and any(printed.truncated_interval and printed.truncated_interval.meets(o[1]) for o in options)
    expected = shown(mean.middle, printed, printed.decimals)
    more = " + …" if len(figures) > 6 else ""
    yield Relation(
        rule,
        held is not None,
        evidence(printed, "doubted"),
        tuple(evidence(f, "input") for f in figures),
        printed=printed.raw,
        expected=expected,
        calculation=f"({' + '.join(f.raw for f in figures[:6])}{more}) / {len(figures)} = {expected}",
        cause=None if held else find_cause(printed, mean.middle),
        arguments={"subject": name, "table": table_name(view)},
        severity=Severity.NOTE if close else None,
    )


def _weighted(view: TableView, column: Column, rows: list[Row]) -> Iterator[Interval]:
    """Means in which rows count differently: by a column of weights, or the percentage of the sums of the rows."""
    for weights in view.columns_of("bobot"):
        pairs = [(view.figure(r.index, column.index), view.figure(r.index, weights.index)) for r in rows]
        known = [(exactly(f), w.value) for f, w in pairs if f and w and f.value is not None and w.value]
        if len(known) == len(rows) >= 2:
            weighted = sum((f.scaled(w) for f, w in known[1:]), known[0][0].scaled(known[0][1]))
            yield weighted / Interval.exact(sum(w for _, w in known))
    inside = {r.index for r in rows}
    for result, of, to in (("serapan", "realisasi_anggaran", "anggaran"), ("capaian", "realisasi", "target")):
        for group in triples(view, of, to, result) if column.measure == result else ():
            inputs = [(exactly(t.of), exactly(t.to)) for t in group if t.row.index in inside and t.of.value and t.to.value]
            if group[0].columns[2].index == column.index and len(inputs) == len(rows) >= 2:
                yield (total([a for a, _ in inputs]) / total([b for _, b in inputs])).scaled(Decimal(100))


def _inverse(count: int) -> Interval:
    return Interval.exact(1) / Interval.exact(count)
