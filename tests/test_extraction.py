"""The benchmark of extraction: what it counts, and that the fixtures reach its bars."""
from __future__ import annotations

import pytest

from benchmarks.extraction.readers import Part, lakip_lint
from benchmarks.extraction.scoring import score
from benchmarks.extraction.truth import KnownCell, KnownTable, documents

ROWS = (("Indikator", "Target", "Realisasi"), ("Taman", "80,00", "84,00"), ("Pohon", "120", "90"))
KNOWN = KnownTable(tuple(KnownCell(r, c, 1, 1, text) for r, row in enumerate(ROWS) for c, text in enumerate(row)), 3, 1)


def test_blanks_and_columns_that_are_too_many_cost_nothing() -> None:
    rows: list[list[str | None]] = [
        ["Indikator", None, "Tar\nget", "Realisasi"], ["Taman", None, "80,0 0", "84,00"], ["Pohon", None, "120", "90"],
    ]
    found = score([KNOWN], [Part(rows)])
    assert (found.right, found.cells, found.numeric_right, found.numeric, found.found) == (9, 9, 4, 4, 1)


def test_parts_of_two_pages_are_put_together_without_their_second_header() -> None:
    parts = [Part([list(ROWS[0]), list(ROWS[1])]), Part([list(ROWS[0]), list(ROWS[2])])]
    found = score([KNOWN], parts)
    assert (found.right, found.cells, found.found, found.whole) == (9, 9, 1, 0)


def test_a_lost_row_a_swapped_cell_and_a_false_table_are_counted() -> None:
    parts = [Part([list(ROWS[0]), ["Taman", "84,00", "80,00"]]), Part([["Kata", "pengantar"], ["Daftar", "isi"]])]
    found = score([KNOWN], parts)
    assert (found.right, found.cells, found.numeric_right, found.extra) == (4, 9, 0, 1)


REPORTS = ["kecamatan-word", "kecamatan-browser", "tahun-ukuran"]
LAYOUTS = sorted(d.name for d in documents() if d.path.parent.name == "bentuk")


@pytest.mark.parametrize("name", [*REPORTS, *LAYOUTS])
def test_every_cell_of_a_fixture_is_right(name: str) -> None:
    (document,) = [d for d in documents() if d.name == name]
    found = score(document.tables(), lakip_lint(document.path))
    assert not found.misses
    assert (found.whole, found.headers, found.extra) == (found.tables, found.tables, 0)
