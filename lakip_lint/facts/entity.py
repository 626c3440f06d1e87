"""Whose figures these are: the report's own, or those of another office, region or a national average."""

from __future__ import annotations

import re

from lakip_lint.facts.fact import OWN, Profile

OFFICE = re.compile(
    r"\b(?:Kecamatan|Kelurahan|Kabupaten|Kota|Provinsi|Dinas|Badan|Biro|Inspektorat|RSUD|Rumah\s+Sakit|Balai|UPTD?|Kab\.|Kec\.|Prov\.)"
    r"(?:\s+(?!Tahun|TAHUN|Tahunan|yang|dan\b|di\b|dalam|dengan|Kabupaten/|Target|Realisasi|Indikator|Capaian|Nilai|Lain)[A-Z][\w.'’-]*)+",
)
NATIONAL = re.compile(
    r"\b(?:rata-?\s*rata|capaian|target|standar|realisasi|tingkat|level|angka)\s+(?:nasional|internasional|provinsi|kabupaten|kota)\b"
    r"|^\s*(?:nasional|internasional)\s*(?:\(.*\))?\s*$|\bse-?\s*indonesia\b",
    re.I,
)
GENERIC = re.compile(
    r"^(?:kecamatan|kelurahan|kabupaten|kota|provinsi|dinas|badan|biro|inspektorat|balai|rsud|rumah sakit|uptd?)\s*(?:/.*)?$",
    re.I,
)


def normal(name: str) -> str:
    """A name of an office for comparing: lower case, short forms written out, single spaces."""
    text = re.sub(r"[\s.]+", " ", name.lower()).strip()
    for short, long in (("kab ", "kabupaten "), ("kec ", "kecamatan "), ("prov ", "provinsi "), ("propinsi ", "provinsi ")):
        text = re.sub(rf"\b{short}", long, text)
    return text


def is_own(name: str, profile: Profile) -> bool:
    """Whether a printed office name is the report's own office, or the government that it belongs to."""
    own = normal(profile.entity)
    other = normal(name)
    return bool(own) and (other in own or own in other or own.startswith(other))


def offices_in(text: str) -> list[str]:
    """Names of offices and regions as printed."""
    titled = text.title() if text.isupper() else text
    return [m.group() for m in OFFICE.finditer(" ".join(titled.split())) if not GENERIC.match(m.group())]


def neighbour_in(text: str, profile: Profile) -> str:
    """The known neighbour that a text names, the longest first; "" where it names none."""
    words = normal(text)
    named = (n for n in profile.neighbours if re.search(rf"(?<!\w){re.escape(normal(n))}(?!\w)", words))
    return max(named, key=len, default="")


def entity_in(text: str, profile: Profile, *, own_too: bool = False) -> str:
    """The other office that a header, caption or sentence speaks of, or OWN. With `own_too` the own name counts too."""
    if neighbour := neighbour_in(text, profile):
        return normal(neighbour)
    names = offices_in(text)
    others = [n for n in names if not is_own(n, profile)]
    if own_too:
        return names[0] if names else ""
    if names and len(others) < len(names):
        return OWN
    if others:
        return normal(others[0])
    return "nasional" if NATIONAL.search(text) else OWN


UNIT = re.compile(
    r"\b(?:Satker|SNVT|PPK|UPTD?|Bidang|Seksi|Sub\s?bag(?:ian)?|Bagian|Puskesmas|SDN|SMPN?|SMAN?)\s+(?!dan\b)[A-Z][\w.]+(?:\s+[A-Z][\w.]+)*"
)


def part_of_office(title: str, profile: Profile) -> str:
    """The unit of the office that a title names ("Satker X", "Bidang Y"), or "": its figures are a part of the report's own."""
    match = UNIT.search(title)
    if match is None or normal(match.group()) in normal(profile.entity):
        return ""
    return "unit " + normal(match.group())
