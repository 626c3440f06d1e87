"""How many sasaran and indikator, or program, kegiatan and sub kegiatan, the report has: as sentences and as tables tell it.

A table is one of the same things where one of the numbers in the sentence is its own: then the others must be, too.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from lakip_lint.checks.count import HIGHER_PLAN, PARTIAL, SECTION, names_in
from lakip_lint.checks.evidence import table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN, Row, TableView
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.sums import MONEY, PROGRAMME, added_up, code_of, entries
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import BELOW_HUNDRED, counted
from lakip_lint.memory import remembered
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule

SAID = Cued(
    compiled(
        rf"(?<![\w.,/-])(?P<number>\d{{1,3}}|{BELOW_HUNDRED}\b)\s*(?:\(\s*(?P<again>[\w ]+?)\s*\)\s*)?(?:buah\s+)?"
        r"(?P<noun>sub\s*-?\s*kegiatan|kegiatan|program|indikator|sasaran)\b",
        re.I,
    ),
    "kegiatan", "program", "indikator", "sasaran",
)  # fmt: skip
JOIN = compiled(
    r"[\s,;&]*(?:(?:strategis|stratejik|kinerja|utama|program|sasaran|daerah|pembangunan|prioritas|yang|diukur|ditetapkan|dijabarkan|"
    r"dituangkan|terdiri|dari|atas|ke|dalam|dengan|melalui|oleh|menggunakan|memiliki|meliputi|mencakup|didukung|jumlah|kegiatan|sebanyak|dan|serta|"
    r"adalah|terbagi|menjadi)[\s,;&]+)*",
    re.I,
)
"""Between two numbers of one plan."""
OF_A_PART = compiled(
    r"\b[Pp]rogram\s+[A-Z]|\b(?i:masing-masing|setiap|tiap|salah\s+satu|bidang|seksi|sub\s*bagian|upt\w*|kegagalan|keberhasilan|hanya|"
    r"sebagian|efisiensi|lain\w*|selain|tambahan)\b"
)
SURE = 2
"""Tables that must list the same number of indikator before a sentence is doubted: rows may be cut in two."""


class Told(Struct, frozen=True):
    """A number of one kind of things."""

    match: re.Match[str]
    number: int

    @property
    def noun(self) -> str:
        return re.sub(r"sub\s*-?\s*kegiatan", "sub kegiatan", self.match["noun"].lower())


Counts = Mapping[str, frozenset[int]]
"""How many of each kind of things a table lists; more than one number where it may be counted in more than one way."""


@kind("plan-count")
def check_plan_count(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Sentences that give two or more numbers of the plan, against the tables that list as many of one of these kinds."""
    for sentence in understanding.sentences:
        told = _told(sentence, understanding.profile.year)
        if told and (relation := _judged(rule, sentence, told, _tables(understanding))) is not None:
            yield relation


def _told(sentence: Sentence, year: int | None) -> list[Told]:
    """The numbers of different things that follow each other in a sentence on the whole report, at least two."""
    string = sentence.text.string
    found = [Told(m, _number(m)) for m in SAID.finditer(string)] if sentence.entity == OWN else []
    if len(found) < 2 or HIGHER_PLAN.search(string) or {m.year for m in mentions_in(string) if m.context != "period"} - {year}:
        return []
    run: list[Told] = []
    for one in found:
        if run and (one.noun in [t.noun for t in run] or not JOIN.fullmatch(string[run[-1].match.end() : one.match.start()])):
            if len(run) > 1:
                break
            run = []
        run.append(one)
    if len(run) < 2 or not all(t.number for t in run):
        return []
    rest = re.split(r"[,;.]", string[run[-1].match.end() :], maxsplit=1)[0]
    before = string[: run[0].match.start()]
    return [] if PARTIAL.search(rest) or any(p.search(before) for p in (PARTIAL, SECTION, OF_A_PART)) else run


def _number(match: re.Match[str]) -> int:
    """0 where digits and words differ (another rule)."""
    said = [counted(w) or 0 for w in (match["number"], match["again"]) if w]
    return said[0] if len(set(said)) == 1 else 0


@remembered
def _tables(understanding: Understanding) -> tuple[tuple[TableView, Counts], ...]:
    """The tables of the report itself that list things which can be counted."""
    own = [v for v in understanding.tables if v.understood and v.entity == OWN]
    return tuple((v, counts) for v in own if (counts := {**_of_plan(v), **_of_budget(v)}))


