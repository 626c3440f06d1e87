"""Files that mean harm, through the command line: each ends in a finding or a clear message, within its limits.

The files are made by benchmarks.hostile. Whatever they ask for, nothing is run, fetched or written.
"""
from __future__ import annotations

import ctypes
import faulthandler
import hashlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec import Struct
from msgspec.structs import replace

import lakip_lint.document.pdf  # noqa: F401  # read before, so that no process has to import it again
from benchmarks.fuzz.running import run
from benchmarks.hostile import HOSTILE
from benchmarks.hostile.case import Case, Ending
from lakip_lint import DocumentReport, check, load_rules, options
from lakip_lint.batch import run_batch
from lakip_lint.cli import main
from lakip_lint.engine import Job, Options
from lakip_lint.limited import LimitedDrawing
from lakip_lint.limits import Limits
from lakip_lint.reports.drawing import Work

FIXTURES = Path(__file__).parents[1] / "fixtures"
unix = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs the alarm of Unix")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs a system that can fork, and bounds the memory of a process")
SAID: dict[Ending, tuple[str, str]] = {
    "damaged": ("Simpan ulang|simpan ulang", "damaged|too large"), "locked": ("kata sandi", "locked with a password"),
    "no-text": ("hasil pindai", "a scan"), "wrong-kind": ("bukan berkas", "not a"), "limit": ("--timeout|--max-memory", "Allow more"),
    "nothing": ("tidak ada angka", "no figure"),
}
"""What stands in the message of each ending, in Indonesian and in English."""


