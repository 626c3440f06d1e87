"""Columns that no ruling divides: found by the white corridors between aligned figures, only where they are beyond doubt."""
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from lakip_lint.document.grid import RUPIAH
from lakip_lint.document.headers import ORDINAL, is_figure, is_numbers_row
from lakip_lint.document.rulings import SNAP, Edge, Frame
from lakip_lint.document.words import Word
from lakip_lint.patterns import compiled

PIECE_GAP = 1.5
"""White space wider than this many font sizes divides two pieces of a line."""
CORRIDOR = 0.9
"""A corridor between columns is at least this many font sizes wide on every line."""
NARROW, ALIGNED, BELOW = 0.5, 4, 0.5
"""Or half as wide, where words of so many lines begin right of it within half a point."""
NAMES_APART = 0.6
"""White wider than this many font sizes divides two names of a header."""
BANDS = 0.5
"""No more than this share of the lines of a table stand across its columns."""
SAME_STEP = 1.5
"""Steps from line to line that differ by less than this (points) are the same."""
MOST_ABOVE = 4
"""Names of so many lines can stand above the values that are printed beside their middle, and as many below."""
TALLEST = 450.0
"""Rulings of one table are no further apart than this (points)."""
PIECED, NARROWEST = 0.3, 8.0
"""Columns end where this share of the rulings between rows is drawn in two pieces; none is narrower than this (points)."""
SAME_END = 6.0
"""Horizontal rulings of one table begin and end within this distance (points)."""

CAPTION = compiled(r"\s*(?:tabel|gambar|grafik|diagram)\s*(?:[\dIVX]|$)", re.I)

Region = tuple[int, int, int, int]
Gap = tuple[float, float]


