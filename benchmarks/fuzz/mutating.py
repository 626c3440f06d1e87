"""Changing a file at random: bytes anywhere, objects of a PDF, parts of a Word file."""
from __future__ import annotations

import copy
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from random import Random
from xml.etree import ElementTree

Change = Callable[[bytes, Random], bytes]
NUMBER = re.compile(rb"(?<![\w.])-?\d{1,10}(?![\w.])")
OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.S)
STREAM = re.compile(rb"(?<=stream\r\n|.stream\n)(.*?)(?=\r?\nendstream)", re.S)
NAME = re.compile(rb"/[A-Z][A-Za-z0-9]+")
TAG = re.compile(rb"</?w:[A-Za-z]+[^>]*>")
MAIN = "word/document.xml"
WILD_WORDS = (
    "", "0", "-1", "1", "65536", "2147483648", "9" * 40, "1e9", "-0,5", "NaN", "true", "\u202e", "²", "١٢", "\ufffd" * 9,
)
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


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _package(parts: Sequence[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", packing) as archive:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for part, content in parts:
            archive.writestr(part, content)
    return file.getvalue()


def _an_xml_part(parts: Mapping[str, bytes], random: Random) -> str:
    """One of the parts; the text itself as often as all others together."""
    names = [name for name, content in parts.items() if name.endswith((".xml", ".rels")) and content]
    return random.choice((random.choice(names), MAIN if MAIN in parts else names[0]))


def word_part(data: bytes, random: Random) -> bytes:
    """One part of a Word file is changed, and the package made anew."""
    parts = _parts(data)
    name = _an_xml_part(parts, random)
    parts[name] = random.choice((numbers, tags, some_bytes, a_piece_lost))(parts[name], random)
    return _package([*parts.items()])


def word_members(data: bytes, random: Random) -> bytes:
    """The parts of a Word file are lost, empty, twice there, of another name, or each in the place of another."""
    parts = [*_parts(data).items()]
    packing = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    for _ in range(random.choice((1, 2, 5))):
        i = random.randrange(len(parts))
        name, content = parts[i]
        other = random.choice(parts)
        parts[i : i + 1] = random.choice((
            [], [(name, b"")], [(name, content), (name, other[1])], [(name.upper(), content)], [("/" + name, content)],
            [(name.replace("/", "\\"), content)], [(name, other[1])], [(name, content[: len(content) // 2])],
        ))
        if not parts:
            break
    random.shuffle(parts)
    return _package(parts, packing)


def word_tree(data: bytes, random: Random) -> bytes:
    """Elements of one part of a Word file go, come twice, move, become others; values become wild. It stays well-formed."""
    parts = _parts(data)
    name = _an_xml_part(parts, random)
    for _, (prefix, uri) in ElementTree.iterparse(io.BytesIO(parts[name]), ["start-ns"]):
        with suppress(ValueError):  # ns0 and the like are the library's own
            ElementTree.register_namespace(prefix, uri)
    root = ElementTree.fromstring(parts[name])
    for _ in range(random.choice((1, 3, 20, 100))):
        inner = [element for element in root.iter() if len(element)]
        if not inner:
            break
        _change_element(random.choice(inner), root, random)
    parts[name] = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return _package([*parts.items()])


def _change_element(parent: ElementTree.Element, root: ElementTree.Element, random: Random) -> None:
    i = random.randrange(len(parent))
    child = parent[i]
    every = list(root.iter())
    match random.choice(("lost", "twice", "unwrapped", "wrapped", "moved", "renamed", "value", "value", "text")):
        case "lost":
            parent.remove(child)
        case "twice":
            parent.insert(i, copy.deepcopy(child))
        case "unwrapped":
            parent[i : i + 1] = list(child)
        case "wrapped":
            outer = ElementTree.Element(random.choice(every).tag)
            outer.append(child)
            parent[i] = outer
        case "moved":
            parent.remove(child)
            random.choice([element for element in every if element not in child.iter()]).append(child)
        case "renamed":
            child.tag = random.choice(every).tag
        case "value":
            for key in child.attrib:
                child.set(key, random.choice((*WILD_WORDS, random.choice(every).get(key, ""))))
        case "text":
            child.text = random.choice((*WILD_WORDS, child.text * 500 if child.text else "1.234,5 "))


def tags(data: bytes, random: Random) -> bytes:
    """Elements of a Word file go, come twice, or become others: often it stays well-formed."""
    known = TAG.findall(data) or [b""]
    return _one_changed(data, TAG, random, lambda old: random.choice((b"", old + old, random.choice(known))))


ANY: tuple[Change, ...] = (some_bytes, a_piece_lost, a_piece_twice, cut_off)
OF_PDF: tuple[Change, ...] = (numbers, names, objects, inside_streams, inside_streams)
OF_WORD: tuple[Change, ...] = (word_part, word_part, word_members, word_tree, word_tree, word_tree)


def mutant(data: bytes, random: Random) -> tuple[str, bytes]:
    """The name of a change, and the file after it."""
    change = random.choice((*ANY, *(OF_WORD if data.startswith(b"PK") else OF_PDF)))
    return change.__name__, change(data, random)
