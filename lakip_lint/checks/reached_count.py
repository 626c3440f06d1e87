"""How many indikator and sasaran reached their target: as sentences count them, against the tables.

    Dari 12 indikator, 9 mencapai target dan 3 belum mencapai target.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from lakip_lint.checks.claim import results
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.mean import by_sasaran
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Place
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import BELOW_HUNDRED, counted
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

HUNDRED = Decimal(100)
COUNT = compiled(
    rf"(?<![\w.,/-])(?<!salah )(?P<number>\d{{1,3}}|{BELOW_HUNDRED}\b)\s*"
    r"(?:\(\s*[\w ]+?\s*\)\s*)?"
    r"(?=(?P<noun>indikator|iku|sasaran)\b|(?:yang\s+)?(?:mendapat\w*|memperoleh|berkategori|berpredikat|kategori|predikat|kriteria|telah|sudah|dapat|"
    r"tidak|belum|mencapai|melampaui|melebihi|memenuhi|tercapai|di\s?(?:atas|bawah)|sesuai|capaian)\b)",
    re.I,
)
"""A number of indikator or sasaran."""
BANDS = compiled(
    r"\b(?:(?P<hampir>(?:hampir|mendekati)\s+\w+)|(?P<below>(?:tidak|belum|kurang)\s+(?:\w+\s+){0,2}?(?:capai|mencapai|memenuhi|tercapai|target)|"
    r"di\s?bawah\s+(?:target|100))|(?P<above>(?:melampaui|melebihi|di\s?atas)\s+(?:target|100))|"
    r"(?P<reached>(?:mencapai|memenuhi|sesuai(?:\s+dengan)?|sama\s+dengan)\s+(?:target|100)|tercapai))\b",
    re.I,
)
REACHED = compiled(r"\b(?:indikator|sasaran)\b.*(?:target|tercapai)|(?:target|tercapai).*\b(?:indikator|sasaran)\b", re.I)
SASARAN = compiled(r"(?<!indikator )(?<!kinerja )\bsasaran\b", re.I)
INDIKATOR = compiled(r"\bindikator\b", re.I)
OTHER = compiled(
    r"\b(?:program|kegiatan|misi|tujuan|triwulan|semester|renstra|rpjm\w*|menengah|nasional|akhir|lalu|sebelumnya|meningkat\w*|"
    r"menurun\w*|naik|turun|di\s?antara\w*|termasuk|anggaran|serapan|masing-masing)\b",
    re.I,
)
"""Of something else than the indikator or sasaran of the report and their targets of the year."""


class Counted(Struct, frozen=True):
    """A number that a sentence gives of a class, and where."""

    number: int
    what: str
    text: str
    place: Place | None


@kind("reached-count")
def check_reached_count(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Numbers of indikator and sasaran by their target, against their capaian."""
    values: list[Decimal] | None = None
    year = understanding.profile.year
    for sentence in understanding.sentences:
        if sentence.entity != OWN or not REACHED.search(sentence.text.string):
            continue
        if whole := _of_whole(sentence, year):
            values = _values(understanding) if values is None else values
            if whole.number == len(values) and (count := _reached(sentence)):
                yield from _judged(rule, [count], _either(values, count), _told_of(values))
        elif counted := _bands(sentence, year, "indikator"):
            values = _values(understanding) if values is None else values
            if sum(c.number for c in counted) == len(values):
                yield from _judged(rule, counted, _by_band(values, {c.what for c in counted}), _told_of(values))
        elif counted := _bands(sentence, year, "sasaran"):
            yield from _of_sasaran(understanding, rule, counted)


WHOLE = compiled(
    rf"\bdari\s+(?:total\s+|seluruh\s+|sebanyak\s+)?(?P<number>\d{{1,3}}|{BELOW_HUNDRED}\b)\s*(?:\(\s*[\w ]+?\s*\)\s*)?"
    r"(?P<noun>indikator|iku)\b[^.,;\d]{0,40},?\s*(?:sebanyak|sejumlah|terdapat|ada)?\s*$",
    re.I,
)
"""Before the number of those that reached their target: the number of all."""


def _of_whole(sentence: Sentence, year: int | None) -> Counted | None:
    """The number of all indikator, where the sentence tells nothing but how many of them reached their target."""
    string = sentence.text.string
    numbers = list(COUNT.finditer(string))
    told = WHOLE.search(string[: numbers[1].start()]) if len(numbers) == 2 else None
    if told is None or OTHER.search(string) or SASARAN.search(string) or {m.year for m in mentions_in(string)} - {year}:
        return None
    return _counted(sentence, numbers[0], "all") if numbers[0].start("number") == told.start("number") else None


