"""Lists in the order of time."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

DATES = ("14 Februari 2023", "7 Juni 2023", "21 Juli 2023", "30 Agustus 2023", "8 Nopember 2023")


def doubted(*dates: str) -> list[str]:
    items = "\n\n".join(f"{letter}. Revisi anggaran disahkan tanggal {date}." for letter, date in zip("abcdefg", dates, strict=False))
    text = f"LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\nAnggaran direvisi sebagai berikut:\n\n{items}\n"
    return [printed for _, _, printed in told(text, "THN013")]


@pytest.mark.parametrize(
    ("dates", "printed"),
    [
        (DATES, []),
        ((*DATES[:2], "21 Juli 2022", *DATES[3:]), ["21 Juli 2022"]),
        (("14 Februari 2024", *DATES[1:]), ["14 Februari 2024"]),
        ((*DATES[:4], "8 Nopember 2022"), ["8 Nopember 2022"]),
        ((*DATES[:2], "21 Mei 2023", *DATES[3:]), []),  # no year puts it in order
        (("14 Februari 2024", "7 Juni 2023", "21 Juli 2022", *DATES[3:]), []),  # two of them
        (DATES[::-1], []),
        ((*DATES[:2], "21 Juli 2022", DATES[3]), []),  # too few
    ],
)
def test_one_year_that_breaks_the_order(dates: tuple[str, ...], printed: list[str]) -> None:
    assert doubted(*dates) == printed
