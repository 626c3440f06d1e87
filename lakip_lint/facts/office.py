"""Names of government offices as they are printed: "Kecamatan Suka Maju Kabupaten Tirta", "DINAS SOSIAL PROVINSI ...".

Only the form of a name is known here (an office word, then capitalised words), no list of offices. Every name of an office or
region in this program is read here.
"""

from __future__ import annotations

import re

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.memory import remember_strings
from lakip_lint.patterns import compiled

HEAD = (
    r"Kecamatan|Kec\.|Kelurahan|Distrik|Dinas|Badan|Inspektorat(?:\s+(?:Daerah|Jenderal|Utama))?|Sekretariat|Biro|RSUD|RSJD?|RSKD?"
    r"|Rumah\s+Sakit|UPTD?|Puskesmas|Satuan\s+Polisi\s+Pamong\s+Praja|Satpol\s+PP|Balai|Kantor|Direktorat|Bappeda|Setda"
    r"|Pengadilan|Kejaksaan|Kepolisian|Universitas|Politeknik|Institut|Deputi|Pusat"
)
REGION_WORD = r"Kabupaten|Kab\.?|Kota|Provinsi|Propinsi|Prov\.?"
START = compiled(rf"(?<![\w-])(?:{HEAD})(?![\w-])", re.I)
REGION = compiled(rf"(?<![\w-])({REGION_WORD})(?![\w-])\s*", re.I)
WORD = compiled(r"[\s,]*((?:dan|serta|&)\s+|/\s*)?([A-Za-z][\w'’.-]*)", re.I)
STOP = frozenset(
    """
    Tahun TA Yang Ini Itu Adalah Merupakan Telah Untuk Dalam Dengan Pada Sebagai Nomor No Bab NIP Jalan Jl Disusun Periode
    Bahwa Atas Oleh Laporan Perjanjian Rencana Renstra Renja LAKIP LKIP LKjIP LAKIN LKj Pemerintah Pemerintahan Kata
    Daftar Se Triwulan Semester Berdasarkan Sesuai Dapat Akan Di Ke Dari Sebesar Secara Maka Lebih Memiliki Mempunyai
    Terhadap Tentang Selaku Selama Tersebut Tugas Susunan Struktur Visi Misi Indikator Target Realisasi Capaian Anggaran
    Jumlah Nilai Kabupaten Kab Kota Provinsi Propinsi Prov Tabel Gambar Grafik Sumber Hasil Bapak Ibu Melaksanakan Berada
    Terdiri Berikut Terdekat Lain Lainnya Sekitar Setempat Tetangga Masing-masing Tahunan Tahap Progres Kecamatan Kec Kelurahan
    """.upper().split()
)
"""Words that end a name even where all words have capitals."""
SOURCE_PLACE = compiled(r"Sumber\s+(?!(?:Data|Daya|Dana|Anggaran)\b)[A-Z]", re.I)
"""Begins the names of many places ("Kelurahan Sumber Asri") as "Kota" does ("Kecamatan Kota Lama"), and notes on sources."""
VAGUE = frozenset({"Pusat", "Kantor", "Deputi", "Sekretariat", "Institut"})
"""Office words that also begin names of other things ("Pusat Pertumbuhan"): alone they tell of no other office."""
MOST_WORDS = {"KECAMATAN": 3, "KELURAHAN": 3, "DISTRIK": 3, "PUSKESMAS": 3}


