"""Faults of words, signs, years and citations. Each stands where a rule looked at the faultless report and was content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from random import Random

from benchmarks.mutations.clean import Clean
from benchmarks.mutations.editing import Edit, Spot, text_at, texts_of
from benchmarks.mutations.faults import Mutant, fault, mixed
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Paragraph, Table

GRADES = (
    ("AA", "A", "BB", "B", "CC", "C", "D"),
    ("A", "B", "C", "D"),
    ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"),
    ("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang"),
    ("Sangat Berhasil", "Berhasil", "Cukup Berhasil", "Kurang Berhasil", "Tidak Berhasil"),
)
OPPOSITES = (
    ("meningkat", "menurun"),
    ("naik", "turun"),
    ("kenaikan", "penurunan"),
    ("peningkatan", "penurunan"),
    ("bertambah", "berkurang"),
    ("belum mencapai", "melebihi"),
    ("di bawah", "melebihi"),
)
COUNTS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")


LONG = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?<=\d[\d.,]{4})(?![\d.,]*\d)")
"""Figures of at least four digits, or so."""


def matches(clean: Clean, spot: Spot, pattern: str) -> list[Spot]:
    """The parts of a spot that a pattern matches."""
    found = re.finditer(pattern, clean.text(spot))
    return [Spot(spot.block, spot.row, spot.column, spot.start + m.start(), spot.start + m.end()) for m in found]


def places(clean: Clean, kind: str, random: Random, **given: str) -> Iterator[tuple[Relation, Spot]]:
    """The doubted places of the relations of a kind, each once, in an order that chance decides."""
    relations = clean.of_kind(kind, **given)
    random.shuffle(relations)
    seen: set[tuple[Spot, str]] = set()
    for relation in relations:
        spot = clean.locate(relation.doubted)
        key = (spot, str(relation.arguments.get("grade"))) if spot else None
        if spot and key and key not in seen:
            seen.add(key)
            yield relation, spot


def one(name: str, clean: Clean, spot: Spot, new: str) -> Mutant:
    return Mutant(name, clean.name, (Edit(spot, new),), frozenset(), f"{clean.text(spot)} → {new}")


@fault("predikat salah")
def wrong_grade(clean: Clean, random: Random) -> Iterator[Mutant]:
    """A grade or class one step away from the one that its score has."""
    groups: dict[str, list[Mutant]] = defaultdict(list)
    for relation, spot in places(clean, "predikat", random):
        grade = relation.arguments["grade"]
        family = str(relation.rule.given["family"])
        scales = [s for s in GRADES if grade in s and (len(grade) > 2 or ("AA" in s) == (family == "akip"))]
        found = matches(clean, spot, rf"(?<!\w){re.escape(grade)}(?!\w)")
        if scales and found:
            at = scales[0].index(grade)
            other = random.choice([*scales[0][max(0, at - 1) : at], *scales[0][at + 1 : at + 2]])
            start, end = found[0].start - spot.start, found[0].end - spot.start
            text = clean.text(spot)
            groups[relation.rule.code].append(one("predikat salah", clean, spot, text[:start] + other + text[end:]))
    yield from mixed(dict(groups), random)


@fault("kata arah salah")
def wrong_direction(clean: Clean, random: Random) -> Iterator[Mutant]:
    """ "naik" where the figures fall, and the like; "belum mencapai target" where it was reached."""
    for kind in ("direction", "claim-target"):
        for _, spot in places(clean, kind, random):
            for pair in OPPOSITES:
                for word, other in (pair, pair[::-1]):
                    if clean.text(spot).lower().startswith(word):
                        yield one("kata arah salah", clean, matches(clean, spot, f"(?i)^{word}")[0], other)


@fault("angka dan kata berbeda")
def wrong_words(clean: Clean, random: Random) -> Iterator[Mutant]:
    """ "3 (empat)"."""
    for relation, spot in places(clean, "spelled", random):
        words = relation.arguments["words"]
        if words in COUNTS and (found := matches(clean, spot, rf"\b{words}\b")):
            other = random.choice([w for w in COUNTS[1:] if w != words])
            yield one("angka dan kata berbeda", clean, found[0], other)


@fault("pemisah rusak")
def broken_separator(clean: Clean, random: Random) -> Iterator[Mutant]:
    """A dot of "1.234.567" lost, doubled, moved, or made a comma."""
    groups: dict[str, list[Spot]] = defaultdict(list)
    for spot, _ in texts_of(clean.document):
        for found in matches(clean, spot, r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,]*\d)"):
            groups[f"{spot.block} {spot.column}"].append(found)
    for spot in mixed(groups, random):
        text = clean.text(spot)
        at = random.choice([i for i, c in enumerate(text) if c == "."])
        before, after = text[:at], text[at + 1 :]
        news = (before + after, f"{before}..{after}", f"{before}{after[0]}.{after[1:]}")
        commas = (f"{before},{after}",) if at < text.rindex(".") else ()
        yield one("pemisah rusak", clean, spot, random.choice((*news, *commas)))


@fault("satuan berubah")
def wrong_unit(clean: Clean, random: Random) -> Iterator[Mutant]:
    """Percent for a score or a score for percent, in one of several copies."""
    spots: list[tuple[Spot, str]] = []
    for relation in clean.of_kind("unit", against="copies"):
        for evidence in (relation.doubted, *relation.others) if len(relation.others) >= 2 else ():
            other = "Nilai" if evidence.text.strip().lower() in ("%", "persen") else "Persen"
            if spot := clean.locate(evidence):
                spots.append((spot, other))
    for spot, other in random.sample(spots, len(spots)):
        yield one("satuan berubah", clean, spot, other)


@fault("tahun peraturan")
def wrong_law_year(clean: Clean, random: Random) -> Iterator[Mutant]:
    for _, spot in places(clean, "citation", random, aspect="number"):
        if found := matches(clean, spot, r"(?:19|20)\d\d$"):
            other = int(clean.text(found[0])) + random.choice((-3, -2, -1, 1, 2, 3))
            yield one("tahun peraturan", clean, found[0], str(other))


@fault("nomor peraturan")
def wrong_law_number(clean: Clean, random: Random) -> Iterator[Mutant]:
    for _, spot in places(clean, "citation", random, aspect="number"):
        if found := matches(clean, spot, r"(?<=Nomor )\d{2,3}(?=\sTahun)"):
            digits = clean.text(found[0])
            if digits[0] != digits[1] and digits[1] != "0":
                yield one("nomor peraturan", clean, found[0], digits[1] + digits[0] + digits[2:])


def _stale_years(name: str, *wheres: str) -> None:
    @fault(name)
    def make(clean: Clean, random: Random) -> Iterator[Mutant]:
        for where in wheres:
            for _, spot in places(clean, "stale-year", random, where=where):
                if (found := matches(clean, spot, str(clean.report.year))) and dated(clean, found[0], where):
                    yield one(name, clean, found[0], str((clean.report.year or 0) - 1))


_stale_years("tahun lama di judul", "title", "label", "column")
_stale_years("tahun lama di kalimat", "sentence")


def dated(clean: Clean, spot: Spot, where: str) -> bool:
    """Whether the report proves the year at a spot: a label of this very report, a title of one year that the contents repeat,
    or one over figures that stand elsewhere with the year."""
    whole = text_at(clean.document, spot).string
    if where == "label":
        running = isinstance(clean.document.blocks[spot.block], Paragraph) and len(whole) >= 60
        return not running or " ini " in whole[spot.end : spot.end + 12]
    if where != "title":
        return True
    if len(set(re.findall(r"(?:19|20)\d\d", whole))) > 1:
        return False
    words = "".join(whole.split()).lower()
    entries = ["".join(e.title.split()).lower() for e in clean.document.contents]
    listed = any(e and words.endswith(e) and str(clean.report.year) in e for e in entries)
    below = _figures_below(clean, spot.block)
    shared = below & _figures_of_year(clean, spot.block)
    return listed or len(shared) >= max(2, len(below) / 4)


def _figures_below(clean: Clean, block: int) -> set[str]:
    """The long figures of the table right behind a block."""
    behind = clean.document.blocks[block + 1 : block + 3]
    tables = [b for b in behind if isinstance(b, Table)]
    cells = [c for row in tables[0].rows for c in row if c is not None] if tables else []
    return {n for c in cells for n in LONG.findall(c.text.string)}


def _figures_of_year(clean: Clean, without: int) -> set[str]:
    """The long figures of sentences that name the report's year and no other, and of columns headed by it."""
    year, found = str(clean.report.year), set[str]()
    for number, block in enumerate(clean.document.blocks):
        if isinstance(block, Paragraph):
            for sentence in block.sentences():
                if set(re.findall(r"(?:19|20)\d\d", sentence.string)) == {year}:
                    found |= set(LONG.findall(sentence.string))
        elif isinstance(block, Table) and number - without not in (1, 2):
            for column, path in enumerate(block.header_paths):
                if year in " ".join(path):
                    cells = [c for row in block.rows[block.first_body_row :] if column < len(row) and (c := row[column])]
                    found |= {n for c in cells for n in LONG.findall(c.text.string)}
    return found
