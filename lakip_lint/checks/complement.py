"""So many of so many: "dari 12 indikator, 9 tercapai dan 3 tidak tercapai" — together they are all of them."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.counted import UNFIGURED, countable, same_things
from lakip_lint.checks.graded_parts import graded_parts
from lakip_lint.checks.recomputed import summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.shortage import became, needed_and_short
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.phrases import unbracketed
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.figures.number import spelled
from lakip_lint.figures.spell import BELOW_HUNDRED
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

DARI = r"dari\s+(?:(?:(?:ke)?seluruh(?:an)?|total|jumlah|sebanyak|sejumlah|semua)\s+)*"
OUT_OF = compiled(rf"(?<!terdiri\s)\b{DARI}\(?\s*$", re.I)
"""Before the whole."""
IN_WORDS = compiled(
    rf"\b{DARI}(?P<word>{BELOW_HUNDRED})\s+(?:\(\s*\d+\s*\)\s*)?(?P<unit>indikator|sasaran|iku|program|kegiatan|unsur|misi)\b",
    re.I,
)
"""A whole told in words."""
WHILE = compiled(r"\W*(?:sedangkan|sementara|adapun|namun)\b", re.I)
NOUN = compiled(r"\s*(?:\([a-z ]+\)\s*)?(indikator|sasaran|iku|program|kegiatan|unsur|misi)\b", re.I)
"""Behind a number of things."""
OF = compiled(rf"^\W*(?:[a-z-]+\s+){{0,3}}{DARI}$", re.I)
"""Between a part and its whole: "9 (indikator) dari 12"."""
APART = compiled(
    r"\b(?:di\s?antaranya|di\s+antara|termasuk|antara\s+lain|masing-masing|maupun|sekaligus|juga|per|setiap|target\w*nya)\b|;",
    re.I,
)
"""Words of parts that overlap, of lists that are not whole, and of other wholes."""
REST_BEFORE = compiled(r"\b(?:sisanya|selebihnya|sisa)\s*(?:yaitu|yakni|sebanyak|sebesar|sejumlah|ada(?:lah)?)?\s*$", re.I)
REST_BEHIND = compiled(r"^\W*(?:\([^)]*\)\s*)?(?:[a-z]+\s+){0,3}(?:lainnya|sisanya|selebihnya)\b", re.I)
NEGATED = compiled(r"\b(?:tidak|belum|tak)\s+(?:dapat\s+|bisa\s+|pernah\s+|berhasil\s+)?([a-z]{4,})", re.I)
SHARE = compiled(r"(?:\(|\batau\b|,|\bsebesar\b)\s*(?:sebesar\s+|sekitar\s+)?$", re.I)
"""Before the percentage that a part is."""
ONLY_THERE = compiled(
    r"^\W*(?:(?:sedangkan|sementara|adapun|namun|dengan\s+demikian|sehingga|masih|terdapat|ada|sebanyak|sejumlah|itu|hanya)\W+)*$",
    re.I,
)
"""Before a number that a sentence begins with."""
CLAUSE_END = compiled(r"[,;.(]|\b(?:atau|sehingga|dan|dengan\s+persentase)\b", re.I)
WITH_NAME = compiled(r"\s(?:[Dd]engan|[Oo]leh|[Kk]e(?:pada)?|[Tt]erhadap)\s+[A-Z][\w\s]*$")
"""With what or by whom something is done, which the sentence that denies it need not say again ("selaras dengan RPJMD")."""
DENIED_MORE = compiled(r"\s*[a-z]", re.I)
BANDS = (
    compiled(r"\b(?:melampaui|melebihi|di\s?atas)\b", re.I),
    compiled(r"\b(?:di\s?bawah|kurang\s+dari|(?:tidak|belum)\s+\w*capai)\b", re.I),
    compiled(r"\b(?:sesuai|sama\s+dengan|tepat|mencapai)\b", re.I),
)
"""Above the target, below it, and on it: there is nothing else."""
JOINING = frozenset((
    "dan", "serta", "sedangkan", "sementara", "itu", "namun", "tetapi", "akan", "atau", "yang", "terdapat", "ada", "masih",
    "sebanyak", "sejumlah", "sebesar", "sisanya", "lainnya", "kemudian", "adapun", "dengan", "baik", "semua",
    "seluruhnya", "persen",
))
"""Words between two parts that say nothing of the first."""
AFFIXES = compiled(r"^(?:meng|meny|mem|men|me|ter|ber|di)|(?:kan|nya|an|i)$")
MOST = 4


@kind("complement")
def check_complement(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A whole "dari N", and parts of it: by category, or of which the last is the rest of them or what the first is not.

    What is needed is a whole, too, of what there is and what is short, and what came in of what became of it.
    """
    graded = list(graded_parts(understanding.sentences))
    for whole, parts in graded:
        yield _relation(rule, whole, parts)
    judged = {whole for whole, _ in graded}
    for sentence, after in zip_longest(understanding.sentences, understanding.sentences[1:]):
        rest_behind = None if after is None else _with_rest_behind(sentence, after) or _with_denied_behind(sentence, after)
        alone = needed_and_short(sentence) or became(sentence)
        found = rest_behind or alone or _whole_and_parts(sentence)
        if found is not None and found[0] not in judged:
            whole, parts = found
            relation = _relation(rule, whole, parts)
            rest = (whole.figure.amount or Decimal(0)) - added(p.figure for p in parts)
            if relation.holds or rest_behind or alone or after is None or not _told(after, rest):
                yield relation


