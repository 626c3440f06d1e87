"""Figures in the cell of a table: mostly one number, printed over several lines where the column is narrow."""
from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.figures.context import MONTHS
from lakip_lint.figures.figure import ONE, Figure, Reading
from lakip_lint.figures.grade import GRADE, LEAD, LEVEL, normal_grade, read_grade
from lakip_lint.figures.numeral import figure_of, read_numeral
from lakip_lint.figures.prose import read_figures
from lakip_lint.figures.units import MONEY_MULTIPLE, MULTIPLE, NOUN, RATE, multiple_of, rate_of, unit_of
from lakip_lint.figures.units import UNIT as UNIT_WORD
from lakip_lint.patterns import compiled

BREAK = compiled(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NOTHING = compiled(
    r"(?:[-–—_]+|\.{2,}|…|n\s?[/.]?\s?a\.?|nihil|belum ada(?: \w+){0,2}|tidak ada(?: \w+){0,2}|belum tersedia|tidak tersedia"
    r"|belum dihitung|belum dinilai|belum rilis|belum dirilis|tad|#+|#(?:n/a|div/0!|ref!|value!|name\?|num!))",
    re.I,
)
NUM = r"[0-9](?:[0-9.,]*[0-9])?"
SIGN = r"[-–−+]"
RP = r"(?:(?:Rp|IDR)[.,:]?\s{0,3}){1,2}"
TAIL = r"\s?(?:[,.]\s?(?:[-–—]{1,2}|=)|[,.](?=\Z|\s?\)))"

PLAIN = compiled(
    rf"""
    (?P<open>\(\s?)?
    (?P<bound>(?:[<>]\s?=?|=\s?[<>]|[≥≤]|±|\+/-)\s?)?
    (?P<minus>{SIGN}\s?)?
    (?P<rp>{RP})?
    (?P<open2>\(\s?)?
    (?P<minus2>{SIGN}\s?)?
    (?P<digits>{NUM})
    (?P<tail>{TAIL})?
    (?P<stray>[-–](?=\Z|\)))?
    (?P<close2>\s?\)(?:{TAIL})?)?
    (?P<rest>.*)""",
    re.I | re.X | re.S,
)
RANGE = compiled(
    rf"(?P<bound>[<>≥≤]\s?=?\s?)?(?P<rp>{RP})?(?P<low>{NUM})\s?(?P<lowunit>%|‰)?"
    r"\s{0,2}(?:-|–|—|s\s?\.?/?\s?d\.?|sampai(?:\sdengan)?|hingga)"
    rf"\s{{0,2}}(?P<rp2>{RP})?[<≤]?\s?(?P<high>{NUM})(?P<rest>.*)",
    re.I | re.S,
)
RATIO = compiled(rf"(?P<left>{NUM})\s?:\s?(?P<digits>{NUM})(?P<rest>.*)", re.S)
GRADE_THEN = compiled(
    rf"{LEAD}(?P<grade>{GRADE}|{LEVEL})\s{{0,2}}(?:[:=/–-]\s?)?(?P<open>\(\s?)?(?P<number>.*?)(?P<close>\s?\))?", re.S
)
THEN_GRADE = compiled(
    rf"(?P<number>{LEAD}.*?[0-9%‰.,-])\s{{0,2}}[:=/–-]?\s{{0,2}}\(?\s?{LEAD}(?P<grade>{GRADE}|{LEVEL})"
    rf"(?:\s?[/(,]\s?{GRADE}\s?\)?)?\s?\)?[.]?", re.S,
)
STAR = compiled(r"\s?(?:\*{1,4}\)?|\(\*+\))\s*\Z")
LEAD_IN = compiled(LEAD)
FREE_UNIT = compiled(rf"(?!{MONTHS}\b)[^\W\d_]{{1,20}}(?:[ /][^\W\d_]{{1,20}})?\.?", re.I)
KNOWN_UNIT = compiled(rf"(?:{NOUN})(?:\s?/\s?(?:{NOUN}))?", re.I)
CODE = compiled(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,}(?:\.0[0-9]{1,4})*\.?|[0-9]{1,2}(?:\.[0-9]{1,2})+(?:\.0[0-9]{2,4})+\.?")
MONEY_LINE = compiled(r"(?:Rp|IDR)[.:]?", re.I)


class _Flat(Struct, frozen=True):
    """A cell on one line; `origin[i]` is the offset of its character `i` in the cell, whose text is `text`."""

    text: str
    string: str
    origin: tuple[int, ...]
    lines: tuple[tuple[int, int], ...]
    money: bool = False

    def moved(self, figure: Figure, shift: int = 0) -> Figure:
        start, end = figure.start + shift, figure.end + shift
        if not self.origin or end <= start:
            return figure
        origin = self.origin[start:end]
        spaced = any(self.text[a + 1 : b].isspace() and not BREAK.search(self.text, a + 1, b) for a, b in pairwise(origin))
        return replace(figure, start=origin[0], end=origin[-1] + 1, repaired=figure.repaired or spaced)


def read_cell(text: str, *, unit: str = "", scale: int = 1) -> tuple[Figure, ...]:
    """The figures of a table cell, most cells one; none in an empty cell and in one of words.

    `unit` and `scale` are those of the header; they hold where the cell prints none of its own.
    """
    flat = _flatten(text, unit)
    if not flat.string or LIST_NUMBERS.fullmatch(flat.string):
        return ()
    unit = unit or ("Rp" if flat.money else "")
    whole = None if _lists_dashes(flat) else _element(flat.string, unit)
    found = [flat.moved(whole)] if whole else _listed(flat, unit)
    if found is None:
        found = [flat.moved(f) for f in read_figures(flat.string)]
        if len(WORD.findall(flat.string)) > 3:
            return tuple(found)
    return tuple(_hinted(f, unit, scale) for f in found)


LIST_NUMBERS = compiled(r"(?:[0-9]{1,2}[.)]\s*)+")
WORD = compiled(r"[^\W\d_]{3,}")


def _lists_dashes(flat: _Flat) -> bool:
    """Whether a line between others is a lone dash: a list with nothing in one place, not "80 - 90"."""
    return len(flat.lines) > 2 and any(flat.string[a:b] in ("-", "–") for a, b in flat.lines)


def _listed(flat: _Flat, unit: str) -> list[Figure] | None:
    """Several figures, one a line or one a word, where each is whole."""
    for cuts in (flat.lines, _words(flat.string)):
        figures = list[Figure]()
        for start, end in cuts:
            part = _element(flat.string[start:end], unit)
            if not part:
                break
            figures.append(flat.moved(part, start))
        if len(cuts) > 1 and len(figures) == len(cuts):
            bracketed = [f.raw.startswith("(") for f in figures]
            # brackets around some of them only set them apart ("5.000" "(95 %)"), they do not make them negative
            return figures if all(bracketed) else [_unbracketed(f) if b else f for f, b in zip(figures, bracketed, strict=True)]
    return None


def _unbracketed(figure: Figure) -> Figure:
    readings = tuple(Reading(abs(r.value), r.decimals) for r in figure.readings)
    return replace(figure, value=abs(figure.value) if figure.value is not None else None, readings=readings)


def _hinted(figure: Figure, unit: str, scale: int) -> Figure:
    """The figure with the header's unit and scale where it has none."""
    own = figure.unit
    if not own and (figure.value is not None or figure.missing):
        figure = replace(figure, unit=unit, unit_from_header=bool(unit))
    if scale != 1 and figure.scale == 1 and own in ("", "Rp") and figure.value is not None:
        figure = replace(figure, scale=Decimal(scale))
    return figure


def _words(string: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in patterns.finditer(r"\S+", string)) if len(string) < 400 else ()


# --- from lines to one line ---------------------------------------------------------------------------------------------


def _flatten(text: str, unit: str) -> _Flat:
    """The lines of a cell as one line: broken numbers joined, other lines a space apart, a lone "Rp" left out."""
    lines = [m.span() for m in LINE.finditer(text)]
    money = any(MONEY_LINE.fullmatch(text[a:b]) for a, b in lines) and any(text[a:b][0].isdigit() for a, b in lines)
    if money:
        lines = [(a, b) for a, b in lines if not MONEY_LINE.fullmatch(text[a:b])]
    if _one_number(text, lines):
        origin = [i for a, b in lines for i in range(a, b) if not text[i].isspace()]
        return _Flat(text, "".join(text[i] for i in origin), tuple(origin), ((0, len(origin)),), money)
    unit = unit or ("Rp" if money else "")
    groups = _joined(text, lines, unit, completing=True)
    if len(groups) > 1:
        # where the cell is a list after all, numbers that are whole on their own are left alone
        groups = _joined(text, lines, unit, completing=False)
    origin, cuts = list[int](), list[tuple[int, int]]()
    for group in groups:
        if cuts:
            origin.append(group[0] - 1)
        cuts.append((len(origin), len(origin) + len(group)))
        origin += group
    string = "".join(" " if text[i].isspace() else text[i] for i in origin)
    return _Flat(text, _despaced(string, origin), tuple(origin), tuple(cuts), money)


LINE = compiled(r"[^\s](?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*[^\s])?")
RATE_CELL = compiled(r"[<>≥≤]?[0-9][0-9.,]*/(?:1|10|100)[.,]?000(?:[.,]000)?[^\W\d_]{0,20}")


def _one_number(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether a cell is one number cut in any place: a rate ("5/100" "0 KH"), or one character a line or a word."""
    compact = "".join(text.split()) if len(text) < 200 else ""
    if "/" in compact and len(lines) > 1:
        return RATE_CELL.fullmatch(compact) is not None
    pieces = text.split() if len(text) < 200 else []
    if len(pieces) < 3 or not patterns.fullmatch(r"[0-9.,]+", compact) or not compact[-1].isdigit():
        return False
    single = all(len(p) == 1 or p[0] in ".," for p in pieces)
    return single and any(p[0] in ".," for p in pieces) and compact[0].isdigit() and read_numeral(compact).sound


def _joined(text: str, lines: list[tuple[int, int]], unit: str, completing: bool) -> list[list[int]]:
    """The offsets of the characters of each line, lines that continue a number together."""
    groups = list[list[int]]()
    for start, end in lines:
        head = "".join(text[i] for i in groups[-1]) if groups else ""
        if groups and len(head) < 60 and _continues(head, text[start:end], unit, completing):
            groups[-1] += range(start, end)
        else:
            groups.append(list(range(start, end)))
    return groups


BROKEN_HEAD = compiled(rf"(?:\(?\s?[-–−]?\s?(?:{RP})?\(?)?(?P<digits>[0-9][0-9.,]*)", re.I)
BROKEN_REST = compiled(r"(?P<digits>[.,]?[0-9][0-9.,]*|[.,])(?P<after>\s?[,.]?-?\s?\)?\s?[%‰]?\s?\)?)")


def _continues(head: str, rest: str, unit: str, completing: bool) -> bool:
    """Whether `rest` is the end of the number in `head`, broken where the line was full.

    So it is where the head is no whole number ("106,", "1.506.190.00"), or the rest is none (".500", "000"), and the whole is
    well-formed. Two whole numbers are two, with two exceptions that no list shows: one digit that completes two decimals
    ("88,3" "1") and one that completes a year ("201" "9").
    """
    first, second = BROKEN_HEAD.fullmatch(head), BROKEN_REST.fullmatch(rest)
    if not first or not second:
        return first is not None and patterns.fullmatch(r"[,.]\s?-{1,2}|,\s?[-–=]", rest) is not None
    left, right = first["digits"], second["digits"].rstrip(".,")
    if not right:
        return True
    if len(left) < 4 and left[-1] == "." and second["digits"] == f"{right}." and len(right) < 3:
        return False  # "1." "2.": numbers of a list
    joined = read_numeral(left + right, unit == "Rp", unit == "%")
    lost = right == "000" and read_numeral(left).separators in ("id", "en")
    if left[-1] in ".,":
        return right[0] not in ".," and (joined.sound or (right[0] == "0" and len(right) > 1))
    if right[0] in ".,":
        return joined.sound
    if right[0] == "0" and len(right) > 1 and not patterns.match(r"0[.,]", right):
        return joined.sound or lost
    whole = read_numeral(left).sound
    return (completing or not whole) and _completes(left, right, unit, joined.sound)


def _completes(left: str, right: str, unit: str, sound: bool) -> bool:
    """Whether two whole numbers are one, because the first is short of a group, of a decimal or of a year."""
    groups = patterns.split(r"[.,]", left)
    tail = len(groups[-1])
    if len(groups) == 1:
        return tail == 3 and len(right) == 1 and 1990 <= int(left + right) <= 2045
    if not sound or (not right.isdigit() and len(groups) == 2 and left[-tail - 1] == ","):
        return False
    if len(groups) > 2:
        # groups of thousands and a short last one, or long decimals
        separators = [c for c in left if c in ".,"]
        return (tail < 3 and len(set(separators)) == 1) or (len(set(separators)) == 2 and tail + len(right) <= 2)
    if tail >= 4:
        return len(right) <= tail
    if (tail + len(right) == 3 and left[-tail - 1] == ".") or not right.isdigit():
        return unit != "%" and tail < 3
    return tail == 1 and len(right) == 1


SPACED = (
    compiled(r"(?<=[0-9])\s(?=[.,][0-9])"),
    compiled(r"(?<=[0-9][.,])\s(?=[0-9])"),
)


def _despaced(string: str, origin: list[int]) -> str:
    """Take spaces out of a number that fills its cell, where that is the only way to read it ("1 05,22%", "12. 500.000")."""
    alone = len(string) <= 60 and patterns.fullmatch(r"[(\s]*(?:Rp\.?)?[\s0-9.,()%-]+", string, re.I)
    if not alone or LIST_NUMBERS.fullmatch(string):
        return string
    gaps = {m.start() for p in SPACED for m in p.finditer(string)}
    gaps |= {m.start(1) for m in patterns.finditer(r"(?<![0-9.,])[0-9]{1,3}( )0[0-9]{1,2}(?:[.,][0-9]+)+\s?%?", string)}
    digits = patterns.sub(r"[^0-9.,]", "", "".join(c for i, c in enumerate(string) if i not in gaps))
    left = [c for i, c in enumerate(string) if i not in gaps]
    if not gaps or patterns.search(r"[0-9]\s+[0-9]", "".join(left)) or not read_numeral(digits.rstrip(".,")).sound:
        return string
    for gap in sorted(gaps, reverse=True):
        del origin[gap]
    return "".join(left)


# --- one element --------------------------------------------------------------------------------------------------------


def _element(string: str, unit: str) -> Figure | None:
    """The one figure that `string` consists of, or None."""
    stripped = string.strip()
    if not stripped or len(stripped) > 160:
        return None
    shift = string.index(stripped[0])
    figure = (
        _nothing(stripped) or _range(stripped, unit) or _number(stripped, unit) or _ratio(stripped) or _graded(stripped, unit)
    )
    return replace(figure, start=figure.start + shift, end=figure.end + shift) if figure and shift else figure


def _nothing(string: str) -> Figure | None:
    """ "-", "n/a", "Rp -", "####": the print says that there is no value."""
    bare = patterns.sub(rf"\A{RP}|\s?[%‰]\Z", "", string, flags=re.I).strip()
    if not NOTHING.fullmatch(" ".join(bare.split())):
        return None
    money = patterns.match(RP, string, re.I) is not None
    faults = ("overflow",) if patterns.fullmatch("#+", bare) else ("formula-error",) if bare.startswith("#") else ()
    unit = "Rp" if money else string[-1] if string[-1] in "%‰" else ""
    start = string.index(bare)
    return Figure(bare, missing=True, unit=unit, faults=faults, start=start, end=start + len(bare))


def _number(string: str, hint: str) -> Figure | None:
    """A number with sign, brackets and unit that fills the string."""
    body = STAR.sub("", string)
    match = PLAIN.fullmatch(body)
    if not match or (CODE.fullmatch(match["digits"]) and not match["rp"] and not match["tail"]):
        return None
    if match["rp"] and patterns.fullmatch("00+", match["digits"]):
        return None  # "(Rp 000)" in a header: amounts in thousands
    parsed = _rest(match["rest"], bool(match["rp"]) or hint == "Rp", match["open"] is not None)
    if parsed is None or not _balanced(match, parsed.closed):
        return None
    own = "Rp" if match["rp"] and parsed.unit in ("", "Rp") else parsed.unit
    unit = own or hint
    numeral = read_numeral(match["digits"], unit == "Rp" and parsed.scale == 1, unit in ("%", "‰", "poin"))
    bracket = match["open"] is not None or match["open2"] is not None
    minus = any((match[g] or "").strip() not in ("", "+") for g in ("minus", "minus2"))
    start = match.start("open") if match["open"] else min(
        (match.start(g) for g in ("bound", "minus", "open2", "minus2", "digits") if match[g]), default=0)
    end = len(body) if match["open"] else max(match.end(g) for g in ("digits", "tail", "stray", "close2") if match[g])
    bound = "".join((match["bound"] or "").split())
    figure = figure_of(
        body, start, end, numeral, unit=own, scale=parsed.scale, bound=BOUNDS.get(bound, bound), negative=minus or bracket,
    )
    return replace(figure, faults=(*figure.faults, "stray-sign")) if match["stray"] else figure


BOUNDS = {"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "±": "~", "+/-": "~"}


def _balanced(match: re.Match[str], closed: bool) -> bool:
    """Whether every bracket is closed; "(5.000" cut off at the end of a cell is not read."""
    if match["open2"]:
        return match["close2"] is not None and not closed
    if match["open"]:
        return (match["close2"] is not None) != closed
    return match["close2"] is None and not closed


class _Rest(Struct, frozen=True):
    unit: str = ""
    scale: Decimal = ONE
    closed: bool = False


def _rest(rest: str, money: bool, opened: bool) -> _Rest | None:
    """What may follow the digits: a multiple, a unit, a closing bracket; None where anything else does."""
    closed = opened and rest.rstrip().endswith(")")
    left = rest.rstrip()[:-1] if closed else rest
    scale = ONE
    multiple = MULTIPLE.match(left.lstrip()) or (MONEY_MULTIPLE.match(left.lstrip()) if money else None)
    if multiple:
        scale, left = multiple_of(multiple["word"]), left.lstrip()[multiple.end() :]
    rate = RATE.match(left)
    if rate and not left[rate.end() :].strip():
        return _Rest(rate_of(rate), scale, closed)
    word = " ".join(left.split())
    if not word:
        return _Rest("", scale, closed)
    if word.lower() in ("rp", "rp.", "rupiah", "idr"):
        return _Rest("Rp", scale, closed)
    match = UNIT_WORD.fullmatch(word)
    if match:
        return _Rest(unit_of(match), scale, closed)
    spaced = left[:1].isspace()
    if not read_grade(word) and (KNOWN_UNIT.fullmatch(word) or (spaced and FREE_UNIT.fullmatch(word))):
        return _Rest(word, scale, closed)
    return None


def _range(string: str, hint: str) -> Figure | None:
    """ "5-6 %", "75–85", "86 s.d 100"."""
    match = RANGE.fullmatch(string)
    if not match:
        return None
    money = bool(match["rp"] or match["rp2"])
    rest = _rest(match["rest"], money, False)
    if rest is None:
        return None
    own = rest.unit or match["lowunit"] or ("Rp" if money else "")
    unit = own or hint
    low, high = (read_numeral(match[g], unit == "Rp", unit == "%") for g in ("low", "high"))
    pairs = [(a, b) for a in low.readings for b in high.readings if a.value < b.value]
    if not low.sound or not high.sound or not pairs or (patterns.fullmatch(r"(19|20)\d\d", match["low"] or "") and not own):
        return None
    first, last = min(pairs, key=lambda p: p[0].decimals != p[1].decimals)
    end = match.end("high")
    start = match.start("bound") if match["bound"] else match.start("low")
    return Figure(
        string[start:end], first.value, max(first.decimals, last.decimals), unit=own, scale=rest.scale,
        upper=last.value, readings=(Reading(first.value, max(first.decimals, last.decimals)),),
        separators=low.separators if low.separators != "plain" else high.separators, start=start, end=end,
    )


def _ratio(string: str) -> Figure | None:
    """ "1:200": the value is what stands against one."""
    match = RATIO.fullmatch(string)
    if not match or match["left"] != "1" or _rest(match["rest"], False, False) is None:
        return None
    return figure_of(string, 0, match.end("digits"), read_numeral(match["digits"]), unit="1:")


def _graded(string: str, hint: str) -> Figure | None:
    """A grade, alone or with its number on either side: "BB", "BB (70,11)", "64,38 BB"."""
    if LEAD_IN.fullmatch(string):
        return None
    for pattern in (GRADE_THEN, THEN_GRADE):
        match = pattern.fullmatch(string)
        if not match or not match["number"].strip():
            continue
        number = match["number"]
        lead = LEAD_IN.match(number)
        offset = match.start("number") + (lead.end() if lead else 0)
        figure = _number(string[offset : match.end("number")].rstrip(), hint)
        if figure and (pattern is THEN_GRADE or (match["open"] is None) == (match["close"] is None)):
            return replace(figure, grade=normal_grade(match["grade"]), start=figure.start + offset, end=figure.end + offset)
    lead = LEAD_IN.match(string)
    offset = lead.end() if lead else 0
    grade = read_grade(string)
    if not grade or (patterns.search("[0-9]", string) and not patterns.fullmatch(LEVEL, string[offset:].strip("() ."))):
        return _lead_number(string, offset, hint)
    return Figure(string[offset:], grade=grade, start=offset, end=len(string))


def _lead_number(string: str, offset: int, hint: str) -> Figure | None:
    """ "Nilai 82,9"."""
    figure = _number(string[offset:], hint) if offset else None
    return replace(figure, start=figure.start + offset, end=figure.end + offset) if figure else None
