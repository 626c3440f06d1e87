"""Which Word files can be read, and what is said of those that cannot."""
from __future__ import annotations

import os
import random
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_lint.document import docx_body, docx_legacy, docx_package
from lakip_lint.document.docx import read_docx
from lakip_lint.document.docx_legacy import find_program, read_word
from lakip_lint.document.opening import kind_of
from lakip_lint.errors import CorruptFile, EmptyFile, EncryptedFile, FileMissing, InputError, NotAReport, NoText
from tests.document.word import NAMES, cell, para, row, run, table, write_docx

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "kecamatan-word.docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path, error: type[InputError], *words: str, read: Callable[[Path], object] = read_docx) -> None:
    """The file is refused in both languages with its name and these words."""
    with pytest.raises(error) as caught:
        read(path)
    assert all(str(path) in message for message in caught.value.message.values())
    assert all(any(word in message for message in caught.value.message.values()) for word in words)


def test_kinds_are_told_by_content(tmp_path: Path) -> None:
    def kind(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return kind_of(tmp_path / name)

    assert kind("laporan.pdf", b"PK\x03\x04 ...") == "docx"
    assert kind("laporan.docx", OLE + b" ...") == "word"
    assert kind("laporan.rtf", b"{\\rtf1 isi}") == "word"
    assert kind("laporan.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text") == "word"
    assert kind("laporan.doc", b"%PDF-1.7") == "pdf"
    with pytest.raises(EmptyFile):
        kind("kosong.docx", b"  \n ")
    with pytest.raises(FileMissing):
        kind_of(tmp_path / "tidak-ada.docx")


def test_missing_and_damaged_files(tmp_path: Path) -> None:
    refused(tmp_path / "tidak-ada.docx", FileMissing)
    path = write_docx(tmp_path / "laporan.docx", para("Isi laporan."))
    whole = path.read_bytes()
    for cut in (10, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:cut])
        refused(path, CorruptFile, "simpan ulang", "save it again")
    path.write_bytes(whole.replace(b"word/document.xml", b"word/dokument.xml"))
    refused(path, NotAReport)


@pytest.mark.parametrize("body", ["<w:p>", "</w:body>", "<w:p/>\x01", "<x:p/>"], ids=["open", "closed", "control", "prefix"])
def test_xml_that_is_broken(tmp_path: Path, body: str) -> None:
    refused(write_docx(tmp_path / "laporan.docx", body), CorruptFile)


