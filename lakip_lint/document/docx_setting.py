"""Letters set on a line: the words of a paragraph or a cell at their places."""
from __future__ import annotations

from lakip_lint.document.docx_content import Item, Run, WordCell, WordParagraph
from lakip_lint.document.model import Box
from lakip_lint.document.words import Word, plain_character
from lakip_lint.patterns import compiled

LETTER, SPACE = 0.5, 0.25
"""Widths of a letter and of a space as shares of the size."""
TAB = 36.0
LINE = 1.2
"""The distance of two lines as a share of the size."""
PADDING = 3.0
TOKEN = compiled(r"(\t)|( +)|([^\s]+)|\s")
LEADERS = "........"


def divided(paragraph: WordParagraph) -> list[list[Run]]:
    """The runs of a paragraph line by line, its number first; a title that its line breaks only divide stays one line."""
    lines: list[list[Run]] = [[]]
    if paragraph.marker:
        first = next((run for run in paragraph.runs if run.text.strip()), None)
        lines[0].append(Run(paragraph.marker, bool(first and first.bold), first.size if first else paragraph.size))
    for run in paragraph.runs:
        for i, text in enumerate(run.text.replace("\n", " ").split("\n") if paragraph.whole else run.text.split("\n")):
            if i:
                lines.append([])
            if text:
                lines[-1].append(Run(text, run.bold, run.size))
    return lines


def set_words(runs: list[Run], page: int, y: float, leaders: bool = False) -> list[Word]:
    """The words of one line from x = 0 on; a word goes on over the runs that it is made of. `leaders` fill the last tab."""
    words: list[Word] = []
    x, open_ = 0.0, False
    tabs = sum(run.text.count("\t") for run in runs) if leaders else -1
    for run in runs:
        for match in TOKEN.finditer(run.text):
            tab, spaces, token = match.groups()
            if token is None:
                open_ = False
                tabs -= bool(tab)
                if tab and not tabs and words:
                    words.append(word_at(LEADERS, x + SPACE * run.size, y, run, page))
                    x = words[-1].x1 + 2 * run.size
                else:
                    x += TAB if tab else SPACE * run.size * len(spaces or " ")
                continue
            plain = token if token.isascii() and token.isprintable() else plain_character(token).strip()
            if not plain:
                continue
            if open_ and words:
                _lengthen(words[-1], plain, run)
            else:
                words.append(word_at(plain, x, y, run, page))
            x, open_ = words[-1].x1, True
    return words


def word_at(text: str, x: float, y: float, run: Run, page: int) -> Word:
    width = LETTER * run.size * len(text)
    return Word(text, x, y, x + width, y + run.size, y + 0.8 * run.size, run.size, run.bold, page, [], 0, x)


def _lengthen(word: Word, text: str, run: Run) -> None:
    """Add the letters of a next run; the word is bold where most of it is."""
    if run.bold != word.bold and len(text) > len(word.text):
        word.bold = run.bold
    word.text += text
    word.x1 += LETTER * run.size * len(text)


def shift(words: list[Word], x0: float, squeeze: float) -> None:
    """Press words together and move them so that they begin at `x0`."""
    for word in words:
        word.x0, word.x1 = x0 + squeeze * word.x0, x0 + squeeze * word.x1
        word.along = word.x0


def belong(words: list[Word], paragraph: WordParagraph) -> None:
    """Keep of what paragraph the words are."""
    for word in words:
        word.source = paragraph.source


def cell_lines(cell: WordCell, box: Box, page: int) -> tuple[list[list[Word]], list[Item]]:
    """The lines of a cell (one a paragraph or line break) inside of its box, and what else stands in it."""
    lines: list[list[Word]] = []
    rest: list[Item] = []
    y = box.top + 2
    for item in cell.items:
        if not isinstance(item, WordParagraph):
            rest.append(item)
            continue
        for runs in divided(item):
            words = set_words(runs, page, y)
            if words:
                room = max(box.x1 - box.x0 - 2 * PADDING, 2.0)
                squeeze = min(1.0, room / words[-1].x1)
                free = room - squeeze * words[-1].x1
                side = {"center": free / 2, "right": free, "end": free}.get(item.align, 0.0)
                shift(words, box.x0 + PADDING + side, squeeze)
                belong(words, item)
                lines.append(words)
            y += LINE * (words[0].size if words else item.size)
    return lines, rest
