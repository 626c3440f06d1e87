"""Whether two printed titles speak of different things. One may say more than the other; that is no difference."""
from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from lakip_lint import patterns
from lakip_lint.memory import remember_strings
from lakip_lint.patterns import compiled

FILLERS = frozenset((
    "dan", "di", "dalam", "yang", "pada", "terhadap", "dengan", "untuk", "dari", "oleh", "per", "atau", "serta", "atas", "ke",
    "tentang", "tahun", "bab", "bagian", "tabel", "gambar", "grafik",
))
SHORT_FORMS = {"tupoksi": ["tugas", "pokok", "fungsi"], "tusi": ["tugas", "fungsi"]}
"""Short forms that are not made of beginnings."""
SPACED = compiled(r"\b(?:[A-Za-z]\s){3,}[A-Za-z]\b")
"""Letter-spaced titles: "P E N D A H U L U A N"."""


@remember_strings
def words(title: str) -> tuple[str, ...]:
    """The significant words of a title, lower case; letter-spaced words joined, filler words dropped."""
    joined = SPACED.sub(lambda m: m.group().replace(" ", ""), title)
    return tuple(w for w in patterns.findall(r"[a-z]+|\d+", joined.lower()) if w not in FILLERS)


@remember_strings
def leftovers(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of each title that the other lacks; typos, short forms ("renstra") and lost spaces are paired."""
    left, right = list(words(one)), list(words(other))
    for word in list(left):
        if word in right:
            left.remove(word)
            right.remove(word)
    for word in list(left):
        match = next((o for o in right if _typo(word, o)), None)
        if match:
            left.remove(word)
            right.remove(match)
    left, right = _drop_short_forms(left, right)
    right, left = _drop_short_forms(right, left)
    if left and right and _joined_alike(words(one), words(other)):
        return (), ()
    return tuple(left), tuple(right)


@remember_strings
def plain_words(text: str) -> str:
    """All words and numbers of a text in small letters, a space between them."""
    return " ".join(patterns.sub(r"[\W_]+", " ", text.lower()).split())


def differ(one: str, other: str) -> bool:
    """Whether BOTH titles keep a word that the other lacks (the word guard)."""
    left, right = leftovers(one, other)
    return bool(left and right)


def alike(one: str, other: str) -> bool:
    """Whether the titles say the same, but for typos, short forms and at most one more word on one side."""
    left, right = leftovers(one, other)
    return bool(words(one) and words(other)) and not (left and right) and len(left) + len(right) <= 1


def _typo(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    limit = 1 if shorter < 8 else 2
    if shorter < 4 or abs(len(one) - len(other)) > limit or one.isdigit() or other.isdigit():
        return False
    return bool(OSA.distance(one, other, score_cutoff=limit) <= limit)


def _drop_short_forms(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Take away "renstra" on the left against "rencana strategis" on the right, "iku" against "indikator kinerja utama"."""
    for word in list(left):
        for start in range(len(right) - 1):
            if word not in SHORT_FORMS and (word[0] != right[start][0] or right[start + 1][0] not in word):
                continue
            stop = next((k for k in range(start + 2, len(right) + 1) if _shortens(word, right[start:k])), 0)
            if stop:
                left = [w for w in left if w != word]
                right = right[:start] + right[stop:]
                break
    return left, right


def _shortens(word: str, parts: list[str]) -> bool:
    """Whether `word` is made of one piece of each part in order, each piece beginning with the part's first letter."""
    if word in SHORT_FORMS:
        return SHORT_FORMS[word] == parts
    if not parts:
        return not word
    pieces = range(1, len(word) - len(parts) + 2)
    return word[:1] == parts[0][0] and any(
        _subsequence(word[:size], parts[0]) and _shortens(word[size:], parts[1:]) for size in pieces
    )


def _subsequence(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)


def _joined_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Lost spaces: "analisacapaian kinerja" against "analisa capaian kinerja"."""
    if [w for w in one if w.isdigit()] != [w for w in other if w.isdigit()]:
        return False
    a, b = "".join(one), "".join(other)
    return len(a) > 5 and OSA.distance(a, b, score_cutoff=1) <= 1
