"""Names that belong to another office, and numbers of civil servants (NIP) that cannot exist."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct
from rapidfuzz import fuzz

from lakip_lint import patterns
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import EVALUATING
from lakip_lint.checks.stale_labels import OWN_AFTER, OWN_BEFORE
from lakip_lint.document.model import Box, Caption, Document, Heading, Line, Paragraph, Table, Text, join
from lakip_lint.facts.entity import is_own
from lakip_lint.facts.lexicon import Lexicon, lexicon_of
from lakip_lint.facts.office import Office, offices_in
from lakip_lint.facts.profile import REPORT
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

# ---- another office

ALIKE = 85
FEW = 3
PLACE_OFFICES = ("Kecamatan", "Kelurahan", "Distrik", "Puskesmas", "Pengadilan", "Kejaksaan")
"""Offices with the name of a place; others are named in too many ways ("Dinas Pendidikan", "Dinas Dikbud")."""
COURTS = ("Pengadilan", "Kejaksaan")
"""Offices of which the second word says the kind, and whether one is set over the other."""
ACTING = compiled(
    r"\s*(?:\([^)]*\)\s*)?(?:akan|berupaya|berkomitmen|menetapkan"
    r"|telah\s+(?:menetapkan|menyusun|berupaya|berhasil|melaksanakan\s+(?:tugas|program|kegiatan))|mempunyai\s+tugas|menyusun|dipimpin|selaku"
    r"|dituntut|berkedudukan|(?:sebagai|merupakan)\s+(?:salah\s+satu\s+)?(?:unsur|perangkat|satuan\s+kerja|skpd|opd))\b",
    re.I,
)
OF_OWN = compiled(
    r"(?:renstra|rencana\s+strategis|perjanjian\s+kinerja|rencana\s+kinerja|tugas\s+pokok(?:\s+dan\s+fungsi)?|\bvisi|\bmisi"
    r"|struktur\s+organisasi|indikator\s+kinerja\s+utama|akuntabilitas(?:\s+kinerja)?|pertanggungjawaban(?:\s+kinerja)?)"
    r"\s+(?:pada\s+|dari\s+|di\s+)?$",
    re.I,
)
IN_ALL = compiled(r"^\W*(?:secara\s+(?:umum|keseluruhan)\W+)?(?:(?:pen)?capaian\s+)?kinerja\s+(?:pada\s+|di\s+)?$", re.I)
IN_ALL_AFTER = compiled(r"[\s,]*(?:(?:pada\s+)?tahun\s+20\d\d[\s,]*)?(?:secara\s+(?:umum|keseluruhan)|pada\s+umumnya)\b", re.I)
"""Before and behind an office of which the whole report speaks: "Kinerja <office> tahun 2021 secara umum"."""
TO_COME = compiled(r"\bkinerja\s+(?:pada\s+|di\s+)?$", re.I)
TO_COME_AFTER = compiled(
    r"[\s,]*(?:pada|di|untuk)\s+(?:masa|tahun|waktu)[\s-]*(?:\w+[\s-]+){0,2}?(?:mendatang|datang|berikutnya)\b", re.I
)
"""What a report says that it is for: "perbaikan kinerja <office> pada masa yang akan datang"."""
GLUE = compiled(r"\s*(?:instansi\s+pemerintah\s*)?(?:\(\s*\w+\s*\)\s*)?(?:pada\s+|di\s+)?", re.I)


class Named(Struct, frozen=True, dict=True):
    """An office in a name of this report ("Laporan Kinerja <office>")."""

    text: Text
    office: Office
    margin: bool = False


@kind("foreign-office")
def foreign_office(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """Titles, running headers and sentences on this report that name another office as its owner; one finding an office."""
    own = offices_in(report.profile.entity)
    if not own:
        return
    found: dict[tuple[str, str], list[Named]] = defaultdict(list)
    agreeing = 0
    lexicon = lexicon_of(report.knowledge)
    for named in (*_named(report.document, lexicon), *_acting(report, own[0])):
        wrong = _foreign(named.office, own[0], report, lexicon)
        if wrong:
            found[wrong, named.office.key].append(named)
        elif not agreeing:
            agreeing += 1
            yield Relation(rule, True, _office_evidence(named), printed=named.office.full)
    for (_, _), places in found.items():
        others = tuple(_office_evidence(n, "copy") for n in places[1:5])
        printed = places[0].office.full
        yield Relation(
            rule, False, _office_evidence(places[0]), others, printed, report.profile.entity,
            f"{printed} ≠ {report.profile.entity}", arguments={"office": printed, "entity": report.profile.entity},
        )


def _office_evidence(named: Named, role: str = "doubted") -> Evidence:
    start, end = named.office.start, named.office.end
    return Evidence(named.text.place(start, end), " ".join(named.text.string[start:end].split()), role)


def _foreign(office: Office, own: Office, report: Understanding, lexicon: Lexicon) -> str:
    """ "office" or "region" where this is not the report's own office; short forms and slips of spelling are its own."""
    name, own_name, full = (lexicon.office_words(n) for n in (office.name, own.name, report.profile.entity))
    if _other_of_kind(name, own_name, lexicon):
        return "office"
    if name in full or is_own(office, report.profile) or fuzz.ratio(name, own_name) >= ALIKE:
        region, home = lexicon.office_words(office.region), lexicon.office_words(own.region)
        same_kind = region[:4] == home[:4]
        return "region" if region and home and same_kind and fuzz.ratio(region, home) < ALIKE else ""
    return "office" if office.head == own.head else ""


