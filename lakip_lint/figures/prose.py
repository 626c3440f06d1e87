"""Figures in running text, and the numbers there that are none: years, dates, laws, codes, list markers.

One pass from left to right: at each digit the longest thing that begins there is taken, what stands before it is looked at
through a short window, and the pass goes on behind it. No number is looked at twice, so the time is linear.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lakip_lint.figures.figure import ONE, Figure, Reading
from lakip_lint.figures.grade import GRADE, normal_grade
from lakip_lint.figures.numeral import Numeral, read_numeral
from lakip_lint.figures.spell import spelled
from lakip_lint.figures.units import (
    MONEY_MULTIPLE,
    MULTIPLE,
    RATE,
    RUPIAH,
    UNIT,
    multiple_of,
    unit_of,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A number in running text that is no figure. `kind`: year | date | time | code | label | marker | word | fraction."""

    kind: str
    raw: str
    start: int
    end: int


MONTHS = (
    r"(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
    r"|jan|feb|peb|mar|apr|jun|jul|agu|agt|agst|ags|sept|sep|okt|nov|nop|des)"
)
DAY = r"(?:[12][0-9]|3[01]|0?[1-9])"
ALIKE = r"(?:-|–|—|/|&|dan|s\.?/?d\.?|sampai(?:\sdengan)?|hingga)"
YEAR = r"(?:19|20)[0-9]{2}"

DIGIT = re.compile(r"[0-9]")
DIGITS = re.compile(r"[0-9][0-9.,]*+")
COMPOUND = re.compile(
    rf"""
    (?P<date>(?:{DAY}\s{{0,2}}{ALIKE}\s{{0,2}})?{DAY}\s{{1,2}}{MONTHS}(?![^\W_])\.?(?:\s{{1,2}}{YEAR}(?![0-9]))?
        |{DAY}(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep){YEAR}(?![0-9]|[.,/-][0-9])
        |{DAY}(?P<mark>[-/])(?:0?[1-9]|1[0-2])(?P=mark)[0-9]{{2}}(?![0-9]|[.,/-][0-9])
        |{YEAR}-[01][0-9]-[0-3][0-9](?![0-9]))
    |(?P<year>{YEAR}\s?[-–/]\s?(?:{YEAR}|[0-9]{{2}})(?![0-9]|[.,/-][0-9]|\s?%))
    |(?P<time>[0-9]{{1,2}}[.:][0-9]{{2}}(?:\s?[-–]\s?[0-9]{{1,2}}[.:][0-9]{{2}})?\s?(?:WIB|WITA|WIT)\b
        |(?!1:)[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9]))
    |(?P<code>[0-9]{{8}}\s?[0-9]{{6}}\s?[12]\s?[0-9]{{3}}(?![0-9])
        |0[0-9]{{2,4}}[)\s-]{{1,2}}[0-9]{{3,}}+(?:[-\s][0-9]{{3,}})*
        |[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{2,}}+(?:\.0[0-9]{{2,4}})*+(?![0-9]|[.,][0-9]|,-)(?:\.(?:[xX]+)?)?
        |[0-9]{{1,2}}(?:\.[0-9]{{1,2}})++(?:\.0[0-9]{{2,4}})++(?![0-9]|[.,][0-9]|,-))
    |(?P<fraction>[0-9]{{1,3}}\s[1-9]/[2-9](?![0-9/.,]))
    """,
    re.I | re.X,
)
KINDS = ("date", "year", "time", "code", "fraction")
RATIO = re.compile(r"1\s?:\s?(?P<digits>[0-9][0-9.,]*+)")
CLOCK = re.compile(r"[0-9]{2}(?![0-9])")
# A whole number glued by a slash to more of the same kind is an identifier ("800/12/Kec", "45/50").
SLASHED = re.compile(r"[0-9]{1,8}/(?=[0-9A-Z])[\w./-]{1,80}")
GLUED_TAIL = re.compile(r"[\w]{0,80}(?:[./-][\w]{1,40}){0,12}")

