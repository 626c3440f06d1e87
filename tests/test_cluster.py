"""Work given to a cluster: a real one of Dask on this machine, where the extra is installed.

The cluster and its clients live in other processes: their threads would stay in this one.
"""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import Struct

from lakip_lint import DocumentReport, check
from lakip_lint.batch import run_batch
from lakip_lint.cli import main
from lakip_lint.limits import Limits
from lakip_lint.reports.json import render
from tests.test_batch import Acting, told, unix

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
FILES = [FIXTURES / "kecamatan-word.docx", FIXTURES / "rusak" / "truncated.pdf", FIXTURES / "rusak" / "empty.pdf"]
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=int(sys.argv[1]), threads_per_worker=2, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""
BAD_FILES = """
import json, sys
from pathlib import Path
from lakip_lint.batch import run_batch
from lakip_lint.cluster import executor_of
from lakip_lint.limits import Limits
from tests.test_batch import Acting, told
def stop(*_):
    raise KeyboardInterrupt
with executor_of("dask:" + sys.argv[1]) as executor:
    files = [Path(name) for name in ("a", "mati", "macet", "dibunuh", "rakus", "b")]
    bad = told(run_batch(files, Acting(), limits=Limits(1, 1024), executor=executor))
    many = [Path("a"), *(Path(f"x{n}") for n in range(50))]
    batch = run_batch(many, Acting(), limits=Limits(30), executor=executor, progress=stop)
    print(json.dumps([bad, batch.interrupted, told(batch)]))
"""
BARE_CLUSTER = """
import asyncio, subprocess, sys
from distributed import Scheduler
WORKER = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", "--no-dashboard"]
async def main():
    async with Scheduler(port=0, dashboard=False, host="127.0.0.1") as scheduler:
        worker = subprocess.Popen([*WORKER, scheduler.address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not scheduler.workers:
            await asyncio.sleep(0.05)
        print(scheduler.address, flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
        worker.kill()
asyncio.run(main())
"""
"""Nobody starts a worker again that died."""
DYING_CLUSTER = BARE_CLUSTER.replace("await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)", """
        while scheduler.workers:
            await asyncio.sleep(0.01)
        __import__("os")._exit(1)""")
"""Its scheduler goes with its last worker."""
KILLING = """
import json, sys
from pathlib import Path
from lakip_lint import cluster
from lakip_lint.batch import run_batch
from lakip_lint.limits import Limits
from tests.test_batch import told
from tests.test_cluster import KillingWorkers
cluster.EMPTY, cluster.LOOK = 1.0, 0.1
with cluster.executor_of("dask:" + sys.argv[1]) as executor:
    files = [Path(sys.argv[2]) / name for name in sys.argv[3].split()]
    print(json.dumps(told(run_batch(files, KillingWorkers(), limits=Limits(30), executor=executor))))
"""


class KillingWorkers(Struct, frozen=True):
    """Kills the worker that waits for it as its file says: always, or the first time."""

    def __call__(self, path: Path, _: object = None) -> DocumentReport:
        before = path.with_suffix(".dulu")
        if path.name == "selalu" or (path.name == "sekali" and not before.exists()):
            before.touch()
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(3)
            path.with_suffix(".sesudah").touch()
        time.sleep(0.2)  # so that its neighbour is still at work when the worker dies
        return DocumentReport(str(path), "", 1, "", None)


@contextmanager
def running(script: Path, content: str, *words: str, **settings: str) -> Iterator[str]:
    """The address of a cluster in another process."""
    pytest.importorskip("distributed", exc_type=ImportError)
    script.write_text(content, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, script, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
    )
    with process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.communicate()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("cluster") / "cluster.py", CLUSTER, "1") as found:
        yield found


def python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def test_a_cluster_gives_the_same_report(address: str) -> None:
    words = ["check", *map(str, FILES), "--format", "json", "--no-cache", "--select", "CAP"]
    by_cluster = python("-m", "lakip_lint", *words, "--executor", f"dask:{address}")
    assert (by_cluster.returncode, by_cluster.stdout) == (2, render(check(FILES, select=["CAP"])))


@unix
def test_each_bad_file_on_a_cluster_costs_only_itself_and_stopping_cancels_the_rest(address: str) -> None:
    done = python("-c", BAD_FILES, address)
    messages, interrupted, stopped = json.loads(done.stdout)
    assert [bool(message) for message in messages] == [False, True, True, True, True, False]
    assert "exit 7" in messages[1]
    assert "after 1 seconds" in messages[2]
    assert "SIGKILL" in messages[3]
    assert "1024 MB" in messages[4]
    assert interrupted
    assert stopped[0] == ""
    assert "not checked" in stopped[-1]


@unix
def test_files_whose_worker_is_killed_are_done_elsewhere_and_only_the_one_that_kills_workers_is_told(tmp_path: Path) -> None:
    with running(tmp_path / "cluster.py", CLUSTER, "2", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1") as found:
        done = python("-c", KILLING, found, str(tmp_path), "a selalu b sekali c d e f")
    assert done.stderr == ""
    messages = json.loads(done.stdout)
    assert [bool(message) for message in messages] == [False, True, *[False] * 6]
    assert messages[1].startswith(str(tmp_path / "selalu"))
    assert "every worker of the cluster that was given this file died" in messages[1]
    time.sleep(0.5)
    assert not list(tmp_path.glob("*.sesudah")), "what a killed worker had begun ends with it"


@unix
@pytest.mark.parametrize(
    ("cluster", "told_of_each"), [(BARE_CLUSTER, "no worker for 1 seconds"), (DYING_CLUSTER, "connection to the scheduler")]
)
def test_a_cluster_that_lost_its_last_worker_or_its_scheduler_is_not_waited_for(
    tmp_path: Path, cluster: str, told_of_each: str
) -> None:
    with running(tmp_path / "cluster.py", cluster) as found:
        done = python("-c", KILLING, found, str(tmp_path), "a b selalu c")
    assert done.stderr == ""
    messages = json.loads(done.stdout)
    assert messages[0] == ""
    assert all(told_of_each in message for message in messages[2:])


@unix
def test_limits_hold_in_a_thread() -> None:
    with ThreadPoolExecutor(2) as pool:
        messages = told(run_batch([Path("macet"), Path("a")], Acting(), limits=Limits(1), executor=pool))
    assert "after 1 seconds" in messages[0]
    assert messages[1] == ""


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_executor_that_cannot_be_used_is_told(
    language: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(FILES[2]), "--executor", "spark:x", "--lang", language]) == 2
    assert "dask:tcp://" in capfd.readouterr().err
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["check", str(FILES[2]), "--executor", "dask:tcp://127.0.0.1:9", "--lang", language]) == 2
    assert "pip install 'lakip-lint[dask]'" in capfd.readouterr().err


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    pytest.importorskip("distributed", exc_type=ImportError)
    impatient = "import sys, lakip_lint.cluster as c; c.PATIENCE = 1; from lakip_lint.cli import main; sys.exit(main(sys.argv[1:]))"
    done = python("-c", impatient, "check", str(FILES[2]), "--executor", "dask:tcp://127.0.0.1:9", "--lang", "en")
    assert done.returncode == 2
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr
