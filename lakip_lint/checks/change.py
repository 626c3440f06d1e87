"""Changes told in sentences: "naik sebesar 0,34 atau 0,38 %", "menurun dari 90,54 menjadi 90,20"; their size and direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.compared_years import compared_years
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.recomputed import percentage
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.facts.ratios import exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

SIZE = compiled(
    r"\b(?:sebesar|sebanyak|sejumlah|unggul|kenaikan|peningkatan|penurunan|selisih|angka|naik|turun|meningkat|menurun|poin|point)\s*:?\s*$",
    re.I,
)
FALL = compiled(r"turun|nurun|kurang|rendah", re.I)
RESTATED = compiled(
    r"^[\s,]*(?:(?!(?:dari|pada|menjadi|dengan|dan|yang|di|untuk|terhadap|target|capaian)\b)[a-z/]+\s*){0,2}[\s,]*"
    r"(?:\batau\b|\(|\bsetara\b|\byaitu\b)\s*(?:(?:setara|dengan|sebesar|naik|turun|sekitar)\s+){0,2}[-–−+]?\s*$",
    re.I,
)
"""Between the size of a change ("8 orang") and the percentage that tells it again."""
OF_PLAN = compiled(r"\b(?:target\w*|rencana\w*|di(?:harap|proyeksi|perkira)kan|akan|rata-rata)\b", re.I)
"""In front of the size of a change that did not happen from the one year to the other."""
OF_WHOLE = compiled(r"\s*%?\s*(?:persen\s*)?\)?\s*(?:dari|terhadap|menjadi|ke)\b", re.I)
"""Behind a percentage that is a share of something, or where a change starts."""
CLAUSE = compiled(
    r"[,;:]|\b(?:sehingga|karena|sebab|namun|tetapi|tapi|sedangkan|sementara|meskipun|walaupun|dan|serta|menyebabkan|mengakibatkan)\b",
    re.I,
)
"""Where another statement begins, which neither denies nor plans this one."""
UNASSERTED = compiled(
    r"\b(?:tidak|belum|bukan\w*|tanpa|gagal|batal|urung|mustahil|di(?:target|rencana|harap|proyeksi|perkira|upaya|usaha|ingin)kan|"
    r"me(?:nargetkan|rencanakan|ngharapkan|ngupayakan)|akan|agar|supaya|seharusnya|semestinya|harus|hendak\w*|ingin)\b"
    r"|\b(?:target|rencana|sasaran|untuk|guna|upaya)\s+$",
    re.I,
)
"""In the statement around a rise or fall: it did not happen, or not yet ("penurunan dari A menjadi B tidak tercapai")."""
SUPPOSED = compiled(
    r"\b(?:apabila|jika|bila|bilamana|kalau|andai\w*|seandainya|sekiranya)\s+"
    r"(?!(?:kita\s+)?(?:di|mem|men)?(?:banding|lihat|cermat|hitung|rinci|telaah|kait|tinjau|perhati|ukur|sanding))",
    re.I,
)
"""A condition; "apabila dibandingkan" supposes nothing."""
MANY_TIMES = 5
"""No result of this year is so many times that of last year in the same unit, rather one of the two is mistyped."""
RANK = compiled(r"\b(?:peringkat|rang?king|urutan)\b", re.I)
"""A rank that rises becomes a lower number."""
APART = compiled(r";|\b(?:di\s?tandai|terlihat|ditunjukkan|di\s?mana|lebih\s+cepat)\b", re.I)
"""Between such a word and its figures: they are of another thing."""
SIZE_OF_MEASURE = compiled(
    r"\b(?:kenaikan|peningkatan|penurunan)\s+(?:nilai|angka|capaian|realisasi|kinerja)\s+(?:sebesar|sebanyak|sejumlah)\s*$",
    re.I,
)
RETOLD = compiled(r"\batau\s+(?:meningkat|naik|menurun|turun|mengalami\s+\w+)\s*(?:sebesar\s*)?$", re.I)


class Change(Struct, frozen=True):
    """A printed size of a change with the figures that it may lie between."""

    sentence: Sentence
    size: Mention
    values: tuple[Figure, ...]
    restated: Mention | None = None
    """A percentage right behind it that tells the same change relative to the value it starts from."""
    from_ledger: bool = False


def changes(understanding: Understanding) -> Iterator[Change]:
    """Every sentence that prints the size of a change and (in the sentence or in the tables) the figures before and after."""
    for sentence, before in zip(understanding.sentences, (None, *understanding.sentences), strict=False):
        mentions = sentence.mentions
        for i, mention in enumerate(mentions):
            if ratio := _ratio_told(understanding, sentence, mention):
                yield ratio
                continue
            if mention.measure != "selisih" or mention.inherited or mention.figure.value is None:
                continue
            if mention.figure.unit == "%" and RETOLD.search(mention.cue) and any(m.measure == "selisih" for m in mentions[:i]):
                continue  # judged with the change that it tells again
            if not SIZE.search(mention.cue) and mention.figure.unit != "poin":
                continue
            restated = _restatement(sentence.text.string, mention, mentions[i + 1 :])
            others = [m for m in mentions if m is not mention and m is not restated and (_value(m) or _ends(m))]
            values = tuple(m.figure for m in others if _alike(m.figure, mention.figure))
            of_target = any(m.measure == "target" for m in others)
            measures = {m.measure for m in others}
            ends = _told_ends(sentence)
            if len(values) > 2 and all(e in values for e in ends) and len(_sizes(sentence)) == (2 if restated else 1):
                values = ends or values
            others = [m for m in mentions if m is not mention and m is not restated and m not in others]
            understood = any(_explains(one, other, mention.figure) for one, other in _pairs(values))
            if not understood and any(_explains(m.figure, v, mention.figure) for m in others for v in values):
                continue  # a figure whose measure is not understood explains the change
            earlier = _earlier(before, sentence, mention.figure, values, measures) if len(values) < 2 and not of_target else ()
            if len(values) < 2:
                values = _dated_ends(sentence, mention, restated) or values
            if len(values) >= 2:
                yield Change(sentence, mention, values, restated)
            elif len(values) + len(earlier) == 2:
                yield Change(sentence, mention, (*values, *earlier), restated)
            elif pair := _from_ledger(understanding, sentence, mention, values or earlier):
                yield Change(sentence, mention, pair, restated, from_ledger=True)


def _ratio_told(understanding: Understanding, sentence: Sentence, size: Mention) -> Change | None:
    """A percentage told as a change that is what the later figure makes of the earlier one ("naik 105 %" of 100 and 105).

    The two figures show by giving the printed percentage: those of the sentence, or those of the tables for its subject.
    """
    printed = size.figure
    told = (size.measure == "selisih" and not size.inherited) or SIZE_OF_MEASURE.search(size.cue)
    if not told or printed.unit != "%" or printed.value in (None, 100) or printed.interval is None:
        return None
    others = [
        m.figure
        for m in sentence.mentions
        if m is not size and m.measure not in ("selisih", "target", "efisiensi") and m.figure.value and m.figure.upper is None
    ]
    pairs = list(_pairs(tuple(f for f in others if len({o.unit for o in others}) == 1 or f.unit == others[0].unit)))
    from_ledger = not others
    if from_ledger and (pair := _from_ledger(understanding, sentence, size, ())):
        pairs = [(pair[1], pair[0])]
    fitting = [pair for pair in pairs if _as_ratio(*pair, size) and not _fits_size(*pair, printed)]
    if any(_fits_size(*pair, printed) for pair in pairs) or len(fitting) != 1:
        return None
    return Change(sentence, size, fitting[0], from_ledger=from_ledger)


def _as_ratio(one: Figure, other: Figure, size: Mention) -> bool:
    """Whether a printed percentage is one figure in percent of another, in the direction that the words tell."""
    low, high = sorted((one, other), key=lambda f: f.amount or Decimal(0))
    start, end = (high, low) if FALL.search(size.cue) else (low, high)
    told = size.figure.interval
    if told is None or not start.amount or not end.amount:
        return False
    return (exactly(end) / exactly(start)).scaled(100).meets(told)


def _restatement(string: str, size: Mention, following: Sequence[Mention]) -> Mention | None:
    """The percentage that tells the same change again: right behind ("1,80 atau 2,12 %") or later ("... atau naik 2,12 %")."""
    if size.figure.unit == "%":
        return None
    for at, mention in enumerate(following):
        if mention.figure.unit == "%" and (RETOLD.search(mention.cue) or (at == 0 and RESTATED.match(mention.cue))):
            return None if OF_WHOLE.match(string, mention.figure.end) else mention
    return None


def _sizes(sentence: Sentence) -> list[Mention]:
    return [m for m in sentence.mentions if m.measure == "selisih" and m.figure.value is not None]


def _from_to(lead: str, between: str) -> bool:
    """Whether the words before two figures and between them say "dari A ... menjadi B"."""
    begins = patterns.search(r"\bdari\b[^.;]{0,40}$", lead, re.I)
    return begins is not None and patterns.search(r"^[^.;]{0,40}\bmenjadi\b[^.;]{0,25}$", between, re.I) is not None


def _told_ends(sentence: Sentence) -> tuple[Figure, ...]:
    """The only two figures that a sentence gives as the beginning and the end of a change; none where it gives more."""
    string = sentence.text.string
    values = [m.figure for m in sentence.mentions if m.figure.value is not None and m.figure.upper is None]
    ends = [
        (one, other)
        for one, other in pairwise(values)
        if one.unit == other.unit and _from_to(string[max(0, one.start - 90) : one.start], string[one.end : other.start])
    ]
    return ends[0] if len(ends) == 1 else ()


def _dated_ends(sentence: Sentence, size: Mention, restated: Mention | None) -> tuple[Figure, ...]:
    """The two figures of two years that a sentence gives beside the size of a change, though it does not say what they measure.

    "Pada tahun 2022 sebanyak 425 kunjungan, tahun 2023 sebanyak 500 kunjungan, naik 75 kunjungan."
    """
    others = [m for m in sentence.mentions if m is not size and m is not restated]
    figures = tuple(m.figure for m in others)
    dated = len(others) == len({m.year for m in others}) == 2 and all(m.year_given and m.measure != "target" for m in others)
    if not dated or any(f.amount is None or f.upper is not None or f.bound for f in figures) or OF_PLAN.search(size.cue):
        return ()
    alike = figures[0].unit == figures[1].unit and size.figure.unit in (figures[0].unit, "", "%", "poin")
    return figures if alike and all(_alike(f, size.figure) for f in figures) else ()


def _earlier(
    before: Sentence | None, sentence: Sentence, size: Figure, known: tuple[Figure, ...], measures: set[str]
) -> tuple[Figure, ...]:
    """The figures of the sentence before that a change may start from or lead to, each once, targets left out.

    A figure of the sentence itself (`known`, which are of `measures`) is of the same unit: "5.100 jiwa" is no end of a change
    to 72,00.
    """
    if before is None or before.paragraph.heading is not sentence.paragraph.heading:
        return ()
    found = [m for m in before.mentions if _value(m) and m.measure != "target" and _alike(m.figure, size)]
    if {"capaian", "realisasi"} <= {m.measure for m in found}:
        return ()  # a realisasi and a percentage are no two ends of a change
    if "realisasi" in measures and any(m.measure == "target" for m in before.mentions):
        found = [m for m in found if m.measure != "capaian"]  # beside its target it is not what was reached
    fitting = {m.figure.amount: m.figure for m in found if size.unit != "%" or m.figure.unit == "%"}
    fitting = {amount: f for amount, f in fitting.items() if all(f.unit == k.unit for k in known)}
    return tuple(f for amount, f in fitting.items() if amount not in [k.amount for k in known])


def _value(mention: Mention) -> bool:
    return (
        mention.figure.value is not None
        and mention.measure not in ("", "selisih", "efisiensi")
        and mention.figure.upper is None
    )


def _ends(mention: Mention) -> bool:
    """Whether a figure is said to be where a change starts or leads to ("semula Rp A menjadi Rp B")."""
    return mention.figure.amount is not None and bool(
        patterns.search(r"\b(?:semula|menjadi)\s*(?:sebesar\s*)?(?:Rp\.?\s*)?$", mention.cue, re.I)
    )


def _alike(value: Figure, size: Figure) -> bool:
    """Amounts of rupiah change by rupiah or percent, scores and percentages never by rupiah."""
    return not (size.unit == "Rp" and value.unit != "Rp") and not (size.unit not in ("Rp", "%") and value.unit == "Rp")


def _fits_size(one: Figure, other: Figure, size: Figure) -> bool:
    """Whether a printed change is the difference of two figures, or that in percent of either."""
    relative = [_relative(one, other, base) for base in (one, other)] if size.unit == "%" else []
    told = size.truncated_interval
    return _explains(one, other, size) or any(told is not None and r is not None and r.meets(_absolute(told)) for r in relative)


def _explains(other: Figure, value: Figure, size: Figure) -> bool:
    if other.amount is None or value.amount is None or size.interval is None or not _alike(other, size):
        return False
    return _absolute(_points(other, value)).meets(_absolute(size.interval))


def _from_ledger(
    understanding: Understanding, sentence: Sentence, mention: Mention, printed: tuple[Figure, ...]
) -> tuple[Figure, ...]:
    """This year's and last year's figures of the one subject that a sentence names, for the measure that it speaks of."""
    subjects = [s for s in sentence.subjects if s.kind == "indikator"]
    year = understanding.profile.year
    if len(subjects) != 1 or year is None or sentence.entity != "" or len(printed) > 1:
        return ()
    measure = "capaian" if "capaian" in sentence.lower and "realisasi" not in sentence.lower else "realisasi"
    if measure == "capaian" and _is_realisasi(understanding, subjects[0].key, year - 1):
        measure = "realisasi"
    pair = _two_years(understanding, subjects[0].key, measure, year)
    if not pair:
        return ()
    if printed and not any(printed[0].amount == p.amount for p in pair):
        return ()
    units = {mention.figure.unit} | ({""} if printed else set())  # tables often print the unit elsewhere
    if mention.figure.unit not in ("poin", "%") and any(p.unit not in units for p in pair):
        return ()
    if any(p.amount == mention.figure.amount for p in tables_of(understanding, subjects[0].key)):
        return ()  # the level itself, not a change
    return pair if mention.year in (year, None) else ()


def _two_years(understanding: Understanding, key: str, measure: str, year: int) -> tuple[Figure, ...]:
    """What the tables print for an indicator in a year and in the year before; none where they differ or are not alike."""
    years = [understanding.ledger.find(key=key, measure=measure, year=y) for y in (year, year - 1)]
    tables = [[f.figure for f in facts if f.source == "table" and f.figure.value is not None] for facts in years]
    if not all(tables) or any(len({f.amount for f in figures}) > 1 for figures in tables):
        return ()
    return (tables[0][0], tables[1][0])


def _is_realisasi(understanding: Understanding, key: str, year: int) -> bool:
    """Whether what the tables head "capaian" of a year is the realisasi of that year, as other tables print it."""
    printed = [
        {f.figure.amount for f in understanding.ledger.find(key=key, measure=m, year=year) if f.source == "table"}
        for m in ("capaian", "realisasi")
    ]
    return len(printed[0]) == 1 and printed[0] == printed[1] and printed[0] != {Decimal(100)}


def tables_of(understanding: Understanding, key: str) -> list[Figure]:
    """Every figure that the tables print for an indicator."""
    return [f.figure for f in understanding.ledger.find(key=key, entity=None, scope=None) if f.source == "table"]


@kind("change")
def check_change(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: aspect: size (the difference) or restated (its percentage)."""
    for change in changes(understanding):
        if rule.given["aspect"] == "size":
            yield from _size(rule, change)
        elif change.restated is not None:
            yield from _restated(rule, change)


