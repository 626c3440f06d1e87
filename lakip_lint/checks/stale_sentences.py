"""The year in running text: a sentence about this report's own work that names another year.

Three proofs are accepted: a figure beside the year is the figure of the report's year; the same sentence stands elsewhere
with the report's year; the sentence speaks of this report or chapter itself. A formula of such reports ("pertanggungjawaban
kinerja selama tahun ...") without figures, whose neighbours all speak of the report's year, is a doubt. The rest is left alone.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from lakip_lint import patterns
from lakip_lint.checks.bound import VALUE_FIRST, Bound, figures_in, free_mentions, header_years, pairs_in, title_text
from lakip_lint.checks.language import Both
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.checks.stale import (
    EVALUATING,
    OWN_TOPIC,
    PLANNING,
    SIDE,
    SOURCE,
    TARGET_COMPARED,
    YEARS_COMPARED,
    holding,
    page_of,
    stale,
    year_evidence,
)
from lakip_lint.checks.stale_labels import named_years
from lakip_lint.checks.stale_titles import title_spots
from lakip_lint.document.model import Document, Heading, Paragraph, Table, Text
from lakip_lint.facts.mention import Mention, mentions_in, periods_in
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

SELF = compiled(
    r"\bbab\s+(?:ini|[IVX]+)\b|(?:laporan|lakip|lkj?ip)\s+(?:kinerja\s+)?ini\b|(?:dituangkan|disajikan|disampaikan|dijelaskan|diuraikan)"
    r"\s+(?:dalam|pada)\s+(?:bab|laporan\s+(?:ini|kinerja)|lakip|lkj?ip)",
    re.I,
)
"""A sentence about this report or one of its chapters."""
NOUN = (
    r"(?:kinerja|capaian|pencapaian|realisasi|target|anggaran|akuntabilitas|sasaran|indikator|\biku\b|keberhasilan|perjanjian)\w*"
)
AT = r"(?:(?:pada|selama|sepanjang|untuk|di|dalam|bagi)\s+)?$"
FORMULA_BEFORE = compiled(rf"{NOUN}(?:\s+[\w().]+){{0,8}}\s+{AT}", re.I)
CLOSE_BEFORE = compiled(rf"{NOUN}(?:\s+[\w().]+){{0,1}}\s+{AT}", re.I)
FORMULA_AFTER = compiled(
    r"^\s*,?\s*(?:telah\s+)?(?:memperoleh|mendapat\w*|mengelola|didukung|dialokasikan)\b[^.]{0,40}\banggaran\b", re.I
)
DURING = compiled(r"(?:selama|sepanjang)\s+$", re.I)
DEFINING = compiled(
    r"merupakan|memuat|menyajikan|disusun|tolok\s+ukur|dapat\s+di\s?lihat|berikut|lampiran|\btabel\b|dokumen|adalah|:\s*$", re.I
)
"""A sentence that says what a plan, list or chapter is, and tells no results."""
LEADING = compiled(r"(?:sebagai\s?berikut|berikut\s?ini|berikut|antara\s+lain)\s*:?\s*$|:\s*$", re.I)
BACK = compiled(r"tersebut|di\s?atas", re.I)
AGREEMENT = compiled(r"\b(?:perjanjian|penetapan)\s+kinerja\b(?:\W+(?!tahun\b)\w+){0,8}?\W+$", re.I)
"""Before the year of an agreement on performance ("Perjanjian Kinerja Kecamatan Mekar Sari tahun ...")."""
METHOD = compiled(
    r"pengukuran|mengukur|\bdiukur|membanding\w+|dibandingkan|tolok\s?ukur|\bacuan\b|mengacu|pencapaian\s+(?:kinerja|sasaran|target)",
    re.I,
)
"""A sentence on how performance was measured: by the agreement of the same year."""
LEFT_OVER = compiled(r"\b(?:sisa|saldo|silpa|tunggakan|luncuran|lanjutan|(?:pi)?utang|hutang)\b(?:\s+[a-z]+){0,3}\s*$", re.I)
"""What last year left is dealt with in this one: "dari sisa perkara tahun 2019 diselesaikan 44 perkara"."""
STRONG_DIGITS = 5
LIST_BLOCKS = 12
NOTE_LENGTH = 60
STEPS = 3
"""Paragraphs behind a sentence on the method that tell its steps."""


class Doubt(Struct):
    """A year in a sentence and why it is doubted. `sure`: proven."""

    text: Text
    mention: Mention
    proof: Both
    others: list[Evidence] = field(default_factory=list)
    sure: bool = False


class Spot(Struct, frozen=True):
    """A sentence that names one other year alone, with the block it stands in and the sentence before it."""

    index: int
    text: Text
    before: str
    mentions: tuple[Mention, ...]
    labelled: bool = False
    """The sentence also names this report with its right year."""

    @property
    def year(self) -> int:
        return self.mentions[0].year


def sentence_years(document: Document, year: int, bound: Bound, rule: Rule) -> Iterator[Relation]:
    """Sentences whose year is proven or doubted, one finding a paragraph, and the figures of the report's year that agree."""
    spots = list(_spots(document, year))
    doubts: dict[int, list[Doubt]] = {}
    twins = _twins(document)
    agreed = _agreements(document, year)
    proven: set[int] = set()
    for spot in spots:
        for mention in spot.mentions:
            doubt = _by_figure(document, spot, mention, year, bound) or _by_words(spot, mention, year, twins)
            doubt = doubt or _by_agreement(spot, mention, year, agreed)
            if doubt:
                doubts.setdefault(spot.index, []).append(doubt)
                proven.add(spot.index)
    alike = {s.text.string for s in spots if not figures_in(s.text.string)}
    for spot in spots:
        if not any(d.text is spot.text for d in doubts.get(spot.index, [])):
            for mention in spot.mentions:
                doubt = _by_neighbours(document, spot, mention, year, proven, alike)
                if doubt:
                    doubts.setdefault(spot.index, []).append(doubt)
    for index in sorted(doubts):
        yield _relation(rule, doubts[index], year)
        yield from _table_told_of(document, doubts[index][0], index, year, rule)
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield from _agreeing(rule, block, index, year, bound)


