"""Tables without any ruling: where they begin and end is told by a line of header words over lines of aligned figures."""
from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from lakip_lint.document.columns import (
    BANDS,
    MOST_ABOVE,
    SAME_END,
    SAME_STEP,
    TextLine,
    dividing,
    is_band,
    is_free,
    is_one_column,
    narrowed,
    symmetric,
)
from lakip_lint.document.headers import is_figure, is_header_word
from lakip_lint.document.rulings import Frame
from lakip_lint.document.tiers import Tiers, tiers_of

WIDEST_STEP = 2.4
"""Lines of one table follow each other within this many font sizes."""
CLOSE_STEP = 1.6
"""Lines of one text follow each other within this many font sizes."""
SAME_HEADER = 2.0
"""Lines of one header follow each other within this many font sizes."""
ENOUGH_FIGURES = 3
MOST_WORDS = 9
"""A row of one text across columns has no more words: it is the name of a group."""
EDGE_LINES = 3
"""So many lines of a page's head may stand above a table that goes on."""


def unruled_frames(lines: list[TextLine], begins: TextLine | None, xs: list[float], head: float) -> list[Frame]:
    """The frames around all tables of these lines. `begins` is their first line of figures (`begins_in_columns`).

    `xs`: the columns of a table without rulings that ended the page before, or []; it may go on below the height `head`.
    """
    found = aligned_frames(lines)
    if begins is None or not xs or any(frame.ys[0] <= begins.base <= frame.ys[-1] for frame in found):
        return found
    going_on = continued_frame(lines, begins, xs, head)
    return [going_on, *found] if going_on else found


def aligned_frames(lines: list[TextLine]) -> list[Frame]:
    """Frames around tables without any ruling: a line of header words over at least two lines of aligned figures."""
    found: list[Frame] = []
    i = past = 0
    while i < len(lines):
        end = _block_end(lines, i) if _is_header(lines[i]) else i
        named = _header_end(lines[i:end]) + i + 1
        header = named + (named < end and lines[named].numbers_columns)
        body = lines[header:end]
        figured = [line for line in body if line.figures()]
        enough = len(figured) >= 2 and sum(line.figures() for line in body) >= 4
        borders, bands = dividing([*lines[i:named], *body]) if enough else ([], [])
        if len(borders) >= 2 and _begins_at_once(body, figured[0], bands):
            inside = [w for line in body for w in line.words]
            xs = [min(w.x0 for w in inside), *borders, max(w.x1 for w in inside)]
            start = _header_start(lines[past:named], i - past, xs) + past
            found.append(_frame_around(lines[start:end], header - start))
            i = past = end
        else:
            i += 1
    return found


def begins_in_columns(lines: list[TextLine]) -> TextLine | None:
    """The first line of figures, where it is among the first lines of its page."""
    return next((line for line in lines[: MOST_ABOVE + EDGE_LINES + 1] if line.figures() >= 2), None)


def continued_frame(lines: list[TextLine], begins: TextLine, xs: list[float], head: float) -> Frame | None:
    """The frame around the first lines of a page where they go on with a table of these columns that no ruling divides.

    They keep to the columns, but for rows across them, and only lines above the height `head` stand above them. The header
    may come again.
    """
    start = first = lines.index(begins)
    while start and _steps(lines[start - 1], lines[start]) < WIDEST_STEP and _keeps(lines[start - 1], xs) is not None:
        start -= 1
    if any(line.words[0].top > head for line in lines[:start]):
        return None
    end = start
    while end < len(lines) and (end == start or _steps(lines[end - 1], lines[end]) < WIDEST_STEP):
        if _keeps(lines[end], xs) is None:
            break
        end += 1
    while end > first + 1 and not lines[end - 1].figures() and _steps(lines[end - 2], lines[end - 1]) > CLOSE_STEP:
        end -= 1
    body = lines[first:end]
    if sum(line.figures() for line in body) < ENOUGH_FIGURES or sum(bool(_keeps(n, xs)) for n in body) > BANDS * len(body):
        return None
    header = max((k + 1 for k in range(start, first) if _is_header(lines[k])), default=start) - start
    frame = _frame_around(lines[start:end], header)
    return replace(frame, xs=[xs[0], xs[-1]], joints=tuple(xs[1:-1]))


def _steps(upper: TextLine, lower: TextLine) -> float:
    """From line to line, in font sizes."""
    return (lower.base - upper.base) / lower.words[0].size


def _keeps(line: TextLine, xs: list[float]) -> list[float] | None:
    """The borders across which a line stands as a row of one text; None where it keeps to the columns in no way."""
    if line.words[0].x0 < xs[0] - SAME_END or line.words[-1].x1 > xs[-1] + SAME_END:
        return None
    crossed = [x for x in xs[1:-1] if not is_free(line.words, x)]
    return crossed if not crossed or (is_band(line, crossed) and not _is_prose(line)) else None


def _is_prose(line: TextLine) -> bool:
    """Whether a line across columns is a line of a sentence: many words, or an end."""
    last = line.words[-1].text
    return len(line.words) > MOST_WORDS or last.endswith((".", ";", ":", ","))


