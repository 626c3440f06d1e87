"""Predikat and kategori are judged by the scale that applies, and by none where it is not certain which applies."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.checks.checking import findings
from tests.checks.telling import held, relations, told

SCALE = """
    Tabel 3.1 Skala nilai capaian kinerja
    | No | Interval Nilai | Kategori |
    |---|---|---|
    | 1 | > 100 | Sangat Baik |
    | 2 | > 80 - 100 | Baik |
    | 3 | > 60 - 80 | Cukup |
    | 4 | <= 60 | Kurang |

"""


# ---- AKIP


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nilai evaluasi AKIP tahun 2023 sebesar 66,25 (BB).", [("error", "66,25 (BB)", "B")]),
        ("Nilai evaluasi AKIP tahun 2023 adalah BB (66,25).", [("error", "BB (66,25)", "B")]),
        ("Nilai SAKIP tahun 2023 sebesar 66,25 dengan predikat BB.", [("error", "BB", "B")]),
        ("Pada tahun 2023 SAKIP memperoleh predikat A dengan nilai 72,40.", [("error", "A", "BB")]),
        ("Nilai SAKIP sebesar 72,40 dengan kategori (B) Baik.", [("error", "B", "BB")]),
        (
            "Nilai SAKIP tahun 2022 sebesar 61,10 dengan predikat B dan tahun 2023 sebesar 72,40 dengan predikat B.",
            [("error", "B", "BB")],
        ),
    ],
)
def test_a_letter_beside_an_akip_value(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence, "AKP010") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai AKIP tahun 2023 sebesar 80,00 (A) dan tahun 2022 sebesar 80,00 (BB).",
        "Nilai AKIP tahun 2023 sebesar 72,40 (BB), naik dari 61,10 (B).",
        "Nilai AKIP sebesar 66,25 belum mencapai predikat BB.",
        "Nilai AKIP sebesar 66,25, target predikat BB.",
        "Nilai AKIP tercapai 103,42% dengan predikat B.",
        "Akreditasi puskesmas: 12 puskesmas berpredikat A.",
        "Indeks pelayanan publik sebesar 4,12 (B).",
        "Skala AKIP: > 70 – 80 (BB), > 60 – 70 (B), > 50 – 60 (CC).",
    ],
)
def test_what_is_no_slip_of_a_letter(sentence: str) -> None:
    assert told(sentence, "AKP010") == []


def test_one_value_in_several_places_is_one_finding_with_its_copies() -> None:
    text = """
        | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
        |---|---|---|
        | Nilai Evaluasi AKIP | 61,10 (B) | 66,25 (BB) |

        Nilai evaluasi AKIP tahun 2023 sebesar 66,25 dengan predikat BB, padahal di lampiran tertulis 66,25 (B).
    """
    (relation,) = [r for r in relations(text, "AKP010") if not r.holds]
    assert relation.doubted.text == "66,25 (BB)"
    assert [(e.text, e.role) for e in relation.others] == [("BB", "copy"), ("66,25 (B)", "context")]


def test_the_row_below_the_total_of_an_evaluation() -> None:
    text = """
        | No | Komponen | Bobot | Nilai |
        |---|---|---|---|
        | 1 | Perencanaan Kinerja | 30 | 22,00 |
        | 2 | Pengukuran Kinerja | 30 | 20,50 |
        | 3 | Pelaporan Kinerja | 15 | 10,75 |
        | 4 | Evaluasi Akuntabilitas Kinerja Internal | 25 | 18,00 |
        | Nilai hasil evaluasi | < | < | 71,25 |
        | Predikat | < | < | {} |
    """
    assert told(text.format("B"), "AKP010") == [("error", "B", "BB")]
    assert told(text.format("BB"), "AKP010") == []


def test_letters_of_components_go_by_the_percentage_of_the_weight() -> None:
    text = """
        | No | Komponen | Bobot | Nilai | % dari bobot | Predikat |
        |---|---|---|---|---|---|
        | 1 | Perencanaan Kinerja | 30 | 22,50 | 75,00 | BB |
        | 2 | Pengukuran Kinerja | 30 | 19,50 | 65,00 | B |
        | 3 | Pelaporan Kinerja | 15 | 12,75 | 85,00 | A |
        | 4 | Evaluasi Akuntabilitas Kinerja Internal | 25 | 18,00 | 72,00 | A |
    """
    assert told(text, "AKP010") == [("error", "A", "BB")]


def test_a_letter_in_a_row_belongs_to_the_value_not_to_the_percentage_of_its_target() -> None:
    text = """
        | Indikator Kinerja | Target | Realisasi | Capaian (%) | Predikat |
        |---|---|---|---|---|
        | Nilai AKIP | 70,00 | 72,40 | 103,43 | BB |
        | Nilai SAKIP kelurahan | 60,00 | 61,00 | 101,67 | B |
    """
    assert told(text, "AKP010") == []


def test_a_scale_that_the_report_prints_comes_before_that_of_the_law() -> None:
    text = """
        | Predikat | Nilai AKIP |
        |---|---|
        | AA | > 85 - 100 |
        | A | > 75 - 85 |
        | B | > 65 - 75 |
        | CC | > 50 - 65 |
        | C | > 30 - 50 |
        | D | 0 - 30 |

        Nilai AKIP tahun 2014 sebesar 78,10 dengan predikat A.
    """
    assert told(text, "AKP010", year=2014) == []
    assert held(text, "AKP010", year=2014) == 1


# ---- IKM


@pytest.mark.parametrize(
    ("sentence", "year", "expected"),
    [
        ("Nilai IKM sebesar 84,20 dengan mutu pelayanan A (Sangat Baik).", 2023, [("error", "A", "B")]),
        ("Nilai IKM sebesar 84,20 dengan mutu pelayanan A (Sangat Baik).", 2015, []),
        ("Dengan IKM 84,20 maka mutu pelayanan Kecamatan Mekar Sari adalah A.", 2023, [("error", "A", "B")]),
        ("Dengan IKM 84,20 maka mutu pelayanan pada Kelurahan Mekar adalah B.", 2023, []),
        ("Nilai SKM sebesar 3,41 dengan kategori Baik.", 2023, []),
        ("Nilai SKM sebesar 3,41 dengan mutu pelayanan A.", 2023, [("error", "A", "B")]),
        (
            "Hasil survei kepuasan masyarakat 90,15 dengan kinerja unit pelayanan kategori Baik.",
            2023,
            [("error", "Baik", "Sangat Baik")],
        ),
        ("Capaian indikator IKM sebesar 102,15% dengan kategori Baik.", 2023, []),
    ],
)
def test_quality_of_a_survey(sentence: str, year: int, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence, "IKM010", year=year) == expected


def test_old_limits_are_named_as_the_cause() -> None:
    (relation,) = [r for r in relations("Nilai IKM sebesar 84,20 dengan mutu pelayanan A.", "IKM010") if not r.holds]
    assert relation.cause is not None
    assert "lama" in relation.cause.text["id"]


# ---- class words


def test_a_row_against_the_scale_of_the_report() -> None:
    text = (
        SCALE
        + """
        | No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Kategori |
        |---|---|---|---|---|---|
        | 1 | Persentase desa tertib administrasi | 80 | 84 | 105,00 | Sangat Baik |
        | 2 | Persentase keluhan yang selesai | 90 | 81 | 90,00 | Baik |
        | 3 | Jumlah forum warga | 20 | 14 | 70,00 | Baik |
    """
    )
    assert told(text, "AKP011") == [("error", "Baik", "Cukup")]
    assert held(text, "AKP011") == 2


def test_a_single_row_is_only_a_doubt() -> None:
    text = (
        SCALE
        + """
        | No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Kategori |
        |---|---|---|---|---|---|
        | 1 | Jumlah forum warga | 20 | 14 | 70,00 | Baik |
    """
    )
    assert told(text, "AKP011") == [("warning", "Baik", "Cukup")]


def test_a_column_that_follows_something_else_is_not_understood() -> None:
    text = (
        SCALE
        + """
        | No | Indikator Kinerja | Nilai | Kategori |
        |---|---|---|---|
        | 1 | Indeks keamanan desa | 62,00 | Baik |
        | 2 | Indeks kebersihan desa | 64,00 | Baik |
        | 3 | Indeks gotong royong | 66,00 | Baik |
    """
    )
    assert told(text, "AKP011") == []


def test_an_exact_hundred_is_judged_where_realisasi_equals_target() -> None:
    text = (
        SCALE
        + """
        Jumlah desa siaga dengan target 12 desa, realisasi 12 desa, capaian 100% sehingga kinerjanya dinyatakan sangat baik.

        Jumlah posyandu dengan target 8, realisasi 9, capaian 112,50% sehingga kinerjanya dinyatakan sangat baik.

        Jumlah taman baca dengan target 5, realisasi 6, capaian 120,00% sehingga kinerjanya dinyatakan sangat baik.
    """
    )
    assert told(text, "AKP011") == [("error", "sangat baik", "Baik")]


def test_a_value_with_a_comma_may_be_thousands() -> None:
    text = (
        SCALE
        + """
        | No | Indikator Kinerja | Capaian (%) | Kategori |
        |---|---|---|---|
        | 1 | Kunjungan perpustakaan | 1,250 | Sangat Baik |
        | 2 | Kunjungan taman | 104.50 | Sangat Baik |
        | 3 | Kunjungan museum | 90.10 | Baik |
    """
    )
    assert told(text, "AKP011") == []


def test_the_scale_of_the_law_only_where_the_sentence_names_it() -> None:
    law = "Sesuai Permendagri Nomor 86 Tahun 2017, kinerja anggaran tersebut termasuk kategori {}."
    text = "Realisasi keuangan tahun 2023 sebesar 93,80%. " + law
    assert told(text.format("Tinggi"), "AKP011") == [("error", "Tinggi", "Sangat Tinggi")]
    assert told(text.format("Sangat Tinggi"), "AKP011") == []
    assert told("Realisasi keuangan tahun 2023 sebesar 93,80% termasuk kategori Tinggi.", "AKP011") == []


def test_a_class_that_the_scale_of_the_report_does_not_have() -> None:
    text = SCALE + "Secara umum capaian kinerja tahun 2023 termasuk kategori {}."
    assert told(text.format("Sangat Tinggi"), "AKP012") == [("warning", "Sangat Tinggi", "")]
    assert told(text.format("Sangat Baik"), "AKP012") == []
    by_law = "Sesuai Permendagri Nomor 86 Tahun 2017, capaian kinerja tahun 2023 termasuk kategori Sangat Tinggi."
    assert told(SCALE + by_law, "AKP012") == []
    assert told(SCALE + "Maturitas SPIP termasuk kategori Sangat Tinggi dalam kinerja pengawasan.", "AKP012") == []


def test_limits_of_a_scale_that_belong_to_no_class() -> None:
    text = """
        | Interval Nilai | Kategori |
        |---|---|
        | {} | Baik |
        | 60 - 80 | Cukup |
        | < 60 | Kurang |
    """
    assert told(text.format("> 80"), "AKP014") == []
    assert told(text.format("80 - 100"), "AKP014") == [("note", "60 - 80", "")]
    gaps = text.format("> 80").replace("60 - 80", "> 60 - 80")
    assert told(gaps, "AKP014") == [("warning", "< 60", "")]


def test_values_between_two_classes_belong_to_none() -> None:
    scale = "| Interval Nilai | Kategori |\n|---|---|\n| > 100 | Sangat Baik |\n| {} - 100 | Baik |\n| 50 - {} | Cukup |\n| < 50 | Kurang |\n"
    assert told(scale.format("80", "75"), "AKP014") == [("warning", "50 - 75", "")]
    assert told(scale.format("76", "75"), "AKP014") == []
    assert told(scale.format("75,01", "75"), "AKP014") == []


def test_a_class_before_its_value() -> None:
    text = (
        SCALE
        + """
        Sasaran pertama mendapat predikat Sangat Baik dengan capaian 104,20%.

        Sasaran kedua mendapat predikat Baik dengan capaian sebesar 92,10%.

        Sasaran ketiga mendapat predikat Baik dengan capaian sebesar 72,10%.
    """
    )
    assert told(text, "AKP011") == [("error", "Baik", "Cukup")]


@pytest.mark.parametrize(
    ("share", "found"),
    [
        ("Dari 5 sasaran, 3 (tiga) sasaran atau 60,00%", []),
        ("Dari 5 sasaran, 3 (tiga) atau sebesar 60,00%", []),
        ("Dari 5 sasaran, 3 sasaran (60,00%)", []),
        ("Sasaran ketiga sebesar 60,00%", [("error", "Sangat Baik", "Kurang / Cukup")]),
    ],
)
def test_the_share_of_sasaran_in_a_class_is_no_value_of_that_class(share: str, found: list[tuple[str, str, str]]) -> None:
    text = f"""{SCALE}
        Sasaran pertama tercapai 104,20% dengan predikat Sangat Baik.

        Sasaran kedua tercapai 92,10% dengan predikat Baik.

        {share} tercapai dengan predikat Sangat Baik.
    """
    assert told(text, "AKP011") == found


LIMITS = """
    Mutu pelayanan survei kepuasan masyarakat

    | Nilai Interval Konversi | Mutu |
    |---|---|
    | {} | D |
    | {} | C |
    | {} | B |
    | {} | A |
