"""A Word file as a package of XML parts: opened with limits, because anybody may have made it.

No part is read beyond a limit, whatever its size claims to be; document types (and so entities) are refused; macros and
embedded files are never looked at.
"""
from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from lakip_lint import patterns
from lakip_lint.document.opening import missing
from lakip_lint.errors import CorruptFile, EncryptedFile, NotAReport

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""The names of "Strict Open XML" and those that every other file uses."""
LARGEST_PART = 40_000_000
"""Bytes of one XML part: a report of 200 pages has 5 to 8 million."""
MOST_TAGS = 2_000_000
"""Tags of one part: what it costs in memory is counted before it is parsed."""
MOST_FILES = 20_000


class Package:
    """The XML parts of an open file."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path, self.archive = path, archive
        self.names = set(archive.namelist())
        self.main = self._main()
        self.folder = posixpath.dirname(self.main)
        self.related = self._relationships(self.main)

    def body(self) -> Element:
        """The root of the main part. Raises CorruptFile where it is missing."""
        root = self.xml(self.main)
        if root is None or root.tag != f"{W}document":
            raise corrupt(self.path)
        return root

    def part(self, kind: str) -> Element | None:
        """The first part that the main part names as its styles, numbering, footnotes, ...; None where it has none."""
        found = next((target for of, target in self.related.values() if of == kind), "")
        return self.xml(found) if found else None

    def by_id(self, identifier: str) -> Element | None:
        """The part behind a relationship's id."""
        _, target = self.related.get(identifier, ("", ""))
        return self.xml(target) if target else None

    def xml(self, name: str) -> Element | None:
        """A part as XML; None where the package has none of this name. Raises CorruptFile."""
        if name not in self.names:
            return None
        data = self._read(name)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = patterns.sub(r"^(<\?xml[^>]*?)\s+encoding=[^\s?]+", r"\1", data.decode("utf-16", "replace")).encode()
        legible = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"\0" not in data[:8]
        if not legible or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise corrupt(self.path)
        if data.count(b"<") > MOST_TAGS:
            raise oversized(self.path)
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise corrupt(self.path) from error

    def _read(self, name: str) -> bytes:
        info = self.archive.getinfo(name)
        if info.flag_bits & 1:
            raise encrypted(self.path)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise corrupt(self.path)
        with self.archive.open(info) as file:
            data = file.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            raise oversized(self.path)
        return data

    def _main(self) -> str:
        """The name of the main part: what the package says, else the usual one."""
        for kind, target in self._relationships("").values():
            if kind == "officeDocument" and target.endswith(".xml") and target in self.names:
                root = posixpath.basename(posixpath.dirname(target))
                if root not in ("xl", "ppt"):
                    return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise NotAReport(
            f"{self.path}: bukan berkas Word. Simpan laporan sebagai .docx atau PDF.",
            f"{self.path}: not a Word file. Save the report as .docx or PDF.",
        )

    def _relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Id to (kind, name of the part) of the parts that `part` names; links to the outside are left out."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in root.iter(RELATIONSHIP) if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[relation.get("Id", "")] = (posixpath.basename(relation.get("Type", "")), target)
        return found


@contextmanager
def opened(path: Path, told: Path) -> Iterator[Package]:
    """The package of a file, which errors call `told`.

    Raises FileMissing, CorruptFile, EncryptedFile or NotAReport, also while its parts are read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > MOST_FILES:
                raise corrupt(told)
            yield Package(told, archive)
    except FileNotFoundError as error:
        raise missing(told) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RecursionError, OSError) as error:
        raise corrupt(told) from error


def corrupt(path: Path) -> CorruptFile:
    return CorruptFile(
        f"{path}: berkas Word rusak atau terpotong. Buka dan simpan ulang di Word, atau unduh ulang.",
        f"{path}: the Word file is damaged or cut off. Open it in Word and save it again, or download it again.",
    )


def oversized(path: Path) -> CorruptFile:
    return CorruptFile(
        f"{path}: isi berkas terlalu besar setelah dibuka. Simpan ulang dari Word, atau pakai PDF-nya.",
        f"{path}: its content is too large once unpacked. Save it from Word again, or use its PDF.",
    )


def encrypted(path: Path) -> EncryptedFile:
    return EncryptedFile(
        f"{path}: berkas Word dikunci dengan kata sandi. Buka, lalu simpan tanpa kata sandi.",
        f"{path}: the Word file is locked with a password. Open it and save it without one.",
    )
