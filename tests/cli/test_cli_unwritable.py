"""Outputs that cannot be written: one plain line with the file and a remedy, exit code 2, and the other outputs are still written."""
from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_lint.reports.formats import FORMATS
from tests.document.word import para, write_docx
from tests.program import Run

CLAIM = "Anggaran tahun 2031 sebesar Rp 1.200.000 terserap Rp 900.000 atau 85,00 persen."


@pytest.fixture
def source(request: pytest.FixtureRequest, form: str, tmp_path: Path) -> Path:
    """A report that a copy of the form can be made of, alone in its folder."""
    folder = tmp_path / "masuk"
    folder.mkdir()
    if form == "docx":
        return write_docx(folder / "naskah.docx", para("LAPORAN KINERJA DINAS REKAAN TAHUN 2031") + para(CLAIM))
    made: Path = request.getfixturevalue("report_file")
    return made.rename(folder / made.name)


def missing_folder(source: Path, _: pytest.MonkeyPatch) -> tuple[Path, str]:
    return source.parents[1] / "tiada" / "hasil.out", "Buat folder itu dahulu"


def file_as_folder(source: Path, _: pytest.MonkeyPatch) -> tuple[Path, str]:
    file = source.parents[1] / "berkas"
    file.write_bytes(b"")
    return file / "hasil.out", "Buat folder itu dahulu"


def the_input(source: Path, _: pytest.MonkeyPatch) -> tuple[Path, str]:
    return source, "Pilih nama lain"


def a_link_to_the_input(source: Path, _: pytest.MonkeyPatch) -> tuple[Path, str]:
    link = source.parents[1] / "tautan"
    link.hardlink_to(source)
    return link, "Pilih nama lain"


def links_in_a_circle(source: Path, _: pytest.MonkeyPatch) -> tuple[Path, str]:
    link = source.parents[1] / "lingkaran"
    link.symlink_to(link)
    return link, "Pilih tempat lain"


def too_long_a_name(source: Path, _: pytest.MonkeyPatch) -> tuple[Path, str]:
    return source.parents[1] / ("x" * 300), "Pilih nama yang lebih pendek"


def full_device(_: Path, __: pytest.MonkeyPatch) -> tuple[Path, str]:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    return Path("/dev/full"), "tempat penyimpanan penuh"


def refusing(name: str, number: int, remedy: str) -> Callable[[Path, pytest.MonkeyPatch], tuple[Path, str]]:
    """A disk that does not take the one file (root may write everywhere, so it is played)."""

    def make(source: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
        target = source.parents[1] / "hasil.out"
        import lakip_lint.output

        real = getattr(lakip_lint.output.os, name)

        def fails(first: object, *more: object, **others: object) -> object:
            if target in map(Path, filter(lambda a: isinstance(a, str | Path), more)):
                raise OSError(number, "tidak bisa")
            return real(first, *more, **others)

        monkeypatch.setattr(lakip_lint.output.os, name, fails)
        return target, remedy

    return make


CASES = {
    "missing folder": missing_folder,
    "file as folder": file_as_folder,
    "the input": the_input,
    "a link to the input": a_link_to_the_input,
    "links in a circle": links_in_a_circle,
    "too long a name": too_long_a_name,
    "full device": full_device,
    "no permission": refusing("replace", errno.EACCES, "Tutup berkas itu"),
    "disk full": refusing("replace", errno.ENOSPC, "tempat penyimpanan penuh"),
    "another fault": refusing("replace", errno.EIO, "tidak bisa"),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_an_output_that_cannot_be_written(
    run: Run, source: Path, form: str, tmp_path: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, remedy = CASES[case](source, monkeypatch)
    other, before = tmp_path / "lain.json", source.read_bytes()
    here = {*tmp_path.rglob("*"), other}
    options = ("--select", "CAP001,ANG010", "--no-pictures")
    code, out, err = run("check", source, *options, "--output", f"{form}={target}", "--output", f"json={other}")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1, err
    assert str(target) in err
    assert remedy in err
    assert json.loads(other.read_bytes())["summary"]["error"] == 1
    assert source.read_bytes() == before
    assert set(tmp_path.rglob("*")) == here


@pytest.mark.parametrize(("case", "words"), [("missing folder", "Make that folder first"), ("disk full", "the disk is full")])
def test_in_english(run: Run, report_file: Path, case: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target, _ = CASES[case](report_file, monkeypatch)
    assert words in run("check", report_file, "--lang", "en", "--output", target)[2]


@pytest.mark.parametrize("command", ["facts", "diff", "baseline", "new-rule"])
def test_other_commands_say_the_same(run: Run, report_file: Path, tmp_path: Path, command: str) -> None:
    arguments = {"diff": [report_file, report_file], "new-rule": ["CAP901", "x", "--kind", "ratio"]}.get(command, [report_file])
    code, out, err = run(command, *arguments, "--output", tmp_path / "tiada" / "hasil")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "Buat folder itu dahulu" in err


def test_a_fault_at_one_output_does_not_keep_the_screen_empty(run: Run, report_file: Path, tmp_path: Path) -> None:
    code, out, err = run("check", report_file, "--format", "console", "--output", f"json={tmp_path}/tiada/x")
    assert code == 2
    assert "CAP001" in out
    assert "tiada/x" in err