def _relation(rule: Rule, doubts: list[Doubt], year: int) -> Relation:
    """One finding for a paragraph: the best proven year is doubted, the others are copies."""
    first = max(doubts, key=lambda d: d.sure)
    copies = [
        year_evidence(d.text, d.mention, "copy", Both("dalam paragraf yang sama", "in the same paragraph"))
        for d in doubts
        if d is not first
    ]
    severity = None if first.sure else Severity.WARNING
    return stale(
        rule, first.text, first.mention, year, "kalimat", first.proof, others=[*copies, *first.others], severity=severity
    )


def _table_told_of(document: Document, doubt: Doubt, index: int, year: int, rule: Rule) -> Iterator[Relation]:
    """A proven sentence tells of the table above it: the same year in the title of that table is doubtful too."""
    table = _table_above(document, index) if doubt.sure and BACK.search(doubt.text.string) else None
    title = title_text(table) if table else None
    mentions = mentions_in(title.string) if title else []
    if table and title and [m.year for m in mentions] == [doubt.mention.year] and not header_years(table):
        proof = Both(
            f"kalimat di bawahnya menyebut angka {year} dari tabel itu",
            f"the sentence below tells figures of {year} from that table",
        )
        other = year_evidence(
            doubt.text, doubt.mention, "input", Both("kalimat tentang tabel itu", "the sentence about that table")
        )
        yield stale(rule, title, mentions[0], year, "judul tabel", proof, others=[other], severity=Severity.WARNING)


