"""Stale years, years compared with themselves, impossible years."""
from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from lakip_lint.checks.registry import KINDS
from lakip_lint.checks.relation import Relation
from lakip_lint.document.model import Document, Line
from lakip_lint.document.plain import document_from_text, located
from lakip_lint.engine import load_rules
from lakip_lint.facts.profile import read_profile
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule
from tests.checks.checking import findings

FRAME = """LAPORAN KINERJA KECAMATAN MEKAR SARI KABUPATEN TIRTA TAHUN 2023

Perjanjian Kinerja Tahun 2023 memuat dua sasaran. Target kinerja tahun 2023 disusun camat. Kinerja tahun 2023 diukur tiap bulan.
"""


@cache
def rules() -> dict[str, Rule]:
    return {r.code: r for r in load_rules().rules}


def relations(source: str | Document, code: str) -> list[Relation]:
    document = source if isinstance(source, Document) else document_from_text(FRAME + "\n" + source)
    report = Understanding(document, read_profile(document))
    return list(KINDS[rules()[code].kind](report, rules()[code]))


def failing(source: str | Document, code: str) -> list[tuple[str, str, str]]:
    """Severity, print and expected print of each finding."""
    found = [r for r in relations(source, code) if not r.holds]
    return [(r.effective_severity.value, r.printed, r.expected) for r in found]


STALE = ("error", "tahun 2022", "tahun 2023")
DOUBTED = ("warning", "tahun 2022", "tahun 2023")


# ---- names of this report


@pytest.mark.parametrize(
    "sentence",
    [
        "Disadari bahwa laporan kinerja tahun 2022 ini jauh dari sempurna.",
        "Dasar hukum dalam penyusunan LKIP Kecamatan Mekar Sari tahun 2022 adalah sebagai berikut:",
        "Peraturan perundang-undangan yang mendasari penyusunan LKjIP Kecamatan Mekar Sari tahun 2022 adalah sebagai berikut:",
        "Puji syukur, Laporan Kinerja Kecamatan Mekar Sari tahun 2022 dapat diselesaikan.",
        "Dengan terselesaikannya Laporan Kinerja Kecamatan Mekar Sari tahun 2022, camat berterima kasih.",
        "Susunan Laporan Kinerja Kecamatan Mekar Sari tahun 2022 adalah sebagai berikut:",
        "Maksud penyusunan laporan kinerja tahun 2022 ialah pertanggungjawaban.",
        "Laporan kinerja tahun 2022 menyajikan hasil dua sasaran.",
    ],
)
def test_a_sentence_about_this_report_with_another_year(sentence: str) -> None:
    assert failing(sentence, "THN001") == [STALE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hasil evaluasi atas LKjIP Kecamatan Mekar Sari tahun 2022 telah ditindaklanjuti.",
        "Terlaksananya penyusunan dokumen LKjIP tahun 2022 sebanyak satu dokumen.",
        "Laporan kinerja tahun 2023 ini lebih lengkap daripada laporan kinerja tahun 2022.",
        "Peraturan Bupati Nomor 4 Tahun 2022 tentang Laporan Kinerja dijadikan acuan.",
        "Maksud dokumen laporan kinerja tahun 2022 ialah pertanggungjawaban.",
        "1. Menyusun sistematika laporan kinerja tahun 2022.",  # something that was done
        "Laporan kinerja disusun camat dan dibahas tahun 2022 ini.",  # the year is not that of the name
    ],
)
def test_other_reports_may_have_another_year(sentence: str) -> None:
    assert failing(sentence, "THN001") == []


@pytest.mark.parametrize(
    ("heading", "found"), [("KATA PENGANTAR", [STALE]), ("BAB IV PENUTUP", [STALE]), ("BAB III AKUNTABILITAS KINERJA", [])]
)
def test_a_report_that_could_be_finished_is_this_one_in_the_preface_and_at_the_end(
    heading: str, found: list[tuple[str, str, str]]
) -> None:
    pages = "\f".join("\n\nKinerja tahun 2023 baik." for _ in range(7))
    sentence = f"\f# {heading}\nLaporan Kinerja Kecamatan Mekar Sari tahun 2022 dapat diselesaikan.\n"
    assert failing(pages + sentence, "THN001") == found


