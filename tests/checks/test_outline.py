"""Kind `outline`: parts, contents, and the numbers of chapters, sections, captions, columns and list items."""
from __future__ import annotations

from functools import cache

import pytest

from lakip_lint.checks.chapters import key_of, plan_of
from lakip_lint.checks.entries import table_of_contents
from lakip_lint.checks.evidence import shortened
from lakip_lint.checks.language import Both, in_language
from lakip_lint.checks.outline import outline
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.titles import alike, differ
from lakip_lint.document.outline import roman
from lakip_lint.document.plain import document_from_text
from lakip_lint.facts.fact import Profile
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.loader import Ruleset, load_ruleset
from lakip_lint.rules.model import Severity
from tests.checks.checking import told


@cache
def rules() -> Ruleset:
    return load_ruleset()


def faults(code: str, text: str) -> list[Relation]:
    """What the rule finds wrong in a text."""
    return [r for r in relations(code, text) if not r.holds]


def relations(code: str, text: str) -> list[Relation]:
    rule = rules().find(code)
    assert rule is not None
    report = Understanding(document_from_text(text), Profile("", 2024), knowledge=rules().knowledge)
    return list(outline(report, rule))


def quoted(relation: Relation) -> list[str]:
    return [relation.doubted.text, *(e.text for e in relation.others)]


# --- numbers


@pytest.mark.parametrize(
    ("printed", "key"),
    [("3.1.2", (3, 1, 2)), ("III.1", (3, 1)), ("3.1.", (3, 1)), ("A", None), ("BAB III", None), ("", None), ("7", (7,))],
)
def test_numbers_are_read_with_roman_and_arabic_parts(printed: str, key: tuple[int, ...] | None) -> None:
    assert key_of(printed) == key


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("iv", 4), ("XIV", 14), ("IIII", None), ("", None), ("C", None)])
def test_roman_numerals(text: str, value: int | None) -> None:
    assert roman(text) == value


# --- titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tupoksi", "Tugas Pokok dan Fungsi"),
        ("Renstra Dinas Pertamanan", "Rencana Strategis Dinas Pertamanan"),
        ("P E N U T U P", "Penutup"),
        ("Perjanjian Kinerja", "Perjanjian Kinerja Dinas Pertamanan Tahun 2024"),
        ("Evaluasi Capain Kinerja", "Evaluasi Capaian Kinerja"),
        ("IKU", "Indikator Kinerja Utama"),
    ],
)
def test_titles_that_say_the_same_do_not_differ(one: str, other: str) -> None:
    assert not differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Realisasi Anggaran", "Realisasi Kinerja"), ("Perjanjian Kinerja Tahun 2023", "Perjanjian Kinerja Tahun 2024")],
)
def test_titles_with_a_word_each_of_their_own_differ(one: str, other: str) -> None:
    assert differ(one, other)
    assert not alike(one, other)


# --- the plan

CHAPTERS = """
BAB I PENDAHULUAN
# 1.1 Latar Belakang
Laporan disusun setiap tahun.
# 1.2 Sistematika Penyajian
BAB I PENDAHULUAN
Gambaran umum.
BAB II PERENCANAAN KINERJA
Rencana.
BAB III AKUNTABILITAS KINERJA
Capaian.
BAB IV PENUTUP
Simpulan.
\f
BAB II PERENCANAAN KINERJA
# 2.1 Rencana Strategis
Rencana.
\f
BAB III AKUNTABILITAS KINERJA
# 3.1 Capaian Kinerja
Capaian.
\f
BAB IV PENUTUP
Simpulan.
"""


def test_the_list_of_what_each_chapter_holds_is_not_the_chapters() -> None:
    plan = plan_of(document_from_text(CHAPTERS))
    assert [(c.number, c.heading.place.page) for c in plan.chapters] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert [(s.key, s.chapter) for s in plan.sections] == [((1, 1), 1), ((1, 2), 1), ((2, 1), 2), ((3, 1), 3)]


