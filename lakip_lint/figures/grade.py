"""Grades (predikat, kategori, opini) and the scales that turn a value into one."""
from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.figures.interval import Interval
from lakip_lint.figures.numeral import read_numeral
from lakip_lint.patterns import compiled

LETTERS = ("AA", "A", "BB", "B", "CC", "C", "D")
"""AKIP grades, the best first (PermenPANRB 88/2021; E of the survey of 2004 is not among them)."""

CLASSES = """
    Sangat Baik Sekali|Sangat Memuaskan|Sangat Tinggi|Sangat Baik|Sangat Cukup|Sangat Kurang Baik|Sangat Kurang|Sangat Rendah|
    Sangat Berhasil|Sangat Efisien|Sangat Efektif|Sangat Inovatif|Sangat Puas|Sangat Sehat|Sangat Mandiri|Sangat Tidak Baik|
    Baik Sekali|Cukup Baik|Kurang Baik|Tidak Baik|Agak Baik|Agak Kurang|Cukup Memadai|Cukup Berhasil|Kurang Berhasil|
    Tidak Berhasil|Belum Berhasil|Cukup Efisien|Kurang Efisien|Tidak Efisien|Cukup Efektif|Kurang Efektif|Tidak Efektif|
    Kurang Memuaskan|Tidak Memuaskan|Cukup Memuaskan|Kurang Inovatif|Cukup Inovatif|Kurang Puas|Cukup Puas|Tidak Puas|
    Cukup Tinggi|Kurang Sekali|Memuaskan|Istimewa|Prima|Baik|Cukup|Kurang|Buruk|Tinggi|Sedang|Rendah|Berhasil|Gagal|
    Efisien|Efektif|Inovatif|Puas|Sehat|Mandiri|Informatif|Cukup Informatif|Kurang Informatif|Tidak Informatif|
    Menuju Informatif|Berkembang|Maju
"""
NAMES = sorted((" ".join(c.split()) for c in CLASSES.split("|")), key=len, reverse=True)
OPINIONS = {
    "wajar tanpa pengecualian dengan paragraf penjelasan": "WTP-DPP", "wtp-dpp": "WTP-DPP", "wtp dpp": "WTP-DPP",
    "wajar tanpa pengecualian": "WTP", "wtp": "WTP", "wajar dengan pengecualian": "WDP", "wdp": "WDP",
    "tidak memberikan pendapat": "TMP", "tmp": "TMP", "disclaimer": "TMP", "tidak wajar": "Tidak Wajar",
}
"""Opinions of the auditor (BPK) and how they are written."""


def _spaced(words: str) -> str:
    return r"[\s-]+".join(map(re.escape, patterns.split(r"[\s-]", words)))


# Letters count only as capitals: "a" and "b" number lists, "sb" and "tb" are no grades.
LETTER = r"AA|BB|CC|SB|[ABCD]"
WORDED = "|".join(map(_spaced, (*sorted(OPINIONS, key=len, reverse=True), *NAMES)))
GRADE = rf"(?:(?:{LETTER})(?![^\W_]|[+-])|(?i:{WORDED})(?![^\W_]))"
LEVEL = r"(?i:level|tingkat)\s{0,2}(?:[0-9]|IV|V|I{1,3})(?![^\W_]|[.,][0-9])"
LEAD_WORDS = "nilai|predikat|kategori|kriteria|opini|skor|peringkat|kualifikasi|interpretasi|mutu"
LEAD = rf"(?:(?i:{LEAD_WORDS})\s{{0,2}}[:=]?\s{{0,2}}){{0,2}}"
NUMBER = r"[0-9][0-9.,]{0,30}"

