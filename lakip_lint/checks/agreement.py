"""Copies of one figure: the same subject, measure, year and scope must say the same wherever it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.copied_from import PARTNERS, cause_of, exchanged, exchanged_in_sentence, other_subject, telling_figure
from lakip_lint.checks.copies import Kinship, agree, any_pair, comparable, end_targets, near
from lakip_lint.checks.evidence import fact_evidence
from lakip_lint.checks.plainly_told import far_copy
from lakip_lint.checks.readings import Reading, cluster, disproven, position, prevails, relation_of, support
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Relation
from lakip_lint.facts.fact import Fact, Ledger
from lakip_lint.facts.sums import MONEY
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

OTHER_TIME = compiled(
    r"\b(?:lalu|sebelum\w*|semula|awal\w*|dasar|baseline|\w*banding\w*|sejak|tren|perkembangan|dari\s+\S+\s+menjadi)\b", re.I
)
"""Words of a sentence that speaks of other years too."""
TELLING_CAUSES = ("sisa tahun lalu", "tertukar", "indikator lain", "kolom lain", "baris lain", "huruf")
"""What tells which of two values is the wrong one; a swapped digit may be in either."""


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
    if exchanged_in_sentence(others, fact, beside):
        return True
    if any(agree(a.figure, b.figure) for a in beside for b in same):
        return False  # the sentence prints the table's figure under another name: the table means something else by its header
    tables = [f for f in others if f.source == "table" and f.figure.amount is not None and agree(f.figure, fact.figure)]
    equal = [f for f in tables if f.measure != "target" or f.figure.amount == fact.figure.amount]  # a target is not rounded
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
        yield relation_of(rule, readings[0].first, readings, holds=True)
    else:
        yield from _conflict(understanding, rule, kinship, readings)


def _conflict(understanding: Understanding, rule: Rule, kinship: Kinship, readings: list[Reading]) -> Iterator[Relation]:
    """The best supported reading is trusted; each other one that is really a copy of it is doubted."""
    ranked = sorted(
        readings,
        key=lambda r: (
            _far_from_tables(understanding.ledger, kinship, r, readings),
            -support(understanding, r), -r.places, r.first.source == "prose",
            not any(f.certain for f in r.facts), position(r.first),
        ),
    )
    trusted, ledger, told = ranked[0], understanding.ledger, False
    far_told = {id(r) for r in ranked[1:] if _far_from_tables(ledger, kinship, r, [trusted])}
    contenders = [r for r in ranked[1:] if id(r) not in far_told and not disproven(understanding, r)]
    open_question = len(contenders) > 1 and trusted.places <= sum(r.places for r in contenders)
    for reading in reversed(ranked[1:]):
        if told and open_question and reading in contenders:
            continue  # no value prevails: one question, with all of them as evidence
        far = id(reading) in far_told
        stranger = other_subject(understanding, reading, 3 if far else 0)
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
        cause = cause_of(understanding, reading, trusted, stranger)
        unsure = proof in ("near", "far") or _undated(reading, cause)
        severity = Severity.WARNING if unsure and rule.severity is Severity.ERROR else None
        if all(_rounding(f, trusted.first) for f in reading.facts):
            severity = Severity.NOTE
        related = [r for r in ranked if r is not reading and (r is trusted or _proof(kinship, r, reading))]
        telling = cause is not None and cause.kind in TELLING_CAUSES
        known = not (open_question and reading in contenders) and (telling or prevails(understanding, trusted, reading))
        known = known or far
        relation = relation_of(rule, reading.first, [reading, *related], holds=False, severity=severity, cause=cause)
        relation = relation if known else replace(relation, settled=False, cause=None)
        told = told or reading in contenders
        partner = exchanged(understanding, reading.first, trusted.first)  # shown, so that the two become one finding
        yield replace(relation, others=(*relation.others, fact_evidence(partner, "input"))) if partner else relation


def _anchored(understanding: Understanding, told: Reading, printed: Reading) -> bool:
    """Whether a sentence and a row of a table speak of the same result: both print the same realisasi or target beside it."""
    for fact in (f for f in told.facts if f.source == "prose" and f.measure in PARTNERS):
        facts = understanding.ledger.find(key=fact.subject.key, measure=PARTNERS[fact.measure], year=fact.year)
        beside = [f for f in facts if f.source == "prose" and f.context == fact.context and f.certain]
        for other in (f for f in printed.facts if f.source == "table"):
            in_row = [f for f in facts if (f.table, f.row) == (other.table, other.row)]
            if any(telling_figure(a) and agree(a.figure, b.figure) for a in beside for b in in_row):
                return True
    return False


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
    if not telling_figure(fact) or not fact.figure.amount or fact.figure.unit != right.figure.unit:
        return False
    if any_pair(kinship.strangers, reading.facts, trusted.facts):
        return False
    others = understanding.ledger.find(key=fact.subject.key, kind=fact.subject.kind, scope=None)
    return not any(
        agree(f.figure, fact.figure)
        for f in others
        if f.figure.amount is not None and (f.year, f.measure) != (fact.year, fact.measure)
    )
