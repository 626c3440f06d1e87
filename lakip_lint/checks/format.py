"""Kind `format`: figures whose print cannot be right, or is not like the others of the report.

`given: {look: NAME}` names what the rule looks at, one of `LOOKS`. What held is counted once a table or page of prose.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from lakip_lint import patterns
from lakip_lint.checks import separators
from lakip_lint.checks.language import Both
from lakip_lint.checks.printed import Printed, everywhere
from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Block, Cell, Heading, Paragraph
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

SURE = {"mixed-separators", "group-size", "lost-separator", "double-separator"}


@kind("format")
def check_format(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """The relations of one rule about the print of figures."""
    yield from LOOKS[rule.given["look"]](report, rule)


def malformed(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Figures whose faults are among `given: {faults: [...]}` (all that make a figure unreadable where not given)."""
    wanted = set(rule.given.get("faults", SURE))
    sound: dict[str, Printed] = {}
    for item in everywhere(report):
        found = wanted & set(item.figure.faults)
        if not found or not _is_amount(item):
            if not found and (item.figure.value is not None or item.figure.missing):
                sound.setdefault(item.group, item)
            continue
        expected = mended(item.figure)
        yield Relation(
            rule, False, item.evidence(), printed=item.figure.raw, expected=expected,
            arguments={"fault": _told(item.figure, min(found)) + (MEANT + expected if expected else "")},
        )
    for item in sound.values():
        yield Relation(rule, True, item.evidence())


OTHER_NUMBER = compiled(
    r"\b(?:telp?|telepon|hp|fax|faks|rek(?:ening)?|npwp|ip|koordinat|versi|kode|nomor|no)\W{0,3}\s*$", re.I
)
"""Words before digits that are no amount: telephone, account, tax number, address, code."""


TWO_AMOUNTS = compiled(r"(?<![\d.])\d{1,3}(?:\.\d{3}){2,}\d{1,3}(?:\.\d{3}){2,}(?![\d.])")
"""Two amounts of neighbouring columns that were read without the space between them."""


def _is_amount(item: Printed) -> bool:
    """Whether the digits are surely meant as an amount: by their unit or column, or because most groups have three digits."""
    figure = item.figure
    if OTHER_NUMBER.search(item.text.string[max(0, figure.start - 20) : figure.start]) or TWO_AMOUNTS.search(figure.raw):
        return False
    if figure.unit or figure.raw.endswith(("-", "–")) or not SURE & set(figure.faults):
        return True
    if item.view and item.view.columns[item.column].measure:
        return True
    match = patterns.search(r"\d[\d.,]*\d", figure.raw)
    groups = patterns.split(r"[.,]+", match.group())[1:] if match else []
    return sum(len(g) == 3 for g in groups) >= 0.6 * len(groups)


FAULTS = {
    "mixed-separators": Both("titik dan koma tercampur", "points and commas are mixed"),
    "group-size": Both("kelompok angkanya tidak tiga-tiga", "the digits are not in groups of three"),
    "lost-separator": Both("satu tanda pemisah hilang", "a separator is missing"),
    "double-separator": Both("tanda pemisah berganda", "a separator is doubled"),
    "stray-sign": Both("koma pada “,-” hilang", "the comma of “,-” is missing"),
    "overflow": Both("kolom terlalu sempit sehingga angka tidak tampil", "the column is too narrow to show the number"),
    "formula-error": Both("rumus lembar kerja gagal", "a spreadsheet formula failed"),
}
LEADING_ZERO = compiled(r"\D*0\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?!\d)")
"""Groups of three that begin with a zero ("04.597.911.173")."""
FIRST_LOST = Both("berawal dengan nol; mungkin angka pertamanya hilang", "it begins with a zero; its first digit may be lost")


def _told(figure: Figure, fault: str) -> Both:
    return FIRST_LOST if fault == "group-size" and LEADING_ZERO.match(figure.raw) else FAULTS[fault]


MEANT = Both("; mungkin maksudnya ", "; perhaps meant: ")


