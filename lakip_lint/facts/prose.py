"""From sentences to facts, precision first: a figure is a fact only where its subject, measure and year are certain enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.document.model import Caption, Document, Heading, Paragraph, Table, Text
from lakip_lint.facts.entity import entity_in, is_own
from lakip_lint.facts.fact import OWN, Fact, Profile, Subject
from lakip_lint.facts.figure_year import year_of
from lakip_lint.facts.lexicon import YEAR, Lexicon
from lakip_lint.facts.measuring import CARRIED, END_OF_PLAN, measure_of, of_results, opens_with_another, says_nothing_else
from lakip_lint.facts.office import Office, named_in, normal
from lakip_lint.facts.passage import LEADS
from lakip_lint.facts.phrases import Phrases, occurrences, phrases_of
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.slips import Mender, original
from lakip_lint.facts.tables import Vocabularies
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.number import read_figures
from lakip_lint.patterns import compiled

NAMED_BEHIND = compiled(r"[^.;,\d]{0,25}\b(?:pada|untuk|yaitu|dari)\b[^.;,\d]{0,25}", re.I)
"""The words between a figure and the name behind it that it belongs to, and no other figure or clause between."""
UNKNOWN_ACCOUNT = compiled(r"\b(?:Belanja|Program|(?:Sub\s?)?[Kk]egiatan)\s+(?!Rp)[A-Z][a-z]+")
"""An account that no table names: an amount behind it is not that of an account named further on."""
THIS_ONE = compiled(r"\b(?:sub\s*)?(?:kegiatan|program)(?:nya)?\s+(?:ini|tersebut)\b", re.I)
"""Speaks of the programme or kegiatan that the sentence before names."""
OF_TOTAL = compiled(
    r"\s*(?:%|persen\b)?\s*dari\s+(?:total|seluruh|jumlah)\s+(?:pagu\s+)?(?:anggaran|pagu|belanja)(?!\s+(?:program|kegiatan))",
    re.I,
)
COUNT_NAME = compiled(r"\W*(?:jumlah|banyaknya)\b(?!\s+persen)", re.I)
TARGET_MISSED = compiled(r"\b(?:mencapai|memenuhi|melampaui)\s+target(?:\s+[a-z]+){0,2}\s*\(\s*$", re.I)
"""Before a percentage in brackets that is no target of a number of things: "belum mencapai target (94,19%)"."""
NAMED_VALUE = compiled(
    r"\)?\s*(?:\([A-Za-z]+\)\s*)?(?:(?:(?:pada\s+|di\s+)?tahun\s+(?:20\d\d|ini)"
    r"|(?:sampai\s+dengan|hingga|per)\s+(?:akhir\s+|31\s+)?Desember\s+20\d\d)\s+)?"
    r"(?:adalah|sebesar|sebanyak|sejumlah|tercatat)\s+(?:sebesar\s+|sebanyak\s+)?",
    re.I,
)
"""Between the name of an indicator and what was reached: "Angka kelulusan tahun 2023 sebesar 99,86 %"."""
MEAN_OF_ALL = compiled(r"\brata-?\s*rata\b[^.;:]*$", re.I)
"""Before a figure that is the mean of several, and not that of the one indicator that the sentence names behind it."""
BROKEN_DOWN = compiled(r"\bterdiri\s+(?:dari|atas)\b|\bmeliputi\b|\bmencakup\b|\bdengan\s+rincian\b|\bterbagi\b", re.I)
"""Between a figure and the names of parts of what it tells."""
BEFORE_REVISION = compiled(r"\b(?:anggaran|pagu|alokasi|dipa|dpa)\s+(?:[a-z]+\s+){0,2}?(?:semula|awal)\b", re.I)
REVISED = compiled(r"\b(?:menjadi|direvisi|revisi|setelah|sesudah|perubahan|akhir)\b", re.I)
"""In a sentence that tells a budget before and after it was revised."""
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
        self.indicators = Phrases("indikator", phrases_of(vocabularies.by_kind["indikator"], lexicon, 2))
        self.accounts = Phrases("anggaran", phrases_of(vocabularies.by_kind["anggaran"], lexicon, 3))
        self.named: dict[str, list[tuple[Subject, int, int]]] = {}
        self.slips = Mender.of(name for name, _ in vocabularies.by_kind["indikator"].names())

    def read(self) -> tuple[Sentence, ...]:
        sentences: list[Sentence] = []
        context = _Context()
        for block in self.document.blocks:
            if isinstance(block, Heading):
                entity = entity_in(block.text.plain, self.profile)
                subject = self._only_subject(block.text.plain)
                context = _Context(block, subject, subject, entity, entity, of_results(block.text.plain))
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
            context.results = of_results(whole)

    def _only_subject(self, text: str) -> Subject | None:
        found = self.subjects_in(text)
        return found[0][0] if len({s.key for s, _, _ in found}) == 1 else None

    def subjects_in(self, text: str) -> list[tuple[Subject, int, int]]:
        """Indicators named in a text with their offsets; a name within a longer one, or that of an office, is not taken."""
        if text not in self.named:  # many paragraphs are one sentence, and are asked for as both
            self.named[text] = self._subjects_in(text)
        return self.named[text]

    def _subjects_in(self, text: str) -> list[tuple[Subject, int, int]]:
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
        if BEFORE_REVISION.search(string) and not REVISED.search(string):
            return "sebelum"
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
        measure, inherited = measure_of(string, figure, cue, previous, money, names)
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
        if subject is not None and not before and BROKEN_DOWN.search(string, figure.end, named[0][1]):
            subject, given = None, False
        if subject is None and money and not named and context.account and THIS_ONE.search(string[: figure.start]):
            subject, given = context.account, True
        if subject is None and money and (
            RUNNING_TOTAL.search(string[: figure.start]) or (figure.unit == "%" and OF_TOTAL.match(string[figure.end :]))
        ):
            subject, given = Subject("total", "total", "total"), True
        nothing_else = measure in CARRIED and says_nothing_else(cue, string[figure.end :], previous)
        if subject is None and not money and nothing_else and not opens_with_another(string):
            subject, given = context.carried, context.carried is not None
        if subject is None and not money:
            subject = context.subject
        if measure == "target" and figure.unit == "%" and subject is not None and COUNT_NAME.match(subject.name):
            measure = "capaian" if TARGET_MISSED.search(cue) else measure
        year, year_given = year_of(string, figure, cue, years, self.profile.year)
        if not measure and given and before and not context.of_plan and year is not None and year <= (self.profile.year or 0):
            measure = "realisasi" if NAMED_VALUE.fullmatch(string, before[-1][2], figure.start) else ""
        return Mention(figure, measure, cue, year, year_given, subject, given, inherited)


COUNT_OF_SHARE = compiled(
    r"\s*[a-z]*(?:\s+[a-z]+){0,4}\s+dari\s+(?:(?!target|rencana)[a-z]+\s+){0,4}\d[\d.]*[^.;%\d]{0,60}?(?:\batau\b|\byaitu\b|\(|,)\s*(?:sebesar\s+)?"
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


ALLOTTED = compiled(r"[\s,;:–-]*(?:sebesar|sejumlah|senilai)?[\s:]*(?:Rp\.?)?\s*", re.I)
SPENT = compiled(r"\b(?:realisasi|terealisasi|direalisasikan|(?:ter|pe(?:ny)?)serap\w*)\b", re.I)
def _is_allotment(string: str, figure: Figure, names: list[tuple[int, int]], context: _Context) -> bool:
    """Whether an item of a list only names a programme and an amount ("Program A, sebesar Rp 5.000.000"): its budget.

    Under a heading or lead-in that speaks of results the amount is a budget only where what was spent stands behind it.
    """
    if figure.unit != "Rp" or len(names) != 1:
        return False
    start, end = names[0]
    bare = not patterns.search(r"\w", string[:start]) and ALLOTTED.fullmatch(string[end : figure.start])
    return bool(bare) and (not context.results or bool(SPENT.search(string[figure.end :])))


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


PLAN_OF_YEARS = compiled(r"\b(?:renstra|rencana\s+strate(?:gis|jik)|rpjmd?|jangka\s+menengah)\b", re.I)
OF_THE_YEAR = compiled(r"\b(?:perjanjian|penetapan|realisasi\w*|pencapaian|capaian\w*|pengukuran|\w*banding\w*)\b|\bPK\b", re.I)
"""Words of a lead-in that speaks of the agreement of a year or of what was reached, beside the plan."""
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
