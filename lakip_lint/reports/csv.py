"""One finding a line, for spreadsheets and databases. The columns are those of `FindingRow`; they are only ever added to."""

from __future__ import annotations

import csv
import io

from msgspec.structs import asdict

from lakip_lint.reports.report import Report
from lakip_lint.reports.rows import FindingRow, rows_of
from lakip_lint.reports.texts import text

FORMULA = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet would take for a formula."""


def render(report: Report, language: str) -> str:
    """A header line, "," between cells, lines end in "\\n". A cell that looks like a formula gets an apostrophe before it.

    The last column, `disclaimer`, says what the program does not know, so that a row that is copied elsewhere says it too.
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, [*FindingRow.__struct_fields__, "disclaimer"], lineterminator="\n")
    writer.writeheader()
    unknown = text("disclaimer", language)
    for row in rows_of(report, language):
        writer.writerow({**{key: harmless(value) for key, value in asdict(row).items()}, "disclaimer": unknown})
    return file.getvalue()


def harmless(value: object) -> object:
    """Text that no spreadsheet computes; numbers as they are."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(FORMULA) else value
