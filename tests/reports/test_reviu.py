"""The checklist of the reviu: its rules exist, and the program never says more than it knows."""

from __future__ import annotations

import jsonschema
import pytest
from msgspec.structs import replace

from lakip_lint.engine import load_rules
from lakip_lint.reports.report import DocumentReport
from lakip_lint.reports.reviu import answers, checklist
from lakip_lint.rules.source import read_schema


def test_the_checklist_is_the_three_parts_of_the_regulation() -> None:
    basis, questions = checklist()
    assert basis == "PermenPANRB 53/2014 Lampiran III"
    parts = [question.part["id"].split(".")[0] for question in questions]
    assert [(part, parts.count(part)) for part in dict.fromkeys(parts)] == [("I", 6), ("II", 7), ("III", 10)]
    assert len({(q.part["id"], q.number) for q in questions}) == len(questions)


ITEMS = {
    "I": ["data penting", "target kinerja", "capaian kinerja", "Lampiran mendukung", "upaya perbaikan", "akuntabilitas keuangan"],
    "II": [
        "unit yang bertugas", "data yang memadai", "mekanisme penyampaian data", "Penanggung jawab data", "diyakini andal",
        "Analisis", "hasil kerja bersama",
    ],
    "III": [
        "Perjanjian Kinerja", "Rencana Strategis", "nomor 1 atau 2", "Indikator Kinerja", "Indikator Kinerja Utama",
        "nomor 4 atau 5", "perbandingan", "cukup untuk mengukur", "nomor 8", "SMART",
    ],
}
"""What each question of Lampiran III asks about, in its order."""


def test_every_question_stands_in_its_part_and_order() -> None:
    questions = iter(checklist()[1])
    for part, items in ITEMS.items():
        for number, words in enumerate(items, 1):
            question = next(questions)
            assert (question.part["id"].split(".")[0], question.number) == (part, str(number))
            assert words in question.question["id"]
    assert next(questions, None) is None


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(read_schema("reviu") or {})


@pytest.mark.parametrize("wanted", sorted({rule for question in checklist()[1] for rule in question.rules}))
def test_every_rule_that_the_checklist_names_exists(wanted: str) -> None:
    assert [rule for rule in load_rules().rules if rule.code.startswith(wanted)]


def test_a_question_for_a_person_is_left_to_a_person(document_report: DocumentReport) -> None:
    for answer in answers(document_report, "id"):
        assert (answer.says == "Tidak dapat dijawab program") == (not answer.question.rules)


def test_nothing_checked_is_never_agreement(document_report: DocumentReport) -> None:
    silent = replace(document_report, findings=(), relations=())
    says = {answer.says for answer in answers(silent, "id")}
    assert says == {"Tidak dapat dijawab program", "Tidak ada yang dapat diperiksa"}


def test_what_agreed_is_counted(document_report: DocumentReport) -> None:
    clean = replace(document_report, findings=(), relations=document_report.agreed)
    answer = next(a for a in answers(clean, "id") if "CAP" in a.question.rules and a.question.number == "3")
    assert answer.says == "Tidak ditemukan pertentangan; 1 dari 1 cocok"


def test_many_findings_are_counted_and_the_worst_are_named(document_report: DocumentReport) -> None:
    many = replace(document_report, findings=document_report.findings[:1] * 14)
    answer = next(a for a in answers(many, "en") if "CAP" in a.question.rules)
    assert answer.says.startswith("Findings: 14 errors")
    assert answer.evidence[-1] == "and 4 more"
    assert len(answer.evidence) == 12
