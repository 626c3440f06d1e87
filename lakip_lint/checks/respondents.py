"""The number of respondents: every way to divide them (sex, age, education, work) must give the same total, also the prose.

What the total is shows by what agrees: two groups, or a group and a printed total or sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.cause import find_cause
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.recomputed import listed, recomputed, summed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.respondents import Count, Group, Survey, surveys_of
from lakip_lint.facts.sentence import Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure, added
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

UNITS = ("", "orang", "responden", "jiwa")
BEFORE = compiled(r"responden[^.,;\d]{0,60}$", re.I)
PART_BEHIND = compiled(
    r"^\s*(?:orang\s+|responden\s+)?(?:\w+\s+){0,2}?(?:laki|perempuan|pria|wanita|di\s?antara|berusia|berpend"
    r"|bekerja|menyatakan|menjawab|menilai|merasa|memilih)",
    re.I,
)
AFTER = compiled(r"^\s*(?:\([^)]*\)\s*)?(?:orang\s+|jiwa\s+)?responden\b", re.I)
NOT_ALL = compiled(
    r"populasi|minimal|minimum|sampel|\w*sebar\w*|krejcie|slovin|(?:pada|untuk|di)\s+(?:layanan|pelayanan|jenis|loket|seksi)"
    r"|ditargetkan|target\w*|diharapkan|rencana\w*|laki|perempuan|pria|wanita|usia|umur|pendidikan|pekerjaan|berjenis|"
    r"terbanyak|paling|sebagian|per\s+bulan|bulan|triwulan|semester|kurang|lebih|menjawab|menilai|menyatakan|rata-rata|tahun\s+lalu|sebelumnya|terdiri|rinci|yaitu|yakni|meliputi",
    re.I,
)
SEX = compiled(
    r"(?P<a>laki\W{0,3}laki|pria|perempuan|wanita)",
    re.I,
)
NEXT_PAGES = 2


class Told(Struct, frozen=True):
    """A total that a sentence gives."""

    figure: Figure
    number: int
    sentence: Sentence
    near: bool
    """Whether it stands under the heading of the tables, or within two pages of them."""


@kind("respondents")
def check_respondents(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: look: groups | prose | sentence."""
    look = rule.given["look"]
    if look == "sentence":
        for sentence in understanding.sentences:
            yield from _in_sentence(rule, sentence)
        return
    surveys = list(surveys_of(understanding.document, understanding.tables))
    for survey in surveys:
        told = [t for t in _told(understanding, survey) if t.near or len(surveys) == 1]
        if look == "groups":
            yield from _groups(rule, survey, told)
        else:
            yield from _prose(rule, survey, told)


def _votes(survey: Survey, told: list[Told]) -> Counter[int]:
    """How often each number is said to be the total: by sums, printed totals and sentences."""
    votes = Counter(g.sum for g in survey.groups)
    votes.update(g.total.number for g in survey.groups if g.total)
    votes.update({t.number for t in told})
    if len(survey.groups) == 1:
        votes.update(_told_by_shares(survey.groups[0], list(votes)))
    return votes


def _told_by_shares(group: Group, wholes: list[int]) -> list[int]:
    """The number whose percentages most categories print, at least two, where no other one has as many."""
    fitting = {w: sum(_share_fits(c, w) for c in group.counts) for w in wholes if w}
    best = max(fitting, key=lambda w: fitting[w], default=0)
    alone = list(fitting.values()).count(fitting.get(best, 0)) == 1
    return [best] if alone and fitting[best] >= 2 and fitting[best] * 2 > len(group.counts) else []


def _agreed(votes: Counter[int]) -> int | None:
    """The number with the most votes, at least two; None in a tie."""
    best = votes.most_common(2)
    if not best or best[0][1] < 2 or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]


# ---- groups


def _groups(rule: Rule, survey: Survey, told: list[Told]) -> Iterator[Relation]:
    votes = _votes(survey, told)
    right = _agreed(votes)
    if right is None:
        yield from _undecided(rule, survey, told)
        return
    support = [g for g in survey.groups if g.sum == right]
    witnesses = [t for t in told if t.number == right]
    for group in survey.groups:
        if group.sum == right:
            yield _relation(rule, group, right, support, witnesses, None)
            if group.total:
                yield _printed_total(rule, group, group.total)
        else:
            yield _relation(rule, group, right, support, witnesses, _at_fault(group, right))


def _printed_total(rule: Rule, group: Group, total: Count) -> Relation:
    """The printed total of a group whose parts add up to what the other groups or sentences say too."""
    parts, arguments = [c.figure for c in group.counts], _arguments(group, total.number)
    return summed(rule, total.figure, parts, arguments, holds=total.number == group.sum, inputs=_counts(group))


