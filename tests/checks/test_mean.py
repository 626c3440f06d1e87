"""Means told in sentences: of all indicators, of one sasaran, of the efficiency."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

TABLE = """# 3.1 Capaian
| Sasaran Strategis | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| Meningkatnya kebersihan lingkungan kampung | Jumlah taman yang dirawat | 20 | 30 | 150,00 |
| Meningkatnya kebersihan lingkungan kampung | Jumlah bank sampah | 40 | 20 | 50,00 |
| Meningkatnya mutu layanan warga dan tata kelola arsip | Indeks Kepuasan Masyarakat | 80,00 | 84,00 | 105,00 |
| Meningkatnya mutu layanan warga dan tata kelola arsip | Persentase aduan yang dijawab | 90,00 | 99,00 | 110,00 |
# 4.1 Simpulan
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Sasaran 1 : Meningkatnya kebersihan lingkungan kampung, mendapat predikat baik dengan rata-rata capaian sebesar {}.", "100,00%"),
        ("Sasaran 2 : Meningkatnya mutu layanan warga dan arsip, mendapat predikat baik dengan rata-rata capaian sebesar {}.", "107,50%"),
        ("Pencapaian kinerja indikator sasaran pada tahun 2023 rata-rata sebesar {} atau sangat baik.", "103,75%"),
    ],
)
def test_a_mean_of_a_sasaran_and_of_all(sentence: str, found: str) -> None:
    assert [f.expected for f in findings(TABLE + sentence.format("98,20%"), "KLM014")] == [found]
    assert told(TABLE + sentence.format(found), "KLM014") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Dua indikator kinerja melampaui target dengan capaian kinerja indikator rata-rata 131,65%.",
        "Sasaran 3 : Meningkatnya minat baca warga desa, mendapat predikat baik dengan rata-rata capaian sebesar 98,20%.",
        "Pencapaian kinerja indikator sasaran pada tahun 2022 rata-rata sebesar 98,20%.",
    ],
)
def test_a_mean_of_something_else(sentence: str) -> None:
    assert told(TABLE + sentence, "KLM014") == []


def test_a_row_without_a_name_counts_with_the_one_above_it() -> None:
    table = """# 3.1 Capaian
| Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|
| Sasaran ke-1 : Meningkatnya kebersihan lingkungan kampung | | | |
| Jumlah taman yang dirawat | 20 | 30 | 150,00 |
| Jumlah bank sampah | 40 | 20 | 50,00 |
| | 40 | 40 | 100,00 |
| Sasaran ke-2 : Meningkatnya mutu layanan warga | | | |
| Indeks Kepuasan Masyarakat | 80,00 | 84,00 | 105,00 |
# 4.1 Simpulan
"""
    told_means = [("112,50%", []), ("100,00%", []), ("98,20%", ["98,20%"])]
    opening = "Sasaran 1 : Meningkatnya kebersihan lingkungan kampung, mendapat predikat baik dengan rata-rata capaian sebesar "
    for mean, doubted in told_means:
        assert [text for _, _, text in told(f"{table}{opening}{mean}.", "KLM014")] == doubted


EFFICIENCY = """# 3.2 Efisiensi
| Indikator Kinerja | Capaian (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi |
|---|---|---|---|
| Jumlah taman yang dirawat | 150,00 | 90,00 | 60,00 |
| Indeks Kepuasan Masyarakat | 105,00 | 95,00 | 10,00 |
| Rata-rata | 127,50 | 92,50 | 35,00 |
# 4.1 Simpulan
"""


def test_a_mean_efficiency() -> None:
    sentence = "Terdapat efisiensi pada dua sasaran strategis dengan rata-rata efisiensi sebesar {}."
    (found,) = findings(EFFICIENCY + sentence.format("39,23%"), "KLM014")
    assert (found.locations[0].text, found.expected) == ("39,23%", "35,00%")
    assert told(EFFICIENCY + sentence.format("35,00%"), "KLM014") == []


ROWS = """| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | 85,00 | 86,70 | 102,00 |
| 2 | Nilai Evaluasi SAKIP | 70,00 | 71,40 | {wrong} |
| 3 | Persentase desa tertib | 80,00 | 76,00 | 95,00 |
| 4 | Persentase jalan baik | 75,00 | 69,00 | 92,00 |
{mean}
"""


@pytest.mark.parametrize(
    ("mean", "wrong", "printed", "found"),
    [
        ("97,75", "112,00", "", 0),  # the mean of the right capaian
        ("100,25", "112,00", "", 0),  # the mean of what is printed
        ("99,75", "112,00", "", 1),
        ("97,75", "112,00", "| | Rata-rata | | | 97,75 |", 0),
        ("95,75", "112,00", "| | Rata-rata | | | 97,75 |", 1),  # though the rows give another mean than the row of the mean
    ],
)
def test_a_mean_may_be_that_of_the_rows_put_right(mean: str, wrong: str, printed: str, found: int) -> None:
    text = ROWS.format(wrong=wrong, mean=printed) + f"\nRata-rata capaian kinerja Kecamatan Mekar Sari tahun 2023 adalah {mean}%.\n"
    assert len(told(text, "KLM014")) == found


@pytest.mark.parametrize("which", ["ini", "tersebut", "di atas", "strategis ini"])
def test_the_mean_of_this_sasaran_is_not_that_of_all(which: str) -> None:
    assert told(TABLE + f"Rata-rata capaian sasaran {which} sebesar 107,50% dengan kategori Sangat Tinggi.", "KLM014") == []


TWO_MEANS = TABLE + """# 3.2 Kegiatan pendukung
| Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|
| Jumlah taman yang dirawat | 20 | 30 | 150,00 |
| Jumlah bank sampah | 40 | 20 | 50,00 |
| Persentase aduan yang dijawab | 90,00 | 99,00 | 110,00 |
# 4.1 Simpulan
"""


def test_of_two_means_the_one_that_the_report_tells_is_meant() -> None:
    said = "Rata-rata capaian kinerja tahun 2023 sebesar 103,75%.\n\nSecara umum rata-rata capaian kinerja tahun 2023 sebesar {}."
    assert [f.expected for f in findings(TWO_MEANS + said.format("107,35%"), "KLM014")] == ["103,75%"]
    assert told(TWO_MEANS + said.format("103,75%"), "KLM014") == []
    assert told(TWO_MEANS + "Secara umum rata-rata capaian kinerja tahun 2023 sebesar 107,35%.", "KLM014") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian kinerja Kecamatan Mekar Sari Kabupaten Tirta menurut hasil pengukuran pada akhir tahun anggaran 2023 sebesar {}.",
        "Dinas telah melaksanakan seluruh program dan kegiatan dengan rata-rata capaian kinerja {}.",
    ],
)
def test_a_long_name_of_the_office_and_all_programmes_leave_a_mean_whole(sentence: str) -> None:
    assert [f.expected for f in findings(TABLE + sentence.format("98,20%"), "KLM014")] == ["103,75%"]
    assert told(TABLE + sentence.format("103,75%"), "KLM014") == []


def test_a_mean_may_be_that_of_a_row_of_which_less_is_better() -> None:
    text = ROWS.replace("Persentase jalan baik | 75,00 | 69,00 | 92,00", "Angka kematian bayi | 10,00 | 8,00 | 80,00")
    text = text.format(wrong="102,00", mean="") + "\nRata-rata capaian kinerja Kecamatan Mekar Sari tahun 2023 adalah {}%.\n"
    assert [len(told(text.format(mean), "KLM014")) for mean in ("104,75", "94,75", "99,75")] == [0, 0, 1]
