"""Claims in words: above target, all indicators reached, capaian of the sasaran just discussed; against the figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lakip_lint import patterns
from lakip_lint.checks.copies import agree
from lakip_lint.checks.evidence import evidence, fact_evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.own_target import MISSED, NEGATED, REACHED, by_own_figures
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.fact import OWN, Fact, Subject
from lakip_lint.facts.ratios import AKIP_LOWER, FORMULAS, fits, triples
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

HUNDRED = Decimal(100)
LEAST_WORDS = 4
RESULT = compiled(r"\b(?:capaian|pencapaian|realisasi|kinerja|indikator)\b", re.I)
PARTLY = compiled(
    r"\b(?:beberapa|sebagian|ada|terdapat|masing-masing|salah\s+satu|triwulan|semester|bulan|program|kegiatan|anggaran|renstra|nasional)\b",
    re.I,
)
"""Of a sentence on a part of what its indicator measures."""
BECAUSE = compiled(r"\b(?:di)?(?:karena|sebab)(?:kan)?\b", re.I)
ALL = compiled(
    r"\b(?:semua|seluruh|keseluruhan)\s+(?:(?:realisasi|target|capaian|dari)\s+){0,2}(?:indikator|sasaran|target|iku)\b"
    r"(?:\s+(?!bahkan|ada|yang|hampir|dapat|akan|agar|tidak|belum|untuk)\w+){0,4}?\s+(?:telah|sudah|berhasil|mampu)?\s*"
    r"(?P<said>(?:melebihi|melampaui|di\s?atas|mencapai|memenuhi)\s+(?:dari\s+)?(?:target|100\s*(?:%|persen))|tercapai)",
    re.I,
)
OTHER_TARGET = compiled(
    r"^\W*(?:\w+\s+){0,2}?(?:akhir|renstra|rencana\s+strategis|rpjm\w*|jangka\s+(?:menengah|panjang)|nasional|provinsi|standar)\b",
    re.I,
)
"""Behind the word target: it is not the one of the year that capaian is a percentage of."""
OF_PART = compiled(
    r"\b(?:pada|dari|untuk|dalam|di)\s+(?:sasaran|tujuan|misi|program|kegiatan|bidang|triwulan|semester)\b|\blalu\b|\bsebelumnya\b",
    re.I,
)
"""All indicators of a part of the plan, or of another time."""
CONCLUSION = compiled(
    r"\b(?:sasaran|indikator)(?:\s+kinerja)?(?:\s+strategis)?\s+(?:tersebut|di\s?atas|ini|dimaksud)\b", re.I
)

OF_SEVERAL = compiled(
    r"\brata-?\s*rata\b|\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d+)\)?\s+(?:indikator|sasaran)\b",
    re.I,
)
"""Before a figure that is told of several indicators, and of none of them alone."""


def results(understanding: Understanding) -> dict[str, list[Fact]]:
    """Capaian of the report's year, by indicator, from its tables: percentages of a target only.

    A column "capaian" may hold what was reached instead; it counts where its figures follow from those of their row.
    """
    proven = {
        (t.view.index, t.row.index, t.columns[2].index)
        for view in understanding.tables
        for group in triples(view, "realisasi", "target", "capaian")
        for t in group
        if any(fits(t, f, truncated=True) for f in FORMULAS)
    }
    found: dict[str, list[Fact]] = {}
    for fact in understanding.ledger.find(kind="indikator", measure="capaian", year=understanding.profile.year):
        if fact.figure.value is not None and (fact.table, fact.row, fact.column) in proven:
            found.setdefault(fact.subject.key, []).append(fact)
    return found


@kind("claim-target")
def check_claim_target(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "melebihi target", "belum mencapai target" said of one indicator, against its figures in the sentence or the tables."""
    lexicon = understanding.lexicon
    claims = {name: lexicon.pattern("claims", name) for name in ("di_bawah", "melebihi", "mencapai")}
    capaian = results(understanding)
    for before, sentence in pairwise((None, *understanding.sentences)):
        assert sentence is not None
        subjects = {s.key: s for s in sentence.subjects if s.kind == "indikator"}
        if sentence.entity != OWN or ALL.search(sentence.text.string):
            continue
        if not subjects and (about := _spoken_of(understanding, sentence)):
            subjects = {about.key: about}
        if not (len(subjects) == 1 and capaian.get(next(iter(subjects)))):
            yield from by_own_figures(rule, sentence, before, claims)
            continue
        for name, pattern in claims.items():
            match = pattern.search(sentence.text.string)
            if match is None or (name != "di_bawah" and NEGATED.search(sentence.text.string[: match.start()])):
                continue
            if OTHER_TARGET.search(sentence.text.string[match.end() :]):
                yield from by_own_figures(rule, sentence, before, claims)
                break
            subject = next(iter(subjects.values()))
            yield from _target(understanding, rule, sentence, subject, name, match, capaian.get(subject.key, []))
            break


