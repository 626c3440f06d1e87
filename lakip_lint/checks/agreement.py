"""Copies of one figure: the same subject, measure, year and scope must say the same wherever it is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.cause import Candidate, find_cause, printed_elsewhere
from lakip_lint.checks.copies import Kinship, agree, any_pair, comparable, end_targets, near
from lakip_lint.checks.evidence import fact_evidence
from lakip_lint.checks.language import Both, in_places, joined
from lakip_lint.checks.plainly_told import far_copy
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Relation
from lakip_lint.facts.fact import Fact, Ledger
from lakip_lint.facts.ratios import FORMULAS, cap_of, exactly, fits, fits_cap, triples
from lakip_lint.facts.sums import MONEY
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

"""A budget is revised within the year: tables of the same programmes may differ in every row, and must then say why."""
OTHER_TIME = compiled(
    r"\b(?:lalu|sebelum\w*|semula|awal\w*|dasar|baseline|\w*banding\w*|sejak|tren|perkembangan|dari\s+\S+\s+menjadi)\b", re.I
)
"""Words of a sentence that speaks of other years too."""
BEFORE_REVISION = compiled(r"\b(?:semula|murni|sebelum\s+(?:\w+\s+)?perubahan|(?:anggaran|pagu)\s+awal)\b", re.I)
"""Words of a sentence that speaks of a budget before its revision too."""
OF_ANOTHER = compiled(
    r"\b(?:anggaran|belanja|pagu|APBD)\s+(?:pendapatan\s+dan\s+belanja\s+)?(?:daerah\s+)?(?:pemerintah\s+)?(?:kabupaten|kota|provinsi)\b"
    r"|\b(?:sasaran|tujuan|misi|indikator|program|kegiatan)\s+(?:strategis\s+)?(?:ke-?\s*)?(?:\d|pertama|kedua|ketiga|keempat|kelima|tersebut|ini)\b",
    re.I,
)
"""Words of a sentence that speaks of the budget of the region, or of a part of the plan."""
PARTNERS = {
    "target": "realisasi", "realisasi": "target", "anggaran": "realisasi_anggaran", "realisasi_anggaran": "anggaran",
}  # fmt: skip
TELLING_CAUSES = ("sisa tahun lalu", "tertukar", "indikator lain", "kolom lain", "baris lain", "huruf")
"""What tells which of two values is the wrong one; a swapped digit may be in either."""
MOST_COPIES = 5
"""Copies of each value that a finding shows."""


class Reading(Struct, frozen=True):
    """Facts of one slot that print the same value (within rounding)."""

    facts: tuple[Fact, ...]

    @property
    def places(self) -> int:
        return len(
            {(f.table, f.row) if f.table is not None else (f.place.page if f.place else 0, f.context[:60]) for f in self.facts}
        )

    @property
    def first(self) -> Fact:
        return self.facts[0]


@kind("agreement")
def check_agreement(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: measures (list), kinds (list of subject kinds). Compares tables with tables and sentences with tables."""
    measures, kinds = set(rule.given["measures"]), set(rule.given["kinds"])
    doubtful = repeated_keys(understanding)
    ledger, profile = understanding.ledger, understanding.profile
    kinship = Kinship.of(ledger, profile)
    for facts in (*ledger.by_slot.values(), *end_targets(ledger, profile)):
        subject_kind, key, measure, year, _scope, _entity = facts[0].slot
        if measure not in measures or subject_kind not in kinds or year is None or (subject_kind, key) in doubtful:
            continue
        usable = [
            f
            for f in facts
            if not f.figure.missing and (f.figure.amount is not None or f.figure.grade) and not f.figure.malformed
        ]
        usable = [
            f
            for f in usable
            if f.source == "table" or _worth_comparing(understanding, f) or _told_wrongly(ledger, kinship, f, usable)
        ]
        for numeric in (True, False):
            group = [f for f in usable if (f.figure.amount is not None) == numeric]
            group = [f for f in group if comparable(f.figure, group[0].figure)]
            if len({f.place for f in group}) >= 2 and any(f.source == "table" for f in group):
                yield from _slot(understanding, rule, kinship, group)


