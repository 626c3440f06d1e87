"""Wholes told in sentences and the parts that they are broken down into."""
from __future__ import annotations

import pytest

from tests.checks.checking import told


@pytest.mark.parametrize(
    ("opens", "found"), [("Taman itu terdiri dari", []), ("Target tersebut terdiri dari", ["KLM011"])]
)
def test_a_target_is_no_whole_of_what_was_reached(opens: str, found: list[str]) -> None:
    """"57 dari target 40 taman. Taman itu terdiri dari 24, 21 dan 12" was read as 40 = 57."""
    text = f"Taman yang dirawat sebanyak 57 dari target 40 taman. {opens} 24 taman kota, 21 taman kampung dan 12 taman sekolah."
    assert [rule for rule, _, _ in told(text, "KLM011")] == found


@pytest.mark.parametrize(("last", "found"), [("5.240.320.000", ["KLM011"]), ("5.420.320.000", [])])
def test_a_budget_that_is_shared_among_programmes(last: str, found: list[str]) -> None:
    text = (
        "Perjanjian Kinerja didukung anggaran Rp12.448.470.000 yang terbagi ke dalam dua program, yaitu Program Pelayanan Warga "
        f"sebesar Rp7.028.150.000 dan Program Dukungan Manajemen sebesar Rp{last}."
    )
    assert [rule for rule, _, _ in told(text, "KLM011")] == found
