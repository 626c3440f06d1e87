"""Documents that were read before, kept between runs: a second look at the same file need not read it again.

Plain files in a folder of the user, one for each content and version of the reader. They are written beside their place and
then moved there, so any number of processes may share the folder; a file that is damaged is read as if it were not there, and
a folder that cannot be used is no error. Nothing in them can run (JSON). diskcache would keep pickles.
"""
from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lakip_lint.document.model import Document
from lakip_lint.document.stored import from_bytes, to_bytes
from lakip_lint.version import __version__

MEGABYTE = 1 << 20
DAY = 86400
ENDING = ".document"
UNFINISHED = ".part"
SPARED = 0.8
"""When the folder is too large, the files that were used longest ago go until this share of its bound is left."""


@dataclass(frozen=True)
class Cache:
    """The documents in a folder, which take up to `megabytes` of the disk."""

    folder: Path
    megabytes: int = 500

    def get(self, path: Path, digest: str, recognizer: str = "") -> Document | None:
        """The document of a file with this SHA-256, as if it had been read from `path`; None where it is not known.

        `recognizer` is the name and version of what read the pages that are pictures.
        """
        kept = self._place(digest, recognizer)
        try:
            document = from_bytes(kept.read_bytes())
        except (OSError, ValueError):
            return None
        if document.sha256 != digest:
            return None
        with suppress(OSError):
            os.utime(kept)  # used now
        return replace(document, path=str(path))

    def put(self, document: Document, recognizer: str = "") -> None:
        """Keep a document; where that cannot be done, it is not kept."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(UNFINISHED, dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(to_bytes(replace(document, path="")))
                os.replace(name, self._place(document.sha256, recognizer))
            except BaseException:
                os.unlink(name)
                raise
            self._sweep()

    def _place(self, digest: str, recognizer: str) -> Path:
        read_by = f"-{hashlib.sha256(recognizer.encode()).hexdigest()[:16]}" if recognizer else ""
        return self.folder / f"{digest}-{reader_version()}{read_by}{ENDING}"

    def _sweep(self) -> None:
        """Remove what was used longest ago where there is too much, and what a process left unfinished."""
        kept = []
        for entry in os.scandir(self.folder):
            with suppress(OSError):  # another process may have removed it
                status = entry.stat(follow_symlinks=False)
                if entry.name.endswith(ENDING):
                    kept.append((status.st_mtime, status.st_size, entry.path))
                elif entry.name.endswith(UNFINISHED) and status.st_mtime < time.time() - DAY:
                    os.unlink(entry.path)
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
    given = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else "")
    with suppress(RuntimeError):
        return Cache((Path(given) if given else Path.home() / ".cache") / "lakip-lint")
    return None


@cache
def reader_version() -> str:
    """Changes with anything that may change what is read: the program, the modules that read, and the libraries under them."""
    versions = [__version__]
    for library in ("pdfplumber", "pdfminer.six", "pypdfium2"):
        try:
            versions.append(version(library))
        except PackageNotFoundError:
            versions.append("?")
    digest = hashlib.sha256("\n".join(versions).encode())
    for module in sorted((Path(__file__).parent / "document").glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:16]