def _worth_comparing(understanding: Understanding, fact: Fact) -> bool:
    """A figure in a sentence counts where its slots stand in the sentence, and where it is no other figure of the same subject
    (a capaian that is called realisasi, last year's value beside this year's)."""
    if not fact.certain:
        return False
    others = understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind, entity=None, scope=None)
    same = [f for f in others if f.source == "table" and f.slot == fact.slot]
    if any(agree(f.figure, fact.figure) for f in same):
        return True
    beside = [f for f in others if f.source == "prose" and f.context == fact.context and f is not fact]
    if _exchanged_in_sentence(others, fact, beside):
        return True
    if any(agree(a.figure, b.figure) for a in beside for b in same):
        return False  # the sentence prints the table's figure under another name: the table means something else by its header
    equal = [f for f in others if f.source == "table" and f.figure.amount is not None and agree(f.figure, fact.figure)]
    return not equal or _left_behind(fact, equal) or (not beside and _plain_target(fact))


def _told_wrongly(ledger: Ledger, kinship: Kinship, told: Fact, copies: Iterable[Fact]) -> bool:
    return any(far_copy(ledger, kinship, told, printed) for printed in copies)


def _far_from_tables(ledger: Ledger, kinship: Kinship, reading: Reading, others: list[Reading]) -> bool:
    """Whether only plain sentences print a value, and quite another one than the table that such sentences retell."""
    far = [f for r in others if r is not reading and not near(r.first.figure, reading.first.figure) for f in r.facts]
    return all(_told_wrongly(ledger, kinship, f, far) for f in reading.facts)


def _plain_target(fact: Fact) -> bool:
    """Whether a sentence tells one target of one year and nothing else: it then means no other figure, equal by chance."""
    years = patterns.findall(r"\b(?:19|20)\d\d\b", fact.context)
    figures = patterns.findall(r"\d[\d.,]*", fact.context)
    return fact.measure == "target" and set(years) == {str(fact.year)} and len(figures) == len(years) + 1


def _exchanged_in_sentence(others: list[Fact], fact: Fact, beside: list[Fact]) -> Fact | None:
    """The other figure of the sentence, where each of the two is what the tables print for the other (target and realisasi).

    Both must be certain in the sentence, and no table may print them the way round of the sentence.
    """
    for partner in (f for f in beside if f.certain and PARTNERS.get(fact.measure) == f.measure and _telling(f)):
        tables = [[f for f in others if f.source == "table" and f.slot == told.slot] for told in (fact, partner)]
        mirrored = [all(agree(f.figure, t.figure) for f in printed) for printed, t in zip(tables, (partner, fact), strict=True)]
        if all(tables) and all(mirrored) and not agree(fact.figure, partner.figure):
            return partner
    return None


def _left_behind(fact: Fact, equal: list[Fact]) -> bool:
    """Whether a figure that a sentence gives for this year is last year's figure of the same measure, and the sentence speaks
    of no other time: a sentence taken over from the last report."""
    year, figure = fact.year or 0, fact.figure
    years = {int(y) for y in patterns.findall(r"\b(?:19|20)\d\d\b", fact.context)}
    return (
        figure.decimals > 0
        and figure.amount not in (0, 100)
        and all((f.measure, f.entity, f.year) == (fact.measure, fact.entity, year - 1) for f in equal)
        and all(f.scope in (fact.scope, "renstra") for f in equal)
        and years <= {year}
        and not OTHER_TIME.search(fact.context)
    )


def repeated_keys(understanding: Understanding) -> set[tuple[str, str]]:
    """Subjects that one table prints twice with different figures in one column: sub-items with the same short name."""
    found: set[tuple[str, str]] = set()
    columns: dict[tuple[int | None, int | None, str, str, int | None], Fact] = {}
    for fact in understanding.ledger:
        if fact.source != "table":
            continue
        at = (fact.table, fact.column, fact.subject.kind, fact.subject.key, fact.year)
        before = columns.setdefault(at, fact)
        if before.row != fact.row and not agree(before.figure, fact.figure):
            found.add((fact.subject.kind, fact.subject.key))
    return found


