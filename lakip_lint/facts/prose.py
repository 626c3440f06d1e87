"""From sentences to facts, precision first: a figure is a fact only where its subject, measure and year are certain enough."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Caption, Document, Heading, Paragraph, Table, Text
from lakip_lint.facts.entity import entity_in, is_own
from lakip_lint.facts.fact import OWN, Fact, Profile, Subject
from lakip_lint.facts.lexicon import YEAR, Lexicon
from lakip_lint.facts.names import Vocabulary
from lakip_lint.facts.office import Office, named_in, normal
from lakip_lint.facts.passage import LEADS
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.slips import Mender, original
from lakip_lint.facts.tables import Vocabularies
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import read_figures
from lakip_lint.patterns import compiled

OFFICE_ACRONYMS = frozenset({"opd", "skpd", "asn", "sdm", "rs", "rsud", "iku", "sop", "bmd", "lpk"})
CUES: tuple[tuple[str, str], ...] = (
    (
        "selisih",
        r"(?:ke)?naik(?:an|kan)?|peningkatan|meningkat|pe?nurun(?:an)?|menurun|turun|selisih|bertambah|berkurang|penambahan|lebih\s+(?:tinggi|rendah|besar|kecil|unggul)|unggul|perbedaan|beda",
    ),
    ("sisa", r"sisa|silpa|tidak\s+terserap|efisiensi\s+anggaran"),
    ("efisiensi", r"efisiensi"),
    ("serapan", r"(?:pe|ter)?(?:ny|s)erapan?(?:nya)?(?:\s+anggaran)?|daya\s+serap|persentase\s+realisasi|realisasi\s+fisik"),
    (
        "realisasi",
        r"realisasi(?:nya|kan)?|terealisasi|direalisasikan|terserap|(?:mem|di)peroleh\s+nilai|mencapai|nilai(?:nya)?(?=\s+(?:sebesar|adalah|yaitu|mencapai|[\w\s]{0,60}\bsebesar))",
    ),
    ("capaian", r"(?:pen)?capaian(?:nya)?|tercapai|persentase\s+capaian|rasio"),
    ("target", r"target(?:nya|kan)?|ditargetkan|direncanakan|rencana"),
    ("anggaran", r"anggaran|pagu|alokasi|dialokasikan|dianggarkan|belanja|dana|biaya"),
)
CUE = compiled("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in CUES), re.I)
OFFICE_WORD = compiled(r"\s+(?:kecamatan|kelurahan|dinas|badan|inspektorat|perangkat\s+daerah|PD|OPD|SKPD)\s*$", re.I)
QUANTITY = compiled(
    r"^\W*(?:jumlah|persentase|prosentase|presentase|tingkat|cakupan|angka|rasio|nilai|rata-?\s*rata)\s+", re.I
)
QUANTITY_FIRST = compiled(
    r"^\W*(?:(?:adapun|sedangkan|sementara|selanjutnya|kemudian|demikian\s+(?:juga|pula))[\s,]+)?(?:jumlah|persentase|prosentase"
    r"|presentase|tingkat|cakupan|angka|rasio|indeks|prevalensi)\s+(?P<of>[^\d,;]{3,80}?)\s+"
    r"(?:sebesar|sebanyak|mencapai|adalah|yaitu|tercatat|berjumlah|hanya|baru)\b",
    re.I,
)
"""The quantity that a sentence opens with, up to the verb before its first figure."""
LIST_NUMBER = compiled(r"^\s*(?:\d{1,2}|[a-z])[.)]\s*(?=[A-Za-z])")
"""The number of a name in a list, which a sentence leaves out."""
CONNECTIVE = compiled(
    r"^[\s,;:()]*(?:(?:dan|serta|atau|sedangkan|kemudian|lalu|adalah|yaitu|sebesar|menjadi|dari|ke|pada|di|untuk|tahun|ta|sebanyak|mencapai|angka|"
    r"sampai|hingga|sebelumnya|ini|lalu|orang|poin|point|dalam|sekitar|masing-masing|persentase|"
    r"(?:19|20)\d\d)[\s,;:()]*)*$",
    re.I,
)
NAMED_BEHIND = compiled(r"[^.;,\d]{0,25}\b(?:pada|untuk|yaitu|dari)\b[^.;,\d]{0,25}", re.I)
"""The words between a figure and the name behind it that it belongs to, and no other figure or clause between."""
YEAR_BEFORE = compiled(r"(?:tahun(?:\s+anggaran)?|ta\.?|th\.?)\s*((?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)", re.I)
NO_UNIT = (
    r"(?:dan|serta|sedangkan|sementara|adapun|atau|namun|tetapi|menjadi|ke|dari|dengan|yang|untuk|pada|di|maka|sehingga|lalu|kemudian|"
    r"adalah|yaitu|sebesar|se[bj]anyak|naik|turun|bila|jika|apabila|terhadap|tahun|realisasi\w*|target\w*|(?:pen)?capaian\w*|dibanding\w*|"
    r"me[a-z]+)\b"
)
"""Words behind a figure that it is no number of."""
YEAR_AFTER = compiled(
    rf"^\s*%?\s*(?:(?:(?!{NO_UNIT})[a-z]+\s+){{1,3}}(?=(?:di|pada)\s))?[(\[]?\s*(?:pada\s+|di\s+|untuk\s+)?(?:tahun|ta\.?)\s*"
    r"((?:19|20)\d\d)\b",
    re.I,
)
YEAR_BRACKET = compiled(r"^\s*%?\s*\(\s*((?:19|20)\d\d)\s*\)")
COUNTED = compiled(
    r"^\s*(?:\([a-z\s]+\)\s*)?(?:indikator|sasaran|program|kegiatan|tahun|desa|kelurahan|misi|tujuan|unsur|seksi|komponen|kabupaten|kecamatan)\b",
    re.I,
)
UNKNOWN_ACCOUNT = compiled(r"\b(?:Belanja|Program|(?:Sub\s?)?[Kk]egiatan)\s+(?!Rp)[A-Z][a-z]+")
"""An account that no table names: an amount behind it is not that of an account named further on."""
THIS_ONE = compiled(r"\b(?:sub\s*)?(?:kegiatan|program)(?:nya)?\s+(?:ini|tersebut)\b", re.I)
"""Speaks of the programme or kegiatan that the sentence before names."""
OF_TOTAL = compiled(
    r"\s*%?\s*dari\s+(?:total|seluruh|jumlah)\s+(?:pagu\s+)?(?:anggaran|pagu|belanja)(?!\s+(?:program|kegiatan))", re.I
)
MEAN_OF_ALL = compiled(r"\brata-?\s*rata\b[^.;:]*$", re.I)
"""Before a figure that is the mean of several, and not that of the one indicator that the sentence names behind it."""
RUNNING_TOTAL = compiled(
    r"\b(?:total|jumlah|seluruh|keseluruhan)\b|\bpagu\s+anggaran\b|\b(?:pe?nye|se)rapan\s+anggaran\b|\banggaran\s+(?:yang\s+tersedia|kecamatan|dinas|badan|tahun)\b|\bdana\s+yang\s+tersedia\b",
    re.I,
)


class _Context(Struct):
    heading: Heading | None = None
    subject: Subject | None = None
    """Subject of the heading or of the list item above."""
    heading_subject: Subject | None = None
    entity: str = OWN
    lead_entity: str = OWN
    """Entity of a lead-in sentence that ends with a colon, for the list that follows."""
    results: bool = False
    """Whether the heading or the lead-in of the list speaks of what was spent or reached."""
    of_plan: bool = False
    """Whether the lead-in of the list speaks of a plan of several years only: its targets are not those of the agreement."""
    carried: Subject | None = None
    """The one indicator that a paragraph names, after the sentence that names it."""
    account: Subject | None = None
    """The one programme or kegiatan that the sentence before names, in the same paragraph."""


class ProseReader:
    """Reads all paragraphs of a report; the vocabularies come from its tables."""

    def __init__(self, document: Document, lexicon: Lexicon, profile: Profile, vocabularies: Vocabularies) -> None:
        self.document, self.lexicon, self.profile = document, lexicon, profile
        self.indicators = Phrases("indikator", _phrases(vocabularies.by_kind["indikator"], lexicon, 2))
        self.accounts = Phrases("anggaran", _phrases(vocabularies.by_kind["anggaran"], lexicon, 3))
        self.slips = Mender.of(name for name, _ in vocabularies.by_kind["indikator"].names())

    def read(self) -> tuple[Sentence, ...]:
        sentences: list[Sentence] = []
        context = _Context()
        for block in self.document.blocks:
            if isinstance(block, Heading):
                entity = entity_in(block.text.plain, self.profile)
                subject = self._only_subject(block.text.plain)
                context = _Context(block, subject, subject, entity, entity, _of_results(block.text.plain))
            elif isinstance(block, Table | Caption):
                context.lead_entity, context.of_plan = context.entity, False
                if isinstance(block, Table):
                    context.subject = context.heading_subject
                    for paragraph in _told_in_cells(block):
                        self._paragraph(paragraph, context, sentences)
            elif isinstance(block, Paragraph):
                self._paragraph(block, context, sentences)
        return tuple(sentences)

    def _paragraph(self, paragraph: Paragraph, context: _Context, sentences: list[Sentence]) -> None:
        whole = paragraph.text.plain
        short = len(whole) < 90
        if short and (named := self._only_subject(whole)):
            context.subject = named
        elif paragraph.marker and (short or paragraph.text.bold):
            context.subject = context.heading_subject  # another item, about something that no table names
        lead = whole.rstrip().endswith(":")
        if LEADS.search(whole):
            context.of_plan = PLAN_OF_YEARS.search(whole) is not None and not OF_THE_YEAR.search(whole)
        only = self._only_subject(whole)
        context.carried = context.account = None
        for text in paragraph.sentences():
            sentence = self._sentence(text, paragraph, context, len(sentences))
            sentences.append(sentence)
            context.carried = only if only in sentence.subjects else context.carried
            offices = named_in(text.string)
            if offices and all(is_own(o, self.profile) for o in offices):
                context.lead_entity = OWN
            elif lead and sentence.entity:
                context.lead_entity = sentence.entity
        if lead:
            context.results = _of_results(whole)

    def _only_subject(self, text: str) -> Subject | None:
        found = self.subjects_in(text)
        return found[0][0] if len({s.key for s, _, _ in found}) == 1 else None

    def subjects_in(self, text: str) -> list[tuple[Subject, int, int]]:
        """Indicators named in a text with their offsets; a name within a longer one, or that of an office, is not taken."""
        mended, shifts = self.slips.mend(text)
        found = [(s, original(a, shifts), original(b, shifts)) for s, a, b in occurrences(mended, self.indicators)]
        offices = [(o.start, o.end) for o in named_in(text)] if found else []
        within = [any(start < a and b <= end for start, end in offices) for _, a, b in found]
        return sorted((f for f, inside in zip(found, within, strict=True) if not inside), key=lambda s: s[1])

    def accounts_in(self, text: str) -> list[tuple[Subject, int, int]]:
        return sorted(occurrences(text, self.accounts), key=lambda s: s[1])

    def _sentence(self, text: Text, paragraph: Paragraph, context: _Context, index: int) -> Sentence:
        string = text.string
        entity = self._entity(string, context)
        money = bool(patterns.search(r"\bRp(?![A-Za-z])|rupiah", string, re.I))
        named = self.accounts_in(string) if money else self.subjects_in(string)
        figures = [
            f.at(text.place(f.start, f.end)) for f in read_figures(string) if not (f.missing or f.value is None) or f.grade
        ]
        years = [int(y) for y in YEAR.findall(string)]
        mentions: list[Mention] = []
        previous: Mention | None = None
        end = 0
        offices = named_in(string)
        for figure in figures:
            mention = self._mention(string, figure, string[end : figure.start], previous, named, years, context, money)
            nearest = [office for office in offices if office.end <= figure.start]
            mention = replace(mention, entity=self._office(nearest[-1]) if nearest else entity)
            mentions.append(mention)
            previous, end = mention, figure.end
        mentions = [_counted(string, m) for m in _each(string, mentions, named)]
        subjects = tuple(dict.fromkeys(s for s, _, _ in named))
        if not (money and not named and THIS_ONE.search(string)):
            accounts = {s.key: s for s, _, _ in self.accounts_in(string)}
            context.account = next(iter(accounts.values())) if len(accounts) == 1 else None
        return Sentence(
            text,
            paragraph,
            index,
            tuple(mentions),
            subjects,
            context.subject if not money else None,
            entity,
            self._scope(string),
            context.of_plan and paragraph.marker != "",
        )

    def _entity(self, string: str, context: _Context) -> str | None:
        named = named_in(string)
        others = [office for office in named if not is_own(office, self.profile)]
        if others and len(others) < len(named):
            return None
        if others and all(self._same_kind(office) for office in others):
            return normal(others[0].full)
        return context.lead_entity

    def _scope(self, string: str) -> str:
        scope = self.lexicon.scope_of(string)
        if scope in ("sebelum", "sesudah") and not patterns.search(
            r"(?:sebelum|setelah|sesudah)\s+perubahan|anggaran\s+(?:murni|perubahan|induk)", string, re.I
        ):
            return ""  # "naik dari 60 menjadi 70" speaks of no revision of the budget
        return scope

    def _office(self, office: Office) -> str:
        return OWN if is_own(office, self.profile) else normal(office.full)

    def _same_kind(self, office: Office) -> bool:
        """Whether another office is of the same kind as the report's own (only then its figures are like ours)."""
        return bool(self.profile.entity) and normal(office.name).split()[:1] == normal(self.profile.entity).split()[:1]

    def _mention(
        self,
        string: str,
        figure: Figure,
        cue: str,
        previous: Mention | None,
        named: list[tuple[Subject, int, int]],
        years: list[int],
        context: _Context,
        money: bool,
    ) -> Mention:
        names = [(a, b) for _, a, b in named]
        measure, inherited = _measure(string, figure, cue, previous, money, names)
        if not measure and previous is None and _is_allotment(string, figure, names, context):
            measure = "anggaran"
        before = [s for s in named if s[1] <= figure.start]
        if not before and len({s.key for s, _, _ in named}) > 1:
            before = []
        elif after := [s for s in named if NAMED_BEHIND.fullmatch(string, figure.end, s[1])]:
            before = after[:1]  # "tertinggi 125 % pada indikator A, terendah 83 % pada indikator B"
        alone = len({s.key for s, _, _ in named}) == 1 and not (money and not before and UNKNOWN_ACCOUNT.search(cue))
        subject = before[-1][0] if before else (named[0][0] if alone and not MEAN_OF_ALL.search(cue) else None)
        given = subject is not None
        if subject is None and money and not named and context.account and THIS_ONE.search(string[: figure.start]):
            subject, given = context.account, True
        if subject is None and money and (
            RUNNING_TOTAL.search(string[: figure.start]) or (figure.unit == "%" and OF_TOTAL.match(string[figure.end :]))
        ):
            subject, given = Subject("total", "total", "total"), True
        nothing_else = measure in CARRIED and _says_nothing_else(cue, string[figure.end :], previous)
        if subject is None and not money and nothing_else and not _opens_with_another(string):
            subject, given = context.carried, context.carried is not None
        if subject is None and not money:
            subject = context.subject
        year, year_given = _year(string, figure, cue, years, self.profile.year)
        return Mention(figure, measure, cue, year, year_given, subject, given, inherited)


