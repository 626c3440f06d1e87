"""Copies of one figure must agree; what is no copy must not be compared."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

CAPAIAN = """# 3.1 Capaian
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat (IKM) | 85,00 | 86,70 | 102,00 |
| 2 | Nilai Evaluasi SAKIP | 70,00 | 71,40 | 102,00 |
"""
LAMPIRAN = """# Lampiran
| No | Indikator Kinerja | Target | Realisasi |
|---|---|---|---|
| 1 | Indeks kepuasan masyarakat | 85,00 | {} |
| 2 | Nilai evaluasi SAKIP Kecamatan Mekar Sari | 70,00 | 71,40 |
"""


def test_a_copy_that_differs() -> None:
    (found,) = findings(CAPAIAN + LAMPIRAN.format("87,60"), "CAP003")
    assert (found.locations[0].text, found.expected) == ("87,60", "86,70")  # 86,70 makes its own row hold
    assert told(CAPAIAN + LAMPIRAN.format("86,70"), "CAP003") == []


def test_fewer_decimals_are_the_same_value() -> None:
    assert told(CAPAIAN + LAMPIRAN.format("86,7"), "CAP003") == []


def test_another_office_is_another_figure() -> None:
    other = "Tabel 3.4 Realisasi Kinerja Kecamatan Suka Damai Tahun 2023\n" + LAMPIRAN.format("80,10").split("\n", 1)[1]
    assert told(CAPAIAN + "\n# 3.4 Perbandingan\n" + other, "CAP003") == []
    columns = "# 3.4 Perbandingan\n| Indikator Kinerja | Realisasi Kecamatan Mekar Sari | Realisasi Kecamatan Suka Damai |\n|---|---|---|\n| Nilai Evaluasi SAKIP | 71,40 | 68,20 |"
    assert told(CAPAIAN + columns, "CAP003") == []


def test_tables_that_share_no_figure_mean_different_things() -> None:
    targets = "# 2.1 Standar\n| No | Indikator Kinerja | Target |\n|---|---|---|\n| 1 | Indeks Kepuasan Masyarakat | 95,00 |\n| 2 | Nilai Evaluasi SAKIP | 90,00 |\n"
    assert told(CAPAIAN + targets, "CAP003") == []


def test_the_end_target_of_a_plan_is_not_the_yearly_target() -> None:
    plan = "# 3.3 Renstra\n| No | Indikator Kinerja | Target Akhir Renstra | Realisasi 2023 |\n|---|---|---|---|\n| 1 | Indeks Kepuasan Masyarakat | 90,00 | 86,70 |\n"
    assert told(CAPAIAN + plan, "CAP003") == []


def test_a_target_left_from_last_year_of_the_plan_is_told() -> None:
    text = """Tabel 2.1 Target Indikator Kinerja Utama menurut Renstra
| No | Indikator Kinerja | Target Renstra 2022 | Target Renstra 2023 |
|---|---|---|---|
| 1 | Persentase pengaduan warga yang ditangani | 95,00 | 98,50 |

Tabel 2.2 Perkembangan target
| No | Indikator Kinerja | Target 2022 | Target 2023 |
|---|---|---|---|
| 1 | Persentase pengaduan warga yang ditangani | 95,00 | 98,50 |

Tabel 3.1 Capaian kinerja tahun 2023
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Persentase pengaduan warga yang ditangani | 98,50 | 97,37 | 98,85 |

