"""The command line of the benchmark: see the package."""
from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import mean

from msgspec import Struct

from benchmarks.speed.__main__ import CHECK, cost_of

HOUR = 3600


class Spent(Struct, frozen=True):
    """One report: CPU seconds, megabytes of memory, bytes kept in the cache and in the JSON result."""

    pages: int
    cpu: float
    memory: float
    cached: int
    result: int


def spent_on(path: str) -> Spent:
    """Check a file as the command line does, with an empty cache."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "hasil.json"
        cost = cost_of([*CHECK, "--output", str(result), path], folder)
        documents = json.loads(result.read_text(encoding="utf-8"))["documents"]
        cached = sum(file.stat().st_size for file in Path(folder, "lakip-lint").glob("*"))
        return Spent(documents[0]["pages"] if documents else 0, cost.cpu, cost.memory, cached, result.stat().st_size)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cost", description=__doc__)
    parser.add_argument("files", metavar="FILE", nargs="+")
    parser.add_argument("--reports", type=int, default=30_000)
    given = parser.parse_args()
    print(f"{'pages':>5} {'CPU s':>7} {'MB':>5} {'cache KB':>9} {'JSON KB':>8}")
    everything = []
    for path in given.files:
        spent = spent_on(path)
        everything.append(spent)
        print(
            f"{spent.pages:5} {spent.cpu:7.2f} {spent.memory:5.0f} {spent.cached / 1000:9.0f} {spent.result / 1000:8.0f}  "
            f"{os.path.basename(path)}", flush=True,
        )
    cpu, cached, result = (mean(getattr(s, key) for s in everything) for key in ("cpu", "cached", "result"))
    hours = cpu * given.reports / HOUR
    pages, memory = mean(s.pages for s in everything), max(s.memory for s in everything)
    print(f"mean: {pages:.0f} pages, {cpu:.2f} CPU s; most memory {memory:.0f} MB")
    print(f"{given.reports} reports: {hours:.1f} core hours, cache {cached * given.reports / 1e9:.1f} GB, "
          f"results {result * given.reports / 1e9:.1f} GB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
