"""Legal citations are judged by number, year, type, title and the year of the report; doubts stay doubts."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

import lakip_lint.checks.citation  # noqa: F401  (registers the kind)
from lakip_lint.checks.language import in_language
from lakip_lint.checks.registry import KINDS
from lakip_lint.checks.regulation import Law, same_number, similar_number
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.wording import compare_titles
from lakip_lint.document.plain import document_from_text
from lakip_lint.facts.fact import Profile
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.knowledge import Knowledge
from lakip_lint.rules.loader import load_ruleset
from lakip_lint.rules.model import Severity

RULESET = load_ruleset()
REPORT = "LAPORAN KINERJA KECAMATAN MEKAR SARI TAHUN {year}\n\n"


def relations(code: str, text: str, year: int | None = 2021) -> list[Relation]:
    rule = RULESET.find(code)
    assert rule is not None
    understanding = Understanding(document_from_text(text), Profile("Kecamatan Mekar Sari", year), knowledge=RULESET.knowledge)
    return list(KINDS[rule.kind](understanding, rule))


def faults(code: str, text: str, year: int | None = 2021) -> list[Relation]:
    return [r for r in relations(code, text, year) if not r.holds]


def told(code: str, text: str, year: int | None = 2021) -> list[tuple[str, str, str]]:
    """Severity, doubted text and expected text of each fault."""
    return [(r.effective_severity.value, r.doubted.text, in_language(r.expected, "id")) for r in faults(code, text, year)]


def listed(*items: str, lead: str = "Dasar hukum penyusunan laporan kinerja ini adalah:") -> str:
    return "\n".join([lead, *(f"{i}. {item};" for i, item in enumerate(items, 1))])


SAKIP = "Sistem Akuntabilitas Kinerja Instansi Pemerintah"
GUIDE = "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah"


# ---------------------------------------------------------------- number and year


@pytest.mark.parametrize(
    ("printed", "doubted", "expected"),
    [
        (f"Perpres Nomor 29 Tahun 2015 tentang {SAKIP}", "Nomor 29 Tahun 2015", "Nomor 29 Tahun 2014"),
        (f"Perpres Nomor 92 Tahun 2014 tentang {SAKIP}", "Nomor 92 Tahun 2014", "Nomor 29 Tahun 2014"),
        ("TAP MPR RI Nomor XI/MPR/1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas dari Korupsi, Kolusi dan Nepotisme",
         "XI/MPR/1999", "Nomor XI/MPR/1998"),
        ("Keputusan Kepala LAN No. 239/IX/618/2003", "239/IX/618/2003", "Nomor 239/IX/6/8/2003"),
        ("UU 23 Tahun 2004 tentang Pemerintahan Daerah", "23 Tahun 2004", "Nomor 32 Tahun 2004 atau Nomor 23 Tahun 2014"),
        (f"Peraturan Menteri PANRB Nomor 35 Tahun 2014 tentang {GUIDE}", "Nomor 35 Tahun 2014", "Nomor 53 Tahun 2014"),
        ("PMK Nomor 214/PMK.02/2018 tentang Pengukuran dan Evaluasi Kinerja Anggaran atas Pelaksanaan Rencana Kerja dan "
         "Anggaran Kementerian Negara/Lembaga", "214/PMK.02/2018", "Nomor 214/PMK.02/2017"),
    ],
)
def test_a_wrong_number_or_year_is_an_error(printed: str, doubted: str, expected: str) -> None:
    assert told("HKM001", f"Laporan ini mengacu pada {printed}.") == [("error", doubted, expected)]


@pytest.mark.parametrize(
    "printed",
    [
        f"Perpres Nomor 29 Tahun 2014 tentang {SAKIP}",
        f"Peraturan Presiden Nomor 31 Tahun 2030 tentang {SAKIP}",  # may be new: neither number nor year is known
        f"Peraturan Bupati Nomor 29 Tahun 2015 tentang {SAKIP}",
        f"Peraturan Menteri Kesehatan Nomor 29 Tahun 2015 tentang {SAKIP}",
        "Perpres Nomor 29 Tahun 2015",
        "Perpres Nomor 29 Tahun 2015 tentang Sistem Akuntabilitas",
        "UU Nomor 32 Tahun 2014 tentang Kelautan",
        "UU Nomor 32 Tahun 2015 tentang Pemerintahan Daerah Istimewa Tirta",
        "UU Nomor 2 Tahun 2015 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "TAP MPR Nomor XI/MPR/2001 tentang Perubahan atas Ketetapan tentang Penugasan Badan Pekerja",
        "TAP MPR Nomor Xl/MPR/1998 tentang Penyelenggara Negara yang Bersih dan Bebas Korupsi, Kolusi, dan Nepotisme",
        "Keputusan Kepala LAN Nomor 239 Tahun 2003",
        "Keputusan Kepala LAN Nomor 239/ IX/6/8/ 2003",
        "Keputusan Kepala LAN Nomor 193/XIII/10/6/2001 tentang Pedoman Umum Pendidikan dan Pelatihan",
        "Kepmenpan Nomor KEP/26/M.PAN/2/2004 tentang Petunjuk Teknis Transparansi dan Akuntabilitas",
        "Permenpan Nomor 9 Tahun 2007 tentang Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah",
    ],
)
def test_what_cannot_be_proven_wrong_is_silent(printed: str) -> None:
    assert told("HKM001", f"Laporan ini mengacu pada {printed}.") == []


def test_an_unsure_instrument_gives_no_error() -> None:
    title = "Tata Cara Menanam Pohon Mangga"
    entry = {"id": "pp-1-1991", "type": "PP", "number": "1", "year": 1991, "title": title, "sure": "no"}
    rule = RULESET.find("HKM001")
    assert rule is not None
    text = f"Sesuai PP Nomor 1 Tahun 1992 tentang {title}."
    knowledge = Knowledge({"regulasi": {"regulations": [entry]}})
    found = list(KINDS[rule.kind](Understanding(document_from_text(text), Profile("", 2021), knowledge=knowledge), rule))
    assert [r.effective_severity for r in found if not r.holds] == [Severity.NOTE]


def test_the_same_wrong_number_is_told_once_with_its_copies() -> None:
    sentence = f"Laporan mengacu pada Perpres Nomor 29 Tahun 2015 tentang {SAKIP}."
    (fault,) = faults("HKM001", f"{sentence}\n\n{sentence}\n\n{sentence}")
    assert [e.role for e in fault.others].count("copy") == 2
    assert fault.doubted.place is not None
    assert all(e.place and e.place.box.top > fault.doubted.place.box.top for e in fault.others if e.role == "copy")


def test_right_citations_are_counted_as_compared() -> None:
    text = listed(f"Perpres Nomor 29 Tahun 2014 tentang {SAKIP}", "PP Nomor 8 Tahun 2006", "Perbup 3/2020")
    found = relations("HKM001", text)
    assert [r.holds for r in found] == [True, True]


# ---------------------------------------------------------------- no longer in force


OLD = "UU Nomor 32 Tahun 2004 tentang Pemerintahan Daerah"


@pytest.mark.parametrize(("year", "expected"), [(2010, []), (2014, []), (2015, ["error"]), (2023, ["error"]), (None, [])])
def test_a_repealed_law_is_judged_by_the_year_of_the_report(year: int | None, expected: list[str]) -> None:
    assert [severity for severity, *_ in told("HKM002", listed(OLD), year)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Laporan kinerja ini disusun berdasarkan {OLD}.", ["error"]),
        (f"Sistematika penyajian mengikuti {OLD}.", ["error"]),
        (f"Camat bertugas menurut {OLD}.", ["warning"]),
        (f"Kewenangan camat dibahas pula dengan {OLD}.", ["note"]),
        (f"Kecamatan ini semula dibentuk dengan {OLD}.", []),
        (f"Renstra 2013-2018 disusun berdasarkan {OLD}.", []),
        (f"LAKIP tahun 2012 disusun berdasarkan {OLD}.", []),
        (f"Camat bertugas menurut {OLD} sebagaimana telah diganti dengan UU Nomor 23 Tahun 2014.", []),
        (f"Camat bertugas menurut {OLD}, yang kemudian dicabut.", []),
        ("Camat bertugas menurut UU Nomor 12 Tahun 2018 tentang Perubahan atas UU Nomor 32 Tahun 2004.", []),
        ("Camat bertugas menurut UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.", []),
    ],
)
def test_severity_follows_the_use_of_the_citation(sentence: str, expected: list[str]) -> None:
    assert [severity for severity, *_ in told("HKM002", sentence)] == expected


def test_a_list_about_the_founding_of_the_office_is_history() -> None:
    lead = "Dasar hukum pembentukan kecamatan adalah:"
    assert [severity for severity, *_ in told("HKM002", listed(OLD, lead=lead))] == ["note"]


def test_one_finding_an_instrument_led_by_the_gravest_place() -> None:
    text = f"Kewenangan camat dibahas pula dengan {OLD}.\n\n" + listed(OLD)
    (fault,) = faults("HKM002", text)
    assert fault.effective_severity is Severity.ERROR
    assert fault.expected == "UU Nomor 23 Tahun 2014"
    copies = [e for e in fault.others if e.role == "copy"]
    assert [e.text for e in copies] == ["Nomor 32 Tahun 2004"]
    assert copies[0].place is not None
    assert fault.doubted.place is not None
    assert copies[0].place.box.top < fault.doubted.place.box.top


def test_the_successor_cited_in_the_same_report_is_shown() -> None:
    text = listed("PermenPANRB Nomor 29 Tahun 2010", f"PermenPANRB Nomor 53 Tahun 2014 tentang {GUIDE}")
    (fault,) = faults("HKM002", text)
    assert "Nomor 53 Tahun 2014" in [e.text for e in fault.others]


def test_a_guide_that_was_overtaken_but_not_repealed_is_a_warning() -> None:
    assert [s for s, *_ in told("HKM002", listed("Keputusan Kepala LAN Nomor 239/IX/6/8/2003"))] == ["warning"]
    assert [s for s, *_ in told("HKM002", listed("Inpres Nomor 7 Tahun 1999"))] == ["note"]


def test_a_repealed_guide_is_recognised_under_a_wrong_type() -> None:
    title = "Pedoman Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja Instansi Pemerintah"
    text = listed(f"Keputusan Menteri PANRB Nomor 29 Tahun 2010 tentang {title}")
    assert [s for s, *_ in told("HKM002", text)] == ["error"]
    assert [s for s, *_ in told("HKM003", text)] == ["warning"]


def test_a_chain_of_replacements_leads_to_the_last() -> None:
    text = listed("PMK Nomor 249/PMK.02/2011 tentang Pengukuran dan Evaluasi Kinerja")
    (fault,) = faults("HKM002", text, 2022)
    assert fault.expected == "PMK Nomor 62 Tahun 2023"
    assert fault.arguments["successor"] == "PMK Nomor 214/PMK.02/2017"


# ---------------------------------------------------------------- type, ministry, title


def test_wrong_type() -> None:
    text = "Sesuai Peraturan Pemerintah Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah."
    assert told("HKM003", text) == [("warning", "Peraturan Pemerintah Nomor 29 Tahun 2014", "Perpres Nomor 29 Tahun 2014")]
    assert told("HKM001", text) == []


@pytest.mark.parametrize(
    "printed",
    ["Perda Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
     "UU Nomor 8 Tahun 2006 tentang Lain Hal",
     "Peraturan Menteri Nomor 53 Tahun 2014 tentang " + GUIDE, "UU Nomor 17 Tahun 2018 tentang Kecamatan"],
)
def test_type_is_not_doubted_without_the_whole_title(printed: str) -> None:
    assert told("HKM003", f"Sesuai {printed}.") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Pemberdayaan", ["warning"]), ("Penertiban", ["warning"]), ("Pendayagunan", ["note"]), ("Pendayagunaan", []),
     ("Negara Pendayagunaan", []), ("Penda-yagunaan", [])],
)
def test_the_name_of_the_ministry(name: str, expected: list[str]) -> None:
    text = f"Menurut Peraturan Menteri {name} Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014."
    assert [s for s, *_ in told("HKM004", text)] == expected


def test_a_title_of_another_instrument() -> None:
    old_title = "Pedoman Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja Instansi Pemerintah"
    (fault,) = faults("HKM005", f"Sesuai PermenPANRB Nomor 53 Tahun 2014 tentang {old_title}, laporan disusun.")
    assert fault.effective_severity is Severity.WARNING
    assert fault.arguments["other"] == "PermenPANRB Nomor 29 Tahun 2010"
    assert told("HKM006", f"Sesuai PermenPANRB Nomor 53 Tahun 2014 tentang {old_title}.") == []


def test_an_amendment_called_by_the_title_of_what_it_amends_is_a_note_at_most() -> None:
    text = "Sesuai Permendagri Nomor 21 Tahun 2011 tentang Pedoman Pengelolaan Keuangan Daerah."
    assert told("HKM005", text) == []
    assert [s for s, *_ in told("HKM006", text)] == ["note"]


@pytest.mark.parametrize(
    ("printed", "calculation"),
    [
        ("UU 28/1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi dan Nepotisme", "kurang: Kolusi"),
        ("UU Nomor 25 Tahun 2004 tentang Sistem Perencanaan Nasional, maka", "kurang: Pembangunan"),
        ("UU Nomor 25 Tahun 2004 tentang Sistem Perencanaan dan Pengendalian Pembangunan Nasional", "lebih: Pengendalian"),
        ("PermenPANRB Nomor 19 Tahun 2018 tentang Penyusunan Proses Bisnis Instansi Pemerintah", "kurang: Peta"),
        ("UU Nomor 23 Tahun 2014 tentang Pemerintah Daerah", "Pemerintah → Pemerintahan"),
        ("PP Nomor 60 Tahun 2008 tentang Tata Kelola Arsip Kantor", "judul lain sama sekali"),
    ],
)
def test_wording_of_titles_is_a_note(printed: str, calculation: str) -> None:
    found = faults("HKM006", f"Laporan ini sesuai dengan {printed}.")
    assert [(r.effective_severity.value, in_language(r.calculation, "id")) for r in found] == [("note", calculation)]


@pytest.mark.parametrize(
    "printed",
    [
        f"PermenPANRB Nomor 53 Tahun 2014 tentang {GUIDE}",
        "PermenPANRB Nomor 53 Tahun 2014 tentang petunjuk teknis perjanjian kinerja",
        "PermenPANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, yang mewajibkan camat",
        "UU Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional yang mengamanatkan Renstra",
        "UU Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (SPPN)",
        "Perpres Nomor 29 Tahun 2014 tentang SAKIP",
        "PP Nomor 94 Tahun 2021 tentang Disiplin PNS",
        "UU 28/1999 tentang Penyelenggara Negara yang Bersih dan Bebas Korupsi, Kolusi, dan Nepotisme",
        "PP Nomor 8 Tahun 2008 tentang Tahapan, Tatacara Penyusunan, Pengen-dalian dan Evaluasi Pelaksanaan Rencana "
        "Pembangunan Daerah",
        "PP Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja lnstansi Pemerintah",
    ],
)
def test_quotations_cut_short_abbreviated_or_run_on_are_not_judged(printed: str) -> None:
    assert told("HKM006", f"Laporan ini sesuai dengan {printed}.") == []


# ---------------------------------------------------------------- lists and contradictions


def test_listed_twice() -> None:
    text = listed("PP Nomor 39 Tahun 2006 tentang Tata Cara Pengendalian", "PP Nomor 8 Tahun 2006", "PP Nomor 39 Tahun 2006")
    (fault,) = faults("HKM007", text)
    assert (fault.effective_severity, fault.doubted.text) == (Severity.ERROR, "Nomor 39 Tahun 2006")
    assert [e.text for e in fault.others if e.role == "copy"] == ["Nomor 39 Tahun 2006"]


def test_listed_twice_with_another_title_is_a_warning() -> None:
    numbered = "Perda Tirta Nomor 4 Tahun 2016 tentang "
    text = listed(numbered + "Perangkat Daerah", numbered + "Pajak Hotel")
    assert [s for s, *_ in told("HKM007", text)] == ["warning"]


@pytest.mark.parametrize(
    "items",
    [
        ("Perda Tirta Nomor 4 Tahun 2016 tentang Pajak", "Perda Banyu Nomor 4 Tahun 2016 tentang Pajak"),
        ("UU Nomor 4 Tahun 2016 tentang Pajak", "PP Nomor 4 Tahun 2016 tentang Pajak"),
        ("Permenkes Nomor 4 Tahun 2016 tentang Gizi", "Permendikbud Nomor 4 Tahun 2016 tentang Gizi"),
        ("UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "UU Nomor 9 Tahun 2015 tentang Perubahan Kedua atas UU Nomor 23 "
         "Tahun 2014 tentang Pemerintahan Daerah"),
        ("Perda Tirta Nomor 4 tentang Pajak", "Perda Tirta Nomor 4 tentang Pajak"),
    ],
)
def test_different_instruments_are_no_doubles(items: tuple[str, ...]) -> None:
    assert told("HKM007", listed(*items)) == []


def test_two_lists_may_name_the_same_instrument() -> None:
    one = listed("PP Nomor 39 Tahun 2006 tentang Tata Cara Pengendalian", "PP Nomor 8 Tahun 2006")
    assert told("HKM007", f"# Dasar Hukum\n{one}\n\n# Rencana Kerja\n{one}") == []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("Tahun 206", ["error"]), ("Tahun 2092", ["error"]), ("Tahun 1096", ["error"]), ("Tahun 20144", ["warning"]),
     ("Tahun 2022", []), ("Tahun 20 14", []), ("Tahun 1959", [])],
)
def test_impossible_years(printed: str, expected: list[str]) -> None:
    text = f"Camat bertugas menurut Peraturan Bupati Nomor 8 {printed} tentang Tugas Camat."
    assert [s for s, *_ in told("HKM008", text)] == expected


def test_a_year_cut_off_by_the_end_of_a_cell_is_not_judged() -> None:
    assert told("HKM008", "| Dasar |\n|---|\n| Peraturan Bupati Nomor 8 Tahun 20 |") == []


def test_several_late_years_throw_doubt_on_the_year_of_the_report() -> None:
    text = listed("Perda Tirta Nomor 4 Tahun 2023 tentang Pajak", "Perda Tirta Nomor 7 Tahun 2024 tentang Jalan")
    assert [s for s, *_ in told("HKM008", text)] == ["warning", "warning"]


def test_missing_year() -> None:
    text = "Sesuai Permenkes Nomor 43 tentang Standar Teknis Pelayanan."
    assert [s for s, *_ in told("HKM009", text)] == ["warning"]
    assert [s for s, *_ in told("HKM009", "Permenkes Nomor 43 Tahun 2016 berlaku. " + text)] == ["note"]
    assert told("HKM009", "Sesuai Keputusan Bupati Nomor 43 tentang Tim Penyusun.") == []


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Tim dibentuk dengan Keputusan Kepala Dinas Taman Kota No. tahun 2020 Tanggal Desember 2020 tentang Tim.", ["No. tahun 2020"]),
        ("Sesuai Peraturan Bupati Tirta Nomor ..... Tahun 2021 tentang Tugas Camat.", ["Nomor ..... Tahun 2021"]),
        ("Sesuai Peraturan Bupati Tirta Nomor tentang Tugas Camat.", ["Nomor"]),
        ("Sesuai Peraturan Bupati Tirta Nomor 12 Tahun 2021 tentang Tugas Camat.", []),
        ("Sesuai Peraturan Bupati Tirta No. 12/2021 tentang Tugas Camat.", []),
        ("Keputusan yang dicatat tanpa nomor tahun 2021 disimpan.", []),
        ("| Peraturan | Nomor | Tahun |\n|---|---|---|\n| Perbup | 12 | 2021 |", []),
        ("Peraturan Daerah Nomor 4 Tahun 2021 tentang Taman (Lembaran Daerah Tahun 2021 Nomor Seri );", ["Nomor Seri"]),
        ("Peraturan Daerah Nomor 4 Tahun 2021 tentang Taman (Lembaran Daerah Tahun 2021 Nomor ...);", ["Nomor ..."]),
        ("Peraturan Daerah Nomor 4 Tahun 2021 tentang Taman (Lembaran Daerah Tahun 2021 Nomor 4 Seri E);", []),
        ("Peraturan Daerah Nomor 4 Tahun 2021 tentang Taman (Lembaran Daerah Tahun 2021 Nomor IV);", []),
    ],
)  # fmt: skip
def test_missing_number(text: str, doubted: list[str]) -> None:
    assert [d for _, d, _ in told("HKM012", text)] == doubted


def gazette(year: int, number: int, supplement: int, law: str = "UU Nomor 25 Tahun 2004 tentang Perencanaan") -> str:
    state = "Negara Republik Indonesia"
    return f"Sesuai {law} (Lembaran {state} Tahun {year} Nomor {number}, Tambahan Lembaran {state} Nomor {supplement})."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (gazette(2004, 104, 4421), []),
        (gazette(2004, 164, 4421), [("warning", "Nomor 164", "Nomor 104")]),
        (gazette(2004, 104, 44211), [("error", "Nomor 44211", "Nomor 4421")]),
        (gazette(2004, 164, 4441), [("warning", "Nomor 164", "Nomor 104, Nomor 4421")]),
        (gazette(2003, 164, 4441), []),  # of another year: whose gazette this is, is not certain
        (gazette(2008, 11, 4801, "UU Nomor 77 Tahun 2008 tentang Taman"), []),
        (gazette(2008, 11, 4689, "UU Nomor 77 Tahun 2008 tentang Taman"), [("warning", "Nomor 4689", "")]),
        (gazette(2008, 11, 48011, "UU Nomor 77 Tahun 2008 tentang Taman"), [("error", "Nomor 48011", "")]),
        (
            "Sesuai Perda Tirta Nomor 2 Tahun 2004 tentang Perencanaan (Lembaran Daerah Tahun 2004 Nomor 7, Tambahan Nomor 9).",
            [],
        ),
        (
            "Sesuai UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Tahun 2014 Nomor 244) sebagaimana telah diubah "
            "dengan UU Nomor 9 Tahun 2015 tentang Perubahan Kedua atas UU Nomor 23 Tahun 2014 (Lembaran Negara Tahun 2015 Nomor 58).",
            [],
        ),
    ],
)
def test_numbers_of_publication(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(s, d, e) for s, d, e in told("HKM013", text)] == found


def test_the_known_numbers_of_publication_rise_with_the_years() -> None:
    law = Law.of(RULESET.knowledge)
    numbers = sorted((r.year, *r.gazette) for r in law.all if r.gazette)
    assert len(numbers) > 50
    assert [s for *_, s in numbers] == sorted({s for *_, s in numbers})


PLAN = "Rencana Pembangunan Jangka Menengah Daerah"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (f"Perda Tirta Nomor 5 Tahun 2014 tentang {PLAN} Tahun 2014-2019", ["warning"]),
        (f"Perda Tirta Nomor 5 Tahun 2014 tentang {PLAN} Tahun 2014 s.d. 2019", ["warning"]),
        ("Perbup Tirta Nomor 5 Tahun 2018 tentang Rencana Kerja Pemerintah Daerah Tahun 2019", ["warning"]),
        (f"Perda Tirta Nomor 5 Tahun 2014 tentang {PLAN} Tahun 2016-2021", []),
        (f"Perda Tirta Nomor 5 Tahun 2014 tentang {PLAN} Tahun 2014-2019 sebagaimana telah diubah dengan Perda Tirta Nomor 2 "
         f"Tahun 2018 tentang Perubahan {PLAN} Tahun 2014-2021", []),
        ("Perbup Tirta Nomor 5 Tahun 2020 tentang Rencana Kerja Pemerintah Daerah Tahun 2021", []),
        ("Perda Tirta Nomor 5 Tahun 2010 tentang Rencana Tata Ruang Tahun 2010-2020", []),
        ("Perda Tirta Nomor 5 Tahun 2014 tentang Pajak Tahun 2014-2019", []),
        ("Perda Tirta Nomor 9 Tahun 2018 tentang Perubahan Anggaran Pendapatan dan Belanja Daerah Tahun 2018", ["warning"]),
        ("Perbup Tirta Nomor 9 Tahun 2018 tentang Penjabaran APBD Kabupaten Tirta Tahun Anggaran 2018", ["warning"]),
        ("Perda Tirta Nomor 9 Tahun 2020 tentang Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2021", []),
        ("Perda Tirta Nomor 4 Tahun 2021 tentang Pertanggungjawaban Pelaksanaan APBD Tahun Anggaran 2020", []),
        ("Perda Tirta Nomor 4 Tahun 2006 tentang Pokok-Pokok Pengelolaan APBD", []),
    ],
)
def test_lapsed_plans(item: str, expected: list[str]) -> None:
    assert [s for s, *_ in told("HKM010", listed(item))] == expected


def test_all_lapsed_plans_are_one_finding() -> None:
    items = [f"Perda Tirta Nomor {n} Tahun 2014 tentang {PLAN} Tahun 2014-2019" for n in (5, 6, 7)]
    (fault,) = faults("HKM010", listed(*items))
    assert in_language(fault.arguments["more"], "id") == ", juga 2 peraturan lain"
    assert [e.text for e in fault.others if e.role == "copy"] == ["Nomor 6 Tahun 2014", "Nomor 7 Tahun 2014"]


def test_a_plan_named_in_prose_is_not_a_legal_basis() -> None:
    assert told("HKM010", f"Capaian dibandingkan dengan Perda Tirta Nomor 5 Tahun 2014 tentang {PLAN} Tahun 2014-2019.") == []


TASKS = "Susunan Organisasi dan Tata Kerja Kecamatan"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (f"Perbup Tirta Nomor 47 Tahun 2019 tentang {TASKS}", f"Perbup Tirta Nomor 47 Tahun 2017 tentang {TASKS}", ["warning"]),
        (f"Perbup Tirta Nomor 47 Tahun 2019 tentang {TASKS}", f"Perbup Tirta Nomor 74 Tahun 2019 tentang {TASKS}", ["warning"]),
        (f"Perbup Tirta Nomor 47 Tahun 2019 tentang {TASKS}", "Perbup Tirta Nomor 47 Tahun 2019 tentang Retribusi Parkir Tepi "
         "Jalan Umum", ["warning"]),
        (f"Perda Tirta Nomor 4 Tahun 2019 tentang Perubahan atas Perda Tirta Nomor 2 Tahun 2016 tentang {TASKS}",
         f"Perda Tirta Nomor 4 Tahun 2019 tentang {TASKS}", ["note"]),
        (f"Perbup Tirta Nomor 47 Tahun 2019 tentang {TASKS}", f"Perbup Tirta Nomor 61 Tahun 2022 tentang {TASKS}", []),
        (f"Perbup Tirta Nomor 47 Tahun 2019 tentang {TASKS}", f"Perbup Banyu Nomor 47 Tahun 2017 tentang {TASKS}", []),
        (f"Perbup Tirta Nomor 47 Tahun 2019 tentang {TASKS}", f"Perbup Tirta Nomor 47 Tahun 2017 tentang {TASKS} dan Desa", []),
        ("Perda Tirta Nomor 3 Tahun 2019 tentang APBD Tahun Anggaran 2020", "Perda Tirta Nomor 3 Tahun 2020 tentang APBD Tahun "
         "Anggaran 2021", []),
    ],
)
def test_regional_instruments_that_contradict_each_other(one: str, two: str, expected: list[str]) -> None:
    assert [s for s, *_ in told("HKM011", f"Kecamatan bekerja menurut {one}.\n\nCamat bertugas menurut {two}.")] == expected


# ---------------------------------------------------------------- parts


def test_numbers_are_compared_by_their_parts() -> None:
    assert same_number("25/KEP/M.PAN/02", "KEP/25/M.PAN/2")
    assert same_number("Kep-25/M. PAN/2", "KEP/25/M.PAN/2")
    assert same_number("09", "9")
    assert not same_number("26", "KEP/25/M.PAN/2")
    assert similar_number("239/IX/68", "239/IX/6/8")
    assert not similar_number("240/IX/6/8", "239/IX/6/8")
    assert not similar_number("54", "53")


def test_titles_are_aligned_word_by_word() -> None:
    wording = compare_titles("Tata Kerja Kantor Baru, maka camat", "Tata Cara Kerja Kantor")
    assert (wording.missing, wording.extra, wording.cut, wording.runs_on) == (("Cara",), (), False, True)
    assert compare_titles("Tata Cara", "Tata Cara Kerja Kantor").cut
    assert compare_titles("Tanggungjawab DPRD", "Tanggung Jawab Dewan Perwakilan Rakyat Daerah").same
    assert compare_titles("", "Tata Cara").score == 0


def test_the_shipped_law_is_sound() -> None:
    law = Law.of(RULESET.knowledge)
    assert len(law.by_id) == len(law.all)
    assert len({(r.type, r.number, r.year) for r in law.all}) == len(law.all)
    for regulation in law.all:
        if regulation.ended is not None:
            assert regulation.ended >= regulation.year
            assert law.by_id[regulation.ended_by].year <= regulation.ended


SHARED = Path(__file__).parents[3] / "shared"


def reports() -> Iterable[Path]:
    return sorted([*SHARED.glob("seed/*.pdf"), *SHARED.glob("corpus/*.pdf")])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not here")
def test_every_error_on_real_reports_is_a_labelled_one() -> None:
    from lakip_lint.document.pdf import read_pdf

    path = next((p for p in reports() if p.parent.name == "seed"), None)
    if path is None:
        pytest.skip("no seed report")
    labels = yaml.safe_load((path.parent / "labels.yaml").read_text(encoding="utf-8"))
    known = [t for d in labels["defects"] if d["kind"] == "citation" for t in d["text"]]
    understanding = Understanding(read_pdf(path), Profile(labels["entity"], labels["year"]), knowledge=RULESET.knowledge)
    wrong = [
        r.doubted.text
        for rule in RULESET.rules if rule.kind == "citation"
        for r in KINDS["citation"](understanding, rule)
        if not r.holds and r.effective_severity is Severity.ERROR and not any(t in r.doubted.text for t in known)
    ]
    assert wrong == []


def test_a_short_title_tells_an_instrument_of_the_same_number() -> None:
    (fault,) = faults("HKM005", "Pelayanan diatur dengan Undang-Undang Nomor 25 Tahun 2007 tentang Pelayanan Publik.")
    assert fault.arguments["other"] == "UU Nomor 25 Tahun 2009"
    assert told("HKM005", "Penanaman modal diatur dengan Undang-Undang Nomor 25 Tahun 2007 tentang Penanaman Modal.") == []


@pytest.mark.parametrize(
    ("untitled", "expected"),
    [
        ("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2015", ["warning"]),
        ("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017", []),
        ("Peraturan Menteri Dalam Negeri Nomor 85 Tahun 2015", []),
        ("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2015 tentang Batas Desa", []),
    ],
)
def test_a_ministry_s_instrument_without_a_title_and_with_another_year(untitled: str, expected: list[str]) -> None:
    known = "Kategori diambil dari Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017."
    assert [s for s, *_ in told("HKM011", f"{known}\n\nSumber: {untitled}.")] == expected


def test_short_names_inside_a_title_are_no_other_title() -> None:
    cited = "Perubahan atas Peraturan Mendagri Nomor 13 Tahun 2006"
    assert told("HKM006", f"Laporan ini sesuai dengan Permendagri Nomor 59 Tahun 2007 tentang {cited}.") == []
    (found,) = faults("HKM006", f"Laporan ini sesuai dengan Permendagri Nomor 59 Tahun 2007 tentang {cited[:-1]}8.")
    assert "2008" in in_language(found.calculation, "id")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Peraturan Daerah Nomor 10 Tahun 2011 tentang Kesehatan Warga", ["warning"]),
        ("Peraturan Daerah Nomor 10 Tahun 2011 tentang Retribusi Pasar", []),
        ("Peraturan Daerah Nomor 12 Tahun 2011 tentang Kesehatan Warga", []),
    ],
)
def test_number_and_year_exchanged(other: str, expected: list[str]) -> None:
    """ "10 Tahun 2011" for "11 Tahun 2010": of regional instruments that differ in both, only this is told."""
    one = "Peraturan Daerah Kabupaten Tirta Nomor 11 Tahun 2010 tentang Kesehatan Warga"
    assert [s for s, *_ in told("HKM011", f"Kecamatan bekerja menurut {one}.\n\nCamat menunggu perubahan {other}.")] == expected
