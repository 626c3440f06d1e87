"""Which of the first rows of a table are header, and which row only numbers the columns."""
from __future__ import annotations

import re

NUMBER_CELL = re.compile(r"^\(?\s*(\d{1,2})\s*[a-z]?\s*(?:[=:].*)?\)?$")


def is_numbers_row(texts: list[str]) -> bool:
    """Whether these cells are column numbers ("1 2 3", "(1) (2) (3)"), with gaps or doubles allowed.

    `texts` are the distinct cells of a row from left to right. "(1)" looks like an accountant's negative: at least 85 % of
    the filled cells must match, 1 or 2 must come first, and the numbers must not fall by more than a slip.
    """
    filled = [t.strip() for t in texts if t and t.strip()]
    if len(filled) < 2:
        return False
    matches = [NUMBER_CELL.match(t) for t in filled]
    numbers = [int(m.group(1)) for m in matches if m]
    if len(numbers) < 2 or len(numbers) < 0.85 * len(filled) or numbers[0] not in (0, 1, 2) or max(numbers) > 40:
        return False
    rising = sum(1 for a, b in zip(numbers, numbers[1:], strict=False) if 0 <= b - a <= 8)
    return rising >= 0.8 * (len(numbers) - 1) and numbers[-1] > numbers[0]
