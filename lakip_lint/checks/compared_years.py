"""Two years compared in words: "tahun 2023 sebesar A turun dibandingkan tahun 2022 sebesar B" with A above B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

HIGH = r"naik|meningkat|mengalami\s+(?:kenaikan|peningkatan)|lebih\s+(?:tinggi|besar|banyak)"
LOW = r"turun|menurun|mengalami\s+penurunan|lebih\s+(?:rendah|kecil|sedikit)"
THAN = r"(?:(?:jika|bila|apabila)\s+)?(?:dibanding(?:kan)?(?:\s+dengan)?|daripada|dari)\s+"
BETWEEN = Cued(
    compiled(
        rf"^\s*[%)a-z.,-]{{0,12}}\s*(?:[a-z]+\s+){{0,4}}?\b(?P<word>(?P<high>{HIGH})|(?P<low>{LOW}))\s+(?:jika\s+|bila\s+|apabila\s+)?{THAN}"
        r"(?:[a-z]+\s+){0,4}?(?:pada\s+)?tahun\s+20\d\d\b[^.;\d]{0,40}$",
        re.I,
    ),
    "dibanding",
    "dari",
)
"""Between the figure of one year and that of the other."""
BECAME = Cued(
    compiled(
        rf"^\s*[%)a-z.,-]{{0,12}}\s*(?:[a-z]+\s+){{0,2}}?\b(?P<word>(?P<high>{HIGH})|(?P<low>{LOW}))\s+menjadi\s+(?:[a-z]+\s+)?$",
        re.I,
    ),
    "menjadi",
)
"""Between the figure of one year and what it became."""
THAN_BEFORE = Cued(
    compiled(
        rf"^\s*%?\s*(?:[a-z]{{1,12}}\s*)?\)?\s*,?\s*(?:(?:atau|dan|yang|ini)\s+)?(?P<word>(?P<high>{HIGH})|(?P<low>{LOW}))\s+{THAN}"
        r"(?:(?:capaian|realisasi|nilai|angka|hasil|kondisi|pada)\s+){0,2}(?P<last>tahun\s+(?:sebelumnya|lalu)\b)?[\s(]*"
        r"(?:yang\s+)?(?:(?:hanya|baru|sebesar|sebanyak|sejumlah|mencapai|adalah|yaitu|yakni|senilai)\s+){0,2}$",
        re.I,
    ),
    "dibanding",
    "dari",
)
"""Between the figure of this year and that of a year before, which stands behind it, or is "tahun sebelumnya"."""
YEAR_BEHIND = compiled(r"\s*%?\s*(?:[a-z]{1,12}\s+)?\(?\s*(?:pada\s+|di\s+)?tahun\s+(?P<year>20\d\d)\b", re.I)
AHEAD = Cued(
    compiled(
        rf"\btahun\s+(?P<one>20\d\d)\s+(?:[a-z]+\s+){{0,2}}?(?P<word>(?P<high>{HIGH})|(?P<low>{LOW}))\s+{THAN}(?:[a-z]+\s+){{0,2}}?"
        r"tahun\s+(?P<other>20\d\d)\b",
        re.I,
    ),
    "dibanding",
    "dari",
)
"""Before the figures of the two years."""
FAR = 2
"""Figures of two years that differ by more than this factor may be a value and the size of its change."""
ELSE = compiled(
    r"\b(?:tidak|belum|bukan|tanpa|target\w*|standar|nasional|rata|peringkat|ranking|urutan|sebesar\s+\d[^.;]*\bpoin|sekitar|hampir)\b",
    re.I,
)


def compared_years(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The word between, or before, the figures of two years that a sentence gives of one thing."""
    for sentence in understanding.sentences:
        if sentence.entity != OWN or "tahun" not in sentence.lower:
            continue
        string = sentence.text.string
        values = [m for m in sentence.mentions if m.figure.amount is not None and m.figure.upper is None and not m.figure.bound]
        ahead = AHEAD.search(string)
        if ahead and not ELSE.search(ahead.group()):
            behind = [m for m in values if m.figure.start > ahead.end()]
            by_year = {m.year: m for m in behind if m.year_given}
            one, other = (by_year.get(int(ahead[name])) for name in ("one", "other"))
            if one and other and len(behind) == 2:
                yield from _judged(rule, sentence, ahead, 0, one, other)
            continue
        for one, other in pairwise(values):
            words = string[one.figure.end : other.figure.start]
            match = BETWEEN.search(words)
            if match and not ELSE.search(words):
                yield from _judged(rule, sentence, match, one.figure.end, one, other)
            elif (than := THAN_BEFORE.search(words)) and not ELSE.search(words) and _before(understanding, string, than, other):
                yield from _judged(rule, sentence, than, one.figure.end, one, other, dated=True)
            elif became := BECAME.search(words):
                yield from _judged(rule, sentence, became, one.figure.end, other, one)


def _before(understanding: Understanding, string: str, than: re.Match[str], other: Mention) -> bool:
    """Whether the second figure is of a year before that of the report."""
    behind = YEAR_BEHIND.match(string, other.figure.end)
    return bool(than["last"]) if behind is None else int(behind["year"]) < (understanding.profile.year or 0)


def _judged(
    rule: Rule, sentence: Sentence, match: re.Match[str], at: int, one: Mention, other: Mention, *, dated: bool = False
) -> Iterator[Relation]:
    """`dated`: the words themselves tell which of the two figures is the earlier."""
    same = one.figure.unit == other.figure.unit and one.subject == other.subject
    years = dated or (one.year_given and other.year_given and one.year != other.year)
    left, right = one.figure.amount, other.figure.amount
    if not (same and years) or left is None or right is None or left == right:
        return
    if not min(abs(left), abs(right)) * FAR > max(abs(left), abs(right)):
        return  # "naik dibandingkan tahun 2022 sebesar 1,04" may tell how much
    rises = left > right
    start, end = at + match.start("word"), at + match.end("word")
    word = " ".join(match["word"].split())
    yield Relation(
        rule,
        rises == bool(match["high"]),
        Evidence(sentence.text.place(start, end), word, "doubted"),
        tuple(evidence(m.figure, "input", "" if dated else str(m.year)) for m in (one, other)),
        printed=word,
        expected=Both("naik", "a rise") if rises else Both("turun", "a fall"),
        calculation=" → ".join(m.figure.raw if dated else f"{m.year}: {m.figure.raw}" for m in (other, one)),
        arguments={"subject": " ".join(one.subject.name.split())[:100] if one.subject else Both("nilai", "the value")},
    )
