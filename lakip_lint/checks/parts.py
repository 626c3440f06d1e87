"""Parts of a whole told in one sentence: "74 orang terdiri dari 40 laki-laki dan 34 perempuan", "5 dari 14 atau 35,71 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.counted import PEOPLE, UNFIGURED, same_things
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.recomputed import adds_up, listed, percentage, summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.shares_told import shares_told, tied
from lakip_lint.checks.sole_share import sole_shares
from lakip_lint.facts.phrases import unbracketed
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.figures.interval import Interval, total
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

OPENS = Cued(
    compiled(
        r"\b(?:terdiri\s+(?:dari|atas)|dengan\s+(?:rincian|perincian|komposisi)|yang\s+meliputi"
        r"|(?:ter|di)bagi\s+(?:ke\s*)?(?:dalam|atas|menjadi))\b",
        re.I,
    ),
    "terdiri", "rincian", "komposisi", "meliputi", "bagi",
)  # fmt: skip
NAMELY = Cued(compiled(r"\b(?:yaitu|yakni)\s*:?\s*(?=\d)", re.I), "yaitu", "yakni")
"""What follows may be all of it or not even parts: it is where each counts the same, by its words."""
SEXES = Cued(
    compiled(
        r"(?:[,(:]\s*(?:(?:yaitu|yakni|dengan)\s+)?|\bdengan\s+)(?:jumlah\s+)?"
        r"(?=(?:(?:pegawai|penduduk)\s+)?(?:\d[\d.]*\s*(?:\([a-z\s]+\)\s*)?(?:(?:orang|jiwa|pegawai)\s+)?)?(?:berjenis\s+kelamin\s+)?"
        r"(?:laki(?:laki)?|pria|perempuan|wanita)\b)",
        re.I,
    ),
    "laki", "pria", "perempuan", "wanita",
)  # fmt: skip
MEN, WOMEN = compiled(r"\b(?:laki(?:-?\s*laki)?|pria)\b", re.I), compiled(r"\b(?:perempuan|wanita)\b", re.I)
"""People are men and women: two numbers, one of each, are all of them."""
NO_MORE = compiled(
    r"\s*(?:orang|jiwa|pegawai)?\s*(?:\([^)]*\)\s*)?(?:$|[.);]|,?\s*(?:sehingga|sedangkan|sementara|dengan|yang\s+ter\w+|(?:dan|serta)\s+jumlah)\b)",
    re.I,
)
"""Behind men and women: of some of whom more is said ("10 laki-laki dan 15 perempuan yang hadir") they are not all."""
BACK = compiled(r"\b(?:tersebut|itu|dimaksud)\s+(?:di\s?atas\s+)?(?:yang\s+)?$|^\s*(?:yang\s+)?$", re.I)
"""Between the beginning of a sentence and what opens its parts: the whole is what the sentence before spoke of."""
BROKEN_DOWN = compiled(
    r"\s*(?:berdasarkan|menurut|(?:jika\s+)?di(?:lihat|tinjau)\s+(?:dari|menurut)|dari\s+segi)\s+(?:\w+\s+)?"
    r"(?:pendidikan|jenis\s+kelamin|golongan|pangkat|status|eselon|jabatan|usia|umur|agama|jenis\s+belanja)\b[^,.:;]{0,40},?\s*$",
    re.I,
)
"""The same, by what the parts differ in: "Berdasarkan tingkat pendidikan terdiri dari ..."."""
HOW_MANY = compiled(r"^\s*[a-z]+\s+(?:[a-z]+\s+){0,2}?[a-z]+\s*,?\s*(?:yaitu|yakni)\b", re.I)
"""How many parts there are, in front of them: "terbagi ke dalam dua program, yaitu ..."."""
LETTERS = 3
"""Letters of a word that says what is counted, at the least."""
FAR = 40
"""Letters between the whole and what opens its parts."""
IN_WORDS = compiled(r"\((?:[a-z\s]+|\s*[\d.,]+\s*(?:%|persen)\s*)\)")
"""Brackets that hold no part: a number in words, a share."""
TWICE = Decimal("1.9")
"""Parts of so many times the whole are several breakdowns of it."""
LAST_YEARS = compiled(r"\b(?:sisa|saldo)(?:\s+[a-z]+){0,2}\s+tahun\s+(?:lalu|sebelumnya|20\d\d)\b", re.I)
"""What last year left is a part of this year's whole."""
NESTED = compiled(r"\b(?:diantaranya|di\s+antaranya|termasuk|antara\s+lain|masing-masing|target|realisasi|tahun)\b", re.I)
PERCENT = Cued(compiled(r"%|\bpersen", re.I), "%", "persen")
SHARE = compiled(r"^\s*[\w\s/]{0,45}(?:\(|,|\batau\b|\byaitu\b|\bsebesar\b)[\s(]*(?:atau|sebesar|sekitar)?\s*$", re.I)
OUT_OF = compiled(r"\b(?:terhadap|dari|antara)\s*$", re.I)
THERE_ARE = compiled(r"\b(?:terdapat|ada|dari|sebanyak|sejumlah)\s*$", re.I)
OR_ARE = compiled(r"^\s*%?\s*(?:\(\s*|(?:atau|yaitu)\s+)(?:ada|terdapat|sebanyak|sejumlah|setara\s+dengan)?\s*$", re.I)
""" "terdapat 14 rumah sakit, yang memenuhi standar 35,71 % atau ada 5 rumah sakit": whole, percentage and part."""
ABOUT = compiled(r"\b(?:sekitar|kurang\s+lebih|kira-?\s*kira|hampir)\s*$", re.I)
ABOUT_GAP = Decimal(5)
"""By how many of its last digits a percentage may be off that is only said to be about right."""
OTHER_SHARE = compiled(
    r"\b(?:\w*serapan|\w*capaian|kinerja|realisasi|anggaran|nilai|skor|indeks|rata|target|naik|turun|\w*ningkat\w*|\w*nurun\w*)\b",
    re.I,
)
"""Between the counts and the percentage: it is one of something else ("10 dari 12 kegiatan dengan serapan sebesar 95,5 %")."""
OF = compiled(r"^[\w\s/]{0,60}\bdari\s+(?:total|jumlah|seluruh|sebanyak)?[\w\s/]{0,25}$", re.I)
SHARE_OF = compiled(r"^\s*(?:%|persen)?\s*\)?\s*(?:dari|terhadap)\s+(?P<of>[a-z\s/-]{0,50})$", re.I)
"""Behind a percentage, before the whole: "45 desa atau 90,00 % dari 50 desa"."""
MOST = compiled(r"\b(?:maksimal|maksimum|tertinggi|ideal)\b", re.I)
"""Of a score that is one in the highest possible."""


