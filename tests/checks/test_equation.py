"""Kind `equation`: calculations written out, and what is none."""

from __future__ import annotations

import pytest

from lakip_lint.checks.equation import equations
from tests.checks.checking import findings, told


@pytest.mark.parametrize(
    ("calculation", "printed", "right"),
    [
        ("(17 : 20) x 100%", "58%", "85%"),
        ("45 desa / 50 desa x 100%", "80%", "90,00%"),
        ("50% + (12,50 / 20 x 50) = 50% + 31,25%", "82,25%", "81,25%"),
        ("Rp 50.000 x 12 bulan x 5 orang", "3.500.000", "3.000.000"),
        ("3,42 x 25", "88,55", "85,50"),
        ("1.250/1.500 x 100%", "38,33%", "83,33%"),
        ("12 + 30 + 5", "48", "47"),
        ("(85,5 + 90,5) / 2", "89,5", "88,0"),
        ("(2 x 10 - 8)/10 x 100%", "130%", "120%"),
        ("45/50", "80%", "90%"),
    ],
)
def test_results(calculation: str, printed: str, right: str) -> None:
    sentence = f"Perhitungannya adalah {calculation} = {printed}."
    [found] = findings(sentence, "KLM060")
    assert (str(found.severity), found.locations[0].text) == ("error", printed)
    assert told(sentence.replace(f"= {printed}", f"= {right}"), "KLM060") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai 85 - 100 = 4 dan 70 - 84 = 3.",
        "Skala 1 : 4 = 26%.",
        "Rumus kolom (4/3 x 100 = 5) dan 6 = 5/4 x 100.",
        "Realisasi / 90 x 100% = 94,00%.",
        "Target - Realisasi : 90 x 100% = 94,00%.",
        "E = 98,40 + 98,80 + 98,91 = 74,03",  # the fourth part: its divisor stands on the line below
        "17 x 100% = 85,00%",
        "940.468 x 100% = 85,80%",  # of 1.096.138 on the line below
        "Nilai = 95% x 30 = 28,5 dan 90% x 20 = 18.",
        "Realisasi = 45/50 = 0,9 = 90%.",
        "Bagiannya 40/100 = 40%.",
        "Batas nilai >= 50 dan 12 + 3 >= 20.",
        "Nilai ((3 + 4) = 9",
    ],
)
def test_what_is_no_calculation_or_is_right(sentence: str) -> None:
    assert told(sentence, "KLM060") == []


def test_one_unit_of_the_last_digit_is_a_note() -> None:
    assert told("Capaian = 17/18 x 100% = 94,45%.", "KLM060") == [("KLM060", "note", "94,45%")]


@pytest.mark.parametrize("terms", ["1 x 1 x ", "1 % x ( 1 persen ) x ", "(1 + ", "1 aa bb ", "1 aa x ( 1 bb persen ) x "])
def test_long_terms_without_a_result_take_no_time(terms: str) -> None:
    assert list(equations(terms * 500 + "= 7")) == []