def _counts(group: Group) -> list[Evidence]:
    return [evidence(c.figure, "input", c.category) for c in group.counts]


def _added(group: Group) -> str:
    return f"{listed(c.figure for c in group.counts)} = {_number(group.sum)}"


def _at_fault(group: Group, right: int) -> tuple[Count, bool]:
    """The count that is likeliest wrong, and whether its own percentage or a slip of digits tells so of it alone."""
    off = right - group.sum
    by_share = [c for c in group.counts if _mended_by_share(c, off, right)]
    slips = [(c, slip) for c in group.counts if c.number + off > 0 and (slip := find_cause(c.figure, Decimal(c.number + off)))]
    telling = [c for c, slip in slips if slip.kind != "satu angka salah"]
    for chosen in (by_share, telling, [c for c, _ in slips]):
        if len(chosen) == 1:
            return chosen[0], True
    if group.total and group.total.number != right and group.total.number == group.sum:
        return group.total, True
    return max(group.counts, key=lambda c: c.number), False


def _mended_by_share(count: Count, off: int, whole: int) -> bool:
    """Whether the percentage beside a count belongs to the count with the difference added, and not to the count."""
    if count.number + off <= 0 or not off or not whole:
        return False
    mended = Count(count.category, count.figure, count.share, added=off)
    return not _share_fits(count, whole) and _share_fits(mended, whole)


def _relation(
    rule: Rule,
    group: Group,
    right: int,
    support: list[Group],
    witnesses: list[Told],
    fault: tuple[Count, bool] | None,
    severity: Severity | None = None,
) -> Relation:
    doubted, certain = fault or (group.counts[0], False)
    own = [c for c in (*group.counts, *([group.total] if group.total else [])) if c is not doubted]
    others = [evidence(c.figure, "input", c.category) for c in own]
    others += [
        evidence(t.figure, "context", Both("jumlah responden menurut kalimat", "number of respondents by the sentence"))
        for t in witnesses[:2]
    ]
    for other in (g for g in support[:2] if g is not group):
        others += [evidence(c.figure, "context", f"{other.kind}: {c.category}") for c in other.counts[:4]]
    off = group.sum - right
    wanted = Decimal(doubted.number - off)
    words = _added(group)
    return Relation(
        rule,
        off == 0,
        evidence(doubted.figure, "doubted"),
        tuple(others),
        printed=doubted.figure.raw,
        expected=shown(wanted, doubted.figure, 0) if certain else "",
        calculation=words if off == 0 else Both(f"{words}, bukan {_number(right)}", f"{words}, not {_number(right)}"),
        cause=find_cause(doubted.figure, wanted) if certain else None,
        severity=severity,
        arguments=_arguments(group, right),
    )


def _arguments(group: Group, right: int) -> dict[str, Words]:
    return {
        "group": group.kind,
        "subject": group.kind,
        "sum": _number(group.sum),
        "right": _number(right),
        "difference": _number(abs(group.sum - right)),
        "more": Both("lebih", "more") if group.sum > right else Both("kurang", "less"),
    }


def _undecided(rule: Rule, survey: Survey, told: list[Told]) -> Iterator[Relation]:
    """Groups that differ where nothing tells which is right: one doubt for all."""
    first = survey.groups[0]
    said = {t.number for t in told}
    if len(survey.groups) == 1 and len(said) == 1 and first.sum not in said:
        (right,) = said
        yield _relation(rule, first, right, [], told, _at_fault(first, right), Severity.WARNING)
    odd = next((g for g in survey.groups[1:] if g.sum != first.sum), None)
    if odd is None:
        return
    yield _relation(rule, odd, first.sum, [first], [], _at_fault(odd, first.sum), Severity.WARNING)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


# ---- prose


def _told(understanding: Understanding, survey: Survey) -> Iterator[Told]:
    year = understanding.profile.year
    for sentence in understanding.sentences:
        string = sentence.text.string
        if "responden" not in string.lower() or sentence.entity:
            continue
        for mention in sentence.mentions:
            figure = mention.figure
            whole = next((r for r in figure.readings if r.decimals == 0), None)
            if whole is None or figure.unit.lower() not in UNITS or figure.scale != 1 or mention.year not in (None, year):
                continue
            lead = BEFORE.search(string[: figure.start])
            if (not lead and not AFTER.match(string[figure.end :])) or PART_BEHIND.match(string[figure.end :]):
                continue
            if NOT_ALL.search(string[max(0, figure.start - 90) : figure.start].split(",")[-1]) or patterns.match(
                r"\s*%", string[figure.end :]
            ):
                continue
            heading = bool(survey.heading) and sentence.heading == survey.heading
            place = figure.place
            near = heading or bool(place and survey.pages[0] - NEXT_PAGES <= place.page <= survey.pages[1] + NEXT_PAGES)
            yield Told(figure.reread(whole), int(whole.value), sentence, near)


