"""Hostile Word files. Most are a report with one wrong percentage to which something was done."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from benchmarks.hostile.case import Case
from benchmarks.hostile.pdf_bombs import LINES, MILLION, ROWS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
ROOT_RELATIONS = (
    f'{DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
TYPES = (
    f'{DECLARED}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/></Types>'
)


def paragraph(words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def table(name: str = ROWS[1][1]) -> str:
    rows = [ROWS[0], ("1", name, *ROWS[1][2:]), ROWS[2]]
    drawn = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    grid = '<w:gridCol w:w="1800"/>' * 5
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>"


def document(more: str = "", name: str = ROWS[1][1], prolog: str = DECLARED) -> str:
    body = "".join(map(paragraph, LINES)) + table(name) + more
    return f"{prolog}<w:document {W} {R}><w:body>{body}</w:body></w:document>"


def package(parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """The report with some parts changed or added."""
    file = io.BytesIO()
    everything: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES, "_rels/.rels": ROOT_RELATIONS, "word/document.xml": document(), **(parts or {}),
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in everything.items():
            archive.writestr(name, content)
    return file.getvalue()


def body(more: str) -> bytes:
    """The report with more in its body."""
    return package({"word/document.xml": document(more)})


def related(kinds: Mapping[str, str], parts: Mapping[str, str | bytes], more: str = "", mode: str = "") -> bytes:
    """The report with relationships by kind (rId10, rId11, ...) to parts."""
    links = "".join(
        f'<Relationship Id="rId{10 + i}" Type="{OFFICE}/{kind}" Target="{target}" {mode}/>'
        for i, (kind, target) in enumerate(kinds.items())
    )
    relations = f'{DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    return package({"word/document.xml": document(more), "word/_rels/document.xml.rels": relations, **parts})


def zip_bomb() -> bytes:
    """A main part of 100 MB in 100 KB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", ROOT_RELATIONS)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(100):
                part.write(b" " * MILLION)
    return file.getvalue()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{k + 1} "{f"&e{k};" * 10}">' for k in range(9))
    prolog = f'{DECLARED}<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>'
    return package({"word/document.xml": document(prolog=prolog).replace("LAPORAN", "&e9;", 1)})


def external_entity() -> bytes:
    prolog = f'{DECLARED}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return package({"word/document.xml": document(prolog=prolog).replace("LAPORAN", "&e;", 1)})


def hidden_entity() -> bytes:
    """The same in UTF-16, where a search for bytes would not see it."""
    prolog = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return package({"word/document.xml": document(prolog=prolog).replace("LAPORAN", "&e;", 1).encode("utf-16")})


def external_links() -> bytes:
    """A template, a style sheet and a picture that lie elsewhere: nothing is fetched."""
    kinds = {"attachedTemplate": "http://127.0.0.1:9/jahat.dotm", "styles": "file:///etc/passwd", "image": "http://127.0.0.1:9/a.png"}
    return related(kinds, {}, mode='TargetMode="External"')


def styles(inner: str) -> bytes:
    return related({"styles": "styles.xml"}, {"word/styles.xml": f"{DECLARED}<w:styles {W}>{inner}</w:styles>"},
                   paragraph("Uraian", '<w:pStyle w:val="a"/>'))


def style_circle() -> bytes:
    return styles('<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
                  '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>')


def long_style_chain() -> bytes:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{k}"><w:basedOn w:val="s{k + 1}"/></w:style>' for k in range(20_000)
    )
    return styles(f'<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="s0"/></w:style>{chain}')


def numbering(level: str, number: str = "1") -> bytes:
    root = (
        f'{DECLARED}<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return related({"numbering": "numbering.xml"}, {"word/numbering.xml": root}, paragraph("Uraian", item) * 3)


def list_level(start: str, form: str, shape: str = "%1.") -> str:
    return f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shape}"/></w:lvl>'


def note_of_itself() -> bytes:
    reference = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'{DECLARED}<w:footnotes {W}><w:footnote w:id="2">{reference}</w:footnote></w:footnotes>'
    return related({"footnotes": "footnotes.xml"}, {"word/footnotes.xml": notes}, reference)


def embedded() -> bytes:
    """Macros, an object with a program in it, and a name that leads out of the package."""
    return package({
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"AutoOpen Shell calc" * 50,
        "word/embeddings/oleObject1.bin": b"MZ" * 5000,
        "../../../../tmp/jahat.txt": b"jahat", "/etc/jahat": b"jahat",
    })


