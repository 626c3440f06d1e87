"""The size of changes told in sentences: "naik sebesar 0,34 atau 0,38 %"."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_lint.checks.cause import Candidate, find_cause
from lakip_lint.checks.changes import FALL, Change, absolute, arguments_of, changes, in_percent_of, pairs_of, points
from lakip_lint.checks.evidence import evidence, shown
from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.recomputed import percentage
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.figures.interval import Interval
from lakip_lint.rules.model import Rule, Severity


@kind("change")
def check_change(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """given: aspect: size (the difference) or restated (its percentage)."""
    for change in changes(understanding):
        if rule.given["aspect"] == "size":
            yield from _size(rule, change)
        elif change.restated is not None:
            yield from _restated(rule, change)


def _size(rule: Rule, change: Change) -> Iterator[Relation]:
    """The printed size must be the difference, or the relative change, of some two figures of the sentence."""
    printed = change.size.figure
    interval = printed.interval
    pairs = list(pairs_of(change.values))
    if interval is None or not pairs:
        return
    size = absolute(interval)
    options: list[tuple[Figure, Figure, Interval, str]] = []
    for one, other in pairs:
        options.append((one, other, absolute(points(one, other)), "points"))
        for base in (other, one):
            if (relative := in_percent_of(one, other, base)) and printed.unit != "Rp":
                options.append((one, other, relative, "relative"))
    held = next((o for o in options if o[2].meets(size)), None)
    truncated = printed.truncated_interval
    exact = printed.unit != "%" and not any(f.decimals for f in (printed, *change.values))  # nothing of counts was rounded
    told = size if exact else absolute(truncated) if truncated else None
    close = held is None and told is not None and any(o[2].meets(told) for o in options)
    if held is None and len(pairs) > 1:
        return  # more figures than a change has: which two are meant is not certain
    of_end = held is not None and change.start is not None and held[3] == "relative" and not _of_start(change, pairs[0], size)
    held = None if of_end else held
    one, other, computed, measured = held or options[0]
    decimals = max(one.decimals, other.decimals) if measured == "points" else max(printed.decimals, 2)
    expected = shown(computed.middle / printed.scale, printed, printed.decimals if printed.unit == "Rp" else decimals)
    relative = in_percent_of(one, other, _start(change, one, other))
    percent = shown(relative.middle, printed, 2) if relative and not held else ""
    doubt = of_end or (change.from_ledger and rule.severity is Severity.ERROR)
    severity = Severity.WARNING if doubt else Severity.NOTE if close else None
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
        arguments=arguments_of(change.sentence),
        severity=severity,
    )


def _of_start(change: Change, pair: tuple[Figure, Figure], size: Interval) -> bool:
    """Whether a percentage is the change relative to the earlier value, rather than to the later one."""
    assert change.start is not None
    relative, told = in_percent_of(*pair, change.start), change.size.figure.truncated_interval
    return relative is not None and (relative.meets(size) or (told is not None and relative.meets(absolute(told))))


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
        yield Candidate(
            "pembagi",
            (abs(end.amount - start.amount) / end.amount * 100) if end.amount else Decimal(0),
            6,
            "selisih dibagi angka sesudah, bukan angka sebelumnya",
            "the difference in percent of the later figure, not of the earlier one",
        )


def _start(change: Change, one: Figure, other: Figure) -> Figure:
    """The figure that the change starts from, as the words give it, or the larger one of a fall, the smaller one of a rise."""
    if change.start is not None:
        return change.start
    low, high = sorted((one, other), key=lambda f: f.amount or Decimal(0))
    return high if FALL.search(change.size.cue) else low


def _restated(rule: Rule, change: Change) -> Iterator[Relation]:
    """ "0,34 atau 0,38 %": the percentage is the change relative to the value it starts from."""
    assert change.restated is not None
    printed = change.restated.figure
    size = change.size.figure
    pairs = [
        (a, b) for a, b in pairs_of(change.values) if size.interval and absolute(points(a, b)).meets(absolute(size.interval))
    ]
    if not pairs and len({f.amount for f in change.values}) == 2:
        pairs = list(pairs_of(change.values))[:1]  # the size is wrong too
    if not pairs or printed.interval is None or printed.truncated_interval is None:
        return
    one, other = pairs[0]
    start = _start(change, one, other)
    options = [r for base in (start, other if start is one else one) if (r := in_percent_of(one, other, base))]
    if options:
        inputs = [evidence(size), evidence(start, "input", Both("nilai awal", "the value it starts from"))]
        yield percentage(rule, printed, options, (size.raw, start.raw), inputs, arguments_of(change.sentence))
