"""Kegiatan that sentences list under a programme, each with anggaran and realisasi, against the programme in the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.evidence import evidence, fact_evidence
from lakip_lint.checks.language import Words
from lakip_lint.checks.recomputed import recomputed, summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Caption, Heading, Paragraph
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

OPENER = compiled(r"^\W*(?:(?:[A-Za-z]|[IVX]{1,5}|\d{1,2})\s*[.)]\s*)?Program\s+[A-Z][^.:;\d]{8,180}:?\s*$")
"""A line of its own that names a programme; its kegiatan follow."""
MEASURES = ("anggaran", "realisasi_anggaran")


class Item(Struct, frozen=True):
    """A kegiatan as told: its two amounts, and its percentage where it stands behind them."""

    anggaran: Figure
    realisasi_anggaran: Figure
    serapan: Figure | None = None

    def amount(self, measure: str) -> Figure:
        return self.anggaran if measure == "anggaran" else self.realisasi_anggaran


@kind("listed-parts")
def check_listed(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The anggaran and the realisasi of the kegiatan listed under a programme must add up to those of the programme.

    Judged where one of the two adds up exactly: then the list is whole, and the other must add up, too.
    """
    for name, items in _lists(understanding):
        whole = _programme(understanding, name)
        holds = {m: whole[m].figure.amount == added(i.amount(m) for i in items) for m in whole}
        if len(whole) == len(MEASURES) and any(holds.values()):
            for measure in MEASURES:
                yield _relation(rule, measure, whole[measure], items, holds=holds[measure])


def _lists(understanding: Understanding) -> Iterator[tuple[str, list[Item]]]:
    """The name of each programme that stands above a list of kegiatan, with these; broken lists are left out."""
    said: dict[int, list[Sentence]] = {}
    for sentence in understanding.sentences:
        said.setdefault(id(sentence.paragraph), []).append(sentence)
    name, mentions = "", list[Mention]()
    for block in understanding.document.blocks:
        if isinstance(block, Heading | Paragraph) and OPENER.match(block.text.plain):
            yield from _whole_list(name, mentions)
            name, mentions = block.text.plain, []
        elif isinstance(block, Paragraph):
            mentions += [m for s in said.get(id(block), ()) for m in s.mentions]
        elif isinstance(block, Heading | Caption):
            yield from _whole_list(name, mentions)
            name, mentions = "", []
    yield from _whole_list(name, mentions)


def _whole_list(name: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, list[Item]]]:
    money = [i for i, m in enumerate(mentions) if m.figure.unit == "Rp"]
    pairs = list(zip(money[::2], money[1::2], strict=False))
    told = [(mentions[a], mentions[b]) for a, b in pairs]
    regular = all((a.measure, b.measure) == MEASURES and a.figure.amount and b.figure.amount is not None for a, b in told)
    if name and len(money) == 2 * len(pairs) >= 4 and regular:
        behind = [mentions[b + 1 : b + 2] for _, b in pairs]
        percent = [after[0].figure if after and after[0].figure.unit == "%" else None for after in behind]
        yield name, [Item(a.figure, b.figure, p) for (a, b), p in zip(told, percent, strict=True)]


def _programme(understanding: Understanding, name: str) -> dict[str, Fact]:
    """The anggaran and the realisasi that the tables print for a programme; none where they print several of one name."""
    facts = [
        f
        for m in MEASURES
        for f in understanding.ledger.find(kind="anggaran", measure=m, year=understanding.profile.year)
        if f.source == "table" and f.figure.amount is not None and f.subject.name.lower().lstrip().startswith("program")
    ]
    same = understanding.lexicon.names.best(name, {f.subject.name for f in facts})
    key = next((f.subject.key for f in facts if f.subject.name == same), None)
    own = {m: [f for f in facts if f.subject.key == key and f.measure == m] for m in MEASURES}
    return {m: of[0] for m, of in own.items() if len({f.figure.amount for f in of}) == 1}


def _relation(rule: Rule, measure: str, whole: Fact, items: list[Item], *, holds: bool) -> Relation:
    """The programme is doubted, or the kegiatan that its own percentage contradicts."""
    parts = [item.amount(measure) for item in items]
    relation = summed(rule, whole.figure, parts, _arguments(measure, whole), holds=holds)
    excess = added(parts) - (whole.figure.amount or Decimal(0))
    wrong = None if holds else _misprinted(items, measure, excess)
    if wrong is None:
        return relation
    others = [fact_evidence(whole, "input", measure.replace("_", " ")), *(evidence(p) for p in parts if p is not wrong)]
    right = recomputed(rule, wrong, (wrong.amount or Decimal(0)) - excess, "", others, relation.arguments, holds=False)
    return replace(right, calculation=relation.calculation, doubts="rincian")


def _arguments(measure: str, whole: Fact) -> dict[str, Words]:
    return {
        "subject": " ".join(whole.subject.name.split())[:120],
        "measure": measure.replace("_", " "),
        "year": str(whole.year or ""),
        "whole": whole.figure.as_printed,
    }


def _misprinted(items: list[Item], measure: str, excess: Decimal) -> Figure | None:
    """The only part whose own percentage fails, and holds once the difference to the programme is taken from it."""
    found = []
    for item in items:
        amounts = {m: item.amount(m).amount or Decimal(0) for m in MEASURES}
        mended = {**amounts, measure: amounts[measure] - excess}
        if item.serapan is not None and not _fits(item.serapan, amounts) and _fits(item.serapan, mended):
            found.append(item.amount(measure))
    return found[0] if len(found) == 1 else None


def _fits(percent: Figure, amounts: dict[str, Decimal]) -> bool:
    if not amounts["anggaran"] or percent.value is None:
        return False
    gap = amounts["realisasi_anggaran"] / amounts["anggaran"] * 100
    return exactly(percent).contains(gap)
