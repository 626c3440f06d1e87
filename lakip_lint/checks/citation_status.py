"""Instruments that no longer held in the year of the report, and plans whose period was over."""
from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lakip_lint import patterns
from lakip_lint.checks.citing import Citing, grouped, spot
from lakip_lint.checks.evidence import shortened
from lakip_lint.checks.language import Both
from lakip_lint.checks.regulation import Regulation
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.citation import Citation
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Severity

LEGAL_BASIS = compiled(
    r"(?i)\b(?:dasar|landasan)\s*-?\s*(?:dasar\s+)?(?:hukum|penyusunan|pelaksanaan|yuridis|peraturan|pembuatan)"
    r"|peraturan\s+perundang.?undangan|\bmendasari\b|\bdidasari\b|\bberlandaskan\b"
)
BASIS = compiled(
    r"(?i)\b(?:berdasarkan|berdasar|didasarkan|didasari|dasar|landasan|sesuai|menurut|mengikuti|(?:ber)?pedoman|mengacu|merujuk"
    r"|acuan|memenuhi|amanat\w*|diamanatkan|dimaksud|diatur|tertuang|ditetapkan|ketentuan|pelaksanaan|melaksanakan|mendasari)\b"
)
REPORT = compiled(
    r"(?i)\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|laporan\s+akuntabilitas|lakip|lkjip|lkip|lakin|lkj|sistematika|akuntabilitas\s+kinerja"
    r"|laporan\s+ini|perjanjian\s+kinerja|penetapan\s+kinerja)\b"
)
HISTORY = compiled(
    r"(?i)\b(?:pernah|semula|dahulu|dulu|sebelumnya|awalnya|dibentuk|pembentukan|lahir\w*|sejak|menggantikan|pengganti|mencabut"
    r"|tidak\s+(?:lagi\s+)?berlaku|perubahan\s+dari)\b"
)
ENDED_LATER = compiled(
    r"(?i)\b(?:telah|sudah|kemudian|selanjutnya)\s+(?:di)?(?:cabut|ganti|gantikan|nyatakan\s+tidak)\b|\btidak\s+(?:lagi\s+)?berlaku\b"
)
PLAN = compiled(r"(?i)\b(?:rencana\s+(?:pembangunan|strategis|kerja\s+pemerintah)|rpjm[dn]?|rpjp[dn]?|renstra|rkp[dn]?)\b")
PERIOD = compiled(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?)\s*((?:19|20)\d\d)\b")
BUDGET = compiled(
    r"(?i)\b(?:anggaran\s+pendapatan\s+dan\s+belanja|apb[dn]|laporan\s+keterangan\s+pertanggung\s?jawaban|lkpj)\b"
    r"(?:(?!\bnomor\b).){0,80}?\b(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s+((?:19|20)\d\d)\b(?!\s*[-–—])"
)
"""A budget (or the report on it) of one year."""
ACCOUNT = compiled(r"(?i)\bpertanggung\s?jawaban\s+pelaksanaan\b")
"""Accounts of a budget are made of years that are over."""
YEAR_OF_PLAN = compiled(r"(?i)\b(?:rencana\s+kerja\s+pemerintah|rkpd)\b.*\btahun\s+((?:19|20)\d\d)\b(?!\s*[-–—])")

SEVERITY: dict[tuple[str, str], tuple[Severity | None, Severity | None, Severity | None]] = {
    ("dicabut", "yes"): (Severity.ERROR, Severity.WARNING, Severity.NOTE),
    ("dicabut", "status"): (Severity.WARNING, Severity.WARNING, Severity.NOTE),
    ("other", "yes"): (Severity.WARNING, Severity.NOTE, Severity.NOTE),
    ("other", "status"): (Severity.WARNING, Severity.NOTE, Severity.NOTE),
    ("any", "no"): (Severity.NOTE, Severity.NOTE, None),
}
"""How grave: (basis of this report, basis of something else, only named), by how the instrument ended and how sure that is."""

USES = {
    "report": Both("dipakai sebagai dasar laporan", "used as a basis of the report"),
    "basis": Both("dipakai sebagai dasar dalam laporan", "used as a basis in the report"),
    "named": Both("disebut dalam laporan", "named in the report"),
}
ENDINGS = {
    "dicabut": Both("dicabut", "repealed"),
    "diganti": Both("diganti", "replaced"),
    "usang": Both("digantikan", "superseded"),
}