@kind("parts-in-sentence")
def check_parts(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A whole and the parts listed after "terdiri dari", all of one unit, to the end of the sentence."""
    last: Sentence | None = None
    for previous, sentence in zip((None, *understanding.sentences), understanding.sentences, strict=False):
        last = last if previous is not None and _only_breaks_down(previous, last) else previous
        opened = OPENS.search(sentence.text.string)
        namely = None if opened else NAMELY.search(sentence.text.string) or SEXES.search(sentence.text.string)
        opening = opened or namely
        if opening is None:
            continue
        before = [m for m in sentence.mentions if m.figure.end <= opening.start() and m.figure.amount is not None]
        after, behind = _parts(sentence, opening.end())
        named = HOW_MANY.sub("", unbracketed(behind))
        if len(after) < 2 or NESTED.search(LAST_YEARS.sub(" ", behind)) or UNFIGURED.search(named):
            continue
        if namely and namely.re is SEXES.pattern and not _are_all(sentence, opening.end(), after, behind):
            continue
        if namely:
            alike = _are_people if namely.re is SEXES.pattern else _all_alike
            before = [m for m in before[-1:] if namely.start() - m.figure.end <= FAR and alike(m, after)]
        told = sentence
        if not before and last is not None and not namely:
            told, before = last, _told_before(last, sentence, opening.start(), after)
        string = sentence.text.string
        figures = _unexplained(string, [m.figure for m in after])
        bracketed = len(figures) == len(after) and "(" in IN_WORDS.sub("", string[opening.end() : after[-1].figure.end])
        relations = [
            r for m in reversed(before) if (r := _sum(rule, told, m.figure, figures, bracketed=bracketed)) is not None
        ]
        if relations:
            yield next((r for r in relations if r.holds), relations[0])


def _parts(sentence: Sentence, start: int) -> tuple[list[Mention], str]:
    """The figures behind what opens a list, and the words in which they stand.

    A percentage behind a part tells its share. Men and women are all of the people: what is said of anything else behind the
    two is no part ("... dan 1.240 perempuan yang tergabung dalam 695 KK").
    """
    string = sentence.text.string
    found = [m for m in sentence.mentions if m.figure.start >= start and m.figure.amount is not None]
    shares = [
        share for part, share in pairwise(found)
        if share.figure.unit == "%" != part.figure.unit and SHARE.match(string[part.figure.end : share.figure.start])
    ]  # fmt: skip
    after = [m for m in found if not any(m is share for share in shares)]
    others = after[2:]
    if others and others[0].figure.unit and not PEOPLE.fullmatch(others[0].figure.unit):
        pair = string[start : others[0].figure.start]
        if are_men_and_women(pair, 2):
            return after[:2], pair
    return after, string[start:]


def _told_before(last: Sentence, sentence: Sentence, end: int, parts: list[Mention]) -> list[Mention]:
    """The whole that the sentence before gives, where this one begins with its parts: "Anggaran tersebut terdiri dari ..."."""
    begins = sentence.text.string[:end]
    near = last.paragraph is sentence.paragraph or (not begins.strip() and last.heading is sentence.heading)
    if not near or not (BACK.search(begins) or BROKEN_DOWN.match(begins)):
        return []
    opened = OPENS.search(last.text.string)
    told = [m for m in last.mentions if m.figure.amount is not None and (not opened or m.figure.end <= opened.start())]
    if "target" not in begins.lower():
        told = [m for m in told if m.measure != "target"]  # what was reached is broken down: "57 dari target 40 inovasi"
    wholes = [m for m in told if _all_alike(m, parts)]
    sums = added([p.figure for p in parts])
    near_by = [m for m in wholes if _near(m, sums)]
    return [m for m in wholes if m.figure.amount == sums] or (near_by if len(near_by) == 1 else [])


def _only_breaks_down(sentence: Sentence, last: Sentence | None) -> bool:
    """Whether a sentence breaks down what the one before it gave: the next may break down the same again."""
    opened = OPENS.search(sentence.text.string) if last is not None and last.paragraph is sentence.paragraph else None
    return opened is not None and BROKEN_DOWN.match(sentence.text.string[: opened.start()]) is not None


def _near(whole: Mention, parts: Decimal) -> bool:
    amount = whole.figure.amount or Decimal(0)
    return amount / TWICE < parts < amount * TWICE


def are_men_and_women(words: str, numbers: int) -> bool:
    """Whether two numbers are told of men and of women, once each."""
    return numbers == 2 and len(MEN.findall(words)) == 1 == len(WOMEN.findall(words))


def _are_all(sentence: Sentence, start: int, parts: list[Mention], behind: str) -> bool:
    """Whether two numbers are men and women, and nothing more is said of these."""
    if not are_men_and_women(behind, len(parts)):
        return False
    string = sentence.text.string
    ends = [m.end() for pattern in (MEN, WOMEN) for m in pattern.finditer(string, start, start + len(behind))]
    return NO_MORE.match(string, max(*ends, parts[-1].figure.end)) is not None


def _all_alike(whole: Mention, parts: list[Mention]) -> bool:
    """Whether the whole and each part say what they count, and that it is the same."""
    return bool(whole.figure.unit) and all(p.figure.unit and same_things(p.figure, whole.figure) for p in parts)


def _are_people(whole: Mention, parts: list[Mention]) -> bool:
    """Whether the whole counts people, and the men and women anything else."""
    return PEOPLE.fullmatch(whole.figure.unit) is not None and all(
        not p.figure.unit or PEOPLE.fullmatch(p.figure.unit) for p in parts
    )


def _sum(rule: Rule, told: Sentence, whole: Figure, figures: list[Figure], *, bracketed: bool) -> Relation | None:
    """`told`: the sentence of the whole; `bracketed`: figures in brackets may explain one part rather than be one."""
    if whole.unit == "%" or any(not _countable(f, whole) for f in figures) or not 2 <= len(figures) <= 8:
        return None
    if bracketed and any(not f.unit or f.unit != whole.unit for f in figures):
        return None
    holds, figures = _judged(whole, figures)
    amount = added(figures)
    printed = whole.amount or Decimal(0)
    if not holds and (any((f.amount or 0) > printed for f in figures) or (len(figures) > 2 and amount >= TWICE * printed)):
        return None  # a part above its whole, or several breakdowns: the sentence says something else
    subject = " ".join(told.text.string[max(0, whole.start - 60) : whole.start].split()[-6:])
    return summed(rule, whole, figures, {"subject": subject}, holds=holds)


def _unexplained(string: str, figures: list[Figure]) -> list[Figure]:
    """The parts without those in brackets, where these only explain the one before: "30 PNS (18 laki-laki, 12 perempuan)"."""
    outer: list[Figure] = []
    inner: dict[int, list[Figure]] = {}
    for figure in figures:
        depth = string.count("(", 0, figure.start) - string.count(")", 0, figure.start)
        if depth > 0 and outer:
            inner.setdefault(len(outer) - 1, []).append(figure)
        else:
            outer.append(figure)
    explained = all(len(group) > 1 and added(group) == outer[i].amount for i, group in inner.items())
    return outer if explained else figures


def _judged(whole: Figure, figures: list[Figure]) -> tuple[bool, list[Figure]]:
    """Whether the parts add up, and which of them are judged: a sentence may break its whole down more than once."""
    ends = range(2, len(figures) - 1)
    for end in ends:
        first, rest = figures[:end], figures[end:]
        whole_run = [added(run) == whole.amount for run in (first, rest)]
        if any(whole_run):
            other = rest if whole_run[0] else first
            return all(whole_run) or _judged(whole, other)[0], other
    if len(figures) > 2 and added(figures[:-1]) == whole.amount:
        return True, figures[:-1]  # "55 orang ASN terdiri dari 35 laki-laki dan 20 perempuan, serta 16 orang tenaga kontrak"
    return adds_up(whole, figures), figures


def _countable(part: Figure, whole: Figure) -> bool:
    return (
        part.upper is None
        and not part.bound
        and not part.malformed
        and (same_things(part, whole) or part.unit.lower() in whole.unit.lower().split("/"))
        and part.unit != "%"
    )


@kind("share-in-sentence")
def check_share(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "n dari m atau p %" and "p % atau n dari m": the percentage of two counts in one sentence."""
    judged: set[int] = set()
    for sentence in understanding.sentences:
        found = [m for m in sentence.mentions if m.figure.value is not None]
        for a, b, c in zip(found, found[1:], found[2:], strict=False):
            counts = _counts(sentence, a, b, c)
            if counts is not None:
                judged.add(id(counts[2]))
                yield _share(rule, *counts)
    for shares in shares_told(understanding.sentences):
        doubt = Severity.WARNING if len(shares.fitting) == 1 else None
        for pair in (*shares.fitting, *shares.other) if shares.certain else shares.fitting:
            if id(pair.share) not in judged:
                judged.add(id(pair.share))
                relation = _share(rule, pair.count, shares.whole, pair.share)
                yield relation if relation.holds or relation.severity else replace(relation, severity=doubt)
    for sentence in understanding.sentences:
        told = {id(share): _share_of_all(rule, count, share, counts) for count, share, counts in _all_parts(sentence)}
        if any(relation.holds for relation in told.values()):
            new = [relation for share, relation in told.items() if share not in judged]
            yield from (r if r.holds or r.severity else replace(r, severity=Severity.WARNING) for r in new)
            judged |= told.keys()
    for sole in sole_shares(understanding.sentences):
        if id(sole.pair.share) not in judged:
            relation = _share(rule, sole.pair.count, sole.whole, sole.pair.share)
            certain = relation.holds or relation.severity or sole.certain
            yield relation if certain else replace(relation, severity=Severity.WARNING)


def _all_parts(sentence: Sentence) -> Iterator[tuple[Mention, Mention, list[Figure]]]:
    """Each number with its percentage and all of the numbers, where these are men and women or the sentence adds them up."""
    pairs = list(tied(sentence)) if PERCENT.search(sentence.text.string) else []
    counts = [count.figure for count, _ in pairs]
    if len(counts) < 2 or any(f.unit == "Rp" for f in counts):
        return
    others = [m.figure for m in sentence.mentions if m.figure.start > pairs[-1][1].figure.start and m.figure.unit != "%"]
    summed_up = any(f.amount == added(counts) and same_things(f, counts[0]) for f in others)
    words = sentence.text.string[: pairs[-1][1].figure.end]
    if summed_up or (not others and are_men_and_women(words, len(counts))):
        yield from ((count, share, counts) for count, share in pairs)


def _share_of_all(rule: Rule, count: Mention, share: Mention, counts: list[Figure]) -> Relation:
    return percentage(
        rule,
        share.figure,
        [(exactly(count.figure) / total([exactly(f) for f in counts])).scaled(100)],
        (count.figure.raw, f"({listed(counts)})"),
        [evidence(f) for f in counts],
        {"subject": f"{count.figure.raw} dari {listed(counts)}"},
    )


def _counts(sentence: Sentence, a: Mention, b: Mention, c: Mention) -> tuple[Mention, Mention, Mention] | None:
    """(part, whole, percentage) of three neighbouring mentions, or None."""
    string = sentence.text.string
    first, second = string[a.figure.end : b.figure.start], string[b.figure.end : c.figure.start]
    if c.figure.unit == "%" and OF.match(first) and SHARE.match(second) and not OTHER_SHARE.search(second):
        part, whole, percentage = a, b, c
    elif a.figure.unit == "%" and SHARE.match(patterns.sub(r"^\s*%", "", first)) and OF.match(second):
        percentage, part, whole = a, b, c
    elif b.figure.unit == "%" and THERE_ARE.search(a.cue) and _counts_alike(string, a, c) and OR_ARE.match(second):
        whole, percentage, part = a, b, c
    elif b.figure.unit == "%" and SHARE.match(first) and not OTHER_SHARE.search(first) and _share_of(string, a, c, second):
        part, percentage, whole = a, b, c
    elif c.figure.unit == "%" and OUT_OF.search(a.cue) and _counts_alike(string, a, b, words=2) and SHARE.match(second):
        whole, part, percentage = a, b, c
    else:
        return None
    scored = whole is c and MOST.search(second) is not None
    plain = all(
        f.unit not in ("%", "Rp") and f.upper is None and (scored or (f.decimals == 0 and not f.bound))
        for f in (part.figure, whole.figure)
    )
    one, all_ = part.figure.value, whole.figure.value
    if not plain or one is None or all_ is None or all_ < 2 or one > all_ or "rata-rata" in first.lower():
        return None
    return part, whole, percentage


def _share_of(string: str, part: Mention, whole: Mention, between: str) -> bool:
    """Whether what stands behind a percentage is the whole of the number before it."""
    of = SHARE_OF.match(between)
    return of is not None and (MOST.search(of["of"]) is not None or _counts_alike(string, part, whole))


def _counts_alike(string: str, one: Mention, other: Mention, words: int = 1) -> bool:
    """Whether two numbers count the same, by their units or by so many words behind each ("17 perangkat daerah ...")."""
    units = [m.figure.unit.lower() for m in (one, other)]
    if any(units):
        return units[0] == units[1]
    behind = [string[m.figure.end : m.figure.end + 60].lower() for m in (one, other)]
    first, second = (patterns.findall(r"[a-z]+", text)[:words] for text in behind)
    return len(first) == words and first == second and len(first[0]) >= LETTERS


def _share(rule: Rule, part: Mention, whole: Mention, share: Mention) -> Relation:
    printed = share.figure
    computed = (exactly(part.figure) / exactly(whole.figure)).scaled(100)
    value, gap = (printed.value if ABOUT.search(share.cue) else None), ABOUT_GAP.scaleb(-printed.decimals)
    return percentage(
        rule,
        printed,
        [computed],
        (part.figure.raw, whole.figure.raw),
        [evidence(part.figure), evidence(whole.figure)],
        {"subject": f"{part.figure.raw} dari {whole.figure.raw}"},
        excused=value is not None and Interval(value - gap, value + gap).meets(computed),
    )