BEFORE_LIMIT = 40
LEFT = re.compile(
    r"""
    (?P<open>[(]\s?)?
    (?P<bound>(?:[<>]\s?=?|=\s?[<>]|[≥≤]|±|\+/-)\s{0,2})?
    (?P<minus>(?:(?<![\w%.,)])[-–−]|(?<![\w])minus\s{1,2}|(?<![\w%.,)])[+]))?
    (?:(?P<rp>(?:(?<![^\W\d_])(?:Rp|IDR)[.,:]?\s{0,3}){1,2}[:=]?\s?)
       (?P<open2>[(]\s?)?
       (?P<minus2>[-–−])?)?
    \Z""",
    re.I | re.X,
)
TAIL = re.compile(r"\s?,\s?(?:[-–—]{1,2}|=)(?![0-9])|\.[-–—]{1,2}(?!\s?[0-9])")
STRAY = re.compile(r"[-–](?=\s|$|[).,;])")
BRACKETED = re.compile(r"\s{0,2}\(\s?(?P<words>[^\W\d_][^()0-9]{1,120}+)\)")
GRADED = re.compile(rf"\s{{0,2}}\(\s?(?P<grade>{GRADE})\s?\)")
GRADE_BEFORE = re.compile(rf"(?<!\w)(?P<grade>{GRADE})\s?\(\s?\Z")
RANGE = re.compile(r"\s{0,2}(?:-|–|—|s\.d\.?|s/d|sd\.)\s{0,2}(?P<rp>Rp\.?\s?)?(?P<digits>[0-9][0-9.,]*+)")
FORMULA = re.compile(r"\s?%?\s?\)\s?[/:x×*]")
CLOSE = re.compile(r"\s?\)")

