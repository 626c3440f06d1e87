"""Claims on a target against the figures beside them."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings


@pytest.mark.parametrize(
    "text",
    [
        "Persentase halte layak pakai sebesar 93,97% di bawah target sebesar 90,00%.",
        "Persentase halte layak pakai mencapai 83,13%. Capaian indikator ini belum mencapai target sebesar 82,00%.",
        "Persentase halte layak pakai tahun 2023 sebesar 81,10 % telah melampaui target sebesar 82,00 %.",
        "Angka kecelakaan tercatat sebesar 11,1% dan masih berada di bawah target sebesar 10,2%.",
    ],
)
def test_a_claim_that_its_own_figures_contradict_is_found(text: str) -> None:
    assert len(findings(text, "KLM004")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Persentase halte layak pakai sebesar 93,97% di atas target sebesar 90,00%.",
        "Persentase halte layak pakai mencapai 80,13%. Capaian indikator ini belum mencapai target sebesar 82,00%.",
        "Capaian kinerja sebesar 98,5% belum mencapai target sebesar 95%.",  # a percentage of the target
        "Angka kecelakaan sebesar 11,1% belum mencapai target sebesar 10,2%.",  # less is better
        "Persentase halte tahun 2022 sebesar 93,97% di bawah target tahun 2023 sebesar 90,00%.",
        "Persentase halte layak pakai sebesar 93,97%. Persentase marka jalan di bawah target sebesar 90,00%.",
        "Halte yang diperbaiki sebanyak 95 unit. Capaian indikator ini di bawah target sebesar 90,00%.",
        "Persentase halte layak pakai sebesar 93,97%, tetapi persentase marka di bawah target sebesar 90,00%.",
    ],
)
def test_a_claim_on_something_else_is_not_judged(text: str) -> None:
    assert findings(text, "KLM004") == []


def test_which_figure_is_larger_is_said_without_judging() -> None:
    (finding,) = findings("Angka kecelakaan tercatat sebesar 11,1% berada di bawah target sebesar 10,2%.", "KLM004")
    assert "tidak di bawah target (realisasi 11,1, target 10,2)" in finding.message["id"]
