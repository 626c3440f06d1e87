"""How many indikator a report counts in each category ("Sangat Baik: 16 indikator, Baik: 1 indikator") against its tables."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.counted import countable
from lakip_lint.checks.evidence import evidence, fact_evidence, shortened
from lakip_lint.checks.judging import in_unit, judge_of
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import year_evidence
from lakip_lint.facts.fact import OWN, Fact
from lakip_lint.facts.mention import Mention as YearMention
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.scales import CLASS, KnownScale, same_class
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.grade import normal_grade
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

THINGS = ("indikator", "sasaran", "iku")
LEAST = 3
"""Categories that make a count of all indikator."""
GRADED = compiled(r"kategori|predikat|kriteria|mendapat|memperoleh", re.I)
"""Words of a sentence whose bare numbers are of its categories."""
IN_WORDS = compiled(r"\s*\(\s*[a-z][a-z ]*\)", re.I)
OTHER_TIME = compiled(r"triwulan|semester|\blalu\b|sebelumnya|anggaran|keuangan|serapan|efisien", re.I)


class Tally(Struct, frozen=True):
    """The numbers of one list or sentence, by category, and the sentence that leads to it."""

    counts: dict[str, Figure]
    said: Sentence | None = None

    @property
    def lead(self) -> str:
        return self.said.text.plain if self.said else ""

    @property
    def numbers(self) -> dict[str, int]:
        return {grade: _whole(figure) for grade, figure in self.counts.items()}

    @property
    def total(self) -> int:
        return sum(_whole(f) for f in self.counts.values())


class Counted(Struct, frozen=True):
    """How many rows of a table are of each category, and where the rows of the rarer ones stand."""

    numbers: Counter[str]
    rows: tuple[tuple[str, Evidence], ...]
    printed: bool
    """Whether its rows print their categories."""


@kind("category-count")
def check_category_count(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Numbers of indikator by category against the tables of as many indikator, by printed categories or by capaian."""
    year = understanding.profile.year
    for tally in _tallies(understanding.sentences) if year else ():
        years = {int(y) for y in compiled(r"\b20\d\d\b").findall(tally.lead)}
        if OTHER_TIME.search(tally.lead) or (years and year not in years):
            continue
        tables = [t for t in _tables(understanding, tally) if _may_be_counted_from(tally, t)]
        if tables:
            yield _relation(rule, tally, tables)


def _may_be_counted_from(tally: Tally, table: Counted) -> bool:
    """Whether a table has as many rows as a tally counts, or prints its categories and all their numbers but one."""
    if table.numbers.total() == tally.total:
        return True
    return table.printed and _differing(tally, table) == 1 and set(table.numbers) <= set(tally.numbers)


def _differing(tally: Tally, table: Counted) -> int:
    """How many numbers of a tally are not those of a table."""
    return sum(table.numbers[grade] != number for grade, number in tally.numbers.items())


def _whole(figure: Figure) -> int:
    return int(figure.amount or 0)


def _tallies(sentences: Sequence[Sentence]) -> Iterator[Tally]:
    """Lists of which each line gives one category its number, and sentences that give several."""
    run: list[tuple[str, Figure]] = []
    lead: Sentence | None = None
    for sentence in sentences:
        pairs = _pairs(sentence)
        if len(pairs) == 1 and pairs[0][0] not in [grade for grade, _ in run]:
            run += pairs
            continue
        if len(run) >= LEAST:
            yield Tally(dict(run), lead)
        run, lead = [], sentence
        if len(pairs) >= LEAST and len(dict(pairs)) == len(pairs):
            yield Tally(dict(pairs), lead)
    if len(run) >= LEAST:
        yield Tally(dict(run), lead)


def _pairs(sentence: Sentence) -> list[tuple[str, Figure]]:
    """Categories and the numbers of indikator that a sentence gives them, in one order throughout."""
    counts = [m.figure for m in sentence.mentions if _counts(m)]
    classes = list(CLASS.finditer(sentence.text.string)) if counts or GRADED.search(sentence.text.string) else []
    if not counts or len(classes) != len(counts):
        return _before_each(sentence, classes) if len(classes) >= LEAST else []
    ordered = sorted([(c.start(), True) for c in classes] + [(f.start, False) for f in counts])
    if any(ordered[i][1] == ordered[i + 1][1] for i in range(len(ordered) - 1)):
        return []
    return [(normal_grade(c.group()), f) for c, f in zip(classes, counts, strict=True)]


def _before_each(sentence: Sentence, classes: Sequence[re.Match[str]]) -> list[tuple[str, Figure]]:
    """Each category with the number right before it, in a sentence that does not say each time what it counts."""
    if not GRADED.search(sentence.text.string):
        return []
    pairs: list[tuple[str, Figure]] = []
    since = 0
    for match in classes:
        numbers = [m.figure for m in sentence.mentions if since <= m.figure.start and m.figure.end <= match.start()]
        if not numbers or not countable(numbers[-1]) or numbers[-1].unit.lower() not in ("", *THINGS):
            return []
        pairs.append((normal_grade(match.group()), _with_word(sentence.text.string, numbers[-1])))
        since = match.end()
    return pairs


