"""What rests on a page read by OCR: a warning at most, and the misread character that would settle it is named."""
from __future__ import annotations

import pytest
from msgspec.structs import replace

from lakip_lint import DocumentReport, check_document, load_rules
from lakip_lint.checks.misreading import look_alike
from lakip_lint.document.plain import document_from_text
from lakip_lint.reports import console
from lakip_lint.reports.facts import listing_of
from lakip_lint.reports.json import report_as_json
from lakip_lint.reports.report import Report

HEAD = "LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA TAHUN 2031\n\n"
CAPAIAN = HEAD + """\
Tabel 3.1 Capaian kinerja tahun 2031
| Indikator | Target | Realisasi | Capaian |
|---|---|---|---|
| Luas taman terawat | {target} | 84,00 | {capaian} |
| Jumlah pohon ditanam | 120 | 90 | 75,00 |
"""
BUDGET = HEAD + """\
Tabel 3.2 Anggaran tahun 2031
| Uraian | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|
| Belanja Pegawai | {first} | 1.100.000 |
| Belanja Barang | 2.400.000 | 2.300.000 |
| Jumlah | {total} | 3.400.000 |
"""


def checked(text: str, ocr: bool = True, *, pages: tuple[int, ...] = ()) -> DocumentReport:
    document = document_from_text(text)
    if ocr:
        document = replace(
            document,
            pages=tuple(replace(p, read_by="tiruan 1" if not pages or p.number in pages else "") for p in document.pages),
        )
    return check_document(document, load_rules(), select=("CAP001", "ANG"))


@pytest.mark.parametrize(("ocr", "severity"), [(False, "error"), (True, "warning")])
def test_a_scanned_figure_proves_nothing(ocr: bool, severity: str) -> None:
    (finding,) = checked(CAPAIAN.format(target="80,00", capaian="150,00"), ocr).findings
    assert finding.severity.value == severity
    assert finding.by_ocr is ocr
    assert finding.message["id"].startswith("Hasil pindai") is ocr
    assert finding.message["en"].startswith("From a scan") is ocr
    assert finding.cause is None or finding.cause.kind != "salah baca OCR"


def test_a_page_of_text_in_the_same_file_still_proves() -> None:
    text = CAPAIAN.format(target="80,00", capaian="150,00") + "\n\f\nHalaman ini hasil pindai.\n"
    (finding,) = checked(text, pages=(2,)).findings
    assert finding.severity.value == "error"
    assert not finding.by_ocr


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (CAPAIAN.format(target="80,00", capaian="106,00"), "“6” seharusnya “5” (106,00 di hal. 1 mungkin 105,00)"),
        (CAPAIAN.format(target="30,00", capaian="105,00"), "“3” seharusnya “8” (30,00 di hal. 1 mungkin 80,00)"),
        (BUDGET.format(first="1.700.000", total="3.500.000"), "“7” seharusnya “1” (1.700.000 di hal. 1 mungkin 1.100.000)"),
    ],
)
def test_the_misread_character_is_named(text: str, cause: str) -> None:
    (finding,) = checked(text).findings
    assert finding.cause is not None
    assert finding.cause.kind == "salah baca OCR"
    assert cause in finding.cause.text["id"]
    assert "misreading by OCR" in finding.cause.text["en"]
    assert finding.severity.value == "warning"
    (typed,) = checked(text, ocr=False).findings
    assert typed.cause is None or typed.cause.kind != "salah baca OCR"
    assert typed.fingerprint == finding.fingerprint


def test_how_scanned_figures_are_written_is_one_remark_for_all() -> None:
    """A recognizer loses points: twenty doubtful prints on scanned pages are no twenty faults of the writer."""
    rows = "".join(f"| Belanja {name} | 1.{n}00000 | 1.000.{n}000 |\n" for n, name in enumerate(("Alat", "Bahan"), 1))
    text = HEAD + f"Tabel 3.2 Anggaran\n| Uraian | Anggaran (Rp) | Realisasi (Rp) |\n|---|---|---|\n{rows}"
    document = document_from_text(text)
    typed = check_document(document, load_rules(), select=("FMT001",))
    assert len(typed.findings) > 1
    assert {f.severity.value for f in typed.findings} == {"error"}
    scanned = replace(document, pages=tuple(replace(p, read_by="tiruan 1") for p in document.pages))
    (finding,) = check_document(scanned, load_rules(), select=("FMT001",)).findings
    assert finding.severity.value == "note"
    assert f"begitu juga {len(typed.findings) - 1} tempat lain di halaman hasil pindai" in finding.message["id"]
    assert len({(e.place, e.text) for e in finding.locations}) == len(typed.findings)


def test_what_agrees_is_no_finding() -> None:
    report = checked(CAPAIAN.format(target="80,00", capaian="105,00"))
    assert not report.findings
    assert report.coverage.relations_hold


def test_every_report_says_what_was_read_from_pictures() -> None:
    report = checked(CAPAIAN.format(target="80,00", capaian="150,00"))
    whole = Report("0", "0", (report,))
    assert "Dibaca dari gambar (OCR): 1 halaman (1)" in console.render(whole)
    (told,) = report_as_json(whole, "id")["documents"]
    assert told["coverage"]["pages_by_ocr"] == [1]
    assert told["coverage"]["ocr"] == "tiruan 1"
    assert [f["by_ocr"] for f in told["findings"]] == [True]
    assert {"what": "read-by-ocr", "page": 1, "detail": ""} in told["troubles"]


def test_facts_say_that_they_were_read_from_a_picture() -> None:
    from lakip_lint.facts import understand

    document = document_from_text(CAPAIAN.format(target="80,00", capaian="105,00"))
    for read_by in ("", "tiruan 1"):
        seen = replace(document, pages=tuple(replace(p, read_by=read_by) for p in document.pages))
        rows = listing_of(understand(seen, load_rules().knowledge)).rows
        assert rows
        assert all(row.by_ocr is bool(read_by) for row in rows)


@pytest.mark.parametrize("pair", ["1l", "0O", "8B", "38", "56", "17"])
def test_look_alikes(pair: str) -> None:
    assert look_alike(pair[0], pair[1])
    assert look_alike(pair[1], pair[0])
    assert not look_alike(pair[0], pair[0])