def mended(figure: Figure) -> str:
    """The figure as it was probably meant: its digits in groups of three, where they can be grouped in one way only."""
    match = patterns.search(r"\d[\d.,]*\d", figure.raw)
    if not match or "group-size" in figure.faults:
        return "" if "stray-sign" not in figure.faults else patterns.sub(r"(?<=\d)[-–]", ",-", figure.raw)
    groups = patterns.split(r"[.,]+", match.group())
    if "stray-sign" in figure.faults:
        return patterns.sub(r"(?<=\d)[-–]", ",-", figure.raw)
    if len(groups[0]) > 3 or any(len(g) % 3 for g in groups[1:]):
        return ""
    return figure.raw[: match.start()] + f"{int(''.join(groups)):,}".replace(",", ".") + figure.raw[match.end() :]


RUPIAH = compiled(r"(?<![^\W\d_])Rp(?![a-z])(?:\s?[.,:])?", re.I)
VERB = compiled(r"(?:sebesar|senilai|sejumlah|sebanyak|mencapai|menjadi|berjumlah)\W*$", re.I)
AMOUNT = compiled(r"(?:\s*Rp[.,:]?)*\s*\(?\s*[-–]?\s*\d", re.I)
NEXT_ITEM = compiled(r"\s*\d{1,2}[.)]\s+[A-Z][a-z]")
SENTENCE_END = compiled(r"\s*(?:;|\.?\s+(?!Nihil|Nol)[A-Z][a-z]+|,\s*(?:atau|dengan|dan)\b)")
UNFILLED = compiled(r"\s*(?:\.{4,}|…+|_{3,})")
PERCENT = compiled(r"\s*\d{1,3}(?:[.,]\d{1,4})?\s?%")


def missing_amounts(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "Rp" with no amount behind it: a percentage follows, or nothing."""
    blocks = report.document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        good: re.Match[str] | None = None
        for match in RUPIAH.finditer(block.text.string):
            rest = block.text.string[match.end() :]
            if AMOUNT.match(rest) and not PERCENT.match(rest) and not NEXT_ITEM.match(rest):
                good = match
                continue
            if not VERB.search(block.text.string[: match.start()]):
                continue
            follows = PERCENT.match(rest) or UNFILLED.match(rest)
            if follows or _nothing_follows(rest, blocks, index):
                end = match.end() + (follows.end() if follows else 0)
                printed = block.text.cut(match.start(), end).plain
                before = " ".join(block.text.string[: match.start()].split()[-3:])
                yield Relation(
                    rule, False, quote(block.text, start=match.start(), end=end), printed=printed,
                    arguments={"context": f"{before} {printed}"},
                )
        if good:
            yield Relation(rule, True, quote(block.text, start=good.start(), end=good.end()))


def _nothing_follows(rest: str, blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a sentence or list item ends here without the amount (it does not go on in the next block)."""
    if NEXT_ITEM.match(rest) or SENTENCE_END.match(rest):
        return True
    if rest.strip(" .,:;"):
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if isinstance(following, Heading):
        return True
    return isinstance(following, Paragraph) and bool(following.marker or patterns.match(r"[A-Z][a-z]", following.text.string))



BOUNDS = compiled(r"(\d+(?:[.,]\d+)?)\s?%?\s*([<>])\s*=?\s*(\d+(?:[.,]\d+)?)\s?%?")


def reversed_bounds(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """A class of a scale printed as an inequality that is false: "80 > 100" ."""
    for table in report.document.tables:
        seen: list[Cell] = []
        for row in table.rows[table.header_rows :]:
            for cell in row:
                match = BOUNDS.fullmatch(cell.plain) if cell is not None else None
                if cell is None or match is None or any(cell is c for c in seen):
                    continue
                seen.append(cell)
                left, right = (Decimal(match.group(g).replace(",", ".")) for g in (1, 3))
                holds = left > right if match.group(2) == ">" else left < right
                expected = f">{match.group(1)} – {match.group(3)}" if left < right and not holds else ""
                yield Relation(
                    rule, holds, quote(cell.text), printed=cell.plain, expected=expected,
                    arguments={"hint": MEANT + expected if expected else ""},
                )


LOOKS: dict[str, Callable[[Understanding, Rule], Iterator[Relation]]] = {
    "malformed": malformed,
    "english-thousands": separators.english_thousands,
    "decimal-marks": separators.decimal_marks,
    "shifted-decimals": separators.shifted_decimals,
    "missing-amounts": missing_amounts,
    "reversed-bounds": reversed_bounds,
}
