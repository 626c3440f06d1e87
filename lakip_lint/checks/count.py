"""Counts told in words: how many sasaran, indikator, program; against the table they point to, and against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Place, Table
from lakip_lint.facts.fact import OWN, TableView
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.spell import BELOW_HUNDRED, counted
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

SAID = rf"(?P<said>(?P<number>\d{{1,2}}|{BELOW_HUNDRED}\b)\s*(?:\(\s*[\w ]+\s*\))?)"
COUNT = Cued(
    compiled(
        rf"\b(?:terdapat|ada|memiliki|menetapkan|ditetapkan|meliputi|mempunyai)\s*{SAID}\s*"
        r"(?P<noun>sasaran|indikator)\b(?P<rest>[^.;]{0,60})",
        re.I,
    ),
    "sasaran", "indikator",
)  # fmt: skip
WHOLE = (
    compiled(
        rf"\b(?:dari|terhadap|mengukur|memiliki|mempunyai|menetapkan|ditetapkan|terdapat|ada)\s+(?:sebanyak\s+)?{SAID}\s*"
        r"(?P<noun>sasaran)(?:\s+(?:strategis|stratejik|kinerja))?(?=\s*(?:[,.;:]|dengan|dan|serta|yang|tersebut|semuanya|\Z))",
        re.I,
    ),
    compiled(
        rf"\b(?P<noun>sasaran)\s+(?:strategis|stratejik|kinerja)\s+(?:ada|sebanyak|berjumlah|terdiri\s+(?:dari|atas))\s+{SAID}"
        r"(?=\s*(?:[,.;:]|yaitu|yakni|dengan|dan|buah|sasaran|\Z))",
        re.I,
    ),
)
"""How many sasaran the whole report has: "terhadap 2 (dua) sasaran dengan ...", "sasaran strategis ada 3 (tiga) yaitu"."""
BOTH = compiled(
    r"\b(?:dari|terhadap|mengukur|memiliki|mempunyai|menetapkan|ditetapkan|terdapat|ada|memuat|memperjanjikan|mengemban|melaksanakan|"
    rf"meliputi|terdiri\s+(?:dari|atas))\s+(?:(?:sebanyak|total|seluruh)\s+)?{SAID}\s*(?P<noun>sasaran)(?:\s+(?:strategis|stratejik|kinerja|utama))*\s*"
    r"(?:,|\b(?:dan|dengan|serta)\b|\byang\s+(?:diukur|terdiri|didukung|memiliki|dijabarkan)\b[\w\s]{0,20}?\b(?:dengan|dari|atas|oleh|dalam|ke)\b)"
    rf"\s*(?:(?:sebanyak|sejumlah|jumlah)\s+)?{SAID.replace('said', 'also').replace('number', 'indicators')}\s*indikator\b",
    re.I,
)
"""The numbers of both: "5 (lima) sasaran strategis dan 12 indikator kinerja"."""
ALL_OF_THEM = compiled(
    rf"\W*(?P<said>(?:ke)?(?P<number>{BELOW_HUNDRED}|\d{{1,2}}))\s+(?:\(\s*[\w ]+\s*\)\s*)?"
    r"(?P<noun>sasaran|indikator|tujuan|program)(?:\s+(?:strategis|stratejik|kinerja|utama))*\s+(?:tersebut|di\s?atas|dimaksud)\b",
    re.I,
)
"""At the beginning of a sentence, the things that the one before it counts: "Ketiga sasaran tersebut ..."."""
JUST_TOLD = compiled(
    rf"(?:\b(?P<verb>menetapkan|ditetapkan|memiliki|mempunyai|terdapat|ada|memuat|meliputi|sebanyak)\s+)?{SAID}\s*"
    r"(?P<noun>sasaran|indikator|tujuan|program)\b",
    re.I,
)
"""What the sentence before counts, all of it by a verb."""
QUALIFIED = compiled(
    rf"\b(?:terdapat|ada|memiliki|mempunyai)\s*{SAID}\s*(?P<noun>indikator|sasaran|program|kegiatan)\b[^.;:]{{0,60}}?"
    r"\byang\s+(?P<quality>[^.;:]{12,160}?)\W+(?:yaitu|yakni|adalah)\b",
    re.I,
)
"""How many have a quality, and which: "terdapat 2 (dua) indikator kinerja yang mendukung ..., yaitu A dan B"."""
LEAST_WORDS = 4
"""Words of a quality that two sentences must share."""
SECTION = compiled(
    r"\b(?:misi|tujuan|program|bidang|urusan|triwulan)\s+(?:ke-?\s*)?(?:\d|[IVX]+\b|pertama|kedua|ketiga)"
    r"|\b(?:pada|untuk|dari|dalam|tiap|setiap|masing-masing|mewujudkan|mencapai)\s+(?:misi|tujuan|program|bidang|urusan)\b",
    re.I,
)
"""A part of the plan, of which the sentence may count the sasaran."""
CLAUSE_END = compiled(r"[,;.]|\bdengan\b")
PARTIAL = compiled(
    r"\b(?:tercapai|berhasil|gagal|belum|tidak|telah\s+mencapai|melebihi|melampaui|di\s+bawah|memenuhi|lain\w*|salah\s+satu|masing-masing|setiap|tiap)\b",
    re.I,
)
"""What is said of some sasaran only."""
SCOPE = compiled(r"\b(?:misi|tujuan|sasaran|program|bidang)\s+(?:ke-?\s*)?(?P<number>\d|I{1,3}|IV|V)\b", re.I)
HIGHER_PLAN = compiled(r"\b(?:RPJMD|RPJMN|RPJPD|RPJPN|rencana\s+pembangunan\s+jangka)\b", re.I)
"""Plans of the region: their misi and tujuan have other sasaran than those of the office."""
PART = compiled(r"\b(?:yang|telah|belum|tidak|lain|tambahan|baru|mendukung|masuk)\b", re.I)
ABOVE = compiled(r"\b(?:tabel|data)\s+(?:di\s?atas|tersebut)\b", re.I)


class Count(Struct, frozen=True):
    """A number of sasaran or indikator that a sentence gives; `scope` "misi 1" where it speaks of a part of the plan."""

    sentence: Sentence
    number: int
    noun: str
    scope: str
    text: str
    place: Place | None


def counts(understanding: Understanding) -> list[Count]:
    """The numbers of sasaran and indikator that sentences of the report itself give."""
    found = []
    for sentence in understanding.sentences:
        if sentence.entity != OWN:
            continue
        for match in COUNT.finditer(sentence.text.string):
            if PART.search(match["rest"]) and not patterns.match(
                r"\W*(?:strategis|stratejik|kinerja|utama)?\W*yang\s+(?:ingin|akan|hendak)\b", match["rest"], re.I
            ):
                continue
            value = counted(match["number"])
            if value is None:
                continue
            higher = " RPJMD" if HIGHER_PLAN.search(sentence.text.string) else ""
            scopes = [" ".join(m.group().lower().split()) for m in SCOPE.finditer(sentence.text.string[: match.start()])]
            start, end = match.start("said"), match.end("noun")
            found.append(
                Count(
                    sentence,
                    value,
                    match["noun"].lower(),
                    scopes[-1] + higher if scopes else "",
                    " ".join(sentence.text.string[start:end].split()),
                    sentence.text.place(start, end),
                )
            )
    return found


def whole_counts(understanding: Understanding) -> Iterator[Count]:
    """How many sasaran the sentences say that the report has, and how many indikator where they tell both."""
    year = understanding.profile.year
    for sentence in understanding.sentences:
        string = sentence.text.string
        if "sasaran" not in sentence.lower or sentence.entity != OWN or HIGHER_PLAN.search(string):
            continue
        if {int(y) for y in patterns.findall(r"\b20\d\d\b", string)} - {year}:
            continue
        both = list(BOTH.finditer(string))
        told = [m.start("said") for m in both]
        for match in (m for m in both if _is_whole(string, m)):
            yield from _counted(sentence, match, "number", "said", "noun")
            yield from _counted(sentence, match, "indicators", "also")
        for match in (m for pattern in WHOLE for m in pattern.finditer(string)):
            if match.start("said") not in told and _is_whole(string, match):
                yield from _counted(sentence, match, "number", "said", "noun")


def _is_whole(string: str, match: re.Match[str]) -> bool:
    rest = string[match.end() : match.end() + 60]
    return not (SECTION.search(string[: match.start()]) or PARTIAL.search(CLAUSE_END.split(rest, 1)[0]))


def _counted(sentence: Sentence, match: re.Match[str], number: str, said: str, noun: str = "") -> Iterator[Count]:
    """The number of a match as a count of sasaran, or of indikator where the match does not name them as its noun."""
    value = counted(match[number])
    if value is not None:
        start, end = match.start(said), match.end(said) if noun else match.end()
        start, end = (min(start, match.start(noun)), max(end, match.end(noun))) if noun else (start, end)
        text = " ".join(sentence.text.string[start:end].split())
        yield Count(sentence, value, "sasaran" if noun else "indikator", "", text, sentence.text.place(start, end))


def _whole(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The sentences that count the sasaran or indikator of the report, against each other; tables tell which is right."""
    everything = list(whole_counts(understanding))
    tables = [len(names_in(v, "sasaran")) for v in understanding.tables if v.understood and v.entity == OWN and not v.plan]
    for noun in ("sasaran", "indikator"):
        found = [c for c in everything if c.noun == noun]
        if len(found) > 1:
            yield _compared(rule, noun, found, tables if noun == "sasaran" else [])


