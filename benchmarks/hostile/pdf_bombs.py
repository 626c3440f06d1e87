"""Hostile PDF files. Most are a report with one wrong percentage to which something was done."""
from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from benchmarks.hostile.case import Case

MILLION = 1_000_000
LINES = ("LAPORAN KINERJA", "DINAS PERTAMANAN KOTA REKAAN TAHUN 2031", "Tabel 3.1 Capaian kinerja tahun 2031")
ROWS = (
    ("No", "Indikator", "Target", "Realisasi", "Capaian"),
    ("1", "Luas taman terawat", "80,00", "84,00", "150,00"),
    ("2", "Jumlah pohon ditanam", "120", "90", "75,00"),
)
EDGES = (60, 90, 270, 350, 430, 530)
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"


def drawn(lines: Sequence[str] = LINES, rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """The content of a page: lines of text, a ruled table under them."""
    parts = [f"BT /F1 11 Tf 60 {780 - 18 * i} Td ({line}) Tj ET" for i, line in enumerate(lines)]
    top = 780 - 18 * len(lines)
    bottom = top - 20 * len(rows)
    parts += [f"{EDGES[0]} {top - 20 * i} m {EDGES[-1]} {top - 20 * i} l S" for i in range(len(rows) + 1)]
    parts += [f"{x} {top} m {x} {bottom} l S" for x in EDGES]
    for i, row in enumerate(rows):
        parts += [f"BT /F1 10 Tf {EDGES[j] + 4} {top - 20 * i - 14} Td ({cell}) Tj ET" for j, cell in enumerate(row)]
    return "\n".join(parts).encode("latin-1")


def stream(data: bytes, entries: bytes = b"", length: bytes | None = None) -> bytes:
    return b"<< /Length %s %s >>\nstream\n%s\nendstream" % (length or b"%d" % len(data), entries, data)


def packed(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


def zeros(count: int, unit: bytes = b"\0" * 1024) -> bytes:
    """A deflated run of `count` units, made without holding the run."""
    engine = zlib.compressobj(9)
    block = unit * 1024
    return b"".join([*(engine.compress(block) for _ in range(count // 1024)), engine.flush()])


def pdf(
    changed: Mapping[int, bytes] | None = None, *, trailer: bytes = b"", shift: int = 0, start: bytes | None = None,
    head: bytes = b"%PDF-1.4\n",
) -> bytes:
    """The report with some objects changed or added. `shift` makes every offset wrong, `start` the place of the table."""
    objects: dict[int, bytes] = {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(drawn()), 5: FONT, **(changed or {})}
    begin, places, bodies = len(head), {}, [head]
    for number in sorted(objects):
        places[number] = begin
        bodies.append(b"%d 0 obj\n%s\nendobj\n" % (number, objects[number]))
        begin += len(bodies[-1])
    size = max(objects) + 1
    table = b"".join(
        b"%010d 00000 n \n" % (places[n] + shift) if n in places else b"0000000000 65535 f \n" for n in range(size)
    )
    root = b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return b"".join(bodies) + b"xref\n0 %d\n" % size + table + root + b"startxref\n%s\n%%%%EOF\n" % (start or b"%d" % begin)


def with_page(entries: bytes, more: Mapping[int, bytes] | None = None) -> bytes:
    return pdf({3: PAGE[:-2] + entries + b" >>", **(more or {})})


def content(data: bytes) -> bytes:
    """The report with more drawn behind it."""
    return pdf({4: packed(drawn() + b"\n" + data)})


# ---- bombs


def many_pages() -> bytes:
    return pdf({2: b"<< /Type /Pages /Kids [" + b"3 0 R " * 300_000 + b"] /Count 300000 >>"})


def many_own_pages() -> bytes:
    kids = range(6, 20_006)
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    return pdf({2: tree, **dict.fromkeys(kids, PAGE)})


def content_bomb() -> bytes:
    """Two layers of compression: 300 MB of spaces in a few kilobytes."""
    return pdf({4: stream(zlib.compress(zeros(300_000, b" " * 1024), 9), b"/Filter [/FlateDecode /FlateDecode]")})


def object_stream_bomb() -> bytes:
    """The page lives in an object stream that claims ten million objects and unpacks to 100 MB."""
    data = zeros(100_000, b"0 0 0 0 " * 128)
    return pdf({3: b"6 0 R", 6: stream(data, b"/Type /ObjStm /N 10000000 /First 10 /Filter /FlateDecode")}, shift=7)


def xref_stream_bomb() -> bytes:
    """A cross-reference stream that tells of two milliards of objects."""
    entries = b"/Type /XRef /W [1 2 1] /Index [0 2000000000] /Size 2000000000 /Root 1 0 R"
    table = packed(b"\1\0\1\0" * 10, entries)
    body = pdf()
    begin = len(body)
    return body + b"9 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % begin


def table_bomb() -> bytes:
    """A plain cross-reference table that claims as many entries as fit into 31 bits."""
    return pdf().replace(b"xref\n0 6\n", b"xref\n0 2147483647\n")


def character_map_bomb() -> bytes:
    """One line of a character map that stands for four milliards of characters."""
    cmap = b"begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> " \
           b"<00000000> endbfrange endcmap"
    return pdf({5: FONT[:-2] + b"/ToUnicode 6 0 R >>", 6: stream(cmap)})


def predictor_bomb() -> bytes:
    return pdf({4: packed(drawn(), b"/DecodeParms << /Predictor 12 /Columns 2000000000 /Colors 32 >>")})


def form_bomb() -> bytes:
    """Each of twenty forms draws the next one ten times."""
    forms = {
        6 + k: stream(b"/X Do " * 10, FORM + b" /Resources << /XObject << /X %d 0 R >> >>" % (7 + k))
        for k in range(20)
    }
    forms[26] = stream(b"BT /F1 9 Tf (x) Tj ET", FORM)
    page = PAGE.replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    return pdf({3: page, 4: stream(drawn() + b" /X Do"), **forms})


def form_of_itself() -> bytes:
    page = PAGE.replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    form = stream(b"/X Do", FORM + b" /Resources << /XObject << /X 6 0 R >> >>")
    return pdf({3: page, 4: stream(drawn() + b" /X Do"), 6: form})


def huge_picture() -> bytes:
    entries = b"/Type /XObject /Subtype /Image /Width 200000 /Height 200000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    picture = packed(b"\0" * 1000, entries)
    page = PAGE.replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    return pdf({3: page, 4: stream(drawn() + b" q 500 0 0 400 40 40 cm /X Do Q"), 6: picture})


def fine_pattern() -> bytes:
    """Two pages with a wrong figure each; the first is filled with a pattern whose tiles are a thousandth of a point apart."""
    tile = stream(
        b"0 0 1 rg 0 0 1 1 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 /YStep 0.001 /Resources << >>",
    )
    other = drawn(["Tabel 3.2 Capaian kinerja tahun 2031"], [ROWS[0], ("1", "Jumlah taman baru", "50", "40", "90,00"), ROWS[2]])
    return pdf({
        2: PAGES.replace(b"[3 0 R] /Count 1", b"[3 0 R 7 0 R] /Count 2"),
        3: PAGE.replace(b"/Font", b"/Pattern << /P 6 0 R >> /Font"), 6: tile,
        4: stream(drawn() + b"\n/Pattern cs /P scn 0 0 595 842 re f"),
        7: PAGE.replace(b"4 0 R", b"8 0 R"), 8: stream(other),
    })


# ---- trees, tables and lengths that lie


def deep_tree() -> bytes:
    depth = 3000
    inner = {
        6 + k: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (5 + k if k else 2, 7 + k if k < depth - 1 else 3)
        for k in range(depth)
    }
    return pdf({2: PAGES.replace(b"3 0 R", b"6 0 R"), **inner})


def bad_tables_in_a_circle() -> bytes:
    body = pdf()
    begin = body.rindex(b"xref\n0 6")
    return body.replace(b"/Root 1 0 R  >>", b"/Root 1 0 R /Prev %d >>" % begin)


WITH_JAVASCRIPT = (
    b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\); while\\(true\\){}) >> "
    b"/AA << /WC << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >> >> >> "
    b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (this.submitForm\\('http://127.0.0.1:9/'\\)) >>] >> >>"
)


def embedded() -> bytes:
    names = b"/Names << /EmbeddedFiles << /Names [(jahat.exe) 6 0 R] >> >>"
    return pdf({
        1: CATALOG[:-2] + names + b" >>", 6: b"<< /Type /Filespec /F (../../../../tmp/jahat.exe) /EF << /F 7 0 R >> >>",
        7: packed(b"MZ" + drawn(rows=[*ROWS, ("3", "Taman kota baru", "10", "10", "500,00")]), b"/Type /EmbeddedFile"),
    })


def external() -> bytes:
    """Content that claims to lie in another file, and metadata with an entity."""
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    return pdf({1: CATALOG[:-2] + b"/Metadata 6 0 R >>", 6: stream(entity, b"/Type /Metadata /Subtype /XML /F (/etc/passwd)")})


def escapes() -> bytes:
    """The name of the wrong indicator rings a bell, clears the screen and sets the title of the terminal."""
    sly = r"Taman \033[2J\033]0;x\007 rawat"
    return pdf({4: stream(drawn(rows=[ROWS[0], ("1", sly, *ROWS[1][2:]), ROWS[2]]))})


def deep(data: bytes, close: bytes, count: int) -> bytes:
    return data * count + close * count


PDFS = (
    Case("halaman-diulang.pdf", many_pages, ("read", "damaged", "limit")),
    Case("halaman-20000.pdf", many_own_pages, ("limit",)),
    Case("bom-isi.pdf", content_bomb, ("limit", "damaged", "no-text")),
    Case("bom-objek.pdf", object_stream_bomb, ("limit", "damaged")),
    Case("bom-xref.pdf", xref_stream_bomb, ("limit", "damaged", "read")),
    Case("bom-tabel-xref.pdf", table_bomb, ("limit", "damaged", "read")),
    Case("bom-cmap.pdf", character_map_bomb, ("limit", "read")),
    Case("bom-predictor.pdf", predictor_bomb, ("limit", "damaged", "no-text")),
    Case("bom-bentuk.pdf", form_bomb, ("limit",)),
    Case("bentuk-sendiri.pdf", form_of_itself, ("read", "damaged", "limit")),
    Case("gambar-raksasa.pdf", huge_picture, ("read",)),
    Case("pola-halus.pdf", fine_pattern, ("read",)),
    Case("sejuta-garis.pdf", lambda: content(b"10 10 m 500 10 l S\n" * MILLION), ("limit",)),
    Case("seratus-ribu-kotak.pdf", lambda: content(b"".join(
        b"%d %d 1 1 re f\n" % (k % 590, k // 590) for k in range(100_000))), ("limit", "read")),
    Case("sejuta-huruf.pdf", lambda: content(b"BT /F1 9 Tf 9 9 Td\n" + b"(1.234,5 ) Tj\n" * 300_000 + b"ET"), ("limit",)),
    Case("baris-panjang.pdf", lambda: content(b"BT /F1 2 Tf 9 9 Td (%s) Tj ET" % (b"1.234" * 20_000)), ("read", "limit")),
    Case("larik-dalam.pdf", lambda: content(deep(b"[", b"]", 200_000)), ("read", "damaged", "limit")),
    Case("kamus-dalam.pdf", lambda: pdf({1: CATALOG[:-2] + b"/X " + deep(b"<< /X ", b" >>", 200_000) + b" >>"}),
         ("read", "damaged", "limit")),
    Case("q-dalam.pdf", lambda: content(b"q " * MILLION), ("read", "limit")),
    Case("pohon-dalam.pdf", deep_tree, ("read", "damaged")),
    Case("pohon-melingkar.pdf", lambda: pdf({2: b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>"}),
         ("read", "damaged")),
    Case("pohon-hanya-lingkaran.pdf", lambda: pdf({2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}), ("read", "damaged")),
    Case("induk-melingkar.pdf", lambda: pdf({2: PAGES[:-2] + b"/Parent 2 0 R >>"}), ("read", "damaged")),
    Case("rujukan-melingkar.pdf", lambda: pdf({2: b"6 0 R", 6: b"2 0 R"}), ("damaged", "limit")),
    Case("keterangan-melingkar.pdf", lambda: pdf(trailer=b"/Info 3 0 R"), ("read", "damaged")),
    Case("xref-melingkar.pdf", bad_tables_in_a_circle, ("read", "damaged")),
    Case("xref-bergeser.pdf", lambda: pdf(shift=7), ("read", "damaged")),
    Case("xref-di-luar.pdf", lambda: pdf(start=b"99999999999"), ("read", "damaged")),
    Case("xref-negatif.pdf", lambda: pdf(start=b"-5"), ("read", "damaged")),
    Case("panjang-lebih.pdf", lambda: pdf({4: stream(drawn(), length=b"999999999")}), ("read", "damaged", "limit")),
    Case("panjang-kurang.pdf", lambda: pdf({4: stream(drawn(), length=b"3")}), ("read", "damaged", "no-text")),
    Case("panjang-negatif.pdf", lambda: pdf({4: stream(drawn(), length=b"-1")}), ("read", "damaged", "no-text")),
    Case("panjang-diri-sendiri.pdf", lambda: pdf({4: stream(drawn(), length=b"4 0 R")}), ("read", "damaged", "no-text")),
    Case("kertas-raksasa.pdf", lambda: pdf({3: PAGE.replace(b"595 842", b"1e30 1e30")}),
         ("read", "damaged", "nothing", "no-text")),
    Case("kertas-luas.pdf", lambda: pdf({3: PAGE.replace(b"595 842", b"2000000 2000000")}), ("read", "nothing")),
    Case("kertas-aneh.pdf", lambda: pdf({3: PAGE.replace(b"[0 0 595 842]", b"[(a) null 1 /x]")}),
         ("damaged", "read", "no-text")),
    Case("huruf-tak-hingga.pdf", lambda: content(b"BT /F1 1e308 Tf 1e308 0 0 1e308 1e308 1e308 Tm (99,99) Tj ET"),
         ("read", "damaged")),
    Case("javascript.pdf", lambda: pdf({1: CATALOG[:-2] + WITH_JAVASCRIPT + b" >>"}), ("read",)),
    Case("lampiran.pdf", embedded, ("read",)),
    Case("entitas.pdf", external, ("read",)),
    Case("terminal.pdf", escapes, ("read",)),
    Case("sandi-aneh.pdf", lambda: pdf(trailer=b"/Encrypt << /Filter /Jahat /V 99 /R -1 >> /ID [<00> <00>]"),
         ("locked", "damaged")),
    Case("hanya-kepala.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 200, ("damaged",)),
    Case("rusak\nbaris\033[2Jbaru.pdf", lambda: b"%PDF-1.7\n%%EOF", ("damaged",)),
    Case("laporan\nbaris\033[2Jbaru.pdf", pdf, ("read",)),
)
