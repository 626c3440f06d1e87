"""What comes of one file, whatever happens to it: its report, or why there is none.

A job may make other things of a file than its report, and of other things than files.
"""
from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar

from lakip_lint.errors import ClusterError, InputError, diagnose, strict
from lakip_lint.limits import Limits, TooLong, limited
from lakip_lint.reports.report import Unread
from lakip_lint.reports.texts import both

Progress = Callable[[str, int, int], None]
"""Told what is being worked on: a file, how many of its pages are read, and how many there are."""


class Named(Protocol):
    """What can be worked on: a file, or something of which the string says what it is."""

    @property
    def name(self) -> str: ...


Item = TypeVar("Item", bound=Named)
Result = TypeVar("Result")
Job = Callable[[Item, Progress | None], Result]
"""Does the work on one item. It must be picklable where there are several processes, as must its results."""
GRACE = 5.0
"""Seconds past its time after which a process that does not stop by itself is ended."""


class OverLimit(Unread, frozen=True, dict=True):
    """A file that took more than it may."""


class WorkersDied(ClusterError):
    """All workers of a cluster that were given a file: it, or one beside it, may have killed them."""


def outcome_of(path: Item, job: Job[Item, Result], limits: Limits, progress: Progress | None = None) -> Result | Unread:
    """What came of one file, whatever happened to it."""
    pages = 0
    try:
        with limited(limits) as allow:

            def told(name: str, done: int, total: int) -> None:
                nonlocal pages
                if total != pages:
                    pages = total
                    allow(total)
                if progress:
                    progress(name, done, total)

            return job(path, told if limits.seconds_a_page else progress)
    except TooLong:
        return too_long(path, limits, pages)
    except MemoryError:
        return _too_big(path, limits)
    except InputError as error:
        # A reader takes a lack of memory for damage of the file.
        return _too_big(path, limits) if _lacked_memory(error) else Unread(str(path), error.message)
    except Exception as error:
        if strict():
            raise
        return faulty(path, error)


def faulty(path: Named, error: Exception) -> Unread:
    return Unread(str(path), both("bug-reading", path=path, reason=diagnose(error)))


def crashed(path: Named, reason: str) -> Unread:
    return Unread(str(path), both("crashed", path=path, reason=reason))


def too_long(path: Named, limits: Limits, pages: int = 0) -> OverLimit:
    return OverLimit(str(path), both("too-long", path=path, seconds=f"{limits.seconds_of(pages):g}"))


def _too_big(path: Named, limits: Limits) -> OverLimit:
    return OverLimit(str(path), both("too-big", path=path, megabytes=limits.megabytes or "?"))


def _lacked_memory(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def end_of(code: int | None) -> str:
    """How a process ended, for a message."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit {code}"
