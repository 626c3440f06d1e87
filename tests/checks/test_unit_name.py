"""The unit of an indicator against the first word of its name, and the number behind a rate."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """| No | Indikator Kinerja | Satuan | Target | Realisasi |
|---|---|---|---|---|
| 1 | {} | {} | 2 | 2 |
| 2 | Indeks Kepuasan Masyarakat | Nilai | 80,00 | 81,00 |
"""


@pytest.mark.parametrize(
    ("name", "unit", "wrong"),
    [
        ("Jumlah dokumen profil kampung", "Persen", True),
        ("Opini pemeriksa atas laporan keuangan", "%", True),
        ("Persentase desa tertib administrasi", "Desa", True),
        ("Jumlah dokumen profil kampung", "Dokumen", False),
        ("Jumlah persentase desa tertib", "Persen", False),
        ("Prosentase desa tertib administrasi", "%", False),
        ("Cakupan layanan keliling", "Persen", False),
    ],
)
def test_units_that_do_not_fit(name: str, unit: str, wrong: bool) -> None:
    assert told(TABLE.format(name, unit), "FMT053") == ([("FMT053", "warning", unit)] if wrong else [])


def test_the_same_indicator_in_two_tables_is_one_finding() -> None:
    table = TABLE.format("Jumlah dokumen profil kampung", "Persen")
    assert len(told(f"# 2.1 Rencana\n{table}\n# 3.1 Capaian\n{table}", "FMT053")) == 1


RATES = """| Indikator Kinerja | Target 2022 | Realisasi 2022 | Target 2023 | Realisasi 2023 |
|---|---|---|---|---|
| Rasio kasus demam | {} | {} | {} | {} |
"""


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        (("6/1000 warga", "4,4/1000 warga", "5,8/100 warga", "4,01/1000 warga"), ["5,8/100 warga"]),
        (("6/1000 warga", "4,4/1000 warga", "5,8/1.000 warga", "4,01/1000 warga"), []),
        (("6/1000 warga", "4,4/1000 warga", "5,8/100 warga", "4,01/100 warga"), []),  # neither prevails
    ],
)
def test_rates_of_another_number(cells: tuple[str, ...], wrong: list[str]) -> None:
    assert [t for *_, t in told(RATES.format(*cells), "FMT054")] == wrong