Persentase pengaduan warga yang ditangani sebesar 97,37% belum mencapai target {}, karena 2 pengaduan menunggu.
"""
    assert told(text.format("95,00%"), "CAP003") == [("CAP003", "warning", "95,00%")]
    assert told(text.format("98,50%"), "CAP003") == []


def test_a_value_left_from_last_year_is_named() -> None:
    years = "# 3.2 Antar tahun\n| Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |\n|---|---|---|\n| Indeks Kepuasan Masyarakat | 84,90 | 86,70 |\n| Nilai Evaluasi SAKIP | 69,30 | 71,40 |\n"
    (found,) = findings(CAPAIAN + years + LAMPIRAN.format("84,90"), "CAP003")
    assert found.cause is not None
    assert found.cause.text["id"] == "sama dengan angka tahun 2022"


def test_a_sentence_against_the_tables() -> None:
    years = "# 3.2 Antar tahun\n| Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |\n|---|---|---|\n| Indeks Kepuasan Masyarakat | 84,90 | 86,70 |\n"
    sentence = "Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar {}."
    assert told(CAPAIAN + years + sentence.format("86,70"), "CAP003") == []
    assert told(CAPAIAN + years + sentence.format("88,70"), "CAP003") == [("CAP003", "error", "88,70")]


def test_sub_items_with_the_same_short_name_are_not_copies() -> None:
    text = "| No | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n| 1 | Produksi komoditas | 10 | 12 |\n| 2 | Produksi komoditas | 40 | 38 |\n"
    assert told("# A\n" + text + "# B\n" + text.replace("40", "41"), "CAP003") == []


def test_the_budget_sentence_against_its_table() -> None:
    table = "| Uraian | Anggaran (Rp) | Realisasi (Rp) | % |\n|---|---|---|---|\n| Belanja Operasi | 3.200.000.000 | 3.052.000.000 | 95,38 |\n| Belanja Modal | 116.000.000 | 115.900.000 | 99,91 |\n| JUMLAH | 3.316.000.000 | 3.167.900.000 | 95,53 |\n"
    wrong = (
        "Total pagu anggaran tahun 2023 sebesar Rp. 3.106.000.000,- dengan realisasi sebesar Rp. 3.001.500.000,- atau 96,64%."
    )
    found = findings(table + wrong, "ANG007")
    assert len(found) == 1  # three figures of one stale sentence are one finding
    assert {"3.001.500.000,-", "96,64%"} <= {e.text for e in found[0].locations}
    for other in (
        "Total pagu anggaran sebelum perubahan tahun 2023 sebesar Rp3.106.000.000.",
        "Pagu anggaran murni tahun 2023 sebesar Rp3.106.000.000.",
        "Jumlah anggaran Kabupaten Tirta tahun 2023 sebesar Rp3.500.000.000.",
        "Anggaran tahun 2023 untuk sasaran pertama sebesar Rp3.106.000.000.",
        "Total pagu anggaran tahun 2023 semula sebesar Rp3.106.000.000 menjadi Rp3.316.000.000.",
    ):
        assert findings(table + other, "ANG007") == []


ANCHORED = """
| Indikator | Target 2023 | Realisasi 2023 |
|---|---|---|
| Luas taman kota yang terawat | 95,00 | 78,57 |
| Jumlah pohon ditanam | 120 | 90 |

Target luas taman kota yang terawat tahun 2023 sebesar {} dengan realisasi sebesar {}.
"""


@pytest.mark.parametrize(
    ("target", "realisasi", "doubted"),
    [("12,00", "78,57", ["12,00"]), ("95,00", "78,57", []), ("12,00", "41,20", [])],  # another result: of something else
)
def test_a_sentence_that_gives_the_result_of_a_row_gives_its_target_too(
    target: str, realisasi: str, doubted: list[str]
) -> None:
    assert [f.printed for f in findings(ANCHORED.format(target, realisasi), "CAP003")] == doubted


PLAN = """# 2.1 Target menurut Renstra
Tabel 9 Perbandingan Realisasi dengan Target pada Renstra
| No | Indikator Kinerja | Target Jangka Menengah | Realisasi Tahun 2023 |
|---|---|---|---|
| 1 | Jumlah taman yang dirawat | 13 | 17 |
| 2 | Persentase aduan yang dijawab | 81,00 | 80,10 |
| 3 | Jumlah kampung siaga | 14 | 18 |
| 4 | Jumlah kebun bibit warga | 4 | 1 |
# 2.2 Target akhir
| No | Indikator Kinerja | Realisasi Tahun 2023 | Target Akhir Renstra |
|---|---|---|---|
| 1 | Jumlah taman yang dirawat | 17 | 14 |
| 2 | Persentase aduan yang dijawab | 80,10 | {} |
| 3 | Jumlah kampung siaga | 18 | 14 |
| 4 | Jumlah kebun bibit warga | 1 | 4 |
"""


def test_the_end_of_a_plan_is_not_what_the_plan_says_for_this_year() -> None:
    assert told(PLAN.format("87,00"), "CAP003") == []
    assert [text for _, _, text in told(PLAN.format("81,00").replace("| 17 | 14 |", "| 17 | 31 |"), "CAP003")] == ["31"]


def test_target_and_realisasi_exchanged_in_a_sentence() -> None:
    table = """# 3.1 Capaian
