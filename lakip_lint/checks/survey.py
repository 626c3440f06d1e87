"""The arithmetic of a satisfaction survey: weighted scores, their sum, the index (IKM = sum x 25), the range of scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from lakip_lint import patterns
from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.evidence import evidence, fact_evidence, shown, table_name
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Text
from lakip_lint.facts.fact import Fact
from lakip_lint.facts.scales import family_of
from lakip_lint.facts.survey import (
    Element,
    SurveyTable,
    Weighting,
    likely_weightings,
    mean_score,
    survey_tables,
    weighted_sum,
    weighting_of,
    weightings,
)
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval, total
from lakip_lint.figures.number import with_comma
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

HIGHEST = Decimal(4)
FACTOR = 25


@kind("survey")
def check_survey(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: weighted | sum | index | range | elsewhere | extremes."""
    look = LOOKS[rule.given["look"]]
    for table in survey_tables(understanding.tables):
        yield from look(understanding, rule, table)


def _arguments(table: SurveyTable, subject: Words = "") -> dict[str, Words]:
    return {"table": table_name(table.view), "subject": subject, "year": str(table.view.year or "")}


# ---- NRR x bobot


def _weighted(understanding: Understanding, rule: Rule, table: SurveyTable) -> Iterator[Relation]:
    del understanding
    habit = weighting_of(table)
    if habit is None:
        return
    way = habit[0]
    for element in table.elements:
        if element.weighted is None:
            continue
        if any(w.fits(element) for w in weightings(table)):
            yield _product(rule, table, element, way, holds=True)
        elif any(w.fits(element, loosely=True) for w in weightings(table)):
            yield _product(rule, table, element, way, holds=False, severity=Severity.NOTE)
        elif _sum_holds(table):
            yield _score_doubted(rule, table, element, way)
        else:
            yield _product(rule, table, element, way, holds=False)


def _sum_holds(table: SurveyTable) -> bool:
    """Whether the weighted scores as printed add up to the printed sum: then a score is wrong rather than its product."""
    whole, parts = table.total, weighted_sum(table)
    return bool(whole and whole.interval and parts and whole.interval.meets(parts))


def _product(
    rule: Rule, table: SurveyTable, element: Element, way: Weighting, *, holds: bool, severity: Severity | None = None
) -> Relation:
    printed = element.weighted
    assert printed is not None
    computed = way.weighted(element)
    expected = shown(computed.middle, printed, printed.decimals) if computed else ""
    others = [evidence(element.nrr, "input", "NRR")]
    if element.weight:
        others.append(evidence(element.weight, "input", Both("bobot", "weight")))
    return Relation(
        rule,
        holds,
        evidence(printed, "doubted"),
        tuple(others),
        printed=printed.raw,
        expected=expected,
        calculation=f"{element.nrr.raw} × {_weight_words(way, element)} = {expected}",
        cause=find_cause(printed, computed.middle) if computed and not holds else None,
        arguments={**_arguments(table, element.name), "what": "NRR tertimbang"},
        severity=severity,
    )


def _weight_words(way: Weighting, element: Element) -> str:
    return element.weight.raw if way.weight is None and element.weight else way.words


def _score_doubted(rule: Rule, table: SurveyTable, element: Element, way: Weighting) -> Relation:
    weight = way.of(element)
    assert weight is not None
    assert element.weighted is not None
    assert element.weighted.interval is not None
    right = (element.weighted.interval / weight).middle
    expected = shown(right, element.nrr, element.nrr.decimals)
    return Relation(
        rule,
        False,
        evidence(element.nrr, "doubted"),
        (evidence(element.weighted, "input", "NRR tertimbang"),),
        printed=element.nrr.raw,
        expected=expected,
        calculation=f"{element.weighted.raw} / {_weight_words(way, element)} = {expected}",
        cause=find_cause(element.nrr, right),
        arguments={**_arguments(table, element.name), "what": "NRR"},
    )


# ---- the sum


def _sum(understanding: Understanding, rule: Rule, table: SurveyTable) -> Iterator[Relation]:
    del understanding
    whole = table.total
    if whole is None or whole.interval is None:
        return
    options = [o for o in (weighted_sum(table), _mended_sum(table), mean_score(table)) if o is not None]
    parts = weighted_sum(table)
    held = next((o for o in options if whole.interval.meets(o)), None)
    if parts is None and held is None:
        return
    if held is None and parts is not None and table.missing(parts, whole.interval):
        return
    right = held or parts
    assert right is not None
    loosely = held is None and any(whole.truncated_interval and whole.truncated_interval.meets(o) for o in options)
    expected = shown(right.middle, whole, whole.decimals)
    figures = [e.weighted or e.nrr for e in table.elements]
    yield Relation(
        rule,
        held is not None,
        evidence(whole, "doubted"),
        tuple(evidence(f, "input", "NRR tertimbang") for f in figures),
        printed=whole.raw,
        expected=expected,
        calculation=f"{_listed(figures)} = {expected}",
        cause=None if held else find_cause(whole, right.middle, _left_out(figures, right.middle)),
        arguments=_arguments(table),
        severity=Severity.NOTE if loosely else None,
    )


