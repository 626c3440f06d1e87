"""The year in the names of this report (titles, running headers, "Laporan Kinerja Tahun ... ini") and in its contents."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.stale import EVALUATING, holding, stale, year_evidence
from lakip_lint.document.model import Caption, Document, Heading, Page, Paragraph, Place, Table, Text, join
from lakip_lint.facts.mention import Mention, mentions_in
from lakip_lint.facts.profile import REPORT
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

GAP = 110
SMALL_WORDS = frozenset((
    "tahun", "anggaran", "dan", "instansi", "pemerintah", "daerah", "ta", "th", "pada", "di", "untuk", "serta", "kinerja",
    "akuntabilitas",
))
OWN_AFTER = compiled(r"\bini\b|adalah\s+sebagai\s?berikut", re.I)
FINISHED = compiled(
    r"dapat\s+(?:di\s?selesaikan|tersusun|disusun|terselesaikan)|telah\s+(?:selesai|tersusun|disusun|diselesaikan|dapat)", re.I
)
"""Said of this report in its preface and its end; elsewhere it may be said of last year's report."""
OWN_BEFORE = compiled(
    r"(?:dasar\s+hukum|landasan\s+hukum|mendasari|maksud|tujuan|latar\s+belakang|sistematika|manfaat|ruang\s+lingkup)\b", re.I
)
OTHER_REPORT = compiled(r"sebelum|\blalu\b|dokumen|\bnilai\b|banding|terhadap", re.I)
ACTIVITY = compiled(r"^\W*(?:ter|pe|di|me)\w+(?:nya|an|kan)?\b", re.I)
ATTACHMENT = compiled(r"^\s*lampiran\b", re.I)
COVER_LINES = 25
SHORTEST = 10
"""Titles with fewer letters are not told apart ("Visi", "Lampiran")."""
FINISHING = compiled(r"(?:selesainya|tersusunnya|terselesaikannya|tersajinya)\s+$", re.I)
TELLING = compiled(r"\s*(?:ini\s+)?(?:menunjukkan|menyajikan|memuat|menggambarkan|merupakan|disusun|berisi)\b", re.I)
PREFACE = compiled(r"pengantar|ikhtisar|ringkasan|penutup", re.I)
FIRST_PAGES = 6
OFFICE = compiled(
    r"\b(?:dinas|badan|kantor|kecamatan|kelurahan|sekretariat|inspektorat|biro|bagian|balai|rsud|rumah\s+sakit|satuan\s+polisi|pemerintah"
    r"|kabupaten|kota|provinsi|propinsi)\b",
    re.I,
)
"""What begins the name of an office."""
LIST = compiled(r"sistematika|daftar\s+(?:isi|tabel|gambar)", re.I)


class Label(Struct, frozen=True):
    """A name of this report with a year. `where` in Indonesian; `sure`: it can only mean this report."""

    text: Text
    mention: Mention
    where: str
    sure: bool
    block: int = -1
    margin: bool = False

    @property
    def place(self) -> Place | None:
        return self.text.place(self.mention.start, self.mention.end)


def label_years(document: Document, year: int, rule: Rule) -> Iterator[Relation]:
    """Names of this report whose year is not the year of the report.

    The same wrong year in running headers is one finding, and so is the same wrong year in one paragraph.
    """
    margins: dict[int, list[Label]] = defaultdict(list)
    wrong: dict[tuple[int, int], list[Label]] = defaultdict(list)
    seen: set[Place | None] = set()
    for number, label in enumerate(_labels(document)):
        if label.margin:
            margins[label.mention.year].append(label)
        elif label.place not in seen or label.place is None:
            seen.add(label.place)
            if label.mention.year == year:
                yield holding(rule, label.text, label.mention, year)
            elif label.sure and year - 10 <= label.mention.year <= year + 1:
                wrong[label.block if label.block >= 0 else -number - 2, label.mention.year].append(label)
    for printed, labels in margins.items():
        if printed == year:
            yield holding(rule, labels[0].text, labels[0].mention, year)
        else:
            yield _wrong(rule, labels, year)
    for labels in wrong.values():
        yield _wrong(rule, labels, year)


