"""A small report of an invented office with one finding of each severity, made by hand: no reading, no rules."""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from lakip_lint.checks.merge import merge
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.document.model import Document, Place
from lakip_lint.document.plain import document_from_text
from lakip_lint.facts.fact import Column, Fact, Ledger, Profile, Subject, TableView
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.figure import Figure
from lakip_lint.reports.coverage import coverage_of
from lakip_lint.reports.finding import findings_of
from lakip_lint.reports.outline import Outline
from lakip_lint.reports.report import DocumentReport, Report, Trouble
from lakip_lint.rules.model import Rule, Severity

SOURCE = """\
BAB III AKUNTABILITAS KINERJA
# 3.1 Capaian Kinerja
Tabel 3.1 Target dan realisasi tahun 2031
| Indikator | Target | Realisasi | Capaian |
|---|---|---|---|
| Indeks Kepuasan Warga | 80,00 | 84,00 | 150,00 |
| Luas taman terawat | 12 | 9 | 75,00 |
\f
# 3.2 Realisasi Anggaran
Anggaran tahun 2031 sebesar Rp 1.200.000 terserap Rp 900.000 atau 85 persen. Rencana dimulai tahun 2O31.
"""


def rule(
    code: str, name: str, severity: Severity, message: str, english: str, explain: tuple[str, str] = ("", ""), basis: str = ""
) -> Rule:
    explained = dict(zip(("id", "en"), explain, strict=True))
    return Rule(code, name, "tangan", severity, {"id": message, "en": english}, explained, basis=basis, since="0.1.0")


CAPAIAN = rule(
    "CAP001", "capaian-salah-hitung", Severity.ERROR,
    "Capaian {subject} {year} tertulis {printed}, hasil hitung {expected}.",
    "The achievement of {subject} in {year} is printed as {printed}, computed {expected}.",
    (
        "Capaian dihitung dari realisasi dan target. Angka yang tidak cocok pasti salah,\natau salah satu masukannya salah.",
        "The achievement is computed from realisasi and target. A figure that does not fit is wrong.",
    ),
    "Peraturan Rekaan 1/2030",
)
SERAPAN = rule(
    "ANG002", "serapan-salah-hitung", Severity.WARNING,
    "Serapan {subject} tertulis {printed}, hasil hitung {expected}.",
    "Absorption of {subject} is printed as {printed}, computed {expected}.",
)
BENTUK = rule(
    "FMT001", "angka-rusak", Severity.NOTE, "Angka {printed} tidak dapat dibaca.", "The number {printed} cannot be read.",
)


def located(document: Document, printed: str, nth: int = 0) -> Place:
    """The place of the nth occurrence of a printed text."""
    hits = []
    for page in document.pages:
        for line in page.lines:
            at = line.text.string.find(printed)
            if at >= 0:
                place = line.text.place(at, at + len(printed))
                assert place
                hits.append(place)
    for table in document.tables:
        for row in table.rows:
            for cell in row:
                if cell and cell.plain == printed:
                    place = cell.text.place()
                    assert place
                    hits.append(place)
    return hits[nth]


@pytest.fixture
def document() -> Document:
    return document_from_text(SOURCE, "contoh.pdf")


@pytest.fixture
def evidence(document: Document) -> Callable[..., Evidence]:
    def make(printed: str, role: str = "input", note: str = "", nth: int = 0) -> Evidence:
        return Evidence(located(document, printed, nth), printed, role, note)

    return make


@pytest.fixture
def relations(evidence: Callable[..., Evidence]) -> list[Relation]:
    return [
        Relation(
            CAPAIAN, False, evidence("150,00", "doubted"),
            (evidence("84,00", note="realisasi"), evidence("80,00", note="target")),
            "150,00", "105,00", "84,00 / 80,00 × 100 = 105,00",
            Cause("tertukar", {"id": "dua angka tertukar letaknya", "en": "two digits changed places"}),
            {"subject": "Indeks Kepuasan Warga", "year": "2031"},
        ),
        Relation(
            CAPAIAN, True, evidence("75,00", "doubted"), (evidence("9", nth=-1), evidence("12", nth=-1)), "75,00", "75,00",
            "9 / 12 × 100 = 75,00", arguments={"subject": "Luas taman terawat", "year": "2031"},
        ),
        Relation(
            SERAPAN, False, evidence("85 persen", "doubted"), (evidence("900.000"), evidence("1.200.000")), "85 persen",
            "75 persen", "900.000 / 1.200.000 × 100 = 75", arguments={"subject": "seluruh anggaran", "year": "2031"},
        ),
        Relation(BENTUK, False, evidence("2O31", "doubted"), printed="2O31"),
    ]


@pytest.fixture
def understanding(document: Document) -> Understanding:
    cells = {
        (i, j): (Figure(cell.plain, Decimal(cell.plain.replace(",", ".")), place=cell.text.place()),)
        for i, row in enumerate(document.tables[0].rows)
        for j, cell in enumerate(row)
        if i and j and cell
    }
    subjects = ["Indeks Kepuasan Warga", "Luas taman terawat"]
    measures = ["target", "realisasi", "capaian"]
    facts = tuple(
        Fact(Subject("indikator", subjects[i - 1], subjects[i - 1]), measures[j - 1], figure, 2031, figure.place, table=0)
        for (i, j), (figure,) in cells.items()
    )
    columns = tuple(Column(j + 1, (m.title(),), m, 2031) for j, m in enumerate(measures))
    view = TableView(0, document.tables[0], columns, (), cells, year=2031, understood=True)
    profile = Profile("Dinas Pertamanan Kota Rekaan", 2031, {"capaian": "capaian = realisasi / target × 100 (1 dari 2 baris)"})
    return Understanding(document, profile, (view,), Ledger(facts))


@pytest.fixture
def document_report(document: Document, understanding: Understanding, relations: list[Relation]) -> DocumentReport:
    return DocumentReport(
        path=document.path,
        sha256=document.sha256,
        pages=len(document.pages),
        entity=understanding.profile.entity,
        year=understanding.profile.year,
        conventions=understanding.profile.conventions,
        coverage=coverage_of(understanding, relations),
        findings=findings_of(merge(relations), Outline(document)),
        relations=tuple(relations),
        troubles=(Trouble("page-without-text", 3), Trouble("page-without-text", 4), Trouble("table-not-understood", 1)),
        printed_pages={2: "ii"},
    )


@pytest.fixture
def report(document_report: DocumentReport) -> Report:
    return Report("9.9.9", "0123456789ab", (document_report,))
