"""Numbers in running text that are no figures: years, dates, laws, codes, list markers, identifiers.

Some are told by their own form (`compound`), some by the words and signs around them (`why_no_figure`).
"""
from __future__ import annotations

import re

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.spell import spelled
from lakip_lint.figures.units import NOUNS, RATE
from lakip_lint.patterns import compiled


class Token(Struct, frozen=True):
    """A number in running text that is no figure. `kind`: year | date | time | code | label | marker | word | fraction."""

    kind: str
    raw: str
    start: int
    end: int


MONTH_NUMBERS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8,
    "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
}  # fmt: skip
MONTHS = (
    rf"(?:{'|'.join(MONTH_NUMBERS)}"
    r"|jan|feb|peb|mar|apr|jun|jul|agu|agt|agst|ags|sept|sep|okt|nov|nop|des)"
)
DAY = r"(?:[12][0-9]|3[01]|0?[1-9])"
ALIKE = r"(?:-|–|—|/|&|dan|s\.?/?d\.?|sampai(?:\sdengan)?|hingga)"
YEAR = r"(?:19|20)[0-9]{2}"

KINDS = ("date", "year", "time", "code", "fraction")
COMPOUND = compiled(
    rf"""
    (?P<date>(?:{DAY}\s{{0,2}}{ALIKE}\s{{0,2}})?{DAY}\s{{1,2}}{MONTHS}(?![^\W_])\.?(?:\s{{1,2}}{YEAR}(?![0-9]))?
        |{DAY}(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep){YEAR}(?![0-9]|[.,/-][0-9])
        |{DAY}(?P<mark>[-/])(?:0?[1-9]|1[0-2])(?P=mark)[0-9]{{2}}(?![0-9]|[.,/-][0-9])
        |{YEAR}-[01][0-9]-[0-3][0-9](?![0-9]))
    |(?P<year>{YEAR}\s?[-–/]\s?(?:{YEAR}|[0-9]{{2}})(?![0-9]|[.,/-][0-9]|\s?%))
    |(?P<time>[0-9]{{1,2}}[.:][0-9]{{2}}(?:\s?[-–]\s?[0-9]{{1,2}}[.:][0-9]{{2}})?\s?(?:WIB|WITA|WIT)\b
        |(?!1:)[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9]))
    |(?P<code>[0-9]{{8}}\s?[0-9]{{6}}\s?[12]\s?[0-9]{{3}}(?![0-9])                    # NIP
        |0[0-9]{{2,4}}[)\s-]{{1,2}}[0-9]{{3,}}+(?:[-\s][0-9]{{3,}})*                  # telephone
        |[0-9]{{3,5}}(?:\s?-\s?[0-9]{{3,5}}){{2,6}}(?![0-9.,])
        |[0-9]{{1,2}}(?:\.[0-9]{{1,2}}(?![0-9])){{2,}}+(?:\.0[0-9]{{2,4}})*+(?![0-9]|[.,][0-9]|,-)(?:\.x*)?
        |[0-9]{{1,2}}(?:\.[0-9]{{1,2}}(?![0-9]))++(?:\.0[0-9]{{2,4}})++(?![0-9]|[.,][0-9]|,-)
        |[0-9]{{1,6}}\.(?-i:[A-Z]{{1,4}})\.[0-9A-Z.]{{1,20}}
        |[0-9]+(?:\.[0-9]+){{2,6}}/[0-9A-Z][\w./-]{{0,60}}
        |0[0]{{1,9}}(?![0-9.,]))
    |(?P<fraction>[0-9]{{1,3}}\s[1-9]/[2-9](?![0-9/.,]))
    """,
    re.I | re.X,
)
# A whole number glued by a slash to more of the same kind is an identifier ("800/12/Kec", "45/50").
SLASHED = compiled(r"[0-9]{1,8}/(?=[0-9A-Z])[\w./-]{1,80}")
GLUED_TAIL = compiled(r"\w{0,80}(?:[./-]\w{1,40}|,[0-9]{1,40}){0,12}")
MONEY_BEFORE = compiled(r"(?<![^\W\d_])(?:Rp|IDR)[.:]?\s{0,2}\Z", re.I)

