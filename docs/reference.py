"""The pages of the site that are made from the program itself: rules, command line, and figures for the explanations."""
from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, cast

import click
import openpyxl

from lakip_lint import check, in_language, load_rules
from lakip_lint.cache import user_cache
from lakip_lint.cli import PROGRAM, cli
from lakip_lint.figures.cell import read_cell
from lakip_lint.reports import formats
from lakip_lint.reports.report import Report
from lakip_lint.reports.rules import examples_of, explanation
from lakip_lint.reports.texts import LANGUAGES, Language, text, topic_name
from lakip_lint.rule_tests import told_of
from lakip_lint.rules.loader import Ruleset
from lakip_lint.rules.model import Rule

FIXTURE = Path(__file__).parents[1] / "fixtures" / "kecamatan-salah.pdf"
FOLDERS: dict[Language, str] = {"id": "aturan", "en": "rules"}
TITLES: dict[Language, str] = {"id": "Aturan", "en": "Rules"}
COMMANDS: dict[Language, tuple[str, str]] = {"id": ("perintah", "Baris perintah"), "en": ("commands", "Command line")}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~^])")
PRINTED = ("90", "90,2", "90,20", "1.250", "1.250.000", "(3,14)")
WIDTH = 100


def write_pages(folder: Path) -> None:
    """All pages into a folder, each only where its text changed."""
    wanted = dict(pages())
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, content in wanted.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")


def pages() -> Iterator[tuple[str, str]]:
    """The name of each page and its Markdown."""
    ruleset = load_rules()
    told = {rule.code: told_of(rule, ruleset) for rule in ruleset.rules}
    for language in LANGUAGES:
        for topic, of_topic in groupby(ruleset.rules, key=lambda rule: rule.topic):
            yield f"{FOLDERS[language]}/{topic}.md", _joined(_topic(topic, list(of_topic), told, language))
        yield f"{FOLDERS[language]}/index.md", _joined(_rules_index(ruleset, language))
        yield f"{COMMANDS[language][0]}.md", _joined(_commands(language))
    report = check(FIXTURE, cache=user_cache())
    yield "potongan/rentang.md", _joined(_intervals())
    yield "potongan/sebab.md", _joined(_causes(report))
    yield "potongan/kolom.md", _joined(_worksheet(report))


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def plain(words: str) -> str:
    """Text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", words)


def anchor(code: str, language: Language) -> str:
    """The anchor of a rule: it stays the same as long as the rule exists."""
    return code.lower() if language == "id" else f"{code.lower()}-en"


# ---- rules


def _rules_index(ruleset: Ruleset, language: Language) -> Iterator[str]:
    yield from (f"# {TITLES[language]}", "", "```{toctree}", ":maxdepth: 1", "")
    yield from dict.fromkeys(rule.topic for rule in ruleset.rules)
    yield from ("```", "")
    for topic, of_topic in groupby(ruleset.rules, key=lambda rule: rule.topic):
        yield from ("", f"**{plain(topic_name(topic, language))}**", "")
        for rule in of_topic:
            severity = text(rule.severity.value, language).lower()
            yield f"- [{rule.code} {rule.name}](#{anchor(rule.code, language)}) ({severity})"


def _topic(topic: str, rules: list[Rule], told: Mapping[str, Mapping[str, str]], language: Language) -> Iterator[str]:
    yield f"# {topic}: {plain(topic_name(topic, language))}"
    for rule in rules:
        yield from ("", f"({anchor(rule.code, language)})=", f"## {rule.code} {rule.name}", "")
        yield f"**{text(rule.severity.value, language)}**"
        for part in explanation(rule, language, told[rule.code].get(language, "")):
            yield from ("", text(part.key, language), f": {plain(part.paragraphs[0])}")
            for words in part.paragraphs[1:]:
                yield from ("", f"  {plain(words)}")
        for which in ("bad", "good"):
            for example in examples_of(rule.examples, which):
                yield from ("", f"{text(f'rule-{which}', language)}:", "", "```text", example.strip("\n"), "```")


# ---- command line


def _commands(language: Language) -> Iterator[str]:
    root = click.Context(cli, info_name=PROGRAM, obj=language, terminal_width=WIDTH, max_content_width=WIDTH)
    slug, title = COMMANDS[language]
    yield from (f"# {title}", "", "```text", cli.get_help(root).rstrip(), "```")
    for name, command in cli.commands.items():
        context = click.Context(command, root, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
        yield from ("", f"({slug}-{name})=", f"## {PROGRAM} {name}", "", "```text", command.get_help(context).rstrip(), "```")


# ---- figures of the explanations


def _intervals() -> Iterator[str]:
    yield from ("| tertulis | paling kecil | paling besar |", "|---|---:|---:|")
    for printed in PRINTED:
        interval = read_cell(printed)[0].interval
        assert interval is not None
        yield f"| `{printed}` | {_number(interval.low)} | {_number(interval.high)} |"


def _number(value: object) -> str:
    return str(value).replace(".", ",")


def _causes(report: Report) -> Iterator[str]:
    """One finding of each kind of cause that the fixture holds."""
    yield from ("| sebab | tertulis | seharusnya | aturan | halaman |", "|---|---:|---:|---|---:|")
    shown: set[str] = set()
    for finding in report.findings:
        if finding.cause and finding.cause.kind not in shown and finding.expected:
            shown.add(finding.cause.kind)
            place = finding.locations[0].place
            cells = (plain(finding.cause.text["id"]), plain(finding.printed), plain(in_language(finding.expected, "id")))
            yield f"| {' | '.join(cells)} | [{finding.rule}](#{anchor(finding.rule, 'id')}) | {place.page if place else ''} |"


def _worksheet(report: Report) -> Iterator[str]:
    """The sheets of the worksheet and the columns of each, as they are in the file."""
    content = cast(bytes, formats.render("xlsx", report, "id"))
    book: Any = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        rows = [[str(value) for value in row if value is not None] for row in sheet.iter_rows(max_row=12, values_only=True)]
        header = max(rows, key=len)
        yield f"- **{plain(sheet.title)}**: {plain(', '.join(header))}"