def test_the_same_wrong_year_in_one_paragraph_is_one_finding() -> None:
    source = "Laporan kinerja tahun 2022 ini sederhana. Semoga laporan kinerja tahun 2022 ini berguna."
    (found,) = [r for r in relations(source, "THN001") if not r.holds]
    assert [e.role for e in found.others] == ["copy"]


def test_a_label_of_an_attachment_stands_on_its_own_line() -> None:
    assert failing("Lampiran 3 LAKIP Mekar Sari 2022\n\nRealisasi keuangan", "THN001") == [("error", "2022", "2023")]


def with_margins(*texts: str) -> Document:
    """A report of one page a text, each with that running header."""
    document = document_from_text(FRAME + "\f".join("\n\nKinerja tahun 2023 baik." for _ in texts))
    pages = [
        replace(p, margins=(Line(located(text, p.number, 40, 5), p.lines[0].place),))
        for p, text in zip(document.pages, texts, strict=True)
    ]
    return replace(document, pages=tuple(pages))


def test_wrong_running_headers_are_one_finding() -> None:
    old, new = "LKIP Kecamatan Mekar Sari Tahun 2022", "LKIP Kecamatan Mekar Sari Tahun 2023"
    assert failing(with_margins(new, new, old, old), "THN001") == [("error", "Tahun 2022", "Tahun 2023")]


def test_the_year_of_publication_in_the_header_is_a_remark() -> None:
    next_year = "LKIP Kecamatan Mekar Sari Tahun 2024"
    assert failing(with_margins(next_year, next_year), "THN001") == [("note", "Tahun 2024", "Tahun 2023")]


def test_right_names_are_counted_as_compared() -> None:
    assert any(r.holds for r in relations("", "THN001"))


# ---- contents


LIST = """# 1.4 Sistematika Penulisan
BAB II PERENCANAAN KINERJA

2.1.2 Rencana Kinerja Tahunan {year}

2.2 Perjanjian Kinerja Tahun 2023
\f
BAB II PERENCANAAN KINERJA
# 2.1.2 Rencana Kinerja Tahunan 2023
Rencana itu disusun camat.

# 2.2 Perjanjian Kinerja Tahun 2023
Perjanjian itu ditandatangani bupati.
"""


def test_the_list_of_chapters_against_the_headings() -> None:
    assert failing(LIST.format(year=2022), "THN002") == [("error", "Tahunan 2022", "Tahunan 2023")]
    assert failing(LIST.format(year=2023), "THN002") == []


def test_tables_of_two_years_with_one_title_are_no_contradiction() -> None:
    source = """# DAFTAR TABEL
Tabel 3.1 Realisasi Anggaran Tahun 2022 ........ 4
Tabel 3.2 Realisasi Anggaran Tahun 2023 ........ 5
\f
BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Realisasi Anggaran Tahun 2022
| Program | Realisasi |
|---|---|
| Pelayanan | 12.000.000 |

Tabel 3.2 Realisasi Anggaran Tahun 2023
| Program | Realisasi |
|---|---|
| Pelayanan | 13.000.000 |
"""
    assert failing(source, "THN002") == []


ATTACHED = """# DAFTAR ISI
BAB I PENDAHULUAN ........ 1
BAB IV PENUTUP ........ 9
# LAMPIRAN
- Indikator Kinerja Utama Tahun 2023
\f
# BAB I PENDAHULUAN
Kecamatan ini melayani warga.
# BAB IV PENUTUP
Demikian laporan ini.

INDIKATOR KINERJA UTAMA (IKU) KECAMATAN MEKAR SARI TAHUN {year}

| No | Sasaran Strategis | Indikator Kinerja Utama | Penjelasan |
|---|---|---|---|
| 1 | Meningkatnya mutu layanan | Indeks Kepuasan Masyarakat | Survei |
"""


def test_an_attachment_of_another_year_than_the_contents_announce() -> None:
    assert failing(ATTACHED.format(year=2024), "THN002") == [("error", "TAHUN 2024", "TAHUN 2023")]
    assert failing(ATTACHED.format(year=2023), "THN002") == []


# ---- titles and columns


