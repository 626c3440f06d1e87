"""Comparing a title as cited with the official one: which words are missing, added or changed, and was it cut short."""
from __future__ import annotations

from msgspec import Struct
from rapidfuzz import fuzz

from lakip_lint import patterns
from lakip_lint.memory import remember_strings
from lakip_lint.patterns import compiled

FILLERS = frozenset(
    ("dan", "dari", "atas", "yang", "di", "dalam", "untuk", "pada", "terhadap", "serta", "tentang", "antara", "tahun", "ke",
     "kepada", "oleh", "dengan", "bagi")
)
ACRONYM = compiled(r"\([A-Z&/]{2,12}\)")
WORD = compiled(r"[A-Za-z0-9]+")
SHORT_NAMES = {
    "UU": "Undang-Undang", "PP": "Peraturan Pemerintah", "Perpres": "Peraturan Presiden", "Keppres": "Keputusan Presiden",
    "Perda": "Peraturan Daerah", "Permendagri": "Peraturan Menteri Dalam Negeri", "Mendagri": "Menteri Dalam Negeri",
    "Kepmendagri": "Keputusan Menteri Dalam Negeri", "Menkeu": "Menteri Keuangan",
}  # fmt: skip
"""Short for what a title says in full: no other wording ("Perubahan atas PP Nomor 6 Tahun 2008")."""
SHORT_NAME = compiled(rf"\b(?:{'|'.join(SHORT_NAMES)})\b")
NEAR = 85
MISSING, EXTRA, CHANGED, SIMILAR = 1.0, 0.5, 1.2, 0.25


class Word(Struct, frozen=True):
    """A word of a title. `joined`: no comma, bracket or other mark stands between it and the word before."""

    text: str
    joined: bool = True

    @property
    def key(self) -> str:
        return self.text.lower()


class Wording(Struct, frozen=True):
    """How a cited title differs from an official one.

    score     share of the official words that were found in their order, 0 to 1 (only of the part that was quoted)
    cut       the quotation stops before the official title does
    runs_on   more words follow without a comma: perhaps the title of something else
    missing, extra, changed   words left out, words added, (printed, official) pairs
    length    words of the official title that carry meaning
    quoted    words of the cited title that carry meaning
    """

    score: float
    cut: bool
    runs_on: bool
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    length: int
    quoted: int

    @property
    def same(self) -> bool:
        return not (self.missing or self.extra or self.changed)

    def is_title(self, least: float = 0.9) -> bool:
        """Whether the cited words are this title, whole, and nothing else."""
        return not self.cut and self.score >= least and not (self.runs_on and self.length <= 4)


def title_words(title: str) -> list[Word]:
    """The words that carry meaning; acronyms in brackets and fillers (dan, dari, atas, ...) are left out."""
    words, end = [], 0
    plain = ACRONYM.sub(lambda m: " " * len(m.group()), title)
    plain = SHORT_NAME.sub(lambda m: SHORT_NAMES[m.group()], plain)
    for match in WORD.finditer(plain):
        if match.group().lower() not in FILLERS:
            words.append(Word(match.group(), not patterns.search(r"[,;:().]", plain[end : match.start()])))
            end = match.end()
    return words


@remember_strings
def compare_titles(cited: str, official: str) -> Wording:
    """Align the words of `cited` with those of `official`, both from their first word on; what follows in `cited` is free."""
    wanted = title_words(official)
    given = title_words(cited)
    printed = given[: len(wanted) + 12]
    cost, steps = _align(printed, wanted)
    n, m = len(wanted), len(printed)
    end_full = min(range(m + 1), key=lambda j: cost[n][j])
    end_cut = min(range(n + 1), key=lambda i: (cost[i][m], -i))
    cut = len(given) == m and end_cut < n and cost[n][end_full] - cost[end_cut][m] >= 1
    i, j = (end_cut, m) if cut else (n, end_full)
    missing, extra, changed = _differences(printed, wanted, steps, i, j)
    score = max(0.0, 1 - cost[i][j] / i) if i else 0.0
    return Wording(score, cut, j < len(given) and given[j].joined, missing, extra, changed, n, len(given))


Step = tuple[int, int, str]


def _align(printed: list[Word], wanted: list[Word]) -> tuple[list[list[float]], list[list[Step]]]:
    """Least cost to reach every pair of positions, and the step that leads there."""
    n, m = len(wanted), len(printed)
    cost = [[float("inf")] * (m + 1) for _ in range(n + 1)]
    steps: list[list[Step]] = [[(0, 0, "")] * (m + 1) for _ in range(n + 1)]
    cost[0][0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for di, dj, price, what in _moves(printed, wanted, i, j):
                if cost[i][j] + price < cost[i + di][j + dj]:
                    cost[i + di][j + dj] = cost[i][j] + price
                    steps[i + di][j + dj] = (di, dj, what)
    return cost, steps


def _moves(printed: list[Word], wanted: list[Word], i: int, j: int) -> list[tuple[int, int, float, str]]:
    moves: list[tuple[int, int, float, str]] = []
    left_wanted, left_printed = len(wanted) - i, len(printed) - j
    if left_wanted:
        moves.append((1, 0, MISSING, "missing"))
    if left_printed:
        moves.append((0, 1, EXTRA, "extra"))
    if not left_wanted or not left_printed:
        return moves
    a, b = printed[j].key, wanted[i].key
    if a == b or a.replace("l", "i") == b.replace("l", "i"):
        moves.append((1, 1, 0.0, ""))
    elif not a.isdigit() and not b.isdigit() and fuzz.ratio(a, b) >= NEAR:
        moves.append((1, 1, SIMILAR, "changed"))
    else:
        moves.append((1, 1, CHANGED, "changed"))
    if left_printed > 1 and a + printed[j + 1].key == b:
        moves.append((1, 2, 0.0, ""))
    if left_wanted > 1 and a == b + wanted[i + 1].key:
        moves.append((2, 1, 0.0, ""))
    size = len(a)
    if printed[j].text.isupper() and 3 <= size <= left_wanted and a == "".join(w.key[0] for w in wanted[i : i + size]):
        moves.append((size, 1, 0.0, ""))
    return moves


def _differences(
    printed: list[Word], wanted: list[Word], steps: list[list[Step]], i: int, j: int
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    missing: list[str] = []
    extra: list[str] = []
    changed: list[tuple[str, str]] = []
    while i or j:
        di, dj, what = steps[i][j]
        i, j = i - di, j - dj
        if what == "missing":
            missing.insert(0, wanted[i].text)
        elif what == "extra":
            extra.insert(0, printed[j].text)
        elif what == "changed":
            changed.insert(0, (printed[j].text, wanted[i].text))
    return tuple(missing), tuple(extra), tuple(changed)