def _slot(understanding: Understanding, rule: Rule, kinship: Kinship, facts: list[Fact]) -> Iterator[Relation]:
    readings = cluster(facts)
    if len(readings) == 1:
        yield _relation(rule, readings[0].first, readings, holds=True)
    else:
        yield from _conflict(understanding, rule, kinship, readings)


def cluster(facts: list[Fact]) -> list[Reading]:
    """Facts gathered by value; a value printed with fewer decimals joins the first that it can stand for."""
    groups: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda f: -f.figure.decimals):
        home = next((g for g in groups if agree(g[0].figure, fact.figure)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return [Reading(tuple(sorted(g, key=_position))) for g in groups]


def _position(fact: Fact) -> tuple[int, float, float]:
    return (fact.place.page, fact.place.box.top, fact.place.box.x0) if fact.place else (0, 0.0, 0.0)


def _conflict(understanding: Understanding, rule: Rule, kinship: Kinship, readings: list[Reading]) -> Iterator[Relation]:
    """The best supported reading is trusted; each other one that is really a copy of it is doubted."""
    ranked = sorted(
        readings,
        key=lambda r: (
            _far_from_tables(understanding.ledger, kinship, r, readings),
            -_support(understanding, r), -r.places, r.first.source == "prose",
            not any(f.certain for f in r.facts), _position(r.first),
        ),
    )
    trusted, ledger, told = ranked[0], understanding.ledger, False
    far_told = {id(r) for r in ranked[1:] if _far_from_tables(ledger, kinship, r, [trusted])}
    contenders = [r for r in ranked[1:] if id(r) not in far_told and not _disproven(understanding, r)]
    open_question = len(contenders) > 1 and trusted.places <= sum(r.places for r in contenders)
    for reading in reversed(ranked[1:]):
        if told and open_question and reading in contenders:
            continue  # no value prevails: one question, with all of them as evidence
        far = id(reading) in far_told
        stranger = _other_subject(understanding, reading, 3 if far else 0)
        anchored = _anchored(understanding, reading, trusted) or _anchored(understanding, trusted, reading)
        proof = "copies" if stranger or anchored else _proof(kinship, reading, trusted)
        if proof is None and len(ranked) == 2 and _far_copy(understanding, kinship, reading, trusted):
            proof = "far"
        if proof is None and far:
            proof = "copies"
        if proof is None or (proof == "near" and len(ranked) > 2 and trusted.places == 1):
            continue  # three values, each printed once: whatever they are, they are no copies
        if not (stranger or anchored) and any_pair(kinship.apart, reading.facts, trusted.facts):
            continue
        cause = _cause(understanding, reading, trusted, stranger)
        unsure = proof in ("near", "far") or _undated(reading, cause)
        severity = Severity.WARNING if unsure and rule.severity is Severity.ERROR else None
        if all(_rounding(f, trusted.first) for f in reading.facts):
            severity = Severity.NOTE
        related = [r for r in ranked if r is not reading and (r is trusted or _proof(kinship, r, reading))]
        telling = cause is not None and cause.kind in TELLING_CAUSES
        known = not (open_question and reading in contenders) and (telling or _prevails(understanding, trusted, reading))
        known = known or far
        relation = _relation(rule, reading.first, [reading, *related], holds=False, severity=severity, cause=cause)
        relation = relation if known else replace(relation, settled=False, cause=None)
        told = told or reading in contenders
        partner = _exchanged(understanding, reading.first, trusted.first)  # shown, so that the two become one finding
        yield replace(relation, others=(*relation.others, fact_evidence(partner, "input"))) if partner else relation


def _anchored(understanding: Understanding, told: Reading, printed: Reading) -> bool:
    """Whether a sentence and a row of a table speak of the same result: both print the same realisasi or target beside it."""
    for fact in (f for f in told.facts if f.source == "prose" and f.measure in PARTNERS):
        facts = understanding.ledger.find(key=fact.subject.key, measure=PARTNERS[fact.measure], year=fact.year)
        beside = [f for f in facts if f.source == "prose" and f.context == fact.context and f.certain]
        for other in (f for f in printed.facts if f.source == "table"):
            in_row = [f for f in facts if (f.table, f.row) == (other.table, other.row)]
            if any(_telling(a) and agree(a.figure, b.figure) for a in beside for b in in_row):
                return True
    return False


def _telling(fact: Fact) -> bool:
    return fact.figure.amount not in (None, Decimal(0), Decimal(100))


def _undated(reading: Reading, cause: Cause | None) -> bool:
    """Whether a value of last year stands only in sentences that name no year: they may speak of that year."""
    told = all(f.source == "prose" and str(f.year) not in f.context for f in reading.facts)
    return told and cause is not None and cause.kind == "sisa tahun lalu"


def _rounding(one: Fact, other: Fact) -> bool:
    """Whether two prints differ by careless rounding only: one cut off, or percentages one unit of the last digit apart.

    A target is a decision: nobody cuts it off.
    """
    if one.measure == "target":
        return False
    if agree(one.figure, other.figure, truncated=True):
        return True
    a, b = one.figure, other.figure
    if (
        one.measure not in ("capaian", "serapan")
        or a.decimals != b.decimals
        or not a.decimals
        or a.value is None
        or b.value is None
    ):
        return False
    return abs(a.value - b.value) <= Decimal(1).scaleb(-a.decimals)


def _other_subject(understanding: Understanding, reading: Reading, digits: int = 0) -> Fact | None:
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


def _proof(kinship: Kinship, one: Reading, other: Reading) -> str | None:
    """What makes two readings copies: the tables print one series ("copies"), size and words only ("near"), or None."""
    tables = [[f for f in r.facts if f.source == "table"] for r in (one, other)]
    if any_pair(kinship.close_copies, one.facts, other.facts) and (
        all(tables) or one.first.measure in MONEY or near(one.first.figure, other.first.figure)
    ):
        return "copies"
    if not near(one.first.figure, other.first.figure):
        return None
    if any_pair(kinship.copies, *tables):
        return "copies"
    if all(tables) and any_pair(kinship.strangers, *tables) and one.first.measure not in MONEY:
        return None
    prose_against_tables = not all(tables) and max(one.places, other.places) >= 2
    return "copies" if prose_against_tables else "near"


def _far_copy(understanding: Understanding, kinship: Kinship, reading: Reading, trusted: Reading) -> bool:
    """Whether one table alone gives a target or realisasi quite another value than at least two others, in the same unit.

    A percentage may follow another formula, 0 and 100 stand everywhere, and what equals a figure of the indicator for another
    year or measure is rather a column that was taken for another.
    """
    fact, right = reading.first, trusted.first
    tables = [{f.table for f in r.facts if f.source == "table"} for r in (reading, trusted)]
    if fact.measure not in ("target", "realisasi") or reading.places > 1 or len(tables[0]) != 1 or len(tables[1]) < 2:
        return False
    if not _telling(fact) or not fact.figure.amount or fact.figure.unit != right.figure.unit:
        return False
    if any_pair(kinship.strangers, reading.facts, trusted.facts):
        return False
    others = understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind, scope=None)
    return not any(
        agree(f.figure, fact.figure)
        for f in others
        if f.figure.amount is not None and (f.year, f.measure) != (fact.year, fact.measure)
    )


def _disproven(understanding: Understanding, reading: Reading) -> bool:
    """Whether the value is a percentage that fails in every row with what it is computed from: wrong whatever others say."""
    rows = _rows(understanding, reading)
    return reading.first.measure in ("capaian", "serapan") and bool(rows) and not any(rows)


def _prevails(understanding: Understanding, trusted: Reading, reading: Reading) -> bool:
    """Whether the trusted value is shown to be the right one: by its places, or by rows of which none proves the other.

    A row that holds proves no target: the percentage may have been computed from a wrong one.
    """
    if trusted.places >= 2 * reading.places:
        return True
    right, wrong = _rows(understanding, trusted), _rows(understanding, reading)
    proven = True in right and reading.first.measure not in ("target", "anggaran")
    return True not in wrong and (proven or (False in wrong and all(right)))


def _support(understanding: Understanding, reading: Reading) -> int:
    """How many rows prove the value, less those that fail."""
    rows = _rows(understanding, reading)
    return rows.count(True) - rows.count(False)


def _rows(understanding: Understanding, reading: Reading) -> list[bool]:
    """For each row with a percentage that prints the value, whether the percentage holds."""
    found: list[bool] = []
    cap = cap_of(t for v in understanding.tables for group in triples(v, "realisasi", "target", "capaian") for t in group)
    for fact in reading.facts:
        view = understanding.views.get(fact.table) if fact.table is not None else None
        if view is None:
            continue
        for of, to, result in (("realisasi", "target", "capaian"), ("realisasi_anggaran", "anggaran", "serapan")):
            for group in triples(view, of, to, result):
                for triple in group:
                    if (
                        triple.row.index == fact.row
                        and fact.column in [c.index for c in triple.columns]
                        and triple.to.value is not None
                    ):
                        fitting = any(fits(triple, f, truncated=True) for f in FORMULAS)
                        found.append(fitting or (cap is not None and fits_cap(triple, cap)))
    return found


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


def _cause(understanding: Understanding, reading: Reading, trusted: Reading, stranger: Fact | None = None) -> Cause | None:
    fact = reading.first
    candidates: list[Candidate] = []
    if stranger is not None:
        name = " ".join(stranger.subject.name.split())
        candidates += printed_elsewhere(
            stranger.figure, "indikator lain", f"sama dengan angka “{name}”", f"equals the figure of “{name}”"
        )
    if (partner := _exchanged(understanding, fact, trusted.first)) and fact.figure.amount is not None:
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


def _exchanged(understanding: Understanding, fact: Fact, right: Fact) -> Fact | None:
    """The other figure of the row (target beside realisasi), where that one is printed as what this one should be."""
    partner = PARTNERS.get(fact.measure)
    if partner is None or fact.figure.amount is None:
        return None
    if fact.table is None:
        others = understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind)
        return _exchanged_in_sentence(others, fact, [f for f in others if f.source == "prose" and f.context == fact.context])
    found = understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind, measure=partner, year=fact.year)
    beside = [f for f in found if (f.table, f.row) == (fact.table, fact.row)]
    elsewhere = [f for f in found if f not in beside and f.figure.amount == fact.figure.amount]
    exchanged = len(beside) == 1 and beside[0].figure.amount == right.figure.amount and elsewhere
    return beside[0] if exchanged else None


