"""Reports and documents of earlier runs: what was done with the same file and program need not be done again.

Plain files in a folder of the user, one for each content and whatever else it depends on. They are written beside their place
and then moved there, so any number of processes may share the folder; a file that is damaged is read as if it were not there,
and a folder that cannot be used is no error. Nothing in them can run (JSON). diskcache would keep pickles.
"""
from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.keeping import remove_unfinished, user_folder, write_whole
from lakip_lint.version import __version__

if TYPE_CHECKING:
    from lakip_lint.document.model import Document
    from lakip_lint.reports.report import DocumentReport

T = TypeVar("T")

MEGABYTE = 1 << 20
DOCUMENT = ".document"
REPORT = ".report"
SPARED = 0.8
"""When the folder is too large, the files that were used longest ago go until this share of its bound is left."""


class Cache(Struct, frozen=True):
    """What is kept in a folder, up to `megabytes` of the disk."""

    folder: Path
    megabytes: int = 500

    def get(self, path: Path, digest: str, recognizer: str = "") -> Document | None:
        """The document of a file with this SHA-256, as if it had been read from `path`; None where it is not known.

        `recognizer` is the name and version of what read the pages that are pictures.
        """
        from lakip_lint.document.stored import from_bytes

        document = self._read(self._place(digest, recognizer), from_bytes)
        return replace(document, path=str(path)) if document and document.sha256 == digest else None

    def put(self, document: Document, recognizer: str = "") -> None:
        """Keep a document; where that cannot be done, it is not kept."""
        from lakip_lint.document.stored import to_bytes

        self._write(self._place(document.sha256, recognizer), to_bytes(replace(document, path="")))

    def get_report(self, path: Path, digest: str, circumstances: str) -> DocumentReport | None:
        """The report on a file with this SHA-256, as if it had been read from `path`; None where it is not known.

        `circumstances` tell all that it depends on beside the file and the program: the rules and the options.
        """
        from lakip_lint.reports.stored import from_bytes

        report = self._read(self._report_place(digest, circumstances), from_bytes)
        return replace(report, path=str(path)) if report and report.sha256 == digest else None

    def put_report(self, report: DocumentReport, circumstances: str) -> None:
        """Keep a report; where that cannot be done, it is not kept."""
        from lakip_lint.reports.stored import to_bytes

        with suppress(TypeError):  # a rule of somebody's own with a value that JSON does not know
            data = to_bytes(replace(report, path=""))
            self._write(self._report_place(report.sha256, circumstances), data)

    def _place(self, digest: str, recognizer: str) -> Path:
        read_by = f"-{hashlib.sha256(recognizer.encode()).hexdigest()[:16]}" if recognizer else ""
        return self.folder / f"{digest}-{reader_version()}{read_by}{DOCUMENT}"

    def _report_place(self, digest: str, circumstances: str) -> Path:
        key = hashlib.sha256(f"{program_version()}\n{circumstances}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self.folder / f"{digest}-{key}{REPORT}"

    def _read(self, kept: Path, unpack: Callable[[bytes], T]) -> T | None:
        """What a file of this folder holds; None where it is not there or damaged."""
        try:
            value = unpack(kept.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(kept)  # used now
        return value

    def _write(self, place: Path, data: bytes) -> None:
        if write_whole(place, data):
            with suppress(OSError):
                self._sweep()

    def _sweep(self) -> None:
        """Remove what was used longest ago where there is too much, and what a process left unfinished."""
        remove_unfinished(self.folder)
        kept = []
        for entry in os.scandir(self.folder):
            with suppress(OSError):  # another process may have removed it
                status = entry.stat(follow_symlinks=False)
                if entry.name.endswith((DOCUMENT, REPORT)):
                    kept.append((status.st_mtime, status.st_size, entry.path))
        size = sum(size for _, size, _ in kept)
        if size <= self.megabytes * MEGABYTE:
            return
        for _, of_one, name in sorted(kept):
            with suppress(OSError):
                os.unlink(name)
            size -= of_one
            if size <= SPARED * self.megabytes * MEGABYTE:
                return


def user_cache() -> Cache | None:
    """The cache of this user; None where there is no home folder."""
    folder = user_folder()
    return Cache(folder) if folder else None


@cache
def reader_version() -> str:
    """Changes with anything that may change what is read: the program, the modules that read, and the libraries under them."""
    versions = [__version__, *_versions("pdfplumber", "pdfminer.six", "pypdfium2")]
    return _digest_of(versions, (Path(__file__).parent / "document").glob("*.py"))


@cache
def program_version() -> str:
    """Changes with anything that may change what is found in a file, beside the rules: every module, and the libraries."""
    return _digest_of([reader_version(), *_versions("rapidfuzz")], Path(__file__).parent.rglob("*.py"))


def _versions(*libraries: str) -> list[str]:
    from importlib.metadata import PackageNotFoundError, version  # slow to import

    versions = []
    for library in libraries:
        try:
            versions.append(version(library))
        except PackageNotFoundError:
            versions.append("?")
    return versions


def _digest_of(words: Iterable[str], modules: Iterable[Path]) -> str:
    digest = hashlib.sha256("\n".join(words).encode())
    for module in sorted(modules):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:16]