def _other_of_kind(name: str, own: str, lexicon: Lexicon) -> bool:
    """Whether two offices of one kind ("rumah sakit") have no word of their proper names in common.

    Words of the kind may be left out ("umum", "daerah"); it is told apart only where the lexicon knows its short forms.
    """
    kind_of = next((k for k in lexicon.office_kinds if name.startswith(k) and own.startswith(k)), None)
    if kind_of is None:
        return False
    general = {word for k in lexicon.office_kinds if k.startswith(kind_of) for word in k.split()}
    words, home = set(name.split()), set(own.split())
    return bool(words - home) and not (words & (home - general))


def _named(document: Document, lexicon: Lexicon) -> Iterator[Named]:
    for page in document.pages:
        if page.margins:
            text = join([line.text for line in page.margins])
            yield from (Named(text, office, True) for office in _owners(text, lexicon))
    for block in document.blocks:
        if isinstance(block, (Heading, Caption)):
            yield from (Named(block.text, office) for office in _owners(block.text, lexicon))
        elif isinstance(block, Paragraph):
            for sentence in block.sentences():
                for office in _owners(sentence, lexicon):
                    before, after = sentence.string[: office.start], sentence.string[office.end :]
                    own = OWN_BEFORE.search(before) or OWN_AFTER.search(after[:60]) or patterns.match(r"\s*ini\b", after)
                    if own and not EVALUATING.search(sentence.string) and not patterns.search("banding", sentence.string, re.I):
                        yield Named(sentence, office)


