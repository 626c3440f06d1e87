"""Finding the rows of a table by their names in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from lakip_lint.checks.titles import plain_words
from lakip_lint.facts.fact import Row, TableView
from lakip_lint.patterns import compiled

QUANTITY = compiled(r"^(?:jumlah|persentase|prosentase|presentase|tingkat|cakupan|angka|rasio|nilai|rata rata)\s+")
"""What a sentence often leaves out of the name of an indicator."""
BETWEEN = r"[\W_]+(?:(?:untuk|pada|komoditas|komoditi|tanaman|sektor|bidang)[\W_]+){0,2}"
"""Words that a sentence adds between those of a name ("produksi untuk komoditas jagung")."""


class RowNames(Struct, frozen=True, dict=True):
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
    def _longest_first(self) -> list[tuple[list[str], Row]]:
        return [(name.split(), self.rows[name]) for name in sorted(self.rows, key=len, reverse=True)]

    def found_in(self, string: str) -> list[tuple[Row, tuple[int, int]]]:
        """The rows that a text names with their offsets, the longest name first; a name within a longer one is not taken."""
        small = string.lower()
        found: list[tuple[Row, tuple[int, int]]] = []
        for words, row in self._longest_first:
            if all(word in small for word in words):  # a pattern is made for the few names that may be there
                for match in re.finditer(rf"\b{BETWEEN.join(map(re.escape, words))}\b", string, re.I):
                    if not any(a < match.end() and match.start() < b for _, (a, b) in found):
                        found.append((row, match.span()))
        return found
