"""Finding the rows of a table by their names in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lakip_lint.checks.titles import plain_words
from lakip_lint.facts.fact import Row, TableView
from lakip_lint.patterns import compiled

QUANTITY = compiled(r"^(?:jumlah|persentase|prosentase|presentase|tingkat|cakupan|angka|rasio|nilai|rata rata)\s+")
"""What a sentence often leaves out of the name of an indicator."""
BETWEEN = r"[\W_]+(?:(?:untuk|pada|komoditas|komoditi|tanaman|sektor|bidang)[\W_]+){0,2}"
"""Words that a sentence adds between those of a name ("produksi untuk komoditas jagung")."""


@dataclass(frozen=True)
class RowNames:
    """The data rows of a table by the names that a sentence may print; names of several rows are left out."""

    rows: Mapping[str, Row]

    @staticmethod
    def of(view: TableView) -> RowNames:
        names: dict[str, list[Row]] = defaultdict(list)
        for row in view.rows:
            name = QUANTITY.sub("", plain_words(row.label)) if row.kind == "data" else ""
            if " " in name:
                names[name].append(row)
        return RowNames({name: rows[0] for name, rows in names.items() if len(rows) == 1})

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        longest = sorted(self.rows, key=len, reverse=True)
        return [(name, re.compile(rf"\b{BETWEEN.join(map(re.escape, name.split()))}\b", re.I)) for name in longest]

    def found_in(self, string: str) -> list[tuple[Row, tuple[int, int]]]:
        """The rows that a text names with their offsets, the longest name first; a name within a longer one is not taken."""
        small = string.lower()
        found: list[tuple[Row, tuple[int, int]]] = []
        for name, pattern in self._patterns:
            if name.split()[-1] in small:
                for match in pattern.finditer(string):
                    if not any(a < match.end() and match.start() < b for _, (a, b) in found):
                        found.append((self.rows[name], match.span()))
        return found