def test_a_dividing_page_repeats_the_chapter_and_is_no_second_chapter() -> None:
    text = "BAB I PENDAHULUAN\n\f\nBAB I PENDAHULUAN\nIsi.\n\f\nBAB II PENUTUP\n\f\nBAB II PENUTUP\nIsi."
    assert [c.number for c in plan_of(document_from_text(text)).chapters] == [1, 2]
    assert faults("STR008", text) == []


def test_a_second_report_bound_behind_the_first_is_left_alone() -> None:
    one = "BAB I PENDAHULUAN\n# 1.1 Latar Belakang\nA.\f\fBAB II RENCANA\n# 2.1 Tujuan\nB.\f\fBAB III PENUTUP\nC.\f"
    two = "BAB I UMUM\n# 1.1 Maksud\nA.\nBAB II HASIL\n# 2.1 Survei\nB.\n"
    plan = plan_of(document_from_text(one + two))
    assert [c.number for c in plan.chapters] == [1, 2, 3]
    assert [s.key for s in plan.sections] == [(1, 1), (2, 1)]


# --- sections


def test_sections_of_a_whole_chapter_with_another_number_are_one_finding() -> None:
    text = CHAPTERS.replace("# 3.1 Capaian Kinerja\n", "# 1.1 Capaian Kinerja\nBaik.\n# 1.2 Realisasi Anggaran\n")
    found = faults("STR010", text)
    assert len(found) == 1
    assert quoted(found[0])[:2] == ["1.1 Capaian Kinerja", "1.2 Realisasi Anggaran"]
    assert (found[0].printed, found[0].expected) == ("1.1", "3.1")
    assert faults("STR009", text) == []


def test_sections_of_a_chapter_whose_heading_is_a_picture_are_found_by_their_neighbours() -> None:
    text = (
        "# 1.1 Latar Belakang\nA.\n# 1.2 Dasar Hukum\nB.\n# 2.1 Rencana Strategis\nC.\n"
        "# 1.1 Pengukuran Kinerja\nD.\n# 1.2 Realisasi Anggaran\nE.\n# 4.1 Simpulan\nF."
    )
    found = faults("STR010", text)
    assert [r.expected for r in found] == ["3.1"]


@pytest.mark.parametrize(
    "text",
    [
        "# 1.1 Latar\nA.\n# 2.1 Rencana\nB.\n# 1.1 Tujuan Pertama\nC.\n# 1.2 Tujuan Kedua\nD.\n# 2.2 Perjanjian\nE.",
        "BAB II RENCANA\n# 2.1 Rencana\nA.\n# 1.1 Layanan Publik\nB.\n# 1.2 Layanan Lain\nC.\n# 2.2 Perjanjian\nD.",
        "BAB III HASIL\n# 3.1 Capaian\nA.\n# 1.1 Meningkatnya mutu layanan\nB.\n# 2.1 Terwujudnya tata kelola\nC.",
    ],
)
def test_a_numbered_list_inside_a_section_is_no_section_of_another_chapter(text: str) -> None:
    assert faults("STR010", text) == []


def test_a_section_number_used_twice_names_the_number_of_the_contents() -> None:
    text = (
        "# DAFTAR ISI\nBAB III HASIL ..... 1\n3.1 Capaian ..... 1\n3.2 Anggaran ..... 2\n3.3 Upaya Perbaikan ..... 3\n\f"
        "BAB III HASIL\n# 3.1 Capaian\nA.\n# 3.2 Anggaran\nB.\n# 3.2 Upaya Perbaikan\nC."
    )
    found = faults("STR009", text)
    assert [(r.doubted.text, r.expected) for r in found] == [("3.2 Upaya Perbaikan", "3.3")]
    assert faults("STR005", text) == []  # one cause, one finding


