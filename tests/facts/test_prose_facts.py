"""Sentences as facts: subject, measure, year, value; in doubt no fact."""

from __future__ import annotations

import pytest

from tests.checks.checking import understood

TABLE = """| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat (IKM) | 85,00 | 86,70 | 102,00 |
| 2 | Nilai Evaluasi SAKIP | 70,00 | 71,40 | 102,00 |
"""


def facts(sentence: str) -> list[tuple[str, str, int | None, str, str]]:
    return [
        (f.subject.key, f.measure, f.year, f.figure.raw, f.entity)
        for f in understood(TABLE + sentence).ledger
        if f.source == "prose"
    ]


IKM = "indeks kepuasan masyarakat ikm"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Target Indeks Kepuasan Masyarakat tahun 2023 sebesar 85,00 dengan realisasi 86,70 sehingga capaian 102,00%.",
            [("target", 2023, "85,00"), ("realisasi", 2023, "86,70"), ("capaian", 2023, "102,00")],
        ),
        (
            "Realisasi IKM tahun 2021 sebesar 80,10, tahun 2022 sebesar 84,90 dan tahun 2023 sebesar 86,70.",
            [("realisasi", 2021, "80,10"), ("realisasi", 2022, "84,90"), ("realisasi", 2023, "86,70")],
        ),
        (
            "Realisasi Indks Kepuasan Masyarakat meningkat dari 84,90 (tahun 2022) menjadi 86,70 (tahun 2023).",
            [("realisasi", 2022, "84,90"), ("realisasi", 2023, "86,70")],
        ),
        ("Indeks Kepuasan Masyarakat diukur selama 3 tahun dengan 9 unsur.", []),
        (
            "Realisasi Indeks Kepuasan Masyarakat pada tahun 2023 mencapai 102,00% dari target yang telah ditetapkan.",
            [("capaian", 2023, "102,00")],
        ),
        ("Realisasi Indeks Kepuasan Masyarakat tahun 2023 mencapai 86,70% dari target 85,00%.", [("realisasi", 2023, "86,70"), ("target", 2023, "85,00")]),
        ("Realisasi Indeks Kepuasan Masyarakat tahun 2023 dibandingkan dengan target mencapai 102,00%.", [("capaian", 2023, "102,00")]),
        ("Indeks Kepuasan Masyarakat tahun 2023 telah melebihi target yang ditentukan yaitu sebesar 102,00%.", []),
        ("Dari target Indeks Kepuasan Masyarakat tahun 2023, sehingga nilainya hanya 86,70.", []),
        (
            "Indeks Kepuasan Masyarakat tahun 2023 telah melebihi target yang ditentukan sebesar 85,00.",
            [("target", 2023, "85,00")],
        ),
        ("Realisasi Indeks Kepuasan Masyarakat tahun 2023 apabila dibandingkan dengan tahun 2022 mencapai 98,10%.", []),
        ("Realisasi Indeks Kepuasan Masyarakat dibandingkan dengan target Renstra sampai dengan tahun 2026 baru mencapai 91,00%.", []),
        (
            "Realisasi Indeks Kepuasan Masyarakat tahun 2023 dibandingkan dengan tahun 2022 yang mencapai 84,90%.",
            [("realisasi", 2022, "84,90")],
        ),
    ],
)
def test_slots(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(m, y, v) for _, m, y, v, _ in facts(sentence)] == expected
    assert {k for k, *_ in facts(sentence)} <= {understood(TABLE).tables[0].data_rows[0].subject.key}  # type: ignore[union-attr]


def test_a_name_within_that_of_an_office_is_not_spoken_of() -> None:
    table = "| Indikator Kinerja | Target 2023 |\n|---|---|\n| Tanaman Pangan | 110,0 |\n| Nilai SAKIP | 70 |\n\n"
    told = [f for f in understood(table + "Realisasi Dinas Tanaman Pangan tahun 2023 mencapai 345 Ha.").ledger if f.source == "prose"]
    assert told == []
    assert [f.subject.key for f in understood(table + "Realisasi Tanaman Pangan tahun 2023 mencapai 345.").ledger if f.source == "prose"]


def test_figures_of_a_neighbour_stay_with_the_neighbour() -> None:
    found = facts(
        "Realisasi Nilai Evaluasi SAKIP Kecamatan Mekar Sari sebesar 71,40, sedangkan realisasi Kecamatan Suka Damai sebesar 68,20."
    )
    assert [(v, e) for *_, v, e in found] == [("71,40", ""), ("68,20", "kecamatan suka damai")]


