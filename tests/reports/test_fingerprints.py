"""Fingerprints last: pages may shift, other figures may change and findings may come before them."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from lakip_lint import check
from lakip_lint.reports.finding import Finding
from tests.document.paper import Paper

TREES = ("Luas taman terawat", "80,00", "84,00", "150,00")
ROADS = ("Jumlah bangku diperbaiki", "60", "57", "150,00")
PONDS = ("Jumlah kolam dibersihkan", "120", "90", "75,00")
RIGHT = (("Jumlah pohon ditanam", "300", "270", "90,00"), ("Persentase lampu menyala", "95,00", "76,00", "80,00"))
MONEY = ("Program Taman", "200.000.000", "180.000.000", "80,00")
STALE = "Karenanya laporan kinerja tahun 2030 ini disusun dengan data dari enam taman kota."


def report(
    path: Path, rows: Sequence[Sequence[str]] = (TREES, ROADS, PONDS), *, before: str = "", stale: Sequence[str] = (STALE,)
) -> Path:
    """Two pages of tables and sentences and a scanned one: two wrong percentages of one rule in one table, one of money, a year
    that is out of date."""
    paper = Paper()
    first = paper.sheet()
    first.lines(60, 60, ["LAPORAN KINERJA", "DINAS PERTAMANAN KOTA REKAAN", "TAHUN 2031"])
    first.lines(60, 120, ["BAB I PENDAHULUAN", "Laporan kinerja tahun 2031 ini menyajikan hasil tahun 2031.", before])
    first.text(60, 180, "Tabel 3.1 Capaian kinerja tahun 2031")
    head = ("Indikator", "Target", "Realisasi", "Capaian")
    first.table(60, 190, [200, 90, 90, 90], [head, *rows, *RIGHT])
    second = paper.sheet()
    second.text(60, 60, "Tabel 3.2 Realisasi anggaran tahun 2031")
    second.table(60, 70, [200, 90, 90, 90], [("Program", "Anggaran (Rp)", "Realisasi (Rp)", "Serapan (%)"), MONEY])
    second.lines(60, 160, stale, 30)
    paper.sheet().picture(0, 0, 595, 842)
    return paper.save(path)


def findings(path: Path) -> tuple[Finding, ...]:
    return check(path).findings


def prints(found: Sequence[Finding]) -> list[str]:
    return [f.fingerprint for f in found]


def scanned(found: Sequence[Finding]) -> str:
    """The one finding about pages without text, which names the first of them: the page in front has none, too."""
    return next(f.fingerprint for f in found if f.rule == "DOK001")


def wrong(found: Sequence[Finding]) -> dict[tuple[str, str, str], str]:
    """The fingerprints by rule, doubted text and subject; of findings that share these the last one's."""
    return {(f.rule, f.locations[0].text, f.subject): f.fingerprint for f in found}


def test_two_findings_of_one_rule_in_one_table_differ(tmp_path: Path) -> None:
    found = findings(report(tmp_path / "a.pdf"))
    rules = [f.rule for f in found]
    assert rules.count("CAP001") == 2
    assert {"ANG001", "THN001", "DOK001"} <= set(rules)
    assert len(set(prints(found))) == len(found)


def test_a_page_in_front_changes_none(tmp_path: Path) -> None:
    path = report(tmp_path / "a.pdf")
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.insert_blank_page(595, 842, 0)
    writer.write(tmp_path / "b.pdf")
    old, new = findings(path), findings(tmp_path / "b.pdf")
    assert sorted(prints(new)) == sorted(prints(old))
    pages = [{f.fingerprint: f.locations[0].place.page for f in found if f.locations[0].place} for found in (old, new)]
    assert {k: page + 1 for k, page in pages[0].items() if k != scanned(old)} == {
        k: page for k, page in pages[1].items() if k != scanned(new)
    }


def test_an_unrelated_figure_changes_none(tmp_path: Path) -> None:
    path = report(tmp_path / "a.pdf", stale=[STALE.replace("enam", "6")])
    ponds = ("Jumlah kolam dibersihkan", "120", "60", "50,00")
    other = report(tmp_path / "b.pdf", [TREES, ROADS, ponds], stale=[STALE.replace("enam", "17")])
    assert prints(findings(other)) == prints(findings(path))


def test_a_finding_before_them_changes_none(tmp_path: Path) -> None:
    """Even one that doubts the same text: another subject, other words around it."""
    old = wrong(findings(report(tmp_path / "a.pdf")))
    bush = ("Jumlah semak dipangkas", "200", "150", "150,00")
    earlier = "Menurut laporan kinerja tahun 2030 ini, pegawai dinas bekerja di tiga bidang."
    rows = [bush, TREES, ROADS, PONDS]
    new = findings(report(tmp_path / "b.pdf", rows, before="Sebanyak 3 (empat) bidang.", stale=[earlier, STALE]))
    assert len(new) == len(old) + 3
    assert len(set(prints(new))) == len(new)
    first, second = (f.fingerprint for f in new if f.rule == "THN001")
    assert {k: v for k, v in wrong(new).items() if k in old} == old
    assert second == old["THN001", "tahun 2030", ""]
    assert first not in old.values()