def _of_plan(view: TableView) -> dict[str, frozenset[int]]:
    sasaran = {len(names_in(view, "sasaran")), len({r.parent for r in view.data_rows if r.parent})} - {0}
    rows = [r for r in view.data_rows if r.subject is not None and r.subject.kind == "indikator"]
    indikator = {len(names_in(view, "indikator")), len(rows)} - {0}
    return {n: frozenset(c) for n, c in (("sasaran", sasaran), ("indikator", indikator)) if c} if indikator else {}


def _of_budget(view: TableView) -> dict[str, frozenset[int]]:
    """Program, kegiatan and sub kegiatan, by codes or by what adds up; none where a row may be something else."""
    rows = [r for r in view.data_rows if any(view.figure(r.index, c.index) for m in MONEY for c in view.columns_of(m))]
    heads = [r for r in rows if PROGRAMME.match(r.label)]
    if not heads:
        return {}
    if len(heads) == len(rows):
        return {"program": _ways(heads)}
    levels = _by_codes(rows, heads) or _by_sums(view, rows, heads)
    nouns = ("program", "kegiatan", "sub kegiatan")
    return {noun: _ways(level) for noun, level in zip(nouns, levels, strict=False)} if len(levels) > 1 else {}


def _ways(rows: Sequence[Row]) -> frozenset[int]:
    """How many they are: one that stands under several sasaran may count once."""
    return frozenset({len(rows), len({" ".join(r.label.lower().split()) for r in rows})})


def _by_codes(rows: Sequence[Row], heads: Sequence[Row]) -> list[list[Row]]:
    """The rows of each level by the length of their codes; none where a row has none, or there are more levels than three."""
    lengths = sorted({len(code_of(r)) for r in rows})
    levels = [[r for r in rows if len(code_of(r)) == length] for length in lengths]
    return levels if lengths[0] and 1 < len(levels) <= 3 and levels[0] == list(heads) else []


def _by_sums(view: TableView, rows: Sequence[Row], heads: Sequence[Row]) -> list[list[Row]]:
    """The programmes, the rows that add up to each, and those that add up to these; none where one is not told apart."""
    for column in (c for measure in MONEY for c in view.columns_of(measure)):
        tree = added_up(entries(view, column))
        by_index = {r.index: r for r in rows}
        levels = [list(heads)]
        while len(levels) < 3 and all(r.index in tree for r in levels[-1]):
            levels.append([by_index[i] for r in levels[-1] for i in tree[r.index] if i in by_index])
        if sum(len(level) for level in levels) == len(rows) and not any(r.index in tree for r in levels[-1]):
            return levels
    return []


def _judged(
    rule: Rule, sentence: Sentence, told: Sequence[Told], tables: Sequence[tuple[TableView, Counts]]
) -> Relation | None:
    """The number that no table has, where the tables that list the others agree on another."""
    for one in told:
        listed = [(v, c) for v, c in tables if one.noun in c]
        if any(one.number in c[one.noun] for _, c in listed):
            continue
        same = [(v, c) for v, c in listed if any(o.number in c.get(o.noun, ()) for o in told if o is not one)]
        votes = Counter(n for _, c in same for n in c[one.noun])
        agreed = [n for n, count in votes.items() if count == len(same)]
        if len(agreed) == 1 and len(same) >= (SURE if one.noun in ("sasaran", "indikator") else 1):
            return _relation(rule, sentence, one, agreed[0], [v for v, _ in same])
    held = [[v for v, c in tables if t.number in c.get(t.noun, ())] for t in told]
    return _relation(rule, sentence, told[-1], told[-1].number, held[-1]) if all(held) else None


def _relation(rule: Rule, sentence: Sentence, told: Told, number: int, views: Sequence[TableView]) -> Relation:
    start, end = told.match.span()
    text = " ".join(sentence.text.string[start:end].split())
    where: Words = table_name(views[0])
    return Relation(
        rule,
        told.number == number,
        Evidence(sentence.text.place(start, end), text, "doubted"),
        tuple(Evidence(v.table.place, v.table.title[:80], "input", table_name(v)) for v in views[:4]),
        printed=text,
        expected=f"{number} {told.noun}",
        calculation=Both(f"{number} {told.noun} pada tabel", f"{number} {told.noun} in the table"),
        arguments={"table": where},
    )