ONLY_GRADE = compiled(
    rf"[\"“']?{LEAD}[(\"“]?(?P<grade>{GRADE}|{LEVEL})[)\"”']?"
    rf"(?:\s{{0,2}}[(/:–=-]\s{{0,2}}(?:{GRADE}|\(?\s?{NUMBER}\s?%?\s?\)?)\s{{0,2}}\)?|\s{{0,2}}{NUMBER}\s?%?)?[\"”'.]?"
)
GRADE_BEHIND = compiled(rf"{LEAD}{NUMBER}\s?%?\s{{0,2}}[(/:–=-]?\s{{0,2}}{LEAD}(?P<grade>{GRADE}|{LEVEL})\s?\)?[.]?")


def normal_grade(words: str) -> str:
    """A grade as it is compared: letters in capitals, words in title case, opinions as abbreviations."""
    plain = " ".join(words.split())
    known = OPINIONS.get(plain.lower().replace("- ", "-"))
    if known:
        return known
    if patterns.fullmatch(LETTER, plain):
        return plain
    level = patterns.fullmatch(r"(level|tingkat)\s*(\w+)", plain, re.I)
    return f"{level[1].title()} {level[2].upper()}" if level else plain.title()


def read_grade(text: str) -> str:
    """The grade that `text` consists of, with or without its number ("BB (70,11)"), normalised; "" if it is anything else."""
    plain = " ".join(text.split())
    if len(plain) > 80:
        return ""
    match = ONLY_GRADE.fullmatch(plain) or GRADE_BEHIND.fullmatch(plain)
    return normal_grade(match["grade"]) if match else ""


class Band(Struct, frozen=True):
    """One class of a scale: the values from `low` to `high` (None: open), and the range as printed."""

    grade: str
    low: Decimal | None
    high: Decimal | None
    low_included: bool = True
    high_included: bool = True
    text: str = ""

    def contains(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (self.low_included and value == self.low)
        below = self.high is None or value < self.high or (self.high_included and value == self.high)
        return above and below

    def meets(self, interval: Interval) -> bool:
        """Whether some value of the interval belongs to the class."""
        low = interval.low if self.low is None else max(interval.low, self.low)
        high = interval.high if self.high is None else min(interval.high, self.high)
        if low < high:
            return True
        return low == high and self.contains(low)


class Scale(Struct, frozen=True):
    """A table of classes as a report or a regulation prints it. Bands may leave gaps and may overlap."""

    name: str
    classes: tuple[Band, ...]

    def grade_of(self, value: Decimal) -> str | None:
        """The class of a value; None in a gap and where classes overlap, for then the scale does not tell."""
        grades = self.grades_of(value)
        return grades[0] if len(grades) == 1 else None

    def grades_of(self, value: Decimal) -> tuple[str, ...]:
        """All classes that hold the value."""
        return tuple(dict.fromkeys(b.grade for b in self.classes if b.contains(value)))

    def grades_in(self, interval: Interval) -> tuple[str, ...]:
        """All classes that a printed value may belong to, given the values that print like it."""
        return tuple(dict.fromkeys(b.grade for b in self.classes if b.meets(interval)))

    def band(self, grade: str) -> Band | None:
        """The first band with this grade, as normalised by `read_grade`."""
        return next((b for b in self.classes if b.grade.casefold() == grade.casefold()), None)


# The range is rewritten into a few signs: numbers, < ≤ > ≥, x for the value in the middle, and - for "to".
PARTS = compiled(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<sign>[<>≤≥]\s?=?|=\s?[<>])"
    r"|(?P<x>\b(?:x|n|nilai(?:\s+(?:capaian|kinerja|akip|ikm|skm))?|skor|capaian|realisasi|angka|ikm|np|nk)\b)"
    r"|(?P<to>s\s?\.?\s?/?\s?d\b\.?|sampai(?:\s+dengan)?|hingga|[-–—−~])"
    r"|(?P<above>(?:lebih\s+(?:besar\s+|tinggi\s+)?dari|di\s?atas))|(?P<below>(?:kurang|lebih\s+(?:kecil|rendah))\s+dari|di\s?bawah)"
    r"|(?P<up>ke\s?atas)|(?P<down>ke\s?bawah)|(?P<void>[%\s()\[\]:;]|(?:persen|dan)\b)",
    re.I,
)
SIGNS = {"<=": "≤", "=<": "≤", ">=": "≥", "=>": "≥", "≤=": "≤", "≥=": "≥"}
FLIPPED = str.maketrans("<>≤≥", "><≥≤")


