"""Scans made for tests, and a recognizer that needs no library: it copies the words of the file that was scanned."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
from msgspec import Struct, field
from PIL import Image, ImageChops, ImageFilter
from PIL.Image import Resampling

from lakip_lint.document.pictured import DOTS
from lakip_lint.document.recognition import SeenLine, SeenWord
from lakip_lint.document.source import read_page
from lakip_lint.document.words import make_words

MARK = 20.0
"""Points: a black square of this size in the upper left corner of a sheet tells the copyist how it is held."""


def scan(source: Path, target: Path, pages: Sequence[int] = (), slant: float = 0.0, turns: int = 0, noise: float = 0.0) -> Path:
    """Pages (all, or these, from 1) as pictures only: turned by `turns` quarters and `slant` degrees (anticlockwise)."""
    sheets = []
    with pypdfium2.PdfDocument(source) as pdf:
        for number in pages or range(1, len(pdf) + 1):
            picture = pdf[number - 1].render(scale=DOTS / 72, grayscale=True).to_pil()
            picture = picture.rotate(slant, Resampling.BICUBIC, fillcolor=255)
            if noise:
                picture = ImageChops.add(picture, Image.effect_noise(picture.size, noise), 1, -128)
                picture = picture.filter(ImageFilter.GaussianBlur(0.6))
            sheets.append(picture.rotate(90 * turns, expand=True))
    sheets[0].save(target, save_all=True, append_images=sheets[1:], resolution=DOTS, quality=80)
    return target


class Copyist(Struct, frozen=True):
    """Reads any picture that is held upright as the first page of `source`; `misread` are words that it takes for others."""

    source: Path
    misread: Mapping[str, str] = field(default_factory=dict)
    name: str = "penyalin 1"
    blind: bool = False
    marked: bool = True

    def lines(self, picture: Image.Image) -> Sequence[SeenLine]:
        if self.blind:
            return []
        with pdfplumber.open(self.source) as pdf:
            raw = read_page(pdf.pages[0])
        side = picture.width / raw.width if picture.width < picture.height else picture.height / raw.width
        if picture.width > picture.height:
            return [SeenLine((SeenWord("miring", 10, 10, 30, 300),), 0.9)]
        if self.marked and picture.getpixel((round(MARK * side), round(MARK * side))) > 128:  # type: ignore[operator]
            return [SeenLine((SeenWord("ɐʎɐɹ", 10, 10, 300, 30),), 0.55)]
        return [
            SeenLine((SeenWord(self.misread.get(w.text, w.text), *(edge * side for edge in (w.x0, w.top, w.x1, w.bottom))),), 0.99)
            for w in make_words(raw)
        ]
