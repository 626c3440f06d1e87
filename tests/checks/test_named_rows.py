"""Sentences on several named rows of a table."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

YEARS = """# 3.1 Taman terawat
Tabel 3.1 Persentase taman terawat
| No | Kecamatan | Capaian 2022 | Capaian 2023 |
|---|---|---|---|
| 1 | KECAMATAN ARUM | 60,59 | 33,17 |
| 2 | KECAMATAN BANYU | 21,32 | 23,69 |
| 3 | KECAMATAN CEMARA | 59,32 | 68,66 |
| 4 | KECAMATAN DURI | 25,13 | 69,29 |
| 5 | KECAMATAN ELOK | 55,05 | 67,76 |
| 6 | KECAMATAN BANYU BARAT | 11,44 | 9,49 |

"""
SHARES = """# 3.2 Desa siaga
Tabel 3.2 Desa siaga
| No | Kab / Kota | Jumlah desa | Desa siaga | % |
|---|---|---|---|---|
| 1 | ARUM | 100 | 92 | 92,0 |
| 2 | BANYU | 50 | 44 | 88,0 |
| 3 | CEMARA | 40 | 35 | 87,5 |
| 4 | DURI | 60 | 57 | 95,0 |
| 5 | KOTA_BANYU | 20 | 19 | 95,0 |
| 6 | KOTA_ELOK | 10 | 8 | 80,0 |

"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Sebaliknya Kecamatan Arum dan Kec. Banyu mengalami penurunan capaian.", "KECAMATAN BANYU"),
        ("Sebaliknya Kecamatan Arum dan Kecamatan Banyu Barat mengalami penurunan capaian.", ""),
        ("Kecamatan Cemara, Kecamatan Duri, dan Kecamatan Arum meningkat.", "KECAMATAN ARUM"),
        ("Kecamatan Cemara, Kecamatan Duri, dan Kecamatan Arum belum meningkat.", ""),
        ("Kecamatan Arum dan Kecamatan Banyu, seperti telah diuraikan, mengalami penurunan.", ""),  # said of another subject
        ("Kecamatan Banyu mengalami penurunan capaian.", ""),  # a single name
        ("Kecamatan Cemara dan Kecamatan Duri mengalami penurunan capaian.", ""),  # it speaks of something else
    ],
)
def test_rises_and_falls(sentence: str, wrong: str) -> None:
    found = findings(YEARS + sentence, "KLM033")
    assert [f.severity.value for f in found] == (["warning"] if wrong else [])
    assert all(wrong in f.message["id"] for f in found)


FALLS = "Kecamatan Arum dan Kecamatan Banyu mengalami penurunan."


def test_a_short_table_is_no_list_of_all_areas() -> None:
    short = YEARS.replace("| 5 | KECAMATAN ELOK | 55,05 | 67,76 |\n", "")
    assert told(YEARS + FALLS, "KLM033") != []
    assert told(short + FALLS, "KLM033") == []


@pytest.mark.parametrize(("pages", "found"), [(2, 1), (3, 0)])
def test_a_table_some_pages_before(pages: int, found: int) -> None:
    assert len(told(YEARS + "\fTaman itu indah.\n" * (pages - 1) + "\f" + FALLS, "KLM033")) == found


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        ("Kabupaten Arum, Kabupaten Banyu, dan Kabupaten Cemara", ["kurang dari 90 %"]),
        ("Kabupaten Banyu, Kabupaten Cemara, dan Kota Elok", []),
        ("Kabupaten Cemara, Kota Elok, dan Kota Banyu", ["kurang dari 90 %"]),
    ],
)
def test_a_limit(names: str, wrong: list[str]) -> None:
    assert [t for *_, t in told(SHARES + f"Tiga daerah capaiannya kurang dari 90 %, yaitu {names}.", "KLM033")] == wrong