COUNT_OF_SHARE = compiled(
    r"\s*[a-z]*(?:\s+[a-z]+){0,4}\s+dari\s+(?:[a-z]+\s+){0,4}\d[\d.]*[^.;%\d]{0,60}?(?:\batau\b|\byaitu\b|\(|,)\s*(?:sebesar\s+)?"
    r"\d[\d.,]*\s*%",
    re.I,
)
"""Behind a number that a percentage tells once more: "57 kasus dari perkiraan 88 kasus atau 64,77 %"; it counts only."""


def _counted(string: str, mention: Mention) -> Mention:
    """The mention without a measure where a percentage behind it says that measure, and it only what was counted."""
    bare = mention.figure.unit not in ("%", "Rp") and COUNT_OF_SHARE.match(string, mention.figure.end)
    return replace(mention, measure="") if bare and mention.measure in CARRIED else mention


EACH = compiled(r"\bmasing\s*-?\s*masing\b", re.I)


def _each(string: str, mentions: list[Mention], named: list[tuple[Subject, int, int]]) -> list[Mention]:
    """ "Capaian A dan B masing-masing sebesar 90 % dan 80 %": the figures in the order of the names, or of nothing where there
    are more or fewer. What the first of them measures, the others do."""
    word = EACH.search(string)
    if word is None:
        return mentions
    told = max((m.figure.end for m in mentions if m.figure.end <= word.start()), default=0)
    before = [subject for subject, start, end in named if told <= start and end <= word.start()]
    behind = [m for m in mentions if m.figure.start >= word.end()]
    if len({s.key for s in before}) < 2 or any(start >= word.end() for _, start, _ in named) or not behind:
        return mentions
    matched = before if len(before) == len(behind) == len({s.key for s in before}) else [None] * len(behind)
    first = behind[0]
    return [m for m in mentions if m.figure.start < word.end()] + [
        replace(m, subject=s, subject_given=s is not None, measure=m.measure or first.measure, year=first.year)
        for m, s in zip(behind, matched, strict=True)
    ]


