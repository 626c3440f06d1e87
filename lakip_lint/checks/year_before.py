"""A change against a year that a sentence names, of what the sentence before it tells.

    Cakupan terealisasi 73,8 % dari target 70 %. Dibandingkan dengan tahun 2022 sebesar 66,8 %, terjadi kenaikan 7,0 poin.
"""
from __future__ import annotations

import re

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
    r"(?:nya|kan)?|kenaikan|peningkatan|penurunan|perbandingan|turun|menurun|naik|meningkat|tingkat|capaian(?:nya)?|angka(?:nya)?|nilai(?:nya)?|hasil|kinerja|kondisi"
    r"|apabila|bila|jika|kalau|atau|baru|dan|dari(?:pada)?|dengan|di|hal|hanya|ini|itu|juga|lalu|maka|mengalami|menunjukkan|pada|persen(?:tase)?"
    r"|poin|point|rp|sebelumnya|secara|sehingga|semula|telah|terjadi|tahun|yaitu|yakni|yang"
)
"""Words that name nothing to which the sentence before does not give its name."""
FAR = 2
"""Results of two years that differ by more than this factor may be of two things."""


def year_before(before: Sentence | None, sentence: Sentence, size: Mention, restated: Mention | None) -> tuple[Mention, ...]:
    """The result of the earlier year, and that which the sentence before tells; none where either is not certain."""
    if before is None or before.paragraph is not sentence.paragraph or before.entity != sentence.entity:
        return ()
    if (sentence.subjects and set(sentence.subjects) != set(before.subjects)) or not _of_the_same(before, sentence):
        return ()
    start = _start(sentence, size, restated)
    if start is None or (ELSE.search(before.text.string) is not None and not _only_target(before)):
        return ()
    alike = [m for m in before.mentions if m.figure.unit == start.figure.unit and m.measure not in NO_RESULT]
    ends = [m for m in alike if m.year is not None and m.year > (start.year or 0)]
    if len(ends) != 1 or not _plain(ends[0]) or len({m.year for m in before.mentions if m.year_given}) > 1:
        return ()
    low, high = sorted((start.figure.amount or 0, ends[0].figure.amount or 0))
    return (start, ends[0]) if 0 < low < high < low * FAR else ()


def _of_the_same(before: Sentence, sentence: Sentence) -> bool:
    """Whether the words of a sentence, up to its last figure, name nothing that the sentence before does not name."""
    words = patterns.findall(r"[a-z]+", sentence.lower[: sentence.mentions[-1].figure.start])
    units = {m.figure.unit.lower() for m in sentence.mentions}
    known = units | set(patterns.findall(r"[a-z]+", before.lower))
    return all(word in known or PLAIN.fullmatch(word) for word in words)


def _only_target(before: Sentence) -> bool:
    """Whether the only word of something else is that of a target which a figure has."""
    words = {m.group().lower() for m in ELSE.finditer(before.text.string)}
    return all(w.startswith("target") for w in words) and any(m.measure == "target" for m in before.mentions)


def _start(sentence: Sentence, size: Mention, restated: Mention | None) -> Mention | None:
    """The one figure of an earlier year that a sentence compares with, of the unit in which the change is told."""
    string = sentence.text.string
    others = [m for m in sentence.mentions if m is not size and m is not restated]
    unit = "%" if size.figure.unit == "poin" and any(m.figure.unit == "%" for m in others) else size.figure.unit
    unit = "" if unit == "poin" else unit
    found = others if size.figure.unit == "%" else [m for m in others if m.figure.unit == unit]
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
