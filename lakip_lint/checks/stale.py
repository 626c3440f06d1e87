"""What the checks of stale years share: a year as evidence, and the words that give another year a reason to stand."""
from __future__ import annotations

import re
from collections.abc import Iterable

from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Document, Place, Text
from lakip_lint.facts.mention import Mention
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule, Severity

YEARS_COMPARED = compiled(
    r"banding|sebelumnya|\blalu\b|dari\s+tahun|\bsejak\b|mulai\s+tahun|\bs\s*[./]?\s*d\b|sampai\s+dengan|\bhingga\b|kondisi\s+awal"
    r"|baseline|perkembangan|\btren\b|\bsemula\b|berikutnya|mendatang|akan\s+datang|terakhir|terhadap\s+(?:realisasi\s+)?tahun"
    r"|sesuai\s+(?:dengan\s+)?(?:capaian|realisasi)|sama\s+(?:dengan|seperti)|tahun\s+dasar|\bnaik\b|\bturun\b"
    r"|(?<!pagu )(?<!anggaran )(?<!dipa )(?:akhir|awal)\s+tahun|\bmeningkat\b|\bmenurun\b|mengalami\s+\w+"
    r"|lebih\s+(?:tinggi|rendah|besar|kecil|baik)\s+dari",
    re.I,
)
"""Words of a comparison over time, or of another time than the report's year."""
TARGET_COMPARED = compiled(
    r"banding\w*\s+(?:antara\s+)?(?:\w+\s+){0,3}(?:(?:target|realisasi|hasil|capaian|kinerja)\b.*\btarget|target\b.*\b(?:realisasi|capaian|hasil)\w*)\b",
    re.I,
)
"""A comparison of results with their targets, not of years."""
SIDE = compiled(r"sedangkan|sementara|menjadi|kenaikan|peningkatan|penurunan|selisih|pertumbuhan|meningkat|menurun", re.I)
"""Words that make a figure part of a comparison."""
PLANNING = compiled(
    r"\brenstra\b|\brpjm\w*|\brpjp\w*|\brenja\b|\brkpd?\b|rencana\s+strat|jangka\s+(?:menengah|panjang)|tindak\s+lanjut|\brenaksi\b",
    re.I,
)
EVALUATING = compiled(
    r"evaluas\w*\s+(?:atas|sakip|akip|lakip|lkj?ip|laporan|implementasi|internal)|tindak\s+lanjut|rekomendasi|\bLH[EP]\b|temuan"
    r"|hasil\s+(?:reviu|audit|penilaian|pemeriksaan)|penghargaan|opini",
    re.I,
)
"""Work done on the report or the year before: audits, evaluations, awards."""
SOURCE = compiled(r"^\W*(?:sumber|ket(?:erangan)?|catatan|\*)", re.I)
OWN_TOPIC = compiled(
    r"kinerja|capaian|pencapaian|realisasi|anggaran|belanja|pagu|target|sasaran|indikator|\biku\b|program|kegiatan|laporan|akuntabilitas"
    r"|efisiensi|penyerapan|serapan|\bskor\b|\bnilai\b|indeks|keberhasilan|kendala|hambatan|permasalahan|prestasi",
    re.I,
)


PLACES = {
    "kepala/kaki halaman": "the running header or footer", "label lampiran": "the label of an attachment",
    "sampul": "the cover",
    "judul": "a title", "judul tabel": "the title of a table", "judul gambar": "the title of a figure",
    "judul grafik": "the title of a chart", "judul bagian": "the title of a section", "kepala kolom": "a column header",
    "kalimat": "a sentence", "daftar isi/sistematika": "the contents",
}
"""Where a year stands, in Indonesian and English."""


def year_evidence(text: Text, mention: Mention, role: str = "doubted", note: Words = "") -> Evidence:
    """The year with the word before it, as printed ("Tahun 2022")."""
    return Evidence(text.place(mention.lead, mention.end), printed_year(text, mention), role, note)


def printed_year(text: Text, mention: Mention) -> str:
    """A year with the word before it, as printed: "Tahun 2022"."""
    return text.string[mention.lead : mention.end].strip()


def page_of(document: Document, place: Place | None) -> str:
    """The page of a place in words; "?" in a file without pages."""
    if not document.paged:
        return "?"
    return str(place.page) if place else "lain"


def words_around(text: Text, mention: Mention) -> str:
    """The year with a few words before and after it, to find it on the page; "…" where the sentence goes on."""
    before, after = text.string[: mention.end].split(), text.string[mention.end :].split()
    lead, rest = before[-8:], after[:3]
    told = " ".join(lead) + ("" if rest and rest[0][0] in ".,;:)" else " ") + " ".join(rest)
    return ("… " if len(lead) < len(before) else "") + told.strip() + (" …" if len(rest) < len(after) else "")


def stale(
    rule: Rule, text: Text, mention: Mention, year: int, where: str, proof: Both, *,
    others: Iterable[Evidence] = (), severity: Severity | None = None, expected: str | None = None,
) -> Relation:
    """A relation that does not hold: `mention` should be `year`. `where` (of PLACES) and `proof` fill the message of the rule.

    `proof` is half a sentence that tells why.
    """
    should = f"{text.string[mention.lead : mention.start]}{expected or year}".strip()
    return Relation(
        rule, False, year_evidence(text, mention), tuple(others), printed_year(text, mention), should,
        f"{mention.year} ≠ {expected or year}: " + proof, severity=severity,
        arguments={
            "where": Both(where, PLACES[where]), "proof": proof,
            "report_year": str(year), "year": str(mention.year), "right": expected or str(year),
            "context": words_around(text, mention),
        },
    )


def holding(rule: Rule, text: Text, mention: Mention, year: int, others: Iterable[Evidence] = ()) -> Relation:
    """A year that is the report's year, as it must be."""
    return Relation(
        rule, True, year_evidence(text, mention), tuple(others), printed_year(text, mention),
        calculation=f"{mention.year} = {year}",
        arguments={"report_year": str(year), "year": str(mention.year)},
    )
