"""Kind `ratio-in-sentence`: which three figures of a sentence are target, realisasi and capaian (CAP005)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Dari 12.500 orang pengunjung yang menjadi target terealisasi 11.900 orang, sehingga indikator ini tercapai {0}.", "95,20%"),
        ("Jalan baik dengan target 1,49% (21 km) terealisasi sebesar 1,81% (25 km) dengan tingkat capaian sebesar {0}.", "121,48%"),
        ("Target akhir RPJMD yaitu 0,277 dan terealisasi 0,320 dan pencapaian terhadap target RPJMD yaitu {0}.", "115,52%"),
        ("Target akhir Renstra tahun 2026 sebesar 90,00, realisasi tahun 2023 sebesar 81,00 dengan capaian terhadap target akhir "
         "Renstra sebesar {0}.", "90,00%"),
        ("Jumlah prestasi terealisasi 155 prestasi dari target 58 prestasi ({0}).", "267,24%"),
        ("Target sebesar 90,00, realisasi sebesar 81,00 dengan capaian kinerja sebesar {0}.", "90,00%"),
    ],
)  # fmt: skip
def test_target_realisasi_and_capaian(sentence: str, right: str) -> None:
    assert told(sentence.format("97,13%"), "CAP005") == [("CAP005", "error", "97,13%")]
    assert told(sentence.format(right), "CAP005") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Target tahun 2023 sebesar 0,300 dan terealisasi 0,320 dan pencapaian terhadap target RPJMD yaitu 95,52%.",
        "Realisasi sebesar 81,00 dari target 85,00 sehingga capaian terhadap target akhir Renstra sebesar 90,00%.",
        "Realisasi sebesar 81,00 dari target 85,00, capaian tahun lalu sebesar 90,00%.",
        "Realisasi sebesar 81,00 dan capaian terhadap target sebesar 95,00%.",
    ],
)
def test_the_capaian_of_another_target(sentence: str) -> None:
    assert told(sentence, "CAP005") == []


def test_a_share_told_in_words_between_the_two_amounts_is_computed() -> None:
    sentence = "Realisasi anggaran mencapai Rp1.842.772.300 atau {} persen dari pagu Rp1.991.400.000."
    assert told(sentence.format("95,53"), "ANG010") == [("ANG010", "error", "95,53%")]
    assert told(sentence.format("92,54"), "ANG010") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dari target 90,00 terealisasi 81,00 dengan capaian kinerja sebesar 100%.", ["warning"]),
        ("Panjang jalan yang ditargetkan 90 km terealisir 81 km dengan capaian kinerja sebesar 100%.", ["warning"]),
        ("Panjang jalan yang ditargetkan 90 km terealisir 81 km dengan capaian kinerja sebesar 90%.", []),
        ("Panjang jalan yang ditargetkan 90 km terealisir 99 km dengan capaian kinerja sebesar 100%.", []),
        ("Angka kemiskinan dengan target 9,00% terealisasi 8,10% dengan capaian kinerja sebesar 100%.", []),  # less is better
    ],
)
def test_the_whole_target_is_not_reached_by_less(sentence: str, found: list[str]) -> None:
    assert [severity for _, severity, _ in told(sentence, "CAP005")] == found
