"""Days that no month has."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings


@pytest.mark.parametrize("date", ["31 Februari 2024", "30 Pebruari", "31 Juni", "31 NOPEMBER 2023", "29 Februari 2023", "31 April 2022"])
def test_a_day_that_the_month_does_not_have(date: str) -> None:
    (finding,) = findings(f"Mekar Sari, {date}\n\nData sampai dengan {date} belum lengkap.", "THN015")
    assert str(finding.severity) == "error"
    assert [place.text for place in finding.locations] == [date, date]


@pytest.mark.parametrize(
    "text",
    ["Data per 30 Juni 2023.", "Data per 29 Februari 2024.", "Data per 29 Februari.", "Data per 31 Desember 2023.", "Pasal 1.31 Juni.",
     "Sebanyak 131 April.", "Data per 31 Juli 2023."],
)  # fmt: skip
def test_days_that_there_are(text: str) -> None:
    assert findings(text, "THN015") == []
