"""The command line of the benchmark: see the package."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random

import benchmarks.mutations.word_faults  # noqa: F401  # registers its classes
from benchmarks.mutations.clean import FAULTLESS, Clean, load
from benchmarks.mutations.faults import FAULTS, Mutant
from benchmarks.mutations.judging import Score, Verdict, judge
from lakip_lint.rules.model import Severity

CLEAN: dict[str, Clean] = {}
"""The faultless reports, read before the work is shared out."""


def chosen(names: Sequence[str], seed: int, most: int) -> list[Mutant]:
    """Up to `most` mutants of each class, the same for the same seed, from all reports in turn."""
    mutants: list[Mutant] = []
    for name in names:
        makers = [FAULTS[name].make(clean, Random(f"{seed} {name} {clean.name}")) for clean in CLEAN.values()]
        mutants += islice(_in_turn(makers), most)
    return mutants


def _in_turn(makers: list[Iterator[Mutant]]) -> Iterator[Mutant]:
    while makers:
        for maker in list(makers):
            mutant = next(maker, None)
            if mutant is None:
                makers.remove(maker)
            else:
                yield mutant


def judged(mutant: Mutant) -> Verdict:
    return judge(CLEAN[mutant.report], mutant)


def alarms(clean: Clean) -> list[str]:
    """What is said of a faultless report: nothing above a note is right."""
    found = [f for f in clean.report.findings if f.severity is not Severity.NOTE]
    return [f"{clean.name}: {f.severity} {f.rule} {f.message['id']}" for f in found]


def show(scores: Sequence[Score]) -> None:
    """One line a class: findings for each fault, new ones beside the point, doubted at the fault, causes right of named."""
    print(f"{'class':32} {'mutants':>7} {'found':>5} {'recall':>6} {'each':>5} {'extra':>5} {'place':>5} {'cause':>9}  bar")
    for score in scores:
        cause = f"{score.right}/{score.named}" if score.named else "-"
        print(
            f"{score.name:32} {score.mutants:7} {score.found:5} {score.recall:6.2f} {score.per_fault:5.2f} {score.extra:5.2f} "
            f"{score.doubted:5.2f} {cause:>9}  {'ok' if score.passes else 'BELOW'}"
        )


def tell(verdict: Verdict) -> None:
    """What went wrong with a mutant, if anything did."""
    mutant = verdict.mutant
    head = f"{mutant.fault} [{mutant.report} p. {verdict.page}] {mutant.what}"
    if not verdict.found:
        print("MISSED ", head)
    if verdict.cause_right is False:
        print("CAUSE  ", head, "named", verdict.causes, "at", [f"{f.rule} {f.printed}" for f in verdict.hits])
    for finding in verdict.extra:
        print("EXTRA  ", head, "::", finding.rule, finding.message["id"])
    if len(verdict.hits) + len(verdict.echoes) > 1:
        print("REPEATS", head, "::", [f"{f.rule} {f.printed}" for f in (*verdict.hits, *verdict.echoes)])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-class", type=int, default=20)
    parser.add_argument("--document", choices=FAULTLESS, action="append")
    parser.add_argument("--class", dest="classes", choices=sorted(FAULTS), action="append")
    parser.add_argument("--jobs", type=int, default=1, help="processes that check at the same time")
    parser.add_argument("--verbose", action="store_true", help="tell what went wrong with each mutant")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    CLEAN.update({name: load(name) for name in options.document or FAULTLESS})
    false = [line for clean in CLEAN.values() for line in alarms(clean)]
    mutants = chosen(options.classes or list(FAULTS), options.seed, options.per_class)
    if options.jobs > 1:
        with get_context("fork").Pool(options.jobs) as pool:
            verdicts = pool.map(judged, mutants, chunksize=4)
    else:
        verdicts = [judged(m) for m in mutants]
    scores = [Score(n, tuple(v for v in verdicts if v.mutant.fault == n)) for n in options.classes or FAULTS]
    everything = Score("all", tuple(verdicts))
    if options.verbose:
        for verdict in verdicts:
            tell(verdict)
    for line in false:
        print("FALSE  ", line)
    show([*scores, everything])
    print(f"precision {everything.precision:.3f}; findings above note on faultless reports: {len(false)}")
    if options.json:
        data = {
            "seed": options.seed,
            "false_alarms": false,
            "all": everything.as_dict(),
            "classes": [s.as_dict() for s in scores],
        }
        options.json.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if not false and all(s.passes for s in scores if s.mutants) else 1


if __name__ == "__main__":
    sys.exit(main())
