"""Who and which year a report is about, and by which habits it prints.

Nothing is taken from one place alone: a cover may carry the year of publication, a running header may be left from last
year. The running text, the perjanjian kinerja and the titles of the report are counted and the best supported answer wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lakip_lint import patterns
from lakip_lint.document.model import Document, Table
from lakip_lint.facts.fact import Profile
from lakip_lint.facts.known import Known
from lakip_lint.facts.lexicon import REPORT_NAME
from lakip_lint.facts.mention import mentions_in, periods_in
from lakip_lint.facts.office import Office, offices_in, region_at, same_office
from lakip_lint.memory import remembered
from lakip_lint.patterns import Cued, compiled

REPORT = Cued(compiled(REPORT_NAME, re.I), "laporan", "lak", "lk")
AGREEMENT = compiled(r"(?:perjanjian|penetapan)\s+kinerja", re.I)
OWN_PLAN = compiled(r"\brenstra\b|rencana\s+strategis|rencana\s+stratejik", re.I)
REGION_PLAN = compiled(r"\bRPJMD?\b|rencana\s+pembangunan\s+jangka\s+menengah(?!\s+nasional)", re.I)
COMMA, POINT = compiled(r"(?<![\d.,])\d{1,3},\d{1,2}\s*%"), compiled(r"(?<![\d.,])\d{1,3}\.\d{1,2}\s*%")
COMMA_CELL, POINT_CELL = compiled(r"\d{1,3},\d{1,2}%?"), compiled(r"\d{1,3}\.\d{1,2}%?")
LONGEST_PERCENTAGE = len("100,00%")
LOCAL = compiled(
    r"(?:Kecamatan|Kelurahan|Distrik|Dinas|Badan|Inspektorat|Sekretariat|Biro|RSUD|Satuan|Satpol|Bappeda)\b", re.I
)
"""Offices of a region; the name of a national office ("Balai Besar ...") needs none."""
EARLY_PAGES = 3
NOTHING_KNOWN = Known()


def read_profile(document: Document, *, year: int | None = None, known: Known = NOTHING_KNOWN) -> Profile:
    """What the report says of itself; `year` overrides the year that is found, `known` the name of the office."""
    found, proof = _year(document)
    told: dict[str, tuple[str, str]] = {}
    if year is not None:
        told["tahun"] = (
            f"Laporan diperiksa sebagai laporan tahun {year}, sesuai permintaan.",
            f"Checked as the report of {year}, as asked.",
        )
    elif found is not None:
        told["tahun"] = f"Laporan tahun {found}: {proof}.", f"Report of {found}."
    entity, times = _entity(document)
    if known.entity:
        entity = known.entity
        told["instansi"] = f"Laporan milik {entity}, sesuai pengaturan.", f"Report of {entity}, as configured."
    elif entity:
        told["instansi"] = f"Laporan milik {entity} (disebut {times} kali).", f"Report of {entity} (named {times} times)."
    period = _plan_period(document, year or found)
    if period:
        words = f"{period[0]}-{period[1]}"
        told["periode"] = (
            f"Periode rencana (Renstra/RPJMD) yang paling sering disebut: {words}.",
            f"Plan period (Renstra/RPJMD) named most often: {words}.",
        )
    comma, point = _decimal_marks(document)
    if comma + point >= 5:
        many, all_ = max(comma, point), comma + point
        mark, sign = ("koma", "commas") if comma >= point else ("titik", "points")
        told["pemisah"] = (
            f"Pecahan desimal umumnya ditulis dengan {mark} ({many} dari {all_} angka berdesimal).",
            f"Decimals are mostly printed with {sign} ({many} of {all_}).",
        )
    conventions, english = ({name: words[i] for name, words in told.items()} for i in (0, 1))
    return Profile(entity, year or found, conventions, period, comma >= point, english, known.neighbours)


# ---- text with its place


@remembered
def strings(document: Document) -> tuple[tuple[str, str], ...]:
    """Every string of the report with the kind of its place: margin | early | title | paragraph | cell."""
    return tuple(_strings(document))


def _strings(document: Document) -> Iterator[tuple[str, str]]:
    """`early` are the lines of the first pages (cover, preface) joined page by page; a cover prints one item a line.
    """
    for page in document.pages:
        for line in page.margins:
            yield "margin", line.text.plain
    for page in document.pages[:EARLY_PAGES]:
        yield "early", " ".join(line.text.plain for line in page.lines[:40] if not line.in_table)
    for block in document.blocks:
        if isinstance(block, Table):
            if block.lead and not block.caption:
                yield "title", block.lead.plain
            yield from (("cell", cell.plain) for cell in block.cells)
        else:
            yield ("paragraph" if block.kind == "paragraph" else "title"), block.text.plain


# ---- year


def _year(document: Document) -> tuple[int | None, str]:
    """The year with the greatest share among three witnesses: names of the report, perjanjian kinerja, running text."""
    labels: Counter[int] = Counter()
    agreements: Counter[int] = Counter()
    text: Counter[int] = Counter()
    for place, string in strings(document):
        for mention in mentions_in(string):
            if not mention.free:
                continue
            before = string[max(0, mention.start - 130) : mention.start]
            if REPORT.search(before) and not patterns.search(r"[.;:]\s", before[_last(REPORT, before) :]):
                labels[mention.year] += 3 if place in ("early", "title") else 1
            elif AGREEMENT.search(before) and not patterns.search(r"[.;:]\s", before[_last(AGREEMENT, before) :]):
                agreements[mention.year] += 1
            if mention.context == "singular" and place in ("paragraph", "title"):
                text[mention.year] += 1
    witnesses = ((labels, 1.0), (agreements, 0.8), (text, 1.3))
    score: dict[int, float] = {}
    for counts, weight in witnesses:
        total = sum(counts.values())
        for year, count in counts.items():
            score[year] = score.get(year, 0.0) + weight * count / total * min(1.0, total / 3)
    if not score:
        bare = Counter(m.year for _, s in strings(document) for m in mentions_in(s) if m.free)
        best = bare.most_common(1)
        return (best[0][0], f"tahun yang paling sering disebut ({best[0][1]} kali)") if best else (None, "")
    year = max(score, key=lambda y: (score[y], y))
    parts = [
        f"{words} ({counts[year]} kali)"
        for counts, words in ((labels, "nama laporan"), (agreements, "perjanjian kinerja"), (text, "isi laporan"))
        if counts[year]
    ]
    return year, "disebut dalam " + ", ".join(parts)


def _last(pattern: Cued | re.Pattern[str], string: str) -> int:
    return max(m.end() for m in pattern.finditer(string))


# ---- office


def _entity(document: Document) -> tuple[str, int]:
    """The office of the report with its region, as best printed, and how often it is named."""
    weight: Counter[str] = Counter()
    count: Counter[str] = Counter()
    prints: dict[str, Counter[str]] = {}
    regions: dict[str, Counter[str]] = {}
    last_margin = ""
    for place, string in strings(document):
        joined = f"{last_margin} {string}" if place == "margin" else string  # a header may take two lines
        last_margin = string if place == "margin" else ""
        for office in offices_in(joined):
            if place == "margin" and office.end <= len(joined) - len(string):
                continue
            weight[office.key] += _weight(place, joined, office)
            count[office.key] += 1
            prints.setdefault(office.key, Counter())[office.name] += 1
            if office.region:
                regions.setdefault(office.key, Counter())[office.region] += 1
    if not weight:
        return "", 0
    key = _longest(weight)
    name = _best_print(prints[key])
    named = regions.get(key, Counter())
    if sum(named.values()) * 5 >= count[key]:
        region = _best_print(named)
    else:
        region = "" if LOCAL.match(name) is None else _region(document)
    return f"{name} {region}".strip(), count[key]


def _weight(place: str, string: str, office: Office) -> int:
    before = string[max(0, office.start - 60) : office.start]
    if patterns.search(r"peraturan|keputusan|surat|undang", before, re.I):
        return 0
    if place == "margin" or REPORT.search(before):
        return 4
    return 4 if place == "early" else 2 if place == "title" or AGREEMENT.search(before) else 1


def _longest(weight: Counter[str]) -> str:
    """The heaviest name, or a longer name that begins with it and is nearly as common."""
    best, score = max(weight.items(), key=lambda item: (item[1], len(item[0])))
    longer = [k for k, n in weight.items() if k.startswith(best) and n * 2 >= score]
    return max(longer, key=len)


def _best_print(prints: Counter[str]) -> str:
    """The most common print, one in small letters before one in capitals."""
    name = max(prints, key=lambda p: (not p.isupper(), prints[p]))
    return name if not name.isupper() else " ".join(_title(w) for w in name.split())


def _title(word: str) -> str:
    if word in ("DAN", "DI"):
        return word.lower()
    return word if not patterns.search(r"[AEIOU]", word) or word in ("RSUD", "UPTD", "UPT", "PP") else word.capitalize()


def _region(document: Document) -> str:
    found: Counter[str] = Counter()
    for _, string in strings(document):
        for match in patterns.finditer(r"\b(?:Kabupaten|Kota|Provinsi)\s+[A-Z]", string, re.I):
            region, _ = region_at(string, match.start())
            if region and match.group(0)[0].isupper():
                found[region] += 1
    return _best_print(found) if found else ""


def other_entities(document: Document, profile: Profile) -> tuple[str, ...]:
    """Offices of the same kind as the report's own ("Kecamatan Y") that the report names, as printed, most frequent first."""
    own = offices_in(profile.entity)
    if not own:
        return ()
    prints: dict[str, Counter[str]] = {}
    for _, string in strings(document):
        for office in offices_in(string):
            if office.head == own[0].head and not same_office(office.key, own[0].key):
                prints.setdefault(office.key, Counter())[office.name] += 1
    return tuple(_best_print(p) for p in sorted(prints.values(), key=lambda p: -sum(p.values())))


# ---- plan period, decimal marks


def _plan_period(document: Document, year: int | None) -> tuple[int, int] | None:
    """The most frequent period of the office's Renstra that contains the year, else of the RPJMD."""
    own: Counter[tuple[int, int]] = Counter()
    region: Counter[tuple[int, int]] = Counter()
    for _, string in strings(document):
        for period in periods_in(string):
            before = string[max(0, period.start - 110) : period.start]
            if not 2 <= period.last - period.first <= 6 or (year and not period.first <= year <= period.last):
                continue
            if OWN_PLAN.search(before):
                own[period.years] += 1
            elif REGION_PLAN.search(before):
                region[period.years] += 1
    best = (own + region if own else region).most_common(1)
    return best[0][0] if best else None


def _decimal_marks(document: Document) -> tuple[int, int]:
    """How many figures have a decimal comma and a decimal point."""
    comma = point = 0
    for place, string in strings(document):
        if place == "cell" and len(string) <= LONGEST_PERCENTAGE:
            comma += bool(COMMA_CELL.fullmatch(string))
            point += bool(POINT_CELL.fullmatch(string))
        elif place in ("paragraph", "title") and "%" in string:
            comma += len(COMMA.findall(string))
            point += len(POINT.findall(string))
    return comma, point