LEADING_TO_YEARS = "tahun thn th ta tahunnya anggaran pelajaran ajaran periode sejak renstra rpjmd rpjmn rkpd apbd uud dasar"
LEADING_TO_NUMBERS = """
    nomor no nomer pasal ayat bab subbab paragraf lampiran tabel gambar grafik diagram bagan halaman butir huruf romawi
    tanggal tgl nip nik npwp telp telepon tlp fax faks pos kodepos rt rw iso pukul kode rekening dipa
    uu pp perpres perda perbup perwali perwal pergub keppres inpres pmk undang-undang jilid
"""
LEADING_TO_ORDINALS = """
    tahun misi tujuan sasaran strategi indikator iku ikk program kegiatan subkegiatan kelas tipe tingkat level golongan eselon
    esselon kategori kelompok zona peringkat rangking ranking juara urutan triwulan trw tw semester tahap poin point angka kolom
    baris item unsur u dapil wilayah kawasan prioritas agenda model skala ke hal hp foto bagian jalan jl versi edisi seri
    kebijakan isu gaji
"""
AMOUNTS_BEHIND = """
    sebesar sebanyak sejumlah seluas berjumlah mencapai adalah menjadi terdapat yaitu yakni hanya dari target realisasi capaian
    terealisasi tercapai atau dengan tahun ada memiliki meliputi terdiri
"""
BEFORE_AMOUNTS = frozenset(AMOUNTS_BEHIND.split())
"""Words that no name ends in and that amounts or years follow."""
YEAR_WORDS = frozenset(LEADING_TO_YEARS.split())
LABELS = frozenset(LEADING_TO_NUMBERS.split())
SOFT_LABELS = frozenset(LEADING_TO_ORDINALS.split())
"""Words that number things, but only with small whole numbers: "Misi 2", yet "tingkat 85,3"."""

