"""Kind `unread`: what could not be read is told, all places of a kind as one finding."""
from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from lakip_lint.checks.relation import Relation
from lakip_lint.checks.unread import spans, unread
from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import judge
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


TABLE = "| A | B | C |\n|---|---|---|\n| x | 12 | 14 |\n| y | 15 | 16 |"


def told(code: str, text: str, *, paged: bool) -> dict[str, str]:
    """The message about a file with or without pages."""
    rule = rules().find(code)
    assert rule is not None
    document = replace(document_from_text(text), paged=paged)
    return dict(judge(understand(document, rules().knowledge), rules(), select=[code]).findings[0].message)


def test_a_file_without_pages_tells_places_by_table_and_heading() -> None:
    text = f"# 3.1 Capaian Kinerja\nRumusan.\n\nTabel 3.1 Sebaran data\n{TABLE}\n\nPenutup.\n\n{TABLE}"
    message = told("DOK003", text, paged=False)
    assert message["id"].endswith("jadi tidak diperiksa: Sebaran data; Penutup.")
    assert message["en"].endswith("so they were not checked: Sebaran data; Penutup.")
    assert "halaman" not in message["id"]
    assert told("DOK003", text, paged=True)["id"].endswith(": halaman 1")
    assert told("DOK003", text, paged=True)["en"].endswith(": page 1")


def test_of_many_places_without_pages_the_first_are_named() -> None:
    text = "\n\n".join(f"Tabel {n} Data {n}\n{TABLE}" for n in range(1, 9))
    assert told("DOK003", text, paged=False)["id"].endswith("Data 1; Data 2; Data 3; Data 4; Data 5; dan 3 lagi")


def test_pictures_of_a_file_without_pages_are_told_by_the_heading_above() -> None:
    message = told("DOK002", "[gambar]\n\n# 3.1 Capaian Kinerja\nRumusan.\n\n[gambar]", paged=False)
    assert message["id"].endswith(": gambar atau objek di bagian depan; gambar atau objek di 3.1 Capaian Kinerja")
    assert message["en"].endswith(": a picture or object at the front; a picture or object in 3.1 Capaian Kinerja")


@pytest.mark.parametrize(("pages", "text"), [([], ""), ([4], "4"), ([1, 2, 3, 7], "1–3, 7")])
def test_pages_are_told_as_spans(pages: list[int], text: str) -> None:
    assert spans(pages) == text