def _target(
    understanding: Understanding,
    rule: Rule,
    sentence: Sentence,
    subject: Subject,
    name: str,
    match: re.Match[str],
    facts: list[Fact],
) -> Iterator[Relation]:
    years = {m.year for m in sentence.mentions if m.year_given}
    if years - {understanding.profile.year} or not facts:
        return
    loosely = subject not in sentence.subjects
    reaching = {(f.figure.value or HUNDRED) >= HUNDRED for f in facts}
    if len(reaching) > 1 or not (loosely or (sentence.mentions and len({f.figure.amount for f in facts}) == 1)):
        return
    fact = facts[0]
    assert fact.figure.value is not None
    reached = fact.figure.value >= HUNDRED
    holds = {
        "melebihi": fact.figure.value > HUNDRED or (reached and fact.figure.decimals == 0),
        "mencapai": reached,
        "di_bawah": not reached,
    }[name] or (name == "di_bawah" and LESS.match(match.group()) is not None and _is_less(understanding, subject))
    place = sentence.text.place(match.start(), match.end())
    others = [fact_evidence(fact, "input", "capaian"), *(evidence(m.figure, "input") for m in sentence.mentions[:3])]
    yield Relation(
        rule,
        holds,
        Evidence(place, " ".join(match.group().split()), "doubted"),
        tuple(others),
        printed=" ".join(match.group().split()),
        expected=REACHED if reached else MISSED,
        calculation=f"capaian {fact.figure.raw}",
        arguments={"subject": " ".join(subject.name.split())[:120], "year": str(understanding.profile.year or "")},
        severity=Severity.WARNING if loosely and not holds else None,
    )


LESS = compiled(r"lebih\s+(?:rendah|kecil|sedikit)|di\s?bawah|kurang\s+dari", re.I)
"""Says that a number is smaller, which is good where less is better."""


def _is_less(understanding: Understanding, subject: Subject) -> bool:
    """Whether every table that prints target and realisasi of this year has less than the target."""
    year = understanding.profile.year
    of, to = (understanding.ledger.find(key=subject.key, measure=m, year=year) for m in ("realisasi", "target"))
    reached, planned = ([f.figure.amount for f in facts if f.figure.amount is not None] for facts in (of, to))
    return bool(reached and planned) and max(reached) < min(planned)


def _spoken_of(understanding: Understanding, sentence: Sentence) -> Subject | None:
    """The indicator of the heading, where a sentence on its capaian in the report's year repeats most of its name."""
    subject = sentence.context_subject
    if subject is None or subject.kind != "indikator":
        return None
    string = BECAUSE.split(sentence.text.string, maxsplit=1)[0]
    if not RESULT.search(string) or PARTLY.search(string):
        return None
    if {int(y) for y in patterns.findall(r"\b20\d\d\b", string)} != {understanding.profile.year}:
        return None
    names = understanding.lexicon.names
    wanted, said = set(names.words(subject.name)), set(names.words(string))
    return subject if len(wanted) >= LEAST_WORDS and len(wanted & said) * 4 >= len(wanted) * 3 else None


