"""The program as a process of its own: streams, signals, terminals, imports."""
from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

PROGRAM = [sys.executable, "-m", "lakip_lint"]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "error", **more}


def start(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    return to(subprocess.PIPE, *arguments, **more)


def to(stdout: IO[str] | int, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    """A run whose standard output goes to a file that is open."""
    words = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(
        words, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", env=environment(**more), check=False
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from lakip_lint.cli import main; main(['check', '--help']); "
        "print(sorted({'pdfplumber', 'pdfminer', 'rich', 'rapidfuzz', 'yaml', 'jsonschema'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_module_runs_and_a_pipe_gets_plain_utf8(report_file: Path) -> None:
    result = start("check", report_file, "--select", "CAP001", LC_ALL="C", PYTHONIOENCODING="ascii", FORCE_COLOR="")
    assert result.returncode == 1
    assert result.stderr == ""
    assert "✖ SALAH  CAP001" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["facts"]])
def test_a_full_disk_on_standard_output(report_file: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        result = to(full, *arguments, report_file)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "tempat penyimpanan penuh" in result.stderr


def test_a_reader_that_goes_away_is_no_error(report_file: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = to(writing, "check", report_file, "--fail-on", "never")
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, "")


def on_terminal(*arguments: object, **more: str) -> tuple[str, str]:
    """Standard output and standard error of a run on two terminals."""
    screens = [pty.openpty(), pty.openpty()]
    (out, out_side), (err, err_side) = screens
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], stdout=out_side, stderr=err_side, env=environment(TERM="xterm-256color", **more)
    )
    os.close(out_side)
    os.close(err_side)
    shown = [drain(out), drain(err)]
    process.wait()
    return shown[0], shown[1]


def drain(screen: int) -> str:
    content = b""
    while True:
        try:
            part = os.read(screen, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        content += part
    os.close(screen)
    return content.decode()


def test_a_terminal_gets_colour_and_a_progress_bar(report_file: Path) -> None:
    out, err = on_terminal("check", report_file, "--select", "CAP001")
    assert "\x1b[1;31m✖ SALAH" in out
    assert "membaca laporan.pdf" in err


def test_no_color_is_honoured(report_file: Path) -> None:
    out, _ = on_terminal("check", report_file, "--select", "CAP001", NO_COLOR="1")
    assert "✖ SALAH  CAP001" in out
    assert "\x1b" not in out


def test_a_pipe_gets_no_progress_bar(report_file: Path) -> None:
    assert start("check", report_file).stderr == ""
