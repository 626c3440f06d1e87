"""Names of tables in running text, and the years of figures."""
from __future__ import annotations

import pytest

from tests.checks.checking import understood

INDICATORS = """
| No | Indikator Kinerja | Target | Realisasi |
|---|---|---|---|
| 1 | Persentase pengaduan warga yang ditangani | 90,00 | 95,00 |
| 2 | Luas taman kota yang terawat Kecamatan | 12 | 14 |
| 3 | {} Jumlah forum warga kampung yang aktif | 20 | 21 |

"""
BUDGET = """
| No | Program / Kegiatan | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| 1 | Program Penataan Taman | 100.000.000 | 90.000.000 |
| 2 | Program Pelayanan Warga | 200.000.000 | 190.000.000 |

"""


def named(text: str) -> list[str]:
    """The subjects that the last sentence gives its figures."""
    return [m.subject.name for m in understood(f"# 3.1 Uraian\n{text}").sentences[-1].mentions if m.subject and m.subject_given]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Persentase pengaduan warga yang ditangani sebesar 95,00.", "Persentase pengaduan warga yang ditangani"),
        ("Pengaduan warga yang ditangani sebesar 95,00.", "Persentase pengaduan warga yang ditangani"),
        ("Luas taman kota yang terawat adalah 14.", "Luas taman kota yang terawat Kecamatan"),
        ("Capaian tertinggi sebesar 105,56 % pada persentase pengaduan warga yang ditangani.", "Persentase pengaduan warga yang ditangani"),
    ],
)
def test_names_may_lack_their_quantity_and_their_office(sentence: str, name: str) -> None:
    assert named(INDICATORS.format("") + sentence) == [name]


@pytest.mark.parametrize("letter", ["", "a."])
def test_a_lettered_name_may_lack_its_quantity_too(letter: str) -> None:
    """The letter was taken for a part of the name when it was asked whether another has the same words."""
    told = "Forum warga kampung yang aktif sebanyak 21."
    assert named(INDICATORS.format(letter) + told) == ["Jumlah forum warga kampung yang aktif"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Program Penataan Taman menyerap Rp 90.000.000.", ["Program Penataan Taman"]),
        ("Program Penataan Taman Desa menyerap Rp 80.000.000.", []),  # another, longer name
        ("Belanja modal Rp 20.000.000 atau 6,67 % dari total anggaran.", ["total"]),
    ],
)
def test_names_of_accounts(sentence: str, name: list[str]) -> None:
    assert named(BUDGET + sentence) == name


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Realisasi sebesar 84,90 (2022) dan 86,70 (2023).", [(2022, True), (2023, True)]),
        ("Realisasi sebesar 84,90 pada tahun 2022.", [(2022, True)]),
        ("Tahun 2022 realisasi sebesar 84,90.", [(2022, True)]),
        ("Sampai dengan Desember 2022 realisasi sebesar 84,90.", [(2022, True)]),
        ("Realisasi tahun 2021-2022 sebesar 84,90.", [(2023, False)]),
        ("Realisasi sebesar 84,90.", [(2023, False)]),
    ],
)
def test_the_year_of_a_figure(sentence: str, years: list[tuple[int, bool]]) -> None:
    told = understood(f"# 3.1 Uraian\n{sentence}").sentences[-1].mentions
    assert [(m.year, m.year_given) for m in told] == years
