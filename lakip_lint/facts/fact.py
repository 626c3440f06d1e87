"""Facts: what each figure says. The ledger holds all facts of one report, indexed by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct, field

from lakip_lint.document.model import Place, Table
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled

OWN = ""
"""Entity of the report itself."""


class Subject(Struct, frozen=True):
    """What a fact speaks of. `kind`: indikator | program | kegiatan | akun | total | survei | evaluasi | pegawai | lain.

    `key` is the same for all spellings that were found to mean the same thing; `name` is as printed.
    """

    kind: str
    key: str
    name: str


class Fact(Struct, frozen=True):
    """A figure and what it says.

    measure  a term of the lexicon: target, realisasi, capaian, anggaran, realisasi_anggaran, serapan, sisa, nilai, nrr, ...
    year     the year it speaks of, or None where it cannot be told
    scope    "" the whole year; else "renstra" (end of plan), "triwulan-1".., "sebelum" / "sesudah" (perubahan), "kumulatif"
    entity   OWN, or the name of another office / region / national average
    source   "table" or "prose"
    table, row, column   where it stands in the tables (index of the table), or None
    certain  False where a slot was filled by default (year of the report, subject of the heading)
    """

    subject: Subject
    measure: str
    figure: Figure
    year: int | None
    place: Place | None
    scope: str = ""
    entity: str = OWN
    source: str = "table"
    table: int | None = None
    row: int | None = None
    column: int | None = None
    certain: bool = True
    context: str = ""
    """The sentence or the row label and header, for showing how it was understood."""

    @property
    def slot(self) -> tuple[str, str, str, int | None, str, str]:
        """Facts with the same slot must say the same."""
        return (self.subject.kind, self.subject.key, self.measure, self.year, self.scope, self.entity)


class Ledger(Struct, frozen=True, dict=True):
    """All facts of one report."""

    facts: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def by_slot(self) -> dict[tuple[str, str, str, int | None, str, str], list[Fact]]:
        index: dict[tuple[str, str, str, int | None, str, str], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            index[fact.slot].append(fact)
        return dict(index)

    def find(
        self,
        *,
        kind: str | None = None,
        key: str | None = None,
        measure: str | None = None,
        year: int | None = None,
        entity: str | None = OWN,
        scope: str | None = "",
    ) -> list[Fact]:
        """Facts that match all the slots that are given; `None` matches anything."""
        return [
            f
            for f in self.facts
            if (kind is None or f.subject.kind == kind)
            and (key is None or f.subject.key == key)
            and (measure is None or f.measure == measure)
            and (year is None or f.year == year)
            and (entity is None or f.entity == entity)
            and (scope is None or f.scope == scope)
        ]


YEAR_WORDS = compiled(r"\b(?:tahun|ta|th)\b|[\W\d_]+")


class Column(Struct, frozen=True):
    """A column of a table as understood. `measure` "" where unknown; `unit` and `scale` from the header ("(Rp 000)")."""

    index: int
    path: tuple[str, ...]
    measure: str = ""
    year: int | None = None
    scope: str = ""
    entity: str = OWN
    unit: str = ""
    scale: int = 1

    @property
    def leaf(self) -> str:
        """The letters of its last header without words for a year: what tells two columns of one measure apart."""
        return YEAR_WORDS.sub("", " ".join(self.path[-1:]).lower())


class Row(Struct, frozen=True):
    """A row of a table as understood.

    kind     data | total | subtotal | average | band | numbers | continuation | empty
    label    its label (the text of its label cells), `number` its printed numbering or account code
    level    depth in the hierarchy that the numbering, code or indentation shows (0 = top), or None
    """

    index: int
    kind: str
    label: str
    number: str = ""
    subject: Subject | None = None
    unit: str = ""
    level: int | None = None
    parent: str = ""
    """Label of the band row or group cell above it."""


class TableView(Struct, frozen=True, dict=True):
    """A table with what was understood of it. `cells[(row, column)]` are the figures of a value cell, most cells one.

    A cell merged over several rows or columns appears once, at its first slot; `merged` lists the slots it covers.
    """

    index: int
    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: dict[tuple[int, int], tuple[Figure, ...]] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[tuple[int, int], ...]] = field(default_factory=dict)
    year: int | None = None
    entity: str = OWN
    understood: bool = False
    plan: bool = False
    """A table of plans (Renstra, next year): its targets are not the targets of the report's year."""
    mistitled: bool = False
    """Its title says another year than its figures prove, which is `year`."""

    def figure(self, row: int, column: int) -> Figure | None:
        """The only figure of a cell, None where there is none or more than one."""
        figures = self.cells.get((row, column), ())
        return figures[0] if len(figures) == 1 else None

    def figures(self, row: int, column: int) -> tuple[Figure, ...]:
        """The figures of the cell that covers a slot: those of a merged cell stand in every slot that it covers."""
        return self.cells.get((row, column)) or self.cells.get(self.covered.get((row, column), (-1, -1)), ())

    @cached_property
    def covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The first slot of the merged cell that covers a slot."""
        return {slot: first for first, slots in self.merged.items() for slot in slots}

    @property
    def data_rows(self) -> list[Row]:
        return [r for r in self.rows if r.kind == "data"]

    def columns_of(self, measure: str) -> list[Column]:
        return [c for c in self.columns if c.measure == measure]


class Profile(Struct, frozen=True):
    """What the report says of itself and by which habits it prints. `conventions` maps a name to a readable sentence."""

    entity: str
    year: int | None
    conventions: dict[str, str] = field(default_factory=dict)
    plan_period: tuple[int, int] | None = None
    decimal_comma: bool = True
    conventions_en: dict[str, str] = field(default_factory=dict)
    """The same sentences in English."""
    neighbours: tuple[str, ...] = ()
    """Offices that are known to be others, whatever their names look like."""


def numbers_in(facts: Iterable[Fact]) -> set[tuple[Place | None, str]]:
    """The distinct printed figures behind facts."""
    return {(f.place, f.figure.raw) for f in facts}
