"""Kind `unread`: what could not be read is told, all places of a kind as one finding."""
from __future__ import annotations

from functools import cache

import pytest

from lakip_lint.checks.relation import Relation
from lakip_lint.checks.unread import spans, unread
from lakip_lint.document.plain import document_from_text
from lakip_lint.facts import understand
from lakip_lint.rules.loader import Ruleset, load_ruleset

READ, SCANNED = "Halaman ini terbaca.", "[pindaian]"


@cache
def rules() -> Ruleset:
    return load_ruleset()


def findings(code: str, text: str) -> list[Relation]:
    rule = rules().find(code)
    assert rule is not None
    return list(unread(understand(document_from_text(text), rules().knowledge), rule))


@pytest.mark.parametrize(
    ("pages", "severity", "listed"),
    [([READ] * 9 + [SCANNED], "note", "10"), ([READ, SCANNED, SCANNED, READ, SCANNED], "warning", "2–3, 5")],
)
def test_pages_without_text(pages: list[str], severity: str, listed: str) -> None:
    found = findings("DOK001", "\n\f\n".join(pages))
    assert [(r.effective_severity.value, r.arguments["pages"]) for r in found] == [(severity, listed)]


def test_a_report_that_was_read_whole_says_nothing() -> None:
    for code in ("DOK001", "DOK002", "DOK003", "DOK004", "DOK005"):
        assert findings(code, f"{READ}\n\f\n{READ}") == []


def test_pictures_and_lost_letters_are_told_with_their_pages() -> None:
    text = f"{READ}\n[gambar]\n\f\n{READ}\n[huruf]"
    assert [r.arguments["pages"] for r in findings("DOK002", text)] == ["1"]
    assert [r.arguments["pages"] for r in findings("DOK004", text)] == ["2"]


def test_tables_with_figures_but_unknown_columns() -> None:
    unknown = "| A | B | C |\n|---|---|---|\n| x | 12 | 14 |\n| y | 15 | 16 |"
    assert len(findings("DOK003", unknown)) == 1
    assert findings("DOK003", "| A | B | C |\n|---|---|---|\n| x | 12 | 14 |") == []


@pytest.mark.parametrize(("pages", "text"), [([], ""), ([4], "4"), ([1, 2, 3, 7], "1–3, 7")])
def test_pages_are_told_as_spans(pages: list[int], text: str) -> None:
    assert spans(pages) == text
