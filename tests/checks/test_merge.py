"""Which relations are told as one finding."""
from __future__ import annotations

import pytest

from lakip_lint.checks.merge import merge
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.document.model import Box, Place
from lakip_lint.rules.model import Rule, Severity


def rule(code: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code, code.lower(), "tangan", severity, {"id": "", "en": ""}, {"id": "", "en": ""})


def at(text: str, page: int = 1, x: float = 100, top: float = 100, width: float = 40) -> Evidence:
    return Evidence(Place(page, Box(x, top, x + width, top + 10)), text)


SUM, RATIO, FORM = rule("ANG001"), rule("CAP001"), rule("FMT001", Severity.WARNING)


def fail(of: Rule, doubted: Evidence, *others: Evidence, expected: str = "", **more: object) -> Relation:
    return Relation(of, False, doubted, others, doubted.text, expected, **more)  # type: ignore[arg-type]


def codes(relations: list[Relation]) -> list[list[str]]:
    return [[r.rule.code for r in group.relations] for group in merge(relations)]


def test_relations_that_hold_are_no_findings() -> None:
    assert merge([Relation(SUM, True, at("5"))]) == []


def test_two_rules_that_doubt_one_figure_are_one_finding() -> None:
    assert codes([fail(SUM, at("1.000")), fail(RATIO, at("1.000", x=101))]) == [["ANG001", "CAP001"]]


def test_line_breaks_inside_a_number_do_not_make_another_figure() -> None:
    assert codes([fail(SUM, at("106,\n52")), fail(RATIO, at("106,52"))]) == [["ANG001", "CAP001"]]


@pytest.mark.parametrize(
    "other",
    [at("1.000", page=2), at("1.000", x=300), at("1.000", top=110), at("2.000")],
    ids=["another page", "another column", "the row below", "another text"],
)
def test_another_place_or_text_is_another_finding(other: Evidence) -> None:
    assert codes([fail(SUM, at("1.000")), fail(RATIO, other)]) == [["ANG001"], ["CAP001"]]


def test_places_without_boxes_are_not_the_same_place() -> None:
    nowhere = Evidence(Place(1), "1.000")
    assert codes([fail(SUM, nowhere), fail(RATIO, nowhere)]) == [["ANG001"], ["CAP001"]]


def test_the_most_severe_speaks_and_the_other_stays() -> None:
    group = merge([fail(FORM, at("1.00")), fail(SUM, at("1.00"))])[0]
    assert (group.main.rule.code, [r.rule.code for r in group.others]) == ("ANG001", ["FMT001"])


def test_of_equal_severity_the_one_that_knows_the_cause_speaks() -> None:
    cause = Cause("tertukar", {"id": "", "en": ""})
    group = merge([fail(SUM, at("5"), expected="6"), fail(RATIO, at("5"), expected="6", cause=cause)])[0]
    assert group.main.rule.code == "CAP001"


def test_a_lowered_severity_counts() -> None:
    group = merge([fail(SUM, at("5"), severity=Severity.NOTE), fail(FORM, at("5"))])[0]
    assert group.main.rule.code == "FMT001"


def test_the_same_figures_against_each_other_are_one_contradiction() -> None:
    a, b, c = at("3", x=0), at("4", x=100), at("8", x=200)
    assert codes([fail(SUM, c, a, b), fail(RATIO, a, b, c)]) == [["ANG001", "CAP001"]]


def test_relations_that_share_only_some_figures_stay_apart() -> None:
    a, b, c, d = (at(str(n), x=100 * n) for n in range(4))
    assert codes([fail(SUM, a, b, c), fail(SUM, d, b, c)]) == [["ANG001"], ["ANG001"]]


def test_mirrored_doubts_are_one_disagreement() -> None:
    a, b, c = at("88", x=0), at("90,20", x=100), at("90,20", page=4)
    relations = [fail(SUM, a, b, c, expected="90,20"), fail(RATIO, b, a, expected="88")]
    assert codes(relations) == [["ANG001", "CAP001"]]


def test_a_slip_repeated_elsewhere_is_told_once_with_both_places() -> None:
    about = {"subject": "Taman", "year": "2031"}
    relations = [fail(SUM, at("88", page=p), expected="90", arguments=about) for p in (2, 5)]
    (group,) = merge(relations)
    assert [r.doubted.place.page for r in group.relations if r.doubted.place] == [2, 5]


def test_the_same_text_of_another_subject_is_another_finding() -> None:
    relations = [fail(SUM, at("88", page=p), expected="90", arguments={"subject": s}) for p, s in ((2, "Taman"), (5, "Pasar"))]
    assert len(merge(relations)) == 2


def test_groups_keep_the_order_of_the_relations() -> None:
    relations = [fail(SUM, at("9", page=9)), fail(SUM, at("1", page=1)), fail(RATIO, at("9", page=9))]
    assert codes(relations) == [["ANG001", "CAP001"], ["ANG001"]]


def test_a_grade_within_a_doubted_figure_is_told_with_it() -> None:
    whole = fail(RATIO, at("70,06 (BB)", width=60))
    assert len(merge([whole, fail(FORM, at("BB", x=140, width=15))])) == 1
    assert len(merge([whole, fail(FORM, at("B", x=140, width=15))])) == 2  # a letter of another text
    assert len(merge([whole, fail(FORM, at("BB", x=140, top=300, width=15))])) == 2  # elsewhere


def test_a_figure_told_of_the_wrong_row_is_one_finding_with_its_name() -> None:
    misnamed = Rule("KLM045", "nama", "copied-name", Severity.ERROR, {"id": "", "en": ""}, {"id": "", "en": ""})
    name = fail(misnamed, at("produksi jagung"), at("7,54%", x=300))
    assert codes([fail(RATIO, at("7,54%", x=300), expected="9,60"), name]) == [["KLM045", "CAP001"]]
    assert codes([fail(RATIO, at("7,54%", x=400), expected="9,60"), name]) == [["CAP001"], ["KLM045"]]
