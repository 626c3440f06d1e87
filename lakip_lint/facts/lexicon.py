"""The words by which reports name measures, scopes, totals and changes (rules/data/leksikon.yaml), compiled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.facts.names import NameMatcher
from lakip_lint.facts.office import normal
from lakip_lint.memory import remembered
from lakip_lint.patterns import compiled
from lakip_lint.rules.knowledge import Knowledge

REPORT_NAME = r"laporan\s+(?:akuntabilitas\s+)?kinerja(?:\s+instansi\s+pemerintah)?|\bLAKIP\b|\bLKj?IP\b|\bLAKIN\b|\bLKj\b"
"""What such a report calls itself."""
YEAR = compiled(r"(?<!\d)(?:19[89]|20[0-6])\d(?!\d)")


def compact(header: str) -> str:
    """A header with spaces, digits, punctuation and footnote marks removed: "REALISA\\nSI *)" is "realisasi"."""
    return patterns.sub(r"[^a-z%]+", "", header.lower())


def years_in(text: str) -> list[int]:
    """Years as printed; digits parted by a line break in a narrow cell ("201\\n9") are joined."""
    joined = patterns.sub(r"(?<=\d)\s*\n\s*(?=\d)", "", text)
    if patterns.fullmatch(r"\D*\d\s*(?:\d\s*){2}\d\D*", joined):
        joined = patterns.sub(r"(?<=\d)\s+(?=\d)", "", joined)
    return [int(y) for y in YEAR.findall(joined)]


def _whole_words(words: Sequence[str]) -> re.Pattern[str]:
    """Any of these words in a text of small letters, digits and spaces."""
    return compiled(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, words)) or '$^'})(?![a-z0-9])")


class Lexicon(Struct, frozen=True, dict=True):
    """Compiled terms. Build with `lexicon_of(knowledge)`."""

    data: Mapping[str, Any]

    @cached_property
    def roles(self) -> dict[str, str]:
        return {name: entry.get("role", "other") for name, entry in self.data.get("measures", {}).items()}

    @cached_property
    def terms(self) -> list[tuple[str, str]]:
        """(compact word, measure), the longest words first."""
        pairs = [(compact(word), name) for name, entry in self.data.get("measures", {}).items() for word in entry["header"]]
        return sorted(pairs, key=lambda p: -len(p[0]))

    @cached_property
    def exact_terms(self) -> dict[str, str]:
        return dict(reversed(self.terms))

    @cached_property
    def terms_by_letter(self) -> dict[str, list[tuple[str, str]]]:
        """The terms that may stand among other words, by their first letter, the longest first."""
        by_letter: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word, name in self.terms:
            if len(word) >= 4 or word == "%":
                by_letter[word[0]].append((word, name))
        return dict(by_letter)

    def _first_term(self, text: str) -> tuple[str, str] | None:
        """The measure that the first term in a compact header names, and what follows the term."""
        for at, letter in enumerate(text):
            for word, name in self.terms_by_letter.get(letter, ()):
                if text.startswith(word, at):
                    return name, text[at + len(word) :]
        return None

    @remembered
    def measure_of(self, header: str) -> str:
        """The measure that one header cell names, or "". The word that stands first wins, of two at one place the longer.

        "%" and "persentase" in front of another measure only qualify it; short words must be the whole header.
        """
        bare = patterns.sub(r"(?<!/)(?<!/\s)\((?![^)]*%)[^)]*\)", " ", header) or header  # "Lebih/(Kurang)" is one word
        text = compact(bare) or compact(header)
        if text in self.exact_terms:
            return self.exact_terms[text]
        first = self._first_term(text)
        if first is None:
            return ""
        name, rest = first
        if name in ("persen", "jumlah") and rest.strip("%"):
            # "% Capaian Kinerja" is a capaian; "% Ketersediaan" is a percentage of something else
            return self.measure_of(rest.strip("%")) or ("" if name == "persen" else name)
        return name

    def scope_of(self, path: str) -> str:
        """The scope that header words limit a figure to, or ""."""
        text = " ".join(patterns.sub(r"[^a-z0-9]+", " ", path.lower()).split())
        if not self.any_scope.search(text):
            return ""
        return next(scope for scope, pattern in self.scope_patterns if pattern.search(text))

    @cached_property
    def scope_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(str(scope), _whole_words(words)) for scope, words in self.data.get("scopes", {}).items()]

    @cached_property
    def any_scope(self) -> re.Pattern[str]:
        return _whole_words([word for words in self.data.get("scopes", {}).values() for word in words])

    def scale_of(self, header: str) -> int:
        """1000 for "(Rp 000)", "(dalam ribuan)", 1000000 for "(juta rupiah)"; else 1."""
        text = header.lower()
        if not patterns.search(r"rp|rupiah|ribu|juta|mil[iy]ar", text):
            return 1
        for word, factor in self.data.get("scale_words", {}).items():
            pattern = r"(?<![\d.,])[.,x]?\s*000(?![\d])" if word == "000" else rf"\b{word}\b"
            if re.search(pattern, text):
                return int(factor)
        return 1

    @cached_property
    def total(self) -> re.Pattern[str]:
        return compiled(self.data.get("totals", r"$^"), re.I)

    @cached_property
    def average(self) -> re.Pattern[str]:
        return compiled(self.data.get("averages", r"$^"), re.I)

    @cached_property
    def names(self) -> NameMatcher:
        return NameMatcher.from_lexicon(self.data.get("names", {}))

    def office_words(self, name: str) -> str:
        """The name of an office in small letters, short forms written out: "RSUD X" is "rumah sakit umum daerah x"."""
        short = self.data.get("offices", {}).get("short", {})
        return " ".join(short.get(word, word) for word in patterns.sub(r"\W+", " ", normal(name)).split())

    @cached_property
    def office_kinds(self) -> list[str]:
        """Kinds of offices of several words that have a short form ("rumah sakit umum daerah"), the shortest first."""
        return sorted((k for k in self.data.get("offices", {}).get("short", {}).values() if " " in k), key=len)

    @cached_property
    def owner(self) -> re.Pattern[str]:
        """A sentence on this report up to the name of its owner."""
        words = "|".join(self.data.get("offices", {}).get("owner", ())) or "$^"
        return re.compile(rf"(?:{REPORT_NAME})[^.]*\bini\b[^.]*\b(?:{words})\s+(?:(?:dari|oleh|pada)\s+)?$", re.I)

    def pattern(self, group: str, name: str) -> re.Pattern[str]:
        """The words of `claims` or `changes` as one pattern."""
        words = self.data.get(group, {}).get(name, ())
        return compiled(r"\b(?:" + "|".join(words) + r")\b" if words else r"$^", re.I)


def lexicon_of(knowledge: Knowledge) -> Lexicon:
    return Lexicon(knowledge.data.get("leksikon", {}))
