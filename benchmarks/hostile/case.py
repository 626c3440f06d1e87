"""What a hostile file is: its name, its bytes, and how its check may end."""
from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Ending = Literal["read", "damaged", "locked", "no-text", "wrong-kind", "limit", "nothing"]
"""read: checked like any report, the fault of the report is found; nothing: read, but no figure is understood."""


class Case(Struct, frozen=True):
    """`endings`: more than one where it depends on the machine or the library which bound is met first."""

    name: str
    make: Callable[[], bytes]
    endings: tuple[Ending, ...]