class Name(Struct, frozen=True):
    """Where a name of the header begins and ends on its line."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


class TextLine(Struct, eq=False):
    """A line of words inside one undivided column."""

    words: list[Word]

    @property
    def base(self) -> float:
        return self.words[0].base

    def pieces(self, gap: float = PIECE_GAP) -> list[list[Word]]:
        """Runs of words without white wider than so many font sizes; "Rp" stays with its amount."""
        runs = [[self.words[0]]]
        for left, right in pairwise(self.words):
            if right.x0 - left.x1 > gap * left.size and not RUPIAH.match(left.text):
                runs.append([right])
            else:
                runs[-1].append(right)
        return runs

    @property
    def numbers_columns(self) -> bool:
        """Whether it is the line under a header that counts the columns."""
        return is_numbers_row([word.text for word in self.words])

    def figures(self) -> int:
        """How many pieces but the first are figures."""
        return sum(is_figure_piece(piece) for piece in self.pieces()[1:])


def is_figure_piece(words: list[Word]) -> bool:
    text = " ".join(w.text for w in words)
    return is_figure(text) and not (ORDINAL.match(text) and text.endswith((".", ")")))


def ruled_frames(edges: list[Edge], words: list[Word]) -> list[Frame]:
    """Frames of three or more horizontal rulings of one width, without any vertical one: one undivided column each.

    Rulings that are drawn column by column are of one table only where their pieces are the same, and a caption ends a table.
    """
    captions = [line.base for line in text_lines(words) if CAPTION.match(" ".join(w.text for w in line.words))] if edges else []
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda e: e.at):
        for group in groups:
            if _follows(edge, group[-1]) and not any(group[-1].at < base < edge.at for base in captions):
                group.append(edge)
                break
        else:
            groups.append([edge])
    found = []
    for group in groups:
        if len(group) >= 3 and group[0].end - group[0].start > 150:
            ys = [edge.at for edge in group]
            rows: list[Region] = [(i, 0, 1, 1) for i in range(len(ys) - 1)]
            found.append(Frame([group[0].start, group[0].end], ys, rows, bare=True, joints=_common_joints(group)))
    return found


def _follows(edge: Edge, last: Edge) -> bool:
    """Whether a ruling can be of one table with the ruling above it."""
    alike = abs(last.start - edge.start) < SAME_END and abs(last.end - edge.end) < SAME_END
    return alike and edge.at - last.at < TALLEST and not _other_pieces(last, edge)


def _other_pieces(one: Edge, other: Edge) -> bool:
    """Whether both rulings are drawn in pieces, and few of these end at the same places."""
    fewer, more = sorted((one.joints, other.joints), key=len)
    return bool(fewer) and sum(any(abs(x - y) < SNAP for y in more) for x in fewer) < 0.5 * len(more)


def _common_joints(edges: list[Edge]) -> tuple[float, ...]:
    """Where the pieces of many of these rulings end: the borders of columns between which nothing is drawn."""
    counts: list[list[float]] = []
    for x in sorted(x for edge in edges for x in edge.joints):
        if counts and x - counts[-1][-1] < SNAP:
            counts[-1].append(x)
        else:
            counts.append([x])
    common = [sum(xs) / len(xs) for xs in counts if len(xs) > PIECED * len(edges)]
    xs = [edges[0].start, *common, edges[0].end]
    return tuple(common) if all(b - a > NARROWEST for a, b in pairwise(xs)) else ()


def is_one_column(lines: list[TextLine]) -> bool:
    """Whether lines are one text each that begin below each other."""
    starts = [line.words[0].x0 for line in lines]
    return max(starts) - min(starts) < SAME_END and all(len(line.pieces()) == 1 for line in lines)


def symmetric(lines: list[TextLine], anchors: list[int]) -> list[int]:
    """The last line of each row but the last, where values stand in the middle of their names; [] where they do not.

    The lines above the first value tell how many are below it, and so on to the end, where it must come out even.
    """
    if not anchors or not anchors[0] or not is_one_column([line for k, line in enumerate(lines) if k not in anchors]):
        return []
    above, ends = anchors[0], []
    for a, b in pairwise(anchors):
        ends.append(a + above)
        above = b - a - 1 - above
        if above < 0:
            return []
    return ends if len(lines) - 1 - anchors[-1] == above else []


def _widest_white(line: TextLine, left: float, right: float) -> tuple[float, float]:
    """The widest room between `left` and `right` in which no word of the line stands."""
    best, start = (left, left), left
    for word in line.words:
        if word.x1 > left and word.x0 < right:
            best = max(best, (start, word.x0), key=lambda room: room[1] - room[0])
            start = max(start, word.x1)
    return max(best, (start, right), key=lambda room: room[1] - room[0])


def is_band(line: TextLine, crossed: list[float]) -> bool:
    """Whether a line stands across columns: one piece and nothing else, or one and figures that keep to their columns."""
    first, *rest = line.pieces()
    return all(piece[0].x0 > max(crossed) and is_figure_piece(piece) for piece in rest) and not is_figure_piece(first)


def divide(frame: Frame, words: list[Word]) -> Frame:
    """The frame with its undivided columns cut at their corridors, and rows cut where only corridors rule the table."""
    if frame.joints:
        return _divide_at_joints(frame, words)
    for column in range(len(frame.xs) - 2, -1, -1):
        inside = [w for w in words if frame.xs[column] <= (w.x0 + w.x1) / 2 <= frame.xs[column + 1]]
        inside = [w for w in inside if frame.ys[0] <= w.middle <= frame.ys[-1] and _row_is_single(frame, column, w.middle)]
        lines = text_lines(inside)
        with_figures = [line for line in lines if line.figures() and not line.numbers_columns]
        # Beside a name of many lines stands one line of figures, but of several.
        share = 0.25 if any(line.figures() < 3 for line in with_figures) else 0.12
        if len(with_figures) < 2 or sum(line.figures() for line in lines) < 3 or len(with_figures) < share * len(lines):
            continue
        body = [line for line in lines if line.base >= with_figures[0].base]
        borders, bands = dividing(body)
        heads = [line for line in lines[: len(lines) - len(body)] if not line.numbers_columns]
        kept = [line for line in body if line not in bands]
        borders = _by_names([_beside(border, heads, kept) for border in borders], heads, kept)
        if bands:
            # Each of them is a row of its own, in which fewer columns are divided.
            bands += [line for line in heads if any(not is_free(line.words, x) for x in borders)]
            frame = cut_column(cut_rows(frame, lines, bands), column, borders, inside)
        elif borders:
            frame = cut_column(frame, column, borders, inside)
            frame = cut_rows(frame, lines)
    return frame


def _divide_at_joints(frame: Frame, words: list[Word]) -> Frame:
    """A frame of one column cut where its rulings are drawn in pieces, but not in the lines that stand across."""
    inside = [w for w in words if frame.ys[0] <= w.middle <= frame.ys[-1] and frame.xs[0] <= w.x0 and w.x1 <= frame.xs[-1]]
    lines = text_lines(inside)
    headed = not any(line.figures() for line in lines if line.words[0].middle < frame.ys[1])
    below = [line for line in lines if not headed or line.words[0].middle > frame.ys[1]]
    bands = [line for line in below if is_across(line, frame.joints)]
    return cut_column(cut_rows(frame, lines, bands), 0, list(frame.joints), inside)


def is_across(line: TextLine, borders: Sequence[float]) -> bool:
    """Whether a line stands across some of the borders as a row of one text, with figures behind it at most."""
    crossed = [x for x in borders if not is_free(line.words, x)]
    return bool(crossed) and is_band(line, crossed)


def divide_like(frame: Frame, words: list[Word], borders: list[float]) -> Frame:
    """The frame cut at the columns of the table part on the page before, where no word stands in the way."""
    if abs(frame.xs[0] - borders[0]) > SAME_END or abs(frame.xs[-1] - borders[-1]) > SAME_END:
        return frame
    for column in range(len(frame.xs) - 2, -1, -1):
        left, right = frame.xs[column], frame.xs[column + 1]
        inner = [x for x in borders if left + SAME_END < x < right - SAME_END]
        inside = [w for w in words if left <= (w.x0 + w.x1) / 2 <= right and frame.ys[0] <= w.middle <= frame.ys[-1]]
        if inner and all(is_free(inside, x) for x in inner):
            frame = cut_rows(cut_column(frame, column, inner, inside), text_lines(inside))
    return frame


def _row_is_single(frame: Frame, column: int, y: float) -> bool:
    """Whether the cell of `column` at height `y` covers that column alone."""
    for row, first, height, width in frame.regions:
        if first <= column < first + width and frame.ys[row] <= y <= frame.ys[row + height]:
            return width == 1
    return False


def text_lines(words: list[Word]) -> list[TextLine]:
    rows: list[list[Word]] = []
    for word in sorted((w for w in words if not w.turn), key=lambda w: (w.base, w.x0)):
        if rows and word.base - rows[-1][0].base <= 0.4 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [TextLine(sorted(row, key=lambda w: w.x0)) for row in rows]


def dividing(lines: list[TextLine]) -> tuple[list[float], list[TextLine]]:
    """The corridors of lines, and those of the lines that stand across some of them (names of groups, totals)."""
    plain = corridors(lines)
    most = max((len(line.pieces()) for line in lines if line.figures()), default=0)
    full = [line for line in lines if line.figures() and len(line.pieces()) == most]
    gaps = _whites(full) if len(full) >= 2 else []
    bands: list[TextLine] = []
    for line in lines:
        kept, crossed = narrowed(gaps, line)
        if not crossed:
            gaps = kept
        elif is_band(line, crossed):
            bands.append(line)
        else:
            return plain, []
    if not bands or len(bands) > BANDS * len(lines):
        return plain, []
    borders = corridors([line for line in lines if line not in bands])
    return (borders, bands) if len(borders) > len(plain) else (plain, [])


def _beside(border: float, heads: list[TextLine], body: list[TextLine]) -> float:
    """The border, moved inside its corridor where a word of the header stands on it."""
    gap = _corridor(border, body)
    for line in heads:
        room = _widest_white(line, *gap)
        if not is_free(line.words, border) and room[1] - room[0] >= NAMES_APART * line.words[0].size:
            gap, border = room, sum(room) / 2
    return border


def _corridor(border: float, lines: list[TextLine]) -> Gap:
    """The white on both sides of a border, as far as no word of the lines stands in it."""
    words = [word for line in lines for word in line.words]
    left, right = [w.x1 for w in words if w.x1 <= border], [w.x0 for w in words if w.x0 >= border]
    return max(left, default=border), min(right, default=border)


def _by_names(borders: list[float], heads: list[TextLine], body: list[TextLine]) -> list[float]:
    """The borders, each moved inside its corridor to the other side of a name of the header that stands in it whole.

    So a name over the beginning of its column is not given to the column before: that has a name of its own, and the column
    behind has none. From the last border to the first, so that each name that was moved makes room for the one before.
    """
    names = [Name(piece[0].x0, piece[-1].x1) for line in heads for piece in line.pieces(NAMES_APART)]
    moved = list(borders)
    for k in range(len(moved) - 1, -1, -1):
        left, _ = _corridor(moved[k], body)
        before, behind = (moved[k - 1] if k else float("-inf")), (moved[k + 1] if k + 1 < len(moved) else float("inf"))
        inside = [n for n in names if left <= n.x0 and n.x1 <= moved[k]]
        own = [n for n in names if before < n.middle < moved[k] and n not in inside]
        if inside and own and not any(moved[k] < n.middle < behind for n in names):
            start = min(n.x0 for n in inside)
            moved[k] = (max([left, *(n.x1 for n in own if n.x1 <= start)]) + start) / 2
    return moved


def narrowed(gaps: list[Gap], line: TextLine) -> tuple[list[Gap], list[float]]:
    """What a line leaves of the white between columns, and the middles of what it does not leave wide enough."""
    kept = [_widest_white(line, *gap) for gap in gaps]
    least = NARROW * line.words[0].size
    return kept, [sum(gap) / 2 for gap, (left, right) in zip(gaps, kept, strict=True) if right - left < least]


def _whites(lines: list[TextLine]) -> list[Gap]:
    """The white corridors that run through all lines."""
    spans = sorted((w.x0, w.x1) for line in lines for w in line.words)
    size = max(line.words[0].size for line in lines)
    found, end = [], spans[0][1]
    for k, (start, stop) in enumerate(spans):
        if start - end > CORRIDOR * size or (start - end > NARROW * size and _begin_together(spans[k:])):
            found.append((end, start))
        end = max(end, stop)
    return found


def _begin_together(spans: list[Gap]) -> bool:
    """Whether words of several lines begin right below each other, as the first of a column do."""
    return sum(start - spans[0][0] < BELOW for start, _ in spans[:ALIGNED]) >= ALIGNED


def corridors(lines: list[TextLine]) -> list[float]:
    """The x of white corridors that run through all lines and have figures on their right; [] where one is doubtful."""
    kept: list[float] = []
    for border in (sum(gap) / 2 for gap in _whites(lines)):
        left = [piece for line in lines for piece in line.pieces() if (kept[-1] if kept else 0) < piece[0].x0 < border]
        if left and not all(len(piece) == 1 and RUPIAH.match(piece[0].text) for piece in left):
            kept.append(border)
    columns: list[list[list[Word]]] = [[] for _ in range(len(kept) + 1)]
    for line in lines:
        for piece in line.pieces():
            columns[sum(piece[0].x0 > border for border in kept)].append(piece)
    filled = [c for c in columns if len(c) >= 2]
    figured = [c for c in columns[1:] if sum(is_figure_piece(piece) for piece in c) >= max(2, 0.5 * len(c))]
    return kept if kept and len(filled) >= len(columns) - 1 and figured else []


def cut_column(frame: Frame, column: int, borders: list[float], words: list[Word]) -> Frame:
    """`frame` with `column` divided at `borders`, except in cells whose words cross them."""
    extra = len(borders)
    regions: list[Region] = []
    for row, first, height, width in frame.regions:
        if first > column:
            regions.append((row, first + extra, height, width))
        elif first + width <= column:
            regions.append((row, first, height, width))
        elif width > 1:
            regions.append((row, first, height, width + extra))
        else:
            top, bottom = frame.ys[row], frame.ys[row + height]
            inside = [w for w in words if top <= w.middle <= bottom]
            start = column
            for k, border in enumerate(borders):
                if is_free(inside, border):
                    regions.append((row, start, height, column + k + 1 - start))
                    start = column + k + 1
            regions.append((row, start, height, column + extra + 1 - start))
    xs = [*frame.xs[: column + 1], *borders, *frame.xs[column + 1 :]]
    return Frame(xs, frame.ys, sorted(regions), frame.broken, frame.bare)


def is_free(words: list[Word], border: float) -> bool:
    """Whether no word stands on the border, and none stand close together around it."""
    for line in text_lines(words):
        left = [w for w in line.words if (w.x0 + w.x1) / 2 < border]
        right = [w for w in line.words if (w.x0 + w.x1) / 2 >= border]
        if (left and left[-1].x1 > border + 1) or (right and right[0].x0 < border - 1):
            return False
        if left and right and right[0].x0 - left[-1].x1 < 0.6 * right[0].size:
            return False
    return True


def cut_rows(frame: Frame, lines: list[TextLine], bands: Sequence[TextLine] = ()) -> Frame:
    """`frame` with a row for each line of figures, the following lines of text with it, and one for each of the `bands`."""
    cuts: list[float] = []
    for top, bottom in pairwise(frame.ys):
        inside = [line for line in lines if top < line.words[0].middle < bottom]
        anchors = [i for i, line in enumerate(inside) if line.figures() or line in bands]
        even = symmetric(inside, anchors)
        for n, (a, b) in enumerate(pairwise(anchors)):
            gaps = [(inside[k + 1].base - inside[k].base, k) for k in range(a, b)]
            widest = max(gap for gap, _ in gaps)
            wide = [k for gap, k in gaps if gap > widest - SAME_STEP]
            k = even[n] if even and len(wide) > 1 else wide[-1]
            cuts.append((max(w.bottom for w in inside[k].words) + min(w.top for w in inside[k + 1].words)) / 2)
    if not cuts:
        return frame
    ys = sorted([*frame.ys, *cuts])
    index = {y: i for i, y in enumerate(ys)}
    regions: list[Region] = []
    for row, column, height, width in frame.regions:
        start, end = index[frame.ys[row]], index[frame.ys[row + height]]
        # Cells over several ruled rows keep their height; those of one row are cut with it.
        if height > 1:
            regions.append((start, column, end - start, width))
        else:
            regions += [(i, column, 1, width) for i in range(start, end)]
    return Frame(frame.xs, ys, sorted(regions), frame.broken, frame.bare)
