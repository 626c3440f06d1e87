"""Headers of several tiers without rulings between them: a name is for the columns in whose middle, or from whose first on,
it stands."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.document.grid import Grid, GridCell, cell_lines
from lakip_lint.document.headers import is_figure, is_header_word, is_numbers_row, is_year
from lakip_lint.document.model import Box
from lakip_lint.document.words import Word

APART = 0.6
"""White wider than this many font sizes around a border divides the names of two columns."""
LEVEL = 0.35
"""Names whose heights differ by less than this many font sizes are of one tier."""
CENTRED = 0.3
"""A name stands in the middle of its columns when it is off by less than this share of the narrowest of them."""
BELOW = 2.0
"""Or the first of the names below it begins where it begins (points)."""
MOST_LINES = 8

Span = tuple[int, int]
"""The first and the last column that a name stands over."""


class Name(Struct, eq=False):
    """Words of one line that belong together, and the columns in which they stand."""

    words: list[Word]
    line: int
    span: Span

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


Stands = Callable[[Name, list[list[Name]], list[float]], bool]
"""Whether a name stands over columns as their common one: of the names in each of them, and of their borders."""


class Columns(Struct, frozen=True):
    """The borders of columns, the names over several of them that are known so far, and how such names stand."""

    xs: list[float]
    parents: dict[Span, list[Name]]
    stands: Stands


class Tiers(Struct, frozen=True):
    """The columns of a header, and the names over several of them: `parents` from the outermost to the innermost."""

    xs: list[float]
    names: list[Name]
    parents: dict[Span, list[Name]]

    def on_line(self, line: int) -> list[Name]:
        return [n for names in (self.names, *self.parents.values()) for n in names if n.line == line]

    def unnamed(self) -> set[int]:
        """The columns that have no name of their own."""
        return set(range(len(self.xs) - 1)) - {n.span[0] for n in self.names}


def with_tiers(grid: Grid) -> Grid:
    """The grid with the names of several columns as cells of their own, where its first row holds such; else as it is."""
    first = grid.row_cells(0)
    if len(grid.slots) < 2 or any(cell in grid.slots[1] for cell in first):
        return grid
    words = [w for cell in first for line in cell.lines for w in line]
    lines = cell_lines(words)
    numbers: list[list[Word]] = []
    if len(lines) > 1 and is_numbers_row([w.text for w in lines[-1]]):
        numbers = [lines.pop()]
    if not len(lines) <= MOST_LINES or any(w.turn for w in words):
        return grid
    tiers = tiers_of(lines, grid.xs)
    if tiers is None or not (tiers.parents or numbers):
        return grid
    rows = _rows(tiers, first[0].box, grid.page)
    if numbers:
        rows.append(_cells_below(numbers, grid))
    return replace(grid, slots=[*rows, *grid.slots[1:]])


def tiers_of(lines: Sequence[Sequence[Word]], xs: list[float]) -> Tiers | None:
    """What the lines of a header tell of the columns between `xs`; None where a name does not keep to them.

    Common names stand in the middle of their columns, or all begin where the first of them begins.
    """
    names = [name for i, line in enumerate(lines) for name in _names(line, i, xs)]
    if any(is_figure(name.text) for name in names):
        return None
    found = [tiers for stands in (_in_the_middle, _at_the_beginning) if _is_sound(tiers := _tiers(names, xs, stands))]
    return max(found, key=lambda tiers: len(tiers.parents), default=None)


def _tiers(names: list[Name], xs: list[float], stands: Stands) -> Tiers:
    parents: dict[Span, list[Name]] = {}
    held: set[int] = set()
    for name in reversed(names):
        own = [n for n in names if id(n) not in held]
        span = max(_spans(name, own, Columns(xs, parents, stands)), key=lambda s: s[1] - s[0], default=None)
        if span:
            parents.setdefault(span, []).insert(0, name)
            held.add(id(name))
    kept = [n for n in names if id(n) not in held]
    return Tiers(xs, kept, dict(sorted(parents.items(), key=lambda p: (p[0][0], -p[0][1]))))


def _names(line: Sequence[Word], number: int, xs: list[float]) -> list[Name]:
    """The line cut where white stands around a border."""
    runs = [[line[0]]]
    for left, right in pairwise(line):
        wide = right.x0 - left.x1 > APART * left.size and any(left.x1 - 1 <= x <= right.x0 + 1 for x in xs[1:-1])
        if wide:
            runs.append([right])
        else:
            runs[-1].append(right)
    return [Name(run, number, _columns(run, xs)) for run in runs]


def _columns(run: Sequence[Word], xs: list[float]) -> Span:
    """The columns in which words stand; what reaches over a border by little does not count."""
    inside = [
        j for j, (left, right) in enumerate(pairwise(xs)) if min(run[-1].x1, right) - max(run[0].x0, left) > 1.5
    ]
    return (inside[0], inside[-1]) if inside else (0, 0)


def _spans(name: Name, names: list[Name], columns: Columns) -> list[Span]:
    """The columns over which a name may stand as their common one: not all, and no further than to the names beside it."""
    width = len(columns.xs) - 1
    beside = [n.span for n in names if n.line == name.line and n is not name]
    left = max((last + 1 for _, last in beside if last < name.span[0]), default=0)
    right = min((first for first, _ in beside if first > name.span[1]), default=width)
    return [
        (first, last)
        for first in range(left, name.span[0] + 1)
        for last in range(max(name.span[1], first + 1), right)
        if last - first + 1 < width and _is_over(name, (first, last), names, columns)
    ]


def _is_over(name: Name, span: Span, names: list[Name], columns: Columns) -> bool:
    """Whether a name stands over these columns, each of which has a name of its own below it, all on one height."""
    first, last = span
    if any(
        _cross(span, other) or (_shares(span, other) and common[0].line <= name.line and other != span)
        for other, common in columns.parents.items()
    ):
        return False
    inside = [n for n in names if n is not name and n.span[0] <= last and n.span[1] >= first]
    above = [n for n in inside if n.line <= name.line]
    below = [[n for n in inside if n.line > name.line and n.span == (j, j)] for j in range(first, last + 1)]
    if any(n.line == name.line for n in above) or not all(below) or sum(map(len, below)) < len(inside) - len(above):
        return False
    heights = [_height(column) for column in below]
    size = name.words[0].size
    if max(heights) - min(heights) > LEVEL * size or not columns.stands(name, below, columns.xs[first : last + 2]):
        return False
    across = any(name.x0 < x < name.x1 for x in columns.xs[first + 1 : last + 1])
    return across or is_year(name.text) or _others_higher(span, names, min(heights) - LEVEL * size, len(columns.xs) - 1)


def _in_the_middle(name: Name, below: list[list[Name]], xs: list[float]) -> bool:
    """Whether a name stands in the middle of columns, by their borders or by their names."""
    narrow = min(b - a for a, b in pairwise(xs))
    centre = (_middle(below[0]) + _middle(below[-1])) / 2
    return min(abs(name.middle - centre), abs(name.middle - (xs[0] + xs[-1]) / 2)) <= CENTRED * narrow


def _at_the_beginning(name: Name, below: list[list[Name]], _: list[float]) -> bool:
    """Whether a name begins where the name of the first of its columns begins."""
    return abs(name.x0 - min(n.x0 for n in below[0])) <= BELOW


def _others_higher(span: Span, names: list[Name], height: float, columns: int) -> bool:
    """Whether a name beside these columns stands higher than theirs, as one over the height of all tiers does."""
    outside = [[n for n in names if n.span == (j, j)] for j in range(columns) if not span[0] <= j <= span[1]]
    return any(column and _height(column) < height for column in outside)


def _middle(names: list[Name]) -> float:
    return (min(n.x0 for n in names) + max(n.x1 for n in names)) / 2


def _height(names: list[Name]) -> float:
    words = [w for n in names for w in n.words]
    return (min(w.top for w in words) + max(w.bottom for w in words)) / 2


def _shares(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _cross(one: Span, other: Span) -> bool:
    """Whether two spans share columns, and neither holds the other."""
    held = (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
    return _shares(one, other) and not held


def _is_sound(tiers: Tiers) -> bool:
    """Whether every name over several columns is known to be, stands above all that it is for, and some are header words."""
    if any(n.span[0] != n.span[1] for n in tiers.names) or sum(is_header_word(n.text) for n in tiers.names) < 2:
        return False
    for span, common in tiers.parents.items():
        lines = [n.line for n in tiers.names if span[0] <= n.span[0] <= span[1]]
        lines += [names[0].line for (a, b), names in tiers.parents.items() if span[0] <= a and b <= span[1] and (a, b) != span]
        if min(lines, default=0) <= common[-1].line:
            return False
    return True


def _rows(tiers: Tiers, box: Box, page: int) -> list[list[GridCell | None]]:
    """A row for each tier. A column that has fewer names reaches down over the tiers that it has not."""
    columns = len(tiers.xs) - 1
    over = [[span for span in tiers.parents if span[0] <= j <= span[1]] for j in range(columns)]
    depth = 1 + max(map(len, over))
    ys = _heights(tiers, over, depth, box)
    slots: list[list[GridCell | None]] = [[None] * columns for _ in range(depth)]
    made: dict[Span, GridCell] = {}
    for j in range(columns):
        for level, span in enumerate(over[j]):
            if span not in made:
                words = [w for n in tiers.parents[span] for w in n.words]
                room = Box(tiers.xs[span[0]], ys[level], tiers.xs[span[1] + 1], ys[level + 1])
                made[span] = GridCell(room, cell_lines(words), page)
            slots[level][j] = made[span]
        own = [w for n in tiers.names if n.span == (j, j) for w in n.words]
        cell = GridCell(Box(tiers.xs[j], ys[len(over[j])], tiers.xs[j + 1], ys[-1]), cell_lines(own), page)
        for level in range(len(over[j]), depth):
            slots[level][j] = cell
    return slots


def _heights(tiers: Tiers, over: list[list[Span]], depth: int, box: Box) -> list[float]:
    """Where the tiers begin and end: below the lowest name of each."""
    ys = [box.top]
    for level in range(depth - 1):
        spans = {spans[level] for spans in over if len(spans) > level}
        ys.append(max(w.bottom for span in spans for n in tiers.parents[span] for w in n.words) + 1)
    return [*ys, max(box.bottom, ys[-1] + 1)]


def _cells_below(lines: list[list[Word]], grid: Grid) -> list[GridCell | None]:
    """A row of the words of these lines, each in its column."""
    words = [w for line in lines for w in line]
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    return [
        GridCell(
            Box(left, top, right, bottom), cell_lines([w for w in words if left <= (w.x0 + w.x1) / 2 < right]), grid.page
        )
        for left, right in pairwise(grid.xs)
    ]
