"""Changing a file at random: bytes anywhere, objects of a PDF, parts of a Word file."""
from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Change = Callable[[bytes, Random], bytes]
NUMBER = re.compile(rb"(?<![\w.])-?\d{1,10}(?![\w.])")
OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.S)
STREAM = re.compile(rb"(?<=stream\r\n|.stream\n)(.*?)(?=\r?\nendstream)", re.S)
NAME = re.compile(rb"/[A-Z][A-Za-z0-9]+")
TAG = re.compile(rb"</?w:[A-Za-z]+[^>]*>")
WILD = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"99999999999", b"1e9", b"null", b"(x)", b"[]", b"<<>>")


def some_bytes(data: bytes, random: Random) -> bytes:
    """A few bytes become others."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 4, 30, 300))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def a_piece_lost(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.choice((1, 10, 1000, len(data) // 3)) :]


def a_piece_twice(data: bytes, random: Random) -> bytes:
    start, place = random.randrange(len(data)), random.randrange(len(data))
    return data[:place] + data[start : start + random.choice((10, 1000, 20_000))] + data[place:]


def cut_off(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(20, len(data))]


def _one_changed(data: bytes, pattern: re.Pattern[bytes], random: Random, change: Callable[[bytes], bytes]) -> bytes:
    found = list(pattern.finditer(data))
    for match in sorted(random.sample(found, min(len(found), random.choice((1, 3, 20)))), key=lambda m: -m.start()):
        data = data[: match.start()] + change(match.group()) + data[match.end() :]
    return data


def numbers(data: bytes, random: Random) -> bytes:
    """Numbers (lengths, places, references, measures) become wild ones."""
    return _one_changed(data, NUMBER, random, lambda _: random.choice(WILD))


def names(data: bytes, random: Random) -> bytes:
    """Keys and types take each other's names."""
    known = NAME.findall(data) or [b"/X"]
    return _one_changed(data, NAME, random, lambda _: random.choice(known))


def objects(data: bytes, random: Random) -> bytes:
    """Objects take each other's place."""
    bodies = OBJECT.findall(data) or [b""]

    def change(old: bytes) -> bytes:
        return old.split(b"obj", 1)[0] + b"obj" + random.choice(bodies).split(b"obj", 1)[-1]

    return _one_changed(data, OBJECT, random, change)


def inside_streams(data: bytes, random: Random) -> bytes:
    """What is drawn is unpacked, changed, and packed again."""
    def change(old: bytes) -> bytes:
        try:
            inner = zlib.decompress(old)
        except zlib.error:
            return old
        return zlib.compress(random.choice((numbers, some_bytes, a_piece_lost, a_piece_twice))(inner, random)) if inner else old

    return _one_changed(data, STREAM, random, change)


def word_part(data: bytes, random: Random) -> bytes:
    """One part of a Word file is changed, and the package made anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([name for name, content in parts.items() if name.endswith((".xml", ".rels")) and content])
    parts[name] = random.choice((numbers, tags, some_bytes, a_piece_lost))(parts[name], random)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def tags(data: bytes, random: Random) -> bytes:
    """Elements of a Word file go, come twice, or become others: often it stays well-formed."""
    known = TAG.findall(data) or [b""]
    return _one_changed(data, TAG, random, lambda old: random.choice((b"", old + old, random.choice(known))))


ANY: tuple[Change, ...] = (some_bytes, a_piece_lost, a_piece_twice, cut_off)
OF_PDF: tuple[Change, ...] = (numbers, names, objects, inside_streams, inside_streams)
OF_WORD: tuple[Change, ...] = (word_part,) * 6


def mutant(data: bytes, random: Random) -> tuple[str, bytes]:
    """The name of a change, and the file after it."""
    change = random.choice((*ANY, *(OF_WORD if data.startswith(b"PK") else OF_PDF)))
    return change.__name__, change(data, random)