@pytest.mark.parametrize(("number", "severity"), [("1.2", "error"), ("3.3", "warning")])
def test_a_number_of_another_chapter_in_the_contents_is_an_error(number: str, severity: str) -> None:
    text = f"""# DAFTAR ISI
BAB III AKUNTABILITAS KINERJA ........ 9
3.1 Capaian Kinerja ........ 9
{number} Realisasi Anggaran ........ 15
\f
BAB III AKUNTABILITAS KINERJA
# 3.1 Capaian Kinerja
Semua tercapai.
# 3.2 Realisasi Anggaran
Terserap.
"""
    (found,) = faults("STR005", text)
    assert (found.effective_severity.value, found.printed, found.expected) == (severity, number, "3.2")



def test_a_heading_printed_again_is_no_second_section() -> None:
    assert faults("STR009", "BAB III HASIL\n# 3.1 Capaian Kinerja\nA.\n\f\n# 3.1 Capaian Kinerja Dinas\nB.") == []


def test_a_skipped_section_is_not_reported_where_its_number_is_printed() -> None:
    text = "BAB II RENCANA\n# 2.1 Renstra\nA.\nbaris 2.2 yang tidak terbaca sebagai judul\n# 2.3 Perjanjian\nB."
    assert faults("STR011", text) == []
    assert [r.expected for r in faults("STR011", text.replace("2.2", ""))] == ["2.2"]


# --- captions


def table(caption: str) -> str:
    return f"{caption}\n| Uraian | Jumlah |\n|---|---|\n| Meja | 12 |\n\n"


def test_the_same_number_over_another_table_is_found_and_its_continuation_is_not() -> None:
    first, other = table("Tabel 2 Sarana Kantor"), table("Tabel 2 Jumlah Kursi")
    assert [r.doubted.text for r in faults("STR012", first + other)] == ["Tabel 2 Jumlah Kursi"]
    assert faults("STR012", first + "\f" + table("Tabel 2 Sarana Kantor (lanjutan)")) == []
    assert faults("STR012", first + "\f" + first) == []


def test_plain_numbers_may_begin_anew_in_each_chapter() -> None:
    text = "BAB I UMUM\n" + table("Tabel 1 Pegawai") + "BAB II RENCANA\n" + table("Tabel 1 Program")
    assert faults("STR012", text) == []


def test_a_list_of_tables_is_no_second_table() -> None:
    listed = "# DAFTAR TABEL\nTabel 1 Pegawai ....... 3\nTabel 2 Program ....... 4\n\f"
    assert faults("STR012", listed + table("Tabel 1 Pegawai") + table("Tabel 2 Program")) == []


def test_a_caption_of_another_chapter_needs_captions_that_follow_the_rule() -> None:
    right = "BAB I UMUM\n" + table("Tabel 1.1 Pegawai") + "BAB II RENCANA\n" + table("Tabel 2.1 Program")
    wrong = right.replace("BAB II", table("Tabel 2.4 Sarana") + "BAB II")
    assert [r.expected for r in faults("STR013", wrong)] == ["Tabel 1.2"]
    by_section = "BAB I UMUM\n" + table("Tabel 4.1 Pegawai") + "BAB II RENCANA\n" + table("Tabel 5.1 Program")
    assert faults("STR013", by_section) == []


def test_numbers_that_go_on_in_the_next_chapter_only_show_a_late_heading() -> None:
    text = (
        "BAB I UMUM\n" + table("Tabel 1.1 Pegawai") + table("Tabel 1.2 Sarana") + table("Tabel 2.1 Program")
        + "BAB II RENCANA\n" + table("Tabel 2.2 Anggaran") + table("Tabel 2.3 Kegiatan")
    )
    assert faults("STR013", text) == []