def _table_above(document: Document, index: int) -> Table | None:
    """The table above a paragraph, with no more than a few short lines (its notes) in between."""
    for block in reversed(document.blocks[max(0, index - 6) : index]):
        if isinstance(block, Table):
            return block
        if not isinstance(block, Paragraph) or len(block.text.plain) > NOTE_LENGTH:
            return None
    return None


def _agreeing(rule: Rule, block: Paragraph, index: int, year: int, bound: Bound) -> Iterator[Relation]:
    """Figures that the paragraph gives for the report's year and that stand elsewhere for the same year."""
    for sentence in block.sentences():
        for mention in free_mentions(sentence.string):
            for digits, _, _ in _figures_after(sentence.string, mention) if mention.year == year else ():
                again = bound.witnesses(digits, year, {index})
                if again:
                    copy = Evidence(
                        again[0].place,
                        again[0].raw,
                        "copy",
                        Both(f"angka {year} juga di sini", f"the figure of {year} here, too"),
                    )
                    yield holding(rule, sentence, mention, year, [copy])
                    break


def _spots(document: Document, year: int) -> Iterator[Spot]:
    titles = {i for s in title_spots(document) for i in range(s.first, s.last + 1)}
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph) or index in titles or SOURCE.search(block.text.string):
            continue
        if patterns.fullmatch(r"\d+(?:\.\d+)+\.?", block.marker):
            continue  # an entry of a list of chapters
        before = ""
        for sentence in block.sentences():
            mentions = [m for m in mentions_in(sentence.string) if m.context not in ("law", "date")]
            named = [m for _, m in named_years(sentence)]
            singular = tuple(
                m
                for m in mentions
                if m.context == "singular" and m not in named and not LEFT_OVER.search(sentence.string[: m.lead])
            )
            years = {m.year for m in mentions if m not in named or m.year != year}
            if singular and len(years) == 1 and years <= {year - 2, year - 1, year + 1} and not periods_in(sentence.string):
                yield Spot(index, sentence, before, singular, any(m.year == year for m in named))
            before = sentence.string


def _figures_after(string: str, mention: Mention) -> list[tuple[str, int, int]]:
    """The distinctive figures between this year and the next year of the sentence."""
    following = [m.lead for m in free_mentions(string) if m.start > mention.end]
    end = min(following, default=len(string))
    return [f for f in figures_in(string) if mention.end <= f[1] < end]


def _by_figure(document: Document, spot: Spot, mention: Mention, year: int, bound: Bound) -> Doubt | None:
    string = spot.text.string
    compared = YEARS_COMPARED.search(string) and not TARGET_COMPARED.search(string)
    if compared or PLANNING.search(string) or _moved(string, mention):
        return None
    figures = [(d, string[a:b], {spot.index}) for d, a, b in _figures_after(string, mention)]
    before = [f for f in figures_in(string) if f[2] <= mention.lead and VALUE_FIRST.fullmatch(string[f[2] : mention.lead])]
    figures += [(d, string[a:b], {spot.index}) for d, a, b in before]
    if LEADING.search(string) and not figures and OWN_TOPIC.search(string):
        figures = _figures_of_list(document, spot)
    proofs: list[Evidence] = []
    strong = 0
    for digits, raw, own in figures:
        if bound.witnesses(digits, mention.year, own):
            return None
        found = bound.witnesses(digits, year, own)
        if found:
            proofs.append(
                Evidence(
                    found[0].place,
                    found[0].raw,
                    "input",
                    Both(f"angka {year} yang sama dengan {raw}", f"the figure of {year} that equals {raw}"),
                )
            )
            targeted = patterns.search(r"target\D{0,25}$", string[: string.find(raw)], re.I)
            strong += 1 + (not targeted and (len(found) > 1 or found[0].column or len(digits) > STRONG_DIGITS))
    if not proofs:
        return _by_pair(document, spot, mention, year, bound)
    page = page_of(document, proofs[0].place)
    words = Both(
        f"angka {proofs[0].text} di tempat lain (halaman {page}) tertulis sebagai angka {year}",
        f"{proofs[0].text} stands elsewhere (page {page}) for {year}",
    )
    return Doubt(spot.text, mention, words, proofs[:3], strong > 1)


