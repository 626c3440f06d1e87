"""Legal citations against the known instruments: number and year, type, ministry, title, and against each other.

A rule says in `given.aspect` what is looked at. Only instruments whose number, year and title are sure give an error.
"""
from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from lakip_lint import patterns
from lakip_lint.checks.citation_blank import missing_number
from lakip_lint.checks.citation_pairs import contradictions, listed_twice
from lakip_lint.checks.citation_status import lapsed_plans, repealed
from lakip_lint.checks.citing import Aspect, Citing, grouped, spot
from lakip_lint.checks.gazette import published
from lakip_lint.checks.language import Both, Words, joined
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.regulation import Regulation
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.wording import Wording
from lakip_lint.facts.citation import Citation
from lakip_lint.facts.passage import items_by_marker
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

MINISTRY = Cued(
    compiled(
        r"(?i)(?:\b\w+\s+)?\b(?:menteri|kementerian|meneg)\s+(?:negara\s+)?"
        r"(?P<name>(?P<word>[a-z-]+)\s+ap\w{3,7}\s+negara)\b"
    ),
    "menteri", "meneg",
)
UNSURE = {"yes": None, "status": Severity.WARNING, "no": Severity.NOTE}


@kind("citation")
def check_citation(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Look at one aspect of every citation of a report (`given.aspect`, see ASPECTS)."""
    yield from ASPECTS[rule.given["aspect"]](Citing(understanding, rule))


def wrong_number(citing: Citing) -> Iterator[Relation]:
    """The title names one instrument, but its number or its year is printed wrongly."""

    def judged() -> Iterator[tuple[str, Relation]]:
        for citation in citing.all:
            if citation.local or not citation.year_print:
                continue
            if citing.law.cited(citation):
                yield "", citing.holds(citation)
                continue
            found = citing.law.misnumbered(citation)
            if found:
                yield citation.shown(citation.at_number).lower(), _misnumbered(citing, citation, found)

    yield from grouped(judged())


def _misnumbered(citing: Citing, citation: Citation, found: list[tuple[Regulation, Wording]]) -> Relation:
    meant = [regulation for regulation, _ in found]
    lowered = [UNSURE[r.sure] for r in meant if r.sure != "yes"]
    weak = min((s for s in lowered if s), key=lambda s: s.rank, default=None)
    if weak is None and all(wording.length < 2 for _, wording in found):
        weak = Severity.WARNING
    expected = joined(Both(" atau ", " or "), (r.numbered for r in meant))
    at = citation.at_series if "/" in citation.number else citation.at_number
    return citing.fails(citation, at, expected=expected, severity=weak, title=meant[0].title, type=citation.type)


def wrong_type(citing: Citing) -> Iterator[Relation]:
    """Number, year and title are those of an instrument of another type (a PP cited as Undang-Undang)."""
    pairs = []
    for citation in citing.all:
        if citation.local or citation.year is None:
            continue
        if citing.law.cited(citation):
            pairs.append(("", citing.holds(citation)))
            continue
        meant = citing.law.of_other_type(citation)
        if meant:
            at = (citation.start, citation.at_number[1])
            severity = Severity.NOTE if meant.sure == "no" else None
            pairs.append((meant.id, citing.fails(citation, at, expected=meant.name, severity=severity, title=meant.title)))
    yield from grouped(pairs)


def wrong_ministry(citing: Citing) -> Iterator[Relation]:
    """The ministry is called Pendayagunaan Aparatur Negara; other words stand in its place."""

    def judged() -> Iterator[tuple[str, Relation]]:
        for passage in items_by_marker(citing.understanding.document):
            for match in MINISTRY.finditer(passage.text.string):
                word = match["word"].lower().replace("-", "")
                doubted = quote(passage.text, "doubted", "", *match.span("name"))
                if word == "pendayagunaan":
                    yield "", Relation(citing.rule, True, doubted)
                    continue
                slip = fuzz.ratio(word, "pendayagunaan") >= 85
                context = quote(passage.text, "context", "", match.start(), min(match.end() + 80, len(passage.text.string)))
                yield word, Relation(
                    citing.rule, False, doubted, (context,), doubted.text, "Pendayagunaan Aparatur Negara",
                    severity=Severity.NOTE if slip else None,
                )

    yield from grouped(judged())


def title_of_another(citing: Citing) -> Iterator[Relation]:
    """The number is one instrument's, the title another's."""

    def judged() -> Iterator[tuple[str, Relation]]:
        for citation, regulation, wording in _titled(citing):
            other = citing.law.titled(citation, regulation) if wording.score < 0.6 else None
            if other is None:
                yield "", citing.holds(citation)
                continue
            severity = Severity.NOTE if "no" in (regulation.sure, other.sure) else None
            yield regulation.id, citing.fails(
                citation, citation.at_number, expected=regulation.title, severity=severity, other=other.name,
                others=[spot(citation, citation.at_title, "input", Both("judul yang tertulis", "the title as printed"))],
            )

    yield from grouped(judged())


def title_wording(citing: Citing) -> Iterator[Relation]:
    """Words of the title are missing, added or changed. A quotation that stops early is not judged by what it leaves out."""

    def judged() -> Iterator[tuple[str, Relation]]:
        for citation, regulation, wording in _titled(citing):
            if wording.same or (wording.score < 0.6 and citing.law.titled(citation, regulation)):
                yield "", citing.holds(citation)
                continue
            yield regulation.id, citing.fails(
                citation, citation.at_title, expected=regulation.title, calculation=_difference(wording)
            )

    yield from grouped(judged())


def _titled(citing: Citing) -> Iterator[tuple[Citation, Regulation, Wording]]:
    """Citations of a known instrument that quote at least two words of a title."""
    for citation in citing.all:
        regulation = None if citation.local else citing.law.cited(citation)
        if regulation and regulation.title and citation.title and regulation.sure != "no":
            wording = regulation.title_of(citation)
            if wording.quoted >= 2:
                yield citation, regulation, wording


def _difference(wording: Wording) -> Words:
    if wording.score < 0.5:
        return Both("judul lain sama sekali", "another title altogether")
    parts: list[Words] = []
    if wording.missing:
        parts.append(Both("kurang: ", "missing: ") + ", ".join(wording.missing))
    if wording.extra:
        parts.append(Both("lebih: ", "added: ") + ", ".join(wording.extra))
    parts += [f"{printed} → {official}" for printed, official in wording.changed]
    return joined("; ", parts)


def impossible_year(citing: Citing) -> Iterator[Relation]:
    """A year with too few or too many digits, or far behind the year of the report."""
    late = [c for c in citing.all if c.year and citing.year and c.year > citing.year + 1]

    def judged() -> Iterator[tuple[str, Relation]]:
        for citation in citing.all:
            if not citation.year_print or citation.torn:
                continue
            if citation.year and citation.year >= 1900 and citation not in late:
                yield "", citing.holds(citation)
                continue
            # Several late years: perhaps the year of the report was misread. Five digits: perhaps the mark of a footnote.
            unsure = len(late) > 1 or patterns.fullmatch(r"(?:19|20)\d{3}", citation.year_print)
            yield citation.shown(citation.at_number).lower(), citing.fails(
                citation, citation.at_number, severity=Severity.WARNING if unsure else None, year=citation.year_print
            )

    yield from grouped(judged())


def missing_year(citing: Citing) -> Iterator[Relation]:
    """A number without the year: every year begins at number 1 again."""

    def judged() -> Iterator[tuple[str, Relation]]:
        years = {(c.type, c.number) for c in citing.all if c.year}
        for citation in citing.all:
            short = patterns.fullmatch(r"\d{1,3}", citation.number)
            if not citation.year_missing or citation.type.startswith("Kep") or not short:
                yield "", citing.holds(citation)
                continue
            known = (citation.type, citation.number) in years
            yield f"{citation.type} {citation.number}", citing.fails(
                citation, citation.at_number, severity=Severity.NOTE if known else None
            )

    yield from grouped(judged())


ASPECTS: dict[str, Aspect] = {
    "number": wrong_number,
    "type": wrong_type,
    "ministry": wrong_ministry,
    "other-title": title_of_another,
    "wording": title_wording,
    "impossible-year": impossible_year,
    "missing-year": missing_year,
    "missing-number": missing_number,
    "repealed": repealed,
    "lapsed-plan": lapsed_plans,
    "listed-twice": listed_twice,
    "contradiction": contradictions,
    "gazette": published,
}
