"""Kind `spelled`: a number printed in digits and in words must be the same number: "8 (delapan)"."""
from __future__ import annotations

from collections.abc import Iterator

from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.number import Spelled, read_spelled, with_comma
from lakip_lint.rules.model import Rule


@kind("spelled")
def check_spelled(report: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for each number that is printed both ways; malformed digits are left to the kind `format`."""
    for text in report.document.texts():
        for pair in read_spelled(text.string):
            if not pair.figure.malformed:
                here = quote(text, start=pair.start, end=pair.end)
                yield Relation(
                    rule, agrees(pair), here, printed=here.text,
                    arguments={"digits": pair.figure.raw, "words": pair.words, "value": with_comma(pair.value)},
                )


def agrees(pair: Spelled) -> bool:
    """Whether the words say one of the numbers that the digits can stand for."""
    return any(reading.value == pair.value for reading in pair.figure.readings)
