"""In English no word of the program stays Indonesian: messages, notes, calculations and expected values of all rules."""
from __future__ import annotations

import re

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.checks.language import Both, in_language
from lakip_lint.document.plain import document_from_text
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.rules import examples_of
from lakip_lint.rules.model import Rule

RULESET = load_rules()
INDONESIAN = re.compile(
    r"\b(?:yang|bukan|seharusnya|tertulis|disebut|menyebut|sebelumnya|lain|tempat|baris|kali|angka|halaman|judul|kurang|"
    r"tanpa|paling|dengan|batas|tahun|pada|tidak|dari|adalah|sama|sudah|satuan|tabel|seluruh|kolom|nomor)\b"
)
"""Words that the program uses around figures."""
QUOTING_LAWS = {"HKM006"}
"""Calculations made of words of official titles; what should be of HKM, STR and THN is Indonesian text for the report."""


def told_in_english(finding: Finding, rule: Rule) -> list[str]:
    told = [] if rule.code in QUOTING_LAWS else [in_language(finding.calculation, "en")]
    told += [in_language(finding.expected, "en")] if rule.topic not in ("HKM", "STR", "THN") else []
    return told + [in_language(item.note, "en") for item in finding.locations]


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda r: r.code)
def test_nothing_of_the_program_stays_indonesian(rule: Rule) -> None:
    for example in examples_of(rule.examples, "bad"):
        for finding in check_document(document_from_text(example), RULESET, select=[rule.code]).findings:
            for words in told_in_english(finding, rule):
                left = [w for w in INDONESIAN.findall(words) if w.casefold() not in example.casefold()]
                assert not left, words


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda r: r.code)
def test_messages_have_all_their_words(rule: Rule) -> None:
    for example in examples_of(rule.examples, "bad"):
        for finding in check_document(document_from_text(example), RULESET, select=[rule.code]).findings:
            for words in finding.message.values():
                assert "?" not in words or "?" in example, words
                assert "Both(" not in words


def test_words_in_both_languages_are_put_together_in_both() -> None:
    words = "12: " + Both("bukan ", "not ") + "13"
    assert (words.id, words.en) == ("12: bukan 13", "12: not 13")
    assert in_language("Kecamatan A", "en") == in_language("Kecamatan A", "id") == "Kecamatan A"