def _moved(string: str, mention: Mention) -> bool:
    """Whether the first figure after the year is one side of a change ("tahun 2022 menjadi 80")."""
    figures = _figures_after(string, mention)
    return bool(figures and SIDE.search(string[max(0, mention.lead - 25) : figures[0][1]]))


def _figures_of_list(document: Document, spot: Spot) -> list[tuple[str, str, set[int]]]:
    """The figures of the list that a sentence leads to, up to the next heading, table or sentence with a year."""
    found = []
    span = range(spot.index + 1, min(spot.index + LIST_BLOCKS, len(document.blocks)))
    for index in span:
        block = document.blocks[index]
        if not isinstance(block, Paragraph) or mentions_in(block.text.string):
            break
        found += [(d, block.text.string[a:b], {spot.index, *span}) for d, a, b in figures_in(block.text.string)]
    return found if len(found) >= 2 else []


def _by_pair(document: Document, spot: Spot, mention: Mention, year: int, bound: Bound) -> Doubt | None:
    """Target and realisasi beside the year are those of the report's year."""
    for pair, _ in pairs_in(spot.text.string):
        found = bound.pair_witnesses(pair, year, {spot.index})
        if found and not bound.pair_witnesses(pair, mention.year, {spot.index}):
            place = found[0].place
            page = page_of(document, place)
            words = Both(
                f"target dan realisasi yang sama di halaman {page} tertulis untuk {year}",
                f"the same target and result stand on page {page} for {year}",
            )
            return Doubt(spot.text, mention, words, [Evidence(place, found[0].raw, "input", f"target {year}")])
    return None


def _by_words(spot: Spot, mention: Mention, year: int, twins: dict[str, Counter[int]]) -> Doubt | None:
    if mention.year > year or _excused(spot):
        return None
    bare = _bare(spot.text.string)
    if twins.get(bare, Counter())[year] and bare.count(" ") >= 7:
        words = Both(f"kalimat yang sama di tempat lain menyebut {year}", f"the same sentence elsewhere says {year}")
        return Doubt(spot.text, mention, words, sure=bool(patterns.search(r"\d", bare)))
    if (spot.labelled or SELF.search(spot.text.string)) and FORMULA_BEFORE.search(spot.text.string[: mention.lead]):
        words = Both(
            f"kalimat ini tentang laporan ini sendiri, yaitu laporan tahun {year}",
            f"the sentence speaks of this very report, the report of {year}",
        )
        return Doubt(spot.text, mention, words, sure=True)
    return None


def _agreements(document: Document, year: int) -> list[Evidence]:
    """Titles of the report's own agreement on performance with its year; [] where one has the year before."""
    found: list[Evidence] = []
    texts = [b.text for b in document.blocks if isinstance(b, Heading)]
    texts += [t for t in map(title_text, document.tables) if t]
    for text in texts:
        for mention in free_mentions(text.string):
            if AGREEMENT.search(text.string[: mention.lead] + " "):
                if mention.year == year - 1:
                    return []
                if mention.year == year:
                    note = Both("judul perjanjian kinerja", "title of the agreement")
                    found.append(year_evidence(text, mention, "input", note))
    return found


def _by_agreement(spot: Spot, mention: Mention, year: int, agreed: list[Evidence]) -> Doubt | None:
    """A sentence on the method names the agreement of the year before, while the report holds that of its own year."""
    string = spot.text.string
    if not agreed or mention.year != year - 1 or figures_in(string) or _excused(spot):
        return None
    if not AGREEMENT.search(string[: mention.lead] + " ") or not METHOD.search(string):
        return None
    words = Both(
        f"perjanjian kinerja dalam laporan ini adalah perjanjian {year}",
        f"the agreement in this report is that of {year}",
    )
    return Doubt(spot.text, mention, words, agreed[:2], sure=True)