def _measure(
    string: str, figure: Figure, cue: str, previous: Mention | None, money: bool, names: list[tuple[int, int]]
) -> tuple[str, bool]:
    """What a figure measures, by the nearest cue word on its left; carried over across mere connectives."""
    if COUNTED.match(string[figure.end : figure.end + 40]) and figure.unit not in ("%", "Rp"):
        return "", False
    if TARGET_BEHIND.match(string, figure.end):
        return "target", False  # "dari 12.500 orang yang menjadi target, terealisasi 11.900 orang"
    if patterns.search(r"(?:\bpoint?|\bbutir|\bsub\s?bab|\btabel|\bangka|\bnomor)\s*$", cue, re.I) and patterns.fullmatch(
        r"\d{1,2}(?:\.\d{1,2})*", figure.raw
    ):
        return "", False
    start = figure.start - len(cue)
    cue = _mended(cue)
    hits = [m for m in CUE.finditer(cue) if not any(a <= start + m.start() < b for a, b in names)]
    hits = [h for h in hits if h.lastgroup != "selisih" or not _in_a_name(cue, h)]
    if hits and hits[-1].lastgroup == "target" and _target_was_told(cue, hits[-1]):
        return "", False
    found = hits[-1].lastgroup or "" if hits else ""
    if (
        found
        and len(hits) > 1
        and hits[-2].lastgroup == "realisasi"
        and found == "anggaran"
        and hits[-1].start() - hits[-2].end() <= 1
    ):
        found = "realisasi"
    two = tuple(h.lastgroup for h in hits[-2:])
    if two == ("sisa", "anggaran") and not cue[hits[-2].end() : hits[-1].start()].strip():
        found = "sisa"  # "sisa anggaran sebesar Rp 20 juta"
    if found == "capaian" and len(hits) > 1 and hits[-2].lastgroup == "realisasi" and hits[-1].start() - hits[-2].end() <= 1:
        found = "realisasi"
    if (
        found == "realisasi"
        and len(hits) > 1
        and hits[-2].lastgroup == "selisih"
        and patterns.fullmatch(r"\s*(?:angka\s*)?", cue[hits[-2].end() : hits[-1].start()])
    ):
        found = "selisih"  # "penurunan nilai sebesar"
    if found == "capaian" and figure.unit != "%" and patterns.match(r"(?:ter|di|men)capai", hits[-1].group(), re.I):
        found = "realisasi"
    if found == "capaian" and figure.unit != "%" and OUT_OF_TARGET.match(string, figure.end) and "persen" not in cue.lower():
        found = "realisasi"  # "capaian sebesar 86,70 dari target 85,00"
    if found == "target" and figure.unit == "%" and previous and previous.measure == "realisasi" and TO_TARGET.search(cue):
        found = "capaian"  # "terealisasi 0,320 dan pencapaian terhadap target RPJMD yaitu 115,52 %"
    if found == "selisih" and patterns.search(
        r"\b(?:dari|menjadi|yaitu\s+dari)\s+(?:angka\s+|nilai\s+|sebesar\s+|semula\s+)?[\w\s]{0,25}$",
        cue[hits[-1].end() :],
        re.I,
    ):
        found = next(
            (h.lastgroup or "" for h in reversed(hits[:-1]) if h.lastgroup not in ("selisih",)),
            "realisasi" if not money else "",
        )
    if not found and previous and previous.measure in CARRIED and SERIES.fullmatch(cue):
        return previous.measure, False  # "tahun 2021 sebanyak 5 desa, tahun 2022 sebanyak 7 desa"
    if not found and previous and figure.unit == "%" != previous.figure.unit and RESTATED.fullmatch(cue):
        behind = OUT_OF_TARGET.match(string, figure.end)
        if previous.measure == "target" or (previous.measure == "realisasi" and behind):
            return "capaian", False  # "86,70 dari target 85,00 atau sebesar 102,00 %", "86,70 atau 102,00 % dari target 85,00"
    if not found and previous and figure.unit == "Rp" and previous.measure == "serapan" and RESTATED.fullmatch(cue):
        return "realisasi_anggaran", False  # "terealisasi 95,00 % atau sebesar Rp 90 juta"
    if not found and previous and previous.measure == "realisasi_anggaran" and figure.unit == "Rp" and SPENT_OF.fullmatch(cue):
        return "anggaran", False
    if not found and figure.grade and patterns.search(r"\bnilai\s*:?\s*$", cue, re.I):
        found = "realisasi"  # "dengan nilai 72,15 (BB)"
    inherited = False
    if not found and previous and CONNECTIVE.match(patterns.sub(r"\([^)]*\)", " ", cue)):
        found, inherited = previous.measure, True
        if found == "selisih" and patterns.search(r"\b(?:dari|semula|menjadi)\b", cue, re.I):
            found = "" if money else "realisasi"  # "naik 1,80 poin, dari 84,90 menjadi 86,70"
    if figure.unit == "Rp":
        return {
            "realisasi": "realisasi_anggaran",
            "target": "anggaran",
            "capaian": "realisasi_anggaran",
            "serapan": "realisasi_anggaran",
        }.get(found, found), inherited
    if money and figure.unit == "%":
        if "fisik" in cue.lower():
            return "realisasi_fisik", False
        if (
            found in ("anggaran", "realisasi_anggaran", "realisasi", "serapan", "")
            and previous
            and previous.figure.unit == "Rp"
        ):
            return "serapan", False
        return ("serapan" if found in ("serapan", "realisasi", "anggaran") else found), inherited
    if money and found in ("anggaran", "sisa"):
        return "", False
    of_money = any(h.lastgroup in ("anggaran", "serapan") for h in hits[-3:-1])
    if figure.unit == "%" and found in ("realisasi", "capaian") and of_money:
        return "serapan", False  # "anggaran tercapai 97,20 %", "penyerapan anggaran mencapai 97,20 %"
    if figure.unit == "%" and found in ("realisasi", "capaian") and not previous:
        return _share(found, cue, string[figure.end :]), inherited
    if found == "anggaran":
        return "serapan" if figure.unit == "%" else "", False
    return found, inherited