def _wrong(rule: Rule, labels: list[Label], year: int) -> Relation:
    """The year of publication on the cover or in the header is the custom of some offices: a remark."""
    first = labels[0]
    published = first.mention.year == year + 1 and (first.margin or first.where == "sampul")
    others = [year_evidence(c.text, c.mention, "copy", Both("tertulis sama", "printed alike")) for c in labels[1:6]]
    proof = Both(f"ini laporan tahun {year}", f"this is the report of {year}")
    severity = Severity.NOTE if published else None
    return stale(rule, first.text, first.mention, year, first.where, proof, others=others, severity=severity)


def _labels(document: Document) -> Iterator[Label]:
    for page in document.pages:
        yield from _in_margins(page)
        for line in page.lines:
            if ATTACHMENT.match(line.text.string) and not line.in_table:
                yield from _in_line(line.text, "label lampiran")
    cover = _cover(document.pages[0]) if document.pages else None
    if cover:
        yield from _in_line(cover, "sampul")
    for index, block in enumerate(document.blocks):
        if isinstance(block, (Heading, Caption)):
            yield from _in_line(block.text, "judul")
        elif isinstance(block, Paragraph):
            preface = block.place.page <= FIRST_PAGES or (block.heading and PREFACE.search(block.heading.text.string))
            for sentence in block.sentences():
                yield from _in_sentence(sentence, bool(block.marker), bool(preface), index)
        elif isinstance(block, Table) and block.lead and not block.caption:
            yield from _in_line(block.lead, "judul tabel")


def _in_margins(page: Page) -> Iterator[Label]:
    """Running headers and footers; a header may print the name on one line and the year on the next."""
    found = False
    for line in page.margins:
        attached = ATTACHMENT.match(line.text.string) is not None
        for label in _in_line(line.text, "label lampiran" if attached else "kepala/kaki halaman", margin=not attached):
            found = True
            yield label
    if page.margins and not found:
        yield from _in_line(join([line.text for line in page.margins]), "kepala/kaki halaman", margin=True)


def _cover(page: Page) -> Text | None:
    """The lines of a first page that is a cover, as one text."""
    if not page.lines or len(page.lines) > COVER_LINES or any(len(line.text.plain) > 90 for line in page.lines):
        return None
    return join([line.text for line in page.lines])


def named_years(text: Text) -> Iterator[tuple[re.Match[str], Mention]]:
    """Each year that directly completes a name of the report ("Laporan Kinerja <office> Tahun 2023")."""
    names = list(REPORT.finditer(text.string))
    for mention in mentions_in(text.string) if names else ():
        before = [n for n in names if n.end() <= mention.lead and mention.lead - n.end() <= GAP]
        if mention.free and before and _is_name(text.string[before[-1].end() : mention.lead]):
            yield before[-1], mention


def _is_name(gap: str) -> bool:
    """Whether only the name of an office stands between: capitalised words and a few small ones."""
    if patterns.search(r"[.;:](?:\s|$)", gap):
        return False
    words = patterns.findall(r"[A-Za-z][\w’'-]*", gap)
    return all(w[0].isupper() or w.lower() in SMALL_WORDS for w in words)


def _in_line(text: Text, where: str, margin: bool = False) -> Iterator[Label]:
    for name, mention in named_years(text):
        head = text.string[: name.start()]
        whole = len(head.split()) <= 3 or bool(ATTACHMENT.match(head)) or head.isupper() or where == "sampul"
        rest = text.string[mention.end :].strip(" .()")
        sure = whole and not EVALUATING.search(head) and (len(rest) < 25 or where == "sampul")
        yield Label(text, mention, where, sure, margin=margin)


def _in_sentence(text: Text, listed: bool, preface: bool, block: int) -> Iterator[Label]:
    for name, mention in named_years(text):
        before, after = text.string[: name.start()], text.string[mention.end :]
        if patterns.search(r"lampiran\s+\S{1,4}\s*$", before, re.I):
            continue  # read line by line
        title = not before.strip() and not after.strip(" .") and text.string.isupper()
        this = bool(patterns.match(r"\s*,?\s*ini\b", after, re.I))
        own = OWN_BEFORE.search(before) or OWN_AFTER.search(after[:60]) or (not before.strip() and TELLING.match(after))
        own = own or (preface and (FINISHED.search(after[:60]) or FINISHING.search(before)))
        other = EVALUATING.search(before[-80:]) or OTHER_REPORT.search(text.string) or (listed and ACTIVITY.match(text.string))
        yield Label(text, mention, "kalimat", title or this or bool(own and not other), block)


# ---- contents against headings


