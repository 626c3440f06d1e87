"""What is wrong only because another figure is wrong is told with that figure."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from lakip_lint import load_rules
from lakip_lint.checks.consequence import absorb_consequences, correction_of
from lakip_lint.checks.merge import Group, merge
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Box, Place
from lakip_lint.document.plain import document_from_text
from lakip_lint.facts import understand
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.rules.model import Rule, Severity

REPORT = """\
LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031

Tabel 2.1 Anggaran program tahun 2031
| No | Program | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| 1 | Program Penataan Taman Kota | {budget} | 39.000.000 |
| 2 | Program Pembibitan Pohon Pelindung | 91.514.000 | 90.000.000 |
| | JUMLAH | {total} | 129.000.000 |
"""
COPY = Rule("ANG801", "salinan", "tiruan", Severity.WARNING, {"id": "", "en": ""}, {})
SUM = Rule("ANG802", "jumlah", "tiruan", Severity.ERROR, {"id": "", "en": ""}, {})
LIMIT = Rule("ANG803", "batas", "tiruan", Severity.WARNING, {"id": "", "en": ""}, {})


def seen(figure: Figure, role: str = "input") -> Evidence:
    return Evidence(figure.place, figure.raw, role)


def judge(understanding: Understanding, rules: Sequence[Rule]) -> list[Relation]:
    return [relation for rule in rules for relation in _judge(understanding, rule)]


def _judge(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Three simple checks: the budget is 41.250.000, the total is the sum, realisasi is not above the budget."""
    figures = {slot: f for slot, (f,) in understanding.tables[0].cells.items()}
    budget, other, total, spent = (figures[slot] for slot in ((1, 2), (2, 2), (3, 2), (1, 3)))
    assert budget.value
    assert other.value
    assert spent.value
    if rule is COPY:
        yield Relation(rule, budget.value == 41250000, seen(budget), printed=budget.raw, expected="41.250.000")
    elif rule is SUM:
        computed = f"{budget.value + other.value:,}".replace(",", ".")
        yield Relation(rule, computed == total.raw, seen(total), (seen(budget), seen(other)), total.raw, computed)
    else:
        yield Relation(rule, spent.value <= budget.value, seen(spent), (seen(budget),), spent.raw)


def told(budget: str, total: str = "132.764.000", rules: Sequence[Rule] = (COPY, SUM, LIMIT)) -> list[Group]:
    document = document_from_text(REPORT.format(budget=budget, total=total))
    understanding = understand(document, load_rules().knowledge)
    relations = judge(understanding, rules)
    return absorb_consequences(understanding, merge(relations), relations, judge)


def codes(groups: list[Group]) -> list[tuple[str, list[str]]]:
    return [(g.main.rule.code, [r.rule.code for r in g.consequences]) for g in groups]


def test_a_right_report_has_nothing_to_tell() -> None:
    assert told("41.250.000") == []


def test_what_holds_with_the_figure_put_right_is_told_with_it() -> None:
    assert codes(told("14.250.000")) == [("ANG801", ["ANG802", "ANG803"])]


def test_a_doubt_that_explains_an_error_is_an_error() -> None:
    assert [g.severity for g in told("14.250.000")] == [Severity.ERROR]
    assert [g.severity for g in told("14.250.000", rules=[COPY])] == [Severity.WARNING]


def test_what_still_fails_stays_a_finding_of_its_own() -> None:
    assert codes(told("42.150.000", total="130.000.000")) == [("ANG801", []), ("ANG802", [])]


def test_a_correction_that_breaks_what_was_fine_explains_nothing() -> None:
    """The total agrees with the wrong budget: put right, that budget would contradict it."""
    assert codes(told("14.250.000", total="105.764.000")) == [("ANG801", []), ("ANG803", [])]


@pytest.mark.parametrize("expected", ["", "Nilai", "paling banyak 24.000.000", "3 atau 4", "n/a", "PP Nomor 17 Tahun 2018"])
def test_only_one_number_can_be_put_right(expected: str) -> None:
    place = Place(1, Box(0, 0, 10, 10))
    assert correction_of(Group(Relation(SUM, False, Evidence(place, "5"), printed="5", expected=expected))) is None


def test_a_correction_holds_for_all_copies_of_the_misprint() -> None:
    places = [Place(n, Box(0, 0, 10, 10)) for n in range(1, 4)]
    others = (Evidence(places[1], "5", "copy"), Evidence(places[2], "6", "copy"))
    correction = correction_of(Group(Relation(SUM, False, Evidence(places[0], "5"), others, "5", "6")))
    assert correction is not None
    assert [correction.covers(p, "5") for p in places] == [True, True, False]
