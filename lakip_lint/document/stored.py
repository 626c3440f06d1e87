"""A Document (or what else is made of structs) as bytes and back, exactly: what is one object in two places is one again.

The form is JSON, so that reading it can never run anything. Objects stand in one list, each after those that it holds, as
[number of its class, field, field, ...]; a field that holds objects gives their positions in the list, 0 for None, and words
as they are where it may hold words as well. What the fields hold is taken from the annotations of the model, so that a change
of the model needs no change here.
"""
from __future__ import annotations

import gc
import json
import types
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from functools import cache, partial
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from lakip_lint.document.model import (
    Box,
    Caption,
    Cell,
    Document,
    Heading,
    Line,
    Page,
    Paragraph,
    Place,
    Problem,
    Span,
    Table,
    Text,
    TocEntry,
)

CLASSES: tuple[type, ...] = (
    Box, Place, Span, Text, Line, Heading, Caption, Paragraph, Cell, Table, Page, TocEntry, Problem, Document
)
FAST = 1
Classes = tuple[type, ...]


def to_bytes(document: Document) -> bytes:
    """The document, compressed."""
    return packed(document, CLASSES)


def from_bytes(data: bytes) -> Document:
    """The document that `to_bytes` was given. Raises ValueError for anything else."""
    document = unpacked(data, CLASSES)
    if not isinstance(document, Document):
        raise ValueError("not a stored document")
    return document


def packed(value: Any, classes: Classes) -> bytes:
    """An object of one of the classes, compressed. Raises TypeError for what is no plain value and of none of the classes."""
    writer = _Writer(classes)
    with _no_collecting():
        writer.position(value)
        return zlib.compress(json.dumps(writer.rows, separators=(",", ":")).encode("ascii"), FAST)


def unpacked(data: bytes, classes: Classes) -> Any:
    """The object that `packed` was given with the same classes. Raises ValueError for anything else."""
    try:
        with _no_collecting():
            return _objects(json.loads(zlib.decompress(data)), classes)[-1]
    except (zlib.error, LookupError, TypeError, ValueError, RecursionError) as error:
        raise ValueError("not a stored document") from error


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Thousands of objects that all stay: looking for garbage among them takes more time than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


# ---- what a field holds: (nesting of tuples, whether objects are in them); MAPPED for a mapping of words to objects

MAPPED = -1


def _shape(hint: Any) -> tuple[int, bool]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        depth, held = _shape(arguments[0])
        return depth + 1, held
    if origin in (Union, types.UnionType):
        return max(_shape(a) for a in arguments if a is not type(None))
    if origin is Mapping and _shape(arguments[1])[1]:
        return MAPPED, True
    return 0, isinstance(hint, type) and issubclass(hint, Struct)


@cache
def _shapes(kind: type[Struct]) -> tuple[tuple[str, int, bool], ...]:
    """Name, nesting and whether objects are in it, for each field of a class."""
    hints = get_type_hints(kind)
    return tuple((name, *_shape(hints[name])) for name in kind.__struct_fields__)


class _Writer:
    def __init__(self, classes: Classes) -> None:
        self.rows: list[list[Any]] = []
        self.known: dict[int, int] = {}
        self.numbers = {kind: number for number, kind in enumerate(classes)}

    def position(self, value: Any) -> int:
        """Where the object stands in the list, from 1; it is written when it is first met."""
        if value is None:
            return 0
        known = self.known.get(id(value))
        if known is None:
            kind: type = type(value)
            if kind not in self.numbers:
                raise TypeError(f"{kind} is not stored")
            row: list[Any] = [self.numbers[kind]]
            for name, depth, held in _shapes(kind):
                part = getattr(value, name)
                row.append(self.nested(part, depth) if held else part)
            self.rows.append(row)
            known = self.known[id(value)] = len(self.rows)
        return known

    def nested(self, value: Any, depth: int) -> Any:
        if depth == MAPPED:
            return {key: self.nested(part, 0) for key, part in value.items()}
        if depth:
            return [self.nested(part, depth - 1) for part in value]
        return value if isinstance(value, str) else self.position(value)


def _objects(rows: list[list[Any]], classes: Classes) -> list[Any]:
    objects: list[Any] = [None]
    changes = [_readers(kind, objects) for kind in classes]
    for row in rows:
        number = row[0]
        for i, read in changes[number]:
            row[i] = read(row[i])
        objects.append(classes[number](*row[1:]))
    return objects


def _readers(kind: type, objects: list[Any]) -> list[tuple[int, Callable[[Any], Any]]]:
    """What makes the values of the fields of a class, where they are not those of JSON."""
    hints = get_type_hints(kind)
    readers = []
    for i, (name, depth, held) in enumerate(_shapes(kind), 1):
        if depth or held:
            readers.append((i, _reader(depth, held, objects)))
            continue
        for hint in (hints[name], *get_args(hints[name])):
            if isinstance(hint, type) and issubclass(hint, Enum):
                readers.append((i, partial(_member, hint)))
        if get_origin(hints[name]) is Mapping and get_args(hints[name])[0] is int:
            readers.append((i, _numbered))
    return readers


def _member(kind: type[Enum], value: Any) -> Any:
    return None if value is None else kind(value)


def _numbered(value: dict[str, Any]) -> dict[int, Any]:
    return {int(key): part for key, part in value.items()}


def _reader(depth: int, held: bool, objects: list[Any]) -> Callable[[Any], Any]:
    """What makes the value of a field from its form in JSON."""
    if not depth:
        return lambda at: at if isinstance(at, str) else objects[at]
    if depth == MAPPED:
        return lambda value: {key: at if isinstance(at, str) else objects[at] for key, at in value.items()}
    if depth == 1:
        return (lambda value: tuple([objects[at] for at in value])) if held else tuple
    inner = _reader(depth - 1, held, objects)
    return lambda value: tuple([inner(part) for part in value])
