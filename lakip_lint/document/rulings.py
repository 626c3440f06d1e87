"""Rulings to grids: which lines belong together, and which of the slots between them are one cell."""
from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field

from lakip_lint.document.drawn import RawPage, Rect
from lakip_lint.document.model import Box

SNAP = 3.0
"""Rulings closer than this (points) are one line drawn double."""
SHORTEST = 4.0
"""Shorter pieces are dots or serifs, unless they add up to a line."""
TOUCH = 0.7
"""Pieces that overlap by less than this (points) follow each other."""
CUT = 0.8
"""Rows can end where this share of the rulings between columns is cut."""
COVER = 0.6
"""A side of a slot is closed when rulings cover this share of it."""
BAND, BANDS = 34.0, 3
"""Rows across all columns divide the rulings of a table without outer border: no taller, no more in a row than this."""
OUTSIDE = 8.0
"""Rulings that reach this far beyond the outermost crossing one close a table whose border is not drawn."""


class Edge(Struct):
    """A ruling: at `at` (y of a horizontal, x of a vertical one) from `start` to `end`."""

    at: float
    start: float
    end: float
    joints: list[float] = field(default_factory=list)
    """Where one of the pieces it was made of ends and the next begins."""


class Frame(Struct):
    """A grid of rulings: `xs` and `ys` are its lines, `regions` the slots of each cell as (row, column, rows, columns)."""

    xs: list[float]
    ys: list[float]
    regions: list[tuple[int, int, int, int]]
    broken: float = 0.0
    """Share of the slots whose room is no rectangle: large in drawings (boxes joined by lines)."""
    bare: bool = False
    """Horizontal rulings only: a table when its text stands in columns."""
    open: bool = False
    """Without outer border at the left and at the right."""
    joints: tuple[float, ...] = ()
    """Of a bare one: where columns end, since its rulings are drawn in pieces that end there."""
    seams: tuple[float, ...] = ()
    """Heights at which no ruling is drawn, but those between columns are cut: rows can end there (`seams`)."""
    drawn: tuple[list[Edge], list[Edge], Sequence[Rect]] = ((), (), ())  # type: ignore[assignment]
    """The horizontal and vertical edges and the fills of a frame with seams."""

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def merge(edges: list[Edge]) -> list[Edge]:
    """Edges at (nearly) the same place made one place, and pieces that touch made one edge."""
    result: list[Edge] = []
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda e: e.at):
        if group and edge.at - group[0].at > SNAP:
            result += _merge_group(group)
            group = []
        group.append(edge)
    result += _merge_group(group)
    return [e for e in result if e.end - e.start >= SHORTEST]


def _merge_group(group: list[Edge]) -> list[Edge]:
    if not group:
        return []
    weight = sum(max(e.end - e.start, 0.1) for e in group)
    at = sum(e.at * max(e.end - e.start, 0.1) for e in group) / weight
    merged: list[Edge] = []
    for edge in sorted(group, key=lambda e: e.start):
        if merged and edge.start <= merged[-1].end + SNAP:
            last = merged[-1]
            if edge.start > last.end - TOUCH:
                last.joints.append(last.end)
            last.end = max(last.end, edge.end)
        else:
            merged.append(Edge(at, edge.start, edge.end))
    return merged


def page_edges(page: RawPage) -> tuple[list[Edge], list[Edge]]:
    """The merged horizontal and vertical edges of a page."""
    def inside(rect: Rect) -> bool:
        return rect.x1 >= 0 and rect.bottom >= 0 and rect.x0 <= page.width and rect.top <= page.height

    horizontal = [Edge(r.top, max(r.x0, 0), min(r.x1, page.width)) for r in page.horizontal if inside(r)]
    vertical = [Edge(r.x0, max(r.top, 0), min(r.bottom, page.height)) for r in page.vertical if inside(r)]
    return merge(horizontal), merge(vertical)


