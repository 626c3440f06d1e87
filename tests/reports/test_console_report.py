"""What a reader sees: 80 columns, no colour, nothing of a document interpreted."""
from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from rich.console import Console

from lakip_lint.checks.merge import merge
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document
from lakip_lint.reports.console import open_console, print_report, render
from lakip_lint.reports.finding import findings_of
from lakip_lint.reports.outline import Outline
from lakip_lint.reports.report import Coverage, DocumentReport, Report, Trouble, Unread

LONG = "Persentase pelaksanaan tindak lanjut usulan musyawarah perencanaan pembangunan " * 3


def of(*documents: DocumentReport, unread: tuple[Unread, ...] = ()) -> Report:
    return Report("9.9.9", "0", documents, unread)


@pytest.fixture
def with_relation(document: Document, document_report: DocumentReport) -> Callable[[Relation], DocumentReport]:
    def make(relation: Relation) -> DocumentReport:
        return replace(document_report, findings=findings_of(merge([relation]), Outline(document)), relations=(relation,))

    return make


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_line_is_longer_than_80_columns(
    relations: list[Relation], with_relation: Callable[[Relation], DocumentReport], language: str
) -> None:
    arguments = {"subject": LONG, "year": "2031"}
    relation = replace(relations[0], arguments=arguments, calculation=LONG.replace(" ", "+"), expected=LONG)
    report = replace(with_relation(relation), entity=LONG, path=LONG.replace(" ", "/"), conventions={"x": LONG})
    lines = render(of(report), language).splitlines()
    assert max(map(len, lines)) <= 80
    assert any("Persentase" in line for line in lines)


def test_markup_in_a_document_is_text(
    relations: list[Relation], with_relation: Callable[[Relation], DocumentReport]
) -> None:
    evil = "[red]merah[/red] [link=file:///]x[/link] :smile: [/]"
    relation = replace(relations[0], arguments={"subject": evil, "year": "1"}, printed=evil, expected=evil, calculation=evil)
    shown = render(of(replace(with_relation(relation), entity=evil, conventions={"x": evil})))
    assert shown.count("[red]merah[/red] [link=file:///]x[/link] :smile: [/]") >= 4


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x1b]8;;http://x\x07", "\x00", "\x9b2J", "\u202e", "\r"])
def test_control_characters_of_a_document_never_reach_the_terminal(
    relations: list[Relation], with_relation: Callable[[Relation], DocumentReport], evil: str
) -> None:
    text = f"a{evil}b"
    doubted = replace(relations[0].doubted, text=text, note=text)
    relation = replace(
        relations[0], doubted=doubted, others=(doubted, *relations[0].others), printed=text, expected=text, calculation=text,
        arguments={"subject": text, "year": text},
    )
    report = replace(
        with_relation(relation), entity=text, path=text, conventions={text: text}, printed_pages={1: text},
        troubles=(Trouble("internal", None, text),),
    )
    shown = render(of(report, report, unread=(Unread(text, {"id": text, "en": text}),)))
    assert all(c == "\n" or c.isprintable() for c in shown)


def test_a_pipe_gets_no_colour_and_a_terminal_does(report: Report) -> None:
    assert "\x1b" not in render(report)
    colourful = io.StringIO()
    print_report(report, Console(file=colourful, force_terminal=True, width=80, color_system="standard"), "id")
    assert "\x1b[" in colourful.getvalue()


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_that_wants_no_colour_gets_none(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    print_report(report, open_console(screen), "id")
    assert "\x1b[31" not in screen.getvalue()
    assert "1 salah" in screen.getvalue()


def test_severity_is_told_in_words_too(report: Report) -> None:
    shown = render(report)
    assert all(words in shown for words in ("✖ SALAH  CAP001", "! RAGU  ANG002", "· CATATAN  FMT001"))


def test_long_evidence_is_cut_and_counted(
    relations: list[Relation], with_relation: Callable[[Relation], DocumentReport]
) -> None:
    place = relations[0].others[0].place
    many = tuple(Evidence(place, f"{n},5") for n in range(7))
    shown = render(of(with_relation(replace(relations[0], others=many))))
    assert "3,5" in shown
    assert "4,5" not in shown
    assert "dan 3 lagi" in shown


def test_the_printed_page_is_told_where_it_differs(report: Report) -> None:
    shown = render(report)
    assert "CAP001  hal. 1\n" in shown
    assert "ANG002  hal. 2 (tercetak ii)" in shown
    assert "ANG002  p. 2 (printed ii)" in render(report, "en")


def test_nothing_found_is_not_called_right(document_report: DocumentReport) -> None:
    shown = render(of(replace(document_report, findings=())))
    assert "Tidak ditemukan pertentangan." in shown
    assert "Program ini tidak tahu apakah data sumbernya benar." in shown


def test_nothing_understood_is_called_unchecked(document_report: DocumentReport) -> None:
    shown = render(of(replace(document_report, findings=(), coverage=Coverage(pages=3))))
    assert "BELUM DIPERIKSA" in shown
    assert "Tidak ditemukan pertentangan" not in shown


def test_what_was_not_read_is_gathered_by_pages(document_report: DocumentReport) -> None:
    troubles = (
        *(Trouble("page-without-text", page) for page in (5, 3, 4, 9)), Trouble("new-kind", 2), Trouble("internal", None, "X1"),
    )
    shown = render(of(replace(document_report, troubles=troubles)))
    assert "(hasil pindai atau gambar): 3-5, 9." in shown
    assert "Halaman yang tidak terbaca sepenuhnya: 2." in shown
    assert "aturan X1" in shown


def test_several_documents_end_with_their_sum_and_with_what_was_not_read(document_report: DocumentReport) -> None:
    unread = (Unread("rusak.pdf", {"id": "rusak.pdf: rusak", "en": "rusak.pdf: broken"}),)
    shown = render(of(document_report, document_report, unread=unread))
    assert "Seluruhnya 2 laporan: 2 salah, 2 ragu, 2 catatan." in shown
    assert "1 berkas tidak dapat diperiksa:\n  - rusak.pdf: rusak" in shown


def test_what_agreed_is_counted_by_topic(report: Report) -> None:
    assert "Capaian kinerja             1 dari 2 cocok" in render(report)


def test_a_merged_rule_is_told_beside_the_main_one(document: Document, relations: list[Relation]) -> None:
    other = replace(relations[3], doubted=relations[0].doubted, printed="150,00")
    again = replace(relations[0], expected="105,01", calculation="63 × 5 / 3 = 105,01")
    findings = findings_of(merge([relations[0], other, again]), Outline(document))
    shown = render(of(DocumentReport("x", "0", 1, "", None, findings=findings)))
    assert "juga        63 × 5 / 3 = 105,01\n" in shown
    assert "                  FMT001: Angka 150,00 tidak dapat dibaca.\n" in shown
