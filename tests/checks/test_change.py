"""Kind `change`: the size of a change told as what the later figure is of the earlier one."""

from __future__ import annotations

import pytest

from lakip_lint.checks.language import in_language
from tests.checks.checking import findings, told

TABLE = """
| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
|---|---|---|---|
| 1 | Jumlah taman yang terawat | 40 | 42 |
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi tahun 2023 sebanyak 42 taman dari 40 taman di tahun 2022 atau peningkatan sebesar 105%.",
        "Jumlah taman mengalami penurunan capaian sebesar 25% dengan realisasi dari 8 taman di tahun 2022 menjadi 2 taman.",
        "Pada tahun 2023 meningkat sebesar 105% untuk indikator jumlah taman yang terawat.",
    ],
)
def test_ratio_told_as_a_change(sentence: str) -> None:
    [found] = findings(TABLE + sentence, "KLM001")
    assert found.printed.rstrip("%") in ("105", "25")
    assert found.cause is not None
    assert found.cause.kind == "rasio"


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi tahun 2023 sebanyak 42 taman dari 40 taman di tahun 2022 atau peningkatan sebesar 5%.",
        "Realisasi tahun 2023 sebanyak 42 taman dari target 40 taman atau capaian sebesar 105%.",
        "Jumlah taman menurun sebesar 50% dari 8 taman menjadi 4 taman.",
        "Pada tahun 2023 meningkat menjadi 105% untuk indikator jumlah taman yang terawat.",
    ],
)
def test_changes_that_agree(sentence: str) -> None:
    assert findings(TABLE + sentence, "KLM001") == []


def test_what_tables_call_capaian_but_is_the_realisasi_is_no_percentage() -> None:
    report = """
| No | Indikator Kinerja | Target 2023 | Realisasi 2022 | Realisasi 2023 | Capaian 2023 (%) |
|---|---|---|---|---|---|
| 1 | Jumlah taman yang terawat | 35 | 40 | 42 | 120,00 |

