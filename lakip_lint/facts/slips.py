"""Words of running text that are one slip of the keyboard away from a word that the reader looks for."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from rapidfuzz.distance import OSA

from lakip_lint.patterns import compiled

LEAST_LETTERS = 5
"""Shorter words are too near to each other."""
WORD = compiled(rf"[A-Za-z]{{{LEAST_LETTERS},}}")


class Mender(Struct):
    """Mends words by a list of right ones: "Indks" for "Indeks", "realsiasi" for "realisasi". Built once for a report."""

    right: frozenset[str]
    known: dict[str, str] = field(default_factory=dict)
    as_printed: dict[str, str] = field(default_factory=dict)
    """What each word that was printed should be, itself where it is right."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Mender:
        """A mender for all longer words of some names."""
        return cls(frozenset(w.lower() for text in texts for w in WORD.findall(text)))

    def mend(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """The text with its slips mended, and from which offsets on (in the mended text) how many letters it is longer."""
        pieces: list[str] = []
        shifts: list[tuple[int, int]] = []
        end = moved = 0
        for match in WORD.finditer(text):
            printed = match.group()
            word = self.as_printed.get(printed) or self.as_printed.setdefault(printed, self._right(printed))
            if word == printed:
                continue
            pieces += [text[end : match.start()], word]
            end = match.end()
            moved += len(word) - len(printed)
            shifts.append((end + moved, moved))
        return "".join([*pieces, text[end:]]), shifts

    def _right(self, word: str) -> str:
        lower = word.lower()
        if lower in self.right:
            return word
        if lower not in self.known:
            near = [
                w
                for w in self.right
                if abs(len(w) - len(lower)) <= 1 and w[0] == lower[0] and OSA.distance(w, lower, score_cutoff=1) <= 1
            ]
            self.known[lower] = near[0] if len(near) == 1 else lower
        mended = self.known[lower]
        if mended == lower:
            return word
        return mended.upper() if word.isupper() else mended.capitalize() if word[0].isupper() else mended


def original(offset: int, shifts: list[tuple[int, int]]) -> int:
    """The offset in the text as printed of an offset in the mended text."""
    moved = 0
    for start, letters in shifts:
        if offset >= start:
            moved = letters
    return offset - moved