def _pairs(values: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    for i, one in enumerate(values):
        for other in values[i + 1 :]:
            if one.amount != other.amount:
                yield one, other


def _points(one: Figure, other: Figure) -> Interval:
    return exactly(one) - exactly(other)


def _absolute(interval: Interval) -> Interval:
    if interval.low >= 0:
        return interval
    return -interval if interval.high <= 0 else Interval(Decimal(0), max(-interval.low, interval.high))


def _relative(one: Figure, other: Figure, base: Figure) -> Interval | None:
    try:
        return _absolute(_points(one, other) / exactly(base)).scaled(100)
    except ZeroDivisionError:
        return None


def _size(rule: Rule, change: Change) -> Iterator[Relation]:
    """The printed size must be the difference, or the relative change, of some two figures of the sentence."""
    printed = change.size.figure
    interval = printed.interval
    pairs = list(_pairs(change.values))
    if interval is None or not pairs:
        return
    size = _absolute(interval)
    options: list[tuple[Figure, Figure, Interval, str]] = []
    for one, other in pairs:
        options.append((one, other, _absolute(_points(one, other)), "points"))
        for base in (other, one):
            if (relative := _relative(one, other, base)) and printed.unit != "Rp":
                options.append((one, other, relative, "relative"))
    held = next((o for o in options if o[2].meets(size)), None)
    truncated = printed.truncated_interval
    exact = printed.unit != "%" and not any(f.decimals for f in (printed, *change.values))  # nothing of counts was rounded
    told = size if exact else _absolute(truncated) if truncated else None
    close = held is None and told is not None and any(o[2].meets(told) for o in options)
    if held is None and len(pairs) > 1:
        return  # more figures than a change has: which two are meant is not certain
    one, other, computed, measured = held or options[0]
    decimals = max(one.decimals, other.decimals) if measured == "points" else max(printed.decimals, 2)
    expected = shown(computed.middle / printed.scale, printed, printed.decimals if printed.unit == "Rp" else decimals)
    relative = _relative(one, other, _start(change, one, other))
    percent = shown(relative.middle, printed, 2) if relative and not held else ""
    severity = Severity.NOTE if close else Severity.WARNING if change.from_ledger and rule.severity is Severity.ERROR else None
    high, low = (one, other) if (one.amount or 0) >= (other.amount or 0) else (other, one)
    yield Relation(
        rule,
        held is not None,
        evidence(printed, "doubted"),
        (evidence(one, "input"), evidence(other, "input")),
        printed=printed.as_printed,
        expected=_either(expected, percent, printed),
        calculation=f"{high.raw} − {low.raw} = {expected}",
        cause=None if held else find_cause(printed, computed.middle, _candidates(change, one, other)),
        arguments=_arguments(change.sentence),
        severity=severity,
    )


def _either(points: str, percent: str, printed: Figure) -> Words:
    """The two ways to tell the size of a change, first the one that the sentence uses."""
    if not percent:
        return points
    if printed.unit != "%":
        return f"{points} ({percent} %)"
    return f"{percent}%" + Both(" (selisihnya ", " (difference: ") + f"{points})"


def _candidates(change: Change, one: Figure, other: Figure) -> Iterator[Candidate]:
    """What else the printed size of a change may be: the one figure in percent of the other."""
    start = _start(change, one, other)
    end = other if start is one else one
    if change.size.figure.unit == "%" and start.amount and end.amount is not None:
        yield Candidate(
            "rasio",
            end.amount / start.amount * 100,
            6,
            "angka sesudah dibagi angka sebelum, bukan besar perubahannya",
            "the later figure in percent of the earlier one, not the change",
        )


def _start(change: Change, one: Figure, other: Figure) -> Figure:
    """The figure that the change starts from: the larger one of a fall, the smaller one of a rise."""
    low, high = sorted((one, other), key=lambda f: f.amount or Decimal(0))
    return high if FALL.search(change.size.cue) else low


def _restated(rule: Rule, change: Change) -> Iterator[Relation]:
    """ "0,34 atau 0,38 %": the percentage is the change relative to the value it starts from."""
    assert change.restated is not None
    printed = change.restated.figure
    size = change.size.figure
    pairs = [
        (a, b) for a, b in _pairs(change.values) if size.interval and _absolute(_points(a, b)).meets(_absolute(size.interval))
    ]
    if not pairs and len({f.amount for f in change.values}) == 2:
        pairs = list(_pairs(change.values))[:1]  # the size is wrong too
    if not pairs or printed.interval is None or printed.truncated_interval is None:
        return
    one, other = pairs[0]
    start = _start(change, one, other)
    options = [r for base in (start, other if start is one else one) if (r := _relative(one, other, base))]
    if options:
        inputs = [evidence(size), evidence(start, "input", Both("nilai awal", "the value it starts from"))]
        yield percentage(rule, printed, options, (size.raw, start.raw), inputs, _arguments(change.sentence))


def _arguments(sentence: Sentence) -> dict[str, Words]:
    subject = sentence.subjects[0] if sentence.subjects else sentence.context_subject
    return {"subject": (" ".join(subject.name.split())[:100] if subject else "") or Both("nilai", "the value")}


def asserted(string: str, start: int, end: int) -> bool:
    """Whether a sentence says that the change told from one place to another has happened: not denied, planned or supposed."""
    before, after = string[:start], string[end:]
    begins = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    stop = CLAUSE.search(after)
    told = after[: stop.start()] if stop else after
    return not (SUPPOSED.search(before) or UNASSERTED.search(before[begins:]) or UNASSERTED.search(told.rstrip()))


def _digit_too_many(one: Figure, other: Figure) -> Cause | None:
    """Why a change goes the other way than its word: the larger figure is many times the other, and but for one of its digits
    it would be on the other side of it and near it ("turun dari 95,95 % menjadi 993,46 %")."""
    low, high = sorted((one, other), key=lambda f: abs(f.amount or Decimal(0)))
    if not low.amount or not high.amount or high.amount < MANY_TIMES * low.amount:
        return None
    digits = str(int(high.amount.scaleb(high.decimals)))
    meant = {Decimal(digits[:i] + digits[i + 1 :]).scaleb(-high.decimals) for i in range(len(digits))}
    if not any(low.amount / 2 < value < low.amount for value in meant):
        return None
    text = {"id": f"mungkin {high.as_printed} kelebihan satu angka", "en": f"{high.as_printed} may have one digit too many"}
    return Cause("angka berlebih", text)


@kind("direction")
def check_direction(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """ "naik dari A menjadi B" with B below A, and the like: the word and the figures disagree."""
    yield from compared_years(understanding, rule)
    lexicon = understanding.lexicon
    words = {name: lexicon.pattern("changes", name) for name in ("naik", "turun")}
    for sentence in understanding.sentences:
        string = sentence.text.string
        values = [m for m in sentence.mentions if m.figure.value is not None and m.figure.upper is None]
        for one, other in pairwise(values):
            lead = string[max(0, one.figure.start - 90) : one.figure.start]
            between = string[one.figure.end : other.figure.start]
            if not _from_to(lead, between) or one.figure.unit != other.figure.unit:
                continue
            if one.figure.amount is None or other.figure.amount is None:
                continue
            sizes = [
                m.figure for m in sentence.mentions if m.measure == "selisih" and not m.inherited and m.figure.value is not None
            ]
            if sizes and not any(_fits_size(one.figure, other.figure, s) for s in sizes):
                continue  # the size of the change contradicts the figures: they are doubtful, not the word
            yield from _direction(rule, sentence, one, other, lead, words)


def _direction(
    rule: Rule, sentence: Sentence, one: Mention, other: Mention, lead: str, words: dict[str, re.Pattern[str]]
) -> Iterator[Relation]:
    hits = [(m.end(), name, m) for name, pattern in words.items() for m in pattern.finditer(lead)]
    if not hits or one.figure.amount is None or other.figure.amount is None:
        return
    _, said, match = max(hits, key=lambda h: h[0])
    rises = other.figure.amount > one.figure.amount
    holds = rises == (said == "naik")
    if one.figure.amount == other.figure.amount:
        return
    if not asserted(sentence.text.string, one.figure.start - len(lead) + match.start(), other.figure.end):
        return
    if APART.search(lead[match.end() :]) or RANK.search(sentence.text.string):
        return
    start = one.figure.start - len(lead) + match.start()
    place = sentence.text.place(start, start + len(match.group()))
    yield Relation(
        rule,
        holds,
        Evidence(place, match.group(), "doubted"),
        (evidence(one.figure, "input"), evidence(other.figure, "input")),
        printed=match.group(),
        expected=Both("naik", "a rise") if rises else Both("turun", "a fall"),
        calculation=f"{one.figure.raw} → {other.figure.raw}",
        cause=None if holds else _digit_too_many(one.figure, other.figure),
        arguments=_arguments(sentence),
    )
