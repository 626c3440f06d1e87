"""A number of things with its share, and the whole that it is of, where no other share proves which one that is.

    Jumlah pegawai sebanyak 94 orang. Berdasarkan tingkat pendidikan, sebanyak 45 orang atau 47,87 % berpendidikan S1.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.shares_told import Pair, counted_pairs, may_hold
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import Cued, compiled

OUT_OF = compiled(r"(?:^|\W)(?:dari|di\s?antara)\s+(?:(?:total|jumlah|(?:ke)?seluruh(?:an)?|sebanyak|sejumlah)\s+)*$", re.I)
"""Before the whole that a sentence begins with."""
SOME = compiled(
    r"^[^.;:,\d]{0,50},\s*(?:(?:yang|telah|sudah|baru|hanya)\s+(?:[a-z]+\s+){0,5}?)?"
    r"(?:(?:sebanyak|sejumlah|terdapat|ada|baru|hanya|telah|sudah|yaitu)\s*)?$",
    re.I,
)
"""Between the whole and a part of it: "Dari 25 UMKM, yang aktif sebanyak ..."."""
AMONG = compiled(r"^[^.;:\d]{0,60}?,?\s*\bdi\s?antara(?:nya)?\s+(?:(?:terdapat|ada|sebanyak|sejumlah)\s+)?$", re.I)
""" "25 desa, di antaranya 12 desa atau 48,00 % ..."."""
WHICH = (
    r"(?:berdasarkan|menurut|(?:jika\s+|bila\s+)?di(?:lihat|tinjau)\s+(?:dari|menurut)|dari\s+(?:segi|sisi|aspek))"
    r"\s+[^,\d.;]{3,50},\s*"
)
THERE_ARE = r"(?:maka\s+)?(?:terdapat\s+|ada\s+)?(?:sebanyak|sejumlah|terdapat|ada)?"
OF_THESE = r"(?:dari|di\s?antara)\s+(?:(?:jumlah|total|(?:ke)?seluruh(?:an)?)\s+)?(?:\w+\s+){0,2}?(?:tersebut|itu)\s*,\s*"
SUPERLATIVE = (
    r"(?:kelompok|golongan|jenis|kategori|jumlah|persentase|porsi|bagian)?\s*(?:yang\s+)?"
    r"(?:terbesar|terbanyak|tertinggi|paling\s+(?:banyak|besar)|mayoritas|sebagian\s+besar)\s+(?:adalah|yaitu|yakni|ialah)\s+[^,\d.;]{0,50}"
)
ALL_OF_IT = compiled(rf"^\W*(?:{WHICH}|{OF_THESE}|{SUPERLATIVE})?{THERE_ARE}\s*$", re.I)
"""The words before a number name no group that it may be a part of: it is of all that the sentence before counts."""
LISTED = compiled(r"\b(?:terdiri\s+(?:dari|atas)|dengan\s+rincian|meliputi|terbagi|yaitu|yakni)\b|:", re.I)
"""Where the parts of a whole begin."""
ALL = compiled(
    r"\b(?:jumlah\w*|berjumlah|total|seluruh\w*|terdapat|memiliki|mempunyai|tercatat|terdaftar|menerima|didukung)\b[^.;]{0,90}$",
    re.I,
)
NOT_ALL = compiled(
    r"\b(?:target\w*|(?:di)?rencana(?:kan|nya)?|kuota|(?:di)?undang(?:an)?|\w*sebar\w*|\w*bagi\w*|kuesioner|sampel|lalu|sebelum\w*|sisa\w*|"
    r"\w*butuh\w*|formasi|ideal|\w*harus\w*)\b",
    re.I,
)
"""Before a number of all there are, and before one that is not: more or fewer came, or answered."""
OF_ALL = Cued(
    compiled(
        r"^\s*%?\s*(?:persen)?\s*\)?\s*dari\s+(?:total\s+|jumlah\s+)?(?:(?:ke)?seluruh(?:an)?|semua|total|jumlah)\s+"
        r"(?P<noun>[a-z]{3,})(?:\s+(?:tersebut|yang\s+ada))?(?:\s+(?:pada\s+)?tahun\s+(?P<year>20\d\d))?\s*(?:$|[.,;)])",
        re.I,
    ),
    "dari",
)
"""Behind a share: "38,59 % dari seluruh perkara tahun 2021"."""
OF = compiled(r"\s*%?\s*(?:persen)?\s*\)?\s*(?:dari|terhadap)\b", re.I)
NOUN = compiled(r"\s*(?:\([^)]{0,30}\)\s*)?([a-z]{3,})", re.I)
ABOUT = compiled(r"\b(?:sekitar|kurang\s+lebih|hampir|lebih\s+dari|rata-rata)\b", re.I)
DIGITS = 3
"""Digits of a share that tell a slip from chance."""


class Sole(Struct, frozen=True):
    """A part, its share and its whole. `certain`: the words say what it is of, and a slip of the hand explains the print."""

    pair: Pair
    whole: Mention
    certain: bool


def sole_shares(sentences: Sequence[Sentence]) -> Iterator[Sole]:
    """The shares of which the words tell what they are of, and that fit either that or no number before them."""
    for _, section in groupby(sentences, key=lambda s: id(s.heading)):
        for pair in counted_pairs(list(section)):
            if ABOUT.search(pair.count.cue + pair.share.cue) or pair.share.figure.upper is not None or pair.share.figure.bound:
                continue
            told = _whole(pair, sentences)
            if told is not None and (pair.fits(told[0]) or not any(pair.fits(w) for w in (*pair.wholes, *pair.parts))):
                whole, plain = told
                yield Sole(pair, whole, plain and _slipped(pair, whole))


def _whole(pair: Pair, sentences: Sequence[Sentence]) -> tuple[Mention, bool] | None:
    """What a share is of, and whether the words leave no doubt of that."""
    string = pair.sentence.text.string
    of_all = OF_ALL.search(string[pair.share.figure.end :])
    if of_all is not None:
        found = _of_noun(of_all["noun"].lower(), int(of_all["year"] or pair.count.year or 0), pair, sentences)
        return (found, True) if found is not None else None
    if OF.match(string, pair.share.figure.end) or len({y.year for y in mentions_in(string)}) > 1:
        return None
    before = [m for m in pair.sentence.mentions if m.figure.end <= pair.count.figure.start]
    if before:
        return _beside(pair, before[-1])
    return _of_sentence_before(pair)


def _beside(pair: Pair, last: Mention) -> tuple[Mention, bool] | None:
    """The number right before it in its sentence, where the words say that it is a part of that."""
    string = pair.sentence.text.string
    between = string[last.figure.end : pair.count.figure.start]
    if not may_hold(last, pair.count) or not _whole_numbers(last.figure, pair.count.figure) or pair.count.year != last.year:
        return None
    nouns = _noun(string, last), _noun(string, pair.count)
    if AMONG.match(between):
        return (last, True) if nouns[0] == nouns[1] and nouns[0] else None
    first = pair.sentence.mentions[0] is last
    if first and OUT_OF.search(last.cue) and SOME.match(between) and nouns[1] in (nouns[0], "atau", "", "persen"):
        return last, True
    return None


def _of_sentence_before(pair: Pair) -> tuple[Mention, bool] | None:
    """The one number of the sentence before that it may be a part of, where its own words name no other group."""
    last = pair.before
    if last is None or last.paragraph is not pair.sentence.paragraph or last.entity != pair.sentence.entity:
        return None
    opened = LISTED.search(last.text.string)
    told = [m for m in last.mentions if may_hold(m, pair.count) and _whole_numbers(m.figure, pair.count.figure)]
    wholes = [m for m in told if opened is None or m.figure.end <= opened.start()]
    if len(wholes) != 1 or wholes[0].year != pair.count.year or wholes[0].figure.bound:
        return None
    cue = wholes[0].cue
    if not ALL.search(cue) or NOT_ALL.search(cue) or ABOUT.search(cue) or OF.match(last.text.string, wholes[0].figure.end):
        return None
    if not ALL_OF_IT.match(pair.sentence.text.string[: pair.count.figure.start]):
        return None
    alike = [m for m in last.mentions if _noun(last.text.string, m) == _noun(last.text.string, wholes[0])]
    if any(m not in wholes and (opened is None or m.figure.end <= opened.start()) for m in alike):
        return None  # the two together may be the whole
    return wholes[0], bool(wholes[0].figure.unit) and len(told) == 1


def _of_noun(noun: str, year: int, pair: Pair, sentences: Sequence[Sentence]) -> Mention | None:
    """The number of such things in that year, where the report tells no other that it may be a part of."""
    near = [s for s in sentences if s.index <= pair.sentence.index and s.entity == pair.sentence.entity]
    found = [
        m for s in near if noun in s.lower for m in s.mentions
        if m is not pair.count and _noun(s.text.string, m) == noun and m.year == year and may_hold(m, pair.count)
    ]  # fmt: skip
    fitting = next((m for m in found if pair.fits(m)), None)
    return fitting or (found[-1] if len({m.figure.amount for m in found}) == 1 else None)


def _noun(string: str, mention: Mention) -> str:
    if mention.figure.unit:
        return mention.figure.unit.lower()
    found = NOUN.match(string, mention.figure.end)
    return found[1].lower() if found else ""


def _whole_numbers(*figures: Figure) -> bool:
    """Whether all are, or all may be read so ("8,420 jiwa"): their ratio is the same."""
    may_be = all(f.decimals == 3 and any(not r.decimals for r in f.readings) for f in figures)
    return may_be or all(f.decimals == 0 for f in figures)


def _slipped(pair: Pair, whole: Mention) -> bool:
    """Whether a slip of the hand in one of the three figures explains why they do not agree."""
    share = pair.share.figure
    if len(patterns.findall(r"\d", share.raw)) < DIGITS:
        return False
    part, all_ = exactly(pair.count.figure), exactly(whole.figure)
    if find_cause(share, (part / all_).scaled(100).middle) is not None:
        return True
    return any(
        pair_.fits(whole_)
        for pair_, whole_ in (
            *((replace(pair, count=replace(pair.count, figure=f)), whole) for f in _swaps(pair.count.figure)),
            *((pair, replace(whole, figure=f)) for f in _swaps(whole.figure)),
        )
    )


def _swaps(figure: Figure) -> Iterator[Figure]:
    """The number with two neighbouring digits changed for each other."""
    digits = str(int((figure.value or 0) * 10**figure.decimals))
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            other = int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
            if other:
                yield replace(figure, value=Decimal(other).scaleb(-figure.decimals), readings=())
