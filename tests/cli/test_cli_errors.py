"""Bad input and bad usage: one clear line on standard error, exit code 2, never a traceback."""
from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_lint.checks import registry
from lakip_lint.checks.relation import Relation
from lakip_lint.errors import EmptyFile
from tests.program import Run

BROKEN = Path(__file__).parents[2] / "fixtures" / "rusak"


def refused(result: tuple[int, str, str], *words: str) -> str:
    """The one line on standard error of a run that was refused."""
    code, out, err = result
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    for word in words:
        assert word in err
    return err


@pytest.fixture
def bad_files(tmp_path: Path, report_file: Path) -> dict[str, Path]:
    contents = {
        "kosong.pdf": b"",
        "bukan.pdf": b"MZ\x90\x00 bukan laporan",
        "terpotong.pdf": report_file.read_bytes()[:300],
        "laporan.docx": b"PK\x03\x04",
        "laporan.txt": b"LAPORAN KINERJA",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in contents} | {"tidak-ada.pdf": tmp_path / "tidak-ada.pdf"}


@pytest.mark.parametrize("name", ["kosong.pdf", "bukan.pdf", "terpotong.pdf", "laporan.docx", "laporan.txt", "tidak-ada.pdf"])
@pytest.mark.parametrize("command", ["check", "facts"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_unreadable_files(run: Run, bad_files: dict[str, Path], name: str, command: str, language: str) -> None:
    refused(run(command, bad_files[name], "--lang", language), name)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", sorted(BROKEN.iterdir()), ids=lambda p: p.stem)
def test_broken_fixtures(run: Run, path: Path, language: str) -> None:
    refused(run("check", path, "--lang", language), path.name)


def test_the_remedy_for_a_word_file_is_named(run: Run, bad_files: dict[str, Path]) -> None:
    refused(run("check", bad_files["laporan.docx"]), "simpan ulang di Word")
    refused(run("check", bad_files["laporan.docx"], "--lang", "en"), "Open it in Word and save it again")


def test_a_folder_without_reports(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    refused(run("check", tmp_path / "kosong"), "tidak ada berkas PDF")


def test_the_other_files_are_still_checked(run: Run, bad_files: dict[str, Path], report_file: Path) -> None:
    code, out, err = run("check", bad_files["kosong.pdf"], report_file, bad_files["tidak-ada.pdf"], "--format", "json")
    content = json.loads(out)
    assert code == 2
    assert [d["path"] for d in content["documents"]] == [str(report_file)]
    assert [Path(u["path"]).name for u in content["unread"]] == ["kosong.pdf", "tidak-ada.pdf"]
    assert len(err.splitlines()) == 2


def test_a_file_of_which_nothing_is_understood_is_not_fine(run: Run, tmp_path: Path, small_pdf: Callable[..., bytes]) -> None:
    path = tmp_path / "cerita.pdf"
    path.write_bytes(small_pdf(["Pada suatu hari seekor kancil berjalan di tepi sungai."], []))
    code, out, err = run("check", path, "--fail-on", "never")
    assert code == 2
    assert "BELUM DIPERIKSA" in out
    assert "belum diperiksa" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], ["FILE|FOLDER", "belum disebut"]),
        (["check", "x.pdf", "--format", "yson"], ["--format", "console, json"]),
        (["check", "x.pdf", "--fail-on", "fatal"], ["--fail-on", "error, warning, note, never"]),
        (["check", "x.pdf", "--yaer", "2031"], ["--yaer", "--year"]),
        (["check", "x.pdf", "--year", "31"], ["--year"]),
        (["chek", "x.pdf"], ["chek", "check"]),
        (["rule"], ["CODE", "belum disebut"]),
        (["facts", "x.pdf", "--page", "0"], ["--page"]),
        (["check", "x.pdf", "--lang", "fr"], ["--lang", "id, en"]),
    ],
)
def test_usage_errors_name_the_fault_and_where_help_is(run: Run, arguments: list[str], words: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    message, hint = err.splitlines()
    assert all(word in message for word in words)
    assert "--help" in hint


def test_usage_errors_in_english(run: Run) -> None:
    assert "Missing argument" in run("check", "--lang", "en")[2]


def test_no_command_shows_the_help(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "Pemakaian: lakip-lint" in err


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused_with_a_suggestion(run: Run, report_file: Path, option: str) -> None:
    refused(run("check", report_file, option, "CAP01"), "CAP01", "CAP001")
    refused(run("check", report_file, option, "capaian-salah-itung"), "capaian-salah-hitung")
    refused(run("check", report_file, option, "zzz"), "zzz", "lakip-lint rules")
    refused(run("rule", "CAP01"), "CAP001")


def test_selecting_nothing_is_refused(run: Run, report_file: Path) -> None:
    refused(run("check", report_file, "--select", "CAP001", "--ignore", "CAP"), "--select")


def test_a_broken_rule_file_is_named_with_its_line(run: Run, report_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.yaml"
    broken.write_text("adjust: CAP001\nseverity: gawat\n", encoding="utf-8")
    for command in (["check", report_file], ["rules"], ["rule", "CAP001"], ["facts", report_file]):
        refused(run(*command, "--rules", broken), "rusak.yaml:2")
    refused(run("rules", "--rules", tmp_path / "tidak-ada"), "tidak-ada")


def test_outputs_that_cannot_work_are_refused_before_any_work(run: Run, report_file: Path, tmp_path: Path) -> None:
    before = report_file.read_bytes()
    for target in (tmp_path / "tidak-ada" / "x.json", tmp_path, report_file):
        refused(run("check", report_file, "--output", target), str(target))
    assert report_file.read_bytes() == before


def test_a_failed_write_keeps_the_old_file(
    run: Run, report_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "hasil" / "hasil.json"
    target.parent.mkdir()
    target.write_text("lama", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lakip_lint.output.os.fsync", full)
    refused(run("check", report_file, "--format", "json", "--output", target), "hasil.json", "tempat penyimpanan penuh")
    assert target.read_text(encoding="utf-8") == "lama"
    assert [p.name for p in target.parent.iterdir()] == ["hasil.json"]


@pytest.fixture
def broken_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind of CAP001 yields one relation and then breaks."""
    original = registry.KINDS["ratio"]

    def breaks(understanding: object, rule: object) -> object:
        yield next(iter(original(understanding, rule)))  # type: ignore[arg-type]
        raise ZeroDivisionError("pembagi nol")

    monkeypatch.setitem(registry.KINDS, "ratio", breaks)  # type: ignore[arg-type]


@pytest.mark.usefixtures("broken_check")
def test_a_check_that_breaks_loses_only_itself(run: Run, report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAKIP_LINT_STRICT", "0")
    code, out, err = run("check", report_file, "--select", "CAP001,STR", "--format", "json")
    document = json.loads(out)["documents"][0]
    assert code == 2
    assert [f["rule"] for f in document["findings"]][:1] == ["CAP001"]
    assert {"STR"} <= {a["rule"][:3] for a in document["agreed"]}
    assert [t["what"] for t in document["troubles"]] == ["internal"]
    assert "CAP001 (ZeroDivisionError: pembagi nol)" in err
    assert "Kesalahan program: aturan CAP001" in run("check", report_file, "--select", "CAP001")[1]


@pytest.mark.usefixtures("broken_check")
def test_in_tests_a_check_that_breaks_is_raised(run: Run, report_file: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        run("check", report_file, "--select", "CAP001")


def test_a_fault_of_the_program_is_one_line(run: Run, report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> Relation:
        raise RuntimeError("aduh")

    monkeypatch.setenv("LAKIP_LINT_STRICT", "0")
    monkeypatch.setattr("lakip_lint.facts.understand", breaks)
    refused(run("check", report_file), "laporan.pdf", "RuntimeError: aduh")
    refused(run("facts", report_file), "RuntimeError: aduh")


def test_ctrl_c_ends_quietly(run: Run, report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lakip_lint.facts.understand", interrupted)
    code, out, err = run("check", report_file)
    assert (code, out, err.strip()) == (130, "", "lakip-lint: Dihentikan.")


def test_an_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(EmptyFile("kosong", "empty")))
    assert (type(error), error.message) == (EmptyFile, {"id": "kosong", "en": "empty"})
