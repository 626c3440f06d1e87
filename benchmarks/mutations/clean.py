"""A faultless report: where its figures stand, and in which relations that hold each of them takes part."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from benchmarks.mutations.editing import Edit, Spot, place_of, printed, texts_of
from benchmarks.mutations.proof import broken, numeral_of
from lakip_lint.checks.merge import touch
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document, Place, Text
from lakip_lint.engine import check_document, load_rules, read
from lakip_lint.facts import understand
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.understanding import Understanding
from lakip_lint.reports.report import DocumentReport

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTLESS = ("kecamatan-benar", "kecamatan-word", "kecamatan-browser", "tahun-ukuran")


class Part(Struct, frozen=True):
    """That a spot is the figure `position` of a relation (0: the doubted one, then the others in order)."""

    relation: Relation
    position: int

    @property
    def texts(self) -> list[str]:
        return [e.text for e in (self.relation.doubted, *self.relation.others)]


class Clean(Struct, frozen=True, dict=True):
    """A faultless document with its report."""

    name: str
    document: Document
    report: DocumentReport

    @classmethod
    def of(cls, name: str, document: Document) -> Clean:
        return cls(name, document, check_document(document, load_rules()))

    @cached_property
    def understanding(self) -> Understanding:
        return understand(self.document, load_rules().knowledge)

    @cached_property
    def _by_page(self) -> dict[int, list[tuple[Spot, Text, Place]]]:
        pages: dict[int, list[tuple[Spot, Text, Place]]] = defaultdict(list)
        for spot, text in texts_of(self.document):
            for place in {s.place.page: s.place for s in text.spans}.values():
                pages[place.page].append((spot, text, place))
        return dict(pages)

    def locate(self, evidence: Evidence) -> Spot | None:
        """Where the text of an evidence stands: the place is that of its words, white space may differ."""
        if evidence.place is None or not evidence.text.strip():
            return None
        words = evidence.text.split()
        pattern = re.compile(r"(?<!\d)" + r"\s+".join(map(re.escape, words)).removesuffix("%") + r"(?!\d)")
        for spot, text, _ in self._by_page.get(evidence.place.page, ()):
            for match in pattern.finditer(text.string):
                place = text.place(match.start(), match.end())
                if place == evidence.place or (place and touch(place, evidence.place) and _within(place, evidence.place)):
                    return Spot(spot.block, spot.row, spot.column, match.start(), match.end())
        return None

    def spot_of(self, fact: Fact) -> Spot | None:
        return self.locate(Evidence(fact.place, fact.figure.raw))

    @cached_property
    def holding(self) -> tuple[Relation, ...]:
        return tuple(r for r in self.report.relations if r.holds)

    def of_kind(self, kind: str, **given: str) -> list[Relation]:
        """The relations that hold of a kind of rule."""
        return [r for r in self.holding if r.rule.kind == kind and all(str(r.rule.given.get(k)) == v for k, v in given.items())]

    @cached_property
    def figures(self) -> dict[Spot, tuple[Part, ...]]:
        """The spots of single numbers that take part in relations that hold, in reading order."""
        found: dict[Spot, list[Part]] = defaultdict(list)
        for relation in self.holding:
            for position, evidence in enumerate((relation.doubted, *relation.others)):
                if evidence.role != "context" and numeral_of(evidence.text) and (spot := self._located(evidence)):
                    found[spot].append(Part(relation, position))
        return {spot: tuple(found[spot]) for spot in sorted(found)}

    def _located(self, evidence: Evidence) -> Spot | None:
        key = (evidence.place, evidence.text)
        if key not in self._known:
            self._known[key] = self.locate(evidence)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[Place | None, str], Spot | None]:
        return {}

    def text(self, spot: Spot) -> str:
        return printed(self.document, spot)

    def place(self, spot: Spot) -> Place | None:
        return place_of(self.document, spot)

    def parts(self, spot: Spot) -> tuple[Part, ...]:
        """The relations in which the figure at a spot takes part."""
        return self.figures.get(spot, ())

    def proves(self, edits: tuple[Edit, ...]) -> bool:
        """Whether what the edits print contradicts figures that stay."""
        news = {e.spot: e.new for e in edits}
        return any(
            broken(part.relation, self._texts(part.relation, news)) and not broken(part.relation, part.texts)
            for e in edits
            for part in self.parts(e.spot)
        )

    def _texts(self, relation: Relation, news: dict[Spot, str]) -> list[str]:
        texts = []
        for evidence in (relation.doubted, *relation.others):
            spot = self._located(evidence)
            texts.append(news.get(spot, evidence.text) if spot else evidence.text)
        return texts


def _within(place: Place, other: Place) -> bool:
    """Whether most of a place lies in another (the place of a cell holds that of its figure)."""
    a, b = place.box, other.box
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide * 2 > a.x1 - a.x0 and high * 2 > a.bottom - a.top


def load(name: str) -> Clean:
    """A fixture, read and checked. Raises InputError."""
    return Clean.of(name, read(FIXTURES / f"{name}.pdf"))
