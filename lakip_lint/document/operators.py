"""The operators of a content stream, told apart by one regular expression instead of letter by letter.

Tokens are those that pdfminer.six finds, for all that is usual in a page. What is unusual (an image inside the stream, brackets
in a string, an array in an array) is not judged here: `rest` says where it begins, and pdfminer.six goes on from there.
"""
from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from typing import Any

from pdfminer.psparser import LIT, PSLiteral

STRING = rb"\((?:[^()\\]++|\\[^\r])*+\)"
HEX = rb"<[0-9A-Fa-f\s]*+>"
NUMBER = rb"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
TOKEN = re.compile(
    rb"\s*+(?:"
    rb"([+-]?\d++(?!\.))"  # 1 whole number
    rb"|([+-]?(?:\d++\.\d*+|\.\d++))"  # 2 decimal number
    rb"|([A-Za-z][^#/%\[\]()<>{}\s\0]*+(?![#\0])|['\"])"  # 3 operator
    rb"|/([^#/%\[\]()<>{}\s\0]*+)(?![#\0])"  # 4 name
    rb"|\[((?:[\s\d.+-]++|" + STRING + rb"|" + HEX + rb")*+)\]"  # 5 array of strings and numbers
    rb"|(" + STRING + rb")"  # 6
    rb"|(" + HEX + rb")(?!>)"  # 7
    rb"|(<<(?:[^<>()\[\]{}%\\]++|\([^()\\]*+\)|\[[^<>()\[\]{}%\\]*+\]|" + HEX + rb")*+>>)(?=\s*(?:BDC|DP)\b)"  # 8
    rb"|%[^\r\n]*+|\Z"
    rb"|(.))",  # 9 unusual
    re.DOTALL,
)
ELEMENT = re.compile(rb"(" + NUMBER + rb")|(" + HEX + rb")|(" + STRING + rb")|([^\s])")
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
PLAIN_ESCAPES = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r", b"(": b"(", b")": b")", b"\\": b"\\"}
WORDS = {b"true": True, b"false": False}


class Unusual(Exception):
    """What stands here is left to pdfminer.six."""


class Operators:
    """Iterates over (operands, operator) of `data`; `rest` is the offset behind the last operator that was told.

    Where the iteration stops before the end of `data`, what follows `rest` is unusual.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.rest = 0
        self.names: dict[bytes, PSLiteral] = {}

    def __iter__(self) -> Iterator[tuple[list[Any], bytes]]:
        operands: list[Any] = []
        try:
            for match in TOKEN.finditer(self.data):
                kind = match.lastindex
                if kind == 3:
                    word = match[3]
                    if word == b"BI":
                        return
                    if word in WORDS:
                        operands.append(WORDS[word])
                        continue
                    self.rest = match.end()
                    yield operands, word
                    operands = []
                elif kind == 1:
                    operands.append(int(match[1]))
                elif kind == 2:
                    operands.append(float(match[2]))
                elif kind == 5:
                    operands.append(list(_elements(match[5])))
                elif kind is not None:
                    operands.append(self._operand(kind, match[kind]))
        except Unusual:
            return
        # operands without an operator at the end say nothing
        self.rest = len(self.data)

    def _operand(self, kind: int, token: bytes) -> Any:
        if kind == 4:
            name = self.names.get(token)
            if name is None:
                name = self.names[token] = _name(token)
            return name
        if kind == 6:
            return _string(token)
        if kind == 7:
            return _hex(token)
        if kind == 8:
            return {}  # properties of marked content: nothing that is drawn
        raise Unusual


def _elements(array: bytes) -> Iterator[Any]:
    """The numbers and strings of an array."""
    for number, hexed, string, other in ELEMENT.findall(array):
        if number:
            yield float(number) if b"." in number else int(number)
        elif hexed:
            yield _hex(hexed)
        elif string:
            yield _string(string)
        elif other:
            raise Unusual


def _name(token: bytes) -> PSLiteral:
    try:
        return LIT(token.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(token)


def _hex(token: bytes) -> bytes:
    digits = token[1:-1]
    if not digits.isalnum():
        digits = b"".join(digits.split())
    if len(digits) % 2:  # as pdfminer.six reads it
        digits = digits[:-1] + b"0" + digits[-1:]
    return unhexlify(digits)


def _string(token: bytes) -> bytes:
    if b"\\" not in token:
        return token[1:-1]
    return ESCAPE.sub(_escaped, token[1:-1])


def _escaped(match: re.Match[bytes]) -> bytes:
    """A character written behind a backslash; an unknown one is dropped, as pdfminer.six does."""
    if match[1]:
        code = int(match[1], 8)
        if code > 255:
            raise Unusual
        return bytes((code,))
    return PLAIN_ESCAPES.get(match[2], b"")
