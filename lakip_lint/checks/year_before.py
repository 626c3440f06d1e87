"""A change against a year that a sentence names, of what it or the sentence before it tells.

    Cakupan terealisasi 73,8 % dari target 70 %. Dibandingkan dengan tahun 2022 sebesar 66,8 %, terjadi kenaikan 7,0 poin.
    Cakupan sebesar 73,8 %, naik 7,0 poin dibanding tahun 2022 yang mencapai 66,8 %.
"""
from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.facts.ratios import exactly
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
CONCLUDED = compiled(
    r"^\s*(?:(?:adapun|sedangkan)\s+)?(?:angka|nilai|realisasi|hasil|capaian)(?:nya)?\s+(?:pada\s+)?tahun\s+(?P<year>20\d\d)\s+"
    r"(?:yaitu\s+|yakni\s+|adalah\s+)?(?:sebesar|sebanyak|sejumlah|mencapai)\s+(?:Rp\.?\s*)?(?P<figure>\d[^;]*?)"
    r",?\s+(?:jadi|sehingga|maka|berarti|artinya)\s+(?:[a-z]+\s+){0,2}?(?:naik|turun|meningkat|menurun|kenaikan|peningkatan|penurunan)\s+"
    r"(?:sebesar\s+|sebanyak\s+|sejumlah\s+)?(?:Rp\.?\s*)?(?P<size>\d[\d.,]*)(?:\s*(?:%|[a-z]+))?\s*\)?[.,]?\s*$",
    re.I,
)
"""A sentence of the figure of the earlier year and what follows from it, and of nothing else."""
CONVERTED = compiled(r"\b(?:setara|skala|konversi|dikonversi(?:kan)?|interval)\b[a-z\s]*$", re.I)
"""Before what a score is on another scale, and before that scale."""
OF_TARGET = compiled(r"target|terhadap|di(?:peroleh|dapat(?:kan)?|hasilkan|tetapkan)|tercapai|memperoleh|menghasilkan")
"""With PLAIN, all the words of a sentence that only measures what the one before told against its target."""
TOLD_WORD = r"(?P<word>naik|meningkat|bertambah|menurun|turun|berkurang|lebih\s+(?:tinggi|besar|banyak|rendah))"
CHANGED_BY = compiled(
    r"^\s*(?P<unit>%|[a-z]+(?:\s*/\s*[a-z]+)?)?\s*(?:\([a-z\s]+\)|\))?\s*(?P<comma>,)?\s*(?:(?:atau|dan|yang|ini|juga|telah)\s+){0,2}"
    rf"{TOLD_WORD}\s+"
    r"(?:sebesar\s+|sebanyak\s+|sejumlah\s+)?(?:Rp\.?\s*)?$",
    re.I,
)
"""From the figure of this year to the size of its change."""
FROM_YEAR = Cued(
    compiled(
        r"^\s*(?:%|[a-z]+(?:\s*/\s*[a-z]+)?)?\s*(?:(?:jika|bila|apabila)\s+)?(?:dibanding(?:kan)?(?:\s+dengan)?|daripada|dari)\s+"
        r"(?:(?:capaian|realisasi|nilai|angka|hasil|kondisi|anggaran|pagu|pada)\s+){0,2}(?:tahun|TA\.?)\s+(?P<year>20\d\d)\s*\(?\s*"
        r"(?:yang\s+)?(?:(?:sebesar|sebanyak|sejumlah|mencapai|adalah|yaitu|yakni|senilai)\s+){0,2}(?:Rp\.?\s*)?$",
        re.I,
    ),
    "dari",
    "banding",
)
"""From the size of a change to the figure of the earlier year."""
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
    if size is not None and len(ends) > 1 and _of_scale(size, start) and not _fits_any(size, start, ends):
        ends = [m for m in ends if not CONVERTED.search(m.cue)]
    if size is not None and len(ends) == 2 and CONCLUDED.match(sentence.text.string):
        ends = _result(before, start, size, ends)
    if len(ends) != 1 or not _plain(ends[0]) or len({m.year for m in before.mentions if m.year_given}) > 1:
        return ()
    return (start, ends[0]) if _near(start, ends[0]) else ()


class Linked(Struct, frozen=True):
    """A change between two figures that stand right around its size: "73,8 %, naik 7,0 poin dibanding tahun 2022 (66,8 %)"."""

    earlier: Mention
    later: Mention
    word: str
    at: int
    """Where the word begins in the sentence."""


