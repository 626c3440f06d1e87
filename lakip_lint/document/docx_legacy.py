"""Older forms of word processor files (.doc, .rtf, .odt), read through LibreOffice where it is installed.

LibreOffice runs apart, with a profile of its own that runs no macros and follows no links, for a limited time.
"""
from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from lakip_lint.document.docx import read_docx
from lakip_lint.document.docx_package import corrupt, encrypted
from lakip_lint.document.model import Document
from lakip_lint.document.opening import missing
from lakip_lint.errors import InputError, NotAReport

TIMEOUT = 180.0
"""Seconds that a conversion may take; LibreOffice alone needs up to ten to start."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORD_97 = "WordDocument".encode("utf-16-le")
HEADER = 512
"""Where the document begins in nearly every file of Word 97."""
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
)
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
</item>
</oor:items>
"""


def read_word(path: Path, *, on_page: Callable[[int, int], None] | None = None) -> Document:
    """Read a report in an older form. Raises what `read_docx` does, and NotAReport where LibreOffice is missing."""
    suffix = suffix_of(path)
    program = find_program()
    if program is None:
        raise NotAReport(
            f"{path}: berkas {suffix} hanya dapat dibaca bila LibreOffice terpasang. Pasang LibreOffice, atau buka berkas ini "
            "di Word dan simpan sebagai .docx atau PDF.",
            f"{path}: {suffix} files can be read only where LibreOffice is installed. Install LibreOffice, or open the file "
            "in Word and save it as .docx or PDF.",
        )
    with tempfile.TemporaryDirectory(prefix="lakip-lint-", ignore_cleanup_errors=True) as folder:
        return read_docx(converted(path, suffix, program, Path(folder)), on_page=on_page, told=path)


def suffix_of(path: Path) -> str:
    """The suffix of what the file really is. Raises EncryptedFile or NotAReport."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise missing(path) from error
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    flags = int.from_bytes(data[HEADER + 10 : HEADER + 12], "little")
    if ENCRYPTED in data or (data[HEADER : HEADER + 2] == b"\xec\xa5" and flags & 0x100):
        raise encrypted(path)
    if WORD_97 not in data:
        raise NotAReport(
            f"{path}: bukan berkas Word. Simpan laporan sebagai .docx atau PDF.",
            f"{path}: not a Word file. Save the report as .docx or PDF.",
        )
    return ".doc"


def find_program() -> str | None:
    """LibreOffice, where it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def converted(path: Path, suffix: str, program: str, folder: Path) -> Path:
    """The file as .docx. Raises InputError where LibreOffice cannot read it, or takes too long."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    source = folder / f"laporan{suffix}"
    shutil.copyfile(path, source)
    command = [
        program, f"-env:UserInstallation={user.parent.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "docx"), str(source),
    ]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"{path}: LibreOffice tidak selesai membuka berkas ini. Buka di Word dan simpan sebagai .docx atau PDF.",
            f"{path}: LibreOffice did not finish opening this file. Open it in Word and save it as .docx or PDF.",
        ) from error
    finally:
        if process.poll() is None:
            stop(process)
    result = folder / "docx" / "laporan.docx"
    if not result.is_file():
        raise corrupt(path)
    return result


def stop(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