def _listed(figures: list[Figure]) -> str:
    words = [f.raw for f in figures]
    return " + ".join(words) if len(words) <= 4 else f"{' + '.join(words[:2])} + … + {words[-1]} ({len(words)} unsur)"


def _mended_sum(table: SurveyTable) -> Interval | None:
    """The sum with the products that were printed wrong replaced by right ones: such a slip is told once, at its row."""
    habit = weighting_of(table)
    if habit is None or not table.weighted:
        return None
    parts = []
    for element in table.elements:
        right = any(w.fits(element) for w in weightings(table))
        part = element.weighted.interval if right and element.weighted else habit[0].weighted(element)
        if part is None:
            return None
        parts.append(part)
    return total(parts)


def _left_out(figures: list[Figure], whole: Decimal) -> Iterator[Candidate]:
    for figure in figures:
        if figure.value:
            yield Candidate(
                "baris terlewat",
                whole - figure.value,
                9,
                f"nilai {figure.raw} tidak ikut dijumlahkan",
                f"{figure.raw} was left out of the sum",
            )


# ---- the index


SUM_OF_WEIGHTED = Both("jumlah NRR tertimbang", "sum of NRR tertimbang")


def index_options(table: SurveyTable) -> list[tuple[Interval, Words]]:
    """What the IKM of a table may be, the most exact first, and the words of the calculation without its result."""
    options: list[tuple[Interval, Words]] = []
    parts = weighted_sum(table)
    if table.total and table.total.interval:
        raw = shown(table.total.value, table.total, table.total.decimals) if table.total.value is not None else table.total.raw
        options.append((table.total.interval, raw))
    cut = bool(parts and table.total and table.total.interval and table.missing(parts, table.total.interval))
    if parts is not None and not cut:
        options.append((parts, SUM_OF_WEIGHTED))
    as_printed = tuple(options)
    for way in () if cut else likely_weightings(table):
        if way.weight is not None:
            share = way.weight.scaled(len(table.elements))
            options += [(option / share, words + f" / {way.words} / {len(table.elements)}") for option, words in as_printed]
    mean = mean_score(table)
    if not options and mean is not None:
        options.append((mean, Both("rata-rata NRR", "mean NRR")))
    if not options and table.mean and table.mean.interval:
        options.append((table.mean.interval, table.mean.raw))
    found = [(option.scaled(FACTOR), words + f" × {FACTOR}") for option, words in options]
    return sorted(found, key=lambda o: o[0].high - o[0].low)


def _index(understanding: Understanding, rule: Rule, table: SurveyTable) -> Iterator[Relation]:
    printed = table.index
    options = index_options(table)
    if printed is None or printed.interval is None or not options:
        return
    held = next((o for o in options if printed.interval.meets(o[0])), None)
    computed, words = held or options[0]
    if held is None and (not any(_plausible(o) for o, _ in options) or not (table.whole or table.total)):
        return
    loosely = held is None and any(printed.truncated_interval and printed.truncated_interval.meets(o) for o, _ in options)
    expected = shown(computed.middle, printed, printed.decimals)
    inputs = [evidence(table.total, "input", SUM_OF_WEIGHTED)] if table.total else []
    if not inputs:
        inputs = [evidence(e.weighted or e.nrr, "input") for e in table.elements]
    others = _other_years(understanding, table, printed) if held is None else []
    yield Relation(
        rule,
        held is not None,
        evidence(printed, "doubted"),
        (*inputs, *(fact_evidence(f, "context", f"IKM {f.year}") for f in others[:2])),
        printed=printed.raw,
        expected=expected,
        calculation=words + f" = {expected}",
        cause=None if held else find_cause(printed, computed.middle, _same_as(others)),
        arguments=_arguments(table),
        severity=Severity.NOTE if loosely else None,
    )


def _plausible(index: Interval) -> bool:
    return Decimal(25) <= index.middle <= Decimal(105)


