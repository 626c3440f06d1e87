"""Rows that hold several printed rows in their cells ("a. … ⏎ b. …" beside "85 ⏎ 70"), cut into these rows.

Many reports rule only their sasaran: all indicators of one stand in one cell, and their targets beside them, each on the height
of its indicator. What cannot be told apart for certain stays as it is: one cell with several figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.document.model import Cell, Table, Text
from lakip_lint.figures.number import read_cell
from lakip_lint.patterns import compiled

MARK = compiled(r"^\s*(?:(?:\d{1,2}[.)](?!\d)|[a-z][.)]|[-•–▪➢✓o](?=\s))\s*(?=\S)|[-•–▪➢✓]\s*$)", re.I)
"""What a list item begins with; a bullet may stand alone on its line."""
LEVEL = compiled(r"^\s*(?:in\s?puts?|out\s?puts?|out\s?comes?|masukan|keluaran|dampak|impact)\s*:\s*$", re.I | re.M)
"""A lead that names a level of indicators; no part of the name of one."""
SLACK = 4.0
"""Points by which a figure may stand above the line of its name: a bullet is often set larger."""

FEWEST = 3
"""Figures beside names without marks, at the least: two may stand there by chance."""

LINE = 6.0
"""Points that lines of text are apart, at the least."""


class Printed(Struct, frozen=True):
    """One printed line of a cell: characters `start:end` of its text, the height of its top, None where nothing tells it."""

    start: int
    end: int
    top: float | None


Pieces = dict[int, list[Text | None]]
"""For each cell that is cut (by its identity) its texts from top to bottom, None where it has nothing for a row."""


def unstacked(table: Table, label: int, groups: Sequence[int] = ()) -> Table:
    """The table with every stacked row cut into its rows.

    `label`: the column that names the rows. `groups`: other columns with names; they speak of all rows, and what stands to the
    right of one that follows the label (the programmes of an indicator) does not follow the label.
    """
    end = min((g for g in groups if g > label), default=table.width)
    cuts = {row: cut for row in range(table.first_body_row, len(table.rows)) if (cut := _cut(table, row, label, end, groups))}
    return _rebuilt(table, cuts) if cuts else table


def _cut(table: Table, row: int, label: int, end: int, groups: Sequence[int]) -> Pieces | None:
    """How the cells of a row are cut; None where the row is one row."""
    name = table.cell(row, label)
    if name is None or name.row_span > 1 or name.row != row or "\n" not in name.text.string:
        return None
    others = [c for c in _distinct(table.rows[row]) if c is not name and c.row_span == 1]
    own = [c for c in others if c.column < end and c.column not in groups]
    columns = [lines for c in own if c.column > label and (lines := _single_figures(c))]
    names = _names(name, [len(lines) for lines in columns]) if columns else []
    bands = _bands(names, columns, led=_leads(name, names[0])) if len(names) >= 2 else None
    lone = not columns
    if bands is None and (names := _names_beside(name, _lone_figures(own, label) if lone else columns)):
        bands = _Bands(len(names), _rising([line.top for line in names]))
    if bands is None:
        return None
    cut: Pieces = {}
    for cell in own:
        measured = cell.column > label and bool(list(read_cell(cell.text.string)))
        if pieces := bands.pieces(cell, measured=measured, lone=lone and measured):
            cut[id(cell)] = pieces
    if not cut:
        return None
    filled = {i for pieces in cut.values() for i, piece in enumerate(pieces) if piece is not None}
    spans = [(0, 0)] * bands.above + _spans(names, name)
    cut[id(name)] = [_name_in(name.text, *span, filled=i in filled) for i, span in enumerate(spans)]
    return cut


def _single_figures(cell: Cell) -> list[Printed]:
    """The lines of a cell with two figures or more, each on its own line; empty for any other cell."""
    lines = printed_lines(cell.text)
    if len(lines) < 2 or len(read_cell(cell.text.string)) != len(lines):
        return []
    if any(_of(cell, line).startswith("(") for line in lines) or _close([line.top for line in lines]):
        return []  # "86 ⏎ (101%)" is one figure said twice, "3" a little above a line belongs to a unit ("m3")
    return lines


def _name_in(text: Text, start: int, end: int, *, filled: bool) -> Text | None:
    """The name between two offsets without lines that only tell a level ("Output:"), its own or that of what stands below.

    What a level names without figures ("Outcome: ⏎ • Terlayaninya warga") is the name of no indicator, unless it leads to some.
    """
    level = LEVEL.match(text.string, start, end)
    begin = level.end() if level else start
    below = LEVEL.search(text.string, begin, end)
    name = text.cut(begin, below.start() if below else end)
    leads = name.string.rstrip().endswith(":")
    return name if name.string.strip() and (filled or leads or level is None) else None


def _lone_figures(cells: Sequence[Cell], label: int) -> list[list[Printed]]:
    """The line of each cell to the right of the label that holds one figure and nothing else."""
    found = [(c, printed_lines(c.text)) for c in cells if c.column > label]
    return [lines for c, lines in found if len(lines) == 1 and len(read_cell(c.text.string)) == 1]


def printed_lines(text: Text) -> list[Printed]:
    """The printed lines of a cell that hold anything, from top to bottom."""
    lines = []
    start = 0
    for line in text.string.split("\n"):
        end = start + len(line)
        if line.strip():
            place = text.place(start, end)
            lines.append(Printed(start, end, place.box.top if place else None))
        start = end + 1
    return lines


def _names(name: Cell, counts: Sequence[int]) -> list[Printed]:
    """The lines with which the items of a label cell begin; a lead line above them ("Produksi:") is one of them."""
    lines = printed_lines(name.text)
    starts = [line for line in lines if MARK.match(_of(name, line))]
    if len(starts) >= 2:
        return starts if starts[0] is lines[0] else [lines[0], *starts]
    lead = max((i + 1 for i, line in enumerate(lines) if _of(name, line).endswith(":")), default=0)
    bare = [line for line in lines[lead:] if _of(name, line)[:1].isupper()]
    if len(bare) < 2 or bare[0] is not lines[lead] or len(bare) not in counts:
        return []
    certain = len(bare) == len(lines) - lead and set(counts) == {len(bare)}
    if not certain and not _rising([line.top for line in lines]):
        return []  # names without marks over several lines: only their heights tell which figure is whose
    return [lines[0], *bare] if lead else bare


def _names_beside(name: Cell, columns: Sequence[Sequence[Printed]]) -> list[Printed]:
    """The lines that stand on the height of a figure each, and those that begin what follows them; empty if not certain.

    A list of names without marks above other text ("Padi ⏎ Jagung ⏎ Outcome: • …"): certain where a line of the cell stands
    beside every figure, and no line that may be a part of a longer name comes between them. Fewer names are certain where each
    stands right below a lead of its own ("Output: ⏎ Luas serangan ⏎ Outcome: ⏎ • …").
    """
    lines = printed_lines(name.text)
    if not _rising([line.top for line in lines]):
        return []
    beside = next((at for figures in columns if (at := _beside(lines, figures))), [])
    names: list[Printed] = []
    for i, line in enumerate(lines):
        begins = i == 0 or _heads(name, lines[i - 1]) or i - 1 in beside
        if i in beside and not (begins and _of(name, line)[:1].isupper()):
            return []
        if i in beside or _heads(name, line) or MARK.match(_of(name, line)):
            names.append(line)
        elif i == 0:
            return []
    leads = [line for line in lines if _heads(name, line)]
    led = len(leads) > 1 and bool(beside) and all(i and lines[i - 1] in leads for i in beside)
    return names if len(beside) >= FEWEST or led else []


def _beside(lines: Sequence[Printed], figures: Sequence[Printed]) -> list[int]:
    """For each figure the only line on its height; empty where one has none, or two figures share one."""
    found = []
    for figure in figures:
        near = [i for i, line in enumerate(lines) if None not in (line.top, figure.top) and _apart(line, figure) <= SLACK]
        if len(near) != 1 or near[0] in found:
            return []
        found += near
    return found


def _apart(one: Printed, two: Printed) -> float:
    return abs((one.top or 0.0) - (two.top or 0.0))


def _heads(cell: Cell, line: Printed) -> bool:
    """Whether a line leads to what stands below it ("Output :")."""
    return _of(cell, line).endswith(":")


def _of(cell: Cell, line: Printed) -> str:
    return cell.text.string[line.start : line.end].strip()


def _spans(names: Sequence[Printed], cell: Cell) -> list[tuple[int, int]]:
    ends = [*(line.start for line in names[1:]), len(cell.text.string)]
    return [(line.start, end) for line, end in zip(names, ends, strict=True)]


class _Bands(Struct, frozen=True):
    """Where the rows of a stacked row lie. `tops`: the upper ends of all of them, None where only their order is known."""

    size: int
    tops: tuple[float, ...] | None
    lead: bool = False
    """Whether the first row is a lead without figures of its own."""
    above: int = 0
    """1 where figures stand above the first name (the mean of all, mostly): they get a row without a name."""

    def pieces(self, cell: Cell, *, measured: bool, lone: bool = False) -> list[Text | None] | None:
        """The texts of the cell for each row; None where it speaks of all rows, or cannot be shared out.

        `measured`: the cell holds figures, of which a row may have more than one line or none. `lone`: no cell of the row holds
        more than one figure, each is of the name beside it.
        """
        lines = printed_lines(cell.text)
        if len(lines) < (1 if lone else 2):
            return None
        rows = self.by_height(lines) if self.tops else self._by_order(lines)
        if rows is None or (len(set(rows)) < 2 and not lone) or (not measured and not self._one_each(rows)):
            return None
        result: list[Text | None] = [None] * (self.size + self.above)
        for row in set(rows):
            own = [line for line, at in zip(lines, rows, strict=True) if at == row]
            result[row + self.above] = cell.text.cut(own[0].start, own[-1].end)
        return result

    def by_height(self, lines: Sequence[Printed]) -> list[int] | None:
        """The row of each line: that of the name above or beside it, -1 above all names."""
        heights = [line.top for line in lines if line.top is not None]
        if self.tops is None or len(heights) < len(lines):
            return None
        return [max((i for i, top in enumerate(self.tops) if h >= top - SLACK), default=-1) for h in heights]

    def _by_order(self, lines: Sequence[Printed]) -> list[int] | None:
        first = self.size - len(lines)
        return list(range(first, self.size)) if first in ((0, 1) if self.lead else (0,)) else None

    def _one_each(self, rows: Sequence[int]) -> bool:
        """Whether the lines of a cell without figures (units, numbers) belong to one row each, but for leads."""
        return len(set(rows)) == len(rows) and len(rows) >= max(2, self.size - 2) and -1 not in rows


def _leads(cell: Cell, line: Printed) -> bool:
    """Whether a line only names what follows it."""
    return not MARK.match(_of(cell, line)) or _of(cell, line).endswith(":")


def _bands(names: Sequence[Printed], columns: Sequence[Sequence[Printed]], *, led: bool) -> _Bands | None:
    """The rows by the heights of their names, else by the figures, else by the order of both; None where none is certain."""
    size = len(names)
    tops = _rising([line.top for line in names])
    if tops:
        filled = [at for lines in columns if (at := _filling(tops, lines))]
        if filled:
            return _Bands(size, tops, above=int(any(-1 in at for at in filled)))
    for lines in columns:
        if len(lines) == size:
            return _Bands(size, _rising([line.top for line in lines]))
    if led and not tops and any(len(lines) == size - 1 for lines in columns):
        return _Bands(size, None, lead=True)
    return None


def _filling(tops: tuple[float, ...], lines: Sequence[Printed]) -> list[int] | None:
    """The rows of a column's figures where each stands beside another name, and at most two names (leads) have none."""
    at = _Bands(len(tops), tops).by_height(lines)
    if at is None or len(set(at)) < len(at) or len(set(at) - {-1}) < max(2, len(tops) - 2):
        return None
    return at


