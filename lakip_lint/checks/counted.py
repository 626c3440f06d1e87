"""Numbers of things in a sentence: whether they count, and whether two count the same."""
from __future__ import annotations

import re

from lakip_lint.figures.figure import Figure
from lakip_lint.figures.spell import DIGITS
from lakip_lint.patterns import compiled

PEOPLE = compiled(
    r"(?:orang|pegawai|karyawan|responden|jiwa|personil|personel|petugas|pns|pppk|p3k|asn|cpns|honorer|tenaga|peserta|pejabat)",
    re.I,
)


UNFIGURED = compiled(rf"\b(?:{'|'.join(DIGITS)}|sepuluh|sebelas|beberapa)\b", re.I)
"""A number in words alone may be one more part."""


def countable(figure: Figure) -> bool:
    """Whether it is a plain whole number of things."""
    return (
        figure.amount is not None
        and figure.amount == figure.amount.to_integral_value()
        and figure.decimals == 0
        and figure.unit not in ("%", "Rp")
        and figure.upper is None
        and not figure.bound
        and not figure.malformed
    )


def same_things(one: Figure, other: Figure) -> bool:
    """Whether two count the same things, or one does not say what it counts; people are counted under many names."""
    units = (one.unit.lower(), other.unit.lower())
    return not all(units) or units[0] == units[1] or all(PEOPLE.fullmatch(unit) for unit in units)
