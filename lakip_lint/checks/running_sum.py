"""Amounts that a sentence adds up itself: "belanja langsung A dan belanja tidak langsung B, sehingga total belanja C"."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, zip_longest

from lakip_lint.checks.counted import UNFIGURED, same_things
from lakip_lint.checks.evidence import shortened
from lakip_lint.checks.prose_total import NAME_END
from lakip_lint.checks.recomputed import adds_up, summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.phrases import unbracketed
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

SO = Cued(
    compiled(
        r"\b(?:sehingga|maka|dengan\s+demikian|jadi)\b(?:[\s,]+[a-z]+){0,3}?[\s,]+(?P<total>total|(?:ke)?seluruhan|seluruhnya|jumlah(?:nya)?)\b",
        re.I,
    ),
    "sehingga",
    "maka",
    "demikian",
    "jadi",
)
"""Before the total that a sentence has led up to."""
ANOTHER = compiled(
    r"^\W*(?:selain\b[^,]{0,60}\b(?:tersebut|itu)|selain\s+itu|di\s*samping\s+itu|di\s*tambah|(?:kemudian|lalu|serta)\s+ditambah)\b",
    re.I,
)
"""A sentence that adds to what the one before told."""
ELSE = compiled(
    r"\b(?:\w*kurang\w*|turun|\w*nurun\w*|\w*potong\w*|efisiensi|refocusing|sisa\w*|selisih|realisasi\w*|terealisasi|target\w*|capaian|"
    r"rata-?\s*rata|setiap|tiap|per|masing-masing|di\s?antaranya|termasuk|antara\s+lain|terdiri|yaitu|yakni|meliputi|rincian\w*|semula|menjadi|kali|saldo|naik|"
    r"\w*ningkat\w*)\b",
    re.I,
)
"""Of amounts that are taken away, are parts of each other, or belong to different measures."""
REST = compiled(
    r"\b(?:surplus|defisit|sisa\w*|silpa|selisih|kekurangan|efisiensi|realisasi|capaian|rata-?\s*rata|belum|tidak)\b", re.I
)
"""Between the word total and its figure: it is no sum of what stands before."""
MOST = 4
NEAR = Decimal(2)
"""A total of so many times its parts, or of so small a part of them, is that of something else."""


@kind("running-sum")
def check_running_sum(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """All amounts of one unit before "sehingga total", with those of the sentence that this one adds to."""
    for before, sentence in zip_longest((None, *understanding.sentences[:-1]), understanding.sentences):
        match = SO.search(sentence.text.string) if len(sentence.mentions) > 1 else None
        if match is None:
            continue
        whole = next((m for m in sentence.mentions if m.figure.start >= match.end()), None)
        parts = _parts(sentence, before, match.start(), whole) if whole else []
        name = sentence.text.string[match.start("total") : whole.figure.start] if whole else ""
        if whole and 2 <= len(parts) <= MOST and not REST.search(name) and not _excused(whole.figure, parts):
            yield _relation(rule, name, whole.figure, parts)


def _parts(sentence: Sentence, before: Sentence | None, end: int, whole: Mention) -> list[Figure]:
    """The amounts that lead up to the total, none where a word says that they are not all of it or not to be added."""
    string = sentence.text.string
    told = [(string[:end], [m.figure for m in sentence.mentions if m.figure.end <= end])]
    if before is not None and before.paragraph is sentence.paragraph and ANOTHER.search(string):
        told.insert(0, (before.text.string, [m.figure for m in before.mentions]))
    words = " ".join(text for text, _ in told)
    if ELSE.search(words) or len({year.year for year in mentions_in(words)}) > 1:
        return []
    alike = [f for _, figures in told for f in figures if f.amount is not None and f.unit != "%" and _of(f, whole.figure)]
    counted = whole.figure.unit != "Rp" and UNFIGURED.search(unbracketed(words))
    return [] if counted or any(_brackets(text) for text, _ in told) else alike


def _of(part: Figure, whole: Figure) -> bool:
    """Whether they are amounts of the same: in rupiah, or of things that both name."""
    return bool(part.unit and whole.unit) and same_things(part, whole)


def _brackets(text: str) -> bool:
    """Whether figures stand in brackets: they may explain one amount rather than be one."""
    return bool(re.search(r"\([^)]*\d[^)]*\)", text))


def _excused(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the sentence may say something else than it seems to."""
    amount, reckoned = whole.amount or Decimal(0), added(parts)
    return (
        any(f.malformed or f.upper is not None or f.bound for f in (whole, *parts))
        or whole.unit == "%"
        or any((p.amount or 0) > amount for p in parts)
        or not amount / NEAR <= reckoned <= amount * NEAR
        or any(added(run) == amount for run in combinations(parts, len(parts) - 1) if len(run) > 1)
    )


def _relation(rule: Rule, name: str, whole: Figure, parts: Sequence[Figure]) -> Relation:
    severity = None if whole.unit == "Rp" else Severity.WARNING
    if abs(added(parts) - (whole.amount or Decimal(0))) < len(parts):
        severity = Severity.NOTE
    subject = shortened(" ".join(NAME_END.sub("", name).split()), 80)
    return summed(rule, whole, parts, {"subject": subject}, holds=adds_up(whole, parts), severity=severity)