def _prose(rule: Rule, survey: Survey, told: list[Told]) -> Iterator[Relation]:
    """The total that the tables agree on against the sentences."""
    votes = Counter(g.sum for g in survey.groups)
    votes.update(g.total.number for g in survey.groups if g.total)
    right = _agreed(votes)
    if right is None:
        return
    support = [g for g in survey.groups if g.sum == right]
    for said in told:
        if not said.near and said.number != right:
            continue
        group = support[0] if support else survey.groups[0]
        several = len({t.number for t in told}) > 1 and any(t.number == right for t in told)
        arguments: dict[str, Words] = {"right": _number(right), "group": group.kind}
        severity = Severity.WARNING if len(support) < 2 or several else None
        relation = recomputed(
            rule, said.figure, Decimal(right), "", _counts(group), arguments, holds=said.number == right, severity=severity
        )
        yield replace(relation, calculation=_added(group))


def _in_sentence(rule: Rule, sentence: Sentence) -> Iterator[Relation]:
    """ "responden sebanyak 150 orang, terdiri dari 80 laki-laki dan 70 perempuan": the parts add up to the whole."""
    string = sentence.text.string
    if "responden" not in string.lower() or not patterns.search(
        r"terdiri|yaitu|dengan\s+rincian|meliputi|yakni", string, re.I
    ):
        return
    if patterns.search(r"antara\s+lain", string, re.I):
        return  # some of them only
    figures = [
        f.reread(r)
        for m in sentence.mentions
        if (f := m.figure).unit.lower() in UNITS and (r := next((x for x in f.readings if x.decimals == 0), None))
    ]
    sexes = {_sex(m.group()): m for m in SEX.finditer(string)}
    if (
        len(figures) != 3
        or len(sexes) != 2
        or len(list(SEX.finditer(string))) != 2
        or figures[0].end > min(m.start() for m in sexes.values())
    ):
        return
    whole, *parts = figures
    lead = string[: whole.start]
    if not (BEFORE.search(lead) or AFTER.match(string[whole.end :])) or NOT_ALL.search(lead[-90:].rpartition(",")[2]):
        return  # the population, a target, a number of forms
    yield summed(rule, whole, parts, {"subject": "responden"}, holds=whole.amount == added(parts))


def _sex(word: str) -> str:
    return "p" if word.lower().startswith(("perempuan", "wanita")) else "l"


# ---- percentages of a frequency table


@kind("frequency")
def check_frequency(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """The percentage beside each count of a group: count / total x 100, where most rows of the group say so."""
    for survey in surveys_of(understanding.document, understanding.tables):
        agreed = _agreed(_votes(survey, []))
        for group in survey.groups:
            yield from _shares(rule, group, agreed)


def _shares(rule: Rule, group: Group, agreed: int | None) -> Iterator[Relation]:
    rows = [c for c in group.counts if c.share is not None and c.share.interval is not None]
    if len(rows) < 2:
        return
    wholes = [w for w in dict.fromkeys([group.sum, group.total.number if group.total else 0, agreed or 0]) if w]
    best = max(wholes, key=lambda w: sum(_share_fits(c, w) for c in rows), default=0)
    held = sum(_share_fits(c, best) for c in rows) if best else 0
    if held * 2 < len(rows):
        return
    for count in rows:
        share = count.share
        assert share is not None
        exact = Decimal(count.number * 100) / best
        expected = shown(exact, share, share.decimals)
        fits, loosely = _share_fits(count, best), _share_fits(count, best, loosely=True)
        if agreed and _mended_by_share(count, agreed - group.sum, agreed):
            continue  # the count is wrong, not its percentage: told with the sum of the group
        severity = None if fits else Severity.NOTE if loosely else Severity.WARNING if held < 2 else None
        yield Relation(
            rule,
            fits,
            evidence(share, "doubted"),
            (evidence(count.figure, "input", count.category),),
            printed=share.raw,
            expected=expected,
            calculation=f"{count.figure.raw} / {_number(best)} × 100 = {expected}",
            cause=None if fits else find_cause(share, exact),
            arguments={"subject": count.category, "group": group.kind},
            severity=severity,
        )


def _share_fits(count: Count, whole: int, *, loosely: bool = False) -> bool:
    share = count.share
    printed = (share.truncated_interval if loosely else share.interval) if share else None
    return printed is not None and printed.contains(Decimal(count.number * 100) / whole)