def _told(sentence: Sentence, rest: Decimal) -> bool:
    """Whether a sentence tells of so many more."""
    return any(m.figure.amount == rest for m in sentence.mentions) or bool(UNFIGURED.search(sentence.text.string))


def _whole_and_parts(sentence: Sentence) -> tuple[Mention, list[Mention]] | None:
    string = sentence.text.string
    counts = _without_shares(sentence)
    at = next((i for i, m in enumerate(counts) if OUT_OF.search(m.cue) and m.figure.unit), None)
    if at is None:
        counts = _with_word(sentence, counts)
        at = 0
    if not counts:
        return None
    whole, parts = counts[at], counts[at + 1 :]
    before = counts[at - 1] if at else None
    if before is not None and OF.match(string[before.figure.end : whole.figure.start]):
        parts = [before, *parts]
    nouned = [m for m, _ in _nouned(string, parts)]
    if len(nouned) == 2 and REST_BEHIND.match(unbracketed(string[nouned[1].figure.end :])):
        parts = nouned  # "3 sasaran berhasil, yaitu sasaran 2, 3 dan 4, sedangkan 1 sasaran lainnya belum"
    first = min(whole.figure.end, parts[0].figure.end) if parts else whole.figure.end
    if not 2 <= len(parts) <= MOST or APART.search(string, first) or any(OUT_OF.search(p.cue) for p in counts[at + 1 :]):
        return None
    if UNFIGURED.search(unbracketed(string[first:])):
        return None
    if not all(countable(m.figure) for m in (whole, *parts)) or not all(same_things(p.figure, whole.figure) for p in parts):
        return None
    if len({year.year for year in mentions_in(string)}) > 1 or not _exhaustive(string, parts):
        return None
    return None if any((p.figure.amount or 0) > (whole.figure.amount or 0) for p in parts) else (whole, parts)


def _with_rest_behind(sentence: Sentence, after: Sentence) -> tuple[Mention, list[Mention]] | None:
    """A whole and the only part of it that a sentence tells, and the rest of it in the sentence behind.

    "Dari 4 sasaran, 3 sasaran berhasil, yaitu sasaran 2, 3 dan 4. Sedangkan 1 sasaran lainnya belum berhasil."
    """
    string, behind = sentence.text.string, after.text.string
    if not WHILE.match(behind) or APART.search(string) or len({year.year for year in mentions_in(string)}) > 1:
        return None
    counts = _without_shares(sentence)
    at = next((i for i, m in enumerate(counts) if OUT_OF.search(m.cue) and m.figure.unit), None)
    counts = _with_word(sentence, counts) if at is None else counts[at:]
    told = [*_nouned(string, counts[1:]), *_nouned(behind, _without_shares(after))]
    if len(told) != 2 or not REST_BEHIND.match(unbracketed(behind[told[1][0].figure.end :])):
        return None
    whole, parts = counts[0], [m for m, _ in told]
    fits = {noun for _, noun in told} == {whole.figure.unit.lower()} and all(countable(m.figure) for m in (whole, *parts))
    return (whole, parts) if fits and all((m.figure.amount or 0) <= (whole.figure.amount or 0) for m in parts) else None