class Title(Struct, frozen=True):
    """A title with one year: an entry of the contents or of the list of chapters (`entry`), or the title of a part."""

    number: str
    key: str
    text: Text
    mention: Mention
    entry: bool


def contents_years(document: Document, year: int, rule: Rule) -> Iterator[Relation]:
    """Titles that stand in the contents with another year than above their part."""
    titles = list(_titles(document))
    times = Counter((t.entry, t.key) for t in titles)
    attached = list(_attached(document)) if any(t.entry for t in titles) else []
    for entry in (t for t in titles if t.entry):
        heads = [t for t in titles if not t.entry and _match(entry, t, times)] or [t for t in attached if t.key == entry.key]
        if len(heads) != 1:
            continue
        years = {entry.mention.year, heads[0].mention.year}
        if years == {year}:
            yield holding(rule, entry.text, entry.mention, year)
        elif year in years:
            yield _contradiction(rule, entry, heads[0], year)


def _contradiction(rule: Rule, entry: Title, head: Title, year: int) -> Relation:
    if entry.mention.year != year:
        wrong, right, where = entry, head, "daftar isi/sistematika"
        proof = Both(f"judul bagian itu menyebut {year}", f"the title of that part says {year}")
    else:
        wrong, right, where = head, entry, "judul"
        proof = Both(f"daftar isi menyebut {year}", f"the contents say {year}")
    other = year_evidence(right.text, right.mention, "input", Both("judul yang sama", "the same title"))
    return stale(rule, wrong.text, wrong.mention, year, where, proof, others=[other])


def _match(entry: Title, head: Title, times: Counter[tuple[bool, str]]) -> bool:
    """Same number and title, or same title where the numbers are missing and the title stands once on either side."""
    if entry.number and head.number:
        return entry.number == head.number and entry.key[:14] == head.key[:14]
    return entry.key == head.key and times[True, entry.key] == 1 and times[False, head.key] == 1


def _titles(document: Document) -> Iterator[Title]:
    """All titles with one year. Headings of the contents and of the list of chapters in bab I are entries, not parts:
    such a list ends where the first of its titles comes again."""
    for line in document.contents:
        yield from _title(line.number, line.title or line.text.string, line.text, True)
    contents = {_key(entry.title or entry.text.string) for entry in document.contents}
    listed: set[str] = set()
    listing = False
    for block in document.blocks:
        if isinstance(block, Heading):
            key = _key(block.title)
            if listing and key in listed:
                listing = False
            elif not listing and LIST.search(block.title):
                listing, listed = True, set(contents) if patterns.search("daftar", block.title, re.I) else set()
            listed |= {key} if listing and len(key) >= SHORTEST else set()
            yield from _title(block.number, block.title, block.text, listing)
        elif isinstance(block, Caption):
            yield from _title(f"{block.of} {block.number}" if block.number else "", block.title, block.text, False)
        elif isinstance(block, Paragraph) and listing and len(block.text.plain) < 130:
            key = _key(block.text.plain)
            listed |= {key} if len(key) >= SHORTEST else set()
            number = block.marker if "." in block.marker.strip(".") else ""
            yield from _title(number, block.text.string, block.text, True)


def _attached(document: Document) -> Iterator[Title]:
    """Titles of tables without caption, as attachments have them, without the name of the office."""
    for table in document.tables:
        if table.lead and not table.caption:
            named = OFFICE.split(patterns.sub(r"\([^)]*\)", "", table.lead.string), maxsplit=1)[0]
            yield from _title("", named, table.lead, False)


def _key(title: str) -> str:
    """The letters of a title without its year, number and page."""
    bare = patterns.sub(r"\btahun\b|\.{2,}.*$|\bbab\.?\s+[ivx\d]+\b", "", title, flags=re.I)
    return patterns.sub(r"[^a-z]", "", bare.lower())


def _title(number: str, title: str, text: Text, entry: bool) -> Iterator[Title]:
    mentions = [m for m in mentions_in(text.string) if m.context != "law"]
    if not number:
        printed = patterns.match(r"\s*((?:tabel|gambar|grafik)\s+\d+(?:\.\d+)*|\d+(?:\.\d+)+)\.?\s+(.*)$", title, re.I)
        number, title = (printed.group(1), printed.group(2)) if printed else ("", title)
    key = _key(title)
    if len(mentions) == 1 and mentions[0].free and len(key) >= SHORTEST:
        yield Title(" ".join(number.lower().split()).strip(" ."), key, text, mentions[0], entry)
