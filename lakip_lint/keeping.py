"""Files in a folder of the user that only save time: written whole, read as if absent where damaged, never missed.

Two kinds of things are kept there: what was found in reports (lakip_lint.cache), and what the program makes of its own files
at every start (`Own`). The second says nothing of any report, so it is kept even where the first is not asked for.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

UNFINISHED = ".part"
DAY = 86400


def user_folder() -> Path | None:
    """The folder of this user; None where there is no home."""
    given = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else "")
    with suppress(RuntimeError):
        return (Path(given) if given else Path.home() / ".cache") / "lakip-lint"
    return None


def write_whole(place: Path, data: bytes) -> bool:
    """Write a file beside its place and move it there; whether that could be done."""
    import tempfile  # slow to import, and most runs only read

    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(UNFINISHED, dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, place)
        except BaseException:
            os.unlink(name)
            raise
    except OSError:
        return False
    return True


def remove_unfinished(folder: Path) -> None:
    """Remove what a process that was ended left behind."""
    for left in folder.glob(f"*{UNFINISHED}"):
        with suppress(OSError):  # another process may have removed it
            if left.stat(follow_symlinks=False).st_mtime < time.time() - DAY:
                left.unlink()


class Own:
    """Something that the program makes of its own files, kept as JSON under `name`. `made_of` tells all that it depends on."""

    def __init__(self, name: str, made_of: str) -> None:
        self.name, self.made_of = name, made_of

    @property
    def place(self) -> Path | None:
        folder = user_folder()
        return folder / "program" / self.name if folder else None

    def read(self) -> Any:
        """What was kept; None where nothing was, or of something else."""
        with suppress(OSError, ValueError, RecursionError, msgspec.DecodeError):
            place = self.place
            kept = msgspec.json.decode(place.read_bytes()) if place else None
            if isinstance(kept, dict) and kept.get("made_of") == self.made_of:
                return kept.get("content")
        return None

    def write(self, content: Any) -> None:
        """Keep it. What JSON would change (a date in a rule) is not kept."""
        with suppress(TypeError, ValueError):
            text = json.dumps({"made_of": self.made_of, "content": content})
            place = self.place
            if place and json.loads(text)["content"] == content:
                remove_unfinished(place.parent)
                write_whole(place, text.encode("ascii"))