def test_columns_of_the_report_year_under_a_title_of_last_year() -> None:
    source = """Tabel 3.1 Capaian Indikator Kinerja Tahun 2022
| Indikator | Target 2023 | Realisasi |
|---|---|---|
| IKM | 82,00 | 83,15 |
"""
    assert failing(source, "THN003") == [("error", "Tahun 2022", "Tahun 2023")]


def test_a_title_of_two_years_is_shifted_against_its_columns() -> None:
    table = "\n| Indikator | Realisasi 2022 | Realisasi 2023 |\n|---|---|---|\n| IKM | 82,00 | 83,15 |\n"
    assert failing("Tabel 3.1 Realisasi Kinerja Tahun 2021 - 2022" + table, "THN003") == [("error", "2022", "2023")]
    assert failing("Tabel 3.1 Realisasi Kinerja Tahun 2022 - 2023" + table, "THN003") == []


TWINS = """# 3.1.4 Perbandingan Realisasi Kinerja sampai dengan Tahun {0} terhadap Target Akhir Renstra 2021-2026

Tabel 3.4 Perbandingan Realisasi Kinerja sampai dengan Tahun {1} terhadap Target Akhir Renstra 2021-2026
| Indikator | Realisasi sampai dengan Tahun 2023 | Target 2026 | Realisasi {1} terhadap {1} |
|---|---|---|---|
| IKM | 82,00 | 83,15 | 98,62 |
"""


@pytest.mark.parametrize(("heading", "title", "found"), [("2023", "2022", 1), ("2022", "2023", 1), ("2023", "2023", 0)])
def test_a_table_under_a_heading_of_the_same_words_but_one_year(heading: str, title: str, found: int) -> None:
    assert failing(TWINS.format(heading, title), "THN003") == [("error", "Tahun 2022", "Tahun 2023")] * found


def test_last_years_table_beside_that_of_this_year_is_meant_so() -> None:
    both = TWINS.format("2023", "2023") + "\n" + TWINS.format("2023", "2022").split("\n\n")[1]
    assert failing(both, "THN003") == []
    of_last_year = TWINS.format("2023", "2022").replace("dengan Tahun 2023 |", "dengan Tahun 2022 |")
    assert failing(of_last_year, "THN003") == []


def test_amounts_of_the_report_year_under_a_title_of_last_year() -> None:
    source = """Tabel 3.1 Anggaran Program Tahun 2023
| Program | Pagu |
|---|---|
| Pelayanan | 912.345.000 |
| Pemerintahan | 87.654.000 |

Tabel 3.2 Realisasi Anggaran Program Tahun 2022
| Program | Pagu | Realisasi |
|---|---|---|
| Pelayanan | 912.345.000 | 900.111.000 |
| Pemerintahan | 87.654.000 | 80.222.000 |
"""
    assert failing(source, "THN003") == [("error", "Tahun 2022", "Tahun 2023")]


def test_a_heading_whose_tables_are_of_the_report_year() -> None:
    source = """# 3.1 Realisasi Indikator Kinerja Tahun 2022
Hasil pengukuran disajikan di bawah ini.

Tabel 3.1 Pengukuran Kinerja Tahun 2023
| Indikator | Target | Realisasi |
|---|---|---|
| IKM | 82,00 | 83,15 |
"""
    assert failing(source, "THN003") == [("error", "Tahun 2022", "Tahun 2023")]


def test_a_table_of_another_year_under_a_heading_of_the_same_topic() -> None:
    source = """# 2.2 Perjanjian Kinerja Tahun 2023
Tabel 2.1 Perjanjian Kinerja Kecamatan Mekar Sari Tahun 2022
| Sasaran | Target |
|---|---|
| Pelayanan | 82,00 |
"""
    assert failing(source, "THN003") == [("error", "Tahun 2022", "Tahun 2023")]
    both = source + "\nTabel 2.2 Perjanjian Kinerja Kecamatan Mekar Sari Tahun 2023\n| Sasaran | Target |\n|---|---|\n| Pelayanan | 83 |"
    assert [f for f in failing(both, "THN003") if f[0] == "error"] == []