def _by_neighbours(
    document: Document, spot: Spot, mention: Mention, year: int, proven: set[int], alike: set[str]
) -> Doubt | None:
    string = spot.text.string
    if mention.year > year or figures_in(string) or _excused(spot):
        return None
    unnamed = patterns.sub(r"(?<=\s)[A-Z][\w.]*\s+", "", string[: mention.lead])  # "Perjanjian kinerja <office> tahun ..."
    close = CLOSE_BEFORE.search(unnamed) or FORMULA_AFTER.search(string[mention.end :])
    during = DURING.search(string[: mention.lead]) and OWN_TOPIC.search(string)
    method = METHOD.search(string) and not proven.isdisjoint(range(spot.index + 1, spot.index + 1 + STEPS))
    if not (close or during) or not (DEFINING.search(string) or FORMULA_AFTER.search(string[mention.end :]) or method):
        return None
    if method:
        words = Both("langkah sesudahnya juga memuat tahun yang salah", "the steps that follow have the wrong year, too")
        return Doubt(spot.text, mention, words)
    near, same = _neighbour_years(document, spot, proven, alike)
    if spot.index in proven or (near[year] > same and not near[mention.year]):
        words = Both(f"kalimat dan tabel di sekitarnya menyebut {year}", f"all around it speaks of {year}")
        return Doubt(spot.text, mention, words)
    return None


def _excused(spot: Spot) -> bool:
    """Whether words in the sentence or the one before give another year a reason to stand there."""
    string = spot.text.string
    compared = YEARS_COMPARED.search(string) and not TARGET_COMPARED.search(string)
    legal = any(m.context == "law" for m in mentions_in(string))
    before = patterns.search(r"sebelumnya|\blalu\b", spot.before, re.I)
    return bool(compared or before or PLANNING.search(string) or EVALUATING.search(string) or legal)


def _neighbour_years(
    document: Document, spot: Spot, proven: set[int], alike: set[str]
) -> tuple[Counter[int], int]:
    """Years in the rest of the paragraph, in its heading, and in the blocks around (headers only of a table).

    Sentences of the paragraph that are as doubtful as this one (`alike`) do not vote; their number is returned.
    """
    found: Counter[int] = Counter()
    block = document.blocks[spot.index]
    assert isinstance(block, Paragraph)
    rest = [s.string for s in block.sentences() if s.string != spot.text.string]
    strings = [s for s in rest if s not in alike]
    if block.heading is not None:
        strings.append(block.heading.text.string)
    around = [i for i in range(spot.index - 1, spot.index + 3) if i >= 0 and i not in (spot.index, *proven)]
    for index in around:
        other = document.blocks[index] if index < len(document.blocks) else None
        if isinstance(other, Table):
            found.update(header_years(other))
        elif other is not None and not isinstance(other, Heading):
            strings.append(other.text.string)
    for string in strings:
        found.update(m.year for m in free_mentions(string))
    return found, len(rest) - len([s for s in rest if s not in alike])


def _bare(string: str) -> str:
    """A sentence without its years and punctuation, to find it again."""
    return " ".join(patterns.sub(r"\b(?:19|20)\d\d\b|[^\w\s]", " ", string.lower()).split())


def _twins(document: Document) -> dict[str, Counter[int]]:
    """Which years stand in sentences that are equal but for the year."""
    found: dict[str, Counter[int]] = {}
    for block in document.paragraphs:
        for sentence in block.sentences():
            years = {m.year for m in free_mentions(sentence.string)}
            if len(years) == 1:
                found.setdefault(_bare(sentence.string), Counter())[years.pop()] += 1
    return found
