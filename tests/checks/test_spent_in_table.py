"""Kind `spent-in-table`: a percentage beside one amount of a budget table, of which the table prints the other (ANG027)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """
| No | Program | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|---|
| 1 | Program Penunjang Urusan | 650.000.000 | 611.256.300 | 94,04 |
| 2 | Program Pengelolaan Taman | 350.000.000 | 330.000.000 | 94,29 |
| JUMLAH | < | 1.000.000.000 | 941.256.300 | 94,13 |
"""


@pytest.mark.parametrize(("sentence", "found"), [
    ("Realisasi seluruhnya sebesar Rp 941.256.300 atau 95,21%.", [("error", "95,21%")]),
    ("Realisasi seluruhnya sebesar Rp 941.256.300 atau 94,13%.", []),
    ("Realisasi anggaran sebesar 95,21% dari pagu Rp 1.000.000.000.", [("warning", "95,21%")]),
    ("Realisasi anggaran sebesar 94,13% dari pagu Rp 1.000.000.000.", []),
    ("Realisasi fisik sebesar Rp 941.256.300 atau 95,21%.", []),
    ("Realisasi triwulan III sebesar Rp 941.256.300 atau 75,21%.", []),
    ("Realisasi seluruhnya sebesar Rp 941.256.300 atau 95,21% dari pagu.", []),
])  # fmt: skip
def test_the_share_of_a_budget_whose_other_amount_the_table_prints(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(severity, text) for _, severity, text in told(sentence + TABLE, "ANG027")] == found


def test_an_amount_that_stands_beside_different_ones_tells_nothing() -> None:
    other = TABLE.replace("1.000.000.000", "1.100.000.000").replace("94,13", "85,57")
    assert told(f"Realisasi seluruhnya sebesar Rp 941.256.300 atau 95,21%.{TABLE}\n{other}", "ANG027") == []