def read_scale_row(range_text: str, class_text: str) -> Band | None:
    """One row of a printed scale ("> 80 – 90", "A"), or None where it can be understood in more ways than one."""
    text = " ".join(range_text.split())
    grade = _class_name(class_text)
    rewritten = _rewrite(text)
    if not grade or rewritten is None:
        return None
    form, numbers = rewritten
    limits = _one_limit(form, numbers) if len(numbers) == 1 else _two_limits(form, numbers)
    return Band(grade, *limits, text) if limits else None


def _class_name(text: str) -> str:
    plain = " ".join(text.split()).strip(" .:*")
    known = read_grade(plain)
    if known:
        return known
    return plain.title() if patterns.fullmatch(r"[^\W\d_]+(?:[ /-][^\W\d_]+){0,3}", plain) else ""


def _rewrite(text: str) -> tuple[str, list[Decimal]] | None:
    """The range as a form such as ">N-N", and its one or two numbers."""
    form, numbers, at = "", list[Decimal](), 0
    while at < len(text):
        match = PARTS.match(text, at)
        if not match:
            return None
        if match["number"]:
            reading = _scale_number(match["number"])
            if reading is None or len(numbers) == 2:
                return None
            numbers.append(reading)
        sign = "".join((match["sign"] or "").split())
        form += {
            "number": "N", "sign": SIGNS.get(sign, sign), "x": "x", "to": "-",
            "above": ">", "below": "<", "up": "u", "down": "d",
        }.get(match.lastgroup or "", "")
        at = match.end()
    return (form, numbers) if numbers else None


def _scale_number(print_: str) -> Decimal | None:
    """Limits of classes are small: "3.064" is 3,064 and never three thousand."""
    numeral = read_numeral(print_)
    if not numeral.sound:
        return None
    return max(numeral.readings, key=lambda r: r.decimals).value


Limits = tuple[Decimal | None, Decimal | None, bool, bool]


def _one_limit(form: str, numbers: list[Decimal]) -> Limits | None:
    """ "≥N", "x≥N", "N≤", "N≤x", "Nu": one limit, the other side open."""
    for pattern, flip in ((r"x?([<>≤≥])N", False), (r"N([<>≤≥])x?", True)):
        match = re.fullmatch(pattern, form)
        if match:
            sign = match[1].translate(FLIPPED) if flip else match[1]
            if sign in ">≥":
                return numbers[0], None, sign == "≥", True
            return None, numbers[0], True, sign == "≤"
    if form == "Nu":
        return numbers[0], None, True, True
    return (None, numbers[0], True, True) if form == "Nd" else None


def _two_limits(form: str, numbers: list[Decimal]) -> Limits | None:
    first, second = numbers
    if first == second:
        return None
    rising = first < second
    low, high = min(numbers), max(numbers)
    between = patterns.fullmatch(r"N([<>≤≥])x([<>≤≥])N", form)
    if between:
        included = [sign in "≤≥" for sign in between.groups()]
        return low, high, included[not rising], included[rising]
    if rising and patterns.fullmatch(r"N[<>≤≥]N", form):
        # "80 > 100" and "76 ≤ 90" stand for 80 to 100 and 76 to 90; with "<" neither end is certain to belong to it
        return low, high, form[1] in "≤≥", form[1] != "<"
    signed = patterns.fullmatch(r"x?([<>≤≥]?)N(?:-x?|(?=[<>≤≥]))([<>≤≥]?)N", form)
    if not signed or (form[0] == "N" and "-" not in form):
        return None
    at_low, at_high = signed.groups() if rising else signed.groups()[::-1]
    if at_low in ("<", "≤") or at_high in (">", "≥"):
        return None
    return low, high, at_low != ">", at_high != "<"
