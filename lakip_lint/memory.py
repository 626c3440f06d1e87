"""What was computed of a document, a table or a report once is not computed again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

Subject = TypeVar("Subject")
Rest = ParamSpec("Rest")
Result = TypeVar("Result")

STRINGS = 16_384
"""Strings whose reading is kept: more than a long report has sentences and cells."""

SELDOM = 200_000
"""New objects between two searches for those that only refer to each other."""

remember_strings = lru_cache(maxsize=STRINGS)
"""For functions of a string alone. Their results are shared: tuples, never lists."""


class _Kept(dict[Any, tuple[Any, Any]]):
    """Results by function and arguments. In another process nothing is remembered yet."""

    def __reduce__(self) -> tuple[type[_Kept], tuple[()]]:
        return _Kept, ()


def _told_apart(argument: object) -> object:
    return argument if isinstance(argument, str) else id(argument)


def remembered(function: Callable[Concatenate[Subject, Rest], Result]) -> Callable[Concatenate[Subject, Rest], Result]:
    """For functions of an object that never changes, and of further arguments: strings by value, all else by identity.

    The result is kept with the object itself, so it lives as long as that, and no hash of a whole document is needed. It is
    shared by all who ask: it must not be changed, and be no iterator.
    """

    @wraps(function)
    def once(subject: Subject, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        kept: _Kept | None = subject.__dict__.get("_remembered")
        if kept is None:
            kept = subject.__dict__.setdefault("_remembered", _Kept())
        key: object = function
        if rest or named:
            key = (function, *map(_told_apart, rest), *((name, _told_apart(value)) for name, value in named.items()))
        if key not in kept:
            # The arguments are kept, too: as long as they live, nothing else has their identity.
            kept[key] = (function(subject, *rest, **named), (rest, named))
        result: Result = kept[key][0]
        return result

    return once


def collect_seldom() -> None:
    """For a process of our own: nearly all that is made of a file is needed to the end, so to look for waste often is waste."""
    gc.set_threshold(SELDOM)