def test_another_kind_of_package(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    refused(path, NotAReport, "bukan berkas Word", "not a Word file")


def test_a_file_without_text(tmp_path: Path) -> None:
    refused(write_docx(tmp_path / "laporan.docx", para() + para("  ")), NoText, "tidak berisi teks", "holds no text")


def test_strict_names_and_utf_16_are_read(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    xml = f"<w:document {NAMES}><w:body>{para('Isi laporan.')}</w:body></w:document>"
    strict = xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/")
    for data in (strict.encode(), f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16")):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", data)
        assert [p.text.string for p in read_docx(path).paragraphs] == ["Isi laporan."]


# ---- made to harm


def test_a_password(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    path.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    refused(path, EncryptedFile, "kata sandi", "password", read=read_word)
    zipped = write_docx(tmp_path / "kunci.docx", para("Isi."))
    data = bytearray(zipped.read_bytes())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(sign, start + 1)) >= 0:
            data[start + at] |= 1
    zipped.write_bytes(data)
    refused(zipped, EncryptedFile)


def test_content_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "LARGEST_PART", 100_000)
    refused(write_docx(tmp_path / "laporan.docx", para("Isi. " * 50_000)), CorruptFile, "terlalu besar", "too large")
    monkeypatch.undo()
    monkeypatch.setattr(docx_package, "MOST_TAGS", 1_000)
    refused(write_docx(tmp_path / "laporan.docx", "<w:p/>" * 2_000), CorruptFile)
    monkeypatch.undo()
    monkeypatch.setattr(docx_package, "MOST_FILES", 20)
    many = {f"word/media/{i}.png": b"" for i in range(30)}
    refused(write_docx(tmp_path / "laporan.docx", para("Isi."), many), CorruptFile)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_resolved(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "rahasia.txt").write_text("rahasia")
    entity = f'<!DOCTYPE w:document [<!ENTITY isi SYSTEM "{(tmp_path / "rahasia.txt").as_uri()}">]>'
    xml = f"{entity}<w:document {NAMES}><w:body><w:p><w:r><w:t>&isi;</w:t></w:r></w:p></w:body></w:document>"
    path = tmp_path / "laporan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml.encode(encoding))
    refused(path, CorruptFile)


def test_nesting_without_end(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3_000 + para("Isi.") + "</w:tc></w:tr></w:tbl>" * 3_000
    refused(write_docx(tmp_path / "laporan.docx", deep), CorruptFile)


def test_spans_without_end_are_cut(tmp_path: Path) -> None:
    wide = cell("Uraian", '<w:gridSpan w:val="99999"/>')
    document = read_docx(write_docx(tmp_path / "laporan.docx", table(row(wide, "Pagu"), row("Belanja", "5.000")) + para("Isi.")))
    assert document.tables[0].width <= 126


def test_values_that_are_no_numbers_are_passed_over(tmp_path: Path) -> None:
    odd = '<w:ind w:left="9e9"/><w:spacing w:line="x" w:before="-5"/><w:numPr><w:ilvl w:val="12"/><w:numId w:val="-1"/></w:numPr>'
    body = para("Isi laporan.", odd) + '<w:sectPr><w:pgSz w:w="1" w:h="nol"/><w:pgMar w:left="99999"/></w:sectPr>'
    assert [p.text.string for p in read_docx(write_docx(tmp_path / "laporan.docx", body)).paragraphs] == ["Isi laporan."]


def test_styles_that_are_based_on_each_other(tmp_path: Path) -> None:
    circle = "".join(
        f'<w:style w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>' for one, other in ("AB", "BA")
    )
    path = write_docx(tmp_path / "laporan.docx", para("Isi.", style="A"), None, styles=circle)
    assert [p.text.string for p in read_docx(path).paragraphs] == ["Isi."]


def test_letters_without_size_are_no_text(tmp_path: Path) -> None:
    body = para("Isi laporan.", xml=run("catatan", '<w:sz w:val="0"/>')) + table(row("Pagu", cell(para(xml=run("9", '<w:sz w:val="2"/>')))))
    assert [p.text.string for p in read_docx(write_docx(tmp_path / "laporan.docx", body)).paragraphs] == ["Isi laporan.", "Pagu"]


def test_more_than_any_report_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_body, "MOST_CONTENT", 500)
    for body in (para("kata " * 600), para("Isi.") * 200, table(row(*["1"] * 50) * 20)):
        refused(write_docx(tmp_path / "laporan.docx", body), CorruptFile, "terlalu besar", "too large")


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_ends_in_an_error_or_a_document(tmp_path: Path, seed: int) -> None:
    """Bytes of the package, or elements, texts and numbers of its main part, are changed at random."""
    chance = random.Random(seed)
    path = tmp_path / "laporan.docx"
    if seed % 4 == 0:
        data = bytearray(FIXTURE.read_bytes())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
    else:
        with zipfile.ZipFile(FIXTURE) as archive:
            tokens = re.findall(r"<[^>]+>|[^<]+", archive.read("word/document.xml").decode())
        for _ in range(chance.randint(1, 300)):
            at = chance.randrange(len(tokens))
            tokens[at] = damaged(tokens[at], chance)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", "".join(tokens))
    try:
        document = read_docx(path)
    except InputError:
        return
    assert document.blocks


def damaged(token: str, chance: random.Random) -> str:
    if not token.startswith("<"):
        return chance.choice(["", "9" * 50, "1,", " " * 30, "\u202e", "BAB I", "Tabel 1"])
    if chance.random() < 0.6:
        return re.sub(r'"(\d+)"', lambda _: f'"{chance.choice(["-1", "0", "1", "999999", "1e9", "x", ""])}"', token)
    return chance.choice(["", token, token * 3]) if token.endswith("/>") else token


# ---- older forms


def test_the_remedy_is_named_where_libreoffice_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_legacy, "find_program", lambda: None)
    path = tmp_path / "laporan.doc"
    path.write_bytes(OLE + bytes(600) + "WordDocument".encode("utf-16-le"))
    refused(path, NotAReport, "Pasang LibreOffice", "simpan sebagai .docx", "Install LibreOffice", read=read_word)


def test_older_files_that_are_no_text_or_locked(tmp_path: Path) -> None:
    path = tmp_path / "laporan.doc"
    path.write_bytes(OLE + bytes(600) + "Workbook".encode("utf-16-le"))
    refused(path, NotAReport, "bukan berkas Word", read=read_word)
    header = bytearray(600)
    header[504:506], header[514:516] = b"\xec\xa5", (0x100).to_bytes(2, "little")
    path.write_bytes(OLE + bytes(header) + "WordDocument".encode("utf-16-le"))
    refused(path, EncryptedFile, "kata sandi", read=read_word)


@pytest.mark.skipif(os.name == "nt", reason="a script stands for LibreOffice")
@pytest.mark.parametrize(("script", "error"), [("sleep 30 & sleep 30", InputError), ("exit 3", CorruptFile)])
def test_a_conversion_that_hangs_or_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, error: type[InputError]
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(docx_legacy, "find_program", lambda: str(program))
    monkeypatch.setattr(docx_legacy, "TIMEOUT", 0.3)
    path = tmp_path / "laporan.rtf"
    path.write_text("{\\rtf1 isi}")
    refused(path, error, read=read_word)


@pytest.mark.skipif(find_program() is None, reason="needs LibreOffice")
def test_rich_text_is_read_through_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "laporan kinerja.rtf"
    path.write_text("{\\rtf1\\ansi {\\b BAB I PENDAHULUAN}\\par Isi laporan tahun 2023.\\par}")
    document = read_word(path)
    assert document.path == str(path)
    assert [h.number for h in document.headings] == ["BAB I"]
    assert [p.text.string for p in document.paragraphs] == ["Isi laporan tahun 2023."]
