"""The unit of an indicator against the first word of its name."""
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
