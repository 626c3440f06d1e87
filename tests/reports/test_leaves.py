"""The whole pages of the HTML report: which are shown, and what is marked on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from lakip_lint.engine import check
from lakip_lint.reports.html import render
from lakip_lint.reports.leaves import leaves_of
from lakip_lint.reports.report import DocumentReport

FIXTURE = Path(__file__).parents[2] / "fixtures" / "kecamatan-salah.pdf"


@pytest.fixture(scope="module")
def document() -> DocumentReport:
    (document,) = check(FIXTURE, select=["ANG"]).documents
    return document


def test_every_page_with_a_place_of_a_finding_is_shown_once_in_order(document: DocumentReport) -> None:
    leaves = leaves_of(document)
    named = {item.place.page for f in document.findings for item in f.locations if item.place and item.role != "context"}
    assert [leaf.page for leaf in leaves] == sorted({leaf.page for leaf in leaves})
    assert named <= {leaf.page for leaf in leaves}
    for finding in document.findings:
        place = finding.locations[0].place
        assert place
        (leaf,) = [leaf for leaf in leaves if leaf.page == place.page]
        assert [spot.box for spot in leaf.spots if spot.finding is finding and spot.doubted] == [place.box]


def test_of_too_many_pages_those_with_doubted_places_stay(document: DocumentReport) -> None:
    doubted = {f.locations[0].place.page for f in document.findings if f.locations[0].place}
    assert {leaf.page for leaf in leaves_of(document, len(doubted))} == doubted
    assert len(leaves_of(document, 1)) == 1


def test_a_changed_file_shows_no_page(document: DocumentReport) -> None:
    assert leaves_of(replace(document, sha256="0" * 64)) == ()


def test_pages_are_left_out_with_the_pictures() -> None:
    report = check(FIXTURE, select=["ANG005"])
    assert 'class="pages"' in render(report, "id")
    assert 'class="pages"' not in render(report, "id", pictures=False)