def test_a_reference_to_the_next_table_is_compared_with_its_number() -> None:
    before = table("Tabel 3 Pegawai") + "Uraian lain.\n\n" + table("Tabel 4 Sarana") + "\f\fSatu halaman.\n\n"
    text = before + "Anggaran tampak pada tabel 3 berikut ini :\n\n" + table("Tabel 5 Anggaran")
    assert [(r.printed, r.expected, r.effective_severity.value) for r in faults("STR015", text)] == [
        ("tabel 3 berikut", "Tabel 5", "error")
    ]
    assert faults("STR015", text.replace("tabel 3 berikut", "tabel 5 berikut")) == []


@pytest.mark.parametrize(("pages", "expected"), [("\f", []), ("\f\f\f\f", ["Tabel 5"])])
def test_a_table_that_stands_pages_away_is_not_the_one_that_follows(pages: str, expected: list[str]) -> None:
    text = "Ukuran tampak dalam tabel 6 di bawah ini.\n\n" + table("Tabel 5 Ukuran") + f"{pages}Uraian.\n\n" + table("Tabel 6 Lain")
    assert [r.expected for r in faults("STR015", text)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rincian anggaran disajikan pada Tabel 3.4.", ["Tabel 3.3"]),  # there is none
        ("Rincian anggaran disajikan pada Tabel 3.1.", ["Tabel 3.3"]),  # others point there, and nobody to what follows
        ("Rincian anggaran disajikan pada Tabel 3.3.", []),
        ("Rincian anggaran disajikan pada Tabel 3.2.", []),  # only this sentence points there
        ("Rincian anggaran pada Tabel 3.4 belum disusun.", []),
    ],
)
def test_a_paragraph_that_ends_by_pointing_announces_the_table_that_follows(sentence: str, expected: list[str]) -> None:
    before = "Pegawai tampak pada Tabel 3.1.\n\n" + table("Tabel 3.1 Pegawai") + "Uraian.\n\n" + table("Tabel 3.2 Sarana")
    text = "BAB III HASIL\n\n" + before + f"{sentence}\n\n" + table("Tabel 3.3 Anggaran")
    assert [(r.expected, r.effective_severity.value) for r in faults("STR015", text)] == [(e, "warning") for e in expected]


def test_a_reference_to_a_table_that_is_printed_but_not_read_is_left_alone() -> None:
    text = "Lihat tabel 7 berikut :\n\nDi sini tabel 7 tanpa judul.\n\n" + table("Tabel 8 Anggaran")
    assert faults("STR015", text) == []


LISTED = "# DAFTAR TABEL\nTabel 2.1 Pegawai Tetap ....... 3\nTabel 2.2 Pegawai Harian Lepas menurut Jenjang ....... 4\nTabel 3.1 Lain ....... 5\n\f"
CHAPTER = "BAB II UMUM\n{}\n\n" + table("Tabel 2.1 Pegawai Tetap") + table("Tabel 2.2 Pegawai Harian Lepas menurut Jenjang")


@pytest.mark.parametrize(
    ("sentence", "missing", "other"),
    [
        ("Rincian ada dalam Tabel 2.3 dan uraiannya.", ["Tabel 2.3"], []),
        ("Rincian ada dalam Tabel 2.3 Lampiran Peraturan Bupati.", [], []),
        ("Rincian ada dalam Tabel 4.1 dan uraiannya.", [], []),  # no chapter that was read
        ("Jenjang pegawai harian lepas dapat dilihat pada Tabel 2.1 ini.", [], ["Tabel 2.1"]),
        ("Jenjang pegawai harian lepas dapat dilihat pada Tabel 2.2 ini.", [], []),
        ("Jenjang dan umur pegawai harian lepas tersaji dalam Tabel 2.1 ini.", [], []),  # "umur" is in no title
    ],
)
def test_a_table_that_is_nowhere_and_one_that_is_called_by_the_title_of_another(
    sentence: str, missing: list[str], other: list[str]
) -> None:
    text = LISTED + CHAPTER.format(sentence)
    assert [r.printed for r in faults("STR023", text)] == missing
    assert [r.printed for r in faults("STR024", text)] == other
    assert faults("STR023", text.replace("DAFTAR TABEL", "Uraian").replace(" .......", "")) == []


