"""Names that the user says beforehand: the office, those it compares itself with, and its indicators."""
from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lakip_lint.rules.knowledge import KNOWN, Knowledge

Better = Literal["higher", "lower"]


class Indicator(Struct, frozen=True):
    """An indicator, its other names, and whether more or less of it is better ("" where that is not said)."""

    name: str
    also: tuple[str, ...] = ()
    better: Better | Literal[""] = ""


class Known(Struct, frozen=True):
    """What the user says; everything empty where nothing is said."""

    entity: str = ""
    neighbours: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()


def known_of(knowledge: Knowledge) -> Known:
    """The known names (`names:` of the configuration)."""
    said = knowledge.data.get(KNOWN, {})
    indicators = (Indicator(i["name"], tuple(i.get("also", ())), i.get("better", "")) for i in said.get("indicators", ()))
    return Known(said.get("entity", ""), tuple(said.get("neighbours", ())), tuple(indicators))
