"""The indicators of the agreement against those that are measured."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

NAMES = [
    "Indeks Kepuasan Masyarakat", "Nilai Evaluasi SAKIP", "Jumlah taman yang dirawat", "Persentase aduan yang dijawab",
    "Jumlah bank sampah", "Cakupan pengawasan pedagang keliling",
]  # fmt: skip


def plan(names: list[str], title: str = "Perjanjian Kinerja Tahun 2023") -> str:
    rows = "".join(f"| {i} | {name} | {i * 10} |\n" for i, name in enumerate(names, 1))
    return f"Tabel 2.1 {title}\n| No | Indikator Kinerja | Target |\n|---|---|---|\n{rows}\n"


def results(names: list[str]) -> str:
    rows = "".join(f"| {i} | {name} | {i * 10} | {i * 10} | 100,00 |\n" for i, name in enumerate(names, 1))
    return f"Tabel 3.1 Target dan Realisasi Kinerja Tahun 2023\n| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n{rows}\n"


def test_an_indicator_that_was_not_agreed() -> None:
    (found,) = findings(plan(NAMES[:5]) + results(NAMES), "STR042")
    assert (found.severity, found.printed) == ("warning", "Tabel 2.1 Perjanjian Kinerja Tahun 2023")
    assert NAMES[5] in [location.text for location in found.locations]


@pytest.mark.parametrize(
    "text",
    [
        plan(NAMES) + results(NAMES),
        plan(NAMES[:5], "Indikator Kinerja Utama dalam Perjanjian Kinerja Tahun 2023") + results(NAMES),
        plan(NAMES[:4]) + results(NAMES),  # too few
        plan([*NAMES[:4], "Jumlah kios yang tertata"]) + results(NAMES),  # other indicators
        plan([*NAMES[:4], "Jumlah bank sampah (bukan: cakupan pengawasan pedagang keliling)"]) + results(NAMES),
    ],
)
def test_what_is_no_missing_indicator(text: str) -> None:
    assert told(text, "STR042") == []


def test_an_indicator_that_is_not_measured() -> None:
    (found,) = findings(plan(NAMES) + results(NAMES[:5]), "STR043")
    assert (found.severity, found.printed) == ("warning", NAMES[5])


@pytest.mark.parametrize(
    "text",
    [
        plan(NAMES) + results(NAMES),
        plan(NAMES, "Rencana Kinerja Tahun 2023") + results(NAMES[:5]),  # only the agreement binds
        plan(NAMES) + results(NAMES[:4]),
        plan(NAMES) + results(NAMES[:5]) + f"Realisasi {NAMES[5]} tahun 2023 sebesar 20.",
    ],
)
def test_what_is_measured_or_not_agreed(text: str) -> None:
    assert told(text, "STR043") == []