# --- columns and lists


def numbered(row: str, body: str = "| 1 | Layanan | 85 | 84 | 99 | Baik |") -> str:
    return f"| No | Sasaran | Target | Realisasi | Capaian | Ket |\n|---|---|---|---|---|---|\n{row}\n{body}"


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("| 1 | 2 | 3 | 4 | 6 | 7 |", "6"),
        ("| (1) | (2) | (3) | (3) | (5) | (6) |", "(3)"),
        ("| 1 | 2 | 3 | 4 | 4 | |", "4"),
    ],
)
def test_column_numbers_out_of_order(row: str, printed: str) -> None:
    assert [r.printed for r in faults("STR016", numbered(row))] == [printed]


@pytest.mark.parametrize(
    "row",
    [
        "| 1 | 2 | 3 | 4 | 5 | 6 |",
        "| (1) | (2) | (3) | (4) | (5=4/3) | (6) |",
        "| 1 | 2 | 3 | 4a | 4b | 5 |",
        "| 1 | 2 | < | 3 | 4 | 5 |",
        "| 1 | 2 | < | 4 | 5 | 6 |",
    ],
)
def test_column_numbers_in_order(row: str) -> None:
    assert faults("STR016", numbered(row)) == []
    assert relations("STR016", numbered(row))


def test_a_row_of_small_counts_is_no_row_of_column_numbers() -> None:
    text = "| A | B | C | D |\n|---|---|---|---|\n| 1 | 3 | 8 | 12 |\n| 2 | 4 | 9 | 15 |"
    assert faults("STR016", text) == []


def test_equal_rows_of_column_numbers_are_one_finding() -> None:
    text = numbered("| 1 | 2 | 3 | 4 | 6 | 7 |")
    assert len(faults("STR016", f"{text}\n\n{text}")) == 1


@pytest.mark.parametrize(
    ("items", "expected"),
    [(("1.", "2.", "2."), ["3"]), (("1.", "2.", "4."), ["3"]), (("1.", "2.", "3."), []), (("1.", "2.", "1.", "2."), [])],
)
def test_items_of_a_list(items: tuple[str, ...], expected: list[str]) -> None:
    text = "\n\n".join(f"{marker} Butir yang berbunyi begini" for marker in items)
    assert [r.expected for r in faults("STR017", text)] == expected


def test_a_list_announced_by_a_colon_begins_with_one() -> None:
    text = "Kegiatan tahun ini meliputi:\n\n5. Rapat koordinasi\n\n6. Pelatihan kader"
    (fault,) = faults("STR017", text)
    assert fault.printed == "5."
    assert fault.arguments["stands"] == Both("membuka daftarnya", "opens its list")
    assert faults("STR017", text.replace("5.", "1.").replace("6.", "2.")) == []


# --- contents


def contents(*lines: str) -> str:
    return "# DAFTAR ISI\n" + "\n".join(lines) + "\n\f"


def test_contents_without_dotted_leaders_are_read_from_their_lines() -> None:
    lines = [
        "# DAFTAR ISI", "KATA PENGANTAR 1", "BAB I PENDAHULUAN 3", "A Latar Belakang 3", "2.1 Rencana Strategis 8",
        "BAB III PENUTUP 19",
    ]
    found = [(e.number, e.title, e.page) for e in table_of_contents(document_from_text("\n\n".join(lines)))]
    assert found == [
        ("", "KATA PENGANTAR", "1"), ("BAB I", "PENDAHULUAN", "3"), ("A", "Latar Belakang", "3"),
        ("2.1", "Rencana Strategis", "8"), ("BAB III", "PENUTUP", "19"),
    ]