def wrong_sizes() -> bytes:
    """The directory of the package claims four milliards of bytes for its first part, and another sum."""
    content = bytearray(package())
    entry = content.index(b"PK\x01\x02")
    content[entry + 16 : entry + 28] = b"\xfe" * 12
    third = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02", entry + 4) + 4)
    content[third + 16 : third + 28] = b"\xfe" * 12
    return bytes(content)


def locked() -> bytes:
    content = bytearray(package())
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    return bytes(content)


def nested_tables(depth: int) -> str:
    inner = "<w:tbl><w:tr><w:tc>"
    return inner * depth + paragraph("5") + "<w:p/></w:tc></w:tr></w:tbl>" * depth


def spanning(value: str) -> str:
    return f'<w:tbl><w:tr>{cell("1", f"""<w:gridSpan w:val="{value}"/>""")}{cell("2")}</w:tr></w:tbl>'


WORDS = (
    Case("bom-zip.docx", zip_bomb, ("damaged",)),
    Case("bom-entitas.docx", laughs, ("damaged",)),
    Case("entitas-luar.docx", external_entity, ("damaged",)),
    Case("entitas-utf16.docx", hidden_entity, ("damaged",)),
    Case("tautan-luar.docx", external_links, ("read",)),
    Case("xml-dalam.docx", lambda: body("<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000),
         ("damaged", "limit", "read")),
    Case("xml-tak-ditutup.docx", lambda: body("<w:p>" * 500_000), ("damaged",)),
    Case("tabel-dalam.docx", lambda: body(nested_tables(5000)), ("damaged", "limit", "read")),
    Case("tabel-agak-dalam.docx", lambda: body(nested_tables(60)), ("read", "damaged")),
    Case("sejuta-paragraf.docx", lambda: body("<w:p><w:r><w:t>1,5</w:t></w:r></w:p>" * 240_000), ("damaged", "limit")),
    Case("tabel-panjang.docx", lambda: body("<w:tbl>" + f"<w:tr>{cell('1,50') * 3}</w:tr>" * 30_000 + "</w:tbl>"),
         ("damaged", "limit", "read")),
    Case("tabel-lebar.docx", lambda: body(f"<w:tbl><w:tr>{cell('1') * 20_000}</w:tr></w:tbl>"), ("damaged", "limit", "read")),
    Case("satu-baris-panjang.docx", lambda: body(paragraph("12.345,67 " * 200_000)), ("damaged", "limit", "read")),
    Case("satu-kata-panjang.docx", lambda: body(paragraph("1" * 2 * MILLION)), ("damaged", "limit", "read")),
    Case("gabung-raksasa.docx", lambda: body(spanning("2000000000")), ("read", "damaged")),
    Case("gabung-negatif.docx", lambda: body(spanning("-7") + spanning("satu") + spanning("9" * 5000)), ("read", "damaged")),
    Case("gaya-melingkar.docx", style_circle, ("read",)),
    Case("gaya-berantai.docx", long_style_chain, ("read", "damaged")),
    Case("nomor-romawi-raksasa.docx", lambda: numbering(list_level("2000000000", "upperRoman")), ("read", "damaged")),
    Case("nomor-huruf-raksasa.docx", lambda: numbering(list_level("2000000000", "lowerLetter")), ("read", "damaged")),
    Case("nomor-aneh.docx", lambda: numbering(list_level("satu", "", "%9%0%%x"), "9" * 5000), ("read", "damaged")),
    Case("catatan-kaki-melingkar.docx", note_of_itself, ("read",)),
    Case("makro.docx", embedded, ("read",)),
    Case("ukuran-bohong.docx", wrong_sizes, ("damaged",)),
    Case("terkunci.docx", locked, ("locked",)),
    Case("terpotong.docx", lambda: package()[:-200], ("damaged",)),
    Case("tanpa-isi.docx", lambda: package({"word/document.xml": b""}), ("damaged",)),
    Case("biner.docx", lambda: package({"word/document.xml": b"\0" * 5000}), ("damaged",)),
    Case("bukan-word.docx", lambda: package({"_rels/.rels": "<a/>"}).replace(b"word/document.xml", b"word/documint.xml"),
         ("wrong-kind",)),
    Case("terminal.docx", lambda: package({"word/document.xml": document(name="Luas taman \u009b2J\u202e\u2066 terawat")}),
         ("read",)),
    Case("banyak-berkas.docx", lambda: package({f"x/{k}": b"" for k in range(25_000)}), ("damaged",)),
)
