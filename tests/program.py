"""What tests of the whole program share: how it is called, and small reports of one page, made by hand."""
from __future__ import annotations

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
"""Calls the program in this process: exit code, standard output, standard error."""

TITLES = ["LAPORAN KINERJA", "DINAS PERTAMANAN KOTA REKAAN TAHUN 2031", "Tabel 3.1 Capaian kinerja tahun 2031"]
ROWS = [
    ["No", "Indikator", "Target", "Realisasi", "Capaian"],
    ["1", "Luas taman terawat", "80,00", "84,00", "150,00"],
    ["2", "Jumlah pohon ditanam", "120", "90", "75,00"],
]
EDGES = [60, 90, 270, 350, 430, 530]


def draw(lines: list[str], rows: list[list[str]]) -> bytes:
    """One page: lines of text at the top, a ruled table under them (`rows` may be empty)."""
    drawn = [f"BT /F1 11 Tf 60 {780 - 18 * i} Td ({line}) Tj ET" for i, line in enumerate(lines)]
    top = 780 - 18 * len(lines)
    bottom = top - 20 * len(rows)
    drawn += [f"{EDGES[0]} {top - 20 * i} m {EDGES[-1]} {top - 20 * i} l S" for i in range(len(rows) + 1)]
    if not rows:
        return pdf_of("\n".join(drawn).encode())
    drawn += [f"{x} {top} m {x} {bottom} l S" for x in EDGES]
    for i, row in enumerate(rows):
        drawn += [f"BT /F1 10 Tf {EDGES[j] + 4} {top - 20 * i - 14} Td ({cell}) Tj ET" for j, cell in enumerate(row)]
    return pdf_of("\n".join(drawn).encode())


def pdf_of(stream: bytes) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