def test_a_title_that_is_printed_elsewhere_was_only_not_read_as_heading() -> None:
    listing = contents("2.1 Arah Kebijakan ...... 1", "2.2 Perjanjian Kinerja ...... 2")
    body = "BAB II RENCANA\n# 2.1 Rencana Strategis\nA.\n# 2.2 Perjanjian Kinerja\nB."
    assert len(faults("STR004", listing + body)) == 1
    assert faults("STR004", listing + body + "\n\nArah Kebijakan") == []


def page(number: int, heading: str) -> str:
    return f"[hal {number}]\n# {heading}\nIsi halaman."


def test_pages_of_the_contents_are_compared_with_the_printed_ones() -> None:
    listing = contents("1.1 Latar Belakang ...... 1", "1.2 Dasar Hukum ...... 2", "1.3 Tugas dan Fungsi ...... 7")
    body = "\f".join([page(1, "1.1 Latar Belakang"), page(2, "1.2 Dasar Hukum"), page(3, "1.3 Tugas dan Fungsi")])
    found = faults("STR007", listing + body)
    assert [(r.printed, r.expected, r.effective_severity.value) for r in found] == [("7", "3", "warning")]
    assert faults("STR007", listing.replace("7", "3") + body) == []


def test_printed_pages_that_are_all_off_by_the_same_are_a_note() -> None:
    listing = contents("1.1 Latar Belakang ...... 1", "1.2 Dasar Hukum ...... 2", "1.3 Tugas dan Fungsi ...... 3")
    body = "\f".join([page(4, "1.1 Latar Belakang"), page(5, "1.2 Dasar Hukum"), page(6, "1.3 Tugas dan Fungsi")])
    assert [r.effective_severity.value for r in faults("STR007", listing + body)] == ["note"]


def test_a_constant_distance_to_the_pages_of_the_file_is_fine() -> None:
    titles = ["Latar Belakang", "Dasar Hukum", "Tugas dan Fungsi", "Isu Strategis"]
    listing = contents(*(f"1.{n} {title} ...... {n}" for n, title in enumerate(titles, 1)))
    body = "\f".join(f"# 1.{n} {title}\nIsi." for n, title in enumerate(titles, 1))
    assert faults("STR007", listing + body) == []
    assert len(relations("STR007", listing + body)) == 1


# --- parts


def test_a_missing_summary_is_a_warning_only_where_the_front_matter_is_there() -> None:
    body = "LAPORAN KINERJA\n\nBAB I PENDAHULUAN\nA.\n\nBAB II PENUTUP\nB."
    with_front = "# KATA PENGANTAR\nPuji syukur.\n\f" + body
    assert [r.effective_severity.value for r in faults("STR001", body)] == ["note"]
    assert [r.effective_severity.value for r in faults("STR001", with_front)] == ["warning"]
    assert [r.effective_severity.value for r in faults("STR001", with_front + "\n\f\n[pindaian]")] == ["note"]
    assert faults("STR001", "# RINGKASAN EKSEKUTIF\nHasil utama.\n\f" + with_front) == []


def test_other_documents_need_no_parts() -> None:
    assert relations("STR001", "LAPORAN SURVEI KEPUASAN\n\nBAB I PENDAHULUAN\nA.\n\nBAB II PENUTUP\nB.") == []


# --- lists of tables, pointers, attachments


def test_a_sentence_that_points_to_a_figure_above_a_table() -> None:
    text = "Perjanjian tampak pada gambar di bawah ini :\n\n" + table("Tabel 2.1 Perjanjian")
    assert [(r.printed, r.expected) for r in faults("STR020", text)] == [("gambar", "tabel")]
    assert faults("STR020", text.replace("pada gambar", "pada tabel")) == []
    assert faults("STR020", "Struktur tampak pada bagan berikut :\n\nGambar 1.1 Struktur Organisasi") == []


