"""A year compared with itself, or given two values in one series: one of the two years is wrong."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lakip_lint import patterns
from lakip_lint.checks.bound import NUMBER
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.stale import printed_year, words_around, year_evidence
from lakip_lint.document.model import Caption, Document, Heading, Paragraph, Table, Text
from lakip_lint.facts.mention import Mention, mentions_in
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

MEASURE = compiled(r"capaian|pencapaian|realisasi|kinerja|target|pagu|anggaran|nilai|skor|hasil|produksi|jumlah", re.I)
OTHER_SIDE = compiled(
    r"target|rencana|pagu|sebelum|perubahan|triwulan|semester|bulan|awal|akhir|renstra|rpjm|nasional|provinsi|kabupaten|kota|kecamatan"
    r"|rata|standar|jangka|angka|prognosa|ramalan|sasaran|kumulatif|murni|induk|yang\s+(?:sama|lain)",
    re.I,
)
"""Another thing of the same year: its target, its first quarter, another office."""
EQUAL = compiled(
    r"(?:sama\s+(?:seperti|dengan)|(?:di|jika\s+di|bila\s+di|apabila\s+di)?\s*banding(?:kan)?(?:\s+dengan)?|daripada"
    r"|lebih\s+(?:tinggi|rendah|besar|kecil|baik|banyak|sedikit)\s+(?:dari|dibanding\w*(?:\s+dengan)?))"
    r"(?P<gap>(?:\s+[\w%,.()]+){0,6}?)\s+(?:(?:pada|di|untuk|dari)\s+)?$",
    re.I,
)
MOVING = compiled(r"(?:naik|turun|meningkat|menurun|peningkatan|penurunan|kenaikan|bertambah|berkurang)", re.I)
LATER = compiled(r"\b(?:akan|direncanakan|diproyeksikan|diharapkan|ditargetkan|depan|mendatang|berikut\w*)\b", re.I)
"""Said of a year to come, which may be compared with this one."""
MONEY = compiled(r"anggaran|belanja|\bRp", re.I)
"""A budget may be changed within its year."""
FROM_YEAR = compiled(r"\bdari\s+(?:\S+\s+){0,5}$", re.I)
TO_YEAR = compiled(r"\b(?:menjadi|ke)\s+(?:\S+\s+){0,5}$", re.I)
VERB = r"(?:sebesar|sebanyak|sejumlah|mencapai|adalah|yaitu|menjadi|berjumlah|senilai|:|=)"
VALUE = r"(?:Rp\.?\s*)?\d[\d.,]*\S*"
YEAR_FIRST = compiled(
    rf"^\)?\s*{VERB}\s*{VALUE}(?:\s+[\w()%]+){{0,3}}?\s*(?:,\s*dan|,|dan|menjadi|lalu)\s+(?:pada\s+)?$", re.I
)
"""What stands between two years of a series "tahun 2021 sebesar 70, tahun 2022 sebesar 72"."""
VALUE_FIRST = compiled(
    rf"^\)?\s*,?\s*(?:menjadi|dan|lalu|,)\s+{VALUE}(?:\s+[\w()%]+){{0,2}}?\s+(?:pada|di|\()\s*$", re.I
)
""" "70 pada tahun 2021, 72 pada tahun 2022"."""
TITLE = compiled(r"^\s*(?:terhadap|dengan|dan)\s+(?:realisasi\s+|capaian\s+|kinerja\s+)?$", re.I)


@kind("self-comparison")
def self_comparison(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Sentences and titles that compare a year with the same year; a comparison of two different years holds."""
    for sentence, told, said, again in _after_its_year(report):
        yield _relation(report, rule, said, told, again, sentence)
    for text, title in _texts(report.document):
        mentions = [m for m in mentions_in(text.string) if m.context not in ("law", "date", "period")]
        for first, second in pairwise(mentions):
            before = [m for m in mentions if m.start < first.start]
            if _compared(text.string, before, first, second, title):
                yield _relation(report, rule, text, first, second)