def _with_denied_behind(sentence: Sentence, after: Sentence) -> tuple[Mention, list[Mention]] | None:
    """A whole and the only part of it that a sentence tells, and as the rest what the sentence behind denies.

    "Dari 25 berkas, sebanyak 22 berkas telah diterbitkan. Terdapat 3 berkas yang belum diterbitkan."
    """
    string, behind = sentence.text.string, after.text.string
    counts, rests = ([m for m in s.mentions if m.figure.unit != "%"] for s in (sentence, after))
    if len(counts) != 2 or len(rests) != 1 or after.paragraph is not sentence.paragraph or not OUT_OF.search(counts[0].cue):
        return None
    whole, part, rest = (*counts, *rests)
    negated = NEGATED.search(behind, rest.figure.end)
    if negated is None or not ONLY_THERE.match(behind[: rest.figure.start]) or APART.search(string) or APART.search(behind):
        return None
    if not whole.figure.unit or {m.figure.unit for m in (part, rest)} != {whole.figure.unit}:
        return None
    if len({year.year for text in (string, behind) for year in mentions_in(text)}) > 1 or UNFIGURED.search(unbracketed(behind)):
        return None
    said = CLAUSE_END.split(string[part.figure.end :], 1)[0]
    said = WITH_NAME.sub("", said) if not DENIED_MORE.match(behind, negated.end()) else said
    if not _says(said, negated[1], behind[rest.figure.end :]) or not all(countable(m.figure) for m in (whole, part, rest)):
        return None
    return (whole, [part, rest]) if all((m.figure.amount or 0) <= (whole.figure.amount or 0) for m in (part, rest)) else None


def _nouned(string: str, counts: Sequence[Mention]) -> list[tuple[Mention, str]]:
    """The numbers that say what they count, with that word."""
    found = [(m, NOUN.match(string, m.figure.end)) for m in counts]
    return [(m, noun[1].lower()) for m, noun in found if noun]


def _with_word(sentence: Sentence, counts: Sequence[Mention]) -> list[Mention]:
    """The figures behind a whole that is told in words ("dari enam sasaran", "dari enam (6) sasaran"), and that whole."""
    word = IN_WORDS.search(sentence.text.string)
    value = spelled(word["word"]) if word else None
    after = [m for m in counts if word and m.figure.start >= word.end()]
    if word is None or value is None or not after:
        return []
    start, end = word.span("word")
    place = sentence.text.place(start, end)
    figure = Figure(raw=word["word"], value=value, unit=word["unit"].lower(), start=start, end=word.end(), place=place)
    return [replace(after[0], figure=figure, cue="dari "), *after]


def _without_shares(sentence: Sentence) -> list[Mention]:
    """The figures of a sentence without the percentages that parts are."""
    string = sentence.text.string
    return [m for m in sentence.mentions if m.figure.unit != "%" or not SHARE.search(string[: m.figure.start])]


def _exhaustive(string: str, parts: Sequence[Mention]) -> bool:
    """Whether the words say that the parts are all there is: the last is what the others leave."""
    last = parts[-1].figure
    behind = string[last.end :]
    if REST_BEFORE.search(string[: last.start]) or REST_BEHIND.match(unbracketed(behind)):
        return True
    said = [string[a:b] for a, b in pairwise((*(p.figure.end for p in parts), len(string)))]
    if len(said) == len(BANDS) and {_band(clause) for clause in said} == {*range(len(BANDS))}:
        return True
    negated = NEGATED.search(behind)
    return negated is not None and any(_says(clause, negated[1], behind) for clause in said[:-1])


def _band(clause: str) -> int | None:
    return next((i for i, band in enumerate(BANDS) if band.search(clause)), None)


def _says(clause: str, word: str, denial: str) -> bool:
    """Whether a clause says of its part what another denies, and no more ("tepat waktu", "pada triwulan I")."""
    root = _root(word)
    words = patterns.findall(r"[a-z]+", unbracketed(clause).lower())
    at = next((i for i, w in enumerate(words) if _root(w) == root), None)
    if at is None or len(root) < 4 or NEGATED.search(clause):
        return False
    denied = {_root(w) for w in patterns.findall(r"[a-z]+", denial.lower())}
    return all(_root(w) in denied or w in JOINING for w in words[at + 1 :])


def _root(word: str) -> str:
    return AFFIXES.sub("", word.lower())


def _relation(rule: Rule, whole: Mention, parts: Sequence[Mention]) -> Relation:
    amounts = [p.figure.amount or Decimal(0) for p in parts]
    total = added(p.figure for p in parts)
    printed = whole.figure.amount or Decimal(0)
    # Of three the second may tell of some of the first: "9 mencapai target, 4 melampaui, 3 belum mencapai target".
    holds = total == printed or (len(parts) > 2 and any(amount + amounts[-1] == printed for amount in amounts[:-1]))
    subject = f"{whole.figure.raw} {whole.figure.unit}"
    relation = summed(rule, whole.figure, [p.figure for p in parts], {"subject": subject}, holds=holds)
    return replace(relation, expected="") if holds else relation
