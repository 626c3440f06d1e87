"""What kind of file this is, told by its first bytes, and the errors that every kind shares."""
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from lakip_lint.errors import EmptyFile, FileMissing

Kind = Literal["pdf", "docx", "word"]
SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word"),
    (b"{\\rtf", "word"),
)
"""A zip package; the container of Word 97 (and of documents with a password); RTF."""
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def kind_of(path: Path) -> Kind:
    """What the file is whatever its name says: what is no Word file is left to the reader of PDF files.

    "docx" is a zip package, "word" an older form that has to be converted. Raises FileMissing or EmptyFile.
    """
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            rest = head.strip() or file.read().strip()
    except OSError as error:
        raise missing(path) from error
    if not rest:
        raise empty(path)
    if OPEN_DOCUMENT in head:
        return "word"
    return next((kind for signature, kind in SIGNATURES if head.startswith(signature)), "pdf")


def digest_of(path: Path) -> str:
    """SHA-256 of the content, in hex. Raises FileMissing."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise missing(path) from error


def missing(path: Path) -> FileMissing:
    return FileMissing(
        f"{path}: berkas tidak ditemukan atau tidak dapat dibuka. Periksa nama dan letaknya.",
        f"{path}: no such file, or it cannot be opened. Check its name and folder.",
    )


def empty(path: Path) -> EmptyFile:
    return EmptyFile(
        f"{path}: berkas kosong (0 bita). Simpan atau unduh ulang berkasnya.",
        f"{path}: the file is empty (0 bytes). Save or download it again.",
    )
