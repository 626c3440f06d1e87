"""Machines of others that do the work: `--executor dask:ADDRESS`, with the extra `lakip-lint[dask]`."""
from __future__ import annotations

import logging
import threading
import time
from asyncio import CancelledError as Stopped
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from lakip_lint.errors import ClusterError, log
from lakip_lint.outcome import WorkersDied
from lakip_lint.reports.texts import both

PATIENCE = 10
"""Seconds to wait for the scheduler."""
EMPTY = 300.0
"""Seconds after which a cluster without any worker is given up: some start their workers only when there is work."""
LOOK = 1.0


@contextmanager
def executor_of(given: str) -> Iterator[Executor]:
    """The executor that "dask:ADDRESS" names (dask:tcp://10.0.0.5:8786). Raises ClusterError where there is none."""
    kind, _, address = given.partition(":")
    if kind != "dask" or not address:
        raise ClusterError(*both("executor-unknown", given=given).values())
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(*both("executor-missing").values()) from error
    _hush()
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(*both("executor-unreachable", address=address).values()) from error
    with client, _Patient(client) as executor:
        yield executor


def _hush() -> None:
    """Dask shows the tracebacks of a connection that breaks; what came of each file is told by us."""
    if log.isEnabledFor(logging.DEBUG):
        return
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class _Patient(Executor):
    """The executor of a client of Dask. What it cannot do fails with a ClusterError, and nothing waits for ever.

    Dask itself gives the work of a worker that died to another, a few times; without any worker it waits.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        # not pure: a file of the same name may have changed since the last run
        self._dask: Executor = client.get_executor(pure=False)
        self._open: set[Future[Any]] = set()
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        given: Future[Any] = self._dask.submit(fn, *args, **kwargs)
        ours: Future[Any] = Future()
        self._open.add(ours)
        ours.add_done_callback(self._open.discard)
        ours.add_done_callback(lambda _: given.cancel())
        given.add_done_callback(partial(_hand_on, to=ours))
        return ours

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for future in list(self._open):
            future.cancel()

    def _watch(self) -> None:
        """Give up what is open where there has been no worker for long."""
        seen = time.monotonic()
        while not self._ended.wait(LOOK):
            if self._has_workers():
                seen = time.monotonic()
            elif time.monotonic() > seen + EMPTY:
                for future in list(self._open):
                    _fail(future, ClusterError(*both("cluster-empty", seconds=f"{EMPTY:g}").values()))

    def _has_workers(self) -> bool:
        """True, too, where the scheduler does not answer: the client notices that by itself."""
        with suppress(Exception, Stopped):
            return bool(self._client.nthreads())
        return True


def _hand_on(given: Future[Any], to: Future[Any]) -> None:
    try:
        result = given.result()
    except CancelledError:  # by Dask, which lost its scheduler; one of ours that was cancelled is not open any more
        _fail(to, ClusterError(*both("cluster-lost").values()))
    except Exception as error:
        # by its name: the class is in other places in other versions of Dask
        died = type(error).__name__ == "KilledWorker"
        _fail(to, WorkersDied(*both("workers-died").values()) if died else error)
    else:
        with suppress(InvalidStateError):
            to.set_result(result)


def _fail(future: Future[Any], error: Exception) -> None:
    with suppress(InvalidStateError):  # done meanwhile
        future.set_exception(error)
