"""What probably happened. A cause is named only where it reproduces the printed value exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from lakip_lint.checks.evidence import rounded
from lakip_lint.checks.relation import Cause
from lakip_lint.figures.figure import Figure


class Candidate(Struct, frozen=True):
    """Another value that the doubted figure may be: a computed one, or the figure of another year, row or column."""

    kind: str
    value: Decimal
    decimals: int
    text_id: str
    text_en: str
    copied: bool = False
    """A printed figure: it explains only a print of the same value, never its rounding."""


def printed_elsewhere(figure: Figure, kind: str, text_id: str, text_en: str) -> Iterator[Candidate]:
    """A figure of the report that the doubted one may have been copied from; 0 and 100 stand everywhere and prove nothing."""
    if figure.amount not in (None, Decimal(0), Decimal(100)):
        assert figure.amount is not None
        yield Candidate(kind, figure.amount, figure.decimals, text_id, text_en, copied=True)


def find_cause(printed: Figure, expected: Decimal | None, candidates: Iterable[Candidate] = ()) -> Cause | None:
    """The first candidate that prints exactly like the doubted figure; else a slip of digits that turns `expected` into it."""
    if printed.value is None:
        return None
    amount = printed.value * printed.scale
    readings = {amount, *(r.value * printed.scale for r in printed.readings)}
    for candidate in candidates:
        rounds = candidate.decimals >= printed.decimals and rounded(candidate.value, printed.decimals) == amount
        if candidate.value != expected and (candidate.value in readings if candidate.copied else rounds):
            return Cause(candidate.kind, {"id": candidate.text_id, "en": candidate.text_en})
    return _slip(printed, expected) if expected is not None else None


def _slip(printed: Figure, expected: Decimal) -> Cause | None:
    assert printed.value is not None
    amount = printed.value * printed.scale
    right = rounded(expected, printed.decimals)
    a, b = _digits(amount, printed.decimals), _digits(right, printed.decimals)
    if amount == right or len(b) < 2:
        return None
    if amount == -right:
        return Cause(
            "tanda", {"id": "tanda minus (kurung) hilang atau berlebih", "en": "a minus sign (bracket) is missing or too many"}
        )
    shift = _power_of_ten(amount, expected, printed.decimals) if amount and right else 0
    if shift and (printed.decimals or expected % 1):  # a comma that moved also loses or gains a zero
        return _moved(shift)
    if _swapped(a, b):
        return Cause(
            "angka tertukar",
            {"id": f"dua angka tertukar tempat ({b} menjadi {a})", "en": f"two digits swapped ({b} became {a})"},
        )
    if len(b) >= 3 and _shorter_by_one(a, b):
        return Cause("angka hilang", {"id": f"satu angka hilang ({b} menjadi {a})", "en": f"one digit lost ({b} became {a})"})
    finer = _digits(rounded(expected, printed.decimals + 1), printed.decimals + 1)
    if len(finer) >= 4 and finer[-1] != "0" and finer[:-1] != a and _shorter_by_one(a, finer):
        return Cause(
            "angka hilang", {"id": f"satu angka hilang ({finer} menjadi {a})", "en": f"one digit lost ({finer} became {a})"}
        )
    coarser = _digits(rounded(expected, printed.decimals - 1), printed.decimals - 1) if printed.decimals >= 3 else ""
    if len(b) >= 3 and (_shorter_by_one(b, a) or (len(coarser) >= 3 and _shorter_by_one(coarser, a) and b[:-1] != a[:-1])):
        return Cause(
            "angka berlebih", {"id": f"satu angka berlebih ({b} menjadi {a})", "en": f"one digit too many ({b} became {a})"}
        )
    if shift:
        return _moved(shift)
    if (
        len(a) == len(b)
        and len(b) >= (3 if printed.decimals >= 2 else 4)
        and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    ):
        return Cause(
            "satu angka salah",
            {"id": f"satu angka salah ketik ({b} menjadi {a})", "en": f"one digit mistyped ({b} became {a})"},
        )
    return None


def _moved(shift: int) -> Cause:
    return Cause(
        "koma bergeser",
        {"id": f"tanda desimal bergeser {abs(shift)} tempat", "en": f"the decimal sign moved by {abs(shift)} places"},
    )


def _digits(value: Decimal, decimals: int) -> str:
    return str(abs(int(value.scaleb(decimals)))).zfill(decimals + 1)


def _swapped(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    wrong = [i for i in range(len(a)) if a[i] != b[i]]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def _shorter_by_one(a: str, b: str) -> bool:
    return len(a) == len(b) - 1 and any(b[:i] + b[i + 1 :] == a for i in range(len(b)))


def _power_of_ten(amount: Decimal, expected: Decimal, decimals: int) -> int:
    """By how many places the decimal sign moved; a rounded value needs three digits to tell."""
    telling = len(_digits(amount, decimals).strip("0")) >= 3
    for shift in (1, 2, 3, 6, -1, -2, -3, -6):
        moved = expected.scaleb(shift)
        if rounded(moved, decimals) == amount and (telling or moved == amount):
            return shift
    return 0