def repealed(citing: Citing) -> Iterator[Relation]:
    """An instrument that had ended before the year of the report is its basis or guide."""
    year = citing.year
    if year is None:
        return

    def judged() -> Iterator[tuple[str, Relation]]:
        for citation in citing.all:
            regulation = None if citation.local else citing.law.cited(citation) or citing.law.of_other_type(citation)
            if regulation is None:
                continue
            use = standing(citation, regulation.ended or year)
            severity = _severity(regulation, use) if regulation.ended and regulation.ended < year else None
            if severity is None:
                yield "", citing.holds(citation)
            else:
                yield regulation.id, _repealed(citing, citation, regulation, use, severity)

    yield from grouped(judged())


def standing(citation: Citation, ended: int) -> str:
    """How a citation is used: "report" (basis of this report), "basis", "named", "history" (of a time when it held)."""
    if citation.depends or ENDED_LATER.search(citation.after) or HISTORY.search(citation.before[-120:]):
        return "history"
    # A plan of 2013-2018 was made in 2013.
    years = patterns.findall(r"\b(?:19|20)\d\d\b", PERIOD.sub(r"\1", citation.before[-120:]))
    if years and max(map(int, years)) <= ended:
        return "history"
    lead = citation.passage.lead if citation.first else ""
    if HISTORY.search(lead):
        return "named"
    if LEGAL_BASIS.search(lead):
        return "report"
    if BASIS.search(citation.before) or BASIS.search(lead):
        return "report" if REPORT.search(f"{citation.before} {lead}") else "basis"
    return "named"


def _severity(regulation: Regulation, use: str) -> Severity | None:
    if use == "history":
        return None
    how = "any" if regulation.ended_sure == "no" else "dicabut" if regulation.ended_how == "dicabut" else "other"
    return SEVERITY[how, regulation.ended_sure][["report", "basis", "named"].index(use)]


def _repealed(citing: Citing, citation: Citation, regulation: Regulation, use: str, severity: Severity) -> Relation:
    successor = citing.law.by_id.get(regulation.ended_by)
    also = [c for c in citing.all if successor and not c.local and citing.law.cited(c) is successor]
    copies = [
        spot(c, c.at_number, "context", Both("peraturan penggantinya disebut juga di sini", "its successor is cited here too"))
        for c in also[:1]
    ]
    latest = citing.law.successor(regulation)
    return citing.fails(
        citation, citation.at_number, expected=latest.name if latest else "", severity=severity, others=copies,
        title=regulation.title, ended=str(regulation.ended), year=str(citing.year),
        successor=successor.name if successor else "-", how=ENDINGS[regulation.ended_how], use=USES[use],
    )


def lapsed_plans(citing: Citing) -> Iterator[Relation]:
    """Instruments in the legal basis that set a plan or a budget of years before the report's. One finding for all of them."""
    year = citing.year
    if year is None:
        return
    lapsed: list[tuple[Citation, int]] = []
    for citation in citing.all:
        if not (citation.first and not citation.depends and LEGAL_BASIS.search(citation.passage.lead)):
            continue
        end = last_year_of_plan(citation)
        if end is None:
            continue
        if end >= year:
            yield citing.holds(citation)
        else:
            lapsed.append((citation, end))
    if lapsed:
        main, end = lapsed[0]
        copies: list[Evidence] = []
        for citation, other_end in lapsed[1:]:
            copies.append(
                spot(
                    citation,
                    citation.at_number,
                    "copy",
                    Both(f"juga sudah berakhir ({other_end})", f"ended as well ({other_end})"),
                )
            )
        title = shortened(main.title, 120)
        relation = citing.fails(main, main.at_title, others=copies, year=str(year), ended=str(end), title=title)
        n = len(lapsed) - 1
        more = Both(f", juga {n} peraturan lain", f", and {n} more" if n > 1 else ", and one more") if n else ""
        yield replace(relation, arguments={**relation.arguments, "more": more})


def last_year_of_plan(citation: Citation) -> int | None:
    """The last year of the plan or budget that an instrument sets, with what amends it in the same item; None for others."""
    budget = BUDGET.search(citation.title)
    if budget and not ACCOUNT.search(citation.title):
        return int(budget[1])
    if not PLAN.search(citation.title):
        return None
    item = citation.passage.text.plain if citation.passage.list_id is not None else citation.title
    ends = [int(match[2]) for match in PERIOD.finditer(item)]
    single = YEAR_OF_PLAN.search(citation.title)
    if PERIOD.search(citation.title):
        return max(ends)
    return int(single[1]) if single else None
