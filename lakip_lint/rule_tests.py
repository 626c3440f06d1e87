"""Running the examples of rules: each bad one is found, each good one passes in silence."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from lakip_lint import engine
from lakip_lint.document.plain import document_from_text
from lakip_lint.errors import RuleError
from lakip_lint.reports.rules import examples_of
from lakip_lint.reports.texts import both
from lakip_lint.rules.loader import Ruleset
from lakip_lint.rules.model import Rule


class ExampleResult(Struct, frozen=True):
    """One example. `which`: "bad" or "good"; `fault`: key of the texts, "" where it passes; `detail`: what was told of it."""

    rule: Rule
    which: str
    number: int
    fault: str = ""
    detail: str = ""


def own_rules(ruleset: Ruleset, path: Path) -> list[Rule]:
    """The rules that were read from a file or folder. Raises RuleError where there is none."""
    where = path.resolve()
    found = [rule for rule in ruleset.rules if Path(rule.source).resolve().is_relative_to(where)]
    if not found:
        raise RuleError(*both("no-own-rules", path=path).values())
    return found


def run_examples(path: Path) -> Iterator[ExampleResult]:
    """The examples of all rules of a file or folder, in the order of the codes. Raises RuleError."""
    ruleset = engine.load_rules([path])
    for rule in own_rules(ruleset, path):
        for which in ("bad", "good"):
            for number, example in enumerate(examples_of(rule.examples, which), 1):
                fault, detail = _fault(rule, which, example, ruleset)
                yield ExampleResult(rule, which, number, fault, detail)


def told_of(rule: Rule, ruleset: Ruleset) -> Mapping[str, str]:
    """What is reported of the first bad example of a rule, in each language; {} where nothing is."""
    example = next(iter(examples_of(rule.examples, "bad")), "")
    try:
        report = engine.check_document(document_from_text(example), ruleset, select=[rule.code])
    except ValueError:
        return {}
    return next((finding.message for finding in report.findings if finding.rule == rule.code), {})


def _fault(rule: Rule, which: str, example: str, ruleset: Ruleset) -> tuple[str, str]:
    try:
        document = document_from_text(example)
    except ValueError as error:
        return "example-unreadable", str(error)
    report = engine.check_document(document, ruleset, select=[rule.code])
    broken = [trouble.detail for trouble in report.troubles if trouble.what == "internal"]
    if broken:
        return "example-broken", broken[0]
    told = [finding.message["id"] for finding in report.findings if finding.rule == rule.code]
    if which == "good":
        return ("example-told", told[0]) if told else ("", "")
    if not told:
        return "example-silent", ""
    empty = [words for words in told if words.count("?") > rule.message["id"].count("?")]
    return ("example-empty", empty[0]) if empty else ("", "")
