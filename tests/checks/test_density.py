"""People, area and density told in sentences."""

from __future__ import annotations

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.document.plain import document_from_text

HEAD = "LAPORAN KINERJA KECAMATAN REKAAN KABUPATEN TIRTA TAHUN 2031\n\nBAB I PENDAHULUAN\n\n"


def judged(text: str) -> list[tuple[bool, str]]:
    report = check_document(document_from_text(f"{HEAD}{text}\n"), load_rules(), select=("KLM050",))
    return [(r.holds or str(r.severity) == "note", str(r.expected)) for r in report.relations]


@pytest.mark.parametrize(
    "text",
    [
        "Luas wilayah 24,00 km2 dengan jumlah penduduk 36.000 jiwa dan kepadatan penduduk 1.500 jiwa/km2.",
        "Luas wilayah 24,13 km². Jumlah penduduk sebanyak 36.000 jiwa. Kepadatan penduduk rata-rata 1.492 jiwa per km persegi.",
        "Luas wilayah 2.400 Ha dengan jumlah penduduk 36.000 jiwa, sehingga kepadatan penduduknya 15 jiwa/Ha.",
        "Luas wilayah 2.400 Ha dengan jumlah penduduk 36.000 jiwa, sehingga kepadatan penduduknya 1.500 jiwa/km2.",
        "Luas wilayah 24,00 km2 atau 2.400 Ha dengan jumlah penduduk 36.000 jiwa, sehingga kepadatannya 1.500 jiwa per km2.",
        "Luas wilayah 24,00 km2 dengan penduduk 36.000 jiwa, yaitu laki-laki 17.000 jiwa dan perempuan 19.000 jiwa, dan kepadatan "
        "1.500 jiwa/km2.",
        "Kecamatan Rekaan memiliki luas wilayah 2.413,00 Ha atau 24,13 km2, terdiri dari 10 desa. Tanah sawah 900,00 Ha.\n\nJumlah penduduk "
        "36.000 jiwa terdiri dari laki-laki 17.000 jiwa dan perempuan 19.000 jiwa, dengan kepadatan penduduk 1.492 jiwa/km2.",
        "Luas wilayah 24,1 km2 dengan jumlah penduduk 36.000 jiwa dan kepadatan penduduk 1.495,00 jiwa/km2.",  # 24,05 to 24,15
    ],
)
def test_density_that_people_and_area_give(text: str) -> None:
    assert [holds for holds, _ in judged(text)] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luas wilayah 24,00 km2 dengan jumlah penduduk 36.000 jiwa dan kepadatan penduduk 1.050 jiwa/km2.", "1.500"),
        ("Luas wilayah 24,00 km2. Jumlah penduduk sebanyak 36.000 jiwa. Kepadatan penduduk rata-rata 1.050 jiwa per km2.", "1.500"),
        # the area in hectares and the density in square kilometres
        ("Luas wilayah 2.400 Ha dengan jumlah penduduk 36.000 jiwa, sehingga kepadatan penduduknya 15 jiwa/km2.", "1.500"),
    ],
)
def test_density_that_they_do_not_give(text: str, expected: str) -> None:
    assert judged(text) == [(False, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Luas wilayah 24,00 km2 dengan jumlah penduduk 36.000 jiwa. Kepadatan tertinggi di Desa Asri yaitu 4.000 jiwa/km2.",
        "Luas wilayah 24,00 km2, luas Desa Asri 2,00 km2 dengan jumlah penduduk 6.000 jiwa dan kepadatan penduduk 1.000 jiwa/km2.",
        "Jumlah penduduk 36.000 jiwa dengan kepadatan penduduk 1.000 jiwa/km2.",
        "Luas Kecamatan Asri 24,00 km2. Penduduknya 36.000 jiwa. Kepadatan penduduk kabupaten sebesar 1.000 jiwa/km2.",
        "Desa Asri memiliki luas wilayah 24,00 km2.\n\nDesa Permai memiliki penduduk 36.000 jiwa. Kepadatan penduduk saat ini 1.000 "
        "jiwa per km2.",
        "Luas wilayah sekitar 24,00 km2 dengan jumlah penduduk 36.000 jiwa dan kepadatan penduduk 1.000 jiwa/km2.",
        "Luas wilayah 24,00 km2 dengan jumlah penduduk 36.000 jiwa dan kepadatan lalu lintas 1.000 kendaraan/km.",
        "Luas wilayah 24,00 km2.\n\nJumlah penduduk Kelurahan Permai 36.000 jiwa dengan kepadatan penduduk 1.000 jiwa/km2.",
    ],
)
def test_densities_of_something_else_are_left_alone(text: str) -> None:
    assert judged(text) == []