| No | Indikator Kinerja | Realisasi Tahun 2022 | Target Tahun 2023 | Realisasi Tahun 2023 |
|---|---|---|---|---|
| 1 | Jumlah taman kota yang dirawat | 15 | 13 | 17 |
| 2 | Nilai Evaluasi SAKIP | 70,00 | 71,40 | 71,50 |
# 3.2 Analisis
"""
    sentence = "Capaian 130,77% terjadi pada jumlah taman kota yang dirawat dari target {} taman di tahun 2023 dan realisasi {} taman pada tahun 2022."
    (found,) = findings(table + sentence.format(15, 13), "CAP003", "CAP005")
    assert found.cause is not None
    assert ({found.locations[0].text, str(found.expected)}, found.cause.kind) == ({"13", "15"}, "tertukar")
    assert told(table + sentence.format(13, 15), "CAP003", "CAP005") == []  # no percentage of two years' figures


def test_a_kegiatan_that_a_table_counts_is_found_in_a_sentence() -> None:
    table = """# 3.1 Realisasi Anggaran
| No | Program dan Kegiatan | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| | 11. Penyusunan Peta Rawan Banjir | 120.000.000 | 110.000.000 |
| | 12. Pelatihan Kader Kebersihan Kampung | 90.500.000 | 80.000.000 |
# 3.2 Analisis
"""
    sentence = "Kegiatan Pelatihan Kader Kebersihan Kampung memiliki anggaran sebesar Rp{} pada tahun 2023."
    assert [text for _, _, text in told(table + sentence.format("95.500.000"), "ANG008")] == ["95.500.000"]
    assert told(table + sentence.format("90.500.000"), "ANG008") == []


SERAPAN = """# 3.1 Efisiensi
| No | Indikator Kinerja | Capaian (%) | Penyerapan Anggaran (%) |
|---|---|---|---|
| 1 | Jumlah taman yang dirawat | 128,57 | {} |
| 2 | Persentase aduan yang dijawab | 110,00 | 86,32 |
# 3.2 Anggaran
| No | Indikator Kinerja | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|---|
| 1 | Jumlah taman yang dirawat | 200.000.000 | 189.440.000 | 94,72 |
| 2 | Persentase aduan yang dijawab | 100.000.000 | 86.320.000 | 86,32 |
"""


def test_copies_of_a_percentage_of_a_budget() -> None:
    (found,) = findings(SERAPAN.format("84,88"), "ANG008")
    assert (found.locations[0].text, found.expected) == ("84,88", "94,72")
    assert told(SERAPAN.format("94,72"), "ANG008") == []


def test_a_target_is_never_cut_off() -> None:
    agreement = "# 2.1 Perjanjian Kinerja\n| No | Indikator Kinerja | Target |\n|---|---|---|\n| 1 | Cakupan pengawasan | {} |\n"
    results = "# 3.1 Capaian\n| No | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n| 1 | Cakupan pengawasan | {} | 10,90 |\n"
    assert [severity for _, severity, _ in told(agreement.format("1,5") + results.format("1"), "CAP003")] != ["note"]
    assert len(told(agreement.format("1,5") + results.format("1"), "CAP003")) == 1
    assert told(agreement.format("1,5") + results.format("1,50"), "CAP003") == []


def test_a_target_that_a_paragraph_tells_of_its_one_indicator() -> None:
    table = "# 3.1 Capaian\n| No | Indikator Kinerja | Realisasi Tahun 2022 | Target Tahun 2023 | Realisasi Tahun 2023 |\n|---|---|---|---|---|\n"
    table += "| 1 | Jumlah taman kota yang dirawat | 17 | 14 | 18 |\n| 2 | Nilai Evaluasi SAKIP | 70,00 | 71,40 | 71,50 |\n"
    table += "# 2.1 Perjanjian\n| No | Indikator Kinerja | Target |\n|---|---|---|\n| 1 | Jumlah taman kota yang dirawat | 14 |\n# 3.2 Analisis\n"
    text = "Kenaikan terjadi pada jumlah taman kota yang dirawat. Sementara target pada tahun 2023 berjumlah {} taman."
    assert [t for _, _, t in told(table + text.format(17), "CAP003")] == ["17"]
    assert told(table + text.format(14), "CAP003") == []


PARKS = "| {} | {} | {} |\n"


def far_copies(*rows: tuple[str, str, str], header: str = "Target | Realisasi") -> list[tuple[str, str]]:
    """What is told of a table beside two others that agree."""
    right = PARKS.format("Luas taman terawat", "40,00 Ha", "41,20 Ha") + PARKS.format("Luas sawah terairi", "60,00 Ha", "63,60 Ha")
    head = "| Indikator Kinerja | {} |\n|---|---|---|\n"
    copies = "".join(f"# 3.{n} Capaian\n{head.format('Target | Realisasi')}{right}\n" for n in (1, 2))
    alone = f"# 3.3 Uraian\n{head.format(header)}{''.join(PARKS.format(*row) for row in rows)}"
    return [(s, t) for _, s, t in told(copies + alone, "CAP003")]


def test_one_copy_far_from_two_that_agree_is_a_doubt() -> None:
    assert far_copies(("Luas taman terawat", "40,00 Ha", "15,75 Ha")) == [("warning", "15,75")]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([("Luas taman terawat", "40,00 Ha", "15,75 %")], "Target | Realisasi"),
        ([("Luas taman terawat", "40,00 Ha", "100")], "Target | Realisasi"),
        ([("Luas taman terawat", "103,00 Ha", "15,75 Ha"), ("Luas sawah terairi", "106,00 Ha", "18,20 Ha")], "Target | Realisasi"),
        ([("Luas taman terawat", "40,00 Ha", "39,25")], "Target | Capaian (%)"),
    ],
    ids=["another unit", "a round figure", "a table of other things", "a percentage by another formula"],
)
def test_far_figures_that_may_mean_something_else_are_left_alone(rows: list[tuple[str, str, str]], header: str) -> None:
    assert far_copies(*rows, header=header) == []


PERIOD = "Target Renstra sampai dengan akhir periode 2021-2026.\n\n# 2.1 Rencana Strategis (Renstra) Tahun 2021-2026\n"
YEARLY = """| Indikator Kinerja | Target 2024 | Target 2025 | Target 2026 |
|---|---|---|---|
| Luas taman terawat | 40,00 | 44,00 | {} |
| Luas sawah terairi | 60,00 | 65,00 | 70,00 |
| Panjang jalan desa mantap | 15,00 | 16,00 | 17,00 |
| Jumlah desa tertib arsip | 11,00 | 12,00 | 13,00 |
"""
PROGRESS = """# 3.4 Kemajuan
| Indikator Kinerja | {} | Realisasi 2023 |
|---|---|---|
| Luas taman terawat | 48,00 | 39,10 |
| Luas sawah terairi | 70,00 | 58,20 |
| Panjang jalan desa mantap | 17,00 | 14,30 |
| Jumlah desa tertib arsip | 13,00 | 10,00 |
"""


@pytest.mark.parametrize(
    ("last", "header", "expected"),
    [
        ("48,00", "Target Akhir Renstra", 0),
        ("49,00", "Target Akhir Renstra", 1),
        ("29,00", "Target Akhir Renstra 2026", 1),
        ("49,00", "Target Akhir Renstra 2031", 0),
        ("49,00", "Target Renstra", 0),
    ],
    ids=["agrees", "differs", "far", "another plan", "not the end"],
)
def test_the_target_at_the_end_of_a_plan_is_that_of_its_last_year(last: str, header: str, expected: int) -> None:
    report = PERIOD + YEARLY.format(last) + PROGRESS.format(header)
    found = told(report, "CAP003")
    assert len(found) == expected
    assert {s for _, s, _ in found} <= {"error"}


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Dalam Rencana Strategis 2021-2026, target tahun 2023 adalah sebagai berikut:", 0),
        ("Renstra menetapkan untuk tahun 2023 hal berikut", 0),
        ("Target tahun 2023 dalam Perjanjian Kinerja, sesuai Renstra, adalah sebagai berikut:", 1),
        ("Target tahun 2023 adalah sebagai berikut:", 1),
    ],
)
def test_targets_listed_from_the_plan_of_years_are_not_those_of_the_agreement(lead: str, expected: int) -> None:
    items = "1. Indeks Kepuasan Masyarakat dengan target sebesar 88,00.\n\n2. Nilai Evaluasi SAKIP dengan target sebesar 70,00.\n"
    own = "\nTarget tahun berjalan adalah sebagai berikut:\n\n1. Indeks Kepuasan Masyarakat dengan target sebesar 85,00.\n"
    assert len(told(f"{CAPAIAN}\n# 2.2 Rencana\n{lead}\n\n{items}{own}", "CAP003")) == expected


def test_the_end_of_a_plan_without_its_year_is_no_figure_of_this_year() -> None:
    plan = "| Indikator Kinerja | Target 2022 | Target 2023 |\n|---|---|---|\n| Luas taman terawat | 41,00 | 42,00 |\n"
    text = (
        "# 2.1 Rencana\n" + plan
        + "# 3.1 Capaian\n| Indikator Kinerja | Target 2022 | Realisasi 2022 |\n|---|---|---|\n| Luas taman terawat | 48,00 | 40,10 |\n"
        + "# 3.2 Kemajuan\n| Indikator Kinerja | Realisasi 2023 | Target Akhir Renstra |\n|---|---|---|\n| Luas taman terawat | 39,10 | 48,00 |\n"
    )
    (found,) = findings(text, "CAP003")
    assert found.cause is None or "2023" not in found.cause.text["id"]


def test_how_often_each_value_is_printed_reads_as_words() -> None:
    table = "# 3.{} Bagian\n| Indikator Kinerja | Target 2023 |\n|---|---|\n| Luas taman terawat | {} |\n"
    (found,) = findings(table.format(1, "48,25") + table.format(2, "48,25") + table.format(3, "48,52"), "CAP003")
    assert "(48,52 di 1 tempat ≠ 48,25 di 2 tempat)" in found.message["id"]
    assert "(48,52 in 1 place ≠ 48,25 in 2 places)" in found.message["en"]


FIVE = """# 3.1 Capaian
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Jumlah taman yang dirawat | 50 | 42 | 84,00 |
| 2 | Jumlah bank sampah desa | 40 | 20 | 50,00 |
| 3 | Persentase aduan yang dijawab | 90 | 99 | 110,00 |
| 4 | Jumlah pohon yang ditanam | 20 | 1500 | 7500,00 |
| 5 | Jumlah kader kebersihan yang dilatih | 100 | 168 | 168,00 |