def test_budget_sentences() -> None:
    found = facts(
        "Total pagu anggaran tahun 2023 sebesar Rp3.316.000.000 dengan realisasi sebesar Rp3.167.900.000 atau 95,53%."
    )
    assert [(k, m, v) for k, m, _, v, _ in found] == [
        ("total", "anggaran", "3.316.000.000"),
        ("total", "realisasi_anggaran", "3.167.900.000"),
        ("total", "serapan", "95,53"),
    ]


PROGRAMMES = """| No | Program | Anggaran | Realisasi |
|---|---|---|---|
| 1 | Program Penataan Taman Kota | 500.000.000 | 490.000.000 |
| 2 | Program Pelayanan Administrasi Perkantoran | 700.000.000 | 690.000.000 |

"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anggaran dirinci sebagai berikut :\n\n1. Program Penataan Taman Kota, sebesar Rp 500.000.000,-",
            [("anggaran", "500.000.000")],
        ),
        (
            "Realisasi dirinci sebagai berikut :\n\n1. Program Penataan Taman Kota, sebesar Rp 490.000.000,-",
            [],
        ),
        (
            "Realisasi dirinci sebagai berikut :\n\n1. Program Penataan Taman Kota sebesar Rp 500.000.000 dengan realisasi Rp 490.000.000",
            [("anggaran", "500.000.000"), ("realisasi_anggaran", "490.000.000")],
        ),
        ("Program Penataan Taman Kota mendapat tambahan Rp 5.000.000.", []),
        ("Bantuan bagi Program Penataan Taman Kota sebesar Rp 5.000.000.", []),
    ],
    ids=["budget", "spent", "both", "more words", "not an item"],
)
def test_an_item_that_names_a_programme_and_an_amount_tells_its_budget(text: str, expected: list[tuple[str, str]]) -> None:
    found = [f for f in understood(PROGRAMMES + text).ledger if f.source == "prose"]
    assert [(f.measure, f.figure.raw.strip("Rp .,-")) for f in found] == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Peningkatan terjadi pada Indeks Kepuasan Masyarakat. Sementara target pada tahun 2023 sebesar 84,00.",
            [("target", 2023, "84,00")],
        ),
        ("Indeks Kepuasan Masyarakat naik. Target luas taman tahun 2023 sebesar 84,00.", []),
        ("Indeks Kepuasan Masyarakat naik. Target tahun 2023 sebesar 84,00 pada layanan kebersihan.", []),
        ("Indeks Kepuasan Masyarakat naik. Nilai Evaluasi SAKIP juga. Target pada tahun 2023 sebesar 84,00.", []),
    ],
)
def test_a_paragraph_on_one_indicator_goes_on_with_it(paragraph: str, expected: list[tuple[str, int, str]]) -> None:
    told = [f for f in understood(TABLE + paragraph).ledger if f.source == "prose" and f.certain]
    assert [(f.measure, f.year, f.figure.raw) for f in told] == expected


def test_every_year_of_a_series_tells_the_same_measure() -> None:
    series = "Realisasi IKM tahun 2021 sejumlah 80,10 poin nilai, tahun 2022 sejumlah 84,90 dan tahun 2023 mencapai 86,70."
    assert [(m, y, v) for _, m, y, v, _ in facts(series)] == [
        ("realisasi", 2021, "80,10"),
        ("realisasi", 2022, "84,90"),
        ("realisasi", 2023, "86,70"),
    ]


BUDGET = """| No | Program dan Kegiatan | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|---|
| 1 | Pemeliharaan Taman Kota Mekar Sari | 400.000.000 | 360.000.000 | 90,00 |
| 2 | Pelatihan Kader Kebersihan Kampung | 100.000.000 | 75.000.000 | 75,00 |
| | JUMLAH | 500.000.000 | 435.000.000 | 87,00 |
"""


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Kegiatan kedua adalah Pelatihan Kader Kebersihan Kampung. Kegiatan ini memiliki anggaran sebesar Rp100.000.000.",
            [("pelatihan kader kebersihan kampung", "anggaran", "100.000.000")],
        ),
        ("Pelatihan Kader Kebersihan Kampung selesai. Kegiatan lain memiliki anggaran sebesar Rp100.000.000.", []),
        ("Realisasi tahun 2023 sebesar 87,10% dari total anggaran.", []),
        (
            "Anggaran Belanja Langsung tahun 2023 sebesar Rp600.000.000 dan realisasi Pelatihan Kader Kebersihan Kampung Rp75.000.000.",
            [("pelatihan kader kebersihan kampung", "realisasi_anggaran", "75.000.000")],
        ),
        (
            "Realisasi anggaran tahun 2023 sebesar 87,10% dari total anggaran Rp500.000.000.",
            [("total", "serapan", "87,10"), ("total", "anggaran", "500.000.000")],
        ),
    ],
)
def test_what_a_sentence_on_money_speaks_of(paragraph: str, expected: list[tuple[str, str, str]]) -> None:
    told = [f for f in understood(BUDGET + "\n" + paragraph).ledger if f.source == "prose" and f.certain]
    assert [(f.subject.key, f.measure, f.figure.raw) for f in told] == expected


def test_sentences_in_a_cell_that_print_many_names_are_read() -> None:
    cell = (
        "Dalam upaya memperbaiki layanan diarahkan pada Indeks Kepuasan Masyarakat. Capaian kinerja Indeks Kepuasan Masyarakat "
        "sebesar 102,00% dengan kategori Baik. Pencapaian itu dilaksanakan melalui Program Pelayanan Umum Desa Mekar Sari Indah."
    )
    table = f"# 3.2 Uraian\n| Sasaran | Uraian |\n|---|---|\n| Sasaran 1 | {cell} |\n"
    assert [(measure, raw) for _, measure, _, raw, _ in facts(f"\n{table}")] == [("capaian", "102,00")]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("102,00% dan 101,50%", [("indeks", "102,00"), ("nilai", "101,50")]),
        ("102,00% dengan kategori Baik dan 101,50% dengan kategori Baik", [("indeks", "102,00"), ("nilai", "101,50")]),
        ("102,00%", []),
    ],
)
def test_each_of_two_names_has_its_own_figure(values: str, expected: list[tuple[str, str]]) -> None:
    sentence = f"Capaian Indeks Kepuasan Masyarakat dan Nilai Evaluasi SAKIP masing-masing sebesar {values}."
    assert [(key.split()[0], raw) for key, measure, _, raw, _ in facts(sentence) if measure == "capaian"] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Penyerapan anggaran mencapai 92,00%.",
        "Anggaran tahun 2023 tercapai 92,00%.",
        "Penyerapan anggaran sebesar 92,00%.",
        "Daya serap anggaran mencapai 92,00%.",
    ],
)
def test_what_is_reached_of_a_budget_is_its_share(sentence: str) -> None:
    (mention,) = understood(TABLE + sentence).sentences[-1].mentions
    assert mention.measure == "serapan"


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Capaian pada tahun 2022 sebesar 30,00% dan pada tahun 2023 sebesar 78,57%.", [2022, 2023]),
        ("Realisasi turun dari 5 kelompok warga di tahun 2022 menjadi 1 kelompok warga di tahun 2023.", [2022, 2023]),
        ("Nilai pada tahun 2022 sebesar 84,90 menurun pada tahun 2023 menjadi 83,10.", [2022, 2023]),
        ("Terdapat 12 desa pada tahun 2022 dan 14 desa pada tahun 2023.", [2022, 2023]),
    ],
)
def test_the_year_behind_a_figure_is_its_own_only_behind_what_it_counts(sentence: str, years: list[int]) -> None:
    """Found in a report: "... 30% dan pada tahun 2016 sebesar 78,57%" was read as two figures of 2016."""
    assert [m.year for m in understood(TABLE + sentence).sentences[-1].mentions] == years


def test_what_is_told_before_keeps_its_name() -> None:
    table = TABLE + "| 3 | Persentase desa terawat | 50,00 | 45,00 | 90,00 |\n"
    sentence = (
        "Capaian Persentase desa terawat sebesar 90,00%, sedangkan capaian Indeks Kepuasan Masyarakat dan Nilai Evaluasi SAKIP "
        "masing-masing sebesar 102,00% dan 101,50%."
    )
    told = [f for f in understood(table + sentence).ledger if f.source == "prose"]
    assert [(f.subject.key.split()[0], f.figure.raw) for f in told] == [("persentase", "90,00"), ("indeks", "102,00"), ("nilai", "101,50")]


def test_what_is_left_of_a_budget_is_no_budget() -> None:
    """Read as the whole budget, it would contradict it."""
    sentence = "Pagu Rp 100.000.000 dengan realisasi Rp 90.000.000 sehingga sisa anggaran sebesar Rp 10.000.000."
    assert [m.measure for m in understood(TABLE + sentence).sentences[-1].mentions] == ["anggaran", "realisasi_anggaran", "sisa"]


def test_a_percentage_of_a_target_without_its_sign_is_no_realisasi() -> None:
    sentence = "Persentase capaian Indeks Kepuasan Masyarakat sebesar 87,64 dari target yang telah ditetapkan."
    assert [m.measure for m in understood(TABLE + sentence).sentences[-1].mentions] == ["capaian"]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Cakupan warga lanjut usia sebesar 64,10% dari target 60,00%.", []),
        ("Adapun jumlah kader yang aktif mencapai 64 orang dari target 60 orang.", []),
        ("Capaiannya sebesar 102,00% dan target 85,00.", ["85,00"]),
        ("Tingkat capaian mencapai 102,00%, target 85,00.", ["85,00"]),
    ],
)
def test_a_sentence_that_opens_with_a_quantity_of_its_own_is_not_of_the_indicator_before(second: str, expected: list[str]) -> None:
    found = facts(f"Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70. {second}")
    assert [raw for _, measure, _, raw, _ in found if measure == "target"] == expected


def test_the_mean_of_all_is_not_that_of_the_indicator_named_behind_it() -> None:
    text = "Rata-rata capaian sebesar 102,75%, dan satu indikator, yaitu Indeks Kepuasan Masyarakat, belum mencapai target."
    assert facts(text) == []


def test_what_is_counted_of_a_percentage_told_behind_it_is_no_realisasi() -> None:
    text = "Penanganan Nilai Evaluasi SAKIP mencapai 57 berkas dari perkiraan 88 berkas atau 64,77%."
    assert "57" not in [raw for _, _, _, raw, _ in facts(text)]


REVISED = """| Uraian | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|
| Belanja Tidak Langsung | 876.540.000 | 852.318.455 | 97,24 |
| Belanja Barang dan Jasa | 654.000.000 | 601.000.000 | 91,90 |
"""


def test_what_is_told_of_the_whole_is_not_of_a_part_named_behind_it() -> None:
    text = "Anggaran Rp1.530.540.000 dengan realisasi Rp1.453.318.455 (94,95%), terdiri dari belanja tidak langsung Rp876.540.000."
    mentions = understood(REVISED + text).sentences[-1].mentions
    assert [m.figure.raw for m in mentions if m.subject is not None and m.subject.kind == "anggaran"] == ["876.540.000"]


@pytest.mark.parametrize(("sentence", "scope"), [
    ("DPA menyediakan anggaran semula sebesar Rp900.000.000 yang terdiri dari belanja tidak langsung Rp876.540.000.", "sebelum"),
    ("Pagu awal belanja tidak langsung sebesar Rp876.540.000.", "sebelum"),
    ("Pagu awal belanja tidak langsung sebesar Rp800.000.000 direvisi menjadi Rp876.540.000.", ""),
])  # fmt: skip
def test_a_budget_before_its_revision(sentence: str, scope: str) -> None:
    assert understood(REVISED + sentence).sentences[-1].scope == scope


def test_columns_of_a_budget_before_and_after_its_revision() -> None:
    table = REVISED.replace("Anggaran (Rp)", "Pagu Awal (Rp)").replace("Realisasi (Rp)", "Pagu Revisi (Rp)")
    assert [c.scope for c in understood(table).tables[0].columns[1:3]] == ["sebelum", "sesudah"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Indeks Kepuasan Masyarakat (IKM) tahun 2023 sebesar 86,70.", [("realisasi", 2023, "86,70")]),
        ("Nilai Evaluasi SAKIP sampai dengan Desember 2023 sebesar 71,40.", [("realisasi", 2023, "71,40")]),
        ("Indeks Kepuasan Masyarakat tahun 2025 sebesar 88,00.", []),  # a year to come
        ("Indeks Kepuasan Masyarakat bagi loket keliling sebesar 88,00.", []),  # of a part
    ],
)
def test_the_value_right_behind_the_name_was_reached(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(m, y, v) for _, m, y, v, _ in facts(sentence)] == expected


@pytest.mark.parametrize(("name", "measure"), [("Jumlah unit yang diuji", "capaian"), ("Persentase unit yang diuji", "target")])
def test_a_percentage_behind_the_target_of_a_number_of_things_is_its_capaian(name: str, measure: str) -> None:
    table = f"| No | Indikator Kinerja | Target |\n|---|---|---|\n| 1 | {name} | 86 |\n\n"
    found = understood(f"{table}Satu indikator, yaitu {name}, belum mencapai target (94,19%).").ledger
    assert [f.measure for f in found if f.source == "prose"] == [measure]
