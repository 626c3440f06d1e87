"""Faults of figures. A class gives every mutant that it can make of a report, in an order that the seed decides.

Only figures in relations that hold are touched, and only so that a relation is broken (`Clean.proves`): whoever misses such a
fault has missed something that the report proves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random
from typing import TypeVar

from msgspec import Struct

from benchmarks.mutations.clean import Clean
from benchmarks.mutations.editing import Edit, Spot
from benchmarks.mutations.proof import numeral_of, read, split
from lakip_lint.checks.relation import Evidence, Relation

SUMS = ("total", "across")
T = TypeVar("T")


class Mutant(Struct, frozen=True):
    """A faultless report with one fault. `causes`: kinds of cause that name it rightly; empty where none can be asked for."""

    fault: str
    report: str
    edits: tuple[Edit, ...]
    causes: frozenset[str] = frozenset()
    what: str = ""


class Fault(Struct, frozen=True):
    """A class of faults and how to make it."""

    name: str
    make: Callable[[Clean, Random], Iterator[Mutant]]


FAULTS: dict[str, Fault] = {}
Maker = Callable[[Clean, Random], Iterator[Mutant]]


def fault(name: str) -> Callable[[Maker], Maker]:
    """Register a class of faults under the name that the table prints."""

    def register(make: Maker) -> Maker:
        FAULTS[name] = Fault(name, make)
        return make

    return register


def mixed(groups: dict[str, list[T]], random: Random) -> Iterator[T]:
    """The members of all groups, one of each in turn, so that the many figures of a budget do not hide the few of a survey."""
    names = sorted(groups)
    for name in names:
        random.shuffle(groups[name])
    random.shuffle(names)
    for turn in range(max(map(len, groups.values()), default=0)):
        for name in names:
            if turn < len(groups[name]):
                yield groups[name][turn]


def figures(clean: Clean, random: Random) -> Iterator[Spot]:
    """The figures that take part in relations, mixed by rule and by whether they stand in a table."""
    groups: dict[str, list[Spot]] = defaultdict(list)
    for spot, parts in clean.figures.items():
        for code in sorted({p.relation.rule.code for p in parts}):
            groups[f"{code} {spot.row >= 0}"].append(spot)
    seen: set[Spot] = set()
    for spot in mixed(groups, random):
        if spot not in seen:
            seen.add(spot)
            yield spot


def with_numeral(text: str, numeral: str) -> str:
    """The text with another numeral in place of its only one (which may be broken over lines)."""
    old = numeral_of(text)
    if old in text:
        return text.replace(old, numeral, 1)
    start = next(i for i, c in enumerate(text) if c.isdigit())
    end = len(text) - next(i for i, c in enumerate(reversed(text)) if c.isdigit())
    return text[:start] + numeral + text[end:]


def joined(whole: str, decimals: str, like: str) -> str:
    """Digits printed like another numeral: grouped by dots where that one is or would have been."""
    grouped = "." in like or len(split(like)[0]) <= 3
    digits = whole
    if grouped:
        first = len(digits) % 3 or 3
        digits = ".".join([digits[:first], *(digits[i : i + 3] for i in range(first, len(digits), 3))])
    return digits + ("," + decimals if decimals else "")


# ---- slips of digits

Slip = Callable[[str, int, Random], str]
"""Digits, the index of one of them, chance: the digits after the slip."""


def _slips(name: str, cause: str, slip: Slip) -> None:
    @fault(name)
    def make(clean: Clean, random: Random) -> Iterator[Mutant]:
        for spot in figures(clean, random):
            text = clean.text(spot)
            numeral = numeral_of(text)
            whole, decimals = split(numeral)
            digits = whole + decimals
            for at in random.sample(range(len(digits)), len(digits)):
                new = slip(digits, at, random)
                kept = len(whole) + (len(new) - len(digits) if at < len(whole) else 0)
                if new == digits or kept < 1 or (new.startswith("0") and kept > 1):
                    continue
                edit = Edit(spot, with_numeral(text, joined(new[:kept], new[kept:], numeral)))
                if clean.proves((edit,)):
                    yield Mutant(name, clean.name, (edit,), causes_of(text, edit.new) | {cause}, f"{text} → {edit.new}")
                    break


def causes_of(old: str, new: str) -> frozenset[str]:
    """Every slip that turns the one print into the other: each of them names it rightly."""
    one, other = read(old), read(new)
    digits = ["".join(split(numeral_of(t))) for t in (old, new)]
    causes = {cause for cause, slip in SLIPS.items() if slipped(slip, digits[0], digits[1])}
    if one and other and any(one.value == other.value * Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3)):
        causes.add("koma bergeser")
    return frozenset(causes)


def slipped(slip: Slip, old: str, new: str) -> bool:
    """Whether a slip of this sort could have turned the one into the other as well."""
    return any(slip(old, at, _Each(wanted)) == new for at in range(len(old)) for wanted in "0123456789")


class _Each(Random):
    """Chance that always chooses the wanted digit."""

    def __init__(self, wanted: str) -> None:
        super().__init__(0)
        self.wanted = wanted

    def choice(self, seq):  # type: ignore[no-untyped-def]  # as in Random
        return self.wanted if self.wanted in seq else seq[0]


def swapped(digits: str, at: int, _: Random) -> str:
    """Two neighbours in the wrong order."""
    return digits[:at] + digits[at + 1 : at + 2] + digits[at : at + 1] + digits[at + 2 :]


def lost(digits: str, at: int, _: Random) -> str:
    return digits[:at] + digits[at + 1 :]


def doubled(digits: str, at: int, _: Random) -> str:
    return digits[: at + 1] + digits[at:]


def mistyped(digits: str, at: int, random: Random) -> str:
    return digits[:at] + random.choice([d for d in "0123456789" if d != digits[at]]) + digits[at + 1 :]


SLIPS: dict[str, Slip] = {
    "angka tertukar": swapped,
    "angka hilang": lost,
    "angka berlebih": doubled,
    "satu angka salah": mistyped,
}
_slips("angka tertukar", "angka tertukar", swapped)
_slips("angka hilang", "angka hilang", lost)
_slips("angka ganda", "angka berlebih", doubled)
_slips("angka salah ketik", "satu angka salah", mistyped)


@fault("koma bergeser")
def shifted(clean: Clean, random: Random) -> Iterator[Mutant]:
    """The decimal comma one place to the left or right, the digits unchanged."""
    for spot in figures(clean, random):
        text = clean.text(spot)
        whole, decimals = split(numeral_of(text))
        for step in random.sample((-1, 1), 2):
            digits, kept = whole + decimals, len(whole) + step
            if not decimals or not 0 < kept < len(digits) or (digits.startswith("0") and kept > 1):
                continue
            edit = Edit(spot, with_numeral(text, digits[:kept] + "," + digits[kept:]))
            if clean.proves((edit,)):
                yield Mutant("koma bergeser", clean.name, (edit,), causes_of(text, edit.new), f"{text} → {edit.new}")
                break


# ---- wrong rows


@fault("jumlah kurang satu baris")
def row_left_out(clean: Clean, random: Random) -> Iterator[Mutant]:
    yield from _wrong_sums("jumlah kurang satu baris", "baris terlewat", -1, clean, random)


@fault("baris terhitung dua kali")
def row_twice(clean: Clean, random: Random) -> Iterator[Mutant]:
    yield from _wrong_sums("baris terhitung dua kali", "baris ganda", 1, clean, random)


def _wrong_sums(name: str, cause: str, times: int, clean: Clean, random: Random) -> Iterator[Mutant]:
    sums: dict[str, list[Relation]] = defaultdict(list)
    for relation in clean.holding:
        if relation.rule.kind in SUMS and len(relation.others) >= 3:
            sums[relation.rule.code].append(relation)
    for relation in mixed(sums, random):
        spot, whole = clean.locate(relation.doubted), read(relation.doubted.text)
        parts = [n for e in relation.others if (n := read(e.text)) and n.value]
        if spot is None or whole is None or not parts:
            continue
        text = clean.text(spot)
        new = whole.value + times * random.choice(parts).value
        edit = Edit(spot, with_numeral(text, printed_like(abs(new), numeral_of(text))))
        if new * whole.value > 0 and clean.proves((edit,)):
            yield Mutant(name, clean.name, (edit,), frozenset({cause}), f"{text} → {edit.new}")


def printed_like(value: Fraction, numeral: str) -> str:
    decimals = len(split(numeral)[1])
    digits = str(round(value * 10**decimals)).rjust(decimals + 1, "0")
    return joined(digits[: len(digits) - decimals], digits[len(digits) - decimals :], numeral)


@fault("persentase baris lain")
def other_row(clean: Clean, random: Random) -> Iterator[Mutant]:
    """A percentage that belongs to another row of its column."""
    columns: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for relation in clean.of_kind("ratio"):
        if (spot := clean.locate(relation.doubted)) and spot.row >= 0:
            columns[spot.block, spot.column].append(spot)
    groups = {str(key): spots for key, spots in columns.items() if len(spots) > 1}
    for spot in mixed({name: list(spots) for name, spots in groups.items()}, random):
        text = clean.text(spot)
        for other in random.sample(columns[spot.block, spot.column], len(columns[spot.block, spot.column])):
            edit = Edit(spot, with_numeral(text, numeral_of(clean.text(other))))
            if clean.proves((edit,)):
                yield Mutant("persentase baris lain", clean.name, (edit,), frozenset({"baris lain"}), f"{text} → {edit.new}")
                break


@fault("target dan realisasi tertukar")
def exchanged(clean: Clean, random: Random) -> Iterator[Mutant]:
    """The two inputs of a percentage exchanged; where the formula allows both, only a copy of either proves it."""
    groups: dict[str, list[Relation]] = defaultdict(list)
    for relation in clean.of_kind("ratio"):
        groups[relation.rule.code].append(relation)
    for relation in mixed(groups, random):
        of, to = (clean.locate(e) for e in relation.others[:2])
        if of is None or to is None:
            continue
        edits = (
            Edit(of, with_numeral(clean.text(of), numeral_of(relation.others[1].text))),
            Edit(to, with_numeral(clean.text(to), numeral_of(relation.others[0].text))),
        )
        if edits[0].new != clean.text(of) and clean.proves(edits):
            words = f"{clean.text(of)} ↔ {clean.text(to)}"
            yield Mutant("target dan realisasi tertukar", clean.name, edits, frozenset({"tertukar", "kolom lain"}), words)


# ---- copies and other years


@fault("salinan angka kinerja berbeda")
def copy_of_indicator(clean: Clean, random: Random) -> Iterator[Mutant]:
    yield from _other_copies("salinan angka kinerja berbeda", "CAP003", clean, random)


@fault("salinan anggaran berbeda")
def copy_of_budget(clean: Clean, random: Random) -> Iterator[Mutant]:
    yield from _other_copies("salinan anggaran berbeda", "ANG008", clean, random)


def _other_copies(name: str, code: str, clean: Clean, random: Random) -> Iterator[Mutant]:
    """One of several copies has a value up to a tenth away from the others."""
    groups: dict[str, list[Spot]] = defaultdict(list)
    for spot, parts in clean.figures.items():
        for part in parts:
            if part.relation.rule.code == code:
                groups[str(part.relation.arguments.get("measure"))].append(spot)
    for spot in mixed(groups, random):
        text = clean.text(spot)
        number = read(text)
        if number is None:
            continue
        unit = number.unit or Fraction(1)
        most = max(3, int(number.value / unit / 10))
        new = number.value + unit * random.choice((-1, 1)) * random.randint(2, most)
        edit = Edit(spot, with_numeral(text, printed_like(abs(new), numeral_of(text))))
        if new > 0 and clean.proves((edit,)):
            yield Mutant(name, clean.name, (edit,), frozenset(), f"{text} → {edit.new}")


@fault("angka tahun lalu")
def stale_figure(clean: Clean, random: Random) -> Iterator[Mutant]:
    """A figure of this year in a table or sentence is left from last year."""
    edits = [(edit, f"{clean.text(edit.spot)} → {edit.new}") for edit in last_years(clean).values()]
    random.shuffle(edits)
    for edit, words in edits:
        if clean.proves((edit,)):
            yield Mutant("angka tahun lalu", clean.name, (edit,), frozenset({"sisa tahun lalu", "tahun lain"}), words)


def last_years(clean: Clean) -> dict[Spot, Edit]:
    """For each figure of this year the edit that prints last year's instead, where the report has both in its tables."""
    ledger, year = clean.understanding.ledger, clean.report.year
    found: dict[Spot, Edit] = {}
    for fact in ledger:
        if year is None or fact.year != year or fact.figure.amount is None or (fact.source == "prose" and not fact.certain):
            continue
        before = [f for f in ledger.by_slot.get((*fact.slot[:3], year - 1, *fact.slot[4:]), ()) if f.source == "table"]
        if not before or before[0].figure.amount in (fact.figure.amount, None) or before[0].figure.scale != fact.figure.scale:
            continue
        spot, numeral = clean.spot_of(fact), numeral_of(before[0].figure.raw)
        if spot and numeral and numeral_of(clean.text(spot)):
            found[spot] = Edit(spot, with_numeral(clean.text(spot), numeral))
    return found


