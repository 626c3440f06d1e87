"""The command line of the benchmark: see the package."""
from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

NAIVE = """
import logging, sys, pdfplumber
logging.disable()
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
        page.extract_tables()
"""
CHECK = [sys.executable, "-m", "lakip_lint", "check", "--format", "json", "--fail-on", "never"]
ALONE = [*CHECK, "--workers", "1"]
COLUMNS = ("naive", "first", "check", "two", "fill", "cached")
STARTS = {
    "import pdfplumber": [sys.executable, "-c", "import pdfplumber"],
    "--help": [sys.executable, "-m", "lakip_lint", "--help"],
    "--version": [sys.executable, "-m", "lakip_lint", "--version"],
}


class Cost(Struct, frozen=True):
    """CPU and wall seconds of a process with its children, and its largest memory in megabytes."""

    cpu: float
    wall: float
    memory: float


def environment(folder: str) -> dict[str, str]:
    """The program as it is once installed: its modules are compiled before (by a warm-up), its cache is in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": folder, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "lakip-lint-speed"))}


def cost_of(command: Sequence[str], folder: str) -> Cost:
    """Run a command to its end, with the cache of the program in `folder`. Raises RuntimeError where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment(folder))
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:  # what was not checked costs nothing
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def one_round(path: str, folder: str) -> dict[str, Cost]:
    """Each way once, on the same file. `folder` holds what the program keeps of its own files, as after its first start."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as own:
        shutil.copytree(folder, own, dirs_exist_ok=True)
        return {
            "naive": cost_of([sys.executable, "-c", NAIVE, as_pdf(path)], own),
            "first": cost_of([*ALONE, "--no-cache", path], empty),
            "check": cost_of([*ALONE, "--no-cache", path], own),
            "two": cost_of([*CHECK, "--workers", "2", "--no-cache", path], own),
            "fill": cost_of([*ALONE, path], own),
            "cached": cost_of([*ALONE, path], own),
        }


def as_pdf(path: str) -> str:
    """The PDF of a Word file, which stands beside it."""
    return str(Path(path).with_suffix(".pdf"))


def tell(path: str, rounds: Sequence[dict[str, Cost]]) -> None:
    """One line for each way."""
    import pdfplumber

    with pdfplumber.open(as_pdf(path)) as pdf:
        pages = len(pdf.pages)
    print(f"{Path(path).name}, {pages} pages")
    for way in COLUMNS:
        cpu = median(costs[way].cpu for costs in rounds)
        ratio = median(costs[way].cpu / costs["naive"].cpu for costs in rounds)
        memory = max(costs[way].memory for costs in rounds)
        wall = median(costs[way].wall / costs["naive"].wall for costs in rounds)
        each = 1000 * cpu / pages
        cost = f"{cpu:7.2f} s CPU   ratio {ratio:5.2f}   of the wall time {wall:5.2f}"
        print(f"  {way:<8}{cost}   {each:5.0f} ms a page   {memory:5.0f} MB", flush=True)


def tell_starts(runs: int, folder: str) -> None:
    """What it takes to start, beside importing pdfplumber."""
    rounds = [{name: cost_of(command, folder) for name, command in STARTS.items()} for _ in range(runs)]
    for name in STARTS:
        cpu = median(costs[name].cpu for costs in rounds)
        ratio = median(costs[name].cpu / costs["import pdfplumber"].cpu for costs in rounds)
        print(f"{name:<18}{cpu:6.3f} s CPU   ratio {ratio:5.2f}", flush=True)


def tell_many(paths: Sequence[str], runs: int) -> None:
    """The wall time of all files in one run."""
    with tempfile.TemporaryDirectory() as folder:
        for workers in ("1", "2"):
            walls = [cost_of([*CHECK, "--no-cache", "--workers", workers, *paths], folder).wall for _ in range(runs)]
            print(f"{len(paths)} files, workers {workers}: {median(walls):6.1f} s wall", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("files", metavar="FILE", nargs="*")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--many", action="store_true", help="all files in one run, with one worker and with two")
    parser.add_argument("--start", action="store_true", help="--help and --version beside importing pdfplumber")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(2):  # compiled modules and patterns: those of the process that reads are kept the second time
            for path in given.files[:1]:
                cost_of([*ALONE, "--no-cache", path], folder)
        if given.start:
            tell_starts(2 * given.runs, folder)
        if given.many:
            tell_many(given.files, given.runs)
            return 0
        for path in given.files:
            tell(path, [one_round(path, folder) for _ in range(given.runs)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
