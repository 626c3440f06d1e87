"""Findings and documents with a hostile text wherever they hold text of a document or of a rule."""
from __future__ import annotations

from msgspec.structs import replace

from lakip_lint.checks.relation import Cause, Evidence
from lakip_lint.reports.finding import Also, Finding
from lakip_lint.reports.report import DocumentReport, Trouble

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;b&gt;{{ 7*7 }}{% raw %}\x00\x1b[31m\u202e\ud800\n]]>--></style>"


def saying(finding: Finding, evil: str) -> Finding:
    """Its printed texts and its message; not its name and its cause, which are the program's."""
    return replace(
        finding,
        printed=evil,
        expected=evil,
        calculation=evil,
        section=evil,
        table=evil,
        locations=(replace(finding.locations[0], text=evil, note=evil),),
        message={"id": evil, "en": evil},
    )


def poisoned(document: DocumentReport) -> DocumentReport:
    """The document with a hostile text everywhere where text of a document or of a rule is shown."""
    both = {"id": EVIL, "en": EVIL}
    relations = tuple(
        replace(
            r,
            rule=replace(r.rule, name=EVIL, explain=both, basis=EVIL),
            calculation=EVIL,
            printed=EVIL,
            arguments={"subject": EVIL},
        )
        for r in document.relations
    )
    finding = saying(document.findings[0], EVIL)
    finding = replace(
        finding,
        name=EVIL,
        fingerprint=EVIL,
        locations=(*finding.locations, Evidence(None, EVIL, EVIL, "")),
        cause=Cause("x", both),
        also=(Also("X", EVIL, both, EVIL),),
    )
    return replace(
        document,
        path=EVIL,
        sha256=EVIL,
        entity=EVIL,
        conventions={EVIL: EVIL},
        conventions_en={EVIL: EVIL},
        findings=(finding,),
        relations=relations,
        troubles=(Trouble("internal", None, EVIL), Trouble(EVIL, 3, EVIL)),
        printed_pages={1: EVIL},
    )
