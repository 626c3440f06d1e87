"""Kind `belonging`: the one table that puts an indicator under the sasaran of others."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

PARKS, PEOPLE = "Terawatnya taman kampung", "Lancarnya pelayanan warga kampung"


def tables(*sasaran: str) -> str:
    """Tables that each put "Persentase pengaduan selesai" under one of these, and a row of the parks above it."""
    return "\n".join(
        f"Tabel {n} Pengukuran\n| No | Sasaran | Indikator Kinerja | Target |\n|---|---|---|---|\n"
        f"| 1 | {PARKS} | Jumlah taman terawat | 12 |\n| 2 | {one} | Persentase pengaduan selesai | 90,00 |\n"
        for n, one in enumerate(sasaran, 1)
    )


@pytest.mark.parametrize(
    ("sasaran", "found"),
    [
        ([PEOPLE, PEOPLE, PEOPLE], []),
        ([PARKS, PEOPLE], []),  # which of the two is right, nobody can say
        ([PARKS, PEOPLE, PEOPLE], [("STR025", "warning", PARKS)]),
        ([PEOPLE, PEOPLE, PARKS, PEOPLE, PEOPLE], [("STR025", "error", PARKS)]),
        ([PARKS, PARKS, PEOPLE, PEOPLE, PEOPLE], []),  # two tables otherwise: a custom
        (["Warga kampung dilayani dengan cepat", PEOPLE, PEOPLE], []),  # a name of its own for the same
        (["^", PEOPLE, PEOPLE], [("STR025", "warning", PARKS)]),  # one cell over both rows
        (["", PEOPLE, PEOPLE], []),
    ],
)
def test_an_indicator_stands_under_one_sasaran(sasaran: list[str], found: list[tuple[str, str, str]]) -> None:
    assert told(tables(*sasaran), "STR025") == found
