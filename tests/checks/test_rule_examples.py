"""Every rule finds its fault in its bad examples and is silent on its good ones."""
from __future__ import annotations

import pytest

from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import check_document, load_rules
from lakip_lint.rules.model import Rule

RULESET = load_rules()


def examples(which: str) -> list[object]:
    """Each example of each rule as a test case named after the rule."""
    cases: list[object] = []
    for rule in RULESET.rules:
        given = rule.examples.get(which, ())
        for number, text in enumerate([given] if isinstance(given, str) else given, 1):
            cases.append(pytest.param(rule, text, id=f"{rule.code}-{number}"))
    return cases


def told(rule: Rule, text: str) -> list[str]:
    """The messages of one rule on one example."""
    report = check_document(document_from_text(text), RULESET, select=[rule.code])
    assert [t for t in report.troubles if t.what == "internal"] == []
    return [text for f in report.findings if f.rule == rule.code for text in f.message.values()]


@pytest.mark.parametrize(("rule", "text"), examples("bad"))
def test_bad_example_is_found(rule: Rule, text: str) -> None:
    messages = told(rule, text)
    assert messages
    assert not any("?" in m or "{" in m for m in messages), "a placeholder of the message was not filled"


@pytest.mark.parametrize(("rule", "text"), examples("good"))
def test_good_example_is_silent(rule: Rule, text: str) -> None:
    assert told(rule, text) == []


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda r: r.code)
def test_every_rule_says_why_how_and_what_it_leaves_alone(rule: Rule) -> None:
    for part in (rule.explain, rule.why, rule.how, rule.quiet):
        assert set(part) == {"id", "en"}
        assert all(len(words.split()) >= 3 for words in part.values())
        assert part["id"] != part["en"]
