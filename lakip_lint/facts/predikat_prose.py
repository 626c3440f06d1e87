"""Predikat in sentences: "64,38 (BB)", "72,00 dengan predikat BB", "predikat BB dengan nilai 72,00"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.document.model import Place
from lakip_lint.facts.predikat import Claim, is_score, judged
from lakip_lint.facts.scales import AKIP, CLASS, family_of
from lakip_lint.facts.sentence import Sentence
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.grade import LETTERS, normal_grade
from lakip_lint.memory import remembered
from lakip_lint.patterns import Cued, compiled

OF_OFFICE = (
    r"(?:(?:pada|di)\s+)?(?:kantor|kecamatan|kelurahan|desa|dinas|badan|bagian|bidang|puskesmas|rsud|rumah\s+sakit|upt\w*|unit|satuan)"
    r"\s+(?:[\w.]+\s+){1,6}?(?=(?:adalah|yaitu|yakni|ialah)\b)"
)
"""The office whose services a grade is of, between the word for it and the grade: "mutu pelayanan Kecamatan X adalah B"."""
STRONG = (
    r"(?:ber)?(?:predikat|kategori(?:kan|sasi)?|katagori|kriteria|klasifikasi|peringkat|kualifikasi"
    rf"|mutu(?:\s+(?:pelayanan|layanan|unit))*(?:\s+{OF_OFFICE})?)(?:nya)?"
)
WEAK = (
    r"dinyatakan|tergolong|digolongkan|termasuk|masuk|yaitu|diartikan|bermakna|berarti|artinya|berada\s+(?:pada|di)"
    r"|interpretasi|sebutan"
)
FILL = (
    r"(?:[\s:=,\"“”'‘(]|kinerja\b|penilaian\b|capaian\b|penyerapan\b|anggaran\b|pelayanan\b|unit\b|nilai\b|huruf\b|dengan\b|sebagai\b|dalam\b"
    r"|ke\b|adalah\b|yang\b|yaitu\b|predikat\b|kategori\b|katagori\b|kriteria\b|bahwa\b|rata-rata\b){0,12}"
)
STRONG_WORD = compiled(STRONG, re.I)
SAID = Cued(
    compiled(rf"(?:(?P<strong>\b{STRONG})|(?P<weak>\b(?:{WEAK})))(?P<fill>{FILL})(?P<grade>{CLASS.pattern})", re.I),
    "predikat", "gori", "kriteria", "klasifikasi", "peringkat", "kualifikasi", "mutu", "dinyatakan", "golong", "masuk", "yaitu",
    "diartikan", "bermakna", "berarti", "artinya", "berada", "interpretasi", "sebutan",
)  # fmt: skip
CLASS_BEHIND = compiled(rf"\s?%?\s?\(\s?(?:{CLASS.pattern})\s?\)?", re.I)
CLASS_BEFORE = compiled(rf"(?:{CLASS.pattern})\s?\(?\s?$", re.I)
SECOND = compiled(rf"[\s(),\"“”/=-]{{1,4}}(?:{CLASS.pattern})", re.I)
FORWARD = compiled(
    r"[\"”’)\s,]{0,4}(?:dengan\s+|\(\s?)(?:perolehan\s+)?(?:nilai|skor|capaian|angka|indeks|rata-rata|persentase)?[^\d.;,]{0,40}$",
    re.I,
)
UNSURE = compiled(
    r"\b(?:belum|bukan|tidak|menuju|target\w*|ditargetkan|minimal|menjadi|kenaikan|selisih|naik|turun|meningkat|menurun|dikurangi|standar|dari\s+nilai)\b",
    re.I,
)
SHARE_OF_COUNT = compiled(
    r"(?<![\d.,])\d{1,3}\s*(?:\(\s*[a-z][a-z ]*\)\s*)?"
    r"(?:(?:indikator|sasaran|iku|program|kegiatan|unsur|responden|desa)\s*(?:[a-z]+\s+){0,3})?"
    r"(?:\batau\b|\()\s*(?:(?:sebesar|sebanyak|sekitar)\s+)?$",
    re.I,
)
"""Before the share that a number of things is: "3 (tiga) indikator atau 60,00 % dikategorikan baik" grades none of it."""
THIS = compiled(r"\b(?:ini|itu|tersebut)\b", re.I)
FARTHEST = 130


@remembered
def prose_claims(sentence: Sentence, before: Sentence | None, year: int | None) -> tuple[Claim, ...]:
    """What a sentence claims of its figures; `before`: the sentence before it in the same report."""
    return tuple(_claims(sentence, before, year))


def _claims(sentence: Sentence, before: Sentence | None, year: int | None) -> Iterator[Claim]:
    """ "64,38 (BB)", "72,00 dengan predikat BB", "predikat BB dengan nilai 72,00", "kategori Tinggi dengan capaian 88%"."""
    string = sentence.text.string
    said = list(SAID.finditer(string))
    if not said and not any(judged(m.figure.grade) for m in sentence.mentions):
        return
    figures = [m.figure for m in sentence.mentions if m.figure.value is not None and not _is_share(string, m.figure)]
    if sum(1 for f in figures if f.upper is not None or f.bound in ("<", "<=")) >= 2:
        return  # the sentence lists a scale
    years = {m.figure.start: m.year for m in sentence.mentions}
    for figure in figures:
        if judged(figure.grade) and figure.upper is None and is_score(figure):
            start, end = _with_grade(string, figure)
            yield _said(sentence, figure, figure.grade, (start, end), years.get(figure.start, year))
    for match in said:
        start, end = match.span("grade")
        grade = normal_grade(match["grade"])
        strong = bool(match["strong"] or STRONG_WORD.search(match["fill"]))
        if not judged(grade) or (grade in LETTERS and not strong):
            continue
        figure_, cross = _partner(sentence, figures, match.start(), end), False
        if figure_ is None:
            figure_, cross = _from_before(sentence, before, figures, match.start()) if strong else None, True
        if figure_ is None or (figure_.grade and not cross) or (grade in LETTERS and _of_target(string, figure_)):
            continue
        claim_year = year if cross else years.get(figure_.start, year)
        exact = not cross and _equal_inputs(figures, figure_)
        second = SECOND.match(string, end) if grade in LETTERS else None
        word = normal_grade(second["word"]) if second and second["word"] else ""
        spans = [(grade, (start, end)), *([(word, second.span("word"))] if second and word else [])]
        for name, span in spans:
            yield _said(
                sentence,
                figure_,
                name,
                span,
                claim_year,
                announced=strong,
                exact=exact,
                cross=cross,
                before=before if cross else None,
                pair=_family_of_pair(grade, word),
            )


def _is_share(string: str, figure: Figure) -> bool:
    return figure.unit == "%" and SHARE_OF_COUNT.search(string, max(0, figure.start - FARTHEST), figure.start) is not None


def _said(
    sentence: Sentence,
    figure: Figure,
    grade: str,
    span: tuple[int, int],
    year: int | None,
    *,
    announced: bool = True,
    exact: bool = False,
    cross: bool = False,
    before: Sentence | None = None,
    pair: str = "",
) -> Claim:
    text = sentence.text.cut(*span)
    context = f"{before.text.plain if before else ''} {sentence.text.plain}".strip()
    named = family_of(context) or pair or family_of(_clause(sentence.text.string, min(figure.start, span[0]), span[1]))
    if not named and sentence.context_subject:
        named = family_of(sentence.context_subject.name)
    if not named and sentence.heading and not sentence.heading.number.startswith("BAB"):
        named = family_of(sentence.heading.title)
    if grade not in LETTERS and (
        (figure.unit == "%" and not pair) or (named == "akip" and not pair and not AKIP.search(context))
    ):
        named = ""
    return Claim(
        figure,
        grade,
        text.plain,
        text.place(),
        named,
        "prose",
        -1,
        "",
        year,
        announced=announced,
        exact=exact,
        cross=cross,
        context=context,
    )


CLAUSE = compiled(r",\s|;|\b(?:sedangkan|sementara|serta|dan)\s", re.I)


def _clause(string: str, start: int, end: int) -> str:
    """The part of a sentence that tells a value and its grade: a sentence may speak of several indices."""
    begin = max((m.end() for m in CLAUSE.finditer(string[:start])), default=0)
    return string[begin:end]


AKIP_WORDS = {
    "AA": "Sangat Memuaskan",
    "A": "Memuaskan",
    "BB": "Sangat Baik",
    "CC": "Cukup",
    "C": "Kurang",
    "D": "Sangat Kurang",
}
IKM_WORDS = {"A": "Sangat Baik", "C": "Kurang Baik", "D": "Tidak Baik"}


def _family_of_pair(letter: str, word: str) -> str:
    """What "A (Memuaskan)" and "A (Sangat Baik)" tell by themselves; "B (Baik)" is used by both."""
    if letter in ("AA", "BB", "CC") or (word and AKIP_WORDS.get(letter) == word):
        return "akip" if word and AKIP_WORDS.get(letter) == word else ""
    return "ikm" if word and IKM_WORDS.get(letter) == word else ""


def _of_target(string: str, figure: Figure) -> bool:
    """Whether a percentage is one of a target ("capaian 103,07%"): no letter belongs to it."""
    if figure.unit != "%" or figure.value is None:
        return False
    before = string[: figure.start]
    return figure.value > 100 or bool(patterns.search(r"(?:capaian|persentase|tercapai)[^\d]{0,40}$", before, re.I))


def _with_grade(string: str, figure: Figure) -> tuple[int, int]:
    """The span of a figure and the grade beside it."""
    behind = CLASS_BEHIND.match(string, figure.end)
    if behind:
        return figure.start, behind.end()
    front = CLASS_BEFORE.search(string[: figure.start])
    end = figure.end + (1 if string[figure.end : figure.end + 1] == ")" else 0)
    return (front.start() if front else figure.start), end


def _partner(sentence: Sentence, figures: list[Figure], start: int, end: int) -> Figure | None:
    """The figure that a grade at `start:end` belongs to: right behind it ("dengan nilai 72,00"), else the nearest before it."""
    string = sentence.text.string
    behind = next((f for f in figures if f.start >= end), None)
    front = next((f for f in reversed(figures) if f.end <= start), None)
    after = next((m.start() for m in SAID.finditer(string) if m.start() >= end), len(string))
    if (
        behind
        and behind.start < after
        and FORWARD.fullmatch(string[end : behind.start])
        and is_score(behind)
        and behind.upper is None
    ):
        if not UNSURE.search(string[end : behind.start]):
            return behind
        return None
    if front is None or front.upper is not None or not is_score(front) or start - front.end > FARTHEST:
        return None
    gap = string[front.end : start]
    if UNSURE.search(gap) or ";" in gap or any(m.end() <= start and m.start() >= front.end for m in SAID.finditer(string)):
        return None
    return front


def _from_before(sentence: Sentence, before: Sentence | None, figures: list[Figure], start: int) -> Figure | None:
    """The only score of the sentence before, where this one points back ("kinerja ini termasuk kategori ...")."""
    string = sentence.text.string
    if before is None or before.paragraph is not sentence.paragraph or not THIS.search(string[:start]):
        return None
    if any(f.end <= start for f in figures) or UNSURE.search(string[:start]):
        return None
    scores = [m.figure for m in before.mentions if m.figure.value is not None and m.figure.unit == "%" and not m.figure.bound]
    return scores[0] if len(scores) == 1 and scores[0].upper is None and not scores[0].grade else None


def _equal_inputs(figures: list[Figure], figure: Figure) -> bool:
    """Whether two equal figures stand before a bare 100: realisasi equals target, so that 100 is exact."""
    if figure.value != 100 or figure.decimals or figure.bound:
        return False
    earlier = [f.value for f in figures if f.end <= figure.start and f.value != 100]
    return len(earlier) >= 2 and earlier[-1] == earlier[-2]


class Announced(Struct, frozen=True):
    """A class that a sentence names as predikat or kategori, with or without a value."""

    grade: str
    raw: str
    place: Place | None
    family: str
    context: str


def announced_classes(sentences: Sequence[Sentence]) -> Iterator[Announced]:
    """Words (no letters) that sentences introduce by predikat, kategori and the like."""
    for sentence in sentences:
        for match in SAID.finditer(sentence.text.string):
            grade = normal_grade(match["grade"])
            if judged(grade) and grade not in LETTERS and (match["strong"] or STRONG_WORD.search(match["fill"])):
                text = sentence.text.cut(*match.span("grade"))
                yield Announced(grade, text.plain, text.place(), family_of(sentence.text.plain), sentence.text.plain)