def _header_end(lines: list[TextLine]) -> int:
    """The last line of the header that begins with the first of these: names that go on are close to it and to nothing else."""
    end = 0
    while end + 2 < len(lines) and end < MOST_ABOVE:
        following, after = lines[end + 1], lines[end + 2]
        close = _steps(lines[end], following)
        if following.figures() or len(following.pieces()) < 2 or close > CLOSE_STEP:
            break
        end += 1
        if _steps(following, after) > close + SAME_STEP / following.words[0].size:
            return end
    return 0


def _header_start(lines: list[TextLine], base: int, xs: list[float]) -> int:
    """Where the header begins whose last line is the last of these, and whose line `base` tells that it is one.

    Above it stand the names of columns that it does not name, and names that are common to several. `xs`: the columns.
    """
    start = base
    size = lines[base].words[0].size
    named = whole = tiers_of([line.words for line in lines[base:]], xs)
    while start and base - start < MOST_ABOVE and lines[start].base - lines[start - 1].base < SAME_HEADER * size:
        more = [line.words for line in lines[start - 1 :]]
        ends = [min(w.x0 for line in more for w in line), max(w.x1 for line in more for w in line)]
        tiers = tiers_of(more, [min(xs[0], ends[0]), *xs[1:-1], max(xs[-1], ends[1])])
        if tiers is None or not all(is_header_word(name.text) for name in tiers.on_line(0)):
            break
        start, whole = start - 1, tiers
    if named is None or whole is None or whole.unnamed():
        return base
    fits = named.unnamed() or _begins_names(whole, base - start, named) or _is_common(whole, base - start)
    return start if fits else base


def _begins_names(whole: Tiers, lines: int, named: Tiers) -> bool:
    """Whether all that stands on the first lines is the beginning of names that go on below, as close as their other lines."""
    first = [n for line in range(lines) for n in whole.on_line(line)]
    return not whole.parents and len(first) >= 2 and len(whole.names) > len(named.names) and len({n.span for n in first}) >= 2


def _is_common(whole: Tiers, lines: int) -> bool:
    """Whether all that stands on the first lines is common to columns whose names stand lower than those of others."""
    first = {id(n) for line in range(lines) for n in whole.on_line(line)}
    for (left, right), names in whole.parents.items():
        below = [n.line for n in whole.names if left <= n.span[0] <= right]
        beside = [n.line for n in whole.names if not left <= n.span[0] <= right]
        if min(beside, default=0) < min(below):
            first -= {id(n) for n in names}
    return not first


def _begins_at_once(body: list[TextLine], figured: TextLine, bands: list[TextLine]) -> bool:
    """Whether the first line of figures is the first line, below a band perhaps, or in the middle of a name of several lines.

    Where values stand in the middle, wider white between the rows must tell which lines are of which name, or all names must
    have as many lines above their values as below.
    """
    before = body[: body.index(figured)]
    if before[:1] and before[0] in bands:
        before = before[1:]
    if not before:
        return True
    after = body[len(before) + 1 : 2 * len(before) + 1]
    if len(before) > MOST_ABOVE or len(after) < len(before) or not is_one_column([*before, *after]):
        return False
    anchors = [i for i, line in enumerate(body) if line.figures()]
    steps = (sorted(body[k + 1].base - body[k].base for k in range(a, b)) for a, b in pairwise(anchors))
    return all(len(row) > 1 and row[-1] > row[-2] + SAME_STEP for row in steps) or bool(symmetric(body, anchors))


def _is_header(line: TextLine) -> bool:
    """Whether a line consists of three or more header words that stand apart, and of nothing else."""
    names = [" ".join(w.text for w in piece) for piece in line.pieces()]
    known = sum(is_header_word(name) for name in names)
    return len(names) >= 3 and known >= 3 and known >= 0.7 * len(names) and not any(is_figure(name) for name in names)


def _block_end(lines: list[TextLine], start: int) -> int:
    """The index after the last line that keeps to the columns of the header line `start`; rows across them may lie between."""
    heads = lines[start].pieces()
    gaps = [(left[-1].x1, right[0].x0) for left, right in pairwise(heads)]
    end = i = start + 1
    while i < len(lines) and lines[i].base - lines[i - 1].base < WIDEST_STEP * lines[i].words[0].size and i <= end + 1:
        kept, crossed = narrowed(gaps, lines[i])
        if not crossed:
            gaps, end = kept, i + 1
        elif is_band(lines[i], crossed):
            end = i + 1 if lines[i].figures() >= 2 else end
        else:
            break
        i += 1
    return end


def _frame_around(lines: list[TextLine], header: int) -> Frame:
    """A frame of one column around lines, the first of them (so many as the header has) a row of their own."""
    words = [w for line in lines for w in line.words]
    xs = [min(w.x0 for w in words) - 2, max(w.x1 for w in words) + 2]
    ys = [min(w.top for w in words) - 1, max(w.bottom for w in words) + 1]
    if header:
        ys.insert(1, (max(w.bottom for w in lines[header - 1].words) + min(w.top for w in lines[header].words)) / 2)
    return Frame(xs, ys, [(i, 0, 1, 1) for i in range(len(ys) - 1)], bare=True)
