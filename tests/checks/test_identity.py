"""Offices that do not own the report, and NIPs that cannot exist."""
from __future__ import annotations

from functools import cache

import pytest

from lakip_lint.checks.identity import fault_of, person_key
from lakip_lint.checks.registry import KINDS
from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import load_rules
from lakip_lint.facts.profile import read_profile
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule
from tests.checks.checking import findings

FRAME = """LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA TAHUN 2023

Kecamatan Mekar Sari Kabupaten Tirta melayani sepuluh desa. Kecamatan Mekar Sari dipimpin camat.

"""


@cache
def rules() -> dict[str, Rule]:
    return {r.code: r for r in load_rules().rules}


def failing(source: str, code: str) -> list[tuple[str, str]]:
    document = document_from_text(FRAME + source)
    report = Understanding(document, read_profile(document))
    found = [r for r in KINDS[rules()[code].kind](report, rules()[code]) if not r.holds]
    return [(r.effective_severity.value, r.printed) for r in found]


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Laporan Kinerja Kecamatan Suka Damai ini disusun oleh camat.", "Kecamatan Suka Damai"),
        ("# Laporan Kinerja Instansi Pemerintah Kecamatan Suka Damai", "Kecamatan Suka Damai"),
        ("Kecamatan Suka Damai selaku unsur perangkat daerah selalu melakukan pembenahan.", "Kecamatan Suka Damai"),
        ("Kinerja Kecamatan Suka Damai tahun 2023 secara umum baik dengan rata-rata capaian 101,25%.", "Kecamatan Suka Damai"),
        ("Laporan ini menjadi bahan perbaikan kinerja Kecamatan Suka Damai pada masa yang akan datang.", "Kecamatan Suka Damai"),
        ("Kecamatan Suka Damai merupakan perangkat daerah yang melayani warga.", "Kecamatan Suka Damai"),
        ("Maksud LKjIP Kecamatan Mekar Sari Kabupaten Seroja adalah evaluasi.", "Kecamatan Mekar Sari Kabupaten Seroja"),
        ("Untuk meningkatkan pelayanan, Kecamatan Suka Damai akan membuka loket.", "Kecamatan Suka Damai"),
        ("Sasaran diturunkan dari Renstra Kecamatan Suka Damai.", "Kecamatan Suka Damai"),
        ("Demikian laporan ini disusun sebagai wujud akuntabilitas kinerja Kecamatan Suka Damai.", "Kecamatan Suka Damai"),
        ("Secara umum Kecamatan Suka Damai telah melaksanakan tugas dengan baik.", "Kecamatan Suka Damai"),
    ],
)
def test_another_office_as_owner_of_the_report(sentence: str, office: str) -> None:
    assert failing(sentence, "ENT001") == [("warning", office)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Laporan Kinerja Kecamatan Mekar Sari ini disusun oleh camat.",
        "Laporan Kinerja Kecamatan Mekarsari ini disusun oleh camat.",
        "Kinerja Kecamatan Suka Damai lebih rendah daripada Kecamatan Mekar Sari.",
        "Untuk itu Kecamatan Suka Damai akan ditiru, karena IKM Kecamatan Suka Damai 92,15.",
        "Sebelah utara berbatasan dengan Kecamatan Suka Damai.",
        "Warga Kecamatan Suka Damai hadir.",
        "Tujuan evaluasi atas LKjIP Kecamatan Suka Damai adalah pembinaan.",
        "Laporan Kinerja Inspektorat Kabupaten Tirta ini menjadi acuan.",
    ],
)
def test_names_that_are_right(sentence: str) -> None:
    assert failing(sentence, "ENT001") == []


@pytest.mark.parametrize(
    ("digits", "fault"),
    [
        ("197511152001121003", ""),
        ("198901152022211001", ""),
        ("130456789", ""),
        ("19751115200112103", "17 angka"),
        ("1975111520011210031", "19 angka"),
        ("197513152001121003", "tanggal lahir 15-13-1975"),
        ("197502302001121003", "tanggal lahir 30-02-1975"),
        ("197511152001131003", "bulan pengangkatan 13"),
        ("197511151980121003", "lahir 1975 tetapi diangkat 1980"),
        ("197511152001123003", "angka ke-15 adalah 3"),
    ],
)
def test_what_a_nip_must_be(digits: str, fault: str) -> None:
    found = fault_of(digits)
    assert found.id.startswith(fault) if fault and found else found is None and not fault


def test_a_nip_with_a_lost_digit_in_a_signature() -> None:
    assert failing("BUDI SETIAWAN, S.Sos\n\nPembina\n\nNIP. 19751115 20011 1 003", "ENT002") == [
        ("warning", "19751115 20011 1 003")
    ]


def test_a_nip_in_a_column() -> None:
    table = "| Nama | NIP |\n|---|---|\n| Sari Dewi | 197511312001122003 |\n| Andi Putra | 198001012005011004 |"
    assert failing(table, "ENT002") == [("warning", "197511312001122003")]


def test_one_person_with_two_numbers() -> None:
    source = """BUDI SETIAWAN, S.Sos

Pembina Tk. I

NIP. 19751115 200112 1 003
\f
BUDI SETIAWAN, S.Sos

NIP. 19751115 200112 1 003
\f
Drs. Budi Setiawan

NIP. 197511152001121008
"""
    assert failing(source, "ENT003") == [("error", "197511152001121008")]
    assert failing(source.replace("1008", "1003"), "ENT003") == []


def test_two_persons_may_have_two_numbers() -> None:
    source = "BUDI SETIAWAN\n\nNIP. 19751115 200112 1 003\n\\f\nSARI DEWI\n\nNIP. 19800101 200501 2 004"
    assert failing(source, "ENT003") == []


def test_titles_do_not_make_another_person() -> None:
    assert person_key("Drs. H. Budi Setiawan, M.Si") == person_key("BUDI SETIAWAN") == "BUDISETIAWAN"


PURPOSE = "Maksud disusunnya Laporan Kinerja (LKIP) ini adalah sebagai bentuk pertanggungjawaban {} dalam melaksanakan program."


@pytest.mark.parametrize(
    ("office", "foreign"),
    [
        ("Rumah Sakit Jiwa Provinsi Sagara", True),
        ("Rumah Sakit Umum Daerah Melati Provinsi Sagara", True),
        ("Rumah Sakit Umum Daerah Kenanga Provinsi Sagara", False),
        ("RSUD Kenanga Provinsi Sagara", False),
        ("Rumah Sakit Kenanga", False),
    ],
)
def test_a_report_made_for_another_hospital(office: str, foreign: bool) -> None:
    own = "RSUD Kenanga Provinsi Sagara"
    head = f"LAPORAN KINERJA {own.upper()} TAHUN 2023\n\nLaporan Kinerja {own} Tahun 2023 disusun oleh {own}.\n\n"
    assert [f.rule for f in findings(PURPOSE.format(office), "ENT001", head=head)] == ["ENT001"] * foreign


@pytest.mark.parametrize(("office", "foreign"), [("Negeri Melati", True), ("Negeri Kenanga", False), ("Tinggi Melati", False)])
def test_a_court_that_another_court_copied_from(office: str, foreign: bool) -> None:
    head = "LAPORAN KINERJA PENGADILAN NEGERI KENANGA TAHUN 2023\n\nPengadilan Negeri Kenanga dipimpin seorang ketua.\n\n"
    text = f"Secara umum Pengadilan {office} telah melaksanakan tugas dan fungsinya dengan baik."
    assert [f.rule for f in findings(text, "ENT001", head=head)] == ["ENT001"] * foreign
