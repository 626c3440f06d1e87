"""Changes, directions, claims and counts told in sentences."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """| No | Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|---|
| 1 | Mutu pelayanan | Indeks Kepuasan Masyarakat | 85,00 | 86,70 | 102,00 |
| 2 | Tertib administrasi | Persentase desa tertib administrasi | 80,00 | 76,00 | 95,00 |
"""


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Nilai naik dari 84,90 menjadi 86,70 atau mengalami kenaikan sebesar 1,80 poin.", []),
        ("Nilai naik dari 84,90 menjadi 86,70 atau mengalami kenaikan sebesar 2,12%.", []),  # relative
        ("Nilai naik dari 84,90 menjadi 86,70 atau mengalami kenaikan sebesar 2,80 poin.", ["KLM001"]),
        (
            "Realisasi tahun 2023 sebesar 86,70 dan tahun 2022 sebesar 84,90, mengalami kenaikan sebesar 1,80 atau 0,02%.",
            ["KLM002"],
        ),
        ("Nilai evaluasi meningkat dari 71,40 menjadi 69,80.", ["KLM003"]),
        ("Nilai evaluasi menurun dari 71,40 menjadi 69,80.", []),
        ("Nilai evaluasi mengalami penurunan sebesar 3,75 poin, dari 68,40 menjadi 72,15.", ["KLM003"]),
        ("Peringkat kecamatan naik dari 5 menjadi 3.", []),
        ("Pelayanan meningkat, ditandai waktu layanan dari 5 hari menjadi 3 hari.", []),
        ("Nilai evaluasi tidak mengalami kenaikan dari 71,40 menjadi 69,80.", []),
        ("Indikator penurunan angka kemiskinan ditetapkan tahun 2023.", []),
    ],
)
def test_changes(sentence: str, codes: list[str]) -> None:
    assert [code for code, _, _ in told(sentence, "KLM001", "KLM002", "KLM003")] == codes


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Seluruh indikator kinerja telah melebihi target.", ["KLM005"]),
        ("Belum seluruh indikator kinerja telah melebihi target.", []),
        ("Dengan kerja keras agar seluruh indikator mencapai target.", []),
        ("Pada tahun 2022 seluruh indikator telah mencapai target.", []),
        ("Semua indikator pada sasaran 1 telah mencapai target.", []),
        ("Realisasi Indeks Kepuasan Masyarakat sebesar 86,70 masih di bawah target akhir Renstra 90,00.", []),
        ("Realisasi Indeks Kepuasan Masyarakat sebesar 86,70 belum mencapai target nasional sebesar 88,00.", []),
        ("Realisasi Indeks Kepuasan Masyarakat sebesar 86,70 belum mencapai target nasional sebesar 86,00.", ["KLM004"]),
        ("Realisasi Persentase desa tertib administrasi sebesar 76,00 telah melebihi target.", ["KLM004"]),
        ("Realisasi Persentase desa tertib administrasi sebesar 76,00 belum mencapai target.", []),
        ("Realisasi Indeks Kepuasan Masyarakat sebesar 86,70 belum mencapai target.", ["KLM004"]),
        ("Realisasi Indeks Kepuasan Masyarakat sebesar 86,70 belum sesuai dengan target.", ["KLM004"]),
        ("Lama tinggal terealisasi 2,80 hari, yaitu lebih kecil dari target yang ditetapkan 2,25 hari.", ["KLM004"]),
        ("Lama tinggal terealisasi 1,80 hari, yaitu lebih kecil dari target yang ditetapkan 2,25 hari.", []),
        ("Jumlah sertifikat terealisasi 167 menurun dari target sebesar 150.", ["KLM004"]),
        ("Jumlah sertifikat terealisasi 137 menurun dari target sebesar 150.", []),
        ("Angka kematian bayi terealisasi 16,00 lebih kecil dari target 15,00.", ["KLM004"]),
        ("Angka kematian bayi terealisasi 12,00 mencapai target 15,00.", []),
        ("Hasilnya dapat mencapai target kecuali jumlah buku (realisasi sebesar 2.500 buku dari target 5.000 buku).", []),
        ("Hasilnya dapat mencapai target (realisasi sebesar 2.500 buku dari target 5.000 buku).", ["KLM004"]),
    ],
)
def test_claims(sentence: str, codes: list[str]) -> None:
    assert [code for code, _, _ in told(TABLE + sentence, "KLM004", "KLM005")] == codes


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Dari tabel di atas terdapat satu sasaran strategis.", ["KLM009"]),
        ("Dari tabel di atas terdapat 2 (dua) sasaran strategis.", []),
        ("Dari tabel di atas terdapat 1 (satu) indikator yang melebihi target.", []),  # a part of them
    ],
)
def test_counts(sentence: str, codes: list[str]) -> None:
    assert [code for code, _, _ in told(TABLE + sentence, "KLM009")] == codes


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Dilaksanakan 10 kegiatan dari 12 kegiatan dengan persentase sebesar 95,5%.", ["KLM012"]),
        ("Hasil survei terhadap 17 kampung di Mekar Sari, 7 kampung di antaranya atau sekitar 24% rawan banjir.", ["KLM012"]),
        ("Hasil survei terhadap 17 kampung kumuh di Mekar Sari, 7 kampung kumuh atau sekitar 24% rawan banjir.", ["KLM012"]),
        ("Hasil survei terhadap 17 kampung kumuh di Mekar Sari, 7 kampung kumuh atau sekitar 40% rawan banjir.", []),
        ("Hasil survei terhadap 17 kampung kumuh di Mekar Sari, 7 taman kota atau sekitar 24% rawan banjir.", []),
        ("Dilaksanakan 10 kegiatan dari 12 kegiatan dengan serapan sebesar 95,5%.", []),  # of the budget
    ],
)
def test_a_share_of_something_else(sentence: str, codes: list[str]) -> None:
    assert [code for code, _, _ in told(sentence, "KLM012")] == codes


def test_a_change_starts_from_a_figure_of_its_own_unit() -> None:
    sentences = "Penduduk naik dari 5.100 jiwa menjadi 5.200 jiwa.\n\nNilai naik 2 tingkat dari 60,00 menjadi 72,00."
    assert told(sentences, "KLM001") == []


@pytest.mark.parametrize(("plan", "codes"), [("", ["KLM008"]), (" RPJMD", [])])
def test_the_misi_of_a_higher_plan_has_its_own_sasaran(plan: str, codes: list[str]) -> None:
    sentences = f"Pada Misi 1{plan} terdapat 2 sasaran yang ingin dicapai.\n\nPada Misi 1 terdapat 4 sasaran strategis."
    assert [code for code, _, _ in told(sentences, "KLM008")] == codes


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Pengukuran dilakukan terhadap 2 (dua) sasaran dengan tiga indikator.", "sasaran strategis ada 2 (dua) yaitu itu", []),
        (
            "Pengukuran dilakukan terhadap 3 (tiga) sasaran dengan tiga indikator.",
            "sasaran strategis ada 2 (dua) yaitu itu",
            [("KLM008", "warning", "3 (tiga) sasaran")],
        ),
        ("Pada Misi 1 terdapat 3 sasaran strategis.", "sasaran strategis ada 2 (dua) yaitu itu", []),  # of a part
        ("Dari 3 sasaran yang tercapai, dua dibiayai.", "sasaran strategis ada 2 (dua) yaitu itu", []),
        ("Tahun 2021 terdapat 3 sasaran strategis.", "sasaran strategis ada 2 (dua) yaitu itu", []),
    ],
)
def test_sasaran_of_the_whole_report(first: str, second: str, found: list[tuple[str, str, str]]) -> None:
    text = f"{TABLE}\n\n{first}\n\nTujuan kecamatan adalah melayani dengan {second}."
    assert told(text, "KLM008") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Perjanjian kinerja memuat 3 sasaran strategis dan 9 (sembilan) indikator kinerja.", []),
        ("Perjanjian kinerja memuat 3 sasaran strategis dan 8 (delapan) indikator kinerja.", ["9 (sembilan) indikator"]),
        ("Perjanjian kinerja memuat 4 sasaran strategis yang diukur dengan 9 indikator kinerja.", ["4 sasaran"]),
        ("Kegagalan terjadi pada dua sasaran strategis dan tiga indikator kinerja.", []),
        ("Terdapat 2 sasaran dengan 5 indikator yang tercapai.", []),
        ("Pada tujuan 1 terdapat 2 sasaran dengan 4 indikator.", []),
        ("Tahun 2022 kecamatan menetapkan 4 sasaran dan 12 indikator.", []),
        ("RPJMD Kabupaten Tirta memuat 14 sasaran dan 42 indikator.", []),
    ],
)
def test_sasaran_and_indikator_told_together(sentence: str, found: list[str]) -> None:
    first = "Kecamatan Mekar Sari menetapkan 3 (tiga) sasaran strategis dan 9 (sembilan) indikator kinerja."
    assert sorted(text for _, _, text in told(f"{first}\n\n{sentence}", "KLM008")) == found


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (
            "Kecamatan menetapkan 4 (empat) sasaran strategis. Keenam sasaran strategis tersebut diukur tiap tahun.",
            ["Keenam sasaran"],
        ),
        ("Kecamatan menetapkan 4 sasaran. Enam (6) sasaran tersebut diukur tiap tahun.", ["Enam (6) sasaran"]),
        ("Kecamatan menetapkan 4 sasaran. Keempat sasaran tersebut diukur tiap tahun.", []),
        ("Kecamatan menetapkan 4 sasaran. Enam program tersebut dilaksanakan tiap tahun.", []),
        ("Kecamatan menetapkan 4 sasaran dan 2 sasaran tambahan. Enam sasaran tersebut diukur tiap tahun.", []),
        ("Kecamatan menetapkan 4 sasaran. Dua sasaran diukur tiap tahun.", []),
        ("Kecamatan menetapkan 4 sasaran.\n\nEnam sasaran tersebut diukur tiap tahun.", []),  # another paragraph
    ],
)
def test_all_of_what_the_sentence_before_counts(sentences: str, found: list[str]) -> None:
    assert [text for _, _, text in told(sentences, "KLM008")] == found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("terdapat 2 indikator yang mendukung indikator kinerja utama Bupati Tirta, yaitu {ikm} dan {desa}", ["KLM008"]),
        ("terdapat 1 indikator yang mendukung indikator kinerja utama Bupati Tirta, yaitu {ikm}", []),
        ("terdapat 2 indikator yang didanai dana desa tahun berjalan, yaitu {ikm} dan {desa}", []),  # another quality
        ("pada tahun 2021 terdapat 2 indikator yang mendukung indikator kinerja utama Bupati Tirta, yaitu {ikm} dan {desa}", []),
    ],
)
def test_lists_of_what_has_one_quality(second: str, found: list[str]) -> None:
    names = {"ikm": "Indeks Kepuasan Masyarakat", "desa": "Persentase desa tertib administrasi"}
    first = "Tampak bahwa terdapat 1 (satu) indikator yang mendukung indikator kinerja utama Bupati Tirta, yaitu {ikm}."
    text = f"{TABLE}\n\n{first}\n\nTampak bahwa {second}.".format(**names)
    assert [code for code, _, _ in told(text, "KLM008")] == found


def test_units() -> None:
    row = "| No | Indikator Kinerja | Satuan | Target |\n|---|---|---|---|\n| 1 | Indeks Kepuasan Masyarakat | {} | 85,00% |"
    assert told(row.format("Nilai"), "FMT050") == [("FMT050", "error", "85,00%")]
    assert told(row.format("Persen"), "FMT050") == []
    assert told(row.format("Dokumen"), "FMT050") == []  # not a score: the header may mean something else


TWIN = "Serapan keuangan {} pada akhir tahun anggaran berjalan mencapai {}% dari dana yang dikelola. Yang tidak terpakai {}%."


@pytest.mark.parametrize(
    ("name", "second", "printed"),
    [
        ("BPTK", ("95,53", "4,47"), []),
        ("BPTK", ("97,02", "2,98"), ["97,02", "2,98"]),  # the sentence behind a twin is a twin
        ("BPTK", ("95,53", "2,98"), ["2,98"]),
        ("PPTK", ("97,02", "2,98"), []),  # no initials of this office: it may be said of another
    ],
)
def test_twins_that_call_the_office_by_its_initials(name: str, second: tuple[str, str], printed: list[str]) -> None:
    office = "LAPORAN KINERJA BALAI PENGELOLA TAMAN KERING TAHUN 2023\n\nBalai Pengelola Taman Kering menyusun laporan ini.\n\n"
    report = f"{office}# Ringkasan\n{TWIN.format(name, '95,53', '4,47')}\n\n# BAB IV PENUTUP\n{TWIN.format(name, *second)}\n"
    assert [text.rstrip("%") for _, _, text in told(report, "KLM013")] == printed


REACHED = """# 3.1 Capaian Kinerja
| Indikator Kinerja | Target 2023 | Realisasi 2023 | Capaian 2023 (%) |
|---|---|---|---|
| Persentase ketersediaan bibit pokok di gudang kampung | 65,00 | 78,00 | 120,00 |

