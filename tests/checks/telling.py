"""What rules say of a report written in the notation of lakip_lint.document.plain."""

from __future__ import annotations

import textwrap

from lakip_lint.checks.language import in_language
from lakip_lint.checks.registry import KINDS
from lakip_lint.checks.relation import Relation
from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import load_rules
from lakip_lint.facts import understand

RULESET = load_rules()


def relations(text: str, *codes: str, year: int = 2023) -> list[Relation]:
    """Every relation that the rules look at, in a report of an invented kecamatan."""
    report = f"LAPORAN KINERJA KECAMATAN RAWA INDAH KABUPATEN SAGARA TAHUN {year}\n\n{textwrap.dedent(text)}"
    understanding = understand(document_from_text(report), RULESET.knowledge, year=year)
    found = []
    for code in codes:
        rule = RULESET.find(code)
        assert rule is not None, f"no rule {code}"
        found += list(KINDS[rule.kind](understanding, rule))
    return found


def told(text: str, *codes: str, year: int = 2023) -> list[tuple[str, str, str]]:
    """Severity, doubted text and expected text (in Indonesian) of each relation that does not hold."""
    return [(r.effective_severity.value, r.doubted.text, in_language(r.expected, "id")) for r in relations(text, *codes, year=year) if not r.holds]


def held(text: str, *codes: str, year: int = 2023) -> int:
    """How many relations hold; a test of silence is worth nothing where nothing was looked at."""
    return sum(r.holds for r in relations(text, *codes, year=year))
