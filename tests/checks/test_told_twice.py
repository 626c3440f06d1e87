"""One kegiatan that an enumeration names twice."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

TABLE = """
Tabel 3.4 Anggaran tahun 2023
| No | Kegiatan | Anggaran (Rp) |
|---|---|---|
| 1 | Pembangunan Taman Lingkungan Kampung | 200.000.000 |
| 2 | Pemeliharaan Jalur Hijau Kecamatan | 100.000.000 |

"""
FIRST = "Kegiatan pertama adalah Pembangunan Taman Lingkungan Kampung dengan anggaran Rp 200.000.000. "


def test_a_copied_sentence_whose_name_was_not_changed() -> None:
    text = TABLE + FIRST + "Kegiatan kedua adalah Pembangunan Taman Lingkungan Kampung dengan anggaran Rp {}."
    (finding,) = findings(text.format("100.000.000"), "STR029")
    assert (finding.severity, finding.expected) == ("error", "Pemeliharaan Jalur Hijau Kecamatan")
    assert finding.locations[0].text == "Kegiatan kedua adalah Pembangunan Taman Lingkungan Kampung"


def test_a_doubt_where_no_table_has_either() -> None:
    text = TABLE + FIRST.replace("200", "210") + "Yang kedua Pembangunan Taman Lingkungan Kampung dengan anggaran Rp 90.000.000."
    assert [s for _, s, _ in told(text, "STR029")] == ["warning"]


@pytest.mark.parametrize(
    "second",
    [
        "Kegiatan kedua adalah Pemeliharaan Jalur Hijau Kecamatan dengan anggaran Rp 100.000.000.",
        "Kegiatan kedua adalah Pembangunan Taman Lingkungan Kampung dengan anggaran Rp 200.000.000.",
        "Kegiatan Pembangunan Taman Lingkungan Kampung mendapat tambahan anggaran Rp 100.000.000.",
        "Kegiatan pertama, Pembangunan Taman Lingkungan Kampung, semula beranggaran Rp 100.000.000.",
    ],
)
def test_other_items(second: str) -> None:
    assert told(TABLE + FIRST + second, "STR029") == []