TOLD_BEFORE = compiled(r"[,;]\s*(?:sehingga|maka|namun|tetapi|akibatnya)\b", re.I)
PASSED = compiled(r"\b(?:me(?:lebihi|libihi|lampaui|menuhi|ncapai)|ter(?:capai|lampaui|penuhi)\w*)\s+(?:dari\s+)?$", re.I)
NAMELY = compiled(r"\b(?:yaitu|yakni)\b", re.I)


def _target_was_told(cue: str, hit: re.Match[str]) -> bool:
    """Whether the target of a sentence was told before, and the figure is of something else: "dari target, sehingga luasnya
    hanya 85 ha", "telah melebihi target yang ditentukan yaitu 161,07%"."""
    behind = cue[hit.end() :]
    return bool(TOLD_BEFORE.search(behind)) or bool(PASSED.search(cue[: hit.start()]) and NAMELY.search(behind))


OF_TARGET = compiled(r"\s*%?\s*(?:\([^)\d]*\)\s*)?dari\s+(?:jumlah\s+|total\s+)?target\b(?![^.;]{0,60}\d)", re.I)
"""Behind a percentage that tells how much of a target was reached; a figure behind it ("dari target 90%") is that target."""
AGAINST = compiled(
    r"(?:banding(?:kan)?\s+(?:dengan\s+)?|\bterhadap\s+(?=target\b))(?P<base>(?:(?!\b(?:yang|sebesar|adalah|yaitu)\b)[^.;])*?)"
    r"\bmencapai\s*$",
    re.I,
)
""" "Realisasi 2023 dibandingkan dengan tahun 2022 mencapai 66,67%": a ratio, and the figure of neither year."""