# 3.2 Uraian
"""
PLAINLY = "Capaian kinerja {} sebesar {}% dengan kategori Baik.\n\n"
THREE = (
    PLAINLY.format("Jumlah taman yang dirawat", "84,00")
    + PLAINLY.format("Jumlah bank sampah desa", "50,00")
    + PLAINLY.format("Persentase aduan yang dijawab", "110,00")
)
PLAN_TABLE = """
# 3.3 Perbandingan dengan Renstra
| No | Indikator Kinerja | Realisasi 2023 | Target 2026 | Capaian (%) |
|---|---|---|---|---|
| 4 | Jumlah pohon yang ditanam | 1500 | 5000 | 30,00 |
"""
TREES, KADER = "Jumlah pohon yang ditanam", "Jumlah kader kebersihan yang dilatih"


def test_a_capaian_told_plainly_is_wrong_however_far_away() -> None:
    (found,) = findings(FIVE + THREE + PLAINLY.format(TREES, "168,00"), "CAP003")
    assert (found.severity, found.locations[0].text, found.expected) == ("error", "168,00%", "7500,00")
    assert found.cause is not None
    assert "kader" in str(found.cause.text)


def test_a_realisasi_called_capaian_once_among_plain_sentences() -> None:
    (found,) = findings(FIVE + THREE + PLAINLY.format(TREES, "1500"), "CAP003")
    assert (found.severity, found.printed, found.expected) == ("error", "1500%", "7500,00")
    assert found.cause is not None


@pytest.mark.parametrize(
    "text",
    [
        THREE + PLAINLY.format(TREES, "1500") + PLAINLY.format("Jumlah bank sampah desa", "20"),  # calls realisasi capaian
        PLAINLY.format("Jumlah taman yang dirawat", "84,00") + PLAINLY.format(TREES, "170,00"),  # too few to know the table
        THREE + f"Capaian kinerja {TREES} pada triwulan I sebesar 168,00%.",
        THREE + PLAINLY.format(TREES, "30,00") + PLAN_TABLE,  # what another table compares with the end of the plan
        THREE + f"Capaian kinerja {TREES} dan {KADER} masing-masing sebesar 7500,00% dan 168,00%.",
    ],
)
def test_a_far_capaian_that_may_mean_something_else(text: str) -> None:
    assert told(FIVE + text, "CAP003") == []


FIRST = """# 3.1 Capaian Kinerja
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | 85,00 | {} | {} |
| 2 | Persentase jalan kampung terpelihara | 80,00 | 76,00 | 95,00 |

