"""Which lines that look like headings are headings: lists of chapters inside the text, and letters out of order, are not."""
from __future__ import annotations

import re

from lakip_lint import patterns
from lakip_lint.document.lines import PrintedLine
from lakip_lint.document.outline import Mark, heading_mark, number_of
from lakip_lint.patterns import compiled

OVERVIEW = compiled(r"^sist[ei]mati(?:ka|k)\b|^outline\b", re.I)
SLIP = 3
"""Lettered headings may skip up to this many numbers (reports miscount them)."""


def headings_of(lines: list[PrintedLine], body: float) -> dict[int, Mark]:
    """The marks of the lines (by id) that are headings; `lines` is the prose of the whole file in reading order."""
    marks = [(i, mark) for i, line in enumerate(lines) if (mark := heading_mark(line, body)) and not _runs_on(lines, i, mark)]
    listed = _listed(lines, marks, "chapter") | _listed(lines, marks, "attachment")
    result: dict[int, Mark] = {}
    overview: Mark | None = None
    chapter = 0
    last: dict[str, int] = {}
    for i, mark in marks:
        if i in listed:
            continue
        if overview and not _ends_overview(overview, mark):
            continue
        overview = None
        if mark.kind == "chapter":
            chapter = number_of(mark.number[4:]) or 0
            last = {}
        elif mark.kind == "decimal":
            if not mark.strong and not _is_plain_section(lines, i, mark, chapter):
                continue
            last = {k: v for k, v in last.items() if k.startswith(("upper", "roman"))}
        elif mark.kind not in ("named", "attachment") and mark.level > 1:
            value = _value(mark, last)
            before = last.get(mark.kind, 0)
            if not (value == 1 or (before and 0 < value - before <= SLIP)):
                continue
            last[mark.kind] = value
        if OVERVIEW.match(mark.title):
            overview = mark
        result[id(lines[i])] = mark
    return result


def _value(mark: Mark, last: dict[str, int]) -> int:
    if mark.kind.startswith(("digit", "roman")):
        return number_of(mark.number) or 0
    value = ord(mark.number.lower()) - ord("a") + 1
    if mark.number in "Ii" and last.get(mark.kind, 0) not in (7, 8):
        return 1
    return value


def _runs_on(lines: list[PrintedLine], i: int, mark: Mark) -> bool:
    """Whether the line is the start of a sentence that goes on in lighter print: a list item, not a heading."""
    if mark.kind in ("chapter", "named", "attachment") or i + 1 >= len(lines):
        return False
    line, following = lines[i], lines[i + 1]
    same_style = line.bold == following.bold
    return following.page == line.page and not same_style and bool(patterns.match(r"[a-z]{2}", following.string))


def _listed(lines: list[PrintedLine], marks: list[tuple[int, Mark]], kind: str) -> set[int]:
    """Chapters (or attachments) named one after the other within three pages that begin later: an overview or a list."""
    named = [(i, number_of(m.number.split()[-1]) or 0) for i, m in marks if m.kind == kind]
    runs: list[list[tuple[int, int]]] = []
    for i, number in named:
        if runs and number > runs[-1][-1][1] and lines[i].page - lines[runs[-1][-1][0]].page <= 2:
            runs[-1].append((i, number))
        else:
            runs.append([(i, number)])
    listed: set[int] = set()
    for run in runs:
        again = sum(number in {n for i, n in named if i > run[-1][0]} for _, number in run)
        if len(run) >= 3 and lines[run[-1][0]].page - lines[run[0][0]].page <= 3 and again >= 2:
            listed |= {i for i, _ in run}
    return listed


def _ends_overview(overview: Mark, mark: Mark) -> bool:
    """Whether a heading follows the section that lists the chapters: the next number of its kind, or a real chapter."""
    if mark.kind in ("chapter", "attachment") or (mark.level == 1 and mark.kind != "named"):
        return True
    if mark.kind != overview.kind or mark.kind == "named":
        return False
    if mark.kind == "decimal":
        *head, tail = overview.number.split(".")
        return mark.number == ".".join([*head, str(int(tail) + 1)])
    return len(mark.number) == len(overview.number) and ord(mark.number[-1]) - ord(overview.number[-1]) == 1


def _is_plain_section(lines: list[PrintedLine], i: int, mark: Mark, chapter: int) -> bool:
    """Whether a numbered line in plain print stands alone like a heading: the chapter's number, and prose after it."""
    line = lines[i]
    if chapter and number_of(mark.number.split(".")[0]) != chapter:
        return False
    if i + 1 >= len(lines) or len(mark.title.split()) < 2:
        return False
    following = lines[i + 1]
    if following.page == line.page and following.string[:1].islower():
        return False
    *head, tail = mark.number.split(".")
    return not following.string.startswith(".".join([*head, str(int(tail) + 1)]))
