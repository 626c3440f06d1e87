"""A finding: one cause of doubt, told once, with every printed place that it rests on."""
from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.language import Both, Words, in_language
from lakip_lint.checks.merge import Group, same_text
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.patterns import compiled
from lakip_lint.reports.outline import Outline
from lakip_lint.reports.texts import TEXTS, text
from lakip_lint.rules.loader import render
from lakip_lint.rules.model import Severity

AGREES_THEN = Both("cocok bila angka itu dibetulkan", "agrees once that figure is put right")
LASTING = ("subject", "measure", "year", "scope", "entity", "column", "part", "row")
"""Arguments of a message that say what is spoken of and stay the same when pages and other figures change."""
NAMED_BY_PLACE = "unread"
"""The kind of check whose doubted texts may name a page ("halaman 7"), because nothing is printed there."""
AROUND = "context"
"""The argument that quotes the words around the doubted text; of them the letters last, figures may change."""


class Also(Struct, frozen=True):
    """What another relation with the same cause says."""

    rule: str
    name: str
    message: Mapping[str, str]
    calculation: Words = ""


class Finding(Struct, frozen=True):
    """What the reader is told.

    message      {"id": ..., "en": ...}
    fingerprint  16 hex digits, the same as long as the same rule doubts the same text of the same subject (column, part of
                 the report, words around it), on whatever page; a second one alike gets "-2", and so on
    locations    the first is the doubted one, the others are evidence
    expected     "" where there is only a doubt; it, the calculation and the notes of the locations are plain strings where
                 they are the same in every language, else `Both` (`in_language(finding.expected, "id")`)
    section      headings above the doubted place ("BAB III ... › 3.1 ..."), `table` its table ("Tabel 3.2 ..."), or ""
    also         other relations with the same cause
    subject      what is spoken of (an indicator, a programme), "" where there is none
    """

    rule: str
    name: str
    severity: Severity
    message: Mapping[str, str]
    fingerprint: str
    locations: tuple[Evidence, ...]
    printed: str = ""
    expected: Words = ""
    calculation: Words = ""
    cause: Cause | None = None
    section: str = ""
    table: str = ""
    also: tuple[Also, ...] = ()
    subject: str = ""
    by_ocr: bool = False
    """It rests on characters that were read from a picture."""

    @property
    def sort_key(self) -> tuple[int, float, float, str, str]:
        """Page, height, left edge, rule: the order in which a reader meets the places."""
        place = self.locations[0].place
        if place is None:
            return (0, 0.0, 0.0, self.rule, self.fingerprint)
        return (place.page, place.box.top, place.box.x0, self.rule, self.fingerprint)


def findings_of(groups: Iterable[Group], outline: Outline) -> tuple[Finding, ...]:
    """The groups as findings, in reading order, with fingerprints that are all different."""
    findings = sorted((_finding(group, outline) for group in groups), key=lambda f: f.sort_key)
    seen: Counter[str] = Counter()
    unique = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        unique.append(finding if count == 1 else replace(finding, fingerprint=f"{finding.fingerprint}-{count}"))
    return tuple(unique)


def _finding(group: Group, outline: Outline) -> Finding:
    main = group.main
    where = outline.find(main.doubted.place)
    return Finding(
        rule=main.rule.code,
        name=main.rule.name,
        severity=group.severity,
        message=_group_message(group),
        fingerprint=fingerprint(main),
        locations=_locations(group),
        printed=main.printed,
        expected=main.expected if main.settled or group.consequences else "",  # what it mends proves it
        calculation=main.calculation,
        cause=main.cause or next((r.cause for r in group.others if r.cause and _same_slip(r, main)), None),
        section=where.section,
        table=where.table,
        also=tuple(_also(group)),
        subject=in_language(main.arguments.get("subject", ""), "id"),
        by_ocr=main.by_ocr,
    )


def _same_slip(other: Relation, main: Relation) -> bool:
    """Whether two relations doubt the same printed text: what made the one wrong then made the other wrong, too."""
    return same_text(other.doubted.text) == same_text(main.doubted.text)


