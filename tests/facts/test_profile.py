"""Who and which year a report is about."""
from __future__ import annotations

import pytest
from msgspec.structs import replace

from lakip_lint.document.model import Document, Line
from lakip_lint.document.plain import document_from_text, located
from lakip_lint.facts.entity import is_own
from lakip_lint.facts.mention import mentions_in, periods_in
from lakip_lint.facts.office import named_in, offices_in
from lakip_lint.facts.profile import other_entities, read_profile

BODY = """
BAB I PENDAHULUAN

Kecamatan Mekar Sari Kabupaten Tirta melayani sepuluh desa. Pada tahun 2023 Kecamatan Mekar Sari mengelola dua program.

Perjanjian Kinerja Tahun 2023 memuat dua sasaran. Capaian kinerja tahun 2023 sebesar 98,50% dan serapan 97,10%, lebih tinggi
dari 90,40% dan 91,20% pada tahun 2022. Realisasi keuangan 96,30%.

Renstra Kecamatan Mekar Sari Tahun 2021-2026 mengacu pada RPJMD Kabupaten Tirta Tahun 2021-2026.
"""


def with_margin(document: Document, text: str) -> Document:
    lines = tuple(Line(located(text, p.number, 40, 10), p.lines[0].place, 10) for p in document.pages)
    pages = tuple(replace(p, margins=(line,)) for p, line in zip(document.pages, lines, strict=True))
    return replace(document, pages=pages)


def test_a_file_that_begins_at_bab_one_is_enough() -> None:
    profile = read_profile(document_from_text(BODY))
    assert profile.year == 2023
    assert profile.entity == "Kecamatan Mekar Sari Kabupaten Tirta"
    assert profile.plan_period == (2021, 2026)
    assert profile.decimal_comma
    assert "2023" in profile.conventions["tahun"]
    assert "koma (5 dari 5" in profile.conventions["pemisah"]


def test_a_cover_with_the_year_of_publication_does_not_win() -> None:
    cover = "LAPORAN KINERJA\n\nKECAMATAN MEKAR SARI\n\nKABUPATEN TIRTA\n\nTAHUN 2024\n\\f" + BODY
    assert read_profile(document_from_text(cover)).year == 2023


def test_a_running_header_left_from_last_year_does_not_win() -> None:
    document = with_margin(document_from_text(BODY), "LKjIP Kecamatan Mekar Sari Tahun 2022")
    profile = read_profile(document)
    assert profile.year == 2023
    assert profile.entity == "Kecamatan Mekar Sari Kabupaten Tirta"


def test_a_given_year_overrides_the_found_one() -> None:
    profile = read_profile(document_from_text(BODY), year=2022)
    assert profile.year == 2022
    assert "permintaan" in profile.conventions["tahun"]


def test_nothing_is_made_up_where_nothing_is_said() -> None:
    profile = read_profile(document_from_text("Tidak ada apa-apa di sini."))
    assert (profile.year, profile.entity, profile.plan_period) == (None, "", None)


def test_decimal_points_are_counted() -> None:
    table = "| Indikator | Capaian |\n|---|---|\n" + "\n".join(f"| Indikator {i} | 9{i}.5{i} |" for i in range(6))
    assert not read_profile(document_from_text(table)).decimal_comma


def test_neighbours_of_the_same_kind_are_other_entities() -> None:
    document = document_from_text(BODY + "\nIKM Kecamatan Suka Damai 81,20, Dinas Sosial Kabupaten Tirta 80,10.")
    assert other_entities(document, read_profile(document)) == ("Kecamatan Suka Damai",)


