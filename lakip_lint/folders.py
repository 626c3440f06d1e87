"""Which files of a folder are reports: by their ending, by globs, and by the ignore files that lie in the folders."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from msgspec import Struct

REPORTS = (".pdf", ".docx", ".docm", ".doc")
"""Files of a folder that are taken for reports."""
IGNORE_FILE = ".lakip-lintignore"


class Pattern(Struct, frozen=True):
    """One glob of .gitignore's kind: without a slash it fits a name at any depth, with one the path from `folder` on.

    What fits a folder fits all that is in it. A closing slash asks for a folder; `!` in front takes a file back in.
    """

    folder: Path
    glob: str
    negated: bool = False

    def fits(self, path: Path) -> bool:
        """Whether it fits `path` (a file)."""
        try:
            parts = path.relative_to(self.folder).parts
        except ValueError:
            return False
        glob = self.glob.rstrip("/")
        last = len(parts) if not self.glob.endswith("/") else len(parts) - 1
        ends = range(1, last + 1)
        if "/" not in glob:
            return any(fnmatchcase(parts[end - 1], glob) for end in ends)
        wanted = tuple(piece for piece in glob.split("/") if piece)
        return any(_fits(parts[:end], wanted) for end in ends)


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether names fit globs one by one, `**` standing for any number of folders."""
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(_fits(parts[start:], wanted[1:]) for start in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], wanted[0]) and _fits(parts[1:], wanted[1:])


def reports_in(folder: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> list[Path]:
    """The reports in a folder and all folders below it, in the order of their paths.

    `include` and `exclude` are globs as in an ignore file, from `folder` on; the last line of the ignore files that fits
    a file decides, those of inner folders coming later. Hidden files and what Word leaves beside an open file are no reports.
    """
    wanted = [Pattern(folder, glob) for glob in include]
    unwanted = [Pattern(folder, glob) for glob in exclude]
    found = [
        path
        for path, ignored in _walk(folder, [])
        if (not wanted or any(p.fits(path) for p in wanted)) and not ignored and not any(p.fits(path) for p in unwanted)
    ]
    return sorted(found, key=PurePosixPath)


def _walk(folder: Path, patterns: list[Pattern]) -> Iterator[tuple[Path, bool]]:
    """Every file that may be a report, and whether an ignore file leaves it out."""
    patterns = [*patterns, *_ignore_file(folder)]
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for path in entries:
        if path.name.startswith((".", "~")):
            continue
        if path.is_dir():
            if not path.is_symlink():  # a link may lead in a circle
                yield from _walk(path, patterns)
        elif path.suffix.lower() in REPORTS and path.is_file():
            deciding = [p for p in patterns if p.fits(path)]
            yield path, bool(deciding) and not deciding[-1].negated


def _ignore_file(folder: Path) -> Iterator[Pattern]:
    try:
        lines = (folder / IGNORE_FILE).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return
    for line in map(str.strip, lines):
        glob = line.removeprefix("!")
        if glob.strip("/") and not line.startswith("#"):
            yield Pattern(folder, glob, negated=line != glob)
