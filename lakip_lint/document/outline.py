"""What a line of prose is by its number and print: a heading of some level, or the caption of a table or figure."""
from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.document.lines import PrintedLine
from lakip_lint.patterns import compiled

ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V|X))"
CAPTION = compiled(
    r"^\s*(?P<of>tabel|table|gambar|grafik|diagram|bagan)(?=[\s.:]|\d|$)[\s.:]*"
    r"(?P<number>(?:[IVX]{1,4}|\d{1,2})(?:\s*[.\-]\s*\d{1,3}){0,2}(?:\s?[a-z](?!\w))?)?(?!\d|[.\-]\d)[\s.:\-–)]*"
    r"(?P<title>(?!\s)(?!(?:di\s?(?:atas|bawah)|berikut|tersebut|dan|ini|itu|yang|maka|dapat|tampak|data|sebagai\w*|menunjuk\w*|"
    r"memperlihat\w*|menggambar\w*|menyaji\w*|terlihat|menjelas\w*|adalah|pada|akan|dengan|dimana|tentang)\b).*)$",
    re.I,
)
NUMERAL = compiled(r"^(?=[IVXL])(XL|X{0,3})(IX|IV|V?I{0,3})$")
CHAPTER = compiled(rf"^\s*BAB\.?\s*(?P<number>{ROMAN}|\d{{1,2}})(?![A-Za-z\d])[\s.:–-]*(?P<title>.*)$", re.I)
DECIMAL = compiled(rf"^(?P<number>(?:\d{{1,2}}|{ROMAN})(?:\.\d{{1,2}}){{1,4}})\.?\s*(?P<title>[A-Za-z(\"'].*)$")
LETTER = compiled(rf"^(?P<number>[A-Z]|{ROMAN}|\d{{1,2}}|[a-z])(?P<mark>[.)])\s*(?P<title>[^\d\s.,)].*)$")
NAMED = compiled(
    r"^(?:kata\s+pengantar|daftar\s+(?:isi|tabel|gambar|grafik|lampiran|singkatan)|(?:ringkasan|ikhtisar)\s+eksekutif|"
    r"eksekutif\s+summary|executive\s+summary|lampiran(?:[\s-]+lampiran)?(?:\s+(?:\d{1,2}|[IVX]{1,4}))?)\s*[.:]?$",
    re.I,
)
ATTACHMENT = compiled(
    r"^(?P<number>lampiran\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z]))(?!\w)[\s.:–-]*(?P<title>(?!(?:peraturan|keputusan|surat|undang|instruksi)\b)"
    r"[A-Z\"(].*)$",
    re.I,
)
MAIN = compiled(r"^(?:pendahuluan|perencanaan|akuntabilitas|penutup|perjanjian kinerja)", re.I)
SMALL_WORDS = frozenset((
    "dan", "atau", "yang", "di", "ke", "dari", "pada", "dengan", "untuk", "dalam", "serta", "terhadap", "antara", "oleh",
    "tentang", "sebagai", "atas", "per", "s/d", "sampai", "ini", "bagi", "sd", "of", "the",
))
LONGEST = 200


class Mark(Struct, frozen=True):
    """What a heading line says of itself. `kind`: chapter, named, attachment, decimal, or the family of its letters."""

    number: str
    title: str
    level: int
    kind: str
    strong: bool = True


def closed_up(line: PrintedLine) -> str:
    """The text of a line; a letter-spaced one ("P E N U T U P") closed up, with spaces only where the wider gaps are."""
    words = line.words
    single = sum(len(w.text) == 1 and w.text.isupper() for w in words)
    if len(words) < 5 or single < 0.9 * len(words):
        return line.string
    from statistics import median  # slow to import, and few titles are letter-spaced

    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    usual = median(gaps)
    out = words[0].text
    for gap, word in zip(gaps, words[1:], strict=True):
        out += (" " if gap > 1.7 * usual + 0.5 else "") + word.text
    return out


def title_case(text: str) -> bool:
    """Whether (nearly) all words but the small ones begin with a capital."""
    words = [w for w in patterns.findall(r"[A-Za-z/]+", text) if w.lower() not in SMALL_WORDS]
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.75 * len(words)


def heading_mark(line: PrintedLine, body: float) -> Mark | None:
    """What kind of heading this line can be by its number and print; `body` is the usual font size of the file."""
    string = closed_up(line).strip()
    if len(string) > LONGEST or patterns.search(r"[.…]{4,}", string):
        return None
    big = line.size > body + 0.8
    strong = line.bold or big
    if (found := CHAPTER.match(string)) and (strong or string.isupper()) and len(found["title"]) < 100:
        number, title = f"BAB {found['number'].upper()}", found["title"]
        return None if title.endswith((".", ";")) else Mark(number, title, 1, "chapter")
    if NAMED.match(string) and (strong or string.isupper()):
        return Mark("", string.strip(" .:"), 1, "named")
    found = ATTACHMENT.match(string)
    if found and found["title"][0].isupper() and (strong or string.isupper() or title_case(found["title"])):
        return Mark(found["number"].upper(), found["title"], 1, "attachment")
    if string.endswith((";", ",")) or (string.endswith(".") and not (line.bold and len(string) < 110)):
        return None
    found = DECIMAL.match(string)
    if found:
        strong = strong or found["title"].isupper()
        if strong or (len(string) < 110 and title_case(found["title"])):
            return Mark(found["number"], found["title"].strip(), 1 + found["number"].count("."), "decimal", strong)
        return None
    found = LETTER.match(string)
    if found and len(found["title"]) > 2 and (strong or (found["title"].isupper() and len(found["title"]) > 4)):
        return _lettered(found, line, big)
    return None


def _lettered(found: re.Match[str], line: PrintedLine, big: bool) -> Mark | None:
    number, title = found["number"], found["title"].strip()
    if found["mark"] == ")" and not line.bold:
        return None
    roman = patterns.fullmatch(ROMAN, number) is not None
    if roman and title.isupper() and MAIN.match(title) and (big or line.bold):
        return Mark(number, title, 1, "roman" + found["mark"])
    if number.isdigit():
        return Mark(number, title, 3, "digit" + found["mark"])
    if roman and len(number) > 1:
        return Mark(number, title, 2, "roman" + found["mark"])
    return Mark(number, title, 2 if number.isupper() else 3, ("upper" if number.isupper() else "lower") + found["mark"])


def caption_match(string: str) -> re.Match[str] | None:
    """The parts of a caption, or None; lines with dotted leaders are of a list of tables."""
    match = CAPTION.match(string)
    if not match or len(string) > LONGEST or patterns.search(r"[.…]{5,}", string):
        return None
    title = match["title"]
    if title and not match["number"] and not (title[0].isupper() or title[0].isdigit()):
        return None
    if title and title[0].islower() and len(title.split()) > 3:
        return None
    return match


def number_of(text: str) -> int | None:
    """"14" and "XIV" are 14; None where `text` is neither."""
    return int(text) if text.isdecimal() else roman(text)


def roman(text: str) -> int | None:
    """"XIV" is 14; None where `text` is no roman numeral up to 49."""
    match = NUMERAL.match(text.upper())
    if not match or not text:
        return None
    tens = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40}[match.group(1)]
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].index(match.group(2))
    return tens + ones or None