def test_counts_of_the_report_year_in_a_long_table_under_a_title_of_last_year() -> None:
    source = """Kunjungan mencapai 29.174 orang pada tahun 2023. Peminjam mencapai 10.392 orang pada tahun 2023.

Tabel 3.2 Target dan Realisasi per Triwulan Tahun 2022
| Indikator | TW I | TW II | TW III | TW IV | Jumlah |
|---|---|---|---|---|---|
| Kunjungan | 6.842 | 7.316 | 7.405 | 7.611 | 29.174 |
| Peminjam | 2.388 | 2.614 | 2.677 | 2.713 | 10.392 |
"""
    assert failing(source, "THN003") == [("error", "Tahun 2022", "Tahun 2023")]


@pytest.mark.parametrize("office", ["Kecamatan Bukit Biru", "Standar Nasional"])
def test_a_comparison_with_another_office_compares_no_years(office: str) -> None:
    source = f"""Indeks mencapai 85,31 pada tahun 2023. Nilai evaluasi adalah 71,92 pada tahun 2023.

Tabel 3.4 Perbandingan Kinerja dengan {office} Tahun 2022
| Indikator | Mekar Sari | {office} |
|---|---|---|
| Indeks | 85,31 | 84,02 |
| Nilai | 71,92 | 69,35 |
"""
    assert failing(source, "THN003") == [("error", "Tahun 2022", "Tahun 2023")]


def test_the_table_of_contents_has_the_report_year_in_a_title() -> None:
    contents = "3.10 Realisasi Anggaran Tahun 2023 ........ 14\n\n"
    heading = "# 3.10 Realisasi Anggaran Tahun 2022\n\nBelanja tahun 2022 terserap, tahun 2023 juga."
    assert failing(contents + heading, "THN003") == [("warning", "Tahun 2022", "Tahun 2023")]
    assert failing("3.9 Realisasi Anggaran Tahun 2022 ........ 13\n\n" + contents + heading, "THN003") == []


def test_a_measurement_of_last_year_as_attachment_is_a_doubt() -> None:
    source = "PENGUKURAN KINERJA TAHUN 2022\n\n| Sasaran | Target | Realisasi |\n|---|---|---|\n| Pelayanan | 82 | 83 |"
    assert failing(source, "THN003") == [("warning", "TAHUN 2022", "TAHUN 2023")]


def test_a_title_of_last_year_without_a_proof_is_left_alone() -> None:
    source = "Tabel 3.1 Realisasi Anggaran Tahun 2022\n| Program | Realisasi |\n|---|---|\n| Pelayanan | 12.345.000 |\n"
    assert failing(source, "THN003") == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Capaian Kinerja Tahun 2022", [("error", "Tahun 2022", "Tahun 2023")]),
        ("Hasil Evaluasi SAKIP Tahun 2022", []),
        ("Jumlah Penduduk Tahun 2022", []),  # nothing of the report's own
        ("Capaian Kinerja s.d. Tahun 2022", []),
        ("Realisasi Kinerja 2023 dibandingkan dengan Tahun 2022", []),
        ("Rencana Kinerja Tahun 2024", []),
        ("Capaian Kinerja Tahun 2024", [("error", "Tahun 2024", "Tahun 2023")]),
    ],
)
def test_which_titles_the_columns_of_the_report_year_contradict(title: str, found: list[tuple[str, str, str]]) -> None:
    source = f"Tabel 3.1 {title}\n| Indikator | Realisasi 2023 |\n|---|---|\n| IKM | 83,15 |\n"
    assert failing(source, "THN003") == found


@pytest.mark.parametrize(("title", "severity"), [("Capaian Kinerja", "error"), ("Perkembangan Capaian Kinerja", "warning")])
def test_a_title_of_a_series_over_columns_of_several_years_is_doubted_only(title: str, severity: str) -> None:
    source = f"Tabel 3.1 {title} Tahun 2022\n| Indikator | 2021 | 2023 |\n|---|---|---|\n| IKM | 82,00 | 83,15 |\n"
    assert [found[0] for found in failing(source, "THN003")] == [severity]


@pytest.mark.parametrize(
    ("title", "column", "found"),
    [
        ("Capaian Kinerja Tahun 2023", "Realisasi 2022", 1),
        ("Capaian Kinerja Tahun 2023", "Realisasi 2022 (penyesuaian data)", 0),
        ("Perkembangan Capaian Kinerja Tahun 2023", "Realisasi 2022", 0),
    ],
)
def test_the_only_year_of_the_columns_against_the_title(title: str, column: str, found: int) -> None:
    source = f"Tabel 3.1 {title}\n| Indikator | {column} |\n|---|---|\n| IKM | 83,15 |\n"
    assert len(failing(source, "THN004")) == found