"""
NEW = ("25,00 - 64,99", "65,00 - 76,60", "76,61 - 88,30", "88,31 - 100,00")
OLD = ("25,00 - 43,75", "43,76 - 62,50", "62,51 - 81,25", "81,26 - 100,00")


@pytest.mark.parametrize(
    ("limits", "year", "expected"),
    [
        (NEW, 2023, []),
        (OLD, 2023, [("warning", "25,00 - 43,75", "25,00 - 64,99")]),
        (OLD, 2015, []),
        ((*NEW[:2], "76,61 - 83,80", NEW[3]), 2023, [("warning", "76,61 - 83,80", "76,61 - 88,30")]),
        (("0 - 40", "41 - 60", "61 - 80", "81 - 100"), 2023, []),
    ],
    ids=["new", "old", "old-in-its-time", "one-slip", "its-own"],
)
def test_printed_limits_of_quality(limits: tuple[str, ...], year: int, expected: list[tuple[str, str, str]]) -> None:
    assert told(LIMITS.format(*limits), "IKM012", year=year) == expected


def assessed(*rows: tuple[str, str], header: str = "PENILAI AN") -> list[tuple[str, str, str]]:
    """Tables of one row each, with the value and the word beside it."""
    table = f"# 3.{{n}} Uraian\n| Indikator Kinerja | Target | Realisasi | Capaian (%) | {header} |\n|---|---|---|---|---|\n"
    text = "".join(
        table.format(n=n) + f"| Luas taman ke-{n} terawat | 100,00 | {value} | {value} | {word} |\n\n" for n, (value, word) in enumerate(rows)
    )
    return told(dedent(SCALE) + text, "AKP011")


RIGHT = [("104,10", "Sangat Baik"), ("91,20", "Baik"), ("71,30", "Cukup"), ("101,40", "Sangat Baik"), ("84,60", "Baik"), ("43,70", "Kurang")]


def test_many_tables_of_one_row_show_what_a_column_of_assessments_holds() -> None:
    assert assessed(*RIGHT) == []
    wrong = [("error", "Sangat Baik", "Baik")]
    assert assessed(*RIGHT, ("96,80", "Sangat Baik")) == wrong
    assert assessed(*RIGHT, ("96,80", "Sangat Baik"), header="Penilaian") == wrong


def test_a_few_tables_of_one_row_show_nothing() -> None:
    assert assessed(*RIGHT[:3], ("96,80", "Sangat Baik")) == []
    shifted = [(value, "Cukup") for value, _ in RIGHT]
    assert assessed(*RIGHT, *shifted, ("96,80", "Sangat Baik")) == []


SCALE_OF_CLASSES = dedent(SCALE).lstrip()
GRADED = (
    SCALE_OF_CLASSES
    + """Tabel 3.2 Capaian kinerja
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Kategori |
|---|---|---|---|---|---|
| 1 | Persentase desa yang tertib administrasi | 80 | 84 | 105,00 | Sangat Baik |
| 2 | Persentase keluhan warga yang selesai | 90 | 81 | 90,00 | Baik |
| 3 | Jumlah forum warga yang aktif | 20 | 14 | {} | {} |
"""
)


@pytest.mark.parametrize(
    ("percent", "grade", "doubted", "expected"),
    [
        ("70,00", "Baik", "Baik", "Cukup"),  # the row confirms the percentage
        ("97,00", "Cukup", "97,00", "70,00"),  # the row gives the class that is printed
    ],
)
def test_the_percentage_is_doubted_where_its_row_confirms_the_class(
    percent: str, grade: str, doubted: str, expected: str
) -> None:
    (found,) = findings(GRADED.format(percent, grade), "AKP011")
    assert (found.locations[0].text, found.expected) == (doubted, expected)
    assert "keliru" not in found.message["id"]


def test_the_percentage_is_doubted_where_another_table_confirms_the_class() -> None:
    table = GRADED.replace("Target | Realisasi | ", "").replace("|---|---|---|---|---|---|", "|---|---|---|---|")
    table = table.replace("80 | 84 | ", "").replace("90 | 81 | ", "").replace("20 | 14 | ", "").format("97,00", "Cukup")
    both = findings(table, "AKP011")[0]
    assert (both.locations[0].text, "nilai atau kategorinya keliru" in both.message["id"]) == ("Cukup", True)
    other = """
