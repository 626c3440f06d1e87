"""How much was read and checked is counted honestly."""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Page, Place, Problem
from lakip_lint.facts.fact import Ledger
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.reports.coverage import coverage_of, troubles_of
from lakip_lint.reports.report import Coverage


def test_counts(understanding: Understanding, relations: list[Relation]) -> None:
    assert coverage_of(understanding, relations) == Coverage(2, (), 1, 1, 6, 6, 6, 4, 1)


def test_a_figure_that_no_relation_touched_is_not_checked(understanding: Understanding, relations: list[Relation]) -> None:
    assert coverage_of(understanding, relations[:1]).numbers_checked == 3
    assert coverage_of(understanding, []).numbers_checked == 0


def test_a_figure_in_two_relations_counts_once(understanding: Understanding, relations: list[Relation]) -> None:
    assert coverage_of(understanding, [relations[0]] * 3).numbers_checked == 3


def test_a_figure_inside_a_quoted_phrase_was_checked(
    understanding: Understanding, relations: list[Relation], evidence: Callable[..., Evidence]
) -> None:
    phrase = replace(evidence("150,00", "doubted"), text="150,00 (sangat baik)")
    assert coverage_of(understanding, [replace(relations[0], doubted=phrase, others=())]).numbers_checked == 1


def test_the_same_digits_elsewhere_were_not_checked(understanding: Understanding, relations: list[Relation]) -> None:
    elsewhere = replace(relations[0].doubted, place=Place(2, relations[0].doubted.place.box))  # type: ignore[union-attr]
    assert coverage_of(understanding, [replace(relations[0], doubted=elsewhere, others=())]).numbers_checked == 0


def test_figures_that_are_no_facts_count_as_numbers_only(understanding: Understanding) -> None:
    coverage = coverage_of(replace(understanding, ledger=Ledger(understanding.ledger.facts[:2])), [])
    assert (coverage.numbers, coverage.numbers_understood) == (6, 2)


def test_missing_values_are_no_figures(understanding: Understanding) -> None:
    view = understanding.tables[0]
    cells = {**view.cells, (1, 1): (Figure("n/a", missing=True, place=Place(1)),), (9, 9): (Figure("7", Decimal(7)),)}
    changed = replace(understanding, ledger=Ledger(), tables=(replace(view, cells=cells),))
    assert coverage_of(changed, []).numbers == 6


def test_every_page_and_table_that_was_not_read_is_told(understanding: Understanding) -> None:
    document = replace(
        understanding.document,
        pages=(Page(1, 1, 1), Page(2, 1, 1, has_text=False), Page(3, 1, 1, has_picture=True)),
        problems=(Problem("picture", Place(3), "foto"),),
    )
    opaque = replace(understanding.tables[0], understood=False)
    troubles = troubles_of(replace(understanding, document=document, tables=(opaque,)))
    assert [(t.what, t.page) for t in troubles] == [("table-not-understood", 1), ("page-without-text", 2), ("picture", 3)]
    assert troubles[2].detail == "foto"
