"""What is kept between runs: exact, bounded, and never trusted."""
from __future__ import annotations

import json
import os
import time
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from lakip_lint import cache as caching
from lakip_lint import check, load_rules
from lakip_lint.cache import Cache, user_cache
from lakip_lint.document.model import Document, Table
from lakip_lint.document.plain import document_from_text
from lakip_lint.document.stored import from_bytes, to_bytes
from lakip_lint.engine import Options, _shipped_rules, check_file, read
from lakip_lint.reports.formats import BINARY, FORMATS
from lakip_lint.reports.formats import render as render_as
from lakip_lint.reports.json import render
from lakip_lint.rules.model import Severity

FIXTURES = Path(__file__).parents[1] / "fixtures"
SMALL = FIXTURES / "tahun-ukuran.pdf"
TEXT = """\
LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian kinerja tahun 2031
| Indikator | Target | Realisasi |
|---|---|---|
| Luas taman terawat ≥ | 80,00 | 84,00 |

Taman kota dirawat. Pohon ditanam.
"""


def document(name: str, size: int = 0) -> Document:
    """A small document; its content is told by its name."""
    return replace(document_from_text(TEXT), sha256=name, metadata={"\ud83c": os.urandom(size).hex()})


@pytest.mark.parametrize("name", ["kecamatan-browser.pdf", "kecamatan-word.docx", "tahun-ukuran.pdf"])
def test_a_document_comes_back_exactly(name: str) -> None:
    before = read(FIXTURES / name)
    assert before.tables
    assert from_bytes(to_bytes(before)) == before
    assert to_bytes(from_bytes(to_bytes(before))) == to_bytes(before)


def test_what_is_one_object_is_one_object_again() -> None:
    before = read(FIXTURES / "kecamatan-word.docx")
    after = from_bytes(to_bytes(before))
    assert _shared(after.tables) == _shared(before.tables)
    assert len(set(_shared(before.tables))) > 1
    assert [t.header_paths for t in after.tables] == [t.header_paths for t in before.tables]
    headings = {id(block) for block in after.headings}
    assert all(id(p.heading) in headings for p in after.paragraphs if p.heading)


def _shared(tables: tuple[Table, ...]) -> list[int]:
    """For each slot of each table, in which slot its cell first stands."""
    shared: list[int] = []
    for table in tables:
        cells = [id(cell) for row in table.rows for cell in row]
        shared += [cells.index(cell) for cell in cells]
    return shared


@pytest.mark.parametrize(
    "data",
    [b"", b"\x80\x04N.", zlib.compress(b"[]"), zlib.compress(b"{}"), zlib.compress(b"[[0,1]]"), zlib.compress(b"[" * 100_000),
     zlib.compress(json.dumps([[0, 1, 2, 3, 4]]).encode()), zlib.compress(json.dumps([[99]]).encode()), to_bytes(document("a"))[:-9]],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a stored document"):
        from_bytes(data)


def test_a_second_check_does_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(tmp_path / "cache")
    first = check(SMALL, cache=kept, select=["CAP"])
    monkeypatch.setattr("lakip_lint.document.pdf.read_pdf", None)
    assert render(check(SMALL, cache=kept, select=["CAP"])) == render(first)
    copy = tmp_path / "salinan.pdf"
    copy.write_bytes(SMALL.read_bytes())
    (again,) = check(copy, cache=kept, select=["CAP"]).documents
    assert (again.path, again.findings) == (str(copy), first.documents[0].findings)
    copy.write_bytes(SMALL.read_bytes() + b"\n")
    with pytest.raises(TypeError):
        check(copy, cache=kept, select=["CAP"])


def test_workers_share_a_cache(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "cache")
    files = []
    for name in ("a.pdf", "b.pdf"):
        files.append(tmp_path / name)
        files[-1].write_bytes(SMALL.read_bytes())
    assert len(check(files, cache=kept, workers=2, select=["CAP"]).documents) == 2
    assert sorted(file.suffix for file in kept.folder.iterdir()) == [".document", ".report"]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "pdf"])  # a Word file has no copy as PDF
