"""Legal citations: which instrument a passage names, with its number, year and title as printed, and how it is used.

Nothing here knows which instruments exist; that is compared in checks/citation.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.document.model import Document, Place
from lakip_lint.facts.passage import Passage, passages
from lakip_lint.patterns import compiled

LOCAL = {"Perda", "Perkada", "Kepkada"}
"""Instruments of a region: read for doubles and contradictions, known to no list."""

HEADS = {
    "Perppu": r"(?i:peraturan\s+pemerintah\s+pengganti\s+undang\W{0,3}undang|\bperp?pu)\b",
    "UU": r"(?i:\bundang\s*[-–—]?\s*undang)(?!an)(?!\s+Dasar)|\bUU\b",
    "Perpres": r"(?i:\bperaturan\s+presiden|\bper\.?pres)\b",
    "PP": r"(?i:\bperaturan\s+pemerintah(?:an)?\b(?!\s+daerah))|\bPP\b",
    "Keppres": r"(?i:\bkeputusan\s+presiden|\bkep\.?p?res)\b",
    "Inpres": r"(?i:\binstruksi\s+presiden|\binpres)\b",
    "TAP": r"(?i:\btap\.?\s*mpr|\bketetapan\s+(?:mpr|majelis\s+permusyawaratan\s+rakyat))\b",
    "PMK": r"\bPMK\b",
    "Lembaga": r"(?i:\b(?:surat\s+keputusan|keputusan|peraturan|kep\.?|perka|sk)\s*(?:kepala\s+)?"
    r"(?:lan|lembaga\s+administrasi\s+negara|bkn|badan\s+kepegawaian\s+negara))\b",
    "Menteri": r"(?i:\b(?:peraturan|surat\s+keputusan|keputusan|sk)\s*(?:bersama\s+)?"
    r"(?:kementerian|menteri|mentri|meneg|men(?=pan|dagri|keu|kes))|\b(?:per|kep)\.?\s?men\.?(?:teri)?)",
    "Perda": r"(?i:\bperaturan\s+daerah|\bperda|\bqanun)\b",
    "Perkada": r"(?i:\bperaturan\s+(?:gubernur|bupati|wali\s*kota)|\bpergub|\bperbup|\bperwal(?:i|ko|kot)?)\b",
    "Kepkada": r"(?i:\bkeputusan\s+(?:gubernur|bupati|wali\s*kota)|\bkepgub|\bkepbup)\b",
}
HEAD = compiled(r"\b(?=[UPKTISQupktisq])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in HEADS.items()) + ")")
NUMBERED = compiled(r"(?i)(?:\bno|nomor|nomer|\bth|tahun|\d/)[^A-Za-z]{0,6}[\dIVX]")
"""What no citation lacks: most passages are passed over by this alone."""

STATE = r"(?:\s*(?i:negara\s+)?(?i:kesatuan\s+)?(?i:republik\s*indonesia|\bR\.?I\b\.?))?(?:\s*\([^()\d]{1,40}\))?"
NAMED = r"(?:[^\d;:.()\"“”]|\([^()\d]{1,60}\)|\bR\.I\.){0,140}?"
SERIES = r"(?:(?:KEP|PER|SK)[.\s]\s*)?(?:[A-Z0-9][A-Z0-9.–-]*\s?/\s?)+[A-Z0-9][A-Z0-9.–-]*"
PLAIN = r"\d[\d.–-]*(?:[A-Z]\b)?"
NUMBER = (
    rf"\s*,?\s*(?:(?P<word>(?i:\bnomor|\bnomer|\bnomo|\bnmr|\bno|(?<=[a-z])nomor))\s*[.:]*\s*:?\s*(?P<number>(?i:{SERIES})|{PLAIN})"
    r"|(?P<bare>\b\d{1,3}[A-Z]?)(?=\s+(?i:tahun|thn?)\b)|(?P<short>\b\d{1,3}/(?:19|20)\d\d)\b)"
)
TAIL = {name: re.compile((NAMED if name in {*LOCAL, "Menteri", "Lembaga"} else STATE) + NUMBER) for name in HEADS}
YEAR = compiled(r"\s*,?\s*(?i:tahun|\bthn?)\b\.?\s*:?\s*(?P<year>\d{4}(?!\d)|\d{5,6}(?!\d)|\d{1,3}(?:\s\d{1,3})?(?!\d))?")
DATE = compiled(r"\s*,?\s*(?i:tanggal|tgl\.?)\s*:?\s*\d{1,2}\s*[A-Za-z]+\s*\d{4}")
ABOUT = compiled(r"\s*[,.:;–-]?\s*(?i:tentang|ttg\.?|mengenai|perihal)\b\s*:?\s*")
NOT_A_NAME = compiled(
    r"(?i)\b(?:tentang|yang|bahwa|untuk|adalah|tersebut|ini|telah|maupun|beserta|serta|peraturan|keputusan|undang)\b"
)

CHANGES = compiled(
    r"(?i)\b(?:perubahan(?:\s+ke\w+)?(?:\s+(?:atas|lampiran))?|pengganti|pencabutan|mencabut|menggantikan)\s*$"
)
"""Words before an instrument that is only named because another one changes it."""
WITHIN = compiled(r"(?i)\b(?:atas|pelaksanaan|lampiran|penetapan|rancangan)\s*$")
"""Words before an instrument that stands inside the title of another, if a title is open there."""
AMENDS = compiled(
    r"(?i)\b(?:di?ubah|diperbarui|diperbaharui|diganti|digantikan|dicabut|disempurnakan|ditambah)\b[^.;]{0,60}$"
)
STOP = compiled(
    r";|(?<!\bs\.d)\.(?=\s|$)|\((?![A-Z&]{2,12}\))|[\"“”]|\s:|,?\s+(?i:maka|sebagaimana|dimana|di\s+mana|bahwa|ditegaskan|menyatakan"
    r"|menyebutkan|mengamanatkan|mengatur|mendefinisikan|menjelaskan|adalah|dijelaskan|disebutkan|telah|tersebut|dan\s+ditindak\w+|jo\.?)\b"
    r"|,\s+(?i:yang|dengan|dalam|untuk|kemudian|lalu|kecamatan|dinas|badan|inspektorat)\b"
)
LOOSE_END = compiled(r"(?i)[\s,]*(?:\b(?:dan|serta|beserta|juga|kemudian|selanjutnya|lalu)[\s,]*)*$")
SENTENCE_END = compiled(r"(?<!\bNo)(?<!\bRI)(?<!\bKEP)(?<!\bPER)(?<!\bTAP)(?<!\d)[.?!]\s+(?=[A-Z(“\"])", re.I)


class Citation(Struct, frozen=True, dict=True):
    """An instrument as cited. Offsets are those of `passage.text`.

    type       UU, PP, Perpres, Inpres, TAP MPR, PermenPANRB, Permendagri, PMK, Kep LAN, Perda, ...; for other ministries
               "Permen <name>"
    issuer     the ministry, body or region as printed after the type, or ""
    number     as printed, without a year that closes it ("239/IX/6/8"); `year_print` the year as printed, or ""
    title      the words after "tentang" up to where the title seems to end, or ""; `title_ends` whether a mark ends it
    start, end            the whole citation
    at_number             number and year ("Nomor 29 Tahun 2010", "XI/MPR/1998"), `at_series` the number alone
    at_title              the title
    depends    it stands inside the title of another, or only tells which instrument changed another
    first      it begins its list item or paragraph
    year_missing          a year should follow and does not
    """

    passage: Passage
    type: str
    issuer: str
    number: str
    year_print: str
    title: str
    title_ends: bool
    start: int
    end: int
    at_number: tuple[int, int]
    at_series: tuple[int, int]
    at_title: tuple[int, int]
    depends: bool
    first: bool
    year_missing: bool
    before: str = ""
    """The sentence up to here, without other citations."""
    after: str = ""
    """The next words behind it."""

    @property
    def local(self) -> bool:
        return self.type in LOCAL

    @cached_property
    def year(self) -> int | None:
        """The year where four digits are printed, else None."""
        return int(self.year_print) if patterns.fullmatch(r"\d{4}", self.year_print) else None

    @property
    def torn(self) -> bool:
        """Whether the year ends where the passage ends before it has four digits: the rest may stand elsewhere."""
        return len(self.year_print) < 4 and self.at_number[1] >= len(self.passage.text.string.rstrip())

    def shown(self, at: tuple[int, int]) -> str:
        """What is printed at an offset pair, with single spaces."""
        return " ".join(self.passage.text.string[at[0] : at[1]].split())

    def place(self, at: tuple[int, int]) -> Place | None:
        return self.passage.text.place(*at)


def citations(document: Document) -> tuple[Citation, ...]:
    """All citations of a document in reading order."""
    return tuple(c for passage in passages(document, HEAD) for c in cited_in(passage))


def cited_in(passage: Passage) -> Iterator[Citation]:
    """The citations of one passage."""
    string = passage.text.string
    raw: list[_Numbered] = []
    for head in HEAD.finditer(string) if NUMBERED.search(string) else ():
        found = _numbered(string, head, raw[-1] if raw else None)
        if found and (not raw or found.start >= raw[-1].stop):
            raw.append(found)
    for i, one in enumerate(raw):
        end, title, ends = _title(string, one, raw[i + 1 :])
        opening = string[: one.start].lstrip(" \n-•–*")
        yield Citation(
            passage,
            one.type,
            one.issuer,
            one.number,
            one.year,
            title,
            ends,
            one.start,
            end,
            one.at_number,
            one.at_series,
            (one.about, end) if title else (one.stop, one.stop),
            depends=one.depends or bool(AMENDS.search(string[: one.start])),
            first=not opening or bool(patterns.search(r"[;.:]\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•])\s*$", string[: one.start])),
            year_missing=one.year_missing and bool(title),
            before=_before(string, one.start, raw[:i]),
            after=_after(string, end, raw[i + 1 :]),
        )


class _Numbered(Struct, frozen=True):
    """Type, number and year of a citation, before its title is looked for."""

    type: str
    issuer: str
    number: str
    year: str
    start: int
    stop: int
    about: int
    at_number: tuple[int, int]
    at_series: tuple[int, int]
    depends: bool
    year_missing: bool


def _numbered(string: str, head: re.Match[str], previous: _Numbered | None) -> _Numbered | None:
    kind = head.lastgroup or ""
    tail = TAIL[kind].match(string, head.end())
    if tail is None:
        return None
    group = "number" if tail["number"] else "bare" if tail["bare"] else "short"
    issuer = " ".join(string[head.end() : tail.start("word") if tail["word"] else tail.start(group)].split()).strip(" ,")
    if NOT_A_NAME.search(issuer):
        return None
    at, stop = tail.span(group)
    while stop > at + 1 and string[stop - 1] in ".-–/ ":
        stop -= 1
    series, number_start = (at, stop), tail.start("word") if tail["word"] else at
    number, year = _split_year("".join(string[at:stop].split()), kind)
    end, missing = stop, False
    following = YEAR.match(string, stop)
    if following:
        if following["year"]:
            year, taken = _joined_digits(following["year"])
            end = following.start("year") + taken
        else:
            missing = not year
            end = following.end() if missing else end
    elif not year:
        missing = "/" not in number
    date = DATE.match(string, end)
    missing = missing and not date
    about = ABOUT.match(string, date.end() if date else end)
    return _Numbered(
        _type(kind, head.group(), issuer),
        issuer,
        number,
        year,
        head.start(),
        end,
        about.end() if about else -1,
        (number_start, end),
        series,
        _is_within(string, head.start(), previous),
        missing,
    )


def _is_within(string: str, start: int, previous: _Numbered | None) -> bool:
    before = string[max(0, start - 40) : start]
    if CHANGES.search(before):
        return True
    in_title = previous is not None and previous.about >= 0 and not patterns.search(r"[;.(]", string[previous.about : start])
    return in_title and bool(WITHIN.search(before))


def _split_year(number: str, kind: str) -> tuple[str, str]:
    """ "239/IX/6/8/2003" is the number 239/IX/6/8 and the year 2003."""
    match = patterns.fullmatch(r"(.+)/((?:19|20)\d\d|\d{2}(?<=[89]\d))", number)
    if not match or (len(match[2]) == 2 and kind != "Lembaga"):
        return number, ""
    return match[1], match[2] if len(match[2]) == 4 else "19" + match[2]


def _joined_digits(digits: str) -> tuple[str, int]:
    """A year, and how many characters it takes: "20 14" is 2014 torn by the print, "205 7" is 205 and something else."""
    whole = "".join(digits.split())
    if whole != digits and len(whole) != 4:
        first = digits.split()[0]
        return first, len(first)
    return whole, len(digits)


def _type(kind: str, head: str, issuer: str) -> str:
    if kind == "TAP":
        return "TAP MPR"
    if kind == "Lembaga":
        return "Kep LAN" if patterns.search(r"(?i)\blan\b|administrasi", head) else "Perka BKN"
    if kind != "Menteri":
        return kind
    act = "Per" if patterns.match(r"(?i)per", head) else "Kep"
    name = f"{head} {issuer}".lower()
    if patterns.search(r"aparatur\s*negara|reformasi\s*birokrasi|pan\W*(?:dan|&)?\W*rb|men\W*pan\b|\bpan\b|menpan", name):
        return f"{act}menPANRB"
    if patterns.search(r"dalam\s*negeri|dagri", name):
        return f"{act}mendagri"
    if patterns.search(r"keuangan|menkeu|\bkeu\b", name):
        return "PMK" if act == "Per" else "KMK"
    ministry = patterns.sub(r"\b(?:negara|republik\s*indonesia|ri)\b|\W+", " ", issuer.lower()).strip()
    return f"{act}men {ministry}".strip()


def _title(string: str, one: _Numbered, later: list[_Numbered]) -> tuple[int, str, bool]:
    """Where the citation ends, its title, and whether a mark or the next citation ends it (not just the passage)."""
    if one.about < 0:
        return one.stop, "", False
    inner = [r for r in later if r.depends]
    limit = next((r.start for r in later if not r.depends and r.start >= one.about), len(string))
    ends = limit < len(string)
    position = one.about
    while stop := STOP.search(string, position, limit):
        covering = next((r for r in inner if r.start <= stop.start() < max(r.stop, r.about)), None)
        if covering is None:
            limit, ends = stop.start(), True
            break
        position = max(covering.stop, covering.about, stop.end())
    title = LOOSE_END.sub("", string[one.about : limit])
    return one.about + len(title), " ".join(title.split()), ends


def _before(string: str, start: int, earlier: list[_Numbered]) -> str:
    ends = [m.end() for m in SENTENCE_END.finditer(string, 0, start)]
    begin = ends[-1] if ends else 0
    pieces, position = [], begin
    for one in earlier:
        if one.start >= position:
            pieces.append(string[position : one.start])
            position = max(position, one.stop)
    return " ".join("".join([*pieces, string[position:start]]).split())


def _after(string: str, end: int, later: list[_Numbered]) -> str:
    stop = next((r.start for r in later if r.start >= end), len(string))
    return " ".join(string[end : min(stop, end + 250)].split())
