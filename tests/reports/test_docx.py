"""The copy of a Word file with comments: each on its figure, the summary first, everything else as it was."""
from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from lakip_lint import check
from lakip_lint.errors import OutputError
from lakip_lint.reports.formats import render
from lakip_lint.reports.report import DocumentReport, Report
from tests.document.word import cell, para, row, run, table, write_docx

SEED = Path("../shared/seed/air-putih-2023.docx")
OFFICE = shutil.which("soffice")


def commented(content: bytes) -> list[tuple[str, list[str]]]:
    """What each comment lies on, and its paragraphs; in the order of the comments."""
    book = docx.Document(io.BytesIO(content))
    open_: dict[str, str] = {}
    closed: dict[str, str] = {}
    for element in book.element.iter():
        number = element.get(qn("w:id"), "")
        if element.tag == qn("w:commentRangeStart"):
            open_[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            closed[number] = open_.pop(number)
        elif element.tag == qn("w:t"):
            open_ = {key: text + (element.text or "") for key, text in open_.items()}
    assert not open_
    references = [e.get(qn("w:id")) for e in book.element.iter(qn("w:commentReference"))]
    comments = [c for c in book.comments if c.author == "lakip-lint"]
    assert sorted(references) == sorted(str(c.comment_id) for c in book.comments)
    return [(closed[str(c.comment_id)], [p.text for p in c.paragraphs]) for c in comments]


def as_bytes(report: Report, language: str = "id") -> bytes:
    content = render("docx", report, language)  # type: ignore[arg-type]
    assert isinstance(content, bytes)
    return content


def at_others(note: list[str]) -> bool:
    """Whether a comment stands at a figure that others were compared with or computed from."""
    return any(line.startswith("yang diragukan: ") for line in note)


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    """One wrong percentage in a table; its figure is broken over runs, with a tab and other words around it."""
    wrong = "<w:p>" + run("15", "<w:b/>") + run("0,00") + "</w:p>"
    rows = table(
        row("No", "Indikator", "Target", "Realisasi", "Capaian"),
        row("1", "Luas taman terawat", "80,00", "84,00", cell(wrong)),
        row("2", "Jumlah pohon ditanam", "120", "90", "75,00"),
        widths=(700, 4000, 1500, 1500, 1500),
    )
    body = (
        para("LAPORAN KINERJA") + para("DINAS PERTAMANAN KOTA REKAAN TAHUN 2031") + para("BAB III AKUNTABILITAS KINERJA", style="Heading1")
        + para("Tabel 3.1 Capaian kinerja tahun 2031") + rows
        + para("Anggaran tahun 2031 sebesar Rp 1.200.000 terserap Rp 900.000 atau 85,00 persen menurut neraca.")
    )
    return write_docx(tmp_path / "laporan.docx", body)


def test_comments_lie_on_their_figures(report_file: Path) -> None:
    before = report_file.read_bytes()
    report = check(report_file)
    content = as_bytes(report)
    assert content == as_bytes(report)
    assert report_file.read_bytes() == before
    (first, summary), *others = commented(content)
    assert first == "LAPORAN KINERJA"
    assert any("tidak tahu apakah data sumbernya benar" in line for line in summary)
    notes = {note[0].partition("(")[2].rstrip(")"): (on, note) for on, note in others if not at_others(note)}
    on, note = notes["CAP001"]
    assert on == "150,00"
    assert "seharusnya: 105,00" in note
    assert any(line.startswith("hitungan: 84,00 / 80,00") for line in note)
    on, note = notes["ANG010"]
    assert on.startswith("85,00")
    assert len(on) < 16
    placeless = [f for f in report.findings if not report.documents[0].spots[f.fingerprint].places[0]]
    assert all(any(f"({f.rule})" in line for line in summary) for f in placeless)


def test_comments_lie_also_on_the_figures_that_it_was_computed_from(report_file: Path) -> None:
    found = {on: note for on, note in commented(as_bytes(check(report_file, select=["CAP001"])))[1:] if at_others(note)}
    assert sorted(found) == ["80,00", "84,00"]
    for note in found.values():
        assert note[0] == "Temuan 1: SALAH (CAP001)"
        assert note[2] == "yang diragukan: 150,00"


def test_a_figure_of_several_findings_has_one_comment_for_all(tmp_path: Path) -> None:
    """An amount in a wrong percentage and in a wrong sum."""
    rows = table(
        row("Program", "Anggaran (Rp)", "Realisasi (Rp)", "Serapan (%)"),
        row("Program Taman", "200.000.000", "180.000.000", "80,00"),
        row("Program Hutan", "100.000.000", "50.000.000", "50,00"),
        row("Program Danau", "50.000.000", "45.000.000", "90,00"),
        row("Program Sungai", "40.000.000", "30.000.000", "75,00"),
        row("Jumlah", "390.000.000", "335.000.000", "78,21"),
        widths=(3000, 2000, 2000, 2000),
    )
    heading = para("LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031") + para("Tabel 3.1 Realisasi anggaran tahun 2031")
    path = write_docx(tmp_path / "l.docx", heading + rows)
    (note,) = [note for on, note in commented(as_bytes(check(path, select=["ANG"]))) if on == "180.000.000"]
    assert [line.partition(":")[0] for line in note if line.startswith("Temuan")] == ["Temuan 1", "Temuan 2"]


def test_nothing_but_comments_is_added(report_file: Path) -> None:
    old, new = docx.Document(str(report_file)), docx.Document(io.BytesIO(as_bytes(check(report_file), "en")))
    assert [p.text for p in new.paragraphs] == [p.text for p in old.paragraphs]
    cells = [[c.text for c in r.cells] for t in new.tables for r in t.rows]
    assert cells == [[c.text for c in r.cells] for t in old.tables for r in t.rows]
    bold = [r.text for r in new.tables[0].rows[1].cells[4].paragraphs[0].runs if r.bold]
    assert bold == ["15"]


def test_a_figure_inside_of_a_sentence_is_cut_out(tmp_path: Path) -> None:
    """Hidden words, a tab and a line break stand around it in the same run."""
    sentence = (
        run("rahasia 85,00 ", "<w:vanish/>") + "<w:r><w:tab/><w:t xml:space='preserve'>Anggaran tahun 2031 "
        "sebesar Rp 1.200.000 terserap Rp 900.000 atau 85,00 persen</w:t><w:br/><w:t>menurut neraca</w:t></w:r>"
    )
    path = write_docx(tmp_path / "l.docx", para("LAPORAN KINERJA DINAS REKAAN TAHUN 2031") + f"<w:p>{sentence}</w:p>")
    (on,) = [on for on, note in commented(as_bytes(check(path))) if "ANG010" in note[0] and not at_others(note)]
    assert on.startswith("85,00")
    assert "rahasia" not in on
    assert "neraca" not in on


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    for content, words in ((b"%PDF-1.4", "bukan .docx"), (b"PK\x03\x04 rusak", "tidak dapat dibuat dari berkas Word")):
        path.write_bytes(content)
        document = DocumentReport(str(path), hashlib.sha256(content).hexdigest(), 0, "", None)
        with pytest.raises(OutputError, match=words):
            render("docx", Report("9", "0", (document,)), "id")


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared")
def test_a_real_file_has_a_comment_for_each_finding() -> None:
    report = check(SEED)
    (_, summary), *all_others = commented(as_bytes(report))
    others = [(on, note) for on, note in all_others if not at_others(note)]
    assert len(all_others) > len(others)
    assert len(others) + sum(line.startswith("Temuan ") for line in summary) == len(report.findings)
    by_number = {int(note[0].split()[1].rstrip(":")): on for on, note in others}
    for number, finding in enumerate(report.findings, 1):
        text = squeezed(finding.locations[0].text)
        if number in by_number and not finding.rule.startswith("DOK"):
            assert text in squeezed(by_number[number]) or squeezed(by_number[number]) in text, finding


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold().translate(str.maketrans("“”‘’–", "\"\"''-"))


@pytest.mark.skipif(not OFFICE, reason="needs LibreOffice")
def test_libreoffice_opens_the_copy(report_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan.docx"
    copy.write_bytes(as_bytes(check(report_file)))
    assert OFFICE
    words = [OFFICE, f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "odt", "--outdir", tmp_path, copy]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    with ZipFile(tmp_path / "salinan.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<dc:creator>lakip-lint</dc:creator>") == len(commented(copy.read_bytes()))