class Office(Struct, frozen=True):
    """An office as printed at `start:end`: `head` its office word, `name` head and proper name, `region` ("Kabupaten X").

    A region that stands alone is an office, too: its own government.
    """

    head: str
    name: str
    region: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The same for all spellings that differ in case, spaces and punctuation only."""
        return office_key(self.name)

    @property
    def full(self) -> str:
        return f"{self.name} {self.region}".strip()


SHORT = {"kab": "kabupaten", "kec": "kecamatan", "prov": "provinsi", "propinsi": "provinsi"}


def normal(name: str) -> str:
    """A name of an office for comparing: lower case, short forms written out, single spaces."""
    words = patterns.sub(r"[\s.]+", " ", name.lower()).split()
    return " ".join(SHORT.get(word, word) for word in words)


@remember_strings
def office_key(name: str) -> str:
    """The letters of a name of an office, in capitals, by which prints of it are compared."""
    return patterns.sub(r"[\W_]+", "", patterns.sub(r"\b(?:dan|&)\b", "", normal(name))).upper()


def same_office(one: str, other: str) -> bool:
    """Whether two keys may name one office: one is the beginning of the other."""
    return one.startswith(other) or other.startswith(one)


def _names(string: str, start: int, most: int, upper: bool) -> tuple[list[str], int]:
    """At most `most` capitalised words from `start` on and where they end; in a line of capitals only capitals count."""
    words: list[str] = []
    while len(words) < most:
        match = WORD.match(string, start)
        if not match:
            break
        glue, word = (match.group(1) or "").strip(), match.group(2)
        comma = "," in match.group(0)[: match.start(2) - match.start()]
        plain = word.strip(".,'’-").upper()
        first_of_place = not words and most == 3 and (plain == "KOTA" or SOURCE_PLACE.match(string, match.start(2)) is not None)
        stops = (plain in STOP and not first_of_place) or (upper and word.upper() != word)
        if stops or not word[0].isupper() or (comma and not words):
            break
        words += [glue, word.rstrip(".,")] if glue else [word.rstrip(".,")]
        if comma:
            words[-2 if glue else -1] = ("" if glue else ", ") + words[-2 if glue else -1]
        start = match.end(2)
        if word.endswith((".", ",")):
            break
    return words, start


def _join(words: list[str]) -> str:
    return patterns.sub(r"\s+,", ",", " ".join(words)).strip()


def region_at(string: str, start: int) -> tuple[str, int]:
    """The region ("Kabupaten X") that begins at `start`, spaces and "Pemerintah" skipped, and its end; "" if there is none."""
    skip = compiled(r"[\s,(]*(?:Pemerintah\s+|di\s+)?", re.I).match(string, start)
    begin = skip.end() if skip else start
    match = REGION.match(string, begin)
    if not match:
        return "", start
    words, end = _names(string, match.end(), 3, match.group(1).isupper())
    return (f"{match.group(1)} {_join(words)}", end) if words else ("", start)


def _alone(string: str, match: re.Match[str]) -> Office | None:
    """The region whose word was found, where it has a name: "Kabupaten/Kota" has none, and "dan" begins another thing."""
    region, end = region_at(string, match.start())
    name = patterns.split(r" (?:dan|serta|&|/) ", region)[0]
    if not region or patterns.match(r"\s*/", string[match.end(1) :]):
        return None
    return Office(
        match.group(1).strip(".").capitalize(), name, "", match.start(), end if name == region else match.start() + len(name)
    )


@remember_strings
def offices_in(string: str) -> tuple[Office, ...]:
    """All names of offices in a string, from left to right; a bare office word ("kecamatan ini") is not a name."""
    found: list[Office] = []
    position = 0
    for match in START.finditer(string):
        if match.start() < position or not match.group(0)[0].isupper():
            continue
        head = " ".join(match.group(0).split())
        kind = normal(head).split()[0].capitalize()
        words, end = _names(string, match.end(), MOST_WORDS.get(kind.upper(), 9), head.isupper() and len(head) > 5)
        acronym = compiled(r"\s*\(\s*[A-Z]\w+\s*\)").match(string, end)
        region, stop = region_at(string, acronym.end() if acronym else end)
        if not words and not (region and patterns.match(r"inspektorat|satuan|satpol|bappeda|setda", head, re.I)):
            continue
        name = _join([head, *words])
        found.append(Office(kind, name, region, match.start(), stop if region else end))
        position = found[-1].end
    return tuple(found)


@remember_strings
def named_in(string: str) -> tuple[Office, ...]:
    """The offices in a string and the regions outside their names, from left to right."""
    offices = tuple(office for office in offices_in(string) if office.head not in VAGUE)
    found = [
        m for m in REGION.finditer(string) if m.group(1)[0].isupper() and not any(o.start <= m.start() < o.end for o in offices)
    ]
    regions = [office for match in found if (office := _alone(string, match))]
    return tuple(sorted((*offices, *regions), key=lambda o: o.start)) if regions else offices
