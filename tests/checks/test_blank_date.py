"""Dates of signatures that lack the day."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

BELOW = "\n\nCAMAT MEKAR SARI\n\nNIP. 19690305 199003 1 004\n\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Mekar Sari,     Januari 2024", ["Mekar Sari, Januari 2024"]),
        ("Mekar Sari, ..... Januari 2024", ["Mekar Sari, ..... Januari 2024"]),
        ("Mekar Sari, 2024", ["Mekar Sari, 2024"]),
        ("Mekar Sari, 12 Januari 2024", []),
        ("Camat melapor pada Januari, Februari 2024", []),
    ],
)
def test_dates_above_a_signature(line: str, found: list[str]) -> None:
    assert [doubted for _, _, doubted in told(line + BELOW, "ENT005")] == found


def test_lines_without_a_signature_below_are_left_alone() -> None:
    assert told("Mekar Sari, Januari 2024\n\nMusyawarah dihadiri warga.", "ENT005") == []


def test_the_same_date_is_one_finding_with_all_its_places() -> None:
    (finding,) = findings(("Mekar Sari, Januari 2024" + BELOW) * 2, "ENT005")
    assert [place.role for place in finding.locations] == ["doubted", "copy"]
