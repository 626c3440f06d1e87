"""What the rules are: one of them explained, or all of them listed."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lakip_lint.reports.telling import first_sentence, paragraph
from lakip_lint.reports.texts import counted, text, topic_name
from lakip_lint.rules.model import Rule


def print_rule(rule: Rule, console: Console, language: str) -> None:
    """Everything about one rule: what it means, its basis, a wrong and a right example."""
    head = Text.assemble((f"{rule.code} {rule.name}", "bold"), f"  {text(rule.severity.value, language)}")
    console.print(head)
    console.print(Text(topic_name(rule.topic, language), "dim"))
    console.print(Text(f"\n{paragraph(rule.explain[language])}\n"))
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for key, value in (
        ("rule-message", rule.message[language]),
        ("rule-basis", rule.basis),
        ("rule-since", rule.since),
        ("rule-status", rule.status),
        ("rule-file", rule.source),
    ):
        if value:
            grid.add_row(text(key, language), Text(value.strip()))
    console.print(grid)
    for key in ("bad", "good"):
        for example in _examples(rule.examples, key):
            console.print(Text(f"\n{text(f'rule-{key}', language)}", "bold"))
            console.print(Padding(Text(example.strip("\n")), (0, 0, 0, 2)))


def _examples(examples: Mapping[str, Any], key: str) -> list[str]:
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