@pytest.mark.parametrize(("label", "found"), [("Jumlah", 1), ("Pelaporan", 0)])
def test_the_total_of_a_column_of_last_year_is_known_by_its_row(label: str, found: int) -> None:
    source = f"""Anggaran tahun 2023 sebesar Rp 1.912.345.678.

| Program | Anggaran 2022 |
|---|---|
| Pelayanan | 912.345.678 |
| {label} | 1.912.345.678 |
"""
    assert len(failing(source, "THN004")) == found


def test_a_column_of_last_year_whose_total_is_this_years_value() -> None:
    source = """Nilai AKIP tahun 2023 sebesar 68,42.

| Komponen | Bobot | 2022 |
|---|---|---|
| Perencanaan | 30 | 21,12 |
| Pengukuran | 30 | 20,10 |
| Pelaporan | 15 | 11,05 |
| Evaluasi | 25 | 16,15 |
| Nilai AKIP | | 68,42 |
"""
    assert failing(source, "THN004") == [("error", "2022", "2023")]
    assert failing(source.replace("68,42.", "70,01, tahun 2022 sebesar 68,42."), "THN004") == []


DATED = """# 3.1 Capaian Kinerja
| Indikator Kinerja | Tahun {year} | < | < |
| ^ | Target | Realisasi | Capaian (%) |
|---|---|---|---|
| Jumlah peraturan kecamatan | 2 | 0 | 0% |
| Jumlah dokumen profil | 1 | 1 | 100% |

# 3.2 Perbandingan Kinerja
| Indikator Kinerja | 2022 | < | < | 2023 | < | < |
| ^ | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|---|---|
| Jumlah peraturan kecamatan | 2 | 5 | 250% | 2 | {result} | {percent} |
| Jumlah dokumen profil | 1 | 1 | 100% | 1 | 1 | 100% |
"""


def test_results_of_the_report_year_under_a_header_of_last_year() -> None:
    """Small numbers and noughts prove it too, where the tables of both years are printed."""
    def headers(**values: object) -> list[tuple[str, str]]:
        return [(f.printed, str(f.expected)) for f in findings(DATED.format(**values), "THN004")]

    assert headers(year=2022, result=0, percent="0%") == [("Tahun 2022", "Tahun 2023")]
    assert headers(year=2023, result=0, percent="0%") == []
    assert headers(year=2022, result=1, percent="50%") == []


def test_the_end_of_a_plan_cannot_lie_behind() -> None:
    source = """Renstra Kecamatan Mekar Sari Tahun 2021-2026 menjadi acuan.

| Indikator | Target | Target s.d. 2022 (Renstra) |
|---|---|---|
| IKM | 82,00 | 86,00 |
"""
    assert failing(source, "THN004") == [("warning", "2022", "2026")]
    assert failing(source.replace("2022", "2026"), "THN004") == []


# ---- sentences


def test_a_figure_of_the_report_year_beside_last_year() -> None:
    source = """Rata-rata capaian kinerja tahun 2023 sebesar 103,47%.

# 3.2 Simpulan
Nilai capaian kinerja pada tahun 2022 adalah sebesar 103,47%.
"""
    assert failing(source, "THN005") == [STALE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecamatan mencatat rata-rata capaian 103,47% pada tahun 2022.",
        "Anggaran tahun 2022 sebesar Rp512.345.000 telah dibelanjakan.",
    ],
)
def test_figures_before_the_year_and_after_rp_count(sentence: str) -> None:
    source = "Rata-rata capaian tahun 2023 sebesar 103,47% dengan pagu Rp512.345.000.\n\n# 3.2 Simpulan\n"
    assert failing(source + sentence, "THN005") == [STALE]


def test_the_same_figure_printed_for_both_years_proves_nothing() -> None:
    source = """Capaian tahun 2023 sebesar 103,47% sama dengan capaian tahun 2022 sebesar 103,47%.

# 3.2 Simpulan
Nilai capaian kinerja pada tahun 2022 adalah sebesar 103,47%.
"""
    assert failing(source, "THN005") == []


