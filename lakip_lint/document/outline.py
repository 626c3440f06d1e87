"""What a line of prose is by its print: heading, caption, line of the contents, list item."""
from __future__ import annotations

import re
from dataclasses import dataclass

from lakip_lint.document.lines import PrintedLine

ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V|X))"
CAPTION = re.compile(
    r"^\s*(?P<of>tabel|table|gambar|grafik|diagram|bagan)(?=[\s.:]|\d|$)[\s.:]*"
    r"(?P<number>(?:[IVX]{1,4}|\d{1,2})(?:\s*[.\-]\s*\d{1,3}){0,2}(?:\s?[a-z](?!\w))?)?(?!\d)[\s.:\-–)]*"
    r"(?P<title>(?!(?:di\s?(?:atas|bawah)|berikut|tersebut|dan|ini|itu|yang|maka|dapat|tampak|data|sebagai\w*|menunjuk\w*|"
    r"memperlihat\w*|menggambar\w*|menyaji\w*|terlihat|menjelas\w*|adalah|pada|hasil ini|akan)\b).*)$",
    re.I,
)
CHAPTER = re.compile(rf"^\s*BAB\.?\s*(?P<number>{ROMAN}|\d{{1,2}})(?![A-Za-z\d])[\s.:–-]*(?P<title>.*)$", re.I)
DECIMAL = re.compile(rf"^(?P<number>(?:\d{{1,2}}|{ROMAN})(?:\.\d{{1,2}}){{1,4}})\.?\s*(?P<title>[A-Za-z(\"'].*)$")
LETTER = re.compile(r"^(?P<number>[A-Z]|[IVX]{1,4}|\d{1,2}|[a-z])(?P<mark>[.)])\s*(?P<title>\S.*)$")
NAMED = re.compile(
    r"^(?:kata\s+pengantar|daftar\s+(?:isi|tabel|gambar|grafik|lampiran|singkatan)|(?:ringkasan|ikhtisar)\s+eksekutif|"
    r"eksekutif\s+summary|executive\s+summary|lampiran(?:[\s-]+lampiran)?(?:\s+(?:\d{1,2}|[IVX]{1,4}))?)\s*[.:]?$",
    re.I,
)
LEADERS = re.compile(r"^(?P<title>.*?\S)\s*(?:[.…·_]\s?){4,}\s*(?P<page>\d{1,3}|[ivxlcIVXLC]{1,7})?\s*$")
MARKER = re.compile(
    r"^(?P<marker>[-–•*√➢►▪◦o](?=\s)|[•➢►▪◦√]|\(?\d{1,2}[.)](?!\d)|\(?[a-z][.)]|\(\w\)|(?:\d{1,2}\.){2,4}(?=\s))\s*(?P<rest>\S.*)$"
)
SENTENCE_END = re.compile(r"[.;:!?]\s*$")
LOOSE = re.compile(r"^(?:\S\s){3,}\S(?:\s{1,3}(?:\S\s)*\S)*$")


@dataclass(frozen=True)
class Mark:
    """What a heading line says of itself."""

    number: str
    title: str
    level: int


def closed_up(string: str) -> str:
    """A letter-spaced line ("P E N U T U P") closed up; any other line as it is."""
    tokens = string.split()
    single = sum(len(t) == 1 for t in tokens)
    if len(tokens) >= 5 and single >= 0.9 * len(tokens) and sum(t.isupper() for t in tokens) >= 0.9 * len(tokens):
        return "".join(tokens)
    return string


def heading_mark(line: PrintedLine, body: float) -> Mark | None:
    """Whether this line is a heading by its number and print; `body` is the usual font size of the file."""
    string = closed_up(line.string)
    if len(string) > 160 or LEADERS.match(string):
        return None
    chapter = CHAPTER.match(string)
    if chapter and (line.bold or string.isupper() or line.size > body + 0.8) and not SENTENCE_END.search(chapter["title"]):
        return Mark(f"BAB {chapter['number'].upper()}", chapter["title"].strip(), 1)
    if NAMED.match(string) and (line.bold or string.isupper() or line.size > body + 0.8):
        return Mark("", string.strip(" .:"), 1)
    decimal = DECIMAL.match(string)
    if decimal and not string.endswith((".", ";", ",")):
        strong = line.bold or decimal["title"].isupper() or line.size > body + 0.8
        if strong or (len(string) < 80 and decimal["title"][:1].isupper() and len(decimal["title"].split()) >= 2):
            return Mark(decimal["number"], decimal["title"].strip(), 1 + decimal["number"].count("."))
    letter = LETTER.match(string)
    if letter and (line.bold or letter["title"].isupper()) and not string.endswith((".", ";", ",")):
        capital = letter["number"].isupper()
        if letter["mark"] == ")" and not line.bold:
            return None
        if not line.bold and not capital and letter["title"].isupper() and len(letter["title"]) < 4:
            return None
        return Mark(letter["number"], letter["title"].strip(), 2 if capital else 3)
    return None


def caption_match(string: str) -> re.Match[str] | None:
    """The parts of a caption, or None; lines with dotted leaders are of a list of tables."""
    match = CAPTION.match(string)
    if not match or len(string) > 170 or LEADERS.match(string):
        return None
    if not match["number"] and match["title"] and not match["title"][0].isupper() and not match["title"][0].isdigit():
        return None
    return match
