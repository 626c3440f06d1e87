"""In English no word of the program stays Indonesian: notes, calculations and expected values of all rules."""
from __future__ import annotations

import re

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.document.plain import document_from_text
from lakip_lint.reports.phrases import english_calculation, english_expected, english_note
from lakip_lint.reports.rules import examples_of
from lakip_lint.rules.model import Rule

RULESET = load_rules()
INDONESIAN = re.compile(
    r"\b(?:yang|bukan|seharusnya|tertulis|disebut|menyebut|sebelumnya|lain|tempat|baris|kali|angka|halaman|judul|kurang|"
    r"tanpa|paling|dengan|batas|tahun|pada|tidak|dari|adalah|sama|sudah|satuan)\b"
)
"""Words that the program uses around figures."""
QUOTING_LAWS = {"HKM006"}
"""Calculations made of words of official titles; what should be of HKM, STR and THN is Indonesian text for the report."""


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda r: r.code)
def test_nothing_of_the_program_stays_indonesian(rule: Rule) -> None:
    for example in examples_of(rule.examples, "bad"):
        for finding in check_document(document_from_text(example), RULESET, select=[rule.code]).findings:
            told = [english_calculation(finding.calculation)] if rule.code not in QUOTING_LAWS else []
            told += [english_expected(finding.expected)] if rule.topic not in ("HKM", "STR", "THN") else []
            told += [english_note(item.note) for item in finding.locations]
            for words in told:
                left = [w for w in INDONESIAN.findall(words) if w.casefold() not in example.casefold()]
                assert not left, words


def test_text_of_the_document_is_never_translated() -> None:
    assert english_note("PROGRAM PENUNJANG URUSAN") == "PROGRAM PENUNJANG URUSAN"
    assert english_note("batas wilayah desa yang tertib") == "batas wilayah desa yang tertib"
    assert english_expected("Baik") == "Baik"
    assert english_calculation("Kecamatan A ≠ Kecamatan B") == "Kecamatan A ≠ Kecamatan B"


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("4,0 + 3,0 + … + 2,0 (12 baris) = 35,0", "4,0 + 3,0 + … + 2,0 (12 rows) = 35,0"),
        ("88,52 (1 tempat) ≠ 88,25 (3 tempat)", "88,52 (in 1 place) ≠ 88,25 (in 3 places)"),
        ("68,40: B (> 60 - 70), bukan BB (> 70 - 80)", "68,40: B (> 60 - 70), not BB (> 70 - 80)"),
        ("41 + 73 = 114, bukan 141", "41 + 73 = 114, not 141"),
        ("2021 ≠ 2022: ini laporan tahun 2022", "2021 ≠ 2022: this is the report of 2022"),
    ],
)
def test_calculations_in_english(indonesian: str, english: str) -> None:
    assert english_calculation(indonesian) == english
