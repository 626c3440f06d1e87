"""Files that mean harm: bombs, cycles, lies about lengths, actions and entities, each made by a few lines.

    python -m benchmarks.hostile FOLDER [NAME ...]       write them, to try them by hand
    lakip-lint check FOLDER --timeout 20 --max-memory 1024

`HOSTILE` maps the name of a file to what makes its bytes and to the ways in which its check may end. tests/test_hostile.py
checks each of them through the command line.
"""
from __future__ import annotations

from benchmarks.hostile.case import Case
from benchmarks.hostile.pdf_bombs import PDFS
from benchmarks.hostile.word_bombs import WORDS

HOSTILE: dict[str, Case] = {case.name: case for case in (*PDFS, *WORDS)}