| No | Indikator Kinerja | Capaian 2022 | Target 2023 | Realisasi 2023 |
|---|---|---|---|---|
| 1 | Jumlah taman yang terawat | 40 | 35 | 42 |
Capaian kinerja meningkat sebesar 5% untuk indikator jumlah taman yang terawat.
"""
    assert findings(report, "KLM001") == []
    [found] = findings(report.replace("sebesar 5%", "sebesar 105%"), "KLM001")
    assert found.calculation == "42 − 40 = 2"


def _directions(sentence: str) -> int:
    return len(findings(sentence, "KLM003"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Penurunan jumlah pengaduan warga dari 10 menjadi 12 tidak tercapai.",
        "Belum tampak adanya penurunan jumlah pengaduan warga dari 10 menjadi 12 pengaduan.",
        "Jumlah pengaduan warga ditargetkan turun secara bertahap dari 10 menjadi 12 pengaduan.",
        "Kenaikan nilai dari 71,40 menjadi 69,80 pada akhir tahun diharapkan.",
        "Apabila nilai meningkat dari 71,40 menjadi 69,80, kategorinya tetap.",
    ],
)
def test_changes_denied_planned_or_supposed_are_not_judged(sentence: str) -> None:
    assert _directions(sentence) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai evaluasi meningkat dari 71,40 menjadi 69,80 sehingga target tidak tercapai.",
        "Target tidak tercapai, nilai evaluasi meningkat dari 71,40 menjadi 69,80.",
        "Apabila dibandingkan dengan tahun 2022, nilai evaluasi meningkat dari 71,40 menjadi 69,80.",
    ],
)
def test_changes_told_beside_a_denial_are_judged(sentence: str) -> None:
    assert _directions(sentence) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Realisasi tahun 2023 sebanyak 42 taman dari 40 taman di tahun 2022 atau peningkatan sebesar 105%.", "5,00% (selisihnya 2)"),
        ("Jumlah taman yang terawat naik dari 40 menjadi 42 atau naik sebesar 3 taman.", "2 (5,00 %)"),
    ],
)
def test_a_change_in_percent_is_answered_in_percent(sentence: str, expected: str) -> None:
    [found] = findings(TABLE + sentence, "KLM001")
    assert in_language(found.expected, "id") == expected


@pytest.mark.parametrize(("last", "cause"), [("893,46 %", "mungkin 893,46% kelebihan satu angka"), ("98,46 %", ""), ("999,90 %", "")])
def test_a_fall_to_many_times_as_much_is_a_digit_too_many(last: str, cause: str) -> None:
    [found] = findings(f"Cakupan layanan menunjukkan penurunan yaitu dari 95,95 % tahun 2022 menjadi {last} pada tahun 2023.", "KLM003")
    assert (found.cause.text["id"] if found.cause else "") == cause


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Pemustaka turun dari 150 orang di tahun 2022 menjadi 142 orang di tahun 2023, atau turun sebanyak 8 orang (6,33%).",
         [("KLM002", "error", "6,33%")]),
        ("Pemustaka turun dari 150 orang di tahun 2022 menjadi 142 orang di tahun 2023, atau turun sebanyak 8 orang (- 5,33%).", []),
        ("Pemustaka naik dari 150 orang di tahun 2022 menjadi 180 orang di tahun 2023, naik 30 orang atau sebesar 25,00%.",
         [("KLM002", "error", "25,00%")]),
        ("Kegiatan naik dari 6 kegiatan menjadi 8 kegiatan, naik 2 kegiatan atau 80% dari 10 kegiatan.", []),
        ("Warga miskin di desa turun sebesar 0,21 persen poin (11,82 persen menjadi 11,61 persen).", []),
    ],
)  # fmt: skip
def test_the_percentage_behind_a_number_of_things(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert told(sentence, "KLM001", "KLM002") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Pada tahun 2022 sebanyak 425 kunjungan, tahun 2023 sebanyak 500 kunjungan, naik 65 kunjungan.", [("error", "65")]),
        ("Pada tahun 2022 sebanyak 425 kunjungan, tahun 2023 sebanyak 500 kunjungan, naik 75 kunjungan.", []),
        ("Pada tahun 2022 sebesar 79,00%, sedangkan tahun 2023 menjadi 88,00% atau mengalami kenaikan sebesar 6,00%.",
         [("error", "6,00%")]),
        ("Nilai tahun 2023 sebesar 85,00, naik 7,25% dibandingkan tahun 2022 sebesar 80,00.", [("error", "7,25%")]),
        ("Nilai tahun 2023 sebesar 85,00, naik 6,25% dibandingkan tahun 2022 sebesar 80,00.", []),
        ("Pada tahun 2022 sebanyak 425 kunjungan, tahun 2023 sebanyak 500 kunjungan, dengan target naik 10 kunjungan.", []),
        ("Pada tahun 2022 sebanyak 425 kunjungan, tahun 2023 sebanyak 500 orang, naik 65 kunjungan.", []),
    ],
)  # fmt: skip
def test_a_change_between_two_dated_figures(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(severity, text) for _, severity, text in told(sentence, "KLM001")] == found


def test_counts_are_not_rounded() -> None:
    sentences = "Pemustaka turun dari 150 orang di tahun 2022 menjadi 142 orang di tahun 2023. Atau turun sebanyak 9 orang."
    assert told(sentences, "KLM001") == [("KLM001", "error", "9")]


def test_a_target_is_no_end_of_a_change_told_with_the_sentence_before() -> None:
    sentences = "Lama tinggal dengan target 2,50 hari dan realisasi 2,75 hari. Target 2,65 hari dan realisasi menurun 1,95 hari."
    assert told(sentences, "KLM001") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Peringkat kecamatan naik dari 9 menjadi 7.",
        "Kesejahteraan warga meningkat, ditandai dengan angka pengangguran dari 9,10 menjadi 8,20.",
        "Nilai evaluasi meningkat, desa Asri 71,40 dan desa Permai 69,80.",
        "Nilai evaluasi tidak mengalami kenaikan dari 71,40 menjadi 69,80.",
    ],
)
def test_words_that_tell_of_something_else_than_the_figures(sentence: str) -> None:
    assert _directions(sentence) == 0


def test_a_change_told_again_is_judged_by_the_change_before_it() -> None:
    sentence = "Nilai evaluasi naik dari 84,90 menjadi 86,70, naik sebesar 1,80 poin atau meningkat sebesar {} %."
    assert told(sentence.format("2,12"), "KLM001", "KLM002") == []
    assert told(sentence.format("3,12"), "KLM001", "KLM002") == [("KLM002", "error", "3,12%")]


def test_a_capaian_that_is_no_realisasi_changes_by_itself() -> None:
    table = """
| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 | Capaian 2022 (%) | Capaian 2023 (%) |
|---|---|---|---|---|---|
| 1 | Jumlah taman yang terawat | 40 | 42 | 110,00 | 120,00 |

Capaian kinerja meningkat sebesar {}% untuk indikator jumlah taman yang terawat.
"""
    assert findings(table.format(10), "KLM001") == []
    assert len(findings(table.format(5), "KLM001")) == 1


def test_a_percentage_of_the_target_is_no_end_of_a_change_of_the_realisasi() -> None:
    sentences = "Dengan target 80,00% maka capaiannya sebesar 98,4%. Pada tahun 2022 realisasi indikator ini 75,60% sehingga naik 3,12 poin."
    assert told(sentences, "KLM001") == []


def test_what_is_added_is_the_size_of_a_change() -> None:
    sentence = "Jumlah sambungan bertambah dari 18.420 sambungan tahun 2022 menjadi 19.635 sambungan tahun 2023, atau bertambah {} sambungan."
    assert told(sentence.format("1.215"), "KLM001") == []
    assert [text for _, _, text in told(sentence.format("1.125"), "KLM001")] == ["1.125"]


def test_what_this_year_is_compared_with_is_an_end_of_a_change() -> None:
    now = "Warga yang dibantu terealisasi 73,8% dari target 70,0%. "
    then = "Bila dibandingkan dengan tahun 2022 sebesar 66,8%, terjadi kenaikan sebesar {} poin."
    assert told(now + then.format("7,0"), "KLM001") == []
    assert told(now + then.format("8,2"), "KLM001") == [("KLM001", "error", "8,2")]
