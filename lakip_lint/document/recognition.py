"""Reading the text of a picture (OCR): what a program that does it must offer, and those that may be installed.

    picture of a page ──Recognizer.lines──▶ SeenLine: words with their boxes in pixels, and how sure the program is

Nothing of a recognizer is loaded before its first picture, so that it can be handed to other processes.
"""
from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol
from unicodedata import category

from msgspec import Struct

from lakip_lint.errors import NoRecognizer

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2600
"""Pixels: F4 at 200 dots an inch is read as it is."""
LEAST_SURE = 0.5
"""What a program itself is less sure of than this is no text."""


class SeenWord(Struct, frozen=True):
    """A word and its box in pixels."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class SeenLine(Struct, frozen=True):
    """Words on one line, from left to right; how sure the program is of them, from 0 to 1."""

    words: tuple[SeenWord, ...]
    sure: float


class Recognizer(Protocol):
    """A program that reads pictures. `name` tells it and its version ("rapidocr 3.10.0"): another name, another reading."""

    @property
    def name(self) -> str: ...

    def lines(self, picture: Image) -> Sequence[SeenLine]:
        """The lines of text of a picture. Text on its side may be told as tall boxes, or not at all."""
        ...


def find_recognizer() -> Recognizer:
    """The best that is installed. Raises NoRecognizer."""
    for look in INSTALLED:
        found = look()
        if found:
            return found
    raise NoRecognizer(
        "--ocr: belum ada program pembaca gambar. Pasang dengan: pip install 'lakip-lint[ocr]' (atau di folder hasil git "
        "clone: pip install '.[ocr]'); tesseract dengan bahasa Indonesia (tesseract-ocr-ind) juga dipakai.",
        "--ocr: no program that reads pictures is installed. Install one: pip install 'lakip-lint[ocr]' (or in a clone: "
        "pip install '.[ocr]'); tesseract with Indonesian (tesseract-ocr-ind) is used, too.",
    )


# ---- rapidocr: models of PaddleOCR, which its package brings along


class RapidOcr(Struct, frozen=True):
    """rapidocr on onnxruntime, in up to `threads` threads (None: as many as there are processors)."""

    name: str
    threads: int | None = None

    @classmethod
    def installed(cls) -> Recognizer | None:
        if not all(map(find_spec, ("rapidocr", "onnxruntime"))):
            return None
        from importlib.metadata import PackageNotFoundError, version  # slow to import

        try:
            return cls(f"rapidocr {version('rapidocr')}")
        except PackageNotFoundError:
            return None

    def lines(self, picture: Image) -> Sequence[SeenLine]:
        import numpy

        try:
            result = _rapidocr(self.threads)(numpy.asarray(picture.convert("RGB")), return_word_box=True)
        except RuntimeError as error:  # onnxruntime has no error of its own for this
            if "alloc" in str(error):
                raise MemoryError from error
            raise
        if not result.txts:
            return []
        found = zip(result.boxes, result.scores, result.word_results, strict=True)
        return [_line_of(box, float(score), words) for box, score, words in found if words]


def _line_of(box: Any, score: float, words: Any) -> SeenLine:
    """A line as rapidocr tells it; its words are as high as the line is."""
    top, bottom = float(min(y for _, y in box)), float(max(y for _, y in box))
    told = ((word, [float(x) for x, _ in corners]) for word, _, corners in words)
    seen = (SeenWord(word, min(xs), top, max(xs), bottom) for word, xs in told if not _foreign(word))
    return SeenLine(tuple(seen), score)


def _foreign(word: str) -> bool:
    """Whether it is blank or Chinese, which the models take dashes, logos and specks for."""
    return all(category(character) in ("Lo", "Zs") for character in word)


@cache
def _rapidocr(threads: int | None) -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={
        "Global.log_level": "critical",
        # Whole pages are turned before they are read: asking for each line loses every tenth.
        "Global.use_cls": False,
        "Global.max_side_len": LONGEST_SIDE,
        "Global.text_score": LEAST_SURE,
        "EngineConfig.onnxruntime.intra_op_num_threads": threads or -1,
    })


# ---- tesseract, a program of the system


class Tesseract(Struct, frozen=True):
    """The program tesseract, with its Indonesian words."""

    name: str
    program: str

    @classmethod
    def installed(cls) -> Recognizer | None:
        program = shutil.which("tesseract")
        if not program or "ind" not in _told(program, "--list-langs").split():
            return None
        first = _told(program, "--version").split()
        return cls(" ".join(first[:2]) or "tesseract", program)

    def lines(self, picture: Image) -> Sequence[SeenLine]:
        file = io.BytesIO()
        picture.save(file, "PNG")
        command = [self.program, "stdin", "stdout", "-l", "ind", "--psm", "11", "--dpi", "200", "tsv"]
        done = subprocess.run(command, input=file.getvalue(), capture_output=True, check=True, env=_single_threaded())
        return tesseract_lines(done.stdout.decode("utf-8", "replace"))


def tesseract_lines(table: str) -> list[SeenLine]:
    """The lines of tesseract's table of words (TSV)."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [r for r in rows if r["level"] == "5" and r["text"].strip() and float(r["conf"]) >= 100 * LEAST_SURE]
    lines = []
    for _, of_line in groupby(words, key=lambda r: (r["block_num"], r["par_num"], r["line_num"])):
        members = list(of_line)
        top = min(float(r["top"]) for r in members)
        bottom = max(float(r["top"]) + float(r["height"]) for r in members)
        seen = (SeenWord(r["text"], float(r["left"]), top, float(r["left"]) + float(r["width"]), bottom) for r in members)
        lines.append(SeenLine(tuple(seen), sum(float(r["conf"]) for r in members) / len(members) / 100))
    return lines


def _told(program: str, option: str) -> str:
    try:
        done = subprocess.run([program, option], capture_output=True, timeout=20, check=False, text=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout + done.stderr


def _single_threaded() -> dict[str, str]:
    """Several threads of tesseract on small pictures are slower than one."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


INSTALLED: tuple[Callable[[], Recognizer | None], ...] = (RapidOcr.installed, Tesseract.installed)
"""The best first: measured on tables at 200 dots an inch, rapidocr reads 99 of 100 figures exactly, tesseract 76."""
