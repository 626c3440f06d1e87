"""Titles of quarters and what stands under them."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

FIRST = "# a. Triwulan Pertama\nCapaian rata-rata pada Triwulan I mencapai 24,50.\n\n"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("# b. Triwulan Kedua\nCapaian rata-rata pada Triwulan II mencapai 51,20.", []),
        ("# b. Triwulan Kedua\nCapaian rata-rata pada Triulan I mencapai 51,20.", ["Triulan I"]),
        ("b. Triwulan ke-2\n\nHasilnya sebagai berikut. Capaian pada Triwulan I mencapai 51,20.", ["Triwulan I"]),
        ("# b. Triwulan Kedua\nDibandingkan Triwulan I capaian naik menjadi 51,20.", []),
        ("# b. Triwulan Kedua\nCapaian Triwulan I dan Triwulan II menjadi 51,20.", []),
        ("# b. Triwulan Kedua\nCapaian pada Triwulan IV mencapai 51,20.", []),  # no title of that quarter: a plan, perhaps
        ("Triwulan Kedua yang penuh kerja sama di seluruh wilayah kecamatan ini\n\nCapaian pada Triwulan I mencapai 51,20.", []),
        ("# b. Triwulan Kedua\nCapaian sudah baik.\n\n# c. Kendala\nPada Triwulan I turun hujan.", []),
    ],
)
def test_the_text_under_a_title_speaks_of_its_quarter(text: str, printed: list[str]) -> None:
    report = f"LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\n{FIRST}{text}\n"
    assert [doubted for _, _, doubted in told(report, "THN011")] == printed


def test_titles_whose_text_never_fits_have_a_numbering_of_their_own() -> None:
    report = FIRST.replace("pada Triwulan I", "pada Triwulan II") + "# b. Triwulan Kedua\nCapaian pada Triwulan I mencapai 51,20.\n"
    assert told(report, "THN011") == []


@pytest.mark.parametrize("named", ["Triwulan Kedua", "Triwulan II", "Triwulan 2", "Semester Kedua"])
def test_what_it_should_be_is_told_as_the_title_says(named: str) -> None:
    first = FIRST if named.startswith("Tri") else FIRST.replace("Triwulan", "Semester")
    report = f"{first}# b. {named}\nCapaian pada {named.split()[0]} I mencapai 51,20.\n"
    assert [f.expected for f in findings(report, "THN011")] == [named]