def test_a_known_report_is_told_the_same_in_every_format(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(tmp_path)
    wrong = FIXTURES / "kecamatan-word.docx"
    first = check(wrong, cache=kept)
    monkeypatch.setattr("lakip_lint.engine.check_document", None)
    again = check(wrong, cache=kept)
    assert again == first
    contents = [render_as(form, report, "id", pictures=False) for report in (first, again)]
    assert contents[0] == contents[1] or form in BINARY  # those tell the time


def test_a_report_depends_on_rules_and_options(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    rules = load_rules()
    chosen = Options(select=("CAP",))
    report = check_file(SMALL, rules, chosen, cache=kept)
    digest = report.sha256
    assert kept.get_report(SMALL, digest, chosen.circumstances(rules)) == report
    milder = replace(rules, rules=tuple(replace(rule, severity=Severity.NOTE) for rule in rules.rules))
    for others in (
        Options().circumstances(rules), Options(2020, ("CAP",)).circumstances(rules), chosen.circumstances(milder),
        chosen.circumstances(replace(rules, version="x")),
    ):
        assert kept.get_report(SMALL, digest, others) is None


def test_a_damaged_report_is_made_again(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    first = check(SMALL, cache=kept, select=["CAP"])
    for file in tmp_path.iterdir():
        file.write_bytes(b"{}" if file.suffix == ".rules" else to_bytes(document("aa")))
    _shipped_rules.cache_clear()
    assert check(SMALL, cache=kept, select=["CAP"]) == first


def test_another_reader_does_not_see_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(tmp_path)
    kept.put(document("aa"))
    assert kept.get(Path("x.pdf"), "aa") == replace(_only(kept), path="x.pdf")
    monkeypatch.setattr(caching, "reader_version", lambda: "other")
    assert kept.get(Path("x.pdf"), "aa") is None


def test_what_a_recognizer_read_is_kept_under_its_name(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.put(document("aa"), "rapidocr 3.10.0")
    assert kept.get(Path("x.pdf"), "aa", "rapidocr 3.10.0")
    assert kept.get(Path("x.pdf"), "aa") is None
    assert kept.get(Path("x.pdf"), "aa", "rapidocr 3.11.0") is None


def _only(kept: Cache) -> Document:
    (file,) = kept.folder.iterdir()
    return from_bytes(file.read_bytes())


def test_a_damaged_or_foreign_file_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.put(document("aa"))
    (file,) = tmp_path.iterdir()
    file.rename(file.with_name(file.name.replace("aa-", "bb-")))
    assert kept.get(Path("x.pdf"), "bb") is None
    kept.put(document("aa"))
    file.write_bytes(file.read_bytes()[:-20])
    assert kept.get(Path("x.pdf"), "aa") is None


def test_the_oldest_goes_where_there_is_too_much(tmp_path: Path) -> None:
    kept = Cache(tmp_path, megabytes=1)
    names = ["a", "b", "c"]
    for age, name in zip((300, 200, 100), names, strict=True):
        kept.put(document(name, 250_000))
        (file,) = tmp_path.glob(f"{name}-*")
        os.utime(file, (time.time() - age,) * 2)
    unfinished = tmp_path / "x.part"
    unfinished.write_bytes(b"")
    os.utime(unfinished, (0, 0))
    assert kept.get(Path("a.pdf"), "a")  # used now: b is the oldest
    kept.put(document("d", 250_000))
    assert [name for name in ("a", "b", "c", "d") if kept.get(Path("x"), name)] == ["a", "d"]
    assert not unfinished.exists()


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    report = check(SMALL, cache=Cache(tmp_path / "cache"), select=["CAP"], ruleset=load_rules())
    assert report.documents


def test_the_folder_is_that_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache() == Cache(tmp_path / "lakip-lint")
    user_cache().put(document("aa"))  # type: ignore[union-attr]
    assert (tmp_path / "lakip-lint").stat().st_mode & 0o077 == 0


def test_the_command_line_keeps_unless_told_not_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from lakip_lint.cli import main

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    words = ["check", str(SMALL), "--format", "json", "--select", "CAP"]
    first = main([*words, "--no-cache"])
    assert not [*tmp_path.rglob("*.report"), *tmp_path.rglob("*.document")]
    shown = capsys.readouterr().out
    assert main(words) == first
    assert len([*tmp_path.rglob("*.report"), *tmp_path.rglob("*.document")]) == 2
    assert main(words) == first
    assert capsys.readouterr().out == shown * 2