BOUND_WORDS = re.compile(
    r"""(?<!\w)(?:
    (?P<at_least>minimal|minimum|sekurang-kurangnya|setidaknya|paling\s(?:sedikit|rendah|kurang)|tidak\skurang\sdari|tidak\sdi\s?bawah)
    |(?P<at_most>maksimal|maksimum|paling\s(?:banyak|tinggi|lama|lambat)|tidak\slebih\sdari|sebanyak-banyaknya)
    |(?P<above>lebih\s(?:besar\s|tinggi\s|banyak\s)?dari|di\s?atas|melebihi|melampaui)
    |(?P<below>kurang\sdari|lebih\s(?:kecil|rendah|sedikit)\sdari|di\s?bawah|hampir|mendekati)
    |(?P<about>sekitar|kurang\slebih|lebih\skurang|kira-kira|rata-rata\ssekitar|\+/-)
    )\s{1,2}\Z""",
    re.I | re.X,
)
BOUNDS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<", "about": "~"}
SIGNS = {"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "±": "~", "+/-": "~"}

MONTH_WORD = re.compile(rf"{MONTHS}\Z", re.I)
LEADING_TO_YEARS = "tahun thn th ta tahunnya anggaran pelajaran ajaran periode sejak renstra rpjmd rpjmn rkpd apbd"
LEADING_TO_NUMBERS = """
    nomor no nomer pasal ayat bab subbab bagian paragraf lampiran tabel gambar grafik diagram bagan foto halaman hal butir huruf
    romawi tanggal tgl nip nik npwp telp telepon tlp fax faks hp pos kodepos rt rw jl jalan iso pukul kode rekening
    uu pp perpres perda perbup perwali perwal pergub permen permendagri permenpan permenpanrb kepmenpan kepmen keppres inpres pmk
    undang-undang ke jilid edisi versi seri
"""
LEADING_TO_ORDINALS = """
    tahun misi tujuan sasaran strategi indikator iku ikk program kegiatan subkegiatan kelas tipe tingkat level golongan eselon
    esselon kategori kelompok zona peringkat rangking ranking juara urutan triwulan tw semester tahap poin point angka kolom
    baris item unsur u dapil wilayah kawasan prioritas agenda model skala
"""
YEAR_WORDS = frozenset(LEADING_TO_YEARS.split())
LABELS = frozenset(LEADING_TO_NUMBERS.split())
SOFT_LABELS = frozenset(LEADING_TO_ORDINALS.split())
"""Words that number things, but only with small whole numbers: "Misi 2", yet "tingkat 85,3"."""

LABEL_SIZE, SOFT_SIZE = 4, 15
CHAIN = re.compile(r"\s{0,2}(?:,|dan(?:/atau)?|atau|serta|s\.?/?d\.?|sampai(?:\sdengan)?|hingga|-|–|&)\s{0,2}\(?\Z", re.I)
DEFICIT = re.compile(r"(?:defisit|minus|rugi|kerugian|penurunan|turun|berkurang|kekurangan)(?:\s\w+){0,2}\s{0,2}\Z", re.I)
LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)(?P<gap>[\s.:(\"“]{0,4}|-)\Z")


def read_figures(text: str) -> tuple[Figure, ...]:
    """All figures of running text from left to right, with offsets into `text`."""
    return tuple(item for item in scan(text) if isinstance(item, Figure))


def scan(text: str) -> Iterator[Figure | Token]:
    """All numbers of running text: figures, and tokens for those that are none. They never overlap."""
    position = 0
    previous: Figure | Token | None = None
    while digit := DIGIT.search(text, position):
        start = digit.start()
        item = _compound(text, start, previous) or _figure_or_token(text, start, position, previous)
        yield item
        position = max(_consumed(text, item), start + 1)
        previous = item


def _consumed(text: str, item: Figure | Token) -> int:
    """Where to go on: behind the item, its unit excepted, for digits can only stand in a rate ("/100.000")."""
    if isinstance(item, Figure) and item.unit.startswith("/"):
        rate = RATE.match(text, item.end)
        return rate.end() if rate else item.end
    return item.end


def _token(kind: str, text: str, start: int, end: int) -> Token:
    return Token(kind, text[start:end], start, end)


def _compound(text: str, start: int, previous: Figure | Token | None) -> Token | None:
    """Things that are told by their own form: dates, codes, identifiers."""
    before = text[start - 1 : start]
    if before and (before.isalnum() or before == "_" or (before in "./-" and _sticks(text, start, previous))):
        window = text[max(0, start - 8) : start]
        if not re.search(r"(?<![^\W\d_])(?:Rp|IDR)\.?\Z", window, re.I):
            match = GLUED_TAIL.match(text, start)
            return _token("word", text, start, match.end() if match else start + 1)
    match = COMPOUND.match(text, start)
    if match and not LEFT_MONEY.search(text, max(0, start - 8), start):
        return _token(next(k for k in KINDS if match[k]), text, start, match.end())
    slashed = SLASHED.match(text, start)
    if slashed and not RATE.match(text, start + len(slashed[0].split("/")[0])):
        return _token("fraction", text, start, slashed.end())
    return None


LEFT_MONEY = re.compile(r"(?<![^\W\d_])(?:Rp|IDR)[.:]?\s{0,2}\Z", re.I)


def _sticks(text: str, start: int, previous: Figure | Token | None) -> bool:
    """Whether the sign before the digits belongs to a word or to an identifier ("M.2", "ke-3", "KEP/25")."""
    if start < 2:
        return False
    if isinstance(previous, Token) and previous.end == start - 1:
        return True
    return text[start - 2].isalpha()


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before the digits."""

    start: int
    opening: int
    money: bool = False
    negative: bool = False
    opened: int = 0
    inner: int = 0
    bound: str = ""


def _left(text: str, start: int, floor: int) -> _Left:
    match = LEFT.search(text, max(floor, start - BEFORE_LIMIT), start)
    assert match
    window = text[max(floor, match.start() - BEFORE_LIMIT) : match.start()]
    word = BOUND_WORDS.search(window) if not match["bound"] else None
    bound = "".join((match["bound"] or "").split())
    signed = match["bound"] or match["minus"] or match["open2"] or match["minus2"]
    return _Left(
        start=match.start() + len(match["open"] or "") + (0 if signed else len(match["rp"] or "")),
        opening=match.start(),
        money=bool(match["rp"]),
        negative=bool((match["minus"] or "+").strip() != "+" or match["minus2"]),
        opened=len(match["open"] or ""),
        inner=len(match["open2"] or ""),
        bound=SIGNS.get(bound, bound) or (BOUNDS[word.lastgroup or ""] if word else ""),
    )


@dataclass(frozen=True, slots=True)
class _Right:
    """What stands behind the digits: `end` of the print proper, `after` all of it."""

    end: int
    after: int
    unit: str = ""
    scale: Decimal = ONE
    money: bool = False
    tail: bool = False
    spelled: bool = False
    grade: str = ""


def _right(text: str, end: int, money: bool, long: bool) -> _Right:
    """`long`: the number has groups of thousands, so that a lone dash behind it is half of ",-"."""
    tail = TAIL.match(text, end) if money or long or text[end : end + 3] == ",- " else None
    stop = tail.end() if tail else end
    after, known = stop, False
    bracket = BRACKETED.match(text, after)
    if bracket and spelled(bracket["words"]) is not None:
        after, known = bracket.end(), True
    scale, after = _multiple(text, after, money)
    unit, after = _unit(text, after)
    graded = GRADED.match(text, after)
    return _Right(
        stop, graded.end() if graded else after, unit, scale, unit == "Rp", tail is not None, known,
        normal_grade(graded["grade"]) if graded else "",
    )


def _multiple(text: str, at: int, money: bool) -> tuple[Decimal, int]:
    gap = _gap(text, at)
    match = MULTIPLE.match(text, gap) or (MONEY_MULTIPLE.match(text, gap) if money else None)
    return (multiple_of(match["word"]), match.end()) if match else (ONE, at)


def _unit(text: str, at: int) -> tuple[str, int]:
    gap = _gap(text, at)
    rate = RATE.match(text, at)
    if rate:
        return " ".join(f"/{rate['base']} {rate['of'] or ''}".split()), rate.end()
    rupiah = RUPIAH.match(text, gap)
    if rupiah:
        return "Rp", rupiah.end()
    match = UNIT.match(text, gap)
    if not match:
        return "", at
    unit = unit_of(match)
    if match["noun"] and not _is_unit(text, match, unit):
        return "", at
    return unit, match.end()


YEAR_BEHIND = re.compile(r"\s{1,2}(?:19|20)[0-9]{2}(?![0-9])")
NAMED_UNITS = ("Ha", "Km", "Kg")


def _is_unit(text: str, match: re.Match[str], unit: str) -> bool:
    """A noun counts as unit where it is written like one: "tahun 2023" is a year, "Program Pengelolaan ..." a name."""
    if unit.lower() in ("tahun", "bulan", "triwulan", "semester") and YEAR_BEHIND.match(text, match.end()):
        return False
    written_small = unit[0].islower() or unit.isupper() or unit in NAMED_UNITS
    return written_small or not re.match(r"\s[^\W_]", text[match.end() : match.end() + 2])


def _gap(text: str, at: int) -> int:
    """The next printed character, at most two spaces away."""
    while at < len(text) and text[at].isspace() and text[at : at + 3].strip():
        at += 1
    return at


def _figure_or_token(text: str, start: int, floor: int, previous: Figure | Token | None) -> Figure | Token:
    match = DIGITS.match(text, start)
    assert match
    ratio = RATIO.match(text, start)
    if ratio and (not CLOCK.match(ratio["digits"]) or _word(text, start)[0] in ("rasio", "perbandingan")):
        return _ratio(text, start, ratio)
    left = _left(text, start, floor)
    digits = match[0].rstrip(".,")
    figure = build(text, left, start, digits)
    following = text[figure.end : figure.end + 1]
    if following and (following.isalpha() or following == "_") and not figure.unit and figure.scale == 1:
        tail = GLUED_TAIL.match(text, start)
        return _token("word", text, start, tail.end() if tail else match.end())
    kind = _kind(text, figure, start, digits, previous)
    return _token(kind, text, start, max(figure.end, start + len(digits))) if kind else figure


def _ratio(text: str, start: int, match: re.Match[str]) -> Figure:
    digits = match["digits"].rstrip(".,")
    end = match.start("digits") + len(digits)
    return figure_of(text, start, end, read_numeral(digits), unit="1:")


def build(text: str, left: _Left, start: int, digits: str) -> Figure:
    """The figure whose digits begin at `start`, with all that belongs to it."""
    end = start + len(digits)
    right = _right(text, end, left.money, digits.count(".") + digits.count(",") > 1)
    money = left.money or right.money
    stray = False
    if money and not right.tail and STRAY.match(text, end):
        right, stray = replace(right, end=end + 1, after=end + 1), True
    unit = "Rp" if money and right.unit in ("", "Rp") else right.unit
    numeral = read_numeral(digits, unit == "Rp" and right.scale == 1, unit in ("%", "‰", "poin"))
    figure = figure_of(
        text, left.start, right.end, numeral, unit=unit, scale=right.scale, bound=left.bound, grade=right.grade,
        negative=left.negative,
    )
    if stray:
        figure = replace(figure, faults=(*figure.faults, "stray-sign"))
    figure = _bracketed(text, figure, left, right)
    return _ranged(text, figure, right, start) if not right.tail and figure.value is not None else figure


def figure_of(
    text: str, start: int, end: int, numeral: Numeral, *, unit: str = "", scale: Decimal = ONE, bound: str = "",
    grade: str = "", negative: bool = False,
) -> Figure:
    """The figure printed at `start:end` of `text`."""
    readings = tuple(Reading(-r.value, r.decimals) if negative and r.value else r for r in numeral.readings)
    best = readings[0] if readings else None
    return Figure(
        raw=one_line(text[start:end]), value=best.value if best else None, decimals=best.decimals if best else 0, unit=unit,
        scale=scale, grade=grade, bound=bound, faults=numeral.faults, readings=readings, separators=numeral.separators,
        start=start, end=end,
    )


def one_line(raw: str) -> str:
    """A print without its line breaks."""
    return re.sub(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*", "", raw)


def _bracketed(text: str, figure: Figure, left: _Left, right: _Right) -> Figure:
    """Brackets mean a negative amount behind "Rp", or around an amount that is said to be missing; else they only enclose."""
    close = CLOSE.match(text, right.after)
    if left.inner and close and left.money:
        return _negated(text, figure, figure.start, close.end())
    if left.inner and left.money:
        return figure
    if not left.opened and not left.inner:
        return figure
    opening = left.opening
    if not close:
        return figure
    if left.money and not left.negative and (not text[:opening].strip() or DEFICIT.search(text, max(0, opening - 60), opening)):
        return _negated(text, figure, opening, close.end())
    before = GRADE_BEFORE.search(text, max(0, figure.start - 40), figure.start)
    return replace(figure, grade=normal_grade(before["grade"])) if before and figure.unit in ("", "%") else figure


def _negated(text: str, figure: Figure, start: int, end: int) -> Figure:
    readings = tuple(Reading(-r.value if r.value else r.value, r.decimals) for r in figure.readings)
    value = readings[0].value if readings else None
    return replace(figure, raw=one_line(text[start:end]), value=value, readings=readings, start=start, end=end)


def _ranged(text: str, figure: Figure, right: _Right, start: int) -> Figure:
    """ "5-6 %": a figure from the lower end to the upper end, where a number follows that can only be the upper end."""
    match = RANGE.match(text, right.after)
    if not match or right.spelled or right.scale != 1 or figure.bound or figure.unit not in ("", "%", "Rp"):
        return figure
    digits = match["digits"].rstrip(".,")
    end = match.start("digits") + len(digits)
    if re.match(r"[./-][0-9]|[^\W_]", text[end : end + 2]) and not UNIT.match(text, end):
        return figure
    behind = _right(text, end, bool(match["rp"]), False)
    unit = behind.unit or figure.unit
    upper = read_numeral(digits, unit == "Rp", unit == "%")
    lower = read_numeral(text[start : start + _digits_length(text, start)], unit == "Rp", unit == "%")
    if not upper.sound or not lower.sound or FORMULA.match(text, behind.after) or (figure.unit and figure.unit != unit):
        return figure
    pairs = [(a, b) for a in lower.readings for b in upper.readings if figure.value is not None and a.value < b.value]
    if figure.value is None or figure.value < 0 or not pairs:
        return figure
    low, high = min(pairs, key=lambda p: p[0].decimals != p[1].decimals)
    return replace(
        figure, raw=one_line(text[figure.start : behind.end]), value=low.value, decimals=max(low.decimals, high.decimals),
        readings=(low,), upper=high.value, unit=unit, scale=behind.scale, end=behind.end,
    )


def _digits_length(text: str, start: int) -> int:
    match = DIGITS.match(text, start)
    return len(match[0].rstrip(".,")) if match else 0


def _word(text: str, start: int) -> tuple[str, str]:
    """The word right before `start` in lower case, and what stands between."""
    match = LAST_WORD.search(text, max(0, start - 30), start)
    return (match["word"].lower(), match["gap"]) if match else ("", "")


MARKER_BEFORE = re.compile(r"(?:\A|[\n\r])\s{0,3}\(?\Z")
MARKER_BEHIND = re.compile(r"[.)]{1,2}(?:\s|\Z)")
SECTION = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}\.?\s{1,3}[A-Z]")
LAW_WORDS = re.compile(r"(?:nomor|no)\W{0,3}\Z", re.I)


# A number that is marked as an amount or a share is a figure whatever stands before it.
SURE_UNITS = ("%", "‰", "Rp", "poin")


def _kind(text: str, figure: Figure, start: int, digits: str, previous: Figure | Token | None) -> str:
    """Why this number is no figure ("" if it is one)."""
    if figure.unit in SURE_UNITS or figure.scale != 1 or (figure.upper is not None and "," in digits):
        return ""
    word, gap = _word(text, start)
    if _is_year(digits, word, figure):
        return "year"
    if figure.unit.startswith("/"):
        return ""
    plain = digits.isdigit()
    if figure.unit and not (word in LABELS and word not in ("ke", "hal")):
        return ""
    if word in LABELS and (gap != "(" or word == "ayat"):
        return "label" if plain or len(digits) < 12 else ""
    if plain and len(digits) > 1 and (digits[0] == "0" or len(digits) > 15):
        return "code"
    if word in SOFT_LABELS and plain and int(digits) <= SOFT_SIZE and "(" not in gap:
        return "label"
    return _kind_by_place(text, figure, start, digits, previous)


def _kind_by_place(text: str, figure: Figure, start: int, digits: str, previous: Figure | Token | None) -> str:
    plain, end = digits.isdigit(), start + len(digits)
    if isinstance(previous, Token) and previous.kind in ("label", "code") and len(digits) <= LABEL_SIZE + 1 and "," not in digits:
        between = text[previous.end : start]
        if len(between) < 20 and CHAIN.match(re.sub(r"^[.)\s]+(?=[\s,dasw&–-])", "", between)):
            return "label"
    if figure.grade or (not plain and not SECTION.match(text, start)):
        return ""
    if MARKER_BEFORE.search(text, max(0, start - 6), start) and (
        (plain and len(digits) <= 2 and MARKER_BEHIND.match(text, end)) or (not plain and not text[:start].strip())
    ):
        return "marker"
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    if bracketed and plain and len(digits) <= 2 and spelled(_word(text, start)[0]) is None:
        return "marker"
    return ""


def _is_year(digits: str, word: str, figure: Figure) -> bool:
    """Four digits without unit: from 1990 to 2045 always, from 1900 to 2100 behind a word that leads to a year."""
    if not re.match(r"(?:19|20)[0-9]{2}(?:\Z|[.,])", digits):
        return False
    led = word in YEAR_WORDS or bool(MONTH_WORD.match(word))
    if not digits.isdigit():
        return led and len(digits) < 8
    if figure.unit and not led and figure.unit.lower() not in ("tahun", "bulan", "triwulan", "semester"):
        return False
    return led or 1990 <= int(digits) <= 2045
