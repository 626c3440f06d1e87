"""One file in a process of its own, wherever this is called: in a thread, or on a machine of a cluster.

    python -m lakip_lint.apart < (path, job, limits)          the outcome comes on standard output

Limits need the main thread of a process, and the workers of a cluster are threads of processes that may not start others
with multiprocessing.
"""
from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time

from lakip_lint.limits import Limits
from lakip_lint.memory import collect_seldom
from lakip_lint.outcome import GRACE, Item, Job, Result, crashed, end_of, outcome_of, too_long
from lakip_lint.reports.report import Unread

START = 30.0
"""Seconds that the process itself may need to start, on a busy machine."""
MOST_PAGES = 1000
"""How many pages a file is given time for by the one who waits: the process itself knows how many there are."""


def outcome_apart(path: Item, job: Job[Item, Result], limits: Limits) -> Result | Unread:
    """What came of one file, whatever happened to it. Without limits it is checked right here."""
    if limits == Limits():
        return outcome_of(path, job, limits)
    most = limits.seconds_of(MOST_PAGES)
    process = subprocess.Popen(
        [sys.executable, "-m", "lakip_lint.apart"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with process:
        try:
            told, _ = process.communicate(
                pickle.dumps((path, job, limits)), most + GRACE + START if most else None
            )
        except subprocess.TimeoutExpired:
            return too_long(path, limits)
        finally:
            process.kill()
    try:
        outcome: Result | Unread = pickle.loads(told)
    except Exception:  # it died before it could tell
        return crashed(path, end_of(process.returncode))
    return outcome


def main() -> int:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    path, job, limits = pickle.load(sys.stdin.buffer)
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    with answer:
        pickle.dump(outcome_of(path, job, limits), answer)
    return 0


def _end_with_parent() -> None:
    """Nobody would end a process that hangs once the one who waits for it was killed, and its file is given to another."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
