"""Numbers of the plan in sentences, against the tables that list it."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

BUDGET = """
Tabel 3.4 Realisasi anggaran tahun 2023
| Kode | Program/Kegiatan/Sub Kegiatan | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| {a} | Program Penataan Taman Kota | 300.000.000 | 290.000.000 |
| {a}.01 | Pembangunan taman | 300.000.000 | 290.000.000 |
| {a}.01.01 | Penyediaan bibit | 200.000.000 | 195.000.000 |
| {a}.01.02 | Penanaman pohon | 100.000.000 | 95.000.000 |
| {b} | Program Pelayanan Kebersihan Jalan | 600.000.000 | 570.000.000 |
| {b}.01 | Penyapuan jalan | 500.000.000 | 480.000.000 |
| {b}.01.01 | Penyapuan jalan utama | 300.000.000 | 290.000.000 |
| {b}.01.02 | Penyapuan jalan kampung | 200.000.000 | 190.000.000 |
| {b}.02 | Pengadaan alat | 100.000.000 | 90.000.000 |
| {b}.02.01 | Pengadaan gerobak sampah | 100.000.000 | 90.000.000 |
"""
CODED = BUDGET.format(a="7.01", b="7.02")
ROW = "| Meningkatnya {} | {} | 80,00 | 84,00 | 105,00 |\n"
PLAN = [("kebersihan kampung", "Jumlah taman terawat"), ("kebersihan kampung", "Jumlah bank sampah"),
        ("mutu layanan warga", "Indeks Kepuasan Masyarakat")]  # fmt: skip


def table(title: str, rows: list[tuple[str, str]]) -> str:
    head = f"\n{title}\n| Sasaran Strategis | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n"
    return head + "".join(ROW.format(*row) for row in rows)


TABLES = table("Tabel 2.1 Perjanjian Kinerja Tahun 2023", PLAN) + table("Tabel 3.1 Capaian Kinerja Tahun 2023", PLAN)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Kecamatan melaksanakan 2 program, 3 kegiatan dan 5 sub kegiatan.", []),
        ("Kecamatan melaksanakan 2 (dua) program yang terdiri dari 4 (empat) kegiatan dan 5 (lima) sub kegiatan.", ["4 (empat) kegiatan"]),
        ("Kecamatan melaksanakan 2 program, 3 kegiatan dan 7 sub kegiatan.", ["7 sub kegiatan"]),
        ("Kecamatan melaksanakan tiga program dan tiga kegiatan.", ["tiga program"]),
        # No number is that of the table, or it is told of a part.
        ("Kecamatan melaksanakan 4 program, 9 kegiatan dan 20 sub kegiatan.", []),
        ("Program Pelayanan Kebersihan Jalan terdiri dari 2 kegiatan dan 9 sub kegiatan.", []),
        ("Kecamatan melaksanakan 2 program dan 4 kegiatan pada tahun 2022.", []),
        ("Terdapat 2 program dan 4 kegiatan yang belum selesai.", []),
    ],
)  # fmt: skip
def test_program_and_kegiatan(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(f"{sentence}\n{CODED}", "KLM022")] == found


def test_rows_that_are_not_told_apart_are_not_counted() -> None:
    uncoded = BUDGET.format(a="", b="").replace("| .01.01 |", "| |").replace("| .01.02 |", "| |")
    for codes in ("| .01 |", "| .02 |", "| .02.01 |"):
        uncoded = uncoded.replace(codes, "| |")
    assert told(f"Kecamatan melaksanakan 2 program, 4 kegiatan dan 5 sub kegiatan.\n{uncoded}", "KLM022") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ditetapkan 2 (dua) sasaran strategis yang diukur melalui 3 (tiga) indikator kinerja.", []),
        ("Ditetapkan 2 (dua) sasaran strategis yang diukur melalui 4 (empat) indikator kinerja.", ["4 (empat) indikator"]),
        ("Dari dua sasaran dan lima indikator kinerja, satu indikator kinerja belum diukur.", ["lima indikator"]),
        ("Kegagalan terjadi pada 2 sasaran dan 1 indikator.", []),
        ("Misi 1 memuat 2 sasaran dengan 1 indikator.", []),
        ("Ditetapkan 5 sasaran dengan 9 indikator.", []),
    ],
)
def test_sasaran_and_indikator(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(f"{sentence}\n{TABLES}", "KLM022")] == found


def test_one_table_alone_may_have_been_cut_in_pieces() -> None:
    alone = table("Tabel 3.1 Capaian Kinerja Tahun 2023", PLAN)
    assert told(f"Ditetapkan 2 sasaran dengan 4 indikator.\n{alone}", "KLM022") == []