def _relation(
    rule: Rule,
    doubted: Fact,
    readings: list[Reading],
    *,
    holds: bool,
    severity: Severity | None = None,
    cause: Cause | None = None,
) -> Relation:
    others = [fact_evidence(f) for f in readings[0].facts[1 : 1 + (1 if len(readings) > 1 else MOST_COPIES)]]
    for reading in readings[1:]:
        others += [fact_evidence(f) for f in reading.facts[:MOST_COPIES]]
    expected = readings[1].first.figure.raw if len(readings) > 1 else doubted.figure.raw
    calculation = joined(" ≠ ", (f"{r.first.figure.raw} " + in_places(r.places) for r in readings)) if len(readings) > 1 else ""
    end_of_plan = doubted.scope == "renstra"
    dated = not end_of_plan or all(f.certain for r in readings for f in r.facts)
    return Relation(
        rule,
        holds,
        fact_evidence(doubted, "doubted"),
        tuple(others),
        printed=doubted.figure.as_printed,
        expected=expected,
        calculation=calculation,
        cause=cause,
        arguments={
            "subject": " ".join(doubted.subject.name.split())[:120],
            "year": str(doubted.year or "") if dated else "",
            "measure": doubted.measure.replace("_", " ") + (" renstra" if end_of_plan else ""),
            "places": str(sum(r.places for r in readings[1:])),
        },
        severity=severity,
    )


