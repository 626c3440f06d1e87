"""Run the program over a text in the notation of lakip_lint.document.plain."""

from __future__ import annotations

from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import check_document, load_rules
from lakip_lint.facts import understand
from lakip_lint.facts.understanding import Understanding
from lakip_lint.reports.finding import Finding

HEAD = "LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA TAHUN 2023\n\n"


def findings(text: str, *codes: str, head: str = HEAD) -> list[Finding]:
    """The findings of the given rules (or topics) on a text."""
    return list(check_document(document_from_text(head + text), load_rules(), select=codes).findings)


def told(text: str, *codes: str) -> list[tuple[str, str, str]]:
    """(rule, severity, doubted text) of each finding."""
    return [(f.rule, str(f.severity), f.locations[0].text) for f in findings(text, *codes)]


def understood(text: str, head: str = HEAD) -> Understanding:
    return understand(document_from_text(head + text), load_rules().knowledge)
