"""The reviewer's worksheet, read back by openpyxl."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lakip_lint.reports.csv import FORMULA
from lakip_lint.reports.report import Coverage, DocumentReport, Report, Trouble, Unread
from lakip_lint.reports.texts import TEXTS
from lakip_lint.reports.xlsx import render
from tests.reports.golden import expect
from tests.reports.hostile import poisoned, saying

HEADER = {"Temuan": "No", "Yang cocok": "Hal", "Checklist reviu": "Bagian", "Findings": "No"}


def book_of(report: Report, language: str = "id") -> Workbook:
    return load_workbook(io.BytesIO(render(report, language)))


def dump(book: Workbook) -> str:
    """Every cell that holds something, and what else a reader notices."""
    lines = []
    for sheet in book.worksheets:
        lines.append(f"== {sheet.title} filter={sheet.auto_filter.ref} frozen={sheet.freeze_panes} print={sheet.print_area}")
        lines += [f"choices {v.sqref}: {v.formula1}" for v in sheet.data_validations.dataValidation]
        lines += [f"{c.coordinate} {c.data_type} {c.value!r}" for row in sheet.iter_rows() for c in row if c.value is not None]
    return "\n".join(lines) + "\n"


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The lines under the header as dictionaries."""
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    top = next(i for i, row in enumerate(rows) if row[1] is not None)
    return [dict(zip(map(str, rows[top]), row, strict=True)) for row in rows[top + 1 :]]


def test_snapshot(report: Report) -> None:
    expect("worksheet.txt", dump(book_of(report)))


def test_a_finding_is_a_row_with_room_for_the_reviewer(report: Report) -> None:
    first, second, third = table(book_of(report)["Temuan"])
    assert (first["Tingkat"], first["Halaman PDF"], first["Tertulis"], first["Seharusnya"]) == (
        "✖ SALAH",
        1,
        "150,00",
        "105,00",
    )
    assert first["Tempat"] == "BAB III AKUNTABILITAS KINERJA › 3.1 Capaian Kinerja\nTabel 3.1 Target dan realisasi tahun 2031"
    assert first["Hitungan"] == "84,00 / 80,00 × 100 = 105,00"
    assert (first["Aturan"], first["Dasar"]) == ("CAP001 capaian-salah-hitung", "Peraturan Rekaan 1/2030")
    assert first["Kode pengenal"] == "dfa9700deb74de76"
    assert [second["Halaman tercetak"], third["Tingkat"]] == ["ii", "· CATATAN"]
    for row in (first, second, third):
        assert [row[name] for name in ("Status", "Tanggapan", "Paraf")] == [None, None, None]


