"""Many files, each on its own: one that crashes, hangs or eats the memory costs only itself.

Files are handed one by one to a few processes of our own. concurrent.futures.ProcessPoolExecutor would not do: it breaks as
a whole when one of its processes dies, and cannot stop a file that hangs. Results come in the order of the files, whatever
the number of processes. A single file is checked in a process of its own, too, as soon as there are limits: only so does a
crash or a hang inside a library end in a message. Where the system can fork, that costs a few milliseconds.
"""
from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic

from msgspec import Struct, field
from msgspec.structs import astuple

from lakip_lint import patterns
from lakip_lint.apart import outcome_apart
from lakip_lint.errors import ClusterError, diagnose, strict
from lakip_lint.limits import Limits
from lakip_lint.memory import collect_seldom
from lakip_lint.outcome import (
    GRACE,
    Item,
    Job,
    Named,
    OverLimit,
    Progress,
    Result,
    WorkersDied,
    crashed,
    end_of,
    faulty,
    outcome_of,
    too_long,
)
from lakip_lint.reports.report import Report, Unread
from lakip_lint.reports.texts import both


class Interrupted(KeyboardInterrupt):
    """Stopped by the user; `report` tells what was done before, the files that were not reached among its unread."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


class Fault(Exception):
    """What is raised in another process and shall be raised here: its error, and the traceback in words."""


class _Pages(Struct, frozen=True):
    """What a process says on the way: how many pages are done of how many."""

    name: str
    done: int
    total: int


class Batch(Struct, Generic[Item, Result]):
    """What came of the files so far: `outcomes` by the index of the file."""

    files: Sequence[Item]
    progress: Progress | None = None
    outcomes: dict[int, Result | Unread] = field(default_factory=dict)
    interrupted: bool = False

    def tell(self, name: str, done: int, total: int) -> None:
        """Pages of a file, with the number of the files that are finished where there are several."""
        if self.progress:
            all_files = len(self.files)
            at = min(len(self.outcomes) + 1, all_files)
            self.progress(f"{name} ({at}/{all_files})" if all_files > 1 else name, done, total)

    def results(self) -> list[Result | Unread]:
        """One for each file, in their order."""
        return [
            self.outcomes.get(i) or Unread(str(path), both("not-reached", path=path)) for i, path in enumerate(self.files)
        ]


def run_batch(
    files: Sequence[Item],
    job: Job[Item, Result],
    *,
    limits: Limits,
    workers: int = 1,
    executor: Executor | None = None,
    progress: Progress | None = None,
    patience: int | None = None,
) -> Batch[Item, Result]:
    """Work on all files. Stopping (Ctrl-C) keeps what is done, and is raised again only where nothing is.

    One worker without limits is this process itself.
    `executor` takes the place of processes of our own; its machines need the program and the files under the same paths.
    `patience`: after so many files that took more than they may, processes of our own take no other.
    """
    batch = Batch[Item, Result](files, progress)
    try:
        if executor:
            _by_executor(batch, job, limits, executor)
        elif files and (limits != Limits() or min(workers, len(files)) > 1):
            _by_processes(batch, job, limits, min(workers, len(files)), patience)
        else:
            for i, path in enumerate(files):
                batch.outcomes[i] = outcome_of(path, job, limits, batch.tell if progress else None)
    except KeyboardInterrupt:
        if not batch.outcomes:
            raise
        batch.interrupted = True
    return batch


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _by_executor(batch: Batch[Item, Result], job: Job[Item, Result], limits: Limits, executor: Executor) -> None:
    """All at once; then, each alone, those whose workers died: it may have been a neighbour of theirs that killed them."""

    def submit(path: Item) -> Future[Result | Unread]:
        return executor.submit(outcome_apart, path, job, limits)

    for alone in _gather(batch, submit, range(len(batch.files))):
        _gather(batch, submit, [alone])


def _gather(
    batch: Batch[Item, Result], submit: Callable[[Item], Future[Result | Unread]], indices: Sequence[int]
) -> list[int]:
    """Note what comes of some files; returns those whose workers died."""
    futures: list[Future[Result | Unread]] = []
    died = []
    try:
        futures += (submit(batch.files[i]) for i in indices)
        for i, future in zip(indices, futures, strict=True):
            path = batch.files[i]
            try:
                batch.outcomes[i] = future.result()
            except ClusterError as error:
                batch.outcomes[i] = Unread(str(path), {lang: f"{path}: {words}" for lang, words in error.message.items()})
                died += [i] if isinstance(error, WorkersDied) else []
            except Exception as error:
                batch.outcomes[i] = crashed(path, diagnose(error))
            batch.tell(path.name, len(batch.outcomes), len(batch.files))
    finally:
        for future in futures:
            future.cancel()
    return died


# ---- processes of our own


def _by_processes(
    batch: Batch[Item, Result], job: Job[Item, Result], limits: Limits, count: int, patience: int | None = None
) -> None:
    waiting = list(reversed(range(len(batch.files))))
    crew: list[_Worker] = []
    # Several processes are started afresh: a copy would keep the connections of those before it open.
    method = "fork" if count == 1 and sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    try:
        while waiting or any(worker.index is not None for worker in crew):
            crew = [worker for worker in crew if worker.index is not None or worker.usable]
            while len(crew) < count and len(waiting) > sum(worker.index is None for worker in crew):
                crew.append(_Worker(job, limits, method))
            for worker in crew:
                if worker.index is None and waiting:
                    worker.take(waiting[-1], batch.files[waiting[-1]])
                    waiting.pop()
            _listen(crew, batch, limits)
            if patience and sum(isinstance(outcome, OverLimit) for outcome in batch.outcomes.values()) >= patience:
                waiting.clear()
    finally:
        for worker in crew:
            worker.end()


def _listen(crew: list[_Worker], batch: Batch[Any, Any], limits: Limits) -> None:
    """Take what the workers tell until something changes, and end those that are over their time."""
    busy = {worker.connection: worker for worker in crew if worker.index is not None}
    for ready in wait(list(busy), 1.0):
        worker = busy[ready]  # type: ignore[index]
        try:
            told = worker.connection.recv()
        except Exception:  # it died, perhaps in the middle of a word
            worker.finish(batch, None)
        else:
            if isinstance(told, _Pages):
                worker.pages = told.total
                batch.tell(*astuple(told))
            elif isinstance(told, Fault):
                raise told.args[0] from told
            else:
                worker.finish(batch, told)
    for worker in busy.values():
        seconds = limits.seconds_of(worker.pages)
        if worker.index is not None and seconds and time.monotonic() > worker.started + seconds + GRACE:
            worker.finish(batch, too_long(batch.files[worker.index], limits, worker.pages))
            worker.end()


class _Worker:
    """A process and the file it works on: `index`, or None where it is free."""

    def __init__(self, job: Job[Any, Any], limits: Limits, method: str) -> None:
        context = multiprocessing.get_context(method)
        self.connection, theirs = context.Pipe()
        inherited = self.connection if method == "fork" else None
        self.process = context.Process(target=_serve, args=(theirs, job, limits, inherited), daemon=True)  # type: ignore[attr-defined]
        with _deaf():
            self.process.start()
        theirs.close()
        self.index: int | None = None
        self.started = 0.0
        self.pages = 0
        self.usable = True

    def take(self, index: int, path: Named) -> None:
        self.index, self.started, self.pages = index, time.monotonic(), 0
        with suppress(OSError):  # a process that died is noticed when it is listened to
            self.connection.send(path)

    def finish(self, batch: Batch[Any, Any], outcome: Any) -> None:
        """Note the outcome of its file; None where the process died."""
        assert self.index is not None
        path = batch.files[self.index]
        if outcome is None:
            self.process.join(GRACE)
            outcome = crashed(path, end_of(self.process.exitcode))
            self.end()
        elif isinstance(outcome, OverLimit):
            # After a lack of memory or a broken-off reading a process is not trusted with another file.
            self.end()
        batch.outcomes[self.index] = outcome
        self.index = None
        batch.tell(path.name, 1, 1)

    def end(self) -> None:
        self.usable = False
        self.connection.close()
        self.process.kill()
        self.process.join(GRACE)


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that is started inside never hears Ctrl-C, which is for its parent to act upon."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    connection: Connection[Any, Any], job: Job[Any, Any], limits: Limits, inherited: Connection[Any, Any] | None
) -> None:
    """The life of a worker: files in, pages and outcomes out, until its parent closes the connection or is gone.

    `inherited` is the parent's end in a copy of the parent: while it is open here, nobody would notice that the parent is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    if inherited:
        inherited.close()
    with suppress(EOFError, OSError):
        while True:
            path = connection.recv()
            try:
                outcome = outcome_of(path, job, limits, lambda *pages: connection.send(_Pages(*pages)))
                patterns.keep()  # before its parent, which has what it wants, may end this process
                connection.send(outcome)
            except OSError:
                raise
            except KeyboardInterrupt as error:
                connection.send(Fault(error))
            except Exception as error:  # an outcome too deep or too large to be handed over, or a fault in strict mode
                connection.send(Fault(error, traceback.format_exc()) if strict() else faulty(path, error))