def test_target_and_result_of_the_report_year_beside_last_year() -> None:
    source = """Pada tahun 2023 indikator desa tangguh dengan target 78 desa terealisasi 81 desa.

# 3.2 Simpulan
Indikator desa tangguh pada tahun 2022 dari target 78 desa sudah dicapai 81 desa.
"""
    assert failing(source, "THN005") == [DOUBTED]


def test_a_sentence_about_this_chapter() -> None:
    source = "Realisasi anggaran untuk mencapai target kinerja tahun 2022 disajikan dalam bab ini."
    assert failing(source, "THN005") == [STALE]


def test_a_formula_among_sentences_of_the_report_year() -> None:
    source = """# 2.2 Rencana Kerja Tahun 2023
Rencana kinerja tahun 2023 memuat sasaran. Rencana itu merupakan tolok ukur kinerja pada tahun 2022.
"""
    assert failing(source, "THN005") == [DOUBTED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Capaian kinerja tahun 2022 sebesar 98,12% dan tahun 2023 sebesar 99,13%.",
        "Dibandingkan capaian kinerja tahun 2022, kinerja membaik.",
        "Pada tahun 2022 terdapat penambahan empat pegawai.",
        "Realisasi kinerja sampai dengan tahun 2022 belum dihitung.",
        "Sumber: diolah dari laporan realisasi kinerja tahun 2022.",
        "Kegiatan ini sesuai Renstra dan hasil evaluasi SAKIP tahun 2022 yang merupakan tolok ukur.",
        "Perjanjian kinerja tahun 2022 ditetapkan dengan Keputusan Camat Nomor 3 Tahun 2022.",
        "Capaian kinerja tahun 2022 merupakan modal bagi camat.",
    ],
)
def test_other_years_that_are_right(sentence: str) -> None:
    assert failing(f"{sentence}\n\nSasaran tahun 2022 ada tiga.", "THN005") == []


AGREEMENT = "# 2.2 Perjanjian Kinerja Tahun {}\n\nPerjanjian memuat dua sasaran.\n\n# 3.1 Metode\n\n"