def ikm_facts(understanding: Understanding) -> list[Fact]:
    """What the report says elsewhere of its own IKM: realised values, no targets and no percentages of a target."""
    return [
        f
        for f in understanding.ledger
        if f.measure in ("realisasi", "nilai", "ikm")
        and f.entity == ""
        and not f.scope
        and f.figure.value is not None
        and f.figure.value >= 20
        and family_of(f.subject.name) == "ikm"
        and f.subject.kind != "survei"
    ]


def _other_years(understanding: Understanding, table: SurveyTable, printed: Figure) -> list[Fact]:
    return [
        f
        for f in ikm_facts(understanding)
        if f.figure.value == printed.value and f.year is not None and f.year != table.view.year
    ]


def _same_as(facts: Iterable[Fact]) -> Iterator[Candidate]:
    for fact in facts:
        assert fact.figure.value is not None
        yield Candidate(
            "tahun lain",
            fact.figure.value,
            fact.figure.decimals,
            f"sama dengan IKM tahun {fact.year}",
            f"equals the IKM of {fact.year}",
        )


def _elsewhere(understanding: Understanding, rule: Rule, table: SurveyTable) -> Iterator[Relation]:
    """The IKM of the only survey table against the IKM that the report gives for the same year."""
    year = understanding.profile.year
    options = index_options(table)
    if table.view.year != year or not options or sum(1 for _ in survey_tables(understanding.tables)) > 1:
        return
    facts = [f for f in ikm_facts(understanding) if f.year == year and f.table != table.view.index]
    values = [f for f in facts if f.figure.interval is not None]
    if not values or not _plausible(options[0][0]):
        return
    agree = [f for f in values if f.figure.interval and any(f.figure.interval.meets(o) for o, _ in options)]
    agree += [f for f in values if table.index and f.figure.value == table.index.value]
    chosen = (agree or values)[0]
    computed, words = options[0]
    expected = shown(computed.middle, chosen.figure, chosen.figure.decimals)
    source = table.index or table.total
    yield Relation(
        rule,
        bool(agree),
        fact_evidence(chosen, "doubted"),
        (evidence(source, "input", Both("tabel unsur", "table of unsur")),) if source else (),
        printed=chosen.figure.raw,
        expected=expected,
        calculation=words + f" = {expected}",
        cause=None if agree else find_cause(chosen.figure, computed.middle),
        arguments={**_arguments(table), "year": str(year)},
    )


# ---- scores within their range


def _range(understanding: Understanding, rule: Rule, table: SurveyTable) -> Iterator[Relation]:
    del understanding
    scores = [e.nrr for e in table.elements if e.nrr.value is not None]
    to_five = sum(1 for s in scores if s.value is not None and HIGHEST < s.value <= 5) >= 2 or not _by_25(table)
    for element in table.elements:
        figure = element.nrr
        if figure.value is None:
            continue
        highest = Decimal(5) if to_five else HIGHEST
        inside = 1 <= figure.value <= highest
        if not inside:
            yield _outside(
                rule,
                table,
                figure,
                element.name,
                _by_weight(table, element),
                Both(f"NRR antara 1 dan {highest}", f"NRR lies between 1 and {highest}"),
            )
        else:
            yield Relation(
                rule, True, evidence(figure, "doubted"), printed=figure.raw, arguments=_arguments(table, element.name)
            )
    whole = table.total
    if whole is not None and whole.value is not None and patterns.search(r"[.,]\d+[.,]", whole.raw):
        right = with_comma(whole.value)
        yield _outside(
            rule, table, whole, SUM_OF_WEIGHTED, right, SUM_OF_WEIGHTED + Both(" antara 1 dan 4", " lies between 1 and 4")
        )


