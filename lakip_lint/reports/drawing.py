"""Drawing pages of the file that a report speaks of, one at a time: a page that cannot be drawn costs only itself."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import pypdfium2
from msgspec import Struct
from pypdfium2 import PdfiumError

from lakip_lint.reports.original import checked_content
from lakip_lint.reports.report import DocumentReport

Drawn = TypeVar("Drawn")
LIKELY = (PdfiumError, MemoryError, OSError, ValueError, ArithmeticError, IndexError)
"""What is raised of a page that is missing, damaged, or larger than can be drawn."""


class Work(Struct, Generic[Drawn], frozen=True):
    """What is to be drawn of a page: `take` is given the page itself."""

    page: int
    take: Callable[[pypdfium2.PdfPage], list[Drawn]]

    @property
    def name(self) -> str:
        return str(self.page)


class Drawing:
    """Draws pages of one document in this process, and knows which could not be drawn: they are not tried again."""

    def __init__(self, document: DocumentReport) -> None:
        self.document = document
        self.lost: set[int] = set()

    def draw(self, works: Sequence[Work[Drawn]]) -> Iterator[Drawn]:
        """What is drawn of each page in turn."""
        wanted = [work for work in works if work.page not in self.lost]
        for work, drawn in zip(wanted, self.attempts(wanted), strict=True):
            if drawn is None:
                self.lost.add(work.page)
            else:
                yield from drawn

    def attempts(self, works: Sequence[Work[Drawn]]) -> Sequence[list[Drawn] | None]:
        """What is drawn of each page; None where it cannot be drawn."""
        file = File(self.document)
        return [file.drawn(work) for work in works]


class File:
    """The file of a document, opened when the first page is wanted."""

    def __init__(self, document: DocumentReport) -> None:
        self._document = document
        self._pdf: pypdfium2.PdfDocument | None = None

    def drawn(self, work: Work[Drawn]) -> list[Drawn] | None:
        """None where the file is gone or another one now, too."""
        try:
            if self._pdf is None:
                content = checked_content(self._document)
                if content is None:
                    return None
                self._pdf = pypdfium2.PdfDocument(content)
            page = self._pdf[work.page - 1]
            try:
                return work.take(page)
            finally:
                page.close()
        except LIKELY:
            return None
