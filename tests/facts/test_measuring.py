"""What the figures of a sentence measure, by the words around them."""
from __future__ import annotations

import pytest

from tests.checks.checking import understood


def measures(sentence: str) -> list[str]:
    report = understood(f"# 3.1 Uraian\n{sentence}")
    return [m.measure for s in report.sentences if s.text.string in sentence for m in s.mentions]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Realisasi sebesar 86,70.", "realisasi"),
        ("Layanan tercapai 86,70 poin.", "realisasi"),
        ("Layanan tercapai 86,70%.", "capaian"),
        ("Capaian nilai sebesar 86,70 dari target 85,00.", "realisasi target"),
        ("Realisasi mencapai 86,70% dari target.", "capaian"),
        ("Evaluasi itu berakhir dengan nilai 72,15 (BB).", "realisasi"),
        ("Dari 12.500 orang yang menjadi target, terealisasi 11.900 orang.", "target realisasi"),
        ("Realisasi 2023 dibandingkan dengan target tahun 2023 mencapai 66,67%.", "capaian"),
    ],
)
def test_the_nearest_cue(sentence: str, told: str) -> None:
    assert measures(sentence) == [word.strip("-") for word in told.split()]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Nilai naik 1,80 poin, dari 84,90 menjadi 86,70.", "selisih realisasi realisasi"),
        ("Nilai naik dari 84,90 menjadi 86,70.", "realisasi realisasi"),
        ("Penurunan nilai sebesar 1,80.", "selisih"),
        ("Sasaran Peningkatan Jumlah Pelaku Usaha 86,70.", "-"),  # a name
    ],
)
def test_changes(sentence: str, told: str) -> None:
    assert measures(sentence) == [word.strip("-") for word in told.split()]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Realisasi 86,70 dari target 85,00 atau sebesar 102,00 %.", "realisasi target capaian"),
        ("Realisasi 86,70 atau 102,00 % dari target 85,00.", "realisasi capaian target"),
        ("Terealisasi 0,320 dan pencapaian terhadap target RPJMD yaitu 115,52 %.", "realisasi capaian"),
        ("Realisasi tahun 2021 sebanyak 5 orang, tahun 2022 sebanyak 7 orang.", "realisasi realisasi"),
        ("Realisasi tahun 2021 sebanyak 5 orang dan pada tahun 2022 berjumlah 7 orang.", "realisasi realisasi"),
    ],
)
def test_figures_that_go_on_with_the_one_before(sentence: str, told: str) -> None:
    assert measures(sentence) == told.split()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Sisa anggaran sebesar Rp 20.000.000.", "sisa"),
        ("Realisasi anggaran sebesar Rp 90.000.000.", "realisasi_anggaran"),
        ("Anggaran terserap 95,00 % atau sebesar Rp 90.000.000.", "serapan realisasi_anggaran"),
        ("Terealisasi Rp 90.000.000 dari Rp 100.000.000.", "realisasi_anggaran anggaran"),
        ("Anggaran Rp 100.000.000 terealisasi Rp 90.000.000 atau 90,00%.", "anggaran realisasi_anggaran serapan"),
        ("Anggaran Rp 100.000.000, realisasi fisik 98,00%.", "anggaran realisasi_fisik"),
        ("Penyerapan anggaran mencapai 97,20 %.", "serapan"),
    ],
)
def test_amounts_of_money_and_what_was_spent_of_them(sentence: str, told: str) -> None:
    assert measures(sentence) == told.split()


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi 5 indikator telah diukur.",
        "Telah melebihi target yang ditentukan yaitu 161,07%.",
        "Dari target, sehingga luasnya hanya 85 ha.",
        "Realisasi 2023 dibandingkan dengan tahun 2022 mencapai 66,67%.",
        "Realisasi 2023 dibandingkan dengan target akhir Renstra mencapai 66,67%.",
    ],
)
def test_figures_of_which_nothing_is_certain(sentence: str) -> None:
    assert measures(sentence) == [""]


TABLE = """
| No | Indikator Kinerja | Target | Realisasi |
|---|---|---|---|
| 1 | Persentase pengaduan warga yang ditangani | 90,00 | 95,00 |

"""


@pytest.mark.parametrize(
    ("second", "carried"),
    [
        ("Realisasi tahun 2023 sebesar 95,00.", True),
        ("Cakupan layanan kebersihan sebesar 95,00 dari target 90,00.", False),  # a quantity of its own
        ("Realisasi layanan kebersihan sebesar 95,00.", False),
        ("Realisasi sebesar 95,00 di Desa Asri.", False),
    ],
)
def test_the_indicator_of_the_sentence_before(second: str, carried: bool) -> None:
    report = understood(f"# 3.1 Uraian\n{TABLE}Persentase pengaduan warga yang ditangani diukur tiap bulan. {second}")
    told = [m.subject_given for m in report.sentences[-1].mentions if m.figure.raw == "95,00"]
    assert told == [carried]
