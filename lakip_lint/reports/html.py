"""The report as one HTML file: it needs no network and no script, and can be printed.

Verdict first, then what was checked, the findings with the pictures of their places, and, folded, what agreed. Nothing of a
document is ever markup: the template escapes everything, and a policy in the page allows only its own style and script.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Evidence
from lakip_lint.reports.drawing import Drawing
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.leaves import MOST as MOST_PAGES
from lakip_lint.reports.leaves import Leaf, Spot, leaves_of
from lakip_lint.reports.pictures import MOST, Mark, Picture, pictures_of, surrounds
from lakip_lint.reports.report import DocumentReport, Report, Tally
from lakip_lint.reports.rows import AgreedRow, agreed_of
from lakip_lint.reports.telling import (
    SYMBOL,
    counts,
    first_sentence,
    message_of,
    note_of,
    page_label,
    pages_of,
    paragraph,
    rules_of,
    short,
    trouble_sentences,
    verdict_of,
)
from lakip_lint.reports.texts import counted, number, one_line, page_ranges, text, topic_name
from lakip_lint.rules.model import Rule, Severity

TEMPLATES = "templates"


class Row(Struct, frozen=True):
    """A line of the small table of a finding. `mark` is the index of its place, for lighting up its mark in the picture."""

    what: str
    printed: str
    page: str
    doubted: bool = False
    mark: int | None = None


class PageView(Struct, frozen=True):
    """A whole page; `boxes` are (the place, the card of its finding, the id of the box or "")."""

    leaf: Leaf
    anchor: str
    boxes: tuple[tuple[Spot, Card, str], ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The findings on the page, each once, in the order of the report."""
        return tuple({card.anchor: card for _, card, _ in self.boxes}.values())


class Card(Struct, frozen=True):
    """A finding with everything that is shown of it. `seen_on`: the pages that are shown whole, with a link to its place."""

    finding: Finding
    anchor: str
    place: str
    pages: str
    message: str
    rows: tuple[Row, ...]
    also: tuple[str, ...]
    pictures: Sequence[Picture]
    seen_on: Mapping[int, str]
    rule: Rule | None

    @property
    def symbol(self) -> str:
        return SYMBOL[self.finding.severity]


class Topic(Struct, frozen=True):
    """What was checked of one topic, and what was found."""

    code: str
    name: str
    checked: int
    hold: int
    found: Mapping[Severity, int]


class Agreed(Struct, frozen=True):
    """What a rule found in order."""

    tally: Tally
    explain: str
    rows: tuple[AgreedRow, ...]


class Sheet(Struct, frozen=True):
    """A document with everything that is shown of it; `chapters` are (heading, ((table, cards), ...))."""

    document: DocumentReport
    number: int
    verdict: str
    sign: str
    level: str
    chapters: tuple[tuple[str, tuple[tuple[str, tuple[Card, ...]], ...]], ...]
    topics: tuple[Topic, ...]
    agreed: tuple[Agreed, ...]
    troubles: tuple[str, ...]
    views: tuple[PageView, ...]
    lost: frozenset[int]
    """Pages that could not be drawn."""


