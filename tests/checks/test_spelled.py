"""Kind `spelled`: numbers in digits and in words."""
from __future__ import annotations

import pytest

from lakip_lint.checks.relation import Relation
from lakip_lint.checks.spelled import check_spelled
from lakip_lint.document.plain import document_from_text
from lakip_lint.facts.fact import Profile
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.loader import load_ruleset


def relations(text: str) -> list[Relation]:
    rule = load_ruleset().find("FMT009")
    assert rule is not None
    return list(check_spelled(Understanding(document_from_text(text), Profile("", 2024)), rule))


@pytest.mark.parametrize(
    "text",
    [
        "Terdapat 3 (empat) sasaran.",
        "Sebanyak 12 (dua puluh) orang hadir.",
        "Anggaran Rp. 1.250.000,- (satu juta dua ratus ribu rupiah).",
        "| Uraian | Jumlah |\n|---|---|\n| Tujuan | 2 (tiga) |",
    ],
)
def test_digits_and_words_that_differ(text: str) -> None:
    found = relations(text)
    assert [r.holds for r in found] == [False]
    assert found[0].doubted.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Terdapat 3 (tiga) sasaran dan 11 (sebelas) indikator.",
        "Anggaran Rp. 1.250.000,- (satu juta dua ratus lima puluh ribu rupiah).",
        "Nilai 80,5 (delapan puluh koma lima) pada tahun ini.",
    ],
)
def test_digits_and_words_that_agree(text: str) -> None:
    found = relations(text)
    assert found
    assert all(r.holds for r in found)


@pytest.mark.parametrize("text", ["Nilai 82,30 (Baik).", "Sasaran 1 (pertama) tercapai.", "Kegiatan 2 (tambahan dana)."])
def test_other_brackets_say_nothing(text: str) -> None:
    assert relations(text) == []
