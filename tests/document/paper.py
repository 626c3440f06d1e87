"""A small writer of PDF files for tests: text, rulings, fills and pictures at exact places.

Coordinates are points from the top left, like everywhere in lakip_lint. Text is placed by its baseline.
"""
from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

FONTS = {
    "F1": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "F2": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    # F3 maps A to a private-use bullet, B to the ligature fi, C to a soft hyphen; F4 has glyphs without any known character.
    "F3": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 3 0 R >>",
    "F4": b"<< /Type /Font /Subtype /Type1 /BaseFont /Odd /FirstChar 1 /LastChar 2 /Widths [500 500] /FontDescriptor "
          b"<< /Type /FontDescriptor /FontName /Odd /Flags 4 >> /Encoding << /Differences [1 /q1x /q2x] >> >>",
}
CMAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    b"3 beginbfchar <41> <F0B7> <42> <FB01> <43> <00AD> endbfchar endcmap end"
)


class Sheet:
    """One page being drawn."""

    def __init__(self, width: float, height: float, rotate: int, crop: Sequence[float] | None) -> None:
        self.width, self.height, self.rotate, self.crop = width, height, rotate, crop
        self.parts: list[str] = []

    def text(
        self, x: float, y: float, string: str, size: float = 10, *, bold: bool = False, color: Sequence[float] = (0, 0, 0),
        mode: int = 0, font: str = "", matrix: str = "1 0 0 1",
    ) -> None:
        escaped = string.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        paint = " ".join(f"{c:g}" for c in color) + " rg"
        self.parts.append(
            f"BT {paint} {mode} Tr /{font or ('F2' if bold else 'F1')} {size:g} Tf {matrix} {x:g} {self.height - y:g} Tm "
            f"({escaped}) Tj ET"
        )

    def lines(self, x: float, y: float, strings: Sequence[str], step: float = 14) -> None:
        """Strings on lines below each other."""
        for i, string in enumerate(strings):
            self.text(x, y + i * step, string)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.parts.append(f"0.5 w {x0:g} {self.height - y0:g} m {x1:g} {self.height - y1:g} l S")

    def rect(self, x: float, y: float, width: float, height: float, color: Sequence[float] = (0, 0, 0)) -> None:
        """A filled rectangle; a thin one is a ruling."""
        paint = " ".join(f"{c:g}" for c in color) + " rg"
        self.parts.append(f"{paint} {x:g} {self.height - y - height:g} {width:g} {height:g} re f")

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        self.parts.append(f"q {width:g} 0 0 {height:g} {x:g} {self.height - y - height:g} cm /Im1 Do Q")

    def table(
        self, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], *,
        height: float = 18, size: float = 9, bold: int = 1,
    ) -> float:
        """A ruled table of thin rectangles. "<" joins a cell to its left neighbour, "^" to the one above, "\\n" breaks a line.

        Returns the y of its lower border. The first `bold` rows are bold.
        """
        xs = [x + sum(widths[:k]) for k in range(len(widths) + 1)]
        heights = [max(height, 8 + 11 * max(cell.count("\n") + 1 for cell in row)) for row in rows]
        ys = [y + sum(heights[:k]) for k in range(len(rows) + 1)]
        for i in range(len(rows) + 1):
            for j in range(len(widths)):
                if i in (0, len(rows)) or rows[i][j] != "^":
                    self.rect(xs[j], ys[i], xs[j + 1] - xs[j], 0.5)
        for i, row in enumerate(rows):
            for j in range(len(widths) + 1):
                if j in (0, len(widths)) or row[j] != "<":
                    self.rect(xs[j], ys[i], 0.5, ys[i + 1] - ys[i])
            for j, cell in enumerate(row):
                if cell not in ("<", "^"):
                    for k, part in enumerate(cell.split("\n")):
                        self.text(xs[j] + 3, ys[i] + 12 + 11 * k, part, size, bold=i < bold)
        return ys[-1]


class Paper:
    """A PDF file being written."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []

    def sheet(self, width: float = 595, height: float = 842, *, rotate: int = 0, crop: Sequence[float] | None = None) -> Sheet:
        self.sheets.append(Sheet(width, height, rotate, crop))
        return self.sheets[-1]

    def save(self, path: Path, *, password: bytes | None = None) -> Path:
        """Write the file; `password` encrypts it (40 bit RC4) with this user password."""
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        objects.append(_stream(CMAP))
        pixel = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        objects.append(pixel + b" /Length 1 >>\nstream\n\x80\nendstream")
        fonts = b"".join(b"/%s %s " % (name.encode(), font) for name, font in FONTS.items())
        resources = b"<< /Font << %s >> /XObject << /Im1 4 0 R >> >>" % fonts
        kids = []
        for sheet in self.sheets:
            content, page = len(objects) + 1, len(objects) + 2
            objects.append(_stream("\n".join(sheet.parts).encode("cp1252", "replace")))
            crop = b" /CropBox [%s]" % " ".join(f"{v:g}" for v in sheet.crop).encode() if sheet.crop else b""
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g]%s /Rotate %d /Resources %s /Contents %d 0 R >>"
                % (sheet.width, sheet.height, crop, sheet.rotate, resources, content)
            )
            kids.append(b"%d 0 R" % page)
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        path.write_bytes(_file(objects, password))
        return path


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: list[bytes], password: bytes | None) -> bytes:
    trailer = b""
    if password is not None:
        objects, trailer = _encrypt(objects, password)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _encrypt(objects: list[bytes], password: bytes) -> tuple[list[bytes], bytes]:
    """Encrypt the streams (PDF 1.4, standard handler, revision 2)."""
    padded = (password + PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    rights, ident = -4, b"0123456789abcdef"
    key = hashlib.md5(padded + owner + rights.to_bytes(4, "little", signed=True) + ident).digest()[:5]
    user = _rc4(key, PAD)
    result = []
    for number, body in enumerate(objects, 1):
        if b"stream\n" in body:
            head, rest = body.split(b"stream\n", 1)
            data = rest[: -len(b"\nendstream")]
            local = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
            body = head + b"stream\n" + _rc4(local, data) + b"\nendstream"
        result.append(body)
    entry = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >> /ID [<%s> <%s>] " % (
        owner.hex().encode(), user.hex().encode(), rights, ident.hex().encode(), ident.hex().encode()
    )
    return result, entry


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
