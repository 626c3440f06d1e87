"""Numbers with a space in them, and numbers glued to a word: read where that is certain, and doubted."""

from __future__ import annotations

from pathlib import Path

import pytest

from lakip_lint import check
from tests.checks.checking import findings, told, understood
from tests.document.paper import Paper

TABLE = """Tabel 3.1 Capaian kinerja tahun 2023
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | 80,00 | 84,21 | {} |
| 2 | Nilai SAKIP | 70,00 | 71,40 | 102,00 |
| 3 | Persentase desa tertib | 80,00 | 76,00 | 95,00 |

"""


@pytest.mark.parametrize("printed", ["1 05,26", "105, 26", "105 ,26"])
def test_a_space_inside_a_number_of_a_cell(printed: str) -> None:
    assert told(TABLE.format(printed), "CAP") == []
    wrong = told(TABLE.format(printed.replace("6", "9")), "CAP")
    assert [(code, severity) for code, severity, _ in wrong] == [("CAP001", "warning")]


def test_the_same_number_without_a_space_proves_the_error() -> None:
    assert told(TABLE.format("105,29"), "CAP") == [("CAP001", "error", "105,29")]


@pytest.mark.parametrize("printed", ["106,\\n52", "105,2\\n9"])
def test_a_line_break_in_a_narrow_cell_is_no_doubt(printed: str) -> None:
    assert [severity for _, severity, _ in told(TABLE.format(printed), "CAP")] == ["error"]


@pytest.mark.parametrize("printed", ["10 5,26", "105,2 6"])
def test_what_may_be_two_numbers_is_no_fact(printed: str) -> None:
    report = understood(TABLE.format(printed))
    assert "105,26" not in {f.figure.raw for f in report.ledger}
    assert told(TABLE.format(printed), "CAP") == []


SENTENCES = [
    "Indeks Kepuasan Masyarakat tahun 2023 mencapai{} dari target80,00.",
    "Realisasi Indeks Kepuasan Masyarakat tahun 2023 sebesar{}.",
    "Pada tahun2023 realisasi Indeks Kepuasan Masyarakat adalah{}.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_number_glued_to_the_word_before(sentence: str) -> None:
    assert told(TABLE.format("105,26") + sentence.format("84,21"), "CAP") == []
    assert told(TABLE.format("105,26") + sentence.format("85,21"), "CAP003") == [("CAP003", "warning", "85,21")]


@pytest.mark.parametrize("printed", ["1 0{},26%", "10{}, 26 %"])
def test_a_space_inside_a_number_of_a_sentence(printed: str) -> None:
    sentence = "Capaian Indeks Kepuasan Masyarakat tahun 2023 sebesar " + printed
    assert told(TABLE.format("105,26") + sentence.format("5") + ".", "CAP") == []
    wrong = told(TABLE.format("105,26") + sentence.format("7") + ".", "CAP")
    assert [(code, severity) for code, severity, _ in wrong] == [("CAP003", "warning")]


def test_a_list_of_percentages_stays_a_list() -> None:
    report = understood(TABLE.format("105,26") + "Capaian kedua sasaran sebesar 95, 97 % dan 98 %.")
    assert [m.figure.raw for s in report.sentences for m in s.mentions] == ["95", "97", "98"]


@pytest.mark.parametrize("name", ["ISO9001,26", "Covid19,5", "SAKIP84,21"])
def test_digits_of_a_name_are_no_figure(name: str) -> None:
    assert [m.figure.raw for s in understood(f"Kantor memakai {name} sejak awal.").sentences for m in s.mentions] == []


def test_the_doubt_is_said_of_the_figure() -> None:
    (finding,) = findings(TABLE.format("1 05,29"), "CAP001")
    assert "spasi" in str(finding.locations[0].note)


def test_a_pdf_with_a_glued_word_and_a_letter_spaced_header(tmp_path: Path) -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 60, "LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA TAHUN 2023", bold=True)
    sheet.text(60, 84, "Tabel 3.1 Capaian kinerja tahun 2023")
    rows = [["Indikator", "T A R G E T", "R E A L I S A S I"], ["Indeks Kepuasan Masyarakat", "80,00", "84,21"], ["Nilai SAKIP", "70", "71"]]
    sheet.table(60, 90, [200, 110, 130], rows)
    sheet.text(60, 200, "Indeks Kepuasan Masyarakat tahun 2023 mencapai85,21 dari target 80,00.")
    report = check(paper.save(tmp_path / "laporan.pdf"), select=("CAP003",))
    assert [(f.rule, str(f.severity), f.printed) for f in report.documents[0].findings] == [("CAP003", "warning", "85,21")]
