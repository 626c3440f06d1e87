"""The exception tree. Every error carries what a user needs: the file, and how to mend it.

    LakipLintError
    ├── InputError            a file that cannot be read            (exit 2)
    │   ├── FileMissing       ├── EmptyFile        ├── NotAReport (wrong type)
    │   ├── CorruptFile       ├── EncryptedFile    └── NoText (scanned only)
    ├── RuleError             a rule file that is broken            (exit 2)
    ├── SelectionError        a code, name or topic no rule has     (exit 2)
    └── OutputError           a report that cannot be written       (exit 2)
"""
from __future__ import annotations


class LakipLintError(Exception):
    """Base class. `message` maps a language ("id", "en") to one clear line that names file and remedy."""

    def __init__(self, message_id: str, message_en: str) -> None:
        super().__init__(message_id)
        self.message = {"id": message_id, "en": message_en}


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