@pytest.mark.parametrize(
    ("title", "sentence", "found"),
    [
        (2023, "Pengukuran dilakukan dengan membandingkan target dalam Perjanjian Kinerja tahun 2022 dengan realisasinya.", [STALE]),
        (2023, "Perjanjian Kinerja Kecamatan Mekar Sari tahun 2022 menjadi tolok ukur.", [STALE]),
        (2022, "Perjanjian Kinerja Kecamatan Mekar Sari tahun 2022 menjadi tolok ukur.", []),  # it holds that one, too
        (2023, "Perjanjian Kinerja Kecamatan Mekar Sari tahun 2022 ditandatangani camat.", []),  # no method
        (2023, "Capaian diukur dibandingkan dengan Perjanjian Kinerja tahun 2022 yang lalu.", []),
    ],
)
def test_the_agreement_of_last_year_in_a_sentence_on_the_method(title: int, sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert [f for f in failing(AGREEMENT.format(title) + sentence, "THN005") if f[0] == "error"] == found


def test_a_sentence_on_the_method_above_steps_of_the_wrong_year() -> None:
    lead = "Untuk mengukur pencapaian indikator sasaran pada tahun 2022, kegiatan didata lebih dulu.\n\nCaranya sebagai berikut:\n\n"
    step = "1. membandingkan realisasi dengan target dalam Perjanjian Kinerja Kecamatan Mekar Sari tahun {};\n"
    wrong = failing(AGREEMENT.format(2023) + lead + step.format(2022), "THN005")
    assert sorted(severity for severity, *_ in wrong) == ["error", "warning"]
    assert failing(AGREEMENT.format(2023) + lead + step.format(2023), "THN005") == []


def test_sure_years_of_one_paragraph_are_one_finding() -> None:
    source = "Bab ini memuat kinerja selama tahun 2022 dan target yang diperjanjikan pada tahun 2022."
    (found,) = [r for r in relations(source, "THN005") if not r.holds]
    assert [e.role for e in found.others] == ["copy"]


# ---- comparisons and impossible years


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Capaian kinerja tahun 2023 sama seperti capaian kinerja pada tahun 2023.", True),
        ("Rasio tahun 2023 sebesar 4,01 menurun dibandingkan tahun 2023 sebesar 4,40.", True),
        ("Nilai kecamatan naik dari 70 pada tahun 2023 menjadi 80 pada tahun 2023.", True),
        ("Nilai pada tahun 2023 sebesar 3,346 menurun pada tahun 2023 menjadi 3,157.", True),
        ("Usaha baru tahun 2021 sejumlah 471 unit, tahun 2022 sejumlah 485 unit dan tahun 2022 mencapai 445 unit.", True),
        ("Kasus naik dari 75% pada tahun 2021 menjadi 80% pada tahun 2022 dan 85% pada tahun 2022.", True),
        ("# 3.2 Perbandingan Realisasi Kinerja Tahun 2023 terhadap Tahun 2023", True),
        ("Usaha baru tahun 2021 sejumlah 471 unit, tahun 2022 sejumlah 485 unit dan tahun 2023 mencapai 445 unit.", False),
        ("Pada tahun 2022 target 80% dan pada tahun 2023 realisasi 81%, sedangkan pada tahun 2023 target 82%.", False),
        ("Capaian tahun 2023 lebih tinggi dari capaian tahun 2022.", False),
        ("Realisasi tahun 2023 dibandingkan dengan target tahun 2023 mencapai 99%.", False),
        ("Realisasi tahun 2023 lebih tinggi dari realisasi Kecamatan Suka Damai tahun 2023.", False),
        ("Tahun 2023 dibandingkan tahun 2022 naik (lebih baik dari tahun 2022).", False),
        ("Anggaran berubah dari Rp5 juta pada tahun 2023 menjadi Rp6 juta pada tahun 2023.", False),
    ],
)
def test_a_year_compared_with_itself(sentence: str, wrong: bool) -> None:
    assert bool(failing(sentence, "THN006")) is wrong


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Standar hunian adalah 60-85% (Depdagri, 201).", [("error", "201", "")]),
        ("Gedung dibangun pada tahun 2203 dan dipakai.", [("error", "2203", "")]),
        ("Anggaran tahun 20231 telah disahkan.", [("warning", "20231", "")]),
        ("Ditetapkan 31 Desember 202.", [("error", "202", "")]),
        ("Didukung dana APBN TA.202 dengan 2 (dua) program.", [("error", "202", "")]),
        ("Didukung dana APBD T.A. 202 dan dana APBN TA 202 dengan 2 (dua) program.", [("error", "202", ""), ("error", "202", "")]),
        ("Didukung dana APBN TA.2023 dan kode TA202 serta TA 201 orang.", []),
        ("Pada tahun 2023 ada 205 orang (Dinas, 2019) dan setiap tahun 200 orang.", []),
        ("Kabupaten berdiri pada tahun 1816, Nomor 205 Tahun 2023.", []),
    ],
)
def test_impossible_years(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert failing(sentence, "THN007") == found


def test_the_same_slip_in_copied_sentences_is_one_finding_with_all_its_places() -> None:
    sentence = "Sasaran ini didukung dana APBN TA.202 dengan program berikut."
    [slip] = [r for r in relations(f"{sentence}\n\n{sentence}\n\n{sentence}", "THN007") if not r.holds]
    assert len(slip.others) == 2


@pytest.mark.parametrize(("word", "found"), [("Pagu anggaran", 1), ("Pagu DIPA", 1), ("Kas di bank pada", 0)])
def test_the_initial_budget_of_a_year_is_no_beginning_of_a_year(word: str, found: int) -> None:
    report = (
        "LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN 2023\n\n# 3.3 Anggaran\n"
        "Anggaran Kecamatan Mekar Sari tahun 2023 sebesar Rp 4.812.345.000.\n\n"
        "Pagu tahun 2023 sebesar Rp 4.812.345.000 dipakai untuk seluruh kegiatan.\n\n# 3.4 Revisi\n"
        f"{word} awal tahun 2022 sebesar Rp 4.812.345.000 digunakan untuk kegiatan.\n"
    )
    assert len(failing(report, "THN005")) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("DIPA Balai Pompa Tahun 2021 Nomor SP DIPA-\n024.05.2.417001/2022 disahkan.", 1),
        ("DIPA Balai Pompa TA 2022 nomor: DIPA-024.05.2.417001/2022 disahkan.", 0),
        ("DIPA tahun 2021 habis; DIPA tahun 2022 Nomor SP DIPA-024.05.2.417001/2022 disahkan.", 0),
        ("DPA Dinas Taman tahun 2021 Nomor 914/024/2022 disahkan.", 0),
    ],
)
def test_the_year_of_a_dipa_and_that_in_its_number(sentence: str, found: int) -> None:
    assert len(failing(f"LAPORAN KINERJA BALAI POMPA TAHUN 2022\n\n{sentence}\n", "THN012")) == found


