"""Scales of classes (predikat, kategori, mutu): those that a report prints in tables, lists or sentences, and those of the law.

A scale speaks of a value only within its span. Between two classes (integer bands leave 90,5 open) both neighbours are
accepted, and above the top of a percentage scale its top class: nothing is judged that the scale leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Caption, Cell, Document, Heading, Paragraph, Place, Table, Text
from lakip_lint.figures.grade import LETTERS, NAMES, PARTS, Band, Scale, normal_grade, read_grade, read_scale_row
from lakip_lint.figures.interval import Interval
from lakip_lint.memory import remember_strings, remembered
from lakip_lint.patterns import compiled
from lakip_lint.rules.knowledge import Knowledge

LEAST_CLASSES = 3
PERCENT_TOP = Decimal(50)
"""A scale whose top is at least this is one of percentages or of values up to 100, and is open upwards."""

WORDS = "|".join(r"[\s-]{0,2}".join(map(re.escape, name.split())) for name in NAMES)
CLASS = compiled(
    rf"(?:(?<![^\W_])|(?<=dinyatakan)|(?<=kategori)|(?<=predikat))(?P<word>{WORDS})(?![^\W_])"
    r"|(?<![^\W_])(?P<letter>(?-i:AA|BB|CC|[ABCD]))(?![^\W_]|\s?[-–]\s?[ABCD]\b|\.\s*\S)",
    re.I,
)
PAIRED = compiled(r"(?P<one>[^()/:=]{1,30}?)\s*(?:[(/:=]|\s[-–]\s)\s*(?P<two>[^()/:=]{1,30}?)\s*\)?")
NEARBY = 45
"""Most letters between a range and its class in running text."""
NUMBERS = compiled(r"\d+")
RANGE_HINT = compiled(r"[<>≤≥–—−~-]|s\s?\.?/?\s?d\b|sampai|hingga|lebih|kurang|atas|bawah", re.I)
LOOSE = compiled(r"(?P<low>[0-9.,]*[0-9])\s?%?\s?(?P<sign>[<≤])\s?=?\s?(?P<high>[0-9.,]*[0-9])\s?%?")
"""Between two rising limits the sign only means "to" ("76 ≤ 90")."""

AKIP = compiled(
    r"\bS?AKIP\b|\bLKE\b|(?:nilai|evaluasi|hasil|skor|predikat|implementasi|indeks)\s+(?:atas\s+|implementasi\s+|sistem\s+|penilaian\s+)*akuntabilitas"
    r"\s+kinerja|akuntabilitas\s+kinerja\s+instansi\s+pemerintah",
    re.I,
)
IKM = compiled(
    r"\b[IS]KM\b|\b(?:kepuasan|kepuasaan)\s+(?:masyarakat|pelanggan|pengguna|publik|layanan)|mutu\s+pelayanan|unit\s+pelayanan|\bNRR\b",
    re.I,
)
SMALL_INDUSTRY = compiled(r"industri|usaha|produksi|pengrajin|perajin|omzet|wirausaha", re.I)
"""Beside these words IKM means small industries, not the index of satisfaction."""
REPORT_NAME = compiled(
    r"\blaporan\s+(?:akuntabilitas\s+)?kinerja(?:\s+instansi\s+pemerintah)?(?:\s*\(\s*\w+\s*\))?|\bLAKIP\b|\bLK[jJ]?IP\b", re.I
)


class KnownScale(Struct, frozen=True):
    """A scale with what it is for.

    family  akip | ikm | kinerja
    own     whether the report prints it
    about   the texts around an own scale
    rows    the bands with their printed ranges, for an own scale
    first, last  years for which a scale of the law may be meant
    """

    scale: Scale
    family: str
    own: bool = False
    place: Place | None = None
    about: str = ""
    rows: tuple[tuple[Band, Text], ...] = ()
    first: int | None = None
    last: int | None = None
    cites: str = ""

    @property
    def name(self) -> str:
        return self.scale.name

    def has(self, grade: str) -> bool:
        return any(same_class(grade, band.grade) for band in self.scale.classes)

    def applies(self, year: int | None) -> bool:
        """Whether the scale may be meant for a value of this year; where the year is open, it may."""
        return year is None or ((self.first is None or year >= self.first) and (self.last is None or year <= self.last))

    def verdict(self, value: Interval, grade: str) -> bool | None:
        """Whether values of `value` may bear `grade`; None where the scale does not tell."""
        accepted = self.accepted(value) if self.has(grade) else ()
        return any(same_class(grade, name) for name in accepted) if accepted else None

    def accepted(self, value: Interval) -> tuple[str, ...]:
        """The classes that a value may belong to; () outside the span of the scale."""
        inside = self.scale.grades_in(value)
        if inside:
            return inside
        bands = sorted(self.scale.classes, key=_low)
        below = [b for b in bands if b.high is not None and b.high <= value.low]
        above = [b for b in bands if b.low is not None and b.low >= value.high]
        if below and above:
            return below[-1].grade, above[0].grade
        if below and below[-1].high is not None and below[-1].high >= PERCENT_TOP:
            return (below[-1].grade,)
        return ()


def same_class(one: str, two: str) -> bool:
    """ "Cukup", "Cukup (Memadai)" and "Cukup Memadai" are one class."""
    return _plain(one) == _plain(two)


@remember_strings
def _plain(grade: str) -> str:
    text = patterns.sub(r"[^a-z]+", " ", grade.lower()).strip()
    return "cukup" if text == "cukup memadai" else text


@remember_strings
def family_of(text: str) -> str:
    """What a label or a sentence speaks of: "akip", "ikm", or "" for neither and for both."""
    bare = REPORT_NAME.sub(" ", text)
    akip, ikm = bool(AKIP.search(bare)), bool(IKM.search(bare))
    if ikm and SMALL_INDUSTRY.search(bare) and not patterns.search(r"kepuas|surve[iy]|\bSKM\b|\bNRR\b", bare, re.I):
        ikm = False
    return "" if akip == ikm else "akip" if akip else "ikm"


@remember_strings
def class_names(text: str) -> tuple[str, ...]:
    """The class that a cell consists of, letter and word apart ("A (Sangat Baik)"), normalised; () for anything else."""
    plain = " ".join(text.split()).strip(' .:;*"“”')
    if not plain or len(plain) > 90:
        return ()
    if patterns.match(r"[A-D]{1,2}\.\s*\S", plain):
        return ()  # a numbering
    head = patterns.split(r"[,;.]|\s+(?:perlu|memiliki|memimpin|akuntabilitas)\b", plain, maxsplit=1)[0].strip()
    pair = PAIRED.fullmatch(head)
    if pair:
        names = [name for part in (pair["one"], pair["two"]) if (name := _class_name(part))]
        if names:
            return tuple(dict.fromkeys(names))
    name = _class_name(head)
    return (name,) if name else ()


def _class_name(text: str) -> str:
    match = CLASS.fullmatch(text.strip())
    return normal_grade(match.group()) if match else ""


def read_range(text: str, name: str = "Baik") -> Band | None:
    """One row of a printed scale; None quickly for what is no range."""
    plain = " ".join(text.split())
    if len(plain) > 60 or not RANGE_HINT.search(plain) or not any(c.isdigit() for c in plain):
        return None
    band = read_scale_row(plain, name)
    loose = LOOSE.fullmatch(plain) if band is None else None
    if loose is None:
        return band
    band = read_scale_row(f"{loose['low']} - {loose['high']}", name)
    if band is None or band.low is None or band.high is None or band.low >= band.high:
        return None
    return replace(band, high_included=loose["sign"] == "≤", text=plain)


# ---- scales of the law


@remembered
def official_scales(knowledge: Knowledge) -> tuple[KnownScale, ...]:
    """The scales of rules/data/skala.yaml; one for the letters and one for the words of each."""
    found = []
    for entry in knowledge.data.get("skala", {}).get("scales", ()):
        for key in ("grade", "word"):
            rows = [(c[key], c["range"]) for c in entry["classes"] if key in c]
            bands = tuple(b for name, text in rows if (b := read_scale_row(text, name)))
            if bands:
                scale = Scale(entry["name"]["id"], bands)
                found.append(
                    KnownScale(
                        scale, entry["family"], first=entry.get("from"), last=entry.get("to"), cites=entry.get("cites", "")
                    )
                )
    return tuple(found)


# ---- scales that the report prints


@remembered
def printed_scales(document: Document) -> tuple[KnownScale, ...]:
    """All scales of a report, in reading order; the same scale printed twice counts once."""
    found: list[KnownScale] = []
    heading: Heading | None = None
    run: list[Paragraph] = []
    near: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and _one_pair(block.text):
            run.append(block)
            continue
        found += _of_list(run, near)
        run = []
        if isinstance(block, Table):
            found += _of_table(block, heading)
        elif isinstance(block, Paragraph):
            found += _of_sentence(block.text, [*near[-2:], block.text.plain])
        if isinstance(block, Heading):
            heading, near = block, [block.title]
        elif isinstance(block, Paragraph | Caption):
            near = [*near[-2:], block.text.plain[-200:]]
    found += _of_list(run, near)
    return _distinct(found)


def _distinct(scales: list[KnownScale]) -> tuple[KnownScale, ...]:
    unique: dict[tuple[object, ...], KnownScale] = {}
    for scale in scales:
        key = tuple((b.grade, b.low, b.high) for b in sorted(scale.scale.classes, key=_low))
        unique.setdefault(key, scale)
    return tuple(unique.values())


def _low(band: Band) -> tuple[Decimal, Decimal]:
    """Order of bands; an open lower end comes first."""
    low = Decimal(-1) if band.low is None else band.low
    return low, Decimal(10**9) if band.high is None else band.high


def _scale(rows: Sequence[tuple[Band, Text]], name: str, context: str, names: Iterable[str] = ()) -> KnownScale | None:
    """Rows as a scale; None where they are too few, repeat a class, overlap widely, or give better letters to lower values."""
    bands = sorted((band for band, _ in rows), key=_low)
    names = [_plain(b.grade) for b in bands]
    if len(bands) < LEAST_CLASSES or len(set(names)) < len(names):
        return None
    for lower, upper in pairwise(bands):
        if lower.high is None or upper.low is None or lower.high > upper.low + max(Decimal(1), abs(upper.low) / 50):
            return None
    order = [LETTERS.index(b.grade) for b in bands if b.grade in LETTERS]
    if len(order) == len(bands) and order != sorted(order, reverse=True):
        return None
    if 0 < len(order) < len(bands):
        return None
    place = rows[0][1].place()
    family = _family([*names, *(b.grade for b in bands)], context)
    return KnownScale(Scale(name, tuple(bands)), family, True, place, f"{name} {context}", tuple(rows))


def _family(names: Iterable[str], context: str) -> str:
    """What a scale with these classes (letters and words) is for."""
    letters = set(names) & set(LETTERS)
    if letters & {"AA", "BB", "CC"}:
        return "akip"
    told = family_of(context)
    if told:
        return told
    return "ikm" if letters and patterns.search(r"konversi|mutu|persepsi", context, re.I) else "kinerja"


Line = list[tuple[int, Cell]]
"""The cells of a column with their rows, or of a row with their columns."""


def _of_table(table: Table, heading: Heading | None) -> Iterator[KnownScale]:
    title = table.title or (heading.title if heading else "")
    context = " ".join([title, *(" ".join(path) for path in table.header_paths)])
    for lines in (_columns(table), _rows(table)):
        found = list(_of_lines(lines, title, context))
        if found:
            yield from found
            return
    pieces = [cell.text for line in _rows(table) for _, cell in line if _one_pair(cell.text)]
    if len(pieces) * 2 >= sum(len(line) for line in _rows(table)):
        yield from _of_pieces(pieces, title, context)


def _columns(table: Table) -> list[Line]:
    return [
        [
            (r, cell)
            for r, row in enumerate(table.rows)
            if c < len(row) and (cell := row[c]) is not None and cell.row == r and cell.column == c
        ]
        for c in range(table.width)
    ]


def _rows(table: Table) -> list[Line]:
    return [
        [(c, cell) for c, cell in enumerate(row) if cell is not None and cell.row == r and cell.column == c]
        for r, row in enumerate(table.rows)
    ]


def _of_lines(lines: list[Line], title: str, context: str) -> Iterator[KnownScale]:
    """Every line of ranges with every line of classes."""
    classes = [{k: (c, names) for k, c in line if (names := class_names(c.plain))} for line in lines]
    if all(len(line) < LEAST_CLASSES for line in classes):
        return
    ranges = [{k: c for k, c in line if read_range(c.plain)} for line in lines]
    for i, range_line in enumerate(ranges):
        for j, class_line in enumerate(classes):
            both = [k for k in range_line if k in class_line]
            if i == j or len(both) < LEAST_CLASSES or len(both) * 2 < len(class_line):
                continue
            named = [(range_line[k].text, class_line[k][1]) for k in both]
            yield from _letters_and_words(named, title, context)


def _letters_and_words(rows: list[tuple[Text, tuple[str, ...]]], name: str, context: str) -> Iterator[KnownScale]:
    """Ranges with their classes as a scale of letters, as one of words, or both; every row must have such a class."""
    all_names = [n for _, names in rows for n in names]
    for letters in (True, False):
        chosen = []
        for text, names in rows:
            grade = next((n for n in names if (n in LETTERS) == letters), None)
            band = read_range(text.plain, grade) if grade else None
            if band:
                chosen.append((band, text))
        found = _scale(chosen, name, context, all_names) if len(chosen) == len(rows) else None
        if found:
            yield found


def _of_list(run: list[Paragraph], near: list[str]) -> Iterator[KnownScale]:
    if len(run) >= LEAST_CLASSES:
        yield from _of_pieces([p.text for p in run], "", " ".join(near[-2:]))


def _of_pieces(pieces: list[Text], name: str, context: str) -> Iterator[KnownScale]:
    pairs = [(piece, _one_pair(piece)) for piece in pieces]
    yield from _letters_and_words([(piece.cut(*pair[0]), pair[1]) for piece, pair in pairs if pair], name, context)


def _of_sentence(text: Text, near: list[str]) -> Iterator[KnownScale]:
    """ "≥ 80% = Sangat Baik, 60 s/d 79,99% = Baik, ..." within one paragraph."""
    if (
        len(text.string) > 1500
        or len(NUMBERS.findall(text.string)) < LEAST_CLASSES
        or not RANGE_HINT.search(text.string)
        or sum(1 for _ in CLASS.finditer(text.string)) < LEAST_CLASSES
    ):
        return
    spans = ranges_in(text.string)
    if len(spans) < LEAST_CLASSES:
        return
    pairs = _alternating(text.string, spans)
    rows = [(band, text.cut(*span)) for span, name in pairs if (band := read_range(text.string[slice(*span)], name))]
    outside = [m for m in CLASS.finditer(text.string) if m["word"] and not any(a <= m.start() < b for a, b in spans)]
    named = {_plain(normal_grade(m["word"])) for m in outside}
    found = _scale(rows, "", " ".join(near))
    if found and len(rows) == len(spans) and named <= {_plain(b.grade) for b in found.scale.classes}:
        yield found


def _alternating(string: str, spans: list[tuple[int, int]]) -> list[tuple[tuple[int, int], str]]:
    """Each range with the class right before it, or, where no class stands before the first range, right behind it."""
    before = bool(CLASS.search(string, max(0, spans[0][0] - NEARBY), spans[0][0]))
    pairs = []
    for number, (start, end) in enumerate(spans):
        since = spans[number - 1][1] if number else 0
        until = spans[number + 1][0] if number + 1 < len(spans) else len(string)
        window = (max(since, start - NEARBY), start) if before else (end, min(until, end + NEARBY))
        classes = list(CLASS.finditer(string, *window))
        if classes:
            words = [c for c in classes if c["word"]] or classes
            pairs.append(((start, end), normal_grade((words[-1] if before else words[0]).group())))
    return pairs


def _one_pair(text: Text) -> tuple[tuple[int, int], tuple[str, ...]] | None:
    """The only range of a short text and its class (letter and word apart), or None."""
    string = text.string
    if len(string) > 170 or not RANGE_HINT.search(string) or not any(c.isdigit() for c in string) or not CLASS.search(string):
        return None
    spans = ranges_in(string)
    names = [normal_grade(m.group()) for m in CLASS.finditer(string) if not any(a <= m.start() < b for a, b in spans)]
    letters, words = [n for n in names if n in LETTERS], [n for n in names if n not in LETTERS]
    if len(spans) != 1 or len(set(letters)) > 1 or len(set(words)) > 1 or not names:
        return None
    return spans[0], tuple(dict.fromkeys([*letters, *words]))


def ranges_in(string: str) -> list[tuple[int, int]]:
    """Where ranges of values stand ("> 100 %", "80 – 90", "kurang dari 50"): runs of numbers and signs that read as one."""
    found, at = [], 0
    while at < len(string):
        end = at
        while end < len(string) and (match := PARTS.match(string, end)) and match.end() > end and _whole(string, match):
            end = match.end()
        span = _range_within(string, at, end) if end > at else None
        if span:
            found.append(span)
        at = span[1] if span else max(end, at + 1)
        while 0 < at < len(string) and string[at - 1].isalnum() and string[at].isalnum():
            at += 1
    return found


def _range_within(string: str, start: int, end: int) -> tuple[int, int] | None:
    """The range that a run of numbers and signs consists of, or begins with up to a "dan" that leads to something else."""
    cuts = [m.start() for m in patterns.finditer(r"\bdan\b", string[start:end])]
    for stop in (end, *(start + c for c in reversed(cuts))):
        part = string[start:stop]
        left = start + len(part) - len(part.lstrip(" ()[]:;"))
        right = start + len(part.rstrip(" ()[]:;"))
        if right > left and not string[left:right].endswith("dan") and read_range(string[left:right]):
            return left, right
    return None


def _whole(string: str, match: re.Match[str]) -> bool:
    """Whether a word among the parts of a range is a whole word of the text, and no abbreviation in capitals ("(SD)")."""
    word = match.group().strip()
    if not word[-1:].isalpha():
        return True
    before, behind = string[: match.start()][-1:], string[match.end() : match.end() + 1]
    return not behind.isalpha() and not before.isalpha() and not (word.isupper() and len(word) > 1)


# ---- which scale a report uses


def scales_for(document: Document, knowledge: Knowledge) -> list[KnownScale]:
    """The scales of the report, then those of the law."""
    return [*printed_scales(document), *official_scales(knowledge)]


def cited(document: Document, scale: KnownScale) -> bool:
    """Whether the report names the regulation of a scale."""
    if not scale.cites:
        return False
    pattern = compiled(scale.cites, re.I)
    return any(not isinstance(b, Table) and pattern.search(b.text.plain) for b in document.blocks)


def read_class(text: str) -> str:
    """A grade or class as normalised by `read_grade`, its first name where letter and word stand together; "" for none."""
    names = class_names(text)
    return names[0] if names else read_grade(text)


def describe(scale: KnownScale) -> str:
    """A scale in one line, the best class first: "Sangat Baik > 100, Baik > 80 – 100, Cukup > 60 – 80"."""
    return ", ".join(f"{band.grade} {band.text}" for band in sorted(scale.scale.classes, key=_low, reverse=True))
