"""A figure in one short line, so that a table of cases can be read at a glance."""
from __future__ import annotations

from lakip_lint.figures.figure import Figure


def describe(figure: Figure) -> str:
    """Like ">= 80.5 % x1000 [BB] !group-size or 8050": only what differs from a plain number is shown."""
    parts = [figure.bound, "" if figure.value is None else str(figure.value)]
    if figure.upper is not None:
        parts.append(f"to {figure.upper}")
    if figure.missing:
        parts.append("missing")
    parts.append(figure.unit)
    if figure.scale != 1:
        parts.append(f"x{figure.scale}")
    if figure.grade:
        parts.append(f"[{figure.grade}]")
    parts += [f"!{fault}" for fault in figure.faults]
    parts += [f"or {reading.value}" for reading in figure.readings[1:]]
    return " ".join(p for p in parts if p)
