"""Regular expressions of the program: compiled once, not at every start.

What reads and understands reports has some four hundred of them, and compiling them takes a quarter of a second: as long as
reading fifteen pages. So what the compiler of `re` made of them is kept. Python has no public way to do so. Where its insides
are not those that this module knows, or what was kept is damaged, everything is compiled as ever: `re` itself proves the code
that it is given before it uses it.
"""

from __future__ import annotations

import functools
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from lakip_lint.keeping import Own

try:
    import _sre  # type: ignore[import-not-found,unused-ignore]
    from re import _compiler, _parser  # type: ignore[attr-defined,unused-ignore]

    MADE_BY = f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"
except (ImportError, AttributeError):  # another Python than those that are known
    MADE_BY = ""

MOST = 2000
"""More than this many kept patterns are those of many versions of the program."""


class Patterns:
    """The patterns that were kept; those that were not are compiled, and kept by `keep`."""

    def __init__(self, own: Own) -> None:
        self.own = own
        self.known: dict[str, Any] = self._read() if MADE_BY else {}
        self.new: dict[str, Any] = {}
        self.made: dict[str, re.Pattern[str]] = {}

    def compiled(self, expression: str, flags: int = 0) -> re.Pattern[str]:
        """What `re.compile` gives."""
        key = f"{int(flags)} {expression}"
        if key not in self.made:
            self.made[key] = self._made(key, expression, int(flags)) or re.compile(expression, flags)
        return self.made[key]

    def _made(self, key: str, expression: str, flags: int) -> re.Pattern[str] | None:
        if not MADE_BY:
            return None
        with suppress(RuntimeError, TypeError, ValueError, LookupError, OverflowError, AttributeError):  # damaged
            if key in self.known:
                return _restored(expression, *self.known[key])
        with suppress(TypeError, AttributeError):
            self.new[key] = _compile(expression, flags)
            return _restored(expression, *self.new[key])
        return None

    def keep(self) -> None:
        """Keep what was compiled anew."""
        if self.new:
            kept = self.known if len(self.known) < MOST else {}
            self.known = {**kept, **self.new}
            self.new = {}
            self.own.write(self.known)

    def _read(self) -> dict[str, Any]:
        kept = self.own.read()
        return kept if isinstance(kept, dict) else {}


class Cued:
    """A pattern with cues: in every text that it matches stands one of them, in small letters. To look for them is quicker."""

    def __init__(self, pattern: re.Pattern[str], *cues: str) -> None:
        self.pattern, self.cues = pattern, cues

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        small = _in_small_letters(text)
        for cue in self.cues:  # noqa: SIM110  (twice as quick)
            if cue in small:
                return True
        return False


@functools.lru_cache(maxsize=4096)
def _in_small_letters(text: str) -> str:
    """Many patterns look at the same text, one after the other."""
    return text.lower()


def _compile(expression: str, flags: int) -> list[Any]:
    """All flags, the code, and the groups: how many, and the numbers of those that have names."""
    parsed = _parser.parse(expression, flags)
    code = array("I", _compiler._code(parsed, flags))
    state = parsed.state
    return [flags | state.flags, b64encode(code.tobytes()).decode("ascii"), state.groups - 1, dict(state.groupdict)]


def _restored(expression: str, flags: int, content: str, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    code = array("I")
    code.frombytes(b64decode(content))
    of_group: list[str | None] = [None] * (groups + 1)
    for name, group in names.items():
        of_group[group] = name
    restored: re.Pattern[str] = _sre.compile(expression, flags, code.tolist(), groups, names, tuple(of_group))
    return restored


_patterns = Patterns(Own(f"patterns-{sys.implementation.cache_tag}.json", MADE_BY))
compiled = _patterns.compiled
keep = _patterns.keep


# ---- the functions of `re` for expressions of the program itself; those made of a report are not worth keeping

_known = functools.cache(compiled)


def search(expression: str, string: str, flags: int = 0) -> re.Match[str] | None:
    return _known(expression, flags).search(string)


def match(expression: str, string: str, flags: int = 0) -> re.Match[str] | None:
    return _known(expression, flags).match(string)


def fullmatch(expression: str, string: str, flags: int = 0) -> re.Match[str] | None:
    return _known(expression, flags).fullmatch(string)


def findall(expression: str, string: str, flags: int = 0) -> list[Any]:
    return _known(expression, flags).findall(string)


def finditer(expression: str, string: str, flags: int = 0) -> Iterator[re.Match[str]]:
    return _known(expression, flags).finditer(string)


def sub(
    expression: str, into: str | Callable[[re.Match[str]], str], string: str, count: int = 0, flags: int = 0
) -> str:
    return _known(expression, flags).sub(into, string, count)


def split(expression: str, string: str, maxsplit: int = 0, flags: int = 0) -> list[str | Any]:
    return _known(expression, flags).split(string, maxsplit)
