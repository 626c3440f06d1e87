"""Checking mutants and judging how they ended."""
from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

from msgspec import Struct

from benchmarks.fuzz.mutating import mutant
from lakip_lint import DocumentReport, load_rules
from lakip_lint.batch import run_batch
from lakip_lint.engine import Job, Options
from lakip_lint.errors import OutputError
from lakip_lint.limits import Limits
from lakip_lint.outcome import OverLimit, Progress
from lakip_lint.reports.formats import COPIES, FORMATS, render
from lakip_lint.reports.report import Report
from lakip_lint.reports.texts import both


class Reported(Struct, frozen=True):
    """Checks a file and reports on it in one of the forms, which its name decides: no form may break on what it tells."""

    check: Job

    def __call__(self, path: Path, progress: Progress | None = None) -> DocumentReport:
        document = self.check(path, progress)
        form = FORMATS[zlib.crc32(path.name.encode()) % len(FORMATS)]
        report = Report("0", "0", (document,))
        if form not in COPIES:
            render(form, report, "id")
        elif form == ("docx" if path.suffix == ".docx" else "pdf"):
            with suppress(OutputError):
                render(form, report, "en")
        return document


class Ending(Struct, frozen=True):
    """How a mutant ended: "read", "part" (pages lost, and told), "refused", "limit", or what must not be: "fault"."""

    name: str
    change: str
    what: str
    words: str = ""


def run(seeds: Sequence[Path], count: int, seed: int, limits: Limits, folder: Path) -> Iterator[Ending]:
    """`count` mutants of the seeds in turn, written to `folder`; those that ended as they may are removed again.

    The same numbers give the same mutants.
    """
    sources = [(path, path.read_bytes()) for path in seeds]
    job = Reported(Job(load_rules(), Options()))
    mutants: list[tuple[Path, str]] = []
    for number in range(count):
        path, data = sources[number % len(sources)]
        change, content = mutant(data, Random(f"{seed} {number}"))
        made = folder / f"{seed}-{number}-{change}-{path.stem}{path.suffix}"
        made.write_bytes(content)
        mutants.append((made, change))
    batch = run_batch([path for path, _ in mutants], job, limits=limits)
    for (path, change), outcome in zip(mutants, batch.results(), strict=True):
        if isinstance(outcome, DocumentReport):
            ending = Ending(path.name, change, *_of_report(outcome))
        elif isinstance(outcome, OverLimit):
            ending = Ending(path.name, change, "limit", outcome.message["en"])
        else:
            words = outcome.message["en"]
            ending = Ending(path.name, change, "fault" if _is_fault(words) else "refused", words)
        if ending.what != "fault":
            path.unlink()
        yield ending


def _of_report(report: DocumentReport) -> tuple[str, str]:
    lost = [trouble for trouble in report.troubles if trouble.what == "missing-pages"]
    broken = [trouble.detail for trouble in report.troubles if trouble.what == "internal"]
    if broken:
        return "fault", "; ".join(broken)
    return ("part", f"{report.path}: {report.pages} pages") if lost else ("read", "")


def _is_fault(words: str) -> bool:
    """Whether the message owns up to a fault of the program, or to a process that died."""
    marks = (both(key, path="", reason="\0")["en"].split("(\0)")[0] for key in ("bug-reading", "crashed"))
    return any(mark.removeprefix(": ") in words for mark in marks)