REFUSED = [case for case in HOSTILE.values() if not {"read", "limit"} & {*case.endings}]
CASES = [*((case, "id") for case in HOSTILE.values()), *((case, "en") for case in REFUSED)]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of --timeout is less than half a one: many of these files take all the time that they may."""
    real = options.limits_of

    def limits_of(more: dict[str, Any]) -> dict[str, Any]:
        costs = real(more)
        return {**costs, "limits": replace(costs["limits"], seconds=costs["limits"].seconds * 0.4)}

    monkeypatch.setattr(options, "limits_of", limits_of)


@linux
@pytest.mark.parametrize(("case", "language"), CASES, ids=[ascii(f"{case.name} {language}") for case, language in CASES])
def test_it_ends_as_it_may(case: Case, language: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    limited = "limit" in case.endings
    path = tmp_path / case.name
    path.write_bytes(case.make())
    limits = ("--timeout", "1" if limited else "150", "--max-memory", "1024")
    code = main(["check", str(path), *limits, "--no-cache", "--lang", language])
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    assert not any(sign in out + err for sign in ("\033", "\007", "\u009b", "\u202e"))
    if code == 1:
        assert "read" in case.endings
        assert err == "", "the words of a library are not for users"
        assert "CAP001" in out
        return
    assert code == 2, (code, out, err)
    (message,) = err.splitlines()
    assert path.parent.name in message
    said = [ending for ending in case.endings if ending in SAID and _says(message, SAID[ending][language == "en"])]
    assert said, message
    assert [p.name for p in tmp_path.iterdir()] == [case.name]


def _says(message: str, words: str) -> bool:
    return any(word in message for word in words.split("|"))


# ---- what no alarm can end


class Dying(Struct, frozen=True):
    """Does to its process what the name of the file says."""

    def __call__(self, path: Path, _: Callable[[str, int, int], None] | None = None) -> DocumentReport:
        if path.name == "segv":
            faulthandler.disable()  # pytest's
            ctypes.string_at(0)
        if path.name == "tuli":  # a library that never comes back: no signal is acted upon
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(60)
        if path.name == "dalam":
            deep: list[object] = []
            for _ in range(100_000):
                deep = [deep]
            return DocumentReport(str(path), "", 1, "", None, conventions=deep)  # type: ignore[arg-type]
        return DocumentReport(str(path), str(os.getpid()), 1, "", None)


@linux
def test_one_file_alone_can_neither_crash_nor_stop_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lakip_lint.batch.GRACE", 0.3)
    monkeypatch.delenv("LAKIP_LINT_STRICT")
    files = [Path(name) for name in ("segv", "tuli", "dalam", "a", "b")]
    outcomes = run_batch(files, Dying(), limits=Limits(1), workers=1).results()
    messages = [getattr(outcome, "message", {"en": ""})["en"] for outcome in outcomes]
    assert "SIGSEGV" in messages[0]
    assert "after 1 seconds" in messages[1]
    assert "RecursionError" in messages[2]
    assert messages[3:] == ["", ""]
    first, second = (outcome.sha256 for outcome in outcomes[3:])  # type: ignore[union-attr]
    assert first == second != str(os.getpid()), "a process that is well takes the next file"


@linux
def test_a_fault_of_the_program_is_raised_where_tests_are_strict() -> None:
    def faulty(path: Path, _: object = None) -> DocumentReport:
        raise LookupError(path.name)

    with pytest.raises(LookupError, match="berkas"):
        run_batch([Path("berkas")], faulty, limits=Limits(60))


# ---- not only when checked


@linux
@pytest.mark.parametrize("name", ["bom-bentuk.pdf", "sejuta-garis.pdf"])
def test_what_is_understood_of_a_hostile_file_is_told_within_the_same_limits(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name].make())
    assert main(["facts", str(path), "--timeout", "1", "--max-memory", "1024", "--no-cache", "--lang", "en"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    (message,) = err.splitlines()
    assert any(_says(message, SAID[ending][1]) for ending in HOSTILE[name].endings)


@linux
@pytest.mark.parametrize("command", ["facts", "diff"])
def test_a_crash_inside_a_library_ends_in_a_message(
    command: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> None:
        faulthandler.disable()  # pytest's
        os.kill(os.getpid(), signal.SIGSEGV)

    monkeypatch.setattr("lakip_lint.engine.read", crash)
    assert main([command, *["laporan.pdf"] * (1 + (command == "diff")), "--lang", "en"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "laporan.pdf" in err
    assert "SIGSEGV" in err
    assert len(err.splitlines()) == 1


@linux
def test_a_page_that_cannot_be_drawn_leaves_out_only_its_own_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lakip_lint.batch.GRACE", 0.3)
    path, page = tmp_path / "pola-halus.pdf", tmp_path / "hasil.html"
    path.write_bytes(HOSTILE[path.name].make())
    assert main(["check", str(path), "--output", f"html={page}", "--timeout", "1", "--no-cache", "--lang", "en"]) == 1
    assert capfd.readouterr().err == ""
    shown = page.read_text(encoding="utf-8")
    assert "Without pictures of these pages: 1." in shown
    assert shown.count("data:image/") == 2, "the place on page 2, and page 2 itself"


def _die(_: object) -> list[int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def _hang(_: object) -> list[int]:
    time.sleep(60)
    return []


def _too_large(_: object) -> list[int]:
    return [len(bytearray(8 << 30))]


@linux
def test_a_page_costs_only_itself_and_a_document_whose_pages_hang_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(HOSTILE["pola-halus.pdf"].make())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    drawing = LimitedDrawing(DocumentReport(str(path), digest, 2, "", None), Limits(0.5, 1024))
    works = [Work(2, _die), Work(1, _width), Work(3, _width), Work(2, _too_large), Work(1, _width)]
    assert list(drawing.draw(works)) == [595, 595]
    assert drawing.lost == {2, 3}
    assert list(drawing.draw([Work(2, _width)])) == [], "what is lost is not tried again"
    impatient = LimitedDrawing(DocumentReport(str(path), digest, 2, "", None), Limits(0.5, 1024))
    assert list(impatient.draw([Work(2, _hang), Work(2, _hang), Work(1, _width)])) == []
    assert impatient.lost == {1, 2}


def _width(page: pypdfium2.PdfPage) -> list[int]:
    return [round(page.get_width())]


@linux
def test_a_copy_that_hangs_or_crashes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "laporan.pdf", tmp_path / "salinan.pdf"
    path.write_bytes(HOSTILE["javascript.pdf"].make())
    words = ["check", str(path), "--output", f"pdf={copy}", "--timeout", "1", "--lang", "en"]
    assert main(words) == 1, "kept for the others"
    for act, told in ((_die, "damaged inside"), (_hang, "within the limits of time")):
        copy.unlink(missing_ok=True)
        capfd.readouterr()
        monkeypatch.setattr("lakip_lint.reports.pdf.render", lambda *_, act=act: act(None))
        assert main(words) == 2
        assert told in capfd.readouterr().err
        assert not copy.exists()


# ---- what is asked for is not done


def test_actions_attachments_and_entities_change_nothing(tmp_path: Path) -> None:
    plain = _findings(tmp_path, "laporan\nbaris\033[2Jbaru.pdf")
    for name in ("javascript.pdf", "lampiran.pdf", "entitas.pdf"):
        assert _findings(tmp_path, name) == plain
    assert _findings(tmp_path, "makro.docx") == _findings(tmp_path, "tautan-luar.docx")
    assert len(plain) == 1


def _findings(folder: Path, name: str) -> list[tuple[str, str]]:
    path = folder / name
    path.write_bytes(HOSTILE[name].make())
    return [(finding.rule, finding.message["en"]) for finding in check(path).findings]


@unix
def test_nothing_is_opened_but_the_file(tmp_path: Path) -> None:
    """No socket, no process, no other file outside of the program and of Python is opened."""
    opened: list[str] = []
    own = (str(tmp_path), str(Path(__file__).parents[1]), sys.prefix, sys.base_prefix, "/proc/", "/sys/")
    watching = True

    def hook(event: str, args: tuple[object, ...]) -> None:
        if not watching:
            return
        if event in ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "webbrowser.open"):
            opened.append(event)
        elif event == "open" and isinstance(args[0], str) and not args[0].startswith(own):
            opened.append(args[0])

    names = ("javascript.pdf", "lampiran.pdf", "entitas.pdf", "makro.docx", "tautan-luar.docx")
    for name in names:
        (tmp_path / name).write_bytes(HOSTILE[name].make())
    job = Job(load_rules(), Options())
    sys.addaudithook(hook)
    try:
        for name in names:
            assert job(tmp_path / name).findings
    finally:
        watching = False
    assert not opened


# ---- reports with a few things changed at random


@linux
@pytest.mark.parametrize("seed", range(3))
def test_no_mutant_of_a_report_ends_in_a_fault(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m benchmarks.fuzz` does the same at length."""
    monkeypatch.delenv("LAKIP_LINT_STRICT")
    seeds = [tmp_path / "laporan.pdf", FIXTURES / "rusak" / "scanned.pdf", tmp_path / "laporan.docx"]
    seeds[0].write_bytes(HOSTILE["javascript.pdf"].make())
    seeds[2].write_bytes(HOSTILE["tabel-agak-dalam.docx"].make())
    endings = list(run(seeds, 20, seed, Limits(60, 2048), tmp_path))
    assert [ending for ending in endings if ending.what == "fault"] == []
    assert {ending.what for ending in endings} >= {"read", "refused"}


def test_a_library_keeps_its_words_to_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "keterangan-melingkar.pdf"
    path.write_bytes(HOSTILE[path.name].make())
    check(path)
    assert caplog.messages == []
