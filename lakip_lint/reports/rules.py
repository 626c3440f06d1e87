"""What the rules are: one of them explained, or all of them listed."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from msgspec import Struct
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lakip_lint.reports.telling import first_sentence, paragraph
from lakip_lint.reports.texts import TEXTS, counted, one_line, text, topic_name
from lakip_lint.rules.loader import PLACEHOLDER
from lakip_lint.rules.model import Rule

SILENCING = ("silence-run", "silence-always", "silence-severity", "silence-one")


class Part(Struct, frozen=True):
    """One part of the explanation of a rule: the key of its headline, its paragraphs."""

    key: str
    paragraphs: tuple[str, ...]


def explanation(rule: Rule, language: str, told: str = "") -> Iterator[Part]:
    """Everything that is said of a rule before its examples. `told`: what is reported of its first bad example."""
    yield Part("rule-explain", (paragraph(rule.explain[language]),))
    if rule.why:
        yield Part("rule-why", (paragraph(rule.why[language]),))
    yield Part("rule-basis", (rule.basis.strip() or text("rule-no-basis", language),))
    if rule.how:
        yield Part("rule-how", (paragraph(rule.how[language]),))
    if rule.quiet:
        yield Part("rule-quiet", (paragraph(rule.quiet[language]),))
    yield Part("rule-silence", tuple(text(key, language, code=rule.code) for key in SILENCING))
    yield Part("rule-message", (told or PLACEHOLDER.sub("…", rule.message[language]),))


def print_rule(rule: Rule, console: Console, language: str, told: str = "") -> None:
    """One rule: the fault, why it matters, basis, how it is found, what silences it, a wrong and a right example."""
    head = Text.assemble((f"{rule.code} {rule.name}", "bold"), f"  {text(rule.severity.value, language)}")
    console.print(head)
    console.print(Text(topic_name(rule.topic, language), "dim"))
    console.print()
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for part in explanation(rule, language, told):
        for i, words in enumerate(part.paragraphs):
            grid.add_row("" if i else text(part.key, language), Text(one_line(words)))
    for key, value in (
        ("rule-since", rule.since),
        ("rule-status", text(f"status-{rule.status}", language) if f"status-{rule.status}" in TEXTS else rule.status),
        ("rule-file", rule.source),
    ):
        if value:
            grid.add_row(text(key, language), Text(value.strip()))
    console.print(grid)
    for key in ("bad", "good"):
        for example in examples_of(rule.examples, key):
            console.print(Text(f"\n{text(f'rule-{key}', language)}", "bold"))
            console.print(Padding(Text(example.strip("\n")), (0, 0, 0, 2)))


def examples_of(examples: Mapping[str, Any], key: str) -> list[str]:
    """The bad or good examples of a rule, whether it gives one or several."""
    found = examples.get(key, [])
    return [found] if isinstance(found, str) else list(found)


def print_rules(rules: Iterable[Rule], console: Console, language: str) -> None:
    """A table of all rules by topic: code, name, severity, what it checks."""
    known = list(rules)
    for topic, of_topic in groupby(known, key=lambda r: r.topic):
        grid = Grid.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=True, min_width=len("CATATAN"))
        grid.add_column(overflow="fold")
        for rule in of_topic:
            what = Group(Text(rule.name, "bold"), Text(first_sentence(rule.explain[language])))
            grid.add_row(rule.code, text(rule.severity.value, language), what)
        console.print(Text(topic_name(topic, language), "bold underline"))
        console.print(grid)
        console.print()
    console.print(Text(counted("rules-count", len(known), language)))
