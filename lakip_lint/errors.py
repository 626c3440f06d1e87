"""The exception tree. Every error carries what a user needs: the file, and how to mend it.

LakipLintError
├── InputError            a file that cannot be read            (exit 2)
│   ├── FileMissing       ├── EmptyFile        ├── NotAReport (wrong type)
│   ├── CorruptFile       ├── EncryptedFile    └── NoText (scanned only)
├── RuleError             a rule file that is broken            (exit 2)
├── SelectionError        a code, name or topic no rule has     (exit 2)
├── OutputError           a report that cannot be written       (exit 2)
├── ClusterError          an executor that cannot be used       (exit 2)
└── NoRecognizer          --ocr without a program that does it  (exit 2)
"""

from __future__ import annotations

import logging
import os

log = logging.getLogger("lakip_lint")


class LakipLintError(Exception):
    """Base class. `message` maps a language ("id", "en") to one clear line that names file and remedy."""

    def __init__(self, message_id: str, message_en: str) -> None:
        super().__init__(message_id)
        self.message = {"id": message_id, "en": message_en}

    def __reduce__(self) -> tuple[type[LakipLintError], tuple[str, ...]]:
        return type(self), tuple(self.message.values())


class InputError(LakipLintError):
    """A file that cannot be checked."""


class FileMissing(InputError):
    pass


class EmptyFile(InputError):
    pass


class NotAReport(InputError):
    pass


class CorruptFile(InputError):
    pass


class EncryptedFile(InputError):
    pass


class NoText(InputError):
    pass


class RuleError(LakipLintError):
    pass


class SelectionError(LakipLintError):
    pass


class OutputError(LakipLintError):
    pass


class NoRecognizer(LakipLintError):
    pass


class ClusterError(LakipLintError):
    pass


def strict() -> bool:
    """Whether a fault of the program itself is raised instead of told (LAKIP_LINT_STRICT=1: tests)."""
    return os.environ.get("LAKIP_LINT_STRICT", "") not in ("", "0")


def diagnose(error: Exception) -> str:
    """A fault of the program in a few words; the whole of it goes to the log (LAKIP_LINT_DEBUG=1 shows it)."""
    log.debug("fault of the program", exc_info=error)
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
