"""Budget and spending of a sasaran in sentences, against the rows under its name."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """
Tabel 3.4 Realisasi anggaran tahun 2023
| Sasaran | Kegiatan | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| Meningkatnya kebersihan lingkungan kampung warga | Pembangunan taman lingkungan | 200.000.000 | 190.000.000 |
| Meningkatnya kebersihan lingkungan kampung warga | Pemeliharaan jalur hijau | 100.000.000 | 95.000.000 |
| Meningkatnya mutu layanan dan arsip warga | Penataan arsip | 50.000.000 | 49.000.000 |
"""
NAMED = "Sasaran Meningkatnya kebersihan lingkungan kampung warga didukung dua kegiatan. "


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (NAMED + "Total anggaran keduanya Rp 300.000.000 dan total realisasi Rp 258.000.000.", ["258.000.000"]),
        (NAMED + "Total anggaran keduanya Rp 300.000.000 dan total realisasi Rp 285.000.000.", []),
        # Another budget, a part of the year, a kegiatan of its own, another paragraph, two names.
        (NAMED + "Total anggaran keduanya Rp 310.000.000 dan total realisasi Rp 258.000.000.", []),
        (NAMED + "Sampai triwulan III dari anggaran Rp 300.000.000 realisasinya Rp 158.000.000.", []),
        (NAMED + "Kegiatan Penataan arsip mempunyai anggaran Rp 300.000.000 dan realisasi Rp 258.000.000.", []),
        (NAMED + "\n\nTotal anggaran keduanya Rp 300.000.000 dan total realisasi Rp 258.000.000.", []),
        (NAMED + "Begitu juga Meningkatnya mutu layanan dan arsip warga. Anggaran Rp 300.000.000 dan realisasi Rp 258.000.000.", []),
    ],
)
def test_the_spending_of_a_group(sentences: str, found: list[str]) -> None:
    assert [text for _, _, text in told(f"{sentences}\n{TABLE}", "ANG020")] == found