def _group_message(group: Group) -> dict[str, str]:
    message = _message(group.main)
    if group.systematic:
        message = {lang: f"{words} {text('systematic', lang, n=group.systematic - 1)}" for lang, words in message.items()}
    if group.unclear > 1:
        message = {lang: f"{words} {text('unclear', lang, n=group.unclear - 1)}" for lang, words in message.items()}
    if group.cut_off:
        message = {lang: f"{words} {text('cut-off', lang, n=group.cut_off - 1)}" for lang, words in message.items()}
    if group.main.by_ocr:
        message = {lang: f"{text('by-ocr', lang)}: {words}" for lang, words in message.items()}
    return message


YEAR_ONLY = compiled(r"\W*(?:tahun\W*)?((?:19|20)\d\d)\W*", re.I)
"""The label of a row in a table with years as rows."""
ITEM_NUMBER = compiled(r"^(?:\d{1,2}|[a-z])[.)]\s+(?=[^\W\d_])", re.I)
"""The number of an item in front of its name ("3. Persentase ..."); within a sentence it reads like one of its figures."""


def _message(relation: Relation) -> dict[str, str]:
    known = {"printed": relation.printed, "expected": relation.expected, "calculation": relation.calculation}
    arguments = {**known, **relation.arguments}
    if (row_of := YEAR_ONLY.fullmatch(in_language(arguments.get("subject", ""), "id"))) and row_of[1] == arguments.get("year"):
        arguments["subject"] = ""  # the year is named once
    told = {}
    for language, template in relation.rule.message.items():
        words = {name: in_language(value, language) for name, value in arguments.items()}
        if "subject" in words:
            words["subject"] = ITEM_NUMBER.sub("", words["subject"])
        told[language] = _said(relation, template, words, language)
    return told


def _said(relation: Relation, template: str, arguments: Mapping[str, str], language: str) -> str:
    return (
        _input_message(relation, arguments, language) if relation.doubts and relation.expected else render(template, arguments)
    )


def _input_message(relation: Relation, arguments: Mapping[str, str], language: str) -> str:
    """What is said where not the result is doubted that the rule speaks of but a figure that it is computed from."""
    known = f"doubts-{relation.doubts}"
    more = [arguments.get("year", ""), f"({arguments['column']})" if arguments.get("column") else ""]
    return text(
        "input-doubted",
        language,
        what=text(known, language) if known in TEXTS else relation.doubts,
        subject=" ".join(filter(None, [arguments.get("subject", ""), *more])),
        **{name: arguments[name] for name in ("printed", "expected", "calculation")},
    )


def _also(group: Group) -> Iterable[Also]:
    """Relations behind the main one that say something else than it does (a mere repetition shows in the locations)."""
    said = {(group.main.rule.code, tuple(_message(group.main).values()))}
    for relation in group.others:
        message = _message(relation)
        key = (relation.rule.code, tuple(message.values()))
        if key not in said:
            said.add(key)
            yield Also(relation.rule.code, relation.rule.name, message, relation.calculation)


def _locations(group: Group) -> tuple[Evidence, ...]:
    """The doubted place, what else the group doubts, the evidence, then what agrees when the doubted figure is put right;
    each printed place once."""
    doubted = [replace(group.main.doubted, role="doubted"), *(replace(r.doubted, role="copy") for r in group.others)]
    proof = [replace(r.doubted, role="context", note=AGREES_THEN) for r in group.consequences]
    rest = [e for r in group.others for e in r.others]
    seen: set[object] = set()
    places = []
    for item in (*doubted, *group.main.others, *proof, *rest):
        key = (item.place, same_text(item.text))
        if key not in seen:
            seen.add(key)
            places.append(item)
    return tuple(places)


def fingerprint(relation: Relation) -> str:
    """16 hex digits over the rule, the doubted text and what is spoken of; never over pages, sums or positions."""
    doubted = relation.doubted.text
    lasting = (same_text(in_language(relation.arguments.get(name, ""), "id")) for name in LASTING)
    parts = (
        relation.rule.code,
        _letters(doubted) if relation.rule.kind == NAMED_BY_PLACE else same_text(doubted),
        *lasting,
        _letters(in_language(relation.arguments.get(AROUND, ""), "id")),
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))
