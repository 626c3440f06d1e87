"""Machines of others that do the work: `--executor dask:ADDRESS`, with the extra `lakip-lint[dask]`."""
from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from lakip_lint.errors import ClusterError
from lakip_lint.reports.texts import both

PATIENCE = 10
"""Seconds to wait for the scheduler."""


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
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(*both("executor-unreachable", address=address).values()) from error
    with client:
        # not pure: a file of the same name may have changed since the last run
        yield client.get_executor(pure=False)
