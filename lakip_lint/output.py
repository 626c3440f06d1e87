"""Writing what was asked for, whole or not at all."""
from __future__ import annotations

import errno
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_lint.errors import OutputError
from lakip_lint.reports.texts import LANGUAGES, both, text

if TYPE_CHECKING:
    from rich.console import Console

REASONS = {
    "full": (errno.ENOSPC, errno.EDQUOT),
    "forbidden": (errno.EACCES, errno.EPERM, errno.EROFS),
    "no-folder": (errno.ENOENT, errno.ENOTDIR),
    "is-folder": (errno.EISDIR,),
    "long-name": (errno.ENAMETOOLONG,),
}
"""The faults that have a remedy of their own, by their numbers."""


def require_writable(path: Path, inputs: Iterable[Path]) -> None:
    """Refuse an output that cannot work before any time is spent. Raises OutputError."""
    try:
        if any(_same_file(path, other) for other in inputs):
            raise OutputError(*both("output-is-input", path=path).values())
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not path.parent.is_dir():
            number = errno.ENOTDIR if path.parent.exists() else errno.ENOENT
            raise OSError(number, os.strerror(number))
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise cannot_write(path, error) from error


def _same_file(one: Path, two: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(two) or (one.exists() and two.exists() and one.samefile(two))


def as_bytes(content: str | bytes) -> bytes:
    """Text as UTF-8; half a character of a broken font or file name becomes "\\udc80", which JSON reads back."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def write_file(path: Path, content: str | bytes) -> None:
    """Write beside the place and move it there, so that no half-written file is ever seen. Raises OutputError."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(as_bytes(content))
        else:
            _replace(path.resolve(), as_bytes(content))
    except (OSError, RuntimeError) as error:
        raise cannot_write(path, error) from error


def _replace(target: Path, content: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".lakip-lint.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def deliver(content: str | bytes, output: Path | None) -> None:
    """To the file that was named, else to standard output. Raises OutputError."""
    if output:
        write_file(output, content)
    else:
        with _standing_stdout():
            sys.stdout.flush()
            sys.stdout.buffer.write(as_bytes(content))
            sys.stdout.buffer.flush()


def print_to_stdout(draw: Callable[[Console], None]) -> None:
    """Draw on standard output: coloured and as wide as a terminal, plain UTF-8 of 80 columns elsewhere. Raises OutputError."""
    from lakip_lint.reports.console import as_text, open_console

    if not sys.stdout.isatty():
        deliver(as_text(draw), None)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    with _standing_stdout():
        draw(open_console(sys.stdout))
        sys.stdout.flush()


@contextmanager
def _standing_stdout() -> Iterator[None]:
    """A reader that went away ("| head") is no error; a full disk is one."""
    try:
        yield
    except BrokenPipeError:
        _abandon_stdout()
    except OSError as error:
        _abandon_stdout()
        raise cannot_write(None, error) from error


def _abandon_stdout() -> None:
    """Let the interpreter's own flush at exit go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def cannot_write(path: Path | None, error: OSError | RuntimeError) -> OutputError:
    """What is told where a file (None: standard output) cannot be written: why, and what helps."""
    number = getattr(error, "errno", None)
    why = next((name for name, numbers in REASONS.items() if number in numbers), "other")

    def words(language: str) -> str:
        where = path or text("standard-output", language)
        reason = getattr(error, "strerror", None) or str(error)
        return text(f"cannot-write-{why}", language, path=where, folder=path.parent if path else where, reason=reason)

    return OutputError(*map(words, LANGUAGES))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