@fault("paragraf tahun lalu")
def stale_paragraph(clean: Clean, random: Random) -> Iterator[Mutant]:
    """A paragraph (two figures or more of this year) is left from last year."""
    paragraphs: dict[int, list[Edit]] = defaultdict(list)
    for spot, edit in last_years(clean).items():
        if spot.row < 0:
            paragraphs[spot.block].append(edit)
    groups = [tuple(edits) for edits in paragraphs.values() if len(edits) >= 2]
    random.shuffle(groups)
    for edits in groups:
        if clean.proves(edits):
            words = "; ".join(f"{clean.text(e.spot)} → {e.new}" for e in edits)
            yield Mutant("paragraf tahun lalu", clean.name, edits, frozenset({"sisa tahun lalu", "tahun lain"}), words)


@fault("kelompok responden")
def respondents(clean: Clean, random: Random) -> Iterator[Mutant]:
    """One count of a group of respondents is another one."""
    groups: dict[str, list[Spot]] = defaultdict(list)
    for relation in clean.of_kind("respondents", look="groups"):
        evidences: tuple[Evidence, ...] = (relation.doubted, *(e for e in relation.others if e.role == "input"))
        groups[str(relation.arguments.get("group"))] += [s for e in evidences if (s := clean.locate(e))]
    for spot in mixed(groups, random):
        number = read(clean.text(spot))
        if number is None:
            continue
        new = number.value + random.choice((-1, 1)) * random.randint(1, 20)
        edit = Edit(spot, with_numeral(clean.text(spot), printed_like(new, numeral_of(clean.text(spot)))) if new > 0 else "")
        if new > 0 and clean.proves((edit,)):
            yield Mutant("kelompok responden", clean.name, (edit,), frozenset(), f"{clean.text(spot)} → {edit.new}")