def _share(found: str, cue: str, behind: str) -> str:
    """What a percentage measures that may be a ratio to something: the capaian where that is the target, else nothing known."""
    against = AGAINST.search(cue)
    if against is None:
        return "capaian" if OF_TARGET.match(behind) else found
    of_year = patterns.match(r"target\b", against["base"], re.I) and not END_OF_PLAN.search(against["base"])
    return "capaian" if of_year else ""


TARGET_BEHIND = compiled(
    r"\s*%?\s*(?:[a-z]+\s+){0,6}?yang\s+(?:telah\s+)?(?:menjadi\s+target|ditargetkan|direncanakan)\b"
    r"(?!\s*(?:sebesar|sebanyak|sejumlah|adalah|yaitu|:)?\s*\d)",
    re.I,
)
"""Behind a figure that is a target."""
TO_TARGET = compiled(r"\b(?:pen)?capaian(?:nya)?\s+(?:kinerja\s+)?terhadap\s+target\b[^.;\d]*$", re.I)
"""Before a percentage of a target that was told before."""
OUT_OF_TARGET = compiled(r"\s*%?\s*[a-z]{0,15}\s*dari\s+(?:rencana\s+|jumlah\s+)?target\b", re.I)
RESTATED = compiled(
    r"[\s%,.–-]*(?:[a-z]{1,12}\s+)?(?:\(|\b(?:atau|yaitu|yakni)\b)[\s(]*(?:(?:sebesar|senilai|setara|dengan|sejumlah|sekitar|mencapai)\s+)*"
    r"(?:Rp\.?)?\s*",
    re.I,
)
"""Before a figure that says the one before it in another unit."""
SPENT_OF = compiled(
    r"[\s,.–-]*(?:atau\s+)?dari\s+(?:(?:total|jumlah|(?:ke)?seluruhan|seluruh|dana|sebesar|senilai|sejumlah)\s+)*(?:Rp\.?)?\s*",
    re.I,
)
"""Between what was spent and what it was spent out of: "terealisasi Rp 90 juta dari Rp 100 juta"."""
SERIES = compiled(
    r"\s*%?\s*(?:[a-z]+\s*){0,2}(?:,|;|\bdan\b|,\s*dan\b)\s*(?:pada\s+|di\s+|untuk\s+)?tahun\s+(?:19|20)\d\d\s*"
    r"(?:sebesar|sejumlah|sebanyak|berjumlah|adalah|yaitu|menjadi|[:=])?\s*",
    re.I,
)
"""Between two figures of a series of years; what the first of them measures, the others do."""
CARRIED = frozenset({"target", "realisasi", "capaian"})
BARE = compiled(
    r"\b(?:(?:19|20)\d\d|sementara|sedangkan|adapun|namun|dan|dengan|dari|pada|di|untuk|tahun|ini|itu|tersebut|nilai|angka|kinerja|sebesar|sebanyak|"
    r"sejumlah|berjumlah|adalah|yaitu|yakni|menjadi|hanya|baru|telah|sudah|yang|ditetapkan|diperoleh|sehingga|maka|atau|persentase|tingkat|hasil|"
    r"akhir|renstra)\b",
    re.I,
)
"""Words that may stand beside target or realisasi without telling of what."""