def _compared(rule: Rule, noun: str, found: list[Count], tables: list[int]) -> Relation:
    """The counts of one noun; the number that is told most often, by tables too, is taken to be right."""
    numbers = {c.number for c in found}
    votes = {n: sum(c.number == n for c in found) + (tables.count(n) if n > 1 else 0) for n in numbers}
    right = max(sorted(numbers), key=lambda n: votes[n])
    wrong = [c for c in found if c.number != right] or found[:1]
    agreeing = [c for c in found if c.number == right]
    return Relation(
        rule,
        len(numbers) == 1,
        Evidence(wrong[0].place, wrong[0].text, "doubted"),
        tuple(Evidence(c.place, c.text, "copy") for c in (*wrong[1:], *agreeing) if c is not wrong[0]),
        printed=wrong[0].text,
        expected=agreeing[0].text,
        calculation=" ≠ ".join(str(n) for n in sorted(numbers)) if len(numbers) > 1 else "",
        arguments={"noun": noun, "scope": Both("laporan ini", "this report")},
        severity=Severity.WARNING,
    )


class Listed(Struct, frozen=True):
    """A number of things that have a quality, with their names."""

    count: Count
    quality: frozenset[str]
    names: frozenset[str]

    def contradicts(self, other: Listed) -> bool:
        """Whether the other counts more of the same quality, these among them."""
        alike = self.quality <= other.quality or other.quality <= self.quality
        shared = len(self.quality & other.quality) >= LEAST_WORDS
        return self.count.noun == other.count.noun and alike and shared and self.names < other.names