def _with_word(string: str, figure: Figure) -> Figure:
    """The figure as it is printed, with its word in brackets: "4 (empat)"."""
    word = IN_WORDS.match(string, figure.end)
    return replace(figure, raw=string[figure.start : word.end()]) if word else figure


def _counts(mention: Mention) -> bool:
    return countable(mention.figure) and mention.figure.unit.lower() in THINGS


def _tables(understanding: Understanding, tally: Tally) -> Iterator[Counted]:
    judge = judge_of(understanding)
    year = understanding.profile.year
    printed: dict[int, list[tuple[str, Evidence]]] = defaultdict(list)
    for claim in judge.claims:
        if claim.group >= 0 and claim.year in (None, year):
            printed[claim.group].append((claim.grade, Evidence(claim.place, claim.raw, "input", shortened(claim.subject, 60))))
    for rows in printed.values():
        yield _counted(tally, rows, printed=True)
    scale = next((s for s in judge.scales if s.own and s.family == "kinerja" and all(map(s.has, tally.counts))), None)
    by_table: dict[int | None, list[Fact]] = defaultdict(list)
    for fact in understanding.ledger.find(kind="indikator", measure="capaian", year=year, entity=OWN, scope=""):
        if fact.source == "table" and fact.figure.value is not None:
            by_table[fact.table].append(fact)
    for facts in by_table.values() if scale else ():
        graded = [(_grade(scale, f), fact_evidence(f, "input", shortened(f.subject.name, 60))) for f in facts] if scale else []
        if all(grade for grade, _ in graded):
            yield _counted(tally, graded, printed=False)


def _counted(tally: Tally, rows: Sequence[tuple[str, Evidence]], *, printed: bool) -> Counted:
    """The rows under the names of the tally."""
    named = [(next((n for n in tally.counts if same_class(n, grade)), grade), where) for grade, where in rows]
    return Counted(Counter(grade for grade, _ in named), tuple(named), printed)


def _grade(scale: KnownScale, fact: Fact) -> str:
    """The one category that the capaian has by the scale of the report, "" where it is open."""
    accepted = scale.accepted(in_unit(exactly(fact.figure), scale))
    return accepted[0] if len(accepted) == 1 else ""


def _relation(rule: Rule, tally: Tally, tables: Sequence[Counted]) -> Relation:
    """An error where several tables count alike."""
    told = tally.numbers
    table = min(reversed(tables), key=lambda t: _differing(tally, t))
    right = None if _differing(tally, table) else table
    wrong = [grade for grade, number in told.items() if table.numbers[grade] != number] or list(told)[:1]
    agreed = len({tuple(sorted(t.numbers.items())) for t in tables}) == 1
    rows = [where for grade, where in table.rows if grade in wrong and table.numbers[grade] <= 3]
    calculation = "; ".join(f"{grade}: {told[grade]} ≠ {table.numbers[grade]}" for grade in wrong)
    first = tally.counts[wrong[0]]
    return Relation(
        rule,
        right is not None,
        evidence(first, "doubted"),
        (*(evidence(tally.counts[g], "input", g) for g in wrong[1:]), *rows),
        printed=first.as_printed,
        expected=f"{table.numbers[wrong[0]]} {first.unit}" if agreed else "",
        calculation=calculation if right is None else "",
        arguments={
            "grades": ", ".join(f"{g} {told[g]}" for g in wrong),
            "counted": ", ".join(f"{g} {table.numbers[g]}" for g in wrong),
            "tables": Both("di tabelnya", "in their table"),
        },
        severity=Severity.ERROR if right is None and agreed and len(tables) > 1 else None,
    )


@kind("category-year")
def check_category_year(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A list said to be of last year that counts exactly as the list of the report's year does: its year was left over."""
    year = understanding.profile.year
    if year is None:
        return
    dated = [(t, _year_of(t)) for t in _tallies(understanding.sentences) if sum(map(bool, t.numbers.values())) >= LEAST]
    current = [t for t, mention in dated if mention and mention.year == year]
    for tally, mention in dated:
        if mention is None or tally.said is None or mention.year != year - 1 or OTHER_TIME.search(tally.lead) or not current:
            continue
        same = next((t for t in current if t.numbers == tally.numbers), None)
        proof = Both(f"daftar itu sama dengan daftar tahun {year}", f"that list is the one of {year}")
        others = [evidence(f, "copy", grade) for grade, f in (same or current[0]).counts.items()][:4]
        doubted = year_evidence(tally.said.text, mention)
        expected = f"{tally.said.text.string[mention.lead : mention.start]}{year}".strip()
        yield Relation(
            rule, same is None, doubted, tuple(others), printed=doubted.text, expected=expected if same else "",
            calculation=proof if same else "",
        )


def _year_of(tally: Tally) -> YearMention | None:
    """The only year of the sentence that leads to a list."""
    mentions = [m for m in mentions_in(tally.said.text.string) if m.free] if tally.said else []
    return mentions[0] if len({m.year for m in mentions}) == 1 else None
