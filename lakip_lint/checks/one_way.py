"""Capaian of one indicator computed in two ways: as realisasi over target in one place, as if less were better in another.

Each of the two results is right in its way, so no table contradicts itself; the report calls the same result good and bad. An
indicator of which less is better may also stand alone among its likes: dropouts of one level of schools beside another's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lakip_lint.checks.better import LOWER_IS_BETTER
from lakip_lint.checks.evidence import evidence, row_name, shown, table_name
from lakip_lint.checks.language import Both
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.ratios import FORMULAS, HUNDRED, Formula, Triple, computed, fits, triples
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

HARM = compiled(
    r"(?:jumlah|angka|tingkat|prevalensi|persentase)\s+(?:kasus\s+)?(?:kematian|kemiskinan|penduduk\s+miskin|pengangguran|stunting|putus\s+sekolah"
    r"|kecelakaan|kebakaran|kriminalitas|pelanggaran|pengaduan|keluhan|kerusakan|kehilangan|keterlambatan|temuan)\b"
    r"(?!.*\b(?:selesai|diselesaikan|di(?:tangani|tindak\s?lanjuti|layani|bina)|tertangani|penurunan|menurun|turun)\b)",
    re.I,
)
"""Indicators of which less is better beyond doubt."""
LIKE = 2
"""Words at the beginning of two names by which their indicators are alike, where both have more."""


class Reckoned(Struct, frozen=True):
    """A capaian and the only way that gives it."""

    triple: Triple
    formula: Formula

    @property
    def direct(self) -> bool:
        return self.formula is FORMULAS[0]


@kind("one-way")
def check_one_way(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """Indicators whose capaian is realisasi over target here, and an inverse form there or of all their likes."""
    found: dict[str, list[Reckoned]] = defaultdict(list)
    for view in understanding.tables:
        for group in triples(view, "realisasi", "target", "capaian"):
            for triple in group:
                subject = triple.row.subject
                if subject is not None and subject.kind == "indikator" and (formula := _only(triple)) is not None:
                    found[subject.key].append(Reckoned(triple, formula))
    for key, places in found.items():
        direct, inverse = [p for p in places if p.direct], [p for p in places if not p.direct]
        lower = LOWER_IS_BETTER.search(key) is not None
        if inverse and not direct:
            yield _relation(rule, inverse[0], inverse[1:], holds=True)
        elif direct and inverse:
            wrong, right = (direct, inverse) if lower or len(inverse) >= len(direct) else (inverse, direct)
            yield _relation(rule, wrong[0], right)
        elif direct and lower and (likes := _likes(found, key, direct[0].triple)):
            yield _relation(rule, direct[0], likes)
        elif direct and HARM.match(key) and (missed := [p for p in direct if _is_praised(p.triple)]):
            inverse = [p for places in found.values() for p in places if not p.direct]
            if inverse:
                yield _relation(rule, missed[0], inverse)


def _is_praised(triple: Triple) -> bool:
    """Whether more than the target is printed as more than 100 %."""
    of, to, result = triple.of.value, triple.to.value, triple.result.value
    return of is not None and to is not None and result is not None and of > to and result > HUNDRED


def _only(triple: Triple) -> Formula | None:
    """The one way that gives the result; none where target and realisasi are equal, or the result is cut off."""
    of, to, result = triple.of.value, triple.to.value, triple.result.value
    if result in (None, HUNDRED) or of is None or not to or of == to:
        return None
    fitting = [f for f in FORMULAS if fits(triple, f, truncated=True)]
    direct = FORMULAS[0] in fitting
    return None if not fitting or (direct and len(fitting) > 1) else fitting[0]


def _likes(found: dict[str, list[Reckoned]], key: str, triple: Triple) -> list[Reckoned]:
    """The other indicators of the table whose names begin alike, where all of them are computed as if less were better."""
    words = key.split()
    alike = [
        p
        for other, places in found.items()
        for p in places
        if other != key and len(other.split()) > LIKE < len(words) and other.split()[:LIKE] == words[:LIKE]
    ]
    beside = [p for p in alike if p.triple.view is triple.view]
    return beside if beside and not any(p.direct for p in alike) else []


def _relation(rule: Rule, doubted: Reckoned, others: Sequence[Reckoned], *, holds: bool = False) -> Relation:
    triple = doubted.triple
    formula = doubted.formula if holds or not others else others[0].formula
    results = computed(triple, formula)
    expected = shown(results[0].middle, triple.result, triple.result.decimals) if results else ""
    words = {True: Both("realisasi / target", "realisasi / target"), False: Both("makin kecil makin baik", "less is better")}
    return Relation(
        rule,
        holds,
        evidence(triple.result, "doubted"),
        (
            evidence(triple.of, "input", "realisasi"),
            evidence(triple.to, "input", "target"),
            *(evidence(o.triple.result, "copy", words[o.direct]) for o in others[:3]),
        ),
        printed=triple.result.as_printed,
        expected="" if holds else expected,
        calculation="" if holds else Both(f"dihitung seperti di tempat lain: {expected}", f"computed as elsewhere: {expected}"),
        arguments={"subject": row_name(triple.row), "table": table_name(triple.view)},
    )
