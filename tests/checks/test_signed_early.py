"""The date under a foreword against the year of the report."""

from __future__ import annotations

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.document.plain import document_from_text

TEXT = """LAPORAN KINERJA KECAMATAN REKAAN KABUPATEN TIRTA TAHUN 2031

KATA PENGANTAR

{said}

{date}

CAMAT REKAAN

NIP. 19690305 199003 1 004
"""
SAID = "Laporan Kinerja Kecamatan Rekaan Tahun 2031 memuat capaian Perjanjian Kinerja Tahun 2031."


def held(said: str, date: str) -> list[bool]:
    report = check_document(document_from_text(TEXT.format(said=said, date=date)), load_rules(), select=("THN014",))
    return [relation.holds for relation in report.relations]


@pytest.mark.parametrize("date", ["Rekaan, 11 Januari 2031", "Rekaan,11Januari2031", "Rekaan,    Maret 2031", "Rekaan, 30 Januari 2030"])
def test_foreword_signed_before_the_year_was_over(date: str) -> None:
    assert held(SAID, date) == [False]


@pytest.mark.parametrize("date", ["Rekaan, 11 Januari 2032", "Rekaan,    Pebruari 2032", "Rekaan, 31 Desember 2031"])
def test_foreword_signed_when_it_was(date: str) -> None:
    assert held(SAID, date) == [True]


@pytest.mark.parametrize(
    "said",
    [
        "Perjanjian Kinerja Kecamatan Rekaan Tahun 2031 memuat sasaran dan target.",
        "Laporan Kinerja Triwulan II Kecamatan Rekaan Tahun 2031 memuat capaian.",
        "Laporan Kinerja Kecamatan Rekaan Tahun 2030 memuat capaian.",
    ],
)
def test_forewords_of_something_else_are_left_alone(said: str) -> None:
    assert held(said, "Rekaan, 11 Januari 2031") == []
