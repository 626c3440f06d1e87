"""One indicator in several rows: parts below a name, rows stacked in one cell, measures and years as rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from lakip_lint import check
from lakip_lint.document.docx import read_docx
from lakip_lint.document.pdf import read_pdf
from lakip_lint.engine import load_rules
from lakip_lint.facts import understand
from lakip_lint.facts.understanding import Understanding
from tests.checks.checking import told, understood
from tests.document.paper import Paper, Sheet
from tests.document.word import para, write_docx

HEADER = "Tabel 3.1 Capaian kinerja tahun 2023\n| No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|---|\n"


def said(report: Understanding, measure: str) -> set[tuple[str, int | None, str]]:
    """(subject, year, figure) of the facts of tables."""
    return {(f.subject.key, f.year, f.figure.raw) for f in report.ledger if f.source == "table" and f.measure == measure}


PARTS = {
    "lettered rows": HEADER
    + (
        "| 1 | Produksi tanaman pangan | | | | |\n|  | a. Padi | Ton | 1.200 | 1.260 | 105,00 |\n|  | b. Jagung | Ton | 400 | 380 | {} |\n"
        "| 2 | Luas panen | | | | |\n|  | a. Padi | Ha | 200 | 190 | 95,00 |\n|  | b. Jagung | Ha | 80 | 80 | 100,00 |"
    ),
    "rows with dashes": HEADER
    + (
        "| 1 | Produksi tanaman pangan: | | | | |\n|  | - Padi | Ton | 1.200 | 1.260 | 105,00 |\n|  | - Jagung | Ton | 400 | 380 | {} |\n"
        "| 2 | Luas panen: | | | | |\n|  | - Padi | Ha | 200 | 190 | 95,00 |\n|  | - Jagung | Ha | 80 | 80 | 100,00 |"
    ),
    "rows without marks below a colon": HEADER
    + (
        "| 1 | Produksi tanaman pangan: | | | | |\n|  | Padi | Ton | 1.200 | 1.260 | 105,00 |\n|  | Jagung | Ton | 400 | 380 | {} |\n"
        "| 2 | Luas panen: | | | | |\n|  | Padi | Ha | 200 | 190 | 95,00 |\n|  | Jagung | Ha | 80 | 80 | 100,00 |"
    ),
    "a merged name beside its parts": (
        HEADER.replace("Indikator Kinerja |", "Indikator Kinerja | < |").replace("|---|", "|---|---|", 1)
        + "| 1 | Produksi tanaman pangan | Padi | Ton | 1.200 | 1.260 | 105,00 |\n| ^ | ^ | Jagung | Ton | 400 | 380 | {} |\n"
        "| 2 | Luas panen | Padi | Ha | 200 | 190 | 95,00 |\n| ^ | ^ | Jagung | Ha | 80 | 80 | 100,00 |"
    ),
    "all in one cell": HEADER
    + (
        "| 1 | Produksi tanaman pangan:\\na. Padi\\nb. Jagung | Ton\\nTon | 1.200\\n400 | 1.260\\n380 | 105,00\\n{} |\n"
        "| 2 | Luas panen:\\n- Padi\\n- Jagung | Ha\\nHa | 200\\n80 | 190\\n80 | 95,00\\n100,00 |"
    ),
}


@pytest.mark.parametrize("shape", PARTS)
def test_a_part_is_named_with_its_indicator(shape: str) -> None:
    assert said(understood(PARTS[shape].format("95,00")), "realisasi") == {
        ("produksi tanaman pangan padi", 2023, "1.260"),
        ("produksi tanaman pangan jagung", 2023, "380"),
        ("luas panen padi", 2023, "190"),
        ("luas panen jagung", 2023, "80"),
    }


@pytest.mark.parametrize("shape", PARTS)
def test_each_part_is_recomputed(shape: str) -> None:
    assert told(PARTS[shape].format("95,00"), "CAP") == []
    assert told(PARTS[shape].format("97,00"), "CAP") == [("CAP001", "error", "97,00")]


def test_lettered_indicators_below_their_sasaran_keep_their_names() -> None:
    report = understood(
        HEADER
        + "| Sasaran: Meningkatnya mutu pelayanan | < | < | < | < | < |\n|  | a. Indeks kepuasan masyarakat | Nilai | 80 | 84 | 105 |\n"
        "|  | b. Persentase aduan selesai | % | 90 | 81 | 90 |"
    )
    assert {key for key, _, _ in said(report, "realisasi")} == {"indeks kepuasan masyarakat", "persentase aduan selesai"}


def test_rows_after_the_parts_of_an_indicator_keep_their_names() -> None:
    report = understood(
        HEADER
        + "| 1 | Produksi tanaman pangan: | | | | |\n|  | a. Padi | Ton | 12 | 12 | 100 |\n| 2 | Desa tertib | Desa | 4 | 3 | 75 |"
    )
    assert {key for key, _, _ in said(report, "realisasi")} == {"produksi tanaman pangan padi", "desa tertib"}


SPREAD = {
    "measures as rows": (
        "Tabel 3.2 Perkembangan kinerja\n| No | Indikator Kinerja | Uraian | 2021 | 2022 | 2023 |\n|---|---|---|---|---|---|\n"
        "| 1 | Indeks kepuasan masyarakat | Target | 80 | 82 | 84 |\n| ^ | ^ | Realisasi | 82 | 83 | 86 |\n"
        "| ^ | ^ | Capaian (%) | 102,50 | 101,22 | {0} |\n| 2 | Persentase desa tertib | Target | 50 | 60 | 70 |\n"
        "| ^ | ^ | Realisasi | 40 | 54 | 66,5 |\n| ^ | ^ | Capaian (%) | 80,00 | 90,00 | 95,00 |"
    ),
    "measures stacked in one row": (
        "Tabel 3.2 Perkembangan kinerja\n| No | Indikator Kinerja | Uraian | 2021 | 2022 | 2023 |\n|---|---|---|---|---|---|\n"
        "| 1 | Indeks kepuasan masyarakat | Target\\nRealisasi\\nCapaian (%) | 80\\n82\\n102,50 | 82\\n83\\n101,22 | 84\\n86\\n{0} |\n"
        "| 2 | Persentase desa tertib | Target\\nRealisasi\\nCapaian (%) | 50\\n40\\n80,00 | 60\\n54\\n90,00 | 70\\n66,5\\n95,00 |"
    ),
    "years as rows": (
        "Tabel 3.2 Perkembangan kinerja\n| No | Indikator Kinerja | Tahun | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|---|\n"
        "| 1 | Indeks kepuasan masyarakat | 2021 | 80 | 82 | 102,50 |\n| ^ | ^ | 2022 | 82 | 83 | 101,22 |\n| ^ | ^ | 2023 | 84 | 86 | {0} |\n"
        "| 2 | Persentase desa tertib | 2021 | 50 | 40 | 80,00 |\n|  |  | 2022 | 60 | 54 | 90,00 |\n|  |  | 2023 | 70 | 66,5 | 95,00 |"
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SPREAD)
def test_rows_for_measures_or_years_are_facts_of_their_indicator(shape: str) -> None:
    report = understood(SPREAD[shape].format("102,38"))
    assert said(report, "realisasi") == {
        ("indeks kepuasan masyarakat", 2021, "82"),
        ("indeks kepuasan masyarakat", 2022, "83"),
        ("indeks kepuasan masyarakat", 2023, "86"),
        ("persentase desa tertib", 2021, "40"),
        ("persentase desa tertib", 2022, "54"),
        ("persentase desa tertib", 2023, "66,5"),
    }
    assert ("persentase desa tertib", 2022, "90,00") in said(report, "capaian")


@pytest.mark.parametrize("shape", SPREAD)
def test_each_year_is_recomputed_and_compared(shape: str) -> None:
    good = SPREAD[shape].format("102,38")
    assert told(good + "\n\nIndeks kepuasan masyarakat tahun 2023 mencapai 86 dari target 84.", "CAP") == []
    assert told(SPREAD[shape].format("105,00"), "CAP") == [("CAP001", "error", "105,00")]
    assert [
        code for code, _, _ in told(good + "\n\nIndeks kepuasan masyarakat tahun 2023 mencapai 85 dari target 84.", "CAP")
    ] == ["CAP003"]


def test_measures_as_rows_of_the_one_indicator_named_before_them() -> None:
    text = (
        "Tabel 3.1 Capaian kinerja tahun 2023\n| No | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n"
        "| 1 | Indeks kepuasan masyarakat | 84 | 86 |\n\nTabel 3.2 Indeks kepuasan masyarakat\n"
        "| Uraian | 2021 | 2022 | 2023 |\n|---|---|---|---|\n| Target | 80 | 82 | 84 |\n| Realisasi | 82 | 83 | {} |\n"
        "| Capaian (%) | 102,50 | 101,22 | 102,38 |"
    )
    assert ("indeks kepuasan masyarakat", 2022, "83") in said(understood(text.format("86")), "realisasi")
    assert told(text.format("86"), "CAP") == []
    assert told(text.format("85"), "CAP")


def test_a_row_that_says_nothing_of_its_year_leaves_the_table_as_it_is() -> None:
    view = understood(
        "| Indikator Kinerja | Tahun | Target | Realisasi |\n|---|---|---|---|\n| Indeks kepuasan | 2022 | 80 | 82 |\n| ^ | 2023 | 82 | 83 |\n"
        "| Rata-rata | | 81 | 82,5 |"
    ).tables[0]
    assert len(view.table.rows) == 4


# ---- heights decide where a page is known


def ruled(paper: Paper, title: str, columns: list[float], rows: list[float], heads: list[str]) -> Sheet:
    """A page with the rulings and the header of a table."""
    sheet = paper.sheet()
    sheet.text(60, 60, "LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA TAHUN 2023", bold=True)
    sheet.text(60, 84, title)
    for x in columns:
        sheet.line(x, rows[0], x, rows[-1])
    for y in rows:
        sheet.line(columns[0], y, columns[-1], y)
    for x, head in zip(columns, heads, strict=False):
        sheet.text(x + 4, 104, head)
    return sheet


def pdf_report(path: Path, *, capaian: str = "95,00") -> Path:
    """A table with one ruled row: two names of two lines each, the figures on the height of the first line of their name."""
    paper = Paper()
    sheet = ruled(paper, "Tabel 3.1 Capaian kinerja tahun 2023", [60, 200, 360, 420, 480, 540], [90, 110, 200], ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"])
    sheet.lines(64, 124, ["Meningkatnya mutu", "pelayanan"], 12)
    sheet.lines(204, 136, ["Indeks kepuasan", "masyarakat", "Persentase aduan", "yang selesai", "Nilai SAKIP"], 12)
    for x, figures in ((364, ["84", "80", "70"]), (424, ["86", "76", "77"]), (484, ["102,38", capaian, "110,00"])):
        for y, figure in zip((136, 160, 184), figures, strict=True):
            sheet.text(x, y, figure)
    sheet.text(484, 124, "102,46")
    return paper.save(path)


def test_figures_belong_to_the_name_on_their_height(tmp_path: Path) -> None:
    report = understand(read_pdf(pdf_report(tmp_path / "laporan.pdf")), load_rules().knowledge)
    assert said(report, "realisasi") == {
        ("indeks kepuasan masyarakat", 2023, "86"),
        ("persentase aduan yang selesai", 2023, "76"),
        ("nilai sakip", 2023, "77"),
    }
    assert ("persentase aduan yang selesai", 2023, "95,00") in said(report, "capaian")


def test_a_wrong_figure_of_a_stacked_row_is_found_at_its_own_place(tmp_path: Path) -> None:
    report = check(pdf_report(tmp_path / "laporan.pdf", capaian="97,00"), select=("CAP001",))
    (finding,) = report.documents[0].findings
    assert finding.locations[0].text == "97,00"
    assert finding.locations[0].place is not None
    assert 145 < finding.locations[0].place.box.top < 165


def names_above_outcomes(path: Path, *, down: float = 0.0) -> Path:
    """A cell with three names without marks above other text, the targets beside them (`down` points lower)."""
    paper = Paper()
    sheet = ruled(paper, "Tabel 2.1 Rencana kinerja tahun 2023", [60, 200, 420, 520], [90, 110, 220], ["Program", "Indikator Kinerja", "Target"])
    sheet.lines(64, 124, ["Program pelayanan"], 12)
    names = ["Surat keterangan (berkas)", "Kartu keluarga (berkas)", "Akta kelahiran (berkas)"]
    sheet.lines(204, 124, [*names, "Outcome :", "• Terlayaninya warga", "desa", "Output :", "Waktu layanan"], 12)
    for y, figure in zip((124, 136, 148, 208), ["1.250", "840", "615", "3 hari"], strict=True):
        sheet.text(424, y + down, figure)
    return paper.save(path)


def test_names_without_marks_above_other_text_have_the_figures_on_their_height(tmp_path: Path) -> None:
    report = understand(read_pdf(names_above_outcomes(tmp_path / "laporan.pdf")), load_rules().knowledge)
    assert said(report, "target") == {
        ("surat keterangan", 2023, "1.250"),
        ("kartu keluarga", 2023, "840"),
        ("akta kelahiran", 2023, "615"),
        ("waktu layanan", 2023, "3"),
    }


def test_figures_between_the_heights_of_names_are_shared_out_to_none(tmp_path: Path) -> None:
    report = understand(read_pdf(names_above_outcomes(tmp_path / "laporan.pdf", down=7)), load_rules().knowledge)
    assert said(report, "target") == set()


def levels(path: Path, *, beside: float = 136) -> Path:
    """A cell with an output of one figure above an outcome without any, and one with parts."""
    paper = Paper()
    sheet = ruled(paper, "Tabel 2.1 Rencana kinerja tahun 2023", [60, 200, 420, 520], [90, 110, 190, 250], ["Program", "Indikator Kinerja", "Target"])
    sheet.lines(64, 124, ["Program pelayanan"], 12)
    sheet.lines(204, 124, ["Output :", "Luas taman kota", "Outcome :", "• Warga betah di", "taman"], 12)
    sheet.text(424, beside, "1.250")
    sheet.lines(64, 204, ["Program sampah"], 12)
    sheet.lines(204, 204, ["Output :", "Sampah terkumpul menurut jenis:", "- Plastik (ton)", "- Kertas (ton)"], 11)
    sheet.lines(424, 226, ["32", "29"], 11)
    return paper.save(path)


def test_levels_of_indicators_are_no_part_of_their_names(tmp_path: Path) -> None:
    report = understand(read_pdf(levels(tmp_path / "laporan.pdf")), load_rules().knowledge)
    assert said(report, "target") == {
        ("luas taman kota", 2023, "1.250"),
        ("sampah terkumpul menurut jenis plastik", 2023, "32"),
        ("sampah terkumpul menurut jenis kertas", 2023, "29"),
    }


def test_one_figure_beside_no_name_leaves_its_cell_whole(tmp_path: Path) -> None:
    report = understand(read_pdf(levels(tmp_path / "laporan.pdf", beside=166)), load_rules().knowledge)
    assert "luas taman kota" not in {key for key, _, _ in said(report, "target")}


def test_paragraphs_of_a_word_cell_are_stacked_rows(tmp_path: Path) -> None:
    def cell(*lines: str) -> str:
        return f"<w:tc>{''.join(map(para, lines))}</w:tc>"

    rows = [
        [["Sasaran"], ["Indikator Kinerja"], ["Target"], ["Realisasi"], ["Capaian (%)"]],
        [
            ["Mutu pelayanan"],
            ["1. Indeks kepuasan masyarakat", "2. Nilai SAKIP"],
            ["84", "70"],
            ["86", "77"],
            ["102,38", "110,00"],
        ],
    ]
    body = para("LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA TAHUN 2023") + para(
        "Tabel 3.1 Capaian kinerja tahun 2023"
    )
    body += "<w:tbl>" + "".join(f"<w:tr>{''.join(cell(*c) for c in row)}</w:tr>" for row in rows) + "</w:tbl>"
    report = understand(read_docx(write_docx(tmp_path / "laporan.docx", body)), load_rules().knowledge)
    assert said(report, "realisasi") == {("indeks kepuasan masyarakat", 2023, "86"), ("nilai sakip", 2023, "77")}


@pytest.mark.parametrize(
    "row",
    [
        "| 1 | Indeks kepuasan\\nmasyarakat | Nilai | 84\\n70 | 86\\n77 | 1\\n1 |",  # one name over two lines
        "| 1 | a. Indeks kepuasan\\nb. Nilai SAKIP\\nc. Desa tertib | Nilai | 84\\n70 | 86\\n77 | 1\\n1 |",  # two for three
        "| 1 | Indeks Kepuasan\\nMasyarakat | Nilai | 84 | 86\\n(102,4%) | 102,38 |",  # one figure said twice
        "| 1 | 1. Belanja pegawai\\n2. Belanja barang | Rp | 361.626.915.37\\n1 | 5 | 1 |",  # a number broken over two lines
    ],
)
def test_what_cannot_be_shared_out_for_certain_is_no_fact(row: str) -> None:
    report = understood(HEADER + row)
    assert len(report.tables[0].table.rows) == 2
    assert {raw for _, _, raw in said(report, "capaian")} <= {"1", "102,38"}


@pytest.mark.parametrize(("mean", "found"), [("101,23", []), ("99,00", [("CAP004", "error", "99,00")])])
def test_a_mean_of_groups_is_the_mean_of_their_means(mean: str, found: list[tuple[str, str, str]]) -> None:
    text = (
        "Tabel 3.1 Capaian kinerja tahun 2023\n| Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n"
        "| Mutu pelayanan | | | | 102,46 |\n| ^ | a. Indeks kepuasan | 84 | 86 | 102,38 |\n| ^ | b. Aduan selesai | 80 | 76 | 95,00 |\n"
        "| ^ | c. Nilai SAKIP | 70 | 77 | 110,00 |\n| Desa tertib | Jumlah desa tertib | 10 | 10 | 100,00 |\n| Rata-rata | < | < | < | {} |"
    )
    assert told(text.format(mean), "CAP") == found


def test_a_mean_beside_several_names_is_the_capaian_of_none() -> None:
    report = understood(
        "Tabel 3.1 Capaian kinerja tahun 2023\n| Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n"
        "|---|---|---|---|---|\n| Mutu | 1. Indeks kepuasan\\n2. Nilai SAKIP | 84\\n70 | 86\\n77 | 106,19 |\n"
        "| Desa | Jumlah desa tertib | 10 | 10 | 100,00 |"
    )
    assert said(report, "capaian") == {("jumlah desa tertib", 2023, "100,00")}
    assert ("nilai sakip", 2023, "77") in said(report, "realisasi")