def _after_its_year(report: Understanding) -> Iterator[tuple[Text, Mention, Text, Mention]]:
    """A change told against the report's own year, right behind a sentence on that year.

    "Tahun 2023 jumlahnya 797 orang. Hal ini baik karena ada penurunan dibanding tahun 2023."
    """
    for earlier, later in pairwise(report.sentences):
        before, sentence = earlier.text, later.text
        if earlier.paragraph is not later.paragraph or not MOVING.search(sentence.string):
            continue
        found, told = ([m for m in mentions_in(s.string) if m.free] for s in (sentence, before))
        if len(found) != 1 or {m.year for m in (*told, *found)} != {report.profile.year} or not told:
            continue
        match = EQUAL.search(sentence.string[: found[0].lead])
        plain = match is not None and not match.group("gap").strip() and not sentence.string[found[0].end :].strip(" .;,")
        if plain and not OTHER_SIDE.search(sentence.string) and not LATER.search(sentence.string):
            yield before, told[-1], sentence, found[0]


def _texts(document: Document) -> Iterator[tuple[Text, bool]]:
    for block in document.blocks:
        if isinstance(block, (Heading, Caption)):
            yield block.text, True
        elif isinstance(block, Paragraph):
            for sentence in block.sentences():
                yield sentence, "banding" in sentence.string.lower() and len(sentence.plain) < 130
        elif isinstance(block, Table) and block.lead and not block.caption:
            yield block.lead, True


def _compared(string: str, before: list[Mention], first: Mention, second: Mention, title: bool) -> bool:
    """Whether `second` is the year that `first` is compared with, both for the same measure."""
    between = string[first.end : second.lead]
    if any(m.year != first.year for m in before):
        return first.year == second.year and _in_series(string, before[-1], first, second)
    match = EQUAL.search(between)
    if match:
        gap, side = match.group("gap"), string[: first.lead][-160:] + between[: match.start()]
        named = patterns.search(r"\b[A-Z]", MEASURE.sub("", gap))
        return not named and not OTHER_SIDE.search(gap) and _measures(gap) <= _measures(side)
    if title and TITLE.match(between):
        return patterns.search("banding", string[: first.lead], re.I) is not None
    return _moved(string, first, second)


def _moved(string: str, first: Mention, second: Mention) -> bool:
    """ "naik dari 70 pada tahun 2022 menjadi 72 pada tahun 2023", "tahun 2022 sebesar 70 naik pada tahun 2023 menjadi 72"."""
    between, after = string[first.end : second.lead], string[second.end :]
    origin = FROM_YEAR.search(string[max(0, first.lead - 60) : first.lead])
    window = (origin.group(0) if origin else "") + between
    if OTHER_SIDE.search(window) or MONEY.search(window):
        return False
    if origin and TO_YEAR.search(between):
        return MOVING.search(string[: second.lead]) is not None
    valued = NUMBER.search(between) and MOVING.search(between) and patterns.search(r"(?:pada|di)\s*$", between)
    return bool(valued) and patterns.match(r"\s*menjadi\s+\d", after) is not None


def _in_series(string: str, earlier: Mention, first: Mention, second: Mention) -> bool:
    """Whether three years of a series have a value each, and the last two are the same year."""
    one, two = string[earlier.end : first.lead], string[first.end : second.lead]
    values = NUMBER.findall(two) + NUMBER.findall(string[second.end : second.end + 40])
    if YEAR_FIRST.match(one) and YEAR_FIRST.match(two):
        return len(values) >= 2 and values[0].rstrip(".,") != values[1].rstrip(".,")
    return bool(VALUE_FIRST.match(one) and VALUE_FIRST.match(two))


def _measures(string: str) -> set[str]:
    return {m.lower() for m in MEASURE.findall(string)}


def _relation(
    report: Understanding, rule: Rule, text: Text, first: Mention, second: Mention, before: Text | None = None
) -> Relation:
    """`before`: the sentence of the first year, where that is another one."""
    same = first.year == second.year
    last_year = same and second.year == report.profile.year
    expected = f"{text.string[second.lead : second.start]}{second.year - 1}".strip() if last_year else ""
    other = year_evidence(before or text, first, "input", Both("dibandingkan dengan tahun ini", "compared with this year"))
    return Relation(
        rule, not same, year_evidence(text, second), (other,), printed_year(text, second), expected,
        Both(f"{first.year} dibandingkan dengan {second.year}", f"{first.year} compared with {second.year}"),
        arguments={"year": str(second.year), "context": words_around(text, second)},
    )