@kind("claim-all")
def check_claim_all(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "semua indikator melebihi target": no indicator of the report's year may be below (or, for melebihi, at) its target."""
    capaian = {key: facts[0] for key, facts in results(understanding).items() if len({f.figure.amount for f in facts}) == 1}
    if len(capaian) < 2:
        return
    for sentence in understanding.sentences:
        string = sentence.text.string
        match = ALL.search(string)
        if (
            match is None
            or sentence.entity != OWN
            or NEGATED.search(string[: match.start()])
            or NEGATED.search(match.group() + " ")
            or OF_PART.search(string)
            or {int(y) for y in patterns.findall(r"\b20\d\d\b", string)} - {understanding.profile.year}
        ):
            continue
        said = " ".join(match.group("said").split())
        beyond = patterns.search(r"melebihi|melampaui|di\s?atas|bahkan\s+lebih", said, re.I)
        against = [
            f
            for f in capaian.values()
            if f.figure.value is not None and (f.figure.value < HUNDRED or (beyond and f.figure.value == HUNDRED))
        ]
        worst = sorted(against, key=lambda f: f.figure.value or HUNDRED)
        place = sentence.text.place(match.start(), match.end())
        words = " ".join(match.group().split())[:150]
        yield Relation(
            rule,
            not against,
            Evidence(place, words, "doubted"),
            tuple(fact_evidence(f, "input", " ".join(f.subject.name.split())[:60]) for f in worst[:5]),
            printed=said,
            expected=Both(
                f"{len(capaian) - len(against)} dari {len(capaian)} indikator",
                f"{len(capaian) - len(against)} of {len(capaian)} indikator",
            ),
            calculation="; ".join(f"{f.figure.raw}" for f in worst[:5]),
            arguments={"count": str(len(against)), "all": str(len(capaian))},
            severity=None
            if any(f.figure.value is not None and f.figure.value < HUNDRED for f in against)
            else Severity.WARNING,
        )


@kind("claim-conclusion")
def check_conclusion(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """A capaian said of "sasaran di atas", against that of the one indicator that its section is about."""
    capaian = results(understanding)
    everything = [f for facts in capaian.values() for f in facts]
    spoken: dict[int, list[str]] = defaultdict(list)
    for sentence in understanding.sentences:
        section = id(sentence.heading)
        spoken[section] += [s.key for s in sentence.subjects if s.kind == "indikator"]
        mentions = [m for m in sentence.mentions if m.measure == "capaian" and m.figure.unit == "%" and not m.subject_given]
        if not mentions or sentence.subjects or not CONCLUSION.search(sentence.text.string):
            continue
        if OF_SEVERAL.search(mentions[0].cue):
            continue
        about = [sentence.context_subject.key] if sentence.context_subject else spoken[section][-1:]
        facts = capaian.get(about[0], []) if about else []
        if not facts or len({f.figure.amount for f in facts}) > 2 or mentions[0].year not in (understanding.profile.year, None):
            continue
        figure = mentions[0].figure
        if any(agree(figure, f.figure) for f in everything if f not in facts):
            continue  # it is the capaian of another indicator: the section speaks of several
        holds = any(agree(figure, f.figure) for f in facts)
        yield Relation(
            rule,
            holds,
            evidence(figure, "doubted"),
            tuple(fact_evidence(f, "copy") for f in facts[:3]),
            printed=figure.as_printed,
            expected=facts[0].figure.raw,
            calculation=f"{figure.raw}% ≠ {facts[0].figure.raw}",
            arguments={"subject": " ".join(facts[0].subject.name.split())[:120], "year": str(understanding.profile.year or "")},
        )


@kind("claim-grade")
def check_claim_grade(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "realisasi di atas target" where target and realisasi are grades printed in the sentence or the tables."""
    order = list(AKIP_LOWER)
    lexicon = understanding.lexicon
    above = lexicon.pattern("claims", "melebihi")
    for sentence in understanding.sentences:
        match = above.search(sentence.text.string)
        subjects = {s.key for s in sentence.subjects if s.kind == "indikator"} or (
            {sentence.context_subject.key} if sentence.context_subject else set()
        )
        if (
            match is None
            or len(subjects) != 1
            or sentence.entity != OWN
            or NEGATED.search(sentence.text.string[: match.start()])
        ):
            continue
        key = next(iter(subjects))
        years = sorted({int(y) for y in patterns.findall(r"\b(20\d\d)\b", sentence.text.string[: match.end()])})
        for year in years:
            targets = [
                f
                for f in understanding.ledger.find(key=key, measure="target", year=year, scope=None)
                if f.figure.grade in order
            ]
            reached = [
                f
                for f in understanding.ledger.find(key=key, measure="realisasi", year=year, scope=None)
                if f.figure.grade in order
            ]
            grades = {f.figure.grade for f in targets}, {f.figure.grade for f in reached}
            if len(grades[0]) != 1 or len(grades[1]) != 1:
                continue
            target, realised = targets[0], reached[0]
            place = sentence.text.place(match.start(), match.end())
            yield Relation(
                rule,
                order.index(realised.figure.grade) < order.index(target.figure.grade),
                Evidence(place, match.group(), "doubted"),
                (fact_evidence(target, "input", "target"), fact_evidence(realised, "input", "realisasi")),
                printed=match.group(),
                expected=Both("di bawah target", "below the target")
                if order.index(realised.figure.grade) > order.index(target.figure.grade)
                else Both("sama dengan target", "at the target"),
                calculation=f"target {target.figure.grade}, realisasi {realised.figure.grade}",
                arguments={"subject": " ".join(target.subject.name.split())[:120], "year": str(year)},
            )
