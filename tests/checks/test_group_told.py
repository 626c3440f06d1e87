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


SHARES = TABLE + "| Meningkatnya ketertiban umum di desa | Patroli desa | 40.000.000 | 36.000.000 |\n\n"
RIGHT = (
    "Pada sasaran Meningkatnya kebersihan lingkungan kampung warga penyerapan anggaran mencapai 95,00%.\n\n"
    "Pada sasaran Meningkatnya mutu layanan dan arsip warga penyerapan anggaran mencapai 98,00%.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Pada sasaran Meningkatnya ketertiban umum di desa penyerapan anggaran mencapai 92,00%.", ["92,00%"]),
        ("Pada sasaran Meningkatnya ketertiban umum di desa penyerapan anggaran mencapai 90,00%.", []),
        ("Pada sasaran Meningkatnya ketertiban umum di desa penyerapan anggaran sampai triwulan III 60,00%.", []),
        ("Porsi anggaran sasaran Meningkatnya ketertiban umum di desa sebesar 11,00% dari keseluruhan anggaran.", []),
        ("Penyerapan anggaran seluruh sasaran mencapai 92,00%.", []),
    ],
)
def test_the_share_spent_of_a_group(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(f"{SHARES}{RIGHT}{sentence}", "ANG021")] == found


def test_shares_are_not_judged_where_the_table_explains_none() -> None:
    text = RIGHT.replace("95,00", "91,00").replace("98,00", "93,00")
    assert told(SHARES + text, "ANG021") == []