def _by_25(table: SurveyTable) -> bool:
    """Whether the table shows that its scores go up to 4: its index is about 25 times the middle one of its scores."""
    scores = sorted(e.nrr.value for e in table.elements if e.nrr.value is not None)
    middle = scores[len(scores) // 2] if scores else Decimal(0)
    return bool(table.index and table.index.value and middle * 21 <= table.index.value <= middle * 29)


def _by_weight(table: SurveyTable, element: Element) -> str:
    habit = weighting_of(table)
    weight = habit[0].of(element) if habit else None
    if weight is None or element.weighted is None or element.weighted.interval is None:
        return ""
    right = (element.weighted.interval / weight).middle
    return shown(right, None, 2) if 1 <= right <= HIGHEST else ""


def _outside(rule: Rule, table: SurveyTable, figure: Figure, subject: Words, expected: str, words: Words) -> Relation:
    parts = [evidence(e.weighted, "input", "NRR tertimbang") for e in table.elements if e.weighted]
    return Relation(
        rule,
        False,
        evidence(figure, "doubted"),
        tuple(parts),
        printed=figure.raw,
        expected=expected,
        calculation=words,
        arguments=_arguments(table, subject),
    )


# ---- terendah, tertinggi


EXTREME = compiled(r"\b(?P<which>ter(?:rendah|endah|kecil)|tertinggi|terbesar|terbaik)\b", re.I)
LOWEST = compiled(r"rendah|endah|kecil", re.I)
NEAR = 140


def _extremes(understanding: Understanding, rule: Rule, table: SurveyTable) -> Iterator[Relation]:
    """A sentence that calls an unsur the lowest or highest one, against the scores.

    Where the scores of another table of the report say so, it speaks of that one (another year, another service).
    """
    tables = list(survey_tables(understanding.tables))
    names = sorted(((e, _pattern(e.name)) for e in table.elements if len(e.name) >= 6), key=lambda p: -len(p[0].name))
    for sentence in understanding.sentences:
        string = sentence.text.string
        if not EXTREME.search(string) or not patterns.search(r"\bunsur\b|\bNRR\b|kepuasan|\b[IS]KM\b", string, re.I):
            continue
        said = list(EXTREME.finditer(string))
        for number, word in enumerate(said):
            until = said[number + 1].start() if number + 1 < len(said) else len(string)
            part = sentence.text.cut(word.start(), min(until, word.end() + NEAR))
            found = _named(part.string, names)
            count = _how_many(part.string, len(found))
            for element, end in found:
                same = [(t, e) for t in tables for e in t.elements if e.name.casefold() == element.name.casefold()]
                nowhere = all(_out_of_rank(t, e, word["which"], count) for t, e in same)
                if nowhere or not _out_of_rank(table, element, word["which"], count):
                    yield from _ranked(rule, table, element, part.cut(0, end), word["which"], count)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"\b" + r"[\s/,&-]+".join(map(re.escape, patterns.findall(r"\w+", name))) + r"\b", re.I)


def _named(part: str, names: list[tuple[Element, re.Pattern[str]]]) -> list[tuple[Element, int]]:
    """The unsur that a part of a sentence names and where their names end; the longest names first, none within another."""
    found, taken = [], list[tuple[int, int]]()
    for element, pattern in names:
        match = pattern.search(part)
        if match and not any(a < match.end() and match.start() < b for a, b in taken):
            taken.append(match.span())
            found.append((element, match.end()))
    return found


def _how_many(part: str, named: int) -> int:
    """Of how many unsur the sentence speaks ("tiga unsur terendah"): each may be any of them."""
    words = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5}
    told = [
        words.get(n.lower(), 0) or int(n)
        for n in patterns.findall(r"\b([2-5]|dua|tiga|empat|lima)\b(?=[\s()\w]{0,12}unsur)", part, re.I)
    ]
    return max([named, *told])


def _ranking(table: SurveyTable, which: str) -> list[Element]:
    """The unsur of a table from the one that a sentence means by `which` ("terendah", "tertinggi") on."""
    scored = [e for e in table.elements if e.nrr.value is not None]
    return sorted(scored, key=lambda e: e.nrr.value or 0, reverse=not LOWEST.search(which))


def _out_of_rank(table: SurveyTable, element: Element, which: str, count: int) -> bool:
    """Whether an unsur is not among the `count` lowest or highest of a table."""
    ranked = _ranking(table, which)
    value, limit = element.nrr.interval, ranked[min(count, len(ranked)) - 1].nrr.interval if ranked else None
    if value is None or limit is None:
        return False
    return value.low > limit.high if LOWEST.search(which) else value.high < limit.low


def _ranked(rule: Rule, table: SurveyTable, element: Element, said: Text, which: str, count: int) -> Iterator[Relation]:
    if element.nrr.interval is None:
        return
    best = _ranking(table, which)[0]
    sign = "<" if LOWEST.search(which) else ">"
    yield Relation(
        rule,
        not _out_of_rank(table, element, which, count),
        Evidence(said.place(), said.plain, "doubted"),
        (evidence(element.nrr, "input", f"NRR {element.name}"), evidence(best.nrr, "input", f"NRR {best.name}")),
        printed=said.plain,
        expected=best.name if count == 1 else "",
        calculation=f"{best.name} {best.nrr.raw} {sign} {element.name} {element.nrr.raw}",
        arguments={**_arguments(table, element.name), "which": which, "right": best.name},
    )


LOOKS: dict[str, Callable[[Understanding, Rule, SurveyTable], Iterator[Relation]]] = {
    "weighted": _weighted,
    "sum": _sum,
    "index": _index,
    "range": _range,
    "elsewhere": _elsewhere,
    "extremes": _extremes,
}