def components(horizontal: list[Edge], vertical: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Edges that touch, group by group: each group is a table, a box, or a drawing."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(horizontal):
        for j, v in enumerate(vertical):
            if h.start - SNAP <= v.at <= h.end + SNAP and v.start - SNAP <= h.at <= v.end + SNAP:
                parent[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = defaultdict(lambda: ([], []))
    for i, h in enumerate(horizontal):
        groups[root(i)][0].append(h)
    for j, v in enumerate(vertical):
        groups[root(len(horizontal) + j)][1].append(v)
    return list(groups.values())


Group = tuple[list[Edge], list[Edge]]


def across_bands(groups: list[Group]) -> list[Group]:
    """The groups, those made one that are open at both sides, have the same columns, and are divided by rows without any."""
    lone = [rows[0] for rows, columns in groups if not columns]
    joined: list[Group] = []
    for rows, columns in sorted((g for g in groups if g[0] and g[1]), key=lambda g: min(e.at for e in g[0])):
        chain = _climb(min(rows, key=lambda e: e.at), lone) if _is_open(rows, columns) else []
        last = next((g for g in reversed(joined) if chain and _ends_above(g, chain[-1], columns)), None)
        if last:
            between = chain[1:]
            lone = [e for e in lone if not any(e is b for b in between)]
            joined[joined.index(last)] = ([*last[0], *between, *rows], last[1] + columns)
        else:
            joined.append((rows, columns))
    return [*joined, *(([edge], []) for edge in lone), *(g for g in groups if not g[0])]


def _is_open(rows: list[Edge], columns: list[Edge]) -> bool:
    """Whether the upper and the lower ruling reach beyond the outermost columns at both sides."""
    left, right = min(e.at for e in columns) - OUTSIDE, max(e.at for e in columns) + OUTSIDE
    outer = (min(rows, key=lambda e: e.at), max(rows, key=lambda e: e.at))
    return all(e.start <= left and e.end >= right for e in outer)


def _climb(edge: Edge, lone: list[Edge]) -> list[Edge]:
    """`edge` and the rulings above it that bound rows without columns, from below to above."""
    chain = [edge]
    while len(chain) < BANDS:
        above = [e for e in lone if 0 < chain[-1].at - e.at <= BAND and _same_extent(e, edge)]
        if not above:
            break
        chain.append(max(above, key=lambda e: e.at))
    return chain


def _ends_above(group: Group, edge: Edge, columns: list[Edge]) -> bool:
    """Whether the group ends one row above `edge` and has these columns (or some of them, or more)."""
    last = max(group[0], key=lambda e: e.at)
    if not 0 < edge.at - last.at <= BAND or not _same_extent(last, edge) or not _is_open(*group):
        return False
    own, other = [e.at for e in group[1]], [e.at for e in columns]
    fewer, more = sorted((own, other), key=lambda at: len({round(x) for x in at}))
    return all(any(abs(x - y) <= SNAP for y in more) for x in fewer)


def _same_extent(first: Edge, second: Edge) -> bool:
    return abs(first.start - second.start) <= SNAP and abs(first.end - second.end) <= SNAP


def frames(page: RawPage) -> tuple[list[Frame], list[Edge]]:
    """The grids of a page, and the horizontal edges that touch no vertical one."""
    horizontal, vertical = page_edges(page)
    found, loose = [], []
    for rows, columns in across_bands(components(horizontal, vertical)):
        if not columns:
            loose += rows
        elif rows or len(columns) > 2:
            frame = frame_of(rows, columns, page.fills)
            if frame:
                found.append(frame)
    return found, loose


def frame_of(horizontal: list[Edge], vertical: list[Edge], fills: Sequence[Rect] = ()) -> Frame | None:
    """The grid of one group of edges, or None where they enclose nothing. A change of colour divides like a ruling."""
    xs = _positions(vertical, horizontal)
    ys = _positions(horizontal, vertical)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    found, broken = regions(xs, ys, Walls(horizontal, vertical, box, fills))
    frame = Frame(xs, ys, found, broken, open=_is_open(horizontal, vertical) if horizontal else False)
    if seams := _seams(vertical, ys):
        frame.seams, frame.drawn = seams, (horizontal, vertical, fills)
    return frame


def _seams(vertical: list[Edge], ys: list[float]) -> tuple[float, ...]:
    """The heights away from all `ys` at which (nearly) all vertical edges that stand there are cut."""
    groups: list[list[float]] = []
    for y in sorted(y for edge in vertical for y in edge.joints):
        if groups and y - groups[-1][0] <= 1:
            groups[-1].append(y)
        elif ys[0] < y < ys[-1]:
            at = bisect_right(ys, y)
            if y - ys[at - 1] > SNAP < ys[at] - y:
                groups.append([y])
    found = []
    for group in (g for g in groups if len(g) >= 3):
        y = sum(group) / len(group)
        standing = sum(edge.start < y - SNAP and edge.end > y + SNAP for edge in vertical)
        if len(group) >= CUT * standing:
            found.append(y)
    return tuple(found)


def _positions(edges: list[Edge], crossing: list[Edge]) -> list[float]:
    """Where the edges stand; where `crossing` ones reach beyond the outermost, the border that is not drawn too."""
    at: list[float] = []
    for value in sorted(e.at for e in edges):
        if not at or value - at[-1] > SNAP:
            at.append(value)
    low = [e.start for e in crossing if not at or e.start < at[0] - OUTSIDE]
    high = [e.end for e in crossing if not at or e.end > at[-1] + OUTSIDE]
    enough = min(2, len(crossing))
    if low and len(low) >= enough:
        at.insert(0, min(low))
    if high and len(high) >= enough:
        at.append(max(high))
    return at


class Walls:
    """What divides the slots of a grid: rulings, and changes of the background colour."""

    def __init__(self, horizontal: list[Edge], vertical: list[Edge], box: Box, fills: Sequence[Rect]) -> None:
        self.horizontal, self.vertical = horizontal, vertical
        self.fills = [
            f for f in fills
            if f.x0 < box.x1 and f.x1 > box.x0 and f.top < box.bottom and f.bottom > box.top
        ]
        if all(f.white for f in self.fills):
            self.fills = []

    def right_of(self, x: float, top: float, bottom: float) -> bool:
        """Whether the side at `x` from `top` to `bottom` is closed."""
        if _covered(self.vertical, x, top, bottom):
            return True
        heights = [top + (bottom - top) * part for part in (0.25, 0.5, 0.75)]
        return bool(self.fills) and all(self.colour(x - 2.5, y) != self.colour(x + 2.5, y) for y in heights)

    def below(self, y: float, left: float, right: float) -> bool:
        """Whether the side at `y` from `left` to `right` is closed."""
        if _covered(self.horizontal, y, left, right):
            return True
        places = [left + (right - left) * part for part in (0.25, 0.5, 0.75)]
        return bool(self.fills) and all(self.colour(x, y - 2.5) != self.colour(x, y + 2.5) for x in places)

    def colour(self, x: float, y: float) -> tuple[float, ...]:
        """The background at a point; () for none and for white."""
        for fill in reversed(self.fills):
            if fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom:
                return () if fill.white else fill.color
        return ()


def regions(xs: list[float], ys: list[float], walls: Walls) -> tuple[list[tuple[int, int, int, int]], float]:
    """The rectangles of slots that nothing divides, and the share of slots that had to be cut into rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    right = [[walls.right_of(xs[j + 1], ys[i], ys[i + 1]) for j in range(columns - 1)] for i in range(rows)]
    below = [[walls.below(ys[i + 1], xs[j], xs[j + 1]) for j in range(columns)] for i in range(rows - 1)]
    mark = [[-1] * columns for _ in range(rows)]
    result: list[tuple[int, int, int, int]] = []
    broken = 0
    for i in range(rows):
        for j in range(columns):
            if mark[i][j] < 0:
                region = _flood(i, j, mark, right, below, len(result))
                pieces = _rectangles(region, right, below)
                broken += len(region) if len(pieces) > 1 else 0
                result += pieces
    return sorted(result), broken / (rows * columns)


def _covered(edges: list[Edge], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(e.end, end + 1) - max(e.start, start - 1)) for e in edges if abs(e.at - at) <= SNAP
    )
    return covered >= COVER * (end - start)


def _flood(
    i: int, j: int, mark: list[list[int]], right: list[list[bool]], below: list[list[bool]], number: int
) -> set[tuple[int, int]]:
    stack, found = [(i, j)], set()
    mark[i][j] = number
    while stack:
        a, b = stack.pop()
        found.add((a, b))
        steps = []
        if b < len(mark[0]) - 1 and not right[a][b]:
            steps.append((a, b + 1))
        if b > 0 and not right[a][b - 1]:
            steps.append((a, b - 1))
        if a < len(mark) - 1 and not below[a][b]:
            steps.append((a + 1, b))
        if a > 0 and not below[a - 1][b]:
            steps.append((a - 1, b))
        for c, d in steps:
            if mark[c][d] < 0:
                mark[c][d] = number
                stack.append((c, d))
    return found


def _rectangles(
    region: set[tuple[int, int]], right: list[list[bool]], below: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """A region as rectangles: itself where it is one, else its runs of rows, equal runs below each other joined."""
    rows, columns = [a for a, _ in region], [b for _, b in region]
    top, left, height, width = min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if len(region) == height * width:
        return [(top, left, height, width)]
    runs: list[tuple[int, int, int, int]] = []
    for a in sorted(set(rows)):
        inside = sorted(b for c, b in region if c == a)
        start = inside[0]
        for b, following in zip(inside, [*inside[1:], -1], strict=True):
            if following != b + 1 or right[a][b]:
                run = (a, start, 1, b - start + 1)
                above = next((r for r in runs if r[1] == start and r[3] == run[3] and r[0] + r[2] == a), None)
                if above and not any(below[a - 1][start : b + 1]):
                    runs[runs.index(above)] = (above[0], start, above[2] + 1, run[3])
                else:
                    runs.append(run)
                start = following
    return runs
