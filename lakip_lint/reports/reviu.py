"""The checklist of the reviu, with what the program can say to each question. The answer itself is the reviewer's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from lakip_lint.reports.finding import Finding
from lakip_lint.reports.report import DocumentReport
from lakip_lint.reports.report import count as count_by_severity
from lakip_lint.reports.telling import counts, message_of, page_label
from lakip_lint.reports.texts import number, text
from lakip_lint.rules.loader import DATA, shipped_folder
from lakip_lint.rules.source import read_schema, read_source

STEM = "reviu"
SHOWN = 10
"""Findings that are named for a question; the rest are counted."""


class Question(Struct, frozen=True):
    """A question of the checklist. `rules` are codes or beginnings of codes; none where only a person can answer."""

    part: Mapping[str, str]
    number: str
    question: Mapping[str, str]
    rules: tuple[str, ...] = ()
    note: Mapping[str, str] | None = None

    def concerns(self, code: str) -> bool:
        return code.startswith(self.rules) if self.rules else False


class Answer(Struct, frozen=True):
    """What the program says to a question: a sentence, and the evidence, one line each."""

    question: Question
    says: str
    evidence: tuple[str, ...] = ()


@cache
def checklist() -> tuple[str, tuple[Question, ...]]:
    """The basis of the checklist, and its questions in order. Raises RuleError."""
    source = read_source(shipped_folder() / DATA / f"{STEM}.yaml", f"{DATA}/{STEM}.yaml")
    schema = read_schema(STEM)
    assert schema is not None
    source.validate(schema)
    questions = tuple(
        Question(part["title"], item["number"], item["question"], tuple(item.get("rules", ())), item.get("note"))
        for part in source.content["parts"]
        for item in part["items"]
    )
    return source.content["basis"], questions


def answers(document: DocumentReport, language: str) -> Iterator[Answer]:
    """Every question with what was found in a document."""
    for question in checklist()[1]:
        yield _answer(question, document, language)


def _answer(question: Question, document: DocumentReport, language: str) -> Answer:
    if not question.rules:
        return Answer(question, text("reviu-person", language))
    tallies = [t for t in document.tallies if question.concerns(t.rule.code)]
    found = [f for f in document.findings if _bears_on(question, f)]
    checked = sum(t.checked for t in tallies)
    if not checked and not found:
        return Answer(question, text("reviu-nothing", language), _note(question, language))
    hold = number(sum(t.hold for t in tallies), language)
    agreed = text("reviu-agreed", language, hold=hold, all=number(checked, language))
    if not found:
        return Answer(question, text("reviu-clean", language, agreed=agreed), _note(question, language))
    says = text("reviu-found", language, counts=counts(count_by_severity(found), language), agreed=agreed)
    return Answer(question, says, (*_note(question, language), *_named(found, document, language)))


def _bears_on(question: Question, finding: Finding) -> bool:
    return any(question.concerns(code) for code in (finding.rule, *(also.rule for also in finding.also)))


def _note(question: Question, language: str) -> tuple[str, ...]:
    return (question.note[language],) if question.note else ()


def _named(found: list[Finding], document: DocumentReport, language: str) -> Iterator[str]:
    """The most severe first, each with its page and rule."""
    for finding in sorted(found, key=lambda f: -f.severity.rank)[:SHOWN]:
        page = page_label(finding.locations[0].place, document, language)
        severity = text(finding.severity.value, language)
        yield f"{severity} {page}: {message_of(finding, language)} [{finding.rule}]"
    if len(found) > SHOWN:
        yield text("more", language, n=number(len(found) - SHOWN, language))