OF_ANOTHER = compiled(r"[^.,;\d]{0,40}\b(?:pada|untuk|bagi|dari|oleh|di)\s+(?!tahun\b|target\b|tersebut\b|yang\b)[a-z]", re.I)


def _says_nothing_else(cue: str, behind: str, previous: Mention | None) -> bool:
    """Whether the words beside a figure name its measure and nothing that it could be the measure of; the unit of the figure
    before it ("18 UPP, target ...") belongs to that one."""
    if OF_ANOTHER.match(behind):
        return False
    words = patterns.sub(r"^\s*%?\s*[A-Za-z]+\s*,", " ", cue) if previous else cue
    return not patterns.search(r"\w", BARE.sub(" ", CUE.sub(" ", words)))


def _opens_with_another(string: str) -> bool:
    """Whether a sentence opens with a quantity of its own that no table names ("Cakupan ASI eksklusif sebesar 64 % dari target
    60 %"): none of its figures is of what the sentence before tells."""
    opening = QUANTITY_FIRST.match(string)
    return opening is not None and patterns.search(r"[a-z]{3}", BARE.sub(" ", CUE.sub(" ", opening["of"])), re.I) is not None


ALLOTTED = compiled(r"[\s,;:–-]*(?:sebesar|sejumlah|senilai)?[\s:]*(?:Rp\.?)?\s*", re.I)
SPENT = compiled(r"\b(?:realisasi|terealisasi|direalisasikan|(?:ter|pe(?:ny)?)serap\w*)\b", re.I)
RESULTS = frozenset({"realisasi", "serapan", "sisa", "efisiensi", "capaian", "selisih"})


def _of_results(text: str) -> bool:
    return any(hit.lastgroup in RESULTS for hit in CUE.finditer(text))


def _is_allotment(string: str, figure: Figure, names: list[tuple[int, int]], context: _Context) -> bool:
    """Whether an item of a list only names a programme and an amount ("Program A, sebesar Rp 5.000.000"): its budget.

    Under a heading or lead-in that speaks of results the amount is a budget only where what was spent stands behind it.
    """
    if figure.unit != "Rp" or len(names) != 1:
        return False
    start, end = names[0]
    bare = not patterns.search(r"\w", string[:start]) and ALLOTTED.fullmatch(string[end : figure.start])
    return bool(bare) and (not context.results or bool(SPENT.search(string[figure.end :])))


