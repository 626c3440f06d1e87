"""The reports of a run in one table, the one that needs the most work first."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from rich.table import Table as Grid
from rich.text import Text

from lakip_lint.reports.report import DocumentReport
from lakip_lint.reports.texts import number, one_line, text
from lakip_lint.rules.model import Severity

LONGEST_NAME = 44


def ranked(documents: Sequence[DocumentReport]) -> list[DocumentReport]:
    """By errors, then warnings, then notes, the most first; where these are equal, as they were given."""
    return sorted(documents, key=lambda d: [-d.summary[severity] for severity in Severity])


def share_checked(document: DocumentReport) -> int | None:
    """Per cent of the printed figures that were recomputed or compared, rounded down; None where there is no figure."""
    coverage = document.coverage
    return coverage.numbers_checked * 100 // coverage.numbers if coverage.numbers else None


def ranking(documents: Sequence[DocumentReport], language: str) -> Grid:
    """The table for a terminal of 80 columns."""
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(text("report", language), overflow="fold")
    for severity in Severity:
        grid.add_column(text(severity.value, language), justify="right", no_wrap=True)
    grid.add_column(text("col-tested", language), justify="right", no_wrap=True)
    in_order = ranked(documents)
    for name, document in zip(_names(in_order), in_order, strict=True):
        share = share_checked(document)
        counts = [Text(number(document.summary[severity], language)) for severity in Severity]
        grid.add_row(Text(name), *counts, "-" if share is None else f"{share} %")
    return grid


def _names(documents: Sequence[DocumentReport]) -> Iterator[str]:
    """Each path from the folder that all share, shortened in the middle: names of reports differ at both ends."""
    folders = {PurePath(document.path).parent for document in documents}
    shared = min(folders, key=lambda folder: len(folder.parts))
    shared = next((f for f in (shared, *shared.parents) if all(o.is_relative_to(f) for o in folders)), PurePath())
    half = LONGEST_NAME // 2
    for document in documents:
        path = PurePath(document.path)
        name = one_line(str(path.relative_to(shared) if path.is_relative_to(shared) else path))
        yield name if len(name) <= LONGEST_NAME else f"{name[:half]}…{name[1 - half :]}"
