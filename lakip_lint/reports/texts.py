"""Every word that the program itself says, in both languages; rules bring their own messages."""
from __future__ import annotations

import re
from typing import Literal

from lakip_lint.reports.words import formats, help, messages, report

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

TEXTS = report.WORDS | formats.WORDS | messages.WORDS | help.WORDS
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def text(key: str, language: str, **arguments: object) -> str:
    """The words for `key`, filled in."""
    return TEXTS[key][language].format(**arguments)


def counted(key: str, n: int, language: str, **arguments: object) -> str:
    """The words for `key` with a count in them."""
    return text(key, language, n=number(n, language), s="" if n == 1 else "s", **arguments)


def topic_name(topic: str, language: str) -> str:
    """The name of a topic ("ANG"); the topic itself where it has none."""
    return TEXTS.get(f"topic-{topic}", {}).get(language, topic)


def both(key: str, **arguments: object) -> dict[str, str]:
    """The words for `key` in every language."""
    return {language: text(key, language, **arguments) for language in LANGUAGES}


def number(value: int, language: str) -> str:
    """A count with the thousands separator of the language."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language == "id" else grouped


def one_line(printed: str) -> str:
    """Text of a document made safe for a terminal: on one line, control characters shown as �."""
    return UNPRINTABLE.sub("�", " ".join(printed.split()))


def page_ranges(pages: list[int]) -> str:
    """[1, 2, 3, 7] as "1-3, 7"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