CUE_WORDS = Mender.of(
    ["realisasi realisasinya terealisasi capaian capaiannya pencapaian target targetnya anggaran penyerapan serapan"]
)


def _unbracketed(text: str) -> str:
    return patterns.sub(r"\([^)]*\)", " ", text)


def _mended(cue: str) -> str:
    """The words before a figure with slips in its cue words mended, as long as no letter moves."""
    mended, _ = CUE_WORDS.mend(cue)
    return mended if len(mended) == len(cue) else cue


def _in_a_name(cue: str, hit: re.Match[str]) -> bool:
    """Whether a noun of change is part of a name ("Peningkatan Jumlah Pelaku Usaha") rather than said of figures."""
    if not patterns.match(r"(?:ke|pe)", hit.group(), re.I):
        return False
    before, after = cue[: hit.start()].rstrip().lower(), cue[hit.end() :]
    noun = r"\b(?:mengalami|terjadi|adanya|ada|memperoleh|dengan|atau|sedikit|sebesar|persentase|menunjukkan)$"
    if patterns.search(noun, before):
        return False
    return not patterns.match(
        r"\s*(?:nilai|angka|capaian|realisasi|kinerja|yang\s+signifikan|target)?\s*(?:sebesar|sebanyak|dari|sejumlah|yaitu|:|$)",
        after,
        re.I,
    )


def _year(string: str, figure: Figure, cue: str, years: list[int], default: int | None) -> tuple[int | None, bool]:
    after = YEAR_AFTER.match(string[figure.end :]) or YEAR_BRACKET.match(string[figure.end :])
    if after:
        return int(after.group(1)), True
    before = list(YEAR_BEFORE.finditer(cue))
    if before:
        return int(before[-1].group(1)), True
    earlier = list(YEAR_BEFORE.finditer(string[: figure.start]))
    if earlier:
        return int(earlier[-1].group(1)), len({int(m.group(1)) for m in YEAR_BEFORE.finditer(string)}) == 1
    return (years[0], False) if len(set(years)) == 1 and years[0] == default else (default, False)


LONG_CELL = 160
"""Letters from which a cell is read as running text."""


def _told_in_cells(table: Table) -> Iterator[Paragraph]:
    """Cells that hold sentences (analysis, causes, efforts) as paragraphs."""
    seen: set[int] = set()
    for row in table.rows[table.first_body_row :]:
        for cell in row:
            if cell is None or id(cell) in seen or len(cell.text.string) < LONG_CELL:
                continue
            seen.add(id(cell))
            if _is_running(cell.plain):
                string = cell.text.string.replace("\n", " ")
                yield Paragraph(Text(string, cell.text.spans), cell.place, table.heading)


NEXT_SENTENCE = compiled(r"[a-z%)\"”]\.\s+[A-Z][a-z]")


def _is_running(text: str) -> bool:
    """Whether most words begin with a small letter; two in five where a sentence ends and another begins, for sentences that
    print the names of indicators and programmes begin with many capitals."""
    words = text.split()
    small = sum(w[:1].islower() for w in words)
    letters = sum(w.lstrip("\"“(")[:1].isalpha() for w in words)
    return len(words) >= 20 and (small * 2 > len(words) or (small * 5 > letters * 2 and NEXT_SENTENCE.search(text) is not None))


