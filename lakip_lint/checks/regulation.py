"""The legal instruments that are known (rules/data/regulasi.yaml), and finding the one that a citation means."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from msgspec import Struct
from rapidfuzz.distance import OSA

from lakip_lint import patterns
from lakip_lint.checks.wording import Wording, compare_titles
from lakip_lint.facts.citation import Citation
from lakip_lint.memory import remember_strings, remembered
from lakip_lint.rules.knowledge import Knowledge


class Regulation(Struct, frozen=True, dict=True):
    """A legal instrument. `ended`: the year from which it no longer held, or None; `sure`, `ended_sure`: yes | status | no.

    `gazette`: its number in the Lembaran Negara of its year and in the Tambahan Lembaran Negara, or None.
    """

    id: str
    type: str
    number: str
    year: int
    title: str
    sure: str = "yes"
    also: tuple[str, ...] = ()
    ended: int | None = None
    ended_how: str = ""
    ended_by: str = ""
    ended_sure: str = ""
    gazette: tuple[int, int] | None = None

    @cached_property
    def series(self) -> tuple[str, ...]:
        return number_parts(self.number)

    @property
    def numbered(self) -> str:
        """"Nomor 53 Tahun 2014", "Nomor 239/IX/6/8/2003"."""
        return f"Nomor {self.number}/{self.year}" if "/" in self.number else f"Nomor {self.number} Tahun {self.year}"

    @property
    def name(self) -> str:
        return f"{self.type} {self.numbered}"

    def title_of(self, citation: Citation) -> Wording:
        """The cited title compared with the wording of this title that is nearest."""
        return max((compare_titles(citation.title, t) for t in (self.title, *self.also)), key=lambda w: (w.score, not w.cut))


@remember_strings
def number_parts(number: str) -> tuple[str, ...]:
    """The parts of a number that count: "KEP/25/M.PAN/2", "25/KEP/M.PAN/02" and "Kep-25/M.PAN/2" are the same."""
    plain = patterns.sub(r"\bM\.\s*PAN\b", "MPAN", number.upper())
    # A small L and a 1 look like a Roman one: nobody can see "Xl/MPR" or "239/lX/6" to be wrong.
    plain = patterns.sub(r"\b(?:X[L1](?=/MPR)|[L1]X\b)", lambda m: m.group().replace("L", "I").replace("1", "I"), plain)
    parts = [p.lstrip("0") or "0" for p in patterns.findall(r"[A-Z]+|\d+", plain)]
    return tuple(p for p in parts if p not in ("KEP", "PER", "SK"))


def same_number(printed: str, official: str) -> bool:
    """Whether two numbers are the same; the serial alone ("239") stands for a long one ("239/IX/6/8")."""
    a, b = number_parts(printed), number_parts(official)
    return sorted(a) == sorted(b) or ("/" in official and len(a) == 1 and a[0] == b[0] and a[0].isdigit())


def similar_number(printed: str, official: str) -> bool:
    """Whether a long number is the other one with a slip: same serial, at most two characters lost or changed."""
    a, b = number_parts(printed), number_parts(official)
    if len(b) < 4 or not a or a[0] != b[0] or not a[0].isdigit() or sorted(a) == sorted(b):
        return False
    return OSA.distance("/".join(a), "/".join(b)) <= 2


class Law:
    """All known instruments."""

    def __init__(self, regulations: Iterable[Regulation]) -> None:
        self.all = tuple(regulations)
        self.by_id = {r.id: r for r in self.all}

    @staticmethod
    @remembered
    def of(knowledge: Knowledge) -> Law:
        """The instruments of rules/data/regulasi.yaml."""
        return Law(_regulation(entry) for entry in knowledge.data.get("regulasi", {}).get("regulations", ()))

    def cited(self, citation: Citation) -> Regulation | None:
        """The instrument with this type, number and year."""
        return next((r for r in self._numbered(citation) if may_be(citation.type, r.type)), None)

    def of_other_type(self, citation: Citation) -> Regulation | None:
        """The instrument of another type that has this number, year and title."""
        if self.cited(citation):
            return None
        others = [(r, r.title_of(citation)) for r in self._numbered(citation)]
        return next((r for r, wording in others if wording.is_title() and wording.length > 1), None)

    def misnumbered(self, citation: Citation) -> list[tuple[Regulation, Wording]]:
        """Instruments of this type and title of which only the number or only the year is printed wrongly."""
        if self.cited(citation):
            return []
        found = []
        for r in self.all:
            if not may_be(citation.type, r.type):
                continue
            number, year = same_number(citation.number, r.number), citation.year == r.year
            slip = year and similar_number(citation.number, r.number)
            if not (number or year):
                continue
            wording = r.title_of(citation)
            if wording.is_title() or (slip and (not citation.title or wording.score > 0.5)):
                found.append((r, wording))
        return found

    def titled(self, citation: Citation, but: Regulation) -> Regulation | None:
        """Another instrument of which the citation prints the whole title."""
        for regulation in self.all:
            # An amendment is often called by the title of what it amends.
            if regulation.id != but.id and regulation.title and regulation.title not in but.title:
                wording = regulation.title_of(citation)
                if wording.is_title() and (wording.length > 3 or (wording.length > 1 and _nearly(citation, regulation))):
                    return regulation
        return None

    def successor(self, regulation: Regulation) -> Regulation | None:
        """What took its place in the end (the replacement of a replacement is followed)."""
        seen = set()
        current = regulation
        while current.ended_by and current.id not in seen and current.ended_by in self.by_id:
            seen.add(current.id)
            current = self.by_id[current.ended_by]
        return current if current is not regulation else None

    def _numbered(self, citation: Citation) -> list[Regulation]:
        return [r for r in self.all if r.year == citation.year and same_number(citation.number, r.number)]


def _nearly(citation: Citation, regulation: Regulation) -> bool:
    """Whether an instrument differs from what is cited only in its number or only in its year: a short title then tells it."""
    number, year = same_number(citation.number, regulation.number), citation.year == regulation.year
    return may_be(citation.type, regulation.type) and number != year


def may_be(cited: str, official: str) -> bool:
    """Whether an instrument cited as one type may be of the other: "Peraturan Menteri" without a name may be any ministry's."""
    return cited == official or (cited == "Permen" and (official.startswith("Permen") or official == "PMK"))


def _regulation(entry: dict[str, Any]) -> Regulation:
    ended, gazette = entry.get("ended", {}), entry.get("gazette")
    return Regulation(
        entry["id"], entry["type"], entry["number"], entry["year"], entry["title"], entry["sure"], tuple(entry.get("also", ())),
        ended.get("year"), ended.get("how", ""), ended.get("by", ""), ended.get("sure", ""),
        (gazette["number"], gazette["supplement"]) if gazette else None,
    )
