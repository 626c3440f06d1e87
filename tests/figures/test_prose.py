"""Running text: the figures of a sentence, and the numbers in it that are none."""
from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import read_figures, scan
from tests.figures.describing import describe

FIGURES = [
    ("Realisasi 23.417.009.655 dari pagu 37,204,118,650.00.", ["23417009655", "37204118650.00"]),
    ("sebesar Rp. 7.250.000,- atau Rp8.100.000,- tersisa", ["7250000 Rp", "8100000 Rp"]),
    ("sebesar Rp.7.250.000,00 dan Rp 45.300", ["7250000.00 Rp", "45300 Rp"]),
    ("sebesar Rp.\n7.250.000", ["7250000 Rp"]),
    ("total Rp Rp 7.250.000", ["7250000 Rp"]),
    ("Rp 1,3 miliar dan 2,5 juta orang serta Rp 4 M", ["1.3 Rp x1000000000", "2.5 orang x1000000", "4 Rp x1000000000"]),
    ("sebesar 12 juta rupiah", ["12 Rp x1000000"]),
    ("defisit (Rp. 61,25 Milyar)", ["-61.25 Rp x1000000000"]),
    ("(Rp. 61,25 Milyar)", ["-61.25 Rp x1000000000"]),
    ("terserap 94,1% (Rp. 7.250.000,-)", ["94.1 %", "7250000 Rp"]),
    ("sisa Rp (45.300) saja", ["-45300 Rp"]),
    ("Rp 7.250.000- untuk", ["7250000 Rp !stray-sign"]),
    ("capaian sebesar (3,14)% dan sebanyak tiga (3)%", ["-3.14 %", "3 %"]),
    ("turun -6,40 persen atau minus 2,5%", ["-6.40 %", "-2.5 %"]),
    ("selisih 85 - 80", ["85", "80"]),
    ("selisih (85-80)/80 x 100%", ["85", "80", "80", "100 %"]),
    ("rumus (90,20 / 88,31) x 100 = 102,14", ["90.20", "88.31", "100", "102.14"]),
    ("nilai tukar (2.71) itu", ["2.71"]),
    ("predikat BB (72,40) dan A (82)", ["72.40 [BB]", "82 [A]"]),
    ("nilai 72,40 (BB), 81 (Sangat Baik)", ["72.40 [BB]", "81 [Sangat Baik]"]),
    ("capaian 95,2% dan 95,2 % serta 95 persen", ["95.2 %", "95.2 %", "95 %"]),
    ("naik 3,1 poin atau 4 persen poin, 0,5 % poin", ["3.1 poin", "4 poin", "0.5 poin"]),
    ("kadar 12‰", ["12 ‰"]),
    ("tersusun 4 dokumen, 9 orang, 6 hari kerja, 10km jalan", ["4 dokumen", "9 orang", "6 hari kerja", "10 km"]),
    ("target ≥ 75 atau >= 75,5%, <5%", [">= 75", ">= 75.5 %", "< 5 %"]),
    ("lebih dari 75%, hampir Rp 5 juta, minimal 3 dokumen, sekitar 40 orang",
     ["> 75 %", "< 5 Rp x1000000", ">= 3 dokumen", "~ 40 orang"]),
    ("tidak kurang dari 75% dan tidak lebih dari 80%", [">= 75 %", "<= 80 %"]),
    ("antara 3-4 % dan 10,5 – 11,25%, 70 s.d. 75 %", ["3 to 4 %", "10.5 to 11.25 %", "70 to 75 %"]),
    ("Rp 1.000.000 - Rp 2.000.000", ["1000000 to 2000000 Rp"]),
    ("angka kematian 77/100.000 KH, 12 per 1.000 penduduk", ["77 /100.000 KH", "12 /1.000 penduduk"]),
    ("rasio 1:20 dan 1 : 250", ["20 1:", "250 1:"]),
    ("sebanyak 3 (tiga) dokumen dari 12 (dua belas)", ["3 dokumen", "12"]),
    ("sebanyak lima (5) orang", ["5 orang"]),
    ("skor 2.718 dan 6,412", ["2718 or 2.718", "6.412 or 6412"]),
    ("tertulis 3,700.418.226", ["3700418226 !mixed-separators or 3.700418226"]),
    ("tertulis Rp 210.330.4106.244", ["2103304106244 Rp !group-size"]),
    ("dari 80 tahun 2021 menjadi 85 pada tahun 2022", ["80", "85"]),
    ("selama 5 tahun", ["5 tahun"]),
    ("sebanyak 2022 orang", ["2022 orang"]),
    ("dana 80.Sedangkan", ["80"]),
    ("mencapai 80, yaitu 90.", ["80", "90"]),
    ("IKM:84,2;NKM=3", ["84.2", "3"]),
    ("sebesar 1 04,18% atau 104,\n18% atau 2.417.\n880 orang", ["104.18 %", "104.18 %", "2417880 orang"]),
    ("ekspor US$ 31.75 miliar, 5 juta USD", ["31.75 US$ x1000000000", "5 US$ x1000000"]),
    ("naik dari 75 ke 80", ["75", "80"]),
    ("realisasi 2 Kecamatan di wilayah", ["2 Kecamatan"]),
    ("5 Desa telah", ["5 Desa"]),
    ("capaian 2,157 (Level 3)", ["2.157 [Level 3] or 2157"]),
]