def _close(tops: Sequence[float | None]) -> bool:
    """Whether two lines are nearer to each other than lines of text."""
    return any(a is not None and b is not None and 0 < b - a < LINE for a, b in pairwise(tops))


def _rising(tops: Sequence[float | None]) -> tuple[float, ...] | None:
    known = [top for top in tops if top is not None]
    return tuple(known) if len(known) == len(tops) and all(b > a + 1 for a, b in pairwise(known)) else None


def _distinct(row: Sequence[Cell | None]) -> list[Cell]:
    return list({id(cell): cell for cell in row if cell is not None}.values())


# ---- the table anew


def _rebuilt(table: Table, cuts: dict[int, Pieces]) -> Table:
    """The table with the cut rows, cells that are not cut merged over them."""
    heights = [max((len(p) for p in cuts[r].values()), default=1) if r in cuts else 1 for r in range(len(table.rows))]
    starts = [sum(heights[:r]) for r in range(len(table.rows) + 1)]
    rows: list[list[Cell | None]] = [[None] * len(table.rows[r]) for r, height in enumerate(heights) for _ in range(height)]
    for cell in _distinct([cell for row in table.rows for cell in row]):
        pieces = cuts.get(cell.row, {}).get(id(cell))
        for new in _pieces_of(cell, pieces, starts):
            for r in range(new.row, new.row + new.row_span):
                for c in range(new.column, min(new.column + new.column_span, len(rows[r]))):
                    rows[r][c] = new
    numbers = table.numbers_row
    return replace(
        table,
        rows=tuple(map(tuple, rows)),
        part_starts=tuple(starts[p] for p in table.part_starts),
        numbers_row=None if numbers is None else starts[numbers],
    )


def _pieces_of(cell: Cell, pieces: list[Text | None] | None, starts: Sequence[int]) -> list[Cell]:
    if pieces is None:
        last = min(cell.row + cell.row_span, len(starts) - 1)
        return [replace(cell, row=starts[cell.row], row_span=starts[last] - starts[cell.row])]
    return [
        replace(cell, row=starts[cell.row] + i, text=text or Text(""), place=(text.place() if text else None) or cell.place)
        for i, text in enumerate(pieces)
    ]
