"""Two years that a sentence compares in words."""
from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = "| No | Indikator Kinerja | Target |\n|---|---|---|\n| 1 | Indeks Kepuasan Masyarakat | 85,00 |\n\n"


@pytest.mark.parametrize(
    ("sentence", "rise", "fall"),
    [
        ("Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar {} {} dibandingkan tahun 2022 sebesar {}.", "naik", "turun"),
        ("Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar {} {} dari tahun 2022 yang sebesar {}.", "meningkat", "menurun"),
        ("Indeks Kepuasan Masyarakat tahun 2023 ({}) {} dibandingkan tahun 2022 ({}).", "lebih tinggi", "lebih rendah"),
        ("Serapan anggaran tahun 2023 sebesar {}% {} dibandingkan tahun 2022 sebesar {}%.", "lebih besar", "lebih kecil"),
        ("Capaian tahun 2023 sebesar {}% {} dibanding capaian tahun 2022 sebesar {}%.", "mengalami kenaikan", "mengalami penurunan"),
    ],
)
def test_the_word_between_the_figures(sentence: str, rise: str, fall: str) -> None:
    for high, low, right, wrong in (("86,70", "84,90", rise, fall), ("84,90", "86,70", fall, rise)):
        assert told(TABLE + sentence.format(high, right, low), "KLM003") == []
        assert told(TABLE + sentence.format(high, wrong, low), "KLM003") == [("KLM003", "error", wrong)]


def test_the_word_before_the_figures_and_what_a_figure_became() -> None:
    ahead = "Capaian tahun 2023 {} dibandingkan tahun 2022 dimana tahun 2023 mencapai 97,77% sedangkan tahun 2022 mencapai 99,86%."
    assert told(ahead.format("lebih rendah"), "KLM003") == []
    assert told(ahead.format("lebih tinggi"), "KLM003") == [("KLM003", "error", "lebih tinggi")]
    became = TABLE + "Realisasi Indeks Kepuasan Masyarakat pada tahun 2022 sebesar 84,90 {} menjadi 86,70 pada tahun 2023."
    assert told(became.format("meningkat"), "KLM003") == []
    assert told(became.format("menurun"), "KLM003") == [("KLM003", "error", "menurun")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Indeks Kepuasan Masyarakat tahun 2023 sebesar 56,03 menurun dibandingkan tahun 2022 sebesar 1,04.",  # by how much
        "Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70 tidak turun dibandingkan tahun 2022 sebesar 84,90.",
        "Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70 lebih rendah dibandingkan target tahun 2022 sebesar 84,90.",
        "Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70 lebih rendah dibandingkan rata-rata nasional tahun 2022 sebesar 84,90.",
        "Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70 turun dibandingkan tahun 2023 sebesar 84,90.",
        "Peringkat tahun 2023 adalah 12 turun dibandingkan peringkat tahun 2022 yaitu 9.",
    ],
)
def test_what_compares_otherwise(sentence: str) -> None:
    assert told(TABLE + sentence, "KLM003") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Indeks Kepuasan Masyarakat mencapai {}, {} dibandingkan tahun sebelumnya sebesar {}.",
        "Indeks Kepuasan Masyarakat sebesar {}, {} dari {} pada Tahun 2022.",
        "Indeks Kepuasan Masyarakat sebesar {} {} dibandingkan capaian tahun lalu yang hanya {}.",
    ],
)
def test_the_earlier_figure_behind_the_word(sentence: str) -> None:
    for high, low, right, wrong in (("86,70", "84,90", "meningkat", "menurun"), ("84,90", "86,70", "menurun", "meningkat")):
        assert told(TABLE + sentence.format(high, right, low), "KLM003") == []
        assert told(TABLE + sentence.format(high, wrong, low), "KLM003") == [("KLM003", "error", wrong)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Indeks Kepuasan Masyarakat sebesar 86,70, menurun dari 84,90 pada Tahun 2024.",  # not a year before
        "Indeks Kepuasan Masyarakat sebesar 86,70, menurun dari target 84,90 pada Tahun 2022.",
        "Indeks Kepuasan Masyarakat sebesar 86,70, tidak menurun dari 84,90 pada Tahun 2022.",
        "Indeks Kepuasan Masyarakat sebesar 86,70 dengan pagu yang menurun dari 84,90.",
    ],
)
def test_a_figure_behind_the_word_that_is_no_earlier_one(sentence: str) -> None:
    assert told(TABLE + sentence, "KLM003") == []
