"""Abbreviations with two letters exchanged."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

KNOWN = "Kegiatan dibiayai APBD kabupaten. Realisasi APBD dilaporkan setiap bulan. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (KNOWN + "Rencana kerja sumber dana ABPD.", ["ABPD"]),
        (KNOWN + "\n\n| Sumber | Pagu |\n|---|---|\n| ABPD | 12.000 |\n", ["ABPD"]),
        (KNOWN + "Rencana kerja sumber dana APBD.", []),
        ("Rencana kerja sumber dana ABPD.", []),  # the report does not know the right one
        (KNOWN + "Tim ABPD rapat. ABPD menilai. Ketua ABPD melapor.", []),  # an abbreviation of its own
        (KNOWN + "Rencana kerja sumber dana SABPDE.", []),
    ],
)
def test_two_letters_exchanged(text: str, found: list[str]) -> None:
    assert [doubted for _, _, doubted in told(text, "FMT045")] == found