def test_the_words_around_a_year_show_where_they_are_cut() -> None:
    source = """Rata-rata capaian kinerja tahun 2023 sebesar 103,47%.

# 3.2 Simpulan
Nilai rata-rata capaian kinerja semua indikator kantor pada tahun 2022 adalah sebesar 103,47% menurut tabel di atas.
"""
    (found,) = [r for r in relations(source, "THN005") if not r.holds]
    context = "… capaian kinerja semua indikator kantor pada tahun 2022 adalah sebesar 103,47% …"
    assert found.arguments["context"] == context


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        ("Hal ini baik karena ada penurunan kasus di banding tahun 2023.", True),
        ("Hal ini baik karena ada penurunan kasus dibandingkan dengan tahun 2022.", False),
        ("Target tahun depan diharapkan meningkat dibandingkan tahun 2023.", False),
        ("Pada triwulan I terjadi penurunan dibandingkan tahun 2023.", False),
        ("Hal ini merupakan penurunan dibandingkan target tahun 2023.", False),
    ],
)
def test_a_change_against_the_year_that_the_sentence_before_speaks_of(second: str, wrong: bool) -> None:
    text = f"Tahun 2023 jumlah kasus yang dilaporkan sebanyak 797 kasus. {second}"
    assert [f.locations[0].text for f in findings(text, "THN006")] == (["tahun 2023"] if wrong else [])


@pytest.mark.parametrize(
    ("title", "column", "wrong"),
    [
        ("2020-2022", "2023", True),
        ("2020-2023", "2023", False),
        ("2020-2022", "Target 2023", False),
        ("2018-2022", "2023", False),  # another table than the title speaks of
    ],
)
def test_a_title_that_ends_a_year_before_its_columns(title: str, column: str, wrong: bool) -> None:
    table = f"| Kecamatan | 2020 | 2021 | 2022 | {column} |\n|---|---|---|---|---|\n| Arum | 71,2 | 72,4 | 70,1 | 73,5 |\n"
    found = failing(f"Tabel 3.1 Capaian Layanan Keliling menurut Kecamatan {title}\n{table}", "THN003")
    assert found == ([("warning", "2022", "2023")] if wrong else [])


@pytest.mark.parametrize(("words", "found"), [("sisa perkara tahun 2022", 0), ("perkara tahun 2022", 1)])
def test_what_last_year_left_is_dealt_with_this_year(words: str, found: int) -> None:
    table = """Tabel 3.1 Capaian Kinerja Tahun 2023

| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Persentase sisa perkara yang diselesaikan | 98,00 | 97,78 | 99,78 |

"""
    text = f"Dari {words} sebanyak 45 perkara, diselesaikan 44 perkara atau 97,78% dari target 98,00%."
    assert len(findings(table + text, "THN005")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kunjungan tahun 2022 mencapai 29.174 orang dan peminjam 10.392 orang.", [STALE]),
        ("Realisasi kinerja tahun 2022 adalah sebagai berikut:\n- Kunjungan 29.174 orang\n- Peminjam 10.392 orang", [STALE]),
        ("Realisasi kinerja tahun 2022 dihimpun petugas.\n- Kunjungan 29.174 orang\n- Peminjam 10.392 orang", []),
        ("Kunjungan naik dari tahun 2022 menjadi 29.174 orang dan peminjam 10.392 orang.", []),  # what it became
    ],
)
def test_figures_of_the_report_year_told_for_last_year(text: str, found: list[tuple[str, str, str]]) -> None:
    told_for_2023 = "Kunjungan mencapai 29.174 orang pada tahun 2023. Peminjam mencapai 10.392 orang pada tahun 2023.\n\n"
    assert failing(f"{told_for_2023}# 3.2 Realisasi\n{text}\n", "THN005") == found