"""


def test_a_target_printed_twice_is_not_told_which_is_right() -> None:
    """Neither of two values is the right one because it stands elsewhere (angka yang ditunjukkan benar padahal bukan)."""
    agreed = "# 2.1 Perjanjian Kinerja\n| Indikator Kinerja | Target |\n|---|---|\n| Indeks Kepuasan Masyarakat | {} |\n{}\n"
    table = FIRST.format("86,70", "102,00")
    (found,) = findings(agreed.format("88,00", "| Persentase jalan kampung terpelihara | 80,00 |") + table, "CAP003")
    assert (found.expected, found.cause) == ("", None)
    assert "88,00, di tempat lain 85,00" in found.message["id"] or "85,00, di tempat lain 88,00" in found.message["id"]


def test_three_values_of_which_none_prevails_are_one_question() -> None:
    """One conflict was told as two findings, with a value as the right one that two places contradict."""
    tables = [FIRST.format(*row) for row in (("86,70", "102,00"), ("87,55", "103,00"), ("84,15", "99,00"))]
    found = [f for f in findings("".join(tables), "CAP003") if "realisasi" in f.message["id"]]
    assert [f.expected for f in found] == [""]
    assert {"86,70", "87,55", "84,15"} == {e.text for e in found[0].locations}


def test_a_value_that_most_places_print_is_the_right_one() -> None:
    tables = [FIRST.format(*row) for row in (("86,70", "102,00"), ("86,70", "102,00"), ("84,15", "99,00"))]
    found = [f for f in findings("".join(tables), "CAP003") if "realisasi" in f.message["id"]]
    assert [(f.printed, f.expected) for f in found] == [("84,15", "86,70")]


YEARS = """# 3.2 Perbandingan
| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | 84,90 | 86,70 |
| 2 | Nilai Evaluasi SAKIP | 70,30 | 71,40 |

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar 84,90.", ["84,90"]),  # left from the last report
        ("Dibandingkan tahun lalu, realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar 84,90.", []),
        # The target by another name: the sentence means another figure than its word says.
        ("Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar 85,00.", []),
        ("Target Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70.", ["86,70"]),  # a target and nothing else
        ("Target Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70 dengan realisasi 84,90.", []),
    ],
)
def test_a_figure_of_a_sentence_that_the_tables_print_for_something_else(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(CAPAIAN + YEARS + sentence, "CAP003")] == found


