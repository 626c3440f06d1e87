"""What is drawn and copied of a checked file, in a process of its own and within limits: it may be a hostile one."""
from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Generic

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.batch import run_batch
from lakip_lint.errors import OutputError
from lakip_lint.limits import MEGABYTE, Limits
from lakip_lint.outcome import OverLimit, Progress
from lakip_lint.reports.drawing import Drawing, Drawn, File, Work
from lakip_lint.reports.formats import render
from lakip_lint.reports.notes import cannot_copy
from lakip_lint.reports.report import DocumentReport, Report, Unread
from lakip_lint.reports.texts import Language

LONGEST = 60.0
"""Seconds after which a page is given up: one that can be read is drawn in less than one."""
PATIENCE = 2
"""After so many pages that took too much, the others of the document are not tried."""


class LimitedDrawing(Drawing):
    """Draws pages in another process."""

    def __init__(self, document: DocumentReport, limits: Limits) -> None:
        super().__init__(document)
        self._limits = on_top(replace(limits, seconds=min(limits.seconds or LONGEST, LONGEST), seconds_a_page=0.0))

    def attempts(self, works: Sequence[Work[Drawn]]) -> Sequence[list[Drawn] | None]:
        document = DocumentReport(self.document.path, self.document.sha256, self.document.pages, "", None)
        batch = run_batch(works, _Draw(document), limits=self._limits, patience=PATIENCE)
        return [None if isinstance(outcome, Unread) else outcome.drawn for outcome in batch.results()]


class _Result(Struct, Generic[Drawn], frozen=True):
    """What was drawn of a page, None where it cannot be: as an outcome None would stand for a process that died."""

    drawn: list[Drawn] | None


class _Draw(Struct, frozen=True, dict=True):
    """The job of drawing a page; the process that does it keeps the file open."""

    document: DocumentReport

    @cached_property
    def _file(self) -> File:
        return File(self.document)

    def __call__(self, work: Work[Drawn], _: Progress | None) -> _Result[Drawn]:
        return _Result(self._file.drawn(work))


def copy_within(limits: Limits, form: str, report: Report, language: Language) -> str | bytes:
    """The copy with notes of the only document of a report. Raises OutputError."""
    (document,) = report.documents
    job = _Copy(form, report, language)
    (outcome,) = run_batch([Path(document.path)], job, limits=on_top(limits)).results()
    if isinstance(outcome, OverLimit):
        raise cannot_copy("copy-limits", document)
    if isinstance(outcome, Unread):
        raise cannot_copy(f"copy-damaged-{form}", document)
    if isinstance(outcome, OutputError):
        raise outcome
    return outcome


class _Copy(Struct, frozen=True):
    form: str
    report: Report
    language: Language

    def __call__(self, _: Path, __: Progress | None) -> str | bytes | OutputError:
        try:
            return render(self.form, self.report, self.language)
        except OutputError as error:
            return error


def on_top(limits: Limits) -> Limits:
    """The limits of a process that begins as a copy of this one, which holds the reports of all files by now."""
    own = 0
    with suppress(OSError, ValueError, IndexError, AttributeError):
        own = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") // MEGABYTE
    return replace(limits, megabytes=limits.megabytes + own) if limits.megabytes else limits
