"""The command line of the benchmark: see the package."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks.extraction import readers
from benchmarks.extraction.scoring import Score, score
from benchmarks.extraction.truth import KnownDocument, KnownTable, documents

OWN = "lakip-lint"
NUMERIC, ALL = 0.995, 0.97
"""The bars: shares of the numeric cells and of all cells over all documents."""
COLUMNS = f"{'':<26}{'numeric cells':>22}{'all cells':>22}{'headers':>10}{'found':>9}{'whole':>8}{'extra':>7}"


def share(right: int, of: int) -> float:
    return right / of if of else 1.0


def line(name: str, s: Score) -> str:
    """One line of the table."""
    def part(right: int, of: int) -> str:
        return f"{100 * share(right, of):6.2f} % ({right}/{of})"

    return (
        f"  {name:<24}{part(s.numeric_right, s.numeric):>22}{part(s.right, s.cells):>22}"
        f"{f'{s.headers}/{s.tables}':>10}{f'{s.found}/{s.tables}':>9}{f'{s.whole}/{s.tables}':>8}{s.extra:>7}"
    )


def measured(document: KnownDocument, with_peers: bool, misses: bool) -> dict[str, Score]:
    """Each reader on one document, told as it comes."""
    known = document.tables()
    print(f"{document.name} ({document.producer}, {len(known)} tables)")
    scores = {}
    for name, reader in [(OWN, readers.lakip_lint), *(readers.peers() if with_peers else ())]:
        scores[name] = score(known, reader(document.path))
        print(line(name, scores[name]), flush=True)
    if misses:
        tell_misses(known, scores[OWN])
    return scores


def tell_misses(known: Sequence[KnownTable], own: Score) -> None:
    """The cells that lakip-lint did not read right."""
    for index, cell, got in own.misses:
        first = next((c.text for c in known[index].cells if c.text.strip()), "")
        print(f"    table {index + 1} ({first[:20]}) row {cell.row} column {cell.column}: {cell.text!r} read as {got!r}")


def below(name: str, scores: dict[str, Score]) -> list[str]:
    """What a peer did better on one document."""
    own, told = scores[OWN], []
    for peer, other in scores.items():
        if share(other.numeric_right, other.numeric) > share(own.numeric_right, own.numeric):
            told.append(f"{name}: {peer} has more of the numeric cells right")
        if share(other.right, other.cells) > share(own.right, own.cells):
            told.append(f"{name}: {peer} has more of all cells right")
    return told


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description="See the package.")
    parser.add_argument("names", metavar="NAME", nargs="*", help="only these documents")
    parser.add_argument("--no-peers", action="store_true", help="lakip-lint alone")
    parser.add_argument("--misses", action="store_true", help="show the cells that lakip-lint did not read right")
    parser.add_argument("--check", action="store_true", help="end with 1 where a bar is missed")
    given = parser.parse_args()
    totals: dict[str, Score] = {}
    missed: list[str] = []
    print(COLUMNS)
    for document in documents():
        if given.names and document.name not in given.names:
            continue
        scores = measured(document, not given.no_peers, given.misses)
        missed += below(document.name, scores)
        for name, found in scores.items():
            totals.setdefault(name, Score()).add(found)
    if not totals:
        parser.error(f"no such document: {', '.join(given.names)}")
    print("all documents")
    for name, total in totals.items():
        print(line(name, total))
    own = totals[OWN]
    if share(own.numeric_right, own.numeric) < NUMERIC or share(own.right, own.cells) < ALL:
        missed.append(f"bars: {100 * NUMERIC:g} % of numeric cells, {100 * ALL:g} % of all cells")
    for text in missed:
        print(f"below: {text}")
    return 1 if given.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
