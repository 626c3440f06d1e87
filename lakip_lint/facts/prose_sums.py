"""Lists of amounts in prose as a tree of sums: a sentence that gives a total, and the items below that make it up.

    Anggaran sebesar Rp 900.000.000 terdiri dari:
    a. Belanja Operasi Rp 700.000.000
       1) Belanja Pegawai Rp 500.000.000
       2) Belanja Barang Rp 200.000.000
    b. Belanja Modal Rp 200.000.000

How deep an item lies is told by the manner of its number. A sum is whole where its items are numbered without a gap and each
has one amount.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, takewhile

from msgspec import Struct, field

from lakip_lint.document.model import Paragraph
from lakip_lint.document.outline import roman
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import Figure, added
from lakip_lint.patterns import compiled

OPENS = compiled(
    r"\b(?:terdiri\s+(?:dari|atas)|terbagi\s+(?:dalam|atas|menjadi)|(?:dengan\s+)?(?:rincian|perincian|uraian|komposisi)(?:nya)?"
    r"(?:\s+(?:kegiatan|program|anggaran|belanja|penilaian))?|meliputi|yaitu|yakni)\b(?:\s+(?:sebagai\s+)?berikut(?:\s+ini)?)?\s*[:.,]?\s*$",
    re.I,
)
"""The end of a sentence whose parts follow."""
SOME = compiled(r"\b(?:antara\s+lain|di\s?antaranya|termasuk|beberapa|sebagian|terbesar|(?<!kinerja\s)utama)\b", re.I)
"""Of a list that is not all of it."""
BETWEEN = compiled(r"\b(?:realisasi\w*|anggaran\w*|pagu|target|masing-masing|setiap|tiap)\b", re.I)
"""Between an amount and the words that open a list: the list may be one of something else."""
FAR = 80
TOTAL = compiled(r"^\W*(?:jumlah|total)\b", re.I)
NUMBERED = compiled(
    r"^(?P<before>\(?)(?:(?P<parts>(?:\d{1,2}\.)+)?(?P<digits>\d{1,2})|(?P<roman>[IVX]+|[ivx]+)|(?P<letter>[A-Za-z]))(?P<behind>[.)]{0,2})$"
)


class Item(Struct):
    """A line of a list with the lines below it; `gap` where their numbers are not 1, 2, 3."""

    sentences: Sequence[Sentence]
    number: int | None = None
    items: list[Item] = field(default_factory=list)
    gap: bool = False

    @property
    def text(self) -> str:
        return " ".join(s.text.plain for s in self.sentences)

    @property
    def amounts(self) -> list[Mention]:
        return [m for s in self.sentences for m in s.mentions if m.figure.unit == "Rp" and m.figure.value is not None]


class ProseSum(Struct, frozen=True):
    """A total and the amounts that it is said to be the sum of. `said`: in words, not only by the numbers of the items."""

    name: str
    whole: Figure
    parts: tuple[Figure, ...]
    said: bool
    behind: tuple[Figure, ...] = ()
    """Amounts soon after the list: one of them may be an item that was not seen as one."""


def prose_trees(sentences: Sequence[Sentence]) -> Iterator[list[ProseSum]]:
    """The sums of each list of a report, the outermost first."""
    for root, behind in prose_lists(sentences):
        yield list(_sums(root, tuple(m.figure for s in behind for m in s.mentions), said=True))


def prose_lists(sentences: Sequence[Sentence]) -> Iterator[tuple[Item, list[Sentence]]]:
    """Each list under the sentence that leads to it, and the sentences soon after it."""
    lines = [list(group) for _, group in groupby(sentences, key=lambda s: id(s.paragraph))]
    at = 0
    while at < len(lines) - 1:
        head = lines[at]
        items = list(takewhile(partial(_continues, head), lines[at + 1 :]))
        if items and _opens(head) and not SOME.search(head[-1].text.plain):
            root, taken = _tree(head[-1:], items)
            yield root, [s for line in lines[at + 1 + taken : at + 4 + taken] for s in line]
            at += taken
        at += 1


def _opens(line: Sequence[Sentence]) -> bool:
    return bool(OPENS.search(line[-1].text.plain))


def _continues(head: Sequence[Sentence], line: Sequence[Sentence]) -> bool:
    return bool(line[0].paragraph.marker) and line[0].heading is head[0].heading


def _tree(head: Sequence[Sentence], lines: Sequence[Sequence[Sentence]]) -> tuple[Item, int]:
    """The lines as a tree under the sentence that leads to them, and how many of them are its own."""
    root = Item(head)
    levels: list[tuple[str, Item]] = []
    for taken, line in enumerate(lines):
        style, number = _style(line[0].paragraph, [(style, parent.items[-1].number) for style, parent in levels])
        known = next((i for i, (other, _) in enumerate(levels) if other == style), None)
        if number == 1 and known == 0:
            return root, taken  # another list
        if known is None:
            parent = levels[-1][1].items[-1] if levels else root
            levels.append((style, parent))
        else:
            del levels[known + 1 :]
            parent = levels[known][1]
        before = parent.items[-1].number if parent.items else 0
        parent.gap |= number is not None and number != (before or 0) + 1
        parent.items.append(Item(line, number))
    return root, len(lines)


def _style(paragraph: Paragraph, before: Sequence[tuple[str, int | None]]) -> tuple[str, int | None]:
    """How the number of an item is written, and which it is: "b)" is ("a)", 2), a bullet has none.

    `before`: the last number of each open level. "i)" is the letter only where "h)" was there.
    """
    marker = paragraph.marker.strip()
    match = NUMBERED.match(marker)
    if match is None:
        return marker, None
    if match["digits"]:
        depth = (match["parts"] or "").count(".")
        return f"{match['before']}{'1.' * depth}1{match['behind']}", int(match["digits"])
    letter = match["roman"] or match["letter"]
    base = "A" if letter.isupper() else "a"
    lettered = f"{match['before']}{base}{match['behind']}", ord(letter[0]) - ord(base) + 1
    if not match["roman"] or (len(letter) == 1 and (lettered[0], lettered[1] - 1) in before):
        return lettered
    return f"{match['before']}{'I' if letter.isupper() else 'i'}{match['behind']}", roman(letter)


def _sums(item: Item, behind: tuple[Figure, ...], *, said: bool) -> Iterator[ProseSum]:
    """The sum of an item and those of the items below it."""
    parts = item.items
    amounts = item.amounts
    if said and not leads(item.sentences[-1], amounts):
        amounts = []
    if len(parts) > 2 and TOTAL.search(parts[-1].text):
        yield from _sum(parts[-1].text, parts[-1].amounts, parts[:-1], (), said=said)
        parts = parts[:-1]
    flat = any(_opens(part.sentences) and not part.items for part in parts)  # its parts stand beside it
    if len(parts) > 1 and not item.gap and not flat:
        yield from _sum(item.text, amounts, parts, behind, said=said)
    for part in parts:
        if part.items:
            words = part.sentences[-1].text.plain
            if not SOME.search(words):
                yield from _sums(part, behind if part is parts[-1] else (), said=_opens(part.sentences))


def leads(sentence: Sentence, amounts: Sequence[Mention]) -> bool:
    """Whether the words that open a list stand right behind its total."""
    opened = OPENS.search(sentence.text.string)
    if opened is None or not amounts or amounts[-1] not in sentence.mentions:
        return False
    between = sentence.text.string[amounts[-1].figure.end : opened.start()]
    return len(between) <= FAR and not BETWEEN.search(between)


def _sum(
    name: str, wholes: Sequence[Mention], items: Sequence[Item], behind: tuple[Figure, ...], *, said: bool
) -> Iterator[ProseSum]:
    """One where the total and each item have one amount, else one for each measure of which all have one."""
    if not wholes or any(not item.amounts for item in items):
        return
    lines = [wholes, *(item.amounts for item in items)]
    if len(wholes) > 1 and all(len(mentions) == 1 for mentions in lines[1:]):
        # Of several amounts the list may be of any, but is that of the one which it adds up to.
        exact = added(mentions[0].figure for mentions in lines[1:])
        lines[0] = [whole for whole in wholes if whole.figure.amount == exact][:1]
    alone = all(len(mentions) == 1 for mentions in lines)
    for measure in [""] if alone else sorted({w.measure for w in wholes} - {""}):
        found = [[m.figure for m in mentions if alone or m.measure == measure] for mentions in lines]
        if all(len(figures) == 1 for figures in found):
            (whole,), *parts = found
            yield ProseSum(name, whole, tuple(part for (part,) in parts), said, behind)
