"""Pieces of one work shared among several processes, where the system can make copies of this one (fork).

The copies know all that was known when they were made, so a piece is handed over as its number only, and nothing but what
came of it is sent back. Whoever is free takes the next piece. A copy that fails leaves its piece to the process that made
it, which then meets the same fault and tells it; and a copy ends as soon as that process does.
"""
from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from io import FileIO
from typing import BinaryIO, Generic, NoReturn, TypeVar

from msgspec import Struct

T = TypeVar("T")
NUMBER = 2
"""Bytes of the number of a piece."""
MOST_PIECES = 2048
"""So many numbers surely fit into a pipe that nobody reads yet."""


def can_share() -> bool:
    """Whether copies of this process can be made safely: other threads would be cut off in the midst of their work."""
    return sys.platform == "linux" and threading.active_count() == 1


def own_offset(stream: BinaryIO) -> Callable[[], None]:
    """What makes an open file be read by a copy without moving the place at which others read it."""
    at = os.lseek(stream.fileno(), 0, os.SEEK_CUR)

    def reopen() -> None:
        own = os.open(f"/proc/self/fd/{stream.fileno()}", os.O_RDONLY)  # the same file, whatever its name is now
        os.dup2(own, stream.fileno())
        os.close(own)
        os.lseek(stream.fileno(), at, os.SEEK_SET)

    return reopen


def nothing(*_: object) -> None:
    """For what a work does not need."""


class Work(Struct, Generic[T], frozen=True):
    """`piece(number)` does one of `pieces`; a process takes them in rising order.

    `prepare` is called in each copy before its first piece; `meanwhile` once in this process while the copies are at work.
    `tell(count)`: so many more steps were done, by whomever. What `piece` gives must be picklable.
    """

    pieces: int
    piece: Callable[[int, Callable[[], object]], T]
    prepare: Callable[[], object] = nothing
    meanwhile: Callable[[], object] = nothing
    tell: Callable[[int], object] = nothing


def share_out(work: Work[T], copies: int) -> list[T]:
    """What came of all pieces, in their order. The second argument of `piece` is to be called after each step."""
    if not 0 < work.pieces <= MOST_PIECES:
        raise ValueError(f"{work.pieces} pieces cannot be shared")
    with ExitStack() as stack:
        crew = _Crew(work.pieces, stack)
        helpers = [_Helper(work, crew, stack) for _ in range(copies)]
        work.meanwhile()
        done = {number: work.piece(number, lambda: work.tell(1 + crew.steps())) for number in crew.numbers()}
        for helper in helpers:
            done |= helper.answer()
        return [done[n] if n in done else work.piece(n, lambda: None) for n in range(work.pieces)]


class _Crew:
    """What the processes share: the numbers still to be taken, the steps done, and a line that breaks with the first."""

    def __init__(self, pieces: int, stack: ExitStack) -> None:
        self.open, full = _pipe(stack)
        self.told, self.telling = _pipe(stack)
        self.line, self.held = _pipe(stack)
        for end in (self.told, self.telling):
            os.set_blocking(end.fileno(), False)
        full.write(b"".join(n.to_bytes(NUMBER, "big") for n in range(pieces)))
        full.close()

    def numbers(self) -> Iterator[int]:
        """The pieces that this process takes."""
        while number := self.open.read(NUMBER):
            yield int.from_bytes(number, "big")

    def step(self) -> None:
        self.telling.write(b".")

    def steps(self) -> int:
        """Those done by copies since they were asked for."""
        return len(self.told.read(1 << 16) or b"")

    def live_as_long(self) -> None:
        """End this copy when the process that made it is gone."""
        self.held.close()

        def wait() -> None:
            self.line.read(1)
            os._exit(1)

        threading.Thread(target=wait, daemon=True).start()


class _Helper(Generic[T]):
    """A copy of this process, and the pipe on which it answers."""

    def __init__(self, work: Work[T], crew: _Crew, stack: ExitStack) -> None:
        self.answered, answering = _pipe(stack)
        self.pid = os.fork()
        if self.pid == 0:
            _help(work, crew, answering)
        stack.callback(self._end)
        answering.close()

    def answer(self) -> dict[int, T]:
        """What the copy has done; nothing where it died."""
        try:
            done: dict[int, T] = pickle.loads(self.answered.readall())
        except (EOFError, pickle.UnpicklingError):
            return {}
        return done

    def _end(self) -> None:
        with suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(self.pid, 0)


def _help(work: Work[T], crew: _Crew, answering: FileIO) -> NoReturn:
    """The life of a copy. It never returns into the code that it is a copy of."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        crew.live_as_long()
        work.prepare()
        done = {}
        for number in crew.numbers():
            with suppress(Exception):
                done[number] = work.piece(number, crew.step)
        left = memoryview(pickle.dumps(done, pickle.HIGHEST_PROTOCOL))
        while left:
            left = left[answering.write(left) :]
    finally:
        os._exit(0)


def _pipe(stack: ExitStack) -> tuple[FileIO, FileIO]:
    """The ends of a pipe, for reading and for writing."""
    ends = os.pipe()
    return stack.enter_context(FileIO(ends[0], "rb")), stack.enter_context(FileIO(ends[1], "wb"))