class Phrase(Struct, frozen=True, dict=True):
    """The words of a name as they may stand in running text, and the key and print of the name."""

    expression: str
    flags: re.RegexFlag
    key: str
    name: str
    marks: tuple[str, ...]
    """One of these (small letters) is in every text that has the phrase: to look for them is much quicker."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression}\b", self.flags)

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text)


class Phrases(Struct, frozen=True, dict=True):
    """The phrases for the names of one kind, in the order in which they are looked for."""

    kind: str
    all: list[Phrase]

    @cached_property
    def _by_marks(self) -> list[tuple[tuple[str, ...], list[int]]]:
        """The numbers of the phrases that have the same marks."""
        numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.all):
            numbers[phrase.marks].append(number)
        return list(numbers.items())

    def possible_in(self, text: str) -> list[Phrase]:
        """Those of which a mark stands in the text."""
        small = text.lower()
        found: list[int] = []
        for marks, numbers in self._by_marks:
            for mark in marks:
                if mark in small:
                    found += numbers
                    break
        return [self.all[number] for number in sorted(found)]


def _phrases(vocabulary: Vocabulary, lexicon: Lexicon, least_words: int) -> list[Phrase]:
    """For each name the phrases that may stand for it in running text. The longest first."""
    phrases: dict[str, Phrase] = {}
    keys = {key: name for name, key in vocabulary.names()}
    bare_names = Counter(" ".join(lexicon.names.content(QUANTITY.sub("", _unbracketed(n)))) for n in keys.values())
    for printed, key in vocabulary.names():
        name = LIST_NUMBER.sub("", printed)
        variants = {name, *patterns.findall(r"\(([A-Z]{3,6})\)", name)}
        variants.add(_unbracketed(name))
        variants |= {OFFICE_WORD.sub("", v) for v in list(variants)}
        bare = QUANTITY.sub("", _unbracketed(name))
        if bare != name and len(lexicon.names.content(bare)) >= 3 and bare_names[" ".join(lexicon.names.content(bare))] == 1:
            variants.add(bare)
        variants.add(patterns.sub(r"^\s*(?:nilai|hasil|tingkat|angka)\s+", "", _unbracketed(name), flags=re.I))
        for short, long in lexicon.names.abbreviations.items():
            if short in OFFICE_ACRONYMS or len(lexicon.names.spelled_out(name).split()) > len(lexicon.names.content(long)) + 1:
                continue  # "jumlah laporan OPD" is not what "OPD" alone speaks of
            if lexicon.names.contains(name, long):
                variants.add(short.upper())
            if re.search(rf"\b{short}\b", name, re.I):
                variants |= {re.sub(rf"\b{short}\b", long, name, flags=re.I), short.upper()}
                variants.add(
                    patterns.sub(
                        r"^\s*(?:nilai|hasil)?\s*(?:evaluasi)?\s*",
                        "",
                        re.sub(rf"\b{short}\b", long, name, flags=re.I),
                        flags=re.I,
                    )
                )
        for variant in variants:
            words = patterns.findall(r"[A-Za-z]+|\d+", variant)
            acronym = len(words) == 1 and variant.strip().isupper() and 3 <= len(variant.strip()) <= 6
            if len(words) < least_words and not acronym:
                continue
            ways = [spellings(w, lexicon) for w in words]
            text = r"[\s\-,/()]*".join(map(any_of, ways))
            marks = max(ways, key=lambda same: min(map(len, same)))
            flags = re.RegexFlag(0) if acronym else re.I
            phrases.setdefault(text.lower(), Phrase(text, flags, key, name, tuple(w.lower() for w in marks)))
    return [phrases[k] for k in sorted(phrases, key=lambda k: (-len(k), k))]


def spellings(word: str, lexicon: Lexicon) -> list[str]:
    """A word and its known misspellings, the longest first; the word itself as it is printed where there are none."""
    right = lexicon.names.spelling.get(word.lower(), word.lower())
    others = {w for w, meant in lexicon.names.spelling.items() if meant == right} | {right, word.lower()}
    return sorted(others, key=lambda w: (-len(w), w)) if len(others) > 1 else [word]


def any_of(words: list[str]) -> str:
    """A pattern of any of these words."""
    pattern = "|".join(map(re.escape, words))
    return f"(?:{pattern})" if len(words) > 1 else pattern


GOES_ON = compiled(r"\s+(?!Rp\b|Tahun\b|Kab|Kota\b|Prov)[A-Z][a-z]{3,}")
"""A capitalised word behind the name of an account: the name of another, longer one."""


def occurrences(text: str, phrases: Phrases) -> Iterator[tuple[Subject, int, int]]:
    taken: list[tuple[int, int]] = []
    for phrase in phrases.possible_in(text):
        for match in phrase.found_in(text):
            goes_on = phrases.kind == "anggaran" and GOES_ON.match(text, match.end())
            if not goes_on and not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield Subject(phrases.kind, phrase.key, phrase.name), match.start(), match.end()


PLAN_OF_YEARS = compiled(r"\b(?:renstra|rencana\s+strate(?:gis|jik)|rpjmd?|jangka\s+menengah)\b", re.I)
OF_THE_YEAR = compiled(r"\b(?:perjanjian|penetapan|realisasi\w*|pencapaian|capaian\w*|pengukuran|\w*banding\w*)\b|\bPK\b", re.I)
"""Words of a lead-in that speaks of the agreement of a year or of what was reached, beside the plan."""
END_OF_PLAN = compiled(r"\b(?:akhir|renstra|rpjmd?|jangka\s+menengah|tahun\s+ke-?\s*(?:5|lima))\b", re.I)


def _scope_of(sentence: Sentence, mention: Mention) -> str:
    """A target of the end of a plan where the words before it say so; parts of a year hold for the whole sentence."""
    if mention.measure == "target" and (sentence.of_plan or END_OF_PLAN.search(mention.cue)):
        return "renstra"
    if mention.measure in ("anggaran", "realisasi_anggaran") or sentence.scope.startswith(("triwulan", "semester")):
        return sentence.scope
    return ""


def prose_facts(sentences: tuple[Sentence, ...]) -> list[Fact]:
    """Mentions whose subject, measure and year are known, as facts."""
    facts = []
    for sentence in sentences:
        undated = not YEAR.search(sentence.text.string) and not patterns.search(
            r"tahun\s+(?:lalu|sebelumnya|depan)|sebelumnya", sentence.lower
        )
        for mention in sentence.mentions:
            if (
                not mention.measure
                or mention.measure == "selisih"
                or mention.subject is None
                or mention.figure.value is None
                or mention.entity is None
            ):
                continue
            if not (mention.subject_given or mention.year_given):
                continue
            certain = mention.subject_given and (mention.year_given or undated) and not mention.inherited
            facts.append(
                Fact(
                    mention.subject,
                    mention.measure,
                    mention.figure,
                    mention.year,
                    mention.figure.place,
                    _scope_of(sentence, mention),
                    mention.entity,
                    "prose",
                    certain=certain,
                    context=sentence.text.plain,
                )
            )
    return facts
