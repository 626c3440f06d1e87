"""Tables of an evaluation of accountability (LKE): components with their weights and values, parts of components, the total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.phrases import unbracketed
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled

LEAST = 3
NAMES = {
    "perencanaan": r"perencanaan(?:\s+kinerja)?",
    "pengukuran": r"pengukuran(?:\s+kinerja)?",
    "pelaporan": r"pelaporan(?:\s+kinerja)?",
    "evaluasi": r"evaluasi(?:\s+(?:atas|implementasi|akuntabilitas|kinerja|internal|instansi|pemerintah|s?akip|oleh|apip))*",
    "pencapaian": r"(?:pencapaian|capaian)\s+(?:sasaran|kinerja|organisasi|[/&-]|dan|\s)+",
}
COMPONENT = compiled(r"|".join(f"(?P<{key}>{words})" for key, words in NAMES.items()), re.I)
NUMBERING = compiled(r"^\W*(?:(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s*)+", re.I)
TOTAL = compiled(
    r"\W*(?:(?:jumlah|jml|total)(?!.*\bbobot\b)(?:\s+\w+){0,4}|(?:total\s+)?(?:nilai|hasil|skor)(?:\s+(?:akhir|total|hasil|evaluasi|akuntabilitas|kinerja|s?akip"
    r"|implementasi|keseluruhan|internal|instansi|pemerintah|penilaian|komponen|lke|atas|sistem))+)\W*(?:\([^)]*\)\W*)?",
    re.I,
)
SHARE_HEADER = compiled(r"%|persen|prosen|presen|capaian", re.I)


class Component(Struct, frozen=True):
    """A component and the rows of its parts (none where the table lists components only)."""

    key: str
    row: Row
    parts: tuple[Row, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(self.row.label.split())


class Lke(Struct, frozen=True):
    """One table. `weights` its column of bobot, `values` its columns of points, `shares` those of percentages of the bobot."""

    view: TableView
    components: tuple[Component, ...]
    weights: Column | None
    values: tuple[Column, ...]
    shares: tuple[Column, ...]
    total: Row | None

    def weight(self, row: Row) -> Figure | None:
        """The weight of a row in points (0,30 and 30% are 30)."""
        figure = self.figure(row, self.weights) if self.weights else None
        if figure is None or figure.value is None or not self.fractions:
            return figure
        return replace(figure, value=figure.value * 100, decimals=max(0, figure.decimals - 2), scale=Decimal(1))

    @property
    def fractions(self) -> bool:
        figures = [f for c in self.components if self.weights and (f := self.figure(c.row, self.weights))]
        return bool(figures) and all(f.value is not None and f.value <= 1 for f in figures)

    def figure(self, row: Row, column: Column) -> Figure | None:
        figure = self.view.figure(row.index, column.index)
        return figure if figure is not None and figure.value is not None and figure.upper is None else None


def lke_tables(views: tuple[TableView, ...]) -> Iterator[Lke]:
    """The tables of an evaluation of AKIP, with their components."""
    for view in views:
        found = _lke(view)
        if found:
            yield found


def component_of(label: str) -> str:
    """The component that a row label names, numbering and brackets aside; "" for parts of components and anything else."""
    plain = unbracketed(NUMBERING.sub("", " ".join(label.split())))
    match = COMPONENT.fullmatch(" ".join(plain.split()).strip(" .:;-"))
    return str(match.lastgroup) if match else ""


def _lke(view: TableView) -> Lke | None:
    components: list[Component] = []
    total: Row | None = None
    for row in view.rows:
        key = component_of(row.label)
        known = {c.key for c in components}
        if key and key not in known and row.kind in ("data", "band"):
            components.append(Component(key, row))
        elif len(components) >= LEAST and total is None and (row.kind == "total" or TOTAL.fullmatch(row.label)):
            total = row
        elif components and total is None and row.kind == "data":
            components[-1] = replace(components[-1], parts=(*components[-1].parts, row))
    if len({c.key for c in components} & {"perencanaan", "pengukuran", "pelaporan", "evaluasi"}) < LEAST:
        return None
    columns = [c for c in view.columns if sum(_has(view, c, k) for k in components) >= LEAST]
    weights = next(
        (
            c
            for c in columns
            if c.measure == "bobot" or (patterns.search(r"bobot", " ".join(c.path), re.I) and c.measure != "capaian")
        ),
        None,
    )
    rest = [c for c in columns if c is not weights]
    shares = [c for c in rest if c.unit == "%" or SHARE_HEADER.search(c.path[-1] if c.path else "")]
    values = [c for c in rest if c not in shares]
    return Lke(view, tuple(components), weights, tuple(values), tuple(shares), total) if weights or values else None


def _has(view: TableView, column: Column, component: Component) -> bool:
    figure = view.figure(component.row.index, column.index)
    return figure is not None and figure.value is not None and figure.upper is None
