"""Words of the program inside notes, calculations and what should be: in both languages, around figures that have none."""
from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct


class Both(Struct, frozen=True):
    """The same said in Indonesian and in English. What is put before or after it with `+` is said in both."""

    id: str
    en: str

    def __add__(self, after: Words) -> Both:
        return both(lambda language: self._in(language) + in_language(after, language))

    def __radd__(self, before: str) -> Both:
        return Both(before + self.id, before + self.en)

    def _in(self, language: str) -> str:
        return self.en if language == "en" else self.id


Words = str | Both
"""Text of the document, figures and terms of the field are the same in every language: a plain string."""


def in_language(words: Words, language: str) -> str:
    """The words in "id" or "en"."""
    return words if isinstance(words, str) else words._in(language)


def both(say: Callable[[str], str]) -> Both:
    """What a function says in each language."""
    return Both(say("id"), say("en"))


def joined(separator: Words, parts: Iterable[Words]) -> Words:
    """The parts with the separator between them."""
    listed = list(parts)
    if len(listed) == 1:
        return listed[0]
    if isinstance(separator, str) and all(isinstance(part, str) for part in listed):
        return separator.join(str(part) for part in listed)
    return both(lambda language: in_language(separator, language).join(in_language(part, language) for part in listed))


def formatted(template: str, **values: Words) -> Words:
    """The template with the values in its braces."""
    if all(isinstance(value, str) for value in values.values()):
        return template.format(**values)
    return both(lambda language: template.format(**{name: in_language(value, language) for name, value in values.items()}))


def in_places(n: int) -> Both:
    """ "di 3 tempat": how often something is printed."""
    return Both(f"di {n} tempat", f"in {n} place{'' if n == 1 else 's'}")


def times(n: int) -> Both:
    """ "3 kali"."""
    return Both(f"{n} kali", f"{n} time{'' if n == 1 else 's'}")
