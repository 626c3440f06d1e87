"""A report gives the same figures and findings as Word file and as PDF, and none of its places is told by a page."""
from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema
import pytest

import lakip_lint
from lakip_lint.checks.language import in_language
from lakip_lint.cli import main
from lakip_lint.document.model import Document
from lakip_lint.engine import check_document, load_rules, read
from lakip_lint.facts import understand
from lakip_lint.facts.understanding import Understanding
from lakip_lint.reports.report import DocumentReport
from tests.document.word import para, row, table, write_docx

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "fixtures" / "kecamatan-word"
SEED = ROOT.parent / "shared" / "seed" / "air-putih-2023"
PAIRS = [
    FIXTURE,
    pytest.param(SEED, marks=pytest.mark.skipif(not SEED.with_suffix(".docx").exists(), reason="needs the shared report")),
]
ABOUT_PAGES = ("STR007", "DOK001", "DOK002", "DOK003", "DOK004", "DOK005")


@cache
def document(path: Path) -> Document:
    return read(path)


@cache
def understood(path: Path) -> Understanding:
    return understand(document(path), load_rules().knowledge)


@cache
def checked(path: Path) -> DocumentReport:
    return check_document(document(path), load_rules())


def squeezed(text: str) -> str:
    """Without white space: only the PDF breaks numbers in narrow cells."""
    return "".join(text.split())


def facts(path: Path) -> Counter[tuple[object, ...]]:
    return Counter(
        (f.subject.name, f.subject.kind, f.measure, f.year, f.scope, f.entity, f.source, squeezed(f.figure.raw))
        for f in understood(path).ledger
    )


def findings(path: Path) -> Counter[tuple[object, ...]]:
    return Counter(
        (f.rule, f.severity, squeezed(f.locations[0].text), f.expected, f.section, f.table)
        for f in checked(path).findings if f.rule not in ABOUT_PAGES
    )


@pytest.mark.parametrize("report", PAIRS)
def test_pdf_and_word_file_say_the_same(report: Path) -> None:
    pdf, word = report.with_suffix(".pdf"), report.with_suffix(".docx")
    assert facts(word) == facts(pdf)
    assert findings(word) == findings(pdf)
    assert [t.width for t in document(word).tables] == [t.width for t in document(pdf).tables]


@pytest.mark.parametrize("report", PAIRS)
def test_pdf_and_word_file_have_the_same_outline(report: Path) -> None:
    pdf, word = (document(report.with_suffix(suffix)) for suffix in (".pdf", ".docx"))
    assert [(h.number, h.title, h.level) for h in word.headings] == [(h.number, h.title, h.level) for h in pdf.headings]
    tables = [[(c.number, squeezed(c.title)) for c in d.captions if c.of == "tabel"] for d in (word, pdf)]
    assert tables[0] == tables[1]
    contents = [[(e.number, e.title, e.page) for e in d.contents] for d in (word, pdf)]
    assert contents[0] == contents[1]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The report with one budget and one index changed in the tables."""
    path = tmp_path / "laporan.docx"
    with zipfile.ZipFile(FIXTURE.with_suffix(".docx")) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name == "word/document.xml":
                data, changed = re.subn(r"(<w:t[^>]*>)102,71%", r"\g<1>120,71%", data, count=1)
                assert changed == 1
            new.writestr(name, data)
    return path


def test_a_fault_is_told_by_its_table_and_heading(faulty: Path) -> None:
    report = checked(faulty)
    assert report.pages == report.coverage.pages == 0
    assert report.printed_pages == {}
    wrong = [f for f in report.findings if f.locations[0].text == "120,71%"]
    assert wrong
    assert all(f.table.startswith("Tabel 3.") and f.section.startswith("BAB III") for f in wrong)
    places = [item for f in report.findings for item in f.locations]
    assert all(item.place is None for item in places)
    assert any(in_language(item.note, "id").startswith("Tabel 3.") for f in wrong for item in f.locations[1:])


@pytest.mark.parametrize(("language", "words"), [("id", "berkas Word: halaman tidak diketahui"), ("en", "pages not known")])
def test_the_console_names_no_page(faulty: Path, capsys: pytest.CaptureFixture[str], language: str, words: str) -> None:
    assert main(["check", str(faulty), "--lang", language]) == 1
    shown = capsys.readouterr().out
    assert words in " ".join(shown.split())
    assert not re.search(r"\b(?:hal|p)\. ?\d", shown)
    assert "Tabel 3." in shown


def test_json_has_no_page_and_keeps_its_schema(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(faulty), "--format", "json"])
    content = json.loads(capsys.readouterr().out)
    schema = json.loads((Path(lakip_lint.__file__).parent / "reports" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(content, schema)
    (document,) = content["documents"]
    assert document["pages"] == 0
    locations = [place for finding in document["findings"] for place in finding["locations"]]
    assert locations
    assert all(place["page"] is place["bbox"] is None for place in locations)
    assert [t["page"] for t in document["troubles"]] == [None] * len(document["troubles"])


def test_facts_are_listed_by_table(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", str(faulty)]) == 0
    shown = capsys.readouterr().out
    assert "120,71" in shown
    assert "hal." not in shown
    assert main(["facts", str(faulty), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert {row["page"] for row in content["facts"]} == {table["page"] for table in content["tables"]} == {None}


def test_a_folder_holds_pdf_and_word_files(tmp_path: Path) -> None:
    body = para("LAPORAN KINERJA KECAMATAN REKAAN TAHUN 2023") + table(
        row("Indikator", "Target", "Realisasi", "Capaian"), row("Luas taman terawat", "80,00", "84,00", "150,00"),
    )
    for name in ("b.docx", "a/c.DOCX", "~$b.docx", ".d.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write_docx(tmp_path / name, body)
    (tmp_path / "catatan.txt").write_text("bukan laporan")
    report = lakip_lint.check(tmp_path)
    assert [Path(d.path).name for d in report.documents] == ["c.DOCX", "b.docx"]
    assert not report.unread
    assert all(d.findings for d in report.documents)


def test_a_word_file_with_another_suffix_is_still_one(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "laporan.pdf", para("Isi laporan."))
    assert read(path).metadata["format"] == "docx"


def test_what_could_not_be_read_is_told_by_heading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = '<w:r><w:object><o:OLEObject/></w:object></w:r>'
    body = (
        para("BAB III AKUNTABILITAS KINERJA", bold=True) + para("Rincian anggaran:", xml=picture)
        + table(row("Indikator", "Target", "Realisasi", "Capaian"), row("Luas taman terawat", "80,00", "84,00", "105,00"))
    )
    main(["check", str(write_docx(tmp_path / "laporan.docx", body))])
    shown = " ".join(capsys.readouterr().out.split())
    assert "Gambar besar atau objek sisipan di: BAB III AKUNTABILITAS KINERJA. Angka di dalamnya tidak diperiksa." in shown
