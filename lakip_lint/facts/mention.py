"""Years and periods as they are printed in a line or sentence, and in what company each stands.

Offsets are of the string that was read; `Mention.start:end` are the four digits, `lead:end` also the word before them.
"""

from __future__ import annotations

import re

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.memory import remember_strings
from lakip_lint.patterns import compiled

YEAR = compiled(r"(?<![\d.,/])((?:19|20)\d{2})(?!\d|[.,]\d|\s?%|/\d)")
YEAR_WORD = r"tahun\s*anggaran|tahunan|tahun|\bth|\bt\.?\s?a"
LEAD = compiled(rf"(?:{YEAR_WORD})\s*[.:]?\s*\(?\s*$", re.I)
MONTH = (
    r"jan(?:uari)?|feb(?:ruari)?|pebruari|peb|mar(?:et)?|apr(?:il)?|mei|jun[i]?|jul[i]?|agu(?:stus)?|ags|agt|sep(?:t|tember)?"
    r"|okt(?:ober)?|nov(?:ember)?|nop(?:ember)?|des(?:ember)?"
)
DATE = compiled(rf"(?:\b(?:{MONTH})\b[.,]?\s*(?:tahun\s*)?|\d{{1,2}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*)$", re.I)
UNTIL = r"\s*(?:[-–—]|s\s*[./]?\s*d\.?|sd\.?|sampai(?:\s+dengan)?|hingga|ke)\s*"
PERIOD = compiled(
    rf"(?<![\d.,/])((?:19|20)\d{{2}})({UNTIL})(?:(?:{YEAR_WORD})\s*[.:]?\s*)?((?:19|20)\d{{2}})(?!\d|[.,]\d)", re.I
)
DECREE = compiled(
    r"(?:\b(?:nomor|nomer|no|nmr)\b[\s.:]*\S[^,;()]{0,60}?\s*,?|(?<![\d.,])\d{1,4}[a-z]?)\s*\b(?:tahun|th)\b[\s.:]*$", re.I
)
LEGAL_WORD = (
    r"undang-?\s?undang|peraturan|keputusan|instruksi|lembaran\s+(?:negara|daerah)|berita\s+(?:negara|daerah)|perda\b|perbup"
    r"|perwal(?:i|ko|kot)?\b|pergub|permen\w*|kepmen\w*|kepgub|kepbup|inpres|perpres|surat\s+edaran|\btap\b|\buu\b|\bpp\b|\bpmk\b"
)
LEGAL = compiled(rf"\b(?:{LEGAL_WORD})(?:(?!laporan|lakip|lkj?ip|kinerja)[^.;]){{0,80}}$", re.I)
"""A law is named before the year, and nothing of a performance report in between."""
SERIES = compiled(r"^\s*(?:,|\+|&|/|dan|serta|atau)\s*(?:(?:tahun|th)\.?\s*)?(?:19|20)\d{2}\b", re.I)
SERIES_BEFORE = compiled(r"\b(?:19|20)\d{2}\s*(?:,|\+|&|/|dan|serta|atau|,\s*dan)\s*(?:(?:tahun|th)\.?\s*)?$", re.I)


class Mention(Struct, frozen=True):
    """A year as printed. `context`: law | date | period | series | singular ("tahun 2023") | bare (a year alone)."""

    year: int
    start: int
    end: int
    lead: int
    context: str

    @property
    def free(self) -> bool:
        """Stands for one year of doing, not for the name of a law, a date or one end of a period."""
        return self.context in ("singular", "bare")


class Period(Struct, frozen=True):
    """Two years with "-" or "s.d." between them, as printed at `start:end`."""

    first: int
    last: int
    start: int
    end: int

    @property
    def years(self) -> tuple[int, int]:
        return (self.first, self.last)


def _may_hold_years(string: str) -> bool:
    return "20" in string or "19" in string


def _near(before: str) -> int:
    """Where to begin to look for what stands before a year: it is never longer than this."""
    return max(0, len(before) - 200)


@remember_strings
def periods_in(string: str) -> tuple[Period, ...]:
    """Rising periods of at most 25 years."""
    if not _may_hold_years(string):
        return ()
    found = []
    for match in PERIOD.finditer(string):
        first, last = int(match.group(1)), int(match.group(3))
        if first < last <= first + 25:
            found.append(Period(first, last, match.start(), match.end()))
    return tuple(found)


@remember_strings
def mentions_in(string: str) -> tuple[Mention, ...]:
    """All years 1900-2099 of a string, each with its context."""
    if not _may_hold_years(string):
        return ()
    periods = [(p.start, p.end) for p in periods_in(string)]
    found = []
    for match in YEAR.finditer(string):
        start, end = match.start(1), match.end(1)
        before = string[:start]
        lead = LEAD.search(before, _near(before))
        context = _context(string, start, end, lead, periods)
        found.append(Mention(int(match.group(1)), start, end, lead.start() if lead else start, context))
    return tuple(found)


def _context(string: str, start: int, end: int, lead: re.Match[str] | None, periods: list[tuple[int, int]]) -> str:
    before, after = string[:start], string[end:]
    near = _near(before)
    if any(a <= start < b for a, b in periods):
        return "period"
    if DATE.search(before, near):
        return "date"
    if before.endswith(("/", "/ ")) or DECREE.search(before, near) or (lead and LEGAL.search(before, near)):
        return "law"
    if patterns.match(r"\s*(?:nomor|no\.)\s", after, re.I) and LEGAL.search(before, near):
        return "law"
    if SERIES.match(after) or SERIES_BEFORE.search(before, near):
        return "series"
    return "singular" if lead else "bare"
