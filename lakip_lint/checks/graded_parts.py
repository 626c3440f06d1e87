"""Numbers of indikator or sasaran by category, and the number that they are all of.

    Dari 15 indikator, 12 indikator berkategori sangat baik, 2 indikator berkategori baik, dan 1 indikator berkategori kurang.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lakip_lint.checks.counted import countable
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.scales import CLASS
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import added
from lakip_lint.figures.grade import normal_grade
from lakip_lint.patterns import compiled

THINGS = frozenset({"indikator", "sasaran", "iku"})
OUT_OF = compiled(r"\b(?:dari|pada|terhadap|atas)\s+(?:(?:total|seluruh|jumlah|sebanyak)\s+)*\(?\s*$", re.I)
"""Before the number of all, where the categories are told in other sentences."""
OTHER = compiled(
    r"\b(?:triwulan|semester|lalu|sebelumnya|anggaran|keuangan|serapan|program|kegiatan|di\s?antara\w*|termasuk|antara\s+lain|"
    r"masing-masing|keseluruhan)\b",
    re.I,
)
"""Of other things, of another time, or not of all."""
NEAR = 110
"""Letters behind a number in which its category stands."""
ALL = 3
"""Categories that are all that there are in a report, rather than some of them."""


def graded_parts(sentences: Sequence[Sentence]) -> Iterator[tuple[Mention, list[Mention]]]:
    """Each whole with the numbers of its categories; where these are fewer than it, only those that must be all of it."""
    for at, sentence in enumerate(sentences):
        whole = _whole(sentence)
        if whole is None:
            continue
        parts = _graded(sentence, whole)
        for other in sentences[at + 1 : at + 1 + ALL]:
            goes_on = other.heading is sentence.heading and (parts or _leads(sentence, whole))
            found = _graded(other, whole) if goes_on else {}
            if not found or set(found) & set(parts):
                break
            parts |= found
        if len(parts) > 1 and _all_of(whole, list(parts.values())):
            yield whole, list(parts.values())


def _leads(sentence: Sentence, whole: Mention) -> bool:
    """Whether a sentence only gives the number of all, for sentences behind it."""
    return sum(_counts(m) for m in sentence.mentions) == 1 and OUT_OF.search(whole.cue) is not None


def _whole(sentence: Sentence) -> Mention | None:
    """The first number of things of a sentence, where it is said to be that of all, and not that of a category."""
    counts = [m for m in sentence.mentions if _counts(m)]
    string = sentence.text.string
    if not counts or not counts[0].figure.unit or not _of_now(sentence):
        return None
    end = counts[1].figure.start if len(counts) > 1 else len(string)
    classed = CLASS.search(string, counts[0].figure.end, end)
    if len(counts) == 1:
        return counts[0] if OUT_OF.search(counts[0].cue) else None
    return counts[0] if classed is None else None


def _of_now(sentence: Sentence) -> bool:
    string = sentence.text.string
    return OTHER.search(string) is None and len({year.year for year in mentions_in(string)}) < 2


def _graded(sentence: Sentence, whole: Mention) -> dict[str, Mention]:
    """The numbers of a sentence beside the whole by the category behind each; none where one has no category."""
    if not _of_now(sentence):
        return {}
    counts = [m for m in sentence.mentions if _counts(m) and m is not whole]
    string = sentence.text.string
    ends = [*(m.figure.start for m in counts[1:]), len(string)]
    grades: dict[str, Mention] = {}
    for count, end in zip(counts, ends, strict=False):
        behind = CLASS.search(string, count.figure.end, min(end, count.figure.end + NEAR))
        unit = count.figure.unit.lower()
        if behind is None or not behind["word"] or unit not in ("", whole.figure.unit.lower()):
            return {}
        grades[normal_grade(behind.group())] = count
    return grades if len(grades) == len(counts) else {}


def _counts(mention: Mention) -> bool:
    return countable(mention.figure) and mention.figure.unit.lower() in ("", *THINGS) and mention.measure != "selisih"


def _all_of(whole: Mention, parts: Sequence[Mention]) -> bool:
    total, amount = added(p.figure for p in parts), whole.figure.amount or 0
    within = all((p.figure.amount or 0) <= amount for p in parts)
    return within and (total >= amount or len(parts) >= ALL)