@kind("total-in-prose")
def check_total_in_prose(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Pagu, realisasi and serapan that a sentence gives for the whole office against the table just before it."""
    by_sentence: dict[str, list[Fact]] = defaultdict(list)
    for fact in understanding.ledger.find(kind="total", key="total", scope=None):
        if (
            fact.source == "prose"
            and fact.measure in ("anggaran", "realisasi_anggaran", "serapan")
            and fact.year == understanding.profile.year
            and not BEFORE_REVISION.search(fact.context)
            and not OF_ANOTHER.search(fact.context)
        ):
            by_sentence[fact.context].append(fact)
    printed = [
        f for f in understanding.ledger if f.source == "table" and f.measure in ("anggaran", "realisasi_anggaran", "serapan")
    ]
    for facts in by_sentence.values():
        wrong = [f for f in facts if not any(f.measure == p.measure and agree(f.figure, p.figure) for p in printed)]
        nearest = _table_before(understanding, facts[0])
        rights = {f.measure: [p for p in nearest if p.measure == f.measure] for f in facts}
        held = [f for f in facts if f not in wrong and any(agree(f.figure, p.figure) for p in rights[f.measure])]
        for fact in held:
            match = next(p for p in rights[fact.measure] if agree(fact.figure, p.figure))
            yield _relation(rule, fact, [Reading((fact, match))], holds=True)
        judged = [f for f in wrong if rights[f.measure] and near(f.figure, rights[f.measure][-1].figure)]
        if judged:
            yield _wrong_sentence(rule, judged, rights)


def _table_before(understanding: Understanding, fact: Fact) -> list[Fact]:
    """Totals (or the largest amounts) of the last budget table before a sentence."""
    before = [
        f
        for f in understanding.ledger
        if f.source == "table"
        and f.measure in ("anggaran", "realisasi_anggaran", "serapan")
        and f.place
        and fact.place
        and _position(f) < _position(fact)
        and fact.place.page - f.place.page <= 2
    ]
    tables = [f.table for f in before if f.measure == "realisasi_anggaran"] or [f.table for f in before]
    if not tables:
        return []
    rows = [f for f in before if f.table == tables[-1]]
    totals = [f for f in rows if f.subject.kind == "total"]
    if totals:
        return totals
    biggest = max((f.figure.amount for f in rows if f.measure == "anggaran" and f.figure.amount is not None), default=None)
    best_row = next((f.row for f in rows if f.measure == "anggaran" and f.figure.amount == biggest), None)
    return [f for f in rows if f.row == best_row]


def _left_over(judged: list[Fact]) -> Cause | None:
    """A sentence whose wrong pagu, realisasi and percentage fit each other was taken whole from another report."""
    by_measure = {f.measure: f.figure for f in judged}
    of, to, result = (by_measure.get(m) for m in ("realisasi_anggaran", "anggaran", "serapan"))
    if of is None or to is None or result is None or result.interval is None or not to.amount:
        return None
    if not (exactly(of) / exactly(to)).scaled(100).meets(result.interval):
        return None
    text = {
        "id": "ketiga angka cocok satu sama lain: kalimat tertinggal dari laporan lain",
        "en": "the three fit each other: left from another report",
    }
    return Cause("kalimat tertinggal", text)


def _wrong_sentence(rule: Rule, judged: list[Fact], rights: dict[str, list[Fact]]) -> Relation:
    first = judged[0]
    right = rights[first.measure][-1]
    others = [fact_evidence(right)]
    for fact in judged[1:]:
        others += [fact_evidence(fact, "copy"), fact_evidence(rights[fact.measure][-1])]
    pairs = "; ".join(f"{f.figure.raw} ≠ {rights[f.measure][-1].figure.raw}" for f in judged)
    return Relation(
        rule,
        False,
        fact_evidence(first, "doubted"),
        tuple(others),
        printed=first.figure.as_printed,
        expected=right.figure.raw,
        calculation=pairs,
        cause=_left_over(judged) or find_cause(first.figure, right.figure.amount),
        arguments={
            "subject": Both("seluruh anggaran", "the whole anggaran"),
            "year": str(first.year or ""),
            "measure": first.measure.replace("_", " "),
            "places": str(len(judged)),
        },
    )