def test_the_status_is_chosen_from_a_list(report: Report) -> None:
    sheet = book_of(report)["Temuan"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"diperbaiki,dijelaskan,diterima"'
    assert choice.type == "list"
    cells = str(choice.sqref)
    header = sheet[f"{re.match('[A-Z]+', cells).group()}{sheet.auto_filter.ref[1:].split(':')[0]}"]  # type: ignore[union-attr]
    assert header.value == "Status"


def test_what_agreed_has_a_sheet(report: Report) -> None:
    (row,) = table(book_of(report)["Yang cocok"])
    assert row == {
        "Hal": "Capaian kinerja",
        "Aturan": "CAP001 capaian-salah-hitung",
        "Halaman": "hal. 1",
        "Apa": "Luas taman terawat",
        "Tertulis": "75,00",
        "Hitungan atau pembanding": "9 / 12 × 100 = 75,00",
    }


def test_the_checklist_is_filled_in_with_evidence_and_left_to_the_reviewer(report: Report) -> None:
    rows = table(book_of(report)["Checklist reviu"])
    assert len(rows) == 23
    assert {row["Jawaban pereviu"] for row in rows} == {None}
    capaian = next(row for row in rows if "capaian kinerja secara memadai" in str(row["Pertanyaan"]))
    assert capaian["Menurut program"] == "Ada temuan: 1 salah, 0 ragu, 0 catatan; 1 dari 2 cocok"
    assert "SALAH hal. 1: Capaian Indeks Kepuasan Warga 2031 tertulis 150,00, hasil hitung 105,00. [CAP001]" in str(
        capaian["Bukti"]
    )
    smart = next(row for row in rows if "SMART" in str(row["Pertanyaan"]))
    assert smart["Menurut program"] == "Tidak dapat dijawab program"


def test_the_sheet_says_what_was_checked_and_what_is_not_known(report: Report) -> None:
    words = [str(c.value) for c in book_of(report)["Temuan"]["A"] if isinstance(c.value, str)]
    assert any("Dinas Pertamanan Kota Rekaan, tahun 2031" in w for w in words)
    assert any(w.startswith("1 salah, 1 ragu, 1 catatan. Diperiksa: 6 dari 6 angka") for w in words)
    assert any("Halaman tanpa teks" in w for w in words)
    assert TEXTS["disclaimer"]["id"] in words


def test_several_documents_get_a_column_for_the_file(document_report: DocumentReport) -> None:
    unread = Unread("x.pdf", {"id": "x.pdf: berkas rusak", "en": "x.pdf: broken"})
    book = book_of(Report("1", "2", (document_report, replace(document_report, path="lain.pdf")), (unread,)))
    assert [row["Berkas"] for row in table(book["Temuan"])] == ["contoh.pdf"] * 3 + ["lain.pdf"] * 3
    assert len(table(book["Checklist reviu"])) == 46
    assert "x.pdf: berkas rusak" in [c.value for c in book["Temuan"]["A"]]


def test_a_document_without_findings_or_figures() -> None:
    empty = DocumentReport("kosong.pdf", "0" * 64, 1, "", None, coverage=Coverage(), troubles=(Trouble("internal", None, "X"),))
    book = book_of(Report("1", "2", (empty,)))
    words = [str(c.value) for c in book["Temuan"]["A"]]
    assert any("BELUM DIPERIKSA" in w for w in words)
    assert any("Kesalahan program" in w for w in words)
    assert {row["Menurut program"] for row in table(book["Checklist reviu"])} == {
        "Tidak dapat dijawab program",
        "Tidak ada yang dapat diperiksa",
    }


def test_english(report: Report) -> None:
    book = book_of(report, "en")
    assert book.sheetnames == ["Findings", "What agreed", "Review checklist"]
    assert table(book["Findings"])[0]["Severity"] == "✖ ERROR"


@pytest.mark.parametrize(
    "evil", ["=1+1", '=HYPERLINK("http://x","y")', "+1", "-7,20", "@SUM(A1)", "#N/A", "#REF!", "=cmd|' /C calc'!A0"]
)
def test_no_text_of_a_document_is_a_formula(report: Report, evil: str) -> None:
    (document,) = report.documents
    finding = saying(document.findings[0], evil)
    relations = tuple(replace(r, printed=evil, calculation=evil, arguments={"subject": evil}) for r in document.relations)
    changed = Report("1", "2", (replace(document, path=evil, entity=evil, findings=(finding,), relations=relations),) * 2)
    content = render(changed, "id")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 3
    assert not [xml for xml in sheets if re.search(r"<f[ >]|t=\"(e|str)\"", xml)]
    sheet = load_workbook(io.BytesIO(content))["Temuan"]
    cells = [c for row in sheet.iter_rows() for c in row if c.value == evil]
    assert len(cells) >= 5
    assert {c.quotePrefix for c in cells} == {evil[0] in "=+-@"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u200e=", "\ufeff="])
def test_no_cell_begins_like_a_formula_without_its_mark(report: Report, start: str) -> None:
    """A mark keeps text that looks like a formula text when it is edited; blanks and control characters hide nothing."""
    evil = f"{start}SUM(1)"
    finding = saying(report.documents[0].findings[0], evil)
    (first, *_) = report.documents
    relations = tuple(replace(r, printed=evil, calculation=evil, arguments={"subject": evil}) for r in first.relations)
    document = replace(first, path=evil, entity=evil, findings=(finding,), relations=relations)
    book = load_workbook(io.BytesIO(render(Report("1", "2", (document,) * 2), "id")))
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if isinstance(c.value, str)]
    assert {c.data_type for c in cells} == {"s"}
    assert len([c for c in cells if c.value.endswith("SUM(1)")]) >= 5
    assert all(c.quotePrefix for c in cells if c.value.lstrip().startswith(FORMULA))


def test_hostile_text_is_text(document_report: DocumentReport) -> None:
    book = book_of(Report("1", "2", (poisoned(document_report),)))
    (row,) = table(book["Temuan"])
    assert "<script>alert(1)</script>" in str(row["Temuan"])
    assert not re.search("[\x00-\x08\x1b\ufffe]", str(row["Temuan"]))


def test_a_very_long_cell_is_cut(document_report: DocumentReport) -> None:
    finding = replace(document_report.findings[0], calculation="1 + " * 20_000 + "1")
    (row,) = table(book_of(Report("1", "2", (replace(document_report, findings=(finding,)),)))["Temuan"])
    assert len(str(row["Hitungan"])) == 32_767
