"""Where a copy that differs may have come from: another year, row, column or indicator, or the figure beside it."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_lint import patterns
from lakip_lint.checks.cause import Candidate, find_cause, printed_elsewhere
from lakip_lint.checks.copies import agree
from lakip_lint.checks.language import Both
from lakip_lint.checks.readings import Reading
from lakip_lint.checks.relation import Cause
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.understanding import Understanding

PARTNERS = {
    "target": "realisasi", "realisasi": "target", "anggaran": "realisasi_anggaran", "realisasi_anggaran": "anggaran",
}  # fmt: skip


def telling_figure(fact: Fact) -> bool:
    """Whether a value is none of those that stand everywhere."""
    return fact.figure.amount not in (None, Decimal(0), Decimal(100))


def exchanged_in_sentence(others: list[Fact], fact: Fact, beside: list[Fact]) -> Fact | None:
    """The other figure of the sentence, where each of the two is what the tables print for the other (target and realisasi).

    Both must be certain in the sentence, and no table may print them the way round of the sentence.
    """
    for partner in (f for f in beside if f.certain and PARTNERS.get(fact.measure) == f.measure and telling_figure(f)):
        tables = [[f for f in others if f.source == "table" and f.slot == told.slot] for told in (fact, partner)]
        mirrored = [all(agree(f.figure, t.figure) for f in printed) for printed, t in zip(tables, (partner, fact), strict=True)]
        if all(tables) and all(mirrored) and not agree(fact.figure, partner.figure):
            return partner
    return None


def other_subject(understanding: Understanding, reading: Reading, digits: int = 0) -> Fact | None:
    """A figure of another indicator that a doubted sentence prints by mistake (same measure and year, exactly).

    It has two decimals, or so many `digits` that are no round figure.
    """
    fact = reading.first
    telling = digits and len(patterns.sub(r"\D", "", fact.figure.raw).strip("0")) >= digits
    if fact.source == "table" or (fact.figure.decimals < 2 and not telling) or fact.figure.amount is None:
        return None
    others = understanding.ledger.find(
        kind=fact.subject.kind, measure=fact.measure, year=fact.year, entity=fact.entity, scope=None
    )
    found = [
        f
        for f in others
        if f.source == "table"
        and f.subject.key != fact.subject.key
        and f.figure.amount == fact.figure.amount
        and f.figure.decimals == fact.figure.decimals
    ]
    return found[0] if len({f.subject.key for f in found}) == 1 else None


def _of_same_subject(fact: Fact, other: Fact) -> Iterator[Candidate]:
    """Another year's figure of the same measure, or this year's figure of another measure, of the same indicator."""
    if other.year is None or fact.year is None:
        return
    if other.scope == "renstra" and not other.certain:
        return  # the end of the plan without its year: not the year of the report
    if other.measure == fact.measure and other.year != fact.year:
        kind_of = "sisa tahun lalu" if other.year < fact.year else "tahun lain"
        yield from printed_elsewhere(
            other.figure, kind_of, f"sama dengan angka tahun {other.year}", f"equals the figure of {other.year}"
        )
    elif other.measure in ("target", "realisasi", "capaian") and other.measure != fact.measure and other.year == fact.year:
        yield from printed_elsewhere(
            other.figure, "kolom lain", f"sama dengan {other.measure}-nya", f"equals its {other.measure}"
        )


def _one_letter(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and len(long) == len(short) + 1 and long.startswith(short)


def cause_of(understanding: Understanding, reading: Reading, trusted: Reading, stranger: Fact | None = None) -> Cause | None:
    """What a reading equals elsewhere, or the slip that makes it of the trusted value. `stranger`: whose figure it is."""
    fact = reading.first
    candidates: list[Candidate] = []
    if stranger is not None:
        name = " ".join(stranger.subject.name.split())
        candidates += printed_elsewhere(
            stranger.figure, "indikator lain", f"sama dengan angka “{name}”", f"equals the figure of “{name}”"
        )
    if (partner := exchanged(understanding, fact, trusted.first)) and fact.figure.amount is not None:
        name = partner.measure.replace("_", " ")
        row = Both("baris", "row") if fact.table is not None else Both("kalimat", "sentence")
        text = f"tertukar dengan {name} di {row.id} yang sama", f"exchanged with the {name} of the same {row.en}"
        candidates.append(Candidate("tertukar", fact.figure.amount, fact.figure.decimals, *text))
    for other in understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind, scope=None):
        candidates += _of_same_subject(fact, other)
    for other in understanding.ledger.find(kind=fact.subject.kind, measure=fact.measure, scope=None, entity=None):
        if _may_be_its_row(fact, other):
            name = " ".join(other.subject.name.split())[:80]
            candidates += printed_elsewhere(
                other.figure, "baris lain", f"sama dengan angka baris “{name}”", f"equals the row “{name}”"
            )
    if fact.figure.amount is None and _one_letter(fact.figure.grade, trusted.first.figure.grade):
        return Cause("huruf", {"id": "satu huruf predikat kurang atau berlebih", "en": "one letter of the grade lost or added"})
    return find_cause(fact.figure, trusted.first.figure.amount, candidates)


def _may_be_its_row(fact: Fact, other: Fact) -> bool:
    """Whether a figure may have been taken from another row of its column: one of three digits or more, else the next."""
    if fact.table is None or (other.table, other.column) != (fact.table, fact.column) or fact.row is None or other.row is None:
        return False
    telling = len(patterns.sub(r"\D", "", fact.figure.raw).strip("0")) >= 3
    return other.row != fact.row and (telling or abs(other.row - fact.row) == 1)


def exchanged(understanding: Understanding, fact: Fact, right: Fact) -> Fact | None:
    """The other figure of the row (target beside realisasi), where that one is printed as what this one should be."""
    partner = PARTNERS.get(fact.measure)
    if partner is None or fact.figure.amount is None:
        return None
    if fact.table is None:
        others = understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind)
        return exchanged_in_sentence(others, fact, [f for f in others if f.source == "prose" and f.context == fact.context])
    found = understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind, measure=partner, year=fact.year)
    beside = [f for f in found if (f.table, f.row) == (fact.table, fact.row)]
    elsewhere = [f for f in found if f not in beside and f.figure.amount == fact.figure.amount]
    exchanged = len(beside) == 1 and beside[0].figure.amount == right.figure.amount and elsewhere
    return beside[0] if exchanged else None
