"""Where the result goes and in which form: what --format and --output mean together."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec import Struct

from lakip_lint.reports.formats import BINARY, COPIES, FORMATS
from lakip_lint.reports.texts import text

WORD = re.compile(r"[A-Za-z]+")


class Target(Struct, frozen=True):
    """A form of the result and the file it goes to; None is standard output.

    `folder`: the path is a folder, because it is one or was written with a slash at its end.
    """

    form: str
    path: Path | None = None
    folder: bool = False


def targets_of(form: str, asked: bool, given: Iterable[str], language: str) -> list[Target]:
    """FORMAT=FILE as often as wanted, and one FILE, which takes the form of --format.

    Where only FORMAT=FILE is given, standard output gets what --format names, and nothing if it was not `asked` for.
    Raises click.UsageError.
    """
    named, plain = [], []
    for word in given:
        head, equals, tail = word.partition("=")
        if not equals or not WORD.fullmatch(head):
            plain.append(word)
        elif head in FORMATS and tail:
            named.append(_target(head, tail))
        else:
            raise click.UsageError(text("usage-output", language, given=word, choices=", ".join(FORMATS)))
    main = _target(form, plain[0]) if plain else Target(form)
    files = [os.path.realpath(t.path) for t in (main, *named) if t.path and not (t.folder and t.form in COPIES)]
    if len(plain) > 1 or len(set(files)) < len(files):
        raise click.UsageError(text("usage-outputs", language))
    if not plain and not asked and named:
        return named
    if not plain and form in BINARY and sys.stdout.isatty():
        raise click.UsageError(text("usage-binary", language, form=form))
    return [main, *named]


def _target(form: str, word: str) -> Target:
    path = Path(word)
    return Target(form, path, folder=word.endswith(("/", os.sep)) or os.path.isdir(path))
