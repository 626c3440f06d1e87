"""The library: from a document or a file to a report."""
from __future__ import annotations

from pathlib import Path

import pytest

from lakip_lint import SelectionError, Severity, check, check_document, load_rules
from lakip_lint.document.plain import document_from_text

TABLE = """\
LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031

Tabel 3.1 Capaian kinerja tahun 2031
| Indikator | Target | Realisasi | Capaian |
|---|---|---|---|
| Luas taman terawat | 80,00 | 84,00 | {capaian} |
| Jumlah pohon ditanam | 120 | 90 | 75,00 |
"""


def test_a_wrong_figure_is_a_finding() -> None:
    report = check_document(document_from_text(TABLE.format(capaian="150,00")), load_rules(), select=["CAP001"])
    (finding,) = report.findings
    assert (finding.rule, finding.severity, finding.printed, finding.expected) == ("CAP001", Severity.ERROR, "150,00", "105,00")
    assert report.summary == {Severity.ERROR: 1, Severity.WARNING: 0, Severity.NOTE: 0}
    assert (report.coverage.relations_checked, report.coverage.relations_hold) == (2, 1)
    assert report.complete


def test_a_right_figure_is_none_and_is_counted_as_checked() -> None:
    report = check_document(document_from_text(TABLE.format(capaian="105,00")), load_rules(), select=["CAP001"])
    assert report.findings == ()
    assert report.coverage.numbers_checked == 6
    assert [(t.rule.code, t.checked, t.hold) for t in report.tallies] == [("CAP001", 2, 2)]


def test_the_year_can_be_overruled() -> None:
    document = document_from_text(TABLE.format(capaian="105,00"))
    assert check_document(document, load_rules()).year == 2031
    assert check_document(document, load_rules(), year=2029).year == 2029


def test_a_list_of_paths_may_hold_what_cannot_be_read(tmp_path: Path) -> None:
    report = check([tmp_path / "tidak-ada.pdf", tmp_path])
    assert report.documents == ()
    assert [Path(u.path).name for u in report.unread] == [tmp_path.name, "tidak-ada.pdf"]
    assert not report.complete


def test_a_rule_that_does_not_exist_is_refused_before_reading(tmp_path: Path) -> None:
    with pytest.raises(SelectionError):
        check(tmp_path / "tidak-ada.pdf", select=["ZZZ999"])
