"""Words that several formats share: where a place is, what a finding says, what could not be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Evidence
from lakip_lint.document.model import Place
from lakip_lint.reports.finding import Also, Finding
from lakip_lint.reports.report import Coverage, DocumentReport, Summary, Trouble
from lakip_lint.reports.texts import TEXTS, counted, number, one_line, page_ranges, text
from lakip_lint.rules.model import Rule, Severity

SYMBOL = {Severity.ERROR: "✖", Severity.WARNING: "!", Severity.NOTE: "·"}
LONGEST_QUOTE = 120
NO_XML = re.compile("[\ufffe\uffff]")
"""What `one_line` lets pass and XML does not."""
LEADER = re.compile(r" ?(?:[.…] ?){5,}")


def short(printed: str, longest: int = LONGEST_QUOTE) -> str:
    """A quotation on one line that does not fill the page; the dots of a table of contents become one sign."""
    line = LEADER.sub(" … ", one_line(printed))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def pages_of(document: DocumentReport, language: str) -> str:
    """ "30 halaman"; that they are not known where the file has none."""
    return counted("pages", document.pages, language) if document.pages else text("pages-unknown", language)


def page_label(place: Place | None, document: DocumentReport, language: str) -> str:
    """ "hal. 12 (tercetak 9)"; "" where the file has no pages."""
    if place is None:
        return ""
    printed = document.printed_pages.get(place.page)
    if printed:
        return text("page-printed", language, page=place.page, printed=one_line(printed))
    return text("page", language, page=place.page)


def set_aside_sentences(document: DocumentReport, language: str) -> list[str]:
    """How many findings are known and therefore not shown, and why."""
    why = Counter(item.why for item in document.set_aside)
    return [counted(f"aside-{key}", n, language) for key, n in sorted(why.items())]


def with_set_aside(verdict: str, document: DocumentReport, language: str) -> str:
    """A verdict that does not keep silent about findings that are not shown."""
    aside = "; ".join(set_aside_sentences(document, language))
    return "; ".join([verdict.removesuffix("."), aside]) if aside else verdict


def clean_sentence(document: DocumentReport, language: str) -> str:
    """What is said where nothing is shown: no contradiction, or none that is new."""
    return text("nothing-new" if document.set_aside else "clean", language)


def verdict_of(document: DocumentReport, language: str) -> tuple[str, str, str]:
    """The sentence, its symbol, and the level that colours it."""
    if not document.coverage.numbers_understood:
        return text("nothing-checked", language), "?", "error"
    for severity, n in document.summary.items():
        if n:
            verdict = counted(f"verdict-{severity.value}", n, language)
            return with_set_aside(verdict, document, language), SYMBOL[severity], severity.value
    return with_set_aside(clean_sentence(document, language), document, language), "✓", "clean"


def message_of(said: Finding | Also, language: str) -> str:
    """The message without the calculation at its end, which formats with room show by itself."""
    return one_line(said.message[language]).removesuffix(f" ({one_line(in_language(said.calculation, language))})")


def told(finding: Finding, document: DocumentReport, language: str) -> str:
    """Everything on one line, for formats with one text: page, message with its calculation, cause."""
    place = page_label(finding.locations[0].place, document, language)
    message = one_line(finding.message[language])
    calculation = one_line(in_language(finding.calculation, language))
    if calculation and calculation not in message:
        message = f"{message.rstrip('.')} ({calculation})"
    cause = f"{text('cause', language)}: {one_line(finding.cause.text[language])}" if finding.cause else ""
    said = "; ".join(part for part in (message, cause) if part)
    return f"{place}: {said}" if place else said


def xml_text(printed: str) -> str:
    """Text of a document on one line that XML can hold."""
    return NO_XML.sub("�", one_line(printed))


def note_of(item: Evidence, language: str) -> str:
    """The note in words: "realisasi_anggaran" is a name of the program."""
    return one_line(in_language(item.note, language)).replace("_", " ")


def evidence_of(item: Evidence, document: DocumentReport, language: str) -> str:
    """ "hal. 3: 84,00 (realisasi)"."""
    place = page_label(item.place, document, language)
    note = f" ({note_of(item, language)})" if item.note else ""
    return f"{place}: {short(item.text)}{note}" if place else f"{short(item.text)}{note}"


def figures_checked(coverage: Coverage, language: str) -> str:
    """How many figures were checked, and by how many calculations and comparisons."""
    return text(
        "coverage-numbers", language, checked=number(coverage.numbers_checked, language),
        numbers=number(coverage.numbers, language), relations=number(coverage.relations_checked, language),
        hold=number(coverage.relations_hold, language),
    )


def figures_understood(coverage: Coverage, language: str) -> str:
    return text(
        "coverage-understood", language, understood=number(coverage.numbers_understood, language),
        tables_understood=number(coverage.tables_understood, language), tables=number(coverage.tables, language),
    )


def counts(summary: Summary, language: str) -> str:
    """ "3 salah, 1 ragu, 0 catatan"."""
    return ", ".join(counted(f"count-{severity.value}", n, language) for severity, n in summary.items())


def trouble_sentences(troubles: Iterable[Trouble], language: str) -> list[str]:
    """One sentence for each kind of trouble, pages gathered; faults of the program one by one."""
    pages: dict[str, list[int]] = {}
    places: dict[str, dict[str, None]] = {}
    sentences = []
    for trouble in troubles:
        if trouble.what == "internal":
            sentences.append(text(trouble.what, language, detail=one_line(trouble.detail)))
        elif trouble.page is None:
            places.setdefault(trouble.what, {}).setdefault(short(trouble.detail) or text("no-section", language))
        else:
            # what OCR was tried on is not told to be tried
            tried = trouble.what == "page-without-text" and trouble.detail
            pages.setdefault("page-unread-by-ocr" if tried else trouble.what, []).append(trouble.page)
    for what, where in places.items():
        key = f"{what}-placed" if f"{what}-placed" in TEXTS else "unknown-trouble-placed"
        sentences.append(text(key, language, places="; ".join(where)))
    for what, on in pages.items():
        key = what if what in TEXTS else "unknown-trouble"
        sentences.append(text(key, language, pages=page_ranges(on), n=number(len(on), language)))
    return sentences


def rules_of(documents: Iterable[DocumentReport]) -> Mapping[str, Rule]:
    """Every rule that looked at something, by its code, in the order of the codes."""
    found = {tally.rule.code: tally.rule for document in documents for tally in document.tallies}
    return dict(sorted(found.items()))


def paragraph(words: str) -> str:
    """Text of a rule on one line."""
    return " ".join(words.split())


def first_sentence(words: str) -> str:
    line = paragraph(words)
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]
