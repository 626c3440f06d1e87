"""Where a law is published: its numbers in the Lembaran Negara and its Tambahan, against the known ones and their order."""
from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_lint.checks.citing import Citing, grouped, spot
from lakip_lint.checks.language import Both, joined
from lakip_lint.checks.regulation import Law
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.citation import Citation
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Severity

STATE = r"(?:\s+Republik(?:\s+Indonesia)?|\s+R\.?I\b\.?)?\s*,?\s*"
NUMBER = r"(?:Nomor|No)\b\s*[.:]*\s*"
GAZETTE = Cued(
    compiled(
        rf"(?<!tambahan\s)\bLembaran\s+Neg[ae]ra{STATE}(?:Tahun|Th\.?)\s*(?P<year>\d{{4}})\s*,?\s*(?P<at>{NUMBER}(?P<number>\d+))\b"
        rf"(?:\s*[,.;]?\s*(?:dan\s+)?Tambahan\s+Lembaran\s+Neg[ae]ra{STATE}(?P<tat>{NUMBER}(?P<supplement>\d+))\b)?",
        re.I,
    ),
    "lembaran",
)
MOST_DIGITS = 4
"""The Tambahan is one series for all years; it has come to some 7,000 since 1950."""
TOLD = ("UU", "Perppu", "PP", "Perpres")
SERIES = {
    "at": Both("Lembaran Negara", "State Gazette"),
    "tat": Both("Tambahan Lembaran Negara", "Supplement to the State Gazette"),
}


def published(citing: Citing) -> Iterator[Relation]:
    """The numbers of publication behind a citation."""

    judged = (_judged(citing, citation, match) for citation, match in _with_gazettes(citing.all))
    yield from grouped((relation.doubted.text, relation) for relation in judged)


def _with_gazettes(citations: tuple[Citation, ...]) -> Iterator[tuple[Citation, re.Match[str]]]:
    """Each print of a publication with the instrument whose it is.

    That is the last one since the print before that does not stand in the title of another; where all do ("diubah dengan
    Perppu ... tentang Perubahan atas UU ... (Lembaran Negara ...)"), the first.
    """
    by_passage: dict[int, list[Citation]] = {}
    for citation in citations:
        by_passage.setdefault(id(citation.passage), []).append(citation)
    for own in by_passage.values():
        begin = 0
        for match in GAZETTE.finditer(own[0].passage.text.string):
            since = [c for c in own if begin <= c.start and c.at_number[1] <= match.start()]
            owner = next((c for c in reversed(since) if not c.depends), since[0] if since else None)
            begin = match.end()
            if owner and owner.type in TOLD and str(owner.year) == match["year"]:
                yield owner, match


def _judged(citing: Citing, citation: Citation, match: re.Match[str]) -> Relation:
    known = citing.law.cited(citation)
    supplement = int(match["supplement"] or 0)
    if known and known.gazette:
        right = dict(zip(("at", "tat"), known.gazette, strict=True))
        wrong = [at for at, number in (("at", int(match["number"])), ("tat", supplement)) if number not in (0, right[at])]
        return _other(citing, citation, match, wrong, right, known.sure) if wrong else citing.holds(citation)
    low, high = _limits(citing.law, int(match["year"]))
    if not supplement or low < supplement < high:
        return citing.holds(citation)
    year = match["year"]
    proof = Both(f"nomor tahun {year} terletak di antara {low} dan {high}", f"those of {year} lie between {low} and {high}")
    if _too_long(match):
        proof = Both("nomornya paling banyak empat angka", "these have four digits at most")
    severity = None if _too_long(match) else Severity.WARNING
    return citing.fails(citation, match.span("tat"), severity=severity, series=SERIES["tat"], proof=proof)


def _other(
    citing: Citing, citation: Citation, match: re.Match[str], wrong: list[str], right: dict[str, int], sure: str
) -> Relation:
    """One or both numbers are not those of a known instrument; a number of five digits is proven to be none."""
    expected = ", ".join(f"Nomor {right[at]}" for at in wrong)
    severity = Severity.WARNING if sure == "yes" else Severity.NOTE
    others = [spot(citation, match.span(at), "copy") for at in wrong[1:]]
    proven = wrong == ["tat"] and _too_long(match)
    return citing.fails(
        citation, match.span(wrong[0]), expected=expected, severity=None if proven else severity, others=others,
        series=joined(Both(" dan ", " and "), (SERIES[at] for at in wrong)),
        proof=Both(f"seharusnya {expected}", f"it is {expected}"),
    )  # fmt: skip


def _too_long(match: re.Match[str]) -> bool:
    return len(match["supplement"] or "") > MOST_DIGITS


def _limits(law: Law, year: int) -> tuple[int, int]:
    """Between which known numbers of other years those of a year lie."""
    numbers = [(r.year, r.gazette[1]) for r in law.all if r.gazette]
    low = max((n for y, n in numbers if y < year), default=0)
    return low, min((n for y, n in numbers if y > year), default=10**MOST_DIGITS)
