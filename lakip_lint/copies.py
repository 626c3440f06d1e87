"""Copies of the checked files with notes in them: which file goes where, and what cannot have one.

A copy goes to the file that was named where one report can have it; a folder takes any number, each as NAME-temuan.pdf, in
folders like those of the reports.
"""
from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.document.opening import kind_of
from lakip_lint.errors import InputError, OutputError
from lakip_lint.limited import copy_within
from lakip_lint.limits import NO_LIMITS, Limits
from lakip_lint.output import cannot_write, deliver, require_writable
from lakip_lint.reports.report import Report
from lakip_lint.reports.texts import LANGUAGES, Language, both, one_line, text
from lakip_lint.targets import Target

MARK = "-temuan"


class Plan(Struct, frozen=True):
    """Where the copies of one form go, by the file as it is named in the report; None is standard output."""

    form: str
    paths: Mapping[str, Path | None]


def plan_copies(target: Target, files: Sequence[Path], given: Iterable[Path]) -> Plan:
    """Which of the `files` of a run get a copy, and where; `given` are the files and folders that were named.

    Raises OutputError where none of them can have one, where one file must hold several, or where a copy cannot be written or
    would be checked itself next time: before any time is spent.
    """
    kinds = {path: _kind(path) for path in files}
    fitting = [path for path, kind in kinds.items() if kind == target.form]
    others = [path for path, kind in kinds.items() if kind not in (target.form, "")]
    if others and not fitting:
        raise _error(f"copy-no-{target.form}", path=others[0])
    if target.path is None or not target.folder:
        if len(fitting) > 1:
            raise _too_many(target, len(fitting))
        paths: dict[str, Path | None] = {str(path): target.path for path in fitting}
    else:
        paths = {str(path): target.path / name for path, name in _names(fitting, target.form).items()}
    for output in filter(None, [target.path, *paths.values()]):
        _require_apart(output, files, given)
    if target.path is not None:
        inside = target.folder and os.path.exists(target.path)
        require_writable(target.path / "x" if inside else target.path, files)
    return Plan(target.form, paths)


def write_copies(
    report: Report, plans: Sequence[Plan], language: Language, limits: Limits = NO_LIMITS
) -> list[OutputError]:
    """Write them all; what could not be written, and documents that no plan has a copy for, as errors."""
    failures = []
    planned = {path for plan in plans for path in plan.paths}
    for document in report.documents:
        if document.path not in planned and plans:
            failures.append(_error(f"copy-no-{plans[0].form}", path=document.path))
        alone = replace(report, documents=(document,), unread=())
        for plan in plans:
            if document.path in plan.paths:
                try:
                    _write(copy_within(limits, plan.form, alone, language), plan.paths[document.path])
                except OutputError as error:
                    failures.append(error)
    return failures


def _write(content: str | bytes, path: Path | None) -> None:
    if path is not None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(path, error) from error
    deliver(content, path)


def _kind(path: Path) -> str:
    """What the file is; "" where that cannot be told, which the check itself complains of."""
    try:
        return kind_of(path)
    except InputError:
        return ""


def _names(files: Sequence[Path], form: str) -> dict[Path, Path]:
    """The name of each copy, below the folder that all files have in common; all are different."""
    folders = [path.resolve().parent for path in files]
    try:
        common = Path(os.path.commonpath(folders)) if folders else Path()
    except ValueError:  # other drives
        common = Path()
    names: dict[Path, Path] = {}
    taken: set[str] = set()
    for path, folder in zip(files, folders, strict=True):
        below = folder.relative_to(common) if folder.is_relative_to(common) else Path()
        name, n = below / f"{path.stem}{MARK}.{form}", 1
        while str(name).casefold() in taken:
            n += 1
            name = below / f"{path.stem}{MARK}-{n}.{form}"
        taken.add(str(name).casefold())
        names[path] = name
    return names


def _require_apart(output: Path, files: Iterable[Path], given: Iterable[Path]) -> None:
    """Refuse to write over what is checked, or into a folder that is checked."""
    place = Path(os.path.realpath(output))
    if place in {path.resolve() for path in files}:
        raise _error("output-is-input", path=output)
    folders = {path.resolve() for path in given if path.is_dir()}
    if folders & {place, *place.parents}:
        raise _error("copy-inside", path=output)


def _too_many(target: Target, n: int) -> OutputError:
    def words(language: str) -> str:
        path = one_line(str(target.path)) if target.path else text("standard-output", language)
        return text("copy-one", language, path=path, n=n, form=target.form)

    return OutputError(*map(words, LANGUAGES))


def _error(key: str, **arguments: object) -> OutputError:
    words = both(key, **arguments)
    return OutputError(*(words[language] for language in LANGUAGES))

