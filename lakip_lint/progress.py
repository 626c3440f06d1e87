"""A progress bar on standard error, only where a person is watching."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lakip_lint.reports.texts import one_line, text

if TYPE_CHECKING:
    from lakip_lint.outcome import Progress


@contextmanager
def shown_progress(language: str, ocr: bool = False) -> Iterator[Progress | None]:
    """A callback that moves the bar, or None where standard error is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    # Without a thread of its own: a process with threads cannot be copied safely, and files are checked in a copy.
    with Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)

        def move(name: str, done: int, total: int) -> None:
            words = text("reading-ocr" if ocr else "reading", language, name=one_line(name))
            bar.update(task, description=words, completed=done, total=total, refresh=True)

        yield move
