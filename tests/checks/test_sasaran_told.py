"""The capaian of a sasaran as sentences tell it."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

TABLE = """# 3.1 Capaian Kinerja
| Sasaran Strategis | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| Meningkatnya kebersihan lingkungan kampung warga | Jumlah taman yang dirawat | 20 | 30 | 150,00 |
| Meningkatnya kebersihan lingkungan kampung warga | Jumlah bank sampah | 40 | 20 | 50,00 |
| Meningkatnya mutu layanan dan arsip warga | Indeks Kepuasan Masyarakat | 80,00 | 84,00 | 105,00 |
| Meningkatnya ketertiban umum di desa | Persentase aduan yang dijawab | 90,00 | 99,00 | 110,00 |
| Meningkatnya ketertiban umum di desa | Jumlah pos ronda aktif | 10 | 9 | 90,00 |

"""
FIRST = "Capaian kinerja sasaran Meningkatnya mutu layanan dan arsip warga sebesar 105,00%.\n\n"
SECOND = "Capaian kinerja sasaran Meningkatnya kebersihan lingkungan kampung warga sebesar 100,00%.\n\n"
HIGHEST = "Pencapaian tertinggi adalah sasaran Meningkatnya kebersihan lingkungan kampung warga dengan capaian sebesar 150,00%."


def test_the_capaian_of_one_indicator_given_for_its_sasaran() -> None:
    (finding,) = findings(TABLE + FIRST + SECOND + HIGHEST, "KLM020")
    assert (finding.severity, finding.printed, finding.expected) == ("error", "150,00%", "100,00%")
    assert finding.cause is not None


THIRD = "Capaian kinerja sasaran Meningkatnya ketertiban umum di desa sebesar 100,00%.\n\n"


def test_a_doubt_where_no_other_sentence_gives_it() -> None:
    assert told(TABLE + FIRST + THIRD + HIGHEST, "KLM020") == [("KLM020", "warning", "150,00%")]


@pytest.mark.parametrize(
    "text",
    [
        FIRST + HIGHEST,  # the report may give the highest of each sasaran
        FIRST + FIRST + HIGHEST,  # that of one indicator tells nothing of how several are reckoned
        FIRST + SECOND + HIGHEST.replace("capaian sebesar", "serapan anggaran sebesar"),
        FIRST + SECOND + HIGHEST.replace("sebesar 150,00%", "indikator taman sebesar 150,00%"),
        FIRST + SECOND + HIGHEST.replace("150,00%", "di atas 90%"),
        FIRST + SECOND + "# 3.2 Perbandingan dengan Renstra\n\n" + HIGHEST,
        FIRST + SECOND + HIGHEST.replace("adalah", "tahun 2022 adalah"),
        FIRST + SECOND + HIGHEST.replace("warga dengan", "warga dan Meningkatnya ketertiban umum di desa dengan"),
    ],
)
def test_what_says_something_else(text: str) -> None:
    assert told(TABLE + text, "KLM020") == []
