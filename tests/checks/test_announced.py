"""The list of chapters in the first chapter against the chapters."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

LIST = """# BAB I PENDAHULUAN
# 1.3 Sistematika Penulisan

- BAB III AKUNTABILITAS KINERJA

3.1. {first}

3.2. {second}
{third}
- BAB IV PENUTUP

"""
CHAPTERS = """# BAB III AKUNTABILITAS KINERJA
# 3.1 Kerangka Pengukuran Kinerja
Kinerja diukur tiap triwulan.
# 3.2 Capaian Kinerja Kecamatan Mekar Sari Tahun 2023
Capaian diuraikan di bawah ini.
# BAB IV {last}
Demikian laporan ini.
"""


def report(second: str = "Capaian Kinerja", third: str = "", last: str = "PENUTUP") -> str:
    return LIST.format(first="Kerangka Pengukuran Kinerja", second=second, third=third) + CHAPTERS.format(last=last)


def test_titles_that_are_alike() -> None:
    assert told(report(), "STR060") == []
    assert told(report(last="P E N U T U P"), "STR060") == []


def test_a_section_of_another_title() -> None:
    (finding,) = findings(report("Evaluasi Program Prioritas"), "STR060")
    assert (finding.severity.value, finding.locations[0].text) == ("warning", "3.2. Evaluasi Program Prioritas")
    assert "3.2" in finding.message["id"]


def test_a_chapter_of_another_title() -> None:
    assert [t for *_, t in told(report(last="RENCANA AKSI"), "STR060")] == ["BAB IV PENUTUP"]


@pytest.mark.parametrize(
    ("third", "severities"),
    [
        ("\n3.3. Realisasi Anggaran\n", ["note"]),  # may be a heading that was not read
        ("\n3.3. Realisasi Anggaran\n\n3.4. Evaluasi Program\n", ["warning"]),
    ],
)
def test_sections_that_are_not_there(third: str, severities: list[str]) -> None:
    assert [s for _, s, _ in told(report(third=third), "STR060")] == severities


def test_a_title_that_stands_at_another_number_is_shown() -> None:
    chapters = CHAPTERS.replace("# BAB IV", "# 3.3 Realisasi Anggaran\nBaik.\n# BAB IV").format(last="PENUTUP")
    text = LIST.format(first="Kerangka Pengukuran Kinerja", second="Realisasi Anggaran", third="")
    (finding,) = findings(text + chapters, "STR060")
    assert [e.text for e in finding.locations[1:]] == [
        "3.2 Capaian Kinerja Kecamatan Mekar Sari Tahun 2023", "3.3 Realisasi Anggaran",
    ]


def test_what_a_chapter_is_about_is_no_title() -> None:
    about = "menguraikan simpulan tentang keberhasilan dan kegagalan kecamatan serta langkah yang akan diambil"
    assert told(report().replace("- BAB IV PENUTUP", f"- BAB IV {about}"), "STR060") == []
    assert len(told(report().replace("- BAB IV PENUTUP", f"- BAB IV {about[:70]}"), "STR060")) == 1


def test_a_chapter_with_one_numbered_section_may_number_them_otherwise() -> None:
    chapters = "# BAB III AKUNTABILITAS KINERJA\n# 3.1 Kerangka\nKinerja.\n# BAB IV PENUTUP\nDemikian.\n"
    assert told(LIST.format(first="Kerangka", second="Capaian", third="") + chapters, "STR060") == []


def test_chapters_without_numbered_sections() -> None:
    chapters = "# BAB III AKUNTABILITAS KINERJA\nKinerja.\n# BAB IV PENUTUP\nDemikian.\n"
    assert told(LIST.format(first="Kerangka", second="Capaian", third="") + chapters, "STR060") == []
