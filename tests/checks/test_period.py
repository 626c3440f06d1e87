"""Periods of plans: agreement, length, the how manieth year."""
from __future__ import annotations

from functools import cache

import pytest

from lakip_lint.checks.registry import KINDS
from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import load_rules
from lakip_lint.facts.profile import read_profile
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule
from tests.checks.checking import findings

FRAME = """LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023

Perjanjian Kinerja Tahun 2023 memuat dua sasaran. Kinerja tahun 2023 diukur tiap bulan. Kinerja tahun 2023 baik.

Renstra Kecamatan Mekar Sari Tahun 2021-2026 menjadi acuan.

Sasaran Renstra Tahun 2021 - 2026 ada dua.

Tujuan Rencana Strategis Tahun 2021 s.d. 2026 ada satu.

"""


@cache
def rules() -> dict[str, Rule]:
    return {r.code: r for r in load_rules().rules}


def failing(source: str, code: str = "THN008") -> list[tuple[str, str, str]]:
    document = document_from_text(FRAME + source)
    report = Understanding(document, read_profile(document))
    found = [r for r in KINDS[rules()[code].kind](report, rules()[code]) if not r.holds]
    return [(r.effective_severity.value, r.printed, r.expected) for r in found]


@pytest.mark.parametrize("printed", ["2022-2026", "2021 – 2025", "2019-2026"])
def test_a_period_that_differs_from_three_others(printed: str) -> None:
    assert failing(f"Laporan ini mengacu pada Renstra Tahun {printed}.") == [("error", f"Tahun {printed}", "Tahun 2021-2026")]


def test_a_period_after_the_year_of_the_report_may_be_the_next_plan() -> None:
    assert [found[0] for found in failing("Setelah itu disusun Renstra Tahun 2024-2026.")] == ["warning"]


def test_the_word_before_the_period_is_quoted_with_it() -> None:
    source = "\n\n".join(f"Bagian {i} mengutip Renstra Perubahan 2021-2026." for i in "ABC")
    assert failing(source + "\n\nBahan Renstra Perubahan 2020-2026.") == [("error", "Perubahan 2020-2026", "Perubahan 2021-2026")]


def test_the_part_of_a_plan_that_is_over_is_a_doubt() -> None:
    assert [found[0] for found in failing("Target Renstra Tahun 2021-2023 ada dua.")] == ["warning"]
    assert [found[0] for found in failing("Sasaran strategis pada Renstra Tahun 2021-2023 ada dua.")] == ["error"]


def test_without_a_clear_majority_it_is_a_doubt() -> None:
    sources = ["Misi Perubahan Renstra Tahun 2021-2026 ada dua.", "Visi Perubahan Renstra Tahun 2022-2026 ada satu."]
    assert failing("\n\n".join(sources)) == [("warning", "Tahun 2022-2026", "Tahun 2021-2026")]


@pytest.mark.parametrize(
    "sentence",
    [
        "RPJMD Kabupaten Tirta Tahun 2021-2026 dan RPJMD Provinsi Seroja Tahun 2019-2024 dijadikan acuan.",
        "Sebelumnya berlaku Renstra Tahun 2016-2021.",
        "Realisasi indikator Renstra Tahun 2021-2023 naik.",
        "Penduduk tahun 2021 sampai 2023 bertambah.",
        "Perda Nomor 4 Tahun 2017 tentang RPJMD Kabupaten Tirta Tahun 2016-2021 telah dicabut.",
        "Renstra Kementerian Dalam Negeri Tahun 2020-2024 dijadikan acuan.",
        "Renstra disusun pada tahun 2020 untuk masa 2022-2026.",  # another year between
        "Renstra itu disusun oleh kecamatan bersama seluruh desa, kelurahan, lembaga kemasyarakatan, kelompok tani, dan para pelaku "
        "usaha untuk masa kerja 2022-2026.",  # far from the plan
        "Keputusan Camat Nomor 4 Tahun 2021 tentang Renstra Kecamatan Mekar Sari Tahun 2021-2022 telah dicabut.",
    ],
)
def test_other_plans_and_data_may_have_other_periods(sentence: str) -> None:
    assert failing(sentence) == []