def test_a_list_of_tables_with_other_numbers_is_one_finding() -> None:
    listed = contents("Tabel 1.1 Jumlah Pegawai ..... 2", "Tabel 1.3 Sarana Kantor ..... 3", "Tabel 1.4 Anggaran Rutin ..... 3")
    body = table("Tabel 1.1 Jumlah Pegawai") + table("Tabel 1.2 Sarana Kantor") + table("Tabel 1.3 Anggaran Rutin")
    found = faults("STR021", listed + body)
    assert [(r.printed, r.expected, r.arguments["count"]) for r in found] == [("Tabel 1.3", "Tabel 1.2", "2")]


def test_announced_attachments_are_looked_for_behind_the_last_chapter() -> None:
    body = "\nLAMPIRAN\n\f\nBAB I PENDAHULUAN\nA.\n\f\nBAB II PENUTUP\nB."
    text = contents("BAB I PENDAHULUAN ..... 1", "BAB II PENUTUP ..... 2") + body
    assert len(faults("STR019", text)) == 1
    assert faults("STR019", text + "\n\f\nLampiran 1 Perjanjian Kinerja") == []
    assert faults("STR019", text + "\n\f\n[pindaian]") == []
    assert relations("STR019", text.replace("LAMPIRAN", "")) == []


def test_a_table_without_a_title_is_told_by_its_page() -> None:
    picture = "Tabel 2 Sumber data: kantor camat\nTabel itu tercetak sebagai gambar.\n"
    (found,) = faults("STR012", picture + table("Tabel 3 Pegawai") + "\f" + table("Tabel 2 Jumlah Kursi"))
    assert in_language(found.arguments["title"], "id") == "“Jumlah Kursi”"
    assert in_language(found.arguments["first"], "id") == "tabel tanpa judul di halaman 1"


def test_a_long_name_ends_with_a_whole_word() -> None:
    assert shortened("Rencana Pembangunan Jangka Menengah (RPJM) Daerah", 42) == "Rencana Pembangunan Jangka Menengah …"
    assert shortened("Rencana", 42) == "Rencana"


def test_the_title_that_is_told_of_a_number_used_twice_is_another_one() -> None:
    pictures = [f"Gambar 2 {title}\n\nKeterangan gambar.\n\n" for title in ("Peta Proses", "Peta Proses", "Struktur Kantor")]
    (found,) = faults("STR012", "".join(pictures))
    assert (found.arguments["first"], found.arguments["title"]) == ("“Peta Proses”", "“Struktur Kantor”")
    assert found.arguments["count"] == "3"


def test_an_entry_is_looked_for_although_a_divider_is_a_picture() -> None:
    """One page without text among many switched the check off."""
    body = "BAB I PENDAHULUAN\nKantor ini melayani warga.\n\f\n" + "Uraian kinerja.\n\f\n" * 30
    text = contents("BAB I PENDAHULUAN ..... 1", "BAB II RENCANA ANGGARAN ..... 2") + body
    assert [(r.printed, r.severity) for r in faults("STR006", text)] == [("RENCANA ANGGARAN", None)]
    (found,) = faults("STR006", text + "[pindaian]\n")
    assert found.severity is Severity.NOTE
    assert faults("STR006", text + "[pindaian]\n\f\n[pindaian]\n\f\n[pindaian]\n") == []


@pytest.mark.parametrize(("number", "found"), [("3.5", ["Tabel 3.5"]), ("3.4", []), ("2.5", [])])
def test_a_table_beyond_the_last_of_its_chapter_without_a_list_of_tables(number: str, found: list[str]) -> None:
    tables = "".join(f"Tabel 3.{n} Taman Wilayah {n}\n| No | Taman |\n|---|---|\n| 1 | Asri |\n\n" for n in range(1, 5))
    text = f"BAB III AKUNTABILITAS KINERJA\n\nRincian anggaran disajikan pada Tabel {number}.\n\n{tables}"
    assert [text for _, _, text in told(text, "STR023")] == found