LABEL_SIZE, SOFT_SIZE = 4, 15
MONTH_WORD = compiled(rf"{MONTHS}\Z", re.I)
DECREE = compiled(r"(?:permen|kepmen|perka|perban)[a-z]*\Z")
NUMBERED = compiled(r"\s{0,2}:\s")
ROMAN = compiled(r"[ivx]{1,5}\Z")
CHAIN = compiled(r"[.)\s]{0,3}(?:,|dan(?:/atau)?|atau|serta|s\.?/?d\.?|sampai(?:\sdengan)?|hingga|-|–|&)\s{0,2}\(?\Z", re.I)
LAST_WORD = compiled(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)(?P<gap>[\s.:(\"“]{0,4}|\s?[-–]\s?)\Z")

MARKER_BEFORE = compiled(r"(?:\A|[\n\r])\s{0,3}\(?\Z")
MARKER_BEHIND = compiled(r"[.)]{1,2}(?:\s|\Z)")
TITLE_BEHIND = compiled(r"\s{1,3}(?P<word>[A-Z][a-z]{2,})")
SECTION = compiled(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}\.?\s{1,3}[A-Z]")

# A number that is marked as an amount or a share is a figure whatever stands before it.
SURE_UNITS = ("%", "‰", "Rp", "US$", "poin")
SPANS_OF_TIME = ("tahun", "bulan", "triwulan", "semester")


def word_before(text: str, start: int) -> tuple[str, str]:
    """The word right before `start` in lower case, and what stands between."""
    match = LAST_WORD.search(text, max(0, start - 30), start)
    return (match["word"].lower(), match["gap"]) if match else ("", "")


def parted(text: str, start: int) -> bool:
    """Whether the digits stand right behind a word that amounts follow, the space between them lost ("sebesar85,5%")."""
    word, gap = word_before(text, start)
    return not gap and word in BEFORE_AMOUNTS


def token(kind: str, text: str, start: int, end: int) -> Token:
    return Token(kind, text[start:end], start, end)


def glued(text: str, start: int) -> Token:
    """The identifier that goes on at `start` ("19" of "COVID-19")."""
    match = GLUED_TAIL.match(text, start)
    return token("word", text, start, max(match.end() if match else 0, start + 1))


def compound(text: str, start: int, previous: Figure | Token | None) -> Token | None:
    """What is told by its own form: dates, years in pairs, times, codes, identifiers."""
    if MONEY_BEFORE.search(text, max(0, start - 8), start):
        zeros = compiled(r"0+(?![0-9.,])").match(text, start)
        return token("code", text, start, zeros.end()) if zeros and len(zeros[0]) > 1 else None
    before = text[start - 1 : start]
    stuck = before.isalnum() and not parted(text, start)
    if before and (stuck or before == "_" or (before in "./-" and _sticks(text, start, previous))):
        return glued(text, start)
    match = COMPOUND.match(text, start)
    if match:
        return token(next(k for k in KINDS if match[k]), text, start, match.end())
    slashed = SLASHED.match(text, start)
    if slashed and not RATE.match(text, text.index("/", start)):
        return token("fraction", text, start, slashed.end())
    return None


def _sticks(text: str, start: int, previous: Figure | Token | None) -> bool:
    """Whether the sign before the digits belongs to a word or to an identifier ("M.2", "ke-3", "KEP/25")."""
    if isinstance(previous, Token) and previous.end == start - 1:
        return True
    return start > 1 and text[start - 2].isalpha()


def why_no_figure(text: str, figure: Figure, start: int, digits: str, previous: Figure | Token | None) -> str:
    """The kind of token that the number `digits` at `start`, read as `figure`, is after all; "" if it is a figure."""
    if figure.unit in SURE_UNITS or figure.scale != 1 or (figure.upper is not None and "," in digits):
        return ""
    word, gap = word_before(text, start)
    if _is_year(digits, word, figure):
        return "year"
    if figure.unit.startswith("/"):
        return ""
    if (word in LABELS or DECREE.match(word)) and (gap != "(" or word == "ayat"):
        return "label" if digits.isdigit() or len(digits) < 12 or figure.faults else ""
    if figure.unit:
        return ""
    return (
        _by_word(text, start + len(digits), digits, word, gap)
        or _by_chain(text, start, digits, previous)
        or _by_place(text, figure, start, digits)
    )


def _is_year(digits: str, word: str, figure: Figure) -> bool:
    """Four digits without unit: from 1990 to 2045 always, from 1900 to 2100 behind a word that leads to a year."""
    if not patterns.match(r"(?:19|20)[0-9]{2}(?:\Z|[.,])", digits):
        return False
    led = word in YEAR_WORDS or bool(MONTH_WORD.match(word))
    if not digits.isdigit():
        return led and len(digits) < 8
    if figure.unit and not led and figure.unit.lower() not in SPANS_OF_TIME:
        return False
    return led or 1990 <= int(digits) <= 2045


def _by_word(text: str, end: int, digits: str, word: str, gap: str) -> str:
    if not digits.isdigit():
        return "label" if word in ("poin", "point") and patterns.fullmatch(r"[1-9]\.[1-9][0-9]?", digits) else ""
    if len(digits) > 15 or (len(digits) > 1 and digits[0] == "0"):
        return "code"
    if ROMAN.match(word) and set(gap) & set("-–") and len(digits) < 4:
        return "label"  # a page number, "III - 25"
    if word not in SOFT_LABELS or "(" in gap or len(digits) > 2:
        return ""
    return "label" if int(digits) <= SOFT_SIZE or NUMBERED.match(text, end) else ""


def _by_chain(text: str, start: int, digits: str, previous: Figure | Token | None) -> str:
    """ "Pasal 3, 4 dan 5": what follows a label in a row is a label."""
    follows = isinstance(previous, Token) and previous.kind in ("label", "code")
    if not previous or not follows or len(digits) > LABEL_SIZE + 1 or "," in digits:
        return ""
    between = text[previous.end : previous.end + 25]
    return "label" if start - previous.end < 20 and CHAIN.match(between[: start - previous.end]) else ""


def _by_place(text: str, figure: Figure, start: int, digits: str) -> str:
    """Numbers of list items and sections, at the beginning of a text or in brackets."""
    plain, end = digits.isdigit(), start + len(digits)
    if figure.grade or figure.upper is not None:
        return ""
    if not plain:
        return "marker" if start < 9 and not text[:start].strip() and SECTION.match(text, start) else ""
    if len(digits) > (3 if text[end : end + 1] == ")" else 2):
        return ""
    if MARKER_BEFORE.search(text, max(0, start - 6), start):
        title = TITLE_BEHIND.match(text, end)
        if MARKER_BEHIND.match(text, end) or (title and title["word"].lower() not in NOUNS and start < 4):
            return "marker"
    if text[end : end + 1] != ")":
        return ""
    window = text[max(0, start - 80) : start]
    if window.count("(") <= window.count(")"):
        return "marker"  # "1) ... 2) ..."
    return "marker" if text[start - 1] == "(" and spelled(word_before(text, start)[0]) is None else ""
