"""A change against a year that a sentence names, of what the sentence before it tells.

    Cakupan terealisasi 73,8 % dari target 70 %. Dibandingkan dengan tahun 2022 sebesar 66,8 %, terjadi kenaikan 7,0 poin.
"""
from __future__ import annotations

import re

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.patterns import Cued, compiled

THAN = Cued(
    compiled(
        r"\b(?:\w*banding\w*|daripada|dari|semula)\s+(?:[a-z]+\s+){0,4}?(?:tahun|\bTA\.?)\s+(?P<year>20\d\d)\b[^.;\d]{0,40}$",
        re.I,
    ),
    "dari",
    "banding",
    "semula",
)
"""Before the figure of the earlier year."""
ELSE = compiled(
    r"\b(?:target\w*|rencana\w*|nasional|provinsi|rata-?rata|standar|peringkat|rangking|ranking|urutan|triwulan|semester|sekitar|hampir"
    r"|minimal|maksimal|di\s?antara\w*|masing-masing)\b",
    re.I,
)
"""Of other things than the result of a year."""
NO_RESULT = frozenset({"target", "selisih", "efisiensi", "sisa", "anggaran", "serapan"})
PLAIN = compiled(
    r"(?:di|se|ber|ter|men|mem)?(?:ada|adalah|arti|banding|besar|banyak|jumlah|jadi|capai|realisasi|dapat|lihat|sebut|tambah|kurang)"
    r"(?:nya|kan)?|kenaikan|peningkatan|penurunan|perbandingan|turun|menurun|lebih|tinggi|rendah|besar|kecil|banyak|sedikit|naik|meningkat|tingkat|capaian(?:nya)?|angka(?:nya)?|nilai(?:nya)?|hasil|kinerja|kondisi"
    r"|apabila|bila|jika|kalau|atau|baru|dan|dari(?:pada)?|dengan|di|hal|hanya|ini|itu|juga|lalu|maka|mengalami|menunjukkan|pada|persen(?:tase)?"
    r"|poin|point|rp|sebelumnya|secara|sehingga|semula|telah|terjadi|tahun|yaitu|yakni|yang"
)
"""Words that name nothing to which the sentence before does not give its name."""
FAR = 2
"""Results of two years that differ by more than this factor may be of two things."""


def with_start(before: Sentence | None, sentence: Sentence) -> Sentence:
    """The sentence with what it gives of an earlier year understood as that, not as the size of a change.

    "Jumlah tersebut lebih tinggi dibandingkan tahun 2022 sebanyak 1.398" is no size where the sentence before tells of 1.523.
    """
    if before is None or before.paragraph is not sentence.paragraph:
        return sentence
    string = sentence.text.string
    for m in (m for m in sentence.mentions if m.measure == "selisih" and m.year_given and m.figure.unit != "poin"):
        than = THAN.search(string[: m.figure.start])
        if than is not None and int(than["year"]) == m.year:
            alike = [o for o in before.mentions if o.figure.unit == m.figure.unit and o.measure not in NO_RESULT]
            if len(alike) == 1 and _near(m, alike[0]):
                return replace(sentence, mentions=tuple(replace(o, measure="") if o is m else o for o in sentence.mentions))
    return sentence


def year_before(
    before: Sentence | None, sentence: Sentence, size: Mention | None, restated: Mention | None = None, end: int = 0
) -> tuple[Mention, ...]:
    """The result of the earlier year, and that which the sentence before tells; none where either is not certain.

    `size`: of the change, where it is told. `end`: up to where the sentence speaks of it, if not up to its last figure.
    """
    if before is None or before.paragraph is not sentence.paragraph or before.entity != sentence.entity:
        return ()
    if (sentence.subjects and set(sentence.subjects) != set(before.subjects)) or not _of_the_same(before, sentence, end):
        return ()
    start = _start(sentence, size, restated)
    if start is None or (ELSE.search(before.text.string) is not None and not _only_target(before)):
        return ()
    alike = [m for m in before.mentions if m.figure.unit == start.figure.unit and m.measure not in NO_RESULT]
    ends = [m for m in alike if m.year is not None and m.year > (start.year or 0)]
    if len(ends) != 1 or not _plain(ends[0]) or len({m.year for m in before.mentions if m.year_given}) > 1:
        return ()
    return (start, ends[0]) if _near(start, ends[0]) else ()


def _near(one: Mention, other: Mention) -> bool:
    low, high = sorted((one.figure.amount or 0, other.figure.amount or 0))
    return 0 < low < high < low * FAR


def _of_the_same(before: Sentence, sentence: Sentence, end: int) -> bool:
    """Whether the words of a sentence, up to its last figure, name nothing that the sentence before does not name."""
    words = patterns.findall(r"[a-z]+", sentence.text.string[: max(end, sentence.mentions[-1].figure.start)].lower())
    units = {m.figure.unit.lower() for m in sentence.mentions}
    known = units | set(patterns.findall(r"[a-z]+", before.lower))
    return all(word in known or PLAIN.fullmatch(word) for word in words)


def _only_target(before: Sentence) -> bool:
    """Whether the only word of something else is that of a target which a figure has."""
    words = {m.group().lower() for m in ELSE.finditer(before.text.string)}
    return all(w.startswith("target") for w in words) and any(m.measure == "target" for m in before.mentions)


def _start(sentence: Sentence, size: Mention | None, restated: Mention | None) -> Mention | None:
    """The one figure of an earlier year that a sentence compares with, of the unit in which the change is told."""
    string = sentence.text.string
    others = [m for m in sentence.mentions if m is not size and m is not restated]
    unit = size.figure.unit if size is not None else "%"
    if unit == "poin":
        found = [m for m in others if m.figure.unit == "%"] or [m for m in others if not m.figure.unit]
    else:
        found = others if unit == "%" else [m for m in others if m.figure.unit == unit]
    if len(found) != 1 or len(others) > 2 or not all(_plain(m) for m in others) or len({m.year for m in others}) > 1:
        return None
    start, first = found[0], others[0]
    than = THAN.search(string[: first.figure.start])
    if than is None or ELSE.search(string) or int(than["year"]) != start.year or not start.year_given:
        return None
    return start if start.measure not in NO_RESULT else None


def _plain(mention: Mention) -> bool:
    figure = mention.figure
    return figure.amount is not None and figure.upper is None and not figure.bound and not figure.malformed