NO_FIGURES = [
    "pada tahun 2022 dan 2023", "TA 2022", "TA. 2022", "Tahun Anggaran 2022", "tahun (2022)", "(2022)", "periode 2021-2026",
    "tahun 2021 s.d. 2023", "tahun pelajaran 2021/2022", "Renstra 2021–2026", "sejak 1987", "Desember 2021", "realisasi 2021,",
    "Undang-Undang Nomor 23 Tahun 2014", "UU 23 Tahun 2014", "PP Nomor 8/2006", "Peraturan Bupati No. 14 Tahun 2020",
    "Nomor : 050/118/Kec.2022", "Pasal 19 ayat (3) dan ayat (4)", "Pasal 3, 4 dan 5", "Keputusan KEP/25/M.PAN/2/2004",
    "Tabel 3.1 dan 3.2", "Gambar 2.4 berikut", "BAB III", "Lampiran 2", "halaman 25", "Sub Bab 3.1",
    "13 Desember 2021", "1 s.d. 5 Maret 2022", "tanggal 31 Maret", "01-01-2023", "05/08/2024", "2023-04-01", "31 Des. 2021",
    "NIP 19781203 200501 1 004", "NIP. 197812032005011004", "Telp. (021) 445566", "HP 0812-3344-5566", "Kode Pos 45123",
    "rekening 5.1.02.01", "kegiatan 7.01.02", "7.01.01.2.01", "5.1.02.01.01.0024", "2419.QBA.006.A",
    "DIPA-015.08.2.416072/2022",
    "Kode 9021-7743-3810-6612", "1. Meningkatnya layanan", "1) Camat", "(1) Camat", "pertama: 1) satu; 2) dua", "III - 25",
    "(Rp 000)",
    "2.3 Tugas Pokok", "pukul 08.00 WIB", "08.00 - 15.30 WIB", "jam 08:30", "COVID-19", "ke-3", "Triwulan 2", "TW-1", "Misi 3",
    "Sasaran 2", "Indikator 1", "IKU 4", "kelas III5", "800/12/Um", "RT 03 RW 12", "Eselon 3", "2 1/2 bulan", "ISO 9001", "Q1",
    "Misi 3 Sasaran 2 Program 1", "4 Meningkatnya layanan", "permenkes 44 tahun 2016",
    "Undang-Undang Dasar 1945", "pada point 3.2 di atas", "Kebijakan 21 : pertama", "104) Penyusunan", "050/Kep 367-BPMPD/2010",
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[str]) -> None:
    assert [describe(f) for f in read_figures(text)] == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figures(text: str) -> None:
    assert [describe(f) for f in read_figures(text)] == []
    if any(c.isdigit() for c in text):
        assert list(scan(text))


def test_a_label_does_not_hide_an_amount() -> None:
    text = "pada tingkat 85,3 dan indikator 97% serta tahun 2022 sebesar 80, jalan 5 km"
    assert [describe(f) for f in read_figures(text)] == ["85.3", "97 %", "80", "5 km"]


def test_raw_and_offsets() -> None:
    text = "Pagu sebesar Rp. 7.250.000,- (95,2 %) dan ≥ 80"
    money, share, bound = read_figures(text)
    assert (money.raw, text[money.start : money.end]) == ("7.250.000,-", "7.250.000,-")
    assert (share.raw, bound.raw) == ("95,2", "≥ 80")


def test_tokens_say_what_they_are() -> None:
    text = "Pasal 5, 7 Mei 2022, tahun 2023, 5.1.02.01, TW-1, 08.00 WIB, 80%"
    kinds = [i.kind if not isinstance(i, Figure) else "figure" for i in scan(text)]
    assert kinds == ["label", "date", "year", "code", "word", "time", "figure"]


def test_items_follow_one_another() -> None:
    text = "Nomor 5 Tahun 2020 sebesar Rp (1.000) atau 77/100.000 KH, 5-6 % dan BB (70,1) 2021-2023 1:200 3 (tiga)"
    items = list(scan(text))
    assert all(a.end <= b.start for a, b in pairwise(items))


@given(st.text() | st.text(alphabet="0123456789.,-() \nRp%aBdn/:<>=≥sTahun", max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    last = 0
    for item in scan(text):
        assert last <= item.start < item.end <= len(text)
        last = item.end
        if isinstance(item, Figure):
            assert "".join(text[item.start : item.end].split()) == "".join(item.raw.split())
            assert (item.value is None) == (not item.readings)


sentences = st.sampled_from(["Capaian sebesar {} pada triwulan ini", "realisasi {}, naik", "({})", "yaitu {}.", "{}"])


@given(sentences, st.decimals(0, Decimal("999999999"), places=2), st.sampled_from(["%", " %", " persen", " orang", " dokumen"]))
def test_a_figure_is_found_in_its_sentence(sentence: str, value: Decimal, unit: str) -> None:
    digits = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    (figure,) = read_figures(sentence.format(digits + unit))
    assert (figure.raw, figure.value, figure.decimals) == (digits, value, 2)
    assert figure.unit == {" persen": "%", " %": "%"}.get(unit, unit.strip())


@pytest.mark.parametrize(
    "text",
    ["1." * 500_000, "1" * 1_000_000, "1.234" * 200_000, "1 " * 20_000, "12-" * 20_000, "a1/" * 200_000, "Rp " * 200_000 + "1",
     "(1)" * 20_000, "01.02" * 100_000, "1,-" * 20_000, "satu (1) " * 5_000, " " * 500_000 + "1", "(" * 500_000 + "1"],
)
def test_long_texts_end(text: str) -> None:
    assert sum(1 for _ in scan(text)) >= 0
