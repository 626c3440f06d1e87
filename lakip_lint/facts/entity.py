"""Whose figures these are: the report's own, or those of another office, region or a national average."""

from __future__ import annotations

import re

from lakip_lint import patterns
from lakip_lint.facts.fact import OWN, Profile
from lakip_lint.facts.office import Office, named_in, normal, office_key, offices_in, same_office
from lakip_lint.patterns import compiled

NATIONAL = compiled(
    r"\b(?:rata-?\s*rata|capaian|target|standar|realisasi|tingkat|level|angka)\s+(?:nasional|internasional|provinsi|kabupaten|kota)\b"
    r"|^\s*(?:nasional|internasional)\s*(?:\(.*\))?\s*$|\bse-?\s*indonesia\b",
    re.I,
)


def is_own(office: Office, profile: Profile) -> bool:
    """Whether a printed office is the report's own (cut short, or with more words), or the government that it belongs to."""
    own = office_key(profile.entity)
    if not own:
        return False
    return office_key(office.full) in own or any(same_office(office.key, o.key) for o in offices_in(profile.entity)[:1])


def own_initials(profile: Profile) -> re.Pattern[str] | None:
    """The initials by which a report may call its own office ("BPKS" for Badan Pengelola Kawasan Sungai ...): of its first
    words, at least three. None where its name is too short for that."""
    words = [w for w in patterns.findall(r"[^\W\d_]+", profile.entity) if w.lower() not in ("dan", "serta")]
    if len(words) < 3:
        return None
    letters = "".join(w[0] for w in words).upper()
    longest_first = "|".join(letters[:n] for n in range(len(letters), 2, -1))
    return re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w-])")


def neighbour_in(text: str, profile: Profile) -> str:
    """The known neighbour that a text names, the longest first; "" where it names none."""
    words = normal(text)
    named = (n for n in profile.neighbours if re.search(rf"(?<!\w){re.escape(normal(n))}(?!\w)", words))
    return max(named, key=len, default="")


def entity_in(text: str, profile: Profile, *, own_too: bool = False) -> str:
    """The other office that a header, caption or sentence speaks of, or OWN. With `own_too` the own name counts too."""
    if neighbour := neighbour_in(text, profile):
        return normal(neighbour)
    named = named_in(text)
    others = [office for office in named if not is_own(office, profile)]
    if own_too:
        return named[0].full if named else ""
    if named and len(others) < len(named):
        return OWN
    if others:
        return normal(others[0].full)
    return "nasional" if NATIONAL.search(text) else OWN


UNIT = compiled(
    r"\b(?:Satker|SNVT|PPK|UPTD?|Bidang|Seksi|Sub\s?bag(?:ian)?|Bagian|Puskesmas|SDN|SMPN?|SMAN?)\s+(?!dan\b)[A-Z][\w.]+"
    r"(?:\s+(?!(?:Tahun|TA|Triwulan|Semester|Bulan|Periode|Menurut|Per|Kecamatan|Kabupaten|Kota|Provinsi)\b)[A-Z][\w.]+)*"
)
"""The name of a unit, up to the words of time and place behind it."""


def part_of_office(title: str, profile: Profile) -> str:
    """The unit of the office that a title names ("Satker X", "Bidang Y"), or "": its figures are a part of the report's own."""
    match = UNIT.search(title)
    if match is None or normal(match.group()) in normal(profile.entity):
        return ""
    return "unit " + normal(match.group())
