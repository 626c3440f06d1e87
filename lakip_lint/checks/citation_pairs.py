"""Citations against each other: the same instrument listed twice, and two citations that cannot both be right."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from lakip_lint.checks.citation_status import BASIS, LEGAL_BASIS
from lakip_lint.checks.citing import Citing, spot
from lakip_lint.checks.language import Both
from lakip_lint.checks.regulation import number_parts
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.wording import compare_titles, title_words
from lakip_lint.facts.citation import Citation
from lakip_lint.rules.model import Severity

Key = tuple[str, str, tuple[str, ...], int]


def _key(citation: Citation) -> Key | None:
    """Type, issuer, number and year: the same for citations of one instrument."""
    if citation.year is None:
        return None
    return citation.type, _issuer(citation), number_parts(citation.number), citation.year


def _issuer(citation: Citation) -> str:
    """The region of a regional instrument, else nothing (a ministry is part of the type)."""
    return "".join(c for c in citation.issuer.lower() if c.isalnum()) if citation.local else ""


def listed_twice(citing: Citing) -> Iterator[Relation]:
    """The same instrument begins two items of one list of legal bases."""
    lists: dict[int, list[Citation]] = defaultdict(list)
    for citation in citing.all:
        if citation.passage.list_id is not None and citation.first and not citation.depends:
            lists[citation.passage.list_id].append(citation)
    for items in lists.values():
        lead = items[0].passage.lead
        if not (len(items) >= 3 or LEGAL_BASIS.search(lead) or BASIS.search(lead)):
            continue
        seen: dict[Key, Citation] = {}
        counts = Counter(_key(c) for c in items)
        for citation in items:
            key = _key(citation)
            if key is None:
                continue
            first = seen.setdefault(key, citation)
            if first is citation:
                if counts[key] == 1:
                    yield citing.holds(citation)
                continue
            yield citing.fails(
                citation, citation.at_number, severity=None if _same_title(first, citation) else Severity.WARNING,
                others=[spot(first, first.at_number, "copy", Both("sudah tercantum di sini", "listed here already"))],
            )


def _same_title(one: Citation, two: Citation) -> bool:
    """Whether the titles may be the same: one is not given, or the words are the same but for slips."""
    if not one.title or not two.title:
        return True
    return fuzz.token_set_ratio(one.title.lower(), two.title.lower()) >= 85


def contradictions(citing: Citing) -> Iterator[Relation]:
    """Regional instruments, known to no list: one title with two numbers or years, or one number with two titles."""
    local = [c for c in citing.all if c.local and c.year and c.title and len(title_words(c.title)) >= 2]
    told: set[frozenset[Key | None]] = set()
    for i, citation in enumerate(local):
        clean = True
        for earlier in local[:i]:
            if citation.type != earlier.type or not _one_region(citation, earlier):
                continue
            pair = frozenset([_key(citation), _key(earlier)])
            fault = _contradict(earlier, citation)
            if not fault:
                continue
            clean = False
            if pair in told:
                continue
            told.add(pair)
            numbers = len({(number_parts(c.number), c.year) for c in (citation, earlier)}) > 1
            at = citation.at_number if numbers else citation.at_title
            other = spot(
                earlier, earlier.at_number if numbers else earlier.at_title, "copy", Both("di sini berbeda", "different here")
            )
            yield citing.fails(citation, at, severity=fault, others=[other], other=other.text)
        if clean:
            yield citing.holds(citation)
    yield from untitled(citing)


LEAST_NUMBER = 10
"""Ministries issue instruments of lower numbers each year: two of one number and two years are then likely two."""


def untitled(citing: Citing) -> Iterator[Relation]:
    """An instrument of a ministry cited by number and year alone and known to no list, beside a known one of this number.

    One of the two years is wrong.
    """
    known: dict[tuple[str, tuple[str, ...]], list[Citation]] = defaultdict(list)
    open_: list[Citation] = []
    for citation in citing.all:
        if citation.local or citation.year is None or not citation.type.startswith(("Permen", "PMK")):
            continue
        if citing.law.cited(citation):
            known[citation.type, number_parts(citation.number)].append(citation)
        elif not citation.title and citation.number.isdigit() and int(citation.number) >= LEAST_NUMBER:
            open_.append(citation)
    for citation in open_:
        same = known.get((citation.type, number_parts(citation.number)), [])
        if same and len({c.year for c in same}) == 1 and citation.year != same[0].year:
            other = spot(same[0], same[0].at_number, "copy", Both("di sini berbeda", "different here"))
            yield citing.fails(citation, citation.at_number, others=[other], other=other.text)


def _one_region(one: Citation, two: Citation) -> bool:
    return _issuer(one) == _issuer(two) or not _issuer(one) or not _issuer(two)


def _contradict(one: Citation, two: Citation) -> Severity | None:
    """How gravely two citations of regional instruments contradict each other, None if they do not."""
    number = sorted(number_parts(one.number)) == sorted(number_parts(two.number))
    year = one.year == two.year
    if _exchanged(one, two):
        return Severity.WARNING if _same_title(one, two) else None
    if (not number and not year) or min(len(title_words(c.title)) for c in (one, two)) < 3:
        return None
    short, long = sorted((one.title, two.title), key=lambda t: len(title_words(t)))
    titles = compare_titles(long, short)
    if number != year:
        return Severity.WARNING if titles.is_title(1.0) and not titles.runs_on and titles.length >= 4 else None
    if number and year and not one.depends and not two.depends:
        amending = [c.title.lower().startswith("perubahan") for c in (one, two)]
        if amending[0] != amending[1]:
            return Severity.NOTE
        if titles.score < 0.3 and min(titles.length, titles.quoted) >= 4 and _words_shared(one, two) == 0:
            return Severity.WARNING
    return None


def _exchanged(one: Citation, two: Citation) -> bool:
    """Whether number and year of the one are year and number of the other ("10 Tahun 2011", "11 Tahun 2010")."""
    (first, *more), (second, *other) = number_parts(one.number) or ("",), number_parts(two.number) or ("",)
    ends = [f"{c.year or 0:04d}"[2:] for c in (one, two)]
    return not more and not other and first != second and (first.zfill(2), second.zfill(2)) == (ends[1], ends[0])


def _words_shared(one: Citation, two: Citation) -> int:
    a, b = ({w.key for w in title_words(c.title)} for c in (one, two))
    return len(a & b)
