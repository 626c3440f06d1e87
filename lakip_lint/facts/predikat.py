"""Values and the predikat (grade, kategori, mutu) that a report gives them: in one cell, in two columns, in two rows, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_lint.document.model import Cell, Place
from lakip_lint.facts.fact import Column, Row, TableView
from lakip_lint.facts.scales import AKIP, CLASS, KnownScale, class_names, family_of
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.grade import LETTERS, OPINIONS, normal_grade
from lakip_lint.figures.interval import Interval

COMPONENT = re.compile(
    r"^\W*(?:(?:[ivx]+|[a-z]|\d)\W+)?(?P<name>perencanaan|pengukuran|pelaporan|evaluasi|pencapaian|capaian)\b[\s\w]{0,45}$",
    re.I,
)
GRADE_HEADER = re.compile(
    r"predikat|kategori|katagori|kriteria|mutu|interpretasi|klasifikasi|kualifikasi|peringkat|grade|huruf|skor"
    r"|^\W*kinerja(?:\s+unit)?(?:\s+pelayanan)?\W*$",
    re.I,
)
LOOSE_HEADER = re.compile(r"penilaian|status|^\W*(?:keterangan|ket)\W*$", re.I)
"""Headers of columns that hold classes only where a scale shows it."""
GRADE_ROW = re.compile(
    r"^\W*(?:hasil\s+)?(?:predikat|kategori|katagori|mutu|kinerja(?:\s+unit)?\s+(?:pelayanan|layanan)|interpretasi|klasifikasi|tingkat\s+akuntabilitas)\b",
    re.I,
)
VALUE_ROW = re.compile(r"nilai|skor|\b[is]km\b|indeks|jumlah|total|rata", re.I)
PREFERRED = ("capaian", "serapan", "nilai", "ikm", "efisiensi", "persen", "realisasi", "nrr", "")
"""Measures that a kategori column speaks of, the likeliest first; a target has none."""
SHARES = frozenset({"capaian", "serapan", "persen", "efisiensi"})
"""Measures in percent: the words beside them come from the scale for kinerja, whatever the indicator is."""
NOT_JUDGED = frozenset(OPINIONS.values())
EFFICIENCY = re.compile(r"efisien|efektif", re.I)

STRONG = r"(?:ber)?(?:predikat|kategori(?:kan|sasi)?|katagori|kriteria|klasifikasi|peringkat|kualifikasi|mutu(?:\s+(?:pelayanan|layanan|unit))*)(?:nya)?"
WEAK = r"dinyatakan|tergolong|digolongkan|termasuk|masuk|yaitu|diartikan|bermakna|berarti|artinya|berada\s+(?:pada|di)|interpretasi|sebutan"
FILL = (
    r"(?:[\s:=,\"“”'‘(]|kinerja\b|penilaian\b|capaian\b|penyerapan\b|anggaran\b|pelayanan\b|unit\b|nilai\b|huruf\b|dengan\b|sebagai\b|dalam\b"
    r"|ke\b|adalah\b|yang\b|yaitu\b|predikat\b|kategori\b|katagori\b|kriteria\b|bahwa\b|rata-rata\b){0,12}"
)
STRONG_WORD = re.compile(STRONG, re.I)
SAID = re.compile(rf"(?:(?P<strong>\b{STRONG})|(?P<weak>\b(?:{WEAK})))(?P<fill>{FILL})(?P<grade>{CLASS.pattern})", re.I)
SECOND = re.compile(rf"[\s(),\"“”/=-]{{1,4}}(?:{CLASS.pattern})", re.I)
FORWARD = re.compile(
    r"[\"”’)\s,]{0,4}(?:dengan\s+|\(\s?)(?:perolehan\s+)?(?:nilai|skor|capaian|angka|indeks|rata-rata|persentase)?[^\d.;,]{0,40}$",
    re.I,
)
UNSURE = re.compile(
    r"\b(?:belum|bukan|tidak|menuju|target\w*|ditargetkan|minimal|menjadi|kenaikan|selisih|naik|turun|meningkat|menurun|dikurangi|standar|dari\s+nilai)\b",
    re.I,
)
THIS = re.compile(r"\b(?:ini|itu|tersebut)\b", re.I)
SCORE_UNITS = ("", "%", "nilai", "indeks", "skor")
FARTHEST = 130


@dataclass(frozen=True)
class Claim:
    """A value that is said to be of a class.

    raw, place   the printed grade, with its value where both stand together ("64,38 (BB)")
    family       akip | ikm | "" by what is spoken of
    where        cell | row | below | prose
    group        claims of one table (or of all sentences: -1) are judged by one scale
    announced    whether a word such as predikat or kategori introduces the grade
    exact        the value is 100 because realisasi and target are printed equal
    cross        the value stands in the sentence before
    """

    figure: Figure
    grade: str
    raw: str
    place: Place | None
    family: str
    where: str
    group: int
    subject: str = ""
    year: int | None = None
    measure: str = ""
    announced: bool = True
    exact: bool = False
    cross: bool = False
    context: str = ""

    @property
    def letter(self) -> bool:
        return self.grade in LETTERS

    @property
    def values(self) -> Interval | None:
        """The values that the claim may be about, in the unit of the scale."""
        if self.figure.value is None:
            return None
        if self.exact or self.figure.bound in (">=", "<="):
            return Interval.exact(self.figure.value)
        return Interval.printed(self.figure.value, self.figure.decimals)


def claims_of(understanding: Understanding, scales: Sequence[KnownScale]) -> list[Claim]:
    """Every value with a predikat in the report, in reading order of tables, then of sentences."""
    found: list[Claim] = []
    for view in understanding.tables:
        about = _about(view)
        found += cell_claims(view, about)
        found += row_claims(view, about, scales)
        found += below_claims(view, about)
    for index, sentence in enumerate(understanding.sentences):
        before = understanding.sentences[index - 1] if index else None
        found += prose_claims(sentence, before, understanding.profile.year)
    return found


def _about(view: TableView) -> str:
    """What a table speaks of by its own texts; a chapter title ("AKUNTABILITAS KINERJA") does not count."""
    table = view.table
    caption = table.caption.text.plain if table.caption else ""
    lead = table.lead.plain if table.lead else ""
    heading = table.heading.title if table.heading and not table.heading.number.startswith("BAB") else ""
    headers = " ".join(dict.fromkeys(part for path in table.header_paths for part in path))
    labels = {m["name"].lower() for row in view.rows if (m := COMPONENT.match(row.label))}
    if len(labels & {"perencanaan", "pengukuran", "pelaporan", "evaluasi"}) >= 3:
        return "akip"
    if any(c.measure in ("nrr", "nrr_tertimbang") for c in view.columns):
        return "ikm"
    for text in (f"{caption} {headers}", lead, heading):
        if found := family_of(text):
            return found
    return ""


def _family(row: Row, about: str) -> str:
    label = f"{row.label} {row.parent}"
    return family_of(row.label) or family_of(label) or about


def _judged(grade: str) -> bool:
    return (
        bool(grade) and grade not in NOT_JUDGED and not EFFICIENCY.search(grade) and not re.match(r"level|tingkat", grade, re.I)
    )


# ---- tables


def cell_claims(view: TableView, about: str) -> Iterator[Claim]:
    """ "64,38 BB", "BB (70,11)": value and grade in one cell."""
    rows = {r.index: r for r in view.rows}
    for (index, column), figures in view.cells.items():
        row = rows.get(index)
        if row is None or row.kind not in ("data", "total", "average") or (COMPONENT.match(row.label) and about == "akip"):
            continue
        cell = view.table.cell(index, column)
        for figure in figures:
            if figure.value is None or not _judged(figure.grade) or figure.upper is not None or cell is None:
                continue
            raw = cell.plain if len(figures) == 1 and len(cell.plain) <= 25 else figure.raw
            yield Claim(
                figure,
                figure.grade,
                raw,
                figure.place,
                _family(row, about),
                "cell",
                view.index,
                row.label,
                view.columns[column].year or _row_year(row) or view.year,
                view.columns[column].measure,
                context=row.label,
            )


def _row_year(row: Row) -> int | None:
    match = re.fullmatch(r"\D{0,12}((?:19|20)\d\d)\D{0,3}", row.label)
    return int(match.group(1)) if match else None


def row_claims(view: TableView, about: str, scales: Sequence[KnownScale]) -> Iterator[Claim]:
    """A column of values and a column of classes; which values are meant shows by how many rows a scale explains."""
    for column in view.columns:
        graded = _graded(view, column)
        header = " ".join(column.path)
        named = bool(GRADE_HEADER.search(header)) and not LOOSE_HEADER.fullmatch(header)
        if not graded or not (named or LOOSE_HEADER.search(header)):
            continue
        merits = {c.index: _merit(view, c, column, graded, scales) for c in _value_columns(view, column)}
        best = max((c for c in view.columns if c.index in merits), key=lambda c: merits[c.index], default=None)
        if best is None or not (named or merits[best.index][0] >= 2):
            continue
        for row, cell, names in graded:
            figure = _value(view, row, best)
            if (
                figure is None
                or figure.upper is not None
                or view.figures(row.index, best.index) == ()
                or not _same_span(view, row, best, cell)
            ):
                continue
            for name in names:
                family = "" if name not in LETTERS and (best.measure in SHARES or figure.unit == "%") else _family(row, about)
                yield Claim(
                    figure,
                    name,
                    cell.plain,
                    cell.text.place() or cell.place,
                    family,
                    "row",
                    view.index,
                    row.label,
                    best.year or _row_year(row) or view.year,
                    best.measure,
                    exact=_reached_exactly(view, row, figure),
                    context=row.label,
                )


def _graded(view: TableView, column: Column) -> list[tuple[Row, Cell, tuple[str, ...]]]:
    """The rows whose cell in this column is a class; none where most of the column is something else."""
    found, filled = [], 0
    for row in view.rows:
        cell = view.table.cell(row.index, column.index)
        if (
            row.kind not in ("data", "total", "average")
            or cell is None
            or not cell.plain
            or cell.column != column.index
            or cell.row != row.index
        ):
            continue
        filled += 1
        names = tuple(n for n in class_names(cell.plain) if _judged(n))
        if names:
            found.append((row, cell, names))
    return found if len(found) * 2 >= filled else []


def _value_columns(view: TableView, graded: Column) -> list[Column]:
    return [
        c
        for c in view.columns
        if c.index != graded.index
        and c.measure in PREFERRED
        and any(col == c.index for _, col in view.cells)
        and c.unit != "Rp"
    ]


def _merit(
    view: TableView, values: Column, graded: Column, rows: list[tuple[Row, Cell, tuple[str, ...]]], scales: Sequence[KnownScale]
) -> tuple[int, int, int]:
    """How well a column of values explains the classes: rows explained by the best scale, preference of its measure, nearness."""
    hits = 0
    grades = {name for _, _, names in rows for name in names}
    having = [s for s in scales if any(s.has(g) for g in grades)]
    own = [s for s in having if s.own]
    letters = any(g in LETTERS for g in grades)
    for scale in own or [s for s in having if letters or s.family == "kinerja"]:
        told = [
            scale.verdict(Interval.printed(figure.value, figure.decimals), name)
            for row, _, names in rows
            if (figure := _value(view, row, values)) and figure.value is not None
            for name in names
        ]
        hits = max(hits, sum(1 for t in told if t) - sum(1 for t in told if t is False))
    near = values.index - graded.index
    return hits, -PREFERRED.index(values.measure), near if near < 0 else -100 - near


def _value(view: TableView, row: Row, column: Column) -> Figure | None:
    figure = view.figure(row.index, column.index)
    return figure if figure is not None and figure.value is not None and figure.unit not in ("Rp",) else None


def _same_span(view: TableView, row: Row, column: Column, cell: Cell) -> bool:
    other = view.table.cell(row.index, column.index)
    return other is not None and other.row == cell.row and other.row_span == cell.row_span


def _reached_exactly(view: TableView, row: Row, figure: Figure) -> bool:
    """Whether realisasi and target of the row are printed equal: then 100 is not rounded."""
    if figure.value != 100 or figure.decimals:
        return False
    pairs = [
        [f.value for c in view.columns_of(measure) if (f := view.figure(row.index, c.index))]
        for measure in ("target", "realisasi")
    ]
    return all(len(p) == 1 and p[0] is not None for p in pairs) and pairs[0] == pairs[1]


def below_claims(view: TableView, about: str) -> Iterator[Claim]:
    """A row "Predikat", "Mutu pelayanan" under the row with the value."""
    for position, row in enumerate(view.rows):
        if not GRADE_ROW.match(row.label):
            continue
        seen: set[int] = set()
        for cell in (c for c in view.table.rows[row.index] if c is not None):
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            names = tuple(n for n in class_names(cell.plain) if _judged(n))
            found = _above(view, position, cell.column) if names else None
            if found is None:
                continue
            above, figure = found
            for name in names:
                yield Claim(
                    figure,
                    name,
                    cell.plain,
                    cell.text.place() or cell.place,
                    family_of(above.label) or about,
                    "below",
                    view.index,
                    above.label,
                    view.columns[cell.column].year or view.year,
                    context=f"{above.label} · {row.label}",
                )


def _above(view: TableView, position: int, column: int) -> tuple[Row, Figure] | None:
    """The value nearest above in the same column, in a row that names a value."""
    for row in reversed(view.rows[max(0, position - 4) : position]):
        figure = view.figure(row.index, column)
        if figure is not None and figure.value is not None and figure.upper is None:
            return (row, figure) if row.kind in ("total", "average") or VALUE_ROW.search(row.label) else None
        if figure is None and not GRADE_ROW.match(row.label) and row.kind != "empty":
            return None
    return None


# ---- sentences


def prose_claims(sentence: Sentence, before: Sentence | None, year: int | None) -> Iterator[Claim]:
    """ "64,38 (BB)", "72,00 dengan predikat BB", "predikat BB dengan nilai 72,00", "kategori Tinggi dengan capaian 88%"."""
    string = sentence.text.string
    figures = [m.figure for m in sentence.mentions if m.figure.value is not None]
    if sum(1 for f in figures if f.upper is not None or f.bound in ("<", "<=")) >= 2:
        return  # the sentence lists a scale
    years = {m.figure.start: m.year for m in sentence.mentions}
    for figure in figures:
        if _judged(figure.grade) and figure.upper is None and _score(figure):
            start, end = _with_grade(string, figure)
            yield _said(sentence, figure, figure.grade, (start, end), years.get(figure.start, year))
    for match in SAID.finditer(string):
        start, end = match.span("grade")
        grade = normal_grade(match["grade"])
        strong = bool(match["strong"] or STRONG_WORD.search(match["fill"]))
        if not _judged(grade) or (grade in LETTERS and not strong):
            continue
        figure_, cross = _partner(sentence, figures, match.start(), end), False
        if figure_ is None:
            figure_, cross = _from_before(sentence, before, figures, match.start()) if strong else None, True
        if figure_ is None or (figure_.grade and not cross):
            continue
        claim_year = year if cross else years.get(figure_.start, year)
        exact = not cross and _equal_inputs(figures, figure_)
        second = SECOND.match(string, end) if grade in LETTERS else None
        word = normal_grade(second["word"]) if second and second["word"] else ""
        spans = [(grade, (start, end)), *([(word, second.span("word"))] if second and word else [])]
        for name, span in spans:
            yield _said(
                sentence,
                figure_,
                name,
                span,
                claim_year,
                announced=strong,
                exact=exact,
                cross=cross,
                before=before if cross else None,
                pair=_family_of_pair(grade, word),
            )


def _said(
    sentence: Sentence,
    figure: Figure,
    grade: str,
    span: tuple[int, int],
    year: int | None,
    *,
    announced: bool = True,
    exact: bool = False,
    cross: bool = False,
    before: Sentence | None = None,
    pair: str = "",
) -> Claim:
    text = sentence.text.cut(*span)
    context = f"{before.text.plain if before else ''} {sentence.text.plain}".strip()
    named = family_of(context) or pair
    if not named and sentence.context_subject:
        named = family_of(sentence.context_subject.name)
    if not named and sentence.heading and not sentence.heading.number.startswith("BAB"):
        named = family_of(sentence.heading.title)
    if grade not in LETTERS and (
        (figure.unit == "%" and not pair) or (named == "akip" and not pair and not AKIP.search(context))
    ):
        named = ""
    return Claim(
        figure,
        grade,
        text.plain,
        text.place(),
        named,
        "prose",
        -1,
        "",
        year,
        announced=announced,
        exact=exact,
        cross=cross,
        context=context,
    )


AKIP_WORDS = {
    "AA": "Sangat Memuaskan",
    "A": "Memuaskan",
    "BB": "Sangat Baik",
    "CC": "Cukup",
    "C": "Kurang",
    "D": "Sangat Kurang",
}
IKM_WORDS = {"A": "Sangat Baik", "C": "Kurang Baik", "D": "Tidak Baik"}


def _family_of_pair(letter: str, word: str) -> str:
    """What "A (Memuaskan)" and "A (Sangat Baik)" tell by themselves; "B (Baik)" is used by both."""
    if letter in ("AA", "BB", "CC") or (word and AKIP_WORDS.get(letter) == word):
        return "akip" if word and AKIP_WORDS.get(letter) == word else ""
    return "ikm" if word and IKM_WORDS.get(letter) == word else ""


def _score(figure: Figure) -> bool:
    """Whether a figure can have a class: a value or a percentage, no amount and no count."""
    return figure.value is not None and figure.unit.lower() in SCORE_UNITS and figure.scale == 1 and 0 <= figure.value < 1500


def _with_grade(string: str, figure: Figure) -> tuple[int, int]:
    """The span of a figure and the grade beside it."""
    behind = re.compile(rf"\s?%?\s?\(\s?(?:{CLASS.pattern})\s?\)?", re.I).match(string, figure.end)
    if behind:
        return figure.start, behind.end()
    front = re.search(rf"(?:{CLASS.pattern})\s?\(?\s?$", string[: figure.start], re.I)
    end = figure.end + (1 if string[figure.end : figure.end + 1] == ")" else 0)
    return (front.start() if front else figure.start), end


def _partner(sentence: Sentence, figures: list[Figure], start: int, end: int) -> Figure | None:
    """The figure that a grade at `start:end` belongs to: right behind it ("dengan nilai 72,00"), else the nearest before it."""
    string = sentence.text.string
    behind = next((f for f in figures if f.start >= end), None)
    front = next((f for f in reversed(figures) if f.end <= start), None)
    after = next((m.start() for m in SAID.finditer(string) if m.start() >= end), len(string))
    if (
        behind
        and behind.start < after
        and FORWARD.fullmatch(string[end : behind.start])
        and _score(behind)
        and behind.upper is None
    ):
        if not UNSURE.search(string[end : behind.start]):
            return behind
        return None
    if front is None or front.upper is not None or not _score(front) or start - front.end > FARTHEST:
        return None
    gap = string[front.end : start]
    if UNSURE.search(gap) or ";" in gap or any(m.end() <= start and m.start() >= front.end for m in SAID.finditer(string)):
        return None
    return front


def _from_before(sentence: Sentence, before: Sentence | None, figures: list[Figure], start: int) -> Figure | None:
    """The only score of the sentence before, where this one points back ("kinerja ini termasuk kategori ...")."""
    string = sentence.text.string
    if before is None or before.paragraph is not sentence.paragraph or not THIS.search(string[:start]):
        return None
    if any(f.end <= start for f in figures) or UNSURE.search(string[:start]):
        return None
    scores = [m.figure for m in before.mentions if m.figure.value is not None and m.figure.unit == "%" and not m.figure.bound]
    return scores[0] if len(scores) == 1 and scores[0].upper is None and not scores[0].grade else None


def _equal_inputs(figures: list[Figure], figure: Figure) -> bool:
    """Whether two equal figures stand before a bare 100: realisasi equals target, so that 100 is exact."""
    if figure.value != 100 or figure.decimals or figure.bound:
        return False
    earlier = [f.value for f in figures if f.end <= figure.start and f.value != 100]
    return len(earlier) >= 2 and earlier[-1] == earlier[-2]


@dataclass(frozen=True, slots=True)
class Announced:
    """A class that a sentence names as predikat or kategori, with or without a value."""

    grade: str
    raw: str
    place: Place | None
    family: str
    context: str


def announced_classes(sentences: Sequence[Sentence]) -> Iterator[Announced]:
    """Words (no letters) that sentences introduce by predikat, kategori and the like."""
    for sentence in sentences:
        for match in SAID.finditer(sentence.text.string):
            grade = normal_grade(match["grade"])
            if _judged(grade) and grade not in LETTERS and (match["strong"] or STRONG_WORD.search(match["fill"])):
                text = sentence.text.cut(*match.span("grade"))
                yield Announced(grade, text.plain, text.place(), family_of(sentence.text.plain), sentence.text.plain)