@pytest.mark.parametrize(
    ("string", "names"),
    [
        ("LAPORAN KINERJA KECAMATAN SUKA DAMAI KABUPATEN TIRTA TAHUN 2023", ["KECAMATAN SUKA DAMAI KABUPATEN TIRTA"]),
        ("Dinas Perempuan, Anak dan Keluarga Kota Melati Tahun 2020", ["Dinas Perempuan, Anak dan Keluarga Kota Melati"]),
        ("Badan Kearsipan Daerah (BKD) Provinsi Seroja", ["Badan Kearsipan Daerah Provinsi Seroja"]),
        ("Kecamatan Kota Lama lebih baik daripada Kecamatan Rawa", ["Kecamatan Kota Lama", "Kecamatan Rawa"]),
        ("Inspektorat Kabupaten Tirta", ["Inspektorat Kabupaten Tirta"]),
        ("pengendalian pencemaran di Kec. Suka Damai, Kec. Rawa", ["Kec. Suka Damai", "Kec. Rawa"]),
        ("kecamatan ini melayani warga dinas", []),
    ],
)
def test_offices_are_read_from_their_form(string: str, names: list[str]) -> None:
    assert [o.full for o in offices_in(string)] == names


@pytest.mark.parametrize(
    ("string", "names"),
    [
        ("Kabupaten Tirta dan Kota Melati, dibanding Dinas Sosial Provinsi Seroja", ["Kabupaten Tirta", "Kota Melati", "Dinas Sosial Provinsi Seroja"]),
        ("capaian Kabupaten/Kota dan Kab. Tirta", ["Kab. Tirta"]),
        ("Pusat Pertumbuhan dan Kantor Berbudaya Lingkungan", []),
    ],
)
def test_regions_that_stand_alone_are_named_too(string: str, names: list[str]) -> None:
    assert [o.full for o in named_in(string)] == names


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Kecamatan Mekar Sari", True),
        ("Kecamatan Mekar Sari Pada", True),
        ("Kabupaten Tirta", True),
        ("Kab. Tirta", True),
        ("Kabupaten Seroja", False),
        ("Kecamatan Suka Damai Kabupaten Tirta", False),
    ],
)
def test_the_own_office_and_its_government(name: str, own: bool) -> None:
    (office,) = named_in(name)
    assert is_own(office, read_profile(document_from_text(BODY))) is own


@pytest.mark.parametrize(
    ("string", "contexts"),
    [
        ("Perda Nomor 5 Tahun 2021 tentang RPJMD", ["law"]),
        ("(Lembaran Daerah Tahun 2019 Nomor 4)", ["law"]),
        ("sesuai Perda RPJMD Tahun 2021", ["law"]),
        ("Dinas Perdagangan Kota Tirta Tahun 2023", ["singular"]),  # no Perda
        ("Kuala Tirta, 12 Januari 2024", ["date"]),
        ("Renstra Tahun 2021 s.d. 2026", ["period", "period"]),
        ("tahun 2021, 2022 dan 2023", ["series", "series", "series"]),
        ("kinerja tahun 2023 dan TA. 2022", ["singular", "singular"]),
        ("dasar penyusunan Laporan Kinerja Tahun 2023", ["singular"]),
        ("Rp2.019.300 dan 2023,50", []),
    ],
)
def test_each_year_is_told_by_its_company(string: str, contexts: list[str]) -> None:
    assert [m.context for m in mentions_in(string)] == contexts


def test_periods_rise_and_keep_their_print() -> None:
    string = "Renstra 2021 – 2026, bukan 2026-2021"
    assert [(p.years, string[p.start : p.end]) for p in periods_in(string)] == [((2021, 2026), "2021 – 2026")]


@pytest.mark.parametrize(
    ("string", "names"),
    [
        ("LAPORAN KELURAHAN SUMBER ASRI KECAMATAN BATU TIMUR", ["KELURAHAN SUMBER ASRI", "KECAMATAN BATU TIMUR"]),
        ("Jumlah warga menurut kecamatan di Kecamatan Sumber Data: BPS", []),
    ],
)
def test_places_whose_names_begin_like_the_note_on_a_source(string: str, names: list[str]) -> None:
    assert [o.full for o in offices_in(string)] == names