def _listed(understanding: Understanding) -> Iterator[Listed]:
    """The sentences that count what has a quality and name just as many."""
    for sentence in understanding.sentences:
        match = QUALIFIED.search(sentence.text.string) if sentence.entity == OWN else None
        years = patterns.findall(r"\b20\d\d\b", sentence.text.string)
        if match is None or {int(y) for y in years} - {understanding.profile.year}:
            continue
        names = frozenset(s.key for s in sentence.subjects if s.kind == "indikator")
        number = counted(match["number"]) or 0
        if number == len(names):
            start, end = match.start("said"), match.end("noun")
            text, place = " ".join(sentence.text.string[start:end].split()), sentence.text.place(start, end)
            count = Count(sentence, number, match["noun"].lower(), "", text, place)
            yield Listed(count, frozenset(understanding.lexicon.names.words(match["quality"])), names)


def _qualified(rule: Rule, found: list[Listed]) -> Iterator[Relation]:
    """Two sentences that count and name what has one quality: one names only some of what the other names."""
    for fewer in found:
        for more in (m for m in found if fewer.contradicts(m)):
            yield Relation(
                rule,
                False,
                Evidence(fewer.count.place, fewer.count.text, "doubted"),
                (Evidence(more.count.place, more.count.text, "copy"),),
                printed=fewer.count.text,
                expected=more.count.text,
                calculation=f"{fewer.count.number} ≠ {more.count.number}",
                arguments={"noun": fewer.count.noun, "scope": Both("hal yang sama", "the same thing")},
                severity=Severity.WARNING,
            )


