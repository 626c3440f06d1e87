"""Citations are read from running text, list items and cells, however they are written."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.document.plain import document_from_text
from lakip_lint.facts.citation import Citation, citations


def read(text: str) -> tuple[Citation, ...]:
    return citations(document_from_text(text))


def short(text: str) -> list[str]:
    """Type, number and year of each citation."""
    return [f"{c.type} {c.number}/{c.year_print}" for c in read(text)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Undang-Undang Nomor 25 Tahun 2009", "UU 25/2009"),
        ("Undang – undang Republik Indonesia No. 25 Thn. 2009", "UU 25/2009"),
        ("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 25 TAHUN 2009", "UU 25/2009"),
        ("Undang-UndangRepublik IndonesiaNomor25 Tahun 2009", "UU 25/2009"),
        ("UU RI No.25 Th 2009", "UU 25/2009"),
        ("UU 25/2009", "UU 25/2009"),
        ("UU 25 Tahun 2009", "UU 25/2009"),
        ("UU No. 25/2009", "UU 25/2009"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022", "Perppu 2/2022"),
        ("Peraturan Pemerintah RI Nomor : 60 Tahun 2008", "PP 60/2008"),
        ("PP No 60, Tahun 2008", "PP 60/2008"),
        ("Peraturan Presiden Nomor. 95 tahun 2018", "Perpres 95/2018"),
        ("Perpres 95 Tahun 20 18", "Perpres 95/2018"),
        ("Instruksi Presiden Republik Indonesia (Inpres) Nomor 5 Tahun 2004", "Inpres 5/2004"),
        ("TAP MPR RI Nomor : XI/MPR/1998", "TAP MPR XI/MPR/1998"),
        ("Ketetapan Majelis Permusyawaratan Rakyat Nomor XI/MPR/1998", "TAP MPR XI/MPR/1998"),
        ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi 35 Tahun 2012", "PermenPANRB 35/2012"),
        ("Peraturan Menteri Pendayagunaan Apratur Negara dan Reformasi Birokrasi (PERMENPAN) Nomor 35 Tahun 2012",
         "PermenPANRB 35/2012"),
        ("PERMENPAN & RB No. 35 Tahun 2012", "PermenPANRB 35/2012"),
        ("Permen PAN dan RB Nomor 35 Tahun 2012", "PermenPANRB 35/2012"),
        ("PermenPAN-RB No. 35/2012", "PermenPANRB 35/2012"),
        ("Permenpan RB 35 tahun 2012", "PermenPANRB 35/2012"),
        ("Peraturan MenPANRB Nomor 35 Tahun 2012", "PermenPANRB 35/2012"),
        ("Peraturan Meneg PAN dan Reformasi Birokrasi Nomor 35 Tahun 2012", "PermenPANRB 35/2012"),
        ("Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004", "KepmenPANRB KEP/25/M.PAN/2/2004"),
        ("Kepmenpan Nomor: KEP. 25/M.PAN/2/2004", "KepmenPANRB KEP.25/M.PAN/2/2004"),
        ("Permendagri No.86 Th. 2017", "Permendagri 86/2017"),
        ("Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 86 Tahun 2017", "Permendagri 86/2017"),
        ("Keputusan Menteri Dalam Negeri Nomor 900.1.15.5-1317 Tahun 2023", "Kepmendagri 900.1.15.5-1317/2023"),
        ("Peraturan Menteri Keuangan Nomor 214/PMK.02/2017", "PMK 214/PMK.02/2017"),
        ("PMK No. 62 Tahun 2023", "PMK 62/2023"),
        ("Keputusan Kepala Lembaga Administrasi Negara Nomor 239/IX/6/8/2003", "Kep LAN 239/IX/6/8/2003"),
        ("SK Kepala LAN No. 589/IX/6/Y/99", "Kep LAN 589/IX/6/Y/1999"),
        ("Peraturan Kepala BKN Nomor 22 Tahun 2007", "Perka BKN 22/2007"),
        ("Peraturan Menteri Kesehatan Nomor 43 Tahun 2016", "Permen kesehatan 43/2016"),
        ("Peraturan Daerah Kabupaten Tirta Nomor 4 Tahun 2016", "Perda 4/2016"),
        ("Perbup Tirta Nomo 17 Tahun 2021", "Perkada 17/2021"),
        ("PERATURAN WALI KOTA TIRTA NOMOR : 17 TAHUN 2021", "Perkada 17/2021"),
        ("Keputusan Gubernur Nomor 061/Kep.77-Org/2016", "Kepkada 061/Kep.77-Org/2016"),
    ],
)
def test_types_numbers_and_years(printed: str, expected: str) -> None:
    assert short(f"Hal ini diatur dalam {printed} tentang sebuah hal.") == [expected]
    assert short(f"| No | Dasar |\n|---|---|\n| 1 | {printed} |") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan perundang-undangan yang berlaku pada tahun 2021 sebanyak 12 buah.",
        "Undang-Undang Dasar 1945 Pasal 28 H ayat 1.",
        "Lembaran Negara Republik Indonesia Tahun 2004 Nomor 125, Tambahan Lembaran Negara Nomor 4437.",
        "Peraturan Bupati yang disusun pada tahun 2021 berjumlah 4.",
        "Nilai PP 82,50 dan UU 3 dokumen.",
        "Persentase keputusan yang ditindaklanjuti Nomor 3 Tahun 2020.",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert short(text) == []


def test_a_chain_in_one_sentence_is_cut_at_each_instrument() -> None:
    chain = read(
        "Laporan disusun sesuai Perpres Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah, "
        "Permendagri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan dan Peraturan Bupati Tirta Nomor 5 Tahun 2022 tentang "
        "Tugas Camat, maka camat menyampaikan laporan."
    )
    assert [c.title for c in chain] == [
        "Sistem Akuntabilitas Kinerja Instansi Pemerintah", "Tata Cara Perencanaan", "Tugas Camat",
    ]
    assert [c.shown(c.at_number) for c in chain] == ["Nomor 29 Tahun 2014", "Nomor 86 Tahun 2017", "Nomor 5 Tahun 2022"]
    assert all(c.before.startswith("Laporan disusun sesuai") for c in chain)
    assert chain[2].issuer == "Tirta"


def test_an_instrument_inside_a_title_depends_on_the_other() -> None:
    outer, inner = read(
        "1. Peraturan Pemerintah Nomor 72 Tahun 2019 tentang Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016 tentang "
        "Perangkat Daerah (Lembaran Negara Tahun 2019 Nomor 187);"
    )
    assert outer.title == (
        "Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah"
    )
    assert (outer.depends, inner.depends) == (False, True)
    assert inner.title == "Perangkat Daerah"


def test_an_amending_instrument_depends() -> None:
    first, second = read(
        "UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali, terakhir dengan UU Nomor 9 "
        "Tahun 2015 tentang Perubahan Kedua"
    )
    assert first.title == "Pemerintahan Daerah"
    assert (first.depends, second.depends) == (False, True)


def test_items_know_their_list_and_what_leads_to_it() -> None:
    found = read(
        "# Landasan\nPenyusunan laporan didasari peraturan berikut:\n1. UU Nomor 17 Tahun 2003 tentang Keuangan Negara;\n"
        "2. UU Nomor 1 Tahun 2004 tentang Perbendaharaan Negara;\n\n# Tugas\nCamat bekerja menurut Perbup Nomor 3 Tahun 2020."
    )
    assert [c.first for c in found[:2]] == [True, True]
    assert found[0].passage.list_id == found[1].passage.list_id is not None
    assert "didasari peraturan berikut" in found[0].passage.lead
    assert found[2].passage.list_id is None


def test_a_citation_broken_by_a_page_is_read_whole() -> None:
    found = read("Camat bekerja menurut Peraturan Bupati Nomor\f12 Tahun 2020 tentang Tugas Camat.")
    assert [(c.number, c.year, c.title) for c in found] == [("12", 2020, "Tugas Camat")]
    place = found[0].place(found[0].at_series)
    assert place is not None
    assert place.page == 2


@pytest.mark.parametrize(
    ("printed", "missing"),
    [("Nomor 43 tentang Standar Teknis", True), ("Nomor 43 Tahun tentang Standar Teknis", True),
     ("Nomor 43 tanggal 3 Mei 2016 tentang Standar Teknis", False), ("Nomor 43 Tahun 2016 tentang Standar Teknis", False),
     ("Nomor 43 tersebut di atas", False), ("Nomor 43/MENKES/PER/2016 tentang Standar Teknis", False)],
)
def test_a_missing_year_is_seen_only_where_the_citation_goes_on(printed: str, missing: bool) -> None:
    assert [c.year_missing for c in read(f"Sesuai Peraturan Menteri Kesehatan {printed}.")] == [missing]


def test_the_place_is_that_of_the_number() -> None:
    text = "Menurut Perpres Nomor 29 Tahun 2014 laporan disusun."
    (cited,) = read(text)
    place = cited.place(cited.at_number)
    assert place is not None
    assert place.box.x0 == 40 + text.index("Nomor") * 5


@given(st.text(alphabet="UuPerpresNo. 0123456789/-XIVtahuntentang;(), \n", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for cited in read(text):
        assert 0 <= cited.start <= cited.at_series[0] < cited.at_series[1] <= cited.at_number[1] <= cited.end
        assert cited.number