def test_a_plan_that_ended_cannot_carry_the_work_of_this_year() -> None:
    sentence = "Berdasarkan Rencana Strategis Tahun 2014-2019, ada tujuh sasaran yang harus dicapai pada tahun 2023."
    assert failing(sentence) == [("error", "Tahun 2014-2019", "Tahun 2021-2026")]
    ended = "Berdasarkan Rencana Strategis Tahun 2014-2019 yang sudah berakhir, ada tujuh sasaran yang harus dicapai pada tahun 2023."
    assert failing(ended) == [("warning", "Tahun 2014-2019", "Tahun 2021-2026")]
    seldom = "RPJMD Kabupaten Tirta Tahun 2021-2026 menjadi acuan.\n\n" + sentence.replace("Rencana Strategis", "RPJMD Kabupaten Tirta")
    assert failing(seldom) == [("warning", "Tahun 2014-2019", "Tahun 2021-2026")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Disusun dalam kurun waktu 3 (tiga) tahun, yaitu 2021-2026.", [("error", "2021-2026", "")]),
        ("Berlaku selama lima tahun dari 2021-2026.", []),
        ("Berlaku untuk jangka waktu 6 (enam) tahun, yaitu tahun 2021-2026.", []),
        ("Selama tahun 2021-2026 ada 3 (tiga) lurah.", []),
    ],
)
def test_the_length_of_a_period(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert failing(sentence, "THN009") == found


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Tahun 2023 merupakan tahun ketiga pelaksanaan Renstra Tahun 2021-2026.", False),
        ("Tahun 2023 merupakan tahun ke-2 Renstra Tahun 2021-2026.", False),
        ("Tahun 2023 merupakan tahun pertama Renstra Tahun 2021-2026.", True),
        ("Laporan ini laporan tahun keempat dalam masa Rencana Strategis Tahun 2021-2026.", True),
        ("Laporan ini memuat tahun terakhir periode RPJMD Tahun 2021-2026.", True),
        ("Tahun 2022 merupakan tahun kedua Renstra Tahun 2021-2026.", False),
        ("Tahun 2023 merupakan tahun ketiga Renstra Tahun 2020-2024.", True),  # the first of five years counts
        ("Tahun 2023 merupakan tahun keempat Renstra Tahun 2020-2024.", False),
        ("Tahun 2023 merupakan tahun kelima pelaksanaan Renstra.", True),  # elsewhere 2021-2026 only
        ("Tahun 2023 merupakan tahun ketiga pelaksanaan Renstra.", False),
        ("Renstra Tahun 2016-2020 sudah berakhir. Tahun 2023 merupakan tahun kelima pelaksanaan Renstra.", False),
        ("Tahun 2023 merupakan tahun kelima pelaksanaan RPJMD.", False),
        ("Renstra disusun untuk periode 2023-2027, sehingga tahun 2023 adalah tahun kedua periode tersebut.", True),
        ("Renstra disusun untuk periode 2023-2027, sehingga tahun 2023 adalah tahun pertama periode tersebut.", False),
        ("Data diambil dari periode 2019-2023, sehingga tahun 2023 adalah tahun kedua periode tersebut.", False),
    ],
)
def test_the_how_manieth_year_of_a_plan(sentence: str, wrong: bool) -> None:
    assert bool(failing(sentence, "THN010")) is wrong


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("Renstra Kecamatan Mekar Sari Tahun 2021-2026 menetapkan tiga sasaran.", 1),
        ("Renstra Kecamatan Mekar Sari Tahun 2021-2026 melanjutkan rencana yang dimulai tahun 2016.", 0),
        ("Rencana kecamatan menetapkan tiga sasaran.", 0),
    ],
)
def test_a_heading_with_a_plan_that_is_over_above_the_plan_of_today(told: str, count: int) -> None:
    text = f"# 2.1 Rencana Strategis 2016-2021\n\n{told}\n\n# 2.2 Target\n\nTarget akhir Renstra 2021-2026 disajikan berikut.\n"
    assert [f.locations[0].text for f in findings(text, "THN008")] == ["2016-2021"] * count
