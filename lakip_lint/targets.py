"""Where the result goes and in which form: what --format and --output mean together."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from lakip_lint.reports.formats import BINARY, FORMATS
from lakip_lint.reports.texts import text

WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Target:
    """A form of the result and the file it goes to; None is standard output."""

    form: str
    path: Path | None = None


def targets_of(form: str, asked: bool, given: Iterable[str], language: str) -> list[Target]:
    """FORMAT=FILE as often as wanted, and one FILE, which takes the form of --format.

    Where only FORMAT=FILE is given, standard output gets what --format names, and nothing if it was not `asked` for.
    Raises click.UsageError.
    """
    named, plain = [], []
    for word in given:
        head, equals, tail = word.partition("=")
        if not equals or not WORD.fullmatch(head):
            plain.append(Path(word))
        elif head in FORMATS and tail:
            named.append(Target(head, Path(tail)))
        else:
            raise click.UsageError(text("usage-output", language, given=word, choices=", ".join(FORMATS)))
    files = [path.resolve() for path in (*plain, *(t.path for t in named)) if path]
    if len(plain) > 1 or len(set(files)) < len(files):
        raise click.UsageError(text("usage-outputs", language))
    if not plain and not asked and named:
        return named
    if not plain and form in BINARY and sys.stdout.isatty():
        raise click.UsageError(text("usage-binary", language, form=form))
    return [Target(form, plain[0] if plain else None), *named]
