"""What one file may cost: time and memory, so that a bad one cannot take the others with it."""
from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct

MEGABYTE = 1 << 20
AGAIN = 5.0
"""Seconds after which the alarm comes again, should the first have been swallowed (in a destructor)."""


class TooLong(BaseException):  # no Exception: no handler on the way may take it for a damaged file
    """The time of a file is over."""


class Limits(Struct, frozen=True):
    """Seconds and megabytes that one file may take; None for no bound. `seconds_a_page` come on top for each of its pages."""

    seconds: float | None = None
    megabytes: int | None = None
    seconds_a_page: float = 0.0

    def seconds_of(self, pages: int) -> float | None:
        """The time for a file of so many pages."""
        return self.seconds + self.seconds_a_page * pages if self.seconds else None


NO_LIMITS = Limits()
Allow = Callable[[int], None]
"""Told how many pages the file has, once that is known."""


@contextmanager
def limited(limits: Limits) -> Iterator[Allow]:
    """Inside, TooLong is raised when the time is over and MemoryError when the memory is, as far as the system can.

    Only in the main thread: both limits are those of the whole process, and other threads would be in each other's way.
    """
    if threading.current_thread() is not threading.main_thread():
        yield _nothing
        return
    with _time(limits) as allow, _memory(limits.megabytes):
        yield allow


def _nothing(_: int) -> None:
    """Where there is no clock."""


@contextmanager
def _time(limits: Limits) -> Iterator[Allow]:
    """By the alarm of the system, which Unix has."""
    if not limits.seconds or not hasattr(signal, "setitimer"):
        yield _nothing
        return
    started = time.monotonic()

    def allow(pages: int) -> None:
        left = (limits.seconds_of(pages) or 0.0) - (time.monotonic() - started)
        if limits.seconds_a_page and left > 0:
            signal.setitimer(signal.ITIMER_REAL, left, AGAIN)

    def over(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds, AGAIN)
    try:
        yield allow
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory(megabytes: int | None) -> Iterator[None]:
    """By the address space of the process, where the system has such a limit."""
    try:
        import resource
    except ImportError:  # Windows
        resource = None  # type: ignore[assignment]
    if not megabytes or resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [megabytes * MEGABYTE, *(bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY)]
    try:
        resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    except (OSError, ValueError):  # macOS may refuse
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
