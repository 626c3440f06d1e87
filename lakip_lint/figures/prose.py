"""Figures in running text.

One pass from left to right: at each digit the longest thing that begins there is taken, what stands before it is looked at
through a short window, and the pass goes on behind it. No number is looked at twice, so the time is linear.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.figures.context import (
    BEFORE_AMOUNTS,
    SPANS_OF_TIME,
    Token,
    compound,
    glued,
    parted,
    token,
    why_no_figure,
    word_before,
)
from lakip_lint.figures.figure import ONE, Figure, Reading
from lakip_lint.figures.grade import GRADE, LEVEL, normal_grade
from lakip_lint.figures.numeral import LINE_BREAK, figure_of, read_numeral
from lakip_lint.figures.spell import spelled
from lakip_lint.figures.units import CURRENCY, MONEY_MULTIPLE, MULTIPLE, RATE, UNIT, multiple_of, rate_of, unit_of
from lakip_lint.memory import remember_strings
from lakip_lint.patterns import compiled

DIGIT = compiled(r"[0-9]")
DIGITS = compiled(r"[0-9][0-9.,]*+")
# One number although a space or a line break is in it: its second part is no number of its own, or the line ends in it.
SPLIT = compiled(
    r"[0-9]{1,2}\s0[0-9],[0-9]{1,4}(?=\s?%)|[0-9]{1,3}(?:[0-9]*|(?:\.[0-9]{3})*),\n[0-9]{1,2}(?=\s?%)"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){0,4}\.\n[0-9]{3}(?:\.[0-9]{3}){0,4}(?:,[0-9]{1,2})?(?![0-9])"
)
# A space behind the comma ("sebesar 107, 26 %") where nothing else makes it a list.
SPACED = compiled(r"[0-9]{1,3},\s[0-9]{1,2}(?=\s?%(?!\s?(?:,|dan\b|serta\b|&)))")
GROWN = compiled(r"[^\W\d]|-[^\W\d]")
"""Letters right behind the digits make them part of a name: "4G", "367-BPMPD"."""
RATIO = compiled(r"1\s?:\s?(?P<digits>[0-9][0-9.,]*+)")
CLOCK = compiled(r"[0-9]{2}(?![0-9])")

LEFT_WIDTH = 40
LEFT = compiled(
    r"""
    (?P<open>[(]\s?)?
    (?P<bound>(?:[<>]\s?=?|=\s?[<>]|[≥≤]|±|\+/-)\s{0,2})?
    (?P<minus>(?:(?<![\w%.,)])[-–−+]|(?<!\w)minus\s{1,2}))?
    (?:(?P<currency>(?:(?<![^\W\d_])(?:Rp|IDR)[.,:]?\s{0,3}){1,2}[:=]?\s?|(?<![^\W\d_])US(?:D|\s?\$)\s?)
       (?P<open2>[(]\s?)?
       (?P<minus2>[-–−])?)?
    \Z""",
    re.I | re.X,
)
TAIL = compiled(r"\s?,\s?(?:[-–—]{1,2}|=)(?![0-9])|\.[-–—]{1,2}(?!\s?[0-9])")
STRAY = compiled(r"[-–](?=\s|$|[).,;])")
BRACKETED = compiled(r"\s{0,2}\(\s?(?P<words>[^\W\d_][^()0-9]{1,120}+)\)")
GRADED = compiled(rf"\s{{0,2}}\(\s?(?P<grade>{GRADE}|{LEVEL})\s?\)")
GRADE_BEFORE = compiled(rf"(?<!\w)(?P<grade>{GRADE}|{LEVEL})\s?\(\s?\Z")
RANGE = compiled(r"\s{0,2}(?:-|–|—|s\.d\.?|s/d|sd\.)\s{0,2}(?P<rp>Rp\.?\s?)?(?P<digits>[0-9][0-9.,]*+)")
FORMULA = compiled(r"\s?%?\s?\)\s?[/:x×*]")
CLOSE = compiled(r"\s?\)")
DEFICIT = compiled(r"(?:defisit|minus|rugi|kerugian|penurunan|turun|berkurang|kekurangan)(?:\s\w+){0,2}\s{0,2}\Z", re.I)
YEAR_BEHIND = compiled(r"\s{1,2}(?:19|20)[0-9]{2}(?![0-9])")
NAMED_UNITS = ("Ha", "Km", "Kg")

BOUND_WORDS = compiled(
    r"""(?<!\w)(?:
    (?P<at_least>minimal|minimum|sekurang-kurangnya|setidaknya|paling\s(?:sedikit|rendah|kurang)|tidak\s(?:kurang\sdari|di\s?bawah))
    |(?P<at_most>maksimal|maksimum|paling\s(?:banyak|tinggi|lama|lambat)|tidak\slebih\sdari|sebanyak-banyaknya)
    |(?P<above>lebih\s(?:besar\s|tinggi\s|banyak\s)?dari|di\s?atas|melebihi|melampaui)
    |(?P<below>kurang\sdari|lebih\s(?:kecil|rendah|sedikit)\sdari|di\s?bawah|hampir|mendekati)
    |(?P<about>sekitar|kurang\slebih|lebih\skurang|kira-kira)
    )\s{1,2}\Z""",
    re.I | re.X,
)
BOUNDS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<", "about": "~"}
SIGNS = {"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "±": "~", "+/-": "~"}


@remember_strings
def read_figures(text: str) -> tuple[Figure, ...]:
    """All figures of running text from left to right, with offsets into `text`."""
    return tuple(item for item in scan(text) if isinstance(item, Figure))


def scan(text: str) -> Iterator[Figure | Token]:
    """All numbers of running text: figures, and tokens for those that are none. They never overlap."""
    position = 0
    previous: Figure | Token | None = None
    while digit := DIGIT.search(text, position):
        start = digit.start()
        item = compound(text, start, previous) or _figure_or_token(text, start, position, previous)
        yield item
        position = max(_consumed(text, item), start + 1)
        previous = item


def _consumed(text: str, item: Figure | Token) -> int:
    """Where to go on: behind the item, and behind the base of a rate ("/100.000")."""
    if isinstance(item, Figure) and item.unit.startswith("/"):
        rate = RATE.match(text, item.end)
        return rate.end() if rate else item.end
    return item.end


class _Digits(Struct, frozen=True):
    """The digits of a number with their separators, `start:stop` of the text."""

    start: int
    stop: int
    print_: str


class _Left(Struct, frozen=True):
    """What stands before the digits: the number proper begins at `start`, its opening bracket at `opening`."""

    start: int
    opening: int
    currency: str = ""
    negative: bool = False
    opened: bool = False
    inner: bool = False
    bound: str = ""


class _Right(Struct, frozen=True):
    """What stands behind the digits: the number proper ends at `end`, all that belongs to it at `after`."""

    end: int
    after: int
    unit: str = ""
    scale: Decimal = ONE
    tail: bool = False
    spelled: bool = False
    grade: str = ""


def _figure_or_token(text: str, start: int, floor: int, previous: Figure | Token | None) -> Figure | Token:
    ratio = RATIO.match(text, start)
    if ratio and (not CLOCK.match(ratio["digits"]) or word_before(text, start)[0] in ("rasio", "perbandingan")):
        print_ = ratio["digits"].rstrip(".,")
        return figure_of(text, start, ratio.start("digits") + len(print_), read_numeral(print_), unit="1:")
    digits = _digits(text, start)
    figure = _figure(text, digits, _left(text, start, floor))
    if " " in text[digits.start : digits.stop] or parted(text, start):
        figure = replace(figure, repaired=True)
    if not figure.unit and figure.scale == 1 and GROWN.match(text, figure.end):
        return glued(text, start)
    kind = why_no_figure(text, figure, start, digits.print_, previous)
    return token(kind, text, start, max(figure.end, digits.stop)) if kind else figure


def _digits(text: str, start: int) -> _Digits:
    split = SPLIT.match(text, start) or _spaced(text, start)
    if split:
        return _Digits(start, split.end(), "".join(split[0].split()))
    match = DIGITS.match(text, start)
    assert match
    print_ = match[0].rstrip(".,")
    return _Digits(start, start + len(print_), print_)


def _spaced(text: str, start: int) -> re.Match[str] | None:
    match = SPACED.match(text, start)
    return match if match and word_before(text, start) in SINGLE else None


SINGLE = {(word, " ") for word in BEFORE_AMOUNTS}


def _left(text: str, start: int, floor: int) -> _Left:
    match = LEFT.search(text, max(floor, start - LEFT_WIDTH), start)
    assert match
    word = None if match["bound"] else BOUND_WORDS.search(text, max(floor, match.start() - LEFT_WIDTH), match.start())
    bound = "".join((match["bound"] or "").split())
    signed = match["bound"] or match["minus"] or match["open2"] or match["minus2"]
    currency = match["currency"] or ""
    return _Left(
        start=match.start() + len(match["open"] or "") + (0 if signed else len(currency)),
        opening=match.start(),
        currency="" if not currency else "US$" if currency[0] in "Uu" else "Rp",
        negative=bool((match["minus"] or "+").strip() != "+" or match["minus2"]),
        opened=match["open"] is not None,
        inner=match["open2"] is not None,
        bound=SIGNS.get(bound, bound) or (BOUNDS[word.lastgroup or ""] if word else ""),
    )


def _right(text: str, end: int, money: bool, long: bool) -> _Right:
    """`long`: the number has groups of thousands, so that ",-" may follow it without "Rp" before it."""
    tail = TAIL.match(text, end) if money or long else None
    stop = after = tail.end() if tail else end
    bracket = BRACKETED.match(text, after)
    known = bracket is not None and spelled(bracket["words"]) is not None
    if bracket and known:
        after = bracket.end()
    scale, after = _multiple(text, after, money)
    unit, after = _unit(text, after)
    graded = GRADED.match(text, after)
    grade = normal_grade(graded["grade"]) if graded else ""
    return _Right(stop, graded.end() if graded else after, unit, scale, tail is not None, known, grade)


def _multiple(text: str, at: int, money: bool) -> tuple[Decimal, int]:
    gap = _gap(text, at)
    match = MULTIPLE.match(text, gap) or (MONEY_MULTIPLE.match(text, gap) if money else None)
    return (multiple_of(match["word"]), match.end()) if match else (ONE, at)


def _unit(text: str, at: int) -> tuple[str, int]:
    gap = _gap(text, at)
    rate = RATE.match(text, at)
    if rate:
        return rate_of(rate), rate.end()
    currency = CURRENCY.match(text, gap)
    if currency:
        return ("US$" if currency["dollar"] else "Rp"), currency.end()
    match = UNIT.match(text, gap)
    if not match or (match["noun"] and not _is_unit(text, match)):
        return "", at
    return unit_of(match), match.end()


def _is_unit(text: str, match: re.Match[str]) -> bool:
    """A noun counts as unit where it is written like one: "tahun 2023" is a year, "Program Pengelolaan ..." a name."""
    noun = match["noun"]
    if noun.lower() in SPANS_OF_TIME and YEAR_BEHIND.match(text, match.end()):
        return False
    written_small = noun[0].islower() or noun.isupper() or noun in NAMED_UNITS
    return written_small or not patterns.match(r"\s{0,2}[A-Z0-9]", text[match.end() : match.end() + 3])


def _gap(text: str, at: int) -> int:
    """The next printed character, at most two spaces away."""
    while at < len(text) and text[at].isspace() and text[at : at + 3].strip():
        at += 1
    return at


def _figure(text: str, digits: _Digits, left: _Left) -> Figure:
    """The figure with these digits and with all that belongs to it."""
    right = _right(text, digits.stop, bool(left.currency), digits.print_.count(".") + digits.print_.count(",") > 1)
    unit = left.currency if left.currency and right.unit in ("", left.currency) else right.unit
    stray = unit == "Rp" and not right.tail and STRAY.match(text, digits.stop) is not None
    if stray:
        right = replace(right, end=digits.stop + 1, after=digits.stop + 1)
    numeral = read_numeral(digits.print_, unit == "Rp" and right.scale == 1, unit in ("%", "‰", "poin"))
    figure = figure_of(
        text, left.start, right.end, numeral, unit=unit, scale=right.scale, bound=left.bound, grade=right.grade,
        negative=left.negative,
    )
    if stray:
        return replace(figure, faults=(*figure.faults, "stray-sign"))
    figure = _bracketed(text, figure, left, right)
    return _ranged(text, figure, right, digits)


def _bracketed(text: str, figure: Figure, left: _Left, right: _Right) -> Figure:
    """Brackets mean a negative amount behind "Rp", or around an amount that is said to be missing; else they only enclose."""
    close = CLOSE.match(text, right.after)
    if not close or not (left.opened or left.inner):
        return figure
    if left.inner:
        return _negated(text, figure, figure.start, close.end())
    missing = _alone(text, left.opening, close.end()) or DEFICIT.search(text, max(0, left.opening - 60), left.opening)
    if left.currency and not left.negative and missing:
        return _negated(text, figure, left.opening, close.end())
    if left.opened and not figure.unit and text[close.end() : close.end() + 2].lstrip().startswith("%") and word_before(
        text, figure.start
    )[0] in BEFORE_AMOUNTS:
        return replace(_negated(text, figure, left.opening, close.end()), unit="%")  # "sebesar (3,14)%"
    if left.opened and not figure.unit and spelled(word_before(text, figure.start)[0]) is not None:
        return replace(figure, unit=_unit(text, close.end())[0])
    before = GRADE_BEFORE.search(text, max(0, figure.start - 40), figure.start)
    return replace(figure, grade=normal_grade(before["grade"])) if before and figure.unit in ("", "%") else figure


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but a little space stands around `start:end`."""
    return start < 9 and len(text) - end < 9 and not text[:start].strip() and not text[end:].strip()


def _negated(text: str, figure: Figure, start: int, end: int) -> Figure:
    readings = tuple(Reading(-r.value if r.value else r.value, r.decimals) for r in figure.readings)
    value = readings[0].value if readings else None
    return replace(figure, raw=LINE_BREAK.sub("", text[start:end]), value=value, readings=readings, start=start, end=end)


def _ranged(text: str, figure: Figure, right: _Right, digits: _Digits) -> Figure:
    """ "5-6 %": a figure from the lower end to the upper end, where a number follows that can only be the upper end."""
    match = RANGE.match(text, right.after)
    if not match or right.tail or right.spelled or right.scale != 1 or figure.bound or figure.unit not in ("", "%", "Rp"):
        return figure
    print_ = match["digits"].rstrip(".,")
    end = match.start("digits") + len(print_)
    if patterns.match(r"[./-][0-9]|[^\W_]", text[end : end + 2]) and not UNIT.match(text, end):
        return figure
    behind = _right(text, end, bool(match["rp"]), False)
    unit = behind.unit or figure.unit
    low, high = (read_numeral(p, unit == "Rp", unit == "%") for p in (digits.print_, print_))
    pairs = [(a, b) for a in low.readings for b in high.readings if a.value < b.value]
    if not (low.sound and high.sound and pairs) or FORMULA.match(text, behind.after) or figure.unit not in ("", unit):
        return figure
    if figure.value is None or figure.value < 0:
        return figure
    first, last = min(pairs, key=lambda p: p[0].decimals != p[1].decimals)
    decimals = max(first.decimals, last.decimals)
    return replace(
        figure, raw=LINE_BREAK.sub("", text[figure.start : behind.end]), value=first.value, decimals=decimals,
        readings=(Reading(first.value, decimals),), upper=last.value, unit=unit, scale=behind.scale, end=behind.end,
    )
