"""Rows and words that are printed twice."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

HEADER = "| No | Kegiatan | Lokasi | Anggaran |\n|---|---|---|---|\n"
ROW = "| {} | Perawatan Taman Kota Bagian Utara | {} | {} |\n"


@pytest.mark.parametrize(
    ("second", "found"),
    [(("2", "Mekar Sari", "5.000.000"), 1), (("2", "Suka Damai", "5.000.000"), 0), (("2", "Mekar Sari", "7.000.000"), 0)],
)
def test_a_row_printed_twice(second: tuple[str, str, str], found: int) -> None:
    assert len(told(HEADER + ROW.format("1", "Mekar Sari", "5.000.000") + ROW.format(*second), "STR041")) == found


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Kegiatan yang yang dilakukan sudah selesai.", "yang yang"),
        ("Keluarannya terlaksananya terlaksananya pelatihan.", "terlaksananya terlaksananya"),
        ("Indikator itu yaitu Jumlah Jumlah Luas Sawah.", "Jumlah Jumlah"),
        ("Upaya upaya lain dan masing masing kegiatan, pihak lain lain.", None),
        ("Sasaran Sasaran Sasaran Sasaran", None),
        ("Mutu di-yang-yang-kan.", None),
    ],
)
def test_a_word_printed_twice(sentence: str, printed: str | None) -> None:
    assert [f.printed for f in findings(sentence, "FMT040")] == ([printed] if printed else [])


def test_all_doubled_words_are_one_note() -> None:
    (found,) = findings("Kegiatan yang yang selesai.\n\nLebih dari dari satu tahun.", "FMT040")
    assert (found.severity, [e.text for e in found.locations]) == ("note", ["yang yang", "dari dari"])