## 3.1.1 Persentase ketersediaan bibit pokok di gudang kampung
Permasalahannya adalah {} bibit pokok di gudang warga kampung pada tahun 2023 {} karena ada beberapa jenis bibit yang kosong.
"""


@pytest.mark.parametrize(
    ("subject", "claim", "wrong"),
    [
        ("capaian persentase ketersediaan", "belum mencapai target", True),
        ("capaian persentase ketersediaan", "telah melebihi target", False),
        ("sebagian capaian persentase ketersediaan", "belum mencapai target", False),
        ("capaian penanaman", "belum mencapai target", False),
        ("persentase ketersediaan", "belum mencapai target", False),  # not said of its capaian
    ],
)
def test_a_claim_on_the_indicator_of_the_heading_that_is_named_loosely(subject: str, claim: str, wrong: bool) -> None:
    found = told(REACHED.format(subject, claim), "KLM004")
    assert found == ([("KLM004", "warning", claim)] if wrong else [])


@pytest.mark.parametrize(
    ("percentage", "count", "things", "wrong"),
    [
        ("37,5%", 5, "balai kelas C", True),
        ("35,71%", 5, "balai kelas C", False),
        ("37,5%", 5, "warga kampung", False),  # of something else
    ],
)
def test_whole_percentage_and_part(percentage: str, count: int, things: str, wrong: bool) -> None:
    text = f"Diketahui terdapat 14 balai kelas C di wilayah ini dan yang memenuhi standar {percentage} atau ada {count} {things}."
    assert [t for *_, t in told(text, "KLM012")] == ([percentage] if wrong else [])


@pytest.mark.parametrize(("women", "found"), [("20", 0), ("23", 1)])
def test_what_comes_on_top_of_the_parts_of_a_whole_is_none_of_them(women: str, found: int) -> None:
    text = f"Pegawai berjumlah 55 orang ASN, terdiri dari 35 orang laki-laki dan {women} orang perempuan, serta 16 orang tenaga kontrak."
    assert len(told(text, "KLM011")) == found


@pytest.mark.parametrize(("new", "found"), [("421", 0), ("401", 1)])
def test_what_last_year_left_is_a_part_of_the_whole(new: str, found: int) -> None:
    text = f"Beban sebanyak 466 perkara yang terdiri dari sisa tahun 2022 sebanyak 45 perkara dan perkara masuk {new} perkara."
    assert len(told(text, "KLM011")) == found


@pytest.mark.parametrize(("size", "found"), [("9", []), ("11", ["KLM001"])])
def test_by_how_much_a_number_of_things_became_less(size: str, found: list[str]) -> None:
    table = "| No | Indikator Kinerja | Target |\n|---|---|---|\n| 1 | Jumlah kecelakaan di titik rawan | 60 |\n\n"
    text = "Jumlah kecelakaan di titik rawan sebanyak 54 kejadian, turun dari 63 kejadian pada Tahun 2022 atau "
    text += f"berkurang {size} kejadian."
    assert [code for code, _, _ in told(table + text, "KLM001")] == found


@pytest.mark.parametrize(("said", "found"), [("lebih rendah dari target", []), ("belum mencapai target", ["KLM004"])])
def test_less_than_the_target_is_good_where_less_is_better(said: str, found: list[str]) -> None:
    table = "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n"
    table += "| 1 | Tingkat Pengangguran Terbuka | 5,80 | 5,62 | 103,10 |\n| 2 | Indeks Kepuasan | 85,00 | 86,70 | 102,00 |\n\n"
    text = f"Tingkat Pengangguran Terbuka tercatat 5,62, {said} 5,80."
    assert [code for code, _, _ in told(table + text, "KLM004")] == found