@kind("count")
def check_count(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: against: "sentences" (the same part of the plan counted twice) or "table" (the table just above)."""
    found = counts(understanding)
    if rule.given["against"] == "sentences":
        yield from _sentences(rule, found)
        yield from _whole(understanding, rule)
        yield from _qualified(rule, list(_listed(understanding)))
        yield from _all_of_them(rule, understanding)
    else:
        for count in found:
            if ABOVE.search(count.sentence.text.string) and not count.scope:
                yield from _table(understanding, rule, count)


def _all_of_them(rule: Rule, understanding: Understanding) -> Iterator[Relation]:
    """ "Kami menetapkan 4 sasaran strategis. Enam sasaran strategis tersebut ...": the number just told, told again."""
    for before, sentence in pairwise(understanding.sentences):
        match = ALL_OF_THEM.match(sentence.text.string)
        if match is None or before.paragraph is not sentence.paragraph or PARTIAL.search(before.text.string):
            continue
        told = [m for m in JUST_TOLD.finditer(before.text.string) if m["noun"].lower() == match["noun"].lower()]
        number, again = counted(told[0]["number"]) if len(told) == 1 and told[0]["verb"] else None, counted(match["number"])
        if number is None or again is None:
            continue
        texts = [(before, told[0].start("said"), told[0].end()), (sentence, match.start("said"), match.end("noun"))]
        first, second = (Evidence(s.text.place(a, b), " ".join(s.text.string[a:b].split()), "copy") for s, a, b in texts)
        yield Relation(
            rule,
            number == again,
            replace(second, role="doubted"),
            (first,),
            printed=second.text,
            expected=first.text,
            calculation=f"{again} ≠ {number}" if number != again else "",
            arguments={"noun": match["noun"].lower(), "scope": Both("kalimat ini", "this sentence")},
            severity=Severity.WARNING,
        )


def _sentences(rule: Rule, found: list[Count]) -> Iterator[Relation]:
    groups: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in found:
        if count.scope:
            groups[count.noun, count.scope].append(count)
    for (noun, scope), same in groups.items():
        if len(same) < 2:
            continue
        numbers = sorted({c.number for c in same}, key=lambda n: (-sum(c.number == n for c in same), n))
        wrong = [c for c in same if c.number != numbers[0]] or same[:1]
        others = [c for c in same if c is not wrong[0]]
        yield Relation(
            rule,
            len(numbers) == 1,
            Evidence(wrong[0].place, wrong[0].text, "doubted"),
            tuple(Evidence(c.place, c.text, "copy") for c in others),
            printed=wrong[0].text,
            expected=next(c.text for c in same if c.number == numbers[0]),
            calculation=" ≠ ".join(str(n) for n in numbers) if len(numbers) > 1 else "",
            arguments={"noun": noun, "scope": scope},
        )


def _table(understanding: Understanding, rule: Rule, count: Count) -> Iterator[Relation]:
    view = _before(understanding, count.sentence)
    if view is None:
        return
    names = names_in(view, count.noun)
    if len(names) < 1 or (len(names) == 1 and count.number > 1 and count.noun == "sasaran"):
        return
    yield Relation(
        rule,
        count.number == len(names),
        Evidence(count.place, count.text, "doubted"),
        tuple(Evidence(place, name[:80], "input") for name, place in list(names.items())[:5]),
        printed=count.text,
        expected=f"{len(names)} {count.noun}",
        calculation=Both(f"{len(names)} {count.noun} pada tabel", f"{len(names)} {count.noun} in the table"),
        arguments={"noun": count.noun, "scope": Both("tabel di atasnya", "the table above")},
    )


def _before(understanding: Understanding, sentence: Sentence) -> TableView | None:
    """The table just before a sentence, in the same section."""
    last: Table | None = None
    for block in understanding.document.blocks:
        if isinstance(block, Table):
            last = block
        elif block is sentence.paragraph:
            break
    if last is None or last.heading is not sentence.paragraph.heading:
        return None
    view = understanding.views.get(last.index)
    return view if view is not None and view.understood and view.entity == OWN else None


def names_in(view: TableView, noun: str) -> dict[str, Place | None]:
    """The different sasaran (cells of their column) or indikator (subjects of rows) of a table."""
    found: dict[str, Place | None] = {}
    columns = [c.index for c in view.columns if c.measure == "sasaran"]
    for row in view.data_rows:
        if noun == "indikator":
            if row.subject is not None and row.subject.kind == "indikator":
                found.setdefault(row.subject.key, None)
        else:
            for column in columns:
                cell = view.table.cell(row.index, column)
                if cell and cell.plain:
                    found.setdefault(" ".join(cell.plain.lower().split()), cell.place)
    return found