def linked(sentence: Sentence, size: Mention) -> Linked | None:
    """The two figures around the size of a change, where nothing but the word for it and the earlier year lie between."""
    at = next((i for i, m in enumerate(sentence.mentions) if m is size), 0)
    if size.measure != "selisih" or size.inherited or not 0 < at < len(sentence.mentions) - 1:
        return None
    later, earlier, string = sentence.mentions[at - 1], sentence.mentions[at + 1], sentence.text.string
    than = FROM_YEAR.search(string[size.figure.end : earlier.figure.start])
    lead = CHANGED_BY.match(string[later.figure.end : size.figure.start]) if than else None
    if than is None or lead is None or not (lead["comma"] or (lead["unit"] or "%").lower() in ("%", later.figure.unit.lower())):
        return None
    year = int(than["year"])
    dated = earlier.year == year and later.year is not None and later.year > year
    alike = later.figure.unit == earlier.figure.unit and size.figure.unit in (later.figure.unit, "poin", "%")
    measure = "" if earlier.inherited and earlier.measure == "selisih" else earlier.measure  # "naik 2,1 dari tahun 2022 (57,1)"
    same = later.measure in ("", measure) and later.subject == earlier.subject and later.entity == earlier.entity
    if not (dated and alike and same and _near(earlier, later)) or ELSE.search(string) or "menjadi" in sentence.lower:
        return None
    if {later.measure, measure} & {"target", "selisih"} or not all(_plain(m) for m in (later, size, earlier)):
        return None
    return Linked(earlier, later, lead["word"], later.figure.end + lead.start("word"))


def _near(one: Mention, other: Mention) -> bool:
    low, high = sorted((one.figure.amount or 0, other.figure.amount or 0))
    return 0 < low < high < low * FAR


def _result(before: Sentence, start: Mention, size: Mention, ends: list[Mention]) -> list[Mention]:
    """The realisasi of a sentence that prints its target and its capaian too, where the size of the change fits neither.

    Whichever of the two the earlier figure is of, the size is wrong then.
    """
    by_measure = {m.measure: m for m in ends}
    if set(by_measure) != {"realisasi", "capaian"} or not all(_plain(m) for m in ends) or _fits_any(size, start, ends):
        return []
    above = {(m.figure.amount or 0) > (start.figure.amount or 0) for m in ends}
    measured = any(m.measure == "target" for m in before.mentions)
    return [by_measure["realisasi"]] if measured and len(above) == 1 else []


def _of_scale(size: Mention, start: Mention) -> bool:
    """Whether a change is told on the scale of the figure it starts from ("kenaikan nilai 5,25" from 3,31 is not)."""
    small = size.figure.unit != "%" and 0 < 2 * (size.figure.amount or 0) < (start.figure.amount or 0)
    return small and not patterns.search(r"nilai|konversi", size.cue, re.I)


def _fits_any(size: Mention, start: Mention, ends: list[Mention]) -> bool:
    """Whether the size of a change leads from a figure to one of several, in their unit or in percent of the first."""
    told = size.figure.interval
    if told is None or not start.figure.amount:
        return True
    first = exactly(start.figure)
    apart = [exactly(m.figure) - first for m in ends if m.figure.amount is not None]
    if size.figure.unit == "%":
        apart += [(d / first).scaled(100) for d in apart]
    return any(told.meets(d) or told.meets(-d) for d in apart)


def over_target(
    first: Sentence | None, between: Sentence | None, sentence: Sentence, size: Mention, restated: Mention | None
) -> tuple[Mention, ...]:
    """`year_before` of the last sentence but one, where that between only measures its result against the target."""
    if first is None or between is None or between.paragraph is not sentence.paragraph or between.entity != first.entity:
        return ()
    measures = {m.measure for m in between.mentions}
    if "target" not in measures or not measures <= {"target", "capaian"} or any(m.year_given for m in between.mentions):
        return ()
    if between.subjects and between.subjects != first.subjects:
        return ()
    units = {m.figure.unit.lower() for m in between.mentions}
    words = patterns.findall(r"[a-z]+", between.lower)
    if not all(w in units or PLAIN.fullmatch(w) or OF_TARGET.fullmatch(w) for w in words):
        return ()
    return year_before(first, sentence, size, restated)


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
    than = THAN.search(string[: first.figure.start]) or CONCLUDED.match(string)
    if than is None or ELSE.search(string) or int(than["year"]) != start.year or not start.year_given:
        return None
    return start if start.measure not in NO_RESULT else None


def _plain(mention: Mention) -> bool:
    figure = mention.figure
    return figure.amount is not None and figure.upper is None and not figure.bound and not figure.malformed
