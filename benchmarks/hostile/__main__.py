"""Writes the hostile files into a folder: see the package."""
from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.hostile import HOSTILE


def main(words: list[str]) -> int:
    if not words or words[0].startswith("-"):
        print("python -m benchmarks.hostile FOLDER [NAME ...]", file=sys.stderr)
        return 2
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in words[1:] or HOSTILE:
        content = HOSTILE[name].make()
        (folder / name).write_bytes(content)
        print(f"{len(content):>10} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