def render(
    report: Report, language: str, pictures: bool = True, drawing: Callable[[DocumentReport], Drawing] = Drawing
) -> str:
    """One self-contained page; `pictures` are taken from the files of the documents where those are still there."""
    environment = Environment(
        loader=PackageLoader("lakip_lint.reports", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    sheets = []
    left, pages_left = (MOST, MOST_PAGES) if pictures else (0, 0)
    for i, document in enumerate(report.documents, 1):
        board = drawing(document)
        taken = pictures_of(document, left, board) if left else {}
        left -= sum(map(len, taken.values()))
        leaves = leaves_of(document, pages_left, board) if pages_left else ()
        pages_left -= len(leaves)
        sheets.append(_sheet(document, i, report, taken, leaves, frozenset(board.lost), language))
    style, script = _part("report.css"), _part("report.js")
    page = environment.get_template("report.html.j2").render(
        report=report,
        sheets=sheets,
        language=language,
        t=partial(text, language=language),
        counted=partial(counted, language=language),
        pages_of=partial(pages_of, language=language),
        page_ranges=page_ranges,
        n=partial(number, language=language),
        spoken=partial(in_language, language=language),
        counts=partial(counts, language=language),
        short=short,
        paragraph=paragraph,
        mark_words=partial(_mark_words, language=language),
        symbols=SYMBOL,
        pictures_left_out=pictures and not (left and pages_left),
        topics=_topics_found(report, language),
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:",
    )
    return page + "\n"


def _harmless(value: object) -> object:
    """Text without control characters; what is markup already is our own."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _part(name: str) -> str:
    return (files("lakip_lint.reports") / TEMPLATES / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """How a content security policy names an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _sheet(
    document: DocumentReport,
    index: int,
    report: Report,
    taken: Mapping[str, Sequence[Picture]],
    leaves: Sequence[Leaf],
    lost: frozenset[int],
    language: str,
) -> Sheet:
    prefix = f"d{index}-" if len(report.documents) > 1 else ""
    rules = rules_of([document])
    cards = [_card(f, document, prefix, rules, taken.get(f.fingerprint, ()), leaves, language) for f in document.findings]
    verdict, sign, level = verdict_of(document, language)
    return Sheet(
        document=document,
        number=index,
        verdict=verdict,
        sign=sign,
        level=level,
        chapters=_chapters(cards, language),
        topics=tuple(_topics(document, language)),
        agreed=tuple(_agreed(document, language)),
        troubles=tuple(trouble_sentences(document.troubles, language)),
        views=tuple(_views(leaves, cards, prefix)),
        lost=lost,
    )


def _views(leaves: Sequence[Leaf], cards: Sequence[Card], prefix: str) -> Iterable[PageView]:
    by_finding = {card.finding.fingerprint: card for card in cards}
    for leaf in leaves:
        boxes = []
        named: set[str] = set()
        for spot in reversed(leaf.spots):  # the doubted place of a finding is the one that links lead to
            card = by_finding[spot.finding.fingerprint]
            name = card.seen_on[leaf.page]
            boxes.append((spot, card, "" if name in named else name))
            named.add(name)
        yield PageView(leaf, f"{prefix}page-{leaf.page}", tuple(reversed(boxes)))


def _chapters(cards: Sequence[Card], language: str) -> tuple[tuple[str, tuple[tuple[str, tuple[Card, ...]], ...]], ...]:
    """The cards by heading and table, in reading order."""
    return tuple(
        (section or text("no-section", language), _tables(members))
        for section, members in groupby(cards, key=lambda c: c.finding.section)
    )


def _tables(cards: Iterable[Card]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    return tuple((table, tuple(members)) for table, members in groupby(cards, key=lambda c: c.finding.table))


def _card(
    finding: Finding,
    document: DocumentReport,
    prefix: str,
    rules: Mapping[str, Rule],
    pictures: Sequence[Picture],
    leaves: Sequence[Leaf],
    language: str,
) -> Card:
    anchor = prefix + finding.fingerprint
    return Card(
        finding=finding,
        anchor=anchor,
        place=page_label(finding.locations[0].place, document, language),
        pages=" ".join(map(str, dict.fromkeys(item.place.page for item in finding.locations if item.place))),
        message=message_of(finding, language),
        rows=tuple(_rows(finding, document, language)),
        also=tuple(f"{also.rule}: {message_of(also, language)}" for also in finding.also),
        pictures=pictures,
        seen_on={leaf.page: f"{anchor}-p{leaf.page}" for leaf in leaves if any(s.finding is finding for s in leaf.spots)},
        rule=rules.get(finding.rule),
    )


def _rows(finding: Finding, document: DocumentReport, language: str) -> list[Row]:
    """The doubted place and the others; none where there is only the doubted one and the sentence around it."""
    doubted = finding.locations[0]
    rows = [Row(text("role-doubted", language), short(doubted.text), page_label(doubted.place, document, language), True, 0)]
    for i, item in enumerate(finding.locations[1:], 1):
        if not surrounds(item, doubted):
            what = note_of(item, language) or _role(item, language)
            rows.append(Row(what, short(item.text), page_label(item.place, document, language), mark=i))
    return rows if len(rows) > 1 else []


def _role(item: Evidence, language: str) -> str:
    return text(f"role-{item.role}", language) if item.role in ("copy", "input", "context") else item.role


def _mark_words(card: Card, marks: Sequence[Mark], language: str) -> str:
    """What the marks of a picture say, for those who cannot see it."""
    shown = [card.finding.locations[mark.number] for mark in marks]
    words = [
        f"{text('role-doubted', language)} {short(e.text)}" if e is card.finding.locations[0] else short(e.text) for e in shown
    ]
    return ", ".join(words)


def _topics(document: DocumentReport, language: str) -> Iterable[Topic]:
    found: dict[str, Counter[Severity]] = {}
    for finding in document.findings:
        found.setdefault(finding.rule[:3], Counter())[finding.severity] += 1
    for code, tallies in groupby(document.tallies, key=lambda t: t.rule.topic):
        members = list(tallies)
        yield Topic(
            code,
            topic_name(code, language),
            sum(t.checked for t in members),
            sum(t.hold for t in members),
            found.get(code, Counter()),
        )


def _topics_found(report: Report, language: str) -> list[tuple[str, str]]:
    """The topics of all findings, for choosing one."""
    codes = dict.fromkeys(finding.rule[:3] for finding in report.findings)
    return sorted(((code, topic_name(code, language)) for code in codes), key=lambda pair: pair[1])


def _agreed(document: DocumentReport, language: str) -> Iterable[Agreed]:
    tallies = {tally.rule.code: tally for tally in document.tallies}
    for code, rows in groupby(agreed_of(document, language), key=lambda row: row.rule.code):
        tally = tallies[code]
        yield Agreed(tally, first_sentence(tally.rule.explain[language]), tuple(rows))