def _reached(sentence: Sentence) -> Counted | None:
    string = sentence.text.string
    number = list(COUNT.finditer(string))[1]
    bands = {b.lastgroup or "" for b in BANDS.finditer(string, number.end())}
    return _counted(sentence, number, bands.pop()) if len(bands) == 1 and bands < {"above", "below", "reached"} else None


def _either(values: Sequence[Decimal], count: Counted) -> Counter[str]:
    """How many reached their target; those exactly at it may be meant alone, or be meant too."""
    ways = [_by_band(values, {count.what}), _by_band(values, {"above", "reached"})]
    ways += [Counter({count.what: sum(v >= HUNDRED for v in values)})] if count.what == "above" else []
    return next((w for w in ways if w[count.what] == count.number), ways[0])


def _of_sasaran(understanding: Understanding, rule: Rule, counted: list[Counted]) -> Iterator[Relation]:
    """A sasaran is reached where the mean of its indikator is, or where all of them are: in doubt is what neither gives."""
    tables: dict[int, list[list[Decimal]]] = defaultdict(list)
    for view, _, rows in by_sasaran(understanding):
        tables[view.index].append([f.value for _, f in rows if f.value is not None])
    told = sum(c.number for c in counted)
    ways = [
        _by_band([way(values) for values in groups], {c.what for c in counted})
        for groups in tables.values()
        if len(groups) == told
        for way in (_mean, min)
    ]
    if ways:
        right = next((w for w in ways if all(c.number == w.get(c.what, 0) for c in counted)), ways[0])
        yield from _judged(rule, counted, right, Both(f"capaian {told} sasaran", f"the achievements of {told} sasaran"))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _values(understanding: Understanding) -> list[Decimal]:
    """The capaian of each indikator this year; none where one has several."""
    found = [{f.figure.value for f in facts} for facts in results(understanding).values()]
    return [v for values in found for v in values if v is not None] if all(len(values) == 1 for values in found) else []


def _told_of(values: Sequence[Decimal]) -> Words:
    return Both(f"capaian {len(values)} indikator", f"the achievements of {len(values)} indikator")


def _bands(sentence: Sentence, year: int | None, noun: str) -> list[Counted]:
    """The numbers above, at and below their targets that a sentence gives of one noun, each once and all of them different."""
    string = sentence.text.string
    other = SASARAN if noun == "indikator" else INDIKATOR
    if OTHER.search(string) or other.search(string) or {m.year for m in mentions_in(string)} - {year}:
        return []
    numbers = list(COUNT.finditer(string))
    ends = [*(m.start() for m in numbers[1:]), len(string)][: len(numbers)]
    counted = []
    for match, end in zip(numbers, ends, strict=True):
        bands = {b.lastgroup or "" for b in BANDS.finditer(string, match.end(), end)}
        if len(bands) == 1:
            counted.append(_counted(sentence, match, next(iter(bands))))
        elif bands or counted:
            return []
    kinds = [c.what for c in counted]
    return counted if len(set(kinds)) == len(kinds) > 1 and "hampir" not in kinds and "below" in kinds else []


def _counted(sentence: Sentence, match: re.Match[str], what: str) -> Counted:
    word = match["number"]
    start, end = match.start(), match.end("noun") if match["noun"] else match.end()
    text = " ".join(sentence.text.string[start:end].split())
    return Counted(counted(word) or 0, what, text, sentence.text.place(start, end))


def _by_band(values: Sequence[Decimal], bands: set[str]) -> Counter[str]:
    """How many are in each band; what is above counts as reached where the sentence does not tell the two apart."""
    found: Counter[str] = Counter()
    for value in values:
        band = "below" if value < HUNDRED else "above" if value > HUNDRED else "reached"
        found[band if band in bands or band == "below" else "reached" if "reached" in bands else "above"] += 1
    return found


def _judged(rule: Rule, counted: Sequence[Counted], right: Mapping[str, int], where: Words) -> Iterator[Relation]:
    """The first number that is not that of the table; all of them hold or none is told of."""
    wrong = [c for c in counted if c.number != right.get(c.what, 0)]
    doubted = wrong[0] if wrong else counted[0]
    number = right.get(doubted.what, 0)
    yield Relation(
        rule,
        not wrong,
        Evidence(doubted.place, doubted.text, "doubted"),
        tuple(Evidence(c.place, c.text, "input") for c in counted if c is not doubted),
        printed=doubted.text,
        expected=str(number),
        calculation=" ≠ ".join(("/".join(str(c.number) for c in counted), "/".join(str(right.get(c.what, 0)) for c in counted)))
        if wrong
        else "",
        arguments={"where": where},
        severity=Severity.WARNING if wrong else None,
    )