def _acting(report: Understanding, own: Office) -> Iterator[Named]:
    """Offices of the same kind that plan or do something in this report, though it compares itself nowhere with them."""
    if own.head not in PLACE_OFFICES:
        return
    seen: dict[str, list[Named]] = defaultdict(list)
    compared = {office.key for name in report.profile.neighbours for office in offices_in(name)}
    for block in report.document.blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences():
                for office in offices_in(sentence.string):
                    seen[office.key].append(Named(sentence, office))
                    alongside = patterns.search(r"\d[.,]\d|banding|\b(?:ber)?batas|sebelah", sentence.string, re.I)
                    if alongside and not _is_of_report(sentence.string, office):
                        compared.add(office.key)
        else:
            texts = [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
            compared |= {o.key for text in texts for o in offices_in(text.string)}
    for key, places in seen.items():
        if key in compared or len(places) > FEW or not _same_kind(places[0].office, own):
            continue
        for named in places:
            before, after = named.text.string[: named.office.start], named.text.string[named.office.end :]
            if ACTING.match(after) or OF_OWN.search(before) or _is_of_report(named.text.string, named.office):
                yield named


def _is_of_report(string: str, office: Office) -> bool:
    """Whether a sentence says of an office what a report says of its own only."""
    before, after = string[: office.start], string[office.end :]
    if patterns.search("banding", string, re.I):
        return False
    return any(b.search(before) and a.match(after) for b, a in ((IN_ALL, IN_ALL_AFTER), (TO_COME, TO_COME_AFTER)))


def _same_kind(office: Office, own: Office) -> bool:
    """Whether two offices are of one kind and rank: a "Pengadilan Tinggi" is set over a "Pengadilan Negeri"."""
    words = 2 if own.head in COURTS else 1
    return office.head == own.head and office.name.lower().split()[:words] == own.name.lower().split()[:words]


def _owners(text: Text, lexicon: Lexicon) -> Iterator[Office]:
    """The offices that directly follow a name of the report, or words that lead to the owner of this one."""
    starts = [GLUE.match(text.string, m.end()) for m in REPORT.finditer(text.string)]
    begins = {m.end() for m in starts if m}
    for office in offices_in(text.string):
        if office.start in begins or lexicon.owner.search(text.string[: office.start]):
            yield office


# ---- NIP

NIP = Cued(compiled(r"\bNIP(?:PK)?\b\s*[.:]*\s*((?:\d[ .\-]{0,2}){14,22})", re.I), "nip")
RANK = compiled(r"pembina|penata|pengatur|juru|\bgol|\bIV\b|\bIII\b|\bnip\b|tingkat\s+i|\btk\.?\s*i\b", re.I)
TITLES = compiled(
    r",.*$|\b(?:Drs?|Dra|Ir|H|Hj|dr|drg|Prof|KH|R|Rd|Tb|Ny|Plt|Plh)\b\.?|\b(?:S|M)\.?\s?[A-Z][a-z]{0,3}\b\.?", re.I
)
FULL, OLD = 18, 9
GAP = 18.0
"""Points between two names on one line."""
YOUNGEST, OLDEST = 15, 60


class Nip(Struct, frozen=True):
    """A NIP as printed, its digits, and the name printed above it ("" where there is none)."""

    digits: str
    evidence: Evidence
    name: str


@kind("nip")
def nip(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """`given: {look: form | person}`: numbers that cannot exist; one person with two numbers."""
    numbers = list(nips(report.document))
    if rule.given.get("look", "form") == "person":
        yield from _persons(rule, numbers)
        return
    seen: set[str] = set()
    for number in numbers:
        if number.digits in seen:
            continue
        seen.add(number.digits)
        fault = fault_of(number.digits)
        yield Relation(
            rule,
            not fault,
            number.evidence,
            (),
            number.evidence.text,
            "",
            fault or Both("18 angka, tanggal lahir benar", "18 digits, a date of birth that exists"),
            arguments={"fault": fault or "", "name": number.name},
        )


def fault_of(digits: str) -> Both | None:
    """Why a NIP cannot exist: birth date (8), first appointment (6), sex (1), number (3).

    For PPPK the figures 13 and 14 are "21" instead of a month. Before 2009 a NIP had nine digits.
    """
    if len(digits) == OLD:
        return None
    if len(digits) != FULL:
        return Both(f"{len(digits)} angka, seharusnya 18", f"{len(digits)} digits instead of 18")
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        day = f"{digits[6:8]}-{digits[4:6]}-{digits[:4]}"
        return Both(f"tanggal lahir {day} tidak ada", f"there is no date of birth {day}")
    month = digits[12:14]
    if month != "21" and not 1 <= int(month) <= 12:
        return Both(f"bulan pengangkatan {month} tidak ada", f"month {month} of the appointment does not exist")
    if not YOUNGEST <= int(digits[8:12]) - born.year <= OLDEST:
        return Both(f"lahir {born.year} tetapi diangkat {digits[8:12]}", f"born {born.year} but appointed {digits[8:12]}")
    if digits[14] not in "12":
        return Both(
            f"angka ke-15 adalah {digits[14]}, seharusnya 1 (pria) atau 2 (wanita)", f"digit 15 is {digits[14]}, not 1 or 2"
        )
    return None


def nips(document: Document) -> Iterator[Nip]:
    """NIPs after the word "NIP" on the lines of all pages, and in table columns headed NIP."""
    for page in document.pages:
        for index, line in enumerate(page.lines):
            for match in NIP.finditer(line.text.string):
                digits = patterns.sub(r"\D", "", match.group(1))
                following = page.lines[index + 1].text.plain if index + 1 < len(page.lines) else ""
                cut = match.end() >= len(line.text.string.rstrip()) and patterns.match(r"\d", following)
                if len(digits) >= 16 and not (len(digits) < FULL and cut):
                    evidence = _digits_evidence(line.text, match)
                    box = evidence.place.box if evidence.place else Box()
                    yield Nip(digits, evidence, _name_above(page.lines, index, box))
    for table in document.tables:
        yield from _in_columns(table)


def _digits_evidence(text: Text, match: re.Match[str]) -> Evidence:
    printed = match.group(1).rstrip(" .-")
    return Evidence(text.place(match.start(1), match.start(1) + len(printed)), " ".join(printed.split()))


def _in_columns(table: Table) -> Iterator[Nip]:
    heads = [" ".join(path).strip() for path in table.header_paths]
    columns = [i for i, head in enumerate(heads) if patterns.fullmatch(r"NIP\.?", head, re.I)]
    names = [i for i, head in enumerate(heads) if patterns.fullmatch(r"nama(?:\s+\w+)?", head, re.I)]
    for row in table.rows[table.first_body_row :]:
        for column in columns:
            cell = row[column] if column < len(row) else None
            digits = patterns.sub(r"\D", "", cell.plain) if cell else ""
            if cell and patterns.fullmatch(r"[\d\s.\-]+", cell.plain) and 16 <= len(digits) <= 20:
                name = row[names[0]] if names and names[0] < len(row) else None
                yield Nip(digits, Evidence(cell.place, cell.plain), name.plain if name else "")


def _name_above(lines: tuple[Line, ...], index: int, box: Box) -> str:
    """The name in a signature: the nearest line above that stands over the number, lines of rank left out."""
    for line in reversed(lines[max(0, index - 3) : index]):
        over = [s for s in _segments(line.text) if _over(s, box)]
        plain = over[0].plain if len(over) == 1 else ""
        if not plain or (RANK.search(plain) and not patterns.search(r",\s*[SM]\.", plain)):
            continue
        return plain if 5 <= len(plain) <= 50 and not patterns.search(r"\d", plain) else ""
    return ""


def _segments(text: Text) -> list[Text]:
    """The parts of a line with wide gaps between them: two signatures stand side by side."""
    parts, start = [], 0
    for one, two in pairwise(text.spans):
        if two.place.box.x0 - one.place.box.x1 > GAP:
            parts.append(text.cut(start, one.end))
            start = two.start
    return [*parts, text.cut(start, len(text.string))]


def _over(text: Text, box: Box) -> bool:
    place = text.place()
    return place is not None and place.box.x0 < box.x1 and box.x0 < place.box.x1


def person_key(name: str) -> str:
    """The letters of a name without titles."""
    return patterns.sub(r"[^A-Z]", "", TITLES.sub(" ", name).upper())


def _persons(rule: Rule, numbers: list[Nip]) -> Iterator[Relation]:
    people: dict[str, list[Nip]] = defaultdict(list)
    for number in numbers:
        key = person_key(number.name)
        if len(key) >= 6 and len(number.digits) == FULL:
            people[key].append(number)
    for group in people.values():
        distinct = list({n.digits: n for n in group}.values())
        if len(group) < 2:
            continue
        counts = {n.digits: sum(m.digits == n.digits for m in group) for n in distinct}
        distinct.sort(key=lambda n: counts[n.digits])
        doubted, right = distinct[0], distinct[-1]
        same_birth = doubted.digits[:8] == right.digits[:8] or doubted.digits[8:] == right.digits[8:]
        yield Relation(
            rule,
            len(distinct) == 1,
            doubted.evidence,
            (Evidence(right.evidence.place, right.evidence.text, "copy", Both("NIP di tempat lain", "the NIP elsewhere")),),
            doubted.evidence.text,
            right.evidence.text if counts[right.digits] > counts[doubted.digits] else "",
            f"{doubted.evidence.text} ≠ {right.evidence.text}",
            arguments={"name": doubted.name},
            severity=None if same_birth else Severity.WARNING,
        )
