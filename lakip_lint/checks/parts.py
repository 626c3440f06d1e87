"""Parts of a whole told in one sentence: "74 orang terdiri dari 40 laki-laki dan 34 perempuan", "5 dari 14 atau 35,71 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

OPENS = compiled(
    r"\b(?:terdiri\s+(?:dari|atas)|dengan\s+(?:rincian|perincian|komposisi)|yang\s+meliputi|terbagi\s+(?:dalam|atas|menjadi))\b",
    re.I,
)
NESTED = compiled(r"\b(?:diantaranya|di\s+antaranya|termasuk|antara\s+lain|masing-masing|target|realisasi|tahun)\b", re.I)
SHARE = compiled(r"^\s*[\w\s]{0,30}(?:\(|,|\batau\b|\byaitu\b|\bsebesar\b)[\s(]*(?:atau|sebesar|sekitar)?\s*$", re.I)
OUT_OF = compiled(r"\b(?:terhadap|dari|antara)\s*$", re.I)
ABOUT = compiled(r"\b(?:sekitar|kurang\s+lebih|kira-?\s*kira|hampir)\s*$", re.I)
ABOUT_GAP = Decimal(5)
"""By how many points a percentage may be off that is only said to be about right."""
OTHER_SHARE = compiled(
    r"\b(?:\w*serapan|\w*capaian|kinerja|realisasi|anggaran|nilai|skor|indeks|rata|target|naik|turun|\w*ningkat\w*|\w*nurun\w*)\b",
    re.I,
)
"""Between the counts and the percentage: it is one of something else ("10 dari 12 kegiatan dengan serapan sebesar 95,5 %")."""
OF = compiled(r"^[\w\s]{0,30}\bdari\s+(?:total|jumlah|seluruh|sebanyak)?[\w\s]{0,25}$", re.I)


@kind("parts-in-sentence")
def check_parts(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A whole and the parts listed after "terdiri dari", all of one unit, to the end of the sentence."""
    for sentence in understanding.sentences:
        opened = OPENS.search(sentence.text.string)
        if opened is None:
            continue
        before = [m for m in sentence.mentions if m.figure.end <= opened.start() and m.figure.amount is not None]
        after = [m for m in sentence.mentions if m.figure.start >= opened.end() and m.figure.amount is not None]
        if not before or len(after) < 2 or NESTED.search(sentence.text.string[opened.end() :]):
            continue
        relations = [r for m in reversed(before) if (r := _sum(rule, sentence, m, after)) is not None]
        if relations:
            yield next((r for r in relations if r.holds), relations[0])


def _sum(rule: Rule, sentence: Sentence, whole: Mention, parts: list[Mention]) -> Relation | None:
    figures = [p.figure for p in parts]
    if whole.figure.unit == "%" or any(not _countable(f, whole.figure) for f in figures) or len(parts) > 8:
        return None
    bracketed = "(" in re.sub(r"\([a-z\s]+\)", "", sentence.text.string[whole.figure.end :])
    if bracketed and any(not f.unit or f.unit != whole.figure.unit for f in figures):
        return None  # figures in brackets may explain one part rather than be one
    added = total([exactly(f) for f in figures])
    holds = added.meets(exactly(whole.figure))
    if not holds and any(
        f.amount is not None and whole.figure.amount is not None and f.amount > whole.figure.amount for f in figures
    ):
        return None  # a part above its whole: the sentence says something else
    amount = sum((f.amount for f in figures if f.amount is not None), Decimal(0))
    expected = shown(amount / whole.figure.scale, whole.figure, whole.figure.decimals)
    return Relation(
        rule,
        holds,
        evidence(whole.figure, "doubted"),
        tuple(evidence(f, "input") for f in figures),
        printed=whole.figure.as_printed,
        expected=expected,
        calculation=f"{' + '.join(f.raw for f in figures)} = {expected}",
        cause=None if holds else find_cause(whole.figure, amount),
        arguments={
            "subject": " ".join(sentence.text.string[max(0, whole.figure.start - 60) : whole.figure.start].split()[-6:])
        },
    )


def _countable(part: Figure, whole: Figure) -> bool:
    return (
        part.upper is None
        and not part.bound
        and not part.malformed
        and (part.unit == whole.unit or not part.unit or not whole.unit)
        and part.unit != "%"
    )


@kind("share-in-sentence")
def check_share(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "n dari m atau p %" and "p % atau n dari m": the percentage of two counts in one sentence."""
    for sentence in understanding.sentences:
        found = [m for m in sentence.mentions if m.figure.value is not None]
        for a, b, c in zip(found, found[1:], found[2:], strict=False):
            counts = _counts(sentence, a, b, c)
            if counts is not None:
                yield _share(rule, *counts)


def _counts(sentence: Sentence, a: Mention, b: Mention, c: Mention) -> tuple[Mention, Mention, Mention] | None:
    """(part, whole, percentage) of three neighbouring mentions, or None."""
    string = sentence.text.string
    first, second = string[a.figure.end : b.figure.start], string[b.figure.end : c.figure.start]
    if c.figure.unit == "%" and OF.match(first) and SHARE.match(second) and not OTHER_SHARE.search(second):
        part, whole, percentage = a, b, c
    elif a.figure.unit == "%" and SHARE.match(re.sub(r"^\s*%", "", first)) and OF.match(second):
        percentage, part, whole = a, b, c
    elif c.figure.unit == "%" and OUT_OF.search(a.cue) and _same_things(string, a, b) and SHARE.match(second):
        whole, part, percentage = a, b, c
    else:
        return None
    plain = all(
        m.figure.decimals == 0 and m.figure.unit not in ("%", "Rp") and not m.figure.bound and m.figure.upper is None
        for m in (part, whole)
    )
    one, all_ = part.figure.value, whole.figure.value
    if not plain or one is None or all_ is None or all_ < 2 or one > all_ or "rata-rata" in first.lower():
        return None
    return part, whole, percentage


def _same_things(string: str, one: Mention, other: Mention) -> bool:
    """Whether two counts count the same, by the two words behind them ("17 perangkat daerah ..., 7 perangkat daerah")."""
    words = [re.findall(r"[a-z]+", string[m.figure.end : m.figure.end + 60].lower())[:2] for m in (one, other)]
    units = [m.figure.unit.lower() for m in (one, other)]
    return (len(words[0]) == 2 and words[0] == words[1]) if not any(units) else units[0] == units[1]


def _share(rule: Rule, part: Mention, whole: Mention, percentage: Mention) -> Relation:
    printed = percentage.figure
    computed = (exactly(part.figure) / exactly(whole.figure)).scaled(100)
    holds = printed.interval is not None and printed.interval.meets(computed)
    if printed.value is not None and ABOUT.search(percentage.cue):
        about = Interval(printed.value - ABOUT_GAP, printed.value + ABOUT_GAP)
        holds = holds or about.meets(computed)
    close = not holds and printed.truncated_interval is not None and printed.truncated_interval.meets(computed)
    expected = shown(computed.middle, printed, max(2, printed.decimals))
    return Relation(
        rule,
        holds,
        evidence(printed, "doubted"),
        (evidence(part.figure, "input"), evidence(whole.figure, "input")),
        printed=printed.as_printed,
        expected=f"{expected}%",
        calculation=f"{part.figure.raw} / {whole.figure.raw} × 100 = {expected}",
        cause=None if holds else find_cause(printed, computed.middle),
        arguments={"subject": f"{part.figure.raw} dari {whole.figure.raw}"},
        severity=Severity.NOTE if close else None,
    )