Tabel 3.3 Rekapitulasi capaian kinerja tahun 2023
| No | Indikator Kinerja | Capaian (%) |
|---|---|---|
| 1 | Persentase desa yang tertib administrasi | 105,00 |
| 2 | Persentase keluhan warga yang selesai | 90,00 |
| 3 | Jumlah forum warga yang aktif | 70,00 |
"""
    (found,) = findings(table + other, "AKP011")
    assert (found.locations[0].text, found.expected) == ("97,00", "70,00")


def test_the_percentage_of_two_years_is_doubted_where_less_is_better() -> None:
    table = """Tabel 3.2 Perbandingan Tahun 2022 dan Tahun 2023
| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 | Capaian (%) | Kategori |
|---|---|---|---|---|---|
| 1 | Taman terawat | 16 | 20 | 125,00 | Sangat Baik |
| 2 | Kampung siaga | 40 | 44 | 110,00 | Sangat Baik |
| 3 | Bank sampah | 20 | 18 | 90,00 | Baik |
| 4 | Tingkat keluhan | 4 | 10 | 150,00 | Kurang |
"""
    (found,) = findings(SCALE_OF_CLASSES + table, "AKP011")
    assert (found.locations[0].text, found.expected) == ("150,00", "40,00")


def test_a_sentence_on_two_indices_is_judged_part_by_part() -> None:
    sentence = "IKM sebesar 85,31 dengan mutu B, Nilai AKIP kecamatan sebesar 71,90 dengan predikat {}, dan sengketa selesai."
    assert told(sentence.format("B"), "AKP010", "IKM010") == [("error", "B", "BB")]
    assert told(sentence.format("BB"), "AKP010", "IKM010") == []


def test_an_index_of_another_kind_is_not_judged_by_percentages() -> None:
    below = "Capaian kinerja layanan sebesar {} termasuk kategori Baik."
    assert told(SCALE + below.format("45,00%") + " Capaian kinerja taman sebesar 90,00% termasuk kategori Baik.", "AKP011") != []
    assert told(SCALE + below.format("3,15") + " Capaian kinerja taman sebesar 90,00% termasuk kategori Baik.", "AKP011") == []
