"""Copies with notes: `--output pdf=...` and `--output docx=...`, of one report or of many."""
from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from lakip_lint.cli import main
from tests.document.word import para, write_docx
from tests.program import Run

FIRST = ("--select", "CAP001")


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    claim = "Anggaran tahun 2031 sebesar Rp 1.200.000 terserap Rp 900.000 atau 85,00 persen."
    return write_docx(tmp_path / "naskah.docx", para("LAPORAN KINERJA DINAS REKAAN TAHUN 2031") + para(claim))


def test_one_report_to_one_file(run: Run, report_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "catatan.pdf"
    assert run("check", report_file, *FIRST, "--output", f"pdf={target}") == (1, "", "")
    assert len(PdfReader(target).pages) == 2


def test_a_copy_can_go_to_standard_output(report_file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["check", str(report_file), *FIRST, "--format", "pdf"]) == 1
    assert len(PdfReader(io.BytesIO(capfdbinary.readouterr().out)).pages) == 2


def test_a_word_file_gets_comments(run: Run, word_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "catatan.docx"
    assert run("check", word_file, "--select", "ANG010", "--lang", "en", "--output", f"docx={target}") == (1, "", "")
    summary, comment, *others = docx.Document(str(target)).comments
    assert [note.text.splitlines()[0] for note in others] == ["Finding 1: ERROR (ANG010)"] * 2
    assert "source data are true" in summary.text
    assert comment.text.startswith("Finding 1: ERROR (ANG010)")


def test_many_reports_go_to_a_folder_like_theirs(run: Run, report_file: Path, word_file: Path, tmp_path: Path) -> None:
    for name in ("masuk/a/lkjip.pdf", "masuk/b/lkjip.pdf", "masuk/c.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(report_file, tmp_path / name)
    shutil.copy(word_file, tmp_path / "masuk" / "c.docx")
    out = tmp_path / "hasil"
    options = ("--select", "CAP001,ANG010", "--output", f"pdf={out}/", "--output", f"docx={out}/")
    assert run("check", tmp_path / "masuk", *options) == (1, "", "")
    found = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert found == ["a/lkjip-temuan.pdf", "b/lkjip-temuan.pdf", "c-temuan.docx", "c-temuan.pdf"]
    assert run("check", tmp_path / "masuk", *options)[0] == 1


def test_reports_of_another_kind_are_told(run: Run, report_file: Path, word_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "catatan.pdf"
    code, out, err = run("check", report_file, word_file, "--select", "CAP001,ANG010", "--output", f"pdf={target}")
    assert (code, out) == (2, "")
    assert "naskah.docx: bukan PDF" in err
    assert target.exists()


@pytest.mark.parametrize(("form", "word"), [("pdf", "bukan PDF"), ("docx", "bukan .docx")])
def test_the_wrong_form_is_refused_before_any_work(
    run: Run, report_file: Path, word_file: Path, tmp_path: Path, form: str, word: str
) -> None:
    source = word_file if form == "pdf" else report_file
    code, out, err = run("check", source, "--output", f"{form}={tmp_path}/x.{form}")
    assert (code, out) == (2, "")
    assert word in err
    assert err.count("\n") == 1


def test_several_reports_need_a_folder(run: Run, report_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "dua.pdf"
    shutil.copy(report_file, other)
    code, out, err = run("check", report_file, other, "--output", f"pdf={tmp_path}/x.pdf")
    assert (code, out) == (2, "")
    assert "--output pdf=FOLDER/" in err
    assert "layar" in run("check", report_file, other, "--format", "pdf")[2]


def test_the_original_is_never_written_over(run: Run, report_file: Path, tmp_path: Path) -> None:
    before = report_file.read_bytes()
    for target in (report_file, report_file.parent / "." / report_file.name):
        assert run("check", report_file, "--output", f"pdf={target}")[0] == 2
    assert run("check", tmp_path, "--output", f"pdf={report_file}")[0] == 2
    assert report_file.read_bytes() == before


@pytest.mark.parametrize("target", ["x.pdf", "hasil/", "masuk/"])
def test_no_copy_goes_into_a_folder_that_is_checked(run: Run, report_file: Path, target: str) -> None:
    code, _, err = run("check", report_file.parent, "--output", f"pdf={report_file.parent}/{target}")
    assert code == 2
    assert "ikut diperiksa" in err
    assert [path.name for path in report_file.parent.iterdir()] == [report_file.name]


def test_a_folder_that_cannot_be_made_is_told(run: Run, report_file: Path, tmp_path: Path) -> None:
    assert run("check", report_file, "--output", f"pdf={tmp_path}/tidak/ada/")[0] == 2
    assert run("check", report_file, "--output", f"pdf={report_file}/")[0] == 2


def test_a_file_that_cannot_be_read_has_no_copy(run: Run, report_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.4\nrusak")
    code, out, err = run("check", report_file, broken, *FIRST, "--output", f"pdf={tmp_path}/hasil/")
    assert (code, out) == (2, "")
    assert "rusak.pdf: berkas PDF rusak" in err
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["laporan-temuan.pdf"]
