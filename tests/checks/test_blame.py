"""Sums: which figure is doubted, and what is taken for a sum at all."""

from __future__ import annotations

import pytest

from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import check_document, load_rules
from lakip_lint.reports.finding import Finding

HEAD = "LAPORAN KINERJA KECAMATAN LEMBAH PINUS KABUPATEN AWAN TAHUN 2023\n\n"
PEOPLE = """
| No | Kelurahan | Luas (km2) | Laki-laki | Perempuan | Jumlah |
|---|---|---|---|---|---|
| 1 | Kelurahan Anggrek | 4,82 | 2.314 | 2.287 | 4.601 |
| 2 | Kelurahan Melati | 5,16 | {melati} | 1.902 | 3.778 |
| 3 | Kelurahan Kenanga | 6,43 | 1.655 | 1.611 | 3.266 |
| JUMLAH | < | 16,41 | {men} | 5.800 | 11.645 |
"""
SPENDING = """
| Uraian | Anggaran (Rp) | Realisasi (Rp) | Sisa (Rp) |
|---|---|---|---|
| Belanja Pegawai | 812.400.000 | {pegawai} | 14.210.500 |
| Belanja Barang dan Jasa | 240.650.000 | 229.004.750 | 11.645.250 |
| Belanja Modal | 96.300.000 | 95.118.000 | 1.182.000 |
| Jumlah | 1.149.350.000 | 1.122.312.250 | 27.037.750 |
"""
ONLY_CHILD = """
| Uraian | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|
| Belanja Tidak Langsung | 814.150.000 | 806.337.000 |
| Belanja Pegawai | 814.150.000 | 806.337.000 |
| Belanja Langsung | 587.820.000 | 542.171.000 |
| Belanja Barang dan Jasa | 514.320.000 | 469.531.000 |
| Belanja Modal | 73.500.000 | 72.640.000 |
| Jumlah Belanja | 1.401.970.000 | {total} |
"""
GROUPS = """
Tabel 3.1 Jumlah Pegawai
| Jenis | Kelompok | Jumlah |
|---|---|---|
| Golongan | III | 26 |
| Golongan | II | 15 |
| Golongan | Jumlah | 41 |
| Pendidikan | Sarjana | 24 |
| Pendidikan | SMA | 17 |
| Pendidikan | Jumlah | {middle} |
| Jenis Kelamin | Laki-laki | 22 |
| Jenis Kelamin | Perempuan | 19 |
| Jenis Kelamin | Jumlah | 41 |
"""


def findings(text: str) -> list[Finding]:
    found = check_document(document_from_text(HEAD + text), load_rules()).findings
    return [f for f in found if f.rule.startswith("ANG")]


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.printed, f.expected, f.cause.kind if f.cause else "") for f in findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        PEOPLE.format(melati="1.876", men="5.845"),
        SPENDING.format(pegawai="798.189.500"),
        ONLY_CHILD.format(total="1.348.508.000"),
        GROUPS.format(middle="41"),
    ],
)
def test_right_tables_are_silent(text: str) -> None:
    assert said(text) == []


def test_the_part_that_its_row_contradicts_is_doubted_once() -> None:
    assert said(PEOPLE.format(melati="1.867", men="5.845")) == [("1.867", "1.876", "angka tertukar")]


def test_the_sum_is_doubted_where_every_row_agrees() -> None:
    assert said(PEOPLE.format(melati="1.876", men="5.745"))[0][:2] == ("5.745", "5.845")


def test_the_difference_beside_a_part_tells_that_it_is_wrong() -> None:
    assert said(SPENDING.format(pegawai="798.198.500")) == [("798.198.500", "798.189.500", "angka tertukar")]


def test_a_row_under_its_only_parent_counts_once() -> None:
    assert said(ONLY_CHILD.format(total="1.384.508.000")) == [("1.384.508.000", "1.348.508.000", "angka tertukar")]


def test_a_total_that_leaves_the_habit_of_the_others() -> None:
    assert said(GROUPS.format(middle="31"))[0][:2] == ("31", "41")


def test_the_message_names_the_figure_that_is_doubted() -> None:
    table = """
| Uraian | Anggaran (Rp) | Realisasi (Rp) | Sisa (Rp) | % |
|---|---|---|---|---|
| Belanja Pegawai | 812.400.000 | 798.198.500 | 14.210.500 | 98,25 |
| Belanja Barang dan Jasa | 240.650.000 | 209.365.500 | 31.284.500 | 87,00 |
| Belanja Modal | 96.300.000 | 81.855.000 | 14.445.000 | 85,00 |
| Belanja Hibah | 50.000.000 | 40.000.000 | 9.000.000 | 82,00 |
"""
    assert [(f.rule, f.printed, f.expected) for f in findings(table)] == [
        ("ANG005", "14.210.500", "14.201.500"),
        ("ANG005", "40.000.000", "41.000.000"),
    ]
    assert [f.message["id"].partition(" tertulis")[0] for f in findings(table)] == [
        "Sisa anggaran Belanja Pegawai",
        "Realisasi anggaran Belanja Hibah",
    ]
