"""Numbers written in Indonesian words: "dua ribu dua puluh tiga" is 2023."""
from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from lakip_lint.figures.figure import Figure
from lakip_lint.figures.numeral import read_numeral
from lakip_lint.patterns import compiled

DIGITS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
ONES = {"sepuluh": ("satu", "puluh"), "seratus": ("satu", "ratus"), "seribu": ("satu", "ribu"), "sejuta": ("satu", "juta")}
POWERS = {"triliun": 10**12, "trilyun": 10**12, "miliar": 10**9, "milyar": 10**9, "juta": 10**6, "ribu": 10**3}
WORDS = ("nol", "kosong", "koma", "sebelas", "belas", "puluh", "ratus", *ONES, *DIGITS, *POWERS)
WORD = "|".join(sorted(WORDS, key=len, reverse=True))

DIGIT = "|".join(DIGITS)
BELOW_HUNDRED = rf"(?:(?:{DIGIT})(?:\s*(?:puluh|belas))?(?:\s+(?:{DIGIT}))?|sepuluh|sebelas)"
"""Numbers as they are counted in a sentence: "tujuh", "dua belas", "dua puluh empat"."""
SEVERAL = rf"(?:\d{{1,2}}|(?!satu\b){BELOW_HUNDRED}\b)"
"""Two or more, in digits or in words."""
ORDINALS = {"pertama": 1, "kesatu": 1, **{f"ke{digit}": n for digit, n in DIGITS.items() if n > 1}, "kesepuluh": 10}

TOKEN = compiled(WORD)
RUN = compiled(rf"(?:(?:{WORD})[\s-]*+)++(?:rupiah|persen)?", re.I)
PAIR = compiled(
    r"(?<![\w.,/-])(?P<digits>[0-9][0-9.,]*+)(?P<tail>-)?\s{0,2}%?\s{0,2}\(\s{0,2}(?P<words>[^\W\d_][^()0-9]{1,120}+)\)"
)
REVERSED = compiled(
    rf"(?<!\w)(?P<words>(?:{WORD})(?:[\s-]{{0,2}}(?:{WORD})){{0,14}})\s{{0,2}}\(\s?(?P<digits>[0-9][0-9.,]*+)\s?\)", re.I
)


class Spelled(Struct, frozen=True):
    """A number that is printed twice, in digits and in words: "8 (delapan)". `start:end` covers both."""

    figure: Figure
    words: str
    value: Decimal
    start: int
    end: int


def spelled(words: str) -> Decimal | None:
    """The value of number words ("delapan puluh koma lima"), or None where they are not a whole well-formed number."""
    text = " ".join(words.lower().replace("-", " ").split())
    if not RUN.fullmatch(text):
        return None
    tokens = [t for word in TOKEN.findall(text) for t in ONES.get(word, (word,))]
    if "koma" in tokens:
        at = tokens.index("koma")
        whole, part = _whole(tokens[:at]), _decimals(tokens[at + 1 :])
        return None if whole is None or part is None else whole + part
    return _whole(tokens)


def counted(text: str) -> int | None:
    """A whole number as it is counted with, in digits or in words; None where it is neither."""
    if text.isdecimal():
        return int(text)
    value = spelled(text)
    return int(value) if value is not None and value % 1 == 0 else None


def _whole(tokens: list[str]) -> Decimal | None:
    if tokens in (["nol"], ["kosong"]):
        return Decimal(0)
    total, group, highest = 0, list[str](), 10**15
    for token in tokens:
        if token not in POWERS:
            group.append(token)
            continue
        value, power = _below_thousand(group), POWERS[token]
        if not value or power >= highest:
            return None
        total, group, highest = total + value * power, [], power
    rest = _below_thousand(group)
    if rest is None or (not tokens):
        return None
    return Decimal(total + rest)


def _below_thousand(tokens: list[str]) -> int | None:
    """Hundreds, tens and ones; 0 for no words, None where the words do not follow one another like that."""
    left, value = list(tokens), 0
    if len(left) > 1 and left[1] == "ratus" and left[0] in DIGITS:
        value, left = 100 * DIGITS[left[0]], left[2:]
    if left == ["sebelas"]:
        return value + 11
    if len(left) == 2 and left[1] == "belas" and left[0] in DIGITS:
        return value + 10 + DIGITS[left[0]]
    if len(left) > 1 and left[1] == "puluh" and left[0] in DIGITS:
        value, left = value + 10 * DIGITS[left[0]], left[2:]
    if len(left) == 1 and left[0] in DIGITS:
        value, left = value + DIGITS[left[0]], []
    return None if left else value


def _decimals(tokens: list[str]) -> Decimal | None:
    """Digits behind "koma", spoken one by one ("nol lima") or as one number ("dua puluh lima")."""
    digits = {**DIGITS, "nol": 0, "kosong": 0}
    if tokens and all(t in digits for t in tokens):
        return Decimal("0." + "".join(str(digits[t]) for t in tokens))
    value = _whole(tokens)
    return None if value is None else Decimal(f"0.{value}")


def read_spelled(text: str) -> tuple[Spelled, ...]:
    """All numbers printed in digits and words, "8 (delapan)" or "delapan (8)"; other brackets are ignored."""
    if "(" not in text:
        return ()
    found = [_pair(text, m) for pattern in (PAIR, REVERSED) for m in pattern.finditer(text)]
    return tuple(sorted((p for p in found if p), key=lambda p: p.start))


def _pair(text: str, match: re.Match[str]) -> Spelled | None:
    value = spelled(match["words"])
    digits = match["digits"].rstrip(".,")
    numeral = read_numeral(digits)
    if value is None or not numeral.readings:
        return None
    start = match.start("digits")
    best = numeral.readings[0]
    figure = Figure(
        raw=text[start : start + len(digits)], value=best.value, decimals=best.decimals, faults=numeral.faults,
        readings=numeral.readings, separators=numeral.separators, start=start, end=start + len(digits),
    )
    return Spelled(figure, " ".join(match["words"].split()), value, match.start(), match.end())
