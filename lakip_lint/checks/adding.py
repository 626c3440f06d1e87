"""One sum of a table as a relation: the total that is doubted, or the part of it that its own row contradicts too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint.checks.blame import contradicted
from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.relation import Cause, Relation
from lakip_lint.facts.ratios import FORMULAS, fits, triples
from lakip_lint.facts.sums import Entry, Sum
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule, Severity

MOST_LISTED = 6
"""Parts that a calculation lists one by one."""
LONG = Decimal(1_000_000)
"""From this amount on a sum is no digit off by chance."""
EXCHANGED = Cause("tertukar", {"id": "anggaran dan realisasi tertukar", "en": "anggaran and realisasi exchanged"})


def holding(rule: Rule, claim: Sum) -> Relation:
    """A sum that holds."""
    return _relation(rule, claim, holds=True)


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


def failing(rule: Rule, claim: Sum) -> Relation:
    """A sum that does not hold. The part whose own percentage fails too is doubted rather than the sum."""
    if claim.whole.figure.decimals and claim.holds(truncated=True):
        return replace(_relation(rule, claim, holds=False), severity=Severity.NOTE)
    part = _blamed(claim)
    if part is not None and _right(claim, part) > 0:
        return _part_doubted(rule, claim, part)
    relation = _relation(rule, claim, holds=False)
    cause = find_cause(claim.whole.figure, claim.exact, _candidates(claim))
    return replace(relation, cause=cause, severity=Severity.WARNING if claim.mixed else None)


def _part_doubted(rule: Rule, claim: Sum, part: Entry) -> Relation:
    right = _right(claim, part)
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


def read_otherwise(claim: Sum) -> bool:
    """Whether the sum holds when one of its open figures ("1.034"), or all of them, are read in their other way."""
    figures = [claim.whole.figure, *(p.figure for p in claim.parts)]
    open_ = [i for i, f in enumerate(figures) if f.ambiguous]
    for chosen in (*([i] for i in open_), open_):
        read = [f.reread(f.readings[1]) if i in chosen else f for i, f in enumerate(figures)]
        parts = tuple(replace(p, figure=f) for p, f in zip(claim.parts, read[1:], strict=True))
        if chosen and replace(claim, whole=replace(claim.whole, figure=read[0]), parts=parts).holds(truncated=True):
            return True
    return False


def mistyped(claim: Sum) -> bool:
    """Whether one slip of a digit alone parts a great amount from the sum of its rows: no chance does that."""
    slip = find_cause(claim.whole.figure, claim.exact)
    return slip is not None and len(claim.parts) >= 2 and min(abs(claim.whole.amount), claim.exact) >= LONG


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