@pytest.mark.parametrize(("printed", "severity"), [("102,01", "note"), ("102,40", "error")])
def test_percentages_one_unit_of_the_last_digit_apart_are_a_remark(printed: str, severity: str) -> None:
    table = "# Lampiran\n| No | Indikator Kinerja | Capaian (%) |\n|---|---|---|\n| 1 | Indeks Kepuasan Masyarakat | {} |\n| 2 | Nilai Evaluasi SAKIP | 102,00 |\n"
    assert [s for _, s, _ in told(CAPAIAN + table.format(printed), "CAP003")] == [severity]


def test_a_target_is_not_the_rounding_of_what_a_sentence_says_was_reached() -> None:
    text = """| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 | Target 2026 |
|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | 84,10 | 86,42 | 85 |
| 2 | Nilai Evaluasi SAKIP | 70,30 | 71,40 | 78 |
| 3 | Persentase desa tertib | 74,20 | 76,30 | 90 |

Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar 84,92. Realisasi Nilai Evaluasi SAKIP tahun 2023 sebesar 71,40.
Realisasi Persentase desa tertib tahun 2023 sebesar 76,30.
"""
    assert [(printed) for _, _, printed in told(text, "CAP003")] == ["84,92"]


BELANJA = """Tabel 3.4 Anggaran dan Realisasi Belanja Tahun 2023

| Uraian | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|
| BELANJA TIDAK LANGSUNG | 4.312.000.000 | 4.198.340.000 | 97,36 |
| BELANJA LANGSUNG | 5.714.200.000 | 5.471.258.650 | 95,75 |

Realisasi Belanja Tidak Langsung sebesar Rp 4.198.340.000 dan realisasi Belanja Langsung sebesar Rp {}.
"""


def test_an_account_of_two_words_is_told_apart_from_the_one_named_before() -> None:
    """"Belanja Langsung" was no name in sentences, and its figure was taken for that of "Belanja Tidak Langsung"."""
    assert findings(BELANJA.format("5.471.258.650"), "ANG") == []
    (finding,) = findings(BELANJA.format("5.473.958.650"), "ANG008")
    assert finding.locations[0].text == "5.473.958.650"
