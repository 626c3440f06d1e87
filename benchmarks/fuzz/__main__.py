"""The command line of the fuzzer: see the package."""
from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.fuzz.running import run
from lakip_lint.limits import Limits

AT_A_TIME = 50


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--max-memory", type=int, default=2048)
    parser.add_argument("--keep", type=Path, help="where mutants are kept that ended in a fault")
    given = parser.parse_args()
    os.environ.pop("LAKIP_LINT_STRICT", None)
    folder = given.keep or Path(tempfile.mkdtemp(prefix="lakip-lint-fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    ways: Counter[tuple[str, str]] = Counter()
    for start in range(0, given.count, AT_A_TIME):
        count = min(AT_A_TIME, given.count - start)
        limits = Limits(given.timeout, given.max_memory)
        for ending in run(given.files, count, given.seed + start // AT_A_TIME, limits, folder):
            ways[ending.change, ending.what] += 1
            if ending.what in ("fault", "limit"):
                print(ending.what, ending.words, flush=True)
    for (change, what), number in sorted(ways.items()):
        print(f"{change:16} {what:8} {number:5}")
    faults = sum(number for (_, what), number in ways.items() if what == "fault")
    print(f"{sum(ways.values())} mutants, {faults} faults" + (f", kept in {folder}" if faults else ""))
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
