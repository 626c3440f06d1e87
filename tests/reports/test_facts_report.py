"""The listing of everything that was understood."""
from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

from msgspec.structs import replace

from lakip_lint.facts.fact import Fact, Ledger, Subject
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, Reading
from lakip_lint.reports.console import as_text
from lakip_lint.reports.facts import as_csv, as_json, listing_of, print_facts


def test_rows_say_where_a_figure_stands_and_what_it_says(understanding: Understanding) -> None:
    rows = listing_of(understanding).rows
    assert [(r.subject, r.measure, r.printed, r.value) for r in rows[:3]] == [
        ("Indeks Kepuasan Warga", "target", "80,00", "80.00"),
        ("Indeks Kepuasan Warga", "realisasi", "84,00", "84.00"),
        ("Indeks Kepuasan Warga", "capaian", "150,00", "150.00"),
    ]
    assert (rows[0].page, rows[0].table, rows[0].year) == (1, 1, 2031)
    assert rows[0].title == "Tabel 3.1 Target dan realisasi tahun 2031"


def test_rows_of_one_subject_or_page(understanding: Understanding) -> None:
    assert {r.subject for r in listing_of(understanding, subject="TAMAN").rows} == {"Luas taman terawat"}
    assert len(listing_of(understanding, page=1).rows) == 6
    assert listing_of(understanding, page=2).rows == ()


def test_csv_can_be_read_back(understanding: Understanding) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(listing_of(understanding).rows))))
    assert [r["printed"] for r in rows] == ["80,00", "84,00", "150,00", "12", "9", "75,00"]


def test_no_text_of_a_document_becomes_a_formula(understanding: Understanding) -> None:
    evil = '=HYPERLINK("http://x","y")'
    figure = Figure("-7,20", Decimal("-7.20"))
    fact = Fact(Subject("indikator", evil, evil), "capaian", figure, 2031, None)
    (row,) = csv.DictReader(io.StringIO(as_csv(listing_of(replace(understanding, ledger=Ledger((fact,)))).rows)))
    assert row["subject"] == f"'{evil}"
    assert (row["printed"], row["value"]) == ("-7,20", "-7.20")


def test_json_holds_the_tables_with_their_columns(understanding: Understanding) -> None:
    content = json.loads(as_json(listing_of(understanding)))
    assert content["year"] == 2031
    assert [c["measure"] for c in content["tables"][0]["columns"]] == ["target", "realisasi", "capaian"]
    assert content["facts"][2]["value"] == "150.00"


def test_the_table_shows_what_else_a_figure_could_be(understanding: Understanding) -> None:
    figure = Figure(
        "1.309", Decimal(1309), separators="open", readings=(Reading(Decimal(1309), 0), Reading(Decimal("1.309"), 3))
    )
    fact = Fact(Subject("indikator", "taman", "Taman [b]kota[/b]"), "nrr", figure, 2031, None, certain=False)
    changed = replace(understanding, ledger=Ledger((fact,)))
    shown = as_text(lambda console: print_facts(listing_of(changed), console, "id"))
    assert "Taman [b]kota[/b]" in shown
    assert "2031?" in shown
    assert "?: tahun atau pokoknya tidak tertulis" in shown
    assert "1309 (bisa juga 1,309)" in shown


def test_tables_of_which_nothing_was_understood_are_named(understanding: Understanding) -> None:
    changed = replace(understanding, ledger=Ledger(), tables=(replace(understanding.tables[0], understood=False),))
    shown = as_text(lambda console: print_facts(listing_of(changed), console, "id"))
    assert "Tabel 3.1 Target dan realisasi tahun 2031 (hal. 1): tidak dipahami" in shown
    assert "Tidak ada angka yang cocok" in shown
